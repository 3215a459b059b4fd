//! What the cases of Party organisations are narrowed to, by what stands in the address.

use entity::Word;
use entity::form::formation::{FormationState, ReturnReason};
use entity::form::remark::ProposalField;

/// What the list is narrowed to; nothing shows what is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrow {
    /// The state of a case.
    pub state: Option<FormationState>,
    /// Why it went back.
    pub reason: Option<ReturnReason>,
    /// At which field something was remarked.
    pub field: Option<ProposalField>,
    /// Closed ones too.
    pub all: bool,
}

impl Narrow {
    /// As the address says.
    #[must_use]
    pub fn of(said: impl Fn(&str) -> Option<String>) -> Self {
        fn word<W: Word>(text: Option<String>) -> Option<W> {
            W::from_code(&text?)
        }
        let all = said("all").is_some();
        Self { state: word(said("state")), reason: word(said("reason")), field: word(said("field")), all }
    }

    /// As an address says it.
    #[must_use]
    pub fn href(&self) -> String {
        let Self { state, reason, field, all } = self;
        let said = [
            ("state", state.map(Word::code)),
            ("reason", reason.map(Word::code)),
            ("field", field.map(Word::code)),
            ("all", all.then_some("true")),
        ];
        let said = said.into_iter().filter_map(|(name, code)| Some([name, "=", code?].concat()));
        let said = said.collect::<Vec<_>>().join("&");
        if said.is_empty() { "/formations".to_owned() } else { ["/formations?", &said].concat() }
    }

    /// Whether only what is open is asked for.
    #[must_use]
    pub fn open(&self) -> Option<bool> {
        (*self == Self::default()).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_what_it_narrows_to_are_one() {
        let narrow = Narrow { reason: Some(ReturnReason::CountsUnclear), all: true, ..Narrow::default() };
        let href = narrow.href();
        assert_eq!(href, "/formations?reason=COUNTS_UNCLEAR&all=true");
        let said = |name: &str| {
            let pairs = href.split(['?', '&']).filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
        };
        assert_eq!(Narrow::of(said), narrow);
        assert_eq!(Narrow::of(|_| None), Narrow::default());
    }

    #[test]
    fn nothing_said_shows_what_is_open() {
        assert_eq!(Narrow::default().open(), Some(true));
        assert_eq!(Narrow { all: true, ..Narrow::default() }.open(), None);
    }
}
