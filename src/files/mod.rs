//! Files on the disk: telling one state of a file from another, putting a file in its place when
//! it is whole, and changing a folder alone.

mod durable;
mod lock;
mod stamp;

pub use durable::{put_in_place, remove_folder};
pub use lock::{try_lock, unlocked};
pub use stamp::FileStamp;
