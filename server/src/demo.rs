//! The demo: the register of 江南市, a fictional city, on 2026-03-20, with one account a role.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, Set};

use entity::account::role::Role;
use entity::account::row::user;
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::present;
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;

use crate::account::action::create_user::{NewUser, create_user};
use crate::fault::Fault;
use crate::job::watch;
use crate::ledger::Actor;
use crate::register::action::import_societies::import_file;
use crate::state::{State, set_once, setting};
use crate::world::World;

/// The setting that keeps how far the demo's clock is from the machine's, seconds.
pub const SHIFT: &str = "clock_shift_seconds";
/// The division code of the demo's city; unassigned in GB/T 2260.
pub const CITY: &str = "329900";
/// The password of every demo account.
pub const PASSWORD: &str = "xuehui-demo-2026";

mod act;
mod activity;
mod call;
mod casebook;
mod change;
mod consistency;
mod evaluation;
mod formation;
mod inspection;
mod matching;
mod missed;
pub mod partner;
mod project;
mod registration;
mod responsibility;
mod story;
mod supervision;

const REGISTER: &[u8] = include_bytes!("../demo/societies.csv");

/// The moment at which a demo begins: 2026-03-20, nine in the morning in China.
#[must_use]
pub fn morning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_773_968_400, 0).unwrap_or_default()
}

/// The day from which the register's facts hold: it was drawn up at the year's beginning.
#[must_use]
pub fn register_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default()
}

/// The world of this database: a demo's clock is shifted, and stays so when the server is restarted.
pub async fn world_of(db: &DatabaseConnection, demo: bool) -> Result<World, Fault> {
    let machine = World::system(chrono::TimeDelta::zero());
    let shift = match setting(db, SHIFT).await? {
        Some(shift) => Some(shift),
        None if demo && is_empty(db).await? => {
            let seconds = (morning() - machine.now()).num_seconds();
            Some(set_once(db, SHIFT, seconds.to_string()).await?)
        }
        None => None,
    };
    let seconds = shift.and_then(|text| text.parse().ok()).unwrap_or(0);
    Ok(World::system(chrono::TimeDelta::seconds(seconds)))
}

async fn is_empty(db: &DatabaseConnection) -> Result<bool, Fault> {
    Ok(user::Entity::find().count(db).await? == 0 && present::Entity::find().count(db).await? == 0)
}

/// Fills a database that was empty when the demo began in it. A server that was killed half way goes on
/// where it was: the last account is the sign that all is there.
pub async fn fill(state: &State) -> Result<(), Fault> {
    if setting(&state.db, SHIFT).await?.is_none() || has_account(state, LAST).await? {
        return Ok(());
    }
    let city = regions(state).await?;
    let agencies = agencies(state, city).await?;
    let actor = Actor::platform("演示数据");
    let report = import_file(state, actor, CITY, register_day(), REGISTER, "societies.csv", false).await?;
    if !report.problems.is_empty() {
        return Err(Fault::Broken("the demo register has problems".into()));
    }
    let last = accounts(state, city, agencies).await?;
    formation::fill(state).await?;
    act::fill(state).await?;
    // Whose form has not fitted since the year's beginning has had its thirty days.
    watch::run(state).await?;
    responsibility::fill(state).await?;
    Box::pin(inspection::fill(state)).await?;
    Box::pin(registration::fill(state)).await?;
    Box::pin(supervision::fill(state)).await?;
    Box::pin(activity::fill(state)).await?;
    Box::pin(change::fill(state)).await?;
    Box::pin(evaluation::fill(state)).await?;
    Box::pin(consistency::fill(state)).await?;
    Box::pin(call::fill(state)).await?;
    Box::pin(matching::fill(state)).await?;
    Box::pin(casebook::fill(state)).await?;
    Box::pin(project::fill(state)).await?;
    partner::fill(state, city).await?;
    // The last account comes when all is there: it is the sign.
    create_user(state, Actor::platform("演示数据"), last).await?;
    Ok(())
}

/// The account that is created last.
const LAST: &str = "admin";

/// The region of a division code.
async fn region_of(state: &State, code: &str) -> Result<RegionId, Fault> {
    let found = region::Entity::find().filter(region::Column::Code.eq(code)).one(&state.db).await?;
    found.map(|row| row.id).ok_or_else(|| Fault::Broken(format!("the demo lacks the region {code}")))
}

async fn has_account(state: &State, username: &str) -> Result<bool, Fault> {
    Ok(user::Entity::find().filter(user::Column::Username.eq(username)).one(&state.db).await?.is_some())
}

/// Enters the demo's regions; answers the city.
async fn regions(state: &State) -> Result<RegionId, Fault> {
    let mut city = RegionId(state.world.new_id());
    for (code, name, name_en) in [("320000", "江苏省", "Jiangsu"), (CITY, "江南市", "Jiangnan (fictional)")] {
        let entered = region::Entity::find().filter(region::Column::Code.eq(code)).one(&state.db).await?;
        if let Some(entered) = entered {
            city = entered.id;
            continue;
        }
        city = RegionId(state.world.new_id());
        let row = region::ActiveModel {
            id: Set(city),
            code: Set(code.into()),
            name: Set(name.into()),
            name_en: Set(name_en.into()),
        };
        region::Entity::insert(row).exec_without_returning(&state.db).await?;
    }
    Ok(city)
}

async fn agencies(state: &State, city: RegionId) -> Result<[AgencyId; 3], Fault> {
    let names = [
        (Tier::Lead, "江南市委组织部“两新”办", "Organisation Department of Jiangnan"),
        (Tier::Registration, "江南市民政局", "Civil Affairs Bureau of Jiangnan"),
        (Tier::Sponsor, "江南市社会科学界联合会", "Federation of Social Sciences of Jiangnan"),
    ];
    let mut ids = [AgencyId(uuid::Uuid::nil()); 3];
    for (place, (tier, name, name_en)) in names.into_iter().enumerate() {
        let entered = agency::Entity::find().filter(agency::Column::Name.eq(name)).one(&state.db).await?;
        if let Some(entered) = entered {
            ids[place] = entered.id;
            continue;
        }
        ids[place] = AgencyId(state.world.new_id());
        let row = agency::ActiveModel {
            id: Set(ids[place]),
            tier: Set(tier),
            name: Set(name.into()),
            name_en: Set(name_en.into()),
            region_id: Set(city),
        };
        agency::Entity::insert(row).exec_without_returning(&state.db).await?;
    }
    Ok(ids)
}

/// One account a role; leader and secretary belong to two different societies of the register. Answers
/// the one that is to be created last.
async fn accounts(
    state: &State,
    city: RegionId,
    [lead, registration, sponsor]: [AgencyId; 3],
) -> Result<NewUser, Fault> {
    let first = society(state, "51329900MJ0D0001X2").await?;
    let fifth = society(state, "51329900MJ0D00052J").await?;
    let accounts = [
        ("org", "林组织", Role::OrgDept, Some(lead), None),
        ("civil", "周民政", Role::CivilAffairs, Some(registration), None),
        ("federation", "陈社科", Role::FedAdmin, Some(sponsor), None),
        ("chair", "方主席", Role::FedChair, Some(sponsor), None),
        ("leader", "曹玉兰", Role::SocietyLeader, None, Some(first)),
        ("secretary", "王卫东", Role::BranchSecretary, None, Some(fifth)),
        ("expert", "何评审", Role::Expert, None, None),
        ("vice", "高副主席", Role::FedChair, Some(sponsor), None),
        ("projects", "沈项目", Role::FedProject, Some(sponsor), None),
    ];
    let account = |username: &str, display_name: &str, role, agency_id, society_id| NewUser {
        username: username.into(),
        display_name: display_name.into(),
        password: PASSWORD.into(),
        role,
        region_id: city,
        agency_id,
        society_id,
        since: register_day(),
    };
    for (username, display_name, role, agency_id, society_id) in accounts {
        if !has_account(state, username).await? {
            let new = account(username, display_name, role, agency_id, society_id);
            create_user(state, Actor::platform("演示数据"), new).await?;
        }
    }
    Ok(account(LAST, "系统管理员", Role::Admin, None, None))
}

async fn society(state: &State, uscc: &str) -> Result<SocietyId, Fault> {
    let found = present::Entity::find().filter(present::Column::Uscc.eq(uscc)).one(&state.db).await?;
    found.map(|row| row.society_id).ok_or_else(|| Fault::Broken(format!("the demo register lacks {uscc}")))
}
