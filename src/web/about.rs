//! What the site is and is not.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Crumb, Frame, MenuSection};
use crate::{
    app::{AppError, Contact, PublicUrl, address},
    i18n::{Locale, Messages},
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    frame: Frame,
    t: &'static Messages,
    /// Where a reader may write, an address of the web or of mail.
    contact: Contact,
    /// The page of components.
    components: String,
}

/// The page about the site in a locale.
pub(super) async fn show(
    State(public_url): State<PublicUrl>,
    State(contact): State<Contact>,
    locale: Locale,
) -> Result<Response, AppError> {
    super::parts::page(&AboutPage::new(locale, &public_url, contact))
}

impl AboutPage {
    fn new(locale: Locale, public_url: &PublicUrl, contact: Contact) -> Self {
        let t = locale.messages();
        let frame = Frame::new(locale, public_url, t.site.about, address::about)
            .description(t.about.description)
            .section(MenuSection::About)
            .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.about)]);
        Self { frame, t, contact, components: address::components(locale) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    #[test]
    fn it_says_where_the_text_in_force_is_checked_and_names_the_licences() {
        for locale in Locale::ALL {
            let html =
                samples::read(&AboutPage::new(locale, &samples::public_url(), Contact::default()));
            let text = samples::texts(&html, "main").concat();
            assert!(text.contains(locale.messages().about.report_nowhere));
            for name in ["adilet.zan.kz", "career.enbek.kz", "CC BY 4.0", "MIT", "Apache-2.0"] {
                assert!(text.contains(name), "{locale:?} {name}");
            }
        }
    }

    #[test]
    fn an_address_to_write_to_is_a_link() {
        for (given, href) in [
            ("desk@kasip.example", "mailto:desk@kasip.example"),
            ("https://kasip.example/desk", "https://kasip.example/desk"),
        ] {
            let page =
                AboutPage::new(Locale::En, &samples::public_url(), Contact::new(Some(given)));
            let html = samples::read(&page);
            assert_eq!(samples::attributes(&html, "#report a", "href"), [href]);
            assert_eq!(samples::texts(&html, "#report a"), [given]);
        }
    }
}
