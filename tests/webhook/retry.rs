//! Receivers who fail: tried again later each time, given up, sent again when asked; and nobody else waits for them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::ledger::webhook::{Entity, TRIES, WebhookState};
use sea_orm::EntityTrait;
use support::{cast, json};
use tokio::sync::Notify;

use super::receiver::{Got, Hook, Receiver, Reply, met, push, touch};

met! {
    async fn a_message_is_tried_again_later_with_the_same_id_and_the_next_one_waits(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        receiver.answers([Reply::Status(500), Reply::Hangup]);
        let first = touch(house, cast::LEADERS, 1).await;
        let second = touch(house, cast::SECRETARYS, 1).await;
        assert_eq!(push(house).await, 1, "one failed, so the other waits");
        let now = hook.now(partner).await;
        let due: DateTime<Utc> = now["nextTryAt"].as_str().expect("a moment").parse().expect("a moment");
        let wait = due - house.state.world.now();
        assert!(wait >= TimeDelta::minutes(1) && wait <= TimeDelta::seconds(72), "{wait}");
        let logged = &hook.log(partner).await[0];
        assert_eq!((&logged["state"], &logged["status"], &logged["fault"]), (&json!("WAITING"), &json!(500), &json!("REFUSED")));
        assert_eq!(push(house).await, 0, "not before its time");
        house.clock.forward(TimeDelta::minutes(2));
        assert_eq!(push(house).await, 1);
        let logged = &hook.log(partner).await[0];
        assert_eq!((&logged["status"], &logged["fault"]), (&json!(null), &json!("UNREACHABLE")));
        house.clock.forward(TimeDelta::minutes(10));
        assert_eq!(push(house).await, 2);
        let got = receiver.take();
        assert_eq!(got.iter().map(Got::node).collect::<Vec<_>>(), [first.clone(), first.clone(), first, second]);
        assert!(got[0].id == got[1].id && got[1].id == got[2].id && got[2].id != got[3].id);
        assert!(hook.now(partner).await["failingSince"].is_null());
    }

    async fn a_message_is_given_up_and_sent_again_when_asked(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let waits = [1, 1, 1, 2, 4, 8, 15, 1];
        assert_eq!(waits.len(), usize::try_from(TRIES).expect("a few"));
        receiver.answers(waits.map(|_| Reply::Status(400)));
        touch(house, cast::LEADERS, 1).await;
        for hours in waits {
            assert_eq!(push(house).await, 1);
            house.clock.forward(TimeDelta::hours(hours));
        }
        assert_eq!(push(house).await, 0, "it was given up");
        let partner = &partner.again(house).await;
        let now = hook.now(partner).await;
        assert_eq!((&now["givenUp"], &now["waiting"], &now["state"]), (&json!(1), &json!(0), &json!("ACTIVE")));
        let ids: Vec<_> = receiver.take().into_iter().map(|message| message.id).collect();
        let resent = hook.change(partner, "resendWebhookMessages", json!({ "messageIds": [ids[0]] })).await;
        assert_eq!(resent.user_errors(), Vec::<String>::new());
        assert_eq!(push(house).await, 1);
        assert_eq!(receiver.take()[0].id, ids[0], "with the same id");
        let now = hook.now(partner).await;
        assert_eq!((&now["givenUp"], &now["failingSince"]), (&json!(0), &json!(null)));
        let nothing = hook.change(partner, "resendWebhookMessages", json!({})).await;
        assert_eq!(nothing.user_errors(), ["NOTHING_TO_RESEND"]);
    }

    async fn after_three_days_it_is_paused_and_goes_on_where_it_stopped(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        receiver.answers([Reply::Status(500), Reply::Status(500)]);
        let id = touch(house, cast::LEADERS, 1).await;
        push(house).await;
        house.clock.forward(TimeDelta::hours(73));
        push(house).await;
        let partner = &partner.again(house).await;
        assert_eq!(hook.now(partner).await["state"], "FAILED");
        house.clock.forward(TimeDelta::minutes(10));
        assert_eq!(push(house).await, 0, "nobody is bothered any more");
        receiver.take();
        hook.change(partner, "updateWebhook", json!({ "paused": false })).await;
        assert_eq!(push(house).await, 1);
        assert_eq!(receiver.take()[0].node(), id);
        assert_eq!(hook.now(partner).await["state"], "ACTIVE");
    }

    async fn who_is_gone_is_left(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        receiver.answers([Reply::Status(410)]);
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        assert_eq!(hook.now(partner).await["state"], "FAILED");
        house.clock.forward(TimeDelta::days(1));
        assert_eq!(push(house).await, 0);
    }

    async fn whoever_changes_it_while_it_is_sent_decides(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let told = Arc::new(Notify::new());
        receiver.answers([Reply::Held(410, Arc::clone(&told))]);
        touch(house, cast::LEADERS, 1).await;
        let change = async {
            while receiver.take().is_empty() {
                tokio::task::yield_now().await;
            }
            let changed = hook.change(partner, "updateWebhook", json!({ "description": "刚改过" })).await;
            assert_eq!(changed.user_errors(), Vec::<String>::new());
            told.notify_one();
        };
        let (tries, ()) = tokio::join!(push(house), change);
        assert_eq!(tries, 1);
        let row = Entity::find().one(&house.db).await.expect("the database answers").expect("it is there");
        assert_eq!((row.state, row.held_until), (WebhookState::Active, None), "and it is given back");
    }

    async fn no_redirect_is_followed(house, receiver, partner) {
        let elsewhere = Receiver::open().await;
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        receiver.answers([Reply::Redirect(elsewhere.url.clone())]);
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        assert!(elsewhere.take().is_empty());
        assert_eq!(hook.log(partner).await[0]["status"], 302);
    }

    async fn who_fails_holds_up_nobody(house, receiver, partner) {
        let bad = Receiver::open().await;
        bad.answers([Reply::Status(503)]);
        Hook::register(partner, &bad.url, &["SOCIETY"]).await;
        Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        touch(house, cast::LEADERS, 1).await;
        touch(house, cast::SECRETARYS, 1).await;
        assert_eq!(push(house).await, 3);
        assert_eq!((bad.take().len(), receiver.take().len()), (1, 2));
    }

    async fn what_became_of_a_message_is_kept_thirty_days(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        touch(house, cast::LEADERS, 1).await;
        push(house).await;
        receiver.take();
        let sweep = || server::ledger::webhook::round::sweep(&house.state);
        assert_eq!(sweep().await.expect("a sweep"), 0);
        assert_eq!(hook.log(partner).await.len(), 1);
        house.clock.forward(TimeDelta::days(31));
        assert_eq!(sweep().await.expect("a sweep"), 1);
    }
}
