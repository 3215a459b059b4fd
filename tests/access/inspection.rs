//! The cases of the grid about annual inspection: the reports of the first society and of one that has
//! submitted. Every write is one that the rules refuse, so that the report waits for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Inspection {
    campaign: String,
    own: String,
    submitted: String,
}

impl Inspection {
    /// Looks them up.
    pub(super) async fn of(house: &House) -> Self {
        let federation = house.federation().await;
        let own = "query($id: ID!) { annualReports(filter: { society: $id }) { nodes { id campaign { id } } } }";
        let own = federation.ask(own, json!({ "id": house.society(cast::LEADERS).await })).await;
        let submitted = "{ annualReports(first: 1, filter: { states: [SUBMITTED] }) { nodes { id } } }";
        let submitted = federation.query(submitted).await;
        Self {
            campaign: own.text("annualReports.nodes.0.campaign.id").to_owned(),
            own: own.text("annualReports.nodes.0.id").to_owned(),
            submitted: submitted.text("annualReports.nodes.0.id").to_owned(),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        [self.reads(), self.writes()].concat()
    }

    fn reads(&self) -> Vec<Case> {
        let progress = "query($id: ID!) { inspectionProgress(campaign: $id) { reports } }";
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let paper = "query($id: ID!) { paperAddress(kind: ANNUAL_REPORT, id: $id) }";
        vec![
            case("Query.inspectionCampaigns", "-", "{ inspectionCampaigns { year } }", json!({})),
            case("Query.conclusionReasons", "-", "{ conclusionReasons { code } }", json!({})),
            case("Query.annualReports", "-", "{ annualReports { totalCount } }", json!({})),
            case("Query.inspectionProgress", "Jiangnan", progress, json!({ "id": self.campaign })),
            case("Query.paperAddress", "first's report", paper, json!({ "id": self.own })),
            case("Query.paperAddress", "a submitted report", paper, json!({ "id": self.submitted })),
            case(
                "Query.verifyReceipt",
                "-",
                "{ verifyReceipt(number: \"NJ2026-1\", code: \"2\") { state } }",
                json!({}),
            ),
            case("Query.node", "campaign", node, json!({ "id": self.campaign })),
            case("Query.node", "first's report", node, json!({ "id": self.own })),
            case("Query.node", "a submitted report", node, json!({ "id": self.submitted })),
        ]
    }

    fn writes(&self) -> Vec<Case> {
        let days = json!({ "opensOn": "2026-03-20", "societyDueOn": "2026-03-31", "sponsorDueOn": "2026-04-30",
            "civilDueOn": "2026-05-31", "concludesOn": "2026-09-30" });
        let open = with(
            days,
            json!({ "idempotencyKey": "", "year": 1999, "reportsOn": 1998, "notice": "n",
            "partyGate": "HARD" }),
        );
        let reason = json!({ "expectedVersion": 0, "idempotencyKey": "", "code": "a", "zh": "甲", "en": "a",
            "grave": false, "source": "s", "retired": false });
        let mut cases = vec![
            one("Mutation.openInspection", "-", "OpenInspectionInput", &open),
            one("Mutation.setConclusionReason", "-", "SetConclusionReasonInput", &reason),
        ];
        for (target, id) in [("first", &self.own), ("submitted", &self.submitted)] {
            let seen = || json!({ "reportId": id, "expectedVersion": 0, "idempotencyKey": "" });
            let fields = json!([{ "field": "ACTIVITIES", "value": "-1", "seenVersion": 0 }]);
            let save = json!({ "reportId": id, "idempotencyKey": "", "fields": fields });
            let many = json!({ "idempotencyKey": "", "reports": [{ "reportId": id, "expectedVersion": 0 }] });
            let remarks = json!([{ "field": "ACTIVITIES", "text": "t" }]);
            let back = with(seen(), json!({ "reason": "OTHER", "text": "t", "remarks": remarks }));
            let conclude = with(seen(), json!({ "conclusion": "QUALIFIED", "reasons": [] }));
            let text = || with(seen(), json!({ "text": "t" }));
            cases.extend([
                one("Mutation.saveAnnualReport", target, "SaveAnnualReportInput", &save),
                one("Mutation.submitAnnualReport", target, "SubmitAnnualReportInput", &seen()),
                one("Mutation.recallAnnualReport", target, "ReportStepInput", &seen()),
                one("Mutation.returnAnnualReport", target, "ReturnAnnualReportInput", &back),
                many_at_once("Mutation.passAnnualReports", target, &many),
                many_at_once("Mutation.receiveAnnualReports", target, &many),
                one("Mutation.concludeAnnualReport", target, "ConcludeAnnualReportInput", &conclude),
                one("Mutation.readmitAnnualReport", target, "ReadmitAnnualReportInput", &text()),
                one("Mutation.reportRectification", target, "RectificationInput", &text()),
                one("Mutation.confirmRectification", target, "RectificationInput", &text()),
                one("Mutation.rejectRectification", target, "RectificationInput", &text()),
            ]);
        }
        cases.sort_by_key(|case| case.field);
        cases
    }
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

/// What is done with many: those that stay are answered beside, and nothing changes.
fn many_at_once(field: &'static str, target: &'static str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let left = "left { userErrors { path code } }";
    let query =
        format!("mutation($input: ReportsInput!) {{ {name}(input: $input) {{ {left} userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

fn with(mut whole: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("an object: {more}") };
    whole.as_object_mut().expect("an object").extend(more);
    whole
}
