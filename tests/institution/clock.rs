//! The clock's reminders: a year walked day by day, stops, and clocks that jump.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use entity::Word;
use entity::institution::deadline::DeadlineKind;
use entity::institution::reminder::{self, ReminderStep};
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::job::{self, Job};
use support::{House, both, cast, json};

async fn round(house: &House) -> Vec<Job> {
    job::round(&house.state).await.expect("a round of the clock")
}

async fn said(house: &House) -> u64 {
    reminder::Entity::find().count(&house.db).await.expect("the database answers")
}

/// What was said about one society's legal dates of one kind, as day and step.
async fn about(house: &House, society: &str, kind: DeadlineKind) -> Vec<(String, &'static str)> {
    let id = SocietyId::parse(society).expect("a society's id");
    let rows = reminder::Entity::find()
        .filter(reminder::Column::Kind.eq(kind))
        .filter(reminder::Column::SubjectId.eq(id.0))
        .order_by_asc(reminder::Column::SaidAt);
    let rows = rows.all(&house.db).await.expect("the database answers");
    let day = |row: &reminder::Model| server::world::day_in_china(row.said_at).to_string();
    rows.iter().map(|row| (day(row), row.step.code())).collect()
}

fn told(said: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    said.iter().map(|(day, step)| ((*day).to_owned(), *step)).collect()
}

both! {
    async fn a_year_says_each_step_once_and_on_its_day(house) {
        // The second city has no inspection that asks for the report: the law's own dates stand.
        let leaders = house.society(support::city::SOCIETY).await;
        round(house).await;
        for day in 0..365 {
            house.clock.forward(TimeDelta::days(1));
            round(house).await;
            if day % 30 == 0 {
                let before = said(house).await;
                house.clock.forward(TimeDelta::minutes(20));
                round(house).await;
                house.clock.forward(TimeDelta::minutes(-20));
                assert_eq!(said(house).await, before, "a second round of a day says nothing");
            }
        }
        assert_eq!(about(house, &leaders, DeadlineKind::AnnualReport).await, told(&[
            ("2026-03-20", "DAYS_14"), ("2026-03-24", "DAYS_7"), ("2026-03-28", "DAYS_3"), ("2026-03-30", "DAYS_1"),
            ("2027-03-01", "DAYS_30"), ("2027-03-17", "DAYS_14"),
        ]));
        // 31 May 2026 is a Sunday: it is due on Monday, 1 June.
        assert_eq!(about(house, &leaders, DeadlineKind::AnnualInspection).await, told(&[
            ("2026-05-02", "DAYS_30"), ("2026-05-18", "DAYS_14"), ("2026-05-25", "DAYS_7"), ("2026-05-29", "DAYS_3"),
            ("2026-05-31", "DAYS_1"),
        ]));
        // Over everything: whatever fell due within the year was said in each of its steps, once.
        let all = reminder::Entity::find().all(&house.db).await.expect("the database answers");
        let mut steps: BTreeMap<_, BTreeSet<ReminderStep>> = BTreeMap::new();
        for row in &all {
            assert!(steps.entry((row.kind, row.subject_id, row.legal_on)).or_default().insert(row.step), "twice: {row:?}");
        }
        let whole = steps.iter().filter(|((kind, _, day), _)| {
            *kind == DeadlineKind::CouncilTerm && *day > house.state.world.today() - TimeDelta::days(330)
                && *day < house.state.world.today() - TimeDelta::days(30)
        });
        let mut terms = 0;
        for (key, steps) in whole {
            // A term is not renewed as a grade is: that step is said of grades alone.
            assert_eq!(steps.len(), ReminderStep::ALL.len() - 1, "{key:?}: {steps:?}");
            terms += 1;
        }
        assert!(terms > 5, "{terms} terms ended in the year");
    }

    async fn after_a_stop_of_ten_days_only_the_step_of_the_day_is_said(house) {
        let leaders = house.society(support::city::SOCIETY).await;
        round(house).await;
        house.clock.forward(TimeDelta::days(10));
        round(house).await;
        assert_eq!(about(house, &leaders, DeadlineKind::AnnualReport).await, told(&[
            ("2026-03-20", "DAYS_14"), ("2026-03-30", "DAYS_1"),
        ]));
    }

    async fn a_clock_that_jumps_says_nothing_twice_and_stops_for_nothing(house) {
        round(house).await;
        house.clock.forward(TimeDelta::days(40));
        round(house).await;
        let ahead = said(house).await;
        house.clock.forward(TimeDelta::days(-39));
        let back = round(house).await;
        assert!(back.contains(&Job::Remind), "the clock was ahead: the job does not wait forty days: {back:?}");
        let later = said(house).await;
        house.clock.forward(TimeDelta::days(39));
        round(house).await;
        assert!(later >= ahead);
        assert_eq!(said(house).await, later, "what was said ahead is not said again");
    }

    async fn whoever_holds_it_is_told_and_nobody_else(house) {
        round(house).await;
        let query = "{ reminders(first: 100) { totalCount nodes { kind step title dueOn daysLeft society { uscc } } } }";
        let leader = house.leader().await.query(query).await;
        let own = leader.list("reminders.nodes");
        assert!(own.iter().any(|row| row["kind"] == "INSPECTION_REPORT" && row["step"] == "DAYS_14"), "{own:?}");
        assert!(own.iter().all(|row| row["society"]["uscc"] == cast::LEADERS || row["society"].is_null()), "{own:?}");
        // Nine council terms are long over: raised to the sponsor and to the leading tier.
        for (person, step) in [(house.federation().await, "TO_SPONSOR"), (house.org().await, "TO_LEAD")] {
            let raised = person.query(query).await;
            let terms = raised.list("reminders.nodes").iter().filter(|row| row["kind"] == "COUNCIL_TERM");
            let steps: Vec<_> = terms.map(|row| row["step"].clone()).collect();
            assert_eq!(steps, vec![json!(step); 9], "{}", person.name);
        }
        let foreign = house.foreign_leader().await.query(query).await;
        assert!(foreign.list("reminders.nodes").iter().all(|row| row["society"]["uscc"] == support::city::SOCIETY));
        // A list goes on by its cursor.
        let page = "query($after: String) { reminders(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }";
        let federation = house.federation().await;
        let (mut found, mut after) = (BTreeSet::new(), json!(null));
        loop {
            let next = federation.ask(page, json!({ "after": after })).await;
            for row in next.list("reminders.nodes") {
                assert!(found.insert(row["id"].to_string()), "twice");
            }
            if next.data("reminders.pageInfo.hasNextPage") == &json!(false) {
                break;
            }
            after = next.data("reminders.pageInfo.endCursor").clone();
        }
        let total = federation.query("{ reminders { totalCount } }").await.number("reminders.totalCount");
        assert_eq!(i64::try_from(found.len()), Ok(total));
    }
}
