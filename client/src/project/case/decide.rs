//! One form a step that the viewer may take: what is said, with papers; days, grade or panel where a step needs
//! them; a grave one is asked about once more.

use entity::Word;
use entity::project::case::change::ProjectChangeKind;
use entity::project::case::{ExemptReason, ProjectStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, More, Said};
use super::view::{Project, Terms};
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, Dialog, ErrorNote, Field, Icon, Pick, TextField, Tone, Weight, toast,
};
use crate::session::session;
use crate::text::{self, fill, label, language};

/// What is asked before a grave step is taken; nothing for another.
fn sure(step: ProjectStep) -> &'static str {
    let text = text::project_case::t();
    match step {
        ProjectStep::Terminate => text.sure_terminate,
        ProjectStep::Withdraw => text.sure_withdraw,
        ProjectStep::Close => text.sure_close,
        ProjectStep::FailMidterm => text.sure_fail,
        _ => "",
    }
}

/// Steps that hold a project up or end it: never the one next action.
fn holds_up(step: ProjectStep) -> bool {
    use ProjectStep::{FailMidterm, RectifyMidterm, RefuseChange, ReturnFinal, Terminate, Withdraw};
    matches!(step, RectifyMidterm | FailMidterm | ReturnFinal | RefuseChange | Terminate | Withdraw)
}

/// What the viewer may do, what goes onward first; nothing where that is nothing.
#[component]
pub(super) fn Decide(project: Project, terms: Terms, moved: Callback<()>) -> impl IntoView {
    let mut steps = project.moves.clone();
    steps.sort_by_key(|step| holds_up(*step));
    let forms = steps.iter().enumerate().map(|(place, step)| {
        let next = place == 0 && !holds_up(*step);
        view! { <Say project=project.clone() terms=terms.clone() step=*step next moved /> }
    });
    let forms = forms.collect_view();
    (!steps.is_empty()).then(|| {
        view! { <div class="print:hidden"><Card title=text::project_case::t().can_do edge=Tone::Warn>{forms}</Card></div> }
    })
}

/// What is filled in beside the words.
#[derive(Clone, Copy)]
struct Extra {
    first: RwSignal<String>,
    second: RwSignal<String>,
    code: RwSignal<String>,
    exempt: RwSignal<Option<ExemptReason>>,
    change: RwSignal<ProjectChangeKind>,
    members: RwSignal<String>,
    own: RwSignal<String>,
}

impl Extra {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            first: empty(),
            second: empty(),
            code: empty(),
            exempt: RwSignal::new(None),
            change: RwSignal::new(ProjectChangeKind::Extension),
            members: RwSignal::new("5".to_owned()),
            own: RwSignal::new("0".to_owned()),
        }
    }

    fn read(self, exempt: bool) -> More {
        let date = |signal: RwSignal<String>| signal.get_untracked().parse().ok();
        More {
            first: date(self.first),
            second: date(self.second),
            code: self.code.get_untracked().trim().to_owned(),
            exempt: self.exempt.get_untracked(),
            change: Some(self.change.get_untracked()),
            members: if exempt { None } else { self.members.get_untracked().trim().parse().ok() },
            own: self.own.get_untracked().trim().parse().unwrap_or(-1),
        }
    }
}

#[component]
fn Say(project: Project, terms: Terms, step: ProjectStep, next: bool, moved: Callback<()>) -> impl IntoView {
    let (said, confirming, intent) = (RwSignal::new(String::new()), RwSignal::new(false), Intent::new());
    let (files, extra) = (Chosen::of(step.code(), &project.id), Extra::new());
    let exempt = project.exempt_reason.is_some();
    let fields = extras(step, extra, &terms, (intent, exempt));
    let go = Callback::new(move |()| {
        confirming.set(false);
        let Ok(file_ids) = files.ids() else { return toast::show(text::project_case::t().files_first) };
        let (project, text) = (project.clone(), said.get_untracked());
        let (said, more) = (Said { key: intent.key(), text, file_ids }, extra.read(exempt));
        intent.begin();
        spawn_local(async move {
            let outcome = send::take(&project, step, said, more).await;
            if matches!(&outcome, Ok(declined) if declined.is_empty()) {
                files.clear();
                toast::show(text::project_case::t().done);
                spawn_local(session().confirm());
                let _ = moved.try_run(());
            }
            let _ = intent.settle(outcome);
        });
    });
    let press = move |()| if sure(step).is_empty() { go.run(()) } else { confirming.set(true) };
    let told = move || {
        let rest = intent.rest(&["text", "signedOn", "validUntil", "grade", "until", "value", "panelMembers"]);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let id = step.code();
    view! {
        <details class="fold mt-1" open=next>
            <summary class="row-link">{label(step)}</summary>
            <div class="pt-2">
                {told}
                {fields}
                <Field id label=text::project_case::t().say error=Signal::derive(move || intent.about("text"))>
                    <textarea id=id class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by(id) bind:value=said></textarea>
                </Field>
                <FileField id="project-files" label=text::project_case::t().files chosen=files />
                <Button weight=if next { Weight::Strong } else { Weight::Normal } icon=Icon::Send busy=intent.busy on_press=press>
                    {[language().pick("提交：", "Send: "), label(step)].concat()}
                </Button>
            </div>
        </details>
        <Dialog open=confirming title=label(step)>
            <p class="mb-4">{sure(step)}</p>
            <Button weight=Weight::Strong on_press=go>{text::project_case::t().confirm}</Button>
        </Dialog>
    }
}

/// The fields that a step needs beside its words.
fn extras(step: ProjectStep, extra: Extra, terms: &Terms, (intent, exempt): (Intent, bool)) -> AnyView {
    let text = text::project_case::t();
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    match step {
        ProjectStep::Agree => view! {
            <TextField id="signed-on" kind="date" label=text.signed_on value=extra.first error=wrong("signedOn") />
            <TextField id="valid-until" kind="date" label=text.valid_until value=extra.second error=wrong("validUntil") />
        }
        .into_any(),
        ProjectStep::ExemptAppraisal => {
            let choice = |reason: ExemptReason| {
                let chosen = Signal::derive(move || extra.exempt.get() == Some(reason));
                let choose = move || extra.exempt.set(Some(reason));
                view! { <Choice pick=Pick::One("exempt") label=label(reason) chosen on_choose=choose /> }
            };
            let reasons = ExemptReason::ALL.iter().map(|reason| choice(*reason)).collect_view();
            view! { <Choices label=text.exempt_reason>{reasons}</Choices> }.into_any()
        }
        ProjectStep::Grade => grade_fields(extra, terms, (intent, exempt)),
        ProjectStep::AskChange => change_fields(extra, terms, intent),
        _ => ().into_any(),
    }
}

fn grade_fields(extra: Extra, terms: &Terms, (intent, exempt): (Intent, bool)) -> AnyView {
    let text = text::project_case::t();
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    let choice = |code: String, name: String| {
        let (known, chosen_code) = (code.clone(), code);
        let chosen = Signal::derive(move || extra.code.get() == known);
        let choose = move || extra.code.set(chosen_code.clone());
        view! { <Choice pick=Pick::One("grade") label=name chosen on_choose=choose /> }
    };
    let grades = terms.grades.iter().map(|grade| choice(grade.code.clone(), grade.label.clone())).collect_view();
    let sizes = terms.panel_sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    let hint = fill(text.panel_hint, &[&sizes, &terms.panel_own_max]);
    let panel = (!exempt).then(|| {
        view! {
            <TextField id="panel-members" inputmode="numeric" label=text.panel_members hint=hint value=extra.members error=wrong("panelMembers") />
            <TextField id="panel-own" inputmode="numeric" label=text.panel_own value=extra.own />
        }
    });
    view! {
        <Choices label=text.grade>{grades}</Choices>
        <p role="alert" class="mb-2 text-sm font-medium text-accent empty:hidden">{move || intent.about("grade")}</p>
        <TextField id="appraised-on" kind="date" label=text.appraised_on value=extra.first />
        {panel}
    }
    .into_any()
}

fn change_fields(extra: Extra, terms: &Terms, intent: Intent) -> AnyView {
    let text = text::project_case::t();
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    let choice = |kind: ProjectChangeKind| {
        let chosen = Signal::derive(move || extra.change.get() == kind);
        view! { <Choice pick=Pick::One("change") label=label(kind) chosen on_choose=move || extra.change.set(kind) /> }
    };
    let kinds = ProjectChangeKind::ALL.iter().map(|kind| choice(*kind)).collect_view();
    let hint = fill(text.extension_hint, &[&terms.extensions_max, &terms.extension_months]);
    let field = move || {
        if extra.change.get() == ProjectChangeKind::Extension {
            let hint = hint.clone();
            view! { <TextField id="until" kind="date" label=text.until hint=hint value=extra.second error=wrong("until") /> }
                .into_any()
        } else {
            view! { <TextField id="value" label=text.new_value value=extra.code error=wrong("value") /> }.into_any()
        }
    };
    view! { <Choices label=text.change_kind>{kinds}</Choices> {field} }.into_any()
}
