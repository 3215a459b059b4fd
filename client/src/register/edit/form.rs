//! The two forms about a society: their fields (named as in the API), what they are filled with, and
//! the rules that answer while one types: the same functions as on the server.

use chrono::NaiveDate;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::headcount::{Counts, day_fault};
use entity::register::society::{ContactDraft, check_contact};
use view_model::register::edit::{Values, values};

use crate::net::intent::with_rule;
use crate::register::society::view::Society;
use crate::session::viewer;
use crate::text::{language, t};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Contact,
    Headcount,
}

/// What is wrong with a field, and the clause that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The field; empty when it is the whole form.
    pub(super) path: String,
    pub(super) sentence: String,
}

impl Form {
    /// Both, in the order in which a society needs them.
    pub(super) const ALL: [Self; 2] = [Self::Headcount, Self::Contact];

    /// Its name in addresses, drafts and the queue.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Headcount => "headcount",
        }
    }

    /// The form with this name.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// What it is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Contact => t().register.edit_contact,
            Self::Headcount => t().register.edit_headcount,
        }
    }

    /// The right that it needs.
    pub(super) const fn right(self) -> &'static str {
        match self {
            Self::Contact => "Mutation.updateSocietyContact",
            Self::Headcount => "Mutation.recordHeadcount",
        }
    }

    /// Its fields, in the order of the page.
    pub(super) const fn paths(self) -> &'static [&'static str] {
        match self {
            Self::Contact => &["address", "phone", "email"],
            Self::Headcount => &[
                "recordedOn",
                "formal",
                "residentFormal",
                "probationary",
                "councilFormal",
                "individualMembers",
                "unitMembers",
                "fullTimeStaff",
            ],
        }
    }

    /// What the platform knows, to begin with.
    pub(super) fn known(self, society: &Society) -> Values {
        match self {
            Self::Contact => {
                let contact = society.contact.as_ref();
                values([
                    ("address", contact.map_or("", |contact| &contact.address)),
                    ("phone", contact.map_or("", |contact| &contact.phone)),
                    ("email", contact.map_or("", |contact| &contact.email)),
                ])
            }
            Self::Headcount => {
                let mut known = self.standing(society);
                known.insert("recordedOn".into(), viewer().today.to_string());
                known
            }
        }
    }

    /// What stands in the register: the other side of a conflict.
    pub(super) fn standing(self, society: &Society) -> Values {
        let Some(counts) = society.headcount.as_ref().filter(|_| self == Self::Headcount) else {
            return if self == Self::Contact { self.known(society) } else { Values::new() };
        };
        let mut standing = values([
            ("formal", counts.formal),
            ("residentFormal", counts.resident_formal),
            ("probationary", counts.probationary),
            ("individualMembers", counts.individual_members),
            ("unitMembers", counts.unit_members),
            ("fullTimeStaff", counts.full_time_staff),
        ]);
        standing.insert("councilFormal".into(), maybe(counts.council_formal));
        standing.insert("recordedOn".into(), counts.since.to_string());
        standing
    }

    /// What is wrong with the values, told before anything is sent.
    pub(super) fn faults(self, values: &Values, society: &Society) -> Vec<Fault> {
        match self {
            Self::Contact => said(check_contact(&contact(values)).err().unwrap_or_default()),
            Self::Headcount => headcount_faults(values, society),
        }
    }
}

/// The contact that these values say.
pub(super) fn contact(values: &Values) -> ContactDraft {
    let text = |path| values.get(path).cloned().unwrap_or_default();
    ContactDraft { address: text("address"), phone: text("phone"), email: text("email") }
}

/// The counts that these values say; none while one of them is no number.
pub(super) fn counts(values: &Values) -> Option<Counts> {
    let count = |path| values.get(path)?.trim().parse::<i32>().ok();
    Some(Counts {
        individual_members: count("individualMembers")?,
        unit_members: count("unitMembers")?,
        full_time_staff: count("fullTimeStaff")?,
        formal: count("formal")?,
        probationary: count("probationary")?,
        resident_formal: count("residentFormal")?,
        council_formal: match values.get("councilFormal").map_or("", |text| text.trim()) {
            "" => None,
            text => Some(text.parse().ok()?),
        },
    })
}

/// The day that these values say.
pub(super) fn recorded_on(values: &Values) -> Option<NaiveDate> {
    values.get("recordedOn")?.parse().ok()
}

fn headcount_faults(values: &Values, society: &Society) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        Form::Headcount.paths()[1..].iter().filter_map(|path| number_fault(path, values)).collect();
    match recorded_on(values) {
        None => faults.push(fault("recordedOn", &RefusalCode::Required)),
        Some(day) => {
            let newest = society.headcount.as_ref().map(|counts| counts.since);
            faults.extend(said(day_fault(day, society.registered_on, newest, viewer().today).into_iter().collect()));
        }
    }
    // Contradictions are told once every number is one.
    if let Some(counts) = counts(values) {
        faults.extend(said(counts.faults()));
    }
    faults
}

fn number_fault(path: &str, values: &Values) -> Option<Fault> {
    let text = values.get(path).map(|text| text.trim()).unwrap_or_default();
    if text.is_empty() {
        // Not every society knows who of its council is a member: this one may stay empty.
        return (path != "councilFormal").then(|| fault(path, &RefusalCode::Required));
    }
    text.parse::<i32>().is_err().then(|| Fault { path: path.into(), sentence: t().edit.not_a_number.into() })
}

fn said(refusals: Vec<Refusal>) -> Vec<Fault> {
    refusals.iter().map(|refusal| fault(refusal.path, &refusal.code)).collect()
}

fn fault(path: &str, code: &RefusalCode) -> Fault {
    Fault { path: path.into(), sentence: with_rule(code.sentence(language()), code.rule()) }
}

/// A count that may not be known, as a text.
pub(super) fn maybe(count: Option<i64>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}
