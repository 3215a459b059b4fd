//! An evaluation as a case: found within reach and in the version that the writer saw, moved on with its
//! history and its open item. What the panel said is civil affairs' own until the notice.

pub mod grade;
pub mod rules;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::account::role::Role;
use entity::institution::calendar::WorkCalendar;
use entity::institution::eligibility::{arisen, blocker::Blocker};
use entity::institution::evaluation::machine::EvaluationDays;
use entity::institution::evaluation::rules::EvaluationRules;
use entity::institution::evaluation::score::Scores;
use entity::institution::evaluation::{
    self, EvaluationId, EvaluationReason, EvaluationState, EvaluationStep, evaluation_step,
};
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::{Language, register::standing::GradeLevel};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::institution::eligibility::eligibility_facts;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::state::State;

/// An evaluation with what judges it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The evaluation.
    pub row: evaluation::Model,
    /// The society as it stands.
    pub society: present::Model,
    /// The version of the rules that it was begun under.
    pub rules: EvaluationRules,
    /// Which days are worked.
    pub calendar: WorkCalendar,
}

/// A step as it is told.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Who takes it, by name.
    pub by: String,
    /// Why, from the list; none where no reason is asked.
    pub reason: Option<EvaluationReason>,
    /// What is said; none for nothing.
    pub text: Option<String>,
}

/// The evaluation of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("evaluationId", RefusalCode::NotFound);
    let id = EvaluationId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).evaluations();
    let found = within.filter(evaluation::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The evaluation with what belongs to it.
pub async fn whole(write: &Write, row: evaluation::Model) -> Result<Case, Fault> {
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    Ok(Case {
        society: society.ok_or_else(|| Fault::Broken("a society vanished".into()))?,
        rules: rules::book(&write.tx).await?.version(row.rule_version),
        calendar: calendar(&write.tx).await?,
        row,
    })
}

impl Case {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }

    /// Goes on when nothing has come up since the application that stands in the way of any evaluation.
    pub async fn still_eligible(&self, state: &State, write: &Write) -> Result<(), Stop> {
        let today = state.world.today();
        let facts = Box::pin(eligibility_facts(&write.tx, &self.society, today)).await?;
        let rules = rules::book(&write.tx).await?.on(today);
        barred(&arisen(&facts, &rules.eligibility, today))
    }
}

/// A refusal that names each blocker.
pub fn barred(blockers: &[Blocker]) -> Result<(), Stop> {
    if blockers.is_empty() {
        return Ok(());
    }
    let named = |blocker: &Blocker| Refusal::whole(RefusalCode::NotEligible { blocker: *blocker });
    Err(Stop::Refused(blockers.iter().map(named).collect()))
}

/// The society's rating of itself.
#[must_use]
pub const fn self_scores(row: &evaluation::Model) -> Scores {
    Scores {
        basic: row.self_basic,
        governance: row.self_governance,
        results: row.self_results,
        appraisal: row.self_appraisal,
    }
}

/// What the panel gave; none while it gave nothing.
#[must_use]
pub fn panel_scores(row: &evaluation::Model) -> Option<Scores> {
    Some(Scores {
        basic: row.panel_basic?,
        governance: row.panel_governance?,
        results: row.panel_results?,
        appraisal: row.panel_appraisal?,
    })
}

/// Whose turn a role's is; none for whoever only reads.
#[must_use]
pub const fn turn_of(role: Role) -> Option<Turn> {
    Some(match role {
        Role::FedAdmin | Role::FedChair => Turn::Sponsor,
        Role::CivilAffairs => Turn::Registration,
        Role::SocietyLeader | Role::BranchSecretary | Role::Liaison => Turn::Society,
        _ => return None,
    })
}

/// Begins an evaluation: its row, its first step, its open item.
pub async fn begin(
    state: &State,
    write: &Write,
    row: evaluation::Model,
    society: &present::Model,
    by: String,
) -> Result<(), Fault> {
    let item = OpenItem {
        kind: OpenItemKind::Evaluation,
        subject_id: row.id.0,
        society_id: Some(society.society_id),
        region_code: row.region_code.clone(),
        title: title(row.applied_level),
        holder: Holder::Agency(write.agency(Tier::Sponsor, &row.region_code).await?),
        reason: row.state.code().into(),
        due_on: row.opinion_due_on,
    };
    let id = row.id;
    evaluation::Entity::insert(evaluation::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    note(state, write, id, EvaluationStep::Apply, Told { by, ..Told::default() }).await?;
    write.open(state, item).await
}

/// What an evaluation is called: the grade that is applied for.
fn title(level: GradeLevel) -> String {
    level.label(Language::Zh).into()
}

/// Moves an evaluation on: its state, its version, its history and what waits. `to` is what the machine says.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    (step, to): (EvaluationStep, EvaluationState),
    change: evaluation::ActiveModel,
    told: Told,
) -> Result<(), Fault> {
    let row = &case.row;
    let objection_due_on = change.objection_due_on.try_as_ref().copied().unwrap_or(row.objection_due_on);
    let days = EvaluationDays { opinion_due_on: row.opinion_due_on, objection_due_on };
    let over = (!to.is_open()).then(|| row.closed_on.unwrap_or(state.world.today()));
    let mut moved = evaluation::ActiveModel {
        state: Set(to),
        state_since: Set(write.at),
        version: Set(row.version + 1),
        closed_on: Set(over),
        ..change
    };
    if keeps_word(step) {
        (moved.reason, moved.text) = (Set(told.reason), Set(told.text.clone()));
    }
    evaluation::Entity::update_many().set(moved).filter(evaluation::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, told).await?;
    hand_over(state, write, case, to, days).await
}

/// Closes what a society that has ended applied for; a grade that it holds is the register's.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    let open = evaluation::Entity::find().filter(evaluation::Column::SocietyId.eq(id));
    for row in open.filter(evaluation::Column::ClosedOn.is_null()).all(&write.tx).await? {
        let to = row.state.after(EvaluationStep::Cease);
        let to = to.map_err(|_| Fault::Broken("an open evaluation does not end".into()))?;
        let told = Told { by: by.to_owned(), reason: None, text: Some(said.to_owned()) };
        let (case, same) = (whole(write, row).await?, evaluation::ActiveModel::default());
        advance(state, write, &case, (EvaluationStep::Cease, to), same, told).await?;
    }
    Ok(())
}

/// Whether what is said with a step stands on the case until the next such word.
const fn keeps_word(step: EvaluationStep) -> bool {
    use EvaluationStep as T;
    matches!(
        step,
        T::Return | T::Resubmit | T::Refuse | T::Withdraw | T::Uphold | T::Reopen | T::Downgrade | T::Revoke | T::Cease
    )
}

/// Enters a step into the history.
pub async fn note(
    state: &State,
    write: &Write,
    id: EvaluationId,
    step: EvaluationStep,
    told: Told,
) -> Result<(), Fault> {
    let Told { by, reason, text } = told;
    let row = evaluation_step::ActiveModel {
        id: Set(state.world.new_id()),
        evaluation_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by),
        reason: Set(reason),
        text: Set(text),
    };
    evaluation_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &Case,
    to: EvaluationState,
    days: EvaluationDays,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::Evaluation, case.row.id.0);
    let Some(due_on) = case.rules.terms.due(to, days, state.world.today(), &case.calendar) else {
        return write.close_item(kind, subject).await;
    };
    let holder = match to.turn() {
        Turn::Society => Holder::Society(case.row.society_id),
        Turn::Sponsor => Holder::Agency(write.agency(Tier::Sponsor, &case.row.region_code).await?),
        _ => Holder::Agency(case.row.agency_id),
    };
    write.pass(kind, subject, holder, to.code(), due_on).await
}
