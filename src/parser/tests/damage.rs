//! Small damages at many places of a text: what is read is the same, or something new is told.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{J62090011, read};
use crate::standard::Severity;

/// What is read of a text without the lines it came from, and how often each kind of finding that is
/// more than a note was made.
fn reading(text: &str) -> (String, BTreeMap<&'static str, usize>) {
    fn without_lines(value: &mut Value) {
        match value {
            Value::Object(object) => {
                for key in ["source", "sources", "number_inferred"] {
                    object.remove(key);
                }
                object.values_mut().for_each(without_lines);
            }
            Value::Array(values) => values.iter_mut().for_each(without_lines),
            _ => {}
        }
    }
    let read = read(text, &[], None);
    let mut value = serde_json::to_value((&read.standard.passport, &read.standard.cards)).unwrap();
    without_lines(&mut value);
    let mut told = BTreeMap::new();
    for finding in read.findings.iter().filter(|finding| finding.severity != Severity::Note) {
        *told.entry(finding.kind.name()).or_default() += 1;
    }
    (value.to_string(), told)
}

/// The lines that begin with a label, or with anything for which `is_place` holds.
fn places(lines: &[&str], is_place: impl Fn(&str) -> bool) -> Vec<usize> {
    let first = lines.iter().position(|line| line.contains("Кәсіптің карточкасы «")).unwrap();
    (first..lines.len() - 2).filter(|&at| is_place(lines[at])).collect()
}

fn is_item(line: &str) -> bool {
    let is_numbered = line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok());
    is_numbered && !line.contains("карточкасы")
}

/// How many places of each kind are tried. All of them take minutes: build with `KASIP_DAMAGES=1000`.
fn n_places() -> usize {
    option_env!("KASIP_DAMAGES").and_then(|n| n.parse().ok()).unwrap_or(4)
}

/// A kind of damage: its name, where it happens, and what it does to the lines.
type Damage = (&'static str, Vec<usize>, fn(&mut Vec<String>, usize));

#[test]
fn a_label_or_a_number_that_is_lost_is_told() {
    let lines: Vec<&str> = J62090011.lines().collect();
    let begins = |label: &'static str| places(&lines, |line| line.trim().starts_with(label));
    let remove: fn(&mut Vec<String>, usize) = |lines, at| drop(lines.remove(at));
    let items = places(&lines, is_item);
    let later = items.iter().copied().filter(|&at| !lines[at].starts_with("1. ")).collect();
    let colons = places(&lines, |line| line.ends_with(':'));
    let damages: [Damage; 8] = [
        ("the heading of a skill", begins("Дағды "), remove),
        ("the heading of a function", begins("Еңбек функциясы "), remove),
        ("the label of abilities", begins("Машықтар"), remove),
        ("the label of knowledge", begins("Білімдер"), remove),
        ("the label of recognition", begins("Дағдыны тану"), remove),
        ("the number of an item", items, |lines, at| {
            lines[at] = lines[at].split_once(". ").unwrap().1.to_owned();
        }),
        ("an item joined to the line before", later, |lines, at| {
            let item = lines.remove(at);
            lines[at - 1] = format!("{} {item}", lines[at - 1]);
        }),
        ("the colon of a label", colons, |lines, at| {
            lines[at] = lines[at].trim_end_matches(':').to_owned();
        }),
    ];
    let (whole, usual) = reading(J62090011);
    let mut silent = Vec::new();
    for (damage, places, change) in damages {
        assert!(!places.is_empty(), "{damage}");
        let step = (places.len() / n_places()).max(1);
        for &at in places.iter().step_by(step) {
            let mut changed: Vec<String> = lines.iter().map(ToString::to_string).collect();
            change(&mut changed, at);
            let (read, told) = reading(&changed.join("\n"));
            let is_told =
                told.iter().any(|(kind, n)| usual.get(kind).is_none_or(|usual| n > usual));
            if read != whole && !is_told {
                silent.push(format!("{damage} on line {}: {}", at + 1, lines[at]));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}
