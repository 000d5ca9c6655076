//! What the settings say of the site to its readers: its address, and where to report an error.

use std::sync::Arc;

/// Where readers may report an error in a line: an address of the web or of mail, if there is one.
#[derive(Debug, Clone, Default)]
pub struct Contact(Option<Arc<str>>);

impl Contact {
    /// The address as it was given.
    #[must_use]
    pub fn new(address: Option<&str>) -> Self {
        Self(address.map(Arc::from))
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The address as a link: what is no address of the web is one of mail.
    #[must_use]
    pub fn href(&self) -> Option<String> {
        let address = self.address()?;
        let is_page = address.starts_with("https://") || address.starts_with("http://");
        Some(if is_page { address.to_owned() } else { format!("mailto:{address}") })
    }
}

/// The beginning of every absolute address, `https://kasip.example`, without a slash at its end.
/// The Host header of a request never is.
#[derive(Debug, Clone)]
pub struct PublicUrl(Arc<str>);

impl PublicUrl {
    /// The address without the slashes at its end.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self(url.trim_end_matches('/').into())
    }

    /// The absolute address of a path of ours.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
