//! What may be offered while a query is typed: professions by their levels, skills, and terms of the
//! field in every language.

use std::{cmp::Reverse, collections::HashMap};

use tantivy::{DocAddress, DocId, SegmentReader, TantivyError, Term};
use uuid::Uuid;

use super::{
    analysis::{self, folding, latin},
    error::SearchError,
    fields::FIRST_WORD,
    index::{SearchIndex, TextNumber},
    matching::{Stop, for_each_doc},
    offers::{FittingOffer, Offer, Offers, SuggestionKind},
    ranking::Candidate,
    reading::TextReader,
    request::MAX_CHARS,
    results::HitCard,
};
use crate::standard::{Language, StatementKind};

/// The most suggestions for what was typed so far.
const MOST: usize = 10;

/// The most professions and the most skills among them, where other things fit too.
const MOST_PROFESSIONS: usize = 5;
const MOST_SKILLS: usize = 3;

/// The most entries of lists that are read for a word, and the most skills that are compared: with
/// one letter, a large catalogue has more.
const READ: usize = 16_384;
const COMPARED: usize = 1_024;

/// Something to offer.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The words to ask for.
    pub text: String,
    /// What the texts say for it, where none of them is in the language of the words.
    pub meaning: Option<String>,
    /// What it is.
    pub kind: SuggestionKind,
    /// The card of a profession, or the first of those with this title at this level.
    pub card: Option<HitCard>,
    /// The words that were typed are not among those of the text, but name it in another language.
    pub is_otherwise_named: bool,
    /// The only statement with these words; none where there are several, and for a term.
    pub id: Option<Uuid>,
    /// How many statements have these words, or name the term.
    pub n_times: u64,
}

/// A skill that fits what was typed. The least in this order is the best: what begins with it
/// first, then what occurs most often, then the shortest, then by the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FittingSkill {
    begins_otherwise: bool,
    n_times: Reverse<u64>,
    n_words: usize,
    candidate: Reverse<Candidate>,
}

/// What fits what was typed; the least is the best, as of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fitting {
    Offer(FittingOffer),
    Skill(FittingSkill),
}

impl Fitting {
    /// What begins with what was typed comes first, then the kinds in their order.
    fn rank(&self) -> (bool, SuggestionKind) {
        match self {
            Self::Offer(offer) => (offer.begins_otherwise, offer.kind),
            Self::Skill(skill) => (skill.begins_otherwise, SuggestionKind::Skill),
        }
    }
}

impl SearchIndex {
    /// What may be offered while a query is typed, the best first: each typed word begins a word of
    /// the suggestion, or of its name in another language, whatever letters it was typed in. The
    /// names of a term are offered in the preferred language first.
    ///
    /// # Errors
    ///
    /// [`SearchError::Index`] when the index cannot be read.
    pub fn suggest(
        &self,
        typed: &str,
        preferred: Option<Language>,
    ) -> Result<Vec<Suggestion>, SearchError> {
        let typed = readings(&typed.chars().take(MAX_CHARS).collect::<String>());
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let offers = self.offers()?;
        let fitting = offers.fitting(&typed, preferred).into_iter().map(Fitting::Offer);
        let skills = self.fitting_skills(&typed)?.into_iter().map(Fitting::Skill);
        let mut fitting: Vec<Fitting> = fitting.chain(skills).collect();
        fitting.sort_unstable_by(|one, other| {
            one.rank().cmp(&other.rank()).then_with(|| one.cmp(other))
        });
        let mut offered: Vec<(Fitting, Suggestion)> = Vec::new();
        // What is beyond the share of its kind fills what the others leave.
        let mut beyond = Vec::new();
        for one in fitting {
            if offered.len() == MOST {
                break;
            }
            let kind = one.rank().1;
            let most = match kind {
                SuggestionKind::Profession => MOST_PROFESSIONS,
                SuggestionKind::Skill => MOST_SKILLS,
                SuggestionKind::Phrase => MOST,
            };
            if offered.iter().filter(|(_, known)| known.kind == kind).count() >= most {
                if beyond.len() < MOST {
                    beyond.push(one);
                }
                continue;
            }
            self.offer(&mut offered, one, &typed, preferred)?;
        }
        for one in beyond {
            if offered.len() < MOST {
                self.offer(&mut offered, one, &typed, preferred)?;
            }
        }
        offered.sort_by_key(|(one, _)| one.rank());
        Ok(offered.into_iter().map(|(_, suggestion)| suggestion).collect())
    }

    /// Adds a suggestion, unless its words, or another name of its term, are offered already.
    fn offer(
        &self,
        offered: &mut Vec<(Fitting, Suggestion)>,
        one: Fitting,
        typed: &[Vec<String>],
        preferred: Option<Language>,
    ) -> Result<(), SearchError> {
        let suggestion = match one {
            Fitting::Skill(FittingSkill { n_times, candidate: Reverse(candidate), .. }) => {
                let stored = self.fields.read(&self.searcher, candidate.address)?;
                let card = self.cards.get(candidate.key.card());
                let id = (n_times.0 == 1).then(|| card.identity_of(&stored)).transpose()?;
                Suggestion {
                    text: stored.text,
                    meaning: None,
                    kind: SuggestionKind::Skill,
                    card: None,
                    is_otherwise_named: false,
                    id: id.map(|identity| identity.id),
                    n_times: n_times.0,
                }
            }
            Fitting::Offer(FittingOffer { number, concept, .. }) => {
                match self.offers()?.get(number) {
                    Offer::Profession { cards } => {
                        let Some(card) = cards.first().map(|card| self.cards.get(*card)) else {
                            return Ok(());
                        };
                        let language = preferred.unwrap_or(card.identity.language());
                        let head = card.head_in(language);
                        Suggestion {
                            text: head.title.clone(),
                            meaning: None,
                            kind: SuggestionKind::Profession,
                            is_otherwise_named: !has_words(&head.title, typed),
                            card: Some(head),
                            id: (cards.len() == 1).then(|| card.identity.id()),
                            n_times: cards.len() as u64,
                        }
                    }
                    Offer::Name { text, language, n_times, .. } => {
                        let again = |(known, _): &(Fitting, Suggestion)| {
                            matches!(known, Fitting::Offer(known) if known.kind
                                == SuggestionKind::Phrase && known.concept == concept)
                        };
                        if offered.iter().any(again) {
                            return Ok(());
                        }
                        let meaning = self.glossary().get(concept).kazakh.first();
                        let is_foreign = !self.languages().contains(language);
                        let same = |meaning: &&String| {
                            analysis::folded_words(meaning) != analysis::folded_words(text)
                        };
                        Suggestion {
                            text: text.clone(),
                            meaning: meaning.filter(|_| is_foreign).filter(same).cloned(),
                            kind: SuggestionKind::Phrase,
                            card: None,
                            is_otherwise_named: false,
                            id: None,
                            n_times: *n_times,
                        }
                    }
                }
            }
        };
        let level = |one: &Suggestion| one.card.as_ref().map(|card| card.qualification_level);
        let again = |(_, known): &(Fitting, Suggestion)| {
            known.text == suggestion.text && level(known) == level(&suggestion)
        };
        if !offered.iter().any(again) {
            offered.push((one, suggestion));
        }
        Ok(())
    }

    /// What may be offered without a look at the texts.
    pub(super) fn offers(&self) -> Result<&Offers, SearchError> {
        if self.offers.get().is_none() {
            let reader = TextReader::new(self.glossary(), &self.known_words);
            let count = |concept: &str| self.n_places_with(concept);
            let offers = Offers::list(&self.cards, self.glossary(), &reader, count)?;
            return Ok(self.offers.get_or_init(|| offers));
        }
        Ok(self.offers.get_or_init(Offers::default))
    }

    /// In how many places a concept is named. Where no place has two texts, the index knows it.
    fn n_places_with(&self, concept: &str) -> Result<u64, SearchError> {
        let term = Term::from_field_text(self.fields.concepts, concept);
        if self.columns.iter().all(|columns| columns.others.is_empty()) {
            return Ok(self.searcher.doc_freq(&term)?);
        }
        let mut n_places = 0;
        self.for_each_with(&term, &Stop::when(&|| false), |_| n_places += 1)?;
        Ok(n_places)
    }

    /// The titles of skills that fit, equal ones once.
    fn fitting_skills(&self, typed: &[Vec<String>]) -> Result<Vec<FittingSkill>, TantivyError> {
        let first_words: Vec<String> =
            typed[0].iter().map(|letters| format!("{FIRST_WORD}{letters}")).collect();
        let mut fitting: HashMap<TextNumber, FittingSkill> = HashMap::new();
        let mut n_compared = 0;
        for (segment, reader, columns) in self.segments() {
            let is_skill = |doc: DocId| {
                let key = columns.keys[doc as usize];
                key.is_some_and(|key| key.traits().kind() == StatementKind::Skill)
            };
            let mut titles = self.titles_with(reader, &typed[0])?;
            for letters in &typed[1..] {
                titles.keep(&self.titles_with(reader, letters)?);
            }
            let beginning = self.titles_with(reader, &first_words)?;
            let mut last_place = None;
            for doc in titles.iter().filter(|doc| is_skill(*doc)) {
                // A place is offered in the first of its texts that fits.
                let place = columns.place(doc);
                if n_compared == COMPARED || last_place.replace(place) == Some(place) {
                    continue;
                }
                n_compared += 1;
                let Some(found) = columns.found(DocAddress::new(segment, doc)) else { continue };
                let one = FittingSkill {
                    begins_otherwise: !beginning.has(doc),
                    n_times: Reverse(1),
                    n_words: usize::from(found.n_words),
                    candidate: Reverse(self.candidate(&found, 0.0)),
                };
                fitting
                    .entry(columns.texts[doc as usize])
                    .and_modify(|known| known.n_times.0 += 1)
                    .or_insert(one);
            }
        }
        Ok(fitting.into_values().collect())
    }

    /// The statements of a segment with a word of their title that begins with any of these
    /// letters; of very many the first that are listed.
    fn titles_with(
        &self,
        segment: &SegmentReader,
        beginnings: &[String],
    ) -> Result<Documents, TantivyError> {
        let index = segment.inverted_index(self.fields.title_words)?;
        let mut found = Documents::none_of(segment.max_doc());
        let mut n_read = 0;
        for letters in beginnings {
            // No letter is encoded with this byte.
            let end = [letters.as_bytes(), &[0xff]].concat();
            let mut words = index.terms().range().ge(letters).lt(end).into_stream()?;
            while n_read < READ && words.advance() {
                n_read += words.value().doc_freq as usize;
                for_each_doc(&index, words.value(), |doc| found.add(doc))?;
            }
        }
        Ok(found)
    }
}

/// Documents of a segment, a bit each.
struct Documents(Vec<u64>);

impl Documents {
    fn none_of(n_docs: DocId) -> Self {
        Self(vec![0; n_docs.div_ceil(u64::BITS) as usize])
    }

    fn add(&mut self, doc: DocId) {
        self.0[(doc / u64::BITS) as usize] |= 1 << (doc % u64::BITS);
    }

    fn has(&self, doc: DocId) -> bool {
        self.0[(doc / u64::BITS) as usize] >> (doc % u64::BITS) & 1 == 1
    }

    /// Keeps those that the others have too.
    fn keep(&mut self, others: &Self) {
        for (bits, others) in self.0.iter_mut().zip(&others.0) {
            *bits &= others;
        }
    }

    /// In order.
    fn iter(&self) -> impl Iterator<Item = DocId> {
        (0..).step_by(u64::BITS as usize).zip(&self.0).flat_map(|(first, bits): (DocId, &u64)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let next = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (next < u64::BITS).then_some(first + next)
            })
        })
    }
}

/// Whether each word that was typed begins a word of the text.
fn has_words(text: &str, typed: &[Vec<String>]) -> bool {
    let words = analysis::folded_words(text);
    typed.iter().all(|letters| {
        words.split(' ').any(|word| letters.iter().any(|letters| word.starts_with(letters)))
    })
}

/// Each typed word in the folded letters that it may mean.
fn readings(typed: &str) -> Vec<Vec<String>> {
    let readings_of = |word: &analysis::Word| {
        let mut readings = vec![folding::fold(&word.text)];
        if !word.text.chars().any(analysis::is_cyrillic) {
            readings.extend(latin::readings(&word.text));
        }
        readings
    };
    analysis::words(typed).iter().map(readings_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_kept_in_order_each_once() {
        let of = |numbers: &[DocId]| {
            let mut documents = Documents::none_of(200);
            for doc in numbers {
                documents.add(*doc);
            }
            documents
        };
        let mut documents = of(&[199, 0, 63, 64, 63]);
        assert_eq!(documents.iter().collect::<Vec<_>>(), [0, 63, 64, 199]);
        assert!(documents.has(64) && !documents.has(65));
        documents.keep(&of(&[1, 64, 199]));
        assert_eq!(documents.iter().collect::<Vec<_>>(), [64, 199]);
        assert_eq!(of(&[]).iter().next(), None);
    }
}
