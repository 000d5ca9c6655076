//! What the site is and is not.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::frame::{Frame, MenuSection, Site};
use crate::app::{AppError, Contact, address};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    frame: Frame,
    /// Where a reader may write, an address of the web or of mail.
    contact: Contact,
}

/// The page about the site in a locale.
pub(super) async fn show(State(contact): State<Contact>, site: Site) -> Result<Response, AppError> {
    super::parts::page(&AboutPage::new(&site, contact))
}

impl AboutPage {
    fn new(site: &Site, contact: Contact) -> Self {
        let t = site.reader.locale.messages();
        let frame = Frame::new(site, t.site.about, address::about)
            .description(t.about.description)
            .section(MenuSection::About);
        Self { frame, contact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, web::parts::samples};

    #[test]
    fn it_says_where_the_text_in_force_is_checked_and_names_the_licences() {
        for locale in Locale::ALL {
            let html = samples::read(&AboutPage::new(&samples::site(locale), Contact::default()));
            let text = samples::texts(&html, "main").concat();
            // Nobody is told to write where there is no address.
            assert!(!text.contains(locale.messages().about.report.heading));
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
            let page = AboutPage::new(&samples::site(Locale::En), Contact::new(Some(given)));
            let html = samples::read(&page);
            assert_eq!(samples::attributes(&html, "#report a", "href"), [href]);
            assert_eq!(samples::texts(&html, "#report a"), [given]);
        }
    }
}
