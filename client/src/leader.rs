//! Leaders: who stands on both legs, who leads Party work, what is against the rules; and the handover
//! of a post, shown before it is done.

mod card;
mod handover;
mod namesake;
mod posts;
mod read;
mod share;

use entity::people::appointment::LeaderPost;
use entity::people::dual::DualIdentity;
use entity::{Word, people::conflict::ConflictKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

pub(crate) use handover::HandoverPage;
pub(crate) use posts::PostsPage;

use crate::net::{self, cached};
use crate::parts::{Button, Card, Choice, Choices, EmptyState, Icon, Loaded, PageHead, Pick, TextField};
use crate::text::{fill, label, t};
use read::{Filter, Leaders, Seat, Variables};

/// How many a page has.
const PAGE: i64 = 50;

/// What the list is narrowed to, besides a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    All,
    Dual(DualIdentity),
    Conflict(ConflictKind),
}

impl View {
    fn all() -> Vec<Self> {
        let dual = DualIdentity::ALL.iter().map(|dual| Self::Dual(*dual));
        let conflicts = ConflictKind::ALL.iter().map(|kind| Self::Conflict(*kind));
        [Self::All].into_iter().chain(dual).chain(conflicts).collect()
    }

    fn label(self) -> &'static str {
        match self {
            Self::All => t().leader.everyone,
            Self::Dual(dual) => label(dual),
            Self::Conflict(kind) => label(kind),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn LeadersPage() -> impl IntoView {
    let text = t().leader;
    let query = use_query_map();
    let asked = move |name: &str| query.with(|query| query.get(name));
    let view = RwSignal::new(View::All);
    let search = RwSignal::new(String::new());
    let round = RwSignal::new(0_u32);
    let further = RwSignal::new(Vec::<Seat>::new());
    let next = RwSignal::new(None::<String>);
    let filter = move || {
        let mut filter = Filter { society: asked("society"), ..Filter::default() };
        match asked("lead").as_deref() {
            Some("nobody") => filter.no_party_lead = Some(true),
            Some(code) => filter.party_lead = LeaderPost::from_code(code),
            None => {}
        }
        match view.get() {
            View::All => {}
            View::Dual(dual) => filter.dual = Some(dual),
            View::Conflict(kind) => filter.conflict = Some(kind),
        }
        let typed = search.get();
        filter.search = (!typed.trim().is_empty()).then(|| typed.trim().chars().take(60).collect());
        filter
    };
    let ask = move |after| Variables { first: PAGE, after, filter: Some(filter()) };
    let reading = cached::<Leaders>(move || {
        round.track();
        let variables = ask(None);
        let key = serde_json::to_string(&variables.filter).unwrap_or_default();
        Some((["leaders.", &key].concat(), variables))
    });
    Effect::new(move |_| {
        next.set(reading.with(|data| data.and_then(read::after)));
        further.set(Vec::new());
    });
    let more = Callback::new(move |()| {
        let variables = untrack(|| ask(next.get()));
        spawn_local(async move {
            let Ok(page) = net::send::<Leaders>(variables).await else { return };
            // The screen may be gone by now.
            let _ = next.try_set(read::after(&page));
            let _ = further.try_update(|further| further.extend(page.leaders.nodes));
        });
    });
    let pill = move |which: View| {
        let chosen = Signal::derive(move || view.get() == which);
        view! { <Choice pick=Pick::One("leader-view") label=which.label() chosen on_choose=move || view.set(which) /> }
    };
    let settled = Callback::new(move |()| reading.reload());
    let shown = move |data: read::ResponseData| {
        let (first, total) = (data.leaders.nodes, data.leaders.total_count);
        if first.is_empty() {
            return view! { <Card><EmptyState icon=Icon::Search title=text.none line=text.none_line /></Card> }
                .into_any();
        }
        view! {
            <p class="mb-2 text-sm text-ink-2" role="status">{fill(text.count, &[&total])}</p>
            {move || view! { <card::Seats seats=[first.clone(), further.get()].concat() settled /> }}
            {move || next.get().map(|_| view! { <Button on_press=more>{t().responsibility.more}</Button> })}
        }
        .into_any()
    };
    view! {
        <PageHead title=text.title line=text.line />
        <div class="grid items-start gap-3 lg:grid-cols-[1fr_20rem]">
            <div class="min-w-0">
                <TextField id="leader-search" label=text.search value=search kind="search" />
                <Choices label=text.show>{View::all().into_iter().map(pill).collect_view()}</Choices>
                <Loaded reading lines=10 view=shown />
            </div>
            <div class="order-first lg:order-none"><share::ShareCard /></div>
        </div>
    }
}
