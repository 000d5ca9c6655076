//! What a standard says of itself: everything in it but the cards.

use super::{
    Storage, StorageError,
    precedence::{by_precedence, order_of_edition, order_of_language},
    row::{from_row, to_json},
    transaction::Transaction,
};
use crate::standard::{Passport, TextChoice};

/// The terms of a row of `standard`, in the order of the text.
macro_rules! terms {
    () => {
        json_rows!(
            number, term, definition; "term where standard_id = standard.id"; order by "position"
        )
    };
}
pub(super) use terms;

/// The abbreviations of a row of `standard`, in the order of the text.
macro_rules! abbreviations {
    () => {
        json_rows!(
            number, abbreviation, meaning;
            "abbreviation where standard_id = standard.id"; order by "position"
        )
    };
}
pub(super) use abbreviations;

/// The technical data of a row of `standard`.
macro_rules! technical {
    () => {
        json_object!(
            authority,
            executor,
            organisations,
            council,
            national_body,
            chamber,
            version,
            year,
            review_date,
            source = ["case when coalesce(technical_first_line, technical_last_line) is not null
                then json_object(
                    'first_line', technical_first_line, 'last_line', technical_last_line) end"]
        )
    };
}
pub(super) use technical;

impl Storage {
    /// The passport of a standard, in the text that is chosen.
    ///
    /// # Errors
    ///
    /// When the database fails or a row breaks the model.
    pub async fn find_passport(
        &self,
        code: &str,
        choice: TextChoice,
    ) -> Result<Option<Passport>, StorageError> {
        self.begin_reading().await?.find_passport(code, choice).await
    }
}

impl Transaction {
    /// The passport of a standard, in the text that is chosen.
    pub(super) async fn find_passport(
        &mut self,
        code: &str,
        choice: TextChoice,
    ) -> Result<Option<Passport>, StorageError> {
        const SQL: &str = concat!(
            "
            select code, language, title, scope, summary,
                ",
            terms!(),
            " as terms,
                ",
            abbreviations!(),
            " as abbreviations,
                ",
            json_rows!(
                code, title; "activity_code where standard_id = standard.id"; order by "position"
            ),
            " as activity,
                ",
            json_rows!(
                number, title, level = ["qualification_level"];
                "listed_profession where standard_id = standard.id"; order by "position"
            ),
            " as listed_professions,
                ",
            technical!(),
            " as technical, coalesce(approval, 'null') as approval,
                ",
            json_rows!(
                label, text;
                "other_field where standard_id = standard.id and profession_card_id is null";
                order by "position"
            ),
            " as other_fields,
                ",
            json_sources!("standard_field_source where standard_id = standard.id"),
            " as sources
            from standard
            where code = $1
                and (cast($2 as text) is null or language = $2)
                and (cast($3 as text) is null or edition = $3)
            order by ",
            by_precedence!("$4"),
            "
            limit 1"
        );
        Ok(fetch!(fetch_optional, on_connection(self), SQL, code, choice.language, choice.edition,
            choice.preferred; "standard", code))
    }

    /// Adds a text with its passport, and gives the number of its row.
    pub(super) async fn insert_passport(
        &mut self,
        passport: &Passport,
        revision: &str,
    ) -> Result<i64, StorageError> {
        const SQL: &str = "
            insert into standard (
                code, edition, language, edition_order, language_order, title, scope, summary,
                authority, executor, organisations, council, national_body, chamber,
                version, year, review_date, technical_first_line, technical_last_line,
                revision, approval)
            values (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21)
            returning id";
        const TERMS: &str = insert_entries!(
            "term" in (standard_id = "$1"); number, term, definition; "json_each($2) as entry"
        );
        const ABBREVIATIONS: &str = insert_entries!(
            "abbreviation" in (standard_id = "$1");
            number, abbreviation, meaning; "json_each($2) as entry"
        );
        const ACTIVITY: &str = insert_entries!(
            "activity_code" in (standard_id = "$1"); code, title; "json_each($2) as entry"
        );
        const LISTED_PROFESSIONS: &str = insert_entries!(
            "listed_profession" in (standard_id = "$1");
            number, title, qualification_level = "entry.value ->> 'level'"; "json_each($2) as entry"
        );
        const OTHER_FIELDS: &str = insert_entries!(
            "other_field" in (standard_id = "$1"); label, text; "json_each($2) as entry"
        );
        const SOURCES: &str = "
            insert into standard_field_source (standard_id, field, first_line, last_line)
            select $1, key, value ->> 'first_line', value ->> 'last_line'
            from json_each($2)";
        let (technical, edition) = (&passport.technical, passport.technical.edition());
        let (id,): (i64,) = fetch!(fetch_one, on_connection(self), SQL, &passport.code, edition,
            passport.language, order_of_edition(edition), order_of_language(passport.language),
            &passport.title, &passport.scope, &passport.summary, &technical.authority,
            &technical.executor, &technical.organisations, &technical.council,
            &technical.national_body, &technical.chamber, technical.version, technical.year,
            &technical.review_date, technical.source.map(|source| source.first_line),
            technical.source.map(|source| source.last_line), revision,
            passport.approval.as_ref().map(to_json);
            "standard", passport.code);
        for (sql, list) in [
            (TERMS, to_json(&passport.terms)),
            (ABBREVIATIONS, to_json(&passport.abbreviations)),
            (ACTIVITY, to_json(&passport.activity)),
            (LISTED_PROFESSIONS, to_json(&passport.listed_professions)),
            (OTHER_FIELDS, to_json(&passport.other_fields)),
            (SOURCES, to_json(&passport.sources)),
        ] {
            execute!(self, sql, id, list);
        }
        Ok(id)
    }
}

from_row!(Passport {
    code, language, title, scope, summary;
    json approval, terms, abbreviations, activity, listed_professions, technical, other_fields,
        sources
});
