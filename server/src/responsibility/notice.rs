//! What is new for whoever acts in a post: about the items that he holds, held last, or has to look into.
//! Read from the items and the ledger; nothing but the moment of the last look is kept. A mail digest
//! asks the same.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::sea_query::{Cond, ExprTrait, IntoCondition};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use entity::form::formation::{self, FormationId};
use entity::institution::activity::{self, ActivityId};
use entity::institution::calendar::WorkCalendar;
use entity::institution::change::{self, ChangeId};
use entity::institution::enforcement::{EnforcementId, EnforcementStep, enforcement_step};
use entity::institution::evaluation::{self, EvaluationId};
use entity::institution::registration::{self, RegistrationId};
use entity::institution::report::{ReportId, ReportStep, report_step};
use entity::ledger::event;
use entity::ledger::open_item::{self, Column as Item, OpenItemId, OpenItemKind};
use entity::ledger::{closed_item, closed_item::Column as Closed};
use entity::project::application::{self, ApplicationId};
use entity::project::case_study::{self, CaseStudyId};
use entity::project::demand::{self, DemandId};
use entity::register::agency::{self, Tier};
use entity::register::region::{self, reach_of};
use entity::register::society::SocietyId;
use entity::responsibility::finding::{self, FindingId};
use entity::responsibility::notice::{self as seen, KEPT_DAYS, NoticeKind, SOON_DAYS, by_date, by_reason, patience};
use entity::responsibility::waiting::ESCALATION;

use crate::access::Scope;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::state::State;
use crate::world::{day_in_china, start_in_china};

/// A piece of news about one item.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What is new.
    pub kind: NoticeKind,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The item.
    pub id: OpenItemId,
    /// What it is.
    pub item_kind: OpenItemKind,
    /// The row that it is about.
    pub subject_id: Uuid,
    /// The society that it is about, if it is about one.
    pub society_id: Option<SocietyId>,
    /// Its own title; may be empty.
    pub title: String,
    /// The item itself while it is open.
    pub open: Option<open_item::Model>,
    /// The event that closed it.
    pub closing: Option<event::Model>,
    /// What was written when it was passed back.
    pub note: Option<String>,
}

/// What one viewer is told.
#[derive(Debug)]
pub struct Desk<'v> {
    viewer: &'v Viewer,
    scope: Scope<'v>,
    now: DateTime<Utc>,
    calendar: Arc<WorkCalendar>,
}

impl<'v> Desk<'v> {
    /// The desk of a viewer at this moment.
    #[must_use]
    pub fn of(state: &State, viewer: &'v Viewer, calendar: Arc<WorkCalendar>) -> Self {
        Self { viewer, scope: Scope::of(Some(viewer), "Query.notices"), now: state.world.now(), calendar }
    }

    /// Up to when he has seen what is new; none when he never looked.
    pub async fn seen_at(&self, state: &State) -> Result<Option<DateTime<Utc>>, Fault> {
        Ok(seen::Entity::find_by_id(self.viewer.user_id).one(&state.db).await?.map(|row| row.seen_at))
    }

    /// How many pieces of news there are since he last looked.
    pub async fn unseen(&self, state: &State) -> Result<u64, Fault> {
        let after = self.seen_at(state).await?.map_or(self.horizon(), |at| Ord::max(at, self.horizon()));
        let (low, today) = (day_in_china(after), self.today());
        let fresh = Cond::any().add(Item::Since.gt(after)).add(soon(low, today)).add(overdue(low, today));
        let mut count = self.held().filter(fresh).count(&state.db).await?;
        if let Some(others) = self.escalated(state, low).await? {
            count += others.count(&state.db).await?;
        }
        Ok(count + self.closed(after).count(&state.db).await?)
    }

    /// The newest news, newest first.
    pub async fn newest(&self, state: &State, first: usize) -> Result<Vec<Notice>, Fault> {
        let (low, today, limit) = (day_in_china(self.horizon()), self.today(), first as u64);
        // What came last, what fell due last and what will fall due last: the newest news are among them.
        let came = self.held().filter(Item::Since.gt(self.horizon())).order_by_desc(Item::Since);
        let came = came.order_by_desc(Item::DueOn);
        let late = self.held().filter(overdue(low, today)).order_by_desc(Item::DueOn);
        let near = self.held().filter(soon(low, today)).order_by_desc(Item::DueOn);
        let mut found = HashMap::new();
        for some in [came, late, near] {
            let rows = some.order_by_desc(Item::Id).limit(limit).all(&state.db).await?;
            found.extend(rows.into_iter().map(|row| (row.id, self.held_notice(row))));
        }
        if let Some(others) = self.escalated(state, low).await? {
            let rows = others.order_by_desc(Item::DueOn).order_by_desc(Item::Id).limit(limit).all(&state.db).await?;
            found.extend(rows.into_iter().map(|row| (row.id, self.escalated_notice(row))));
        }
        let closed = self.closed(self.horizon()).select_also(event::Entity);
        let rows = closed.order_by_desc(Closed::ClosedAt).order_by_desc(Closed::Id).limit(limit).all(&state.db).await?;
        found.extend(rows.into_iter().map(|(row, event)| (row.id, closed_notice(row, event))));
        let mut all: Vec<Notice> = found.into_values().collect();
        // What fell due on a rest day and on the day before it goes up on one day: the last days tell them
        // apart, as they do in the selects.
        let due_on = |notice: &Notice| notice.open.as_ref().map(|item| item.due_on);
        all.sort_by_key(|notice| std::cmp::Reverse((notice.at, due_on(notice), notice.id.0)));
        all.truncate(first);
        with_notes(state, all).await
    }

    fn today(&self) -> NaiveDate {
        day_in_china(self.now)
    }

    fn horizon(&self) -> DateTime<Utc> {
        self.now - TimeDelta::days(KEPT_DAYS)
    }

    fn held(&self) -> Select<open_item::Entity> {
        self.scope.open_items().filter(self.scope.held())
    }

    /// What others hold that came to this tier after a day, because they are so late; none where
    /// nothing ever does.
    async fn escalated(&self, state: &State, low: NaiveDate) -> Result<Option<Select<open_item::Entity>>, Fault> {
        let post = self.viewer.post();
        let (Some(tier), Some(own)) = (post.role.tier(), post.agency_id) else { return Ok(None) };
        let since = |days, day| self.calendar.late_since(days, day);
        let late = |days| Item::DueOn.gt(since(days, low)).and(Item::DueOn.lte(since(days, self.today())));
        let mut lanes = Cond::any();
        if let Some(days) = patience(None, tier, &ESCALATION) {
            lanes = lanes.add(Cond::all().add(Item::HolderSocietyId.is_not_null()).add(late(days)));
        }
        if let Some(days) = patience(Some(Tier::Sponsor), tier, &ESCALATION) {
            let below = agency::Entity::find().select_only().column(agency::Column::Id);
            let below = below.filter(agency::Column::Tier.ne(Tier::Lead)).into_query();
            lanes = lanes.add(Cond::all().add(Item::HolderAgencyId.in_subquery(below)).add(late(days)));
        }
        if lanes.is_empty() {
            return Ok(None);
        }
        // An agency of the same tier that is nearer looks into it; this one does not as well.
        let nearer = agency::Entity::find().filter(agency::Column::Tier.eq(tier)).filter(agency::Column::Id.ne(own));
        let codes = nearer.inner_join(region::Entity).select_only().column(region::Column::Code);
        let codes: Vec<String> = codes.into_tuple().all(&state.db).await?;
        let mut others = self.scope.open_items().filter(self.scope.held_by_others()).filter(lanes);
        for code in codes.iter().filter(|code| code.starts_with(reach_of(&post.region_code))) {
            others = others.filter(Item::RegionCode.starts_with(reach_of(code)).not());
        }
        Ok(Some(others))
    }

    /// What somebody else closed after a moment.
    fn closed(&self, after: DateTime<Utc>) -> Select<closed_item::Entity> {
        let event = closed_item::Entity::belongs_to(event::Entity).from(Closed::EventId).to(event::Column::Id);
        let another = Cond::any().add(event::Column::UserId.is_null());
        self.scope
            .closed_items()
            .join(JoinType::InnerJoin, event.into())
            .filter(another.add(event::Column::UserId.ne(self.viewer.user_id)))
            .filter(Closed::ClosedAt.gt(after))
    }

    /// The newest news of an item that is held: its coming, or what its last day has made of it since.
    fn held_notice(&self, row: open_item::Model) -> Notice {
        let came = (by_reason(&row.reason), row.since);
        let dated = by_date(row.due_on, self.today()).map(|(kind, day)| (kind, start_in_china(day)));
        let (kind, at) = dated.filter(|(_, at)| *at > row.since).unwrap_or(came);
        open_notice(kind, at, row)
    }

    fn escalated_notice(&self, row: open_item::Model) -> Notice {
        let holder = row.holder_agency_id.map(|_| Tier::Sponsor);
        let days = self.viewer.role().tier().and_then(|tier| patience(holder, tier, &ESCALATION));
        let days = days.and_then(|days| u32::try_from(days).ok()).unwrap_or_default();
        let at = start_in_china(self.calendar.after(row.due_on, days));
        open_notice(NoticeKind::Escalated, at, row)
    }
}

/// Due soon, since after a day.
fn soon(after: NaiveDate, today: NaiveDate) -> Condition {
    let ahead = TimeDelta::days(SOON_DAYS);
    let due = Item::DueOn.gte(today).and(Item::DueOn.gt(after + ahead));
    due.and(Item::DueOn.lte(today + ahead)).into_condition()
}

/// Overdue, since after a day.
fn overdue(after: NaiveDate, today: NaiveDate) -> Condition {
    Item::DueOn.gte(after).and(Item::DueOn.lt(today)).into_condition()
}

fn open_notice(kind: NoticeKind, at: DateTime<Utc>, row: open_item::Model) -> Notice {
    Notice {
        kind,
        at,
        id: row.id,
        item_kind: row.kind,
        subject_id: row.subject_id,
        society_id: row.society_id,
        title: row.title.clone(),
        open: Some(row),
        closing: None,
        note: None,
    }
}

fn closed_notice(row: closed_item::Model, closing: Option<event::Model>) -> Notice {
    let closed_item::Model { id, kind, subject_id, society_id, title, closed_at, .. } = row;
    let item_kind = kind;
    let (kind, at) = (NoticeKind::Closed, closed_at);
    Notice { kind, at, id, item_kind, subject_id, society_id, title, open: None, closing, note: None }
}

/// Adds what was written when an item was passed back, from what it is about.
async fn with_notes(state: &State, mut all: Vec<Notice>) -> Result<Vec<Notice>, Fault> {
    let (mut cases, mut findings, mut applications) = (Vec::new(), Vec::new(), Vec::new());
    let (mut changes, mut demands, mut studies) = (Vec::new(), Vec::new(), Vec::new());
    let (mut reports, mut orders, mut filings, mut rated) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut sent = Vec::new();
    for notice in all.iter().filter(|notice| notice.kind == NoticeKind::Returned) {
        match notice.item_kind {
            OpenItemKind::Formation => cases.push(FormationId(notice.subject_id)),
            OpenItemKind::Finding => findings.push(FindingId(notice.subject_id)),
            OpenItemKind::AnnualReport => reports.push(ReportId(notice.subject_id)),
            OpenItemKind::Registration => applications.push(RegistrationId(notice.subject_id)),
            OpenItemKind::RegisterChange => changes.push(ChangeId(notice.subject_id)),
            OpenItemKind::Enforcement => orders.push(EnforcementId(notice.subject_id)),
            OpenItemKind::ActivityFiling => filings.push(ActivityId(notice.subject_id)),
            OpenItemKind::Evaluation => rated.push(EvaluationId(notice.subject_id)),
            OpenItemKind::Application => sent.push(ApplicationId(notice.subject_id)),
            OpenItemKind::Demand => demands.push(DemandId(notice.subject_id)),
            OpenItemKind::CaseStudy => studies.push(CaseStudyId(notice.subject_id)),
            // These are never passed back: a letter's answer is in its thread, a list's in its case.
            OpenItemKind::ChangeDue
            | OpenItemKind::Directive
            | OpenItemKind::Thread
            | OpenItemKind::ListCase
            | OpenItemKind::FigureContest
            | OpenItemKind::Casebook
            | OpenItemKind::Project
            | OpenItemKind::Payment
            | OpenItemKind::Recovery
            | OpenItemKind::ResultUse => {}
        }
    }
    let mut notes = HashMap::new();
    if !cases.is_empty() {
        let rows = formation::Entity::find().filter(formation::Column::Id.is_in(cases)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.return_text)));
    }
    if !findings.is_empty() {
        let rows = finding::Entity::find().filter(finding::Column::Id.is_in(findings)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.report)));
    }
    if !applications.is_empty() {
        let rows = registration::Entity::find().filter(registration::Column::Id.is_in(applications));
        notes.extend(rows.all(&state.db).await?.into_iter().map(|row| (row.id.0, row.return_text)));
    }
    if !changes.is_empty() {
        let rows = change::Entity::find().filter(change::Column::Id.is_in(changes)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.return_text)));
    }
    if !filings.is_empty() {
        let rows = activity::Entity::find().filter(activity::Column::Id.is_in(filings)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.text)));
    }
    if !rated.is_empty() {
        let rows = evaluation::Entity::find().filter(evaluation::Column::Id.is_in(rated)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.text)));
    }
    if !sent.is_empty() {
        let rows = application::Entity::find().filter(application::Column::Id.is_in(sent)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.text)));
    }
    if !demands.is_empty() {
        let rows = demand::Entity::find().filter(demand::Column::Id.is_in(demands)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.text)));
    }
    if !studies.is_empty() {
        let rows = case_study::Entity::find().filter(case_study::Column::Id.is_in(studies)).all(&state.db).await?;
        notes.extend(rows.into_iter().map(|row| (row.id.0, row.reason)));
    }
    if !reports.is_empty() {
        let returned = report_step::Entity::find()
            .filter(report_step::Column::ReportId.is_in(reports))
            .filter(report_step::Column::Step.eq(ReportStep::Return))
            .order_by_asc(report_step::Column::At);
        // Oldest first: the newest return stays.
        notes.extend(returned.all(&state.db).await?.into_iter().map(|row| (row.report_id.0, row.text)));
    }
    if !orders.is_empty() {
        let returned = enforcement_step::Entity::find()
            .filter(enforcement_step::Column::CaseId.is_in(orders))
            .filter(enforcement_step::Column::Step.eq(EnforcementStep::RejectCorrection))
            .order_by_asc(enforcement_step::Column::At);
        notes.extend(returned.all(&state.db).await?.into_iter().map(|row| (row.case_id.0, row.text)));
    }
    for notice in &mut all {
        notice.note = notes.get(&notice.subject_id).cloned().flatten();
    }
    Ok(all)
}
