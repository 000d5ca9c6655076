//! Chosen lines as a table to share, to print and to take away. Which lines is in the address, and
//! nowhere on the server; a browser may keep a collection of its own, which a script offers here.

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::State, response::Response};
use uuid::Uuid;

use super::parts::{
    citation::{cited_reference, kind_and_number, reference_in_words},
    collected::{Collected, TITLE, inside},
    filter::Pairs,
    frame::{Frame, MenuSection, Site},
    words::Words,
};
use crate::{
    app::{AppError, Query, Reader, address},
    standard::{ProfessionCard, Statement},
    storage::{CardInStandard, Storage},
};

#[derive(Template)]
#[template(path = "collection.html")]
struct CollectionPage<'a> {
    frame: Frame,
    /// The lines that the address names.
    items: &'a [Uuid],
    /// The name that the reader has given; empty where none is given.
    title: &'a str,
    site: &'a Site,
    /// How many lines are shown, in words.
    n_lines: String,
    groups: Vec<CollectedCard<'a>>,
    /// Lines that are not shown, and why.
    missing: Vec<String>,
    /// The collection without them.
    without_missing: String,
}

/// The lines of one card, in the order of the text.
struct CollectedCard<'a> {
    found: &'a CardInStandard,
    card: &'a ProfessionCard,
    words: Words<'a>,
    lines: Vec<(Uuid, Statement<'a>)>,
}

/// A collection in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let collected = Collected::find(&storage, &site, &query).await?;
    super::parts::page(&CollectionPage::new(&site, &collected))
}

impl<'a> CollectionPage<'a> {
    fn new(site: &'a Site, collected: &'a Collected) -> Self {
        let t = site.reader.locale.messages();
        let groups = collected.cards.iter().map(|found| CollectedCard {
            words: site.words_of(found.card.identity.text()).explaining(&found.abbreviations),
            lines: collected
                .named_on(&found.card)
                .into_iter()
                .map(|line| (line.identity().id, line))
                .collect(),
            card: &found.card,
            found,
        });
        let groups: Vec<CollectedCard<'a>> = groups.filter(|one| !one.lines.is_empty()).collect();
        let shown: BTreeSet<Uuid> =
            collected.cards.iter().flat_map(|found| collected.all_on(&found.card)).collect();
        let items = &collected.items;
        let missing = items.iter().zip(&collected.located).filter(|(id, _)| !shown.contains(id));
        let missing = missing.map(|(id, located)| match located {
            None => t.collection.unknown(&id.to_string()),
            Some(_) => t.collection.removed(&id.to_string()),
        });
        let left: Vec<Uuid> = items.iter().copied().filter(|id| shown.contains(id)).collect();
        let title = collected.title.as_str();
        let heading = if title.is_empty() { t.collection.heading } else { title };
        let path = |locale| titled(locale, items, title);
        Self {
            frame: Frame::new(site, heading, path)
                .description(t.collection.description)
                .section(MenuSection::Collection),
            items,
            site,
            n_lines: t.collection.n_lines(shown.len() as u64),
            missing: missing.collect(),
            groups,
            without_missing: titled(site.reader, &left, title),
            title,
        }
    }

    /// The words of the lines.
    fn words(&self) -> Option<Words<'_>> {
        self.frame.words_among(self.groups.iter().map(|group| group.card.identity.text()))
    }

    /// The collection without a line.
    fn without(&self, line: &Uuid) -> String {
        let others: Vec<Uuid> = self.items.iter().copied().filter(|other| other != line).collect();
        titled(self.site.reader, &others, self.title)
    }

    /// The permanent address of a line.
    fn permanent(&self, line: &Uuid) -> String {
        self.site.public_url.absolute(&address::permanent(*line))
    }

    /// The files: what each is called, and its address without the lines.
    fn files(&self) -> [(&'static str, String); 3] {
        let words = &self.frame.t.office;
        [(words.word, "docx"), (words.excel, "xlsx"), (words.csv, "csv")].map(
            |(name, extension)| {
                (
                    name,
                    address::collection_file(self.site.reader, &format!("collection.{extension}")),
                )
            },
        )
    }
}

/// A collection with the name that its reader has given.
fn titled(reader: impl Into<Reader>, items: &[Uuid], title: &str) -> String {
    let page = address::collection(reader, items);
    let named = (!title.is_empty()).then(|| (TITLE, title.to_owned()));
    address::with_query(&page, named.as_slice())
}
