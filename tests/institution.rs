//! Annual inspection: both halves of a report travel as one through three agencies, by no other way than
//! the machine lists, and nothing that someone wrote is lost.

mod clock;
mod decide;
mod fill_in;
mod list;
mod report;
mod statements;
