//! The end of a society: what it still has in hand, told before it is done; the fact that it has ended; and
//! whatever waited for it closed in the same transaction, so that nothing is left to somebody who is no more.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use entity::Word;
use entity::form::formation;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::change::blocker::EndDuty;
use entity::institution::change::{self, ChangeId, ChangeMatter};
use entity::institution::registration::RegistrationState;
use entity::institution::report::machine::Turn;
use entity::institution::{activity, enforcement, registration, report};
use entity::register::existence::{self, Existence};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::{Abnormality, listing};
use entity::responsibility::directive::recipient;
use entity::responsibility::finding;

use super::ceasing::cease;
use crate::fault::Fault;
use crate::ledger::{Change, Write, told};
use crate::state::State;

/// What a society still has in hand, what bars its end first. Of what was not served on it, it is told
/// nothing: `served_only`.
pub async fn duties(
    db: &impl ConnectionTrait,
    (id, form): (SocietyId, PartyForm),
    own: Option<ChangeId>,
    served_only: bool,
) -> Result<Vec<EndDuty>, Fault> {
    let mut found = Vec::new();
    if form.coverage() != CoverageState::Uncovered {
        found.push(EndDuty::PartyOrganisation);
    }
    let open = formation::Entity::find().filter(formation::Column::SocietyId.eq(id));
    if open.filter(formation::Column::ClosedAt.is_null()).count(db).await? > 0 {
        found.push(EndDuty::Formation);
    }
    let cases = enforcement::Entity::find().filter(enforcement::Column::SocietyId.eq(id));
    let cases = cases.filter(enforcement::Column::ClosedOn.is_null()).all(db).await?;
    if cases.iter().any(|case| case.state.is_open() && (case.served_on.is_some() || !served_only)) {
        found.push(EndDuty::Enforcement);
    }
    let filings = activity::Entity::find().filter(activity::Column::SocietyId.eq(id)).all(db).await?;
    if filings.iter().any(|filing| filing.state.turn() != Turn::Nobody) {
        found.push(EndDuty::ActivityFiling);
    }
    let others = change::Entity::find()
        .filter(change::Column::SocietyId.eq(id))
        .filter(change::Column::Matter.ne(ChangeMatter::Deregistration))
        .filter(change::Column::ClosedOn.is_null())
        .filter(Condition::all().add_option(own.map(|own| change::Column::Id.ne(own))));
    if others.count(db).await? > 0 {
        found.push(EndDuty::OtherChange);
    }
    found.extend(ending(db, id).await?);
    Ok(found)
}

/// What ends with the society.
async fn ending(db: &impl ConnectionTrait, id: SocietyId) -> Result<Vec<EndDuty>, Fault> {
    let reports = report::Entity::find().filter(report::Column::SocietyId.eq(id)).all(db).await?;
    let asked = recipient::Entity::find().filter(recipient::Column::SocietyId.eq(id)).all(db).await?;
    let findings = finding::Entity::find().filter(finding::Column::SocietyId.eq(id)).all(db).await?;
    let registered = registration::Entity::find().filter(registration::Column::SocietyId.eq(id));
    let registered = registered.filter(registration::Column::State.eq(RegistrationState::Approved)).all(db).await?;
    let there = [
        (EndDuty::AnnualReport, reports.iter().any(|report| report.state.is_open())),
        (EndDuty::Directive, asked.iter().any(|asked| asked.state.is_open())),
        (EndDuty::Finding, findings.iter().any(|finding| finding.state.is_open())),
        (EndDuty::Admission, registered.iter().any(|case| case.stage.is_open())),
    ];
    Ok(there.into_iter().filter(|(_, there)| *there).map(|(duty, _)| duty).collect())
}

/// How a society ends.
#[derive(Clone, Debug)]
pub struct End {
    /// Deregistered or revoked.
    pub existence: Existence,
    /// The decision, as it is called.
    pub source: &'static str,
    /// Its number.
    pub document_no: String,
    /// What is made known of it.
    pub notice: String,
}

/// Enters that a society has ended and closes what waited for it; answers what the event tells. The present
/// is written again by the caller, last.
pub async fn end(
    state: &State,
    write: &Write,
    society: &present::Model,
    (end, own): (End, Option<ChangeId>),
) -> Result<Vec<Change>, Fault> {
    let today = state.world.today();
    let id = society.society_id;
    let duties = duties(&write.tx, (id, society.form), own, false).await?;
    let mut changes = vec![told("existence", end.existence.code()), told("documentNo", &end.document_no)];
    changes.extend(duties.iter().map(|duty| told("ended", duty.code())));
    let row = existence::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        existence: Set(end.existence),
        source: Set(end.source.into()),
        document_no: Set(end.document_no),
        notice: Set(end.notice),
        since: Set(today),
        until: Set(None),
    };
    existence::Entity::insert(row).exec_without_returning(&write.tx).await?;
    // It is neither suspended nor liquidated any more: it is gone.
    let held_back = listing::Entity::update_many()
        .set(listing::ActiveModel { until: Set(Some(today)), ..Default::default() })
        .filter(listing::Column::SocietyId.eq(id))
        .filter(listing::Column::Kind.is_in([Abnormality::Suspended, Abnormality::Liquidating]))
        .filter(listing::Column::Until.is_null());
    held_back.exec(&write.tx).await?;
    cease(state, write, society, (end.existence, own)).await?;
    Ok(changes)
}

/// Enters that a society is being liquidated, where the register does not say so already.
pub async fn liquidate(state: &State, write: &Write, id: SocietyId, reason: &str) -> Result<(), Fault> {
    let current = listing::Entity::find()
        .filter(listing::Column::SocietyId.eq(id))
        .filter(listing::Column::Kind.eq(Abnormality::Liquidating))
        .filter(listing::Column::Until.is_null());
    if current.one(&write.tx).await?.is_some() {
        return Ok(());
    }
    let fact = listing::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        kind: Set(Abnormality::Liquidating),
        reason: Set(Some(reason.into())),
        since: Set(state.world.today()),
        until: Set(None),
    };
    listing::Entity::insert(fact).exec_without_returning(&write.tx).await?;
    Ok(())
}
