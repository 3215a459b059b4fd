//! Leaders in office: who they are, on how many legs they stand, what is against the rules, and how the
//! record changes.

use entity::form::officer::{OfficerRole, party_officer};
use entity::people::appointment;
use entity::people::appointment::AppointmentId;
use entity::register::society::SocietyId;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use support::{House, both, cast, city, json};

use super::write::{seats, send, version};
use crate::ledger::trace::Trace;

fn nothing() -> Vec<String> {
    Vec::new()
}

/// The appointment of a post in a society.
async fn seat(house: &House, society: &str, post: &str) -> String {
    let found = seats(&house.admin().await, json!({ "society": society, "post": post })).await;
    found.text("leaders.nodes.0.id").to_owned()
}

both! {
    async fn dual_identity_is_derived_from_both_records(house) {
        let (leader, id) = (house.foreign_leader().await, house.society(city::SOCIETY).await);
        let filter = json!({ "post": "PRESIDENT" });
        let before = seats(&leader, filter.clone()).await;
        let found = before.data("leaders.nodes.0");
        assert_eq!((&found["name"], &found["dualIdentity"]), (&json!("钱江北"), &json!("ROLE_MISSING")));
        assert!(found["missing"].as_str().unwrap_or_default().starts_with("担任会长，但未担任党内职务"), "{found}");
        let appointment = AppointmentId::parse(before.text("leaders.nodes.0.id")).expect("an id");
        let row = appointment::Entity::find_by_id(appointment).one(&house.db).await.expect("it answers").expect("it is");
        let role = party_officer::ActiveModel {
            id: Set(house.state.world.new_id()),
            society_id: Set(SocietyId::parse(&id).expect("an id")),
            person_id: Set(row.person_id),
            role: Set(OfficerRole::Secretary),
            since: Set(row.since),
            until: Set(None),
            ..Default::default()
        };
        role.insert(&house.db).await.expect("an officer can be entered");
        let after = seats(&leader, filter).await;
        let found = after.data("leaders.nodes.0");
        assert_eq!((&found["dualIdentity"], &found["missing"]), (&json!("DUAL"), &json!(null)));
        assert_eq!(found["partyRoles"], json!(["SECRETARY"]));
        let dual = seats(&leader, json!({ "dual": "DUAL" })).await;
        assert_eq!(dual.number("leaders.totalCount"), 1);
    }

    async fn every_figure_of_the_distribution_has_its_list(house) {
        let org = house.org().await;
        let found = org.query("{ partyLeadDistribution { lead societies } }").await;
        let shares = found.list("partyLeadDistribution");
        let said: Vec<_> = shares.iter().map(|share| share["societies"].as_i64().unwrap_or(-1)).collect();
        assert_eq!(said, [31, 22, 56, 0, 0], "president, vice-president, secretary-general, other, nobody");
        for share in &shares[..4] {
            let listed = seats(&org, json!({ "partyLead": share["lead"] })).await;
            let mut societies: Vec<_> = Vec::new();
            let query = "query($f: LeaderFilter, $a: String) { leaders(first: 100, after: $a, filter: $f) { \
                nodes { society { id } } pageInfo { hasNextPage endCursor } } }";
            let mut after = json!(null);
            loop {
                let page = org.ask(query, json!({ "f": { "partyLead": share["lead"] }, "a": after })).await;
                societies.extend(page.list("leaders.nodes").iter().map(|node| node["society"]["id"].to_string()));
                if page.data("leaders.pageInfo.hasNextPage") == false { break }
                after = page.data("leaders.pageInfo.endCursor").clone();
            }
            assert_eq!(listed.number("leaders.totalCount"), i64::try_from(societies.len()).expect("few"));
            societies.sort();
            societies.dedup();
            assert_eq!(share["societies"], json!(societies.len()), "{share}");
        }
        let own = house.leader().await.query("{ partyLeadDistribution { societies } }").await;
        let own: i64 = own.list("partyLeadDistribution").iter().filter_map(|share| share["societies"].as_i64()).sum();
        assert_eq!(own, 1, "a leader sees his own society");
    }

    async fn a_namesake_is_a_possible_conflict_until_the_federation_has_verified_it(house) {
        let federation = house.federation().await;
        let twice = json!({ "conflict": "LEGAL_REPRESENTATIVE_TWICE", "search": "韩国强" });
        let found = seats(&federation, twice.clone()).await;
        assert_eq!(found.number("leaders.totalCount"), 2);
        let first = found.data("leaders.nodes.0").clone();
        let conflict = first["conflicts"].as_array().and_then(|all| all.iter().find(|one| one["kind"] == "LEGAL_REPRESENTATIVE_TWICE"));
        let conflict = conflict.expect("a conflict");
        assert_eq!((&conflict["certainty"], &conflict["owner"]), (&json!("POSSIBLE"), &json!("FEDERATION")));
        assert!(conflict["rule"].as_str().unwrap_or_default().contains("第十二条"));
        let society = first["society"]["id"].as_str().expect("an id").to_owned();
        let other = first["namesakes"][0]["personKey"].clone();
        let input = |same: bool, reason: &str| json!({ "appointmentId": first["id"], "otherId": other, "same": same, "reason": reason });
        let before = Trace::of(house).await;
        let refused = send(house, &federation, "settleSamePerson", &society, input(true, " ")).await;
        assert_eq!(refused.user_errors(), ["reason REQUIRED"]);
        let stranger = json!({ "appointmentId": first["id"], "otherId": "0", "same": true, "reason": "x" });
        let refused = send(house, &federation, "settleSamePerson", &society, stranger).await;
        assert_eq!(refused.user_errors(), ["otherId NOT_NAMESAKES"]);
        assert_eq!(Trace::of(house).await, before);
        let done = send(house, &federation, "settleSamePerson", &society, input(true, "核对证件")).await;
        assert_eq!(done.user_errors(), nothing());
        let certain = seats(&federation, twice.clone()).await;
        for node in certain.list("leaders.nodes") {
            let all = node["conflicts"].as_array().expect("conflicts");
            let twice = all.iter().find(|one| one["kind"] == "LEGAL_REPRESENTATIVE_TWICE").expect("one");
            assert_eq!((&twice["certainty"], &twice["owner"]), (&json!("CERTAIN"), &json!("SOCIETY")));
        }
        let done = send(house, &federation, "settleSamePerson", &society, input(false, "身份不同，只是同名")).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(seats(&federation, twice).await.number("leaders.totalCount"), 0);
    }

    async fn age_and_terms_beyond_the_charter_are_told_with_the_next_step(house) {
        let (federation, id) = (house.federation().await, house.society(cast::SECRETARYS).await);
        let input = json!({ "name": "老会长", "post": "VICE_PRESIDENT", "since": "2026-03-01", "birthYear": 1950, "termNo": 3 });
        let done = send(house, &federation, "recordAppointment", &id, input).await;
        assert_eq!(done.user_errors(), nothing());
        let found = seats(&federation, json!({ "society": id, "post": "VICE_PRESIDENT", "inConflict": true })).await;
        let kinds: Vec<_> = found.list("leaders.nodes.0.conflicts").iter().map(|one| one["kind"].clone()).collect();
        assert!(kinds.contains(&json!("OVER_AGE")) && kinds.contains(&json!("OVER_TERM")), "{kinds:?}");
        for conflict in found.list("leaders.nodes.0.conflicts") {
            assert!(!conflict["nextAction"].as_str().unwrap_or_default().is_empty(), "{conflict}");
            assert!(!conflict["rule"].as_str().unwrap_or_default().is_empty(), "{conflict}");
        }
        let overdue = seats(&federation, json!({ "conflict": "COUNCIL_TERM_EXPIRED" })).await;
        assert_eq!(overdue.number("leaders.totalCount"), 18, "two posts in each of the nine overdue councils");
    }

    async fn an_appointment_is_recorded_and_ended_and_the_search_follows(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let found = |name: &str| json!({ "s": name });
        let search = "query($s: String) { societies(filter: { search: $s }) { totalCount } }";
        let input = json!({ "name": " 钱副会 ", "post": "VICE_PRESIDENT", "since": "2026-03-10", "termNo": 1 });
        assert_eq!(send(house, &leader, "recordAppointment", &id, input.clone()).await.user_errors(), nothing());
        assert_eq!(leader.ask(search, found("钱副会")).await.number("societies.totalCount"), 1);
        let again = send(house, &leader, "recordAppointment", &id, json!({ "name": "钱副会", "post": "VICE_PRESIDENT", "since": "2026-03-11" })).await;
        assert_eq!(again.user_errors(), ["name HOLDS_ALREADY"]);
        let seat = seat(house, &id, "VICE_PRESIDENT").await;
        let early = send(house, &leader, "endAppointment", &id, json!({ "appointmentId": seat, "endsOn": "2026-03-09", "reason": "RESIGNED" })).await;
        assert_eq!(early.user_errors(), ["endsOn DATE_OUT_OF_ORDER"]);
        let ended = send(house, &leader, "endAppointment", &id, json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "RESIGNED" })).await;
        assert_eq!(ended.user_errors(), nothing());
        assert_eq!(leader.ask(search, found("钱副会")).await.number("societies.totalCount"), 0);
        let twice = send(house, &leader, "endAppointment", &id, json!({ "appointmentId": seat, "endsOn": "2026-03-19", "reason": "RESIGNED" })).await;
        assert_eq!(twice.user_errors(), ["appointmentId APPOINTMENT_ENDED"]);
        let then = leader.ask("query($id: ID!) { society(id: $id, asOf: \"2026-03-15\") { leaders { name endReason } } }", json!({ "id": id })).await;
        assert!(then.list("society.leaders").contains(&json!({ "name": "钱副会", "endReason": "RESIGNED" })), "history stays");
    }

    async fn each_refusal_of_an_end_stores_nothing(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let seat = seat(house, &id, "PRESIDENT").await;
        let foreign = house.society(cast::SECRETARYS).await;
        for (changed, wanted) in [
            (json!({ "endsOn": "2026-03-21" }), "endsOn DATE_IN_FUTURE"),
            (json!({ "endsOn": "1901-01-01" }), "endsOn DATE_BEFORE_REGISTRATION"),
            (json!({ "appointmentId": "x" }), "appointmentId NOT_FOUND"),
            (json!({ "expectedVersion": 0 }), "expectedVersion CONFLICT"),
            (json!({ "idempotencyKey": " " }), "idempotencyKey REQUIRED"),
            (json!({ "societyId": foreign }), "societyId NOT_FOUND"),
        ] {
            let before = Trace::of(house).await;
            let mut input = json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "TERM_OVER" });
            input.as_object_mut().expect("an object").extend(changed.as_object().expect("an object").clone());
            let refused = send(house, &leader, "endAppointment", &id, input).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
        // A reason that the vocabulary does not have is no input at all.
        let before = Trace::of(house).await;
        let input = json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "BORED" });
        assert!(send(house, &leader, "endAppointment", &id, input).await.error_code().is_some());
        assert_eq!(Trace::of(house).await, before);
    }

    async fn with_the_last_post_the_rights_of_the_account_end(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let id = house.society(cast::LEADERS).await;
        let mine = "query($id: ID!) { society(id: $id) { version } }";
        assert_eq!(leader.ask(mine, json!({ "id": id })).await.number("society.version"), 1);
        let seat = seat(house, &id, "SECRETARY_GENERAL").await;
        let input = json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "TRANSFERRED" });
        let done = send(house, &federation, "endAppointment", &id, input).await;
        assert_eq!(done.user_errors(), nothing());
        let after = leader.ask(mine, json!({ "id": id })).await;
        assert!(after.error_code().is_some() || after.data("society").is_null(), "{}", after.text);
        // The post that leads Party work is told although nobody holds it.
        let lead = federation.ask("query($id: ID!) { society(id: $id) { partyLead { post } leaders { post } } }", json!({ "id": id })).await;
        assert_eq!(lead.data("society.partyLead"), &json!({ "post": "SECRETARY_GENERAL" }));
        assert_eq!(lead.data("society.leaders"), &json!([{ "post": "PRESIDENT" }]));
    }

    async fn conflicts_name_the_version_and_each_day_has_its_own(house) {
        let (federation, org) = (house.federation().await, house.org().await);
        let id = house.society(cast::SECRETARYS).await;
        let input = json!({ "name": "老会长", "post": "VICE_PRESIDENT", "since": "2026-03-01", "birthYear": 1958, "termNo": 2 });
        assert_eq!(send(house, &federation, "recordAppointment", &id, input).await.user_errors(), nothing());
        let ask = "query($id: ID!, $day: Date) { leaders(first: 100, asOf: $day, filter: { society: $id, post: VICE_PRESIDENT }) { \
                   nodes { name society { name } conflicts { kind rule ruleVersion } } } }";
        let now = federation.ask(ask, json!({ "id": id })).await;
        let of = |answer: &support::Answer| {
            let nodes = answer.list("leaders.nodes");
            let found = nodes.iter().find(|node| node["name"] == "老会长").expect("he is in office");
            found["conflicts"].as_array().expect("a list").clone()
        };
        assert_eq!(of(&now), Vec::<support::Value>::new());
        let stricter = json!({ "leaderAgeLimit": 65, "leaderTermLimit": 1 });
        let done = crate::form::publish::publish(&org, "k", stricter, json!({})).await;
        assert_eq!(done.user_errors(), nothing());
        let now = of(&federation.ask(ask, json!({ "id": id })).await);
        let said: Vec<_> = now.iter().map(|one| (one["kind"].clone(), one["ruleVersion"].clone(), one["rule"].clone())).collect();
        let by = (json!("2"), json!("江组通〔2026〕8号"));
        assert_eq!(said, [
            (json!("OVER_AGE"), by.0.clone(), by.1.clone()),
            (json!("OVER_TERM"), by.0, by.1),
        ]);
        // Yesterday the first version judged.
        let then = federation.ask(ask, json!({ "id": id, "day": "2026-03-19" })).await;
        assert_eq!(of(&then), Vec::<support::Value>::new());
        let early = federation.ask(ask, json!({ "id": id, "day": "2026-02-01" })).await;
        assert!(!early.list("leaders.nodes").iter().any(|node| node["name"] == "老会长"));
        let future = federation.ask(ask, json!({ "id": id, "day": "2026-03-21" })).await;
        assert_eq!(future.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn each_refusal_of_an_appointment_stores_nothing(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        for (changed, wanted) in [
            (json!({ "post": "PRESIDENT" }), "post POST_TAKEN"),
            (json!({ "post": "SECRETARY_GENERAL" }), "post POST_TAKEN"),
            (json!({ "name": " " }), "name REQUIRED"),
            (json!({ "name": "长".repeat(31) }), "name TOO_LONG"),
            (json!({ "since": "2026-03-21" }), "since DATE_IN_FUTURE"),
            (json!({ "since": "1901-01-01" }), "since DATE_BEFORE_REGISTRATION"),
            (json!({ "birthYear": 2020 }), "birthYear BIRTH_YEAR"),
            (json!({ "termNo": 0 }), "termNo TERM_NUMBER"),
            (json!({ "expectedVersion": 0 }), "expectedVersion CONFLICT"),
            (json!({ "idempotencyKey": "" }), "idempotencyKey REQUIRED"),
            (json!({ "societyId": "x" }), "societyId NOT_FOUND"),
        ] {
            let before = Trace::of(house).await;
            let mut input = json!({ "name": "赵新", "post": "VICE_PRESIDENT", "since": "2026-03-10" });
            input.as_object_mut().expect("an object").extend(changed.as_object().expect("an object").clone());
            let refused = send(house, &leader, "recordAppointment", &id, input).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
        let foreign = house.society(cast::SECRETARYS).await;
        let input = json!({ "name": "赵新", "post": "OTHER", "since": "2026-03-10" });
        let refused = send(house, &leader, "recordAppointment", &foreign, input).await;
        assert_eq!(refused.user_errors(), ["societyId NOT_FOUND"]);
    }

    async fn another_post_leads_party_work_from_its_day_on(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let same = send(house, &leader, "setPartyLead", &id, json!({ "post": "SECRETARY_GENERAL", "since": "2026-03-10" })).await;
        assert_eq!(same.user_errors(), ["post LEADS_ALREADY"]);
        let early = send(house, &leader, "setPartyLead", &id, json!({ "post": "PRESIDENT", "since": "2025-12-31" })).await;
        assert_eq!(early.user_errors(), ["since DATE_OUT_OF_ORDER"]);
        let before = version(house, &id).await;
        let done = send(house, &leader, "setPartyLead", &id, json!({ "post": "PRESIDENT", "since": "2026-03-10" })).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(version(house, &id).await, before + 1);
        let leads = seats(&leader, json!({ "leadsPartyWork": true })).await;
        assert_eq!(leads.text("leaders.nodes.0.post"), "PRESIDENT");
        let then = leader.ask("query($id: ID!) { society(id: $id, asOf: \"2026-03-09\") { leaders { post leadsPartyWork } } }", json!({ "id": id })).await;
        assert!(then.list("society.leaders").contains(&json!({ "post": "SECRETARY_GENERAL", "leadsPartyWork": true })));
    }
}
