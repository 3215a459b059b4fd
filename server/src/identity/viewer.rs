//! The viewer: the user of a request and the post he acts in today. What he reaches is what the policy table gives his
//! role; for a partner's client, as far as its token goes.

use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select};

use entity::account::oauth::{OauthScope, Scopes, client};
use entity::account::role::Role;
use entity::account::row::{session, user, user_post};
use entity::account::{UserId, UserPostId};
use entity::policy::Reach;
use entity::policy::oauth::{Need, need};
use entity::register::agency::AgencyId;
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;

use super::token::{self, Claims};
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

/// What a partner's client was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which client.
    pub client_id: String,
    /// What its token is for, as far as the client may still have it.
    pub scopes: Scopes,
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
    /// To what a partner's client is narrowed; none for people.
    pub grant: Option<Grant>,
}

/// How far a caller reaches with a field; none when the field has no row, which means refused. The one place where the
/// table is asked for somebody.
#[must_use]
pub fn reach(viewer: Option<&Viewer>, field: &str) -> Option<Reach> {
    let reach = entity::policy::reach(field, viewer.map(Viewer::role))?;
    Some(match viewer.and_then(|viewer| viewer.grant.as_ref()) {
        Some(grant) if !grant.opens(field) => Reach::Nothing,
        _ => reach,
    })
}

impl Grant {
    fn opens(&self, field: &str) -> bool {
        match need(field) {
            Need::None => true,
            Need::Scope(scope) => self.scopes.contains(scope),
            Need::Closed => false,
        }
    }
}

impl Viewer {
    /// Whether he may use a field at all.
    #[must_use]
    pub fn allows(&self, field: &str) -> bool {
        reach(Some(self), field).is_some_and(|reach| reach != Reach::Nothing)
    }

    /// The scope that a field needs and that his token does not hold; none for people.
    #[must_use]
    pub fn lacks(&self, field: &str) -> Option<OauthScope> {
        match (need(field), &self.grant) {
            (Need::Scope(scope), Some(grant)) if !grant.scopes.contains(scope) => Some(scope),
            _ => None,
        }
    }

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
    let claims = token::read(state, access).await?;
    by_claims(state, &claims).await
}

/// The viewer whom the claims of a valid token name.
pub async fn by_claims(state: &State, claims: &Claims) -> Result<Viewer, Unknown> {
    let session = user::Entity::belongs_to(session::Entity).from(user::Column::Id).to(session::Column::UserId);
    let posts = held(state.world.today())
        .join(JoinType::InnerJoin, session.into())
        .filter(user::Column::Id.eq(claims.sub))
        .filter(session::Column::Id.eq(claims.sid))
        .filter(session::Column::EndedAt.is_null());
    let found = viewer(posts.into_model().all(&state.db).await?, claims.sid).ok_or(Unknown::Invalid)?;
    narrowed(found, claims).ok_or(Unknown::Invalid)
}

/// The same, narrowed to what his token says; none when it was not issued to his client.
fn narrowed(mut viewer: Viewer, claims: &Claims) -> Option<Viewer> {
    let named = viewer.grant.as_ref().map(|grant| grant.client_id.as_str());
    if named != claims.client_id.as_deref() {
        return None;
    }
    if let Some(grant) = &mut viewer.grant {
        grant.scopes = grant.scopes.and(&Scopes::read(claims.scope.as_deref().unwrap_or_default()));
    }
    Some(viewer)
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
    oauth_client: Option<String>,
    oauth_scopes: Option<String>,
}

/// The posts that are held on a day by users who are not disabled, oldest first.
fn held(today: NaiveDate) -> Select<user_post::Entity> {
    let user = user_post::Entity::belongs_to(user::Entity).from(user_post::Column::UserId).to(user::Column::Id);
    let client = user::Entity::belongs_to(client::Entity).from(user::Column::Id).to(client::Column::UserId);
    user_post::Entity::find()
        .column_as(region::Column::Code, "region_code")
        .column(user::Column::Username)
        .column(user::Column::DisplayName)
        .column_as(client::Column::ClientId, "oauth_client")
        .column_as(client::Column::Scopes, "oauth_scopes")
        .inner_join(region::Entity)
        .join(JoinType::InnerJoin, user.into())
        .join(JoinType::LeftJoin, client.into())
        .filter(user::Column::Disabled.eq(false))
        .filter(user_post::Column::Since.lte(today))
        .filter(Cond::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today)))
        .order_by_asc(user_post::Column::Id)
}

fn viewer(posts: Vec<Held>, session_id: uuid::Uuid) -> Option<Viewer> {
    let Held { post: first, username, display_name, oauth_client, oauth_scopes, .. } = posts.first()?;
    let (user_id, username, display_name) = (first.user_id, username.clone(), display_name.clone());
    let scopes = Scopes::read(oauth_scopes.as_deref().unwrap_or_default());
    let grant = oauth_client.clone().map(|client_id| Grant { client_id, scopes });
    Some(Viewer { user_id, session_id, username, display_name, posts: posts.into_iter().map(post).collect(), grant })
}

fn post(Held { post, region_code, .. }: Held) -> Post {
    let user_post::Model { id, user_id: _, role, region_id, agency_id, society_id, person_id: _, since, until } = post;
    Post { id, role, region_id, region_code, agency_id, society_id, since, until }
}
