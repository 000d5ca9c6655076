//! The current version of the catalogue, and what is derived from it.

mod healing;
mod places;
