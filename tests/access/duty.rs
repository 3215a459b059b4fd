//! The cases of responsibility: one thing of each kind, entered by those who may, then asked for by all.

use support::{House, Person, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Duty {
    society: String,
    foreign: String,
    civil: String,
    directive: String,
    recipient: String,
    record: String,
    finding: String,
    thread: String,
    /// A file of the finding, and one enclosed in the thread's first letter.
    files: [String; 2],
}

async fn agency(house: &House, tier: &str) -> String {
    let found = house.admin().await.query(&format!("{{ agencies(tier: {tier}) {{ id region {{ code }} }} }}")).await;
    let own = |agency: &&Value| agency["region"]["code"] == "329900";
    let agency = found.list("agencies").iter().find(own).expect("the city has its agencies").clone();
    agency["id"].as_str().expect("an id is text").to_owned()
}

async fn done(person: &Person, query: &str, input: Value) -> support::Answer {
    let answer = person.ask(query, json!({ "input": input })).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer
}

impl Duty {
    /// A directive to the first society, a record, a finding and a thread about it.
    pub(super) async fn of(house: &House) -> Self {
        let (society, foreign) = (house.society(cast::LEADERS).await, house.society(support::city::SOCIETY).await);
        let civil = agency(house, "REGISTRATION").await;
        let (org, federation) = (house.org().await, house.federation().await);
        let asked = done(
            &org,
            "mutation($input: IssueDirectiveInput!) { issueDirective(input: $input) { directive { id } \
             userErrors { path code } } }",
            json!({ "idempotencyKey": "duty directive", "number": "1", "title": "t", "body": "b", "dueOn": "2026-04-01",
                    "recipients": { "societies": [society] } }),
        )
        .await;
        let directive = asked.text("issueDirective.directive.id").to_owned();
        let of = "query($id: ID!) { directiveRecipients(filter: { directive: $id }) { nodes { id } } }";
        let recipient = org.ask(of, json!({ "id": directive })).await;
        let recipient = recipient.text("directiveRecipients.nodes.0.id").to_owned();
        done(&federation, GUIDANCE, guidance(&society, "duty guidance")).await;
        let of = "query($id: ID!) { society(id: $id) { guidance { records { id } } } }";
        let record = federation.ask(of, json!({ "id": society })).await;
        let record = record.text("society.guidance.records.0.id").to_owned();
        let attached = async |mut input: Value| {
            let file = crate::file::upload(house, &federation, "a.pdf", &crate::file::pdf("a")).await;
            input["fileIds"] = json!([file]);
            input
        };
        let finding = done(&federation, FINDING, attached(finding(&society, "duty finding")).await).await;
        let thread = done(&federation, THREAD, attached(thread(&civil, "duty thread")).await).await;
        Self {
            directive,
            recipient,
            record,
            finding: finding.text("recordFinding.finding.id").to_owned(),
            thread: thread.text("openThread.thread.id").to_owned(),
            files: [
                finding.text("recordFinding.finding.attachments.0.id").to_owned(),
                thread.text("openThread.thread.messages.0.attachments.0.id").to_owned(),
            ],
            society,
            foreign,
            civil,
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        [self.reads(), self.writes()].concat()
    }

    fn reads(&self) -> Vec<Case> {
        let preview = "query($id: ID!) { directivePreview(recipients: { societies: [$id] }) { societies } }";
        let node = "query($id: ID!) { node(id: $id) { id } }";
        vec![
            case("Query.directives", "-", "{ directives { totalCount } }", json!({})),
            case("Query.directiveRecipients", "-", "{ directiveRecipients { totalCount } }", json!({})),
            case("Query.directivePreview", "first", preview, json!({ "id": self.society })),
            case("Query.directivePreview", "foreign", preview, json!({ "id": self.foreign })),
            case("Query.guidanceBoard", "-", "{ guidanceBoard { totalCount } }", json!({})),
            case("Query.notices", "-", "{ notices { unseen } }", json!({})),
            case("Query.findings", "-", "{ findings { totalCount } }", json!({})),
            case("Query.threads", "-", "{ threads { totalCount } }", json!({})),
            case("Query.node", "directive", node, json!({ "id": self.directive })),
            case("Query.node", "finding", node, json!({ "id": self.finding })),
            case("Query.node", "thread", node, json!({ "id": self.thread })),
            case("Query.node", "finding's file", node, json!({ "id": self.files[0] })),
            case("Query.node", "letter's file", node, json!({ "id": self.files[1] })),
        ]
    }

    fn writes(&self) -> Vec<Case> {
        let issue = "mutation($input: IssueDirectiveInput!) { issueDirective(input: $input) { \
                     userErrors { path code } } }";
        let directive = |id: &str| {
            json!({ "input": { "idempotencyKey": "", "number": "1", "title": "t", "body": "b", "dueOn": "2026-04-01",
                               "recipients": { "societies": [id] } } })
        };
        let step = json!({ "findingId": self.finding, "expectedVersion": 1, "idempotencyKey": "", "text": "t" });
        let letter = json!({ "threadId": self.thread, "expectedVersion": 1, "idempotencyKey": "", "body": "t" });
        let mut cases = vec![
            case("Mutation.issueDirective", "first", issue, directive(&self.society)),
            case("Mutation.issueDirective", "foreign", issue, directive(&self.foreign)),
            one("acknowledgeDirective", "first", &json!({ "recipientId": self.recipient, "idempotencyKey": "" })),
            one(
                "reportDirectiveDone",
                "first",
                &json!({ "recipientId": self.recipient, "idempotencyKey": "", "echo": "done" }),
            ),
            one(
                "withdrawDirective",
                "org's",
                &json!({ "directiveId": self.directive, "idempotencyKey": "", "reason": "r" }),
            ),
            case("Mutation.recordGuidance", "first", GUIDANCE, json!({ "input": guidance(&self.society, "") })),
            case("Mutation.recordGuidance", "foreign", GUIDANCE, json!({ "input": guidance(&self.foreign, "") })),
            one("withdrawGuidance", "first", &json!({ "recordId": self.record, "idempotencyKey": "", "reason": "r" })),
            case("Mutation.recordFinding", "first", FINDING, json!({ "input": finding(&self.society, "") })),
            case("Mutation.recordFinding", "foreign", FINDING, json!({ "input": finding(&self.foreign, "") })),
            case("Mutation.openThread", "civil affairs", THREAD, json!({ "input": thread(&self.civil, "") })),
            one("writeToThread", "federation's", &letter),
            one("markNoticesSeen", "-", &json!({ "idempotencyKey": "", "until": "2026-03-01T00:00:00Z" })),
            one("closeThread", "federation's", &letter),
        ];
        for name in ["reportFindingProgress", "reportFindingResolved", "confirmFinding", "reopenFinding"] {
            cases.push(one(name, "first", &step));
        }
        cases
    }
}

/// A mutation with this input; its input's type is named after it, but for those that share one.
fn one(name: &'static str, target: &'static str, input: &Value) -> Case {
    let (field, kind) = match name {
        "acknowledgeDirective" => ("Mutation.acknowledgeDirective", "AcknowledgeDirectiveInput"),
        "reportDirectiveDone" => ("Mutation.reportDirectiveDone", "ReportDirectiveDoneInput"),
        "withdrawDirective" => ("Mutation.withdrawDirective", "WithdrawDirectiveInput"),
        "withdrawGuidance" => ("Mutation.withdrawGuidance", "WithdrawGuidanceInput"),
        "writeToThread" => ("Mutation.writeToThread", "ThreadInput"),
        "closeThread" => ("Mutation.closeThread", "ThreadInput"),
        "markNoticesSeen" => ("Mutation.markNoticesSeen", "MarkNoticesSeenInput"),
        "reportFindingProgress" => ("Mutation.reportFindingProgress", "FindingStepInput"),
        "reportFindingResolved" => ("Mutation.reportFindingResolved", "FindingStepInput"),
        "confirmFinding" => ("Mutation.confirmFinding", "FindingStepInput"),
        _ => ("Mutation.reopenFinding", "FindingStepInput"),
    };
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}

const GUIDANCE: &str =
    "mutation($input: RecordGuidanceInput!) { recordGuidance(input: $input) { userErrors { path code } } }";
const FINDING: &str = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { finding { id attachments { id } } \
                       userErrors { path code } } }";
const THREAD: &str = "mutation($input: OpenThreadInput!) { openThread(input: $input) { thread { id messages { attachments { id } } } \
     userErrors { path code } } }";

fn guidance(society: &str, key: &str) -> Value {
    json!({ "idempotencyKey": key, "societyIds": [society], "kind": "POLICY_BRIEFING", "heldOn": "2026-03-20",
            "heldBy": "陈社科", "evidence": "e" })
}

fn finding(society: &str, key: &str) -> Value {
    json!({ "idempotencyKey": key, "societyId": society, "category": "LOW_COVERAGE", "severity": "MINOR",
            "text": "t", "action": "a", "dueOn": "2026-04-01" })
}

fn thread(to: &str, key: &str) -> Value {
    json!({ "idempotencyKey": key, "toAgencyId": to, "subject": "s", "body": "b", "dueOn": "2026-04-01" })
}
