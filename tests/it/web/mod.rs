//! The pages, asked as a reader would: by what they show.

mod about;
mod api;
mod card;
mod changes;
mod collection;
mod compare;
mod download;
mod editions;
mod error;
mod every_page;
mod filter;
mod findings;
mod home;
mod levels;
mod linked_data;
mod office;
mod opensearch;
mod pathways;
mod professions;
mod search;
mod sitemap;
mod source;
mod statement;
mod style_sheet;
mod well_known;
mod words;
