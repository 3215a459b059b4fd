//! Evaluations as their screens read them, whoever looks.

use entity::institution::eligibility::Purpose;
use entity::institution::evaluation::rules::{EvaluationRules, Threshold, Weight};
use entity::institution::evaluation::{
    EvaluationBlock, EvaluationReason, EvaluationState, EvaluationStep, GradeValidity,
};
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::parts::Tone;
use crate::text::language;

macro_rules! reads {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums(
                "EvaluationBlock", "EvaluationReason", "EvaluationState", "EvaluationStep", "GradeLevel",
                "GradeValidity", "Purpose"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    EvaluationView: "src/evaluation/view.graphql";
    EvaluationList: "src/evaluation/list.graphql";
    EvaluationAsk: "src/evaluation/ask.graphql";
}

pub(super) use evaluation_ask::{
    EvaluationAskEligibility as Forecast, EvaluationAskEligibilityBlockers as Blocker, ResponseData as AskData,
};
pub(super) use evaluation_list::{
    EvaluationFilter, EvaluationListEvaluationsNodes as Row, EvaluationOrder, ResponseData as ListData,
    Variables as ListVariables,
};
pub(super) use evaluation_view::{
    EvaluationViewNode as Node, EvaluationViewNodeOnEvaluation as Evaluation,
    EvaluationViewNodeOnEvaluationSteps as Gone, ResponseData,
};

/// The rules as the server's own functions take them.
macro_rules! rules {
    ($rules:expr) => {{
        let count = |points: i64| i32::try_from(points).unwrap_or_default();
        let weight = |block, points| Weight { block, points: count(points) };
        let threshold = |level, points| Threshold { level, points: count(points) };
        EvaluationRules {
            weights: $rules.weights.iter().map(|row| weight(row.block, row.points)).collect(),
            thresholds: $rules.thresholds.iter().map(|row| threshold(row.level, row.points)).collect(),
            ..EvaluationRules::first()
        }
    }};
}

/// The rules that judge an evaluation.
pub(super) fn rules_of(evaluation: &Evaluation) -> EvaluationRules {
    rules!(evaluation.rules)
}

/// The rules that judge today.
pub(super) fn rules_today(data: &AskData) -> EvaluationRules {
    rules!(data.evaluation_rules)
}

/// Reads the evaluation with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<EvaluationView>(move || {
        let id = id();
        Some((["evaluation.", &id, language().pick(".zh", ".en")].concat(), evaluation_view::Variables { id }))
    })
}

/// The evaluation of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Evaluation> {
    match data.node {
        Some(Node::Evaluation(evaluation)) => Some(evaluation),
        _ => None,
    }
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<EvaluationList>(move || {
        let variables = ask();
        Some((["evaluations.", &serde_json::to_string(&variables).unwrap_or_default()].concat(), variables))
    })
}

/// Reads what a society may apply for, and by which rules.
pub(super) fn asking(society: String) -> Cached<AskData> {
    cached::<EvaluationAsk>(move || {
        let society = society.clone();
        Some((["evaluation.ask.", language().pick("zh", "en")].concat(), evaluation_ask::Variables { society }))
    })
}

/// What is applied for among the forecasts: the grades, and the present one again.
pub(super) fn grades(data: &AskData) -> Vec<Forecast> {
    let grade = |forecast: &&Forecast| matches!(forecast.purpose, Purpose::Grade | Purpose::Renewal);
    data.eligibility.iter().filter(grade).cloned().collect()
}

/// The tone of a state.
pub(super) const fn tone(state: EvaluationState) -> Tone {
    match state {
        EvaluationState::Graded => Tone::Ok,
        EvaluationState::Returned | EvaluationState::Notice | EvaluationState::Review => Tone::Warn,
        EvaluationState::Refused
        | EvaluationState::NotGraded
        | EvaluationState::Downgraded
        | EvaluationState::Revoked => Tone::Bad,
        EvaluationState::Withdrawn => Tone::Plain,
        _ => Tone::Info,
    }
}
