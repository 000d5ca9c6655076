//! A text compared with the catalogue: which requirements its lines come nearest to, and what is
//! refused.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::CARD;
use crate::fixtures::{Answer, Site};

const MATCH: &str = "/api/v1/match";

async fn send(site: &Site, body: &Value) -> Answer {
    site.send("POST", MATCH, &[], serde_json::to_vec(body).unwrap()).await
}

async fn compared(site: &Site, body: &Value) -> Value {
    let answer = send(site, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

/// Lines in other words than those of the standard, and what our Russian words of a requirement have,
/// one of these, where it is the right one.
const REWORDED: [(&str, &[&str]); 20] = [
    ("Методы проверки качества работы аудиторов", &["контроля качества аудиторских"]),
    ("Администрировать системы IDS/IPS", &["предотвращения вторжений"]),
    ("Умеет инсталлировать программы по инструкции", &["Установка программного обеспечения"]),
    ("Оформление результатов аудита", &["результаты аудита", "результатов аудит"]),
    ("Администрирование антивируса", &["антивирусного", "антивирусным"]),
    ("Поиск уязвимостей в сетевом оборудовании", &["уязвимостей"]),
    ("Настройка прав доступа для узлов и подсетей", &["хостов/подсетей"]),
    ("Сбор доказательств при расследовании инцидентов", &["доказательств"]),
    ("Разработка методики проведения аудита", &["методику аудита"]),
    ("Работа с файрволами нового поколения, прокси и DLP", &["NGFW"]),
    ("Анализ логов для поиска попыток взлома", &["журналов событий", "журналы"]),
    ("Знание видов носителей данных", &["носителей информации"]),
    ("Қауіпсіздік оқиғаларын жинап, талдай білу", &["Собирать и анализировать события"]),
    ("Бағдарламаларды орнату тәртібі", &["установки программного обеспечения"]),
    ("Виртуалды желілерді баптау", &["виртуальные домены и сети"]),
    ("Аудит қорытындысын рәсімдеу", &["результатов аудита", "итоговый документ"]),
    ("Restoring security systems after a failure", &["восстанавливать работоспособность"]),
    ("Configure event logging and monitoring", &["регистрацию и мониторинг событий"]),
    ("Evaluate the quality of audit engagements", &["качество процедур аудиторского"]),
    ("Operating system security policy configuration", &["политики безопасности ОС"]),
];

#[tokio::test]
async fn lines_in_other_words_and_languages_find_their_requirements() {
    let site = Site::new().await;
    let mut missed = Vec::new();
    for (line, right) in REWORDED {
        let found = compared(&site, &json!({ "text": line })).await;
        let hits = found["lines"][0]["hits"].as_array().unwrap();
        assert!(hits.len() <= 3);
        let mut is_right = false;
        for hit in hits {
            let id = hit["id"].as_str().unwrap();
            let said = site.json(&format!("/api/v1/statements/{id}?lang=ru")).await;
            let said = said["translation"]["text"].as_str().unwrap();
            is_right |= right.iter().any(|words| said.contains(words));
        }
        if !is_right {
            missed.push(line);
        }
    }
    assert!(missed.len() <= 4, "{missed:#?}");
}

#[tokio::test]
async fn the_words_of_a_card_cover_it_and_nothing_else_is_missing() {
    let site = Site::new().await;
    let card = site.json(CARD).await;
    let skills: Vec<&Value> = card["functions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|function| function["skills"].as_array().unwrap())
        .collect();
    let abilities: Vec<&Value> =
        skills.iter().flat_map(|skill| skill["abilities"].as_array().unwrap()).collect();
    let ability = abilities[3]["text"].as_str().unwrap();
    let some = &abilities[..8];
    let texts: Vec<&str> = some.iter().map(|one| one["text"].as_str().unwrap()).collect();
    let text = format!("Талаптар:\n1. {ability}\n\n2) қосмәзтрп\n{}", texts.join("\n"));
    let body = json!({ "text": text, "standard": "J62090011" });
    let found = compared(&site, &body).await;
    let lines = found["lines"].as_array().unwrap();
    let texts: Vec<&str> = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
    assert_eq!(texts[..3], ["Талаптар:", ability, "қосмәзтрп"]);
    let hit = &lines[1]["hits"][0];
    assert_eq!((&hit["text"], &hit["score"]), (&json!(ability), &json!(1.0)));
    assert!(!hit["matched"].as_array().unwrap().is_empty());
    assert_eq!(lines[2]["hits"], json!([]));

    let own = &found["cards"][0];
    assert_eq!(own["card"]["slug"], "2524-0-001-5", "the nearest is the card of the lines");
    let n_knowledge: usize =
        skills.iter().map(|skill| skill["knowledge"].as_array().unwrap().len()).sum();
    let of = (skills.len() + abilities.len() + n_knowledge) as u64;
    let missing = own["missing"].as_array().unwrap();
    assert_eq!(own["of"], of);
    assert_eq!(own["covered"].as_u64().unwrap() + missing.len() as u64, of);
    assert!(some.iter().all(|one| !missing.contains(&one["id"])), "all of them are covered");
    let knowledge = skills.iter().flat_map(|skill| skill["knowledge"].as_array().unwrap());
    assert!(knowledge.into_iter().any(|one| missing.contains(&one["id"])), "others are not");
}

#[tokio::test]
async fn a_level_and_a_standard_bound_what_is_compared() {
    let site = Site::new().await;
    let text = "Аудит әдістемесін әзірлеу\nОценка рисков";
    for level in [4, 7] {
        let found = compared(&site, &json!({ "text": text, "level": level })).await;
        let hits = found["lines"].as_array().unwrap().iter();
        let hits: Vec<&Value> = hits.flat_map(|one| one["hits"].as_array().unwrap()).collect();
        assert!(level == 4 || !hits.is_empty());
        for hit in hits {
            assert_eq!(hit["card"]["qualification_level"], level);
        }
        for card in found["cards"].as_array().unwrap() {
            assert_eq!(card["card"]["qualification_level"], level);
        }
        // JSON has one kind of number.
        let same = compared(&site, &json!({ "text": text, "level": f64::from(level) })).await;
        assert_eq!(same, found);
    }
    let elsewhere = compared(&site, &json!({ "text": text, "standard": "X1" })).await;
    assert_eq!((&elsewhere["lines"][0]["hits"], &elsewhere["cards"]), (&json!([]), &json!([])));
    let none = compared(&site, &json!({ "text": " – \n 12 \n" })).await;
    assert_eq!(none, json!({ "lines": [], "cards": [] }));
}

#[tokio::test]
async fn what_is_no_text_is_refused_with_the_reason() {
    let site = Site::new().await;
    let lines = |n: usize| "талдау\n".repeat(n);
    for (body, reason) in [
        (json!({}), "text"),
        (json!({ "text": 1 }), "text"),
        (json!({ "text": "a", "colour": "red" }), "colour"),
        (json!({ "text": "a", "level": 9 }), "level"),
        (json!({ "text": lines(2_001) }), "2000 lines"),
        (json!([]), "JSON"),
    ] {
        let answer = send(&site, &body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(reason), "{detail}");
    }
    let long = json!({ "text": "ә".repeat(600_000) });
    assert_eq!(send(&site, &long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_answer_is_kept_nowhere_and_pages_of_other_sites_may_ask() {
    let site = Site::new().await;
    let answer = send(&site, &json!({ "text": "талдау" })).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.headers.get("etag").is_none());
    let options = site.call("OPTIONS", MATCH, &[("access-control-request-method", "POST")]).await;
    assert_eq!(options.status, StatusCode::NO_CONTENT);
    assert_eq!(options.header("allow"), "POST, OPTIONS");
    assert!(options.header("access-control-allow-methods").contains("POST"));
    assert!(options.header("access-control-allow-headers").contains("Content-Type"));
}
