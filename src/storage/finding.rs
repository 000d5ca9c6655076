//! What was noticed in a text.

use serde_json::Value;
use sqlx_macros::FromRow;

use super::{
    ListPage, PageRequest, Storage, StorageError,
    row::{Broken, SourceRow, models, position},
    text::{bind_text, is_text},
    transaction::Transaction,
};
use crate::standard::{Detail, DetailValue, Finding, TextKey};

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
            select position, kind, severity, card_slug, ref, detail, first_line, last_line
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
        let total = on_connection!(&mut reading, connection => {
            bind_text!(sqlx::query_scalar(TOTAL), text)
                .fetch_one(connection)
                .await?
        });
        let rows: Vec<FindingRow> = on_connection!(&mut reading, connection => {
            bind_text!(sqlx::query_as(SQL), text)
                .bind(after)
                .bind(request.n_rows())
                .fetch_all(connection)
                .await?
        });
        let page = request.page(rows, total, |last| (last.position,));
        let items = models("finding", &text.code, page.items)?;
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
            select position, kind, severity, card_slug, ref, detail, first_line, last_line
            from finding
            join standard on standard.id = finding.standard_id
            where ",
            is_text!(),
            "
            order by position"
        );
        let rows: Vec<FindingRow> = on_connection!(self, connection => {
            bind_text!(sqlx::query_as(SQL), text)
                .fetch_all(connection)
                .await?
        });
        models("finding", &text.code, rows)
    }

    /// Adds the findings of a text, which are in the order of its lines.
    pub(super) async fn insert_findings(
        &mut self,
        standard_id: i64,
        findings: &[&Finding],
    ) -> Result<(), StorageError> {
        const SQL: &str = "
            insert into finding (
                standard_id, position, kind, severity, card_slug, ref, detail,
                first_line, last_line)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        for (index, finding) in findings.iter().enumerate() {
            execute!(self, SQL; standard_id, position(index), finding.kind.name(),
                finding.severity.name(), &finding.card,
                finding.reference.as_ref().map(ToString::to_string),
                detail_to_json(&finding.detail); finding.source);
        }
        Ok(())
    }
}

/// The findings in the order in which they are stored and shown: that of the lines.
pub(super) fn by_line(findings: &[Finding]) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| finding.source);
    findings
}

fn detail_to_json(detail: &Detail) -> String {
    let values = detail.iter().map(|(name, value)| {
        let value = match value {
            DetailValue::Text(text) => Value::from(text.as_str()),
            DetailValue::Number(number) => Value::from(*number),
            DetailValue::Numbers(numbers) => Value::from(numbers.as_slice()),
        };
        (name.clone(), value)
    });
    Value::Object(values.collect()).to_string()
}

fn detail_from_json(json: &str) -> Result<Detail, Broken> {
    let values: serde_json::Map<String, Value> = serde_json::from_str(json)?;
    values
        .into_iter()
        .map(|(name, value)| {
            let value = match value {
                Value::String(text) => DetailValue::Text(text),
                Value::Array(_) => DetailValue::Numbers(serde_json::from_value(value)?),
                _ => DetailValue::Number(serde_json::from_value(value)?),
            };
            Ok((name, value))
        })
        .collect()
}

#[derive(FromRow)]
struct FindingRow {
    position: i64,
    kind: String,
    severity: String,
    card_slug: Option<String>,
    #[sqlx(rename = "ref")]
    reference: Option<String>,
    detail: String,
    #[sqlx(flatten)]
    source: SourceRow,
}

impl TryFrom<FindingRow> for Finding {
    type Error = Broken;

    fn try_from(row: FindingRow) -> Result<Self, Self::Error> {
        Ok(Self {
            kind: row.kind.parse()?,
            severity: row.severity.parse()?,
            source: row.source.try_into()?,
            card: row.card_slug,
            reference: row.reference.map(|reference| reference.parse()).transpose()?,
            detail: detail_from_json(&row.detail)?,
        })
    }
}
