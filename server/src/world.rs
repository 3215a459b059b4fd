//! The world outside: the clock and the source of randomness, injected so that tests hold them still.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
use uuid::Uuid;

/// China Standard Time: the day of a deadline is the day in China, whatever the machine's zone.
pub const CHINA_OFFSET: TimeDelta = TimeDelta::hours(8);

/// The day in China on which a moment lies.
#[must_use]
pub fn day_in_china(moment: DateTime<Utc>) -> NaiveDate {
    (moment + CHINA_OFFSET).date_naive()
}

/// The moments between which a day in China lies: from its beginning until the next one's.
#[must_use]
pub fn moments_in_china(day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let begins = start_in_china(day);
    (begins, begins + TimeDelta::days(1))
}

/// The moment at which a day begins in China.
#[must_use]
pub fn start_in_china(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - CHINA_OFFSET
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;
}

/// Gives random bytes.
pub trait Entropy: Send + Sync {
    /// Fills the slice with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock, shifted by a constant (a demo database lives in March 2026).
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock {
    /// Added to the machine's time.
    pub shift: TimeDelta,
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.shift
    }
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "the one place where the system's randomness is read")]
    fn fill(&self, bytes: &mut [u8]) {
        use rand::RngCore;
        rand::rng().fill_bytes(bytes);
    }
}

/// Another clock, so much earlier.
struct Earlier {
    clock: Arc<dyn Clock>,
    by: TimeDelta,
}

impl Clock for Earlier {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now() - self.by
    }
}

/// Clock and randomness together, handed to whoever needs them.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("World")
    }
}

impl World {
    /// A world with this clock and this randomness.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { clock, entropy }
    }

    /// The same world, so much earlier: what a demo tells of the days before it begins.
    #[must_use]
    pub fn earlier(&self, by: TimeDelta) -> Self {
        Self { clock: Arc::new(Earlier { clock: Arc::clone(&self.clock), by }), entropy: Arc::clone(&self.entropy) }
    }

    /// The machine's own.
    #[must_use]
    pub fn system(shift: TimeDelta) -> Self {
        Self::new(Arc::new(SystemClock { shift }), Arc::new(SystemEntropy))
    }

    /// The present moment, in whole microseconds: what both databases can keep.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now().trunc_subsecs(6)
    }

    /// The day in China.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day_in_china(self.now())
    }

    /// A new UUIDv7.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }

    /// Random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
