//! What was noticed in a text.

use super::{
    ListPage, PageRequest, Storage, StorageError,
    row::{from_row, to_json},
    text::is_text,
    transaction::Transaction,
};
use crate::standard::{Finding, TextKey};

impl Storage {
    /// What was noticed in a text, in the order of its lines.
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
            select position, kind, severity, card_slug as card, ref as reference, detail,
                first_line, last_line
            from finding
            join standard on standard.id = finding.standard_id
            where ",
            is_text!(),
            "
                and position > $4
            order by position
            limit $5"
        );
        let after = request.after::<(i64,)>()?.map_or(-1, |(position,)| position);
        let mut reading = self.begin_reading().await?;
        let (total,) = fetch!(fetch_one, on_connection(&mut reading), TOTAL, &text.code,
            text.edition, text.language; "finding", text.code);
        let rows: Vec<FindingRow> = fetch!(fetch_all, on_connection(&mut reading), SQL, &text.code,
            text.edition, text.language, after, request.n_rows(); "finding", text.code);
        let page = request.page(rows, total, |last| (last.position,));
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

/// The findings in the order in which they are stored and shown: that of the lines.
pub(super) fn by_line(findings: &[Finding]) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| finding.source);
    findings
}

struct FindingRow {
    position: i64,
    finding: Finding,
}

from_row!(FindingRow { position; inside finding });
