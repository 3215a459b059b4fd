//! A society in the API: its facts as they are today, or as they were on a day.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;

use entity::form::party_act;
use entity::form::party_form::{self, CoverageState, PartyForm};
use entity::institution::change::registered_item;
use entity::institution::inspection;
use entity::people::appointment::{self, party_lead};
use entity::register::existence::{self, Existence};
use entity::register::headcount;
use entity::register::present;
use entity::register::society::{self, Discipline, SocietyId, contact, name};
use entity::register::standing::listing;

use super::region::Region;
use crate::api::loaders::{by_key, rows_of};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::form::api::assessment::FormAssessment;
use crate::form::api::change_due::ChangeDue;
use crate::form::api::formation::Formation;
use crate::form::api::organisation::{
    CoverageGap, Organisation, formations_of, gap_of, open_formation, organisation_of,
};
use crate::form::api::party_act::{ActPermission, PartyActConnection, PartyActCount, acts_of, counted};
use crate::form::rules::book_of;
use crate::institution::api::burden::{Burden, burden_of};
use crate::institution::api::consistency::{Consistency, consistency_of};
use crate::institution::api::deadline::{Deadline, deadlines_of};
use crate::institution::api::inspection::Inspection;
use crate::ledger::api::event::{EventConnection, events_of, no_events};
use crate::people::api::leader::{Leader, PartyLead};
use crate::register::api::fact::{
    CouncilTerm, DatedForm, DatedName, Grade, Headcount, Listing, RegisteredItem, SocietyContact, SocietyEnd,
};
use crate::register::facts;
use crate::responsibility::api::guidance::{Guidance, guidance_of, year_of};
use crate::scalar::Date;

/// A learned society (社会科学学会).
#[derive(Clone)]
pub struct Society {
    /// What holds for it.
    pub row: present::Model,
    /// On which day.
    pub day: NaiveDate,
}

/// The society with this id as of a day; none when it does not exist for the caller, or not yet.
pub async fn find_society(
    ctx: &Context<'_>,
    id: SocietyId,
    as_of: Option<NaiveDate>,
) -> Result<Option<Society>, Fault> {
    let state = state(ctx);
    let today = state.world.today();
    // Through the request's loader: a list of posts or of ids costs one statement.
    let rows = rows_of::<present::Entity>(ctx, id).await?;
    let reached = rows.first().filter(|row| caller(ctx).scope("Query.society").covers(row));
    let Some(row) = reached.cloned() else { return Ok(None) };
    match as_of.filter(|day| *day != today) {
        None => Ok(Some(Society { row, day: today })),
        Some(day) if day < row.registered_on => Ok(None),
        Some(day) => Ok(facts::on_day(&state.db, &[id], day).await?.pop().map(|row| Society { row, day })),
    }
}

impl Society {
    /// Whether the caller may see a field of this society that is not for everyone.
    fn shows(&self, ctx: &Context<'_>, field: &str) -> bool {
        caller(ctx).scope(field).covers(&self.row)
    }

    async fn party_act_rows(&self, ctx: &Context<'_>) -> Result<Arc<Vec<party_act::Model>>, Fault> {
        if !self.shows(ctx, "Society.partyActs") {
            return Ok(Arc::default());
        }
        rows_of::<party_act::Entity>(ctx, self.row.society_id).await
    }

    async fn society_row(&self, ctx: &Context<'_>) -> Result<society::Model, Fault> {
        let found = rows_of::<society::Entity>(ctx, self.row.society_id).await?;
        found.first().cloned().ok_or_else(|| Fault::Broken("a society vanished".into()))
    }
}

#[Object]
impl Society {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.row.society_id.global().into()
    }

    /// Counts the writes to this society; send it back as `expectedVersion`.
    async fn version(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(self.society_row(ctx).await?.version)
    }

    /// The day that these facts hold for (截至日期).
    async fn as_of(&self) -> Date {
        self.day.into()
    }

    /// Unified social credit code (统一社会信用代码), GB 32100-2015.
    async fn uscc(&self) -> &str {
        &self.row.uscc
    }

    /// Why a code with a wrong check digit stands as the certificate says; null for a valid code.
    async fn uscc_override(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.society_row(ctx).await?.uscc_override)
    }

    /// Name (社团名称).
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// All names, oldest first (历次名称).
    async fn names(&self, ctx: &Context<'_>) -> Result<Vec<DatedName>> {
        Ok(rows_of::<name::Entity>(ctx, self.row.society_id).await?.iter().map(DatedName::of).collect())
    }

    /// Registered items as changes have written them up to the day, oldest first (登记事项沿革); nothing is known
    /// here of items that never went through a change.
    async fn registered_items(&self, ctx: &Context<'_>) -> Result<Vec<RegisteredItem>> {
        let rows = rows_of::<registered_item::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().filter(|row| row.since <= self.day).map(RegisteredItem::of).collect())
    }

    /// Discipline (学科门类).
    async fn discipline(&self) -> Discipline {
        self.row.discipline
    }

    /// Day of registration (成立登记日期).
    async fn registered_on(&self) -> Date {
        self.row.registered_on.into()
    }

    /// The region it is registered in (登记地区).
    async fn region(&self, ctx: &Context<'_>) -> Result<Region> {
        let found = by_key(ctx, self.row.region_code.clone()).await?;
        Ok(found.map(Region).ok_or_else(|| Fault::Broken("a region vanished".into()))?)
    }

    /// Members, staff and Party members (人数); null while none was recorded or when the caller may
    /// not see counts.
    async fn headcount(&self, ctx: &Context<'_>) -> Result<Option<Headcount>> {
        let all = self.headcounts(ctx).await?;
        Ok(all.into_iter().rev().find(|count| count.holds_on(self.day)))
    }

    /// All headcounts up to the day, oldest first (历次人数); empty when the caller may not see counts.
    async fn headcounts(&self, ctx: &Context<'_>) -> Result<Vec<Headcount>> {
        if !self.shows(ctx, "Society.headcount") {
            return Ok(Vec::new());
        }
        let rows = rows_of::<headcount::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().filter(|row| row.since <= self.day).map(Headcount::of).collect())
    }

    /// Whether it is still there on the day (存续状态). What has ended stands in no list and is read here.
    async fn existence(&self) -> Existence {
        self.row.existence
    }

    /// What ended it, up to the day (终止情况); null while it is there.
    async fn ended(&self, ctx: &Context<'_>) -> Result<Option<SocietyEnd>> {
        let rows = rows_of::<existence::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().rev().find(|row| SocietyEnd::holds_on(row, self.day)).map(SocietyEnd::of))
    }

    /// Form of its Party organisation (党组织形式).
    async fn form(&self) -> PartyForm {
        self.row.form
    }

    /// All forms up to the day, oldest first (历次形式).
    async fn forms(&self, ctx: &Context<'_>) -> Result<Vec<DatedForm>> {
        let rows = rows_of::<party_form::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().filter(|row| row.since <= self.day).map(DatedForm::of).collect())
    }

    /// How far Party building reaches it (覆盖情况).
    async fn coverage(&self) -> CoverageState {
        self.row.coverage
    }

    /// The form that the rules recommend, and why (形式建议).
    async fn form_assessment(&self, ctx: &Context<'_>) -> Result<FormAssessment> {
        let book = book_of(ctx).await?;
        let with_counts = self.shows(ctx, "Society.headcount");
        Ok(FormAssessment::of(&self.row.present(), book.on(self.day), caller(ctx).language, with_counts))
    }

    /// The change of form that is due on the day (应变更); null where none is.
    async fn change_due(&self, ctx: &Context<'_>) -> Result<Option<ChangeDue>> {
        ChangeDue::of(ctx, self).await
    }

    /// What its form may do on the day, act by act, open ones first (党组织活动权限).
    async fn act_permissions(&self, ctx: &Context<'_>) -> Vec<ActPermission> {
        ActPermission::all(self.row.form, caller(ctx).language)
    }

    /// Recorded acts of Party life up to the day, newest first, withdrawn ones too (党组织活动); empty when
    /// the caller may not see them.
    async fn party_acts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Only those of this calendar year.")] year: Option<i32>,
    ) -> Result<PartyActConnection> {
        acts_of(&self.party_act_rows(ctx).await?, self.day, year, first, after)
    }

    /// How often each act was held, by year (年度党组织活动次数); empty when the caller may not see them.
    async fn party_act_counts(&self, ctx: &Context<'_>) -> Result<Vec<PartyActCount>> {
        Ok(counted(&self.party_act_rows(ctx).await?, self.day))
    }

    /// Its Party organisation on the day (党组织): state, officers, liaison, documents.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Organisation> {
        Ok(organisation_of(ctx, self).await?)
    }

    /// The open formation (在办组建事项); null when there is none, on a day in the past, or when the
    /// caller may not see it.
    async fn formation(&self, ctx: &Context<'_>) -> Result<Option<Formation>> {
        Ok(open_formation(ctx, self).await?)
    }

    /// All formations up to the day, oldest first (历次组建事项); empty when the caller may not see them.
    async fn formations(&self, ctx: &Context<'_>) -> Result<Vec<Formation>> {
        Ok(formations_of(ctx, self).await?)
    }

    /// Why it is not covered as it should be, and the one next action (未覆盖原因); null where it is, or
    /// when the caller may not see the cause.
    async fn coverage_gap(&self, ctx: &Context<'_>) -> Result<Option<CoverageGap>> {
        Ok(gap_of(ctx, self).await?)
    }

    /// Evaluation grade (评估等级); null when it was never evaluated.
    async fn grade(&self) -> Option<Grade> {
        Grade::of(&self.row, self.day)
    }

    /// Lists that it stands in on the day (异常情形).
    async fn listings(&self, ctx: &Context<'_>) -> Result<Vec<Listing>> {
        let rows = rows_of::<listing::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().map(Listing::of).filter(|listing| listing.holds_on(self.day)).collect())
    }

    /// Conclusions of annual inspections, oldest first (年检结论).
    async fn inspections(&self, ctx: &Context<'_>) -> Result<Vec<Inspection>> {
        let rows = rows_of::<inspection::Entity>(ctx, self.row.society_id).await?;
        Ok(rows.iter().filter(|row| Inspection::known_on(row, self.day)).map(Inspection::of).collect())
    }

    /// The council's term (理事会任期); null when it is not known.
    async fn council(&self) -> Option<CouncilTerm> {
        CouncilTerm::of(&self.row, self.day)
    }

    /// Leaders on the day (学会负责人); empty when the caller may not see names.
    async fn leaders(&self, ctx: &Context<'_>) -> Result<Vec<Leader>> {
        if !self.shows(ctx, "Society.leaders") {
            return Ok(Vec::new());
        }
        let posts = rows_of::<appointment::Entity>(ctx, self.row.society_id).await?;
        let leads = rows_of::<party_lead::Entity>(ctx, self.row.society_id).await?;
        Ok(Leader::on_day(ctx, &posts, &leads, self.day).await?)
    }

    /// The post that leads Party work on the day, held by somebody or not (党建负责人); null when none does, or
    /// when the caller may not see names.
    async fn party_lead(&self, ctx: &Context<'_>) -> Result<Option<PartyLead>> {
        if !self.shows(ctx, "Society.leaders") {
            return Ok(None);
        }
        let leads = rows_of::<party_lead::Entity>(ctx, self.row.society_id).await?;
        Ok(PartyLead::on_day(&leads, self.day))
    }

    /// What the federation did for it in a year, and the three lights (三到位); null when the caller may
    /// not see it.
    async fn guidance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year; the present one when absent.")] year: Option<i32>,
    ) -> Result<Option<Guidance>> {
        let year = year_of(year, self.day)?;
        if !self.shows(ctx, "Society.guidance") {
            return Ok(None);
        }
        Ok(Some(guidance_of(ctx, self.row.society_id, year).await?))
    }

    /// Contact (联系方式); null when none was given or when the caller may not see it.
    async fn contact(&self, ctx: &Context<'_>) -> Result<Option<SocietyContact>> {
        if !self.shows(ctx, "Society.contact") {
            return Ok(None);
        }
        Ok(rows_of::<contact::Entity>(ctx, self.row.society_id).await?.first().map(SocietyContact::of))
    }

    /// Legal dates that follow from these facts, and what waits about it today, soonest first (到期事项).
    async fn deadlines(&self, ctx: &Context<'_>) -> Result<Vec<Deadline>> {
        Ok(deadlines_of(ctx, self).await?)
    }

    /// What the federation, civil affairs and the society say of it today, side by side (数据一致性比对); null
    /// when the caller may not see it.
    async fn consistency(&self, ctx: &Context<'_>) -> Result<Option<Consistency>> {
        if !self.shows(ctx, "Society.consistency") {
            return Ok(None);
        }
        Ok(Some(consistency_of(ctx, self.row.society_id).await?))
    }

    /// What it was asked for in a year, and how much of it was filled in beforehand (填报负担); null when the
    /// caller may not see it.
    async fn burden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year; the present one when absent.")] year: Option<i32>,
    ) -> Result<Option<Burden>> {
        let year = year_of(year, self.day)?;
        if !self.shows(ctx, "Society.burden") {
            return Ok(None);
        }
        Ok(Some(burden_of(ctx, self.row.society_id, year).await?))
    }

    /// The ledger's events about it, newest first (大事记).
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<EventConnection> {
        if !self.shows(ctx, "Society.events") {
            return Ok(no_events());
        }
        events_of(ctx, self.row.society_id, self.shows(ctx, "Society.headcount"), first, after).await
    }
}
