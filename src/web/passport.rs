//! The passport of a standard: everything in it but the cards, and its cards as a list.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    frame::{Crumb, Frame, Site},
    linked_data,
    words::Words,
};
use crate::{
    app::{AppError, Path, address},
    standard::{Approval, CardSummary, ListedProfession, Passport, TextChoice},
    storage::Storage,
};

#[derive(Template)]
#[template(path = "passport.html")]
struct PassportPage<'a> {
    frame: Frame,
    passport: &'a Passport,
    words: Words<'a>,
    cards: &'a [CardSummary],
}

/// The passport of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let texts = storage.list_text_keys(&code).await?;
    let cards = storage.list_cards_of(&passport.text_key()).await?;
    let text = passport.text_key();
    let mut page = PassportPage::new(&site, &passport, &cards);
    page.frame = page.frame.of_text(&texts, &text, &passport.technical);
    super::parts::page(&page)
}

impl<'a> PassportPage<'a> {
    fn new(site: &'a Site, passport: &'a Passport, cards: &'a [CardSummary]) -> Self {
        let code = &passport.code;
        let words = site.words_of(&passport.text_key()).explaining(&passport.abbreviations);
        let first = |text| words.first(text).text;
        let terms = passport.terms.iter().map(|one| (first(&*one.term), first(&*one.definition)));
        let name = first(&passport.title);
        let page = site.public_url.absolute(&address::standard(site.reader.locale, code));
        let title = format!("{name} – {code}");
        let frame = Frame::new(site, &title, |locale| address::standard(locale, code))
            .about_this(linked_data::defined_terms(name, &page, terms))
            .description(passport.summary.as_deref().map_or(name, first))
            .below_standards()
            .here(Crumb::here(code));
        Self { frame, passport, words, cards }
    }

    /// The planned date of review, in words.
    fn review_date(&self) -> Option<String> {
        let date = self.passport.technical.review_date.as_deref()?;
        Some(self.frame.t.date(date))
    }

    /// The date of the order that approved the standard, in words.
    fn order_date(&self, approval: &Approval) -> Option<String> {
        Some(self.frame.t.date(approval.date.as_deref()?))
    }

    /// The card of a profession of the list: the one of its title, in whatever case, and level.
    fn card_of(&self, listed: &ListedProfession) -> Option<String> {
        let is_it = |card: &&CardSummary| {
            let titles = [&card.title, &listed.title].map(|title| title.to_lowercase());
            titles[0] == titles[1] && card.qualification_level == listed.level
        };
        let card = self.cards.iter().find(is_it)?;
        Some(address::card(self.frame.reader, &card.identity.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, standard::ProfessionCard, web::parts::samples};

    fn page(locale: Locale) -> scraper::Html {
        let standard = samples::standard();
        let cards: Vec<CardSummary> = standard.cards.iter().map(ProfessionCard::summary).collect();
        let site = samples::site(locale);
        samples::read(&PassportPage::new(&site, &standard.passport, &cards))
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
