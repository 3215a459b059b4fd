//! Blind reviews as they are gathered: who the experts are, who stands behind each application, what the
//! scores of one say together.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
};

use entity::account::UserId;
use entity::account::role::Role;
use entity::account::row::{user, user_post};
use entity::project::application::{self, ApplicationId, application_answer};
use entity::project::call::CallId;
use entity::project::call::form::{LEADER, MEMBERS, people};
use entity::project::review::conflict::{Known, Team, conflicts};
use entity::project::review::score::summary;
use entity::project::review::{self, ReviewConflict, ReviewState, expert};
use entity::register::region;
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::Write;
use crate::state::State;

/// An expert: his account, and what the federation knows of him.
#[derive(Clone, Debug)]
pub struct Expert {
    /// The account.
    pub user: user::Model,
    /// What is known; none while nobody has entered it.
    pub profile: Option<expert::Model>,
}

/// How many an expert reads at a time where nobody has said.
pub const CAPACITY: i32 = 20;

impl Expert {
    /// What the rules look at.
    #[must_use]
    pub fn known(&self) -> Known {
        let profile = self.profile.as_ref();
        let societies = profile.map_or("", |profile| profile.societies.as_str());
        Known {
            name: self.user.display_name.clone(),
            affiliation: profile.map(|profile| profile.affiliation.clone()).unwrap_or_default(),
            societies: societies.split(',').filter_map(|id| SocietyId::parse(id).ok()).collect(),
        }
    }

    /// Whether he is asked at present.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.profile.as_ref().is_none_or(|profile| profile.active)
    }

    /// The most that he reads.
    #[must_use]
    pub fn capacity(&self) -> i32 {
        self.profile.as_ref().map_or(CAPACITY, |profile| profile.capacity)
    }

    /// Whether he reads this discipline.
    #[must_use]
    pub fn reads(&self, discipline: &str) -> bool {
        self.profile.as_ref().is_some_and(|profile| profile.disciplines.split(',').any(|code| code == discipline))
    }
}

/// The experts of a region and of those above it, by name; without those whose account is closed.
pub async fn experts(db: &impl ConnectionTrait, state: &State, region_code: &str) -> Result<Vec<Expert>, Fault> {
    let today = state.world.today();
    let own = std::iter::once(region_code.to_owned());
    let above = std::iter::successors(region::parent_of(region_code), |code| region::parent_of(code));
    let regions = region::Entity::find()
        .select_only()
        .column(region::Column::Id)
        .filter(region::Column::Code.is_in(own.chain(above)));
    let posts = user_post::Entity::find()
        .select_only()
        .column(user_post::Column::UserId)
        .filter(user_post::Column::Role.eq(Role::Expert))
        .filter(user_post::Column::RegionId.in_subquery(regions.into_query()))
        .filter(user_post::Column::Since.lte(today))
        .filter(
            sea_orm::Condition::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today)),
        );
    let users = user::Entity::find()
        .filter(user::Column::Disabled.eq(false))
        .filter(user::Column::Id.in_subquery(posts.into_query()))
        .order_by_asc(user::Column::DisplayName)
        .order_by_asc(user::Column::Id)
        .all(db)
        .await?;
    let mut profiles: BTreeMap<UserId, expert::Model> =
        expert::Entity::find().all(db).await?.into_iter().map(|row| (row.user_id, row)).collect();
    Ok(users.into_iter().map(|user| Expert { profile: profiles.remove(&user.id), user }).collect())
}

/// Who stands behind the applications of a call.
pub async fn teams(db: &impl ConnectionTrait, call: CallId) -> Result<BTreeMap<ApplicationId, Team>, Fault> {
    let rows = application::Entity::find().filter(application::Column::CallId.eq(call)).all(db).await?;
    let mut teams: BTreeMap<ApplicationId, Team> =
        rows.iter().map(|row| (row.id, Team { society: row.society_id, people: Vec::new() })).collect();
    let ids = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::CallId.eq(call));
    let named = application_answer::Entity::find()
        .filter(application_answer::Column::ApplicationId.in_subquery(ids.into_query()))
        .filter(application_answer::Column::Field.is_in([LEADER, MEMBERS]))
        // The leader stands first.
        .order_by_asc(application_answer::Column::Field);
    for row in named.all(db).await? {
        if let Some(team) = teams.get_mut(&row.application_id) {
            team.people.extend(people(&row.value));
        }
    }
    Ok(teams)
}

/// What stands against an expert reading an application of these.
#[must_use]
pub fn against(
    expert: &Known,
    application: ApplicationId,
    teams: &BTreeMap<ApplicationId, Team>,
) -> Vec<ReviewConflict> {
    let Some(team) = teams.get(&application) else { return Vec::new() };
    let others: Vec<&Team> = teams
        .iter()
        .filter(|(id, team)| **id != application && team.people.iter().any(|person| person.name == expert.name))
        .map(|(_, team)| team)
        .collect();
    conflicts(expert, team, &others)
}

/// Writes what the scores of an application say together. Its version stays: what experts do is not told.
pub async fn sum_up(write: &Write, id: ApplicationId) -> Result<(), Fault> {
    let scored = review::Entity::find()
        .filter(review::Column::ApplicationId.eq(id))
        .filter(review::Column::State.eq(ReviewState::Scored));
    let totals: Vec<i32> = scored.all(&write.tx).await?.into_iter().map(|row| row.total).collect();
    let told = summary(&totals);
    let change = application::ActiveModel {
        scored: Set(told.scored),
        score_mean: Set(told.mean),
        score_spread: Set(told.spread),
        ..Default::default()
    };
    application::Entity::update_many().set(change).filter(application::Column::Id.eq(id)).exec(&write.tx).await?;
    Ok(())
}

/// How many reviews of a state an expert has.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Load {
    /// Whose.
    pub user_id: UserId,
    /// The state's code.
    pub state: String,
    /// How many.
    pub count: i64,
}

/// What experts have to read, and have read.
pub async fn loads(db: &impl ConnectionTrait) -> Result<Vec<Load>, Fault> {
    let counted = review::Entity::find()
        .select_only()
        .column(review::Column::UserId)
        .column(review::Column::State)
        .column_as(Expr::col(review::Column::Id).count(), "count")
        .filter(review::Column::State.is_in([ReviewState::Assigned, ReviewState::Scored]))
        .group_by(review::Column::UserId)
        .group_by(review::Column::State);
    Ok(counted.into_model::<Load>().all(db).await?)
}
