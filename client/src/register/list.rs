//! x
pub(crate) mod reading;
pub(crate) mod row;
