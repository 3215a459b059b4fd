//! The forms of a project's money: a tranche is planned, money is to be given back, what came is recorded. Amounts
//! are typed in yuan and read to the fen before anything is sent.

use entity::project::money::Fen;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send;
use crate::net::intent::Intent;
use crate::parts::{Button, ErrorNote, Icon, TextField, toast};
use crate::text::{self, fill, yuan};

/// What all three forms share: a line that opens it, an amount, up to two fields more, and the button.
#[component]
fn Fold(
    title: &'static str,
    id: &'static str,
    hint: String,
    amount: RwSignal<String>,
    intent: Intent,
    children: Children,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let wrong = Signal::derive(move || intent.about("amount"));
    let told = move || intent.rest(&["amount"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <details class="fold mt-2 print:hidden">
            <summary class="row-link">{title}</summary>
            <div class="pt-2">
                {told}
                <TextField id=id inputmode="decimal" label=text::project_case::t().amount hint=hint value=amount error=wrong />
                {children()}
                <Button icon=Icon::Send busy=intent.busy on_press=on_press>{title}</Button>
            </div>
        </details>
    }
}

/// The amount and the day that were typed; nothing, and a word about it, where one is wrong.
fn typed(amount: RwSignal<String>, on: RwSignal<String>) -> Option<(Fen, chrono::NaiveDate)> {
    let amount = Fen::typed(&amount.get_untracked()).and_then(Fen::some);
    match (amount, on.get_untracked().parse()) {
        (Ok(amount), Ok(on)) => Some((amount, on)),
        (Err(code), _) => {
            toast::show(code.sentence(text::language()));
            None
        }
        (_, Err(_)) => {
            toast::show(text::project_case::t().fill_in);
            None
        }
    }
}

/// Settles an outcome; tells and reads again when it is done.
fn settled(intent: Intent, outcome: send::Answer, moved: Callback<()>) {
    if intent.settle(outcome) {
        toast::show(text::project_case::t().done);
        let _ = moved.try_run(());
    }
}

/// Plans one tranche more.
#[component]
pub(super) fn PlanForm(project: String, left: Fen, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let (amount, on, condition) =
        (RwSignal::new(left.plain()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let intent = Intent::new();
    let press = move |()| {
        let Some(planned) = typed(amount, on) else { return };
        let (project, condition, key) = (project.clone(), condition.get_untracked(), intent.key());
        intent.begin();
        spawn_local(async move { settled(intent, send::plan(project, planned, condition, key).await, moved) });
    };
    view! {
        <Fold title=text.plan id="plan-amount" hint=fill(text.left, &[&yuan(left)]) amount intent on_press=press>
            <TextField id="plan-on" kind="date" label=text.planned_on value=on />
            <TextField id="plan-condition" label=text.condition value=condition />
        </Fold>
    }
}

/// Orders that money is given back.
#[component]
pub(super) fn RecoverForm(project: String, out: Fen, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let (amount, on, reason) = (RwSignal::new(out.plain()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let intent = Intent::new();
    let press = move |()| {
        let Some(due) = typed(amount, on) else { return };
        let (project, reason, key) = (project.clone(), reason.get_untracked(), intent.key());
        intent.begin();
        spawn_local(async move { settled(intent, send::recover(project, due, reason, key).await, moved) });
    };
    view! {
        <Fold title=text.recover id="recover-amount" hint=fill(text.out, &[&yuan(out)]) amount intent on_press=press>
            <TextField id="recover-on" kind="date" label=text.recover_until value=on />
            <TextField id="recover-reason" label=text.reason value=reason />
        </Fold>
    }
}

/// Records what came.
#[component]
pub(super) fn RepaidForm(project: String, version: i64, left: Fen, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let (amount, intent) = (RwSignal::new(left.plain()), Intent::new());
    let press = move |()| {
        let came = match Fen::typed(&amount.get_untracked()).and_then(Fen::some) {
            Ok(came) => came,
            Err(code) => return toast::show(code.sentence(text::language())),
        };
        let (project, key) = (project.clone(), intent.key());
        intent.begin();
        spawn_local(async move { settled(intent, send::repaid(project, version, came, key).await, moved) });
    };
    view! {
        <Fold title=text.repaid id="repaid-amount" hint=fill(text.still, &[&yuan(left)]) amount intent on_press=press>
            ""
        </Fold>
    }
}
