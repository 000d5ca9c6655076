//! Chosen lines as a table to share, to print and to take away. Which lines is in the address, and
//! nowhere on the server; a browser may keep a collection of its own, which a script offers here.

use std::collections::BTreeSet;

use askama::Template;
use axum::{extract::State, response::Response};
use uuid::Uuid;

use super::parts::{
    citation::{cited_reference, kind_and_number, reference_in_words},
    collected::{
        Collected, CollectionOrder, HIGHER, LONGEST_NOTE, LONGEST_TITLE, LOWER, NOTE, REMOVE,
        TITLE, inside, orders,
    },
    filter::{self, Pairs},
    frame::{Frame, MenuSection, Site},
    order::{self, OrderLink},
    see_other,
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    standard::{Statement, StatementKind},
    storage::{CardInStandard, Storage},
};

#[derive(Template)]
#[template(path = "collection.html")]
struct CollectionPage<'a> {
    frame: Frame,
    collected: &'a Collected,
    site: &'a Site,
    /// How many lines are shown, in words.
    n_lines: String,
    groups: Vec<CollectedGroup<'a>>,
    orders: Vec<OrderLink>,
    /// The order in the address, where it is not the usual one.
    kept_order: Option<(&'static str, String)>,
    /// Lines that are not shown, and why.
    missing: Vec<String>,
    /// The collection without them.
    without_missing: String,
}

/// Lines under one heading.
struct CollectedGroup<'a> {
    heading: GroupHeading<'a>,
    lines: Vec<CollectedLine<'a>>,
}

/// What is above lines.
#[derive(Clone, Copy)]
enum GroupHeading<'a> {
    /// The card of this line, and where lines are grouped by skills what they are inside.
    Card(CollectedLine<'a>, Option<Statement<'a>>),
    /// What they are.
    Kind(StatementKind),
    /// Nothing: they are in the order of the reader.
    Nothing,
}

/// A line of the collection on its card.
#[derive(Clone, Copy)]
struct CollectedLine<'a> {
    found: &'a CardInStandard,
    /// The words of the text that it is in.
    words: &'a Words<'a>,
    line: Statement<'a>,
}

/// A collection in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let collected = Collected::find(&storage, &site, &query).await?;
    let words = collected.cards.iter().map(|found| {
        let words = site.words_of(found.card.identity.text());
        words.explaining(&found.abbreviations)
    });
    let words: Vec<Words<'_>> = words.collect();
    let groups = groups(&collected, &words);
    for change in [REMOVE, HIGHER, LOWER] {
        if let Some(line) = filter::value(&query, change) {
            return Ok(see_other(changed(&collected, &site, &groups, change, line)));
        }
    }
    super::parts::page(&CollectionPage::new(&site, &collected, groups))
}

/// The page of the collection after a button beside a line. A line moves among those that are shown,
/// and not beyond their ends. The page opens at the line, or at the one beside the removed one.
fn changed(
    collected: &Collected,
    site: &Site,
    groups: &[CollectedGroup<'_>],
    change: &str,
    line: &str,
) -> String {
    let lines = groups.iter().flat_map(|group| &group.lines);
    let shown: Vec<Uuid> = lines.map(|shown| shown.line.identity().id).collect();
    let items = collected.items.iter().copied();
    let Some(at) = shown.iter().position(|id| id.to_string() == line) else {
        return collected.address(site.reader, &collected.items, collected.order);
    };
    let before = at.checked_sub(1).map(|before| shown[before]);
    let (line, after) = (shown[at], shown.get(at + 1).copied());
    let (items, opened): (Vec<Uuid>, Option<Uuid>) = if change == REMOVE {
        (items.filter(|item| *item != line).collect(), after.or(before))
    } else {
        let other = if change == HIGHER { before } else { after }.unwrap_or(line);
        let swapped = items.map(|item| match item {
            item if item == line => other,
            item if item == other => line,
            item => item,
        });
        (swapped.collect(), Some(line))
    };
    let page = collected.address(site.reader, &items, collected.order);
    match opened {
        Some(id) => format!("{page}#line-{id}"),
        None => page,
    }
}

impl<'a> CollectionPage<'a> {
    fn new(site: &'a Site, collected: &'a Collected, groups: Vec<CollectedGroup<'a>>) -> Self {
        let t = site.reader.locale.messages();
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
        let order = collected.order;
        let in_order = |order| collected.address(site.reader, items, order);
        Self {
            frame: Frame::new(site, heading, |locale| collected.address(locale, items, order))
                .description(t.collection.description)
                .section(MenuSection::Collection),
            n_lines: t.collection.n_lines(shown.len() as u64),
            missing: missing.collect(),
            groups,
            kept_order: order::choice(&order, &orders(t)),
            orders: order::of_page(order, &orders(t), in_order),
            without_missing: collected.address(site.reader, &left, order),
            collected,
            site,
        }
    }

    /// The words of the lines.
    fn words(&self) -> Option<Words<'_>> {
        let cards = self.collected.cards.iter();
        self.frame.words_among(cards.map(|found| found.card.identity.text()))
    }

    /// Whether the headings tell the profession of each line.
    fn tells_profession(&self) -> bool {
        matches!(self.collected.order, CollectionOrder::Profession | CollectionOrder::Skill)
    }

    /// What lines of a kind are called together.
    fn kinds(&self, kind: StatementKind) -> &'static str {
        let words = &self.frame.t.field;
        match kind {
            StatementKind::Function => words.functions,
            StatementKind::Skill => words.skills,
            StatementKind::Ability => words.abilities,
            StatementKind::Knowledge => words.knowledge,
            StatementKind::Profession | StatementKind::Purpose => self.frame.t.kind.of(kind),
        }
    }

    /// The buttons that move a line one place, each with its words; only in the order of the reader,
    /// and not beyond its ends.
    fn moves(&self, line: &Uuid) -> Vec<(&'static str, &'static str)> {
        let words = &self.frame.t.collection;
        if self.collected.order != CollectionOrder::Own {
            return Vec::new();
        }
        let lines = || self.groups.iter().flat_map(|group| &group.lines);
        let is = |shown: &CollectedLine<'_>| shown.line.identity().id == *line;
        let mut moves = Vec::new();
        if !lines().next().is_some_and(is) {
            moves.push((HIGHER, words.higher));
        }
        if !lines().next_back().is_some_and(is) {
            moves.push((LOWER, words.lower));
        }
        moves
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
                let file = format!("collection.{extension}");
                (name, address::collection_file(self.site.reader, &file))
            },
        )
    }
}

/// The lines of a collection in its order, those that follow each other under one heading together.
fn groups<'a>(collected: &'a Collected, words: &'a [Words<'a>]) -> Vec<CollectedGroup<'a>> {
    let lines = collected.cards.iter().zip(words).flat_map(|(found, words)| {
        let lines = collected.named_on(&found.card).into_iter();
        lines.map(move |line| CollectedLine { found, words, line })
    });
    let mut lines: Vec<CollectedLine<'_>> = lines.collect();
    lines.sort_by_key(|shown| collected.place(&shown.line));
    let order = collected.order;
    let runs = lines.chunk_by(|one, next| is_under_same(order, one, next));
    runs.map(|run| CollectedGroup { heading: heading(order, run[0]), lines: run.to_vec() })
        .collect()
}

fn heading(order: CollectionOrder, first: CollectedLine<'_>) -> GroupHeading<'_> {
    match order {
        CollectionOrder::Profession => GroupHeading::Card(first, None),
        CollectionOrder::Skill => GroupHeading::Card(first, first.line.directly_above()),
        CollectionOrder::Kind => GroupHeading::Kind(first.line.kind()),
        CollectionOrder::Own => GroupHeading::Nothing,
    }
}

/// Whether two lines that follow each other have the same heading.
fn is_under_same(
    order: CollectionOrder,
    one: &CollectedLine<'_>,
    next: &CollectedLine<'_>,
) -> bool {
    let is_on_same_card = one.found.card.identity.id() == next.found.card.identity.id();
    let above = |shown: &CollectedLine<'_>| Some(shown.line.directly_above()?.identity().id);
    match order {
        CollectionOrder::Profession => is_on_same_card,
        CollectionOrder::Skill => is_on_same_card && above(one) == above(next),
        CollectionOrder::Kind => one.line.kind() == next.line.kind(),
        CollectionOrder::Own => true,
    }
}
