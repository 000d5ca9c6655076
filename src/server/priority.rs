//! Which requests come first.

use axum::extract::Request;

/// The priority of a request, which is among its extensions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Priority {
    /// It has its turn in the order in which the requests came.
    #[default]
    Usual,
    /// It has its turn when no other request waits: its client has as much under way as it may have.
    AfterOthers,
}

impl Priority {
    /// The priority of a request.
    pub(super) fn of(request: &Request) -> Self {
        request.extensions().get().copied().unwrap_or_default()
    }
}
