//! Everything that needs a router, a database or the binary: one program, a module per subject.

mod api;
mod architecture;
mod commands;
mod crash;
mod hostile;
mod pages;
mod site;
mod storage;
