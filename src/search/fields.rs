//! How a statement is stored: the fields of the index, what is written into them, and how it is read
//! back.
//!
//! The statements of a card follow each other, beginning with its profession, which carries what
//! they share. So nothing but the order says which card a statement is on, and a card can come and
//! go without touching any other. The texts of a place follow each other too (`places`).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use tantivy::{
    DocAddress, Searcher, TantivyDocument, TantivyError,
    error::DataCorruption,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
        Value,
    },
    tokenizer::{PreTokenizedString, Token},
};
use uuid::Uuid;

use super::{
    analysis::folding, filter_key::Traits, glossary::ConceptGlossary, places::places_of,
    reading::ReadText,
};
use crate::standard::{
    Language, ProfessionCard, QualificationLevel, Reference, StatementKind, TextKey,
};

/// The names of the columns.
pub(super) const TRAITS: &str = "traits";
pub(super) const TEXT_HASH: &str = "text_hash";
pub(super) const N_WORDS: &str = "n_words";
pub(super) const OTHER_TEXT: &str = "other_text";

/// Stands before the first word of a title among the words of titles.
pub(super) const FIRST_WORD: char = '^';

/// The fields of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct IndexFields {
    /// The words, letter by letter, with their positions.
    pub words: Field,
    /// The stems of the words.
    pub stems: Field,
    /// The concepts that the words name, by id.
    pub concepts: Field,
    /// The words of the titles of professions and skills, in folded letters; the first one once
    /// more behind [`FIRST_WORD`].
    pub title_words: Field,
    /// The first of the texts that were put in together: see [`text_term`].
    pub of_text: Field,
    /// A hash of the text, to find equal texts.
    pub text_hash: Field,
    /// The number of words, 255 for more.
    n_words: Field,
    /// Its kind and that of its function, as the first text of its place has them.
    traits: Field,
    /// 0 in the text of the card. In another text how many documents above it the first of its place
    /// is, and one more.
    other_text: Field,
    /// What is read back of it, in JSON: a [`StoredStatement`].
    stored: Field,
}

/// What is read back of a statement. Its permanent name follows from its text and its reference.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredStatement {
    reference: String,
    /// The words, with those of its parts.
    pub text: String,
    /// The language of the words, and that of the text that names the place, where they are not that
    /// of the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named_in: Option<Language>,
    /// The number of a function, skill or item.
    pub number: Option<u32>,
    /// How many statements above it the function and the skill of the statement are.
    pub function_above: Option<u32>,
    pub skill_above: Option<u32>,
    /// What a profession says for its card.
    pub card: Option<StoredCard>,
}

/// What the profession of a card has for all of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredCard {
    /// The code of its standard.
    standard: String,
    edition: String,
    language: String,
    /// The title of the standard in that text.
    pub standard_title: String,
    pub point: u32,
    level: Option<u8>,
    pub occupation_code: Option<String>,
    pub group_code: Option<String>,
    /// The other titles of the profession.
    pub other_titles: Vec<String>,
    /// The levels of education that it names, as printed.
    pub education: Vec<String>,
}

impl IndexFields {
    /// The schema of the index, with its fields.
    pub(super) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let indexed = |option| {
            let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(option))
        };
        let basic = || indexed(IndexRecordOption::Basic);
        let fields = Self {
            words: schema
                .add_text_field("words", indexed(IndexRecordOption::WithFreqsAndPositions)),
            stems: schema.add_text_field("stems", basic()),
            concepts: schema.add_text_field("concepts", basic()),
            title_words: schema.add_text_field("title_words", basic()),
            of_text: schema.add_text_field("of_text", basic()),
            text_hash: schema.add_u64_field(TEXT_HASH, INDEXED | FAST),
            n_words: schema.add_u64_field(N_WORDS, FAST),
            traits: schema.add_u64_field(TRAITS, FAST),
            other_text: schema.add_u64_field(OTHER_TEXT, FAST),
            stored: schema.add_bytes_field("stored", STORED),
        };
        (schema.build(), fields)
    }

    /// The documents of a card by its texts, each with the title of its standard, the first text
    /// first: place by place, in the order of the first text. `read` gives the words of a statement.
    pub(super) fn documents(
        self,
        texts: &[(&ProfessionCard, &str)],
        of_text: &str,
        glossary: &ConceptGlossary,
        mut read: impl FnMut(&str, &TextKey) -> ReadText,
    ) -> Vec<TantivyDocument> {
        let mut documents = Vec::new();
        let mut of_card = None;
        // Where the functions and skills of each text are.
        let mut above = HashMap::new();
        for place in places_of(texts.iter().map(|(card, _)| *card)) {
            let named_in = place[0].card.identity.language();
            let of_card = *of_card.get_or_insert(named_in);
            let traits = Traits::new(place[0].kind(), place[0].function_kind());
            for (in_place, statement) in (0_u32..).zip(&place) {
                let at = u32::try_from(documents.len()).unwrap_or(u32::MAX);
                let id = statement.identity().id;
                let kind = statement.kind();
                if matches!(kind, StatementKind::Function | StatementKind::Skill) {
                    above.insert(id, at);
                }
                let distance = |id| at - above.get(&id).copied().unwrap_or(at);
                let (text, key) = (statement.full_text(), statement.card.identity.text());
                let language = Some(key.language).filter(|language| *language != of_card);
                let other_text = language.map_or(0, |_| in_place + 1);
                let mut document = TantivyDocument::default();
                document.add_text(self.of_text, of_text);
                document.add_u64(self.text_hash, hash_of(&text));
                document.add_u64(self.traits, traits.number() as u64);
                document.add_u64(self.other_text, other_text.into());
                self.add_words(&mut document, kind, &read(&text, key), glossary);
                let is_it = |one: &&(&ProfessionCard, &str)| one.0.identity.text() == key;
                let card = texts.iter().find(is_it);
                let stored = StoredStatement {
                    reference: statement.identity().reference.to_string(),
                    text,
                    language,
                    named_in: Some(named_in).filter(|language| *language != of_card),
                    number: statement.number(),
                    function_above: statement.function_above().map(|above| distance(above.id)),
                    skill_above: statement.skill_above().map(|above| distance(above.id)),
                    card: card
                        .filter(|_| kind == StatementKind::Profession)
                        .map(|(card, title)| StoredCard::of(card, title)),
                };
                let stored =
                    serde_json::to_vec(&stored).expect("texts and numbers are written as JSON");
                document.add_bytes(self.stored, &stored);
                documents.push(document);
            }
        }
        documents
    }

    /// Adds the words of a statement, their stems and the concepts that they name.
    fn add_words(
        self,
        document: &mut TantivyDocument,
        kind: StatementKind,
        read: &ReadText,
        glossary: &ConceptGlossary,
    ) {
        let mut words = Vec::new();
        let mut stems: Vec<Token> = Vec::new();
        for (word, forms) in read.words.iter().zip(&read.forms) {
            words.push(token(word.text.clone(), word.position));
            words.extend(word.fused.iter().map(|(whole, _)| token(whole.clone(), word.position)));
            stems.extend(forms.stems.iter().map(|stem| token(stem.clone(), word.position)));
        }
        let concept = |id: &str, position| token(id.to_owned(), position);
        let concepts = read.spans.iter().map(|span| {
            let id = &glossary.get(span.concept).id;
            concept(id, span.start)
        });
        let mut title_words = Vec::new();
        if matches!(kind, StatementKind::Profession | StatementKind::Skill) {
            let folded = read.words.iter().map(|word| folding::fold(&word.text));
            for (position, word) in folded.enumerate() {
                if position == 0 {
                    title_words.push(token(format!("{FIRST_WORD}{word}"), position));
                }
                title_words.push(token(word, position));
            }
        }
        let n_words = read.words.len().min(usize::from(u8::MAX));
        document.add_u64(self.n_words, n_words as u64);
        // The text is stored once, in a field of its own.
        for (field, tokens) in [
            (self.words, words),
            (self.stems, stems),
            (self.concepts, concepts.collect()),
            (self.title_words, title_words),
        ] {
            let text = PreTokenizedString { text: String::new(), tokens };
            document.add_pre_tokenized_text(field, text);
        }
    }

    /// Reads a statement back.
    pub(super) fn read(
        self,
        searcher: &Searcher,
        address: DocAddress,
    ) -> Result<StoredStatement, TantivyError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(self.stored).and_then(|value| value.as_bytes());
        let read = stored.and_then(|stored| serde_json::from_slice(stored).ok());
        read.ok_or_else(|| lacks("words"))
    }
}

impl StoredStatement {
    /// Where it is inside its standard.
    pub(super) fn reference(&self) -> Result<Reference, TantivyError> {
        self.reference.parse().map_err(|_| lacks("reference"))
    }
}

impl StoredCard {
    fn of(card: &ProfessionCard, standard_title: &str) -> Self {
        let TextKey { code, edition, language } = card.identity.text();
        let levels = card.education.iter().filter_map(|education| education.level.clone());
        Self {
            standard: code.clone(),
            edition: edition.to_string(),
            language: language.to_string(),
            standard_title: standard_title.to_owned(),
            point: card.point,
            level: card.qualification_level.map(QualificationLevel::number),
            occupation_code: card.occupation_code.clone(),
            group_code: card.group_code.clone(),
            other_titles: card.other_titles.iter().map(|title| title.text.clone()).collect(),
            education: levels.collect(),
        }
    }

    /// The text that the card is in.
    pub(super) fn text(&self) -> Result<TextKey, TantivyError> {
        Ok(TextKey {
            code: self.standard.clone(),
            edition: self.edition.parse().map_err(|_| lacks("edition"))?,
            language: self.language.parse().map_err(|_| lacks("language"))?,
        })
    }

    /// The qualification level.
    pub(super) fn level(&self) -> Result<Option<QualificationLevel>, TantivyError> {
        let level = self.level.map(|level| QualificationLevel::try_from(i64::from(level)));
        level.transpose().map_err(|_| lacks("level"))
    }
}

/// The term that all statements of a text share.
pub(super) fn text_term(text: &TextKey) -> String {
    format!("{}/{}/{}", text.code, text.edition, text.language)
}

/// A hash that outlives the process: the first half of a UUID of the text.
pub(super) fn hash_of(text: &str) -> u64 {
    Uuid::new_v5(&Uuid::nil(), text.as_bytes()).as_u64_pair().0
}

/// What an index says that is not as we write it.
pub(super) fn lacks(what: &str) -> TantivyError {
    TantivyError::DataCorruption(DataCorruption::comment_only(format!(
        "a statement of the index lacks its {what}"
    )))
}

fn token(text: String, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}
