//! `fields=`: answers made thinner, to the keys that a client names.

use std::{collections::BTreeMap, str::FromStr};

use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};

use crate::{api::description::properties, app::AppError};

/// The keys that are wanted of a thing. What stands under a key is wanted whole, or thinned too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(BTreeMap<String, Option<Self>>);

impl FromStr for Fields {
    type Err = &'static str;

    /// Names by commas, those of nested keys with points: `id,title,counts.skills`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut fields = Self::default();
        for name in text.split(',') {
            if name.split('.').any(str::is_empty) {
                return Err("names are given as id,title,counts.skills");
            }
            fields.want(name);
        }
        Ok(fields)
    }
}

impl Fields {
    fn want(&mut self, name: &str) {
        let Some((first, rest)) = name.split_once('.') else {
            self.0.insert(name.to_owned(), None);
            return;
        };
        let under = self.0.entry(first.to_owned()).or_insert_with(|| Some(Self::default()));
        // What is wanted whole stays so.
        if let Some(under) = under {
            under.want(rest);
        }
    }

    /// Refuses the names that nothing of this schema has, and says which ones there are.
    ///
    /// # Errors
    /// [`AppError::BadRequest`].
    pub(super) fn check(&self, schema: &RefOr<Schema>) -> Result<(), AppError> {
        let known: Vec<_> = properties(schema).into_iter().flatten().collect();
        for (name, under) in &self.0 {
            let Some((_, schema)) = known.iter().find(|(known, _)| *known == name) else {
                return Err(unknown(name, &known));
            };
            if let Some(under) = under {
                under.check(schema)?;
            }
        }
        Ok(())
    }

    /// What is wanted of a thing, or of each thing of a list.
    pub(super) fn thin(&self, value: Value) -> Value {
        match value {
            Value::Object(keys) => Value::Object(self.thin_keys(keys)),
            Value::Array(values) => values.into_iter().map(|value| self.thin(value)).collect(),
            value => value,
        }
    }

    fn thin_keys(&self, mut keys: Map<String, Value>) -> Map<String, Value> {
        let wanted = self.0.iter().filter_map(|(name, under)| {
            let value = keys.remove(name)?;
            let value = match under {
                Some(under) => under.thin(value),
                None => value,
            };
            Some((name.clone(), value))
        });
        wanted.collect()
    }
}

fn unknown(name: &str, known: &[(&String, &RefOr<Schema>)]) -> AppError {
    let known: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    AppError::BadRequest(format!("fields: `{name}` is not a field here; the fields are: {known}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn thinned(fields: &str, value: Value) -> Value {
        fields.parse::<Fields>().unwrap().thin(value)
    }

    #[test]
    fn keys_are_thinned_at_any_depth() {
        let card = json!({
            "id": 1, "title": "a", "counts": { "skills": 2, "functions": 3 }, "card": null,
            "functions": [{ "title": "f", "skills": [{ "title": "s", "number": 1 }] }],
        });
        assert_eq!(thinned("id", card.clone()), json!({ "id": 1 }));
        assert_eq!(
            thinned("counts.skills,card.slug", card.clone()),
            json!({ "counts": { "skills": 2 }, "card": null })
        );
        assert_eq!(
            thinned("functions.skills.number", card.clone()),
            json!({ "functions": [{ "skills": [{ "number": 1 }] }] })
        );
        for both in ["counts,counts.skills", "counts.skills,counts"] {
            assert_eq!(thinned(both, card.clone()), json!({ "counts": card["counts"] }), "{both}");
        }
    }

    #[test]
    fn names_have_no_gaps() {
        for wrong in ["", ",", "id,", "a..b", ".a", "a."] {
            assert!(wrong.parse::<Fields>().is_err(), "{wrong:?}");
        }
    }
}
