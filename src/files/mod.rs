//! Files on the disk: telling one state of a file from another, and putting a file in its place when
//! it is whole.

mod durable;
mod stamp;

pub use durable::put_in_place;
pub use stamp::FileStamp;
