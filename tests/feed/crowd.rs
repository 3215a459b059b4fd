//! Readers among writers: on two servers, with pages of any size, killed at any place, they end with what stands.

use support::world::Dice;
use support::{House, both, json};

use super::follower::{Follower, RESULT};
use crate::register::write::headcount;

const SOCIETY: &str = "... on Society { id version name headcount { formal } formAssessment { recommended } }";
/// Writers, each with societies of its own.
const WRITERS: usize = 4;
/// Writes of each.
const WRITES: usize = 12;

async fn write(house: &House, base: &str, writer: usize) {
    let person = house.federation().await.at(base);
    let found = person.query("{ societies(first: 40) { nodes { id version } } }").await;
    let societies: Vec<_> = found.list("societies.nodes").iter().skip(writer * 10).take(10).collect();
    for write in 0..WRITES {
        let society = societies[write % societies.len()];
        let version =
            society["version"].as_i64().expect("a version") + i64::try_from(write / societies.len()).unwrap_or(0);
        let id = society["id"].as_str().expect("an id");
        let counts = json!({ "formal": write % 9, "residentFormal": 0, "individualMembers": 900 });
        let done = headcount(&person, id, version, &format!("{writer} {write}"), counts).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
    }
}

/// Reads until told to stop, then to the end. What it has stored is its copy with its cursor; a page that it had not
/// stored when it died is lost.
async fn read(mut stored: Follower, dice: &Dice, stop: &std::sync::atomic::AtomicBool) -> Follower {
    loop {
        let last = stop.load(std::sync::atomic::Ordering::SeqCst);
        let mut alive = stored.clone();
        loop {
            let page = alive.ask(usize::try_from(dice.next() % 20 + 1).unwrap_or(1)).await;
            if !last && dice.next().is_multiple_of(4) {
                break;
            }
            let more = alive.take(&page);
            stored = alive.clone();
            if !more {
                if last {
                    return stored;
                }
                break;
            }
        }
        tokio::task::yield_now().await;
    }
}

both! {
    async fn whoever_is_killed_at_any_place_ends_with_what_stands(house) {
        let twin = house.twin().await;
        let begin = Follower::new(house.federation().await, &[SOCIETY, RESULT]);
        let at_twin = Follower { person: begin.person.clone().at(&twin.base), ..begin.clone() };
        let stop = std::sync::atomic::AtomicBool::new(false);
        let bases = [house.base.clone(), twin.base.clone()];
        let writers = async {
            let all = (0..WRITERS).map(|writer| write(house, &bases[writer % 2], writer));
            futures_util::future::join_all(all).await;
            stop.store(true, std::sync::atomic::Ordering::SeqCst);
        };
        let dice = [1, 2, 3].map(Dice::seeded);
        let readers = futures_util::future::join_all([
            read(begin.clone(), &dice[0], &stop),
            read(at_twin.clone(), &dice[1], &stop),
            read(at_twin, &dice[2], &stop),
        ]);
        let ((), readers) = tokio::join!(writers, readers);
        for reader in readers {
            assert!(reader.copy.len() > 109);
            reader.assert_whole("the crowd").await;
        }
        twin.close().await;
    }
}
