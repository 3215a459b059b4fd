//! Words that found an installation: regions, agencies, the first accounts.

use std::process::ExitCode;

use clap::Subcommand;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::Word;
use entity::account::role::Role;
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::region::{self, RegionId, level_of, parent_of};
use entity::register::{present, society::SocietyId};

use crate::account::action::create_user::{NewUser, create_user};
use crate::fault::Fault;
use crate::ledger::Actor;
use crate::state::State;

/// Words about regions.
#[derive(Subcommand, Debug)]
pub(super) enum RegionWord {
    /// Enter a region; the one above it must stand already.
    Add {
        /// GB/T 2260 code, six digits.
        code: String,
        /// Chinese name.
        name: String,
        /// English name; the Chinese one when absent.
        #[arg(long)]
        en: Option<String>,
    },
}

/// Words about agencies.
#[derive(Subcommand, Debug)]
pub(super) enum AgencyWord {
    /// Enter an agency of one of the three tiers.
    Add {
        /// Chinese name.
        name: String,
        /// English name; the Chinese one when absent.
        #[arg(long)]
        en: Option<String>,
        /// LEAD, REGISTRATION or SPONSOR.
        #[arg(long, value_parser = word::<Tier>)]
        tier: Tier,
        /// GB/T 2260 code of its region.
        #[arg(long)]
        region: String,
    },
}

/// Words about accounts.
#[derive(Subcommand, Debug)]
pub(super) enum UserWord {
    /// Create an account with one post; the password is read from `XUEHUI_PASSWORD`.
    Create {
        /// Login name.
        username: String,
        /// Name on the screen.
        #[arg(long)]
        name: String,
        /// Role, as the API spells it: `FED_ADMIN`, `SOCIETY_LEADER`, …
        #[arg(long, value_parser = word::<Role>)]
        role: Role,
        /// GB/T 2260 code of the region.
        #[arg(long)]
        region: String,
        /// Credit code of the society, for its leaders.
        #[arg(long)]
        society: Option<String>,
        /// The password.
        #[arg(long, env = "XUEHUI_PASSWORD", hide = true, hide_env_values = true)]
        password: String,
    },
}

fn word<W: Word>(code: &str) -> Result<W, String> {
    let all = || W::ALL.iter().map(|word| word.code()).collect::<Vec<_>>().join(", ");
    W::from_code(code).ok_or_else(|| format!("one of {}", all()))
}

fn missing(what: &str) -> Fault {
    Fault::Broken(format!("there is no {what}"))
}

/// Enters a region.
pub(super) async fn region(state: &State, RegionWord::Add { code, name, en }: RegionWord) -> Result<ExitCode, Fault> {
    level_of(&code).map_err(|_| Fault::Broken(format!("{code} is no division code of GB/T 2260")))?;
    if let Some(parent) = parent_of(&code) {
        region_id(state, &parent).await?;
    }
    let row = region::ActiveModel {
        id: Set(RegionId(state.world.new_id())),
        code: Set(code.clone()),
        name_en: Set(en.unwrap_or_else(|| name.clone())),
        name: Set(name),
    };
    region::Entity::insert(row).exec_without_returning(&state.db).await?;
    println!("region {code} is entered");
    Ok(ExitCode::SUCCESS)
}

/// Enters an agency.
pub(super) async fn agency(state: &State, word: AgencyWord) -> Result<ExitCode, Fault> {
    let AgencyWord::Add { name, en, tier, region } = word;
    let row = agency::ActiveModel {
        id: Set(AgencyId(state.world.new_id())),
        tier: Set(tier),
        name: Set(name.clone()),
        name_en: Set(en.unwrap_or_else(|| name.clone())),
        region_id: Set(region_id(state, &region).await?),
    };
    agency::Entity::insert(row).exec_without_returning(&state.db).await?;
    println!("{name} is entered");
    Ok(ExitCode::SUCCESS)
}

/// Creates an account.
pub(super) async fn user(state: &State, word: UserWord) -> Result<ExitCode, Fault> {
    let UserWord::Create { username, name, role, region, society, password } = word;
    if role.is_of_a_society() != society.is_some() {
        return Err(Fault::Broken(format!("{role}: give --society for a society's leaders, and only for them")));
    }
    let region_id = region_id(state, &region).await?;
    let society_id = match society {
        Some(uscc) => Some(society_by_code(state, &uscc).await?),
        None => None,
    };
    let new = NewUser {
        username: username.to_lowercase(),
        display_name: name,
        password,
        role,
        region_id,
        agency_id: agency_of(state, region_id, role).await?,
        society_id,
        since: state.world.today(),
    };
    create_user(state, Actor::platform("xuehui user"), new).await?;
    println!("{username} can log in");
    Ok(ExitCode::SUCCESS)
}

async fn region_id(state: &State, code: &str) -> Result<RegionId, Fault> {
    let found = region::Entity::find().filter(region::Column::Code.eq(code)).one(&state.db).await?;
    Ok(found.ok_or_else(|| missing(&format!("region {code}: enter it with `xuehui region add`")))?.id)
}

async fn society_by_code(state: &State, uscc: &str) -> Result<SocietyId, Fault> {
    let found = present::Entity::find().filter(present::Column::Uscc.eq(uscc)).one(&state.db).await?;
    Ok(found.ok_or_else(|| missing(&format!("society {uscc}")))?.society_id)
}

/// The agency of the role's tier in this region, if one is entered.
async fn agency_of(state: &State, region_id: RegionId, role: Role) -> Result<Option<AgencyId>, Fault> {
    let Some(tier) = role.tier() else { return Ok(None) };
    let of_region = agency::Entity::find().filter(agency::Column::RegionId.eq(region_id));
    Ok(of_region.filter(agency::Column::Tier.eq(tier)).one(&state.db).await?.map(|agency| agency.id))
}
