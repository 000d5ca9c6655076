//! Where the texts of a standard in two languages differ: what one of them has, and the other not.
//! Words are not compared, as they are of two languages, but what is on each card and how much of it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::standard::{
    DetailValue, Finding, FindingKind, LabourFunction, Passport, PlainField, ProfessionCard,
    Reference, Severity, Skill, Source, Standard,
};

/// What one text has in a place where another has something else.
struct Difference<'a> {
    /// The name of the field.
    field: &'static str,
    /// How many entries this text has there, or which level.
    here: usize,
    /// How many the other has.
    there: usize,
    source: Source,
    card: Option<&'a ProfessionCard>,
    reference: Option<Reference>,
}

/// Where a text differs from the text of the same standard in another language, as findings of this
/// text in its order.
#[must_use]
pub fn text_differences(text: &Standard, other: &Standard) -> Vec<Finding> {
    let mut found = of_passports(&text.passport, &other.passport);
    let n_cards = [text.cards.len(), other.cards.len()];
    found.extend(number("cards", n_cards, whole_passport(&text.passport)));
    for (card, other) in pairs(&text.cards, &other.cards) {
        of_cards(card, other, &mut found);
    }
    let language = other.passport.language.to_string();
    let finding = |difference: Difference<'_>| Finding {
        kind: FindingKind::TextDiffers,
        severity: Severity::Warning,
        source: difference.source,
        card: difference.card.map(|card| card.identity.slug().to_owned()),
        reference: difference.reference,
        detail: BTreeMap::from([
            ("field".to_owned(), difference.field.into()),
            ("here".to_owned(), count(difference.here)),
            ("there".to_owned(), count(difference.there)),
            ("language".to_owned(), language.as_str().into()),
        ]),
    };
    found.into_iter().map(finding).collect()
}

fn count(number: usize) -> DetailValue {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

/// The cards of two texts that describe one profession: those with the same slug, and of the others
/// those that have the same position.
fn pairs<'a>(
    cards: &'a [ProfessionCard],
    others: &'a [ProfessionCard],
) -> Vec<(&'a ProfessionCard, &'a ProfessionCard)> {
    let by_slug: HashMap<&str, &ProfessionCard> =
        others.iter().map(|card| (card.identity.slug(), card)).collect();
    let own: Vec<&str> = cards.iter().map(|card| card.identity.slug()).collect();
    let mut unpaired: VecDeque<&ProfessionCard> =
        others.iter().filter(|card| !own.contains(&card.identity.slug())).collect();
    let pair = |card: &'a ProfessionCard| {
        let other = by_slug.get(card.identity.slug()).copied().or_else(|| unpaired.pop_front())?;
        Some((card, other))
    };
    cards.iter().filter_map(pair).collect()
}

/// The entries of a field, where their number differs.
fn number<'a>(
    field: &'static str,
    [here, there]: [usize; 2],
    source: Source,
) -> Option<Difference<'a>> {
    let is_other = here != there;
    is_other.then_some(Difference { field, here, there, source, card: None, reference: None })
}

/// How many entries the lists of two texts have, each with the lines of the first one.
macro_rules! lists {
    ($here:expr, $there:expr; $($list:ident),+) => {
        [$({
            let entries = &$here.$list;
            let ends = entries.first().zip(entries.last());
            let source = ends.map(|(first, last)| first.source.to(last.source));
            (stringify!($list), [entries.len(), $there.$list.len()], source)
        }),+]
    };
}

fn of_passports<'a>(passport: &'a Passport, other: &Passport) -> Vec<Difference<'a>> {
    let plain = [
        ("scope", [&passport.scope, &other.scope]),
        ("summary", [&passport.summary, &other.summary]),
    ];
    let plain = plain.map(|(field, texts)| {
        let numbers = texts.map(|text| usize::from(text.is_some()));
        (field, numbers, passport.sources.get(field).copied())
    });
    let lists = lists!(passport, other; terms, abbreviations, activity, listed_professions);
    let whole = whole_passport(passport);
    let all = plain.into_iter().chain(lists);
    all.filter_map(|(field, numbers, source)| number(field, numbers, source.unwrap_or(whole)))
        .collect()
}

/// Where the passport is, as far as is known.
fn whole_passport(passport: &Passport) -> Source {
    let title = passport.sources.get("title").copied();
    title.or(passport.technical.source).unwrap_or(Source::new(1, 1))
}

fn of_cards<'a>(card: &'a ProfessionCard, other: &ProfessionCard, found: &mut Vec<Difference<'a>>) {
    let of_field = |field: &str| card.sources.get(field).copied();
    let level =
        |card: &ProfessionCard| card.qualification_level.map_or(0, |level| level.number().into());
    let plain = PlainField::ALL.iter().map(|field| {
        let has = |card| usize::from(field.of(card).is_some());
        (field.name(), [has(card), has(other)], of_field(field.name()))
    });
    let levels = [level(card), level(other)];
    let levels = ("qualification_level", levels, of_field("qualification_level"));
    let lists = lists!(
        card, other;
        education, other_titles, functions, personal_competences, regulations, related,
        other_fields
    );
    let on_card = plain.chain([levels]).chain(lists).filter_map(|(field, numbers, source)| {
        let difference = number(field, numbers, source.unwrap_or(card.source))?;
        let reference = Some(card.identity.reference().clone());
        Some(Difference { card: Some(card), reference, ..difference })
    });
    found.extend(on_card);
    for (function, other) in card.functions.iter().zip(&other.functions) {
        of_functions(card, function, other, found);
    }
}

fn of_functions<'a>(
    card: &'a ProfessionCard,
    function: &'a LabourFunction,
    other: &LabourFunction,
    found: &mut Vec<Difference<'a>>,
) {
    let mut add = |reference: &Reference, difference: Option<Difference<'a>>| {
        found.extend(difference.map(|difference| Difference {
            card: Some(card),
            reference: Some(reference.clone()),
            ..difference
        }));
    };
    let n_skills = [function.skills.len(), other.skills.len()];
    add(&function.identity().reference, number("skills", n_skills, function.source));
    for (skill, other) in function.skills.iter().zip(&other.skills) {
        let n_items = |items: fn(&Skill) -> usize| [items(skill), items(other)];
        let reference = skill.identity().reference;
        let n_abilities = n_items(|skill| skill.abilities.len());
        add(&reference, number("abilities", n_abilities, skill.source));
        let n_knowledge = n_items(|skill| skill.knowledge.len());
        add(&reference, number("knowledge", n_knowledge, skill.source));
    }
}
