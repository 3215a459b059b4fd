//! Leaders in the API: who holds which post, and which of them leads Party work.

use async_graphql::{Context, ID, SimpleObject};
use chrono::NaiveDate;

use entity::people::appointment::{self, EndReason, LeaderPost, party_lead};

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
    /// Why it ended; null while it holds, and where the register does not say (离任原因).
    end_reason: Option<EndReason>,
}

/// The post that leads Party work (党建负责人).
#[derive(SimpleObject)]
pub struct PartyLead {
    /// The post; it may be vacant.
    post: LeaderPost,
    /// Since which day it does.
    since: Date,
}

fn holds_on(day: NaiveDate, since: NaiveDate, until: Option<NaiveDate>) -> bool {
    since <= day && until.is_none_or(|until| day < until)
}

impl PartyLead {
    /// The post that leads on a day.
    #[must_use]
    pub fn on_day(leads: &[party_lead::Model], day: NaiveDate) -> Option<Self> {
        let lead = leads.iter().rfind(|lead| holds_on(day, lead.since, lead.until))?;
        Some(Self { post: lead.post, since: lead.since.into() })
    }
}

impl Leader {
    /// The leaders who are in office on a day.
    pub async fn on_day(
        ctx: &Context<'_>,
        posts: &[appointment::Model],
        leads: &[party_lead::Model],
        day: NaiveDate,
    ) -> Result<Vec<Self>, Fault> {
        let leading = PartyLead::on_day(leads, day).map(|lead| lead.post);
        let held: Vec<_> = posts.iter().filter(|row| holds_on(day, row.since, row.until)).collect();
        let people = by_keys(ctx, held.iter().map(|row| row.person_id)).await?;
        let leader = |row: &&appointment::Model| Self {
            id: row.id.global().into(),
            name: people.get(&row.person_id).map(|person| person.name.clone()).unwrap_or_default(),
            post: row.post,
            leads_party_work: leading == Some(row.post),
            since: row.since.into(),
            until: row.until.map(Date),
            end_reason: row.end_reason,
        };
        let mut leaders: Vec<_> = held.iter().map(leader).collect();
        // In the order of the vocabulary: the president first.
        leaders.sort_by_key(|leader| leader.post);
        Ok(leaders)
    }
}
