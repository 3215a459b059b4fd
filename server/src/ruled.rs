//! Rules that are one value of the installation: kept as a setting that counts its writes, changed by one
//! intention, read by whoever judges. Until somebody sets something else the first ones hold.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;

use entity::institution::activity::machine::ActivityTerms;
use entity::institution::burden::BurdenBudget;
use entity::institution::change::machine::ChangeTerms;
use entity::institution::consistency::contest::ContestTerms;
use entity::institution::registration::admission::AdmissionRules;
use entity::project::matching::rules::MatchingRules;
use entity::project::terms::ProjectTerms;
use entity::refusal::RefusalCode;
use entity::setting;

use crate::fault::{Fault, Stop};
use crate::ledger::Write;

/// Rules that are one value.
pub trait Ruled: Serialize + DeserializeOwned {
    /// The setting that keeps them.
    const SETTING: &'static str;

    /// What holds until somebody sets something else.
    fn first() -> Self;

    /// Counts the writes to them.
    fn version(&self) -> i32;
}

impl Ruled for AdmissionRules {
    const SETTING: &'static str = "registration_rules";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for ActivityTerms {
    const SETTING: &'static str = "activity_terms";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for ChangeTerms {
    const SETTING: &'static str = "register_change_terms";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for ContestTerms {
    const SETTING: &'static str = "contest_terms";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for BurdenBudget {
    const SETTING: &'static str = "burden_budget";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for MatchingRules {
    const SETTING: &'static str = "matching_rules";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

impl Ruled for ProjectTerms {
    const SETTING: &'static str = "project_terms";

    fn first() -> Self {
        Self::first()
    }

    fn version(&self) -> i32 {
        self.version
    }
}

/// The rules that hold.
pub async fn ruled<R: Ruled>(db: &impl ConnectionTrait) -> Result<R, Fault> {
    let row = setting::Entity::find_by_id(R::SETTING).one(db).await?;
    row.map_or_else(|| Ok(R::first()), |row| Ok(serde_json::from_str(&row.value)?))
}

/// Puts new rules in the place of those that the writer saw, which it answers.
pub async fn replace<R: Ruled>(write: &Write, seen: i32, new: &R) -> Result<R, Stop> {
    // The row is there before it is locked: of two who set it at once the second sees the first.
    let keep = OnConflict::column(setting::Column::Name).do_nothing().to_owned();
    setting::Entity::insert(row(&R::first())?).on_conflict(keep).exec_without_returning(&write.tx).await?;
    setting::Entity::find_by_id(R::SETTING).lock_exclusive().one(&write.tx).await?;
    let old: R = ruled(&write.tx).await?;
    if old.version() != seen {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: old.version() }));
    }
    setting::Entity::update(row(new)?).exec(&write.tx).await?;
    Ok(old)
}

fn row<R: Ruled>(rules: &R) -> Result<setting::ActiveModel, Fault> {
    let value = serde_json::to_string(rules)?;
    Ok(setting::ActiveModel { name: Set(R::SETTING.into()), value: Set(value) })
}
