//! The turns of the keys that sign access tokens: which one signs, and until when each is believed.

use chrono::{DateTime, TimeDelta, Utc};

/// How long a published set of keys may be kept by whoever reads it.
pub const JWKS_KEPT: TimeDelta = TimeDelta::minutes(5);
/// After this time a server looks again which keys there are.
pub const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// How long a new key is published before it signs: everybody has looked again by then.
pub const LEAD: TimeDelta = TimeDelta::minutes(10);
/// How far the clocks of servers may lie apart, and how long a request may be on its way.
pub const MARGIN: TimeDelta = TimeDelta::minutes(5);

/// A key's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// From when on it may sign.
    pub signs_from: DateTime<Utc>,
    /// Until before when what it signed is believed; none while no other key takes its place.
    pub retires_at: Option<DateTime<Utc>>,
}

impl Turn {
    /// Whether what it signed is believed.
    #[must_use]
    pub fn is_believed(&self, now: DateTime<Utc>) -> bool {
        self.retires_at.is_none_or(|end| now < end)
    }
}

/// The place of the key that signs: the newest whose turn has come. Where none has come yet, the one that
/// comes first: a server whose clock is late must not stand still.
#[must_use]
pub fn signing(turns: &[Turn], now: DateTime<Utc>) -> Option<usize> {
    let believed = || turns.iter().enumerate().filter(|(_, turn)| turn.is_believed(now));
    let come = believed().filter(|(_, turn)| turn.signs_from <= now).max_by_key(|(_, turn)| turn.signs_from);
    come.or_else(|| believed().min_by_key(|(_, turn)| turn.signs_from)).map(|(place, _)| place)
}

/// When the keys retire that another one follows: with the last token that they can have signed.
#[must_use]
pub fn retires_at(follower: DateTime<Utc>, tokens_live: TimeDelta) -> DateTime<Utc> {
    follower + tokens_live + MARGIN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn turn(signs_from: i64, retires_at: Option<i64>) -> Turn {
        Turn { signs_from: at(signs_from), retires_at: retires_at.map(at) }
    }

    #[test]
    fn a_new_key_signs_when_everybody_has_looked_again() {
        const { assert!(LEAD.num_seconds() > JWKS_KEPT.num_seconds() + LOOK_AGAIN.num_seconds()) };
        let turns = [turn(0, Some(40)), turn(20, None)];
        assert_eq!([19, 20, 39, 60].map(|minute| signing(&turns, at(minute))), [Some(0), Some(1), Some(1), Some(1)]);
    }

    #[test]
    fn an_old_key_is_believed_until_its_last_token_has_ended() {
        let end = retires_at(at(20), TimeDelta::minutes(15));
        let old = Turn { signs_from: at(0), retires_at: Some(end) };
        assert!(old.is_believed(at(20) + TimeDelta::minutes(15)));
        assert!(!old.is_believed(end));
    }

    #[test]
    fn somebody_always_signs() {
        assert_eq!(signing(&[turn(5, None), turn(9, None)], at(1)), Some(0), "a clock that is late");
        assert_eq!(signing(&[turn(0, Some(3)), turn(9, None)], at(4)), Some(1), "the old one is gone");
        assert_eq!(signing(&[], at(0)), None);
    }
}
