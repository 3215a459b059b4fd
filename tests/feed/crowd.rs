//! Readers among writers: on two servers, with pages of any size, killed at any place, they end with what stands.

use support::{House, both, json};

use super::follower::{Follower, RESULT};
use crate::register::write::headcount;

const SOCIETY: &str = "... on Society { id version name headcount { formal } formAssessment { recommended } }";
/// Writers, each with societies of its own.
const WRITERS: usize = 4;
/// Writes of each.
const WRITES: usize = 12;

/// A sequence that looks random and is the same each time (a linear congruence).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

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
async fn read(mut stored: Follower, mut dice: Dice, stop: &std::sync::atomic::AtomicBool) -> Follower {
    loop {
        let last = stop.load(std::sync::atomic::Ordering::SeqCst);
        let mut alive = stored.clone();
        loop {
            let page = alive.ask(usize::try_from(dice.below(20) + 1).unwrap_or(1)).await;
            if !last && dice.below(4) == 0 {
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
        let readers = futures_util::future::join_all([
            read(begin.clone(), Dice(1), &stop),
            read(at_twin.clone(), Dice(2), &stop),
            read(at_twin, Dice(3), &stop),
        ]);
        let ((), readers) = tokio::join!(writers, readers);
        for reader in readers {
            assert!(reader.copy.len() > 109);
            reader.assert_whole("the crowd").await;
        }
        twin.close().await;
    }
}
