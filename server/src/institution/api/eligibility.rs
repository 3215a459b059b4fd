//! The eligibility forecast in the API: what a society may apply for, from when, and what stands in the way.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::institution::eligibility::blocker::{Blocker, BlockerCode, BlockerHolder};
use entity::institution::eligibility::{Forecast, Purpose, forecasts};
use entity::institution::evaluation::rules::EvaluationRules;
use entity::register::existence::ENDED;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::GradeLevel;
use entity::{Language, Word};

use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::eligibility::eligibility_facts;
use crate::institution::evaluation::rules::book;
use crate::scalar::Date;

/// One thing that stands in the way (障碍).
#[derive(SimpleObject)]
struct EligibilityBlocker {
    /// What, as a stable code.
    code: BlockerCode,
    /// What, in the caller's language (障碍).
    label: &'static str,
    /// The clause (依据).
    rule: &'static str,
    /// What is done next, in the caller's language (下一步).
    next_step: &'static str,
    /// Whose turn it is (由谁办理).
    holder: BlockerHolder,
    /// The first day on which it can be out of the way; null where that hangs on a deed alone (最早消除日期).
    until: Option<Date>,
}

impl EligibilityBlocker {
    fn of(blocker: Blocker, language: Language) -> Self {
        let Blocker { code, until } = blocker;
        Self {
            code,
            label: code.label(language),
            rule: code.rule(),
            next_step: code.next_step(language),
            holder: code.holder(),
            until: until.map(Date),
        }
    }
}

/// What a society may apply for, and from when (资格预判).
#[derive(SimpleObject)]
struct Eligibility {
    /// What is applied for (申请事项).
    purpose: Purpose,
    /// Which grade; null for another purpose than a grade (等级).
    grade: Option<GradeLevel>,
    /// Whether it may apply today (现在可申请).
    eligible: bool,
    /// From which day at the earliest, if what hangs on deeds is done and the inspections stay qualified; null
    /// where nothing leads there (最早日期).
    from: Option<Date>,
    /// Whether an inspection that is concluded before that day has to be qualified (年检须保持合格).
    stays_qualified: bool,
    /// All of it as a sentence in the caller's language.
    sentence: String,
    /// What stands in the way now; empty where it may apply today (障碍).
    blockers: Vec<EligibilityBlocker>,
    /// Where the figures of the rules come from (规则来源).
    source: String,
    /// The version of the rules of evaluation that judged (规则版本).
    rule_version: i32,
}

impl Eligibility {
    fn of(forecast: &Forecast, rules: &EvaluationRules, language: Language) -> Self {
        Self {
            purpose: forecast.purpose,
            grade: forecast.level,
            eligible: forecast.is_eligible(),
            from: forecast.from.map(Date),
            stays_qualified: forecast.stays_qualified,
            sentence: forecast.sentence(language),
            blockers: forecast.blockers.iter().map(|blocker| EligibilityBlocker::of(*blocker, language)).collect(),
            source: rules.eligibility.source.clone(),
            rule_version: rules.version,
        }
    }
}

/// Queries of the forecast.
#[derive(Default)]
pub struct EligibilityQuery;

#[Object]
impl EligibilityQuery {
    /// What a society may apply for, from when, and what stands in the way now: each grade above its own, the
    /// renewal of its own, research calls, project support (资格预判). Empty when it does not exist for the caller.
    /// Of enforcement it knows what was served.
    async fn eligibility(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The society's global id.")] society_id: ID,
    ) -> Result<Vec<Eligibility>> {
        let Ok(id) = SocietyId::parse(&society_id) else { return Ok(Vec::new()) };
        let state = state(ctx);
        let reached =
            caller(ctx).scope("Query.eligibility").society(id).filter(present::Column::Existence.is_not_in(ENDED));
        let Some(society) = reached.one(&state.db).await.map_err(Fault::from)? else { return Ok(Vec::new()) };
        let today = state.world.today();
        let facts = eligibility_facts(&state.db, &society, today).await?;
        let (language, rules) = (caller(ctx).language, book(&state.db).await?.on(today));
        let all = forecasts(&facts, &rules.eligibility, today);
        Ok(all.iter().map(|forecast| Eligibility::of(forecast, &rules, language)).collect())
    }
}
