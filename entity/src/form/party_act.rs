//! Recorded acts of Party life: what was held, on which day, by how many; counts only, no persons.

use chrono::NaiveDate;

use super::act::{PartyAct, Permission, permission};
use super::party_form::PartyForm;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::headcount::{COUNT_MAX, Counts};

typed_id! {
    /// A recorded act's id.
    PartyActId => PartyAct;
}

/// The longest title, characters.
pub const TITLE_MAX: usize = 60;
/// The longest note or reason, characters.
pub const NOTE_MAX: usize = 300;
/// The longest number or issuing body of a document, characters.
pub const DOCUMENT_MAX: usize = 60;

/// The superior body's document that allows what is barred as a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OverrideDocument {
    /// Its number (文号).
    pub doc_no: String,
    /// Its day; none when it was not given.
    pub dated_on: Option<NaiveDate>,
    /// The body that issued it (发文单位).
    pub issued_by: String,
}

/// An act as someone typed it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActDraft {
    /// Which.
    pub act: PartyAct,
    /// The day on which it was held.
    pub held_on: NaiveDate,
    /// What it was about.
    pub title: String,
    /// How many took part, persons.
    pub participants: i32,
    /// Anything else; may be empty.
    pub note: String,
    /// The superior body's document, if one is given.
    pub document: Option<OverrideDocument>,
}

/// What was so on the day on which the act was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFacts {
    /// Today.
    pub today: NaiveDate,
    /// The society's registration.
    pub registered_on: NaiveDate,
    /// The form that held; none while none was recorded.
    pub form: Option<PartyForm>,
    /// The headcount that held; none while none was recorded.
    pub counts: Option<Counts>,
}

impl ActDraft {
    /// The same with trimmed texts.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let Self { act, held_on, title, participants, note, document } = self;
        let document = document.map(|OverrideDocument { doc_no, dated_on, issued_by }| OverrideDocument {
            doc_no: doc_no.trim().into(),
            dated_on,
            issued_by: issued_by.trim().into(),
        });
        Self { act, held_on, title: title.trim().into(), participants, note: note.trim().into(), document }
    }

    /// What is wrong with it as it stands, whatever the society: texts and counts.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        let mut text = |path: &'static str, text: &str, max: usize, required: bool| {
            if required && text.is_empty() {
                refusals.push(Refusal::at(path, RefusalCode::Required));
            } else if text.chars().count() > max {
                refusals.push(Refusal::at(path, RefusalCode::TooLong { max }));
            } else if text.chars().any(|letter| letter.is_control() && letter != '\n') {
                refusals.push(Refusal::at(path, RefusalCode::ControlCharacter));
            }
        };
        text("title", &self.title, TITLE_MAX, true);
        text("note", &self.note, NOTE_MAX, false);
        if let Some(document) = &self.document {
            text("overrideDocument.docNo", &document.doc_no, DOCUMENT_MAX, false);
            text("overrideDocument.issuedBy", &document.issued_by, DOCUMENT_MAX, false);
        }
        match self.participants {
            ..0 => refusals.push(Refusal::at("participants", RefusalCode::Negative)),
            0 => refusals.push(Refusal::at("participants", RefusalCode::NobodyTookPart)),
            1..=COUNT_MAX => {}
            _ => refusals.push(Refusal::at("participants", RefusalCode::TooMany { max: COUNT_MAX })),
        }
        refusals
    }

    /// Judges it by what was so on its day; the form that it is recorded under.
    pub fn judge(&self, day: &DayFacts) -> Result<Permission, Vec<Refusal>> {
        let mut refusals = self.faults();
        if self.held_on > day.today {
            refusals.push(Refusal::at("heldOn", RefusalCode::DateInFuture));
        } else if self.held_on < day.registered_on {
            refusals.push(Refusal::at("heldOn", RefusalCode::DateBeforeRegistration));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let Some(form) = day.form.filter(|form| *form != PartyForm::None) else {
            return Err(vec![Refusal::at("heldOn", RefusalCode::NoPartyForm)]);
        };
        let answer = permission(self.act, form);
        refusals.extend(self.document_fault(&answer));
        if let Some(max) = day.counts.map(|counts| most(self.act, &counts)).filter(|max| self.participants > *max) {
            refusals.push(Refusal::at("participants", RefusalCode::TooManyParticipants { max }));
        }
        if refusals.is_empty() { Ok(answer) } else { Err(refusals) }
    }

    fn document_fault(&self, answer: &Permission) -> Option<Refusal> {
        let Some(document) = &self.document else {
            return (!answer.open()).then(|| Refusal::at("act", RefusalCode::BarredAct { barred: *answer }));
        };
        if answer.open() {
            return Some(Refusal::at("overrideDocument", RefusalCode::OverrideNotNeeded));
        }
        match document.dated_on {
            Some(_) if document.doc_no.is_empty() || document.issued_by.is_empty() => {
                Some(Refusal::at("overrideDocument", RefusalCode::OverrideIncomplete))
            }
            None => Some(Refusal::at("overrideDocument", RefusalCode::OverrideIncomplete)),
            Some(dated_on) if dated_on > self.held_on => {
                Some(Refusal::at("overrideDocument.datedOn", RefusalCode::OverrideAfterAct))
            }
            Some(_) => None,
        }
    }
}

/// How many can have taken part: Party members, or whoever is a member or works there where others come too.
fn most(act: PartyAct, counts: &Counts) -> i32 {
    if act.is_open_to_others() {
        counts.individual_members.saturating_add(counts.full_time_staff)
    } else {
        counts.party_total()
    }
}

/// Checks the reason of a withdrawal.
pub fn check_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::at("reason", RefusalCode::Required));
    }
    if reason.chars().count() > NOTE_MAX {
        return Err(Refusal::at("reason", RefusalCode::TooLong { max: NOTE_MAX }));
    }
    if reason.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Refusal::at("reason", RefusalCode::ControlCharacter));
    }
    Ok(reason.to_owned())
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::PartyActId;
    use crate::account::UserId;
    use crate::form::act::PartyAct;
    use crate::form::party_form::PartyForm;
    use crate::register::headcount::FactSource;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_act")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PartyActId,
        pub society_id: SocietyId,
        pub act: PartyAct,
        pub held_on: Date,
        pub title: String,
        pub participants: i32,
        pub note: String,
        /// The form that held on that day and by which the act was judged.
        pub form: PartyForm,
        /// The superior body's document: all three are given, or none.
        pub override_doc_no: Option<String>,
        pub override_dated_on: Option<Date>,
        pub override_issued_by: Option<String>,
        pub source: FactSource,
        pub recorded_by: Option<UserId>,
        /// His name as shown at the time.
        pub recorder: String,
        pub recorded_at: DateTimeUtc,
        /// A record is never overwritten: it is withdrawn, with the reason.
        pub withdrawn_at: Option<DateTimeUtc>,
        pub withdrawn_reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn day(on: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, on).unwrap_or_default()
    }

    fn draft(act: PartyAct) -> ActDraft {
        ActDraft { act, held_on: day(10), title: "学习".into(), participants: 3, note: String::new(), document: None }
    }

    fn facts(form: Option<PartyForm>) -> DayFacts {
        let counts =
            Counts { individual_members: 60, full_time_staff: 2, formal: 3, probationary: 1, ..Counts::default() };
        DayFacts { today: day(20), registered_on: day(2), form, counts: Some(counts) }
    }

    fn document() -> OverrideDocument {
        OverrideDocument {
            doc_no: "江社党〔2026〕3号".into(), dated_on: Some(day(9)), issued_by: "社科联党组".into()
        }
    }

    fn codes(draft: &ActDraft, day: &DayFacts) -> Vec<&'static str> {
        let paths = |refusals: Vec<Refusal>| refusals.into_iter().map(|refusal| refusal.path).collect();
        draft.judge(day).err().map(paths).unwrap_or_default()
    }

    #[test]
    fn what_lies_outside_its_time_is_refused() {
        for (on, wanted) in [(20, vec![]), (21, vec!["heldOn"]), (2, vec![]), (1, vec!["heldOn"])] {
            let draft = ActDraft { held_on: day(on), ..draft(PartyAct::PoliticalStudy) };
            assert_eq!(codes(&draft, &facts(Some(PartyForm::Functional))), wanted, "{on}");
        }
        for form in [None, Some(PartyForm::None)] {
            let refused = draft(PartyAct::PoliticalStudy).judge(&facts(form)).err().unwrap_or_default();
            assert_eq!(refused, [Refusal::at("heldOn", RefusalCode::NoPartyForm)]);
        }
    }

    #[test]
    fn as_many_take_part_as_there_are() {
        let functional = facts(Some(PartyForm::Functional));
        for (act, participants, wanted) in [
            (PartyAct::PoliticalStudy, 62, vec![]),
            (PartyAct::PoliticalStudy, 63, vec!["participants"]),
            (PartyAct::SuperviseMembers, 4, vec![]),
            (PartyAct::SuperviseMembers, 5, vec!["participants"]),
            (PartyAct::ThemeDay, 0, vec!["participants"]),
            (PartyAct::ThemeDay, -1, vec!["participants"]),
        ] {
            assert_eq!(codes(&ActDraft { participants, ..draft(act) }, &functional), wanted, "{act} {participants}");
        }
    }

    #[test]
    fn a_document_opens_what_is_barred_and_nothing_else() {
        let functional = facts(Some(PartyForm::Functional));
        let with = |act, document| ActDraft { document: Some(document), ..draft(act) };
        assert_eq!(codes(&with(PartyAct::AdmitMember, document()), &functional), [""; 0]);
        assert_eq!(codes(&draft(PartyAct::AdmitMember), &functional), ["act"]);
        assert_eq!(codes(&with(PartyAct::ThemeDay, document()), &functional), ["overrideDocument"]);
        for part in [
            OverrideDocument { doc_no: String::new(), ..document() },
            OverrideDocument { dated_on: None, ..document() },
            OverrideDocument { issued_by: String::new(), ..document() },
        ] {
            assert_eq!(codes(&with(PartyAct::AdmitMember, part), &functional), ["overrideDocument"]);
        }
        let late = OverrideDocument { dated_on: Some(day(11)), ..document() };
        assert_eq!(codes(&with(PartyAct::AdmitMember, late), &functional), ["overrideDocument.datedOn"]);
    }

    proptest! {
        #[test]
        fn without_a_document_only_what_is_open_is_recorded(
            act in 0..PartyAct::ALL.len(), form in 0..PartyForm::ALL.len(), participants in -2..80_i32, on in 1..30_u32,
        ) {
            let (act, form) = (PartyAct::ALL[act], PartyForm::ALL[form]);
            let draft = ActDraft { participants, held_on: day(on), ..draft(act) };
            if let Ok(answer) = draft.judge(&facts(Some(form))) {
                prop_assert!(answer.open() && form != PartyForm::None && (2..=20).contains(&on) && participants > 0);
            }
        }
    }
}
