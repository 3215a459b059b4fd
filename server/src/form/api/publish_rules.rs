//! `publishRules`, and the numbers of a draft that `ruleImpact` takes too.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::form::rules::{CountBasis, RuleSet};

use super::rule_version::{RuleVersion, all};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::form::action::publish_rules::{Input, publish_rules};
use crate::scalar::Date;

/// The numbers of a rule version (规则数值); see `RuleVersion` for what each means.
#[derive(InputObject)]
pub struct RuleSetInput {
    /// From this many counted formal members on, a branch must be formed, 1 to 1,000 persons.
    formal_threshold: i32,
    /// From this many resident formal members on, it is an established one, 1 to 1,000 persons.
    resident_threshold: i32,
    /// Residents must also be this share of formal members, 1 to 100 percent; null: no such condition.
    resident_percent: Option<i32>,
    /// Which formal members count (计数口径).
    count_basis: CountBasis,
    /// Whether a joint branch is recommended below the threshold (联合组建).
    joint_form: bool,
    /// So many days a crossing must stay, 1 to 730.
    watch_days: i32,
    /// So many days a society has to act, 1 to 730.
    change_due_days: i32,
    /// A functional branch is reviewed every so many months, 1 to 60.
    review_months: i32,
    /// An established branch is elected for so many years, 1 to 10.
    term_years: i32,
    /// From this many formal members on, a branch has a committee, 1 to 1,000 persons.
    committee_threshold: i32,
    /// With more formal members than this, a general branch is due, 1 to 1,000 persons.
    general_branch_threshold: i32,
    /// From this many formal members on, a Party committee is due; more than `generalBranchThreshold`.
    party_committee_threshold: i32,
    /// The highest age at which a leader may hold a post, 1 to 100 years; absent: as it stands.
    leader_age_limit: Option<i32>,
    /// The most consecutive terms of a leader, 1 to 10; absent: as it stands.
    leader_term_limit: Option<i32>,
    /// A council is elected for at most so many years, 1 to 10; absent: as it stands.
    council_term_years: Option<i32>,
}

impl RuleSetInput {
    /// The limits of leaders that it says: age, terms, years of a council's term.
    const fn limits(&self) -> [Option<i32>; 3] {
        [self.leader_age_limit, self.leader_term_limit, self.council_term_years]
    }

    /// The rules over a base, whose texts and day stay.
    #[must_use]
    pub fn over(self, base: RuleSet) -> RuleSet {
        let Self {
            formal_threshold,
            resident_threshold,
            resident_percent,
            count_basis,
            joint_form,
            watch_days,
            change_due_days,
            review_months,
            term_years,
            committee_threshold,
            general_branch_threshold,
            party_committee_threshold,
            leader_age_limit,
            leader_term_limit,
            council_term_years,
        } = self;
        RuleSet {
            formal_threshold,
            resident_threshold,
            resident_percent,
            count_basis,
            joint_form,
            watch_days,
            change_due_days,
            review_months,
            term_years,
            committee_threshold,
            general_branch_threshold,
            party_committee_threshold,
            leader_age_limit: leader_age_limit.unwrap_or(base.leader_age_limit),
            leader_term_limit: leader_term_limit.unwrap_or(base.leader_term_limit),
            council_term_years: council_term_years.unwrap_or(base.council_term_years),
            ..base
        }
    }
}

/// Input of `publishRules`.
#[derive(InputObject)]
struct PublishRulesInput {
    /// The newest version's number that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The numbers.
    rules: RuleSetInput,
    /// What they rest on, Chinese (依据), 1 to 300 characters.
    source_zh: String,
    /// What they rest on, English, 1 to 300 characters.
    source_en: String,
    /// Why, for people (说明), at most 500 characters.
    #[graphql(default)]
    note: String,
    /// The first day that they judge (生效日期); not before the newest version's.
    effective_on: Date,
}

/// Payload of `publishRules`.
#[derive(SimpleObject)]
struct PublishRulesPayload {
    /// The version; null when it was refused.
    rule_version: Option<RuleVersion>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of rule versions.
#[derive(Default)]
pub struct RuleMutation;

#[Object]
impl RuleMutation {
    /// Publishes a version of the rules (发布规则): from its day on it judges every society.
    async fn publish_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PublishRulesInput,
    ) -> Result<PublishRulesPayload> {
        let PublishRulesInput { expected_version, idempotency_key, rules, source_zh, source_en, note, effective_on } =
            input;
        let texts = RuleSet { source_zh, source_en, note, effective_on: effective_on.0, ..RuleSet::first() };
        let limits = rules.limits();
        let input = Input { expected_version, idempotency_key, limits, rules: rules.over(texts) };
        let done = publish_rules(state(ctx), permit(ctx)?, input).await;
        let (version, user_errors) = settle(done, caller(ctx).language)?;
        let versions = all(ctx, state(ctx).world.today()).await?;
        let rule_version = version.and_then(|number| versions.into_iter().find(|one| one.is(number)));
        Ok(PublishRulesPayload { rule_version, user_errors })
    }
}
