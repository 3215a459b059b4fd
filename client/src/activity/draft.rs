//! A plan while it is typed: kept on the device, and judged by the server's own rules.

use chrono::NaiveDate;
use entity::institution::activity::ActivityKind;
use entity::institution::activity::plan::{Filer, Plan};
use entity::institution::activity::rule::{ActivityRule, RuleWeight};
use entity::register::standing::Abnormality;
use entity::{Kind, Word, decode_global};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{Filing, Society, Terms};
use crate::net::draft::Place;
use crate::net::queue::Waiting;

/// The draft's name, beside the other forms.
pub(crate) const FORM: &str = "activity";

/// What a step of a filing is called in the queue.
pub(crate) const STEP: &str = "activity-step";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    kind: String,
    title: String,
    outline: String,
    speakers: String,
    audience: String,
    held_on: String,
    place: String,
    foreign_parties: String,
    name_basis: String,
    fees: bool,
    fee_basis: String,
    awards: bool,
    award_basis: String,
    co_hosts: String,
    opinion: String,
}

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) kind: RwSignal<ActivityKind>,
    pub(super) title: RwSignal<String>,
    pub(super) outline: RwSignal<String>,
    pub(super) speakers: RwSignal<String>,
    pub(super) audience: RwSignal<String>,
    pub(super) held_on: RwSignal<String>,
    pub(super) place: RwSignal<String>,
    pub(super) foreign_parties: RwSignal<String>,
    pub(super) name_basis: RwSignal<String>,
    pub(super) fees: RwSignal<bool>,
    pub(super) fee_basis: RwSignal<String>,
    pub(super) awards: RwSignal<bool>,
    pub(super) award_basis: RwSignal<String>,
    pub(super) co_hosts: RwSignal<String>,
    pub(super) opinion: RwSignal<String>,
}

impl Fields {
    /// As what is stuck in the queue, the device, or the returned filing knows them.
    pub(super) fn open(subject: &str, title: String, known: Typed, stuck: Option<&Waiting>) -> Self {
        let place = Place::new(subject, FORM);
        let kept = || place.recall::<Typed>().map_or(known, |draft| draft.fields);
        let typed = stuck.map_or_else(kept, meant);
        let text = RwSignal::<String>::new;
        let fields = Self {
            kind: RwSignal::new(ActivityKind::from_code(&typed.kind).unwrap_or(ActivityKind::Forum)),
            title: text(typed.title),
            outline: text(typed.outline),
            speakers: text(typed.speakers),
            audience: text(typed.audience),
            held_on: text(typed.held_on),
            place: text(typed.place),
            foreign_parties: text(typed.foreign_parties),
            name_basis: text(typed.name_basis),
            fees: RwSignal::new(typed.fees),
            fee_basis: text(typed.fee_basis),
            awards: RwSignal::new(typed.awards),
            award_basis: text(typed.award_basis),
            co_hosts: text(typed.co_hosts),
            opinion: text(typed.opinion),
        };
        Effect::new(move |earlier: Option<()>| {
            let typed = fields.typed();
            if earlier.is_some() {
                place.keep(&title, 0, typed);
            }
        });
        fields
    }

    fn typed(self) -> Typed {
        Typed {
            kind: self.kind.get().code().into(),
            title: self.title.get(),
            outline: self.outline.get(),
            speakers: self.speakers.get(),
            audience: self.audience.get(),
            held_on: self.held_on.get(),
            place: self.place.get(),
            foreign_parties: self.foreign_parties.get(),
            name_basis: self.name_basis.get(),
            fees: self.fees.get(),
            fee_basis: self.fee_basis.get(),
            awards: self.awards.get(),
            award_basis: self.award_basis.get(),
            co_hosts: self.co_hosts.get(),
            opinion: self.opinion.get(),
        }
    }

    /// The plan that they say; while there is no day, of the day given for it.
    pub(super) fn plan(self, no_day: NaiveDate) -> Plan {
        let typed = self.typed();
        let plan = Plan {
            kind: self.kind.get(),
            title: typed.title,
            outline: typed.outline,
            speakers: typed.speakers,
            audience: typed.audience.trim().parse().unwrap_or(0),
            held_on: typed.held_on.parse().unwrap_or(no_day),
            place: typed.place,
            foreign_parties: typed.foreign_parties,
            name_basis: typed.name_basis,
            fees: typed.fees,
            fee_basis: typed.fee_basis,
            awards: typed.awards,
            award_basis: typed.award_basis,
            co_hosts: typed.co_hosts,
            opinion: typed.opinion,
        };
        plan.trimmed()
    }

    /// Whether a day stands there.
    pub(super) fn has_day(self) -> bool {
        self.held_on.with(|day| day.parse::<NaiveDate>().is_ok())
    }

    /// Whether nothing has been typed yet.
    pub(super) fn is_empty(self) -> bool {
        self.title.with(String::is_empty) && self.outline.with(String::is_empty)
    }
}

/// Ends the draft: it was sent.
pub(super) fn forget(subject: &str) {
    Place::new(subject, FORM).discard();
}

/// Where a draft, or a write of the queue, goes on: of a society a new filing, of a filing its correction or
/// the step that was meant.
pub(crate) fn place_of(subject: &str, form: &str) -> String {
    match decode_global(subject) {
        Ok(_) if form == STEP => ["/activities/", subject].concat(),
        Ok((Kind::ActivityFiling, _)) => ["/activities/", subject, "/refile"].concat(),
        _ => "/activities/new".to_owned(),
    }
}

/// What the rules look at beside the plan.
pub(super) fn filer(society: &Society, terms: &Terms) -> Filer {
    let open = || society.listings.iter().filter(|listing| listing.until.is_none()).map(|listing| listing.kind);
    let grave = [Abnormality::Suspended, Abnormality::Liquidating, Abnormality::SeriousList];
    Filer {
        name: society.name.clone(),
        discipline: society.discipline,
        abnormality: open().find(|kind| grave.contains(kind)).or_else(|| open().next()),
        form: society.form,
        earliest_on: terms.earliest_on,
        lead_on: terms.lead_on,
    }
}

/// What was found that only points at something.
pub(super) fn warnings(found: &[ActivityRule]) -> Vec<ActivityRule> {
    found.iter().copied().filter(|rule| rule.weight() == RuleWeight::Warning).collect()
}

/// A returned filing as it had been typed.
pub(super) fn of(filing: &Filing) -> Typed {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    Typed {
        kind: filing.kind.code().into(),
        title: filing.title.clone(),
        outline: filing.outline.clone(),
        speakers: filing.speakers.clone(),
        audience: filing.audience.to_string(),
        held_on: filing.held_on.to_string(),
        place: filing.place.clone(),
        foreign_parties: given(&filing.foreign_parties),
        name_basis: given(&filing.name_basis),
        fees: filing.fees,
        fee_basis: given(&filing.fee_basis),
        awards: filing.awards,
        award_basis: given(&filing.award_basis),
        co_hosts: given(&filing.co_hosts),
        opinion: given(&filing.opinion),
    }
}

/// What a write of the queue meant, as it had been typed.
fn meant(waiting: &Waiting) -> Typed {
    let plan = &waiting.input["plan"];
    let text = |name: &str| plan[name].as_str().unwrap_or_default().to_owned();
    let yes = |name: &str| plan[name].as_bool().unwrap_or_default();
    Typed {
        kind: text("kind"),
        title: text("title"),
        outline: text("outline"),
        speakers: text("speakers"),
        audience: plan["audience"].as_i64().unwrap_or_default().to_string(),
        held_on: text("heldOn"),
        place: text("place"),
        foreign_parties: text("foreignParties"),
        name_basis: text("nameBasis"),
        fees: yes("fees"),
        fee_basis: text("feeBasis"),
        awards: yes("awards"),
        award_basis: text("awardBasis"),
        co_hosts: text("coHosts"),
        opinion: text("opinion"),
    }
}
