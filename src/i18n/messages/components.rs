//! The words of the page that shows every component of the interface.

use serde::Deserialize;

/// The page of components.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComponentsWords {
    pub heading: &'static str,
    pub lead: &'static str,
    /// Is on the page about the site, before the link.
    pub link: &'static str,
    pub type_scale: &'static str,
    pub sentence: &'static str,
    pub levels: &'static str,
    pub marks: &'static str,
    pub controls: &'static str,
    pub button: &'static str,
    pub ladder: &'static str,
    pub figures: &'static str,
    pub tiles: &'static str,
    pub filters: &'static str,
    pub fold: &'static str,
    pub empty: &'static str,
    pub toast: &'static str,
    pub table: &'static str,
    pub facts: &'static str,
    /// A name of a profession, as an example.
    pub profession: &'static str,
    /// What it is for, as an example.
    pub purpose: &'static str,
}
