//! What waits, as each tier and society sees it.

use chrono::TimeDelta;
use support::{Person, Value, both, cast, json};

use super::write::{agency, done, issue};

const ITEMS: &str = "query($filter: OpenItemFilter) { openItems(first: 100, filter: $filter) { totalCount nodes { id \
    kind title mine reason { code text } society { name } holder { name tier society { id } agency { id } } since \
    dueOn daysLeft overdue workingDaysWaiting escalation subject } } }";

async fn items(person: &Person, filter: Value) -> Vec<Value> {
    person.ask(ITEMS, json!({ "filter": filter })).await.list("openItems.nodes").to_vec()
}

async fn count(person: &Person) -> i64 {
    person.query("{ viewer { openItemCount } }").await.number("viewer.openItemCount")
}

both! {
    async fn what_one_holds_is_counted_listed_and_leads_to_its_subject(house) {
        let (leader, org) = (house.leader().await, house.org().await);
        let before = count(&leader).await;
        assert_eq!(before, 2, "the demo asks the leader's society for a report and by a directive");
        let directive = issue(&org, "d", &[&house.society(cast::LEADERS).await]).await;
        assert_eq!(count(&leader).await, before + 1);
        let mine = items(&leader, json!({ "turn": "MINE" })).await;
        let item = mine.iter().find(|item| item["title"] == "测试部署").expect("it is there");
        assert_eq!(item["subject"], json!(directive));
        assert_eq!(item["mine"], json!(true));
        assert_eq!(item["reason"], json!({ "code": "ISSUED", "text": "请签收部署任务" }));
        assert_eq!((&item["since"], &item["dueOn"]), (&json!("2026-03-20"), &json!("2026-04-10")));
        assert_eq!(item["workingDaysWaiting"], json!(0));
        assert_eq!(item["escalation"], json!(null));
        // The issuer waits for it, and does not hold it.
        let others = items(&org, json!({ "turn": "OTHERS", "kinds": ["DIRECTIVE"] })).await;
        let seen = others.iter().find(|seen| seen["id"] == item["id"]).expect("the issuer sees it");
        assert_eq!(seen["mine"], json!(false));
        assert!(items(&org, json!({ "turn": "MINE" })).await.iter().all(|seen| seen["id"] != item["id"]));
        // Another society does not.
        let secretary = house.secretary().await;
        assert!(items(&secretary, json!({})).await.iter().all(|seen| seen["id"] != item["id"]));
    }

    async fn waiting_is_counted_in_working_days_and_lateness_goes_up(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        issue(&house.org().await, "d", &[&id]).await;
        let look = async |leader: &Person| {
            let all = items(leader, json!({ "turn": "MINE" })).await;
            all.into_iter().find(|item| item["title"] == "测试部署").expect("it is there")
        };
        // 2026-03-20 is a Friday; due on Friday, 10 April.
        house.clock.forward(TimeDelta::days(3));
        let leader_later = house.leader().await;
        assert_eq!(look(&leader_later).await["workingDaysWaiting"], json!(1));
        drop(leader);
        house.clock.forward(TimeDelta::days(22));
        let late = look(&house.leader().await).await;
        assert_eq!((&late["overdue"], &late["escalation"]), (&json!(true), &json!(null)), "one working day late");
        house.clock.forward(TimeDelta::days(2));
        assert_eq!(look(&house.leader().await).await["escalation"], json!("SPONSOR"));
        house.clock.forward(TimeDelta::days(9));
        assert_eq!(look(&house.leader().await).await["escalation"], json!("LEAD"));
    }

    async fn a_list_goes_on_by_its_cursor_and_misses_nothing(house) {
        let federation = house.federation().await;
        // Without the annual reports, of which there are more than a page.
        let kinds = json!({ "kinds": ["FORMATION", "CHANGE_DUE", "DIRECTIVE", "FINDING", "THREAD"] });
        let whole = items(&federation, kinds.clone()).await;
        assert!(whole.len() > 5, "{}", whole.len());
        let mut days: Vec<_> = whole.iter().map(|item| item["dueOn"].as_str().expect("a day").to_owned()).collect();
        let listed = days.clone();
        days.sort();
        assert_eq!(days, listed, "soonest first");
        let (mut found, mut after) = (Vec::new(), Value::Null);
        loop {
            let query = "query($after: String, $kinds: OpenItemFilter) { openItems(first: 2, after: $after, \
                         filter: $kinds) { nodes { id } pageInfo { hasNextPage endCursor } } }";
            let page = federation.ask(query, json!({ "after": after, "kinds": kinds })).await;
            found.extend(page.list("openItems.nodes").iter().map(|item| item["id"].clone()));
            if page.data("openItems.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
            after = page.data("openItems.pageInfo.endCursor").clone();
        }
        assert_eq!(found, whole.iter().map(|item| item["id"].clone()).collect::<Vec<_>>());
        for cursor in ["x", "MjAyNi0wMy0yMHxv"] {
            let query = "query($after: String) { openItems(after: $after) { totalCount } }";
            let refused = federation.ask(query, json!({ "after": cursor })).await;
            assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"), "{cursor}");
        }
    }

    async fn a_society_sees_no_letters_that_agencies_write_about_it(house) {
        let id = house.society(cast::LEADERS).await;
        let input = json!({ "idempotencyKey": "t", "toAgencyId": agency(house, "REGISTRATION").await,
            "subject": "关于该会", "body": "b", "dueOn": "2026-04-01", "societyId": id });
        done(&house.federation().await, "openThread", "OpenThreadInput", "", input).await;
        let about = json!({ "society": id, "kinds": ["THREAD"] });
        assert_eq!(items(&house.leader().await, about.clone()).await.len(), 0);
        assert_eq!(items(&house.civil().await, about.clone()).await.len(), 1);
        assert_eq!(items(&house.org().await, about).await.len(), 1);
    }

    async fn another_city_sees_nothing_of_it(house) {
        issue(&house.org().await, "d", &[&house.society(cast::LEADERS).await]).await;
        for person in [house.foreign_federation().await, house.foreign_leader().await] {
            assert_eq!(items(&person, json!({})).await.len(), 0, "{}", person.name);
        }
    }
}
