//! The turn of one dated fact: it begins, is followed by another, is corrected, or ends.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::import::problem::Reason;

/// A fact that has no end, and the row that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<T> {
    /// The row.
    pub row: Uuid,
    /// The fact.
    pub value: T,
    /// The first day on which it holds.
    pub since: NaiveDate,
}

/// What happens to a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn<T> {
    /// There was none, now there is.
    Begin {
        /// The new fact.
        value: T,
        /// Its first day.
        since: NaiveDate,
    },
    /// It ends, and another follows.
    Follow {
        /// The row that ends.
        row: Uuid,
        /// What held.
        old: T,
        /// What holds now.
        value: T,
        /// The new fact's first day, the first on which the old one no longer holds.
        since: NaiveDate,
    },
    /// It began on this very day and was wrong.
    Correct {
        /// The row that is corrected.
        row: Uuid,
        /// What stood there.
        old: T,
        /// What stands there now.
        value: T,
    },
    /// It ends.
    End {
        /// The row that ends.
        row: Uuid,
        /// What held.
        old: T,
        /// The first day on which it no longer holds.
        until: NaiveDate,
    },
}

impl<T> Turn<T> {
    /// What held before.
    pub fn before(&self) -> Option<&T> {
        match self {
            Self::Begin { .. } => None,
            Self::Follow { old, .. } | Self::Correct { old, .. } | Self::End { old, .. } => Some(old),
        }
    }

    /// What holds from now on.
    pub fn after(&self) -> Option<&T> {
        match self {
            Self::Begin { value, .. } | Self::Follow { value, .. } | Self::Correct { value, .. } => Some(value),
            Self::End { .. } => None,
        }
    }
}

/// The days of a turn: the one that the data hold for, and the one since which a first fact holds.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// The day that the data hold for.
    pub as_of: NaiveDate,
    /// The first day of a fact before which none is known.
    pub first: NaiveDate,
}

/// The turn from what stands to what is wanted; none when they are the same. A file of an earlier day
/// cannot change what is known for a later one.
pub fn turn<T: Clone + PartialEq>(
    standing: Option<&Standing<T>>,
    wanted: Option<T>,
    days: Days,
) -> Result<Option<Turn<T>>, Reason> {
    let Days { as_of, first } = days;
    let Some(standing) = standing else { return Ok(wanted.map(|value| Turn::Begin { value, since: first })) };
    let Standing { row, value: old, since } = standing.clone();
    match wanted {
        Some(value) if value == old => Ok(None),
        _ if since > as_of => Err(Reason::NewerFact { since }),
        Some(value) if since == as_of => Ok(Some(Turn::Correct { row, old, value })),
        Some(value) => Ok(Some(Turn::Follow { row, old, value, since: as_of })),
        None => Ok(Some(Turn::End { row, old, until: as_of })),
    }
}
