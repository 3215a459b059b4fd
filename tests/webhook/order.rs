//! What is sent: signed, in the feed's order, each thing once; and what changes nothing is not sent.

use entity::ledger::webhook::message;
use sea_orm::{EntityTrait, PaginatorTrait};
use support::{cast, json};

use super::receiver::{Got, Hook, change, met, push, touch};

met! {
    async fn a_change_is_pushed_signed_and_names_the_thing(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        assert_eq!(push(house).await, 0, "what was before is not told");
        let id = touch(house, cast::LEADERS, 1).await;
        assert_eq!(push(house).await, 1);
        let [message] = &receiver.take()[..] else { panic!("one message") };
        assert!(message.is_signed_with(&hook.secret), "{message:?}");
        assert_eq!(message.timestamp, house.state.world.now().timestamp().to_string());
        let told = message.told();
        assert_eq!((message.kind(), message.node()), ("society.changed".into(), id.clone()));
        assert_eq!((&told["data"]["kind"], &told["data"]["gone"]), (&json!("SOCIETY"), &json!(false)));
        assert!(!message.body.contains("0510"), "what it is now is read with a token: {}", message.body);
        let query = "query($after: String) { changes(after: $after) { nodes { nodeId } } }";
        let cursor = told["data"]["cursor"].clone();
        assert!(partner.ask(query, json!({ "after": cursor })).await.list("changes.nodes").is_empty());
        let now = hook.now(partner).await;
        assert_eq!((&now["cursor"], &now["waiting"], &now["givenUp"]), (&cursor, &json!(0), &json!(0)));
        let [logged] = &hook.log(partner).await[..] else { panic!("one line") };
        assert_eq!((&logged["id"], &logged["state"]), (&json!(message.id), &json!("DELIVERED")));
        assert_eq!((&logged["status"], &logged["tries"], &logged["nodeId"]), (&json!(204), &json!(1), &json!(id)));
    }

    async fn many_changes_of_a_thing_are_one_message_and_the_order_is_the_feeds(house, receiver, partner) {
        Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let first = touch(house, cast::LEADERS, 1).await;
        let second = touch(house, cast::SECRETARYS, 2).await;
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        let nodes: Vec<_> = receiver.take().iter().map(Got::node).collect();
        assert_eq!(nodes, [second, first], "the thing that changed last stands last");
        assert_eq!(push(house).await, 0);
    }

    async fn two_servers_send_each_message_once(house, receiver, partner) {
        Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let second = house.second().await;
        for uscc in [cast::LEADERS, cast::SECRETARYS] {
            touch(house, uscc, 1).await;
        }
        for _ in 0..6 {
            let rounds = server::ledger::webhook::round::round;
            let (one, other) = tokio::join!(rounds(&house.state), rounds(&second));
            one.and(other).expect("rounds");
        }
        let ids: Vec<_> = receiver.take().into_iter().map(|message| message.id).collect();
        assert_eq!(ids.len(), 2, "{ids:?}");
    }

    async fn a_secret_is_replaced_without_a_pause(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let input = json!({ "idempotencyKey": "rotate", "webhookId": hook.id, "expectedVersion": 1 });
        let rotated = change(partner, "rotateWebhookSecret", input.clone()).await;
        let fresh = rotated.text("rotateWebhookSecret.secret").to_owned();
        assert_ne!(fresh, hook.secret);
        let again = change(partner, "rotateWebhookSecret", input).await;
        assert_eq!(again.text("rotateWebhookSecret.secret"), fresh, "an answer that was lost comes again");
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        let both = &receiver.take()[0];
        assert!(both.is_signed_with(&fresh) && both.is_signed_with(&hook.secret));
        house.clock.forward(chrono::TimeDelta::hours(25));
        touch(house, cast::SECRETARYS, 1).await;
        push(house).await;
        let one = &receiver.take()[0];
        assert!(one.is_signed_with(&fresh) && !one.is_signed_with(&hook.secret));
    }

    async fn it_is_replayed_from_a_place_paused_resumed_and_ended(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let before = hook.now(partner).await["cursor"].clone();
        let id = touch(house, cast::LEADERS, 1).await;
        push(house).await;
        receiver.take();
        let done = hook.change(partner, "replayWebhook", json!({ "after": before })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        push(house).await;
        assert_eq!(receiver.take().iter().map(Got::node).collect::<Vec<_>>(), std::slice::from_ref(&id));
        for wrong in ["abc", "bm9uZS4x"] {
            let refused = hook.change(partner, "replayWebhook", json!({ "after": wrong })).await;
            assert_eq!(refused.user_errors(), ["after CURSOR_GONE"]);
        }
        hook.change(partner, "updateWebhook", json!({ "paused": true })).await;
        touch(house, cast::LEADERS, 1).await;
        assert_eq!(push(house).await, 0);
        let tried = hook.change(partner, "testWebhook", json!({})).await;
        assert_eq!(tried.user_errors(), ["WEBHOOK_NOT_ACTIVE"]);
        hook.change(partner, "updateWebhook", json!({ "paused": false })).await;
        hook.change(partner, "testWebhook", json!({})).await;
        push(house).await;
        let kinds: Vec<_> = receiver.take().iter().map(Got::kind).collect();
        assert_eq!(kinds, ["webhook.test", "society.changed"], "whoever tries it does not wait");
        let done = hook.change(partner, "endWebhook", json!({})).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert!(hook.now(partner).await.is_null());
        assert_eq!(message::Entity::find().count(&house.db).await.expect("the database answers"), 0, "nor its log");
        touch(house, cast::LEADERS, 1).await;
        assert_eq!(push(house).await, 0);
    }

    async fn a_feed_that_begins_anew_is_told(house, receiver, partner) {
        Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        server::ledger::feed::begin_anew(&house.db).await.expect("another life");
        push(house).await;
        let [message] = &receiver.take()[..] else { panic!("one message") };
        assert_eq!(message.kind(), "feed.restarted");
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        assert_eq!(receiver.take()[0].kind(), "society.changed");
    }
}
