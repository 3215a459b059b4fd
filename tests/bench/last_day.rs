//! The last day of an annual inspection: ten thousand societies submit, all at once. Measured is what they
//! wait for; afterwards the database is asked whether each submission that was acknowledged is there. Run by
//! `cargo xtask bench`, which gives the register and reads the result.

mod account;
mod crowd;
mod load;

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use entity::institution::report as annual_report;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use support::report::{fill, of, save, step};
use support::{House, Person, Value, json};

use self::load::{described, each, given, on_both};

/// The campaign's year: the demo has campaigns of its own in the two before.
const YEAR: i32 = 2027;
/// From the demo's morning to the day on which it is opened, eleven days before its last.
const TO_ITS_OPENING: i64 = 365;

fn main() {
    on_both(&async |house: &House, name: &str| last_day(house, name).await);
}

/// One database: everybody fills in, then everybody submits.
async fn last_day(house: &House, name: &str) -> Value {
    house.clock.forward(TimeDelta::days(TO_ITS_OPENING));
    let register = std::fs::read(given("XUEHUI_BENCH_REGISTER")).expect("the register can be read");
    let societies = crowd::gather(house, &register).await;
    open(house).await;
    house.clock.forward(TimeDelta::days(11));
    println!("{name}: {} societies fill in", societies.len());
    let filled = each(&societies, |society| async move {
        let person = society.person(house).await;
        if of(&person, &society.id).await["state"] == "OPEN" {
            let key = format!("fill {}", society.id);
            let report = fill(&person, &society.id, &key).await;
            // What `fill` knows by heart is of another year.
            let held = save(&person, &report, &format!("{key} again"), &[("ASSEMBLY_HELD_ON", "2026-05-18")]).await;
            Some((person, held.data("saveAnnualReport.report").clone()))
        } else {
            None
        }
    });
    let filled: Vec<_> = filled.await.into_iter().flatten().collect();
    println!("{name}: {} societies submit", filled.len());
    let begun = Instant::now();
    let waited = each(&filled, |(person, report)| submit(person, report)).await;
    let took = begun.elapsed();
    assert_eq!(stored(house).await, waited.len(), "a submission was acknowledged and is not there");
    described(&waited, took)
}

/// Submits as a phone does: with the same key until it is acknowledged. Answers how long that took.
async fn submit(person: &Person, report: &Value) -> Duration {
    let begun = Instant::now();
    let key = format!("submit {}", report["id"]);
    loop {
        let answer = step(person, "submitAnnualReport", report, &key, json!({})).await;
        if answer.status == 200 && answer.error_code().is_none() {
            assert_eq!(answer.user_errors(), Vec::<String>::new());
            return begun.elapsed();
        }
    }
}

/// Civil affairs opens the inspection; its last day is eleven days ahead.
async fn open(house: &House) {
    let query = "mutation($input: OpenInspectionInput!) { openInspection(input: $input) { userErrors { path code } } }";
    let input = json!({ "idempotencyKey": "open", "year": YEAR, "reportsOn": YEAR - 1, "notice": "通知",
        "opensOn": "2027-03-20", "societyDueOn": "2027-03-31", "sponsorDueOn": "2027-04-30",
        "civilDueOn": "2027-05-31", "concludesOn": "2027-09-30", "partyGate": "WARNING" });
    let opened = house.civil().await.ask(query, json!({ "input": input })).await;
    assert_eq!(opened.user_errors(), Vec::<String>::new());
}

/// Reports of the year that carry a receipt.
async fn stored(house: &House) -> usize {
    let there = annual_report::Entity::find()
        .filter(annual_report::Column::Year.eq(YEAR))
        .filter(annual_report::Column::ReceiptNo.is_not_null());
    usize::try_from(there.count(&house.db).await.expect("the database answers")).expect("a count")
}
