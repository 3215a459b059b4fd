//! Verbs of the institution room: one function an intention. No GraphQL and no HTTP in here.

pub mod set_calendar_year;
