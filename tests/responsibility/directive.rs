//! Directives: issued to many in one intention, acknowledged and reported by each, withdrawn with a reason.

use entity::ledger::open_item;
use entity::responsibility::directive::{self as directive_row, DirectiveId, RecipientId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, TransactionTrait};
use support::{both, cast, json};

use super::write::{agency, directive, done, issue, merged, recipients, send};
use crate::ledger::trace::Trace;

both! {
    async fn a_filter_reaches_everyone_it_finds_in_one_event(house) {
        let org = house.org().await;
        let filter = json!({ "recipients": { "societyFilter": {} } });
        let preview = "query($who: RecipientsInput!) { directivePreview(recipients: $who) { societies agencies } }";
        let told = org.ask(preview, json!({ "who": filter["recipients"] })).await;
        assert_eq!(told.number("directivePreview.societies"), 109);
        let before = Trace::of(house).await;
        let shown = "directive { id echo { recipients issued acked done late } }";
        let issued = done(&org, "issueDirective", "IssueDirectiveInput", shown, directive("all", filter.clone())).await;
        assert_eq!(
            issued.data("issueDirective.directive.echo"),
            &json!({ "recipients": 109, "issued": 109, "acked": 0, "done": 0, "late": 0 })
        );
        let after = Trace::of(house).await;
        assert_eq!(after.events_of("s-") , before.events_of("s-") + 1, "one event, on the common chain");
        let id = house.society(cast::LEADERS).await;
        assert_eq!(after.events_of(&id), before.events_of(&id), "a society's own chain is silent until it answers");
        let again = done(&org, "issueDirective", "IssueDirectiveInput", shown, directive("all", filter)).await;
        assert_eq!(again.body, issued.body);
        assert_eq!(Trace::of(house).await, after, "a retry issues nothing");
    }

    async fn each_recipient_acknowledges_then_reports_and_the_issuer_hears_it(house) {
        let (org, leader, secretary) = (house.org().await, house.leader().await, house.secretary().await);
        let (first, fifth) = (house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await);
        let id = issue(&org, "d", &[&first, &fifth]).await;
        let own = recipients(&leader, &id).await;
        assert_eq!(own.len(), 1, "a society sees itself alone");
        assert_eq!(own[0]["mine"], json!(true));
        assert_eq!(recipients(&org, &id).await.len(), 2);
        let ack = |key: &str| json!({ "idempotencyKey": key, "recipientId": own[0]["id"] });
        let early = json!({ "idempotencyKey": "x", "recipientId": own[0]["id"], "echo": "办好了" });
        let refused = send(&leader, "reportDirectiveDone", "ReportDirectiveDoneInput", "", early).await;
        assert_eq!(refused.user_errors(), ["WRONG_STATE"]);
        let refused = send(&secretary, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", ack("s")).await;
        assert_eq!(refused.user_errors(), ["recipientId NOT_FOUND"]);
        let shown = "recipient { state ackedBy directive { title } }";
        let before = Trace::of(house).await.events_of(&first);
        let acked = done(&leader, "acknowledgeDirective", "AcknowledgeDirectiveInput", shown, ack("a")).await;
        assert_eq!(acked.text("acknowledgeDirective.recipient.state"), "ACKED");
        assert_eq!(acked.text("acknowledgeDirective.recipient.ackedBy"), "曹玉兰");
        let twice = send(&leader, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", ack("b")).await;
        assert_eq!(twice.user_errors(), ["WRONG_STATE"]);
        assert_eq!(Trace::of(house).await.events_of(&first), before + 1, "acknowledged once");
        let report = json!({ "idempotencyKey": "c", "recipientId": own[0]["id"], "echo": "已报送" });
        done(&leader, "reportDirectiveDone", "ReportDirectiveDoneInput", "", report).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Directive { echo { recipients issued acked done } } } }";
        let heard = org.ask(query, json!({ "id": id })).await;
        assert_eq!(heard.data("node.echo"), &json!({ "recipients": 2, "issued": 1, "acked": 0, "done": 1 }));
        let grid = recipients(&org, &id).await;
        assert!(grid.iter().any(|row| row["echo"] == "已报送"), "{grid:?}");
    }

    async fn what_is_withdrawn_waits_for_nobody(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let id = issue(&org, "d", &[&house.society(cast::LEADERS).await]).await;
        let withdraw = |key: &str| json!({ "idempotencyKey": key, "directiveId": id, "reason": "另行下达" });
        let federation = house.federation().await;
        let refused = send(&federation, "withdrawDirective", "WithdrawDirectiveInput", "", withdraw("f")).await;
        assert_eq!(refused.user_errors(), ["directiveId NOT_FOUND"], "only who issued it");
        let shown = "directive { withdrawnOn withdrawReason }";
        let done = done(&org, "withdrawDirective", "WithdrawDirectiveInput", shown, withdraw("w")).await;
        assert_eq!(done.text("withdrawDirective.directive.withdrawnOn"), "2026-03-20");
        let own = recipients(&leader, &id).await;
        let ack = json!({ "idempotencyKey": "a", "recipientId": own[0]["id"] });
        let refused = send(&leader, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", ack).await;
        assert_eq!(refused.user_errors(), ["DIRECTIVE_WITHDRAWN"]);
        assert_eq!(leader.query("{ viewer { openItemCount } }").await.number("viewer.openItemCount"), 2);
    }

    async fn bad_input_is_refused_and_stores_nothing(house) {
        let org = house.org().await;
        let first = house.society(cast::LEADERS).await;
        let foreign = house.society(support::city::SOCIETY).await;
        let to = json!({ "recipients": { "societies": [first] } });
        for (changed, wanted) in [
            (json!({ "title": " " }), vec!["title REQUIRED"]),
            (json!({ "number": "x".repeat(101) }), vec!["number TOO_LONG"]),
            (json!({ "body": "a\u{7}b" }), vec!["body CONTROL_CHARACTER"]),
            (json!({ "dueOn": "2026-03-19" }), vec!["dueOn DUE_BEFORE_TODAY"]),
            (json!({ "recipients": {} }), vec!["recipients NO_RECIPIENTS"]),
            (json!({ "recipients": { "societies": [foreign] } }), vec!["recipients NO_RECIPIENTS"]),
            (json!({ "idempotencyKey": "" }), vec!["idempotencyKey REQUIRED"]),
        ] {
            let before = Trace::of(house).await;
            let input = merged(directive("k", to.clone()), changed.clone());
            let refused = send(&org, "issueDirective", "IssueDirectiveInput", "", input).await;
            assert_eq!(refused.user_errors(), wanted, "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
    }

    async fn a_region_means_its_federations_and_an_agency_answers_as_one(house) {
        let org = house.org().await;
        let regions = org.query("{ regions { id code } }").await;
        let city = regions.list("regions").iter().find(|row| row["code"] == "329900").expect("the city").clone();
        let civil = agency(house, "REGISTRATION").await;
        let who = json!({ "recipients": { "regions": [city["id"]], "agencies": [civil] } });
        let shown = "directive { id echo { recipients } }";
        let issued = done(&org, "issueDirective", "IssueDirectiveInput", shown, directive("k", who)).await;
        assert_eq!(issued.number("issueDirective.directive.echo.recipients"), 2, "federation and civil affairs");
        let id = issued.text("issueDirective.directive.id").to_owned();
        let chair = house.chair().await;
        let own = recipients(&chair, &id).await.into_iter().find(|row| row["mine"] == json!(true));
        let own = own.expect("the chair's federation is asked");
        let ack = json!({ "idempotencyKey": "a", "recipientId": own["id"] });
        done(&chair, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", ack).await;
    }

    async fn a_withdrawal_that_is_not_through_yet_lets_an_answer_wait_and_not_break(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let id = issue(&org, "d", &[&house.society(cast::LEADERS).await]).await;
        let own = recipients(&leader, &id).await[0]["id"].as_str().expect("an id").to_owned();
        // What a withdrawal has written when it is about to commit.
        let half = house.db.begin().await.expect("the database answers");
        let key = DirectiveId::parse(&id).expect("a directive's id");
        let gone = directive_row::ActiveModel {
            id: Set(key),
            withdrawn_on: Set(Some(house.state.world.today())),
            withdraw_reason: Set(Some("重复".into())),
            ..Default::default()
        };
        gone.update(&half).await.expect("it can be written");
        let subject = RecipientId::parse(&own).expect("a recipient's id");
        let waiting = open_item::Entity::delete_many().filter(open_item::Column::SubjectId.eq(subject.0));
        waiting.exec(&half).await.expect("it can be closed");
        let ack = json!({ "idempotencyKey": "a", "recipientId": own });
        let answer = send(&leader, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", ack);
        let through = async {
            // Long enough for the answer to come as far as it can.
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            half.commit().await.expect("it commits");
        };
        let (refused, ()) = futures_util::future::join(answer, through).await;
        assert_eq!(refused.user_errors(), ["DIRECTIVE_WITHDRAWN"]);
        super::invariant::holds(house).await;
    }
}
