//! `/results`: results of the societies as they are published: for everybody, without a login, found by characters,
//! pinyin and initials. Whoever may withdraws one here, or records how it was made known.

mod keep;
mod list;
mod view;

pub(crate) use list::ResultsPage;
