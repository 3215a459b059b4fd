//! What became of each message: a table on a desk, lines on a phone, narrowed to how they stand.

use entity::Word;
use entity::ledger::webhook::{LOG_DAYS, MessageState, MessageTopic, TRIES, WebhookState};
use leptos::prelude::*;
use view_model::account::measure::took;
use view_model::account::webhook::{answer, screen};

use super::act::ResendOne;
use super::view::{LogData, LogVariables, Message, Seen, WebhookLog, log};
use crate::net::{Page, Pages, pages};
use crate::parts::wide::wide;
use crate::parts::{Button, Card, Chip, Choice, Choices, Column, EmptyState, Further, Icon, Loaded, Pick, Table, Tone};
use crate::session::viewer;
use crate::text::{self, fill, label, moment, t};

/// How many a page has.
const PAGE: i64 = 30;

/// The card.
#[component]
pub(super) fn Log(
    #[prop(into)] webhook: Signal<String>,
    #[prop(into)] seen: Signal<Option<Seen>>,
    /// It is read anew with each.
    #[prop(into)]
    round: Signal<u32>,
    renew: Callback<()>,
    moved: Callback<()>,
) -> impl IntoView {
    let text = text::webhook::t();
    let narrow = RwSignal::new(None::<MessageState>);
    let ask = move |after| LogVariables { webhook: webhook.get(), first: PAGE, after, state: narrow.get() };
    let reading = log(move || {
        round.track();
        ask(None)
    });
    let view = move |data: LogData| {
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Messages data fetch seen moved /> }.into_any()
    };
    let choice = move |which: Option<MessageState>| {
        let chosen = Signal::derive(move || narrow.get() == which);
        let name = which.map_or(t().home.every_kind, |state| label(state));
        view! { <Choice pick=Pick::One("message-state") label=name chosen on_choose=move || narrow.set(which) /> }
    };
    let states: &[MessageState] = Word::ALL;
    let busy = Signal::derive(move || reading.loading());
    let aside = view! { <Button icon=Icon::Retry busy on_press=renew>{text.renew}</Button> };
    view! {
        <Card title=text.log aside=aside.into_any()>
            <p class="mb-3 text-sm text-ink-2">{fill(text.log_line, &[&LOG_DAYS])}</p>
            <Choices label=text.narrow>
                {choice(None)} {states.iter().map(|state| choice(Some(*state))).collect_view()}
            </Choices>
            <Loaded reading lines=8 view />
        </Card>
    }
}

/// A page out of an answer.
fn read(data: LogData) -> Page<Message> {
    let page = data.webhook_messages;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Messages(
    data: LogData,
    fetch: Callback<String, LogVariables>,
    seen: Signal<Option<Seen>>,
    moved: Callback<()>,
) -> impl IntoView {
    let text = text::webhook::t();
    let total = data.webhook_messages.total_count;
    let first = read(data);
    if first.0.is_empty() {
        return view! { <EmptyState icon=Icon::Done title=text.no_messages line=text.no_messages_line /> }.into_any();
    }
    let Pages { rows, left, busy, more } = pages::<WebhookLog, Message>(first, fetch, read);
    let wide = wide();
    // What is sent again stands upon the webhook as it is now.
    let shown = move || {
        let Some(seen) = seen.get() else { return ().into_any() };
        let rows = rows.get().into_iter();
        if wide.get() {
            let columns = vec![
                Column::words(text.at),
                Column::words(text.what),
                Column::words(text.state),
                Column::figures(text.tries),
                Column::words(text.answered),
                Column::figures(text.took),
                Column::words(text.tried_at),
            ];
            let rows = rows.map(|row| cells(Shown::of(row, &seen), &seen, moved)).collect_view();
            view! { <Table caption=text.log columns>{rows}</Table> }.into_any()
        } else {
            view! { <ul>{rows.map(|row| line(Shown::of(row, &seen), &seen, moved)).collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <p class="mb-2 text-sm text-ink-2" role="status">{fill(text.count, &[&total])}</p>
        {shown}
        <Further left busy more />
    }
    .into_any()
}

/// A message in words.
struct Shown {
    id: String,
    at: String,
    what: AnyView,
    state: MessageState,
    chip: AnyView,
    tries: i64,
    answered: String,
    took: String,
    tried_at: String,
    next_at: String,
}

impl Shown {
    fn of(row: Message, seen: &Seen) -> Self {
        let text = text::webhook::t();
        let tone = match row.state {
            MessageState::Waiting if row.tries > 0 => Tone::Warn,
            MessageState::Waiting => Tone::Info,
            MessageState::Delivered => Tone::Ok,
            MessageState::GivenUp => Tone::Bad,
        };
        // What has not been tried yet waits for its turn, and what is paused for somebody: neither for an hour.
        let next = row.next_try_at.as_deref().filter(|_| row.tries > 0 && seen.state == WebhookState::Active);
        Self {
            at: moment(&row.at),
            chip: view! { <Chip tone>{label(row.state)}</Chip> }.into_any(),
            tries: row.tries,
            answered: answer(row.status, row.fault),
            took: row.took_ms.and_then(|ms| i32::try_from(ms).ok()).map(|ms| took(ms.into())).unwrap_or_default(),
            tried_at: row.tried_at.as_deref().map(moment).unwrap_or_default(),
            next_at: next.map(|at| fill(text.next_at, &[&moment(at)])).unwrap_or_default(),
            state: row.state,
            id: row.id.clone(),
            what: what(&row),
        }
    }

    /// Sends it again, where it was given up.
    fn again(&self, seen: &Seen, moved: Callback<()>) -> Option<AnyView> {
        let resends = self.state == MessageState::GivenUp && viewer().may("Mutation.resendWebhookMessages");
        let (seen, message) = (seen.clone(), self.id.clone());
        resends.then(|| view! { <ResendOne seen message moved /> }.into_any())
    }
}

/// What a message tells; a link where that has a screen.
fn what(row: &Message) -> AnyView {
    let (MessageTopic::Change, Some(kind)) = (row.topic, row.kind) else {
        return label(row.topic).into_any();
    };
    let place = row.node_id.as_deref().filter(|_| viewer().may(kind.field()));
    let gone = row.gone.then(|| ["（", text::webhook::t().gone, "）"].concat());
    match place.and_then(|id| screen(kind, id, row.gone)) {
        Some(href) => {
            view! { <a class="link inline-flex min-h-11 items-center" href=href>{label(kind)}</a> }.into_any()
        }
        None => view! { {label(kind)} {gone} }.into_any(),
    }
}

fn cells(row: Shown, seen: &Seen, moved: Callback<()>) -> AnyView {
    let again = row.again(seen, moved);
    view! {
        <tr>
            <td class="whitespace-nowrap">{row.at}</td>
            <td>{row.what}</td>
            <td>{row.chip} {again}</td>
            <td class="figure">{row.tries}</td>
            <td>{row.answered}</td>
            <td class="figure whitespace-nowrap">{row.took}</td>
            <td class="whitespace-nowrap">
                {row.tried_at} <span class="block text-sm text-ink-2 empty:hidden">{row.next_at}</span>
            </td>
        </tr>
    }
    .into_any()
}

fn line(row: Shown, seen: &Seen, moved: Callback<()>) -> AnyView {
    let again = row.again(seen, moved);
    let tried = (row.tries > 0).then(|| fill(text::webhook::t().tried, &[&row.tries, &TRIES]));
    let told = joined([Some(row.tried_at), tried]);
    let came = joined([Some(row.answered), Some(row.took)]);
    view! {
        <li class="border-b border-line py-3 last:border-0">
            <div class="flex flex-wrap items-center justify-between gap-x-3">
                <span class="font-medium">{row.what}</span>
                {row.chip}
            </div>
            <p>{row.at}</p>
            <p class="empty:hidden">{came}</p>
            <p class="text-sm text-ink-2 empty:hidden">{told}</p>
            <p class="text-sm text-ink-2 empty:hidden">{row.next_at}</p>
            {again}
        </li>
    }
    .into_any()
}

/// What there is to say, in a line.
fn joined(said: [Option<String>; 2]) -> String {
    said.into_iter().flatten().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
}
