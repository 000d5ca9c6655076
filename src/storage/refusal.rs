//! What the catalogue cannot store, and so refuses before it writes anything.

use serde::Serialize;
use serde_json::Value;

use super::Refusal;
use crate::standard::{Identity, ProfessionCard, TextKey, WholeText};

/// Refuses a standard that would not come back as it is. Saving does so too; this is for whoever
/// wants to know before anything is saved.
///
/// # Errors
///
/// Why the catalogue cannot store it.
pub fn refuse_unkeepable(text: &WholeText) -> Result<(), Refusal> {
    let WholeText { standard, findings, source_text, .. } = text;
    let text = standard.passport.text_key();
    refuse_nul("the source", source_text)?;
    refuse_nul("the passport", &standard.passport)?;
    refuse_nul("the findings", findings)?;
    for card in &standard.cards {
        refuse_nul(&format!("card {}", card.identity.slug()), card)?;
        refuse_strangers(&text, card)?;
    }
    Ok(())
}

/// Every text of a part of the model is in its JSON, as a key or as a value.
fn refuse_nul(of: &str, part: &(impl Serialize + ?Sized)) -> Result<(), Refusal> {
    let json = serde_json::to_value(part).expect("the model has text keys and whole numbers");
    if has_nul(&json) { Err(Refusal::NulByte(of.to_owned())) } else { Ok(()) }
}

fn has_nul(json: &Value) -> bool {
    match json {
        Value::String(text) => text.contains('\0'),
        Value::Array(entries) => entries.iter().any(has_nul),
        Value::Object(keys) => keys.iter().any(|(key, value)| key.contains('\0') || has_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Refuses nodes of another text: only their references are stored, and their identities are made
/// of these and the text.
fn refuse_strangers(text: &TextKey, card: &ProfessionCard) -> Result<(), Refusal> {
    if card.identity.text() != text {
        return Err(Refusal::Stranger(card.identity.slug().to_owned()));
    }
    for related in card.related.iter().filter_map(|related| related.card.as_ref()) {
        if related.standard != text.code || related.id != text.id_of(&related.slug) {
            return Err(Refusal::Stranger(related.slug.clone()));
        }
    }
    for identity in card.statements().map(|statement| statement.identity()) {
        if identity != Identity::new(text, identity.reference.clone()) {
            return Err(Refusal::Stranger(identity.reference.to_string()));
        }
    }
    Ok(())
}
