//! HTTP as every address speaks it.

mod cache;
mod client_limit;
mod health;
mod methods;
mod negotiation;
mod random_input;
mod usual_address;
