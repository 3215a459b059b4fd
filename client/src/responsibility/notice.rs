//! What is new for the viewer, newest first; each leads to its place. Whoever looks at it has seen it:
//! the figure on the bell goes, the marks stay until he looks again.

use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::responsibility::notice::NoticeKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::{called, place};
use crate::net::{self, cached, key, replay};
use crate::parts::{Card, Chip, EmptyState, Icon, LinkButton, Loaded, PageHead, RowLink, Tone};
use crate::session::session;
use crate::text::{fill, label, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/notice/notices.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Action", "NoticeKind", "OpenItemKind")
)]
struct Notices;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/notice/mark_notices_seen.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct MarkNoticesSeen;

use notices::{NoticesNoticesNodes as Notice, ResponseData};

/// The screen.
#[component]
pub(crate) fn NoticesPage() -> impl IntoView {
    let text = t().responsibility;
    let reading = cached::<Notices>(|| {
        replay::acknowledged().track();
        Some(("notices".into(), notices::Variables))
    });
    Effect::new(move |_| {
        // What the device remembers has been looked at before; only what the server says now counts.
        if !reading.loading() && !reading.stale() {
            reading.with(|data| data.map(mark));
        }
    });
    let view = |data: ResponseData| view! { <List notices=data.notices.nodes /> }.into_any();
    view! {
        <PageHead title=text.notices line=text.notices_line />
        <Loaded reading lines=6 view />
        <p class="mt-3"><LinkButton href="/todo" icon=Icon::Todo>{text.all_waiting}</LinkButton></p>
    }
}

/// Says that all of this has been seen.
fn mark(data: &ResponseData) {
    let newest = data.notices.nodes.iter().find(|notice| notice.unseen).map(|notice| notice.at.clone());
    let Some(until) = newest else { return };
    let input = mark_notices_seen::MarkNoticesSeenInput { idempotency_key: key::new_key(), until };
    spawn_local(async move {
        // Without a network the figure stays, and the next look takes it away.
        drop(net::send::<MarkNoticesSeen>(mark_notices_seen::Variables { input }).await);
        session().confirm().await;
    });
}

#[component]
fn List(notices: Vec<Notice>) -> impl IntoView {
    let text = t().responsibility;
    if notices.is_empty() {
        let (title, line) = (text.no_notices, text.no_notices_line);
        return view! { <Card><EmptyState icon=Icon::Bell title line /></Card> }.into_any();
    }
    let fresh = notices.iter().filter(|notice| notice.unseen).count();
    let title = if fresh > 0 { fill(text.new_count, &[&fresh]) } else { String::new() };
    let rows = notices.into_iter().map(|notice| view! { <Row notice /> }).collect_view();
    view! { <Card title>{rows}</Card> }.into_any()
}

#[component]
fn Row(notice: Notice) -> impl IntoView {
    let text = t().responsibility;
    let society = notice.society.as_ref();
    let said = match notice.kind {
        NoticeKind::Closed => {
            notice.action.zip(notice.by.as_ref()).map(|(action, by)| fill(text.notice_closed, &[&label(action), by]))
        }
        NoticeKind::Escalated => notice.holder.as_ref().map(|holder| fill(text.notice_late, &[&holder.name])),
        NoticeKind::Returned => notice.note.as_ref().map(|note| fill(text.notice_note, &[note])),
        NoticeKind::Arrived | NoticeKind::DueSoon | NoticeKind::Overdue => None,
    };
    let due = notice.due_on.map(|day| fill(t().directive.due_on, &[&day]));
    // What a day brings needs no hour: the last day is there.
    let dated = matches!(notice.kind, NoticeKind::DueSoon | NoticeKind::Overdue | NoticeKind::Escalated);
    let at = (!dated).then(|| moment(&notice.at));
    let line = [society.map(|society| society.name.clone()), said.or(notice.text.clone()), due, at];
    let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tone = match notice.kind {
        NoticeKind::Overdue | NoticeKind::Escalated => Tone::Bad,
        NoticeKind::Returned | NoticeKind::DueSoon => Tone::Warn,
        NoticeKind::Arrived => Tone::Info,
        NoticeKind::Closed => Tone::Ok,
    };
    let aside = view! {
        {notice.unseen.then(|| view! { <span class="text-sm font-semibold text-accent">{text.fresh}</span> })}
        <Chip tone>{label(notice.kind)}</Chip>
    };
    let href = place(notice.item_kind, notice.subject.as_deref(), society.map(|society| society.id.as_str()));
    view! { <RowLink href title=called(notice.item_kind, &notice.title) line aside=aside.into_any() /> }
}
