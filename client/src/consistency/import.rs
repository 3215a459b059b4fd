//! `/consistency/import`: civil affairs brings its registry in as a file: choose it, see what would change and what is
//! wrong, then write. Nothing is written before someone has seen it.

mod report;

use entity::institution::consistency::ConsistencyFact;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use self::report::Report;
use crate::net::intent::{Declined, Intent, with_rule};
use crate::net::{self, NetFault, scalar};
use crate::parts::{Button, Card, EmptyState, ErrorNote, Icon, PageHead, Steps, TextField, Weight};
use crate::register::import::spreadsheet::FileChoice;
use crate::session::viewer;
use crate::text;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/consistency/import_figures.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ConsistencyFact")
)]
struct ImportFigures;

use import_figures::{
    ImportFiguresImportFiguresFigureImport as Import, ImportFiguresImportFiguresFigureImportProblems as Problem,
    ImportFiguresImportFiguresFigureImportSocieties as Changed,
    ImportFiguresImportFiguresFigureImportSocietiesFigures as Change, ImportFiguresInput,
};

/// The fields that show their own fault.
const FIELDS: &[&str] = &["documentNo", "asOf"];

/// An import from its file to its end.
#[derive(Clone, Copy)]
struct Bringing {
    file: RwSignal<Option<File>, LocalStorage>,
    document: RwSignal<String>,
    day: RwSignal<String>,
    intent: Intent,
    /// The file as it lies on the server already.
    sent: StoredValue<Option<String>>,
    came: RwSignal<Option<Import>>,
}

impl Bringing {
    fn new() -> Self {
        Self {
            file: RwSignal::new_local(None),
            document: RwSignal::new(String::new()),
            day: RwSignal::new(viewer().today.to_string()),
            intent: Intent::new(),
            sent: StoredValue::new(None),
            came: RwSignal::new(None),
        }
    }

    /// Tries the file, or writes what it says.
    fn go(self, dry_run: bool) {
        self.intent.begin();
        spawn_local(async move {
            let (declined, import) = match self.work(dry_run).await {
                Ok((declined, import)) => (Ok(declined), import),
                Err(fault) => (Err(fault), None),
            };
            if self.intent.settle(declined) {
                let _ = self.came.try_set(import);
            }
        });
    }

    async fn work(self, dry_run: bool) -> Result<(Declined, Option<Import>), NetFault> {
        let text = text::figure_import::t();
        let declined = |path: &str, said: String| Ok((vec![(path.to_owned(), said)], None));
        let Ok(as_of) = self.day.get_untracked().parse::<scalar::Date>() else {
            return declined("asOf", text.day_needed.to_owned());
        };
        let file_id = if let Some(id) = self.sent.get_value() {
            id
        } else {
            let Some(file) = self.file.get_untracked() else { return declined("", text.no_file.to_owned()) };
            match crate::file::send_register(&file).await {
                Ok(id) => id,
                Err(sentence) => return declined("", sentence),
            }
        };
        let _ = self.sent.try_update_value(|sent| *sent = Some(file_id.clone()));
        let (idempotency_key, document_no) = (self.intent.key(), self.document.get_untracked());
        let input = ImportFiguresInput { idempotency_key, file_id, dry_run, as_of, document_no };
        let payload = net::send::<ImportFigures>(import_figures::Variables { input }).await?.import_figures;
        let errors = payload.user_errors.into_iter().map(|error| {
            let path = error.path.into_iter().next_back().unwrap_or_default();
            (path, with_rule(error.message, error.rule.as_deref()))
        });
        Ok((errors.collect(), payload.figure_import))
    }

    /// Back to the file; document and day stay as they were typed.
    fn again(self) {
        self.file.set(None);
        self.sent.set_value(None);
        self.came.set(None);
    }

    /// Which of the three steps one is at: the file, what would change, written.
    fn step(self) -> usize {
        self.came.with(|came| came.as_ref().map_or(1, |import| if import.written { 3 } else { 2 }))
    }

    fn fault(self) -> Option<String> {
        self.intent.rest(FIELDS)
    }
}

/// The screen.
#[component]
pub(crate) fn ImportFiguresPage() -> impl IntoView {
    let text = text::figure_import::t();
    if !viewer().may("Mutation.importFigures") {
        return view! {
            <PageHead title=text.title />
            <EmptyState icon=Icon::Lock title=text.not_allowed line=text.not_allowed_line />
        }
        .into_any();
    }
    let bringing = Bringing::new();
    // Another file is another upload.
    Effect::new(move |_| {
        bringing.file.track();
        bringing.sent.set_value(None);
    });
    view! {
        <PageHead title=text.title line=text.line />
        <div class="mb-3"><Steps current=Signal::derive(move || bringing.step()) total=3 /></div>
        {move || match bringing.came.get() {
            None => view! { <ChooseCard bringing /> }.into_any(),
            Some(import) => view! { <Came bringing import /> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn ChooseCard(bringing: Bringing) -> impl IntoView {
    let text = text::figure_import::t();
    let nothing = Signal::derive(move || bringing.file.with(Option::is_none));
    let about = move |path: &'static str| Signal::derive(move || bringing.intent.about(path));
    view! {
        <Card title=text.file>
            <p class="mb-3 text-sm text-ink-2">{text.columns_line}</p>
            <FileChoice file=bringing.file fault=Signal::derive(move || bringing.fault()) />
            <div class="mt-4 grid gap-x-4 sm:grid-cols-2">
                <TextField id="figures-document" label=text.document hint=text.document_hint value=bringing.document error=about("documentNo") />
                <TextField id="figures-day" label=text.as_of hint=text.as_of_hint kind="date" value=bringing.day error=about("asOf") />
            </div>
            <div class="flex flex-wrap items-center gap-3">
                <Button weight=Weight::Strong busy=bringing.intent.busy disabled=nothing on_press=move |()| bringing.go(true)>{text.look}</Button>
                <span class="text-sm text-ink-2">{text.look_note}</span>
            </div>
        </Card>
    }
}

/// What the file has come to, and what can be done next.
#[component]
fn Came(bringing: Bringing, import: Import) -> impl IntoView {
    let text = text::figure_import::t();
    let ready = !import.written && import.problem_count == 0 && import.changed > 0;
    let write = ready.then(|| {
        let label = text::fill(text.write, &[&import.changed]);
        view! {
            <Button weight=Weight::Strong icon=Icon::Import busy=bringing.intent.busy on_press=move |()| bringing.go(false)>{label}</Button>
        }
    });
    let refused = move || {
        let said = bringing.fault().or_else(|| FIELDS.iter().find_map(|field| bringing.intent.about(field)));
        said.map(|message| view! { <ErrorNote message /> })
    };
    view! {
        <div class="grid gap-3">
            <Report import />
            {refused}
            <div class="mb-4 flex flex-wrap gap-3">
                {write}
                <Button icon=Icon::Upload on_press=move |()| bringing.again()>{text.another}</Button>
            </div>
        </div>
    }
}
