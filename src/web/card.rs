//! The profession card, whole: every field, every line with an anchor, numbered as in the source.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    citation::{citation, cited_reference, last_step},
    document_kind::DocumentKind,
    frame::{Crumb, Frame, Site},
    level_step::LevelStep,
    linked_data,
    words::Words,
};
use crate::{
    app::{AppError, Path, Reader, address},
    standard::{
        CardKey, Education, FunctionKind, LabourFunction, PlainField, PlainFieldGroup,
        ProfessionCard, TechnicalData, TextChoice,
    },
    storage::{CardInStandard, OccupationStep, Storage},
};

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage<'a> {
    frame: Frame,
    card: &'a ProfessionCard,
    technical: &'a TechnicalData,
    words: Words<'a>,
    /// The cards of the same occupation, where there are others.
    occupation: Vec<LevelStep>,
    /// What the levels beside this one differ in, and where the profession leads, as links.
    onward: Vec<(String, String)>,
    permanent: String,
    /// The permanent address of any line, without its identifier.
    permanent_prefix: String,
}

/// A card in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, standard, slug)): Path<(String, String, String)>,
) -> Result<Response, AppError> {
    let key = CardKey { standard, slug };
    let found = storage.find_card_in_standard(&key, choice).await?.ok_or(AppError::NotFound)?;
    let text = found.card.identity.text();
    let mut page = CardPage::new(&site, &found);
    page.frame = page.frame.of_text(&found.texts, text, &found.technical);
    super::parts::page(&page)
}

impl<'a> CardPage<'a> {
    fn new(site: &'a Site, found: &'a CardInStandard) -> Self {
        let CardInStandard { card, abbreviations, technical, occupation, .. } = found;
        let words = site.words_of(card.identity.text()).explaining(abbreviations);
        let id = card.identity.id();
        let permanent = site.public_url.absolute(&address::permanent(id));
        Self {
            frame: frame(site, card, &words),
            onward: onward(occupation, card, site.reader),
            occupation: steps(occupation, card, site.reader, &words),
            words,
            permanent_prefix: permanent.replace(&id.to_string(), ""),
            permanent,
            technical,
            card,
        }
    }

    /// The plain fields of a group, each with its label and what the card says in it.
    fn plain(
        &self,
        group: PlainFieldGroup,
    ) -> impl Iterator<Item = (&'static str, Option<&'a str>)> {
        let (card, words) = (self.card, &self.frame.t.field);
        PlainField::in_group(group).map(move |field| (words.of_plain(field), field.of(card)))
    }

    /// The functions of each kind under their heading.
    fn functions(&self) -> [(&'static str, Vec<&'a LabourFunction>); 2] {
        let words = &self.frame.t.field;
        [
            (FunctionKind::Mandatory, words.mandatory_functions),
            (FunctionKind::Additional, words.additional_functions),
        ]
        .map(|(kind, heading)| {
            let functions = self.card.functions.iter();
            (heading, functions.filter(|function| function.kind == kind).collect())
        })
    }

    /// The facts that the text leaves empty, in words, so that they do not take a row each.
    fn not_stated(&self) -> String {
        let (card, words) = (self.card, &self.frame.t.field);
        let plain = |group| self.plain(group).map(|(label, text)| (label, text.is_none()));
        let mut fields: Vec<(&str, bool)> = plain(PlainFieldGroup::Purpose).collect();
        fields.extend(plain(PlainFieldGroup::Codes));
        fields.push((words.qualification_level, card.qualification_level.is_none()));
        fields.extend(plain(PlainFieldGroup::Qualification));
        fields.push((words.education, card.education.is_empty()));
        fields.extend(plain(PlainFieldGroup::Requirements));
        fields.push((words.other_titles, card.other_titles.is_empty()));
        in_one_line(&fields)
    }

    /// What the text leaves empty in an education.
    fn left_out(&self, entry: &Education) -> String {
        let words = &self.frame.t.field;
        in_one_line(&[
            (words.education_level, entry.level.is_none()),
            (words.speciality, entry.speciality.is_none()),
            (words.qualification, entry.qualification.is_none()),
        ])
    }
}

fn frame(site: &Site, card: &ProfessionCard, words: &Words<'_>) -> Frame {
    let (key, standard) = (card.identity.key(), card.identity.standard());
    let (locale, name) = (site.reader.locale, words.first(&card.title));
    let title = locale.messages().site.at_level(name.text, card.qualification_level);
    let counts = locale.messages().count.of_card(card.counts());
    let about_picture = format!("kasip: {title}. {counts}");
    let title = format!("{title} – {standard}");
    let purpose = card.purpose.as_deref().map(|purpose| words.first(purpose).text);
    let page = site.public_url.absolute(&address::card(locale, &key));
    Frame::new(site, &title, |locale| address::card(locale, &key))
        .about_this(linked_data::occupation(card, words, &page, &site.public_url))
        .description(purpose.unwrap_or(&title))
        .pictured(address::card_preview(locale, &key), about_picture)
        .below_standard(standard)
        .here(Crumb::here(name.text).quoted(name.language))
}

/// The steps of an occupation that has several; none where the card is the only one.
fn steps(
    steps: &[OccupationStep],
    card: &ProfessionCard,
    reader: Reader,
    words: &Words<'_>,
) -> Vec<LevelStep> {
    if steps.len() < 2 {
        return Vec::new();
    }
    let steps = steps.iter().map(|step| {
        let is_open = step.slug == card.identity.slug();
        let key = card.identity.text().card(&*step.slug);
        LevelStep {
            href: (!is_open).then(|| address::card(reader, &key)),
            title: words.first(&step.title).into_owned(),
            level: step.qualification_level,
        }
    });
    steps.collect()
}

/// What this card adds to the level below, what the level above adds to it, the steps from it, and
/// the comparison with any other.
fn onward(
    steps: &[OccupationStep],
    card: &ProfessionCard,
    reader: Reader,
) -> Vec<(String, String)> {
    let t = reader.locale.messages();
    let key = |slug: &str| card.identity.text().card(slug);
    let mut links = Vec::new();
    for pair in
        steps.windows(2).filter(|pair| pair.iter().any(|step| step.slug == card.identity.slug()))
    {
        let levels = [&pair[0], &pair[1]].map(|step| step.qualification_level);
        if let [Some(lower), Some(higher)] = levels
            && lower < higher
        {
            links.push((
                t.compare.adds_level(higher.number(), lower.number()),
                address::compare_adds(reader, &[&key(&pair[0].slug), &key(&pair[1].slug)]),
            ));
        }
    }
    let own = card.identity.key();
    links.push((t.card.steps_onward.to_owned(), address::pathways_from(reader, &own)));
    links.push((t.card.compare.to_owned(), address::compare(reader, &[&own])));
    links
}

/// The names of the fields that are empty; some of them hold commas.
fn in_one_line(fields: &[(&str, bool)]) -> String {
    let empty = fields.iter().filter(|(_, is_empty)| *is_empty);
    empty.map(|(label, _)| within_sentence(label)).collect::<Vec<_>>().join("; ")
}

/// A name as it is written inside a sentence: an abbreviation keeps its capitals.
fn within_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let (Some(first), rest) = (letters.next(), letters.as_str()) else { return String::new() };
    if rest.starts_with(char::is_uppercase) {
        return label.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

#[cfg(test)]
mod tests {
    use scraper::{ElementRef, Selector};

    use super::*;
    use crate::{
        i18n::Locale,
        web::parts::{citation::reference_in_words, samples},
    };

    fn page(card: &ProfessionCard, locale: Locale) -> scraper::Html {
        let found = samples::in_standard(card.clone());
        let site = samples::site(locale);
        samples::read(&CardPage::new(&site, &found))
    }

    #[test]
    fn every_line_has_an_anchor_and_one_link_to_its_own_page() {
        let card = samples::card();
        let html = page(&card, Locale::Kk);
        for statement in card.statements().skip(1) {
            let identity = statement.identity();
            let on_page = format!("[id='{}']", identity.reference.anchor());
            assert_eq!(samples::attributes(&html, &on_page, "id").len(), 1, "{on_page}");
            let link = format!("a[href='/kk/statements/{}']", identity.id);
            assert_eq!(samples::attributes(&html, &link, "href").len(), 1, "{link}");
        }
        for anchor in ["f1-s2-a3", "f1-s2-k2"] {
            assert_eq!(samples::attributes(&html, &format!("#{anchor} a"), "href").len(), 1);
        }
    }

    #[test]
    fn a_line_with_what_it_is_inside_says_its_reference() {
        let card = samples::card();
        for locale in Locale::ALL {
            let html = page(&card, locale);
            for statement in card.statements().skip(1) {
                let reference = statement.identity().reference;
                let line = Selector::parse(&format!("[id='{}']", reference.anchor())).unwrap();
                let line = html.select(&line).next().unwrap();
                let around = line.ancestors().filter_map(ElementRef::wrap);
                let mut steps: Vec<&str> = std::iter::once(line)
                    .chain(around)
                    .filter_map(|of| of.attr("data-step"))
                    .collect();
                steps.reverse();
                assert_eq!(steps.join(", "), reference_in_words(&reference, locale.messages()));
            }
        }
    }

    #[test]
    fn a_number_that_we_supplied_is_marked() {
        let html = page(&samples::card(), Locale::En);
        assert_eq!(samples::texts(&html, "#f1-s2-k2 .note"), ["number added by us"]);
        assert!(samples::texts(&html, "#f1-s2-k1 .note").is_empty());
    }

    #[test]
    fn abbreviations_are_explained_and_markup_in_the_text_stays_text() {
        let mut card = samples::card();
        card.functions[0].skills[0].knowledge[0].text = "<script>АЖ-ға</script>".to_owned();
        let html = page(&card, Locale::Ru);
        let explained = samples::attributes(&html, "#f1-s2-k1 abbr", "title");
        assert_eq!(explained, ["ақпараттық жүйелер"]);
        assert!(
            samples::texts(&html, "script:not([src]):not([type='application/ld+json'])").is_empty()
        );
        assert!(samples::texts(&html, "#f1-s2-k1")[0].contains("<script>АЖ-ға</script>"));
    }

    #[test]
    fn a_related_profession_without_a_card_is_marked_and_one_with_a_card_is_a_link() {
        let html = page(&samples::card(), Locale::En);
        let links = samples::attributes(&html, "#related li a", "href");
        assert_eq!(
            links,
            [
                "/en/standards/J62090011/cards/2524-0-003-6",
                "/en/standards/J62090011/cards/2524-0-003-5"
            ]
        );
        let notes = samples::texts(&html, "#related li .note");
        assert_eq!(notes, ["no such card in the standard", "the card refers to itself"]);
    }

    #[test]
    fn what_the_text_leaves_empty_is_said_in_every_language() {
        for locale in Locale::ALL {
            let html = page(&samples::card(), locale);
            let empty = locale.messages().site.not_given;
            let said = samples::texts(&html, "main .missing");
            assert!(said.len() >= 2 && said.iter().all(|words| words == empty), "{said:?}");
        }
    }

    #[test]
    fn facts_that_the_text_leaves_empty_are_named_in_one_line() {
        let html = page(&samples::card(), Locale::En);
        let line = "Not stated in the standard: qualification sublevel (SQF); qualification level in \
                    the qualification reference books (ETKS, KS) and other model qualification \
                    profiles; work experience required; link with non-formal and informal education.";
        assert_eq!(samples::texts(&html, "#facts > .not-stated"), [line]);
        let rows = samples::texts(&html, "#facts > dl > div > dt");
        assert_eq!(rows.len(), 6, "{rows:?}");
        assert!(samples::texts(&html, ".education .not-stated")[0].ends_with("qualification."));

        let mut full = samples::card();
        full.education[0].qualification = Some("маман".to_owned());
        assert!(samples::texts(&page(&full, Locale::Kk), ".education .not-stated").is_empty());
    }
}
