//! The cases of the grid about enforcement: a clue of which nobody but the two agencies knows, and a notice
//! that was served on the first society. Every write is one that the rules refuse.

use support::{House, Person, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Enforcement {
    society: String,
    clue: String,
    served: String,
}

/// Brings a clue about the first society; answers the case's id.
async fn clue(house: &House, civil: &Person, key: &str) -> String {
    let query = "mutation($input: ReportClueInput!) { reportClue(input: $input) { enforcementCase { id } } }";
    let society = house.society(cast::LEADERS).await;
    let input = json!({ "idempotencyKey": key, "societyId": society, "clue": "收费评选" });
    civil.ask(query, json!({ "input": input })).await.text("reportClue.enforcementCase.id").to_owned()
}

impl Enforcement {
    /// Brings two clues and serves a notice.
    pub(super) async fn of(house: &House) -> Self {
        let civil = house.civil().await;
        let (first, served) = (clue(house, &civil, "grid one").await, clue(house, &civil, "grid two").await);
        let open =
            "mutation($input: EnforcementStepInput!) { openInvestigation(input: $input) { userErrors { code } } }";
        let seen = |version: i32, key: &str| json!({ "idempotencyKey": key, "caseId": served, "expectedVersion": version, "text": "t" });
        civil.ask(open, json!({ "input": seen(1, "grid open") })).await;
        let mut input = seen(2, "grid notice");
        input["penalty"] = json!("WARNING");
        let notice = "mutation($input: NoticePenaltyInput!) { noticePenalty(input: $input) { userErrors { code } } }";
        assert_eq!(civil.ask(notice, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
        Self { society: house.society(cast::LEADERS).await, clue: first, served }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let bare = json!({ "idempotencyKey": "", "societyId": "", "clue": "" });
        let eligibility = "query($id: ID!) { eligibility(societyId: $id) { purpose } }";
        let mut cases = vec![
            case("Query.eligibility", "first", eligibility, json!({ "id": self.society })),
            case("Query.enforcementCases", "-", "{ enforcementCases { totalCount } }", json!({})),
            case("Query.node", "a clue", node, json!({ "id": self.clue })),
            case("Query.node", "first's notice", node, json!({ "id": self.served })),
            one("Mutation.reportClue", "-", "ReportClueInput", &bare),
        ];
        cases.push(case("Query.enforcementTerms", "-", "{ enforcementTerms { version } }", json!({})));
        let terms = json!({ "expectedVersion": 0, "idempotencyKey": "", "effectiveOn": "2026-06-01", "clueDays": 15,
            "investigateDays": 90, "correctDays": 30, "checkDays": 15, "pleaWorkDays": 5, "carryOutDays": 15,
            "secondOfficial": false, "source": "s" });
        cases.push(one("Mutation.publishEnforcementTerms", "-", "PublishEnforcementTermsInput", &terms));
        for (target, id) in [("a clue", &self.clue), ("first's notice", &self.served)] {
            let input = json!({ "idempotencyKey": "", "caseId": id, "expectedVersion": 0, "text": "t" });
            let mut notice = input.clone();
            notice["penalty"] = json!("WARNING");
            cases.extend(STEPS.iter().map(|(field, kind)| one(field, target, kind, &input)));
            cases.push(one("Mutation.noticePenalty", target, "NoticePenaltyInput", &notice));
        }
        cases
    }
}

const STEPS: [(&str, &str); 9] = [
    ("Mutation.openInvestigation", "EnforcementStepInput"),
    ("Mutation.dropEnforcement", "EnforcementStepInput"),
    ("Mutation.orderCorrection", "CorrectionInput"),
    ("Mutation.reportCorrection", "EnforcementStepInput"),
    ("Mutation.confirmCorrection", "EnforcementStepInput"),
    ("Mutation.rejectCorrection", "CorrectionInput"),
    ("Mutation.objectToPenalty", "EnforcementStepInput"),
    ("Mutation.imposePenalty", "EnforcementStepInput"),
    ("Mutation.closeEnforcement", "EnforcementStepInput"),
];

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
