//! Looking back: the day stands in the address (`?asOf=2025-01-01`), a banner says so, one press leads
//! back to today.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::parts::{Button, Icon, Note, Picture, Tone};
use crate::session::viewer;
use crate::text::{day, fill, t};

/// The way to another day.
type Go = StoredValue<Box<dyn Fn(Option<NaiveDate>)>, LocalStorage>;

/// The day looked at, and the way to another one.
#[derive(Clone, Copy)]
pub(super) struct AsOf {
    pub(super) day: Memo<Option<NaiveDate>>,
    go: Go,
}

impl AsOf {
    /// The day in the present address.
    pub(super) fn current() -> Self {
        let (query, path, navigate) = (use_query_map(), use_location().pathname, use_navigate());
        let today = viewer().today;
        let go = move |day: Option<NaiveDate>| {
            let day = day.map(|day| format!("?asOf={day}")).unwrap_or_default();
            let address = [path.get_untracked(), day].concat();
            navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        };
        let read = move || query.with(|query| query.get("asOf")?.parse().ok()).filter(|day| *day < today);
        Self { day: Memo::new(move |_| read()), go: StoredValue::new_local(Box::new(go)) }
    }

    /// Looks at another day; at today when none is given.
    pub(super) fn look(self, day: Option<NaiveDate>) {
        self.go.with_value(|go| go(day));
    }
}

/// The choice of a day.
#[component]
pub(super) fn AsOfField(as_of: AsOf, registered_on: NaiveDate) -> impl IntoView {
    let today = viewer().today;
    let value = move || as_of.day.get().unwrap_or(today).to_string();
    let choose = move |event| {
        let chosen: Option<NaiveDate> = event_target_value(&event).parse().ok();
        as_of.look(chosen.map(|day| day.max(registered_on)).filter(|day| *day < today));
    };
    view! {
        <label class="as-of">
            <Picture icon=Icon::History />
            <span>{t().register.as_of}</span>
            <input
                type="date"
                class="input w-40 text-ink"
                min=registered_on.to_string()
                max=today.to_string()
                prop:value=value
                on:change=choose
            />
        </label>
    }
}

/// The banner; nothing on today's page.
#[component]
pub(super) fn AsOfBanner(as_of: AsOf) -> impl IntoView {
    move || {
        as_of.day.get().map(|looked_at| {
            view! {
                <div class="mb-4" role="status">
                    <Note tone=Tone::Info>
                        <div class="flex flex-wrap items-center gap-3">
                            <p class="min-w-0 grow font-medium">{fill(t().register.as_of_banner, &[&day(looked_at)])}</p>
                            <Button icon=Icon::Undo on_press=Callback::new(move |()| as_of.look(None))>
                                {t().register.back_to_today}
                            </Button>
                        </div>
                    </Note>
                </div>
            }
        })
    }
}
