//! What is known of a society that wants to apply: its standing, its grade, Party work, what it has sent.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use entity::Word;
use entity::form::party_form::CoverageState;
use entity::institution::eligibility::{Purpose, forecasts};
use entity::project::application::{self, ApplicationState};
use entity::project::call::condition::{Applicant, Hindrance, hindrances};
use entity::project::fund::ProgrammeKind;
use entity::register::present;
use entity::register::society::SocietyId;

use super::call::Call;
use super::standing::standing;
use crate::fault::Fault;
use crate::institution::eligibility::eligibility_facts;
use crate::institution::evaluation::rules;

/// The states of applications that count among those that a society may send.
pub fn counting() -> impl Iterator<Item = ApplicationState> {
    ApplicationState::ALL.iter().copied().filter(|state| state.counts())
}

/// What the rules hang on.
pub async fn applicant(
    db: &impl ConnectionTrait,
    call: &Call,
    society: &present::Model,
    today: NaiveDate,
) -> Result<Applicant, Fault> {
    let facts = Box::pin(eligibility_facts(db, society, today)).await?;
    let rules = rules::book(db).await?.on(today);
    let purpose = match call.row.kind {
        ProgrammeKind::Research => Purpose::ResearchCall,
        ProgrammeKind::Support => Purpose::ProjectSupport,
    };
    let all = forecasts(&facts, &rules.eligibility, today);
    let standing = standing(db, society.society_id, today).await?;
    let blockers = all.into_iter().find(|forecast| forecast.purpose == purpose).map(|forecast| forecast.blockers);
    Ok(Applicant {
        blockers: blockers.unwrap_or_default(),
        grade: facts.grade.filter(|held| today <= held.valid_until).map(|held| held.level),
        covered: society.form.coverage() != CoverageState::Uncovered,
        // The last barred day: from the next one on it may apply.
        barred_until: standing.barred_until.and_then(|day| day.succ_opt()),
        applications: sent(db, call, society.society_id).await?,
    })
}

/// How many applications of a society to a call count.
async fn sent(db: &impl ConnectionTrait, call: &Call, society: SocietyId) -> Result<i32, Fault> {
    let own = application::Entity::find()
        .filter(application::Column::CallId.eq(call.row.id))
        .filter(application::Column::SocietyId.eq(society))
        .filter(application::Column::State.is_in(counting()));
    Ok(i32::try_from(own.count(db).await?).unwrap_or(i32::MAX))
}

/// What stands in the way of a society today.
pub async fn hindered(
    db: &impl ConnectionTrait,
    call: &Call,
    society: &present::Model,
    today: NaiveDate,
) -> Result<Vec<Hindrance>, Fault> {
    let applicant = applicant(db, call, society, today).await?;
    Ok(hindrances(&call.content.conditions, &call.window(), &applicant, today))
}
