//! Words for each of the things that a list of the model names.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error};

use crate::standard::{FindingKind, FunctionKind, Severity, StatementKind};

/// A list of the model whose members have names.
pub(crate) trait NamedMembers: Copy + PartialEq + 'static {
    /// Every member.
    fn all() -> impl Iterator<Item = Self>;
    /// The name in JSON.
    fn name(self) -> &'static str;
}

macro_rules! named {
    ($($list:ty),+) => {
        $(impl NamedMembers for $list {
            fn all() -> impl Iterator<Item = Self> {
                Self::ALL.iter().copied()
            }

            fn name(self) -> &'static str {
                self.name()
            }
        })+
    };
}

named!(FindingKind, FunctionKind, Severity, StatementKind);

/// A `T` for each member of a list, by its name in the word files.
#[derive(Debug)]
pub(crate) struct Each<N, T>(Vec<(N, T)>);

impl<N: NamedMembers, T: Copy> Each<N, T> {
    /// What there is for this one.
    pub(crate) fn of(&self, member: N) -> T {
        let found = self.0.iter().find(|(known, _)| *known == member);
        found.expect("a file that lacks a member is not read").1
    }
}

impl<N: NamedMembers, T: Deserialize<'static>> Deserialize<'static> for Each<N, T> {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        let mut by_name = BTreeMap::<&'static str, T>::deserialize(deserializer)?;
        let take = |member: N| match by_name.remove(member.name()) {
            Some(words) => Ok((member, words)),
            None => Err(D::Error::missing_field(member.name())),
        };
        let each = N::all().map(take).collect::<Result<_, _>>()?;
        match by_name.keys().next() {
            Some(name) => Err(D::Error::custom(format!("nothing is called `{name}`"))),
            None => Ok(Self(each)),
        }
    }
}
