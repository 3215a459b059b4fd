//! A demand in the API: what is needed, how far it is, and, for those who are bound to it, who offers, what was
//! agreed, delivered and said of it.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::file::attachment::SubjectKind;
use entity::ledger::open_item::OpenItemKind;
use entity::project::demand::{self, DemandId, DemandState, DemandStep, RatingCriterion, RatingWord};
use entity::project::offer::OfferState;
use entity::register::society::Discipline;

use super::matching_loader::{DemandSteps, PublishedOf, RatingOf, one};
use super::offer::{Offer, offers_of};
use super::published_result::PublishedResult;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::api::loader::{ItemOf, one as waiting};
use crate::project::fit::disciplines_of;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::{Date, Fen};

/// A step that a demand has gone (办理记录).
#[derive(SimpleObject)]
struct DemandGone {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: DemandStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// What the poster finds of one side of a delivery (评价).
#[derive(SimpleObject)]
struct DemandRating {
    /// Which side (评价方面).
    criterion: RatingCriterion,
    /// The word for it (评价用语).
    word: RatingWord,
}

/// What an agency needs of the societies of its region (需求), SM-8.
pub struct Demand(pub demand::Model);

impl Demand {
    /// Whether the caller is bound to it: the federation, the poster, the society that it is matched with.
    fn is_bound(&self, ctx: &Context<'_>) -> bool {
        caller(ctx).scope("Query.demands").is_bound(&self.0)
    }

    fn state_for(&self, ctx: &Context<'_>) -> DemandState {
        if self.is_bound(ctx) { self.0.state } else { self.0.state.seen_from_outside() }
    }
}

#[Object]
impl Demand {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the steps of it; send it back as `expectedVersion`. 0 for who is not bound to it.
    async fn version(&self, ctx: &Context<'_>) -> i32 {
        if self.is_bound(ctx) { self.0.version } else { 0 }
    }

    /// Who needs it, by name (需求单位).
    async fn poster(&self) -> &str {
        &self.0.poster
    }

    /// Whom to ask there; null for who is not bound to it (联系人).
    async fn contact(&self, ctx: &Context<'_>) -> Option<&str> {
        self.is_bound(ctx).then_some(self.0.contact.as_str())
    }

    /// His number; null for who is not bound to it (联系电话).
    async fn phone(&self, ctx: &Context<'_>) -> Option<&str> {
        self.is_bound(ctx).then_some(self.0.phone.as_str())
    }

    /// GB/T 2260 code of the region whose societies are asked (地区).
    async fn region_code(&self) -> &str {
        &self.0.region_code
    }

    /// What is needed, in a line (需求名称).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What is needed (需求内容).
    async fn need(&self) -> &str {
        &self.0.need
    }

    /// The disciplines that it speaks to, the first one first (学科门类).
    async fn disciplines(&self) -> Vec<Discipline> {
        disciplines_of(&self.0)
    }

    /// What it may cost, fen; null for nothing said (预算，分).
    async fn budget_fen(&self) -> Option<Fen> {
        self.0.budget_fen.map(Into::into)
    }

    /// The last day to offer (征集截止).
    async fn offer_until(&self) -> Date {
        self.0.offer_until.into()
    }

    /// The day by which it is to be delivered (交付期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// The day it was posted (提出日期).
    async fn posted_on(&self) -> Date {
        self.0.posted_on.into()
    }

    /// Where it stands (状态). Who is not bound to it sees `OPEN` while offers are taken, whether there are any or
    /// not, and `MATCHED` once a society was chosen, however far that has come.
    async fn state(&self, ctx: &Context<'_>) -> DemandState {
        self.state_for(ctx)
    }

    /// The society that it is matched with; null before, and for who is not bound to it (承接学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id.filter(|_| self.is_bound(ctx)) {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// The offers that the caller may see, oldest first: all for the federation and the poster, a society's own
    /// (响应方案).
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<Offer>> {
        Ok(offers_of(ctx, &self.0).await?)
    }

    /// Why it was screened out, returned, dissolved or withdrawn; null for nothing, and for who is not bound to it
    /// (说明).
    async fn text(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.text.as_deref().filter(|_| self.is_bound(ctx))
    }

    /// The day of the agreement; null before it, and for who is not bound to it (签约日期).
    async fn signed_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.0.signed_on.filter(|_| self.is_bound(ctx)).map(Date)
    }

    /// What the society says of the delivery; null before it, and for who is not bound to it (交付说明).
    async fn report(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.report.as_deref().filter(|_| self.is_bound(ctx))
    }

    /// Whether the society agrees to the result's being published (同意公开).
    async fn consents(&self, ctx: &Context<'_>) -> bool {
        self.0.consents && self.is_bound(ctx)
    }

    /// The day on which the delivery was confirmed; null before it, and for who is not bound to it (确认交付日期).
    async fn delivered_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.0.delivered_on.filter(|_| self.is_bound(ctx)).map(Date)
    }

    /// How the poster finds it, in words: for the two and the federation alone (评价). No number is made of it.
    async fn ratings(&self, ctx: &Context<'_>) -> Result<Vec<DemandRating>> {
        if !self.is_bound(ctx) || self.0.state != DemandState::Rated || !sees_rating(ctx) {
            return Ok(Vec::new());
        }
        let rows = one(ctx, RatingOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.iter().map(|row| DemandRating { criterion: row.criterion, word: row.word }).collect())
    }

    /// What he says beside the words; null before, and for others than the two and the federation (评价说明).
    async fn rating_text(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.rating_text.as_deref().filter(|_| self.is_bound(ctx) && sees_rating(ctx))
    }

    /// What was attached to it: the agreement, what was delivered; empty for who is not bound to it (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        if !self.is_bound(ctx) {
            return Ok(Vec::new());
        }
        attachments(ctx, SubjectKind::Demand, self.0.id.0).await
    }

    /// What was published of it; null for nothing (公开的成果).
    async fn result(&self, ctx: &Context<'_>) -> Result<Option<PublishedResult>> {
        Ok(one(ctx, PublishedOf(self.0.id.0)).await?.map(PublishedResult))
    }

    /// The steps it has gone, oldest first; empty for who is not bound to it (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<DemandGone>> {
        if !self.is_bound(ctx) {
            return Ok(Vec::new());
        }
        let rows = one(ctx, DemandSteps(self.0.id)).await?.unwrap_or_default();
        let own = caller(ctx).viewer.get().and_then(|viewer| viewer.post().society_id);
        // A society is not told who else offered.
        let told = rows.iter().filter(|row| own.is_none() || !is_of_offers(row.step));
        let gone = |row: &demand::demand_step::Model| {
            let demand::demand_step::Model { id: _, demand_id: _, at, step, actor, text } = row.clone();
            // The words of a rating are for the two and the federation.
            let text = text.filter(|_| step != DemandStep::Rate);
            DemandGone { at, step, actor, text }
        };
        Ok(told.map(gone).collect())
    }

    /// What waits for whom about it; null when nobody has to act any more, and for who is not bound to it (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        if !self.is_bound(ctx) {
            return Ok(None);
        }
        Ok(waiting(ctx, ItemOf(OpenItemKind::Demand, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<DemandStep>> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(Vec::new()) };
        let (today, own) = (state(ctx).world.today(), viewer.post().society_id);
        let bound = self.is_bound(ctx);
        let runs = self.0.offer_until >= today;
        let mut open = Vec::new();
        for step in self.0.state.steps() {
            let may = field_of(step).is_some_and(|field| viewer.allows(field));
            let here = match step {
                DemandStep::Offer => runs && !self.is_offered(ctx).await?,
                DemandStep::Open => bound && runs,
                _ => bound && (own.is_none() || own == self.0.society_id),
            };
            if may && here {
                open.push(step);
            }
        }
        Ok(open)
    }
}

impl Demand {
    /// Whether the caller's society has an offer that stands or was chosen.
    async fn is_offered(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let offers = offers_of(ctx, &self.0).await?;
        Ok(offers.iter().any(|offer| matches!(offer.0.state, OfferState::Standing | OfferState::Chosen)))
    }
}

/// Whether the caller is one of those for whom ratings are: the federation, a poster, a society.
fn sees_rating(ctx: &Context<'_>) -> bool {
    caller(ctx).allows("Query.offers")
}

const fn is_of_offers(step: DemandStep) -> bool {
    matches!(step, DemandStep::Offer | DemandStep::Recede)
}

/// The mutation that makes a step; none for those of the clock, and for what follows from another step.
const fn field_of(step: DemandStep) -> Option<&'static str> {
    Some(match step {
        DemandStep::Post | DemandStep::Recede | DemandStep::Expire => return None,
        DemandStep::Screen => "Mutation.screenDemand",
        DemandStep::ScreenOut => "Mutation.screenOutDemand",
        DemandStep::Open => "Mutation.openDemand",
        DemandStep::Offer => "Mutation.makeOffer",
        DemandStep::Choose => "Mutation.chooseOffer",
        DemandStep::Release => "Mutation.releaseMatch",
        DemandStep::Agree => "Mutation.recordAgreement",
        DemandStep::Report => "Mutation.reportDelivery",
        DemandStep::Return => "Mutation.returnDelivery",
        DemandStep::Confirm => "Mutation.confirmDelivery",
        DemandStep::Rate => "Mutation.rateDelivery",
        DemandStep::Withdraw => "Mutation.withdrawDemand",
    })
}

/// The demand with this id; none when it does not exist for the caller.
pub async fn find_demand(ctx: &Context<'_>, id: DemandId) -> Result<Option<Demand>, Fault> {
    let found = caller(ctx).scope("Query.demands").demands().filter(demand::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Demand))
}
