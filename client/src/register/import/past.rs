//! What stands around an import: the report of an earlier run, and a code looked at while it is typed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use view_model::register::code_check::looks_like_a_code;

use super::progress::ProgressCard;
use super::report::{ProblemsCard, ReportCard};
use super::run::{self, Run, Sentence};
use crate::parts::{Card, EmptyState, ErrorNote, Icon, LinkButton, TextField};
use crate::register::code_check::CodeCheck;
use crate::text::t;

/// The report of an earlier run.
#[component]
pub(super) fn PastRun(id: String) -> impl IntoView {
    let text = t().import;
    let found = RwSignal::new(None::<Result<Option<Run>, Sentence>>);
    spawn_local(async move {
        let run = run::look(&id).await;
        let _ = found.try_set(Some(run));
    });
    let report = move || match found.get() {
        None => view! { <ProgressCard title=Signal::stored(text.report_trial) run=RwSignal::new(None) /> }.into_any(),
        Some(Ok(Some(run))) => {
            view! { <div class="grid gap-3"><ReportCard run=run.clone() /> <ProblemsCard run /></div> }.into_any()
        }
        Some(Ok(None)) => view! { <EmptyState title=text.run_unknown /> }.into_any(),
        Some(Err(message)) => view! { <ErrorNote message /> }.into_any(),
    };
    view! {
        {report}
        <div class="my-4"><LinkButton href="/import" icon=Icon::Back>{text.back}</LinkButton></div>
    }
}

/// A code looked at while it is typed.
#[component]
pub(super) fn CodeCard() -> impl IntoView {
    let text = t().import;
    let code = RwSignal::new(String::new());
    view! {
        <Card title=text.code_check>
            <TextField id="code" label=t().register.code value=code hint=text.code_check_hint />
            {move || code.with(|text| looks_like_a_code(text).then(|| view! { <CodeCheck code=text.clone() /> }))}
        </Card>
    }
}
