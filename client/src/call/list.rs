//! `/calls`: what is called for, whether one may apply and why not; a society's own applications; what is
//! published to be approved.

use entity::project::call::CallState;
use leptos::prelude::*;

use super::act::Act;
use super::send;
use super::view::{CallRow, CallsData, Mine, Notice, call_tone, calls, tone};
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Chip, EmptyState, Field, Icon, LinkButton, Loaded, PageHead, RowLink, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t, yuan};

/// The screen.
#[component]
pub(crate) fn CallsPage() -> impl IntoView {
    let text = text::call::t();
    let viewer = viewer();
    let (own, writes) = (viewer.society_id.is_some(), viewer.may("Mutation.saveCall"));
    let knows_experts = viewer.may("Query.experts");
    let reading = calls(&viewer);
    let moved = Callback::new(move |()| reading.reload());
    let aside = (writes || knows_experts).then(|| {
        let new = writes.then(
            || view! { <LinkButton href="/calls/new" icon=Icon::Edit weight=Weight::Strong>{text.new}</LinkButton> },
        );
        let experts =
            knows_experts.then(|| view! { <LinkButton href="/experts" icon=Icon::People>{text.experts}</LinkButton> });
        view! { <span class="flex flex-wrap gap-2">{experts} {new}</span> }.into_any()
    });
    let view = move |data: CallsData| {
        let mine = data.applications.nodes.clone();
        view! {
            <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
                <Rows rows=data.calls.nodes.clone() own writes />
                <div class="grid gap-3">
                    {own.then(|| view! { <Own rows=mine /> })}
                    <Notices rows=data.award_notices.clone() moved />
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <PageHead title=t().ahead.calls line=if own { text.line_own } else { text.line } aside=aside.unwrap_or_else(|| ().into_any()) />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Rows(rows: Vec<CallRow>, own: bool, writes: bool) -> impl IntoView {
    let text = text::call::t();
    if rows.is_empty() {
        let line = if writes { text.none_desk } else { text.none_line };
        return view! { <Card><EmptyState icon=Icon::File title=text.none line /></Card> }.into_any();
    }
    let row = move |row: CallRow| {
        let window = fill(text.window, &[&day(row.opens_on), &day(row.closes_on)]);
        let line = [label(row.kind), window.as_str(), &yuan(row.budget_fen)].join(" · ");
        let left = (row.state == CallState::Open).then(|| match row.days_left {
            ..0 => None,
            0 => Some(view! { <Chip tone=Tone::Warn>{text.last_day}</Chip> }),
            days => Some(view! { <Chip tone=Tone::of_days(days)>{fill(text.days_left, &[&days])}</Chip> }),
        });
        let eligible = row.hindrances.as_ref().filter(|_| own && row.state == CallState::Open).map(|all| {
            let (tone, said) = if all.is_empty() { (Tone::Ok, text.eligible) } else { (Tone::Warn, text.not_eligible) };
            view! { <Chip tone>{said}</Chip> }
        });
        let aside = view! {
            <span class="inline-flex flex-wrap justify-end gap-1">
                <Chip tone=call_tone(row.state)>{label(row.state)}</Chip> {left} {eligible}
            </span>
        };
        view! { <RowLink href=["/calls/", &row.id].concat() title=row.title.clone() line aside=aside.into_any() /> }
    };
    view! { <Card title=text.calls>{rows.into_iter().map(row).collect_view()}</Card> }.into_any()
}

#[component]
fn Own(rows: Vec<Mine>) -> impl IntoView {
    let text = text::call::t();
    if rows.is_empty() {
        return view! { <Card title=text.mine><p class="text-ink-2">{text.mine_none}</p></Card> }.into_any();
    }
    let row = |row: Mine| {
        let title = row.title.clone().unwrap_or_else(|| row.call.title.clone());
        let next = row.open_item.as_ref().map(|item| item.reason.text.clone()).unwrap_or_default();
        let line = [row.call.title.as_str(), &next].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let aside = view! { <Chip tone=tone(row.state)>{label(row.state)}</Chip> }.into_any();
        view! { <RowLink href=["/applications/", &row.id].concat() title line=line.join(" · ") aside /> }
    };
    view! { <Card title=text.mine>{rows.into_iter().map(row).collect_view()}</Card> }.into_any()
}

/// What is published to be approved; whoever may object does it here.
#[component]
fn Notices(rows: Vec<Notice>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    if rows.is_empty() {
        return ().into_any();
    }
    let act = Act::new(moved);
    let objects = viewer().may("Mutation.objectToAward");
    let open = RwSignal::new(None::<String>);
    let row = move |row: Notice| {
        let until = row.until.map(|until| fill(text.notice_until, &[&day(until)])).unwrap_or_default();
        let money = row.awarded_fen.map(yuan).unwrap_or_default();
        let outcome = row.outcome.map(label).unwrap_or_default();
        let parts = [row.society.as_str(), &row.leader_name, outcome, &money, &until];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let id = row.application_id.clone();
        view! {
            <li class="border-b border-line py-2 last:border-0">
                <span class="block font-medium">{row.title.clone()}</span>
                <span class="block text-sm text-ink-2">{line}</span>
                {objects.then(|| view! { <Object id act open /> })}
            </li>
        }
    };
    view! { <Card title=text.notices>{act.notes()} <ul>{rows.into_iter().map(row).collect_view()}</ul></Card> }
        .into_any()
}

/// The form under its notice; one is open at a time, so that a field's id is one's alone.
#[component]
fn Object(id: String, act: Act, open: RwSignal<Option<String>>) -> impl IntoView {
    let text = text::call::t();
    let typed = RwSignal::new(String::new());
    let this = StoredValue::new(id);
    let shown =
        Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|id| this.with_value(|this| this == id))));
    let send = move |()| {
        let typed = typed.get_untracked();
        act.run(text.objected, async move { send::object(this.get_value(), typed).await });
    };
    move || {
        if !shown.get() {
            return view! { <Button weight=Weight::Quiet on_press=move |()| open.set(Some(this.get_value()))>{text.object}</Button> }.into_any();
        }
        view! {
            <Field id="objection" label=text.object_text>
                <textarea id="objection" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("objection") bind:value=typed></textarea>
            </Field>
            <Button busy=act.busy on_press=send>{text.object}</Button>
        }
        .into_any()
    }
}
