//! Applications as a society writes them: begun, filled in by two at once, submitted, taken back, returned,
//! lapsed; the same topic twice, late, foreign, half.

use chrono::TimeDelta;
use server::job::call;
use support::{Answer, House, Person, Value, both, cast, city, json};

use super::call::{act, opened};
use crate::file::{pdf, upload};
use crate::responsibility::invariant;

const SHOWN: &str = "application { id version state title leaderName amountFen progress receiptNo submittedOn dueOn text \
    moves answers { field value version writtenBy } openItem { dueOn holder { name } } steps { step actor } \
    decision reviews { id } meanScore scored proposal } userErrors { path code message }";

pub(super) async fn begin(house: &House, person: &Person, call: &Value, uscc: &str, key: &str) -> Answer {
    let society = house.society(uscc).await;
    let input = json!({ "societyId": society, "callId": call["id"], "idempotencyKey": key });
    act(person, "beginApplication", "BeginApplicationInput", SHOWN, input).await
}

pub(super) async fn save(person: &Person, id: &Value, key: &str, answers: &[(&str, &str, i64)]) -> Answer {
    let answer =
        |(field, value, seen): &(&str, &str, i64)| json!({ "field": field, "value": value, "seenVersion": seen });
    let answers: Vec<_> = answers.iter().map(answer).collect();
    let shown = format!("clashes {{ field yours theirs version by }} {SHOWN}");
    let input = json!({ "applicationId": id, "idempotencyKey": key, "answers": answers });
    act(person, "saveApplication", "SaveApplicationInput", &shown, input).await
}

pub(super) async fn submit(person: &Person, application: &Value, key: &str) -> Answer {
    let input =
        json!({ "applicationId": application["id"], "expectedVersion": application["version"], "idempotencyKey": key });
    act(person, "submitApplication", "SubmitApplicationInput", SHOWN, input).await
}

pub(super) async fn of(person: &Person, id: &Value) -> Value {
    let shown = SHOWN.split(" } userErrors").next().expect("the application").replace("application { ", "");
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Application {{ {shown} }} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("node").clone()
}

/// A whole application with this title and leader, submitted; answers it.
pub(super) async fn submitted(
    house: &House,
    person: &Person,
    call: &Value,
    uscc: &str,
    (title, leader): (&str, &str),
) -> Value {
    let begun = begin(house, person, call, uscc, title).await;
    assert_eq!(begun.user_errors(), Vec::<String>::new(), "{}", begun.text);
    let id = begun.data("beginApplication.application.id").clone();
    let answers = [
        ("TITLE", title, 0),
        ("TOPIC", "T1", 0),
        ("LEADER", leader, 0),
        ("MEMBERS", "王芳，市党史办", 0),
        ("AMOUNT", "1500000", 0),
        ("PLAN", "一、思路；二、方法", 0),
        ("BASE", "某某署名文章", 0),
    ];
    let saved = save(person, &id, &format!("save {title}"), &answers).await;
    assert_eq!(saved.user_errors(), Vec::<String>::new());
    let sent = submit(person, saved.data("saveApplication.application"), &format!("send {title}")).await;
    assert_eq!(sent.user_errors(), Vec::<String>::new());
    sent.data("submitApplication.application").clone()
}

both! {
    async fn two_write_at_once_and_nothing_is_lost(house) {
        let call = opened(house, "two", json!({})).await;
        let leader = house.leader().await;
        let begun = begin(house, &leader, &call, cast::LEADERS, "b").await;
        let id = begun.data("beginApplication.application.id").clone();
        assert_eq!(begun.data("beginApplication.application.openItem.dueOn"), "2026-04-10");
        invariant::holds(house).await;
        let one = save(&leader, &id, "1", &[("TITLE", "运河文化研究", 0), ("PLAN", "甲", 0)]).await;
        assert_eq!(one.data("saveApplication.clashes"), &json!([]));
        let two = save(&leader, &id, "2", &[("AMOUNT", "1000000", 0), ("PLAN", "乙", 0)]).await;
        assert_eq!(two.data("saveApplication.clashes"), &json!([{ "field": "PLAN", "yours": "乙", "theirs": "甲",
            "version": 1, "by": "曹玉兰" }]));
        assert_eq!(two.data("saveApplication.application.amountFen"), &json!(1_000_000), "the other field is kept");
        let chosen = save(&leader, &id, "3", &[("PLAN", "甲和乙", 1)]).await;
        assert_eq!(chosen.data("saveApplication.clashes"), &json!([]));
        let half = submit(&leader, chosen.data("saveApplication.application"), "half").await;
        assert_eq!(half.user_errors(), ["answers ANSWER_MISSING", "answers ANSWER_MISSING"], "topic and leader");
        assert_eq!(of(&leader, &id).await["state"], "DRAFT");
        let hidden = of(&house.federation().await, &id).await;
        assert_eq!(hidden, Value::Null, "what is not submitted is the society's own");
        let stages = house.federation().await.ask("query($id: ID!) { applicationStages(callId: $id) { state count } }",
            json!({ "id": call["id"] })).await;
        assert_eq!(stages.data("applicationStages"), &json!([{ "state": "DRAFT", "count": 1 }]), "but it is counted");
    }

    async fn an_application_is_submitted_recalled_checked_returned_and_sent_again(house) {
        let call = opened(house, "way", json!({})).await;
        let (leader, desk) = (house.leader().await, house.person("project").await);
        let sent = submitted(house, &leader, &call, cast::LEADERS, ("运河文化研究", "李红，江南师范学院")).await;
        assert_eq!((&sent["state"], &sent["moves"]), (&json!("SUBMITTED"), &json!(["RECALL", "WITHDRAW"])));
        invariant::holds(house).await;
        let seen = |one: &Value, key: &str| json!({ "applicationId": one["id"], "expectedVersion": one["version"], "idempotencyKey": key });
        let back = act(&leader, "recallApplication", "ApplicationTextInput", SHOWN, seen(&sent, "r")).await;
        assert_eq!(back.data("recallApplication.application.state"), "DRAFT");
        assert_eq!(of(&desk, &sent["id"]).await, Value::Null, "taken back, it is the society's own again");
        let again = submit(&leader, back.data("recallApplication.application"), "again").await;
        let sent = again.data("submitApplication.application").clone();
        assert_ne!(sent["receiptNo"], back.data("recallApplication.application")["receiptNo"]);
        house.clock.forward(TimeDelta::days(22));
        call::run(&house.state).await.expect("a round ends");
        let (leader, desk) = (house.leader().await, house.person("project").await);
        let checked = of(&desk, &sent["id"]).await;
        assert_eq!((&checked["state"], &checked["moves"]), (&json!("FORMAL_CHECK"), &json!(["RETURN", "PASS", "REJECT"])));
        let mut why = seen(&checked, "ret");
        why["reason"] = json!("UNSIGNED");
        why["text"] = json!("请全体成员签字");
        let returned = act(&desk, "returnApplication", "ApplicationReasonInput", SHOWN, why).await;
        assert_eq!(returned.data("returnApplication.application.state"), "RETURNED");
        invariant::holds(house).await;
        let own = of(&leader, &sent["id"]).await;
        assert_eq!((&own["text"], &own["moves"]), (&json!("请全体成员签字"), &json!(["SUBMIT", "WITHDRAW"])));
        let corrected = submit(&leader, &own, "corrected").await;
        assert_eq!(corrected.data("submitApplication.application.state"), "FORMAL_CHECK", "after the call is over too");
        let many = json!({ "idempotencyKey": "pass", "applications": [{ "applicationId": sent["id"], "expectedVersion": own["version"] }] });
        let shown = "applications { id state } left { userErrors { code } } userErrors { path code }";
        let stale = act(&desk, "passApplications", "ApplicationsInput", shown, many).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let now = of(&desk, &sent["id"]).await;
        let many = json!({ "idempotencyKey": "pass2", "applications": [{ "applicationId": sent["id"], "expectedVersion": now["version"] }] });
        let passed = act(&desk, "passApplications", "ApplicationsInput", shown, many).await;
        assert_eq!(passed.data("passApplications.applications")[0]["state"], "EXPERT_REVIEW");
        invariant::holds(house).await;
    }

    async fn nobody_submits_without_the_papers_that_are_required(house) {
        let papers = json!([{ "name": "承诺书", "required": true }, { "name": "预算表", "required": false }]);
        let call = opened(house, "papers", json!({ "documents": papers })).await;
        let leader = house.leader().await;
        let begun = begin(house, &leader, &call, cast::LEADERS, "p").await;
        let id = begun.data("beginApplication.application.id").clone();
        let answers = [("TITLE", "运河", 0), ("TOPIC", "T1", 0), ("LEADER", "李红", 0), ("AMOUNT", "100", 0), ("PLAN", "一", 0)];
        let saved = save(&leader, &id, "s", &answers).await.data("saveApplication.application").clone();
        let with = async |application: &Value, key: &str, papers: Value| {
            let input = json!({ "applicationId": application["id"], "expectedVersion": application["version"],
                "idempotencyKey": key, "papers": papers });
            let shown = "application { id version state attachments { name label purpose } } userErrors { path code message }";
            act(&leader, "submitApplication", "SubmitApplicationInput", shown, input).await
        };
        let file = upload(house, &leader, "承诺书.pdf", &pdf("承诺")).await;
        for (key, papers, refused) in [
            ("none", json!([]), vec!["papers DOCUMENT_MISSING"]),
            ("empty", json!([{ "document": "承诺书", "fileIds": [] }]), vec!["papers DOCUMENT_MISSING"]),
            ("other", json!([{ "document": "合影", "fileIds": [file] }]), vec!["papers DOCUMENT_MISSING", "papers DOCUMENT_NOT_ASKED"]),
            ("twice", json!([{ "document": "承诺书", "fileIds": [file] }, { "document": "承诺书", "fileIds": [] }]), vec!["papers FIELD_TWICE"]),
            ("gone", json!([{ "document": "承诺书", "fileIds": ["x"] }]), vec!["fileIds FILE_MISSING"]),
        ] {
            assert_eq!(with(&saved, key, papers).await.user_errors(), refused, "{key}");
            assert_eq!(of(&leader, &id).await["state"], "DRAFT", "{key}");
        }
        let sent = with(&saved, "whole", json!([{ "document": "承诺书", "fileIds": [file] }])).await;
        assert_eq!(sent.user_errors(), Vec::<String>::new(), "the refusals left the file free");
        let sent = sent.data("submitApplication.application").clone();
        assert_eq!(sent["attachments"], json!([{ "name": "承诺书.pdf", "label": "承诺书", "purpose": "APPLICATION_PAPER" }]));
        // What was sent once counts when it is sent again.
        let seen = json!({ "applicationId": sent["id"], "expectedVersion": sent["version"], "idempotencyKey": "back" });
        let back = act(&leader, "recallApplication", "ApplicationTextInput", SHOWN, seen).await;
        let again = with(back.data("recallApplication.application"), "again", json!([])).await;
        assert_eq!(again.user_errors(), Vec::<String>::new());
    }

    async fn what_is_not_corrected_or_not_submitted_lapses(house) {
        let call = opened(house, "lapse", json!({})).await;
        let leader = house.leader().await;
        let draft = begin(house, &leader, &call, cast::LEADERS, "d").await.data("beginApplication.application").clone();
        let sent = submitted(house, &leader, &call, cast::LEADERS, ("数字经济", "李红")).await;
        house.clock.forward(TimeDelta::days(22));
        call::run(&house.state).await.expect("a round ends");
        assert_eq!(of(&house.leader().await, &draft["id"]).await["state"], "NOT_SUBMITTED");
        let late = submit(&house.leader().await, &draft, "late").await;
        assert_eq!(late.user_errors(), ["expectedVersion CONFLICT"]);
        let desk = house.person("project").await;
        let now = of(&desk, &sent["id"]).await;
        let why = json!({ "applicationId": now["id"], "expectedVersion": now["version"], "idempotencyKey": "r",
            "reason": "INCOMPLETE", "text": "缺承诺书" });
        act(&desk, "returnApplication", "ApplicationReasonInput", SHOWN, why).await;
        house.clock.forward(TimeDelta::days(30));
        call::run(&house.state).await.expect("a round ends");
        assert_eq!(of(&house.leader().await, &sent["id"]).await["state"], "NOT_ELIGIBLE");
        assert_eq!(call::run(&house.state).await.expect("a round ends"), 0);
        invariant::holds(house).await;
    }

    async fn the_same_topic_or_leader_twice_a_third_application_and_a_foreign_society_are_refused(house) {
        let call = opened(house, "twice", json!({})).await;
        let (leader, secretary) = (house.leader().await, house.secretary().await);
        submitted(house, &leader, &call, cast::LEADERS, ("“大运河”文化研究", "李红，江南师范学院")).await;
        let begun = begin(house, &secretary, &call, cast::SECRETARYS, "s").await;
        let id = begun.data("beginApplication.application.id").clone();
        let answers = [("TITLE", "大运河 文化研究", 0), ("TOPIC", "OWN", 0), ("LEADER", "赵明", 0), ("AMOUNT", "1", 0), ("PLAN", "p", 0)];
        let saved = save(&secretary, &id, "s1", &answers).await;
        let same = submit(&secretary, saved.data("saveApplication.application"), "same").await;
        assert_eq!(same.user_errors(), ["answers TOPIC_TAKEN"], "{}", same.text);
        let other = save(&secretary, &id, "s2", &[("TITLE", "运河经济研究", 1), ("LEADER", "李红", 1)]).await;
        let busy = submit(&secretary, other.data("saveApplication.application"), "busy").await;
        assert_eq!(busy.user_errors(), ["answers LEADER_BUSY"]);
        for (field, value, code) in [("AMOUNT", "2000001", "ANSWER_MALFORMED"), ("AMOUNT", "1.5", "ANSWER_MALFORMED"),
            ("TOPIC", "T9", "ANSWER_MALFORMED"), ("NOTHING", "x", "FIELD_NOT_ASKED"), ("LEADER", "李红32010219700101", "ANSWER_MALFORMED")] {
            let bad = save(&secretary, &id, "bad", &[(field, value, 1)]).await;
            assert_eq!(bad.user_errors(), [format!("answers {code}")], "{field} {value}");
        }
        begin(house, &leader, &call, cast::LEADERS, "second").await;
        let third = begin(house, &leader, &call, cast::LEADERS, "third").await;
        assert_eq!(third.user_errors(), ["callId CALL_BARRED"]);
        let foreign = begin(house, &leader, &call, cast::SECRETARYS, "foreign").await;
        assert_eq!(foreign.user_errors(), ["societyId NOT_FOUND"]);
        let away = begin(house, &house.foreign_leader().await, &call, city::SOCIETY, "away").await;
        assert_eq!(away.user_errors(), ["callId NOT_FOUND"], "another city's call");
        let theirs = save(&leader, &id, "theirs", &[("PLAN", "x", 1)]).await;
        assert_eq!(theirs.user_errors(), ["applicationId NOT_FOUND"]);
        invariant::holds(house).await;
    }
}
