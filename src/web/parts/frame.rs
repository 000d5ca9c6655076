//! What surrounds every page: its title, its addresses in every locale, the menu, what is above it.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use serde_json::Value;

pub(crate) use super::crumb::Crumb;
use super::{linked_data, static_files, text::shortened, texts::OtherTexts, words::Words};
use crate::{
    app::{AppError, AskedText, PublicUrl, Reader, WordsShown, address},
    i18n::{Locale, Messages},
    search::SuggestionKind,
    standard::{Language, StatementKind, TechnicalData, TextKey},
    translation::Translations,
};

/// The site as a reader sees it.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// Who the page is made for.
    pub reader: Reader,
    /// The beginning of absolute addresses.
    pub public_url: PublicUrl,
    /// The words of standards in other languages.
    pub translations: Translations,
}

impl<S: Send + Sync> FromRequestParts<S> for Site
where
    PublicUrl: FromRef<S>,
    Translations: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self {
            reader: Reader::from_request_parts(parts, state).await?,
            public_url: PublicUrl::from_ref(state),
            translations: Translations::from_ref(state),
        })
    }
}

impl Site {
    /// The site where no words of a standard are shown.
    pub(crate) fn without_translations(locale: Locale, public_url: PublicUrl) -> Self {
        Self { reader: locale.into(), public_url, translations: Translations::default() }
    }

    /// How the words of a text are shown.
    pub(crate) fn words_of(&self, text: &TextKey) -> Words<'_> {
        self.words_in(&text.code, text.language)
    }

    /// How the words of a standard are shown, where its text is in this language.
    pub(crate) fn words_in(&self, code: &str, language: Language) -> Words<'_> {
        words_in(&self.translations, self.reader, code, language)
    }
}

fn words_in<'a>(
    translations: &'a Translations,
    reader: Reader,
    code: &str,
    language: Language,
) -> Words<'a> {
    Words::new(reader, language, translations.of(code, language, reader.language()))
}

/// The size of the picture of a page, as messengers ask for it.
pub(crate) const PREVIEW_WIDTH: u16 = 1200;
/// The same.
pub(crate) const PREVIEW_HEIGHT: u16 = 630;

/// The picture that a messenger shows beside a link to a page.
#[derive(Debug)]
pub(crate) struct PagePicture {
    /// Its path.
    path: String,
    /// What it shows, in words.
    pub about: String,
}

/// The surroundings of a page.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Who the page is made for.
    pub reader: Reader,
    /// The words of standards in other languages.
    translations: Translations,
    /// The words of the interface.
    pub t: &'static Messages,
    /// The title of the window.
    pub title: String,
    /// What a search engine shows of the page.
    pub description: String,
    /// The page in every locale, the default first: the path with its query.
    paths: [String; Locale::ALL.len()],
    /// The beginning of absolute addresses; none for the page of an error, which has no address of
    /// its own.
    public_url: Option<PublicUrl>,
    /// The picture of the page.
    pub picture: PagePicture,
    /// The pages above the page, then the page itself.
    pub trail: Vec<Crumb>,
    /// What the page is about, for programs.
    data: Vec<Value>,
    /// The entry of the menu that the page belongs to.
    pub section: Option<MenuSection>,
    /// Whether the page has a search box of its own, so that the one above would be a second.
    pub has_own_search: bool,
    /// The other texts of the standard, on a page that shows one.
    pub texts: Option<OtherTexts>,
}

/// The entries of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MenuSection {
    /// The list of professions.
    Professions,
    /// The standards and their cards.
    Standards,
    /// The map of professions.
    Pathways,
    /// Search.
    Search,
    /// The chosen lines.
    Collection,
    /// Terms and abbreviations.
    Glossary,
    /// What the site is and is not.
    About,
}

impl Frame {
    /// The surroundings of the page at `path` in each locale, below the home page.
    pub(crate) fn new(site: &Site, title: &str, path: impl Fn(Locale) -> String) -> Self {
        let locale = site.reader.locale;
        let home = Crumb::new(locale.messages().site.home, address::home(locale));
        Self {
            paths: Locale::ALL.map(path),
            public_url: Some(site.public_url.clone()),
            trail: vec![home, Crumb::here(title)],
            reader: site.reader,
            translations: site.translations.clone(),
            ..Self::bare(locale, title)
        }
    }

    /// The surroundings of a page that has no address of its own; the other locales are reached
    /// through their home pages.
    pub(crate) fn bare(locale: Locale, title: &str) -> Self {
        Self {
            reader: locale.into(),
            translations: Translations::default(),
            t: locale.messages(),
            title: format!("{} · kasip", shortened(title, 90)),
            description: String::new(),
            paths: Locale::ALL.map(address::home),
            public_url: None,
            picture: PagePicture {
                path: address::preview(locale),
                about: format!("kasip – {}", locale.messages().site.tagline),
            },
            trail: Vec::new(),
            data: Vec::new(),
            section: None,
            has_own_search: false,
            texts: None,
        }
    }

    /// With what a search engine shows of the page.
    pub(crate) fn description(mut self, text: &str) -> Self {
        self.description = shortened(text, 160);
        self
    }

    /// With a picture of its own, which shows this.
    pub(crate) fn pictured(mut self, path: String, about: String) -> Self {
        self.picture = PagePicture { path, about };
        self
    }

    /// With the entry of the menu that the page belongs to.
    pub(crate) fn section(mut self, section: MenuSection) -> Self {
        self.section = Some(section);
        self.has_own_search |= section == MenuSection::Search;
        self
    }

    /// With a search box of its own.
    pub(crate) fn with_own_search(mut self) -> Self {
        self.has_own_search = true;
        self
    }

    /// With pages between the home page and the page itself.
    pub(crate) fn below(mut self, pages: impl IntoIterator<Item = Crumb>) -> Self {
        let itself = self.trail.len() - 1;
        self.trail.splice(itself..itself, pages);
        self
    }

    /// Below the list of standards.
    pub(crate) fn below_standards(self) -> Self {
        let standards = Crumb::new(self.t.site.standards, address::standards(self.reader.locale));
        self.section(MenuSection::Standards).below([standards])
    }

    /// Below the passport of a standard.
    pub(crate) fn below_standard(self, code: &str) -> Self {
        let reader = Reader { words: WordsShown::default(), ..self.reader };
        let passport = Crumb::new(code, address::standard(reader, code));
        self.below_standards().below([passport])
    }

    /// With another name for the page itself among the pages above it.
    pub(crate) fn here(mut self, itself: Crumb) -> Self {
        self.trail.pop();
        self.trail.push(itself);
        self
    }

    /// With nothing above the page.
    pub(crate) fn without_trail(mut self) -> Self {
        self.trail.clear();
        self
    }

    /// With what the page is about, for programs.
    pub(crate) fn about_this(mut self, data: Value) -> Self {
        self.data.push(data);
        self
    }

    /// The page in every locale: the path with its query.
    pub(crate) fn in_every_locale(&self) -> impl Iterator<Item = (Locale, &String)> {
        Locale::ALL.into_iter().zip(&self.paths)
    }

    /// The absolute address of the page in a locale.
    pub(crate) fn absolute(&self, locale: Locale) -> Option<String> {
        Some(self.public_url.as_ref()?.absolute(&self.paths[locale as usize]))
    }

    /// The absolute address of the page in this locale.
    pub(crate) fn canonical(&self) -> Option<String> {
        self.absolute(self.reader.locale)
    }

    /// The absolute address of the picture of the page.
    pub(crate) fn picture_address(&self) -> Option<String> {
        Some(self.public_url.as_ref()?.absolute(&self.picture.path))
    }

    /// What the page is about and what is above it, as the text of a `script` element.
    pub(crate) fn linked_data(&self) -> Option<String> {
        let (canonical, public_url) = (self.canonical()?, self.public_url.as_ref()?);
        let mut data = self.data.clone();
        if !self.trail.is_empty() {
            data.push(linked_data::breadcrumbs(&self.trail, &canonical, public_url));
        }
        (!data.is_empty()).then(|| linked_data::script(data))
    }

    /// How the words of a text are shown.
    pub(crate) fn words_of(&self, text: &TextKey) -> Words<'_> {
        self.words_in(&text.code, text.language)
    }

    /// How the words of a standard are shown, where its text is in this language.
    pub(crate) fn words_in(&self, code: &str, language: Language) -> Words<'_> {
        words_in(&self.translations, self.reader, code, language)
    }

    /// How the words of the text are shown of which most is to be said, among those of a list.
    pub(crate) fn words_among<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t TextKey>,
    ) -> Option<Words<'_>> {
        texts.into_iter().map(|text| self.words_of(text)).max_by_key(Words::availability)
    }

    /// The page with each choice of the words: what it is called, its address, and whether it is open.
    pub(crate) fn choices_of_words(&self) -> [(&'static str, String, bool); 3] {
        let (reader, t) = (self.reader, &self.t.translation);
        let page = &self.paths[reader.locale as usize];
        WordsShown::ALL.map(|words| {
            let label = match words {
                WordsShown::Both => t.both,
                WordsShown::Mine => t.mine,
                WordsShown::Original => t.original,
            };
            let href = address::keeping_text(Reader { words, ..reader }, page);
            (label, href, words == reader.words)
        })
    }

    /// With the other texts of the standard that the page shows a text of.
    pub(crate) fn of_text(
        mut self,
        texts: &[TextKey],
        text: &TextKey,
        technical: &TechnicalData,
    ) -> Self {
        let page = &self.paths[self.reader.locale as usize];
        self.texts = Some(OtherTexts::new(self.reader, page, text, texts, technical));
        self
    }

    /// With the current edition of the standard, on a page that only an earlier one has.
    pub(crate) fn of_earlier_text(
        mut self,
        texts: &[TextKey],
        text: &TextKey,
        technical: &TechnicalData,
    ) -> Self {
        let page = address::standard(self.reader.locale, &text.code);
        let texts = OtherTexts::new(self.reader, &page, text, texts, technical);
        self.texts = Some(OtherTexts { official: Vec::new(), ..texts });
        self
    }

    /// The page in another locale, with what the reader has chosen: the edition too, but not the
    /// language of the text, which is that of the locale.
    pub(crate) fn in_other_locale(&self, path: &str) -> String {
        let text = AskedText { language: None, ..self.reader.text };
        address::keeping_text(Reader { text, ..self.reader }, path)
    }

    /// The address of the style sheet, a script or the icon.
    #[expect(clippy::unused_self, reason = "templates reach it through their frame")]
    pub(crate) fn file(&self, name: &str) -> String {
        static_files::address(name)
    }

    /// The menu: the words of each entry, its page, and what belongs to it.
    pub(crate) fn menu(&self) -> [(&'static str, String, MenuSection); 6] {
        let (reader, t) = (self.reader, self.t);
        [
            (t.site.professions, address::professions(reader, &[]), MenuSection::Professions),
            (t.site.standards, address::standards(reader), MenuSection::Standards),
            (t.pathways.menu, address::pathways(reader, None), MenuSection::Pathways),
            (t.collection.menu, address::collection(reader, &[]), MenuSection::Collection),
            (t.site.glossary, address::glossary(reader), MenuSection::Glossary),
            (t.site.about, address::about(reader), MenuSection::About),
        ]
    }

    /// What the script calls the kinds of suggestion: by the name in the API, in words.
    pub(crate) fn kinds_of_suggestion(&self) -> [(&'static str, &'static str); 3] {
        [
            (SuggestionKind::Profession, self.t.kind.of(StatementKind::Profession)),
            (SuggestionKind::Skill, self.t.kind.of(StatementKind::Skill)),
            (SuggestionKind::Phrase, self.t.search.term),
        ]
        .map(|(kind, words)| (kind.name(), words))
    }
}
