//! A proposal while it is typed: kept on the device, and judged by the server's own rule with the rules
//! that are in force.

use entity::Word;
use entity::form::assessment::{Assessment, RecommendedForm, assess};
use entity::form::party_form::{CoverageState, PartyForm};
use entity::form::proposal::{Nominee, NomineeRole, Proposal, Standing};
use entity::form::rules::RuleSet;
use entity::refusal::Refusal;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Society;
use crate::net::draft::Place;
use crate::net::queue::Waiting;
use crate::session::viewer;
use crate::text::t;

/// The draft's name, beside the forms of the register.
pub(crate) const FORM: &str = "formation";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    form: String,
    first: String,
    deputy: String,
    committee: String,
    superior: String,
    reason: String,
    day: String,
}

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) form: RwSignal<PartyForm>,
    /// Secretary or liaison.
    pub(super) first: RwSignal<String>,
    pub(super) deputy: RwSignal<String>,
    pub(super) committee: RwSignal<String>,
    pub(super) superior: RwSignal<String>,
    pub(super) reason: RwSignal<String>,
    pub(super) day: RwSignal<String>,
}

/// What the rules say about the society.
pub(super) fn verdict(society: &Society, rules: &RuleSet) -> Assessment {
    assess(&society.counts(), society.liquidating(), rules)
}

/// The form of a society that the rules recommend.
pub(super) const fn form_of(recommended: RecommendedForm) -> PartyForm {
    match recommended {
        RecommendedForm::Established => PartyForm::Established,
        RecommendedForm::Functional => PartyForm::Functional,
        RecommendedForm::Joint => PartyForm::Joint,
        RecommendedForm::Liaison => PartyForm::Liaison,
        RecommendedForm::Exempt => PartyForm::None,
    }
}

impl Fields {
    /// As what is stuck in the queue, the device, the returned case, or else the platform knows them.
    pub(super) fn open(society: &Society, rules: &RuleSet, stuck: Option<&Waiting>) -> Self {
        let place = Place::new(&society.id, FORM);
        let kept = || place.recall::<Typed>().map_or_else(|| known(society, rules), |draft| draft.fields);
        let typed = stuck.map_or_else(kept, meant);
        let fields = Self {
            form: RwSignal::new(PartyForm::from_code(&typed.form).unwrap_or(PartyForm::Functional)),
            first: RwSignal::new(typed.first),
            deputy: RwSignal::new(typed.deputy),
            committee: RwSignal::new(typed.committee),
            superior: RwSignal::new(typed.superior),
            reason: RwSignal::new(typed.reason),
            day: RwSignal::new(typed.day),
        };
        let (title, version) = (society.name.clone(), society.version);
        Effect::new(move |earlier: Option<()>| {
            let typed = fields.typed();
            if earlier.is_some() {
                place.keep(&title, version, typed);
            }
        });
        fields
    }

    fn typed(self) -> Typed {
        Typed {
            form: self.form.get().code().into(),
            first: self.first.get(),
            deputy: self.deputy.get(),
            committee: self.committee.get(),
            superior: self.superior.get(),
            reason: self.reason.get(),
            day: self.day.get(),
        }
    }

    /// The proposal that they say; none while the day is none.
    pub(super) fn proposal(self) -> Option<Proposal> {
        let typed = self.typed();
        let form = self.form.get();
        let nominees = nominees(form, &typed.first, &typed.deputy, &typed.committee);
        let superior = if form.coverage() == CoverageState::Organisation { typed.superior } else { String::new() };
        let proposal =
            Proposal { form, nominees, superior, reason: typed.reason, proposed_on: typed.day.parse().ok()? };
        Some(proposal.trimmed())
    }

    /// What is wrong with it, by the server's rule.
    pub(super) fn faults(self, society: &Society, rules: &RuleSet) -> Vec<Refusal> {
        let standing = Standing {
            form: society.form,
            counts: society.counts(),
            liquidating: society.liquidating(),
            registered_on: society.registered_on,
            rules,
            today: viewer().today,
        };
        self.proposal().map(|proposal| proposal.faults(&standing)).unwrap_or_default()
    }
}

/// Ends the draft: it was sent.
pub(super) fn forget(society: &Society) {
    Place::new(&society.id, FORM).discard();
}

/// Everyone who is named: the secretary or liaison first, then whom a branch has besides.
pub(super) fn nominees(form: PartyForm, first: &str, deputy: &str, committee: &str) -> Vec<Nominee> {
    let mut nominees = Vec::new();
    let mut name = |name: &str, role| {
        nominees.push(Nominee { name: name.trim().into(), role, is_party_member: None });
    };
    match form.coverage() {
        CoverageState::Uncovered => {}
        CoverageState::Work => name(first, NomineeRole::Liaison),
        CoverageState::Organisation => {
            name(first, NomineeRole::Secretary);
            if !deputy.trim().is_empty() {
                name(deputy, NomineeRole::DeputySecretary);
            }
            let others = committee.split(['、', '，', ',', ' ', '\n']);
            for other in others.filter(|text| !text.trim().is_empty()) {
                name(other, NomineeRole::CommitteeMember);
            }
        }
    }
    nominees
}

/// What a write of the queue meant, as it had been typed.
fn meant(waiting: &Waiting) -> Typed {
    let proposal = &waiting.input["proposal"];
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let named = |role: NomineeRole| {
        let all = proposal["nominees"].as_array().into_iter().flatten();
        let of_role = all.filter(|nominee| nominee["role"] == role.code());
        of_role.map(|nominee| text(&nominee["name"])).collect::<Vec<_>>().join("、")
    };
    Typed {
        form: text(&proposal["form"]),
        first: [named(NomineeRole::Secretary), named(NomineeRole::Liaison)].concat(),
        deputy: named(NomineeRole::DeputySecretary),
        committee: named(NomineeRole::CommitteeMember),
        superior: text(&proposal["superior"]),
        reason: text(&proposal["reason"]),
        day: text(&proposal["proposedOn"]),
    }
}

fn known(society: &Society, rules: &RuleSet) -> Typed {
    let day = viewer().today.to_string();
    if let Some(case) = &society.formation {
        let named = |role| {
            let of_role = case.nominees.iter().filter(move |nominee| nominee.role == role);
            of_role.map(|nominee| nominee.name.clone()).collect::<Vec<_>>().join("、")
        };
        return Typed {
            form: case.form.code().into(),
            first: [named(NomineeRole::Secretary), named(NomineeRole::Liaison)].concat(),
            deputy: named(NomineeRole::DeputySecretary),
            committee: named(NomineeRole::CommitteeMember),
            superior: case.superior.clone(),
            reason: case.reason.clone(),
            day,
        };
    }
    let leader = society.leaders.iter().find(|leader| leader.leads_party_work).or(society.leaders.first());
    Typed {
        form: form_of(verdict(society, rules).recommended).code().into(),
        first: leader.map(|leader| leader.name.clone()).unwrap_or_default(),
        superior: t().form.superior_known.into(),
        day,
        ..Typed::default()
    }
}
