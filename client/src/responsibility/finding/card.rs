//! One finding: what was found, by when, and the next step of whoever has the turn.

use chrono::NaiveDate;
use entity::responsibility::finding::FindingState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Finding, ResponseData};
use crate::file::{Chosen, FileField, Files, shown};
use crate::net::{self, Cached, NetFault, key};
use crate::parts::{Button, Card, Chip, ErrorNote, Tone, Weight, toast};
use crate::session::session;
use crate::text::{days_left, fill, label, language, t};

macro_rules! step {
    ($name:ident, $module:ident, $path:tt, $send:ident) => {
        #[derive(GraphQLQuery)]
        #[graphql(
                                                                    schema_path = "../server/schema.graphql",
                                                                    query_path = $path,
                                                                    response_derives = "Clone, Debug, PartialEq",
                                                                    custom_scalars_module = "crate::net::scalar"
                                                                )]
        struct $name;

        async fn $send(finding: Finding, key: String, text: String, file_ids: Vec<String>) -> Result<Vec<String>, NetFault> {
            let input = $module::FindingStepInput {
                finding_id: finding.id,
                expected_version: finding.version,
                idempotency_key: key,
                text,
                due_on: None,
                file_ids,
            };
            let data = net::send::<$name>($module::Variables { input }).await?;
            Ok(data.$module.user_errors.into_iter().map(|error| error.message).collect())
        }
    };
}

step!(ReportFindingProgress, report_finding_progress, "src/responsibility/finding/progress.graphql", progress);
step!(ReportFindingResolved, report_finding_resolved, "src/responsibility/finding/resolved.graphql", resolved);
step!(ConfirmFinding, confirm_finding, "src/responsibility/finding/confirm.graphql", confirm);
step!(ReopenFinding, reopen_finding, "src/responsibility/finding/reopen.graphql", reopen);

/// What the button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Progress,
    Resolved,
    Confirm,
    Reopen,
}

/// One finding.
#[component]
pub(super) fn FindingCard(finding: Finding, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().finding;
    let open = finding.state != FindingState::Resolved;
    let tone = match finding.state {
        FindingState::Resolved => Tone::Ok,
        FindingState::Reported => Tone::Info,
        _ if finding.days_left < 0 => Tone::Bad,
        _ => Tone::Warn,
    };
    let aside = view! { <Chip tone>{label(finding.state)}</Chip> }.into_any();
    let about = finding.society.clone().map(|society| {
        view! { <a class="link inline-flex min-h-11 items-center" href=["/societies/", &society.id].concat()>{society.name}</a> }
    });
    let due = if open { days_left(finding.days_left) } else { resolved_on(finding.resolved_on) };
    let report = finding.report.clone().map(|report| {
        view! { <p class="mt-2 text-sm text-ink-2">{text.last_said} " " {report}</p> }
    });
    let title = [label(finding.category), " · ", label(finding.severity)].concat();
    let line = [&fill(text.found_on, &[&finding.found_on]), " · ", &fill(text.due_on, &[&finding.due_on]), " · ", &due]
        .concat();
    view! {
        <Card title aside edge=if open { tone } else { Tone::Plain }>
            {about}
            <p>{finding.text.clone()}</p>
            <p class="mt-1 font-medium">{fill(text.action, &[&finding.action])}</p>
            <p class="mt-1 text-sm text-ink-2">{line}</p>
            {report}
            <Files files=shown!(finding.attachments) />
            <Steps finding reading />
        </Card>
    }
}

/// What the viewer can do with it now.
#[component]
fn Steps(finding: Finding, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().finding;
    let steps: Vec<(Next, &'static str, Weight)> = match finding.state {
        FindingState::Open | FindingState::InProgress if finding.mine => {
            vec![(Next::Resolved, text.report, Weight::Strong), (Next::Progress, text.progress, Weight::Normal)]
        }
        FindingState::Reported if finding.checks => {
            vec![(Next::Confirm, text.confirm, Weight::Strong), (Next::Reopen, text.back, Weight::Normal)]
        }
        FindingState::Resolved if finding.checks => vec![(Next::Reopen, text.reopen, Weight::Quiet)],
        _ => Vec::new(),
    };
    let (words, fault, busy) =
        (RwSignal::new(String::new()), RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let key = StoredValue::new(key::new_key());
    let files = Chosen::of("finding", &finding.id);
    let finding = StoredValue::new(finding);
    let send = move |next: Next| {
        let ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return fault.set(vec![sentence]),
        };
        busy.set(true);
        let (finding, key, text) = (finding.get_value(), key.get_value(), words.get_untracked());
        spawn_local(async move {
            let sent = match next {
                Next::Progress => progress(finding, key, text, ids).await,
                Next::Resolved => resolved(finding, key, text, ids).await,
                Next::Confirm => confirm(finding, key, text, ids).await,
                Next::Reopen => reopen(finding, key, text, ids).await,
            };
            let told = sent.unwrap_or_else(|error| vec![error.sentence(language())]);
            if told.is_empty() {
                toast::show(t().finding.kept);
                files.clear();
                spawn_local(session().confirm());
                reading.reload();
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = fault.try_set(told);
        });
    };
    (!steps.is_empty()).then(|| {
        let buttons = steps.into_iter().map(|(next, label, weight)| {
            view! { <Button weight busy on_press=move || send(next)>{label}</Button> }
        });
        view! {
            <div class="mt-3 border-t border-dashed border-line pt-3 print:hidden">
                {move || fault.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
                <textarea class="textarea mb-2 w-full" rows="2" maxlength="4000" aria-label=text.words placeholder=text.words bind:value=words></textarea>
                <FileField id="finding-files" label=text.evidence chosen=files />
                <div class="flex flex-wrap gap-2">{buttons.collect_view()}</div>
            </div>
        }
    })
}

fn resolved_on(on: Option<NaiveDate>) -> String {
    on.map(|on| fill(t().finding.resolved_on, &[&on])).unwrap_or_default()
}
