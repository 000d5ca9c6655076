//! What has changed between two editions made of the real standard, as data.

use axum::http::StatusCode;
use kasip::standard::{Language, TextKey};
use serde_json::Value;

use crate::fixtures::{J62090011 as EARLIER, Site, next_edition};

/// What is said of each difference: the change, the kind, the place and the words, `-` for what was
/// removed and `+` for what was added.
async fn said(edits: &[(&str, &str)]) -> Vec<String> {
    let site = Site::of_all(&[EARLIER, &*next_edition(edits)]).await;
    let found = site.json("/api/v1/standards/J62090011/differences?limit=500").await;
    let items = found["items"].as_array().unwrap();
    assert_eq!(found["total"], items.len());
    items.iter().map(sentence).collect()
}

fn sentence(item: &Value) -> String {
    let text = |key: &str| item[key].as_str().unwrap();
    let words = item["words"].as_array().unwrap().iter().map(|run| {
        let words = run[1].as_str().unwrap();
        match run[0].as_str().unwrap() {
            "same" => words.to_owned(),
            "removed" => format!("-[{words}]"),
            "added" => format!("+[{words}]"),
            other => panic!("{other}"),
        }
    });
    let words = words.collect::<Vec<_>>().join(" ");
    format!("{} {} {}: {words}", text("change"), text("kind"), text("ref"))
}

#[tokio::test]
async fn editions_that_say_the_same_have_no_differences() {
    // The editions are named by their years and versions.
    assert_eq!(said(&[]).await, [""; 0]);
    let site = Site::new().await;
    let itself = "/api/v1/standards/J62090011/differences?from=2022-2&to=2022-2";
    assert_eq!(site.json(itself).await["total"], 0);
    for nothing in ["", "?from=2022-1", "?to=2030", "?language=ru"] {
        let path = format!("/api/v1/standards/J62090011/differences{nothing}");
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_reworded_line_is_said_word_by_word() {
    let said =
        said(&[("жұмысындағы ақаулардың себептерін анықтау", "жұмысындағы ақауларды анықтау")])
            .await;
    assert_eq!(
        said,
        [
            "changed ability 2524-0-001-5/f1/s2/a1: Ақпаратты қорғаудың және ақпараттық қауіпсіздікті \
          қамтамасыз етудің техникалық құралдарының жұмысындағы -[ақаулардың себептерін] \
          +[ақауларды] анықтау."
        ]
    );
}

#[tokio::test]
async fn an_added_line_is_named_and_those_below_it_are_not() {
    let said = said(&[
        (
            "1. Ақпаратты қорғау және ақпарат қауіпсіздігі үшін БАҚ\nорнату",
            "1. Оқу материалдарын дайындау.\n2. Ақпаратты қорғау және ақпарат қауіпсіздігі үшін БАҚ\nорнату",
        ),
        (
            "2. Ақпаратты қорғау және ақпараттық қауіпсіздіктің\n",
            "3. Ақпаратты қорғау және ақпараттық қауіпсіздіктің\n",
        ),
        (
            "3. Құпия ақпаратты қорғау үшін БАҚ жұмыс\n",
            "4. Құпия ақпаратты қорғау үшін БАҚ жұмыс\n",
        ),
        ("4. Ұйым қызметкерлеріне БАҚ жұмысы", "5. Ұйым қызметкерлеріне БАҚ жұмысы"),
    ]).await;
    assert_eq!(said, ["added ability 2524-0-001-5/f1/s1/a1: +[Оқу материалдарын дайындау.]"]);
}

#[tokio::test]
async fn a_line_that_goes_to_another_skill_is_moved() {
    let said = said(&[
        ("\n5. Кеңес беру мен оқытудың әдістері мен тәсілдері.\n", "\n"),
        ("архитектурасы\n", "архитектурасы\n4. Кеңес беру мен оқытудың әдістері мен тәсілдері.\n"),
    ])
    .await;
    assert_eq!(
        said,
        ["moved knowledge 2524-0-001-5/f1/s2/k4: Кеңес беру мен оқытудың әдістері мен тәсілдері."]
    );
}

#[tokio::test]
async fn two_lines_that_change_places_are_one_that_was_moved() {
    let one = "2. Ақпараттың құпиялылығын қамтамасыз етудің\nпринциптері мен әдістері.\n";
    let other = "3. Ақпаратты тасымалдаушылардың технологиялары\nмен түрлері.\n";
    let swapped = format!("{}{}", other.replace("3.", "2."), one.replace("2.", "3."));
    let said = said(&[(&format!("{one}{other}"), &swapped)]).await;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("moved knowledge 2524-0-001-5/f1/s1/k"), "{said:?}");
}

#[tokio::test]
async fn a_removed_line_a_renumbered_card_and_a_field_are_named() {
    let said = said(&[
        (
            "\n4. Ақпараттық қауіпсіздік және олардың жұмыс істеуі\nүшін ақпараттық қауіпсіздік бойынша өндірушінің\nұсыныстары.\n5. Кеңес",
            "\n4. Кеңес",
        ),
        ("23. Кәсіптің карточкасы", "24. Кәсіптің карточкасы"),
        (
            "Қауіпсіздік механизмдерін басқару және уақтылы",
            "Қауіпсіздік механизмдерін пайдалану және уақтылы",
        ),
    ]).await;
    assert_eq!(said.len(), 3, "{said:#?}");
    assert!(said[0].starts_with("changed purpose 2524-0-001-5/purpose: Қауіпсіздік механизмдерін -[басқару] +[пайдалану] және"), "{said:#?}");
    assert!(
        said[1].starts_with("removed knowledge 2524-0-001-5/f1/s1/k4: -[Ақпараттық қауіпсіздік"),
        "{said:#?}"
    );
    assert!(
        said[2].starts_with("changed point ") && said[2].ends_with(": -[23] +[24]"),
        "{said:#?}"
    );
}

/// The lines of a card in the text, up to the next card.
fn card_in_text(point: u32, next: u32) -> &'static str {
    let begins = |point: u32| EARLIER.find(&format!("\n{point}. Кәсіптің карточкасы")).unwrap();
    &EARLIER[begins(point)..begins(next)]
}

#[tokio::test]
async fn a_card_that_is_removed_is_named_with_all_that_was_on_it() {
    let card = "/api/v1/standards/J62090011/cards/2524-0-003-4";
    let of_card = Site::new().await.json(card).await;
    let site = Site::of_all(&[EARLIER, &*next_edition(&[(card_in_text(13, 14), "")])]).await;
    let found = site.json("/api/v1/standards/J62090011/differences?limit=500").await;
    let removed: Vec<&Value> = found["items"].as_array().unwrap().iter().collect();
    assert!(removed.iter().all(|one| one["change"] == "removed" && one["after"].is_null()));
    assert_eq!(removed[0]["id"], of_card["id"]);
    assert_eq!(removed.len(), 1 + 1 + 2 + 4 + 10 + 12, "the card, its purpose, and what is on it");
    // Its address leads into the earlier edition, and says so.
    let page = site.page("/kk/standards/J62090011/cards/2524-0-003-4").await;
    assert_eq!(crate::fixtures::texts(&page, ".outdated").len(), 1);

    let back = "/api/v1/standards/J62090011/differences?from=2025-3&to=2022-2&limit=10";
    let back = site.json(back).await;
    assert_eq!(back["total"], removed.len());
    assert!(back["items"].as_array().unwrap().iter().all(|one| one["change"] == "added"));
    let rest = site.json(back["next"].as_str().unwrap()).await;
    assert_eq!(rest["items"][0]["id"], removed[10]["id"]);
}

#[tokio::test]
async fn a_card_whose_code_has_changed_is_the_same_card() {
    let said = said(&[("2524-0-001\n", "2524-0-009\n")]).await;
    assert_eq!(said, ["changed occupation_code 2524-0-009-5: -[2524-0-001] +[2524-0-009]"]);
}

#[tokio::test]
async fn a_function_that_moves_with_all_that_is_in_it_is_one_difference() {
    let site = Site::of_all(&[EARLIER, &*next_edition(&[])]).await;
    let mut later = site.storage.find_text(&text_of("2025-3")).await.unwrap().unwrap().1;
    let functions = &mut later.cards[0].functions;
    functions.rotate_left(1);
    (1..).zip(functions.iter_mut()).for_each(|(number, function)| function.number = number);
    later.cards[0].identify_nodes();
    site.storage.save_standard(&later, &[], "мәтін").await.unwrap();
    let found = site.json("/api/v1/standards/J62090011/differences").await;
    let items = found["items"].as_array().unwrap();
    let said: Vec<String> = items.iter().map(sentence).collect();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with("moved function ") && said[0].contains(": Ақпаратты қорғау"),
        "{said:?}"
    );
}

/// Long lines that have little in common, each to be compared with each.
#[tokio::test]
async fn editions_that_take_long_to_compare_are_compared_less_closely() {
    const N_LINES: usize = 60;
    const N_WORDS: usize = 1200;
    let lines = |step: usize| {
        let line = |number: usize| {
            let words = (1..=N_WORDS).map(|word| format!("сөз{}", (number + word * step) % 401));
            format!("{number}. {}.\n", words.collect::<Vec<_>>().join(" "))
        };
        (1..=N_LINES).map(line).collect::<String>()
    };
    let (before, after) = (EARLIER.find("Машықтар:").unwrap(), EARLIER.find("Білімдер:").unwrap());
    let with_lines = |text: &str, step| {
        let item = &EARLIER[before..after];
        assert!(text.contains(item));
        text.replacen(item, &format!("Машықтар:\n\n{}\n", lines(step)), 1)
    };
    let site = Site::of_all(&[with_lines(EARLIER, 7), with_lines(&next_edition(&[]), 11)]).await;
    let found = site.json("/api/v1/standards/J62090011/differences?limit=500").await;
    let items = found["items"].as_array().unwrap();
    let n_of = |change: &str| items.iter().filter(|item| item["change"] == change).count();
    assert_eq!(n_of("added"), n_of("removed"));
    assert_eq!(n_of("added") + n_of("changed"), N_LINES);
}

fn text_of(edition: &str) -> TextKey {
    TextKey {
        code: "J62090011".to_owned(),
        edition: edition.parse().unwrap(),
        language: Language::Kazakh,
    }
}
