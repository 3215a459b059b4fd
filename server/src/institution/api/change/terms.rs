//! The days of changes of the register in the API: what holds, and `setRegisterChangeTerms`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::institution::change::machine::ChangeTerms as Terms;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::institution::action::set_register_change_terms::{Input, set_register_change_terms};
use crate::ruled::ruled;

/// How long each holder of a change or of the end of a society has (变更、注销登记办理期限).
#[derive(SimpleObject)]
pub struct RegisterChangeTerms {
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// Working days of the federation to review (社科联审查，工作日).
    review_working_days: i32,
    /// Working days of the society to correct what was returned (退回后补正，工作日).
    correct_working_days: i32,
    /// Days from the consent to the filing of a change, 社会团体登记管理条例 art. 18 (变更报送期限，日).
    file_days: i32,
    /// Days that a liquidation is expected to take (清算，日).
    liquidation_days: i32,
    /// Days from the end of a liquidation to the filing, 社会团体登记管理条例 art. 20 (注销报送期限，日).
    deregister_days: i32,
    /// Working days of civil affairs to decide (民政决定，工作日).
    decide_working_days: i32,
    /// Where the days come from (依据).
    source: String,
}

impl From<Terms> for RegisterChangeTerms {
    fn from(terms: Terms) -> Self {
        let Terms { version, review, correct, file_days, liquidation_days, deregister_days, decide, source } = terms;
        Self {
            version,
            review_working_days: review,
            correct_working_days: correct,
            file_days,
            liquidation_days,
            deregister_days,
            decide_working_days: decide,
            source,
        }
    }
}

/// Queries of these days.
#[derive(Default)]
pub struct RegisterChangeTermQuery;

#[Object]
impl RegisterChangeTermQuery {
    /// The days that hold for changes of the register and for the end of a society (变更、注销登记办理期限):
    /// 社会团体登记管理条例 art. 18 and 20, and practice, with their source.
    async fn register_change_terms(&self, ctx: &Context<'_>) -> Result<RegisterChangeTerms> {
        Ok(ruled::<Terms>(&state(ctx).db).await?.into())
    }
}

/// Input of `setRegisterChangeTerms`.
#[derive(InputObject)]
struct SetRegisterChangeTermsInput {
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Working days of the federation to review, 1 to 366.
    review_working_days: i32,
    /// Working days of the society to correct what was returned, 1 to 366.
    correct_working_days: i32,
    /// Days from the consent to the filing of a change, 1 to 366.
    file_days: i32,
    /// Days that a liquidation is expected to take, 1 to 366.
    liquidation_days: i32,
    /// Days from the end of a liquidation to the filing, 1 to 366.
    deregister_days: i32,
    /// Working days of civil affairs to decide, 1 to 366.
    decide_working_days: i32,
    /// Where the days come from, 1 to 200 characters (依据).
    source: String,
}

/// Payload of `setRegisterChangeTerms`.
#[derive(SimpleObject)]
struct SetRegisterChangeTermsPayload {
    /// The days as they stand now, on a conflict too.
    terms: RegisterChangeTerms,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of these days.
#[derive(Default)]
pub struct RegisterChangeTermMutation;

#[Object]
impl RegisterChangeTermMutation {
    /// Sets the days of changes of the register and of the end of a society (更新变更、注销登记办理期限). A day that
    /// a holder was given stays; whatever moves on from now has the new ones.
    async fn set_register_change_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetRegisterChangeTermsInput,
    ) -> Result<SetRegisterChangeTermsPayload> {
        let SetRegisterChangeTermsInput {
            expected_version,
            idempotency_key,
            review_working_days: review,
            correct_working_days: correct,
            file_days,
            liquidation_days,
            deregister_days,
            decide_working_days: decide,
            source,
        } = input;
        let version = expected_version;
        let terms = Terms { version, review, correct, file_days, liquidation_days, deregister_days, decide, source };
        let input = Input { expected_version, idempotency_key, terms };
        let done = set_register_change_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetRegisterChangeTermsPayload { terms: ruled::<Terms>(&state(ctx).db).await?.into(), user_errors })
    }
}
