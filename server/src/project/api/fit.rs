//! Why a society fits a need, in the API: suggestions for a demand, needs for a society, and the figures of the rule.
//! A score serves the search alone and stands nowhere else.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::Language;
use entity::institution::eligibility::blocker::BlockerCode;
use entity::project::demand::{self, DemandId};
use entity::project::matching::rules::MatchingRules as Rules;
use entity::project::matching::{Fit, MatchPart};
use entity::register::present;
use entity::register::society::Discipline;

use super::demand::Demand;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::project::action::set_matching_rules::{self, set_matching_rules};
use crate::project::fit::{fitting, suggestions};
use crate::register::api::society::Society;
use crate::ruled::ruled;

/// The most suggestions of one list.
const MOST: i32 = 50;

/// A part of a match (匹配依据).
#[derive(SimpleObject)]
struct MatchReason {
    /// Which (依据).
    part: MatchPart,
    /// Its points; below zero for what bars (得分).
    points: i32,
    /// The most that it can have (满分).
    of: i32,
    /// It in words, in the caller's language (说明).
    sentence: String,
}

fn reasons(fit: &Fit, language: Language) -> Vec<MatchReason> {
    let said = |part: &entity::project::matching::Part| MatchReason {
        part: part.part,
        points: part.points,
        of: part.of,
        sentence: part.sentence(language),
    };
    fit.parts.iter().map(said).collect()
}

/// A society that fits a demand (推荐学会).
#[derive(SimpleObject)]
struct DemandSuggestion {
    /// The society (学会).
    society: Society,
    /// The points of the reasons together, 0 to 100: for finding, no mark of the society (匹配度).
    score: i32,
    /// Why: the points add up to the score (匹配依据).
    reasons: Vec<MatchReason>,
    /// What bars it; null for nothing (障碍).
    blocker: Option<BlockerCode>,
}

/// A need that fits a society (适合本会的需求).
#[derive(SimpleObject)]
struct FittingDemand {
    /// The need (需求).
    demand: Demand,
    /// The points of the reasons together, 0 to 100: for finding, no mark of the society (匹配度).
    score: i32,
    /// Why: the points add up to the score (匹配依据).
    reasons: Vec<MatchReason>,
    /// What bars the society; null for nothing (障碍).
    blocker: Option<BlockerCode>,
}

/// Disciplines that border on each other (相邻学科).
#[derive(SimpleObject, InputObject, Clone, Copy)]
#[graphql(input_name = "DisciplinePairInput")]
struct DisciplinePair {
    /// One of them.
    one: Discipline,
    /// The other.
    other: Discipline,
}

/// The figures of the matching, with their source (匹配规则).
#[derive(SimpleObject, InputObject, Clone)]
#[graphql(input_name = "MatchingFiguresInput")]
struct MatchingFigures {
    /// Points of the discipline; all points are a hundred together (学科分值).
    discipline_points: i32,
    /// Points of scope and past results (业务范围与成果分值).
    results_points: i32,
    /// Points of the grade (等级分值).
    grade_points: i32,
    /// Points of the capacity (承接能力分值).
    capacity_points: i32,
    /// The percentage of a need's words that is enough for all points of the results (词语相合满分比例).
    results_full_percent: i32,
    /// So many members are enough for all points (会员满分数).
    members_full: i32,
    /// So many full-time staff are enough (专职人员满分数).
    staff_full: i32,
    /// From so many demands in hand on nothing is left of the capacity (承接上限).
    engagements_max: i32,
    /// Disciplines that border on each other (相邻学科).
    neighbours: Vec<DisciplinePair>,
    /// Working days to screen, and to open (审核工作日数).
    screen_days: i32,
    /// Working days from the match to the agreement, and to offer after a match was dissolved (签约工作日数).
    agree_days: i32,
    /// Working days to confirm a delivery (确认工作日数).
    confirm_days: i32,
    /// Working days to rate it (评价工作日数).
    rate_days: i32,
    /// Where they come from, at most 100 characters (依据).
    source: String,
}

/// The rules of the matching as they hold (匹配规则).
#[derive(SimpleObject)]
struct MatchingRules {
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// The figures.
    figures: MatchingFigures,
}

impl From<Rules> for MatchingRules {
    fn from(rules: Rules) -> Self {
        let Rules {
            version,
            discipline_points,
            results_points,
            grade_points,
            capacity_points,
            results_full_percent,
            members_full,
            staff_full,
            engagements_max,
            neighbours,
            screen_days,
            agree_days,
            confirm_days,
            rate_days,
            source,
        } = rules;
        let neighbours = neighbours.into_iter().map(|(one, other)| DisciplinePair { one, other }).collect();
        let figures = MatchingFigures {
            discipline_points,
            results_points,
            grade_points,
            capacity_points,
            results_full_percent,
            members_full,
            staff_full,
            engagements_max,
            neighbours,
            screen_days,
            agree_days,
            confirm_days,
            rate_days,
            source,
        };
        Self { version, figures }
    }
}

impl From<MatchingFigures> for Rules {
    fn from(figures: MatchingFigures) -> Self {
        let MatchingFigures {
            discipline_points,
            results_points,
            grade_points,
            capacity_points,
            results_full_percent,
            members_full,
            staff_full,
            engagements_max,
            neighbours,
            screen_days,
            agree_days,
            confirm_days,
            rate_days,
            source,
        } = figures;
        Self {
            version: 0,
            discipline_points,
            results_points,
            grade_points,
            capacity_points,
            results_full_percent,
            members_full,
            staff_full,
            engagements_max,
            neighbours: neighbours.into_iter().map(|pair| (pair.one, pair.other)).collect(),
            screen_days,
            agree_days,
            confirm_days,
            rate_days,
            source,
        }
    }
}

fn most(first: Option<i32>) -> Result<usize> {
    match first.unwrap_or(20) {
        count @ 1..=MOST => Ok(usize::try_from(count).unwrap_or_default()),
        _ => Err(bad_input(format!("first: ask for 1 to {MOST} items"))),
    }
}

/// Queries of the matching.
#[derive(Default)]
pub struct FitQuery;

#[Object]
impl FitQuery {
    /// Societies that fit a demand, the best first, each with its reasons (推荐学会); what ties goes by the day of
    /// registration. Empty when there is no such demand for the caller.
    async fn demand_suggestions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The demand's global id.")] demand_id: ID,
        #[graphql(desc = "How many, 1 to 50; 20 when absent.")] first: Option<i32>,
    ) -> Result<Vec<DemandSuggestion>> {
        let (db, today, most) = (&state(ctx).db, state(ctx).world.today(), most(first)?);
        let scope = caller(ctx).scope("Query.demandSuggestions");
        let Ok(id) = DemandId::parse(&demand_id) else { return Ok(Vec::new()) };
        let found = scope.own_demands().filter(demand::Column::Id.eq(id)).one(db).await.map_err(Fault::from)?;
        let Some(row) = found else { return Ok(Vec::new()) };
        let rules = ruled::<Rules>(db).await?;
        let fits = suggestions(db, scope.societies(), &row, &rules, (today, most)).await?;
        let one = |(row, fit): (present::Model, Fit)| DemandSuggestion {
            society: Society { row, day: today },
            score: fit.score(),
            reasons: reasons(&fit, caller(ctx).language),
            blocker: fit.blocker(),
        };
        Ok(fits.into_iter().map(one).collect())
    }

    /// Open needs that fit the caller's own society, the best first, each with its reasons (适合本会的需求).
    async fn fitting_demands(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 50; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Only this demand.")] demand_id: Option<ID>,
    ) -> Result<Vec<FittingDemand>> {
        let (db, today, most) = (&state(ctx).db, state(ctx).world.today(), most(first)?);
        let scope = caller(ctx).scope("Query.fittingDemands");
        let own = caller(ctx).viewer()?.post().society_id;
        let Some(own) = own else { return Ok(Vec::new()) };
        let Some(society) = scope.society(own).one(db).await.map_err(Fault::from)? else { return Ok(Vec::new()) };
        let mut reached = scope.demands();
        if let Some(id) = demand_id {
            let Ok(id) = DemandId::parse(&id) else { return Ok(Vec::new()) };
            reached = reached.filter(demand::Column::Id.eq(id));
        }
        let rules = ruled::<Rules>(db).await?;
        let fits = fitting(db, reached, &society, &rules, (today, most)).await?;
        let one = |(row, fit): (demand::Model, Fit)| FittingDemand {
            demand: Demand(row),
            score: fit.score(),
            reasons: reasons(&fit, caller(ctx).language),
            blocker: fit.blocker(),
        };
        Ok(fits.into_iter().map(one).collect())
    }

    /// The figures of the matching, with their source (匹配规则).
    async fn matching_rules(&self, ctx: &Context<'_>) -> Result<MatchingRules> {
        Ok(ruled::<Rules>(&state(ctx).db).await?.into())
    }
}

/// Input of `setMatchingRules`.
#[derive(InputObject)]
struct SetMatchingRulesInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// What holds from now on.
    figures: MatchingFigures,
}

/// Payload of `setMatchingRules`.
#[derive(SimpleObject)]
struct SetMatchingRulesPayload {
    /// The rules as they hold now.
    matching_rules: MatchingRules,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the matching's figures.
#[derive(Default)]
pub struct FitMutation;

#[Object]
impl FitMutation {
    /// Sets the figures of the matching (设定匹配规则). What waits already keeps its day.
    async fn set_matching_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetMatchingRulesInput,
    ) -> Result<SetMatchingRulesPayload> {
        let SetMatchingRulesInput { idempotency_key, expected_version, figures } = input;
        let input = set_matching_rules::Input { expected_version, idempotency_key, rules: figures.into() };
        let done = set_matching_rules(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let matching_rules = ruled::<Rules>(&state(ctx).db).await?.into();
        Ok(SetMatchingRulesPayload { matching_rules, user_errors })
    }
}
