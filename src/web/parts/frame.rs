//! What surrounds every page: its title, its addresses in every locale, the menu, what is above it.

use serde_json::Value;

pub(crate) use super::crumb::Crumb;
use super::{linked_data, static_files, text::shortened};
use crate::{
    app::{PublicUrl, address},
    i18n::{Locale, Messages},
    search::SuggestionKind,
    standard::StatementKind,
};

/// The surroundings of a page.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The language of the interface.
    pub locale: Locale,
    /// Its words.
    pub t: &'static Messages,
    /// The title of the window.
    pub title: String,
    /// What a search engine shows of the page.
    pub description: String,
    /// The address of the page in this locale, absolute; none for the page of an error.
    pub canonical: Option<String>,
    /// The page in every locale, the default first.
    pub alternates: Vec<Alternate>,
    /// The pages above the page, then the page itself.
    pub trail: Vec<Crumb>,
    /// What the page is about, for programs.
    data: Vec<Value>,
    /// The beginning of absolute addresses; none for the page of an error.
    public_url: Option<PublicUrl>,
    /// The entry of the menu that the page belongs to.
    pub section: Option<MenuSection>,
    /// Whether the page has a search box of its own, so that the one above would be a second.
    pub has_own_search: bool,
}

/// The page in one locale.
#[derive(Debug)]
pub(crate) struct Alternate {
    /// The locale.
    pub locale: Locale,
    /// The path with its query.
    pub path: String,
    /// The absolute address; none for the page of an error.
    pub absolute: Option<String>,
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

/// An entry of the menu.
#[derive(Debug)]
pub(crate) struct MenuEntry {
    /// The words.
    pub label: &'static str,
    /// The page.
    pub href: String,
    /// Whether the page belongs to this entry.
    pub current: bool,
    /// Whether a script says there how many lines the collection of the browser has.
    pub is_collection: bool,
}

impl Frame {
    /// The surroundings of the page at `path` in each locale.
    pub(crate) fn new(
        locale: Locale,
        public_url: &PublicUrl,
        title: &str,
        path: impl Fn(Locale) -> String,
    ) -> Self {
        let alternate = |locale| {
            let path = path(locale);
            Alternate { locale, absolute: Some(public_url.absolute(&path)), path }
        };
        Self {
            canonical: Some(public_url.absolute(&path(locale))),
            alternates: Locale::ALL.map(alternate).into(),
            public_url: Some(public_url.clone()),
            ..Self::bare(locale, title)
        }
    }

    /// The surroundings of a page that has no address of its own; the other locales are reached
    /// through their home pages.
    pub(crate) fn bare(locale: Locale, title: &str) -> Self {
        let alternate = |locale| Alternate { locale, path: address::home(locale), absolute: None };
        Self {
            locale,
            t: locale.messages(),
            title: format!("{} · kasip", shortened(title, 90)),
            description: String::new(),
            canonical: None,
            alternates: Locale::ALL.map(alternate).into(),
            trail: Vec::new(),
            data: Vec::new(),
            public_url: None,
            section: None,
            has_own_search: false,
        }
    }

    /// With what a search engine shows of the page.
    pub(crate) fn description(mut self, text: &str) -> Self {
        self.description = shortened(text, 160);
        self
    }

    /// With the entry of the menu that the page belongs to.
    pub(crate) fn section(mut self, section: MenuSection) -> Self {
        self.section = Some(section);
        self.has_own_search = section == MenuSection::Search;
        self
    }

    /// With the pages above the page, and the page itself.
    pub(crate) fn trail(mut self, trail: impl IntoIterator<Item = Crumb>) -> Self {
        self.trail = trail.into_iter().collect();
        self
    }

    /// With what the page is about, for programs.
    pub(crate) fn about_this(mut self, data: Value) -> Self {
        self.data.push(data);
        self
    }

    /// What the page is about and what is above it, as the text of a `script` element.
    pub(crate) fn linked_data(&self) -> Option<String> {
        let (canonical, public_url) = (self.canonical.as_ref()?, self.public_url.as_ref()?);
        let mut data = self.data.clone();
        if !self.trail.is_empty() {
            data.push(linked_data::breadcrumbs(&self.trail, canonical, public_url));
        }
        (!data.is_empty()).then(|| linked_data::script(&data))
    }

    /// The address of the style sheet, a script or the icon.
    #[expect(clippy::unused_self, reason = "templates reach it through their frame")]
    pub(crate) fn file(&self, name: &str) -> String {
        static_files::address(name)
    }

    /// The feed of changes.
    pub(crate) fn feed(&self) -> String {
        address::feed(self.locale)
    }

    /// The page of changes.
    pub(crate) fn changes(&self) -> String {
        address::changes(self.locale)
    }

    /// The absolute address for those whose language is none of ours: where `/` leads them too.
    pub(crate) fn default_alternate(&self) -> Option<&str> {
        self.alternates.first()?.absolute.as_deref()
    }

    /// The menu.
    pub(crate) fn menu(&self) -> [MenuEntry; 6] {
        let (locale, site) = (self.locale, &self.t.site);
        let entry = |section, label, href| MenuEntry {
            label,
            href,
            current: self.section == Some(section),
            is_collection: section == MenuSection::Collection,
        };
        [
            entry(MenuSection::Professions, site.professions, address::professions(locale, &[])),
            entry(MenuSection::Standards, site.standards, address::standards(locale)),
            entry(MenuSection::Pathways, self.t.pathways.menu, address::pathways(locale, None)),
            entry(
                MenuSection::Collection,
                self.t.collection.menu,
                address::collection(locale, &[]),
            ),
            entry(MenuSection::Glossary, site.glossary, address::glossary(locale)),
            entry(MenuSection::About, site.about, address::about(locale)),
        ]
    }

    /// The home page.
    pub(crate) fn home(&self) -> String {
        address::home(self.locale)
    }

    /// The search page.
    pub(crate) fn search(&self) -> String {
        address::search(self.locale, &[])
    }

    /// The description of the search, for browsers.
    pub(crate) fn opensearch(&self) -> String {
        address::opensearch(self.locale)
    }

    /// Where the script of the search boxes asks for suggestions.
    pub(crate) fn suggest(&self) -> String {
        address::api_suggest(self.locale)
    }

    /// What the script calls the kinds of suggestion: by the name in the API, in words.
    pub(crate) fn kinds_of_suggestion(&self) -> [(&'static str, &'static str); 3] {
        let words = |kind| match kind {
            SuggestionKind::Profession => self.t.kind.of(StatementKind::Profession),
            SuggestionKind::Skill => self.t.kind.of(StatementKind::Skill),
            SuggestionKind::Phrase => self.t.search.term,
        };
        [SuggestionKind::Profession, SuggestionKind::Skill, SuggestionKind::Phrase]
            .map(|kind| (kind.name(), words(kind)))
    }

    /// The description of the API, in the words of this locale.
    pub(crate) fn api(&self) -> String {
        address::api_in(self.locale)
    }

    /// The page about the site.
    pub(crate) fn about(&self) -> String {
        address::about(self.locale)
    }

    /// The page of the files to download.
    pub(crate) fn downloads(&self) -> String {
        address::downloads(self.locale)
    }
}
