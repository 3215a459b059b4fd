//! The accountant's table of a fund is requested: it becomes a file, and who took it is recorded.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::Language;
use entity::ledger::event::Action;
use entity::project::award::{self, award_budget};
use entity::project::budget::Balance;
use entity::project::case;
use entity::project::fund::{FundId, budget_category, fund_row, programme};
use entity::project::tranche;
use entity::refusal::RefusalCode;
use entity::register::present;
use exchange::money::{self, Category, Row};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::address::{Address, Purpose, sign};
use crate::file::made::{keep, ready};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestMoneyExport;

impl Intention for RequestMoneyExport {
    const FIELD: &'static str = "Mutation.requestMoneyExport";
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Makes the file; answers its address and its name.
pub async fn request_money_export(
    state: &State,
    permit: &Permit<RequestMoneyExport>,
    fund: &str,
    language: Language,
) -> Result<(Address, String), Stop> {
    let missing = || Stop::at("fundId", RefusalCode::NotFound);
    let id = FundId::parse(fund).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), RequestMoneyExport::FIELD).funds();
    let row = within.filter(fund_row::Column::Id.eq(id)).one(&state.db).await?;
    let fund = row.ok_or_else(missing)?;
    let (rows, categories) = rows(state, fund.id).await?;
    let (count, at) = (rows.len(), state.world.now());
    let made = tokio::task::spawn_blocking(move || money::write(&rows, &categories, language, at));
    let made = made.await.map_err(|error| Fault::Broken(error.to_string()))?;
    let content = made.map_err(|error| Fault::Broken(error.to_string()))?;
    let name = format!("{}-{}.xlsx", language.pick("项目资金", "project-money"), state.world.today());
    let who = (permit.viewer().user_id, permit.viewer().display_name.as_str());
    let file = keep(state, who, (&name, XLSX), content).await?;
    let write = Write::begin(state, permit.actor()).await?;
    ready(&write.tx, file).await?;
    let changes = vec![told("fund", fund.name), told("fileName", name.clone()), told("rows", count.to_string())];
    write.commit(state, Entry { action: Action::ExportMoney, society_id: None, changes }).await?;
    Ok((sign(state, Purpose::Get, file, permit.viewer().user_id)?, name))
}

type Tables = (Vec<Row>, Vec<Category>);

async fn rows(state: &State, fund: FundId) -> Result<Tables, Fault> {
    let programmes = programme::Entity::find().filter(programme::Column::FundId.eq(fund)).all(&state.db).await?;
    let (mut rows, mut categories) = Tables::default();
    for programme in programmes {
        let awards = award::Entity::find().filter(award::Column::ProgrammeId.eq(programme.id)).all(&state.db).await?;
        let own = budget_category::Entity::find().filter(budget_category::Column::ProgrammeId.eq(programme.id));
        let own = own.order_by_asc(budget_category::Column::No).all(&state.db).await?;
        let (of_tranches, of_categories) = of_awards(state, &programme.name, &awards, &own).await?;
        rows.extend(of_tranches);
        categories.extend(of_categories);
    }
    Ok((rows, categories))
}

async fn of_awards(
    state: &State,
    programme: &str,
    awards: &[award::Model],
    known: &[budget_category::Model],
) -> Result<Tables, Fault> {
    let (mut rows, mut categories) = Tables::default();
    // A statement holds so many values and no more.
    for some in awards.chunks(200) {
        let ids = || some.iter().map(|award| award.project_id);
        let projects = case::Entity::find().filter(case::Column::Id.is_in(ids())).all(&state.db).await?;
        let societies = projects.iter().map(|project| project.society_id);
        let societies =
            present::Entity::find().filter(present::Column::SocietyId.is_in(societies)).all(&state.db).await?;
        let names: HashMap<_, _> = societies.into_iter().map(|row| (row.society_id, row.name)).collect();
        let projects: HashMap<_, _> = projects.into_iter().map(|row| (row.id, row)).collect();
        let tranches = tranche::Entity::find().filter(tranche::Column::ProjectId.is_in(ids()));
        let tranches = tranches.order_by_asc(tranche::Column::No).all(&state.db).await?;
        let lines = award_budget::Entity::find().filter(award_budget::Column::ProjectId.is_in(ids()));
        let lines = lines.order_by_asc(award_budget::Column::No).all(&state.db).await?;
        for award in some {
            let Some(project) = projects.get(&award.project_id) else { continue };
            let row = Row {
                programme: programme.to_owned(),
                society: names.get(&project.society_id).cloned().unwrap_or_default(),
                project: project.title.clone(),
                leader: project.leader_name.clone(),
                awarded: award.amount_fen,
                recovered: award.recovered_fen,
                tranche: None,
            };
            let own = tranches.iter().filter(|row| row.project_id == award.project_id);
            let of = |tranche: &tranche::Model| {
                let day = tranche.released_on.unwrap_or(tranche.planned_on);
                (tranche.no, tranche.amount_fen, tranche.state, day, tranche.reference.clone().unwrap_or_default())
            };
            let before = rows.len();
            rows.extend(own.map(|tranche| Row { tranche: Some(of(tranche)), ..row.clone() }));
            if rows.len() == before {
                rows.push(row.clone());
            }
            let planned = lines.iter().filter(|line| line.project_id == award.project_id);
            categories.extend(planned.filter_map(|line| category(&row, known, line)));
        }
    }
    Ok((rows, categories))
}

fn category(row: &Row, own: &[budget_category::Model], line: &award_budget::Model) -> Option<Category> {
    let known = own.iter().find(|known| known.no == line.no)?;
    Some(Category {
        programme: row.programme.clone(),
        society: row.society.clone(),
        project: row.project.clone(),
        category: (known.zh.clone(), known.en.clone()),
        balance: Balance { planned: line.amount_fen, spent: line.spent_fen },
    })
}
