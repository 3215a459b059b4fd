//! What stands in the form of an application, and how it becomes the input of a save.

use entity::file::attachment::AttachmentPurpose;
use entity::form::party_form::PartyForm;
use entity::institution::registration::application::PAPERS;
use entity::register::society::Discipline;
use leptos::prelude::*;

use super::case::Registration;
use crate::file::Chosen;
use crate::text::t;

/// The fields of the form.
#[derive(Clone, Copy)]
pub(super) struct Content {
    pub(super) name: RwSignal<String>,
    pub(super) discipline: RwSignal<Option<Discipline>>,
    pub(super) seat: RwSignal<String>,
    pub(super) purpose: RwSignal<String>,
    pub(super) scope: RwSignal<String>,
    pub(super) area: RwSignal<String>,
    /// Yuan, as it is typed; fen in the input.
    pub(super) funds: RwSignal<String>,
    pub(super) persons: RwSignal<String>,
    pub(super) units: RwSignal<String>,
    pub(super) staff: RwSignal<String>,
    pub(super) founder: RwSignal<String>,
    pub(super) legal: RwSignal<String>,
    pub(super) namesake: RwSignal<String>,
    pub(super) secretary: RwSignal<String>,
    pub(super) charter: RwSignal<Option<bool>>,
    pub(super) on_paper: RwSignal<Vec<AttachmentPurpose>>,
    pub(super) files: StoredValue<Vec<(AttachmentPurpose, Chosen)>>,
    pub(super) formal: RwSignal<String>,
    pub(super) probationary: RwSignal<String>,
    pub(super) resident: RwSignal<String>,
    pub(super) form: RwSignal<Option<PartyForm>>,
    pub(super) reason: RwSignal<String>,
    pub(super) nominee: RwSignal<String>,
}

impl Content {
    /// What stands on the server, or an empty form.
    pub(super) fn of(registration: Option<&Registration>) -> Self {
        let text = |pick: fn(&Registration) -> &str| {
            RwSignal::new(registration.map(|one| pick(one).to_owned()).unwrap_or_default())
        };
        let number = |pick: fn(&Registration) -> Option<i64>| {
            RwSignal::new(registration.and_then(pick).map(|count| count.to_string()).unwrap_or_default())
        };
        let subject = registration.map_or("new", |one| one.id.as_str());
        let files = PAPERS.map(|paper| (paper, Chosen::of(form_of(paper), subject)));
        Self {
            name: text(|one| &one.content.name),
            discipline: RwSignal::new(registration.and_then(|one| one.content.discipline)),
            seat: text(|one| &one.content.seat),
            purpose: text(|one| &one.content.purpose),
            scope: text(|one| &one.content.scope),
            area: text(|one| &one.content.area),
            funds: number(|one| one.content.funds_fen.map(|fen| fen / 100)),
            persons: number(|one| one.content.individual_founders),
            units: number(|one| one.content.unit_founders),
            staff: number(|one| one.content.full_time_staff),
            founder: text(|one| &one.content.founder),
            legal: text(|one| &one.content.legal_representative),
            namesake: text(|one| &one.content.namesake_note),
            secretary: text(|one| &one.content.secretary_general),
            charter: RwSignal::new(registration.and_then(|one| one.content.charter_clause)),
            on_paper: RwSignal::new(registration.map(|one| one.content.on_paper.clone()).unwrap_or_default()),
            files: StoredValue::new(files.to_vec()),
            formal: number(|one| one.content.pack.formal),
            probationary: number(|one| one.content.pack.probationary),
            resident: number(|one| one.content.pack.resident_formal),
            form: RwSignal::new(registration.and_then(|one| one.content.pack.form)),
            reason: text(|one| &one.content.pack.reason),
            nominee: text(|one| &one.content.pack.nominee),
        }
    }

    /// A number as it was typed; none where nothing was, a sentence where it is none.
    pub(super) fn number(label: &str, typed: RwSignal<String>) -> Result<Option<i64>, String> {
        let text = typed.get_untracked();
        match text.trim() {
            "" => Ok(None),
            digits => digits.parse().map(Some).map_err(|_| [label, "：", t().registration.whole_number].concat()),
        }
    }

    /// The files that have arrived, kind by kind.
    pub(super) fn papers(self) -> Result<Vec<(AttachmentPurpose, Vec<String>)>, String> {
        let mut all = Vec::new();
        for (paper, chosen) in self.files.get_value() {
            let ids = chosen.ids()?;
            if !ids.is_empty() {
                all.push((paper, ids));
            }
        }
        Ok(all)
    }

    /// What was sent is the server's now.
    pub(super) fn sent(self) {
        self.files.with_value(|files| files.iter().for_each(|(_, chosen)| chosen.clear()));
    }
}

/// The input of an operation: each has types of its own.
macro_rules! input {
    ($operation:ident, $content:expr) => {{
        let content: $crate::registration::content::Content = $content;
        let text = $crate::text::t().registration;
        let said =
            |signal: leptos::prelude::RwSignal<String>| Some(leptos::prelude::GetUntracked::get_untracked(&signal));
        let number = $crate::registration::content::Content::number;
        Ok::<_, String>($operation::RegistrationContentInput {
            name: leptos::prelude::GetUntracked::get_untracked(&content.name),
            discipline: leptos::prelude::GetUntracked::get_untracked(&content.discipline),
            seat: said(content.seat),
            purpose: said(content.purpose),
            scope: said(content.scope),
            area: said(content.area),
            funds_fen: number(text.funds, content.funds)?.map(|yuan| yuan.saturating_mul(100)),
            individual_founders: number(text.persons, content.persons)?,
            unit_founders: number(text.units, content.units)?,
            full_time_staff: number(text.staff, content.staff)?,
            founder: leptos::prelude::GetUntracked::get_untracked(&content.founder),
            legal_representative: said(content.legal),
            namesake_note: said(content.namesake),
            secretary_general: said(content.secretary),
            charter_clause: leptos::prelude::GetUntracked::get_untracked(&content.charter),
            on_paper: leptos::prelude::GetUntracked::get_untracked(&content.on_paper),
            pack: Some($operation::FormationPackInput {
                formal: number(text.formal, content.formal)?,
                probationary: number(text.probationary, content.probationary)?,
                resident_formal: number(text.resident, content.resident)?,
                form: leptos::prelude::GetUntracked::get_untracked(&content.form),
                reason: said(content.reason),
                nominee: said(content.nominee),
            }),
        })
    }};
}
pub(super) use input;

/// The name of a paper's own form on this page.
pub(super) const fn form_of(paper: AttachmentPurpose) -> &'static str {
    match paper {
        AttachmentPurpose::CapitalAndSeat => "paper-seat",
        AttachmentPurpose::FoundersProfile => "paper-founders",
        AttachmentPurpose::CharterDraft => "paper-charter",
        AttachmentPurpose::CommitmentLetter => "paper-commitment",
        _ => "paper-form",
    }
}
