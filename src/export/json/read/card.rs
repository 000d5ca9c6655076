//! A card and what is on it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::value::{Wrong, require_id, wrong};
use crate::standard::{
    CardIdentity, Education, FieldSources, Id, Identity, LabourFunction, Language, Line, NodeKind,
    OtherField, PlainField, ProfessionCard, QualificationLevel, Reference, RelatedProfession,
    Source, StatementKind, TextKey, plain_fields,
};

macro_rules! card_shape {
    ($($group:ident {$($variant:ident $field:ident,)+})+) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct CardShape {
            id: Id,
            r#ref: String,
            standard: String,
            language: Language,
            slug: String,
            point: u32,
            title: String,
            $($($field: Option<String>,)+)+
            qualification_level: Option<QualificationLevel>,
            education: Vec<Education>,
            other_titles: Vec<Line>,
            functions: Vec<LabourFunction>,
            personal_competences: Vec<Line>,
            regulations: Vec<Line>,
            related: Vec<RelatedProfession>,
            #[serde(default)]
            other_fields: Vec<OtherField>,
            sources: FieldSources,
            source: Source,
        }

        impl CardShape {
            fn take_plain(&mut self, field: PlainField) -> Option<String> {
                match field {
                    $($(PlainField::$variant => self.$field.take(),)+)+
                }
            }
        }
    };
}
plain_fields!(card_shape);

impl CardShape {
    /// The card of this text at the path `at`.
    pub(super) fn into_model(mut self, at: &str, text: &TextKey) -> Result<ProfessionCard, Wrong> {
        if self.standard != text.code || self.language != text.language {
            return Err(wrong(at, format!("the card is of another text than {}", text.code)));
        }
        if self.slug.is_empty() || self.r#ref != self.slug {
            return Err(wrong(format!("{at}.ref"), "the reference of a card is its slug"));
        }
        let identity = CardIdentity::new(text.clone(), std::mem::take(&mut self.slug))
            .map_err(|invalid| wrong(format!("{at}.slug"), invalid))?;
        require_id(at, text, identity.reference(), self.id.0)?;
        let mut card = ProfessionCard::empty(identity, self.point, self.source);
        for &field in PlainField::ALL {
            *field.of_mut(&mut card) = self.take_plain(field);
        }
        card.title = self.title;
        card.qualification_level = self.qualification_level;
        card.education = self.education;
        card.other_titles = self.other_titles;
        card.functions = self.functions;
        card.personal_competences = self.personal_competences;
        card.regulations = self.regulations;
        card.related = self.related;
        card.other_fields = self.other_fields;
        card.sources = self.sources;
        require_nodes(at, text, &card)?;
        require_related(at, text, &card.related)?;
        every_name_is_its_own(at, &card)?;
        Ok(card)
    }
}

/// Refuses a node that is not where its reference says, or has the identifier of another.
fn require_nodes(at: &str, text: &TextKey, card: &ProfessionCard) -> Result<(), Wrong> {
    let require = |at: &str, Identity { reference, id }, parent: &Reference, kind| {
        let is_inside = reference.parent().as_ref() == Some(parent);
        if reference.kind() != NodeKind::Statement(kind) || !is_inside {
            let problem = format!("\"{reference}\" is not inside \"{parent}\" as {kind}");
            return Err(wrong(format!("{at}.ref"), problem));
        }
        require_id(at, text, &reference, id)
    };
    for (n, function) in card.functions.iter().enumerate() {
        let at = format!("{at}.functions[{n}]");
        require(&at, function.identity(), card.identity.reference(), StatementKind::Function)?;
        for (n, skill) in function.skills.iter().enumerate() {
            let at = format!("{at}.skills[{n}]");
            require(&at, skill.identity(), &function.reference, StatementKind::Skill)?;
            for (list, items, kind) in [
                ("abilities", &skill.abilities, StatementKind::Ability),
                ("knowledge", &skill.knowledge, StatementKind::Knowledge),
            ] {
                for (n, item) in items.iter().enumerate() {
                    require(&format!("{at}.{list}[{n}]"), item.identity(), &skill.reference, kind)?;
                }
            }
        }
    }
    Ok(())
}

fn require_related(at: &str, text: &TextKey, related: &[RelatedProfession]) -> Result<(), Wrong> {
    for (n, related) in related.iter().enumerate() {
        let Some(card) = &related.card else { continue };
        let at = format!("{at}.related[{n}].card");
        if card.standard != text.code {
            let problem = "a related profession is on a card of the same standard";
            return Err(wrong(format!("{at}.standard"), problem));
        }
        let reference = Reference::card(card.slug.as_str())
            .map_err(|invalid| wrong(format!("{at}.slug"), invalid))?;
        require_id(&at, text, &reference, card.id)?;
    }
    Ok(())
}

fn every_name_is_its_own(at: &str, card: &ProfessionCard) -> Result<(), Wrong> {
    let mut seen = BTreeSet::new();
    for statement in card.statements() {
        let Identity { id, reference } = statement.identity();
        if !seen.insert(id) {
            return Err(wrong(at, format!("two pieces are called \"{reference}\"")));
        }
    }
    Ok(())
}
