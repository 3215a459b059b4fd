//! Who reads what: load is spread evenly, nobody reads where something stands against it, and the same facts
//! always lead to the same list.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::UserId;
use crate::project::application::ApplicationId;

/// An expert who can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub user: UserId,
    /// What he reads already.
    pub load: i32,
    /// The most that he reads.
    pub capacity: i32,
}

/// An application that needs readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub application: ApplicationId,
    /// How many are missing.
    pub readers: i32,
    /// Who must not read it, reads it already or has declined it.
    pub barred: BTreeSet<UserId>,
    /// Who knows its discipline: asked before others who read as little.
    pub versed: BTreeSet<UserId>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    /// Which application is read by whom.
    pub pairs: Vec<(ApplicationId, UserId)>,
    /// How many readers are missing for want of experts.
    pub short: BTreeMap<ApplicationId, i32>,
}

/// Spreads applications over experts: those first for whom few can be asked, each to whoever reads least.
#[must_use]
pub fn assign(mut wanted: Vec<Wanted>, readers: &[Reader]) -> Assigned {
    let mut loads: BTreeMap<UserId, (i32, i32)> =
        readers.iter().map(|reader| (reader.user, (reader.load, reader.capacity))).collect();
    wanted.sort_by_cached_key(|one| {
        let able = readers.iter().filter(|reader| !one.barred.contains(&reader.user)).count();
        (able, one.application)
    });
    let mut done = Assigned::default();
    for one in wanted {
        let mut taken = BTreeSet::new();
        for missing in (1..=one.readers).rev() {
            let able = loads.iter().filter(|(user, (load, capacity))| {
                load < capacity && !one.barred.contains(user) && !taken.contains(*user)
            });
            let next = able.min_by_key(|(user, (load, _))| (*load, !one.versed.contains(user), **user));
            let Some(user) = next.map(|(user, _)| *user) else {
                done.short.insert(one.application, missing);
                break;
            };
            if let Some((load, _)) = loads.get_mut(&user) {
                *load += 1;
            }
            taken.insert(user);
            done.pairs.push((one.application, user));
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn application(n: u128) -> ApplicationId {
        ApplicationId(Uuid::from_u128(n))
    }

    fn wanted(n: u128, readers: i32, barred: &[u128]) -> Wanted {
        let barred = barred.iter().map(|n| user(*n)).collect();
        Wanted { application: application(n), readers, barred, versed: BTreeSet::new() }
    }

    fn readers(count: u128, capacity: i32) -> Vec<Reader> {
        (1..=count).map(|n| Reader { user: user(n), load: 0, capacity }).collect()
    }

    #[test]
    fn those_who_can_be_read_by_few_come_first() {
        let done = assign(vec![wanted(1, 1, &[]), wanted(2, 1, &[2])], &readers(2, 1));
        assert_eq!(done.pairs, [(application(2), user(1)), (application(1), user(2))]);
        assert!(done.short.is_empty());
    }

    #[test]
    fn want_of_experts_is_told() {
        let done = assign(vec![wanted(1, 3, &[])], &readers(2, 9));
        assert_eq!((done.pairs.len(), done.short.get(&application(1))), (2, Some(&1)));
    }

    proptest! {
        #[test]
        fn nobody_reads_what_he_must_not_and_load_is_even(
            applications in 1_u128..12, experts in 1_u128..8, each in 1_i32..4, capacity in 1_i32..12, bars in proptest::collection::vec((1_u128..12, 1_u128..8), 0..20),
        ) {
            let all: Vec<Wanted> = (1..=applications).map(|n| {
                let barred: Vec<u128> = bars.iter().filter(|(of, _)| *of == n).map(|(_, by)| *by).collect();
                wanted(n, each, &barred)
            }).collect();
            let done = assign(all.clone(), &readers(experts, capacity));
            let mut loads: BTreeMap<UserId, i32> = BTreeMap::new();
            for (of, by) in &done.pairs {
                let one = all.iter().find(|one| one.application == *of).expect("it was wanted");
                prop_assert!(!one.barred.contains(by));
                prop_assert_eq!(done.pairs.iter().filter(|pair| **pair == (*of, *by)).count(), 1);
                *loads.entry(*by).or_default() += 1;
            }
            prop_assert!(loads.values().all(|load| *load <= capacity));
            for one in &all {
                let got = done.pairs.iter().filter(|(of, _)| *of == one.application).count();
                let short = done.short.get(&one.application).copied().unwrap_or_default();
                prop_assert_eq!(i32::try_from(got).unwrap_or_default() + short, one.readers);
            }
            if bars.is_empty() && done.short.is_empty() {
                let of = |n| loads.get(&user(n)).copied().unwrap_or_default();
                let (low, high) = (1..=experts).fold((i32::MAX, 0), |(low, high), n| (low.min(of(n)), high.max(of(n))));
                prop_assert!(high - low <= 1, "{:?}", loads);
            }
        }
    }
}
