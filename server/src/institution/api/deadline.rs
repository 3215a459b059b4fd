//! A deadline in the API: what falls due when, by which clause, and who has to act.

use async_graphql::{Context, Object, Result};

use entity::institution::change::registered_item;
use entity::institution::deadline::{DeadlineKind, RestDayRule};
use entity::institution::report;
use entity::ledger::open_item;
use entity::people::appointment;
use entity::register::agency::Tier;
use entity::register::society::name;
use entity::register::standing::listing;
use entity::responsibility::waiting::{ESCALATION, escalation};
use entity::{Word, form::party_form};

use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::calendar::{annual_of, calendar_of};
use crate::institution::due::{Due, Frame, LegalRows, of_item, of_society};
use crate::ledger::open_item::Holder as Holds;
use crate::register::api::society::Society;
use crate::responsibility::api::holder::Holder;
use crate::scalar::Date;

/// A date that falls due (到期事项): a legal one, or that of something that waits.
pub struct Deadline(pub Due);

#[Object]
impl Deadline {
    /// What falls due.
    async fn kind(&self) -> DeadlineKind {
        self.0.deadline.kind
    }

    /// What it is about; the label of its kind where it has no title of its own (标题).
    async fn title(&self, ctx: &Context<'_>) -> String {
        if self.0.title.is_empty() {
            return self.0.deadline.kind.label(caller(ctx).language).into();
        }
        self.0.title.clone()
    }

    /// For which society; null where it is about none (学会).
    async fn society(&self, ctx: &Context<'_>) -> Option<Society> {
        let day = state(ctx).world.today();
        self.0.society.clone().map(|row| Society { row, day })
    }

    /// Who has to act (责任主体).
    async fn holder(&self) -> Holder {
        holder(self.0.holder)
    }

    /// Whether the caller's own post has to act (是否由我办理).
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        is_mine(ctx, self.0.holder)
    }

    /// The last day (截止日期): where the law moves a rest day, the working day that it moves it to.
    async fn due_on(&self) -> Date {
        self.0.deadline.due_on.into()
    }

    /// The day that the clause names, before a rest day moves it (法定日期).
    async fn legal_on(&self) -> Date {
        self.0.deadline.legal_on.into()
    }

    /// What becomes of it on a rest day (遇休息日).
    async fn rest_day_rule(&self) -> RestDayRule {
        self.0.deadline.kind.rest_day()
    }

    /// Whether the holidays of its year have been entered; if not, working days are Monday to Friday.
    async fn calendar_known(&self, ctx: &Context<'_>) -> Result<bool> {
        use chrono::Datelike;
        Ok(calendar_of(ctx).await?.knows(self.0.deadline.due_on.year()))
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self) -> i64 {
        self.0.deadline.days_left
    }

    /// Working days from today until then, public holidays left out; negative when it has passed (剩余工作日).
    async fn working_days_left(&self) -> i64 {
        self.0.deadline.working_days_left
    }

    /// Whether the day has passed.
    async fn overdue(&self) -> bool {
        self.0.deadline.days_left < 0
    }

    /// The tier that has to look into it because it is late; null while it is in time, and for what is not
    /// raised (督办层级).
    async fn escalation(&self, ctx: &Context<'_>) -> Result<Option<Tier>> {
        let due = &self.0.deadline;
        if !due.kind.is_raised() {
            return Ok(None);
        }
        let tier = holder(self.0.holder).tier_of(ctx).await?;
        let (calendar, today) = (calendar_of(ctx).await?, state(ctx).world.today());
        Ok(escalation(tier, due.due_on, today, &ESCALATION, &calendar))
    }

    /// The clause that sets it (依据).
    async fn rule(&self) -> &'static str {
        self.0.deadline.kind.rule()
    }
}

fn holder(holds: Holds) -> Holder {
    match holds {
        Holds::Society(id) => Holder { society_id: Some(id), agency_id: None },
        Holds::Agency(id) => Holder { society_id: None, agency_id: Some(id) },
    }
}

/// Whether the caller's own post has to act.
#[must_use]
pub fn is_mine(ctx: &Context<'_>, holds: Holds) -> bool {
    let post = caller(ctx).viewer.get().map(crate::identity::Viewer::post);
    post.is_some_and(|post| match holds {
        Holds::Society(id) => post.society_id == Some(id),
        Holds::Agency(id) => post.agency_id == Some(id),
    })
}

/// The deadlines of one society, seen on its day: its legal dates and, today, what waits about it.
pub async fn deadlines_of(ctx: &Context<'_>, society: &Society) -> Result<Vec<Deadline>, Fault> {
    let (id, calendar, annual) = (society.row.society_id, calendar_of(ctx).await?, annual_of(ctx).await?);
    let frame = Frame { annual: &annual, calendar: &calendar, today: society.day };
    let forms = rows_of::<party_form::Entity>(ctx, id).await?;
    let names = rows_of::<name::Entity>(ctx, id).await?;
    let posts = rows_of::<appointment::Entity>(ctx, id).await?;
    let listings = rows_of::<listing::Entity>(ctx, id).await?;
    let reports = rows_of::<report::Entity>(ctx, id).await?;
    let items = rows_of::<registered_item::Entity>(ctx, id).await?;
    let rows = LegalRows {
        forms: &forms,
        names: &names,
        posts: &posts,
        items: &items,
        listings: &listings,
        reports: &reports,
    };
    let mut found = of_society(&society.row, rows, frame);
    if society.day == state(ctx).world.today() {
        let scope = caller(ctx).scope("Query.openItems");
        let items = rows_of::<open_item::Entity>(ctx, id).await?;
        let seen = items.iter().filter(|item| scope.sees_item(item, &society.row));
        found.extend(seen.map(|item| of_item(item, Some(society.row.clone()), frame)));
    }
    found.sort_by_key(|due| (due.deadline.due_on, due.deadline.kind));
    Ok(found.into_iter().map(Deadline).collect())
}
