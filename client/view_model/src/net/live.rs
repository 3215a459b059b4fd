//! Following what changes elsewhere, without the socket and without the page: what the server says there, when a burst of
//! changes is answered with one renewal, how long a lost socket is left alone, and whether what has come takes its place
//! by itself or is offered.

use serde::Deserialize;

use super::tree;

/// What a message of the server means (graphql-transport-ws, as far as one subscription needs it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It knows us: we may subscribe.
    Acknowledged,
    /// Something within reach has changed.
    Changed,
    /// It will not tell of changes, or no longer.
    Over,
    /// That it is there.
    Alive,
}

#[derive(Deserialize)]
struct Said {
    #[serde(rename = "type")]
    kind: String,
}

/// Understands a message; whatever else it says, it is there.
#[must_use]
pub fn heard(text: &str) -> Heard {
    match tree::read::<Said>(text).as_ref().map(|said| said.kind.as_str()) {
        Ok("connection_ack") => Heard::Acknowledged,
        Ok("next") => Heard::Changed,
        Ok("error" | "complete") => Heard::Over,
        _ => Heard::Alive,
    }
}

/// After the first change others of the same moment are waited for, milliseconds.
const TOGETHER: f64 = 400.0;
/// Renewals are at least so far apart.
const APART: f64 = 3_000.0;
/// And at most so far, however long the changes rain: the last day of a campaign is not read anew every other second.
const FAR_APART: f64 = 15_000.0;
/// All who look at the same thing are told at once: they do not all ask at once.
const SPREAD: f64 = 1_200.0;

/// Changes gathered into renewals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gathering {
    /// When it was renewed last, milliseconds.
    last: f64,
    /// How far the next renewal is from it.
    apart: f64,
    /// A renewal is on its way already.
    due: bool,
}

impl Gathering {
    /// Nothing was renewed yet.
    pub const NEW: Self = Self { last: f64::NEG_INFINITY, apart: APART, due: false };

    /// Something changed: in how many milliseconds everything is to be renewed; nothing while that is planned already.
    /// `luck` lies between 0 and 1.
    pub fn wake(&mut self, now: f64, luck: f64) -> Option<u32> {
        if self.due {
            return None;
        }
        self.due = true;
        let rains = now - self.last < 2.0 * self.apart;
        let at = (self.last + self.apart).max(now + TOGETHER);
        self.apart = if rains { (2.0 * self.apart).min(FAR_APART) } else { APART };
        Some(whole(at - now + luck * SPREAD))
    }

    /// It is being renewed.
    pub fn renewed(&mut self, now: f64) {
        self.last = now;
        self.due = false;
    }
}

/// The first pause before a lost socket is tried again, milliseconds; each one after it is twice as long.
const FIRST_PAUSE: f64 = 1_000.0;
/// The longest.
const LONGEST_PAUSE: f64 = 300_000.0;

/// How long to wait after so many failures in a row, milliseconds: half of it by luck, so that those whom a server lost
/// do not come back together.
#[must_use]
pub fn pause(failures: u32, luck: f64) -> u32 {
    let most = (FIRST_PAUSE * f64::from(1_u32 << failures.min(16))).min(LONGEST_PAUSE);
    whole(most * (0.5 + 0.5 * luck))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and five minutes")]
fn whole(milliseconds: f64) -> u32 {
    milliseconds as u32
}

/// What a reading shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Figures, each at its place.
    Figures,
    /// A list in which one looks for something, ticks and types: another row moves all below it.
    List,
}

/// What the person is at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attention {
    /// The page is scrolled.
    pub scrolled: bool,
    /// Something is typed, ticked, unfolded, or asked in a dialog.
    pub at_work: bool,
    /// Milliseconds since a hand was on screen, mouse or keys.
    pub hand: f64,
}

/// How what has come takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// By itself.
    Now,
    /// By itself, once the hand rests.
    Soon,
    /// When the person says so.
    Offered,
}

/// A hand that did nothing for so long is about to press nothing.
const RESTS: f64 = 1_500.0;

impl Attention {
    /// How it takes its place without anything jumping from under a finger.
    #[must_use]
    pub fn renewal(self, shows: Shows) -> Renewal {
        if shows == Shows::List && (self.scrolled || self.at_work) {
            Renewal::Offered
        } else if self.hand < RESTS {
            Renewal::Soon
        } else {
            Renewal::Now
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_says_is_understood() {
        assert_eq!(heard(r#"{"type":"connection_ack"}"#), Heard::Acknowledged);
        assert_eq!(heard(r#"{"type":"next","id":"1","payload":{"data":{"changed":{"cursor":"x"}}}}"#), Heard::Changed);
        assert_eq!(heard(r#"{"type":"error","id":"1","payload":[]}"#), Heard::Over);
        assert_eq!(heard(r#"{"type":"complete","id":"1"}"#), Heard::Over);
        assert_eq!(heard(r#"{"type":"pong"}"#), Heard::Alive);
        assert_eq!(heard("no JSON"), Heard::Alive);
    }

    #[test]
    fn a_burst_of_changes_is_one_renewal() {
        let mut gathering = Gathering::NEW;
        assert_eq!(gathering.wake(10_000.0, 0.0), Some(400), "soon");
        assert_eq!(gathering.wake(10_001.0, 0.0), None, "it is planned");
        gathering.renewed(10_400.0);
        assert_eq!(gathering.wake(10_500.0, 0.0), Some(2_900), "three seconds after the last");
        assert_eq!(gathering.wake(12_000.0, 0.0), None);
    }

    #[test]
    fn those_who_are_woken_together_do_not_ask_together() {
        let (mut lucky, mut other) = (Gathering::NEW, Gathering::NEW);
        assert!(lucky.wake(0.0, 0.0) < other.wake(0.0, 1.0));
    }

    #[test]
    fn the_longer_changes_rain_the_farther_apart_are_renewals_up_to_a_limit() {
        let (mut gathering, mut now, mut gaps) = (Gathering::NEW, 0.0, Vec::new());
        for _ in 0..6 {
            let wait = gathering.wake(now, 0.0).expect("nothing is planned");
            gaps.push(wait);
            now += f64::from(wait);
            gathering.renewed(now);
        }
        assert_eq!(gaps, [400, 3_000, 6_000, 12_000, 15_000, 15_000]);
        assert_eq!(gathering.wake(now + 60_000.0, 0.0), Some(400), "after a pause at once");
        gathering.renewed(now + 60_400.0);
        assert_eq!(gathering.wake(now + 60_400.0, 0.0), Some(3_000), "and the rain is forgotten");
    }

    #[test]
    fn a_lost_socket_is_left_alone_longer_each_time() {
        assert_eq!(
            [0, 1, 2, 8, 9, 40].map(|failures| pause(failures, 1.0)),
            [1_000, 2_000, 4_000, 256_000, 300_000, 300_000]
        );
        assert_eq!(pause(3, 0.0), 4_000, "at least half of it");
        assert_ne!(pause(3, 0.2), pause(3, 0.7), "not all together");
    }

    #[test]
    fn nothing_jumps_from_under_a_finger() {
        let rests = Attention { scrolled: false, at_work: false, hand: 60_000.0 };
        assert_eq!(rests.renewal(Shows::List), Renewal::Now);
        assert_eq!(Attention { hand: 10.0, ..rests }.renewal(Shows::List), Renewal::Soon);
        assert_eq!(Attention { scrolled: true, ..rests }.renewal(Shows::List), Renewal::Offered);
        assert_eq!(Attention { at_work: true, hand: 10.0, ..rests }.renewal(Shows::List), Renewal::Offered);
        let scrolled = Attention { scrolled: true, at_work: true, ..rests };
        assert_eq!(scrolled.renewal(Shows::Figures), Renewal::Now, "figures simply renew");
        assert_eq!(Attention { hand: 10.0, ..scrolled }.renewal(Shows::Figures), Renewal::Soon);
    }
}
