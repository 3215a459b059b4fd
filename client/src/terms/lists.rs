//! The days of the credit lists: how long a society may object, when it comes off, who decides about an
//! objection.

use entity::institution::list_case::ListKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::evaluation::Sourced;
use super::keep::{Keep, Told, number};
use super::{ListDays, yes_no};
use crate::parts::{Button, Card, Choice, Choices, Dialog, ErrorNote, Fact, Facts, Icon, Pick, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill, label};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/set_list_terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ListKind")
)]
struct SetListTerms;

use set_list_terms::{ResponseData, SetListTermsInput, Variables};

/// The fields that show their own fault.
const PATHS: &[&str] = &["objectionDays", "decisionDays", "exitMonths", "exitWorkDays", "graverMonths", "source"];

fn errors(data: ResponseData) -> Vec<Told> {
    data.set_list_terms.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// The cards, one a list.
#[component]
pub(super) fn ListsCards(lists: Vec<ListDays>, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.setListTerms");
    let (open, chosen) = (RwSignal::new(false), RwSignal::new(lists.first().cloned()));
    let done = Callback::new(move |()| {
        open.set(false);
        again.run(());
    });
    let card = move |terms: ListDays| {
        let edited = terms.clone();
        let edit = move |()| {
            chosen.set(Some(edited.clone()));
            open.set(true);
        };
        let aside = edits.then(|| {
            view! { <Button icon=Icon::Edit on_press=edit>{text.change}<span class="sr-only">" " {label(terms.list)}</span></Button> }
                .into_any()
        });
        let graver = terms.graver_months.map_or(text.never.to_owned(), |months| fill(text.months, &[&months]));
        view! {
            <Card title=label(terms.list) aside=aside.unwrap_or_else(|| ().into_any())>
                <Facts>
                    <Fact label=text.objection_days value=fill(text.days, &[&terms.objection_days]) />
                    <Fact label=text.decision_days value=fill(text.days, &[&terms.decision_days]) />
                    <Fact label=text.exit_months value=fill(text.months, &[&terms.exit_months]) />
                    <Fact label=text.exit_days value=fill(text.working_days, &[&terms.exit_work_days]) />
                    <Fact label=text.graver_months value=graver />
                    <Fact label=text.second_official value=yes_no(terms.second_official) />
                </Facts>
                <Sourced source=terms.source.clone() />
            </Card>
        }
    };
    let edit = move || chosen.get_untracked().map(|terms| view! { <Edit terms done /> });
    view! {
        {lists.into_iter().map(card).collect_view()}
        <Dialog open title=text.list_days>{edit()}</Dialog>
    }
}

#[component]
fn Edit(terms: ListDays, done: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(done);
    let typed = |figure: i64| RwSignal::new(figure.to_string());
    let (objection, decision) = (typed(terms.objection_days), typed(terms.decision_days));
    let (exit, exit_days) = (typed(terms.exit_months), typed(terms.exit_work_days));
    let graver = RwSignal::new(terms.graver_months.map(|months| months.to_string()).unwrap_or_default());
    let (second, source) = (RwSignal::new(terms.second_official), RwSignal::new(terms.source));
    let send = move || {
        // Nothing typed means never; what is no number is refused.
        let never = graver.with_untracked(|typed| typed.trim().is_empty());
        let input = SetListTermsInput {
            list: terms.list,
            expected_version: terms.version,
            idempotency_key: keep.key(),
            objection_days: number(objection),
            decision_days: number(decision),
            exit_months: number(exit),
            exit_work_days: number(exit_days),
            graver_months: (!never).then(|| number(graver)),
            second_official: second.get_untracked(),
            source: source.get_untracked(),
        };
        keep.send::<SetListTerms>(Variables { input }, errors);
    };
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            send();
        }>
            <p class="mb-3 font-medium">{label(terms.list)}</p>
            <TextField id="objectionDays" label=text.objection_days value=objection inputmode="numeric" error=keep.fault("objectionDays") required=true />
            <TextField id="decisionDays" label=text.decision_days value=decision inputmode="numeric" error=keep.fault("decisionDays") required=true />
            <TextField id="exitMonths" label=text.exit_months value=exit inputmode="numeric" error=keep.fault("exitMonths") required=true />
            <TextField id="exitWorkDays" label=text.exit_days value=exit_days inputmode="numeric" error=keep.fault("exitWorkDays") required=true />
            <TextField id="graverMonths" label=text.graver_months value=graver hint=text.graver_hint inputmode="numeric" error=keep.fault("graverMonths") />
            <Second second />
            <TextField id="listSource" label=text.source value=source hint=text.source_hint error=keep.fault("source") required=true />
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set}</Button>
        </form>
    }
}

/// Whether an objection is for another official.
#[component]
pub(super) fn Second(second: RwSignal<bool>) -> impl IntoView {
    let text = text::terms::t();
    view! {
        <Choices label=text.second_official>
            <Choice pick=Pick::Several label=text.second_long chosen=second on_choose=move || second.update(|on| *on = !*on) />
        </Choices>
        <p class="-mt-2 mb-4 text-sm text-ink-2">{text.second_hint}</p>
    }
}
