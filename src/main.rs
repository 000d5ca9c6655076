//! The command `kasip`: reads the command line, starts logging, runs one command.

fn main() {}
