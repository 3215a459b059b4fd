//! Importing a register: choose a file, let it be tried, see what would change and what is wrong,
//! correct what was misread, then write. Nothing is written before someone has seen the report.

mod accept;
mod choose;
mod history;
mod mapping;
mod past;
mod progress;
mod report;
mod run;
pub(crate) mod spreadsheet;

use entity::register::import::{ImportField, ImportState};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use crate::parts::{Button, Card, EmptyState, ErrorNote, Icon, LinkButton, PageHead, Steps, Tone, Weight};
use crate::session::viewer;
use crate::text::{fill, t};
use choose::{Choice, ChooseCard};
use history::HistoryCard;
use mapping::MappingCard;
use past::{CodeCard, PastRun};
use progress::ProgressCard;
use report::{ProblemsCard, ReportCard};
use run::{Order, Run, Sentence};

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Choosing,
    /// Uploading or running; true for a trial.
    Working(bool),
    /// A run is over.
    Over(Box<Run>),
}

impl Stage {
    /// Which of the three steps one is at: the file, the trial, the writing.
    fn step(&self) -> usize {
        match self {
            Self::Choosing => 1,
            Self::Working(dry_run) => {
                if *dry_run {
                    2
                } else {
                    3
                }
            }
            Self::Over(run) if run.dry_run => 2,
            Self::Over(run) if run.state == ImportState::Done => 4,
            Self::Over(_) => 3,
        }
    }
}

/// An import from its file to its end.
#[derive(Clone, Copy)]
struct Import {
    choice: Choice,
    stage: RwSignal<Stage>,
    shown: RwSignal<Option<Run>>,
    fault: RwSignal<Option<Sentence>>,
    file_id: StoredValue<Option<String>>,
    columns: StoredValue<Vec<(String, Option<ImportField>)>>,
    /// Counts the runs that are over, for the history.
    round: RwSignal<u32>,
}

impl Import {
    fn new() -> Self {
        Self {
            choice: Choice::new(),
            stage: RwSignal::new(Stage::Choosing),
            shown: RwSignal::new(None),
            fault: RwSignal::new(None),
            file_id: StoredValue::new(None),
            columns: StoredValue::new(Vec::new()),
            round: RwSignal::new(0),
        }
    }

    /// Uploads the chosen file and tries it.
    fn begin(self) {
        self.file_id.set_value(None);
        self.columns.set_value(Vec::new());
        self.go(true);
    }

    /// Tries it again with corrected columns.
    fn correct(self, columns: Vec<(String, Option<ImportField>)>) {
        self.columns.set_value(columns);
        self.go(true);
    }

    fn go(self, dry_run: bool) {
        let before = self.stage.get_untracked();
        self.stage.set(Stage::Working(dry_run));
        self.shown.set(None);
        self.fault.set(None);
        spawn_local(async move {
            let outcome = self.work(dry_run).await;
            if self.round.try_update(|round| *round += 1).is_none() {
                return;
            }
            match outcome {
                Ok(run) => self.stage.set(Stage::Over(Box::new(run))),
                Err(sentence) => {
                    self.fault.set(Some(sentence));
                    self.stage.set(before);
                }
            }
        });
    }

    async fn work(self, dry_run: bool) -> Result<Run, Sentence> {
        let file_id = if let Some(file_id) = self.file_id.get_value() {
            file_id
        } else {
            let Some(file) = self.choice.file.get_untracked() else { return Err(Sentence::new()) };
            crate::file::send_register(&file).await?
        };
        drop(self.file_id.try_set_value(Some(file_id.clone())));
        let order = Order {
            file_id,
            dry_run,
            region_code: self.choice.region.get_untracked(),
            as_of: self.choice.day(),
            columns: self.columns.get_value(),
        };
        let id = run::start(order).await?;
        run::follow(id, self.shown).await
    }

    fn again(self) {
        self.choice.file.set(None);
        self.fault.set(None);
        self.stage.set(Stage::Choosing);
    }
}

/// The screen.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    let text = t().import;
    if !viewer().may("Mutation.startSocietyImport") {
        return view! {
            <PageHead title=text.title />
            <EmptyState icon=Icon::Lock title=text.not_allowed line=text.not_allowed_hint />
        }
        .into_any();
    }
    let query = use_query_map();
    let past = Memo::new(move |_| query.with(|query| query.get("run")));
    let import = Import::new();
    let busy = Signal::derive(move || matches!(import.stage.get(), Stage::Working(_)));
    let step = Signal::derive(move || import.stage.with(Stage::step));
    view! {
        <PageHead title=text.title line=text.line />
        {move || (past.with(Option::is_none) && step.get() <= 3).then(|| view! { <div class="mb-3"><Steps current=step total=3 /></div> })}
        {move || match (past.get(), import.stage.get()) {
            (Some(id), _) => view! { <PastRun id /> }.into_any(),
            (None, Stage::Choosing) => {
                let on_try = Callback::new(move |()| import.begin());
                view! { <ChooseCard choice=import.choice busy fault=import.fault on_try /> }.into_any()
            }
            (None, Stage::Working(dry_run)) => {
                let title = Signal::stored(if dry_run { text.try_it } else { text.importing });
                view! { <ProgressCard title run=import.shown /> }.into_any()
            }
            (None, Stage::Over(run)) => view! { <Over import run=*run busy /> }.into_any(),
        }}
        <div class="mt-3 grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <HistoryCard round=import.round />
            <CodeCard />
        </div>
    }
    .into_any()
}

/// What a run has come to, and what can be done next.
#[component]
fn Over(import: Import, run: Run, busy: Signal<bool>) -> impl IntoView {
    let text = t().import;
    let written = !run.dry_run && run.state == ImportState::Done;
    let ready = run.dry_run && run.state == ImportState::Done && run.problem_count == 0;
    let done = written.then(|| {
        let words = fill(text.imported_text, &[&run.created, &run.changed]);
        view! {
            <Card title=text.imported edge=Tone::Ok>
                <p class="mb-4" role="status">{words}</p>
                <LinkButton href="/societies" weight=Weight::Strong>{text.to_list}</LinkButton>
            </Card>
        }
    });
    let rows = run.rows_total;
    let import_now = ready.then(|| {
        view! {
            <Button weight=Weight::Strong icon=Icon::Import busy on_press=Callback::new(move |()| import.go(false))>
                {fill(text.write_now, &[&rows])}
            </Button>
        }
    });
    let fault = move || import.fault.get().map(|message| view! { <ErrorNote message /> });
    let mapping = run.dry_run.then(|| {
        let on_try = Callback::new(move |columns| import.correct(columns));
        view! { <MappingCard columns=run.columns.clone() busy on_try /> }
    });
    view! {
        <div class="grid gap-3">
            {done}
            <ReportCard run=run.clone() />
            {fault}
            <ProblemsCard run on_again=Callback::new(move |()| import.go(true)) />
            {mapping}
            <div class="mb-4 flex flex-wrap gap-3">
                {import_now}
                <Button icon=Icon::Upload on_press=Callback::new(move |()| import.again())>{text.another}</Button>
            </div>
        </div>
    }
}
