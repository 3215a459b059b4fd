//! The project desk enters a fund of a year, and the programmes that it pays.

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::project::fund::{FundId, ProgrammeId, ProgrammeKind, YEARS_MAX, budget_category, fund_row, programme};
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::found::fen_told;
use crate::project::money::programme_of_fund;
use crate::state::State;

/// The intention to enter a fund.
#[derive(Debug)]
pub struct CreateFund;

impl Intention for CreateFund {
    const FIELD: &'static str = "Mutation.createFund";
}

/// The intention to enter a programme.
#[derive(Debug)]
pub struct CreateProgramme;

impl Intention for CreateProgramme {
    const FIELD: &'static str = "Mutation.createProgramme";
}

/// A fund.
#[derive(Clone, Debug, Serialize)]
pub struct NewFund {
    /// Names this intention.
    pub idempotency_key: String,
    /// Of which year.
    pub year: i32,
    /// What it is called.
    pub name: String,
    /// Who gives it, on which document.
    pub source: String,
    /// How much.
    pub total: Fen,
}

/// The years that a fund can be of.
const YEARS: (i32, i32) = (2000, 2100);
/// The most categories of a programme.
const CATEGORIES_MAX: usize = 20;

/// Enters it.
pub async fn create_fund(state: &State, permit: Permit<CreateFund>, input: NewFund) -> Result<FundId, Stop> {
    let mut checks = Checks::default();
    let (name, source) = (checks.text("name", &input.name, TITLE_MAX), checks.text("source", &input.source, TITLE_MAX));
    let (min, max) = YEARS;
    checks.hold("year", (min..=max).contains(&input.year), RefusalCode::OutOfRange { min, max });
    checks.hold("total", !input.total.is_zero(), RefusalCode::AmountMalformed);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let id = FundId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, CreateFund::FIELD, &input, &id.global()).await? {
        return FundId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let row = fund_row::Model {
        id,
        region_code: permit.viewer().post().region_code.clone(),
        year: input.year,
        name: name.clone(),
        source: source.clone(),
        total_fen: input.total,
        programmed_fen: Fen::ZERO,
    };
    fund_row::Entity::insert(row.into_active_model()).exec_without_returning(&write.tx).await?;
    let changes = vec![told("name", name), told("source", source), fen_told("total", input.total)];
    write.commit(state, Entry { action: Action::CreateFund, society_id: None, changes }).await?;
    Ok(id)
}

/// A programme.
#[derive(Clone, Debug, Serialize)]
pub struct NewProgramme {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which fund pays it.
    pub fund: String,
    /// What it is called.
    pub name: String,
    /// What it gives.
    pub kind: ProgrammeKind,
    /// How much.
    pub budget: Fen,
    /// The most for one award.
    pub ceiling: Fen,
    /// The most years of support one after the other.
    pub years_max: i32,
    /// The categories of its budgets, in both languages.
    pub categories: Vec<(String, String)>,
}

/// Enters it; refused beyond what the fund has left.
pub async fn create_programme(
    state: &State,
    permit: Permit<CreateProgramme>,
    input: NewProgramme,
) -> Result<ProgrammeId, Stop> {
    let mut checks = Checks::default();
    let name = checks.text("name", &input.name, TITLE_MAX);
    checks.hold("budget", !input.budget.is_zero(), RefusalCode::AmountMalformed);
    let ceiling = !input.ceiling.is_zero() && input.ceiling <= input.budget;
    checks.hold("ceiling", ceiling, RefusalCode::AmountMalformed);
    let (min, max) = (1, YEARS_MAX);
    checks.hold("yearsMax", (min..=max).contains(&input.years_max), RefusalCode::OutOfRange { min, max });
    let few = input.categories.len() <= CATEGORIES_MAX;
    checks.hold("categories", few, RefusalCode::TooManyAtOnce { max: CATEGORIES_MAX });
    for (zh, en) in &input.categories {
        let _ = (checks.text("categories", zh, TITLE_MAX), checks.text("categories", en, TITLE_MAX));
    }
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let missing = || Stop::at("fundId", RefusalCode::NotFound);
    let fund = FundId::parse(&input.fund).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), CreateProgramme::FIELD).funds();
    let row = within.filter(fund_row::Column::Id.eq(fund)).lock_exclusive().one(&write.tx).await?;
    let fund = row.ok_or_else(missing)?;
    let id = ProgrammeId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, CreateProgramme::FIELD, &input, &id.global()).await? {
        return ProgrammeId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    programme_of_fund(&write, fund.id, input.budget).await?;
    let row = programme::Model {
        id,
        fund_id: fund.id,
        region_code: fund.region_code,
        name: name.clone(),
        kind: input.kind,
        budget_fen: input.budget,
        awarded_fen: Fen::ZERO,
        ceiling_fen: input.ceiling,
        years_max: input.years_max,
    };
    programme::Entity::insert(row.into_active_model()).exec_without_returning(&write.tx).await?;
    for (no, (zh, en)) in (1..).zip(&input.categories) {
        let row = budget_category::Model { programme_id: id, no, zh: zh.trim().into(), en: en.trim().into() };
        budget_category::Entity::insert(row.into_active_model()).exec_without_returning(&write.tx).await?;
    }
    let changes = vec![
        told("name", name),
        told("kind", input.kind.code()),
        fen_told("budget", input.budget),
        fen_told("ceiling", input.ceiling),
    ];
    write.commit(state, Entry { action: Action::CreateProgramme, society_id: None, changes }).await?;
    Ok(id)
}
