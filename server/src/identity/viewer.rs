//! The viewer: the user of a request and the post he acts in today.

use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::account::role::Role;
use entity::account::row::{session, user, user_post};
use entity::account::{UserId, UserPostId};
use entity::register::agency::AgencyId;
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;

use super::token::{self, TokenFault};
use crate::fault::Fault;
use crate::ledger::Actor;
use crate::state::State;

/// A post held today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: UserPostId,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub region_id: RegionId,
    /// The region's GB/T 2260 code.
    pub region_code: String,
    /// The agency, for officials.
    pub agency_id: Option<AgencyId>,
    /// The society, for its leaders.
    pub society_id: Option<SocietyId>,
    /// From this day on.
    pub since: NaiveDate,
    /// Until before this day.
    pub until: Option<NaiveDate>,
}

/// The user of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The user.
    pub user_id: UserId,
    /// The session behind the token.
    pub session_id: uuid::Uuid,
    /// Login name.
    pub username: String,
    /// Name on the screen.
    pub display_name: String,
    /// Posts held today, the one acted in first. Never empty: without a post there is no viewer.
    pub posts: Vec<Post>,
}

impl Viewer {
    /// The post acted in.
    #[must_use]
    pub fn post(&self) -> &Post {
        &self.posts[0]
    }

    /// The role acted in.
    #[must_use]
    pub fn role(&self) -> Role {
        self.post().role
    }

    /// As the ledger keeps him.
    #[must_use]
    pub fn actor(&self, request_id: &str) -> Actor {
        Actor {
            user_id: Some(self.user_id),
            name: self.display_name.clone(),
            role: Some(self.role()),
            request_id: request_id.into(),
        }
    }
}

/// Why a token leads to no viewer.
#[derive(Debug)]
pub enum Unknown {
    /// Forged, changed, or of a session that has ended or a user without a post.
    Invalid,
    /// Its time is over: refresh.
    Expired,
    /// We broke.
    Fault(Fault),
}

impl<F: Into<Fault>> From<F> for Unknown {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

/// The viewer behind an access token.
pub async fn by_token(state: &State, access: &str) -> Result<Viewer, Unknown> {
    let claims = token::read(state, access).map_err(|fault| match fault {
        TokenFault::Invalid => Unknown::Invalid,
        TokenFault::Expired => Unknown::Expired,
    })?;
    let session = session::Entity::find_by_id(claims.sid).one(&state.db).await?.ok_or(Unknown::Invalid)?;
    if session.ended_at.is_some() || session.user_id.0 != claims.sub {
        return Err(Unknown::Invalid);
    }
    by_user(state, session.user_id, session.id).await?.ok_or(Unknown::Invalid)
}

/// The viewer for a user; none when he is disabled or holds no post today.
pub async fn by_user(state: &State, user_id: UserId, session_id: uuid::Uuid) -> Result<Option<Viewer>, Fault> {
    let Some(user) = user::Entity::find_by_id(user_id).one(&state.db).await?.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let posts = posts_of(state, user_id, state.world.today()).await?;
    Ok((!posts.is_empty()).then_some(Viewer {
        user_id,
        session_id,
        username: user.username,
        display_name: user.display_name,
        posts,
    }))
}

async fn posts_of(state: &State, user_id: UserId, today: NaiveDate) -> Result<Vec<Post>, Fault> {
    let held = Cond::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today));
    let rows = user_post::Entity::find()
        .filter(user_post::Column::UserId.eq(user_id))
        .filter(user_post::Column::Since.lte(today))
        .filter(held)
        .order_by_asc(user_post::Column::Id)
        .find_also_related(region::Entity)
        .all(&state.db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, region)| region.map(|region| post(&row, region.code))).collect())
}

fn post(row: &user_post::Model, region_code: String) -> Post {
    let user_post::Model { id, user_id: _, role, region_id, agency_id, society_id, since, until } = row.clone();
    Post { id, role, region_id, region_code, agency_id, society_id, since, until }
}
