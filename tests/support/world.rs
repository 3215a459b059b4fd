//! A clock that the test moves and a die that always falls the same way.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use server::world::{Entropy, World};

/// Stands still but for one millisecond a reading, so that ids made one after the other sort so.
#[derive(Debug)]
pub struct Clock {
    start: DateTime<Utc>,
    passed: AtomicI64,
}

impl Clock {
    /// Starts at this moment.
    #[must_use]
    pub fn at(start: DateTime<Utc>) -> Arc<Self> {
        Arc::new(Self { start, passed: AtomicI64::new(0) })
    }

    /// Lets time pass.
    pub fn forward(&self, by: TimeDelta) {
        self.passed.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl server::world::Clock for Clock {
    fn now(&self) -> DateTime<Utc> {
        self.start + TimeDelta::milliseconds(self.passed.fetch_add(1, Ordering::SeqCst))
    }
}

/// Bytes from a seed (splitmix64): the same in every run.
#[derive(Debug)]
pub struct Dice(AtomicU64);

impl Dice {
    /// Thrown from this seed on.
    #[must_use]
    pub fn seeded(seed: u64) -> Arc<Self> {
        Arc::new(Self(AtomicU64::new(seed)))
    }

    /// The next number.
    #[must_use]
    pub fn next(&self) -> u64 {
        let step = 0x9E37_79B9_7F4A_7C15_u64;
        let mut z = self.0.fetch_add(step, Ordering::SeqCst).wrapping_add(step);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl Entropy for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The world in which the template is filled: an hour before the tests begin.
#[must_use]
pub fn before() -> World {
    World::new(Clock::at(server::demo::morning() - TimeDelta::hours(1)), Dice::seeded(1))
}
