//! The project desk enters a project that was decided on paper, before the platform or beside it.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::project::case::ProjectId;
use entity::project::fund::{ProgrammeKind, programme};
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::found::{Founded, fen_told, found, programme_of};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct EnterProject;

impl Intention for EnterProject {
    const FIELD: &'static str = "Mutation.enterProject";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Number of the call; empty for none.
    pub call_no: String,
    /// Its title.
    pub call_title: String,
    /// Research or support.
    pub kind: ProgrammeKind,
    /// Title of the project.
    pub title: String,
    /// Who leads it.
    pub leader: String,
    /// How much; none for approved without money.
    pub amount: Option<Fen>,
    /// Of which programme.
    pub programme: Option<String>,
    /// The day of the final report.
    pub due_on: NaiveDate,
}

/// Enters it.
pub async fn enter_project(state: &State, permit: Permit<EnterProject>, input: Input) -> Result<ProjectId, Stop> {
    let mut checks = Checks::default();
    let title = checks.text("title", &input.title, TITLE_MAX);
    let leader = checks.text("leader", &input.leader, TITLE_MAX);
    let call_title = checks.text("callTitle", &input.call_title, TITLE_MAX);
    let call_no = match input.call_no.trim() {
        "" => String::new(),
        number => checks.text("callNo", number, TITLE_MAX),
    };
    checks.settle()?;
    let programme_id = programme_of(input.programme.as_deref())?.filter(|_| input.amount.is_some());
    let society_id = permit.society()?.society_id;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let asked = (society_id.global(), &input);
    let claimed = ProjectId(state.world.new_id());
    if let Claim::Seen(earlier) = claim(&write, user, key, EnterProject::FIELD, &asked, &claimed.global()).await? {
        return ProjectId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    if let Some(id) = programme_id {
        let within = Scope::of(Some(permit.viewer()), EnterProject::FIELD).programmes();
        if within.filter(programme::Column::Id.eq(id)).count(&write.tx).await? == 0 {
            return Err(Stop::at("programmeId", RefusalCode::NotFound));
        }
    }
    let founded = Founded {
        application_id: None,
        call_no,
        call_title,
        society_id,
        kind: input.kind,
        title: title.clone(),
        leader_name: leader,
        funded_fen: input.amount,
        programme_id,
        due_on: input.due_on,
    };
    let by = permit.viewer().display_name.clone();
    let id = found(state, &write, founded, (claimed, &by)).await?;
    let mut changes = vec![told("title", title), told("kind", input.kind.code())];
    changes.extend(input.amount.map(|amount| fen_told("amount", amount)));
    write.commit(state, Entry { action: Action::EnterProject, society_id: Some(society_id), changes }).await?;
    Ok(id)
}
