//! The cases of the grid about evaluations: the fifth society's. Every write is one that the rules refuse, so
//! that the evaluation stays as it is for the next person.

use support::{House, Value, cast, city, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Evaluation {
    own: String,
    society: String,
    foreign: String,
}

impl Evaluation {
    /// Applies once, and looks the societies up.
    pub(super) async fn of(house: &House) -> Self {
        let society = house.society(cast::SECRETARYS).await;
        let query = "mutation($input: ApplyForEvaluationInput!) { applyForEvaluation(input: $input) { \
                     evaluation { id } userErrors { path code } } }";
        let input = json!({ "societyId": society, "idempotencyKey": "access", "level": "A3", "scores": scores(),
            "statement": "s" });
        let applied = house.secretary().await.ask(query, json!({ "input": input })).await;
        let own = applied.text("applyForEvaluation.evaluation.id").to_owned();
        Self { own, society, foreign: house.society(city::SOCIETY).await }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let mut cases = vec![
            case("Query.evaluations", "-", "{ evaluations { totalCount } }", json!({})),
            case("Query.evaluationRules", "-", "{ evaluationRules { version } }", json!({})),
            case("Query.node", "fifth's evaluation", node, json!({ "id": self.own })),
            one("Mutation.publishEvaluationRules", "-", "PublishEvaluationRulesInput", &rules()),
        ];
        for (target, id) in [("fifth", &self.society), ("foreign", &self.foreign)] {
            let input =
                json!({ "societyId": id, "idempotencyKey": "", "level": "A3", "scores": scores(), "statement": "s" });
            cases.push(one("Mutation.applyForEvaluation", target, "ApplyForEvaluationInput", &input));
            let held = || json!({ "societyId": id, "expectedVersion": 0, "idempotencyKey": "", "reason": "OTHER", "text": "t" });
            let lower = with(held(), json!({ "level": "A1" }));
            cases.push(one("Mutation.downgradeSociety", target, "DowngradeSocietyInput", &lower));
            cases.push(one("Mutation.revokeGrade", target, "RevokeGradeInput", &held()));
        }
        let seen = || json!({ "evaluationId": self.own, "expectedVersion": 0, "idempotencyKey": "" });
        let rated = with(seen(), json!({ "scores": scores(), "statement": "s" }));
        let reasoned = with(seen(), json!({ "reason": "OTHER", "text": "t" }));
        let visit = with(seen(), json!({ "visitedOn": "2026-03-20", "visitors": "v", "note": "n" }));
        let panel = with(seen(), json!({ "heldOn": "2026-03-20", "members": "m", "scores": scores(), "note": "n" }));
        cases.push(one("Mutation.resubmitEvaluation", "fifth", "ResubmitEvaluationInput", &rated));
        for field in [
            "Mutation.withdrawEvaluation",
            "Mutation.objectToEvaluation",
            "Mutation.giveEvaluationOpinion",
            "Mutation.acceptEvaluation",
            "Mutation.publishEvaluationNotice",
            "Mutation.upholdEvaluation",
            "Mutation.reopenEvaluation",
        ] {
            cases.push(one(field, "fifth", "EvaluationTextInput", &with(seen(), json!({ "text": "t" }))));
        }
        cases.extend([
            one("Mutation.returnEvaluation", "fifth", "EvaluationReasonInput", &reasoned),
            one("Mutation.refuseEvaluation", "fifth", "EvaluationReasonInput", &reasoned),
            one("Mutation.recordEvaluationVisit", "fifth", "EvaluationVisitInput", &visit),
            one("Mutation.recordPanelScores", "fifth", "PanelScoresInput", &panel),
            one("Mutation.concludeEvaluation", "fifth", "ConcludeEvaluationInput", &seen()),
        ]);
        cases
    }
}

fn scores() -> Value {
    json!({ "basic": 55, "governance": 340, "results": 380, "appraisal": 100 })
}

fn rules() -> Value {
    json!({ "expectedVersion": 0, "idempotencyKey": "", "effectiveOn": "2026-04-01",
        "weights": [{ "block": "BASIC_CONDITIONS", "points": 100 }, { "block": "GOVERNANCE", "points": 300 },
            { "block": "WORK_RESULTS", "points": 400 }, { "block": "SOCIAL_APPRAISAL", "points": 200 }],
        "thresholds": [{ "level": "A1", "points": 500 }, { "level": "A2", "points": 600 }, { "level": "A3", "points": 700 },
            { "level": "A4", "points": 800 }, { "level": "A5", "points": 900 }],
        "days": { "opinionWorkDays": 5, "documentsWorkDays": 5, "correctWorkDays": 5, "visitDays": 30, "panelDays": 30,
            "noticeDays": 7, "reviewDays": 15, "decisionWorkDays": 5 },
        "validMonths": 60, "source": "s", "registeredMonths": 24, "heldMonths": 24, "ladderFrom": "A4",
        "renewalDays": 180, "concludedMonth": 9, "concludedDay": 30, "eligibilitySource": "s" })
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

fn with(mut whole: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("an object: {more}") };
    whole.as_object_mut().expect("an object").extend(more);
    whole
}
