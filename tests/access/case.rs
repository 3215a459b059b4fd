//! The cases of the grid: each root field with each kind of thing it can be about.

mod mask;
mod start;

use super::activity::Activity;
use super::call::Calls;
use super::change::Changes;
use super::clock;
use super::consistency::Contests;
use super::duty::Duty;
use super::enforcement::Enforcement;
use super::evaluation::Evaluation;
use super::inspection::Inspection;
use super::list_case::Lists;
use super::matching::Matching;
use super::oauth::Clients;
use super::project::Projects;
use super::registration::Registration;
use super::webhook::Webhooks;
use entity::register::society;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use support::{House, Value, cast, city, json};

use super::feed;
use super::formation::{self, Opened};
use mask::masks;
use start::{START, trial, upload};

/// Stands in an input for the society with this credit code and the version that stands now.
pub(super) const SOCIETY: &str = "(society)";

/// The same for a write that is about no version.
const UNVERSIONED: &str = "(society without its version)";

/// What one line of the grid asks.
#[derive(Clone)]
pub(super) struct Case {
    /// The row of the policy table: `Query.society`, `Mutation.login`, `Society.contact`.
    pub(super) field: &'static str,
    /// What it is asked about.
    pub(super) target: &'static str,
    /// The document.
    pub(super) query: String,
    /// Its variables; a write names its society by credit code, see [`Case::variables`].
    values: Value,
}

/// The societies of the cast: of the leader, of the branch secretary, of the second city.
pub(super) const SOCIETIES: [(&str, &str); 3] =
    [("first", cast::LEADERS), ("fifth", cast::SECRETARYS), ("foreign", city::SOCIETY)];

/// Ids that the cases are about.
pub(super) struct Ids {
    activity: Activity,
    calls: Calls,
    clients: Clients,
    webhooks: Webhooks,
    changes: Changes,
    contests: Contests,
    projects: Projects,
    duty: Duty,
    inspection: Inspection,
    registration: Registration,
    lists: Lists,
    matching: Matching,
    enforcement: Enforcement,
    evaluation: Evaluation,
    societies: [(&'static str, &'static str, String); 3],
    region: String,
    agency: String,
    user: String,
    run: String,
    file: String,
    opened: Opened,
}

impl Ids {
    /// Looks them up; uploads a register as the federation and tries to import it, so that there is
    /// a file and a run to ask for.
    pub(super) async fn of(house: &House) -> Self {
        let mut societies = SOCIETIES.map(|(name, code)| (name, code, String::new()));
        for (_, code, id) in &mut societies {
            *id = house.society(code).await;
        }
        let admin = house.admin().await;
        let found = admin.query("{ regions { id } agencies { id } users { nodes { id } } }").await;
        let file = upload(house, &house.federation().await).await;
        let start = json!({ "input": trial(&file, server::demo::CITY, "seed") });
        let run = house.federation().await.ask(START, start).await;
        let run = run.text("startSocietyImport.importRun.id").to_owned();
        await_runs(house).await;
        clock::say(house).await;
        let opened = [
            ("first", formation::open(&house.federation().await, &societies[0].2).await),
            ("foreign", formation::open(&house.foreign_federation().await, &societies[2].2).await),
        ];
        Self {
            activity: Activity::of(house).await,
            calls: Calls::of(house).await,
            clients: Clients::of(house).await,
            webhooks: Webhooks::of(house).await,
            duty: Duty::of(house).await,
            inspection: Inspection::of(house).await,
            registration: Registration::of(house).await,
            changes: Changes::of(house).await,
            contests: Contests::of(house).await,
            projects: Projects::of(house).await,
            lists: Lists::of(house).await,
            matching: Matching::of(house).await,
            enforcement: Enforcement::of(house).await,
            evaluation: Evaluation::of(house).await,
            societies,
            region: found.text("regions.0.id").to_owned(),
            agency: found.text("agencies.0.id").to_owned(),
            user: found.text("users.nodes.0.id").to_owned(),
            run,
            file,
            opened,
        }
    }
}

impl Ids {
    /// The ids of the three societies.
    pub(super) fn society_ids(&self) -> impl Iterator<Item = &str> {
        self.societies.iter().map(|(_, _, id)| id.as_str())
    }
}

/// Waits until no run of the importer is under way: runs go on beside the request.
pub(super) async fn await_runs(house: &House) {
    use entity::register::import::{Column, Entity};
    for _ in 0..600 {
        let open = Entity::find().filter(Column::FinishedAt.is_null()).one(&house.db).await;
        if open.expect("the database answers").is_none() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("a run of the importer does not end");
}

impl Case {
    /// The variables for a person: a key of his own, the version that stands now.
    pub(super) async fn variables(&self, house: &House, person: &str) -> Value {
        let mut values = self.values.clone();
        let key = json!(format!("{} {} {person}", self.field, self.target));
        if let Some(input) = values.get_mut("input").and_then(Value::as_object_mut) {
            if let Some(code) = input.remove(SOCIETY).as_ref().and_then(Value::as_str) {
                let row = society::Entity::find().filter(society::Column::Uscc.eq(code)).one(&house.db).await;
                let row = row.expect("the database answers").expect("the society is there");
                input.insert("societyId".into(), json!(row.id.global()));
                input.insert("expectedVersion".into(), json!(row.version));
            }
            if let Some(code) = input.remove(UNVERSIONED).as_ref().and_then(Value::as_str) {
                input.insert("societyId".into(), json!(house.society(code).await));
            }
            if input.get("title").is_some_and(|title| title == "") {
                input.insert("title".into(), key.clone());
            }
            if input.contains_key("idempotencyKey") {
                input.insert("idempotencyKey".into(), key);
            }
        }
        values
    }
}

/// A case of the grid.
pub(super) fn case(field: &'static str, target: &'static str, query: impl Into<String>, values: Value) -> Case {
    Case { field, target, query: query.into(), values }
}

/// All cases, in the order of the grid.
pub(super) fn all(ids: &Ids) -> Vec<Case> {
    [
        plain(ids),
        nodes(ids),
        of_societies(ids),
        writes(),
        formation::cases(&ids.opened),
        files(ids),
        masks(ids),
        ids.duty.cases(),
        ids.inspection.cases(),
        ids.registration.cases(),
        ids.changes.cases(),
        ids.contests.cases(),
        ids.projects.cases(),
        ids.lists.cases(),
        ids.matching.cases(),
        ids.enforcement.cases(),
        ids.activity.cases(),
        ids.calls.cases(),
        ids.evaluation.cases(),
        clock::cases(),
        ids.clients.cases(),
        feed::cases(),
        ids.webhooks.cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn plain(ids: &Ids) -> Vec<Case> {
    let nothing = || json!({});
    let run = "query($id: ID!) { importRun(id: $id) { id } }";
    vec![
        case("Query.viewer", "-", "{ viewer { username } }", nothing()),
        case("Query.today", "-", "{ today }", nothing()),
        case("Query.regions", "-", "{ regions { code } }", nothing()),
        case("Query.agencies", "-", "{ agencies { name } }", nothing()),
        case("Query.societies", "-", "{ societies { totalCount } }", nothing()),
        case("Query.coverage", "-", "{ coverage { societies } }", nothing()),
        case("Query.openItems", "-", "{ openItems { totalCount } }", nothing()),
        case("Query.rules", "-", "{ rules { version } }", nothing()),
        case("Query.ruleImpact", "-", IMPACT, json!({ "draft": draft() })),
        case("Query.deadlines", "-", "{ deadlines(withinDays: 366) { totalCount } }", nothing()),
        case("Query.leaders", "-", "{ leaders { totalCount } }", nothing()),
        case("Query.partyLeadDistribution", "-", "{ partyLeadDistribution { lead } }", nothing()),
        case(
            "Query.handoverPreview",
            "no one",
            "{ handoverPreview(societyId: \"x\", appointmentId: \"x\") { holder } }",
            nothing(),
        ),
        case("Query.users", "-", "{ users { totalCount } }", nothing()),
        case("Query.system", "-", "{ system { version } }", nothing()),
        case("Query.importRun", "federation's", run, json!({ "id": ids.run })),
        case("Query.importRuns", "-", "{ importRuns { totalCount } }", nothing()),
    ]
}

const IMPACT: &str = "query($draft: RuleSetInput!) { ruleImpact(draft: $draft) { mustAct userErrors { code } } }";

/// The numbers of version 1.
fn draft() -> Value {
    json!({
        "formalThreshold": 3, "residentThreshold": 3, "countBasis": "MEMBERS", "jointForm": false, "watchDays": 30,
        "changeDueDays": 60, "reviewMonths": 12, "termYears": 3, "committeeThreshold": 7,
        "generalBranchThreshold": 50, "partyCommitteeThreshold": 100,
    })
}

/// Publishes what begins long after the day of the tests: it judges nobody.
fn publish() -> Case {
    let query = "mutation($input: PublishRulesInput!) { publishRules(input: $input) { userErrors { path code } } }";
    let input = json!({
        "expectedVersion": 1, "idempotencyKey": "", "rules": draft(), "sourceZh": "试", "sourceEn": "trial",
        "effectiveOn": "2027-01-01",
    });
    case("Mutation.publishRules", "-", query, json!({ "input": input }))
}

fn nodes(ids: &Ids) -> Vec<Case> {
    let one =
        |target, id: &str| case("Query.node", target, "query($id: ID!) { node(id: $id) { id } }", json!({ "id": id }));
    let [first, fifth, foreign] = ids.societies.each_ref().map(|(_, _, id)| id);
    vec![
        one("first", first),
        one("fifth", fifth),
        one("foreign", foreign),
        one("region", &ids.region),
        one("agency", &ids.agency),
        one("user", &ids.user),
        one("import run", &ids.run),
        case(
            "Query.nodes",
            "3 societies",
            "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            json!({ "ids": [first, fifth, foreign] }),
        ),
    ]
}

fn of_societies(ids: &Ids) -> Vec<Case> {
    let query = "query($id: ID!) { society(id: $id) { id } }";
    ids.societies.iter().map(|(name, _, id)| case("Query.society", name, query, json!({ "id": id }))).collect()
}

fn writes() -> Vec<Case> {
    let log_in = "mutation { login(input: { username: \"secretary\", password: \"xuehui-demo-2026\" }) { \
                  userErrors { path code } } }";
    let contact = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { \
                   userErrors { path code } } }";
    let headcount = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { \
                     userErrors { path code } } }";
    let mut cases = vec![
        case("Mutation.login", "-", log_in, json!({})),
        case("Mutation.refresh", "no cookie", "mutation { refresh { userErrors { path code } } }", json!({})),
        case("Mutation.logout", "-", "mutation { logout { userErrors { path code } } }", json!({})),
    ];
    for (name, code) in SOCIETIES {
        let input = json!({ SOCIETY: code, "idempotencyKey": "", "address": "人民路1号", "phone": "", "email": "" });
        cases.push(case("Mutation.updateSocietyContact", name, contact, json!({ "input": input })));
    }
    for (name, code) in SOCIETIES {
        let input = json!({
            SOCIETY: code, "idempotencyKey": "", "recordedOn": "2026-03-20", "individualMembers": 60, "unitMembers": 1,
            "fullTimeStaff": 1, "formal": 4, "probationary": 1, "residentFormal": 1,
        });
        cases.push(case("Mutation.recordHeadcount", name, headcount, json!({ "input": input })));
    }
    cases.extend(acts());
    cases.extend(leaders());
    cases.push(publish());
    cases.push(case("Mutation.verifyLedger", "-", "mutation { verifyLedger { userErrors { code } } }", json!({})));
    cases
}

/// Everyone records a study of his own: the key is in the title.
fn acts() -> Vec<Case> {
    let record =
        "mutation($input: RecordPartyActInput!) { recordPartyAct(input: $input) { userErrors { path code } } }";
    let withdraw =
        "mutation($input: WithdrawPartyActInput!) { withdrawPartyAct(input: $input) { userErrors { path code } } }";
    let mut cases = Vec::new();
    for (name, code) in SOCIETIES {
        let input = json!({
            UNVERSIONED: code, "idempotencyKey": "", "act": "POLITICAL_STUDY", "heldOn": "2026-03-10", "title": "",
            "participants": 2,
        });
        cases.push(case("Mutation.recordPartyAct", name, record, json!({ "input": input })));
    }
    for (name, code) in SOCIETIES {
        let input = json!({ UNVERSIONED: code, "idempotencyKey": "", "actId": "no act", "reason": "记错" });
        cases.push(case("Mutation.withdrawPartyAct", name, withdraw, json!({ "input": input })));
    }
    cases
}

/// Appointments that everyone may try: refused ones that name no one, so that each person finds the same.
fn leaders() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, code) in SOCIETIES {
        let one = |field: &'static str, input: Value| {
            let verb = field.trim_start_matches("Mutation.");
            let kind = format!("{}{}Input", verb[..1].to_uppercase(), &verb[1..]);
            let query =
                format!("mutation($input: {kind}!) {{ {verb}(input: $input) {{ userErrors {{ path code }} }} }}");
            case(field, name, query, json!({ "input": input }))
        };
        let day = "2026-03-20";
        cases.push(one(
            "Mutation.recordAppointment",
            json!({
                SOCIETY: code, "idempotencyKey": "", "name": "", "post": "OTHER", "since": day,
            }),
        ));
        cases.push(one(
            "Mutation.endAppointment",
            json!({
                SOCIETY: code, "idempotencyKey": "", "appointmentId": "no one", "endsOn": day, "reason": "OTHER",
            }),
        ));
        cases.push(one(
            "Mutation.setPartyLead",
            json!({
                SOCIETY: code, "idempotencyKey": "", "post": "OTHER", "since": "2999-01-01",
            }),
        ));
        cases.push(one(
            "Mutation.handOverPost",
            json!({
                SOCIETY: code, "idempotencyKey": "", "appointmentId": "no one", "successorName": "李接任",
                "effectiveOn": day, "keepsPartyLead": true,
            }),
        ));
        cases.push(one("Mutation.settleSamePerson", json!({
            UNVERSIONED: code, "idempotencyKey": "", "appointmentId": "no one", "otherId": "", "same": true, "reason": "核实",
        })));
    }
    cases.sort_by_key(|case| case.field);
    cases
}

fn files(ids: &Ids) -> Vec<Case> {
    let upload = "mutation { requestUpload(input: { fileName: \"a.csv\", size: 10 }) { userErrors { path code } } }";
    let attachment = "mutation { requestUpload(input: { purpose: ATTACHMENT, fileName: \"a.pdf\", size: 10 }) { \
                      userErrors { path code } } }";
    let export = "mutation { requestSocietyExport(input: { format: CSV }) { userErrors { path code } } }";
    let accepted = json!({ "uscc": "51329900MJ0D0001X3", "reason": "证书如此" });
    let accept = "mutation($input: AcceptUsccInput!) { acceptUscc(input: $input) { userErrors { path code } } }";
    vec![
        case("Mutation.requestUpload", "register", upload, json!({})),
        case("Mutation.requestUpload", "attachment", attachment, json!({})),
        case("Mutation.requestSocietyExport", "-", export, json!({})),
        case("Mutation.startSocietyImport", "Jiangnan", START, json!({ "input": trial(&ids.file, "329900", "") })),
        case("Mutation.startSocietyImport", "Jiangbei", START, json!({ "input": trial(&ids.file, "329800", "") })),
        case("Mutation.acceptUscc", "wrong digit", accept, json!({ "input": accepted })),
    ]
}
