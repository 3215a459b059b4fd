//! Projects: to what effect. Calls and their guides, applications and blind reviews, research projects and
//! project support with its money, the casebook, and the matching of needs with what societies offer.

pub mod award;
pub mod case;
pub mod fund;
pub mod money;
pub mod result_use;
pub mod terms;
pub mod tranche;
