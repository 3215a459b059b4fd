//! The list of leaders in office, and who of them leads Party work.

use std::collections::HashMap;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, QueryFilter};

use entity::Word;
use entity::people::appointment::LeaderPost;
use entity::people::conflict::ConflictKind;
use entity::people::dual::DualIdentity;
use entity::register::present;
use entity::register::society::SocietyId;

use super::seat::LeaderSeat;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};
use crate::people::roster::{Seat, party_leads, seats};
use crate::register::api::society_list::past;
use crate::register::facts;
use crate::register::filter::SEARCH_MAX;
use crate::register::search::normalize;
use crate::scalar::Date;

/// What to narrow a list of leaders to (负责人筛选).
#[derive(InputObject, Default)]
pub struct LeaderFilter {
    /// Part of the leader's name, or of his society's name, its pinyin or its code; at most 60 characters.
    search: Option<String>,
    /// Only this post.
    post: Option<LeaderPost>,
    /// Only leaders of societies whose Party work this post leads.
    party_lead: Option<LeaderPost>,
    /// Only leaders of societies whose Party work nobody leads (true), or somebody (false).
    no_party_lead: Option<bool>,
    /// Only whose post leads Party work (true), or does not (false).
    leads_party_work: Option<bool>,
    /// Only with this dual identity.
    dual: Option<DualIdentity>,
    /// Only with this conflict.
    conflict: Option<ConflictKind>,
    /// Only with some conflict (true), or with none (false).
    in_conflict: Option<bool>,
    /// Only of this society.
    society: Option<ID>,
}

impl LeaderFilter {
    fn fits(&self, seat: &Seat) -> bool {
        let is = |wanted: Option<bool>, found: bool| wanted.is_none_or(|wanted| wanted == found);
        let found = |text: &String| {
            seat.person.name.to_lowercase().contains(text.as_str()) || seat.society.search.contains(text.as_str())
        };
        self.search.as_ref().is_none_or(found)
            && self.post.is_none_or(|post| post == seat.appointment.post)
            && self.party_lead.is_none_or(|post| seat.lead == Some(post))
            && is(self.no_party_lead, seat.lead.is_none())
            && is(self.leads_party_work, seat.leads())
            && self.dual.is_none_or(|dual| dual == seat.dual())
            && self.conflict.is_none_or(|kind| seat.conflicts().iter().any(|found| found.kind == kind))
            && is(self.in_conflict, self.in_conflict.is_some() && !seat.conflicts().is_empty())
    }
}

/// The place of a leader: his society's credit code, his post, the appointment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SeatPlace(String, LeaderPost, uuid::Uuid);

impl Place for SeatPlace {
    fn write(&self) -> String {
        format!("{}|{}|{}", self.0, self.1.code(), self.2.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (uscc, post, id) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self(uscc.to_owned(), LeaderPost::from_code(post)?, uuid::Uuid::try_parse(id).ok()?))
    }
}

fn place(seat: &Seat) -> SeatPlace {
    SeatPlace(seat.society.uscc.clone(), seat.appointment.post, seat.appointment.id.0)
}

/// Fields of the whole list.
pub struct LeaderTotal(usize);

#[Object]
impl LeaderTotal {
    /// Posts in the whole list.
    async fn total_count(&self) -> usize {
        self.0
    }
}

/// A page of leaders.
pub type LeaderConnection = Listed<LeaderSeat, LeaderTotal>;

/// How many societies have their Party work led by a post (党建负责人分布).
#[derive(SimpleObject)]
struct PartyLeadShare {
    /// The post; null where nobody leads.
    lead: Option<LeaderPost>,
    /// Societies.
    societies: usize,
}

/// Their societies as they stood on an earlier day, in one go.
async fn then(ctx: &Context<'_>, seats: &mut [Seat], day: NaiveDate) -> Result<(), Fault> {
    let mut ids: Vec<SocietyId> = seats.iter().map(|seat| seat.society.society_id).collect();
    ids.dedup();
    let rows = facts::on_day(&state(ctx).db, &ids, day).await?;
    let of: HashMap<_, _> = rows.into_iter().map(|row| (row.society_id, row)).collect();
    for seat in seats {
        if let Some(row) = of.get(&seat.society.society_id) {
            seat.society = row.clone();
        }
    }
    Ok(())
}

/// Queries of leaders.
#[derive(Default)]
pub struct LeaderQuery;

#[Object]
impl LeaderQuery {
    /// Leaders in office on a day in the societies that the caller may see, by credit code and post
    /// (学会负责人); conflicts are judged by the rules of that day.
    async fn leaders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<LeaderFilter>,
        #[graphql(desc = "The day; today when absent, and not later.")] as_of: Option<Date>,
    ) -> Result<LeaderConnection> {
        let page = Page::<SeatPlace>::read(first, after)?;
        let mut filter = filter.unwrap_or_default();
        if filter.search.as_ref().is_some_and(|text| text.chars().count() > SEARCH_MAX) {
            return Err(bad_input(format!("filter.search: at most {SEARCH_MAX} characters")));
        }
        filter.search = filter.search.map(|text| normalize(&text));
        let mut within = caller(ctx).scope("Query.leaders").societies();
        if let Some(id) = &filter.society {
            let id = SocietyId::parse(id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            within = within.filter(present::Column::SocietyId.eq(id).into_condition());
        }
        let past = past(state(ctx), as_of)?;
        let mut all = seats(&state(ctx).db, within, past.unwrap_or(state(ctx).world.today())).await?;
        if let Some(day) = past {
            then(ctx, &mut all, day).await?;
        }
        all.retain(|seat| filter.fits(seat));
        let total = LeaderTotal(all.len());
        if let Some(after) = &page.after {
            all.retain(|seat| place(seat) > *after);
        }
        Ok(connect(&page, all, total, place, LeaderSeat))
    }

    /// Who leads Party work, in societies that the caller may see: each post, then nobody
    /// (党建负责人分布).
    async fn party_lead_distribution(&self, ctx: &Context<'_>) -> Result<Vec<PartyLeadShare>> {
        let within = caller(ctx).scope("Query.partyLeadDistribution").societies();
        let leads = party_leads(&state(ctx).db, within, state(ctx).world.today()).await?;
        let share = |lead| PartyLeadShare { lead, societies: leads.iter().filter(|found| **found == lead).count() };
        Ok(LeaderPost::ALL.iter().copied().map(Some).chain([None]).map(share).collect())
    }
}
