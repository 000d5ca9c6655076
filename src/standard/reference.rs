//! Where a node is inside its standard: `2524-0-003-5/f1/s2/a3`.
//!
//! A reference is made of the numbers that are printed. A number that is printed twice in one list
//! gets `-2`, a third time `-3`.

use std::{
    fmt::{self, Display, Write},
    str::FromStr,
};

use super::{NodeKind, StatementKind, named::as_text};

/// The path of a node inside its standard. The order is that of a card: the card, its purpose, and
/// each node before what is inside it, numbers by their value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The slug of the card; empty for the standard itself.
    slug: String,
    /// The nodes below the card down to this one. The purpose has no number.
    path: Vec<(StatementKind, Ordinal)>,
}

/// The printed number of a node among its neighbours, and which of those with that number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// The number, as printed.
    pub number: u32,
    /// 1 for the first node with this number.
    pub occurrence: u32,
}

/// A text that is no reference.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("a reference is given as slug/f1/s2/a3, not {0:?}")]
pub struct InvalidReference(pub String);

impl Reference {
    /// The standard itself. Its reference is empty.
    #[must_use]
    pub fn standard() -> Self {
        Self { slug: String::new(), path: Vec::new() }
    }

    /// A card.
    ///
    /// # Errors
    ///
    /// When the slug is empty, or has a slash or a control character.
    pub fn card(slug: impl Into<String>) -> Result<Self, InvalidReference> {
        let slug = slug.into();
        if slug.is_empty() || slug.contains(|sign: char| sign == '/' || sign.is_control()) {
            return Err(InvalidReference(slug));
        }
        Ok(Self { slug, path: Vec::new() })
    }

    /// The main purpose on the card of this node.
    #[must_use]
    pub fn purpose(&self) -> Self {
        let unnumbered = Ordinal { number: 0, occurrence: 1 };
        Self { slug: self.slug.clone(), path: vec![(StatementKind::Purpose, unnumbered)] }
    }

    /// A node of this kind inside this one; none where this one has no such nodes.
    #[must_use]
    pub fn child(&self, kind: StatementKind, ordinal: Ordinal) -> Option<Self> {
        self.clone().into_child(kind, ordinal)
    }

    fn into_child(mut self, kind: StatementKind, ordinal: Ordinal) -> Option<Self> {
        use StatementKind::{Ability, Function, Knowledge, Profession, Skill};
        let NodeKind::Statement(parent) = self.kind() else { return None };
        match (parent, kind) {
            (Profession, Function) | (Function, Skill) | (Skill, Ability | Knowledge) => {
                self.path.push((kind, ordinal));
                Some(self)
            }
            _ => None,
        }
    }

    /// The node that this one is directly inside; none for the standard.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let mut parent = self.clone();
        match parent.path.pop() {
            Some(_) => Some(parent),
            None => (!self.slug.is_empty()).then(Self::standard),
        }
    }

    /// The node of this kind that this one is inside, or is itself.
    #[must_use]
    pub fn within(&self, kind: StatementKind) -> Option<Self> {
        let mut upwards = std::iter::successors(Some(self.clone()), Self::parent);
        upwards.find(|reference| reference.kind() == NodeKind::Statement(kind))
    }

    /// The slug of the card that the node is on; empty for the standard itself.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// What the node is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        if self.slug.is_empty() {
            return NodeKind::Standard;
        }
        NodeKind::Statement(self.path.last().map_or(StatementKind::Profession, |(kind, _)| *kind))
    }

    /// The numbered nodes from the function down to this one, each with its kind.
    #[must_use]
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (StatementKind, Ordinal)> {
        self.path.iter().copied().filter(|(kind, _)| *kind != StatementKind::Purpose)
    }

    /// The anchor of the node on the page of its card: `f1-s2-k1`; empty for the card itself.
    #[must_use]
    pub fn anchor(&self) -> impl Display {
        fmt::from_fn(|formatter| {
            self.path.iter().enumerate().try_for_each(|(index, one)| {
                formatter.write_str(if index == 0 { "" } else { "-" })?;
                write_step(formatter, *one)
            })
        })
    }
}

const PURPOSE: &str = "purpose";

/// The letters that name the kinds of numbered nodes.
const LETTERS: [(StatementKind, char); 4] = [
    (StatementKind::Function, 'f'),
    (StatementKind::Skill, 's'),
    (StatementKind::Ability, 'a'),
    (StatementKind::Knowledge, 'k'),
];

fn write_step(
    formatter: &mut fmt::Formatter<'_>,
    (kind, ordinal): (StatementKind, Ordinal),
) -> fmt::Result {
    match LETTERS.iter().find(|(of, _)| *of == kind) {
        Some((_, letter)) => {
            formatter.write_char(*letter)?;
            ordinal.fmt(formatter)
        }
        None => formatter.write_str(PURPOSE),
    }
}

fn parse_step(step: &str) -> Option<(StatementKind, Ordinal)> {
    let (kind, letter) = LETTERS.into_iter().find(|(_, letter)| step.starts_with(*letter))?;
    let numbers = step.strip_prefix(letter)?;
    let ordinal = match numbers.split_once('-') {
        Some((number, occurrence)) => Ordinal {
            number: parse_number(number)?,
            occurrence: parse_number(occurrence).filter(|occurrence| *occurrence > 1)?,
        },
        None => Ordinal { number: parse_number(numbers)?, occurrence: 1 },
    };
    Some((kind, ordinal))
}

/// A number as it is written here: no sign, and no zeros before it.
fn parse_number(text: &str) -> Option<u32> {
    let is_plain = text == "0" || text.starts_with(|first| matches!(first, '1'..='9'));
    if is_plain { text.parse().ok() } else { None }
}

impl Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.slug)?;
        self.path.iter().try_for_each(|one| {
            formatter.write_char('/')?;
            write_step(formatter, *one)
        })
    }
}

impl FromStr for Reference {
    type Err = InvalidReference;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidReference(text.to_owned());
        if text.is_empty() {
            return Ok(Self::standard());
        }
        let mut parts = text.split('/');
        let card = Self::card(parts.next().unwrap_or_default()).map_err(|_| invalid())?;
        if parts.clone().eq([PURPOSE]) {
            return Ok(card.purpose());
        }
        parts.try_fold(card, |parent, part| {
            let (kind, ordinal) = parse_step(part).ok_or_else(invalid)?;
            parent.into_child(kind, ordinal).ok_or_else(invalid)
        })
    }
}

as_text!(Reference);

impl Display for Ordinal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(formatter)?;
        match self.occurrence {
            1 => Ok(()),
            occurrence => write!(formatter, "-{occurrence}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reference(text: &str) -> Reference {
        text.parse().unwrap()
    }

    #[test]
    fn a_reference_says_what_it_is_and_what_it_is_inside() {
        let statement = NodeKind::Statement;
        for (text, kind, parent) in [
            ("", NodeKind::Standard, None),
            ("25-5", statement(StatementKind::Profession), Some("")),
            ("25-5/purpose", statement(StatementKind::Purpose), Some("25-5")),
            ("25-5/f1", statement(StatementKind::Function), Some("25-5")),
            ("25-5/f1/s2", statement(StatementKind::Skill), Some("25-5/f1")),
            ("25-5/f1/s2/a3-2", statement(StatementKind::Ability), Some("25-5/f1/s2")),
            ("25-5/f1/s2/k0", statement(StatementKind::Knowledge), Some("25-5/f1/s2")),
        ] {
            let found = reference(text);
            assert_eq!((found.kind(), found.to_string()), (kind, text.to_owned()));
            assert_eq!(found.parent().map(|parent| parent.to_string()).as_deref(), parent);
        }
    }

    #[test]
    fn an_anchor_is_the_path_below_the_card() {
        for (text, anchor) in [
            ("", ""),
            ("25-5", ""),
            ("25-5/purpose", "purpose"),
            ("25-5/f1/s2/k1", "f1-s2-k1"),
            ("25-5/f1/s2/k1-2", "f1-s2-k1-2"),
        ] {
            assert_eq!(reference(text).anchor().to_string(), anchor);
        }
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        for text in [
            "/f1",
            "c/",
            "c/x1",
            "c/f",
            "c/f+1",
            "c/f01",
            "c/f1-1",
            "c/f1-0",
            "c/f1-",
            "c/s1",
            "c/f1/a1",
            "c/f1/s1/s1",
            "c/f1/s1/a1/a1",
            "c/purpose/f1",
            "c/f4294967296",
            "c\0/f1",
        ] {
            assert_eq!(text.parse::<Reference>(), Err(InvalidReference(text.to_owned())));
        }
        assert!(Reference::card("a/f1").is_err());
    }

    #[test]
    fn references_are_ordered_by_their_numbers() {
        let expected = [
            "c",
            "c/purpose",
            "c/f1",
            "c/f1/s2",
            "c/f1/s2/a3",
            "c/f1/s2/a3-2",
            "c/f1/s2/a10",
            "c/f1/s2/k1",
            "c/f1/s10",
            "c/f2",
        ];
        let mut references = expected.map(reference);
        references.reverse();
        references.sort();
        assert_eq!(references.map(|reference| reference.to_string()), expected);
    }

    fn any_reference() -> impl Strategy<Value = Reference> {
        let ordinal = || {
            (any::<u32>(), 1_u32..4).prop_map(|(number, occurrence)| Ordinal { number, occurrence })
        };
        let kind = prop_oneof![Just(StatementKind::Ability), Just(StatementKind::Knowledge)];
        let skill = (ordinal(), proptest::option::of((kind, ordinal())));
        let path = prop_oneof![
            Just(Vec::new()),
            Just(vec![(StatementKind::Purpose, Ordinal { number: 0, occurrence: 1 })]),
            (ordinal(), proptest::option::of(skill)).prop_map(|(function, inside)| {
                let skill = inside.map(|(skill, _)| (StatementKind::Skill, skill));
                let item = inside.and_then(|(_, item)| item);
                std::iter::once((StatementKind::Function, function))
                    .chain(skill)
                    .chain(item)
                    .collect()
            }),
        ];
        let node = ("[^/\\p{Cc}]{1,20}", path).prop_map(|(slug, path)| Reference { slug, path });
        prop_oneof![1 => Just(Reference::standard()), 20 => node]
    }

    proptest! {
        #[test]
        fn a_reference_comes_back_from_its_text(reference in any_reference()) {
            prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        }

        #[test]
        fn what_is_read_is_written_the_same(text in "(c|[a-z0-9-]{1,6})(/(purpose|[fsakx][0-9]{1,2}(-[0-9])?)){0,4}") {
            if let Ok(reference) = text.parse::<Reference>() {
                prop_assert_eq!(reference.to_string(), text);
            }
        }
    }
}
