//! The platform's health, as an administrator looks at it when something is said to hang: whether all is well, what waits,
//! how the clock's jobs go, what takes long; and the ledger's proof.

mod counts;
mod parts;
mod view;

use entity::job::Job;
use leptos::prelude::*;
use view_model::account::health::{Course, GivenUp};

use self::counts::Counts;
use self::parts::{Jobs, Operations, Server, Verdict, Waits};
use self::view::{ResponseData, System, courses, reading};
use super::LedgerCheck;
use super::mails::GivenUpMails;
use super::oauth::FailingWebhooks;
use crate::parts::{Button, Card, Icon, Loaded, PageHead};
use crate::session::viewer;
use crate::text::{self, fill, moment, t};

pub(crate) use counts::SystemTiles;

/// The whole page.
#[component]
pub(crate) fn SystemPage() -> impl IntoView {
    let (text, more) = (t().account, text::health::t());
    let (reading, round) = (reading(), RwSignal::new(0_u32));
    let renew = move |()| {
        reading.reload();
        round.update(|round| *round += 1);
    };
    let busy = Signal::derive(move || reading.loading());
    let aside = view! { <Button icon=Icon::Retry busy on_press=renew>{more.renew}</Button> };
    let read_at = move || reading.with(|data| data.map(|data| fill(more.read_at, &[&moment(&data.system.now)])));
    let lost = Memo::new(move |_| reading.with(|data| data.map(|data| data.system.queues.lost()).unwrap_or_default()));
    // What was lost is listed for as long as there is some.
    let webhooks = Memo::new(move |_| lost.with(|GivenUp { webhooks, messages, .. }| *webhooks > 0 || *messages > 0));
    let failing = move || {
        (webhooks.get() && viewer().may("Query.webhooks")).then(|| {
            view! {
                <div id="webhooks" class="anchored">
                    <FailingWebhooks round />
                </div>
            }
        })
    };
    let mails = viewer().may("Query.mails").then(|| view! { <GivenUpMails round /> });
    view! {
        <PageHead title=text.system line=text.system_line aside=aside.into_any() />
        <p class="mb-2 text-sm text-ink-2" role="status">{read_at}</p>
        <div class="grid gap-3">
            <div>
                <Loaded reading lines=12 view=|data: ResponseData| view! { <Health system=data.system /> }.into_any() />
            </div>
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                {failing}
                <div id="mails" class="anchored">
                    {mails}
                </div>
                <LedgerCheck />
            </div>
        </div>
    }
}

/// All that is read at once.
#[component]
fn Health(system: System) -> impl IntoView {
    let rows = courses(&system);
    let jobs: Vec<(Job, Course)> = rows.iter().map(|(row, course)| (row.job, *course)).collect();
    let System { societies, events, users, last_import_at, queues, operations, .. } = system.clone();
    view! {
        <div class="grid gap-3">
            <Verdict jobs queues=queues.clone() />
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <Waits queues />
                <Server system />
            </div>
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div id="jobs" class="anchored">
                    <Jobs rows />
                </div>
                <Operations rows=operations />
            </div>
            <Card title=text::health::t().inside>
                <Counts societies events users last_import_at />
            </Card>
        </div>
    }
}
