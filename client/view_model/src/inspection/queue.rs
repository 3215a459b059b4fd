//! What the list of reports is narrowed to, by what stands in the address.

use chrono::NaiveDate;
use entity::Word;
use entity::account::role::Role;
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::{ReportReturnReason, ReportState};

use crate::address::component;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrow {
    /// In one of these states.
    pub states: Vec<ReportState>,
    /// Concluded in one of these ways.
    pub conclusions: Vec<Conclusion>,
    /// The code of a region; empty for all.
    pub region: String,
    /// A name or a code; empty for all.
    pub search: String,
    /// The day on which it was submitted.
    pub submitted_on: Option<NaiveDate>,
    /// Returned for one of these reasons.
    pub reasons: Vec<ReportReturnReason>,
    /// Remarked at one of these fields.
    pub fields: Vec<ReportField>,
    /// All states are wanted, also those that wait for others.
    pub all: bool,
}

impl Narrow {
    /// As the address says.
    #[must_use]
    pub fn of(said: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| said(name).unwrap_or_default();
        Self {
            states: words(&text("state")),
            conclusions: words(&text("conclusion")),
            region: text("region"),
            search: text("search"),
            submitted_on: text("submitted").parse().ok(),
            reasons: words(&text("reason")),
            fields: words(&text("field")),
            all: said("all").is_some(),
        }
    }

    /// As an address says it.
    #[must_use]
    pub fn href(&self) -> String {
        let Self { states, conclusions, region, search, submitted_on, reasons, fields, all } = self;
        let day = submitted_on.map(|day| day.to_string()).unwrap_or_default();
        let said = [
            ("state", codes(states)),
            ("conclusion", codes(conclusions)),
            ("region", region.clone()),
            ("search", component(search)),
            ("submitted", day),
            ("reason", codes(reasons)),
            ("field", codes(fields)),
            ("all", if *all { "true".to_owned() } else { String::new() }),
        ];
        let said = said.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| [name, "=", value].concat());
        let said = said.collect::<Vec<_>>().join("&");
        if said.is_empty() { "/inspection".to_owned() } else { ["/inspection?", &said].concat() }
    }

    /// The list of these states.
    #[must_use]
    pub fn states(states: &[ReportState]) -> String {
        Self { states: states.to_vec(), ..Self::default() }.href()
    }

    /// The list of all.
    #[must_use]
    pub fn everything() -> String {
        Self { all: true, ..Self::default() }.href()
    }

    /// Whether nothing is asked: then one sees what waits for oneself.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The states that are asked for; none where any will do.
    #[must_use]
    pub fn asked_states(&self, role: Role) -> Option<Vec<ReportState>> {
        let states = if self.is_plain() { waiting_for(role) } else { &self.states };
        (!states.is_empty()).then(|| states.to_vec())
    }
}

fn words<W: Word>(text: &str) -> Vec<W> {
    text.split(',').filter_map(W::from_code).collect()
}

fn codes<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.code()).collect::<Vec<_>>().join(",")
}

/// The states in which a report waits for a role; none for those who wait for nothing.
#[must_use]
pub const fn waiting_for(role: Role) -> &'static [ReportState] {
    match role {
        Role::FedAdmin | Role::FedProject | Role::FedChair => &[ReportState::Submitted, ReportState::Resubmitted],
        Role::CivilAffairs => &[ReportState::Passed, ReportState::Received, ReportState::RectificationReported],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_narrows_to() {
        let query = [("state", "SUBMITTED,RESUBMITTED,NONSENSE"), ("submitted", "2026-03-18")];
        let said = |name: &str| query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let narrow = Narrow::of(said);
        assert_eq!(narrow.states, [ReportState::Submitted, ReportState::Resubmitted]);
        assert_eq!(narrow.submitted_on, NaiveDate::from_ymd_opt(2026, 3, 18));
        assert!(!narrow.is_plain());
    }

    #[test]
    fn who_asks_nothing_sees_what_waits_for_him() {
        let states = Narrow::default().asked_states(Role::CivilAffairs);
        assert_eq!(states.map(|states| states.len()), Some(3));
        assert_eq!(Narrow { all: true, ..Narrow::default() }.asked_states(Role::CivilAffairs), None);
    }
}
