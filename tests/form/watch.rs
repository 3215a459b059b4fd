//! The threshold watch with the clock moved: what stays becomes due once, what swings never does.

use chrono::TimeDelta;
use entity::ledger::event::{self, Action};
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::job::watch;
use support::{House, Value, both, cast, json};

use crate::register::write::headcount;

async fn round(house: &House) -> (usize, usize) {
    let done = watch::run(&house.state).await.expect("a round of the clock");
    (done.opened, done.closed)
}

/// Open items and events of one society.
async fn of(house: &House, id: &str) -> (u64, u64) {
    let id = SocietyId::parse(id).expect("a society's id");
    let items = open_item::Entity::find()
        .filter(open_item::Column::Kind.eq(OpenItemKind::ChangeDue))
        .filter(open_item::Column::SubjectId.eq(id.0));
    let events = event::Entity::find()
        .filter(event::Column::SocietyId.eq(id))
        .filter(event::Column::Action.eq(Action::OpenChangeDue));
    let (items, events) = (items.count(&house.db).await, events.count(&house.db).await);
    (items.expect("the database answers"), events.expect("the database answers"))
}

async fn due(house: &House, id: &str) -> Value {
    let query = "query($id: ID!) { society(id: $id) { changeDue { since dueFrom dueOn recommended text } } }";
    house.leader().await.ask(query, json!({ "id": id })).await.data("society.changeDue").clone()
}

async fn record(house: &House, id: &str, version: i64, formal: i32, day: &str) {
    let counts = json!({ "formal": formal, "residentFormal": 0, "recordedOn": day });
    let done = headcount(&house.leader().await, id, version, &format!("k{version}"), counts).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
}

both! {
    async fn the_demo_has_the_seven_whose_form_no_longer_fits(house) {
        let found = house.org().await.query(
            "{ societies(filter: { changeDue: true }) { totalCount nodes { uscc form changeDue { since dueOn } } } \
             others: societies(filter: { changeDue: false }) { totalCount } \
             then: coverage(asOf: \"2026-01-30\", filter: { changeDue: true }) { societies } \
             day: coverage(asOf: \"2026-01-31\", filter: { changeDue: true }) { societies } }",
        ).await;
        assert_eq!(found.number("societies.totalCount"), 7);
        assert_eq!(found.number("others.totalCount"), 102);
        assert_eq!((found.number("then.societies"), found.number("day.societies")), (0, 7));
        for society in found.list("societies.nodes") {
            assert_ne!(society["form"], "NONE", "a gap is no change");
            assert_eq!(society["changeDue"], json!({ "since": "2026-01-01", "dueOn": "2026-05-19" }));
        }
        assert_eq!(round(house).await, (0, 0), "all of them are open");
    }

    async fn a_crossing_that_stays_is_opened_once(house) {
        let id = house.society(cast::LEADERS).await;
        record(house, &id, 1, 4, "2026-03-20").await;
        assert_eq!((of(house, &id).await, due(house, &id).await), ((0, 0), json!(null)));
        house.clock.forward(TimeDelta::days(29));
        assert_eq!(round(house).await, (0, 0));
        house.clock.forward(TimeDelta::days(1));
        assert_eq!(round(house).await, (1, 0));
        assert_eq!(round(house).await, (0, 0));
        assert_eq!(of(house, &id).await, (1, 1));
        let due = due(house, &id).await;
        assert_eq!(due["since"], "2026-03-20");
        assert_eq!((&due["dueFrom"], &due["dueOn"]), (&json!("2026-04-19"), &json!("2026-06-18")));
        assert_eq!(due["recommended"], "FUNCTIONAL");
        assert_eq!(due["text"], "自2026-03-20起条件已变，现为党建工作联络员，应变更为功能性党支部");
    }

    async fn a_count_that_swings_back_is_never_due(house) {
        let id = house.society(cast::LEADERS).await;
        record(house, &id, 1, 4, "2026-03-20").await;
        house.clock.forward(TimeDelta::days(20));
        record(house, &id, 2, 2, "2026-04-09").await;
        house.clock.forward(TimeDelta::days(5));
        record(house, &id, 3, 4, "2026-04-14").await;
        house.clock.forward(TimeDelta::days(20));
        assert_eq!(round(house).await, (0, 0));
        assert_eq!(of(house, &id).await, (0, 0));
        house.clock.forward(TimeDelta::days(10));
        assert_eq!(round(house).await, (1, 0), "the new crossing has stayed by itself");
    }

    async fn what_was_crossed_long_ago_is_due_with_the_record(house) {
        let id = house.society(cast::LEADERS).await;
        record(house, &id, 1, 4, "2026-02-01").await;
        assert_eq!(of(house, &id).await, (1, 1));
    }

    async fn it_closes_when_the_crossing_has_been_gone_as_long(house) {
        let id = house.society(cast::LEADERS).await;
        record(house, &id, 1, 4, "2026-02-01").await;
        record(house, &id, 2, 2, "2026-03-20").await;
        assert_eq!(of(house, &id).await.0, 1, "one swing does not close it");
        house.clock.forward(TimeDelta::days(29));
        assert_eq!(round(house).await, (0, 0));
        house.clock.forward(TimeDelta::days(1));
        assert_eq!(round(house).await, (0, 1));
        assert_eq!(of(house, &id).await, (0, 1));
        assert_eq!(round(house).await, (0, 0));
        crate::register::present::assert_rows_are_the_rules(house, "after a change is due no more").await;
    }

    async fn two_clocks_at_once_open_one_item(house) {
        let id = house.society(cast::LEADERS).await;
        record(house, &id, 1, 4, "2026-03-20").await;
        house.clock.forward(TimeDelta::days(30));
        let state = &house.state;
        let rounds = futures_util::future::join_all((0..4).map(|_| watch::run(state))).await;
        let opened: usize = rounds.into_iter().map(|done| done.expect("a round").opened).sum();
        assert_eq!(opened, 1);
        assert_eq!(of(house, &id).await, (1, 1));
    }
}
