//! What-if for leaders: who would be in conflict with other limits of age and terms, with nothing stored.

use async_graphql::SimpleObject;
use sea_orm::Select;

use entity::form::rules::RuleSet;
use entity::people::conflict::ConflictKind;
use entity::register::present;

use crate::fault::Fault;
use crate::people::api::seat::LeaderSeat;
use crate::people::roster::{Seat, seats};
use crate::state::State;

/// The most changes that are listed.
const LISTED: usize = 100;

/// What a draft of the rules would change for leaders (任职冲突推演). Counts are posts.
#[derive(SimpleObject)]
pub struct LeaderImpact {
    /// Posts in conflict under the rules in force today.
    before: usize,
    /// Posts in conflict under the draft.
    after: usize,
    /// Posts about which the two differ.
    changed: usize,
    /// The same one by one, by credit code and post; at most 100.
    changes: Vec<LeaderChange>,
}

/// A post about which the two sets of rules differ.
#[derive(SimpleObject)]
struct LeaderChange {
    /// Who holds which post.
    leader: LeaderSeat,
    /// What is against the rules in force.
    before: Vec<ConflictKind>,
    /// What would be against the draft.
    after: Vec<ConflictKind>,
}

impl LeaderImpact {
    /// Judges all posts of these societies by both.
    pub async fn of(
        state: &State,
        societies: Select<present::Entity>,
        before: &RuleSet,
        after: &RuleSet,
    ) -> Result<Self, Fault> {
        let kinds = |seat: &Seat, rules: &RuleSet| {
            seat.conflicts_under(rules).iter().map(|found| found.kind).collect::<Vec<_>>()
        };
        let all = seats(&state.db, societies, state.world.today()).await?;
        let judged: Vec<_> = all.into_iter().map(|seat| (kinds(&seat, before), kinds(&seat, after), seat)).collect();
        let [was, becomes] = [
            judged.iter().filter(|(before, ..)| !before.is_empty()).count(),
            judged.iter().filter(|(_, after, _)| !after.is_empty()).count(),
        ];
        let differing: Vec<_> = judged.into_iter().filter(|(before, after, _)| before != after).collect();
        let changed = differing.len();
        let change = |(before, after, seat)| LeaderChange { leader: LeaderSeat(seat), before, after };
        Ok(Self {
            before: was,
            after: becomes,
            changed,
            changes: differing.into_iter().take(LISTED).map(change).collect(),
        })
    }
}
