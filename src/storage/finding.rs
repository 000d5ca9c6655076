//! What was noticed in a text.

use super::{
    ListPage, PageRequest, Storage, StorageError,
    row::{from_row, to_json},
    text::is_text,
    transaction::Transaction,
};
use crate::standard::{Finding, TextKey};

impl Storage {
    /// What was noticed in a text, the gravest first, those of a kind together in the order of the lines.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours, the database fails or a row breaks the model.
    pub async fn list_findings(
        &self,
        text: &TextKey,
        request: PageRequest<'_>,
    ) -> Result<ListPage<Finding>, StorageError> {
        const TOTAL: &str = concat!(
            "
            select count(*)
            from finding
            join standard on standard.id = finding.standard_id
            where ",
            is_text!()
        );
        const SQL: &str = concat!(
            "
            select rank, position, kind, severity, card, reference, detail, first_line, last_line
            from (
                select position, kind, severity, card_slug as card, ref as reference, detail,
                    first_line, last_line,
                    case severity when 'error' then 0 when 'warning' then 1 else 2 end as rank
                from finding
                join standard on standard.id = finding.standard_id
                where ",
            is_text!(),
            "
            ) as ranked
            where rank > $4
                or rank = $4 and kind > $5
                or rank = $4 and kind = $5 and position > $6
            order by rank, kind, position
            limit $7"
        );
        let (rank, kind, position) =
            request.after::<(i64, String, i64)>()?.unwrap_or((-1, String::new(), -1));
        let mut reading = self.begin_reading().await?;
        let (total,) = fetch!(fetch_one, on_connection(&mut reading), TOTAL, &text.code,
            text.edition, text.language; "finding", text.code);
        let rows: Vec<FindingRow> = fetch!(fetch_all, on_connection(&mut reading), SQL, &text.code,
            text.edition, text.language, rank, kind, position, request.n_rows();
            "finding", text.code);
        let page = request.page(rows, total, |last| {
            (last.rank, last.finding.kind.name().to_owned(), last.position)
        });
        let items = page.items.into_iter().map(|row| row.finding).collect();
        Ok(ListPage { items, total: page.total, next: page.next })
    }
}

impl Transaction {
    /// Everything that was noticed in a text, in the order of its lines.
    pub(super) async fn list_all_findings(
        &mut self,
        text: &TextKey,
    ) -> Result<Vec<Finding>, StorageError> {
        const SQL: &str = concat!(
            "
            select kind, severity, card_slug as card, ref as reference, detail,
                first_line, last_line
            from finding
            join standard on standard.id = finding.standard_id
            where ",
            is_text!(),
            "
            order by position"
        );
        Ok(fetch!(fetch_all, on_connection(self), SQL, &text.code, text.edition, text.language;
            "finding", text.code))
    }

    /// Adds the findings of a text, which are in the order of its lines.
    pub(super) async fn insert_findings(
        &mut self,
        standard_id: i64,
        findings: &[&Finding],
    ) -> Result<(), StorageError> {
        const SQL: &str = insert_entries!(
            "finding" in (standard_id = "$1");
            kind, severity, card_slug = "entry.value ->> 'card'", ref,
            detail = "entry.value -> 'detail'"; "json_each($2) as entry"
        );
        execute!(self, SQL, standard_id, to_json(findings));
        Ok(())
    }
}

/// The findings in the order in which they are stored: that of the lines.
pub(super) fn by_line(findings: &[Finding]) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| finding.source);
    findings
}

struct FindingRow {
    rank: i64,
    position: i64,
    finding: Finding,
}

from_row!(FindingRow { rank, position; inside finding });
