//! What imports change, as those see it who keep a copy.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use kasip::{
    parser,
    standard::{Item, Source, Standard},
};
use serde_json::{Value, json};

use crate::fixtures::{J62090011, Site, edited};

/// Saves another text, and waits until it is served.
pub async fn import(site: &Site, text: &str) {
    let (standard, findings) = parser::parse(text);
    site.storage.save_standard(&standard, &findings, text).await.unwrap();
    let version = site.storage.version().await.unwrap().0;
    while site.json("/api/v1/changes?limit=1").await["version"] != version {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// Every entry of a list, page by page.
pub async fn walk(site: &Site, path: &str) -> Vec<Value> {
    let mut entries = Vec::new();
    let mut next = json!(path);
    while let Some(path) = next.as_str() {
        let mut list = site.json(path).await;
        entries.append(list["items"].as_array_mut().unwrap());
        next = list["next"].take();
    }
    entries
}

async fn changes(site: &Site, since: i64) -> Vec<Value> {
    walk(site, &format!("/api/v1/changes?limit=100&since={since}")).await
}

/// The changes as `changed 2524-0-003-5/f1`.
async fn changes_in_short(site: &Site, since: i64) -> Vec<String> {
    let said = |value: &Value| value.as_str().unwrap().to_owned();
    let in_short = |change: &Value| format!("{} {}", said(&change["change"]), said(&change["ref"]));
    changes(site, since).await.iter().map(in_short).collect()
}

pub fn standard() -> Standard {
    parser::parse(J62090011).0
}

/// An ability in the middle of a list, on a card in the middle of the text.
fn ability(standard: &Standard) -> &Item {
    &standard.cards[5].functions[1].skills[0].abilities[1]
}

/// With other words at the end of the last line.
fn reworded(source: Source) -> String {
    edited(source, |lines| {
        let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        lines.last_mut().unwrap().push_str(" әрі тексеру");
        lines
    })
}

#[tokio::test]
async fn a_changed_line_is_named_and_nothing_else() {
    let site = Site::new().await;
    let standard = standard();
    let ability = ability(&standard);
    import(&site, &reworded(ability.source)).await;
    let expected = format!("changed {}", ability.reference);
    assert_eq!(changes_in_short(&site, 1).await, [expected]);
    let change = &changes(&site, 1).await[0];
    assert_eq!(change["id"], ability.id.to_string());
    assert_eq!((&change["version"], &change["kind"]), (&json!(2), &json!("ability")));
    let now = site.json(change["path"].as_str().unwrap()).await;
    assert!(now["text"].as_str().unwrap().ends_with(" әрі тексеру"), "{now}");
    assert_eq!(changes_in_short(&site, 2).await, [""; 0]);
}

#[tokio::test]
async fn a_line_that_is_gone_is_removed_and_what_stands_below_has_moved() {
    let site = Site::new().await;
    let standard = standard();
    let ability = ability(&standard);
    let text = edited(ability.source, |_| Vec::new());
    import(&site, &text).await;
    let changes = changes_in_short(&site, 1).await;
    let of = |change: &str| changes.iter().filter(|said| said.starts_with(change)).count();
    assert_eq!(of("removed"), 1, "{changes:?}");
    assert_eq!((of("added"), of("changed")), (0, 0), "{changes:?}");
    assert!(changes.contains(&format!("removed {}", ability.reference)));
    let last = standard.cards.last().unwrap().identity.reference();
    assert!(changes.contains(&format!("moved {last}")), "{changes:?}");
    let first = standard.cards[0].identity.reference();
    assert!(!changes.contains(&format!("moved {first}")), "{changes:?}");
    // Only some of them, where only these are asked for.
    let removed = walk(&site, "/api/v1/changes?since=1&change=removed").await;
    assert_eq!(removed.len(), 1);
    assert_eq!(removed[0]["path"], Value::Null);
    let gone = site.get(&format!("/api/v1/statements/{}", ability.id)).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.json()["detail"].as_str().unwrap().contains("ersion 2"), "{}", gone.text());
}

#[tokio::test]
async fn what_changes_beside_the_statements_is_named_too() {
    let site = Site::new().await;
    let standard = standard();
    let card = &standard.cards[3];
    import(&site, &reworded(card.personal_competences[0].source)).await;
    assert_eq!(changes_in_short(&site, 1).await, [format!("changed {}", card.identity.slug())]);
    import(&site, &reworded(standard.passport.terms[2].source)).await;
    let expected = [format!("changed {}", card.identity.slug()), "changed ".to_owned()];
    let mut found = changes_in_short(&site, 2).await;
    found.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(found, expected);
    let itself = changes(&site, 2).await;
    let itself = itself.iter().find(|change| change["kind"] == "standard").unwrap();
    assert_eq!(itself["path"], "/api/v1/standards/J62090011");
    let address = format!("/id/{}", itself["id"].as_str().unwrap());
    let led = site.get_with(&address, &[("accept", "application/json")]).await;
    assert_eq!(led.header("location"), "/api/v1/standards/J62090011");
    let led = site.get_with(&address, &[("accept", "text/html")]).await;
    assert_eq!(led.header("location"), "/kk/standards/J62090011");
}

/// A copy of the catalogue: every piece by its id.
type Copy = BTreeMap<String, Value>;

/// What a copy holds of a piece, from the address where it stands: its own words and values, without
/// those of the pieces around it and inside it.
async fn own(site: &Site, kind: &str, path: &str) -> Value {
    let mut piece = site.json(path).await;
    let of_others: &[&str] = match kind {
        "standard" => &["cards"],
        "profession" => &["functions", "purpose"],
        _ => &["card", "function", "skill"],
    };
    for name in of_others {
        piece.as_object_mut().unwrap().remove(*name);
    }
    if kind == "profession" {
        piece["sources"].as_object_mut().unwrap().remove("purpose");
    }
    piece
}

/// The catalogue, taken whole, without asking what has changed.
async fn downloaded(site: &Site) -> Copy {
    let mut copy = Copy::new();
    for statement in walk(site, "/api/v1/statements?limit=500").await {
        let (kind, id) = (statement["kind"].as_str().unwrap(), statement["id"].as_str().unwrap());
        let path = match kind {
            "profession" => format!(
                "/api/v1/standards/J62090011/cards/{}",
                statement["card"]["slug"].as_str().unwrap()
            ),
            _ => format!("/api/v1/statements/{id}"),
        };
        copy.insert(id.to_owned(), own(site, kind, &path).await);
    }
    let itself = standard().passport.identity().id.to_string();
    copy.insert(itself, own(site, "standard", "/api/v1/standards/J62090011").await);
    copy
}

/// Brings a copy up to date.
async fn apply(site: &Site, copy: &mut Copy, since: i64) {
    for change in changes(site, since).await {
        let id = change["id"].as_str().unwrap().to_owned();
        match change["path"].as_str() {
            Some(path) => {
                copy.insert(id, own(site, change["kind"].as_str().unwrap(), path).await);
            }
            None => {
                copy.remove(&id);
            }
        }
    }
}

#[tokio::test]
async fn a_copy_that_follows_the_changes_is_the_catalogue() {
    let site = Site::new().await;
    let standard = standard();
    let original = downloaded(&site).await;
    let mut step_by_step = original.clone();
    let card = &standard.cards[7];
    let skill = &card.functions[0].skills[1];
    let texts = [
        reworded(ability(&standard).source),
        edited(skill.knowledge[0].source, |_| Vec::new()),
        edited(card.source, |_| Vec::new()),
        edited(skill.source, |lines| {
            let lines = lines.iter().map(ToString::to_string);
            std::iter::once(String::new()).chain(lines).collect()
        }),
        reworded(skill.source),
        J62090011.to_owned(),
        reworded(standard.passport.abbreviations[0].source),
    ];
    for (version, text) in (1..).zip(&texts) {
        import(&site, text).await;
        apply(&site, &mut step_by_step, version).await;
        assert_eq!(step_by_step, downloaded(&site).await, "after version {version}");
    }
    let mut at_once = original;
    apply(&site, &mut at_once, 1).await;
    assert_eq!(at_once, step_by_step);
    let mut from_nothing = Copy::new();
    apply(&site, &mut from_nothing, 0).await;
    assert_eq!(from_nothing, step_by_step);
}

#[tokio::test]
async fn a_version_that_never_was_is_refused() {
    let site = Site::new().await;
    for (query, words) in [
        ("since=2", "at version 1"),
        ("since=-1", "0 or more"),
        ("since=x", "0 or more"),
        ("change=new", "added, changed, moved or removed"),
        ("colour=red", "colour"),
    ] {
        let answer = site.get(&format!("/api/v1/changes?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.text().contains(words), "{query}: {}", answer.text());
    }
}
