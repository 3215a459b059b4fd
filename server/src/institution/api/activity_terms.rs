//! The days of activity filings in the API: what holds, what follows for one that is filed today, and
//! `setActivityTerms`.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use tokio::sync::OnceCell;

use entity::institution::activity::machine::ActivityTerms as Terms;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::action::set_activity_terms::{Input, set_activity_terms};
use crate::institution::calendar::calendar_of;
use crate::ruled::ruled;
use crate::scalar::Date;

/// The terms of one request: whoever asks first reads them, and the others of a list wait for him.
#[derive(Debug, Default)]
pub struct TermsOnce(OnceCell<Arc<Terms>>);

/// The terms, once a request.
pub async fn terms_of(ctx: &Context<'_>) -> Result<Arc<Terms>, Fault> {
    let once = ctx.data_unchecked::<TermsOnce>();
    let read = || async { Ok(Arc::new(ruled(&state(ctx).db).await?)) };
    once.0.get_or_try_init(read).await.cloned()
}

/// The days that hold for a filing (报备期限), and what follows from them for one that is filed today.
#[derive(SimpleObject)]
struct ActivityTerms {
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// So many days before it is held an activity is filed (提前报备天数).
    lead_days: i32,
    /// After so many working days without a word there is no objection (视为无异议的工作日数).
    silent_working_days: i32,
    /// So many working days the society has to correct what was returned (补正工作日数).
    correct_working_days: i32,
    /// So many days after it was held it is reported (报告天数).
    report_days: i32,
    /// Where these figures come from (依据).
    source: String,
    /// The last day on which the federation's word counts, filed today.
    silent_on: Date,
    /// The first day on which it can be held, filed today.
    earliest_on: Date,
    /// The first day that is early enough, filed today.
    lead_on: Date,
}

/// Queries of the days of filings.
#[derive(Default)]
pub struct ActivityTermQuery;

#[Object]
impl ActivityTermQuery {
    /// The days that hold for activity filings (活动报备期限).
    async fn activity_terms(&self, ctx: &Context<'_>) -> Result<ActivityTerms> {
        let terms = terms_of(ctx).await?;
        Ok(shown(ctx, terms.as_ref()).await?)
    }
}

async fn shown(ctx: &Context<'_>, terms: &Terms) -> Result<ActivityTerms, Fault> {
    let (calendar, today) = (calendar_of(ctx).await?, state(ctx).world.today());
    Ok(ActivityTerms {
        version: terms.version,
        lead_days: terms.lead_days,
        silent_working_days: terms.silent_days,
        correct_working_days: terms.correct_days,
        report_days: terms.report_days,
        source: terms.source.clone(),
        silent_on: terms.silent_on(today, &calendar).into(),
        earliest_on: terms.earliest_on(today, &calendar).into(),
        lead_on: terms.lead_on(today).into(),
    })
}

/// Input of `setActivityTerms`.
#[derive(InputObject)]
struct SetActivityTermsInput {
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Days before it is held, 1 to 60 (提前报备天数).
    lead_days: i32,
    /// Working days without a word, 1 to half of `leadDays`, so that who files in time hears in time
    /// (视为无异议的工作日数).
    silent_working_days: i32,
    /// Working days to correct, 1 to 60 (补正工作日数).
    correct_working_days: i32,
    /// Days after it was held, 1 to 60 (报告天数).
    report_days: i32,
    /// Where these figures come from, at most 200 characters (依据).
    source: String,
}

/// Payload of `setActivityTerms`.
#[derive(SimpleObject)]
struct SetActivityTermsPayload {
    /// The terms as they stand now, on a conflict too.
    terms: ActivityTerms,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the days of filings.
#[derive(Default)]
pub struct ActivityTermMutation;

#[Object]
impl ActivityTermMutation {
    /// Sets the days of activity filings (更新活动报备期限). What runs already keeps its days.
    async fn set_activity_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetActivityTermsInput,
    ) -> Result<SetActivityTermsPayload> {
        let SetActivityTermsInput {
            expected_version,
            idempotency_key,
            lead_days,
            silent_working_days: silent_days,
            correct_working_days: correct_days,
            report_days,
            source,
        } = input;
        let terms = Terms { version: expected_version, lead_days, silent_days, correct_days, report_days, source };
        let input = Input { expected_version, idempotency_key, terms };
        let done = set_activity_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let stands: Terms = ruled(&state(ctx).db).await?;
        Ok(SetActivityTermsPayload { terms: shown(ctx, &stands).await?, user_errors })
    }
}
