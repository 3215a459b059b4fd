//! The demo's changes of the register: a new name that the federation reviews, a new seat that is consented to
//! and waits to be filed, and the end of the society that is being liquidated.

use std::collections::BTreeSet;

use sea_orm::{EntityTrait, PaginatorTrait};

use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::proposal::Proposal;
use entity::institution::change::{self, ChangeId, ChangeMatter, EndGround};

use super::society;
use super::supervision::{ago, done, permit, speaker, viewer};
use crate::access::Permit;
use crate::fault::Fault;
use crate::institution::action::change::{Input, propose_register_change};
use crate::institution::action::change_step::{self, ConsentToRegisterChange, NameLiquidators, Step, move_change};
use crate::state::State;

/// Number 50 of the register, which takes another name.
const RENAMED: &str = "51329900MJ0D00503W";
/// Number 41, which moves.
const MOVES: &str = "51329900MJ0D00415E";
/// Number 102 of the register, which is being liquidated.
const ENDS: &str = "51329900MJ0D01020G";

/// Opens the cases. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    if change::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    proposed(state, (4, RENAMED), ChangeMatter::Name, "江南市基层社会治理研究会").await?;
    let moves = proposed(state, (25, MOVES), ChangeMatter::Seat, "江南市梁湖区文教路18号社科大厦305室").await?;
    let consent = change_step::Input { document_no: "江社科联〔2026〕12号".into(), ..step(state, 18, moves, 1) };
    moved::<ConsentToRegisterChange>(state, 18, "federation", consent).await?;
    let ends = proposed(state, (60, ENDS), ChangeMatter::Deregistration, "").await?;
    let consent = change_step::Input { document_no: "江社科联〔2026〕5号".into(), ..step(state, 52, ends, 1) };
    moved::<ConsentToRegisterChange>(state, 52, "chair", consent).await?;
    let text = "组长：会长；成员：秘书长、监事、财务负责人；社科联派员指导".into();
    let named = change_step::Input { text, day: None, ..step(state, 45, ends, 2) };
    let speaker = speaker(state, society(state, ENDS).await?).await?;
    done(move_change::<NameLiquidators>(&ago(state, 45).await?, permit(&speaker)?, named).await)
}

/// Proposes a change so many days earlier, by whoever speaks for the society.
async fn proposed(
    state: &State,
    (days, uscc): (i64, &str),
    matter: ChangeMatter,
    value: &str,
) -> Result<ChangeId, Fault> {
    let (earlier, id) = (ago(state, days).await?, society(state, uscc).await?);
    let speaker = speaker(state, id).await?;
    let permit = Permit::for_society(&earlier, &speaker, "demo", id).await?;
    let permit = permit.ok_or_else(|| Fault::Broken("the demo's society cannot speak".into()))?;
    let ends = matter == ChangeMatter::Deregistration;
    let mut on_paper = BTreeSet::from([AttachmentPurpose::ChangeResolution]);
    if ends {
        on_paper.insert(AttachmentPurpose::LiquidationReport);
    }
    let proposal = Proposal {
        matter,
        value: value.into(),
        reason: if ends { "会员大会决定自行解散" } else { "会员大会审议通过" }.into(),
        ground: ends.then_some(EndGround::Dissolved),
        namesake_note: String::new(),
        decided_on: earlier.world.today() - chrono::TimeDelta::days(6),
        on_paper,
    };
    let input = Input { idempotency_key: format!("demo {matter} {uscc}"), proposal, papers: Vec::new() };
    done(propose_register_change(&earlier, permit, input).await)
}

/// A step of a case so many days earlier, on a document of that day.
fn step(state: &State, days: i64, id: ChangeId, expected_version: i32) -> change_step::Input {
    let change = id.global();
    let day = Some(state.world.today() - chrono::TimeDelta::days(days));
    let idempotency_key = format!("demo {change} {expected_version}");
    change_step::Input { idempotency_key, change, expected_version, day, ..Default::default() }
}

async fn moved<I: Step>(state: &State, days: i64, who: &str, input: change_step::Input) -> Result<(), Fault> {
    done(move_change::<I>(&ago(state, days).await?, permit(&viewer(state, who).await?)?, input).await)
}
