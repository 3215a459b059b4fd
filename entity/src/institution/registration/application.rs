//! What an application says: the registered items, the people, the formation pack. What it must look like
//! while it is written, and what it needs to be submitted (Regulations art. 10 to 12).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::name::{NameFinding, refusals};
use crate::file::attachment::AttachmentPurpose;
use crate::form::assessment::{RecommendedForm, assess, counted};
use crate::form::party_form::{CoverageState, PartyForm};
use crate::form::rules::RuleSet;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::headcount::Counts;
use crate::register::society::{Discipline, NAME_MAX};
use crate::responsibility::Standing;

/// The longest text of purpose or scope, characters.
pub const TEXT_MAX: usize = 1000;
/// The longest seat, area or note, characters.
pub const LINE_MAX: usize = 120;
/// The longest name of a person, characters.
pub const PERSON_MAX: usize = 20;
/// The least funds of a local social group, fen (30,000 yuan), art. 10.
pub const FUNDS_MIN_FEN: i64 = 3_000_000;
/// More than any society begins with, fen: an amount is an `Int` of GraphQL, which has 32 bits.
const FUNDS_MAX_FEN: i64 = 2_000_000_000;
/// The fewest members, art. 10: individuals, units, or both together.
pub const FOUNDERS_MIN: (i32, i32, i32) = (50, 30, 50);

/// The formation pack: who is a Party member, which form, who leads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormationPack {
    /// Formal Party members among the members.
    pub formal: Option<i32>,
    /// Probationary ones.
    pub probationary: Option<i32>,
    /// Formal ones at the seat.
    pub resident_formal: Option<i32>,
    /// The form that the founders propose.
    pub form: Option<PartyForm>,
    /// Why, where the rules recommend another.
    pub reason: String,
    /// Proposed secretary or liaison.
    pub nominee: String,
}

/// What was filled in; nothing is needed before it is submitted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Proposed name.
    pub name: String,
    /// Discipline.
    pub discipline: Option<Discipline>,
    /// Seat.
    pub seat: String,
    /// Purpose.
    pub purpose: String,
    /// Scope of business.
    pub scope: String,
    /// Area of activity.
    pub area: String,
    /// Funds, fen.
    pub funds_fen: Option<i64>,
    /// Individual members who found it.
    pub individual_founders: Option<i32>,
    /// Unit members who found it.
    pub unit_founders: Option<i32>,
    /// Full-time staff.
    pub full_time_staff: Option<i32>,
    /// Who speaks for the founders, by name.
    pub founder: String,
    /// Proposed legal representative.
    pub legal_representative: String,
    /// How it was verified that a legal representative of the same name is somebody else.
    pub namesake_note: String,
    /// Proposed secretary-general.
    pub secretary_general: String,
    /// Whether the draft charter speaks of Party building.
    pub charter_clause: Option<bool>,
    /// Papers whose originals the clerk has in hand: they count as much as an upload.
    #[serde(default)]
    pub on_paper: BTreeSet<AttachmentPurpose>,
    /// The formation pack.
    pub pack: FormationPack,
}

/// What a submission is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'r> {
    /// What the linter says of the name.
    pub findings: &'r [NameFinding],
    /// A registered society of which someone of the legal representative's name is legal representative,
    /// or an application that names him.
    pub presides: Option<&'r str>,
    /// The papers that are uploaded.
    pub papers: &'r BTreeSet<AttachmentPurpose>,
    /// The rules of the day.
    pub rules: &'r RuleSet,
}

/// The papers that an application needs: art. 11 and the commitment letter. Identity papers are shown at the
/// counter and not kept here.
pub const PAPERS: [AttachmentPurpose; 5] = [
    AttachmentPurpose::RegistrationForm,
    AttachmentPurpose::CapitalAndSeat,
    AttachmentPurpose::FoundersProfile,
    AttachmentPurpose::CharterDraft,
    AttachmentPurpose::CommitmentLetter,
];

impl Application {
    /// The same without spaces around its texts.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        let texts = [
            &mut self.name,
            &mut self.seat,
            &mut self.purpose,
            &mut self.scope,
            &mut self.area,
            &mut self.founder,
            &mut self.legal_representative,
            &mut self.namesake_note,
            &mut self.secretary_general,
            &mut self.pack.reason,
            &mut self.pack.nominee,
        ];
        for text in texts {
            *text = text.trim().into();
        }
        self
    }

    /// The headcount that the founders tell.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            individual_members: self.individual_founders.unwrap_or_default(),
            unit_members: self.unit_founders.unwrap_or_default(),
            full_time_staff: self.full_time_staff.unwrap_or_default(),
            formal: self.pack.formal.unwrap_or_default(),
            probationary: self.pack.probationary.unwrap_or_default(),
            resident_formal: self.pack.resident_formal.unwrap_or_default(),
            council_formal: None,
        }
    }

    /// What is wrong with it even as a draft: too long, impossible counts and amounts. A draft needs a name,
    /// by which it is found again, and somebody who speaks for the founders.
    #[must_use]
    pub fn draft_faults(&self) -> Vec<Refusal> {
        let mut faults = Vec::new();
        for (path, text) in [("name", &self.name), ("founder", &self.founder)] {
            if text.is_empty() {
                faults.push(Refusal::at(path, RefusalCode::Required));
            }
        }
        for (path, text, max) in self.texts() {
            faults.extend(crate::form::proposal::text_fault(path, text, max));
        }
        faults.extend(
            self.counts()
                .faults()
                .into_iter()
                .filter_map(|refusal| Some(Refusal { path: path_of(refusal.path)?, ..refusal })),
        );
        if self.funds_fen.is_some_and(|fen| !(0..=FUNDS_MAX_FEN).contains(&fen)) {
            faults.push(Refusal::at("fundsFen", RefusalCode::AmountOutOfRange));
        }
        faults
    }

    fn texts(&self) -> [(&'static str, &str, usize); 11] {
        [
            ("name", &self.name, NAME_MAX),
            ("seat", &self.seat, LINE_MAX),
            ("purpose", &self.purpose, TEXT_MAX),
            ("scope", &self.scope, TEXT_MAX),
            ("area", &self.area, LINE_MAX),
            ("founder", &self.founder, PERSON_MAX),
            ("legalRepresentative", &self.legal_representative, PERSON_MAX),
            ("namesakeNote", &self.namesake_note, LINE_MAX),
            ("secretaryGeneral", &self.secretary_general, PERSON_MAX),
            ("pack.reason", &self.pack.reason, LINE_MAX),
            ("pack.nominee", &self.pack.nominee, PERSON_MAX),
        ]
    }

    /// What is wrong with it when it is submitted: both halves at once, or not at all.
    #[must_use]
    pub fn faults(&self, judged: &Judged<'_>) -> Vec<Refusal> {
        let mut faults = self.draft_faults();
        faults.extend(self.missing().into_iter().map(|path| Refusal::at(path, RefusalCode::Required)));
        faults.extend(refusals(judged.findings));
        faults.extend(self.condition_faults());
        if let Some(society) = judged.presides.filter(|_| self.namesake_note.is_empty()) {
            let code = RefusalCode::LegalRepresentativeTaken { society: society.to_owned() };
            faults.push(Refusal::at("legalRepresentative", code));
        }
        let absent = PAPERS.iter().filter(|paper| !judged.papers.contains(paper) && !self.on_paper.contains(paper));
        faults.extend(
            absent.map(|paper| Refusal::at("papers", RefusalCode::PaperMissing { paper: Standing::of(*paper) })),
        );
        faults.extend(self.pack_faults(judged.rules));
        faults
    }

    /// What has to be there and is not.
    fn missing(&self) -> Vec<&'static str> {
        let given = [
            ("discipline", self.discipline.is_some()),
            ("seat", !self.seat.is_empty()),
            ("purpose", !self.purpose.is_empty()),
            ("scope", !self.scope.is_empty()),
            ("area", !self.area.is_empty()),
            ("fundsFen", self.funds_fen.is_some()),
            ("individualFounders", self.individual_founders.is_some()),
            ("unitFounders", self.unit_founders.is_some()),
            ("fullTimeStaff", self.full_time_staff.is_some()),
            ("legalRepresentative", !self.legal_representative.is_empty()),
            ("secretaryGeneral", !self.secretary_general.is_empty()),
            ("charterClause", self.charter_clause.is_some()),
            ("pack.formal", self.pack.formal.is_some()),
            ("pack.probationary", self.pack.probationary.is_some()),
            ("pack.residentFormal", self.pack.resident_formal.is_some()),
            ("pack.form", self.pack.form.is_some_and(|form| form != PartyForm::None)),
            ("pack.nominee", !self.pack.nominee.is_empty()),
        ];
        given.into_iter().filter(|(_, there)| !there).map(|(path, _)| path).collect()
    }

    /// The conditions of art. 10; what is not filled in is said elsewhere.
    fn condition_faults(&self) -> Vec<Refusal> {
        let mut faults = Vec::new();
        if self.funds_fen.is_some_and(|fen| fen < FUNDS_MIN_FEN) {
            faults.push(Refusal::at("fundsFen", RefusalCode::FundsTooLow { yuan: FUNDS_MIN_FEN / 100 }));
        }
        if self.full_time_staff.is_some_and(|staff| staff == 0) {
            faults.push(Refusal::at("fullTimeStaff", RefusalCode::NoFullTimeStaff));
        }
        if let (Some(persons), Some(units)) = (self.individual_founders, self.unit_founders)
            && !enough_founders(persons, units)
        {
            faults.push(Refusal::at("individualFounders", RefusalCode::TooFewFounders));
        }
        faults
    }

    /// A branch needs its members, another form than the recommended one a reason.
    fn pack_faults(&self, rules: &RuleSet) -> Vec<Refusal> {
        let pack = &self.pack;
        let Some(form) = pack.form.filter(|_| pack.formal.is_some() && pack.resident_formal.is_some()) else {
            return Vec::new();
        };
        let counts = self.counts();
        let threshold = rules.formal_threshold;
        let own = matches!(form, PartyForm::Established | PartyForm::Functional);
        if own && counted(&counts, rules) < threshold {
            return vec![Refusal::at("pack.form", RefusalCode::TooFewFormal { threshold })];
        }
        if pack.reason.is_empty() && form != PartyForm::None && !assess(&counts, false, rules).matches(form) {
            return vec![Refusal::at("pack.reason", RefusalCode::ReasonRequired)];
        }
        Vec::new()
    }

    /// The form that the rules recommend on what the founders tell; none until they tell it.
    #[must_use]
    pub fn recommended(&self, rules: &RuleSet) -> Option<RecommendedForm> {
        self.pack.formal.zip(self.pack.resident_formal)?;
        Some(assess(&self.counts(), false, rules).recommended)
    }

    /// Whether the nominee would be a liaison and not a secretary.
    #[must_use]
    pub fn names_liaison(&self) -> bool {
        self.pack.form.is_some_and(|form| form.coverage() == CoverageState::Work)
    }
}

/// At least 50 individual or 30 unit members; where there are both, 50 together (art. 10).
#[must_use]
pub fn enough_founders(persons: i32, units: i32) -> bool {
    let (fewest_persons, fewest_units, fewest_together) = FOUNDERS_MIN;
    persons >= fewest_persons
        || units >= fewest_units
        || (persons > 0 && units > 0 && persons.saturating_add(units) >= fewest_together)
}

/// The field of the application behind a field of the headcount; none where the total is at fault, which
/// founders of units alone may exceed.
fn path_of(count: &'static str) -> Option<&'static str> {
    Some(match count {
        "individualMembers" => "individualFounders",
        "unitMembers" => "unitFounders",
        "fullTimeStaff" => "fullTimeStaff",
        "formal" => "pack.formal",
        "probationary" => "pack.probationary",
        "residentFormal" => "pack.residentFormal",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
