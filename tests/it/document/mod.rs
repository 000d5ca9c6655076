//! Documents of every format, read by the real binary.

mod cells;
mod formats;
mod refused;
mod standards;
