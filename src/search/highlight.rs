//! Which words of a text answer a query, and how.

use super::{
    glossary::ConceptGlossary,
    query::{Derivation, How, QueryTerm},
    reading::ReadText,
    results::Matched,
};

/// A run of words of the text that answers a query term: the positions, end exclusive.
type Run = (usize, usize, How);

/// Looks for the terms in a text: which of its words answer the query, as ranges of code points (end
/// exclusive, in order, none touching another), and for each term the best answer. A word that
/// matched by its beginning is marked whole; words of a phrase only where they follow each other.
pub(super) fn answer(
    text: &str,
    read: &ReadText,
    terms: &[QueryTerm],
    glossary: &ConceptGlossary,
) -> (Vec<(usize, usize)>, Vec<Matched>) {
    let letters: Vec<char> = text.chars().collect();
    let range = |run: &Run| (read.words[run.0].start, read.words[run.1 - 1].end);
    let mut ranges = Vec::new();
    let mut matched = Vec::new();
    for query_term in terms {
        let runs = runs_of_term(query_term, read, glossary);
        for run in &runs {
            // The words between those of a name are part of it.
            ranges.push(range(run));
        }
        let best = runs.iter().max_by_key(|run| (run.2, std::cmp::Reverse(run.0), run.1));
        if let Some(best) = best {
            let (start, end) = range(best);
            matched.push(Matched {
                query: query_term.written.clone(),
                words: letters[start..end].iter().collect(),
                how: best.2,
            });
        }
    }
    (merged(ranges), matched)
}

fn runs_of_term(query_term: &QueryTerm, read: &ReadText, glossary: &ConceptGlossary) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for derivation in &query_term.derivations {
        let (words, is_together, best) = match derivation {
            Derivation::Scattered(words) => (words, false, How::Exact),
            Derivation::Together(words) => (words, true, How::Exact),
            Derivation::MainName(words) => (words, false, How::Concept),
            Derivation::AskedByMainName(words) => (words, true, How::Concept),
            _ => {
                runs.extend(runs_of(derivation, read, glossary));
                continue;
            }
        };
        let each: Vec<Vec<Run>> =
            words.iter().map(|word| runs_of_term(word, read, glossary)).collect();
        if (runs.is_empty() || is_together) && each.iter().all(|found| !found.is_empty()) {
            let all = each.iter().flatten();
            runs.extend(all.map(|(start, end, how)| (*start, *end, best.min(*how))));
        }
        // Where the name itself is there, its single words elsewhere say nothing; but it may stand
        // in the very words that were typed.
        for run in runs.iter_mut().filter(|run| run.2 == How::Concept) {
            let inside = |found: &Vec<Run>| {
                let inside = found.iter().filter(|word| run.0 <= word.0 && word.1 <= run.1);
                inside.map(|word| word.2).max()
            };
            let hows: Option<Vec<How>> = each.iter().map(inside).collect();
            if let Some(how) = hows.and_then(|hows| hows.into_iter().min()) {
                run.2 = run.2.max(best.min(how));
            }
        }
    }
    runs
}

fn runs_of(derivation: &Derivation, read: &ReadText, glossary: &ConceptGlossary) -> Vec<Run> {
    let how = derivation.how();
    let n_words = read.words.len();
    match derivation {
        Derivation::Word(wanted, _) | Derivation::Family(wanted) => {
            let is_it = |at: &usize| {
                let word = &read.words[*at];
                word.text == *wanted
                    || word.fused.as_ref().is_some_and(|(whole, _)| whole == wanted)
            };
            (0..n_words).filter(is_it).map(|at| (at, at + 1, how)).collect()
        }
        Derivation::Stem(wanted, _) => {
            let has_it = |at: &usize| read.forms[*at].stems.contains(wanted);
            (0..n_words).filter(has_it).map(|at| (at, at + 1, how)).collect()
        }
        Derivation::Concept(id, _) => {
            let named = read.spans.iter().filter(|span| glossary.get(span.concept).id == *id);
            named.map(|span| (span.start, span.end, how)).collect()
        }
        Derivation::Phrase(words) => {
            let follows = |at: &usize| {
                let run = &read.words[*at..*at + words.len()];
                run.iter().map(|word| &word.text).eq(words)
            };
            let starts = 0..(n_words + 1).saturating_sub(words.len());
            starts.filter(follows).map(|at| (at, at + words.len(), how)).collect()
        }
        Derivation::Scattered(_)
        | Derivation::Together(_)
        | Derivation::MainName(_)
        | Derivation::AskedByMainName(_) => Vec::new(),
    }
}

/// The same ranges, in order, each once.
pub(super) fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}
