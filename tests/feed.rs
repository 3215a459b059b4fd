//! The change feed as a partner meets it: read from its beginning it is the whole, read on it misses nothing.

mod crowd;
mod cursor;
pub(crate) mod follower;
mod scope;
mod snapshot;
mod told;
mod waiting;
