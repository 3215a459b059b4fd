//! The bank's statement: a file is chosen, each of its lines is shown with what it means, and only then taken over.

use entity::project::bank::BankFinding;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::net::intent::{Declined, Intent, with_rule};
use crate::net::send;
use crate::parts::{Button, Card, Chip, Column, ErrorNote, Icon, Note, Picture, Table, Tone, Weight, toast};
use crate::text::{self, fill, label};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/project/money/bank.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("BankFinding")
)]
struct ImportBankStatement;

use import_bank_statement::{
    ImportBankStatementImportBankStatementStatement as Statement,
    ImportBankStatementImportBankStatementStatementLines as Line, ImportBankStatementInput, Variables,
};

/// What was brought, and what it was found to say.
#[derive(Clone, Copy)]
struct Brought {
    file: RwSignal<Option<(String, String)>>,
    statement: RwSignal<Option<Statement>>,
    intent: Intent,
}

impl Brought {
    /// Brings a file and looks at it.
    fn look(self, file: web_sys::File) {
        self.statement.set(None);
        self.intent.begin();
        spawn_local(async move {
            match crate::file::send_register(&file).await {
                Ok(id) => {
                    drop(self.file.try_set(Some((id.clone(), file.name()))));
                    self.send(id, None).await;
                }
                Err(sentence) => drop(self.intent.settle(Ok(vec![(String::new(), sentence)]))),
            }
        });
    }

    /// Takes over what was seen.
    fn take(self, moved: Callback<()>) {
        let seen = self.statement.get_untracked().map(|statement| statement.digest);
        let (Some((id, _)), Some(seen)) = (self.file.get_untracked(), seen) else { return };
        self.intent.begin();
        spawn_local(async move {
            if self.send(id, Some(seen)).await {
                toast::show(text::money::t().done);
                self.statement.set(None);
                self.file.set(None);
                let _ = moved.try_run(());
            }
        });
    }

    async fn send(self, file_id: String, seen: Option<String>) -> bool {
        let input = ImportBankStatementInput { idempotency_key: self.intent.key(), file_id, seen };
        match send::<ImportBankStatement>(Variables { input }).await {
            Ok(data) => {
                let payload = data.import_bank_statement;
                let told = payload.user_errors.into_iter();
                let declined: Declined =
                    told.map(|error| (String::new(), with_rule(error.message, error.rule.as_deref()))).collect();
                if payload.statement.is_some() {
                    drop(self.statement.try_set(payload.statement));
                }
                self.intent.settle(Ok(declined))
            }
            Err(fault) => self.intent.settle(Err(fault)),
        }
    }
}

/// The card.
#[component]
pub(super) fn BankCard(moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let brought = Brought { file: RwSignal::new(None), statement: RwSignal::new(None), intent: Intent::new() };
    let choose = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            brought.look(file);
        }
        // The same file again, corrected meanwhile, is a change too.
        input.set_value("");
    };
    let busy = brought.intent.busy;
    let told = move || brought.intent.rest(&[]).map(|message| view! { <div class="mt-3"><ErrorNote message /></div> });
    let named = move || brought.file.get().map(|(_, name)| name);
    let shown = move || brought.statement.get().map(|statement| view! { <Found statement brought moved /> });
    view! {
        <div class="print:hidden"><Card title=text.bank>
            <p class="mb-3 text-sm text-ink-2">{text.bank_line}</p>
            <div class="flex flex-wrap items-center gap-3">
                <label class="btn">
                    <Picture icon=Icon::Upload />
                    {text.bank_choose}
                    <input type="file" class="sr-only" accept=".csv,.xlsx" disabled=move || busy.get() on:change=choose />
                </label>
                <span class="min-w-0 break-all text-sm" role="status">
                    {move || if busy.get() { Some(text.bank_busy.to_owned()) } else { named() }}
                </span>
            </div>
            {told}
            {shown}
        </Card></div>
    }
}

/// What each line means, and the button where all of it can be taken over.
#[component]
fn Found(statement: Statement, brought: Brought, moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let Statement { arrived, sent_back, barring, lines, .. } = statement;
    let busy = brought.intent.busy;
    let next = if barring > 0 {
        view! { <Note tone=Tone::Bad>{fill(text.bank_barred, &[&barring])}</Note> }.into_any()
    } else if arrived + sent_back == 0 {
        view! { <Note tone=Tone::Info>{text.bank_nothing}</Note> }.into_any()
    } else {
        let words = fill(text.bank_take, &[&arrived, &sent_back]);
        let press = move |()| brought.take(moved);
        view! { <Button weight=Weight::Strong icon=Icon::Check busy on_press=press>{words}</Button> }.into_any()
    };
    let columns = vec![
        Column::figures(text.bank_row),
        Column::words(text.bank_finding),
        Column::words(text.project),
        Column::figures(text.amount),
    ];
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <div class="mt-3">
            <Table caption=text.bank columns>{rows}</Table>
            <div class="mt-3">{next}</div>
        </div>
    }
}

fn row(line: Line) -> impl IntoView {
    let tone = match line.finding {
        BankFinding::Arrived => Tone::Ok,
        BankFinding::SentBack => Tone::Warn,
        _ if line.bars => Tone::Bad,
        _ => Tone::Plain,
    };
    let project = line.tranche.and_then(|tranche| Some((tranche.no, tranche.project?)));
    let about = project.map(|(no, project)| {
        let said = fill(text::money::t().tranche_no, &[&no]);
        view! { <a class="link" href=["/projects/", &project.id].concat()>{project.title}</a> " " {said} }
    });
    view! {
        <tr>
            <td class="figure">{line.row}</td>
            <td><Chip tone>{label(line.finding)}</Chip></td>
            <td>
                {about}
                <span class="block text-sm break-all text-ink-2 empty:hidden">{line.reference}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{line.remark}</span>
            </td>
            <td class="figure">{line.amount} <span class="block text-sm text-ink-2">{line.day}</span></td>
        </tr>
    }
}
