//! Civil affairs opens the annual inspection of a year: its days as they usually are, what the Party half
//! weighs, the notice; the rule answers while one fills in.

use chrono::{Datelike, NaiveDate};
use entity::institution::campaign::{CampaignDays, DAYS_RULE, PartyGate};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::review::Act;
use super::send::{self, Opened};
use crate::net::key::new_key;
use crate::parts::{Button, Card, Choice, Choices, EmptyState, Icon, Note, PageHead, Pick, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{fill, label, language, t};

/// The days while they are typed.
#[derive(Clone, Copy)]
struct Days {
    opening: RwSignal<String>,
    society: RwSignal<String>,
    sponsor: RwSignal<String>,
    civil: RwSignal<String>,
    conclusion: RwSignal<String>,
}

impl Days {
    /// The usual ones; a campaign that is opened later begins today.
    fn usual(today: NaiveDate) -> Self {
        let CampaignDays { opens_on, society_due_on, sponsor_due_on, civil_due_on, concludes_on } =
            CampaignDays::usual(today.year());
        let typed = |day: NaiveDate| RwSignal::new(day.to_string());
        Self {
            opening: typed(opens_on.max(today)),
            society: typed(society_due_on),
            sponsor: typed(sponsor_due_on),
            civil: typed(civil_due_on),
            conclusion: typed(concludes_on),
        }
    }

    /// As days; none while one of them is none.
    fn read(self) -> Option<CampaignDays> {
        let day = |typed: RwSignal<String>| typed.with(|text| text.parse().ok());
        Some(CampaignDays {
            opens_on: day(self.opening)?,
            society_due_on: day(self.society)?,
            sponsor_due_on: day(self.sponsor)?,
            civil_due_on: day(self.civil)?,
            concludes_on: day(self.conclusion)?,
        })
    }
}

/// `/inspection/open`.
#[component]
pub(crate) fn OpeningPage() -> impl IntoView {
    let text = t().inspection;
    if viewer().may("Mutation.openInspection") {
        view! { <PageHead title=text.open line=text.open_line /> <Form /> }.into_any()
    } else {
        view! { <PageHead title=text.open /> <EmptyState icon=Icon::Lock title=text.not_allowed /> }.into_any()
    }
}

#[component]
fn Form() -> impl IntoView {
    let text = t().inspection;
    let today = viewer().today;
    let year = RwSignal::new(today.year());
    let days = Days::usual(today);
    let notice = RwSignal::new(String::new());
    let gate = RwSignal::new(PartyGate::Hard);
    let navigate = use_navigate();
    let act = Act::new(Callback::new(move |()| navigate("/inspection", NavigateOptions::default())));
    let faults = Memo::new(move |_| {
        let found = days.read().map(|days| days.faults(today));
        found
            .unwrap_or_default()
            .into_iter()
            .map(|fault| (fault.path, fault.code.sentence(language())))
            .collect::<Vec<_>>()
    });
    let fault = move |path: &'static str| {
        Signal::derive(move || faults.with(|all| all.iter().find(|(at, _)| *at == path).map(|(_, said)| said.clone())))
    };
    let ready = Signal::derive(move || {
        faults.with(Vec::is_empty) && days.read().is_some() && notice.with(|notice| !notice.trim().is_empty())
    });
    let key = StoredValue::new(new_key());
    let send = move |()| {
        let Some(days) = untrack(|| days.read()) else { return };
        let year = i64::from(year.get_untracked());
        let opened = Opened {
            year,
            reports_on: year - 1,
            notice: notice.get_untracked(),
            days,
            party_gate: gate.get_untracked(),
        };
        act.run(text.opened, send::open(opened, key.get_value()));
    };
    let of_year = move |which: i32| {
        let chosen = Signal::derive(move || year.get() == which);
        let said = fill(text.campaign, &[&which, &(which - 1)]);
        view! { <Choice pick=Pick::One("year") label=said chosen on_choose=move || year.set(which) /> }
    };
    let weight = move |which: PartyGate| {
        let chosen = Signal::derive(move || gate.get() == which);
        view! { <Choice pick=Pick::One("gate") label=label(which) chosen on_choose=move || gate.set(which) /> }
    };
    view! {
        <Card>
            {act.notes()}
            <Choices label=text.year>{of_year(today.year())} {of_year(today.year() - 1)}</Choices>
            <TextField id="notice" label=text.notice hint=text.notice_hint value=notice />
            <div class="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
                <TextField id="opensOn" kind="date" label=text.opens_on value=days.opening error=fault("opensOn") />
                <TextField id="societyDueOn" kind="date" label=text.society_due value=days.society error=fault("societyDueOn") />
                <TextField id="sponsorDueOn" kind="date" label=text.sponsor_due value=days.sponsor error=fault("sponsorDueOn") />
                <TextField id="civilDueOn" kind="date" label=text.civil_due value=days.civil error=fault("civilDueOn") />
                <TextField id="concludesOn" kind="date" label=text.concludes value=days.conclusion error=fault("concludesOn") />
            </div>
            <p class="mb-4 text-sm text-ink-2">{DAYS_RULE}</p>
            <Choices label=text.party_gate>{weight(PartyGate::Hard)} {weight(PartyGate::Warning)}</Choices>
            <div class="mb-4">
                <Note tone=Tone::Info>
                    {move || if gate.get() == PartyGate::Hard { text.hard_line } else { text.warning_line }}
                </Note>
            </div>
            <Button weight=Weight::Strong icon=Icon::Send busy=act.busy disabled=Signal::derive(move || !ready.get()) on_press=send>
                {text.open_now}
            </Button>
        </Card>
    }
}
