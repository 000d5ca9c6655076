//! The passport of a standard: everything in it but the cards, and its cards as a list.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    abbreviations::Abbreviations,
    frame::{Crumb, Frame, MenuSection},
    linked_data,
    source_link::SourceLink,
    tile::{LevelBadge, Tile},
};
use crate::{
    app::{AppError, Path, PublicUrl, address},
    i18n::{Locale, Messages},
    standard::{CardSummary, Passport, Source, TextChoice},
    storage::Storage,
};

#[derive(Template)]
#[template(path = "passport.html")]
struct PassportPage<'a> {
    frame: Frame,
    t: &'static Messages,
    passport: &'a Passport,
    lang: &'static str,
    words: Abbreviations<'a>,
    edition: Option<String>,
    general: Vec<PassportFact<'a>>,
    technical: Vec<PassportFact<'a>>,
    listed: Vec<ProfessionOfList<'a>>,
    tiles: Vec<Tile>,
    source: String,
    findings: String,
}

/// A plain field with its lines.
#[derive(Debug)]
struct PassportFact<'a> {
    label: &'static str,
    value: Option<&'a str>,
    /// A date or an edition, in the words of the interface.
    ours: Option<String>,
    lines: Option<SourceLink>,
}

/// A profession of the standard's list.
#[derive(Debug)]
struct ProfessionOfList<'a> {
    number: u32,
    title: &'a str,
    level: LevelBadge,
    href: Option<String>,
}

/// The passport of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let cards = storage.list_cards_of(&passport.text_key()).await?;
    super::parts::page(&PassportPage::new(locale, &public_url, &passport, cards))
}

impl<'a> PassportPage<'a> {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        passport: &'a Passport,
        cards: Vec<CardSummary>,
    ) -> Self {
        let t = locale.messages();
        let code = &passport.code;
        let title = format!("{} – {code}", passport.title);
        let description = passport.summary.as_deref().unwrap_or(&passport.title);
        let terms = passport.terms.iter().map(|one| (&*one.term, &*one.definition));
        let page = public_url.absolute(&address::standard(locale, code));
        let data = linked_data::defined_terms(&passport.title, &page, terms);
        let frame =
            Frame::new(locale, public_url, &title, |locale| address::standard(locale, code))
                .about_this(data)
                .description(description)
                .section(MenuSection::Standards)
                .trail([
                    Crumb::ours(t.site.home, address::home(locale)),
                    Crumb::ours(t.site.standards, address::standards(locale)),
                    Crumb::here(code),
                ]);
        Self {
            frame,
            t,
            lang: passport.language.tag(),
            words: Abbreviations::new(&passport.abbreviations),
            edition: t.passport.edition(passport.technical.version, passport.technical.year),
            general: general(passport, locale),
            technical: technical(passport, locale),
            listed: listed(passport, &cards, locale),
            tiles: cards.into_iter().map(|card| Tile::new(card, locale)).collect(),
            source: address::source(locale, code),
            findings: address::findings(locale, code),
            passport,
        }
    }

    fn lines(&self, source: Source) -> SourceLink {
        SourceLink::new(self.frame.locale, &self.passport.code, source)
    }
}

fn general(passport: &Passport, locale: Locale) -> Vec<PassportFact<'_>> {
    let field = &locale.messages().field;
    let fact = |name: &str, label, value| PassportFact {
        label,
        value,
        ours: None,
        lines: lines_of(passport, name, locale),
    };
    vec![
        fact("title", field.standard_title, Some(passport.title.as_str())),
        fact("code", field.code, Some(passport.code.as_str())),
        fact("scope", field.scope, passport.scope.as_deref()),
        fact("summary", field.summary, passport.summary.as_deref()),
    ]
}

fn technical(passport: &Passport, locale: Locale) -> Vec<PassportFact<'_>> {
    let t = locale.messages();
    let (field, technical) = (&t.field, &passport.technical);
    let blank = |name: &str, label| PassportFact {
        label,
        value: None,
        ours: None,
        lines: lines_of(passport, name, locale),
    };
    let fact = |name, label, value| PassportFact { value, ..blank(name, label) };
    let ours = |name, label, ours| PassportFact { ours, ..blank(name, label) };
    let edition = t.passport.edition(technical.version, technical.year);
    let review = technical.review_date.as_deref().map(|date| t.date(date));
    vec![
        fact("authority", field.authority, technical.authority.as_deref()),
        fact("executor", field.executor, technical.executor.as_deref()),
        fact("organisations", field.organisations, technical.organisations.as_deref()),
        fact("council", field.council, technical.council.as_deref()),
        fact("national_body", field.national_body, technical.national_body.as_deref()),
        fact("chamber", field.chamber, technical.chamber.as_deref()),
        ours("version", field.edition, edition),
        ours("review_date", field.review_date, review),
    ]
}

fn lines_of(passport: &Passport, name: &str, locale: Locale) -> Option<SourceLink> {
    let source = passport.sources.get(name)?;
    Some(SourceLink::new(locale, &passport.code, *source))
}

/// The list of the passport, each profession with the card of its title and level.
fn listed<'a>(
    passport: &'a Passport,
    cards: &[CardSummary],
    locale: Locale,
) -> Vec<ProfessionOfList<'a>> {
    let rows = passport.listed_professions.iter().map(|listed| {
        let card = cards
            .iter()
            .find(|card| card.title == listed.title && card.qualification_level == listed.level);
        ProfessionOfList {
            number: listed.number,
            title: &listed.title,
            level: LevelBadge::new(listed.level, locale.messages()),
            href: card.map(|card| address::card(locale, &card.identity.key())),
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    fn page(locale: Locale) -> scraper::Html {
        let standard = samples::standard();
        let cards = standard.cards.iter().map(crate::standard::ProfessionCard::summary).collect();
        samples::read(&PassportPage::new(locale, &samples::public_url(), &standard.passport, cards))
    }

    #[test]
    fn what_the_standard_leaves_empty_is_said_plainly() {
        let html = page(Locale::Ru);
        let values = samples::texts(&html, "#technical dd");
        assert!(values[0].starts_with("Министрлік"), "{values:?}");
        assert_eq!(values[1], "в стандарте не указано");
        assert_eq!(values[6], "версия 2, 2022 год");
        assert!(values[7].starts_with("5 декабря 2025 года"), "{values:?}");
    }

    #[test]
    fn a_listed_profession_leads_to_its_card_and_one_without_a_card_says_so() {
        let html = page(Locale::En);
        let links = samples::attributes(&html, "#listed a[href*=cards]", "href");
        assert_eq!(links, ["/en/standards/J62090011/cards/2524-0-003-5"]);
        assert_eq!(samples::texts(&html, "#listed .note"), ["no card"]);
    }

    #[test]
    fn words_of_the_standard_are_marked_as_kazakh() {
        let html = page(Locale::En);
        let languages = samples::attributes(&html, "#terms dt", "lang");
        assert_eq!(languages, ["kk"]);
        let title = samples::attributes(&html, "h1", "lang");
        assert_eq!(title, ["kk"]);
    }
}
