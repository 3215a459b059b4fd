//! From the panel to the award: proposed by the desk, decided by the chair for the Party group, published,
//! objected to, concluded.

pub mod conclude;
pub mod decide;
pub mod object;
pub mod propose;

use entity::project::application::AwardOutcome;
use entity::project::money::Fen;
use entity::refusal::{Refusal, RefusalCode};

use crate::project::application::Case;

/// What is wrong with an amount: money only where it is funded, and at most what one may ask for.
#[must_use]
pub fn amount_fault(case: &Case, outcome: AwardOutcome, amount: Fen) -> Option<Refusal> {
    let ceiling = case.call.row.ceiling_fen;
    let sound = match outcome {
        AwardOutcome::Funded => !amount.is_zero() && amount <= ceiling,
        AwardOutcome::Unfunded | AwardOutcome::Declined => amount.is_zero(),
    };
    (!sound).then(|| Refusal::at("amountFen", RefusalCode::AmountMalformed))
}
