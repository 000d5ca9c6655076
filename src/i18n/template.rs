//! Sentences with values in them, as the word files have them: `{title}` is where a value goes, and
//! what depends on a number is a table of plural forms, chosen by the value that is called `n`.

use std::{cell::Cell, collections::BTreeMap, fmt::Display};

use icu_plurals::{PluralCategory, PluralRules};
use serde::{Deserialize, Deserializer, de::Error};

use super::locale::Locale;

/// A sentence with values.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(crate) struct Template(&'static str);

/// Words in the forms that a number asks for.
#[derive(Debug)]
pub(crate) struct Plural {
    locale: Locale,
    /// The forms by the names that CLDR gives them.
    forms: BTreeMap<&'static str, &'static str>,
}

/// Declares what word files say: structs that a file fills, with a text for each name and no other.
///
/// `name` is a text as it is. `name(value: type)` is a sentence with values, and `name[n: u64]` one
/// in the forms that `n` asks for; both have a method of the same name, which puts the values in.
/// `name: Type` is anything else.
macro_rules! words {
    (@text) => { &'static str };
    (@text ($($value:ident)+)) => { $crate::i18n::template::Template };
    (@text [$($value:ident)+]) => { $crate::i18n::template::Plural };
    (@text $other:ty) => { $other };
    ($($(#[$about:meta])* $visibility:vis struct $words:ident {
        $($(#[$note:meta])* $name:ident
            $(($($value:ident: $type:ty),+))?
            $([$($counted:ident: $counted_type:ty),+])?
            $(: $other:ty)?
        ),+ $(,)?
    })+) => { $(
        $(#[$about])*
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
        $visibility struct $words {
            $($(#[$note])* pub(crate) $name: $crate::i18n::template::words!(
                @text $(($($value)+))? $([$($counted)+])? $($other)?
            )),+
        }

        impl $words {
            $(
                $(pub(crate) fn $name(&self, $($value: $type),+) -> String {
                    self.$name.fill(&[$((stringify!($value), &$value)),+])
                })?
                $(pub(crate) fn $name(&self, $($counted: $counted_type),+) -> String {
                    self.$name.fill(&[$((stringify!($counted), &$counted)),+])
                })?
            )+
        }

        #[cfg(test)]
        impl $crate::i18n::template::Sentences for $words {
            const VALUES: &'static [(&'static str, &'static [&'static str])] = &[$(
                $((stringify!($name), &[$(stringify!($value)),+]),)?
                $((stringify!($name), &[$(stringify!($counted)),+]),)?
            )+];
        }
    )+ };
}
pub(super) use words;

/// Declares texts that are also found by their names.
macro_rules! named_words {
    ($(#[$about:meta])* $visibility:vis struct $words:ident { $($name:ident),+ $(,)? }) => {
        $crate::i18n::template::words! {
            $(#[$about])*
            $visibility struct $words { $($name),+ }
        }

        impl $words {
            /// The text of that name.
            pub(super) fn named(&self, name: &str) -> Option<&'static str> {
                match name {
                    $(stringify!($name) => Some(self.$name),)+
                    _ => None,
                }
            }
        }
    };
}
pub(super) use named_words;

/// The sentences of a struct with the values that are put into each.
#[cfg(test)]
pub(super) trait Sentences {
    const VALUES: &'static [(&'static str, &'static [&'static str])];
}

impl Template {
    /// The sentence with these values.
    pub(super) fn fill(&self, values: &[(&str, &dyn Display)]) -> String {
        filled(self.0, |name| value(values, name))
    }

    /// The sentence with the values that `value` gives for their names.
    pub(super) fn fill_from(&self, value: impl Fn(&str) -> String) -> String {
        filled(self.0, value)
    }

    /// The words between two values and after the second, for a page that marks the values.
    pub(crate) fn around(&self) -> (&'static str, &'static str) {
        let (_, _, rest) = next_value(self.0).unwrap_or_default();
        let (between, _, after) = next_value(rest).unwrap_or((rest, "", ""));
        (between, after)
    }
}

impl Plural {
    /// The form that goes with a number. The tests see to it that a file has each.
    pub(crate) fn of(&self, n: u64) -> &'static str {
        self.forms.get(form(self.locale, n)).copied().unwrap_or_default()
    }

    /// A number with the words beside it, which stay on its line.
    pub(crate) fn counted(&self, n: usize) -> String {
        format!("{n}\u{a0}{}", self.of(n as u64))
    }

    /// The sentence with these values, in the form that goes with `n`.
    pub(super) fn fill(&self, values: &[(&str, &dyn Display)]) -> String {
        let n = value(values, "n").parse().unwrap_or_default();
        filled(self.of(n), |name| value(values, name))
    }
}

fn filled(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut sentence = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = next_value(rest) {
        sentence.push_str(before);
        sentence.push_str(&value(name));
        rest = after;
    }
    sentence + rest
}

/// The value of this name; empty where there is none, which the tests of the word files rule out.
fn value(values: &[(&str, &dyn Display)], name: &str) -> String {
    let found = values.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value.to_string()).unwrap_or_default()
}

/// The text before the first value of a template, the name of the value, and the text after it.
pub(super) fn next_value(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

thread_local! {
    /// The language of the word file that is being read. A `Plural` must know it, and serde hands
    /// nothing down to the parts of a struct.
    static LANGUAGE_READ: Cell<Option<Locale>> = const { Cell::new(None) };
}

/// Reads what a word file of this language says.
pub(super) fn read<T: Deserialize<'static>>(
    locale: Locale,
    file: &'static str,
) -> serde_json::Result<T> {
    LANGUAGE_READ.set(Some(locale));
    serde_json::from_str(file)
}

impl Deserialize<'static> for Plural {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        let forms = BTreeMap::deserialize(deserializer)?;
        let locale = LANGUAGE_READ.get().ok_or_else(|| Error::custom("of no language"))?;
        Ok(Self { locale, forms })
    }
}

/// The form that a number asks for in a language, by its name in the word files.
pub(super) fn form(locale: Locale, n: u64) -> &'static str {
    thread_local! {
        static RULES: [PluralRules; Locale::ALL.len()] = Locale::ALL.map(|locale| {
            let language: icu_locale_core::Locale =
                locale.tag().parse().expect("a tag is one of BCP 47");
            PluralRules::try_new_cardinal(language.into())
                .expect("the crate carries the rules of every language")
        });
    }
    match RULES.with(|rules| rules[locale as usize].category_for(n)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_by_name_as_often_as_they_are_named() {
        let template = Template("{to} after {from}, {to}: {");
        assert_eq!(template.fill(&[("from", &1), ("to", &"<b>")]), "<b> after 1, <b>: {");
    }

    #[test]
    fn russian_counts_with_three_forms() {
        let count = &Locale::Ru.messages().count;
        let forms: Vec<&str> = [1, 2, 5, 11, 12, 21, 22, 100, 111, 368]
            .into_iter()
            .map(|n| count.skills.of(n))
            .collect();
        assert_eq!(
            forms,
            [
                "навык",
                "навыка",
                "навыков",
                "навыков",
                "навыков",
                "навык",
                "навыка",
                "навыков",
                "навыков",
                "навыков"
            ]
        );
    }
}
