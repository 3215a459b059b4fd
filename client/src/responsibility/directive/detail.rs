//! One directive: what is asked, one's own answer, and for officials the grid of echo.

use entity::responsibility::directive::RecipientState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::answer::{AnswerCard, Asked};
use crate::file::{Files, shown};
use crate::net::{self, Cached, cached, key, replay};
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Column, EmptyState, ErrorNote, Icon, Loaded, Note, PageHead, Pick, Share,
    Shares, Table, TextField, Tone,
};
use crate::session::session;
use crate::text::{day, days_left, fill, label, language, moment, t};
use entity::{Language, Word};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/directive_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("RecipientState")
)]
struct DirectiveView;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/withdraw.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct WithdrawDirective;

use directive_view::{
    DirectiveViewDirectiveRecipientsNodes as Recipient, DirectiveViewNode as Node,
    DirectiveViewNodeOnDirective as Directive, ResponseData,
};

/// The screen.
#[component]
pub(crate) fn DirectivePage() -> impl IntoView {
    let params = use_params_map();
    let state = RwSignal::new(None::<RecipientState>);
    let reading = cached::<DirectiveView>(move || {
        replay::acknowledged().track();
        let id = params.with(|params| params.get("id").unwrap_or_default());
        let states = state.get().map(|state| vec![state]);
        Some((
            ["directive.", &id, state.get().map_or("", Word::code)].concat(),
            directive_view::Variables { id, states },
        ))
    });
    let view = move |data: ResponseData| {
        let recipients = data.directive_recipients.nodes;
        match data.node {
            Some(Node::Directive(directive)) => view! { <Sheet directive recipients state reading /> }.into_any(),
            _ => view! {
                <PageHead title=t().directive.not_found />
                <EmptyState icon=Icon::Search title=t().directive.not_found />
            }
            .into_any(),
        }
    };
    view! { <Loaded reading lines=8 view /> }
}

#[component]
fn Sheet(
    directive: Directive,
    recipients: Vec<Recipient>,
    state: RwSignal<Option<RecipientState>>,
    reading: Cached<ResponseData>,
) -> impl IntoView {
    let text = t().directive;
    let Directive { id, number, title, body, mine, issuer, issued_on, due_on, .. } = directive.clone();
    let issuer = if language() == Language::En { issuer.name_en } else { issuer.name };
    let line = [issuer.as_str(), " · ", &number].concat();
    let own = recipients.iter().find(|recipient| recipient.mine && directive.withdrawn_on.is_none()).cloned();
    let own = own.map(|own| {
        let files = shown!(own.attachments);
        let asked = Asked { recipient: own.id, title: title.clone(), state: own.state, echo: own.echo, files };
        view! { <AnswerCard asked on_change=Callback::new(move |()| reading.reload()) /> }
    });
    let withdrawn = directive.withdraw_reason.clone().zip(directive.withdrawn_on).map(|(reason, on)| {
        view! { <Note tone=Tone::Warn>{fill(text.withdrawn_because, &[&day(on), &reason])}</Note> }
    });
    let due = (directive.withdrawn_on.is_none())
        .then(|| view! { <Chip tone=Tone::of_days(directive.days_left + 7)>{days_left(directive.days_left)}</Chip> });
    let print = || drop(window().print());
    let aside = view! { <Button icon=Icon::Print on_press=print>{text.print}</Button> }.into_any();
    let grid = directive.echo.clone().map(|echo| {
        let part = |state: RecipientState, count| Share { label: label(state).into(), href: "#echo".into(), count };
        let shares = vec![
            part(RecipientState::Done, echo.done),
            part(RecipientState::Acked, echo.acked),
            part(RecipientState::Issued, echo.issued),
        ];
        let late = (echo.late > 0)
            .then(|| view! { <p class="mb-2 font-medium text-accent">{fill(text.late_of, &[&echo.late])}</p> });
        view! {
            <Card title=fill(text.echo_of, &[&echo.recipients])>
                {late}
                <Shares caption=text.echo_title thing=text.state whole=text.recipients shares />
                <div id="echo" class="mt-4"><Grid recipients state /></div>
            </Card>
        }
    });
    view! {
        <PageHead title=title line aside />
        <div class="grid gap-3">
            {withdrawn} {own}
            <Card>
                <p class="flex flex-wrap items-center gap-3 text-sm text-ink-2">
                    {due} {fill(text.issued_on, &[&day(issued_on)])} " · " {fill(text.due_on, &[&day(due_on)])}
                </p>
                <p class="mt-3 whitespace-pre-line">{body}</p>
                <Files files=shown!(directive.attachments) />
            </Card>
            {grid}
            {(mine && directive.withdrawn_on.is_none()).then(|| view! { <Withdraw id reading /> })}
        </div>
    }
}

/// Who is how far: by state.
#[component]
fn Grid(recipients: Vec<Recipient>, state: RwSignal<Option<RecipientState>>) -> impl IntoView {
    let text = t().directive;
    let choice = move |which: Option<RecipientState>| {
        let chosen = Signal::derive(move || state.get() == which);
        let label = which.map_or(t().home.every_kind, label);
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || state.set(which) /> }
    };
    let row = |Recipient { state, holder, acked_at, done_at, done_by, acked_by, echo, attachments, .. }: Recipient| {
        let at = done_at.or(acked_at).map(|at| moment(&at)).unwrap_or_default();
        let by = done_by.or(acked_by).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{holder.name}</th>
                <td>{label(state)}</td>
                <td class="roomy">{at} " " {by}</td>
                <td>{echo.unwrap_or_default()} <Files files=shown!(attachments) /></td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(text.recipient),
        Column::words(text.state),
        Column::roomy(text.when),
        Column::words(text.echo),
    ];
    view! {
        <div class="print:hidden">
            <Choices label=text.state>
                {choice(None)} {RecipientState::ALL.iter().map(|state| choice(Some(*state))).collect_view()}
            </Choices>
        </div>
        <Table caption=text.echo_title columns>{recipients.into_iter().map(row).collect_view()}</Table>
    }
}

/// Taking it back, with the reason.
#[component]
fn Withdraw(id: String, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().directive;
    let (reason, fault) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let key = StoredValue::new(key::new_key());
    let send = move || {
        let input = withdraw_directive::WithdrawDirectiveInput {
            idempotency_key: key.get_value(),
            directive_id: id.clone(),
            reason: reason.get_untracked(),
        };
        spawn_local(async move {
            let sent = net::send::<WithdrawDirective>(withdraw_directive::Variables { input }).await;
            let told = match sent {
                Ok(data) => data.withdraw_directive.user_errors.into_iter().next().map(|error| error.message),
                Err(error) => Some(error.sentence(language())),
            };
            if told.is_none() {
                spawn_local(session().confirm());
                reading.reload();
            }
            // The screen may be gone by now.
            let _ = fault.try_set(told);
        });
    };
    view! {
        <details class="fold print:hidden">
            <summary class="row-link">{text.withdraw}</summary>
            <div class="pt-2">
                {move || fault.get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
                <TextField id="reason" label=text.reason value=reason />
                <Button icon=Icon::Undo on_press=send>{text.withdraw}</Button>
            </div>
        </details>
    }
}
