//! Webhooks: how pushing to an address goes, where what a message tells is looked at, and what became of its last try.

use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::{MessageFault, WebhookState};

use crate::text::{fill, label};

/// How pushing to an address goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Messages arrive.
    Well,
    /// The last one did not; it is tried again.
    Failing,
    /// Somebody has paused it.
    Paused,
    /// The platform has paused it, because nothing arrived.
    Stopped,
    /// It was ended for good.
    Ended,
}

impl Course {
    /// Told by its state, and whether its last message has failed.
    #[must_use]
    pub const fn of(state: WebhookState, failing: bool) -> Self {
        match state {
            WebhookState::Active if failing => Self::Failing,
            WebhookState::Active => Self::Well,
            WebhookState::Paused => Self::Paused,
            WebhookState::Failed => Self::Stopped,
            WebhookState::Ended => Self::Ended,
        }
    }

    /// Whether something did not arrive that should have.
    #[must_use]
    pub const fn is_ill(self) -> bool {
        matches!(self, Self::Failing | Self::Stopped)
    }
}

/// Where what a message tells is looked at; nowhere when it is gone, or is only read in a list.
#[must_use]
pub fn screen(kind: ChangeKind, node_id: &str, gone: bool) -> Option<String> {
    let room = match kind {
        ChangeKind::Society => "/societies/",
        ChangeKind::Demand => "/demands/",
        // No partner is told of open items.
        ChangeKind::PublishedResult | ChangeKind::OpenItem => return None,
    };
    (!gone).then(|| [room, node_id].concat())
}

/// What the last try came to: the number of the answer, and why it is a fault. Empty when there was none.
#[must_use]
pub fn answer(status: Option<i64>, fault: Option<MessageFault>) -> String {
    let number = status.map(|status| fill("HTTP {}", &[&status]));
    let word = fault.map(|fault| label(fault).to_owned());
    number.into_iter().chain(word).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_should_be_sent_to_can_fail() {
        use WebhookState as S;
        let all = [S::Active, S::Paused, S::Failed, S::Ended];
        assert_eq!(all.map(|state| Course::of(state, false).is_ill()), [false, false, true, false]);
        // Whoever was paused while it failed is not waited for any more.
        assert_eq!(all.map(|state| Course::of(state, true).is_ill()), [true, false, true, false]);
    }

    #[test]
    fn what_is_gone_leads_nowhere() {
        assert_eq!(screen(ChangeKind::Society, "so1", false).as_deref(), Some("/societies/so1"));
        assert_eq!(screen(ChangeKind::Demand, "de1", false).as_deref(), Some("/demands/de1"));
        assert_eq!(screen(ChangeKind::Society, "so1", true), None);
        assert_eq!(screen(ChangeKind::PublishedResult, "re1", false), None);
    }

    #[test]
    fn an_answer_is_its_number_and_a_silence_its_reason() {
        assert_eq!(answer(Some(204), None), "HTTP 204");
        assert_eq!(answer(Some(500), Some(MessageFault::Refused)), "HTTP 500 · 对方拒收");
        assert_eq!(answer(None, Some(MessageFault::Timeout)), "对方超时");
        assert_eq!(answer(None, None), "");
    }
}
