//! Notices: what is new for a post comes from the items themselves, once for each, newest first.

use chrono::TimeDelta;
use support::{House, Person, Value, both, cast, json};

use super::write::{directive, done, issue, send};
use crate::ledger::trace::Trace;

const NOTICES: &str = "{ notices(first: 100) { unseen seenAt nodes { item kind at unseen itemKind title subject \
    society { id } text note holder { name } dueOn action by } } }";

async fn all(person: &Person) -> (i64, Vec<Value>) {
    let answer = person.query(NOTICES).await;
    (answer.number("notices.unseen"), answer.list("notices.nodes").to_vec())
}

/// What a person is told about the thing with this title.
async fn about(person: &Person, title: &str) -> Option<Value> {
    let found: Vec<_> = all(person).await.1.into_iter().filter(|notice| notice["title"] == title).collect();
    assert!(found.len() < 2, "one piece of news an item: {found:?}");
    found.into_iter().next()
}

/// Marks everything that a person is told.
async fn look(person: &Person, key: &str) {
    let (_, notices) = all(person).await;
    let until = notices[0]["at"].clone();
    let input = json!({ "idempotencyKey": key, "until": until });
    let seen = done(person, "markNoticesSeen", "MarkNoticesSeenInput", "unseen", input).await;
    assert_eq!(seen.number("markNoticesSeen.unseen"), 0, "{}", person.name);
}

/// How many pieces of news are new: as the list says, as the bell says, and counted one by one.
async fn unseen(person: &Person) -> i64 {
    let (counted, notices) = all(person).await;
    let marked = notices.iter().filter(|notice| notice["unseen"] == json!(true)).count();
    // A page has a hundred; a tier that looks into everything can have more news.
    if notices.len() < 100 {
        assert_eq!(usize::try_from(counted).expect("a count"), marked, "{}: {notices:#?}", person.name);
    }
    let bell = person.query("{ viewer { unseenNoticeCount } }").await;
    assert_eq!(bell.number("viewer.unseenNoticeCount"), counted, "{}", person.name);
    counted
}

async fn find(house: &House, federation: &Person) -> String {
    let input = json!({ "idempotencyKey": "f", "societyId": house.society(cast::LEADERS).await,
        "category": "IMMATURE_MODEL", "severity": "MAJOR", "text": "制度不全", "action": "补齐制度",
        "dueOn": "2026-04-30" });
    let recorded = done(federation, "recordFinding", "RecordFindingInput", "finding { id }", input).await;
    recorded.text("recordFinding.finding.id").to_owned()
}

async fn step(person: &Person, name: &str, finding: &str, version: i64) {
    let input = json!({ "idempotencyKey": format!("{name} {version}"), "findingId": finding,
        "expectedVersion": version, "text": "说明一下" });
    done(person, name, "FindingStepInput", "", input).await;
}

both! {
    async fn what_comes_is_new_until_one_has_looked(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let secretary = house.secretary().await;
        look(&leader, "first").await;
        let strangers = unseen(&secretary).await;
        let id = issue(&org, "d", &[&house.society(cast::LEADERS).await]).await;
        assert_eq!(unseen(&leader).await, 1);
        let told = about(&leader, "测试部署").await.expect("it is told");
        assert_eq!(told["kind"], json!("ARRIVED"));
        assert_eq!((&told["itemKind"], &told["subject"]), (&json!("DIRECTIVE"), &json!(id)));
        assert_eq!((&told["text"], &told["dueOn"]), (&json!("请签收部署任务"), &json!("2026-04-10")));
        assert_eq!((&told["note"], &told["action"], &told["by"]), (&json!(null), &json!(null), &json!(null)));
        assert_eq!(all(&leader).await.1[0], told, "the newest comes first");
        let before = Trace::of(house).await;
        look(&leader, "second").await;
        assert_eq!(Trace::of(house).await.events_of("s-"), before.events_of("s-") + 1, "one event");
        assert_eq!(unseen(&leader).await, 0);
        assert_eq!(about(&leader, "测试部署").await.expect("it stays")["unseen"], json!(false));
        assert_eq!(unseen(&secretary).await, strangers, "another's news are not touched");
        assert!(about(&org, "测试部署").await.is_none(), "the issuer holds nothing of it");
    }

    async fn a_last_day_makes_news_twice_and_lateness_goes_up(house) {
        // 2026-03-20 is a Friday; due on Friday, 10 April.
        issue(&house.org().await, "d", &[&house.society(cast::LEADERS).await]).await;
        look(&house.leader().await, "come").await;
        let kind = async |person: &Person| about(person, "测试部署").await.map(|told| told["kind"].clone());
        house.clock.forward(TimeDelta::days(17));
        assert_eq!(kind(&house.leader().await).await, Some(json!("ARRIVED")), "four days are no news");
        // What the demo asked has made news of its own meanwhile.
        look(&house.leader().await, "four days").await;
        house.clock.forward(TimeDelta::days(1));
        let leader = house.leader().await;
        assert_eq!(kind(&leader).await, Some(json!("DUE_SOON")));
        assert_eq!(about(&leader, "测试部署").await.expect("told")["at"], json!("2026-04-06T16:00:00+00:00"));
        assert_eq!(unseen(&leader).await, 1);
        look(&leader, "soon").await;
        house.clock.forward(TimeDelta::days(4));
        let leader = house.leader().await;
        assert_eq!(kind(&leader).await, Some(json!("OVERDUE")));
        assert_eq!(unseen(&leader).await, 1, "seen as due soon, new as overdue");
        let (federation, org) = (house.federation().await, house.org().await);
        look(&federation, "federation").await;
        look(&org, "org").await;
        assert_eq!((kind(&federation).await, kind(&org).await), (None, None), "one working day late: Monday");
        house.clock.forward(TimeDelta::days(4));
        let (federation, org) = (house.federation().await, house.org().await);
        assert_eq!(kind(&federation).await, Some(json!("ESCALATED")), "three working days late: Wednesday");
        assert_eq!(about(&federation, "测试部署").await.expect("told")["unseen"], json!(true));
        unseen(&federation).await;
        assert_eq!(kind(&org).await, None);
        house.clock.forward(TimeDelta::days(9));
        assert_eq!(kind(&house.org().await).await, Some(json!("ESCALATED")), "ten working days late");
        unseen(&house.org().await).await;
        assert_eq!(kind(&house.foreign_federation().await).await, None, "another city's looks into nothing of it");
    }

    async fn what_is_passed_back_says_why_and_what_is_closed_says_by_whom(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let finding = find(house, &federation).await;
        step(&leader, "reportFindingResolved", &finding, 1).await;
        let asked = about(&federation, "补齐制度").await.expect("the check waits for the federation");
        assert_eq!((&asked["kind"], &asked["text"]), (&json!("ARRIVED"), &json!("已报整改完成，请核实")));
        step(&federation, "reopenFinding", &finding, 2).await;
        let back = about(&leader, "补齐制度").await.expect("it is back");
        assert_eq!((&back["kind"], &back["note"]), (&json!("RETURNED"), &json!("说明一下")));
        step(&leader, "reportFindingResolved", &finding, 3).await;
        step(&federation, "confirmFinding", &finding, 4).await;
        let closed = about(&leader, "补齐制度").await.expect("the society hears that it is done");
        assert_eq!((&closed["kind"], &closed["action"]), (&json!("CLOSED"), &json!("CONFIRM_FINDING")));
        assert_eq!((&closed["by"], &closed["subject"]), (&json!("陈社科"), &json!(finding)));
        assert_eq!((&closed["text"], &closed["holder"]), (&json!(null), &json!(null)));
        assert!(about(&federation, "补齐制度").await.is_none(), "whoever closed it knows");
        let colleague = about(&house.chair().await, "补齐制度").await.expect("whose post held it as well");
        assert_eq!(colleague["kind"], json!("CLOSED"));
    }

    async fn what_is_withdrawn_is_told_to_whoever_was_asked(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let id = issue(&org, "d", &[&house.society(cast::LEADERS).await]).await;
        let input = json!({ "idempotencyKey": "w", "directiveId": id, "reason": "重复" });
        done(&org, "withdrawDirective", "WithdrawDirectiveInput", "", input).await;
        let told = about(&leader, "测试部署").await.expect("it is told");
        assert_eq!((&told["kind"], &told["action"]), (&json!("CLOSED"), &json!("WITHDRAW_DIRECTIVE")));
        assert_eq!(told["subject"], json!(id));
        assert!(about(&org, "测试部署").await.is_none());
    }

    async fn a_society_hears_nothing_of_letters_about_it(house) {
        let (federation, civil) = (house.federation().await, house.civil().await);
        let input = json!({ "idempotencyKey": "t", "toAgencyId": super::write::agency(house, "REGISTRATION").await,
            "subject": "关于该会", "body": "b", "dueOn": "2026-04-01", "societyId": house.society(cast::LEADERS).await });
        let opened = done(&federation, "openThread", "OpenThreadInput", "thread { id }", input).await;
        assert_eq!(about(&civil, "关于该会").await.expect("it waits for civil affairs")["kind"], json!("ARRIVED"));
        let input = json!({ "idempotencyKey": "c", "threadId": opened.text("openThread.thread.id"),
            "expectedVersion": 1 });
        done(&federation, "closeThread", "ThreadInput", "", input).await;
        assert_eq!(about(&civil, "关于该会").await.expect("closed by another")["kind"], json!("CLOSED"));
        assert!(about(&house.leader().await, "关于该会").await.is_none());
    }

    async fn many_at_once_are_counted_and_listed_alike(house) {
        let (org, federation) = (house.org().await, house.federation().await);
        let input = directive("all", json!({ "recipients": { "societyFilter": {} }, "dueOn": "2026-03-20" }));
        done(&org, "issueDirective", "IssueDirectiveInput", "", input).await;
        house.clock.forward(TimeDelta::days(6));
        drop(federation);
        let federation = house.federation().await;
        let late = all(&federation).await;
        assert!(late.0 >= 109, "three working days late, all of them: {}", late.0);
        assert_eq!(late.1.len(), 100);
        let few = federation.query("{ notices(first: 3) { nodes { item } } }").await;
        let first: Vec<_> = late.1[..3].iter().map(|notice| json!({ "item": notice["item"] })).collect();
        assert_eq!(few.list("notices.nodes"), first, "a short list is the beginning of a long one");
    }

    async fn bad_input_is_refused_and_marks_nothing(house) {
        let leader = house.leader().await;
        for (key, until, wanted) in [
            ("k", "2026-03-21T00:00:00Z", "until DATE_IN_FUTURE"),
            ("", "2026-03-19T00:00:00Z", "idempotencyKey REQUIRED"),
        ] {
            let before = (Trace::of(house).await, unseen(&leader).await);
            let input = json!({ "idempotencyKey": key, "until": until });
            let refused = send(&leader, "markNoticesSeen", "MarkNoticesSeenInput", "unseen", input).await;
            assert_eq!(refused.user_errors(), [wanted]);
            assert_eq!((Trace::of(house).await, unseen(&leader).await), before);
        }
        for first in [0, -1, 101] {
            let refused = leader.query(&format!("{{ notices(first: {first}) {{ unseen }} }}")).await;
            assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"), "{first}");
        }
        look(&leader, "now").await;
        let early = json!({ "idempotencyKey": "early", "until": "2026-01-01T00:00:00Z" });
        done(&leader, "markNoticesSeen", "MarkNoticesSeenInput", "", early).await;
        assert_eq!(unseen(&leader).await, 0, "what was seen stays seen");
    }
}
