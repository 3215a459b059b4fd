//! The row that lists read is the rule's answer for today, after every kind of write.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use entity::Word;
use entity::form::coverage::Tally;
use entity::form::tally::{self, TallyDimension, key_of, reaches};
use entity::register::present::{self, Model, Present};
use sea_orm::{EntityTrait, QueryOrder};
use server::register::facts;
use support::{House, both, cast, json};

use super::write::{contact, headcount};

/// Compares every row with what the rule makes of the facts.
pub(crate) async fn assert_rows_are_the_rules(house: &House, after: &str) {
    let kept: Vec<Model> = present::Entity::find()
        .order_by_asc(present::Column::SocietyId)
        .all(&house.db)
        .await
        .expect("the database answers");
    let ids: Vec<_> = kept.iter().map(|row| row.society_id).collect();
    let today = house.state.world.today();
    let mut made = facts::on_day(&house.db, &ids, today).await.expect("the facts can be read");
    made.sort_by_key(|row| row.society_id);
    assert_eq!(kept.len(), 110);
    for (kept, made) in kept.iter().zip(&made) {
        assert_eq!(kept, made, "{after}");
    }
    assert_tallies_are_counts(house, &kept, after).await;
}

/// Compares the tallies with what the rule counts in those rows.
async fn assert_tallies_are_counts(house: &House, societies: &[Model], after: &str) {
    let mut groups: BTreeMap<(String, TallyDimension, String), Vec<Present>> = BTreeMap::new();
    for society in societies {
        for reach in reaches(&society.region_code) {
            for dimension in TallyDimension::ALL {
                let place = (reach.clone(), *dimension, key_of(society, *dimension));
                groups.entry(place).or_default().push(society.present());
            }
        }
    }
    // A group whose only society has ended counts nothing.
    let counted = groups.into_iter().map(|(place, group)| (place, Tally::of(&group)));
    let counted: BTreeMap<_, _> = counted.filter(|(_, tally)| *tally != Tally::default()).collect();
    let rows = tally::Entity::find().all(&house.db).await.expect("the database answers");
    let kept: BTreeMap<_, _> = rows
        .into_iter()
        .map(|row| ((row.reach.clone(), row.dimension, row.key.clone()), row.tally()))
        .filter(|(_, tally)| *tally != Tally::default())
        .collect();
    assert!(kept.len() > 50, "{} tallies", kept.len());
    assert_eq!(kept, counted, "{after}");
}

both! {
    async fn after_the_import(house) {
        assert_rows_are_the_rules(house, "after the demo register was entered").await;
    }

    async fn after_a_headcount(house) {
        let id = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let counts = json!({ "formal": 9, "probationary": 0, "residentFormal": 4 });
        let done = headcount(&leader, &id, 1, "a", counts).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_rows_are_the_rules(house, "after a headcount").await;
        let found = house.org().await.query("{ coverage { formalMembers mustForm mismatches } }").await;
        assert_eq!(
            found.data("coverage"),
            // Nine formal members instead of two: it must form now, and has a liaison only.
            &json!({ "formalMembers": 1582 + 7, "mustForm": 86, "mismatches": 13 })
        );
    }

    async fn after_a_contact(house) {
        let id = house.society(cast::LEADERS).await;
        let done = contact(&house.leader().await, &id, 1, "a", json!({ "phone": "0510-8200 1234" })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_rows_are_the_rules(house, "after a contact").await;
    }

    async fn after_a_correction_of_the_same_day(house) {
        let id = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        for (version, formal) in [(1, 3), (2, 5), (3, 1)] {
            let done = headcount(&leader, &id, version, &format!("k{version}"), json!({ "formal": formal })).await;
            assert_eq!(done.user_errors(), Vec::<String>::new(), "formal: {formal}");
            assert_rows_are_the_rules(house, "after a correction").await;
        }
    }

    async fn after_ten_societies_at_once(house) {
        let federation = house.federation().await;
        let found = federation.query("{ societies(first: 10) { nodes { id version } } }").await;
        let writes = found.list("societies.nodes").iter().enumerate().map(|(place, society)| {
            let (id, version) = (society["id"].as_str().expect("an id"), society["version"].as_i64().expect("a number"));
            let (federation, counts) = (&federation, json!({ "formal": place * 2, "residentFormal": place }));
            async move { headcount(federation, id, version, &format!("at once {place}"), counts).await }
        });
        for done in futures_util::future::join_all(writes).await {
            assert_eq!(done.user_errors(), Vec::<String>::new());
        }
        assert_rows_are_the_rules(house, "after ten headcounts at once").await;
    }

    async fn a_day_later_too(house) {
        house.clock.forward(TimeDelta::days(1));
        assert_rows_are_the_rules(house, "a day later").await;
    }
}
