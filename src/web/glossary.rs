//! Terms and abbreviations of every standard, in the order of the Kazakh alphabet.

use askama::Template;
use axum::{extract::State, response::Response};
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

use super::{
    frame::{Crumb, Frame, Section},
    linked_data,
};
use crate::{
    app::{AppError, PublicUrl, address},
    i18n::{Locale, Messages},
    standard::TextKey,
    storage::{Glossary, Storage},
};

#[derive(Template)]
#[template(path = "glossary.html")]
struct GlossaryPage {
    frame: Frame,
    t: &'static Messages,
    terms: Vec<Entry>,
    abbreviations: Vec<Entry>,
}

/// A word with its explanation and the standard that gives it.
#[derive(Debug)]
struct Entry {
    word: String,
    meaning: String,
    lang: &'static str,
    standard: String,
    href: String,
}

/// The glossary in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    super::page(&GlossaryPage::new(locale, &public_url, storage.find_glossary().await?))
}

/// The order of the Kazakh alphabet: А Ә Б В Г Ғ Д …, Latin letters after it.
pub(super) fn kazakh_order() -> CollatorBorrowed<'static> {
    CollatorBorrowed::try_new(locale!("kk").into(), CollatorOptions::default())
        .expect("the crate carries the order of every language")
}

impl GlossaryPage {
    fn new(locale: Locale, public_url: &PublicUrl, glossary: Glossary) -> Self {
        let t = locale.messages();
        let terms = glossary.terms.iter().map(|(_, one)| (&*one.term, &*one.definition));
        let abbreviations =
            glossary.abbreviations.iter().map(|(_, one)| (&*one.abbreviation, &*one.meaning));
        let page = public_url.absolute(&address::glossary(locale));
        let data = linked_data::defined_terms(t.site.glossary, &page, terms.chain(abbreviations));
        let frame = Frame::new(locale, public_url, t.site.glossary, address::glossary)
            .about_this(data)
            .description(t.glossary.lead)
            .section(Section::Glossary)
            .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.glossary)]);
        let entry = |text: TextKey, word, meaning| Entry {
            word,
            meaning,
            lang: text.language.tag(),
            href: address::standard(locale, &text.code),
            standard: text.code,
        };
        let terms = glossary.terms.into_iter();
        let abbreviations = glossary.abbreviations.into_iter();
        Self {
            terms: ordered(terms.map(|(text, one)| entry(text, one.term, one.definition))),
            abbreviations: ordered(
                abbreviations.map(|(text, one)| entry(text, one.abbreviation, one.meaning)),
            ),
            frame,
            t,
        }
    }
}

fn ordered(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = entries.collect();
    let order = kazakh_order();
    entries.sort_by(|one, other| {
        order.compare(&one.word, &other.word).then_with(|| one.standard.cmp(&other.standard))
    });
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::samples;

    #[test]
    fn the_order_is_that_of_the_kazakh_alphabet() {
        let alphabet =
            "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я";
        let expected: Vec<&str> = alphabet.split(' ').collect();
        let mut letters = expected.clone();
        letters.reverse();
        let order = kazakh_order();
        letters.sort_by(|one, other| order.compare(one, other));
        assert_eq!(letters, expected);
    }

    #[test]
    fn each_entry_names_its_standard_and_its_language() {
        let passport = samples::standard().passport;
        let text = passport.text_key();
        let glossary = Glossary {
            terms: passport.terms.into_iter().map(|term| (text.clone(), term)).collect(),
            abbreviations: passport
                .abbreviations
                .into_iter()
                .map(|one| (text.clone(), one))
                .collect(),
        };
        let page = GlossaryPage::new(Locale::En, &samples::public_url(), glossary);
        let html = samples::read(&page);
        assert_eq!(samples::texts(&html, "#abbreviations dt"), ["АЖ", "АТ (IT)"]);
        assert_eq!(samples::attributes(&html, "#abbreviations dt", "lang"), ["kk", "kk"]);
        let links = samples::attributes(&html, "#abbreviations dd a", "href");
        assert_eq!(links, ["/en/standards/J62090011"; 2]);
    }
}
