//! How a statement is stored: the fields of the index, what is written into them, and how it is read
//! back.
//!
//! The statements of a card follow each other, beginning with its profession, which carries what
//! they share. So nothing but the order says which card a statement is on, and a card can come and
//! go without touching any other.

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

use super::{analysis::folding, filter_key::Traits, glossary::ConceptGlossary, reading::ReadText};
use crate::standard::{ProfessionCard, Reference, Statement, StatementKind, TextKey};

/// The names of the columns.
pub(super) const TRAITS: &str = "traits";
pub(super) const TEXT_HASH: &str = "text_hash";
pub(super) const N_WORDS: &str = "n_words";

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
    /// The text of the standard that it is in: see [`text_term`].
    pub of_text: Field,
    /// A hash of the text, to find equal texts.
    pub text_hash: Field,
    /// The number of words, 255 for more.
    n_words: Field,
    /// Its kind and that of its function.
    traits: Field,
    id: Field,
    reference: Field,
    text: Field,
    number: Field,
    /// How many statements above it the function and the skill of the statement are.
    function_above: Field,
    skill_above: Field,
    /// What the profession says for its card.
    card: CardFields,
}

/// The fields that the profession of a card has for all of it.
#[derive(Debug, Clone, Copy)]
struct CardFields {
    standard: Field,
    edition: Field,
    standard_title: Field,
    language: Field,
    slug: Field,
    point: Field,
    level: Field,
    occupation_code: Field,
    group_code: Field,
    other_titles: Field,
    education: Field,
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
            id: schema.add_bytes_field("id", STORED),
            reference: schema.add_text_field("reference", STORED),
            text: schema.add_text_field("text", STORED),
            number: schema.add_u64_field("number", STORED),
            function_above: schema.add_u64_field("function_above", STORED),
            skill_above: schema.add_u64_field("skill_above", STORED),
            card: CardFields {
                standard: schema.add_text_field("standard", STORED),
                edition: schema.add_text_field("edition", STORED),
                standard_title: schema.add_text_field("standard_title", STORED),
                language: schema.add_text_field("language", STORED),
                slug: schema.add_text_field("slug", STORED),
                point: schema.add_u64_field("point", STORED),
                level: schema.add_u64_field("level", STORED),
                occupation_code: schema.add_text_field("occupation_code", STORED),
                group_code: schema.add_text_field("group_code", STORED),
                other_titles: schema.add_text_field("other_titles", STORED),
                education: schema.add_text_field("education", STORED),
            },
        };
        (schema.build(), fields)
    }

    /// The documents of a card, in the order of its text. `read` gives the words of a statement.
    pub(super) fn documents(
        self,
        card: &ProfessionCard,
        standard_title: &str,
        glossary: &ConceptGlossary,
        mut read: impl FnMut(&str) -> ReadText,
    ) -> Vec<TantivyDocument> {
        let of_text = text_term(card.identity.text());
        let mut documents = Vec::new();
        let mut function_at = 0;
        let mut skill_at = 0;
        for (at, statement) in (0_u64..).zip(card.statements()) {
            match statement.kind() {
                StatementKind::Function => function_at = at,
                StatementKind::Skill => skill_at = at,
                _ => {}
            }
            let text = statement.full_text();
            let read = read(&text);
            let mut document = self.document(&statement, &text);
            document.add_text(self.of_text, &of_text);
            // A function is not its own place, nor is a skill.
            if statement.function_above().is_some() {
                document.add_u64(self.function_above, at - function_at);
            }
            if statement.skill_above().is_some() {
                document.add_u64(self.skill_above, at - skill_at);
            }
            if statement.kind() == StatementKind::Profession {
                self.card.add(&mut document, card, standard_title);
            }
            self.add_words(&mut document, statement.kind(), &read, glossary);
            documents.push(document);
        }
        documents
    }

    fn document(self, statement: &Statement<'_>, text: &str) -> TantivyDocument {
        let identity = statement.identity();
        let traits = Traits::new(statement.kind(), statement.function_kind());
        let mut document = TantivyDocument::default();
        document.add_u64(self.text_hash, hash_of(text));
        document.add_u64(self.traits, traits.number() as u64);
        document.add_bytes(self.id, identity.id.as_bytes());
        document.add_text(self.reference, identity.reference.to_string());
        document.add_text(self.text, text);
        if let Some(number) = statement.number() {
            document.add_u64(self.number, u64::from(number));
        }
        document
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
        Ok(StoredStatement { fields: self, document })
    }
}

impl CardFields {
    fn add(self, document: &mut TantivyDocument, card: &ProfessionCard, standard_title: &str) {
        document.add_text(self.standard, card.identity.standard());
        document.add_text(self.edition, card.identity.text().edition.to_string());
        document.add_text(self.standard_title, standard_title);
        document.add_text(self.language, card.identity.language().tag());
        document.add_text(self.slug, card.identity.slug());
        document.add_u64(self.point, u64::from(card.point));
        if let Some(level) = card.qualification_level {
            document.add_u64(self.level, u64::from(level.number()));
        }
        let codes =
            [(self.occupation_code, &card.occupation_code), (self.group_code, &card.group_code)];
        for (field, code) in codes {
            if let Some(code) = code {
                document.add_text(field, code);
            }
        }
        for title in &card.other_titles {
            document.add_text(self.other_titles, &title.text);
        }
        for level in card.education.iter().filter_map(|education| education.level.as_ref()) {
            document.add_text(self.education, level);
        }
    }
}

/// A statement as it was stored.
pub(super) struct StoredStatement {
    fields: IndexFields,
    document: TantivyDocument,
}

impl StoredStatement {
    /// The permanent name.
    pub(super) fn id(&self) -> Result<Uuid, TantivyError> {
        let id = self.document.get_first(self.fields.id).and_then(|value| value.as_bytes());
        id.and_then(|id| Uuid::from_slice(id).ok()).ok_or_else(|| lacks("id"))
    }

    /// Where it is inside its standard.
    pub(super) fn reference(&self) -> Result<Reference, TantivyError> {
        let reference = self.text_of(self.fields.reference, "reference")?;
        reference.parse().map_err(|_| lacks("reference"))
    }

    /// The words, with those of its parts.
    pub(super) fn text(&self) -> Result<String, TantivyError> {
        self.text_of(self.fields.text, "text")
    }

    /// The number of a function, skill or item.
    pub(super) fn number(&self) -> Result<Option<u32>, TantivyError> {
        self.number_of(self.fields.number)
    }

    /// How many statements above it its function is.
    pub(super) fn function_above(&self) -> Result<Option<u32>, TantivyError> {
        self.number_of(self.fields.function_above)
    }

    /// How many statements above it its skill is.
    pub(super) fn skill_above(&self) -> Result<Option<u32>, TantivyError> {
        self.number_of(self.fields.skill_above)
    }

    /// The text that its card is in.
    pub(super) fn text_key(&self) -> Result<TextKey, TantivyError> {
        let code = self.text_of(self.fields.card.standard, "standard")?;
        let language = self.text_of(self.fields.card.language, "language")?;
        let edition = self.text_of(self.fields.card.edition, "edition")?;
        Ok(TextKey {
            code,
            edition: edition.parse().map_err(|_| lacks("edition"))?,
            language: language.parse().map_err(|_| lacks("language"))?,
        })
    }

    /// The title of the standard in that text.
    pub(super) fn standard_title(&self) -> Result<String, TantivyError> {
        self.text_of(self.fields.card.standard_title, "standard_title")
    }

    /// The slug of its card.
    pub(super) fn slug(&self) -> Result<String, TantivyError> {
        self.text_of(self.fields.card.slug, "slug")
    }

    /// The point of its card.
    pub(super) fn point(&self) -> Result<u32, TantivyError> {
        self.number_of(self.fields.card.point)?.ok_or_else(|| lacks("point"))
    }

    /// The qualification level of its card.
    pub(super) fn level(&self) -> Result<Option<u32>, TantivyError> {
        self.number_of(self.fields.card.level)
    }

    /// The code of the occupation.
    pub(super) fn occupation_code(&self) -> Option<String> {
        self.texts(self.fields.card.occupation_code).next()
    }

    /// The code of the group of occupations.
    pub(super) fn group_code(&self) -> Option<String> {
        self.texts(self.fields.card.group_code).next()
    }

    /// The other titles of the profession.
    pub(super) fn other_titles(&self) -> impl Iterator<Item = String> {
        self.texts(self.fields.card.other_titles)
    }

    /// The levels of education that the card names, as printed.
    pub(super) fn education(&self) -> impl Iterator<Item = String> {
        self.texts(self.fields.card.education)
    }

    fn texts(&self, field: Field) -> impl Iterator<Item = String> {
        let values = self.document.get_all(field);
        values.filter_map(|value| value.as_str().map(str::to_owned))
    }

    fn text_of(&self, field: Field, what: &str) -> Result<String, TantivyError> {
        self.texts(field).next().ok_or_else(|| lacks(what))
    }

    fn number_of(&self, field: Field) -> Result<Option<u32>, TantivyError> {
        let value = self.document.get_first(field).and_then(|value| value.as_u64());
        value.map(|number| u32::try_from(number).map_err(|_| lacks("number"))).transpose()
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
