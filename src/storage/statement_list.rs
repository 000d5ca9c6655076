//! All statements of the latest edition in each language, in an order that no import changes: whoever
//! walks through them meets each one that stays, once.
//!
//! They are read card by card: a card comes as one row, so a page of the list costs a query for each
//! card on it, not one for each line.

use super::{
    ListPage, PageRequest, Storage, StorageError,
    precedence::{is_latest, order_of_language},
    row::{count, position},
    transaction::Transaction,
};
use crate::standard::{
    CardIdentity, CardKey, ProfessionCard, QualificationLevel, Reference, Statement, StatementKind,
    TextChoice,
};

/// The most cards that are read for one page of the list: it may be shorter than the limit where
/// each card gives little.
const MOST_CARDS: usize = 64;

/// The statements to list: any value within a list, all lists together; an empty list lets all
/// pass.
#[derive(Debug, Clone, Default)]
pub struct StatementFilter {
    /// What they are.
    pub kinds: Vec<StatementKind>,
    /// The levels of their cards.
    pub levels: Vec<QualificationLevel>,
    /// Codes of standards, `J62090011`.
    pub standards: Vec<String>,
    /// Their cards.
    pub cards: Vec<CardKey>,
}

/// Statements of one card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardStatements {
    card: ProfessionCard,
    /// The positions of the statements in [`ProfessionCard::statements`].
    positions: Vec<usize>,
}

impl CardStatements {
    /// The card, whole.
    #[must_use]
    pub fn card(&self) -> &ProfessionCard {
        &self.card
    }

    /// The statements, in their order in the list.
    pub fn iter(&self) -> impl Iterator<Item = Statement<'_>> {
        let all: Vec<Statement<'_>> = self.card.statements().collect();
        self.positions.iter().map(move |&position| all[position])
    }
}

/// Where a page of the list ends, whatever the edition: code, order of the language, slug and
/// reference of its last statement, and how many statements were counted for the first page.
type StatementCursor = (String, i64, String, String, u64);

impl Storage {
    /// The statements that pass the filter, by standard, precedence of the language, slug and
    /// reference, the numbers in it by their value; card by card. Limit and total
    /// count statements.
    ///
    /// # Errors
    ///
    /// When the cursor is not one of ours, the database fails or a row breaks the model.
    pub async fn list_statements(
        &self,
        filter: &StatementFilter,
        request: PageRequest<'_>,
    ) -> Result<ListPage<CardStatements>, StorageError> {
        let after = request.after::<StatementCursor>()?;
        let parameters = FilterParameters::new(filter);
        let mut reading = self.begin_reading().await?;
        let total = match &after {
            Some((.., counted)) => *counted,
            None => reading.count_statements(&parameters).await?,
        };
        let keys = reading.list_card_keys(&parameters, after.as_ref()).await?;
        let mut left = usize::try_from(request.n_rows()).unwrap_or(usize::MAX) - 1;
        let mut items: Vec<CardStatements> = Vec::new();
        let mut end: Option<StatementCursor> = None;
        let mut next = None;
        for (n_read, key) in keys.iter().enumerate() {
            let (text, slug) = (key.text(), key.slug());
            if left == 0 || n_read == MOST_CARDS {
                next = end.take();
                break;
            }
            let card = reading.find_card(&key.key(), TextChoice::from(text)).await?;
            let Some(card) = card else { continue };
            let language = order_of_language(text.language);
            let of_card =
                |reference| (text.code.clone(), language, slug.to_owned(), reference, total);
            let after = after.as_ref().filter(|after| {
                (after.0.as_str(), after.1, after.2.as_str()) == (key.standard(), language, slug)
            });
            let mut positions =
                filter.positions(&card, after.map(|(.., reference, _)| reference.as_str()))?;
            let is_cut = positions.len() > left;
            positions.truncate(left);
            left -= positions.len();
            let last = positions.last().and_then(|&position| card.statements().nth(position));
            if let Some(last) = last {
                end = Some(of_card(last.identity().reference.to_string()));
            } else {
                // Nothing of this card passes, and it need not be read again.
                end = Some(of_card(LAST_OF_CARD.to_owned()));
            }
            items.push(CardStatements { card, positions });
            if is_cut {
                next = end.take();
                break;
            }
        }
        let next = next.map(|end| PageRequest::cursor_of(&end));
        Ok(ListPage { items, total, next })
    }
}

/// Follows every reference of a card.
const LAST_OF_CARD: &str = "~";

impl StatementFilter {
    /// The positions of the statements of a card that pass, in their order, after a reference.
    fn positions(
        &self,
        card: &ProfessionCard,
        after: Option<&str>,
    ) -> Result<Vec<usize>, StorageError> {
        if after == Some(LAST_OF_CARD) {
            return Ok(Vec::new());
        }
        let after: Option<Reference> =
            after.map(str::parse).transpose().map_err(|_| StorageError::BadCursor)?;
        let statements = card.statements().enumerate();
        let passing = statements.filter(|(_, statement)| {
            self.kinds.is_empty() || self.kinds.contains(&statement.kind())
        });
        let mut positions: Vec<(Reference, usize)> = passing
            .map(|(position, one)| (one.identity().reference, position))
            .filter(|(reference, _)| after.as_ref().is_none_or(|after| reference > after))
            .collect();
        positions.sort_unstable();
        Ok(positions.into_iter().map(|(_, position)| position).collect())
    }
}

/// The filter as the queries take it.
struct FilterParameters {
    levels: String,
    standards: String,
    cards: String,
    /// 1 for each kind that passes, in their order.
    kinds: [i64; StatementKind::ALL.len()],
}

impl FilterParameters {
    fn new(filter: &StatementFilter) -> Self {
        let levels: Vec<String> = filter.levels.iter().map(ToString::to_string).collect();
        let cards: Vec<String> = filter.cards.iter().map(ToString::to_string).collect();
        Self {
            levels: between_separators(&levels),
            standards: between_separators(&filter.standards),
            cards: between_separators(&cards),
            kinds: StatementKind::ALL
                .map(|kind| i64::from(filter.kinds.is_empty() || filter.kinds.contains(&kind))),
        }
    }
}

/// A query over the cards that pass, made as that of the list of cards.
macro_rules! of_cards_that_pass {
    ($query:literal) => {
        concat!(
            "
            with card as (
                select code, edition, language, language_order, slug, purpose,
                    n_functions, n_skills, n_abilities, n_knowledge
                from standard ",
            left_first_join!(),
            " profession_card
                where standard_id = standard.id
                    and ",
            is_latest!(),
            "
                    and ($1 = '' or replace($1, '\u{1f}' || cast(qualification_level as text)
                        || '\u{1f}', '') <> $1)
                    and ($2 = '' or replace($2, '\u{1f}' || code || '\u{1f}', '') <> $2)
                    and ($3 = '' or replace($3, '\u{1f}' || code || '/' || slug
                        || '\u{1f}', '') <> $3))",
            $query
        )
    };
}

impl Transaction {
    async fn count_statements(
        &mut self,
        parameters: &FilterParameters,
    ) -> Result<u64, StorageError> {
        const SQL: &str = of_cards_that_pass!(
            "
            select cast(coalesce(sum(
                $4 + $5 * case when purpose is null then 0 else 1 end + $6 * n_functions
                    + $7 * n_skills + $8 * n_abilities + $9 * n_knowledge), 0) as bigint)
            from card"
        );
        let [profession, purpose, function, skill, ability, knowledge] = parameters.kinds;
        let (total,) = fetch!(fetch_one, on_connection(self), SQL, &parameters.levels,
            &parameters.standards, &parameters.cards, profession, purpose, function, skill, ability,
            knowledge; "card", "in the list of statements");
        Ok(count(total))
    }

    /// The cards that pass, in their order, from that of the cursor on; one more than are read.
    async fn list_card_keys(
        &mut self,
        parameters: &FilterParameters,
        after: Option<&StatementCursor>,
    ) -> Result<Vec<CardIdentity>, StorageError> {
        const SQL: &str = of_cards_that_pass!(
            "
            select code, edition, language, slug
            from card
            where code >= coalesce($4, '')
                and (cast($4 as text) is null or (code, language_order, slug) >= ($4, $5, $6))
            order by code, language_order, slug
            limit $7"
        );
        Ok(fetch!(fetch_all, on_connection(self), SQL,
            &parameters.levels, &parameters.standards, &parameters.cards,
            after.map(|(code, ..)| code), after.map(|(_, order, ..)| order),
            after.map(|(_, _, slug, ..)| slug), position(MOST_CARDS + 1);
            "card", "in the list of statements"))
    }
}

/// The values in one text. One that holds a separator or a NUL byte is no code of any card and is
/// left out; the text of a list of only such values lets nothing pass.
fn between_separators(values: &[String]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let mut list = String::from('\u{1f}');
    for value in values.iter().filter(|value| !value.contains(['\u{1f}', '\0'])) {
        list.push_str(value);
        list.push('\u{1f}');
    }
    list
}
