//! Lists of changes of the register, and what a society reads before it proposes one.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::machine::ChangeTerms as Terms;
use entity::institution::change::{self, ChangeId, ChangeMatter, ChangeState};
use entity::register::society::SocietyId;

use super::terms::RegisterChangeTerms;
use super::{RegisterChange, SocietyEndDuty, duties_of};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::institution::api::registration::name_check::{NameFinding, shown};
use crate::institution::change::known::{self, Compared};
use crate::page::{FIRST_MAX, Listed, Page, connect};
use crate::register::api::society::{Society, find_society};
use crate::ruled::ruled;

/// What to narrow a list of changes to (变更登记筛选).
#[derive(InputObject, Default)]
struct RegisterChangeFilter {
    /// Only these, by global id; at most 100.
    ids: Option<Vec<ID>>,
    /// Of this society.
    society: Option<ID>,
    /// Of these matters.
    matters: Option<Vec<ChangeMatter>>,
    /// In one of these states.
    states: Option<Vec<ChangeState>>,
}

impl RegisterChangeFilter {
    fn condition(self) -> Result<Condition> {
        let Self { ids, society, matters, states } = self;
        if ids.as_ref().is_some_and(|ids| ids.len() > FIRST_MAX) {
            return Err(bad_input(format!("filter.ids: at most {FIRST_MAX}")));
        }
        let ids = ids.map(|ids| ids.iter().map(|id| ChangeId::parse(id)).collect::<Result<Vec<_>, _>>()).transpose();
        let ids = ids.map_err(|_| bad_input("filter.ids: not a change's id"))?;
        let society = society.map(|id| SocietyId::parse(&id)).transpose();
        let society = society.map_err(|_| bad_input("filter.society: not a society's id"))?;
        Ok(Condition::all()
            .add_option(ids.map(|any| change::Column::Id.is_in(any)))
            .add_option(society.map(|id| change::Column::SocietyId.eq(id)))
            .add_option(matters.map(|any| change::Column::Matter.is_in(any)))
            .add_option(states.map(|any| change::Column::State.is_in(any))))
    }
}

/// Fields of the whole list.
pub struct RegisterChangeTotal(Select<change::Entity>);

#[Object]
impl RegisterChangeTotal {
    /// Changes in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// How long everything takes, as it is set today.
    async fn terms(&self, ctx: &Context<'_>) -> Result<RegisterChangeTerms> {
        Ok(ruled::<Terms>(&state(ctx).db).await?.into())
    }
}

/// What a change of one matter begins with (变更申报表).
#[derive(SimpleObject)]
struct RegisterChangeForm {
    /// What changes.
    matter: ChangeMatter,
    /// What stands in the register; empty where that is not known (现登记内容).
    old_value: String,
    /// The papers that it needs (应交材料).
    papers: Vec<AttachmentPurpose>,
    /// The longest new value, characters.
    value_max: usize,
    /// The clause (依据).
    rule: &'static str,
    /// The case of this matter that is open; a second one is refused (在办事项).
    open: Option<RegisterChange>,
    /// What stands in the way of an end and what ends with it; empty for a change (注销前待办事项).
    duties: Vec<SocietyEndDuty>,
    /// Days from the consent to the filing, or from the end of the liquidation (报送期限，日).
    file_days: i32,
    /// Where the days come from (依据).
    source: String,
}

/// Queries of changes of the register.
#[derive(Default)]
pub struct RegisterChangeQuery;

#[Object]
impl RegisterChangeQuery {
    /// Changes of the register that the caller may see, newest first (变更与注销登记).
    async fn register_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<RegisterChangeFilter>,
    ) -> Result<Listed<RegisterChange, RegisterChangeTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.registerChanges").register_changes();
        let all = all.filter(filter.unwrap_or_default().condition()?);
        let id = change::Column::Id;
        let onward = Condition::all().add_option(page.after.map(|after| id.lt(ChangeId(after))));
        let rows = all.clone().filter(onward).order_by_desc(id).limit(page.limit()).all(&state(ctx).db).await;
        let rows = rows.map_err(Fault::from)?;
        Ok(connect(&page, rows, RegisterChangeTotal(all), |row| row.id.0, RegisterChange))
    }

    /// What a change of a matter begins with, for the caller's own society: what stands there, which papers it
    /// needs, what stands in the way (变更申报表); null for whoever holds no post in a society.
    async fn change_form(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to change.")] matter: ChangeMatter,
    ) -> Result<Option<RegisterChangeForm>> {
        let Some(society) = own(ctx).await? else { return Ok(None) };
        let db = &state(ctx).db;
        let open = caller(ctx).scope("Query.registerChanges").register_changes();
        let open = open
            .filter(change::Column::SocietyId.eq(society.row.society_id))
            .filter(change::Column::Matter.eq(matter))
            .filter(change::Column::ClosedOn.is_null());
        let duties =
            if matter == ChangeMatter::Deregistration { duties_of(ctx, &society, None).await? } else { Vec::new() };
        let terms: Terms = ruled(db).await?;
        let ends = matter == ChangeMatter::Deregistration;
        Ok(Some(RegisterChangeForm {
            matter,
            old_value: known::old_value(db, &society.row, matter).await?,
            papers: matter.papers().to_vec(),
            value_max: matter.value_max(),
            rule: matter.rule(),
            open: open.one(db).await.map_err(Fault::from)?.map(RegisterChange),
            duties,
            file_days: if ends { terms.deregister_days } else { terms.file_days },
            source: terms.source,
        }))
    }

    /// What the linter says of a new name for the caller's own society, gravest first: compared with registered
    /// names, and with nothing that others have applied for (名称核查).
    async fn name_findings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The name.")] name: String,
    ) -> Result<Vec<NameFinding>> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > entity::register::society::NAME_MAX {
            return Ok(Vec::new());
        }
        let Some(society) = own(ctx).await? else { return Ok(Vec::new()) };
        let found = known::findings(&state(ctx).db, &society.row, name, Compared::Registered).await?;
        Ok(shown(found, caller(ctx).language))
    }
}

/// The society in which the caller holds his post.
async fn own(ctx: &Context<'_>) -> Result<Option<Society>, Fault> {
    match caller(ctx).viewer.get().and_then(|viewer| viewer.post().society_id) {
        Some(id) => find_society(ctx, id, None).await,
        None => Ok(None),
    }
}
