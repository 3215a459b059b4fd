//! How often one may knock at a door that asks for no login: counted in memory, for each server by itself.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

/// So often within the window.
pub const TIMES: u32 = 60;
/// Then the count begins anew.
pub const WINDOW: TimeDelta = TimeDelta::minutes(10);
/// The most who are remembered; beyond that, those whose window is over are forgotten.
const KNOWN: usize = 10_000;

/// Who knocked how often.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<String, (DateTime<Utc>, u32)>>);

impl Throttle {
    /// Counts one more; the seconds to wait where it was too often.
    pub fn count(&self, who: String, now: DateTime<Utc>) -> Result<(), i64> {
        // A poisoned count is still a count.
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let over = |since: DateTime<Utc>| since > now || now - since >= WINDOW;
        if known.len() >= KNOWN {
            known.retain(|_, (since, _)| !over(*since));
        }
        if known.len() >= KNOWN && !known.contains_key(&who) {
            return Err(WINDOW.num_seconds());
        }
        let (since, times) = known.entry(who).or_insert((now, 0));
        if over(*since) {
            (*since, *times) = (now, 0);
        }
        *times += 1;
        // Rounded up: whoever comes when he is told to is let in.
        let left = (*since + WINDOW - now).num_milliseconds() + 999;
        if *times > TIMES { Err(left / 1000) } else { Ok(()) }
    }
}
