//! Mutations of figures side by side: civil affairs states its own, the society contests, the agency answers.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::consistency::contest::{ContestId, ContestTerms as Terms, UpholdReason};
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use entity::register::society::SocietyId;

use super::consistency::{Consistency, consistency_of};
use super::contest::{ContestTerms, FigureContest, find_contest};
use crate::access::Permit;
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::contest::{self as begin, ContestFigure, contest_figure};
use crate::institution::action::contest_step::{
    self as step, CorrectFigure, Step, UpholdFigure, WithdrawContest, move_contest,
};
use crate::institution::action::set_contest_terms::{self as terms, set_contest_terms};
use crate::institution::action::state_figures::{self, Stated, state_figures};
use crate::register::api::society::find_society;
use crate::ruled::ruled;
use crate::scalar::Date;

/// What civil affairs states of one fact.
#[derive(InputObject)]
struct StatedFigureInput {
    /// Which fact (比对事项).
    fact: ConsistencyFact,
    /// What it is: a text, a whole number, or a day such as `2029-04-30`; null takes the figure back (数据).
    value: Option<String>,
}

/// Input of `stateFigures`.
#[derive(InputObject)]
struct StateFiguresInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which society.
    society_id: ID,
    /// The day that the figures are of (截至日期).
    as_of: Date,
    /// The document that they stand on, at most 100 characters (文号).
    document_no: String,
    /// The figures; each fact once.
    figures: Vec<StatedFigureInput>,
}

/// Payload of `stateFigures`.
#[derive(SimpleObject)]
struct StateFiguresPayload {
    /// What is said of the society now; null when there is none for the caller.
    consistency: Option<Consistency>,
    /// Why it was refused; empty when it was done. A figure is refused at the code of its fact.
    user_errors: Vec<UserError>,
}

/// Input of `contestFigure`.
#[derive(InputObject)]
struct ContestFigureInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which society: one's own.
    society_id: ID,
    /// Which fact (比对事项).
    fact: ConsistencyFact,
    /// Whose figure is wrong (被异议方).
    side: FigureSide,
    /// What it is (学会主张).
    claimed: String,
    /// Why, at most 4000 characters (异议理由).
    text: String,
    /// Files to attach: what shows it.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `correctFigure`.
#[derive(InputObject)]
struct CorrectFigureInput {
    /// The contest's global id.
    contest_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is right; what the society says when absent (更正为).
    value: Option<String>,
    /// The document that it stands on; empty for none (文号).
    #[graphql(default)]
    document_no: String,
    /// What is said to the society, at most 4000 characters (答复意见).
    text: String,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `upholdFigure`.
#[derive(InputObject)]
struct UpholdFigureInput {
    /// The contest's global id.
    contest_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why the figure stands (维持原因).
    reason: UpholdReason,
    /// What is said to the society, at most 4000 characters (答复意见).
    text: String,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `withdrawContest`.
#[derive(InputObject)]
struct WithdrawContestInput {
    /// The contest's global id.
    contest_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why it is taken back, at most 4000 characters (撤回原因).
    text: String,
}

/// Payload of what is done with a contest.
#[derive(SimpleObject)]
struct FigureContestPayload {
    /// The contest as it stands now, on a conflict too; null when there is none for the caller.
    figure_contest: Option<FigureContest>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `setContestTerms`.
#[derive(InputObject)]
struct SetContestTermsInput {
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Working days to answer, 1 to 60 (答复工作日数).
    answer_working_days: i32,
    /// Where the figure comes from, at most 100 characters (依据).
    source: String,
}

/// Payload of `setContestTerms`.
#[derive(SimpleObject)]
struct SetContestTermsPayload {
    /// The terms as they stand now, on a conflict too.
    terms: ContestTerms,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of figures side by side.
#[derive(Default)]
pub struct ContestMutation;

#[Object]
impl ContestMutation {
    /// States civil affairs' own figures about a society, on a document and of a day, or takes them back (提供部门
    /// 数据). What the platform has registered stands without it.
    async fn state_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: StateFiguresInput,
    ) -> Result<StateFiguresPayload> {
        let StateFiguresInput { idempotency_key, society_id, as_of, document_no, figures } = input;
        let figures = figures.into_iter().map(|StatedFigureInput { fact, value }| Stated { fact, value }).collect();
        let input = state_figures::Input { idempotency_key, as_of: as_of.0, document_no, figures };
        let done = match permit_for(ctx, &society_id).await {
            Ok(permit) => state_figures(state(ctx), permit, input).await,
            Err(stop) => Err(stop),
        };
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let society = match SocietyId::parse(&society_id) {
            Ok(id) => find_society(ctx, id, None).await?,
            Err(_) => None,
        };
        let consistency = match society {
            Some(society) => Some(consistency_of(ctx, society.row.society_id).await?),
            None => None,
        };
        Ok(StateFiguresPayload { consistency, user_errors })
    }

    /// Contests an agency's figure about one's own society (提出数据异议): the agency corrects it or says why it
    /// stands, within `contestTerms`.
    async fn contest_figure(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ContestFigureInput,
    ) -> Result<FigureContestPayload> {
        let done = contested(ctx, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let figure_contest = match id {
            Some(id) => find_contest(ctx, id).await?,
            None => None,
        };
        Ok(FigureContestPayload { figure_contest, user_errors })
    }

    /// Corrects a contested figure (更正数据): civil affairs' own, or the register that the federation keeps, at
    /// once.
    async fn correct_figure(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CorrectFigureInput,
    ) -> Result<FigureContestPayload> {
        let CorrectFigureInput { contest_id, expected_version, idempotency_key, value, document_no, text, file_ids } =
            input;
        let said = Said { contest_id, expected_version, idempotency_key, text, file_ids };
        stepped::<CorrectFigure>(ctx, said, (value, document_no), None).await
    }

    /// Keeps a contested figure, with the reason (维持原数据).
    async fn uphold_figure(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: UpholdFigureInput,
    ) -> Result<FigureContestPayload> {
        let UpholdFigureInput { contest_id, expected_version, idempotency_key, reason, text, file_ids } = input;
        let said = Said { contest_id, expected_version, idempotency_key, text, file_ids };
        stepped::<UpholdFigure>(ctx, said, (None, String::new()), Some(reason)).await
    }

    /// Takes a contest back (撤回异议), by the society, while it waits.
    async fn withdraw_contest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawContestInput,
    ) -> Result<FigureContestPayload> {
        let WithdrawContestInput { contest_id, expected_version, idempotency_key, text } = input;
        let said = Said { contest_id, expected_version, idempotency_key, text, file_ids: Vec::new() };
        stepped::<WithdrawContest>(ctx, said, (None, String::new()), None).await
    }

    /// Sets the working days to answer a contest (更新数据异议答复期限). What waits already keeps its day.
    async fn set_contest_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetContestTermsInput,
    ) -> Result<SetContestTermsPayload> {
        let SetContestTermsInput { expected_version, idempotency_key, answer_working_days: answer_days, source } =
            input;
        let rules = Terms { version: expected_version, answer_days, source };
        let input = terms::Input { expected_version, idempotency_key, rules };
        let done = set_contest_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetContestTermsPayload { terms: ruled::<Terms>(&state(ctx).db).await?.into(), user_errors })
    }
}

async fn contested(ctx: &Context<'_>, input: ContestFigureInput) -> Result<ContestId, Stop> {
    let ContestFigureInput { idempotency_key, society_id, fact, side, claimed, text, file_ids } = input;
    let permit: Permit<ContestFigure> = permit_for(ctx, &society_id).await?;
    let files = files_of(&file_ids)?;
    contest_figure(state(ctx), permit, begin::Input { idempotency_key, fact, side, claimed, text, files }).await
}

/// What every answer has.
struct Said {
    contest_id: ID,
    expected_version: i32,
    idempotency_key: String,
    text: String,
    file_ids: Vec<ID>,
}

async fn stepped<I: Step>(
    ctx: &Context<'_>,
    said: Said,
    (value, document_no): (Option<String>, String),
    reason: Option<UpholdReason>,
) -> Result<FigureContestPayload> {
    let Said { contest_id, expected_version, idempotency_key, text, file_ids } = said;
    let done = match files_of(&file_ids) {
        Err(stop) => Err(stop),
        Ok(files) => {
            let contest = contest_id.to_string();
            let input =
                step::Input { idempotency_key, contest, expected_version, text, value, document_no, reason, files };
            move_contest::<I>(state(ctx), permit(ctx)?, input).await
        }
    };
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let figure_contest = match ContestId::parse(&contest_id) {
        Ok(id) => find_contest(ctx, id).await?,
        Err(_) => None,
    };
    Ok(FigureContestPayload { figure_contest, user_errors })
}
