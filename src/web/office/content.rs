//! What every document of a card is made of: its words in the language of the reader, each with its
//! place, and what the document says of itself.

use super::chosen::{ChosenLines, Fact};
use crate::{
    app::{PublicUrl, address},
    i18n::Messages,
    office::{DocumentBlock, Inline, OfficeText, SheetCell, SheetLine, SourceNote},
    standard::{
        Education, Item, LabourFunction, Language, ProfessionCard, QualificationLevel, Skill,
        Statement, StatementNode, TechnicalData, Wording,
    },
    web::parts::{
        citation::{cited_reference, reference_in_words},
        frame::Site,
        words::{Availability, Words},
    },
};

/// A card with the lines that were chosen for a document.
pub(super) struct CardContent<'a> {
    /// The card.
    pub card: &'a ProfessionCard,
    technical: &'a TechnicalData,
    words: Words<'a>,
    public_url: &'a PublicUrl,
    /// The language of the document.
    pub language: Language,
    /// The words of the interface.
    pub t: &'static Messages,
    /// What is chosen.
    pub chosen: &'a ChosenLines,
}

impl<'a> CardContent<'a> {
    /// The chosen lines of a card for this reader.
    pub(super) fn new(
        site: &'a Site,
        card: &'a ProfessionCard,
        technical: &'a TechnicalData,
        chosen: &'a ChosenLines,
    ) -> Self {
        Self {
            words: site.words_of(card.identity.text()),
            public_url: &site.public_url,
            t: site.reader.locale.messages(),
            card,
            technical,
            language: site.reader.language(),
            chosen,
        }
    }

    /// The words of a line that the reader reads first.
    pub(super) fn first<'t>(&self, text: &'t str) -> Wording<&'t str>
    where
        'a: 't,
    {
        self.words.first(text)
    }

    /// The same as a part of a paragraph.
    pub(super) fn inline(&self, text: &str) -> Inline {
        let words = self.words.first(text);
        if words.language == self.language {
            Inline::Text(words.text.to_owned())
        } else {
            Inline::Foreign(words.text.to_owned(), words.language)
        }
    }

    /// The same as a whole paragraph.
    pub(super) fn paragraph(&self, text: &str) -> OfficeText {
        self.inline(text).into()
    }

    /// A line with its dash lines and its place.
    pub(super) fn line(&self, node: StatementNode<'a>) -> OfficeText {
        let statement = Statement { card: self.card, node };
        let parts = statement.parts().iter().map(|part| vec![self.inline(&part.text)]);
        OfficeText {
            content: vec![self.inline(statement.text())],
            parts: parts.collect(),
            source: Some(SourceNote {
                number: 0,
                place: cited_reference(&statement, self.technical, self.t),
                address: self.permanent(&statement),
            }),
        }
    }

    /// The chosen lines of the card, in the order of the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = Statement<'a>> {
        let lines = self.card.statements();
        lines.filter(|line| self.chosen.has(&line.identity().reference))
    }

    /// A line in the cells of a sheet: its function, its skill, its kind, its words and its place.
    pub(super) fn cells(&self, line: &Statement<'a>) -> [SheetCell; 5] {
        let title = |title: &str| SheetCell::Words(self.words.first(title).text.to_owned());
        let function = line.function_above().map(|function| title(&function.title));
        let skill = line.skill_above().map(|skill| title(&skill.title));
        let kind = self.t.kind.of(line.kind());
        let place = reference_in_words(&line.identity().reference, self.t);
        let place = if place.is_empty() { kind.to_owned() } else { place };
        [
            function.unwrap_or(SheetCell::Empty),
            skill.unwrap_or(SheetCell::Empty),
            SheetCell::Words(kind.to_owned()),
            SheetCell::Words(self.with_parts(line)),
            SheetCell::Link(place, self.permanent(line)),
        ]
    }

    /// The words of a line with those of its dash lines, for a cell.
    fn with_parts(&self, line: &Statement<'_>) -> String {
        let parts = line.parts().iter().map(|part| self.words.first(&part.text).text);
        let lines = [self.words.first(line.text()).text].into_iter().chain(parts);
        lines.collect::<Vec<_>>().join("\n– ")
    }

    /// The permanent address of a line.
    pub(super) fn permanent(&self, statement: &Statement<'_>) -> String {
        self.public_url.absolute(&address::permanent(statement.identity().id))
    }

    /// The functions that are chosen, or of which anything is.
    pub(super) fn functions(&self) -> impl Iterator<Item = &'a LabourFunction> {
        let functions = self.card.functions.iter();
        functions.filter(|function| {
            self.chosen.has(&function.reference) || self.skills(function).next().is_some()
        })
    }

    /// The skills of a function that are chosen, or of which any item is.
    pub(super) fn skills(&self, function: &'a LabourFunction) -> impl Iterator<Item = &'a Skill> {
        function.skills.iter().filter(|skill| {
            let items = skill.abilities.iter().chain(&skill.knowledge);
            let mut references = items.map(|item| &item.reference).chain([&skill.reference]);
            references.any(|reference| self.chosen.has(reference))
        })
    }

    /// The items of a list that are chosen.
    pub(super) fn items(&self, list: &'a [Item]) -> impl Iterator<Item = &'a Item> {
        list.iter().filter(|item| self.chosen.has(&item.reference))
    }

    /// The abilities of all skills that are chosen, each words once.
    pub(super) fn abilities(&self) -> Vec<OfficeText> {
        self.all_items(|skill| &skill.abilities, StatementNode::Ability)
    }

    /// The same of the knowledge.
    pub(super) fn knowledge(&self) -> Vec<OfficeText> {
        self.all_items(|skill| &skill.knowledge, StatementNode::Knowledge)
    }

    fn all_items(
        &self,
        list: impl Fn(&'a Skill) -> &'a [Item],
        node: impl Fn(&'a LabourFunction, &'a Skill, &'a Item) -> StatementNode<'a>,
    ) -> Vec<OfficeText> {
        let mut seen: Vec<(&str, Vec<&str>)> = Vec::new();
        let mut paragraphs = Vec::new();
        for function in self.functions() {
            for skill in self.skills(function) {
                for item in self.items(list(skill)) {
                    let parts = item.parts.iter().map(|part| part.text.as_str());
                    let words = (item.text.as_str(), parts.collect());
                    if !seen.contains(&words) {
                        seen.push(words);
                        paragraphs.push(self.line(node(function, skill, item)));
                    }
                }
            }
        }
        paragraphs
    }

    /// The main purpose, where it is chosen.
    pub(super) fn purpose(&self) -> Option<OfficeText> {
        let text = self.card.purpose.as_deref()?;
        self.chosen.has_fact(Fact::Purpose).then(|| self.line(StatementNode::Purpose(text)))
    }

    /// The education, where it is chosen: one entry, or several of which one is enough.
    pub(super) fn education(&self) -> Vec<OfficeText> {
        let entries = self.card.education.iter().filter(|_| self.chosen.has_fact(Fact::Education));
        let or = Inline::Text(format!("{} ", self.t.office.or));
        let before = std::iter::once(None).chain(std::iter::repeat(Some(or)));
        let entries = entries.zip(before);
        let entries = entries.map(|(entry, or)| {
            let said = self.one_education(entry).into_iter();
            or.into_iter().chain(said).collect::<Vec<_>>().into()
        });
        entries.collect()
    }

    fn one_education(&self, entry: &'a Education) -> Vec<Inline> {
        let words = &self.t.office;
        let said = |text: &'a Option<String>| {
            text.as_deref().map(|text| (self.words.first(text).text, text))
        };
        let parts = [
            said(&entry.level).map(|(_, text)| vec![self.inline(text)]),
            said(&entry.speciality).map(|(name, text)| self.inside(&words.speciality(name), text)),
            said(&entry.qualification)
                .map(|(name, text)| self.inside(&words.qualification(name), text)),
        ];
        let mut content = Vec::new();
        for part in parts.into_iter().flatten() {
            if !content.is_empty() {
                content.push(Inline::Text("; ".to_owned()));
            }
            content.extend(part);
        }
        content
    }

    /// A sentence of ours around words of the text.
    pub(super) fn inside(&self, sentence: &str, text: &str) -> Vec<Inline> {
        let words = self.words.first(text).text;
        match sentence.split_once(words) {
            Some((before, after)) => {
                let ours = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
                let ours = |words: &str| ours(words).map(Inline::Text);
                [ours(before), Some(self.inline(text)), ours(after)].into_iter().flatten().collect()
            }
            None => vec![Inline::Text(sentence.to_owned())],
        }
    }

    /// The work experience, where it is chosen.
    pub(super) fn experience(&self) -> Option<OfficeText> {
        let text = self.card.work_experience.as_deref()?;
        self.chosen.has_fact(Fact::Experience).then(|| self.paragraph(text))
    }

    /// The demands on the person, where they are chosen.
    pub(super) fn competences(&self) -> Vec<OfficeText> {
        let lines = self.card.personal_competences.iter();
        let lines = lines.filter(|_| self.chosen.has_fact(Fact::Competences));
        lines.map(|line| self.paragraph(&line.text)).collect()
    }

    /// The regulations, where they are chosen.
    pub(super) fn regulations(&self) -> Vec<OfficeText> {
        let lines = self.card.regulations.iter();
        let lines = lines.filter(|_| self.chosen.has_fact(Fact::Regulations));
        lines.map(|line| self.paragraph(&line.text)).collect()
    }

    /// The name of the profession with its level.
    pub(super) fn profession(&self) -> String {
        self.at_level(&self.card.title, self.card.qualification_level)
    }

    /// The same as parts of a paragraph.
    pub(super) fn profession_inline(&self) -> Vec<Inline> {
        self.inside(&self.profession(), &self.card.title)
    }

    /// A title of the text with a level, which no line is broken inside.
    pub(super) fn at_level(&self, title: &str, level: Option<QualificationLevel>) -> String {
        let words = &self.t.site;
        let level = level.map(|level| words.level_after(level.number()));
        let level = level.map(|level| level.replace(' ', "\u{a0}").replace('-', "\u{2011}"));
        let title = self.words.first(title).text;
        format!("{title}, {}", level.as_deref().unwrap_or(words.no_level_after))
    }

    /// What the document says of itself: of what it is made, and whose the translation is.
    pub(super) fn about(&self) -> [DocumentBlock; 1] {
        let address = self.permanent(&self.itself());
        let content =
            vec![Inline::Text(self.about_in_words()), Inline::Link(address.clone(), address)];
        [DocumentBlock::Note(content.into())]
    }

    /// The same as lines of a sheet.
    pub(super) fn about_in_lines(&self) -> [SheetLine; 2] {
        let words = self.about_in_words().trim_end().to_owned();
        [SheetLine::Words(words), SheetLine::Address(self.permanent(&self.itself()))]
    }

    /// The same before the address of the card.
    fn about_in_words(&self) -> String {
        let (words, original) = (&self.t.office, self.card.identity.text().language);
        let made_of = words.made_of(
            self.card.identity.standard(),
            &self.edition(),
            self.card.point,
            &self.profession(),
        );
        let language = self.t.translation.in_language.of(original);
        let origin = match self.words.availability() {
            Availability::Own => String::new(),
            Availability::Translated if self.words.shows_translations() => {
                words.translated(language)
            }
            Availability::Translated | Availability::Foreign => words.as_printed(language),
        };
        let sentences = [made_of.as_str(), &origin, words.check, words.address];
        let said = sentences.into_iter().filter(|sentence| !sentence.is_empty());
        said.flat_map(|sentence| [sentence, " "]).collect()
    }

    /// The card as a statement.
    pub(super) fn itself(&self) -> Statement<'a> {
        Statement { card: self.card, node: StatementNode::Profession }
    }

    /// The foot of each page.
    pub(super) fn footer(&self) -> String {
        self.t.office.footer(self.card.identity.standard(), &self.edition(), &self.profession())
    }

    fn edition(&self) -> String {
        self.t.editions.name(self.technical.edition())
    }
}
