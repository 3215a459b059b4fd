//! Reasons for conclusions in the API: the list that is offered, the whole list for who keeps it, and
//! `setConclusionReason`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use entity::Language;
use entity::institution::inspection::conclusion_reason;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::action::set_conclusion_reason::{Input, set_conclusion_reason};

/// A reason for a conclusion (结论理由): the list is data of the platform.
#[derive(SimpleObject)]
pub struct ConclusionReason {
    /// Stable code.
    code: String,
    /// Counts the writes to it; send it back as `expectedVersion`.
    version: i32,
    /// Label in the caller's language (Accept-Language).
    label: String,
    /// In Chinese.
    zh: String,
    /// In English.
    en: String,
    /// Whether it weighs enough for 不合格 (是否严重).
    grave: bool,
    /// Where it stands (依据).
    source: String,
    /// Whether it is no longer offered (已停用).
    retired: bool,
}

impl ConclusionReason {
    /// Of its row.
    #[must_use]
    pub fn of(row: conclusion_reason::Model, language: Language) -> Self {
        let conclusion_reason::Model { code, zh, en, grave, source, retired, version } = row;
        let label = match language {
            Language::Zh => zh.clone(),
            Language::En => en.clone(),
        };
        Self { code, version, label, zh, en, grave, source, retired }
    }
}

/// Queries of reasons for conclusions.
#[derive(Default)]
pub struct ConclusionReasonQuery;

#[Object]
impl ConclusionReasonQuery {
    /// Reasons that are offered for a conclusion, gravest first (结论理由).
    async fn conclusion_reasons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those that are no longer offered too; false when absent.")] retired: Option<bool>,
    ) -> Result<Vec<ConclusionReason>> {
        let all = caller(ctx).scope("Query.conclusionReasons").conclusion_reasons();
        let all = match retired {
            Some(true) => all,
            Some(false) | None => all.filter(conclusion_reason::Column::Retired.eq(false)),
        };
        let listed = all.order_by_asc(conclusion_reason::Column::Retired);
        let listed =
            listed.order_by_desc(conclusion_reason::Column::Grave).order_by_asc(conclusion_reason::Column::Code);
        let rows = listed.all(&state(ctx).db).await.map_err(Fault::from)?;
        let language = caller(ctx).language;
        Ok(rows.into_iter().map(|row| ConclusionReason::of(row, language)).collect())
    }
}

/// Input of `setConclusionReason`.
#[derive(InputObject)]
struct SetConclusionReasonInput {
    /// The version that the writer saw, 0 for a new reason; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Its code: capital letters, digits and `_`, at most 40; it stays.
    code: String,
    /// In Chinese.
    zh: String,
    /// In English.
    en: String,
    /// Whether it weighs enough for 不合格 (是否严重).
    grave: bool,
    /// Where it stands (依据).
    source: String,
    /// Whether it is no longer offered (停用).
    retired: bool,
}

/// Payload of `setConclusionReason`.
#[derive(SimpleObject)]
struct SetConclusionReasonPayload {
    /// The reason as it stands now, on a conflict too; null when there is none.
    reason: Option<ConclusionReason>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of reasons for conclusions.
#[derive(Default)]
pub struct ConclusionReasonMutation;

#[Object]
impl ConclusionReasonMutation {
    /// Enters a reason for conclusions, puts it in other words, retires it or offers it again
    /// (维护结论理由). What was concluded for it keeps it.
    async fn set_conclusion_reason(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetConclusionReasonInput,
    ) -> Result<SetConclusionReasonPayload> {
        let SetConclusionReasonInput { expected_version, idempotency_key, code, zh, en, grave, source, retired } =
            input;
        let asked = code.clone();
        let input = Input { expected_version, idempotency_key, code, zh, en, grave, source, retired };
        let done = set_conclusion_reason(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let known = caller(ctx).scope("Mutation.setConclusionReason").conclusion_reasons();
        let known = known.filter(conclusion_reason::Column::Code.eq(asked));
        let row = known.one(&state(ctx).db).await.map_err(Fault::from)?;
        let reason = row.map(|row| ConclusionReason::of(row, caller(ctx).language));
        Ok(SetConclusionReasonPayload { reason, user_errors })
    }
}
