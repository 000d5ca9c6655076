//! One line of a card: what is above it, its source, its citation, and where else the same words
//! occur.

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::State, response::Response};
use uuid::Uuid;

use super::parts::{
    citation::{citation, kind_and_number},
    collected,
    frame::{Crumb, Frame, Site},
    text::shortened,
    words::Words,
};
use crate::{
    app::{AppError, Cancellation, Path, Reader, address, locate_statement},
    catalogue::CurrentCatalogue,
    comparison,
    i18n::Messages,
    search::{Hit, SearchIndex},
    standard::{
        CardKey, Identity, Language, ProfessionCard, Reference, Source, Statement, TechnicalData,
        TextChoice, TextKey,
    },
    storage::{CardInStandard, Storage},
};

/// Occurrences of the same words that are named.
const MOST_OCCURRENCES: u32 = 100;

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage<'a> {
    frame: Frame,
    statement: &'a Statement<'a>,
    identity: Identity,
    card: &'a ProfessionCard,
    technical: &'a TechnicalData,
    words: Words<'a>,
    permanent: String,
    /// The other lines in the same words.
    occurrences: Vec<Hit>,
    /// Lines of its kind in nearly the same words, each with all its occurrences.
    alike: &'a [Vec<Hit>],
}

/// A function or a skill above the line.
struct NodeAbove<'a> {
    label: String,
    title: &'a str,
    href: String,
}

/// As many lines in nearly the same words are shown, and so many are looked at for them.
const MOST_ALIKE: usize = 10;
const MOST_CANDIDATES: usize = 100;

/// A statement in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    cancellation: Cancellation,
    mut site: Site,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let (key, text) = locate_statement(&storage, id).await?;
    let found = find_card(&storage, &key, &text, id, site.reader.language()).await?;
    let is_earlier = found.texts.iter().any(|other| other.edition > text.edition);
    // What is around the line is in the edition that has it.
    site.reader.text.edition = is_earlier.then_some(text.edition);
    let is_it = |statement: &Statement<'_>| is_at(statement, &text, id);
    let statement = found.card.statements().find(is_it).ok_or(AppError::NotFound)?;
    let catalogue = catalogue.get();
    let is_over = || cancellation.is_cancelled();
    let occurrences =
        catalogue.index.occurrences_of(&statement.full_text(), MOST_OCCURRENCES, &is_over)?;
    let alike = alike(&catalogue.index, &statement, &is_over)?;
    let mut page = StatementPage::new(&site, &statement, &found, occurrences, &alike);
    if is_earlier {
        page.frame = page.frame.of_earlier_text(&found.texts, &text, &found.technical);
    }
    super::parts::page(&page)
}

/// The card of a statement: in the official text in the language of the reader, where that has the
/// same place, else in the text that the identifier names.
async fn find_card(
    storage: &Storage,
    key: &CardKey,
    text: &TextKey,
    id: Uuid,
    language: Language,
) -> Result<CardInStandard, AppError> {
    let choice =
        TextChoice { language: None, edition: Some(text.edition), preferred: Some(language) };
    let found = storage.find_card_in_standard(key, choice).await?;
    let found = found.filter(|found| found.card.statements().any(|one| is_at(&one, text, id)));
    if let Some(found) = found {
        return Ok(found);
    }
    let found = storage.find_card_in_standard(key, TextChoice::from(text)).await?;
    found.ok_or(AppError::NotFound)
}

/// Whether a statement, in whatever language, is at the place that this identifier of a text names.
fn is_at(statement: &Statement<'_>, text: &TextKey, id: Uuid) -> bool {
    text.id_of(&statement.identity().reference) == id
}

/// The lines of the same kind in nearly the same words, each with all its occurrences.
fn alike(
    index: &SearchIndex,
    statement: &Statement<'_>,
    is_over: &dyn Fn() -> bool,
) -> Result<Vec<Vec<Hit>>, AppError> {
    let (text, language) = (statement.full_text(), statement.card.identity.language());
    let alike = index.texts_alike(
        &text,
        statement.kind(),
        language,
        comparison::is_enough,
        MOST_CANDIDATES,
        is_over,
    )?;
    let close = alike.iter().filter(|hit| comparison::are_close(&text, &hit.text, language));
    let occurrences = close
        .take(MOST_ALIKE)
        .map(|hit| index.occurrences_of(&hit.text, MOST_OCCURRENCES, is_over));
    Ok(occurrences.collect::<Result<_, _>>()?)
}

impl<'a> StatementPage<'a> {
    fn new(
        site: &'a Site,
        statement: &'a Statement<'a>,
        found: &'a CardInStandard,
        mut occurrences: Vec<Hit>,
        alike: &'a [Vec<Hit>],
    ) -> Self {
        let identity = statement.identity();
        let text = statement.card.identity.text();
        let key = statement.card.identity.key();
        let is_itself = |hit: &Hit| hit.card.key == key && hit.reference == identity.reference;
        occurrences.retain(|hit| !is_itself(hit));
        let words = site.words_of(text).explaining(&found.abbreviations);
        Self {
            frame: frame(site, statement, &words),
            statement,
            card: statement.card,
            technical: &found.technical,
            words,
            permanent: site.public_url.absolute(&address::permanent(identity.id)),
            identity,
            occurrences,
            alike,
        }
    }

    /// What the statement is directly made of, in the order of the text.
    fn children(&self) -> Vec<Statement<'a>> {
        let lines = collected::inside(self.statement).into_iter();
        let own = Some(&self.identity.reference);
        lines.filter(|line| line.identity().reference.parent().as_ref() == own).collect()
    }

    /// The statements of its kind before and after it in the same list, each with what it is called.
    fn beside(&self) -> Vec<(&'static str, Uuid)> {
        let (words, parent) = (&self.frame.t.statement, self.identity.reference.parent());
        let kind = self.statement.kind();
        let siblings = self.card.statements().map(|line| (line.kind(), line.identity()));
        let siblings =
            siblings.filter(|(of, identity)| *of == kind && identity.reference.parent() == parent);
        let ids: Vec<Uuid> = siblings.map(|(_, identity)| identity.id).collect();
        let at = ids.iter().position(|id| *id == self.identity.id).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| ids.get(before));
        let both = [(words.before, before), (words.after, ids.get(at + 1))];
        both.into_iter().filter_map(|(label, id)| Some((label, *id?))).collect()
    }

    /// The lines of the statement together with those of its parts.
    fn source(&self) -> Source {
        let parts = self.statement.parts().iter().map(|part| part.source);
        parts.fold(self.statement.source(), Source::to)
    }
}

fn frame(site: &Site, statement: &Statement<'_>, words: &Words<'_>) -> Frame {
    let locale = site.reader.locale;
    let (card, id) = (statement.card, statement.identity().id);
    let here = kind_and_number(statement.kind(), statement.number(), locale.messages());
    let title = format!("{here}: {}", shortened(words.first(statement.text()).text, 60));
    let profession = words.first(&card.title);
    let page = Crumb::new(profession.text, address::card(locale, &card.identity.key()));
    Frame::new(site, &title, |locale| address::statement(locale, id))
        .description(&full_text(statement, words))
        .below_standard(card.identity.standard())
        .below([page.quoted(profession.language)])
        .below(steps(statement, locale).map(|step| Crumb::new(step.label, step.href)))
        .here(Crumb::here(here))
}

/// The words of a statement and of its parts, as they are read first.
fn full_text(statement: &Statement<'_>, words: &Words<'_>) -> String {
    let parts = statement.parts().iter().map(|part| part.text.as_str());
    let lines = std::iter::once(statement.text()).chain(parts);
    lines.map(|line| words.first(line).text).collect::<Vec<_>>().join(" ")
}

/// The function and the skill above a statement, each as a link to it on the card.
fn steps<'a>(
    statement: &Statement<'a>,
    reader: impl Into<Reader>,
) -> impl Iterator<Item = NodeAbove<'a>> {
    let reader = reader.into();
    let words = &reader.locale.messages().card;
    let key = statement.card.identity.key();
    let step = |label, title, reference: &Reference| NodeAbove {
        label,
        title,
        href: address::card_piece(reader, &key, reference.anchor()),
    };
    let function = statement
        .function_above()
        .map(|above| step(words.function(above.number), &above.title, &above.reference));
    let skill = statement
        .skill_above()
        .map(|above| step(words.skill(above.number), &above.title, &above.reference));
    function.into_iter().chain(skill)
}

/// On how many cards, of which levels; nothing where there is none.
fn spread(occurrences: &[Hit], t: &Messages) -> Option<String> {
    let cards: BTreeSet<&CardKey> = occurrences.iter().map(|hit| &hit.card.key).collect();
    let levels: BTreeSet<_> =
        occurrences.iter().filter_map(|hit| hit.card.qualification_level).collect();
    let levels: Vec<String> = levels.iter().map(ToString::to_string).collect();
    (!cards.is_empty()).then(|| t.statement.spread(cards.len() as u64, &levels.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale,
        search::{HitCard, HitParent},
        standard::{QualificationLevel, StatementKind},
        web::parts::samples,
    };

    fn hit(statement: &Statement<'_>, id: Uuid, slug: &str, level: i64) -> Hit {
        let identity = statement.identity();
        Hit {
            kind: statement.kind(),
            id,
            reference: identity.reference,
            text: statement.full_text(),
            language: statement.card.identity.language(),
            highlights: Vec::new(),
            matched: Vec::new(),
            occurrences: Vec::new(),
            n_occurrences: 1,
            n_cards: 1,
            number: statement.number(),
            score: 1.0,
            card: HitCard {
                key: CardKey { standard: "J62090011".to_owned(), slug: slug.to_owned() },
                language: statement.card.identity.language(),
                title: "Аудитор".to_owned(),
                qualification_level: QualificationLevel::try_from(level).ok(),
                point: 11,
            },
            function: Some(HitParent { number: 1, title: "Функция".to_owned() }),
            skill: Some(HitParent { number: 1, title: "Дағды атауы".to_owned() }),
        }
    }

    fn page(kind: StatementKind, others: &[(&str, i64)], locale: Locale) -> scraper::Html {
        let found = samples::in_standard(samples::card());
        let statement = found.card.statements().find(|one| one.kind() == kind).unwrap();
        let itself = hit(&statement, statement.identity().id, "2524-0-003-5", 5);
        let others = others.iter().map(|(slug, level)| hit(&statement, Uuid::nil(), slug, *level));
        let occurrences = std::iter::once(itself).chain(others).collect();
        let site = samples::site(locale);
        samples::read(&StatementPage::new(&site, &statement, &found, occurrences, &[]))
    }

    #[test]
    fn a_line_names_its_place_its_lines_and_its_permanent_address() {
        let html = page(StatementKind::Ability, &[], Locale::En);
        let trail = samples::texts(&html, ".trail li");
        assert_eq!(
            trail,
            [
                "Home",
                "Standards",
                "J62090011",
                "Ақпараттық қауіпсіздік инженері",
                "Labour function 1",
                "Skill 2",
                "Ability 3"
            ]
        );
        let source = samples::attributes(&html, "a[href*=source]", "href");
        assert_eq!(source, ["/en/standards/J62090011/source#L189"]);
        let permanent = samples::attributes(&html, "a[href*='/id/']", "href");
        assert!(permanent[0].starts_with("https://kasip.example/id/"), "{permanent:?}");
        assert_eq!(samples::texts(&html, ".parts li").len(), 2);
    }

    #[test]
    fn the_line_itself_is_not_another_place() {
        let html = page(StatementKind::Ability, &[], Locale::En);
        assert_eq!(
            samples::texts(&html, "#elsewhere p"),
            ["This exact wording appears nowhere else."]
        );
        let others = [("2524-0-002-6", 6), ("2524-0-002-7", 7), ("2524-0-002-6", 6)];
        let html = page(StatementKind::Ability, &others, Locale::Ru);
        assert_eq!(samples::texts(&html, "#elsewhere p"), ["В 2 карточках, уровень: 6, 7"]);
        assert_eq!(samples::texts(&html, "#elsewhere li").len(), 3);
    }

    #[test]
    fn every_kind_of_statement_has_a_page() {
        for kind in StatementKind::ALL {
            for locale in Locale::ALL {
                let html = page(kind, &[], locale);
                assert_eq!(samples::texts(&html, "h1").len(), 1, "{kind} {locale:?}");
            }
        }
    }
}
