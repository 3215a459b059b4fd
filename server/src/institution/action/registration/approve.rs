//! Civil affairs approves: in one transaction the society stands in the register, with its name, its seat
//! and its leaders, and owes what the first half of the double submission asks.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::file::attachment::AttachmentPurpose;
use entity::institution::registration::application::Application;
use entity::institution::registration::gate::{EntryFacts, barred, entry_gate};
use entity::institution::registration::name::refusals;
use entity::institution::registration::{self, RegistrationStep};
use entity::ledger::event::Action;
use entity::people::appointment::LeaderPost;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::region;
use entity::register::society::{self, SocietyId, contact, name};
use entity::register::uscc::Uscc;

use super::{ApproveRegistration, Seen, open};
use crate::access::Permit;
use crate::fault::{Fault, Stop};
use crate::form::rules::book;
use crate::institution::registration::{Told, admission, advance, content, known};
use crate::ledger::{Entry, Write, moved, told};
use crate::people::person::known;
use crate::people::post::{self, Begin};
use crate::register::facts;
use crate::ruled::ruled;
use crate::state::State;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Which case.
    pub seen: Seen,
    /// The credit code that the certificate carries.
    pub uscc: String,
}

/// Approves a case and enters its society.
pub async fn approve_registration(
    state: &State,
    permit: Permit<ApproveRegistration>,
    input: Input,
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Approve).map_err(Stop::whole)?;
    let application = content(&case)?;
    let uscc = code(&write, &case, &input.uscc).await?;
    still_free(&write, &case, &application).await?;
    passed_gate(state, &write, &case).await?;
    let society = SocietyId(state.world.new_id());
    enter(state, &write, (society, &case.region_code), &application, uscc).await?;
    let change = registration::ActiveModel {
        society_id: Set(Some(society)),
        decided_on: Set(Some(state.world.today())),
        ..Default::default()
    };
    let said = Told { by: permit.actor(), reason: None, text: Some(uscc.to_string()) };
    advance(state, &write, &case, (RegistrationStep::Approve, to), change, said).await?;
    admission::open(state, &write, &case, society).await?;
    facts::refresh(&write.tx, &[society], state.world.today()).await?;
    let changes = vec![
        told("registration", case.id.global()),
        moved(case.state, to),
        told("name", application.name),
        told("uscc", uscc.to_string()),
        told("legalRepresentative", application.legal_representative),
        told("secretaryGeneral", application.secretary_general),
    ];
    write.commit(state, Entry { action: Action::ApproveRegistration, society_id: Some(society), changes }).await?;
    Ok(())
}

/// A hard gate that is not passed bars consent and approval.
pub(super) async fn passed_gate(state: &State, write: &Write, case: &registration::Model) -> Result<(), Stop> {
    let application = content(case)?;
    let letter = AttachmentPurpose::CommitmentLetter;
    let uploaded = known::papers(&write.tx, case.id).await?.contains(&letter);
    let committed = uploaded || application.on_paper.contains(&letter);
    let facts = EntryFacts { committed, surveyed: case.surveyed_on.is_some(), due_on: None };
    let book = book(&write.tx).await?;
    let check = entry_gate(&application, &facts, book.on(state.world.today()));
    barred(&check, &ruled(&write.tx).await?).map_or(Ok(()), |refusal| Err(Stop::Refused(vec![refusal])))
}

/// The code of the certificate: valid, of this region, in nobody's use.
async fn code(write: &Write, case: &registration::Model, text: &str) -> Result<Uscc, Stop> {
    let uscc: Uscc = text.trim().to_uppercase().parse().map_err(|_| Stop::at("uscc", RefusalCode::InvalidUscc))?;
    let taken = society::Entity::find().filter(society::Column::Uscc.eq(uscc.as_str())).one(&write.tx).await?;
    if taken.is_some() || !uscc.division().starts_with(region::reach_of(&case.region_code)) {
        return Err(Stop::at("uscc", RefusalCode::UsccTaken));
    }
    Ok(uscc)
}

/// Names and people may have been taken since it was submitted.
async fn still_free(write: &Write, case: &registration::Model, application: &Application) -> Result<(), Stop> {
    let names = known::names(&write.tx, &case.region_code).await?;
    let mut faults = refusals(&names.lint(&application.name, Some(case.id)));
    let presides = known::presides(&write.tx, &application.legal_representative, Some(case.id)).await?;
    if let Some(society) = presides.filter(|_| application.namesake_note.is_empty()) {
        faults.push(Refusal::whole(RefusalCode::LegalRepresentativeTaken { society }));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// The rows of the register. Counts come with the member survey, not from founders.
async fn enter(
    state: &State,
    write: &Write,
    (id, region_code): (SocietyId, &str),
    application: &Application,
    uscc: Uscc,
) -> Result<(), Fault> {
    let since = state.world.today();
    let region = region::Entity::find().filter(region::Column::Code.eq(region_code)).one(&write.tx).await?;
    let region = region.ok_or_else(|| Fault::Broken(format!("there is no region {region_code}")))?;
    let discipline = application.discipline.ok_or_else(|| Fault::Broken("an application of no discipline".into()))?;
    let row = society::ActiveModel {
        id: Set(id),
        version: Set(1),
        uscc: Set(uscc.to_string()),
        uscc_override: Set(None),
        discipline: Set(discipline),
        registered_on: Set(since),
        region_id: Set(region.id),
    };
    society::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let row = name::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        name: Set(application.name.clone()),
        since: Set(since),
        until: Set(None),
    };
    name::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let row = contact::ActiveModel {
        society_id: Set(id),
        address: Set(application.seat.clone()),
        phone: Set(String::new()),
        email: Set(String::new()),
        updated_at: Set(write.at),
    };
    contact::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let leaders = [
        (LeaderPost::President, &application.legal_representative),
        (LeaderPost::SecretaryGeneral, &application.secretary_general),
    ];
    for (post, name) in leaders {
        let person = known(state, write, id, name, None).await?;
        post::begin(state, write, Begin { society: id, person, post, term_no: Some(1), since }).await?;
    }
    Ok(())
}
