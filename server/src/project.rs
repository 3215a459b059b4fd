//! The project room: calls and applications to the award, projects and their money, the casebook, and the
//! matching of needs with what societies offer.

pub mod action;
pub mod api;
pub mod case;
pub mod ceasing;
pub mod certificate;
pub mod found;
pub mod money;
pub mod standing;
pub mod workbook;
