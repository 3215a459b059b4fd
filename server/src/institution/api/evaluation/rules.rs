//! The rules of evaluation in the API: who may apply, what is rated, from how many points on which grade, how
//! long everything takes. They are data with a source; a version judges from its day on.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::institution::eligibility::EligibilityRules;
use entity::institution::evaluation::EvaluationBlock;
use entity::institution::evaluation::rules::{self, EvaluationTerms, Threshold, Weight};
use entity::register::standing::GradeLevel;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::institution::action::evaluation::publish::{Input, publish_evaluation_rules};
use crate::institution::evaluation::rules::book;
use crate::scalar::Date;

/// A version of the rules of evaluation (评估规则).
pub struct EvaluationRules(pub rules::EvaluationRules);

/// A block with its weight (评估指标).
#[derive(SimpleObject)]
struct EvaluationWeight {
    /// The block.
    block: EvaluationBlock,
    /// The most points (分值).
    points: i32,
}

/// From how many points on a grade is reached (分数线).
#[derive(SimpleObject)]
struct EvaluationThreshold {
    /// The grade.
    level: GradeLevel,
    /// The fewest points.
    points: i32,
}

/// How long everything takes (办理天数).
#[derive(SimpleObject)]
#[expect(clippy::struct_field_names, reason = "the API says of each that it is days")]
struct EvaluationDays {
    /// Working days for the federation's opinion; after them the case goes on without it (社科联意见).
    opinion_work_days: u32,
    /// Working days for civil affairs to look the documents through (材料审核).
    documents_work_days: u32,
    /// Working days for the society to correct what was returned (补正).
    correct_work_days: u32,
    /// Days until the visit on site (实地考察).
    visit_days: u32,
    /// Days for the panel (专家评审).
    panel_days: u32,
    /// Days that the notice runs (公示).
    notice_days: u32,
    /// Days for the review of an objection (复核).
    review_days: u32,
    /// Working days to publish the notice, and to decide after it (公示前、评定).
    decision_work_days: u32,
}

impl From<EvaluationTerms> for EvaluationDays {
    fn from(terms: EvaluationTerms) -> Self {
        let EvaluationTerms {
            opinion_work_days,
            documents_work_days,
            correct_work_days,
            visit_days,
            panel_days,
            notice_days,
            review_days,
            decision_work_days,
        } = terms;
        Self {
            opinion_work_days,
            documents_work_days,
            correct_work_days,
            visit_days,
            panel_days,
            notice_days,
            review_days,
            decision_work_days,
        }
    }
}

#[Object]
impl EvaluationRules {
    /// Its number; 1 came with the platform.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The first day that it judges (施行日期).
    async fn effective_on(&self) -> Date {
        self.0.effective_on.into()
    }

    /// The blocks with their weights, together 1000 points (评估指标).
    async fn weights(&self) -> Vec<EvaluationWeight> {
        self.0
            .weights
            .iter()
            .map(|Weight { block, points }| EvaluationWeight { block: *block, points: *points })
            .collect()
    }

    /// From how many points on each grade is reached, from 1A up (分数线).
    async fn thresholds(&self) -> Vec<EvaluationThreshold> {
        let told = |threshold: &Threshold| EvaluationThreshold { level: threshold.level, points: threshold.points };
        self.0.thresholds.iter().map(told).collect()
    }

    /// How long everything takes (办理天数).
    async fn days(&self) -> EvaluationDays {
        self.0.terms.into()
    }

    /// Months that a grade is valid (有效期月数).
    async fn valid_months(&self) -> u32 {
        self.0.valid_months
    }

    /// Where weights, thresholds and days come from (来源).
    async fn source(&self) -> &str {
        &self.0.source
    }

    /// Months that a society has been registered before its first grade (登记满月数).
    async fn registered_months(&self) -> u32 {
        self.0.eligibility.registered_months
    }

    /// Months that a grade is held before a higher one (升级间隔月数).
    async fn held_months(&self) -> u32 {
        self.0.eligibility.held_months
    }

    /// From this grade on the one below has to be held first (逐级申报起点).
    async fn ladder_from(&self) -> GradeLevel {
        self.0.eligibility.ladder_from
    }

    /// Days before the end of a grade from which it is applied for again (到期前可申报复评天数).
    async fn renewal_days(&self) -> i64 {
        self.0.eligibility.renewal_days
    }

    /// Month of the day by which a year's inspection is concluded (年检结论月份).
    async fn concluded_month(&self) -> u32 {
        self.0.eligibility.concluded_by.0
    }

    /// Day of that month (年检结论日).
    async fn concluded_day(&self) -> u32 {
        self.0.eligibility.concluded_by.1
    }

    /// Where the rules of who may apply come from (申报条件来源).
    async fn eligibility_source(&self) -> &str {
        &self.0.eligibility.source
    }
}

/// Queries of the rules of evaluation.
#[derive(Default)]
pub struct EvaluationRuleQuery;

#[Object]
impl EvaluationRuleQuery {
    /// The rules of evaluation that judge today, or on another day (评估规则).
    async fn evaluation_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day that is judged; today when absent.")] on: Option<Date>,
    ) -> Result<EvaluationRules> {
        let day = on.map_or_else(|| state(ctx).world.today(), |day| day.0);
        Ok(EvaluationRules(book(&state(ctx).db).await?.on(day)))
    }
}

/// A block with its weight.
#[derive(InputObject)]
struct EvaluationWeightInput {
    /// The block.
    block: EvaluationBlock,
    /// The most points.
    points: i32,
}

/// From how many points on a grade is reached.
#[derive(InputObject)]
struct EvaluationThresholdInput {
    /// The grade.
    level: GradeLevel,
    /// The fewest points.
    points: i32,
}

/// How long everything takes, each 1 to 366.
#[derive(InputObject)]
#[expect(clippy::struct_field_names, reason = "the API says of each that it is days")]
struct EvaluationDaysInput {
    /// Working days for the federation's opinion.
    opinion_work_days: u32,
    /// Working days for civil affairs to look the documents through.
    documents_work_days: u32,
    /// Working days for the society to correct what was returned.
    correct_work_days: u32,
    /// Days until the visit on site.
    visit_days: u32,
    /// Days for the panel.
    panel_days: u32,
    /// Days that the notice runs.
    notice_days: u32,
    /// Days for the review of an objection.
    review_days: u32,
    /// Working days to publish the notice, and to decide after it.
    decision_work_days: u32,
}

/// Input of `publishEvaluationRules`.
#[derive(InputObject)]
struct PublishEvaluationRulesInput {
    /// The newest version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The first day that it judges, today or later and not before the newest version's.
    effective_on: Date,
    /// Each of the four blocks once, together 1000 points.
    weights: Vec<EvaluationWeightInput>,
    /// Each grade once, from 1A up, each with more points than the one below.
    thresholds: Vec<EvaluationThresholdInput>,
    /// How long everything takes.
    days: EvaluationDaysInput,
    /// Months that a grade is valid, 1 to 120.
    valid_months: u32,
    /// Where weights, thresholds and days come from, 1 to 400 characters.
    source: String,
    /// Months that a society has been registered before its first grade, 1 to 120.
    registered_months: u32,
    /// Months that a grade is held before a higher one, 1 to 120.
    held_months: u32,
    /// From this grade on the one below has to be held first.
    ladder_from: GradeLevel,
    /// Days before the end of a grade from which it is applied for again, 1 to 730.
    renewal_days: i64,
    /// Month of the day by which a year's inspection is concluded.
    concluded_month: u32,
    /// Day of that month.
    concluded_day: u32,
    /// Where the rules of who may apply come from, 1 to 400 characters.
    eligibility_source: String,
}

impl PublishEvaluationRulesInput {
    fn read(self) -> Input {
        let days = self.days;
        let rules = rules::EvaluationRules {
            version: 0,
            effective_on: self.effective_on.0,
            eligibility: EligibilityRules {
                registered_months: self.registered_months,
                held_months: self.held_months,
                ladder_from: self.ladder_from,
                renewal_days: self.renewal_days,
                concluded_by: (self.concluded_month, self.concluded_day),
                source: self.eligibility_source.trim().into(),
            },
            weights: self.weights.iter().map(|weight| Weight { block: weight.block, points: weight.points }).collect(),
            thresholds: self.thresholds.iter().map(|row| Threshold { level: row.level, points: row.points }).collect(),
            terms: EvaluationTerms {
                opinion_work_days: days.opinion_work_days,
                documents_work_days: days.documents_work_days,
                correct_work_days: days.correct_work_days,
                visit_days: days.visit_days,
                panel_days: days.panel_days,
                notice_days: days.notice_days,
                review_days: days.review_days,
                decision_work_days: days.decision_work_days,
            },
            valid_months: self.valid_months,
            source: self.source.trim().into(),
        };
        Input { expected_version: self.expected_version, idempotency_key: self.idempotency_key, rules }
    }
}

/// Payload of `publishEvaluationRules`.
#[derive(SimpleObject)]
struct PublishEvaluationRulesPayload {
    /// The newest version as it stands now, on a conflict too.
    rules: EvaluationRules,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the rules of evaluation.
#[derive(Default)]
pub struct EvaluationRuleMutation;

#[Object]
impl EvaluationRuleMutation {
    /// Publishes a version of the rules of evaluation and of who may apply (发布评估规则版本). It judges from its day
    /// on; an evaluation ends under the version that it began with.
    async fn publish_evaluation_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PublishEvaluationRulesInput,
    ) -> Result<PublishEvaluationRulesPayload> {
        let done = publish_evaluation_rules(state(ctx), permit(ctx)?, input.read()).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let rules = EvaluationRules(book(&state(ctx).db).await?.newest());
        Ok(PublishEvaluationRulesPayload { rules, user_errors })
    }
}
