//! Figures side by side: who is silent does not disagree, who disagrees is flagged, the society contests, and
//! what is corrected is corrected where it stands, at once.

use entity::institution::consistency::figure::difference;
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

const SHOWN: &str = "id version fact side agency { name } stated claimed text state dueOn answerReason answer closedOn \
    moves openItem { dueOn holder { name } } steps { step actor text }";

/// What is said of one fact, as a person sees it; null where he does not see it.
async fn said(person: &Person, society: &str, fact: &str) -> Value {
    let query = "query($id: ID!) { society(id: $id) { consistency { differing facts { fact verdict \
        figures { side value asOf source documentNo contestable } contests { id } } } } }";
    let found = person.ask(query, json!({ "id": society })).await;
    let facts = found.list("society.consistency.facts").iter().find(|row| row["fact"] == fact).cloned();
    facts.unwrap_or(Value::Null)
}

/// The value of one side.
fn of(fact: &Value, side: &str) -> Value {
    let figures = fact["figures"].as_array().expect("a list of figures");
    figures.iter().find(|figure| figure["side"] == side).map_or(Value::Null, |figure| figure["value"].clone())
}

async fn state(person: &Person, society: &str, figures: Value, key: &str) -> Answer {
    let query = "mutation($input: StateFiguresInput!) { stateFigures(input: $input) { userErrors { path code } } }";
    let input = json!({ "idempotencyKey": key, "societyId": society, "asOf": "2026-03-10",
        "documentNo": "江民核〔2026〕1号", "figures": figures });
    person.ask(query, json!({ "input": input })).await
}

async fn contest(person: &Person, society: &str, (fact, side): (&str, &str), claimed: &str, key: &str) -> Answer {
    let query = format!(
        "mutation($input: ContestFigureInput!) {{ contestFigure(input: $input) {{ figureContest {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": key, "societyId": society, "fact": fact, "side": side, "claimed": claimed,
        "text": "附名册" });
    person.ask(&query, json!({ "input": input })).await
}

async fn step(person: &Person, (name, kind): (&str, &str), contest: &Value, more: Value, key: &str) -> Answer {
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ figureContest {{ {SHOWN} }} userErrors {{ path code }} }} }}"
    );
    let mut input = json!({ "idempotencyKey": key, "contestId": contest["id"], "expectedVersion": contest["version"],
        "text": "已核实" });
    if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
        input.extend(more);
    }
    person.ask(&query, json!({ "input": input })).await
}

const CORRECT: (&str, &str) = ("correctFigure", "CorrectFigureInput");
const UPHOLD: (&str, &str) = ("upholdFigure", "UpholdFigureInput");
const WITHDRAW: (&str, &str) = ("withdrawContest", "WithdrawContestInput");

/// Whether the list of a person has a society, narrowed to a fact.
async fn listed(person: &Person, society: &str, fact: &str) -> bool {
    let query = "query($fact: ConsistencyFact) { inconsistentSocieties(first: 100, filter: { fact: $fact }) { \
        totalCount nodes { society { id } } } }";
    let found = person.ask(query, json!({ "fact": fact })).await;
    let nodes = found.list("inconsistentSocieties.nodes");
    assert_eq!(found.number("inconsistentSocieties.totalCount"), i64::try_from(nodes.len()).unwrap_or_default());
    nodes.iter().any(|node| node["society"]["id"] == society)
}

async fn rows(house: &House, society: &str) -> u64 {
    let id = SocietyId::parse(society).expect("an id");
    let rows = difference::Entity::find().filter(difference::Column::SocietyId.eq(id));
    rows.count(&house.db).await.expect("the database answers")
}

both! {
    async fn the_demo_has_six_societies_that_differ_and_says_in_what(house) {
        let (civil, org) = (house.civil().await, house.org().await);
        let query = "{ inconsistentSocieties(first: 100) { totalCount byFact { fact societies } nodes { society { name } } } }";
        let found = org.query(query).await;
        assert_eq!(found.number("inconsistentSocieties.totalCount"), 6, "{:?}", found.list("inconsistentSocieties.nodes"));
        let facts: i64 = found.list("inconsistentSocieties.byFact").iter().map(|row| row["societies"].as_i64().unwrap_or(0)).sum();
        assert_eq!(facts, 6);
        let contested = "{ inconsistentSocieties(filter: { contested: true }) { nodes { society { uscc } } } }";
        let found = civil.query(contested).await;
        assert_eq!(found.data("inconsistentSocieties.nodes"), &json!([{ "society": { "uscc": cast::SECRETARYS } }]));
        let states = "{ figureContests { nodes { state answerReason } } }";
        let found = house.federation().await.query(states).await;
        assert_eq!(
            found.data("figureContests.nodes"),
            &json!([
                { "state": "CONTESTED", "answerReason": null },
                { "state": "UPHELD", "answerReason": "OTHER_DAY" },
            ])
        );
        // A society has no list of others, and sees its own alone.
        let leader = house.leader().await;
        assert_eq!(leader.query("{ inconsistentSocieties { totalCount } }").await.error_code(), Some("FORBIDDEN"));
        assert_eq!(leader.query("{ figureContests { totalCount } }").await.number("figureContests.totalCount"), 0);
        let other = house.society(cast::SECRETARYS).await;
        let query = "query($id: ID!) { society(id: $id) { id } }";
        assert_eq!(leader.ask(query, json!({ "id": other })).await.data("society"), &Value::Null);
    }

    async fn a_society_contests_and_civil_affairs_corrects(house) {
        let society = house.society(cast::LEADERS).await;
        let (civil, leader, federation) = (house.civil().await, house.leader().await, house.federation().await);
        let before = said(&leader, &society, "UNIT_MEMBERS").await;
        assert_eq!((&before["verdict"], of(&before, "FEDERATION")), (&json!("SILENT"), json!("20")));
        let figures = json!([{ "fact": "UNIT_MEMBERS", "value": "25" }]);
        assert_eq!(state(&civil, &society, figures, "state").await.user_errors(), Vec::<String>::new());
        let fact = said(&leader, &society, "UNIT_MEMBERS").await;
        assert_eq!((&fact["verdict"], of(&fact, "CIVIL_AFFAIRS")), (&json!("DIFFERS"), json!("25")));
        assert_eq!(fact["figures"][1]["documentNo"], "江民核〔2026〕1号");
        assert!(listed(&civil, &society, "UNIT_MEMBERS").await && listed(&federation, &society, "UNIT_MEMBERS").await);

        let which = ("UNIT_MEMBERS", "CIVIL_AFFAIRS");
        assert_eq!(contest(&leader, &society, which, "25", "same").await.user_errors(), ["claimed FIGURES_AGREE"]);
        assert_eq!(contest(&leader, &society, which, "二十", "word").await.user_errors(), ["claimed FIGURE_MALFORMED"]);
        let own = contest(&leader, &society, ("UNIT_MEMBERS", "SOCIETY"), "20", "own").await;
        assert_eq!(own.user_errors(), ["side OWN_FIGURE"]);
        let another = house.society(cast::SECRETARYS).await;
        let foreign = contest(&leader, &another, ("INDIVIDUAL_MEMBERS", "CIVIL_AFFAIRS"), "59", "foreign").await;
        assert_eq!(foreign.user_errors(), ["societyId NOT_FOUND"]);
        let answer = contest(&leader, &society, which, "20", "contest").await;
        let case = answer.data("contestFigure.figureContest").clone();
        assert_eq!((&case["state"], &case["stated"], &case["claimed"]), (&json!("CONTESTED"), &json!("25"), &json!("20")));
        // Seven working days from Friday the 20th of March.
        assert_eq!((&case["dueOn"], &case["openItem"]["dueOn"]), (&json!("2026-03-31"), &json!("2026-03-31")));
        assert_eq!(case["moves"], json!(["WITHDRAW"]));
        invariant::holds(house).await;
        assert_eq!(contest(&leader, &society, which, "21", "twice").await.user_errors(), ["CONTEST_OPEN"]);
        let again = contest(&leader, &society, which, "20", "contest").await;
        assert_eq!(again.data("contestFigure.figureContest.id"), &case["id"], "the same intention is done once");

        // Another agency's figure is not the federation's to answer, nor the society's own to correct.
        assert_eq!(step(&federation, CORRECT, &case, json!({}), "not ours").await.user_errors(), ["contestId NOT_FOUND"]);
        assert_eq!(step(&leader, CORRECT, &case, json!({}), "mine").await.error_code(), Some("FORBIDDEN"));
        let mut stale = case.clone();
        stale["version"] = json!(7);
        assert_eq!(step(&civil, CORRECT, &stale, json!({}), "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        let wrong = step(&civil, CORRECT, &case, json!({ "value": "-3" }), "wrong").await;
        assert_eq!(wrong.user_errors(), ["value OUT_OF_RANGE"]);
        assert_eq!(of(&said(&civil, &society, "UNIT_MEMBERS").await, "CIVIL_AFFAIRS"), json!("25"), "nothing was stored");
        invariant::holds(house).await;
        let done = step(&civil, CORRECT, &case, json!({}), "correct").await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let done = done.data("correctFigure.figureContest").clone();
        assert_eq!((&done["state"], &done["moves"], &done["openItem"]), (&json!("CORRECTED"), &json!([]), &Value::Null));
        let fact = said(&civil, &society, "UNIT_MEMBERS").await;
        assert_eq!((&fact["verdict"], of(&fact, "CIVIL_AFFAIRS")), (&json!("AGREES"), json!("20")));
        assert!(!listed(&civil, &society, "UNIT_MEMBERS").await, "what agrees is in no list");
        assert_eq!(step(&civil, UPHOLD, &done, json!({ "reason": "OTHER" }), "late").await.user_errors(), ["WRONG_STATE"]);
        invariant::holds(house).await;
    }

    async fn the_federation_puts_its_register_right(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        let which = ("INDIVIDUAL_MEMBERS", "FEDERATION");
        let case = contest(&leader, &society, which, "471", "members").await;
        let case = case.data("contestFigure.figureContest").clone();
        assert_eq!(said(&leader, &society, "INDIVIDUAL_MEMBERS").await["verdict"], "DIFFERS", "what it claims it says");
        let done = step(&federation, CORRECT, &case, json!({}), "members right").await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let query = "query($id: ID!) { society(id: $id) { name headcount { individualMembers formal source } \
            council { endsOn } leaders { post name } } }";
        let shown = leader.ask(query, json!({ "id": society })).await;
        assert_eq!(shown.number("society.headcount.individualMembers"), 471, "the register itself is right");
        assert_eq!(shown.number("society.headcount.formal"), 2, "and nothing else was touched");
        let name = contest(&leader, &society, ("NAME", "FEDERATION"), "江南市科学社会主义研究会", "name").await;
        let name = name.data("contestFigure.figureContest").clone();
        assert_eq!(step(&federation, CORRECT, &name, json!({}), "name right").await.user_errors(), Vec::<String>::new());
        let shown = leader.ask(query, json!({ "id": society })).await;
        assert_eq!(shown.text("society.name"), "江南市科学社会主义研究会");
        let code = contest(&leader, &society, ("USCC", "FEDERATION"), cast::SECRETARYS, "code").await;
        let code = code.data("contestFigure.figureContest").clone();
        assert_eq!(step(&federation, CORRECT, &code, json!({}), "code").await.user_errors(), ["value USCC_TAKEN"]);
        let back = step(&leader, WITHDRAW, &code, json!({}), "back").await;
        assert_eq!(back.text("withdrawContest.figureContest.state"), "WITHDRAWN");
        assert_eq!(said(&leader, &society, "USCC").await["verdict"], "SILENT", "who takes it back no longer says it");
        let head = contest(&leader, &society, ("LEGAL_REPRESENTATIVE", "FEDERATION"), "郭卫民", "head").await;
        let head = head.data("contestFigure.figureContest").clone();
        assert_eq!(step(&federation, CORRECT, &head, json!({}), "head right").await.user_errors(), Vec::<String>::new());
        let fact = said(&leader, &society, "LEGAL_REPRESENTATIVE").await;
        assert_eq!((of(&fact, "FEDERATION"), &fact["verdict"]), (json!("郭卫民"), &json!("SILENT")));
        invariant::holds(house).await;
    }

    async fn what_is_upheld_goes_on_differing_with_its_reason(house) {
        let society = house.society(cast::SECRETARYS).await;
        let (civil, secretary) = (house.civil().await, house.secretary().await);
        let query = format!("{{ figureContests(filter: {{ states: [CONTESTED] }}) {{ nodes {{ {SHOWN} }} }} }}");
        let case = secretary.query(&query).await.list("figureContests.nodes")[0].clone();
        let missing = "mutation($input: UpholdFigureInput!) { upholdFigure(input: $input) { userErrors { code } } }";
        let input = json!({ "idempotencyKey": "none", "contestId": case["id"], "expectedVersion": 1, "text": "t" });
        assert!(civil.ask(missing, json!({ "input": input })).await.error_code().is_some(), "a reason is needed");
        let mute = step(&civil, UPHOLD, &case, json!({ "reason": "OTHER", "text": " " }), "mute").await;
        assert_eq!(mute.user_errors(), ["text REQUIRED"]);
        let upheld = step(&civil, UPHOLD, &case, json!({ "reason": "OTHER_BASIS" }), "uphold").await;
        let upheld = upheld.data("upholdFigure.figureContest").clone();
        assert_eq!((&upheld["state"], &upheld["answerReason"]), (&json!("UPHELD"), &json!("OTHER_BASIS")));
        assert_eq!(upheld["answer"], "已核实");
        assert_eq!(said(&secretary, &society, "INDIVIDUAL_MEMBERS").await["verdict"], "DIFFERS");
        invariant::holds(house).await;
    }

    async fn a_statement_is_taken_back_and_bad_input_stores_nothing(house) {
        let society = house.society(cast::LEADERS).await;
        let civil = house.civil().await;
        assert_eq!(rows(house, &society).await, 1);
        let bad = json!([{ "fact": "UNIT_MEMBERS", "value": "1" }, { "fact": "COUNCIL_TERM_END", "value": "soon" },
            { "fact": "UNIT_MEMBERS", "value": "2" }]);
        let refused = state(&civil, &society, bad, "bad").await.user_errors();
        assert_eq!(refused, ["COUNCIL_TERM_END FIGURE_MALFORMED", "UNIT_MEMBERS TOO_MANY_AT_ONCE"]);
        assert_eq!(state(&civil, &society, json!([]), "none").await.user_errors(), ["figures REQUIRED"]);
        let older = "mutation($input: StateFiguresInput!) { stateFigures(input: $input) { userErrors { path code } } }";
        let input = json!({ "idempotencyKey": "older", "societyId": society, "asOf": "2026-03-01", "documentNo": "1号",
            "figures": [{ "fact": "COUNCIL_TERM_END", "value": "2029-04-30" }] });
        assert_eq!(civil.ask(older, json!({ "input": input })).await.user_errors(), ["asOf DATE_OUT_OF_ORDER"]);
        let input = json!({ "idempotencyKey": "ahead", "societyId": society, "asOf": "2026-04-01", "documentNo": "1号",
            "figures": [{ "fact": "COUNCIL_TERM_END", "value": "2029-04-30" }] });
        assert_eq!(civil.ask(older, json!({ "input": input })).await.user_errors(), ["asOf DATE_IN_FUTURE"]);
        assert_eq!(rows(house, &society).await, 1, "nothing was stored");
        let back = json!([{ "fact": "COUNCIL_TERM_END", "value": null }]);
        assert_eq!(state(&civil, &society, back, "back").await.user_errors(), Vec::<String>::new());
        assert_eq!(rows(house, &society).await, 0);
        assert_eq!(said(&civil, &society, "COUNCIL_TERM_END").await["verdict"], "SILENT");
    }

    async fn how_many_party_members_is_not_told_to_civil_affairs(house) {
        let society = house.society(cast::LEADERS).await;
        let (civil, leader, federation) = (house.civil().await, house.leader().await, house.federation().await);
        let case = contest(&leader, &society, ("FORMAL_MEMBERS", "FEDERATION"), "3", "formal").await;
        let id = case.data("contestFigure.figureContest.id").clone();
        assert_eq!(said(&federation, &society, "FORMAL_MEMBERS").await["verdict"], "DIFFERS");
        assert_eq!(said(&civil, &society, "FORMAL_MEMBERS").await, Value::Null);
        assert!(listed(&federation, &society, "FORMAL_MEMBERS").await);
        assert!(!listed(&civil, &society, "FORMAL_MEMBERS").await);
        let node = "query($id: ID!) { node(id: $id) { id } }";
        assert_eq!(civil.ask(node, json!({ "id": id })).await.data("node"), &Value::Null);
        assert_ne!(federation.ask(node, json!({ "id": id })).await.data("node"), &Value::Null);
        let items = "{ openItems(first: 100, filter: { kinds: [FIGURE_CONTEST] }) { nodes { subject } } }";
        let seen = |found: &Answer| found.list("openItems.nodes").iter().any(|item| item["subject"] == id);
        assert!(seen(&federation.query(items).await) && !seen(&civil.query(items).await));
        let events = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action changes { field new } } } } }";
        let told = civil.ask(events, json!({ "id": society })).await.data("society.events.nodes.0").to_string();
        assert!(told.contains("CONTEST_FIGURE") && !told.contains("\"3\""), "{told}");
        let query = "query($id: ID!) { society(id: $id) { consistency { differing } } }";
        let count = civil.ask(query, json!({ "id": society })).await.number("society.consistency.differing");
        assert_eq!(count, 1, "the council's term, and nothing that he may not read");
        invariant::holds(house).await;
    }

    async fn a_report_speaks_when_it_was_passed_and_not_before(house) {
        let federation = house.federation().await;
        let query = "{ societies(first: 100) { nodes { name consistency { facts { fact figures { source } } } } } }";
        let found = federation.query(query).await;
        let heard = |society: &Value| {
            let facts = society["consistency"]["facts"].as_array().cloned().unwrap_or_default();
            facts.iter().flat_map(|fact| fact["figures"].as_array().cloned().unwrap_or_default())
                .any(|figure| figure["source"] == "ANNUAL_REPORT")
        };
        let speaking = found.list("societies.nodes").iter().filter(|society| heard(society)).count();
        let passed = "{ annualReports(first: 100, filter: { states: [PASSED, RECEIVED, CONCLUDED, RECTIFYING, \
            RECTIFICATION_REPORTED, RECTIFIED] }) { totalCount } }";
        let passed = federation.query(passed).await.number("annualReports.totalCount");
        assert!(passed > 0);
        let all = "{ societies(first: 100) { pageInfo { hasNextPage endCursor } } }";
        let cursor = federation.query(all).await.text("societies.pageInfo.endCursor").to_owned();
        let rest = "query($after: String) { societies(first: 100, after: $after) { nodes { name consistency { facts { \
            fact figures { source } } } } } }";
        let rest = federation.ask(rest, json!({ "after": cursor })).await;
        let speaking = speaking + rest.list("societies.nodes").iter().filter(|society| heard(society)).count();
        assert_eq!(i64::try_from(speaking).unwrap_or_default(), passed);
    }

    async fn the_days_to_answer_are_data(house) {
        let org = house.org().await;
        let query = "mutation($input: SetContestTermsInput!) { setContestTerms(input: $input) { \
            terms { version answerWorkingDays } userErrors { path code } } }";
        let set = |key: &str, days: i64, version: i64| {
            json!({ "input": { "idempotencyKey": key, "expectedVersion": version, "answerWorkingDays": days,
                "source": "江组发〔2026〕9号" } })
        };
        assert_eq!(org.ask(query, set("a", 0, 1)).await.user_errors(), ["answerWorkingDays OUT_OF_RANGE"]);
        let done = org.ask(query, set("b", 3, 1)).await;
        assert_eq!((done.number("setContestTerms.terms.version"), done.user_errors().len()), (2, 0));
        assert_eq!(org.ask(query, set("c", 5, 1)).await.user_errors(), ["expectedVersion CONFLICT"]);
        let society = house.society(cast::LEADERS).await;
        let which = ("COUNCIL_TERM_END", "CIVIL_AFFAIRS");
        let case = contest(&house.leader().await, &society, which, "2029-04-30", "term").await;
        assert_eq!(case.text("contestFigure.figureContest.dueOn"), "2026-03-25");
    }
}
