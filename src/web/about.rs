//! What the site is and is not.

use askama::Template;
use axum::{extract::State, response::Response};

use super::frame::{Crumb, Frame, Section};
use crate::{
    app::{AppError, PublicUrl, address},
    i18n::{Locale, Messages},
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    frame: Frame,
    t: &'static Messages,
    /// The page of components.
    components: String,
}

/// The page about the site in a locale.
pub(super) async fn show(
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    super::page(&AboutPage::new(locale, &public_url))
}

impl AboutPage {
    fn new(locale: Locale, public_url: &PublicUrl) -> Self {
        let t = locale.messages();
        let frame = Frame::new(locale, public_url, t.site.about, address::about)
            .description(t.about.description)
            .section(Section::About)
            .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.about)]);
        Self { frame, t, components: address::components(locale) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::samples;

    #[test]
    fn it_says_where_the_text_in_force_is_checked_and_names_the_licences() {
        for locale in Locale::ALL {
            let html = samples::read(&AboutPage::new(locale, &samples::public_url()));
            let text = samples::texts(&html, "main").concat();
            for name in ["adilet.zan.kz", "career.enbek.kz", "CC BY 4.0", "MIT", "Apache-2.0"] {
                assert!(text.contains(name), "{locale:?} {name}");
            }
        }
    }
}
