//! The viewer in the API: who the caller is and which posts he holds.

use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;
use entity::account::UserPostId;
use entity::account::role::Role;
use entity::account::row::user_post;
use entity::register::agency::AgencyId;
use entity::register::region::RegionId;
use entity::register::society::SocietyId;

use super::feed::CalendarFeed;
use super::mail_setting::{MailSetting, mail_setting};
use crate::account::feed::feed_of;
use crate::api::loaders::by_key;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::identity::Viewer as Identity;
use crate::identity::viewer::Post;
use crate::register::api::agency::{Agency, region_of};
use crate::register::api::region::Region;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::notice::count_unseen;
use crate::responsibility::api::open_item::count_held;
use crate::scalar::Date;

/// The caller (当前用户).
pub struct Viewer(pub Identity);

#[Object]
impl Viewer {
    /// Opaque global id of the user.
    async fn id(&self) -> ID {
        self.0.user_id.global().into()
    }

    /// Login name (用户名).
    async fn username(&self) -> &str {
        &self.0.username
    }

    /// Name on the screen (姓名).
    async fn display_name(&self) -> &str {
        &self.0.display_name
    }

    /// Posts held today (任职).
    async fn posts(&self) -> Vec<UserPost> {
        self.0.posts.iter().map(UserPost::of).collect()
    }

    /// How many open items wait for the caller's post (待办数); 0 for a post that none can wait for.
    async fn open_item_count(&self, ctx: &Context<'_>) -> Result<u64> {
        count_held(ctx).await
    }

    /// How many notices are new since the caller last looked (未读通知数); 0 for a post that gets none.
    async fn unseen_notice_count(&self, ctx: &Context<'_>) -> Result<u64> {
        count_unseen(ctx).await
    }

    /// Whether and where the caller wants mail (邮件提醒设置).
    async fn mail_setting(&self, ctx: &Context<'_>) -> Result<MailSetting> {
        Ok(mail_setting(ctx).await?)
    }

    /// The calendar that the caller's phone reads (日历订阅); null while he has none.
    async fn calendar_feed(&self, ctx: &Context<'_>) -> Result<Option<CalendarFeed>> {
        let found = feed_of(&state(ctx).db, self.0.user_id).await.map_err(Fault::from)?;
        Ok(found.as_ref().map(CalendarFeed::of))
    }

    /// The post that the caller acts in: his rights are this post's.
    async fn post(&self) -> UserPost {
        UserPost::of(self.0.post())
    }
}

/// A post that carries rights, from a day until a day (任职).
pub struct UserPost {
    /// Its id.
    pub id: UserPostId,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub region_id: RegionId,
    /// The agency, for officials.
    pub agency_id: Option<AgencyId>,
    /// The society, for its leaders.
    pub society_id: Option<SocietyId>,
    /// First day.
    pub since: NaiveDate,
    /// First day on which it no longer holds.
    pub until: Option<NaiveDate>,
}

impl UserPost {
    fn of(post: &Post) -> Self {
        let Post { id, role, region_id, region_code: _, agency_id, society_id, since, until } = post.clone();
        Self { id, role, region_id, agency_id, society_id, since, until }
    }

    /// From its row.
    #[must_use]
    pub fn of_row(row: &user_post::Model) -> Self {
        let user_post::Model { id, user_id: _, role, region_id, agency_id, society_id, person_id: _, since, until } =
            row.clone();
        Self { id, role, region_id, agency_id, society_id, since, until }
    }
}

#[Object]
impl UserPost {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.id.global().into()
    }

    /// What it may do (角色).
    async fn role(&self) -> Role {
        self.role
    }

    /// The agency, for officials; null for others (部门).
    async fn agency(&self, ctx: &Context<'_>) -> Result<Option<Agency>> {
        match self.agency_id {
            Some(id) => Ok(by_key(ctx, id).await?.map(Agency)),
            None => Ok(None),
        }
    }

    /// The society, for its leaders; null for others (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// Where the rights hold: this region and those below it (地区).
    async fn region(&self, ctx: &Context<'_>) -> Result<Region> {
        region_of(ctx, self.region_id).await
    }

    /// First day.
    async fn since(&self) -> Date {
        self.since.into()
    }

    /// First day on which it no longer holds; null while no end is set.
    async fn until(&self) -> Option<Date> {
        self.until.map(Date)
    }
}

/// Queries of the caller.
#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The caller; null when anonymous.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        caller(ctx).viewer.get().cloned().map(Viewer)
    }
}
