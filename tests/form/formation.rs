//! The way of a case: proposed, returned, corrected, passed, approved; and that coverage moves by one.

use support::{House, both, json};

use super::write::{due, go, proposal, propose, proposed};
use crate::ledger::trace::Trace;

fn nothing() -> Vec<String> {
    Vec::new()
}

async fn organised(house: &House) -> i64 {
    let found = house.org().await.query("{ coverage { organisation } }").await;
    found.number("coverage.organisation")
}

async fn returns(house: &House) -> support::Answer {
    let query = "{ formationReturns { total formations byReason { reason returns } byField { field returns } } }";
    house.federation().await.query(query).await
}

both! {
    async fn a_case_goes_its_way_and_coverage_moves_by_exactly_one(house) {
        let (leader, society, case) = proposed(house).await;
        let federation = house.federation().await;
        let before = organised(house).await;
        assert_eq!(before, 82);
        let text = "请更换书记人选";
        let back = json!({ "reason": "OFFICER_NOT_ELIGIBLE", "text": text });
        let returned = go(&federation, "returnFormation", &case, 1, back).await;
        assert_eq!(returned.user_errors(), nothing());
        assert_eq!(returned.text("returnFormation.formation.state"), "RETURNED");
        assert_eq!(returned.text("returnFormation.formation.returnText"), text);
        assert_eq!(returned.text("returnFormation.formation.openItem.holder.name"), "江南市科学社会主义学会");
        assert_eq!(returned.text("returnFormation.formation.openItem.dueOn"), "2026-04-03");
        let nominees = json!([
            { "name": "郭卫东", "role": "SECRETARY" }, { "name": "曹玉兰", "role": "DEPUTY_SECRETARY" },
            { "name": "何新", "role": "COMMITTEE_MEMBER" },
        ]);
        let again = json!({ "proposal": proposal(&json!({ "nominees": nominees })) });
        let sent = go(&leader, "resubmitFormation", &case, 2, again).await;
        assert_eq!(sent.user_errors(), nothing());
        assert_eq!(sent.data("resubmitFormation.formation.moves"), &json!(["WITHDRAW"]));
        let passed = go(&federation, "passFormation", &case, 3, json!({})).await;
        assert_eq!(passed.text("passFormation.formation.state"), "SUPERIOR_APPROVAL");
        assert_eq!(passed.data("passFormation.formation.moves"), &json!(["RETURN", "APPROVE"]));
        assert_eq!(organised(house).await, before, "nothing is approved yet");
        let document = json!({ "documentNo": "江社科党〔2026〕3号", "documentOn": "2026-03-20" });
        let approved = go(&federation, "approveFormation", &case, 4, document).await;
        assert_eq!(approved.user_errors(), nothing());
        assert_eq!(approved.text("approveFormation.formation.state"), "APPROVED");
        assert_eq!(approved.data("approveFormation.formation.openItem"), &json!(null));
        let steps: Vec<&str> = approved
            .list("approveFormation.formation.steps")
            .iter()
            .filter_map(|step| step["step"].as_str())
            .collect();
        assert_eq!(steps, ["PROPOSE", "RETURN", "RESUBMIT", "PASS", "APPROVE"]);
        assert_eq!(organised(house).await, before + 1);
        let query = "query($id: ID!, $day: Date) { society(id: $id, asOf: $day) { form version forms { form since until } \
                     organisation { state form since superior documentNo documentOn reviewOn termEndsOn \
                     officers { name role since } liaison { name } } formation { id } formations { state } } }";
        let now = leader.ask(query, json!({ "id": society })).await;
        assert_eq!(now.data("society.organisation"), &json!({
            "state": "IN_OPERATION", "form": "FUNCTIONAL", "since": "2026-03-20",
            "superior": "中共江南市社会科学界联合会机关委员会", "documentNo": "江社科党〔2026〕3号",
            "documentOn": "2026-03-20", "reviewOn": "2027-03-20", "termEndsOn": null, "liaison": null,
            "officers": [
                { "name": "郭卫东", "role": "SECRETARY", "since": "2026-03-20" },
                { "name": "曹玉兰", "role": "DEPUTY_SECRETARY", "since": "2026-03-20" },
                { "name": "何新", "role": "COMMITTEE_MEMBER", "since": "2026-03-20" },
            ],
        }));
        assert_eq!(now.data("society.formation"), &json!(null));
        assert_eq!(now.number("society.version"), 4, "entered, counted, proposed, approved");
        // Yesterday it was a liaison's society, and no case was open.
        let then = leader.ask(query, json!({ "id": society, "day": "2026-03-18" })).await;
        assert_eq!(then.text("society.organisation.form"), "LIAISON");
        assert_eq!(then.text("society.organisation.state"), "IN_OPERATION");
        assert_eq!(then.text("society.organisation.liaison.name"), "曹玉兰");
    }

    async fn a_return_says_field_by_field_what_is_wrong_and_the_history_keeps_it(house) {
        let (leader, society, case) = proposed(house).await;
        let federation = house.federation().await;
        let before = returns(house).await;
        let remarks = json!([
            { "field": "REASON", "text": "请写明" }, { "field": "SECRETARY", "text": " 请换一位书记人选 " },
        ]);
        let back = json!({ "reason": "OFFICER_NOT_ELIGIBLE", "text": "请补正两处", "remarks": remarks });
        let returned = go(&federation, "returnFormation", &case, 1, back.clone()).await;
        assert_eq!(returned.user_errors(), nothing());
        // In the order of the form, not of the writer.
        let kept = json!([{ "field": "SECRETARY", "text": "请换一位书记人选" }, { "field": "REASON", "text": "请写明" }]);
        assert_eq!(returned.data("returnFormation.formation.returnRemarks"), &kept);
        let seen = leader.ask(
            "query($id: ID!) { society(id: $id) { formation { returnRemarks { field text } } events(first: 1) { nodes { changes { field new } } } } }",
            json!({ "id": society }),
        ).await;
        assert_eq!(seen.data("society.formation.returnRemarks"), &kept, "the society reads them");
        let after_first = Trace::of(house).await;
        assert_eq!(go(&federation, "returnFormation", &case, 1, back).await.user_errors(), nothing());
        assert_eq!(Trace::of(house).await, after_first, "a retry changes nothing twice");
        let sent = go(&leader, "resubmitFormation", &case, 2, json!({ "proposal": proposal(&json!({})) })).await;
        assert_eq!(sent.data("resubmitFormation.formation.returnRemarks"), &json!([]));
        assert_eq!(sent.data("resubmitFormation.formation.steps.1.remarks"), &kept, "the history keeps them");
        let after = returns(house).await;
        let more = |path: &str| after.number(path) - before.number(path);
        assert_eq!((more("formationReturns.total"), more("formationReturns.formations")), (1, 1));
        let count = |answer: &support::Answer, list: &str, word: &str, name: &str| {
            let found = answer.list(&format!("formationReturns.{list}")).iter().find(|row| row[word] == name).cloned();
            found.and_then(|row| row["returns"].as_i64()).expect("every word stands there")
        };
        for (list, word, name) in
            [("byReason", "reason", "OFFICER_NOT_ELIGIBLE"), ("byField", "field", "SECRETARY"), ("byField", "field", "REASON")]
        {
            assert_eq!(count(&after, list, word, name), count(&before, list, word, name) + 1, "{name}");
        }
        assert_eq!(count(&after, "byField", "field", "LIAISON"), 0);
        for (filter, found) in [
            ("returnReasons: [OFFICER_NOT_ELIGIBLE]", true),
            ("returnReasons: [COUNTS_UNCLEAR]", false),
            ("remarkedFields: [SECRETARY]", true),
            ("remarkedFields: [LIAISON]", false),
        ] {
            let query = format!("{{ formations(first: 100, filter: {{ {filter} }}) {{ nodes {{ id }} }} }}");
            let listed = federation.query(&query).await.list("formations.nodes").contains(&json!({ "id": case }));
            assert_eq!(listed, found, "{filter}");
        }
        let period = "{ formationReturns(since: \"2026-03-21\") { total } }";
        assert_eq!(federation.query(period).await.number("formationReturns.total"), 0);
        let backwards = "{ formationReturns(since: \"2026-03-21\", until: \"2026-03-20\") { total } }";
        assert_eq!(federation.query(backwards).await.error_code(), Some("BAD_USER_INPUT"));
        let elsewhere = house.foreign_federation().await.query("{ formationReturns { total } }").await;
        assert_eq!(elsewhere.number("formationReturns.total"), 0, "another region's are not his");
    }

    async fn the_superior_body_may_refuse_and_the_society_may_withdraw(house) {
        let (leader, society, case) = proposed(house).await;
        let federation = house.federation().await;
        assert_eq!(go(&federation, "passFormation", &case, 1, json!({})).await.user_errors(), nothing());
        let refused = json!({ "reason": "SUPERIOR_REFUSED", "text": "上级要求先核实人数" });
        assert_eq!(go(&federation, "returnFormation", &case, 2, refused).await.user_errors(), nothing());
        let back = go(&leader, "withdrawFormation", &case, 3, json!({})).await;
        assert_eq!(back.text("withdrawFormation.formation.state"), "WITHDRAWN");
        // The way is free for the next one.
        assert_eq!(propose(&leader, &society, 3, "again", json!({})).await.user_errors(), nothing());
        assert_eq!(organised(house).await, 82);
    }

    async fn the_federation_alone_confirms_a_liaison(house) {
        let federation = house.federation().await;
        let id = house.society("51329900MJ0D006183").await;
        let nominee = json!({
            "form": "LIAISON", "superior": "", "nominees": [{ "name": "张永康", "role": "LIAISON", "isPartyMember": true }],
        });
        let sent = propose(&federation, &id, 1, "k", nominee).await;
        assert_eq!(sent.user_errors(), nothing());
        assert_eq!(sent.text("proposeFormation.society.organisation.state"), "FED_REVIEW");
        let case = sent.text("proposeFormation.formation.id").to_owned();
        let done = go(&federation, "approveFormation", &case, 1, json!({})).await;
        assert_eq!(done.user_errors(), nothing());
        let query = "query($id: ID!) { society(id: $id) { form organisation { liaison { name source isPartyMember } } } }";
        let found = federation.ask(query, json!({ "id": id })).await;
        assert_eq!(found.text("society.form"), "LIAISON");
        assert_eq!(found.data("society.organisation.liaison"), &json!({
            "name": "张永康", "source": "SOCIETY", "isPartyMember": true,
        }));
    }

    async fn a_retry_changes_nothing_twice(house) {
        let (leader, id) = due(house).await;
        let first = propose(&leader, &id, 2, "k", json!({})).await;
        let after_first = Trace::of(house).await;
        let again = propose(&leader, &id, 2, "k", json!({})).await;
        assert_eq!(again.body, first.body);
        assert_eq!(Trace::of(house).await, after_first);
    }

    async fn of_two_proposals_at_once_one_wins(house) {
        let (leader, id) = due(house).await;
        let federation = house.federation().await;
        let (one, other) = tokio::join!(
            propose(&leader, &id, 2, "a", json!({})),
            propose(&federation, &id, 2, "b", json!({})),
        );
        let mut outcomes = [one.user_errors(), other.user_errors()];
        outcomes.sort();
        assert_eq!(outcomes, [nothing(), vec!["expectedVersion CONFLICT".to_owned()]]);
        let query = "query($id: ID!) { society(id: $id) { formations { id } } }";
        let found = leader.ask(query, json!({ "id": id })).await;
        assert_eq!(found.list("society.formations").len(), 1);
    }

    async fn of_two_liaisons_at_once_one_is_sent(house) {
        let federation = house.federation().await;
        let admin = house.admin().await;
        let id = house.society("51329900MJ0D006183").await;
        let query = "mutation($input: SendInstructorInput!) { sendInstructor(input: $input) { society { version \
                     organisation { liaison { name source } } } userErrors { path code } } }";
        let input = |key: &str, name: &str| json!({ "input": {
            "societyId": id, "expectedVersion": 1, "idempotencyKey": key, "name": name, "since": "2026-03-20",
        } });
        let (one, other) = tokio::join!(federation.ask(query, input("a", "甲")), admin.ask(query, input("b", "乙")));
        let mut outcomes = [one.user_errors(), other.user_errors()];
        outcomes.sort();
        assert_eq!(outcomes, [nothing(), vec!["expectedVersion CONFLICT".to_owned()]]);
        let again = json!({ "input": {
            "societyId": id, "expectedVersion": 2, "idempotencyKey": "c", "name": "丙", "since": "2026-03-20",
        } });
        let refused = federation.ask(query, again).await;
        assert_eq!(refused.user_errors(), ["LIAISON_ACTIVE"]);
        assert_eq!(refused.text("sendInstructor.society.organisation.liaison.source"), "FEDERATION_SENT");
        let coverage = federation.query("{ coverage { work organisation } }").await;
        assert_eq!(coverage.data("coverage"), &json!({ "work": 105, "organisation": 82 }));
    }

    async fn the_database_itself_holds_one_liaison_and_one_open_case(house) {
        use sea_orm::ConnectionTrait;
        let (_, society, case) = proposed(house).await;
        let id = entity::register::society::SocietyId::parse(&society).expect("an id").0;
        let uuid = |id: uuid::Uuid| match house.kind {
            support::Kind::Sqlite => format!("X'{}'", id.simple()),
            support::Kind::Postgres => format!("'{id}'"),
        };
        let (id, fresh) = (uuid(id), uuid(uuid::Uuid::from_u128(7)));
        let second = format!(
            "INSERT INTO liaison (id, society_id, person_id, source, since) \
             SELECT {fresh}, society_id, person_id, source, since FROM liaison WHERE society_id = {id}"
        );
        assert!(house.db.execute_unprepared(&second).await.is_err(), "a second active liaison");
        let case = uuid(entity::form::formation::FormationId::parse(&case).expect("an id").0);
        let second = format!(
            "INSERT INTO party_formation (id, society_id, version, from_form, form, state, state_since, proposed_on, \
             formal, resident_formal, recommended, rule_version, nominees, reason, superior) \
             SELECT {fresh}, society_id, version, from_form, form, state, state_since, proposed_on, formal, \
             resident_formal, recommended, rule_version, nominees, reason, superior \
             FROM party_formation WHERE id = {case}"
        );
        assert!(house.db.execute_unprepared(&second).await.is_err(), "a second open case");
    }

    async fn each_bad_change_of_posts_names_its_field_and_stores_nothing(house) {
        let federation = house.federation().await;
        let query = "mutation($input: ReplaceOfficersInput!) { replaceOfficers(input: $input) { userErrors { path code } } }";
        let branch = house.society("51329900MJ0D00167Q").await;
        let liaison = house.society("51329900MJ0D0001X2").await;
        let nobody = house.society("51329900MJ0D006183").await;
        let named = |role: &str, names: &[&str]| {
            names.iter().map(|name| json!({ "name": name, "role": role })).collect::<Vec<_>>()
        };
        for (id, since, nominees, wanted) in [
            (&liaison, "2026-03-20", named("LIAISON", &["甲", "乙"]), "nominees ONE_LIAISON"),
            (&liaison, "2026-03-20", named("LIAISON", &[]), "nominees ONE_LIAISON"),
            (&liaison, "2026-03-20", named("LIAISON", &[" "]), "nominees REQUIRED"),
            (&liaison, "2026-03-21", named("LIAISON", &["甲"]), "since DATE_IN_FUTURE"),
            (&liaison, "2025-12-31", named("LIAISON", &["甲"]), "since DATE_OUT_OF_ORDER"),
            (&branch, "2026-03-20", named("SECRETARY", &["甲", "乙"]), "nominees SECRETARY_REQUIRED"),
            (&branch, "2026-03-20", named("DEPUTY_SECRETARY", &["甲"]), "nominees SECRETARY_REQUIRED"),
            (&nobody, "2026-03-20", named("LIAISON", &["甲"]), "NOTHING_TO_REPLACE"),
        ] {
            let before = Trace::of(house).await;
            let input = json!({
                "societyId": id, "expectedVersion": 1, "idempotencyKey": "k", "since": since, "nominees": nominees,
            });
            assert_eq!(federation.ask(query, json!({ "input": input })).await.user_errors(), [wanted], "{nominees:?}");
            assert_eq!(Trace::of(house).await, before, "{wanted}");
        }
        let query = "mutation($input: SendInstructorInput!) { sendInstructor(input: $input) { userErrors { path code } } }";
        for (id, name, since, wanted) in [
            (&liaison, "甲", "2026-03-20", "LIAISON_ACTIVE"),
            (&branch, "甲", "2026-03-20", "BRANCH_IN_BEING"),
            (&nobody, " ", "2026-03-20", "name REQUIRED"),
            (&nobody, "甲", "2026-03-21", "since DATE_IN_FUTURE"),
            (&nobody, "甲", "1901-01-01", "since DATE_OUT_OF_ORDER"),
        ] {
            let before = Trace::of(house).await;
            let input = json!({ "societyId": id, "expectedVersion": 1, "idempotencyKey": "k", "name": name, "since": since });
            assert_eq!(federation.ask(query, json!({ "input": input })).await.user_errors(), [wanted]);
            assert_eq!(Trace::of(house).await, before, "{wanted}");
        }
    }

    async fn posts_are_replaced_and_who_stays_keeps_his_day(house) {
        let federation = house.federation().await;
        let id = house.society("51329900MJ0D00167Q").await;
        let query = "mutation($input: ReplaceOfficersInput!) { replaceOfficers(input: $input) { society { organisation { \
                     officers { name role since } } } userErrors { path code } } }";
        let input = json!({ "input": {
            "societyId": id, "expectedVersion": 1, "idempotencyKey": "k", "since": "2026-03-18", "nominees": [
                { "name": "罗玉兰", "role": "SECRETARY" }, { "name": "朱志远", "role": "DEPUTY_SECRETARY" },
            ],
        } });
        let done = federation.ask(query, input).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.data("replaceOfficers.society.organisation.officers"), &json!([
            { "name": "罗玉兰", "role": "SECRETARY", "since": "2026-01-01" },
            { "name": "朱志远", "role": "DEPUTY_SECRETARY", "since": "2026-03-18" },
        ]));
    }
}
