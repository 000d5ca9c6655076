//! Words for each of the things that a list of the model names.

use std::{collections::BTreeMap, fmt::Display};

use serde::{Deserialize, Deserializer, de::Error};

use crate::standard::{Change, FindingKind, FunctionKind, Language, Severity, StatementKind};

/// A list of the model whose members have names.
pub(crate) trait NamedMembers:
    Copy + Ord + Display + Deserialize<'static> + 'static
{
    /// Every member.
    const EVERY: &'static [Self];
}

macro_rules! named {
    ($($list:ty),+) => {
        $(impl NamedMembers for $list {
            const EVERY: &'static [Self] = &Self::ALL;
        })+
    };
}

named!(Change, FindingKind, FunctionKind, Language, Severity, StatementKind);

/// A `T` for each member of a list, by its name in the word files.
#[derive(Debug)]
pub(crate) struct Each<N, T>(BTreeMap<N, T>);

impl<N: NamedMembers, T: Copy> Each<N, T> {
    /// What there is for this one.
    pub(crate) fn of(&self, member: N) -> T {
        *self.0.get(&member).expect("a file that lacks a member is not read")
    }
}

impl<N: NamedMembers, T: Deserialize<'static>> Deserialize<'static> for Each<N, T> {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        let each = BTreeMap::deserialize(deserializer)?;
        match N::EVERY.iter().find(|member| !each.contains_key(*member)) {
            Some(missing) => Err(D::Error::custom(format!("missing field `{missing}`"))),
            None => Ok(Self(each)),
        }
    }
}
