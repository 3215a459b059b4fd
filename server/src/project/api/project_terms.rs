//! The terms of projects in the API: what holds, with its source, and the intention that sets it.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::Language;
use entity::project::terms::ProjectTerms as Terms;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::project::action::set_project_terms::{self as set, set_project_terms};
use crate::ruled::ruled;

/// A grade of an appraisal (鉴定等级).
#[derive(SimpleObject)]
struct ProjectGrade {
    /// Its code, as `gradeProject` takes it.
    code: String,
    /// In the caller's language.
    label: String,
    /// Whether a project may be closed with it.
    passes: bool,
}

/// What holds of projects: numbers with their source (项目办理规则).
#[derive(SimpleObject)]
struct ProjectTerms {
    /// Counts the writes to them.
    version: i32,
    /// Days for the desk to sign the agreement (签订协议期限).
    agreement_days: i32,
    /// Days for the desk to look at what a society has sent (审查期限).
    review_days: i32,
    /// Days for a society to put right what was found (整改期限).
    rectify_days: i32,
    /// Days for the panel to appraise (鉴定期限).
    appraisal_days: i32,
    /// The midterm is due when this part of the time has passed, per cent (中期时点).
    midterm_percent: i32,
    /// How often a project may be extended (最多延期次数).
    extensions_max: i32,
    /// By how many months each time (每次延期月数).
    extension_months: i32,
    /// How many a panel has (鉴定组人数).
    panel_sizes: Vec<i32>,
    /// How many of them may be of the own institution (本单位专家上限).
    panel_own_max: i32,
    /// For how many months nothing is granted to whose project was withdrawn (撤项限制月数).
    barred_months: i32,
    /// The scale of appraisals, best first (鉴定等级).
    grades: Vec<ProjectGrade>,
    /// Where they come from (依据).
    source: String,
}

impl ProjectTerms {
    fn of(terms: Terms, language: Language) -> Self {
        let label = |grade: &entity::project::terms::ProjectGrade| ProjectGrade {
            code: grade.code.clone(),
            label: if language == Language::Zh { grade.zh.clone() } else { grade.en.clone() },
            passes: grade.passes,
        };
        Self {
            version: terms.version,
            agreement_days: terms.agreement_days,
            review_days: terms.review_days,
            rectify_days: terms.rectify_days,
            appraisal_days: terms.appraisal_days,
            midterm_percent: terms.midterm_percent,
            extensions_max: terms.extensions_max,
            extension_months: terms.extension_months,
            grades: terms.grades.iter().map(label).collect(),
            panel_sizes: terms.panel_sizes,
            panel_own_max: terms.panel_own_max,
            barred_months: terms.barred_months,
            source: terms.source,
        }
    }
}

/// The figures of projects, as they are set.
#[derive(InputObject)]
struct ProjectTermFigures {
    /// Days for the desk to sign the agreement, 1 to 365 (签订协议期限).
    agreement_days: i32,
    /// Days for the desk to look at what a society has sent, 1 to 365 (审查期限).
    review_days: i32,
    /// Days for a society to put right what was found, 1 to 365 (整改期限).
    rectify_days: i32,
    /// Days for the panel to appraise, 1 to 365 (鉴定期限).
    appraisal_days: i32,
    /// The midterm is due when this part of the time has passed, 10 to 90 per cent (中期时点).
    midterm_percent: i32,
    /// How often a project may be extended, 0 to 5 (最多延期次数).
    extensions_max: i32,
    /// By how many months each time, 1 to 24 (每次延期月数).
    extension_months: i32,
    /// How many a panel has: sizes of 3 to 21 (鉴定组人数).
    panel_sizes: Vec<i32>,
    /// How many of them may be of the own institution: fewer than the smallest panel (本单位专家上限).
    panel_own_max: i32,
    /// For how many months nothing is granted to whose project was withdrawn, 0 to 120 (撤项限制月数).
    barred_months: i32,
    /// Where they come from, at most 200 characters (依据).
    source: String,
}

/// Input of `setProjectTerms`.
#[derive(InputObject)]
struct SetProjectTermsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// What holds from now on; the scale of grades stays.
    figures: ProjectTermFigures,
}

/// Payload of `setProjectTerms`.
#[derive(SimpleObject)]
struct SetProjectTermsPayload {
    /// The terms as they hold now.
    project_terms: ProjectTerms,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Queries of the terms of projects.
#[derive(Default)]
pub struct ProjectTermsQuery;

#[Object]
impl ProjectTermsQuery {
    /// What holds of projects: extensions, panels, grades, with their source (项目办理规则).
    async fn project_terms(&self, ctx: &Context<'_>) -> Result<ProjectTerms> {
        stand(ctx).await
    }
}

/// Mutations of the terms of projects.
#[derive(Default)]
pub struct ProjectTermsMutation;

#[Object]
impl ProjectTermsMutation {
    /// Sets what holds of projects (设定项目办理规则). What waits already keeps its day.
    async fn set_project_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetProjectTermsInput,
    ) -> Result<SetProjectTermsPayload> {
        let SetProjectTermsInput { idempotency_key, expected_version, figures } = input;
        let input = set::Input { idempotency_key, expected_version, terms: figures.into() };
        let done = set_project_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetProjectTermsPayload { project_terms: stand(ctx).await?, user_errors })
    }
}

async fn stand(ctx: &Context<'_>) -> Result<ProjectTerms> {
    Ok(ProjectTerms::of(ruled::<Terms>(&state(ctx).db).await?, caller(ctx).language))
}

impl From<ProjectTermFigures> for Terms {
    fn from(figures: ProjectTermFigures) -> Self {
        let ProjectTermFigures {
            agreement_days,
            review_days,
            rectify_days,
            appraisal_days,
            midterm_percent,
            extensions_max,
            extension_months,
            panel_sizes,
            panel_own_max,
            barred_months,
            source,
        } = figures;
        Self {
            version: 0,
            agreement_days,
            review_days,
            rectify_days,
            appraisal_days,
            midterm_percent,
            extensions_max,
            extension_months,
            panel_sizes,
            panel_own_max,
            barred_months,
            // The action keeps the scale that holds.
            grades: Vec::new(),
            source,
        }
    }
}
