//! The API for people who write programs: each call with its parameters, keys, answers and
//! examples, made of the description that programs read; and a page for each kind of problem.
//!
//! These pages have one address each. The words around the description follow `lang`, or what the
//! browser prefers.

mod call;
mod example;
mod prose;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

use self::{
    call::{CallGroup, groups},
    prose::prose,
};
use super::parts::{
    filter::{self, Pairs},
    frame::{Crumb, Frame, Site},
};
use crate::{
    api::document,
    app::{AppError, Contact, Path, Problem, PublicUrl, Query, address, negotiation},
    i18n::Locale,
};

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage {
    frame: Frame,
    /// The address of the description for programs.
    machine: String,
    groups: Vec<CallGroup>,
    /// A program that reads a list to its end.
    walk: String,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    problem: Problem,
    /// An answer that tells of such a problem.
    answer: String,
}

/// `/api`: every call.
pub(super) async fn show(
    State(public_url): State<PublicUrl>,
    State(contact): State<Contact>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let (locale, chosen) = locale(&headers, &query)?;
    answer(&ApiPage::new(&Site::without_translations(locale, public_url), &contact), chosen)
}

/// `/api/problems/{name}`: what a kind of problem is, and what to do.
pub(super) async fn problem(
    State(public_url): State<PublicUrl>,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let problem = Problem::named(&name).ok_or(AppError::NotFound)?;
    let (locale, chosen) = locale(&headers, &query)?;
    answer(&ProblemPage::new(&Site::without_translations(locale, public_url), problem), chosen)
}

/// The locale, and whether the address names it.
fn locale(headers: &HeaderMap, query: &Pairs) -> Result<(Locale, bool), AppError> {
    let preferred = negotiation::locale(headers);
    let Some(tag) = filter::value(query, "lang") else { return Ok((preferred, false)) };
    let bad = |_| AppError::BadRequest(preferred.messages().api.bad_language(tag));
    Ok((tag.parse().map_err(bad)?, true))
}

fn answer(page: &impl Template, chosen: bool) -> Result<Response, AppError> {
    let mut response = super::parts::page(page)?;
    if !chosen {
        let vary = HeaderValue::from_static("Accept-Language");
        response.headers_mut().insert(header::VARY, vary);
    }
    Ok(response)
}

impl ApiPage {
    fn new(site: &Site, contact: &Contact) -> Self {
        let (words, public_url) = (&site.reader.locale.messages().api, &site.public_url);
        Self {
            frame: Frame::new(site, words.heading, address::api_in)
                .description(words.description)
                .here(Crumb::here("API")),
            machine: public_url.absolute(address::openapi()),
            groups: groups(&document(public_url, contact), public_url),
            walk: example::walk(public_url),
        }
    }
}

impl ProblemPage {
    fn new(site: &Site, problem: Problem) -> Self {
        let path = |locale| address::problem_in(locale, problem.name);
        Self {
            frame: Frame::new(site, problem.title, path)
                .description(problem.happened)
                .below([Crumb::new("API", address::api_in(site.reader.locale))])
                .here(Crumb::here(problem.name)),
            problem,
            answer: example::problem(&site.public_url, problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    fn page(locale: Locale) -> scraper::Html {
        samples::read(&ApiPage::new(&samples::site(locale), &Contact::default()))
    }

    #[test]
    fn every_call_stands_on_the_page_with_an_example_in_each_language() {
        let html = page(Locale::Ru);
        let document = document(&samples::site(Locale::Ru).public_url, &Contact::default());
        let all = document.paths.paths.iter();
        let mut calls: Vec<String> = all
            .map(|(path, item)| {
                if item.post.is_some() { "POST " } else { "GET " }.to_owned() + path
            })
            .collect();
        calls.sort();
        let mut shown = samples::texts(&html, ".call h3 code");
        shown.sort();
        assert_eq!(shown, calls);
        for language in ["curl", "python", "javascript"] {
            let selector = format!(".call pre[data-language={language}]");
            assert_eq!(samples::texts(&html, &selector).len(), shown.len(), "{language}");
        }
    }

    #[test]
    fn what_is_said_in_english_is_marked_as_english() {
        for locale in [Locale::Kk, Locale::Ru] {
            let html = page(locale);
            assert_eq!(samples::attributes(&html, "html", "lang"), [locale.tag()]);
            let marked = samples::texts(&html, "[lang=en]").concat();
            assert!(marked.contains("a request without either is rejected"));
            assert!(marked.contains("whole number from 1 to 500"));
        }
    }

    #[test]
    fn a_kind_of_problem_says_what_has_happened_and_what_to_do() {
        for problem in Problem::ALL {
            let page = ProblemPage::new(&samples::site(Locale::Kk), problem);
            let html = samples::read(&page);
            assert_eq!(samples::texts(&html, "h1"), [problem.title]);
            let answer = samples::texts(&html, "pre").concat();
            assert!(answer.contains(&format!("/api/problems/{}", problem.name)), "{answer}");
        }
    }
}
