//! Officers or the liaison are reappointed by the approving body. This is no election (换届): an
//! established branch elects, and records that as an act.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use entity::form::officer::{LiaisonSource, liaison, party_officer};
use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee, nominee_faults, since_fault};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use super::propose_formation::present_of;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::form::fact::current_form;
use crate::form::post::{Given, replace};
use crate::form::rules::book;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::version;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReplaceOfficers;

impl Intention for ReplaceOfficers {
    const FIELD: &'static str = "Mutation.replaceOfficers";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version of the society that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Everyone who holds a post from then on.
    pub nominees: Vec<Nominee>,
    /// The first day of those who are new.
    pub since: NaiveDate,
}

/// Reappoints in the permit's society.
pub async fn replace_officers(state: &State, permit: Permit<ReplaceOfficers>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let write = Write::begin(state, permit.actor()).await?;
    let (key, outcome) = (&input.idempotency_key, society.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, ReplaceOfficers::FIELD, &(&outcome, &input), &outcome).await?
    {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let present = present_of(&write, society).await?;
    if present.form == PartyForm::None {
        return Err(Stop::whole(RefusalCode::NothingToReplace));
    }
    let mut nominees = input.nominees.clone();
    for nominee in &mut nominees {
        nominee.name = nominee.name.trim().into();
    }
    let not_before = not_before(&write, society).await?.unwrap_or(present.registered_on);
    let book = book(&write.tx).await?;
    let rules = book.on(state.world.today());
    let mut faults = nominee_faults(present.form, &nominees, &present.present().counts, rules);
    faults.extend(since_fault(input.since, not_before, state.world.today()));
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let given = Given { since: input.since, formation_id: None, source: LiaisonSource::Society };
    replace(state, &write, society, &nominees, given).await?;
    let changes = [
        Change::between("posts", None, Some(nominees.len().to_string())),
        Change::between("since", None, Some(input.since.to_string())),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::ReplaceOfficers, society_id: Some(society), changes }).await?;
    Ok(())
}

/// Nobody can follow before the form began, or before whoever he follows.
async fn not_before(write: &Write, society: SocietyId) -> Result<Option<NaiveDate>, Fault> {
    let form = current_form(write, society).await?.map(|form| form.since);
    let officers = party_officer::Entity::find()
        .filter(party_officer::Column::SocietyId.eq(society))
        .filter(party_officer::Column::Until.is_null())
        .order_by_desc(party_officer::Column::Since);
    let officer = officers.one(&write.tx).await?.map(|row| row.since);
    let liaisons =
        liaison::Entity::find().filter(liaison::Column::SocietyId.eq(society)).filter(liaison::Column::Until.is_null());
    let liaison = liaisons.one(&write.tx).await?.map(|row| row.since);
    Ok([form, officer, liaison].into_iter().flatten().max())
}
