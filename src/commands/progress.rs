//! How far work of many steps has come.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on the terminal for work of many steps; where there is no terminal, nothing is shown.
pub(super) struct Bar {
    bar: ProgressBar,
    what: &'static str,
}

/// Work of fewer steps is done before anyone could read of it.
const WORTH_SHOWING: usize = 5;

impl Bar {
    /// A bar that is not seen before its first step.
    pub(super) fn new(what: &'static str) -> Self {
        Self { bar: ProgressBar::hidden(), what }
    }

    /// Shows that so many steps of so many are done.
    pub(super) fn show(&self, n_done: usize, n_all: usize) {
        if n_all < WORTH_SHOWING {
            return;
        }
        if self.bar.length() != Some(n_all as u64) {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}, {eta} left");
            self.bar.set_style(style.expect("the template is well formed"));
            self.bar.set_message(self.what);
            self.bar.set_length(n_all as u64);
            self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        self.bar.set_position(n_done as u64);
        if n_done == n_all {
            self.bar.finish_and_clear();
        }
    }
}
