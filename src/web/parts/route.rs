//! The route of a page, and the parameters that it knows. What a page does not know makes no other
//! page of it: it is left out before the cache is asked, so that nobody fills the cache with one page.

use axum::{
    http::{Uri, uri::PathAndQuery},
    routing::MethodRouter,
};
use percent_encoding::percent_decode_str;

use crate::{
    app::{AppState, WORDS},
    i18n::Locale,
};

/// A page, or a file that pages need.
pub(crate) struct PageRoute {
    /// The path, as axum writes it.
    pub path: &'static str,
    /// The parameters of its query. Others are dropped, so that nobody fills the cache with one page.
    pub parameters: &'static [&'static str],
    /// What answers.
    pub handler: fn() -> MethodRouter<AppState>,
    /// Its address for search engines, with `{locale}`, `{code}` and `{slug}` to be filled in; none
    /// for what they have no use for.
    pub listed_as: Option<&'static str>,
    /// Whether it is a page for a reader, who chooses the words that are shown; else a file.
    pub has_words: bool,
}

impl PageRoute {
    /// A page that search engines are told of, in every locale, for each standard or card that its
    /// path names.
    pub(crate) const fn listed(self) -> Self {
        let path = self.path;
        self.listed_as(path)
    }

    /// Whether its query may have a parameter of this name.
    fn knows(&self, name: &str) -> bool {
        self.parameters.contains(&name) || self.has_words && name == WORDS
    }

    /// The same where the address of the page has parameters.
    pub(crate) const fn listed_as(self, address: &'static str) -> Self {
        Self { listed_as: Some(address), ..self }
    }
}

/// A route.
pub(crate) const fn page_at(
    path: &'static str,
    parameters: &'static [&'static str],
    handler: fn() -> MethodRouter<AppState>,
) -> PageRoute {
    PageRoute { path, parameters, handler, listed_as: None, has_words: false }
}

/// The route of a page for a reader, who chooses which words of a standard are shown.
pub(crate) const fn reader_page(
    path: &'static str,
    parameters: &'static [&'static str],
    handler: fn() -> MethodRouter<AppState>,
) -> PageRoute {
    PageRoute { has_words: true, ..page_at(path, parameters, handler) }
}

/// The address of a page without the parameters that it does not know; none where it knows all of
/// them, and for what is no page.
pub(crate) fn without_unknown_parameters(uri: &Uri, pages: &[PageRoute]) -> Option<Uri> {
    let query = uri.query()?;
    let known = pages.iter().find(|page| is_at(page.path, uri.path()));
    if known.is_none() && refuses_unknown(uri.path()) {
        return None;
    }
    let is_known = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        // As a form writes it, a space is a plus; no name has one.
        percent_decode_str(name)
            .decode_utf8()
            .is_ok_and(|name| known.is_some_and(|page| page.knows(&name)))
    };
    let remaining: Vec<&str> = query.split('&').filter(is_known).collect();
    if remaining.len() == query.split('&').count() {
        return None;
    }
    let path = uri.path();
    let address = if remaining.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", remaining.join("&"))
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(address).ok()?);
    Uri::from_parts(parts).ok()
}

/// Whether this refuses by itself what it does not know.
fn refuses_unknown(path: &str) -> bool {
    ["api", "id", "healthz", "readyz"].contains(&path.split('/').nth(1).unwrap_or_default())
}

/// Whether a path is that of a route, with or without a slash at its end.
fn is_at(route: &str, path: &str) -> bool {
    let mut segments = path.trim_end_matches('/').split('/');
    let is_same = route.trim_end_matches('/').split('/').all(|expected| {
        segments.next().is_some_and(|segment| match expected {
            "{locale}" => segment.to_ascii_lowercase().parse::<Locale>().is_ok(),
            _ => expected.starts_with('{') || expected == segment,
        })
    });
    is_same && segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(address: &str) -> String {
        let uri: Uri = address.parse().unwrap();
        without_unknown_parameters(&uri, crate::web::PAGES).unwrap_or(uri).to_string()
    }

    #[test]
    fn what_a_page_does_not_know_is_left_out() {
        for (address, expected) in [
            ("/kk/glossary?x=1", "/kk/glossary"),
            ("/kk?utm_source=a&fbclid=b", "/kk"),
            ("/?x", "/"),
            ("/kk/search?q=a&x=1&level=3", "/kk/search?q=a&level=3"),
            ("/kk/search?%71=a&q%00=b", "/kk/search?%71=a"),
            (
                "/kk/standards/J62090011/findings?cursor=a&&b",
                "/kk/standards/J62090011/findings?cursor=a",
            ),
            ("/static/3f2a/kasip.css?v=1", "/static/3f2a/kasip.css"),
            ("/sitemap.xml?1&part=2", "/sitemap.xml?part=2"),
            ("/download/kasip-catalogue.xlsx?1", "/download/kasip-catalogue.xlsx"),
        ] {
            assert_eq!(cleaned(address), expected);
        }
    }

    #[test]
    fn what_is_known_and_what_is_no_page_stays_letter_by_letter() {
        for address in [
            "/kk/search?q=a+b&q=%2B&kind=skill",
            "/ru/professions?level=5&order=level",
            "/kk/glossary?letter=%D0%91&cursor=a",
            "/api/v1/search?q=a&x=1",
            "/api/openapi.json?x=1",
            "/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f?x=1",
            "/api?lang=ru",
        ] {
            assert_eq!(cleaned(address), address);
        }
    }
}
