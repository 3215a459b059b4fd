//! Money: Σ tranches ≤ award ≤ programme ≤ fund, in the database, also when two replicas spend it at once; and a
//! ledger that adds up to the last fen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::account::row::user;
use entity::project::award::{self, MovementKind, movement};
use entity::project::fund::{ProgrammeKind, fund_row, programme};
use entity::project::money::Fen;
use entity::project::tranche;
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use server::access::Permit;
use server::fault::Stop;
use server::identity::viewer::by_user;
use server::project::action::enter_project::{self, enter_project};
use server::state::State;
use support::{House, Value, both, cast, json};

use super::write::{act, agree, desk, enter, plan, programme as new_programme};

/// What is wrong with the counters of the whole database; nothing when all of them hold.
pub(super) async fn faults(house: &House) -> Vec<String> {
    let funds = fund_row::Entity::find().all(&house.db).await.expect("the database answers");
    let programmes = programme::Entity::find().all(&house.db).await.expect("the database answers");
    let awards = award::Entity::find().all(&house.db).await.expect("the database answers");
    let tranches = tranche::Entity::find().all(&house.db).await.expect("the database answers");
    let mut wrong = Vec::new();
    for fund in &funds {
        let sum: i64 = programmes.iter().filter(|row| row.fund_id == fund.id).map(|row| row.budget_fen.get()).sum();
        if sum != fund.programmed_fen.get() || sum > fund.total_fen.get() {
            wrong.push(format!("fund {}: {sum}", fund.name));
        }
    }
    for programme in &programmes {
        let of = awards.iter().filter(|row| row.programme_id == programme.id);
        let sum: i64 = of.map(|row| row.amount_fen.get()).sum();
        if sum != programme.awarded_fen.get() || sum > programme.budget_fen.get() {
            wrong.push(format!("programme {}: {sum}", programme.name));
        }
    }
    for award in &awards {
        let of = || tranches.iter().filter(|row| row.project_id == award.project_id);
        let cancelled = entity::project::tranche::TrancheState::Cancelled;
        let planned: i64 = of().filter(|row| row.state != cancelled).map(|row| row.amount_fen.get()).sum();
        let paid: i64 = of().filter(|row| row.state.is_paid()).map(|row| row.amount_fen.get()).sum();
        if planned != award.planned_fen.get() || planned > award.amount_fen.get() || paid != award.released_fen.get() {
            wrong.push(format!("award {}: planned {planned}, paid {paid}", award.project_id.0));
        }
    }
    wrong
}

/// Enters a project straight through the action, as a replica's door would.
async fn entering(
    state: &State,
    society: SocietyId,
    (amount, programme): (i64, String),
    key: String,
) -> Result<(), Stop> {
    let found = user::Entity::find().filter(user::Column::Username.eq("projects")).one(&state.db).await?;
    let found = found.expect("the demo has a project desk");
    let viewer = by_user(state, found.id, uuid::Uuid::nil()).await?.expect("he has a post");
    let permit = Permit::for_society(state, &viewer, "test", society).await?.expect("he may");
    let input = enter_project::Input {
        idempotency_key: key.clone(),
        call_no: String::new(),
        call_title: "并发".into(),
        kind: ProgrammeKind::Support,
        title: key,
        leader: "张负责".into(),
        amount: Some(Fen::of(amount).expect("an amount")),
        programme: Some(programme),
        due_on: NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day"),
    };
    enter_project(state, permit, input).await.map(drop)
}

both! {
    async fn the_demo_adds_up_to_the_last_fen(house) {
        assert_eq!(faults(house).await, Vec::<String>::new());
        let desk = desk(house).await;
        let funds = desk.query("{ funds { id name total programmed programmes { budget awarded awards { released recovered } } } }").await;
        let support = funds.list("funds").iter().find(|fund| fund["name"] == "2025年度社科项目扶持资金").cloned();
        let support = support.expect("the demo has its fund");
        assert_eq!((&support["total"], &support["programmed"]), (&json!(30_000_000), &json!(30_000_000)));
        let awards = |fund: &Value| -> Vec<Value> {
            let of = |programme: &Value| programme["awards"].as_array().cloned().unwrap_or_default();
            fund["programmes"].as_array().into_iter().flatten().flat_map(of).collect()
        };
        let number = |value: &Value| value.as_i64().expect("fen");
        let out: i64 = awards(&support).iter().map(|award| number(&award["released"]) - number(&award["recovered"])).sum();
        // The movements in their order, page by page: never below nothing, and at the end what is out.
        let query = "query($fund: ID!, $after: String) { moneyMovements(fund: $fund, first: 7, after: $after) { totalCount \
            nodes { position kind amount } pageInfo { hasNextPage endCursor } } }";
        let (mut after, mut balance, mut last, mut seen) = (Value::Null, 0, 0, 0);
        loop {
            let page = desk.ask(query, json!({ "fund": support["id"], "after": after })).await;
            for row in page.list("moneyMovements.nodes") {
                let kind: MovementKind = serde_json::from_value(row["kind"].clone()).expect("a kind");
                balance += kind.sign() * number(&row["amount"]);
                assert!(balance >= 0 && number(&row["position"]) > last);
                (last, seen) = (number(&row["position"]), seen + 1);
            }
            if !page.data("moneyMovements.pageInfo.hasNextPage").as_bool().unwrap_or(false) {
                assert_eq!(page.number("moneyMovements.totalCount"), seen);
                break;
            }
            after = page.data("moneyMovements.pageInfo.endCursor").clone();
        }
        assert_eq!(balance, out);
        assert!(out > 0);
        assert_eq!(awards(&support).len(), 12);
    }

    async fn two_replicas_cannot_spend_the_same_money(house) {
        let desk = desk(house).await;
        let (_, programme) = new_programme(&desk, (1_000_000, 1_000_000, 400_000)).await;
        let society = SocietyId::parse(&house.society(cast::LEADERS).await).expect("an id");
        let other = house.second().await;
        // Ten of 300.00 yuan each, five at each door; there is money for three.
        let tries = (0..10).map(|number| {
            let state = if number % 2 == 0 { house.state.as_ref() } else { &other };
            entering(state, society, (300_000, programme.clone()), format!("at once {number}"))
        });
        let outcomes = futures_util::future::join_all(tries).await;
        let mut refused = BTreeMap::new();
        let mut given = 0;
        for outcome in outcomes {
            match outcome {
                Ok(()) => given += 1,
                Err(Stop::Refused(why)) => {
                    for refusal in why {
                        *refused.entry(format!("{} {:?}", refusal.path, refusal.code.name())).or_insert(0) += 1;
                    }
                }
                Err(Stop::Fault(fault)) => panic!("{fault}"),
            }
        }
        assert_eq!((given, refused), (3, BTreeMap::from([("amount OverLimit".to_owned(), 7)])));
        assert_eq!(faults(house).await, Vec::<String>::new());
    }

    async fn the_database_refuses_it_as_the_last_wall(house) {
        let desk = desk(house).await;
        let (_, programme) = new_programme(&desk, (1_000_000, 1_000_000, 400_000)).await;
        let society = house.society(cast::LEADERS).await;
        enter(&desk, &society, Some((400_000, &programme)), "wall").await;
        for sql in [
            "UPDATE programme SET awarded_fen = budget_fen + 1",
            "UPDATE fund SET programmed_fen = total_fen + 1",
            "UPDATE award SET planned_fen = amount_fen + 1",
            "UPDATE award SET released_fen = planned_fen + 1",
            "UPDATE award SET recovered_fen = released_fen + 1",
            "UPDATE award SET recovered_fen = -1",
        ] {
            assert!(house.db.execute_unprepared(sql).await.is_err(), "{sql}");
        }
        assert_eq!(faults(house).await, Vec::<String>::new());
    }

    async fn what_is_no_amount_or_too_much_is_refused_and_nothing_stored(house) {
        let desk = desk(house).await;
        let (fund, programme) = new_programme(&desk, (1_000_000, 900_000, 400_000)).await;
        let society = house.society(cast::LEADERS).await;
        let before = movement::Entity::find().order_by_desc(movement::Column::Position).one(&house.db).await.expect("a row");
        for amount in [json!(-1), json!(1.5), json!(5.0), json!("100"), json!(9_007_199_254_740_992_i64)] {
            let query = "mutation($input: CreateFundInput!) { createFund(input: $input) { userErrors { code } } }";
            let input = json!({ "idempotencyKey": "bad", "year": 2026, "name": "n", "source": "s", "total": amount });
            let answer = desk.ask(query, json!({ "input": input })).await;
            assert!(answer.body["errors"].is_array(), "{amount}: {}", answer.text);
        }
        assert_eq!(enter(&desk, &society, Some((0, &programme)), "zero").await.user_errors(), ["amount AMOUNT_MALFORMED"]);
        assert_eq!(enter(&desk, &society, Some((400_001, &programme)), "ceiling").await.user_errors(), ["amount OVER_LIMIT"]);
        let input = json!({ "idempotencyKey": "more", "fundId": fund, "name": "n", "kind": "SUPPORT", "budget": 100_001,
            "ceiling": 1, "yearsMax": 1 });
        let more = act(&desk, ("createProgramme", "CreateProgrammeInput"), "fund { id }", input).await;
        assert_eq!(more.user_errors(), ["budget OVER_LIMIT"]);
        let after = movement::Entity::find().order_by_desc(movement::Column::Position).one(&house.db).await.expect("a row");
        assert_eq!(before, after);

        let entered = enter(&desk, &society, Some((400_000, &programme)), "tranches").await;
        let project = agree(&desk, entered.data("enterProject.project"), "2026-12-31").await;
        assert_eq!(plan(&desk, &project, &[300_000, 100_001], "over").await.user_errors(), ["tranches OVER_LIMIT"]);
        assert_eq!(plan(&desk, &project, &[300_000], "part").await.user_errors(), Vec::<String>::new());
        assert_eq!(plan(&desk, &project, &[100_001], "rest").await.user_errors(), ["tranches OVER_LIMIT"]);
        let unscheduled = desk.query("{ unscheduledAwards { unscheduled project { title } } }").await;
        let own = unscheduled.list("unscheduledAwards").iter().find(|row| row["project"]["title"] == "项目 tranches").cloned();
        assert_eq!(own.expect("the list has it")["unscheduled"], 100_000);
        assert_eq!(faults(house).await, Vec::<String>::new());
        let unfunded = enter(&desk, &society, None, "unfunded").await;
        assert_eq!(plan(&desk, unfunded.data("enterProject.project"), &[1], "x").await.user_errors(), ["NOT_FUNDED"]);
    }
}
