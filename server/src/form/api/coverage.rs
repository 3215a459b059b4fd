//! Coverage in the API: today from the database, any other day from the facts.

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{FromQueryResult, QueryFilter, QuerySelect, Select};

use chrono::NaiveDate;
use entity::form::assessment::FIRST;
use entity::form::coverage::Tally;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::inspection::Conclusion;
use entity::register::present::{self, Column};
use entity::register::society::{Discipline, SocietyId};
use entity::register::standing::GradeLevel;
use entity::{Language, Word};

use crate::api::loaders::by_key;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::register::api::society_list::{past, read_filter};
use crate::register::facts;
use crate::register::filter::SocietyFilter;
use crate::scalar::Date;
use crate::state::State;

/// By what to break coverage down (分组维度).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageDimension {
    /// By region (地区).
    Region,
    /// By discipline (学科门类).
    Discipline,
    /// By form of the Party organisation (党组织形式).
    Form,
    /// By evaluation grade (评估等级).
    Grade,
    /// By conclusion of the newest inspection (年检结论).
    Conclusion,
}

/// The societies that are counted: a select for today, rows for another day.
enum Counted {
    Today(Box<Select<present::Entity>>),
    Then(Vec<present::Model>),
}

/// How far Party building reaches a set of societies (党建覆盖). Counts are societies, rates go from 0 to 1.
pub struct Coverage {
    counted: Counted,
    day: NaiveDate,
    tally: Tally,
    forms: BTreeMap<String, Tally>,
}

#[Object]
impl Coverage {
    /// The day that the figures hold for (截至日期).
    async fn as_of(&self) -> Date {
        self.day.into()
    }

    /// The version of the rules behind must-form and mismatch (规则版本).
    async fn rule_version(&self) -> &'static str {
        FIRST.version
    }

    /// All societies of the set.
    async fn societies(&self) -> i64 {
        self.tally.societies
    }

    /// Those that are abnormal (异常).
    async fn abnormal(&self) -> i64 {
        self.tally.abnormal
    }

    /// Covered by an organisation (党的组织覆盖).
    async fn organisation(&self) -> i64 {
        self.tally.organisation
    }

    /// Covered by an organisation or a liaison (党的工作覆盖).
    async fn work(&self) -> i64 {
        self.tally.work
    }

    /// Those that must form an organisation: three or more formal members (应建).
    async fn must_form(&self) -> i64 {
        self.tally.must_form
    }

    /// Of these, those that have formed one (应建已建).
    async fn must_form_formed(&self) -> i64 {
        self.tally.must_form_formed
    }

    /// `organisation` / `societies`; 0 for an empty set.
    async fn organisation_rate(&self) -> f64 {
        self.tally.organisation_rate()
    }

    /// `work` / `societies`; 0 for an empty set.
    async fn work_rate(&self) -> f64 {
        self.tally.work_rate()
    }

    /// Organisation coverage of the societies that are not abnormal (不含异常).
    async fn organisation_rate_without_abnormal(&self) -> f64 {
        self.tally.organisation_rate_without_abnormal()
    }

    /// Work coverage of the societies that are not abnormal (不含异常).
    async fn work_rate_without_abnormal(&self) -> f64 {
        self.tally.work_rate_without_abnormal()
    }

    /// Those whose form is not the recommended one (形式与条件不符).
    async fn mismatches(&self) -> i64 {
        self.tally.mismatches
    }

    /// Formal Party members in all of them, persons (正式党员); null when the caller may not see counts.
    async fn formal_members(&self, ctx: &Context<'_>) -> Option<i64> {
        sees_counts(ctx).then_some(self.tally.formal_members)
    }

    /// With an established branch (建制型党支部).
    async fn established(&self) -> i64 {
        self.with(PartyForm::Established)
    }

    /// With a functional branch (功能性党支部).
    async fn functional(&self) -> i64 {
        self.with(PartyForm::Functional)
    }

    /// With a joint branch (联合党支部).
    async fn joint(&self) -> i64 {
        self.with(PartyForm::Joint)
    }

    /// With a liaison (党建工作联络员).
    async fn liaison(&self) -> i64 {
        self.with(PartyForm::Liaison)
    }

    /// With nothing yet (未建).
    async fn none(&self) -> i64 {
        self.with(PartyForm::None)
    }

    /// The same figures, broken down; groups without a society are left out.
    async fn by(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what.")] dimension: CoverageDimension,
    ) -> Result<Vec<CoverageGroup>> {
        let groups = tallies(state(ctx), &self.counted, Some(dimension)).await?;
        let mut named = Vec::with_capacity(groups.len());
        for (key, tally) in groups {
            let label = label(ctx, dimension, &key).await?;
            named.push((rank(dimension, &key), CoverageGroup::of(key, label, &tally, sees_counts(ctx))));
        }
        named.sort_by_key(|(rank, _)| *rank);
        Ok(named.into_iter().map(|(_, group)| group).collect())
    }
}

impl Coverage {
    fn with(&self, form: PartyForm) -> i64 {
        self.forms.get(form.code()).map_or(0, |tally| tally.societies)
    }
}

/// Coverage of one group (分组覆盖). Counts are societies, rates go from 0 to 1.
#[derive(SimpleObject)]
pub struct CoverageGroup {
    /// The enum value, or the region's division code; empty for societies without one.
    key: String,
    /// Its name in the caller's language.
    label: String,
    /// All societies of the group.
    societies: i64,
    /// Those that are abnormal.
    abnormal: i64,
    /// Covered by an organisation.
    organisation: i64,
    /// Covered by an organisation or a liaison.
    work: i64,
    /// Those that must form an organisation.
    must_form: i64,
    /// Of these, those that have formed one.
    must_form_formed: i64,
    /// `organisation` / `societies`.
    organisation_rate: f64,
    /// `work` / `societies`.
    work_rate: f64,
    /// Those whose form is not the recommended one.
    mismatches: i64,
    /// Formal Party members, persons; null when the caller may not see counts.
    formal_members: Option<i64>,
}

/// A figure of a set of one society is that society's count: who may not see the one sees no other.
fn sees_counts(ctx: &Context<'_>) -> bool {
    let role = caller(ctx).viewer.get().map(crate::identity::Viewer::role);
    role.is_some_and(|role| entity::policy::allows("Society.headcount", role))
}

impl CoverageGroup {
    fn of(key: String, label: String, tally: &Tally, with_counts: bool) -> Self {
        Self {
            key,
            label,
            societies: tally.societies,
            abnormal: tally.abnormal,
            organisation: tally.organisation,
            work: tally.work,
            must_form: tally.must_form,
            must_form_formed: tally.must_form_formed,
            organisation_rate: tally.organisation_rate(),
            work_rate: tally.work_rate(),
            mismatches: tally.mismatches,
            formal_members: with_counts.then_some(tally.formal_members),
        }
    }
}

/// Queries of coverage.
#[derive(Default)]
pub struct CoverageQuery;

#[Object]
impl CoverageQuery {
    /// How far Party building reaches the societies that the caller may see, today or on a day before.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to narrow the set to.")] filter: Option<SocietyFilter>,
        #[graphql(desc = "The day to look at; today when absent.")] as_of: Option<Date>,
    ) -> Result<Coverage> {
        let state = state(ctx);
        let today = state.world.today();
        let filter = read_filter(state, caller(ctx), filter.unwrap_or_default()).await?;
        let scoped = caller(ctx).scope("Query.coverage").societies();
        let (day, counted) = match past(state, as_of)?.filter(|day| *day != today) {
            None => (today, Counted::Today(Box::new(scoped.filter(filter.condition())))),
            Some(day) => {
                let rows = rows_on(state, scoped, day).await?;
                (day, Counted::Then(rows.into_iter().filter(|row| filter.admits(row)).collect()))
            }
        };
        let tally = tallies(state, &counted, None).await?.into_values().next().unwrap_or_default();
        let forms = tallies(state, &counted, Some(CoverageDimension::Form)).await?;
        Ok(Coverage { counted, day, tally, forms })
    }
}

/// The societies of a scope that existed on a day, as they were.
async fn rows_on(state: &State, scoped: Select<present::Entity>, day: NaiveDate) -> Result<Vec<present::Model>, Fault> {
    use sea_orm::ColumnTrait;
    let ids: Vec<SocietyId> = scoped
        .filter(Column::RegisteredOn.lte(day))
        .select_only()
        .column(Column::SocietyId)
        .into_tuple()
        .all(&state.db)
        .await?;
    let mut rows = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        rows.extend(facts::on_day(&state.db, some, day).await?);
    }
    Ok(rows)
}

async fn tallies(
    state: &State,
    counted: &Counted,
    by: Option<CoverageDimension>,
) -> Result<BTreeMap<String, Tally>, Fault> {
    match counted {
        Counted::Today(select) => from_database(state, (**select).clone(), by).await,
        Counted::Then(rows) => {
            let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
            for row in rows {
                groups.entry(by.map(|by| key_of(row, by)).unwrap_or_default()).or_default().push(row.present());
            }
            Ok(groups.into_iter().map(|(key, rows)| (key, Tally::of(&rows))).collect())
        }
    }
}

#[derive(FromQueryResult)]
struct Group {
    key: Option<String>,
    societies: i64,
    abnormal: Option<i64>,
    organisation: Option<i64>,
    work: Option<i64>,
    organisation_normal: Option<i64>,
    work_normal: Option<i64>,
    must_form: Option<i64>,
    must_form_formed: Option<i64>,
    mismatches: Option<i64>,
    formal_members: Option<i64>,
}

/// The same counts as [`Tally::of`], made by the database.
async fn from_database(
    state: &State,
    select: Select<present::Entity>,
    by: Option<CoverageDimension>,
) -> Result<BTreeMap<String, Tally>, Fault> {
    use sea_orm::ColumnTrait;
    let organisation = || Column::Coverage.eq(CoverageState::Organisation);
    let work = || Column::Coverage.ne(CoverageState::Uncovered);
    let normal = || Column::Abnormality.is_null();
    let must = || Column::MustForm.eq(true);
    let mut select = select
        .select_only()
        .column_as(Column::SocietyId.count(), "societies")
        .column_as(count_if(Column::Abnormality.is_not_null()), "abnormal")
        .column_as(count_if(organisation()), "organisation")
        .column_as(count_if(work()), "work")
        .column_as(count_if(organisation().and(normal())), "organisation_normal")
        .column_as(count_if(work().and(normal())), "work_normal")
        .column_as(count_if(must()), "must_form")
        .column_as(count_if(must().and(organisation())), "must_form_formed")
        .column_as(count_if(Column::Mismatch.eq(true)), "mismatches")
        .column_as(Expr::col(Column::Formal).sum().cast_as("bigint"), "formal_members");
    select = match by.map(column_of) {
        Some(column) => select.column_as(column, "key").group_by(column),
        None => select.column_as(Expr::value(""), "key"),
    };
    let groups = select.into_model::<Group>().all(&state.db).await?;
    Ok(groups.into_iter().map(tally).collect())
}

fn tally(group: Group) -> (String, Tally) {
    let tally = Tally {
        societies: group.societies,
        abnormal: group.abnormal.unwrap_or(0),
        organisation: group.organisation.unwrap_or(0),
        work: group.work.unwrap_or(0),
        organisation_normal: group.organisation_normal.unwrap_or(0),
        work_normal: group.work_normal.unwrap_or(0),
        must_form: group.must_form.unwrap_or(0),
        must_form_formed: group.must_form_formed.unwrap_or(0),
        mismatches: group.mismatches.unwrap_or(0),
        formal_members: group.formal_members.unwrap_or(0),
    };
    (group.key.unwrap_or_default(), tally)
}

/// Counts the rows for which it holds.
fn count_if(condition: SimpleExpr) -> SimpleExpr {
    Expr::case(condition, 1_i64).finally(0_i64).sum().cast_as("bigint")
}

fn column_of(dimension: CoverageDimension) -> Column {
    match dimension {
        CoverageDimension::Region => Column::RegionCode,
        CoverageDimension::Discipline => Column::Discipline,
        CoverageDimension::Form => Column::Form,
        CoverageDimension::Grade => Column::Grade,
        CoverageDimension::Conclusion => Column::Conclusion,
    }
}

fn key_of(row: &present::Model, dimension: CoverageDimension) -> String {
    let code = match dimension {
        CoverageDimension::Region => return row.region_code.clone(),
        CoverageDimension::Discipline => Some(row.discipline.code()),
        CoverageDimension::Form => Some(row.form.code()),
        CoverageDimension::Grade => row.grade.map(Word::code),
        CoverageDimension::Conclusion => row.conclusion.map(Word::code),
    };
    code.unwrap_or_default().to_owned()
}

/// The place of a group among its fellows: as the vocabulary lists them, those without one last.
fn rank(dimension: CoverageDimension, key: &str) -> usize {
    fn place<W: Word + PartialEq>(key: &str) -> usize {
        W::from_code(key).and_then(|word| W::ALL.iter().position(|other| *other == word)).unwrap_or(usize::MAX)
    }
    match dimension {
        CoverageDimension::Region => key.parse().unwrap_or(usize::MAX),
        CoverageDimension::Discipline => place::<Discipline>(key),
        CoverageDimension::Form => place::<PartyForm>(key),
        CoverageDimension::Grade => place::<GradeLevel>(key),
        CoverageDimension::Conclusion => place::<Conclusion>(key),
    }
}

async fn label(ctx: &Context<'_>, dimension: CoverageDimension, key: &str) -> Result<String, Fault> {
    fn word<W: Word>(key: &str, language: Language, none: (&'static str, &'static str)) -> String {
        W::from_code(key).map_or(language.pick(none.0, none.1), |word| word.label(language)).to_owned()
    }
    let language = caller(ctx).language;
    Ok(match dimension {
        CoverageDimension::Region => {
            let found = by_key(ctx, key.to_owned()).await?;
            found.map(|region| if language == Language::Zh { region.name } else { region.name_en }).unwrap_or_default()
        }
        CoverageDimension::Discipline => word::<Discipline>(key, language, ("", "")),
        CoverageDimension::Form => word::<PartyForm>(key, language, ("", "")),
        CoverageDimension::Grade => word::<GradeLevel>(key, language, ("未评估", "Not evaluated")),
        CoverageDimension::Conclusion => word::<Conclusion>(key, language, ("无记录", "No record")),
    })
}
