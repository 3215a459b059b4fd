//! The list of societies: found by anything one remembers, narrowed by what an address says, a table
//! on a desktop and lines on a phone.

mod address;
mod cards;
mod chips;
mod columns;
mod export;
mod panel;
mod reading;
mod row;
mod search;
mod table;
mod toolbar;

use leptos::prelude::*;
use view_model::register::filter::Filter;

use crate::parts::{Button, EmptyState, ErrorNote, Icon, LinkButton, PageHead, Skeleton, Weight, wide::wide};
use crate::session::viewer;
use crate::text::{fill, language, t};
use address::Address;
use reading::{Reading, Wish};

/// Lines that are read at a time: as many as one scrolls through on a phone, more on a desktop.
const PAGE: (usize, usize) = (20, 50);

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Lines,
    Coming,
    Failed,
    Nothing,
}

/// The screen.
#[component]
pub(crate) fn SocietyListPage() -> impl IntoView {
    let address = Address::current();
    let is_wide = wide();
    let reading = Reading::new(if is_wide.get_untracked() { PAGE.1 } else { PAGE.0 });
    let place = address::noted_place();
    Effect::new(move |earlier: Option<()>| {
        let (filter, order) = (address.filter.get(), address.order.get());
        let wish = Wish { address: address::written(&filter, order), filter, order };
        let restored = reading.show(wish, place.is_some() && earlier.is_none());
        if let Some(scroll) = place.filter(|_| restored) {
            // After the heading has taken the focus, which scrolls to it.
            request_animation_frame(move || {
                request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, scroll));
            });
        }
    });
    let columns = RwSignal::new(columns::kept());
    let total = Signal::derive(move || reading.total.get());
    let lines = move || {
        if is_wide.get() {
            view! { <table::RowTable address rows=reading.rows columns /> }.into_any()
        } else {
            view! { <cards::Cards rows=reading.rows /> }.into_any()
        }
    };
    // Told apart before anything is drawn: lines are not drawn anew because more are on their way.
    let stand = Memo::new(move |_| match (reading.rows.with(Vec::is_empty), reading.loading.get()) {
        (false, _) => Stand::Lines,
        (true, true) => Stand::Coming,
        (true, false) if reading.fault.with(Option::is_some) => Stand::Failed,
        (true, false) => Stand::Nothing,
    });
    view! {
        <PageHead title=t().register.societies />
        <toolbar::Toolbar address columns total is_wide />
        <chips::FilterChips address />
        <p class="mb-2 text-sm text-ink-2" role="status">{move || count(address, total.get())}</p>
        {move || {
            let fault = reading.fault.get()?;
            Some(view! { <ErrorNote message=fault.sentence(language()) on_retry=Callback::new(move |()| reading.again()) /> })
        }}
        <div on:click=move |_| address::note_place()>
            {move || match stand.get() {
                Stand::Lines => lines().into_any(),
                Stand::Coming => view! { <div class="sheet"><Skeleton lines=9 /></div> }.into_any(),
                Stand::Failed => ().into_any(),
                Stand::Nothing => view! { <Nothing address /> }.into_any(),
            }}
        </div>
        <More reading />
    }
}

fn count(address: Address, total: Option<i64>) -> Option<String> {
    let whole = address.filter.with(|filter| filter.count() == 0 && filter.search.is_empty());
    let text = if whole { t().register.count } else { t().register.count_narrowed };
    total.map(|total| fill(text, &[&total]))
}

/// Why there is nothing, and what to do.
#[component]
fn Nothing(address: Address) -> impl IntoView {
    let text = t().register;
    let filter = address.filter.get_untracked();
    if filter.count() > 0 {
        let clear = move |()| address.change(|filter| *filter = Filter::default());
        return view! {
            <EmptyState icon=Icon::Filter title=text.empty line=text.empty_filter_hint>
                <Button on_press=Callback::new(clear)>{text.filter_clear}</Button>
            </EmptyState>
        }
        .into_any();
    }
    if !filter.search.is_empty() {
        return view! { <EmptyState icon=Icon::Search title=text.empty line=text.empty_hint /> }.into_any();
    }
    let import = viewer().may("Mutation.startSocietyImport");
    view! {
        <EmptyState title=text.empty_whole line=if import { text.empty_whole_hint } else { "" }>
            {import.then(|| view! { <LinkButton href="/import" weight=Weight::Strong>{text.go_import}</LinkButton> })}
        </EmptyState>
    }
    .into_any()
}

/// The way to further lines.
#[component]
fn More(reading: Reading) -> impl IntoView {
    let left = move || {
        let shown = i64::try_from(reading.rows.with(Vec::len)).unwrap_or_default();
        reading.total.get().map_or(0, |total| (total - shown).max(0))
    };
    move || {
        reading.has_more().then(|| {
            let step = i64::try_from(reading.page()).unwrap_or_default();
            view! {
                <div class="my-4 flex justify-center">
                    <Button icon=Icon::Down busy=reading.loading on_press=Callback::new(move |()| reading.more())>
                        {move || fill(t().register.more, &[&left().min(step)])}
                    </Button>
                </div>
            }
        })
    }
}
