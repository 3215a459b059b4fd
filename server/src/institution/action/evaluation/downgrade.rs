//! A grade is lowered or taken away, with a reason. A grade of which the platform knows no evaluation is taken
//! over from the register first, so that its history has a case.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::institution::evaluation::{self, EvaluationId, EvaluationReason, EvaluationState, EvaluationStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::{GradeLevel, grade};
use entity::responsibility::{Standing, TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::evaluation::grade::{award, current, end};
use crate::institution::evaluation::{Case, Told, advance, note, rules, whole};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, told};
use crate::register::version;
use crate::state::State;

/// The intention to lower a grade.
#[derive(Debug)]
pub struct DowngradeSociety;

impl Intention for DowngradeSociety {
    const FIELD: &'static str = "Mutation.downgradeSociety";
}

/// The intention to take it away.
#[derive(Debug)]
pub struct RevokeGrade;

impl Intention for RevokeGrade {
    const FIELD: &'static str = "Mutation.revokeGrade";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which society.
    pub society: String,
    /// The version of the society that he saw.
    pub expected_version: i32,
    /// The grade that it is lowered to; none where it is taken away.
    pub level: Option<GradeLevel>,
    /// Why, from the list.
    pub reason: EvaluationReason,
    /// Why in words.
    pub text: String,
}

/// Lowers a grade, which is valid as long as it was; answers the case.
pub async fn downgrade_society(
    state: &State,
    permit: Permit<DowngradeSociety>,
    input: Input,
) -> Result<EvaluationId, Stop> {
    Box::pin(changed(state, permit, (EvaluationStep::Downgrade, Action::DowngradeSociety), input)).await
}

/// Takes a grade away; answers the case.
pub async fn revoke_grade(state: &State, permit: Permit<RevokeGrade>, input: Input) -> Result<EvaluationId, Stop> {
    Box::pin(changed(state, permit, (EvaluationStep::Revoke, Action::RevokeGrade), input)).await
}

async fn changed<I: Intention>(
    state: &State,
    permit: Permit<I>,
    (step, action): (EvaluationStep, Action),
    input: Input,
) -> Result<EvaluationId, Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let missing = || Stop::at("societyId", RefusalCode::NotFound);
    let id = SocietyId::parse(&input.society).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), I::FIELD).society(id);
    let society = reached.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let held = current(&write, id).await?;
    let known = known(&write, held.as_ref()).await?;
    let own = known.as_ref().map_or_else(|| EvaluationId(state.world.new_id()), |row| row.id);
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, I::FIELD, &input, &own.global()).await? {
        return EvaluationId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    version::advance(&write.tx, id, input.expected_version).await?;
    let by = permit.viewer().display_name.clone();
    let held = held.filter(|held| state.world.today() <= held.valid_until);
    let held =
        held.ok_or_else(|| Stop::whole(RefusalCode::WrongState { state: Standing::of(EvaluationState::NotGraded) }))?;
    let case = match known {
        Some(row) => whole(&write, row).await?,
        None => adopt(state, &write, (own, &by), &society, &held).await?,
    };
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    let (change, mut changes) = written(state, &write, &held, input.level).await?;
    changes.extend([told("reason", input.reason.code()), told("text", &text)]);
    let said = Told { by, reason: Some(input.reason), text: Some(text) };
    advance(state, &write, &case, (step, to), change, said).await?;
    write.commit(state, Entry { action, society_id: Some(id), changes }).await?;
    Ok(own)
}

/// The register follows: a lower grade until the same day, or none.
async fn written(
    state: &State,
    write: &Write,
    held: &grade::Model,
    level: Option<GradeLevel>,
) -> Result<(evaluation::ActiveModel, Vec<Change>), Stop> {
    let mut change = evaluation::ActiveModel::default();
    if level.is_some_and(|level| level >= held.level) {
        return Err(Stop::at("level", RefusalCode::UnknownChoice));
    }
    let new = level.map(|level| level.code().to_owned());
    match level {
        Some(level) => {
            let fact = award(state, write, held.society_id, (level, held.valid_until)).await?;
            (change.grade_id, change.result_level) = (Set(Some(fact)), Set(Some(level)));
        }
        None => end(state, write, held.society_id).await?,
    }
    let grade = Change::between("grade", Some(held.level.code().into()), new);
    Ok((change, grade.into_iter().collect()))
}

/// The evaluation that a grade came of, if the platform knows it.
async fn known(write: &Write, held: Option<&grade::Model>) -> Result<Option<evaluation::Model>, Fault> {
    let Some(held) = held else { return Ok(None) };
    let found = evaluation::Entity::find().filter(evaluation::Column::GradeId.eq(held.id)).lock_exclusive();
    Ok(found.one(&write.tx).await?.filter(|row| row.state.holds_grade()))
}

/// Makes a case of a grade that the register names.
async fn adopt(
    state: &State,
    write: &Write,
    (id, by): (EvaluationId, &str),
    society: &present::Model,
    held: &grade::Model,
) -> Result<Case, Stop> {
    let today = state.world.today();
    let rules = rules::book(&write.tx).await?.on(today);
    let row = evaluation::Model {
        agency_id: write.agency(Tier::Registration, &society.region_code).await?,
        applied_level: held.level,
        state: EvaluationState::Graded,
        filed_on: held.since,
        opinion_due_on: held.since,
        result_level: Some(held.level),
        graded_on: Some(held.since),
        valid_until: Some(held.valid_until),
        grade_id: Some(held.id),
        closed_on: Some(today),
        ..super::blank(id, society, rules.version, write.at, today)
    };
    let active = evaluation::ActiveModel::from(row.clone());
    evaluation::Entity::insert(active).exec_without_returning(&write.tx).await?;
    note(state, write, id, EvaluationStep::Adopt, Told { by: by.to_owned(), ..Told::default() }).await?;
    Ok(whole(write, row).await?)
}
