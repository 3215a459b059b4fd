//! The screens of projects: a society's own and the desk's board, each project with its way and its money, the
//! money board with what is to be paid, the certificate that anybody may verify; needs and who meets them,
//! published results, the casebook.

pub(crate) mod case;
pub(crate) mod casebook;
pub(crate) mod certificate;
pub(crate) mod demand;
pub(crate) mod money;
pub(crate) mod results;
pub(crate) mod today;

mod act;
mod balances;
