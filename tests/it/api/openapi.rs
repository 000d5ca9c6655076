//! The description of the API, held against what the API answers on the real standard.

use std::collections::BTreeSet;

use axum::http::{HeaderName, StatusCode};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::fixtures::{Answer, Site};

const STANDARD: &str = "/api/v1/standards/J62090011";

/// What every answer of the site has and no client of the API reads: security and transport.
const OF_EVERY_ANSWER: [&str; 17] = [
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "cache-control",
    "content-encoding",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "strict-transport-security",
    "referrer-policy",
    "x-content-type-options",
    "vary",
];

/// The description of the API.
struct Description(Value);

impl Description {
    async fn of(site: &Site) -> Self {
        Self(site.json("/api/openapi.json").await)
    }

    /// What is read: all but what takes a text.
    fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.operations_by("get")
    }

    fn operations_by(&self, method: &str) -> impl Iterator<Item = (&str, &Value)> {
        let paths = self.0["paths"].as_object().unwrap().iter();
        paths.filter_map(move |(path, item)| Some((path.as_str(), item.get(method)?)))
    }

    /// The template of a path, the one with the fewest parameters first.
    fn operation(&self, path: &str) -> &Value {
        let path = path.split('?').next().unwrap();
        let segments: Vec<&str> = path.split('/').collect();
        let fits = |template: &str| {
            let template: Vec<&str> = template.split('/').collect();
            template.len() == segments.len()
                && template.iter().zip(&segments).all(|(t, s)| t.starts_with('{') || t == s)
        };
        let all = self.operations().chain(self.operations_by("post"));
        let mut found = all.filter(|(template, _)| fits(template));
        found.next().unwrap_or_else(|| panic!("{path} is not described")).1
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.0.pointer(reference.strip_prefix('#').unwrap()).unwrap(),
            None => value,
        }
    }

    /// Holds an answer against what is said of it.
    fn check(&self, path: &str, answer: &Answer) {
        let responses = &self.operation(path)["responses"];
        let response = &responses[answer.status.as_str()];
        assert!(!response.is_null(), "{path}: {} is not described", answer.status);
        let response = self.resolved(response);
        for name in answer.headers.keys().map(HeaderName::as_str) {
            let described = response["headers"].as_object().into_iter().flatten();
            let mut described = described.map(|(name, _)| name.to_ascii_lowercase());
            assert!(
                described.any(|known| known == name) || OF_EVERY_ANSWER.contains(&name),
                "{path}: {name} is not described"
            );
        }
        let Some(content) = response["content"].as_object() else {
            assert!(answer.body.is_empty(), "{path}: a body where none is described");
            return;
        };
        let schema = &content[answer.media_type()]["schema"];
        assert!(!schema.is_null(), "{path}: {} is not described", answer.media_type());
        let whole = !path.contains("fields=");
        let faults = self.faults(schema, whole, &answer.json());
        assert!(faults.is_empty(), "{path}: {faults:#?}");
    }

    /// What is wrong with a value; where it is a whole answer, a part of one is wrong.
    fn faults(&self, schema: &Value, whole: bool, value: &Value) -> Vec<String> {
        let validator = self.validator(schema, whole);
        let faults = validator.iter_errors(value).take(3);
        faults.map(|fault| format!("{} at {}", fault, fault.instance_path())).collect()
    }

    fn validator(&self, schema: &Value, whole: bool) -> Validator {
        let mut schema = schema.clone();
        schema["components"] = self.0["components"].clone();
        if whole {
            forget_parts(&mut schema);
        }
        jsonschema::draft202012::options().build(&schema).unwrap()
    }
}

/// Leaves of "a whole or a part of it" the whole alone.
fn forget_parts(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if let Some(Value::Array(choice)) = keys.remove("anyOf") {
                keys.extend(choice[0].as_object().unwrap().clone());
            }
            keys.values_mut().for_each(forget_parts);
        }
        Value::Array(values) => values.iter_mut().for_each(forget_parts),
        _ => {}
    }
}

#[tokio::test]
async fn every_answer_is_as_it_is_described() {
    let site = Site::new().await;
    let description = Description::of(&site).await;
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for card in site.json("/api/v1/cards").await["items"].as_array().unwrap() {
        paths.insert(format!("{STANDARD}/cards/{}", card["slug"].as_str().unwrap()));
    }
    let mut next = Some("/api/v1/search?level=4&level=5&level=6&level=7&limit=500".to_owned());
    while let Some(path) = next {
        let page = site.json(&path).await;
        for hit in page["items"].as_array().unwrap() {
            paths.insert(format!("/api/v1/statements/{}", hit["id"].as_str().unwrap()));
        }
        next = page["next"].as_str().map(str::to_owned);
        paths.insert(path);
    }
    assert!(paths.len() > 880, "{} addresses", paths.len());
    // The same with translations, for one of each kind.
    let some = ["/cards/2524-0-001-5", "/statements/", "/search?"];
    let some = some.map(|part| paths.iter().find(|path| path.contains(part)).unwrap().clone());
    for path in some
        .into_iter()
        .chain(["/api/v1/standards", STANDARD, "/api/v1/cards?limit=9"].map(str::to_owned))
    {
        let sign = if path.contains('?') { '&' } else { '?' };
        paths.extend(["kk", "ru"].map(|lang| format!("{path}{sign}lang={lang}")));
    }
    for path in [
        "/api/v1/standards",
        STANDARD,
        "/api/v1/standards/J62090011?language=kk",
        "/api/v1/standards/J62090011/findings?limit=500",
        "/api/v1/cards?limit=500",
        "/api/v1/cards?limit=2",
        "/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96",
        "/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&collapse=true&standard=J62090011",
        "/api/v1/search?q=2524-0-003",
        "/api/v1/search?q=J62090011",
        "/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&collapse=true&lang=en",
        "/api/v1/statements?lang=en&limit=40",
        "/api/v1/standards/J62090011?lang=en&fields=title,translation.text,terms.translation",
        "/api/v1/standards?lang=de",
        "/api/v1/search?q=%D2%9B%D0%B0%D1%83%D1%96%D0%BF%D1%81%D1%96%D0%B7%D0%B4%D1%96%D0%BA%20%D0%B1%D0%BB%D0%BE%D0%BA%D1%87%D0%B5%D0%B9%D0%BD",
        "/api/v1/suggest?q=%D0%B6%D0%B5%D0%BB",
        "/api/v1/suggest?q=",
        "/api/openapi.json",
        // What is refused.
        "/api/openapi.json?x=1",
        "/api/v1/standards?limit=0",
        "/api/v1/standards/NOSUCH",
        "/api/v1/standards/NOSUCH/findings",
        "/api/v1/standards/J62090011/cards/nosuch",
        "/api/v1/statements/nonsense",
        "/api/v1/search",
        "/api/v1/cards?fields=colour",
    ] {
        paths.insert(path.to_owned());
    }
    paths.insert(format!("/api/v1/suggest?q={}", "a".repeat(9000)));
    for path in &paths {
        description.check(path, &site.get(path).await);
    }
    for (template, operation) in description.operations() {
        let path = sample_path(template, operation);
        let ok = site.get(&path).await;
        assert_eq!(ok.status, StatusCode::OK, "{path}");
        description.check(&path, &ok);
        let tag = ok.header("etag").to_owned();
        let unchanged = site.get_with(&path, &[("if-none-match", &tag)]).await;
        assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED, "{path}");
        description.check(&path, &unchanged);
        for (method, header, status) in [
            ("GET", ("accept", "text/html"), StatusCode::NOT_ACCEPTABLE),
            ("POST", ("x-request-id", "mine"), StatusCode::METHOD_NOT_ALLOWED),
            ("GET", ("content-length", "99999"), StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            let refused = site.call(method, &format!("{path}&"), &[header]).await;
            assert_eq!(refused.status, status, "{method} {path}");
            description.check(&path, &refused);
        }
    }
    site.storage.close().await;
    let failed = site.get("/api/v1/changes?limit=7").await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    description.check("/api/v1/changes", &failed);
}

#[tokio::test]
async fn a_text_is_answered_as_described_and_so_is_what_is_refused() {
    let site = Site::new().await;
    let description = Description::of(&site).await;
    for (path, operation) in description.operations_by("post") {
        let sample = serde_json::to_vec(&operation["x-sample"]).unwrap();
        let ok = site.send("POST", path, &[], sample).await;
        assert_eq!(ok.status, StatusCode::OK, "{path}: {}", ok.text());
        description.check(path, &ok);
        let long = [("content-length", "9999999")];
        for (method, headers, body, status) in [
            ("POST", &[][..], "{", StatusCode::BAD_REQUEST),
            ("GET", &[], "", StatusCode::METHOD_NOT_ALLOWED),
            ("POST", &long, "", StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            let refused = site.send(method, path, headers, body.into()).await;
            assert_eq!(refused.status, status, "{method} {path}");
            description.check(path, &refused);
        }
    }
}

#[tokio::test]
async fn what_a_request_may_leave_out_is_what_the_description_says() {
    let site = Site::new().await;
    let description = Description::of(&site).await;
    for (path, operation) in description.operations_by("post") {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let whole = operation["x-sample"].as_object().unwrap();
        for left_out in whole.keys() {
            let mut less = whole.clone();
            less.remove(left_out);
            let less = Value::Object(less);
            let answer = site.send("POST", path, &[], serde_json::to_vec(&less).unwrap()).await;
            let faults = description.faults(schema, true, &less);
            assert_eq!(
                answer.status == StatusCode::OK,
                faults.is_empty(),
                "{path} without {left_out}"
            );
        }
    }
}

/// The path of the example of a call, with a query, which may be empty.
fn sample_path(template: &str, operation: &Value) -> String {
    let sample = operation["x-sample"].as_object().unwrap();
    let mut path = template.to_owned();
    let mut query = Vec::new();
    for (name, value) in sample {
        let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        let values: Vec<String> =
            values.iter().map(|v| v.as_str().map_or(v.to_string(), str::to_owned)).collect();
        if template.contains(&format!("{{{name}}}")) {
            path = path.replace(&format!("{{{name}}}"), &values[0]);
        } else if name == "fields" {
            query.push(format!("fields={}", values.join(",")));
        } else {
            let encoded = values.iter().map(|v| kasip::app::address::encoded(v));
            query.extend(encoded.map(|value| format!("{name}={value}")));
        }
    }
    format!("{path}?{}", query.join("&"))
}

#[tokio::test]
async fn everything_is_explained() {
    let site = Site::new().await;
    let Description(description) = Description::of(&site).await;
    assert_eq!(description["openapi"], "3.1.0");
    assert_eq!(description["servers"], json!([{ "url": "https://kasip.example" }]));
    assert_eq!(description["info"]["contact"]["email"], "errors@kasip.example");
    let mut silent = Vec::new();
    let is_said = |value: &Value| value.as_str().is_some_and(|words| words.len() > 5);
    for (path, item) in description["paths"].as_object().unwrap() {
        let operation = item.get("get").unwrap_or(&item["post"]);
        for name in ["summary", "description", "operationId"] {
            if !operation[name].is_string() {
                silent.push(format!("{path} {name}"));
            }
        }
        for parameter in operation["parameters"].as_array().unwrap_or(&Vec::new()) {
            if !is_said(&parameter["description"]) {
                silent.push(format!("{path} {}", parameter["name"]));
            }
        }
    }
    let components = &description["components"];
    for (name, schema) in components["schemas"].as_object().unwrap() {
        if !is_said(&schema["description"]) {
            silent.push(name.clone());
        }
        for (key, schema) in schema["properties"].as_object().unwrap_or(&Map::new()) {
            let said = &schema["description"];
            let inside = &schema["oneOf"][0]["description"];
            if !is_said(said) && !is_said(inside) {
                silent.push(format!("{name}.{key}"));
            }
        }
        if schema["properties"].is_object() {
            assert_eq!(schema["additionalProperties"], false, "{name}");
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[tokio::test]
async fn fields_make_an_answer_thinner_and_no_other_way() {
    let site = Site::new().await;
    let whole = site.get("/api/v1/cards?limit=3").await;
    let thin = site.get("/api/v1/cards?limit=3&fields=title,counts.skills").await;
    let page = thin.json();
    for (thin, whole) in
        page["items"].as_array().unwrap().iter().zip(whole.json()["items"].as_array().unwrap())
    {
        let expected =
            json!({ "title": whole["title"], "counts": { "skills": whole["counts"]["skills"] } });
        assert_eq!(thin, &expected);
    }
    assert_eq!(page["total"], 12);
    let next = page["next"].as_str().unwrap();
    assert!(next.contains("fields=title%2Ccounts.skills"), "{next}");
    assert_eq!(site.json(next).await["items"][0].as_object().unwrap().len(), 2);
    assert_ne!(thin.header("etag"), whole.header("etag"));

    let card = site.json(&format!("{STANDARD}/cards/2524-0-003-5?fields=functions.title")).await;
    assert_eq!(card.as_object().unwrap().len(), 1);
    assert!(card["functions"][0].as_object().unwrap().keys().eq(["title"]));

    let refused = site.get("/api/v1/cards?fields=counts.colours").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let detail = refused.json()["detail"].as_str().unwrap().to_owned();
    for name in ["colours", "functions", "skills", "abilities", "knowledge"] {
        assert!(detail.contains(name), "{detail}");
    }
}

#[tokio::test]
async fn every_name_that_fields_may_have_is_taken() {
    let site = Site::new().await;
    let description = Description::of(&site).await;
    for (template, operation) in description.operations() {
        let parameters = operation["parameters"].as_array().unwrap();
        let Some(fields) = parameters.iter().find(|parameter| parameter["name"] == "fields") else {
            continue;
        };
        for name in fields["schema"]["items"]["enum"].as_array().unwrap() {
            let mut sampled = operation.clone();
            sampled["x-sample"]["fields"] = json!([name]);
            let path = sample_path(template, &sampled);
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            description.check(&path, &answer);
        }
    }
}

#[tokio::test]
async fn what_is_not_described_would_be_seen() {
    let site = Site::new().await;
    let description = Description::of(&site).await;
    let schema = json!({ "$ref": "#/components/schemas/Standard_Summary" });
    let standard = site.json(STANDARD).await;
    assert_eq!(description.faults(&schema, true, &standard), Vec::<String>::new());
    let mut more = standard.clone();
    more["cards"][0]["colour"] = json!("red");
    assert!(!description.faults(&schema, true, &more).is_empty());
    let mut less = standard.clone();
    less["technical"].as_object_mut().unwrap().remove("council");
    assert!(!description.faults(&schema, true, &less).is_empty());
    let mut other = standard;
    other["cards"][0]["qualification_level"] = json!(9);
    assert!(!description.faults(&schema, true, &other).is_empty());
}

#[tokio::test]
async fn the_description_says_how_many_places_a_hit_names() {
    let site = Site::new().await;
    let schemas = &Description::of(&site).await.0["components"]["schemas"];
    let places = &schemas["Hit"]["properties"]["places"];
    assert_eq!(places["maxItems"], kasip::search::MANY_OCCURRENCES);
    assert_eq!(places["items"]["$ref"], "#/components/schemas/HitPlace");
    assert!(schemas["HitPlace"]["properties"]["card"].is_object());
}
