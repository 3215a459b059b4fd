//! Leaders in the API: who holds which post, and which of them leads Party work.

use async_graphql::{Context, ID, SimpleObject};
use chrono::NaiveDate;

use entity::people::appointment::{self, LeaderPost, party_lead};

use crate::api::loaders::by_keys;
use crate::fault::Fault;
use crate::scalar::Date;

/// A leader of a society (学会负责人).
#[derive(SimpleObject)]
pub struct Leader {
    /// Opaque global id of the appointment.
    id: ID,
    /// Name (姓名).
    name: String,
    /// Post (职务).
    post: LeaderPost,
    /// Whether this post leads Party work (党建负责人).
    leads_party_work: bool,
    /// First day of the appointment.
    since: Date,
    /// First day on which it no longer held; null while it holds.
    until: Option<Date>,
}

impl Leader {
    /// The leaders who are in office on a day.
    pub async fn on_day(
        ctx: &Context<'_>,
        posts: &[appointment::Model],
        leads: &[party_lead::Model],
        day: NaiveDate,
    ) -> Result<Vec<Self>, Fault> {
        let holds = |since: NaiveDate, until: Option<NaiveDate>| since <= day && until.is_none_or(|until| day < until);
        let leading = leads.iter().rev().find(|lead| holds(lead.since, lead.until)).map(|lead| lead.post);
        let held: Vec<_> = posts.iter().filter(|row| holds(row.since, row.until)).collect();
        let people = by_keys(ctx, held.iter().map(|row| row.person_id)).await?;
        let leader = |row: &&appointment::Model| Self {
            id: row.id.global().into(),
            name: people.get(&row.person_id).map(|person| person.name.clone()).unwrap_or_default(),
            post: row.post,
            leads_party_work: leading == Some(row.post),
            since: row.since.into(),
            until: row.until.map(Date),
        };
        let mut leaders: Vec<_> = held.iter().map(leader).collect();
        // In the order of the vocabulary: the president first.
        leaders.sort_by_key(|leader| leader.post);
        Ok(leaders)
    }
}
