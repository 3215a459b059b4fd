//! The viewer: the user of a request and the post he acts in today.

use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select};

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

/// The viewer behind an access token: his session, account, posts and their regions in one statement,
/// because every request asks for them.
pub async fn by_token(state: &State, access: &str) -> Result<Viewer, Unknown> {
    let claims = token::read(state, access).map_err(|fault| match fault {
        TokenFault::Invalid => Unknown::Invalid,
        TokenFault::Expired => Unknown::Expired,
    })?;
    let session = user::Entity::belongs_to(session::Entity).from(user::Column::Id).to(session::Column::UserId);
    let posts = held(state.world.today())
        .join(JoinType::InnerJoin, session.into())
        .filter(user::Column::Id.eq(claims.sub))
        .filter(session::Column::Id.eq(claims.sid))
        .filter(session::Column::EndedAt.is_null());
    viewer(posts.into_model().all(&state.db).await?, claims.sid).ok_or(Unknown::Invalid)
}

/// The viewer for a user; none when he is disabled or holds no post today.
pub async fn by_user(state: &State, user_id: UserId, session_id: uuid::Uuid) -> Result<Option<Viewer>, Fault> {
    let posts = held(state.world.today()).filter(user::Column::Id.eq(user_id));
    Ok(viewer(posts.into_model().all(&state.db).await?, session_id))
}

/// A post held today, with what is shown of its region and its user.
#[derive(FromQueryResult)]
struct Held {
    #[sea_orm(nested)]
    post: user_post::Model,
    region_code: String,
    username: String,
    display_name: String,
}

/// The posts that are held on a day by users who are not disabled, oldest first.
fn held(today: NaiveDate) -> Select<user_post::Entity> {
    let user = user_post::Entity::belongs_to(user::Entity).from(user_post::Column::UserId).to(user::Column::Id);
    user_post::Entity::find()
        .column_as(region::Column::Code, "region_code")
        .column(user::Column::Username)
        .column(user::Column::DisplayName)
        .inner_join(region::Entity)
        .join(JoinType::InnerJoin, user.into())
        .filter(user::Column::Disabled.eq(false))
        .filter(user_post::Column::Since.lte(today))
        .filter(Cond::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today)))
        .order_by_asc(user_post::Column::Id)
}

fn viewer(posts: Vec<Held>, session_id: uuid::Uuid) -> Option<Viewer> {
    let Held { post: first, username, display_name, .. } = posts.first()?;
    let (user_id, username, display_name) = (first.user_id, username.clone(), display_name.clone());
    Some(Viewer { user_id, session_id, username, display_name, posts: posts.into_iter().map(post).collect() })
}

fn post(Held { post, region_code, .. }: Held) -> Post {
    let user_post::Model { id, user_id: _, role, region_id, agency_id, society_id, person_id: _, since, until } = post;
    Post { id, role, region_id, region_code, agency_id, society_id, since, until }
}
