//! The entry gate in the API: its verdict on an application, its rules, `setRegistrationRules`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::institution::campaign::PartyGate;
use entity::institution::registration::admission::AdmissionRules;
use entity::institution::registration::gate::{EntryCheck, EntryReason};
use entity::institution::report::gate::GateResult;
use entity::{Language, Word};

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::action::registration::rules::{Input, set_registration_rules};
use crate::ruled::ruled;
use crate::scalar::Date;

/// Why the entry gate is not simply passed (核查理由).
#[derive(SimpleObject)]
struct EntryGateReason {
    /// Stable code.
    code: EntryReason,
    /// The same in the caller's language.
    text: String,
    /// The clause behind it (依据).
    rule: String,
}

/// The entry gate's verdict on a formation pack (入口关核查).
#[derive(SimpleObject)]
pub struct EntryGate {
    /// The result (结果).
    result: GateResult,
    /// Until when a condition has to be met; null without one (补正期限).
    due_on: Option<Date>,
    /// All reasons, gravest first (理由).
    reasons: Vec<EntryGateReason>,
}

/// A verdict as the API shows it.
#[must_use]
pub fn shown(check: EntryCheck, language: Language) -> EntryGate {
    let EntryCheck { result, due_on, reasons } = check;
    let reason = |code: EntryReason| EntryGateReason {
        code,
        text: code.label(language).to_owned(),
        rule: code.rule().to_owned(),
    };
    EntryGate { result, due_on: due_on.map(Date), reasons: reasons.into_iter().map(reason).collect() }
}

/// The rules of the entry gate (入口关规则).
#[derive(SimpleObject)]
struct RegistrationRules {
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// What a pack that does not pass leads to (硬性或提示).
    party_gate: PartyGate,
    /// Months from the hand-over of the papers to the Party organisation or liaison (组建期限).
    formation_months: i32,
}

impl From<AdmissionRules> for RegistrationRules {
    fn from(rules: AdmissionRules) -> Self {
        let AdmissionRules { version, party_gate, formation_months } = rules;
        Self { version, party_gate, formation_months }
    }
}

/// Queries of the entry gate's rules.
#[derive(Default)]
pub struct RegistrationRuleQuery;

#[Object]
impl RegistrationRuleQuery {
    /// The rules of the entry gate that hold (入口关规则).
    async fn registration_rules(&self, ctx: &Context<'_>) -> Result<RegistrationRules> {
        Ok(ruled::<AdmissionRules>(&state(ctx).db).await?.into())
    }
}

/// Input of `setRegistrationRules`.
#[derive(InputObject)]
struct SetRegistrationRulesInput {
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What a pack that does not pass leads to.
    party_gate: PartyGate,
    /// Months from the hand-over to the Party organisation or liaison, 1 to 24.
    formation_months: i32,
}

/// Payload of `setRegistrationRules`.
#[derive(SimpleObject)]
struct SetRegistrationRulesPayload {
    /// The rules as they stand now, on a conflict too.
    rules: RegistrationRules,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the entry gate's rules.
#[derive(Default)]
pub struct RegistrationRuleMutation;

#[Object]
impl RegistrationRuleMutation {
    /// Sets whether the entry gate is hard and how long a new society has to form (更新入口关规则). What is due
    /// already keeps its day.
    async fn set_registration_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetRegistrationRulesInput,
    ) -> Result<SetRegistrationRulesPayload> {
        let SetRegistrationRulesInput { expected_version, idempotency_key, party_gate, formation_months } = input;
        let input = Input { expected_version, idempotency_key, party_gate, formation_months };
        let done = set_registration_rules(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let stands: Result<AdmissionRules, Fault> = ruled(&state(ctx).db).await;
        Ok(SetRegistrationRulesPayload { rules: stands?.into(), user_errors })
    }
}
