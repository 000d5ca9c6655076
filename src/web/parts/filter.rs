//! Filters as links: what is chosen is in the address, and each link adds or removes one value.

use std::{cmp::Reverse, collections::HashSet, str::FromStr};

use super::{frame::Site, text::shortened};
use crate::{
    app::AppError,
    i18n::Messages,
    search::StandardFacet,
    standard::{CardKey, Language, QualificationLevel, Wording},
};

/// As many values of a filter are offered, beside those that are chosen.
const MOST_OFFERED: usize = 20;

/// So many values of a filter are taken, from the first on.
const MOST_CHOSEN: usize = 50;

/// No value of the catalogue has more letters; a longer one is cut, since every link repeats it.
const LONGEST_VALUE: usize = 400;

/// A label of more letters has a row of its own.
const LONG_LABEL: usize = 24;

/// The names and values of a query, as they are in the address.
pub(crate) type Pairs = Vec<(String, String)>;

/// What is chosen, in the order in which it is written into addresses.
pub(crate) type Choices = Vec<(&'static str, String)>;

/// The filters of a page.
#[derive(Debug)]
pub(crate) struct Filters {
    /// The filters that have any value.
    pub groups: Vec<FilterGroup>,
    /// How many values are chosen.
    pub n_chosen: usize,
    /// The page without filters; none where none is chosen.
    pub clear: Option<String>,
}

/// The values of one filter.
#[derive(Debug)]
pub(crate) struct FilterGroup {
    /// What is filtered by.
    pub heading: &'static str,
    /// The values; where there are many, the chosen ones and those of the most results.
    pub options: Vec<FilterOption>,
    /// How many values are not offered.
    pub n_more: u64,
    /// Whether the values are long, so that each takes a row.
    pub is_long: bool,
}

/// A value of a filter, as a link that adds it or takes it off.
#[derive(Debug)]
pub(crate) struct FilterOption {
    /// The value.
    pub value: FilterValue,
    /// Where the link leads.
    pub href: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// A value that may be chosen.
#[derive(Debug)]
pub(crate) struct FilterValue {
    /// The value, as it is in the address.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// The language of the label, where it is in the words of a standard.
    pub language: Option<Language>,
    /// What a code means.
    pub about: Option<Wording>,
    /// How many results it leaves.
    pub count: u64,
}

impl FilterValue {
    /// A value in the words of the interface.
    pub(crate) fn new(value: &impl ToString, label: impl Into<String>, count: u64) -> Self {
        Self { value: value.to_string(), label: label.into(), language: None, about: None, count }
    }

    /// The values of a facet, each in the words that `label` gives for it.
    pub(crate) fn list<V: ToString, L: Into<String>>(
        facet: Vec<(V, u64)>,
        label: impl Fn(&V) -> L,
    ) -> Vec<Self> {
        facet.into_iter().map(|(value, count)| Self::new(&value, label(&value), count)).collect()
    }

    /// A standard, by its code and what it is called.
    pub(crate) fn standard(standard: StandardFacet, site: &Site) -> Self {
        let StandardFacet { code, title, count } = standard;
        let about =
            title.map(|title| site.words_in(&code, title.language).first(&title.text).into_owned());
        Self { about, ..Self::new(&code, code.as_str(), count) }
    }
}

impl Filters {
    /// The filters, with the address of the page without them.
    pub(crate) fn new(mut groups: Vec<FilterGroup>, clear: String) -> Self {
        groups.retain(|group| !group.options.is_empty());
        let options = groups.iter().flat_map(|group| &group.options);
        let n_chosen = options.filter(|option| option.chosen).count();
        Self { groups, n_chosen, clear: (n_chosen > 0).then_some(clear) }
    }

    /// The values that are chosen.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = &FilterValue> {
        let options = self.groups.iter().flat_map(|group| &group.options);
        options.filter(|option| option.chosen).map(|option| &option.value)
    }
}

impl FilterGroup {
    /// A group of links. A chosen value that would leave nothing stays among them, so that it
    /// can be taken off.
    pub(crate) fn new(
        heading: &'static str,
        name: &'static str,
        mut values: Vec<FilterValue>,
        choices: &Choices,
        address: impl Fn(&Choices) -> String,
    ) -> Self {
        for (_, value) in choices.iter().filter(|(chosen, _)| *chosen == name) {
            if !values.iter().any(|known| known.value == *value) {
                values.push(FilterValue::new(value, value.as_str(), 0));
            }
        }
        let n_values = values.len();
        let chosen = choices.iter().filter(|(chosen, _)| *chosen == name);
        let chosen: HashSet<&str> = chosen.map(|(_, value)| value.as_str()).collect();
        let is_chosen = |value: &FilterValue| chosen.contains(value.value.as_str());
        // Where there are many, the chosen ones, then those of the most results.
        let n_offered = values.iter().filter(|value| is_chosen(value)).count() + MOST_OFFERED;
        if n_values > n_offered {
            values.sort_by_key(|value| (!is_chosen(value), Reverse(value.count)));
            values.truncate(n_offered);
        }
        let n_more = (n_values - values.len()) as u64;
        let is_long = values
            .iter()
            .any(|value| value.about.is_some() || value.label.chars().count() > LONG_LABEL);
        let options = values.into_iter().map(|value| {
            let (toggled, chosen) = toggled(choices, name, &value.value);
            FilterOption { value, href: address(&toggled), chosen }
        });
        Self { heading, options: options.collect(), n_more, is_long }
    }
}

/// The choices with one value added or taken off, from the first page on; and whether it was chosen.
fn toggled(choices: &Choices, name: &'static str, value: &str) -> (Choices, bool) {
    let is_it = |choice: &(&'static str, String)| choice.0 == name && choice.1 == value;
    let chosen = choices.iter().any(is_it);
    let mut toggled: Choices =
        choices.iter().filter(|choice| choice.0 != CURSOR && !is_it(choice)).cloned().collect();
    if !chosen {
        let last = toggled.iter().rposition(|choice| choice.0 == name);
        let end = toggled.len();
        toggled.insert(last.map_or(end, |last| last + 1), (name, value.to_owned()));
    }
    (toggled, chosen)
}

/// The name of the cursor of a long list in the address.
pub(crate) const CURSOR: &str = "cursor";

/// The choices as they continue at a cursor; from the beginning without one.
pub(crate) fn continued(choices: &Choices, cursor: Option<&str>) -> Choices {
    let mut continued: Choices =
        choices.iter().filter(|(name, _)| *name != CURSOR).cloned().collect();
    continued.extend(cursor.map(|cursor| (CURSOR, cursor.to_owned())));
    continued
}

/// Every value of that name, each once and none of them empty: a form sends the fields that were
/// not filled in as empty ones.
pub(crate) fn values<'q>(pairs: &'q Pairs, name: &str) -> Vec<&'q str> {
    let mut values: Vec<&str> = Vec::new();
    for (given, value) in pairs {
        if given == name && !value.is_empty() && !values.contains(&value.as_str()) {
            values.push(value);
        }
    }
    values
}

/// The values of that name that are taken.
fn chosen<'q>(pairs: &'q Pairs, name: &str) -> impl Iterator<Item = &'q str> {
    values(pairs, name).into_iter().take(MOST_CHOSEN).map(|value| {
        let end = value.char_indices().nth(LONGEST_VALUE).map(|(end, _)| end);
        end.and_then(|end| value.get(..end)).unwrap_or(value)
    })
}

/// The codes or words that are asked for.
pub(crate) fn texts(pairs: &Pairs, name: &str) -> Vec<String> {
    chosen(pairs, name).map(str::to_owned).collect()
}

/// Drops the values that the catalogue does not have, since every link would repeat them. Where it
/// has none of them, the first stays: then nothing is found, and not everything.
pub(crate) fn drop_unknown<V>(values: &mut Vec<V>, is_known: impl Fn(&V) -> bool) {
    if values.iter().any(&is_known) {
        values.retain(is_known);
    } else {
        values.truncate(1);
    }
}

/// What is said of the values that were given and not taken, where there are any.
pub(crate) fn left_out(
    pairs: &Pairs,
    names: &[&str],
    choices: &Choices,
    t: &Messages,
) -> Option<String> {
    let given: usize = names.iter().map(|name| values(pairs, name).len()).sum();
    let taken = choices.iter().filter(|(name, _)| names.contains(name)).count();
    let n = given.saturating_sub(taken);
    (n > 0).then(|| t.site.left_out(n as u64))
}

/// The last value of that name; none where it is missing or empty.
pub(crate) fn value<'q>(pairs: &'q Pairs, name: &str) -> Option<&'q str> {
    values(pairs, name).pop()
}

/// The levels that are asked for.
pub(crate) fn levels(pairs: &Pairs, t: &Messages) -> Result<Vec<QualificationLevel>, AppError> {
    let level = |value: &str| QualificationLevel::try_from(value.parse::<i64>().ok()?).ok();
    read(pairs, "level", |value| t.error.bad_level(value), level)
}

/// The cards that are asked for, each as `{code}/{slug}`.
pub(crate) fn cards(pairs: &Pairs, t: &Messages) -> Result<Vec<CardKey>, AppError> {
    parsed(pairs, "card", |value| t.error.bad_card(value))
}

/// The values of that name that are asked for, or what `refusal` says of one that is none.
pub(crate) fn parsed<T: FromStr>(
    pairs: &Pairs,
    name: &str,
    refusal: impl Fn(&str) -> String,
) -> Result<Vec<T>, AppError> {
    read(pairs, name, refusal, |value| value.parse().ok())
}

fn read<T>(
    pairs: &Pairs,
    name: &str,
    refusal: impl Fn(&str) -> String,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, AppError> {
    chosen(pairs, name).map(|value| parse(value).ok_or_else(|| refused(value, &refusal))).collect()
}

/// A value in the address that is none, as `refusal` says it.
pub(crate) fn refused(value: &str, refusal: impl Fn(&str) -> String) -> AppError {
    AppError::BadRequest(refusal(&shortened(value, 60)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::address, i18n::Locale, standard::StatementKind};

    fn pairs(pairs: &[(&str, &str)]) -> Pairs {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_chosen_value_leads_back_and_another_adds_itself() {
        let choices: Choices =
            vec![("level", "5".to_owned()), ("standard", "J".to_owned()), (CURSOR, "x".to_owned())];
        let values = vec![FilterValue::new(&5, "5", 4), FilterValue::new(&6, "6", 4)];
        let group = FilterGroup::new("Level", "level", values, &choices, |choices| {
            address::professions(Locale::En, choices)
        });
        let hrefs: Vec<_> = group.options.iter().map(|option| option.href.as_str()).collect();
        assert_eq!(
            hrefs,
            ["/en/professions?standard=J", "/en/professions?level=5&level=6&standard=J"]
        );
        assert!(group.options[0].chosen && !group.options[1].chosen);
    }

    #[test]
    fn a_chosen_value_that_leaves_nothing_can_be_taken_off() {
        let choices: Choices = vec![("level", "8".to_owned())];
        let group = FilterGroup::new("Level", "level", Vec::new(), &choices, |choices| {
            address::professions(Locale::En, choices)
        });
        assert_eq!(group.options[0].href, "/en/professions");
        assert!(group.options[0].chosen && group.options[0].value.count == 0);
    }

    #[test]
    fn a_wrong_value_is_refused_in_the_readers_language() {
        for (locale, word) in
            [(Locale::Kk, "деңгей"), (Locale::Ru, "уровень"), (Locale::En, "level")]
        {
            for value in ["99", "0", "five", "-1", "5x"] {
                let Err(AppError::BadRequest(message)) =
                    levels(&pairs(&[("level", value)]), locale.messages())
                else {
                    panic!("{value} is no level");
                };
                assert!(message.contains(word) && message.contains(value), "{message}");
            }
        }
        let kinds = pairs(&[("kind", "verb")]);
        assert!(parsed::<StatementKind>(&kinds, "kind", str::to_owned).is_err());
        assert!(cards(&pairs(&[("card", "J62090011")]), Locale::Kk.messages()).is_err());
    }

    #[test]
    fn empty_and_repeated_values_are_passed_over() {
        let pairs = pairs(&[("level", ""), ("level", "5"), ("utm_source", "x"), ("level", "5")]);
        assert_eq!(levels(&pairs, Locale::Kk.messages()).unwrap().len(), 1);
    }
}
