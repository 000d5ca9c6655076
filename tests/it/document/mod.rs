//! Documents of every format, read by the real binary.

mod formats;
mod refused;
