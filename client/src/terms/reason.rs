//! The reasons for conclusions: the whole list, those that are no longer offered too; who keeps it enters
//! one, puts it in other words, retires it or offers it again.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::Reason;
use super::keep::{Keep, Told};
use crate::parts::{Button, Card, Chip, Choice, Choices, Dialog, ErrorNote, Icon, Pick, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, fill};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/set_conclusion_reason.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SetConclusionReason;

use set_conclusion_reason::{ResponseData, SetConclusionReasonInput, Variables};

/// The fields that show their own fault.
const PATHS: &[&str] = &["code", "zh", "en", "source"];

fn errors(data: ResponseData) -> Vec<Told> {
    data.set_conclusion_reason.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// One that is entered.
fn blank() -> Reason {
    Reason {
        code: String::new(),
        version: 0,
        label: String::new(),
        zh: String::new(),
        en: String::new(),
        grave: false,
        source: String::new(),
        retired: false,
    }
}

/// The card.
#[component]
pub(super) fn ReasonsCard(reasons: Vec<Reason>, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.setConclusionReason");
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(blank());
    let edit = Callback::new(move |reason: Reason| {
        chosen.set(reason);
        open.set(true);
    });
    let done = Callback::new(move |()| {
        open.set(false);
        again.run(());
    });
    let offered = reasons.iter().filter(|reason| !reason.retired).count();
    let aside = edits.then(|| {
        view! { <Button icon=Icon::Edit on_press=move || edit.run(blank())>{text.new_reason}</Button> }.into_any()
    });
    let row = move |reason: Reason| {
        let edited = reason.clone();
        let said = [reason.source.as_str(), reason.code.as_str()].join(" · ");
        view! {
            <li class="flex items-center gap-3 border-t border-line py-2 first:border-t-0">
                <div class="min-w-0 grow">
                    <p class="font-medium">{reason.label}</p>
                    <p class="text-sm break-words text-ink-2">{said}</p>
                </div>
                {reason.grave.then(|| view! { <Chip tone=Tone::Warn>{text.grave}</Chip> })}
                {reason.retired.then(|| view! { <Chip>{text.retired}</Chip> })}
                {edits.then(|| view! {
                    <Button icon=Icon::Edit on_press=move || edit.run(edited.clone())>
                        <span class="sr-only">{fill(text.edit, &[&reason.zh])}</span>
                    </Button>
                })}
            </li>
        }
    };
    view! {
        <Card title=fill(text.reasons, &[&offered]) aside=aside.unwrap_or_else(|| ().into_any())>
            <p class="mb-3 text-sm text-ink-2">{text.reasons_line}</p>
            <ul>{reasons.into_iter().map(row).collect_view()}</ul>
        </Card>
        <Dialog open title=text.reason>
            <Edit reason=chosen.get_untracked() done />
        </Dialog>
    }
}

#[component]
fn Edit(reason: Reason, done: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(done);
    let is_new = reason.version == 0;
    let (code, zh, en) = (RwSignal::new(reason.code), RwSignal::new(reason.zh), RwSignal::new(reason.en));
    let (source, grave, retired) =
        (RwSignal::new(reason.source), RwSignal::new(reason.grave), RwSignal::new(reason.retired));
    let send = move || {
        let input = SetConclusionReasonInput {
            expected_version: reason.version,
            idempotency_key: keep.key(),
            code: code.get_untracked().trim().to_uppercase(),
            zh: zh.get_untracked(),
            en: en.get_untracked(),
            grave: grave.get_untracked(),
            source: source.get_untracked(),
            retired: retired.get_untracked(),
        };
        keep.send::<SetConclusionReason>(Variables { input }, errors);
    };
    let flag = |signal: RwSignal<bool>, label: &'static str| {
        let chosen = Signal::derive(move || signal.get());
        view! { <Choice pick=Pick::Several label chosen on_choose=move || signal.update(|on| *on = !*on) /> }
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            send();
        }>
            {is_new.then(|| view! {
                <TextField id="reasonCode" label=text.code value=code hint=text.code_hint error=keep.fault("code") required=true />
            })}
            <TextField id="reasonZh" label=text.zh value=zh error=keep.fault("zh") required=true />
            <TextField id="reasonEn" label=text.en value=en error=keep.fault("en") required=true />
            <TextField id="reasonSource" label=text.source value=source hint=text.source_hint error=keep.fault("source") required=true />
            <Choices label=text.weight>{flag(grave, text.grave_long)} {flag(retired, text.retire)}</Choices>
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set}</Button>
        </form>
    }
}
