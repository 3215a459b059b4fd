//! Filling in one form, from the first letter to the receipt: rules while one types, a draft that is
//! kept, sending or queueing, and what to do when someone else wrote first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::conflict::{ConflictView, OlderNote};
use super::fields::Fields;
use super::form::{Fault, Form, Values};
use super::receipt::{Promise, Receipt};
use super::sheet::Sheet;
use super::submit::{Intention, Outcome};
use super::verdict::Verdict;
use crate::net::queue::{self, Standing, Waiting};
use crate::net::reach::reachable;
use crate::net::{NetFault, key};
use crate::parts::{Button, Card, ErrorNote, Icon, LinkButton, Picture, Weight, toast};
use crate::register::society::view::Society;
use crate::text::{fill, language, moment_of, t};

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Typing,
    Conflict { theirs: Values, version: i64 },
    Done { version: i64 },
    Queued,
}

/// What the parts of the desk share.
#[derive(Clone, Copy)]
struct Desk {
    sheet: Sheet,
    society: StoredValue<Society>,
    stage: RwSignal<Stage>,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<NetFault>>,
    /// The key of the last attempt and what it sent: the same again is a retry, anything else is new.
    attempt: StoredValue<(String, Values)>,
    /// The queued write that this form settles.
    settles: StoredValue<Option<String>>,
    faults: Memo<Vec<Fault>>,
}

impl Desk {
    fn open(form: Form, society: Society, stuck: Option<Waiting>) -> Self {
        let sheet = Sheet::open(form, &society);
        let mut stage = Stage::Typing;
        if let Some(waiting) = &stuck {
            sheet.fill(&meant(form, waiting));
            if waiting.standing == Standing::Conflict {
                let base = serde_json::from_value(waiting.base.clone()).unwrap_or_default();
                sheet.rest_on(base, society.version);
                stage = Stage::Conflict { theirs: form.standing(&society), version: society.version };
            } else {
                sheet.rest_on(form.known(&society), society.version);
                sheet.touch_all();
            }
        }
        let society = StoredValue::new(society);
        let faults = Memo::new(move |_| {
            let values = sheet.values();
            let mut faults = society.with_value(|society| sheet.form.faults(&values, society));
            faults.extend(sheet.refused.get());
            faults
        });
        Self {
            sheet,
            society,
            stage: RwSignal::new(stage),
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            attempt: StoredValue::new((String::new(), Values::new())),
            settles: StoredValue::new(stuck.map(|waiting| waiting.key)),
            faults,
        }
    }

    /// Sends what stands in the form, if the rules have nothing against it.
    fn send(self) {
        self.sheet.refused.update(Vec::clear);
        self.sheet.touch_all();
        if self.faults.with_untracked(|faults| !faults.is_empty()) {
            self.stage.set(Stage::Typing);
            focus_first_fault();
            return;
        }
        let values = untrack(|| self.sheet.values());
        if self.attempt.with_value(|(_, sent)| *sent != values) {
            self.attempt.set_value((key::new_key(), values.clone()));
        }
        if let Some(settled) = self.settles.try_update_value(Option::take).flatten() {
            queue::remove(&settled);
        }
        let intention = Intention {
            form: self.sheet.form,
            society_id: self.society.with_value(|society| society.id.clone()),
            society_name: self.society.with_value(|society| society.name.clone()),
            expected_version: self.sheet.version.get_untracked(),
            key: self.attempt.with_value(|(key, _)| key.clone()),
            values,
            base: self.sheet.base(),
        };
        self.busy.set(true);
        spawn_local(async move {
            let outcome = intention.send().await;
            // Whoever has left the page finds the draft or the queue.
            if self.busy.try_set(false).is_none() {
                self.settle(outcome);
            }
        });
    }

    fn settle(self, outcome: Result<Outcome, NetFault>) {
        self.fault.set(outcome.as_ref().err().cloned());
        match outcome {
            Ok(Outcome::Done { version }) => {
                self.sheet.forget();
                self.stage.set(Stage::Done { version });
            }
            Ok(Outcome::Queued) => {
                self.sheet.forget();
                self.stage.set(Stage::Queued);
            }
            Ok(Outcome::Conflict { theirs, version }) => self.stage.set(Stage::Conflict { theirs, version }),
            Ok(Outcome::Refused(faults)) => {
                self.sheet.refused.set(faults);
                self.stage.set(Stage::Typing);
                focus_first_fault();
            }
            Err(_) => {}
        }
    }

    /// Goes on from a conflict with the values that were chosen.
    fn choose(self, chosen: &Values, theirs: Values, version: i64) {
        self.sheet.rest_on(theirs, version);
        self.sheet.fill(chosen);
        self.send();
    }

    fn give_up(self) {
        if let Some(settled) = self.settles.try_update_value(Option::take).flatten() {
            queue::remove(&settled);
        }
        self.sheet.forget();
    }

    fn discard(self) {
        let typed = self.sheet.discard();
        toast::show_with_undo(t().edit.discarded, move || self.sheet.fill(&typed));
    }
}

/// What a queued write meant, as the form's values.
fn meant(form: Form, waiting: &Waiting) -> Values {
    let value = |path: &str| match waiting.input.get(path) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    form.paths().iter().map(|path| ((*path).to_owned(), value(path))).collect()
}

fn focus_first_fault() {
    request_animation_frame(|| {
        let wrong = document().query_selector("[aria-invalid=true]").ok().flatten();
        if let Some(input) =
            wrong.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())
        {
            // An input that cannot take the focus is still marked.
            drop(input.focus());
        }
    });
}

/// The screen of one form.
#[component]
pub(super) fn FormDesk(form: Form, society: Society, stuck: Option<Waiting>) -> impl IntoView {
    let desk = Desk::open(form, society, stuck);
    let (id, back) = desk.society.with_value(|society| (society.id.clone(), ["/societies/", &society.id].concat()));
    let navigate = use_navigate();
    let give_up = StoredValue::new_local(move || {
        desk.give_up();
        navigate(&back, NavigateOptions::default());
    });
    move || match desk.stage.get() {
        Stage::Typing => view! { <Typing desk /> }.into_any(),
        Stage::Conflict { theirs, version } => {
            let standing = theirs.clone();
            let on_settle = Callback::new(move |chosen| desk.choose(&chosen, standing.clone(), version));
            let on_give_up = Callback::new(move |()| give_up.with_value(|give_up| give_up()));
            view! { <ConflictView sheet=desk.sheet theirs busy=desk.busy on_settle on_give_up /> }.into_any()
        }
        Stage::Done { version } => {
            let key = desk.attempt.with_value(|(key, _)| key.clone());
            view! { <Receipt society_id=id.clone() form version key /> }.into_any()
        }
        Stage::Queued => view! { <Promise society_id=id.clone() form /> }.into_any(),
    }
}

#[component]
fn Typing(desk: Desk) -> impl IntoView {
    let text = t().edit;
    let reachable = reachable();
    let society = desk.society.get_value();
    let older = desk.sheet.version.get_untracked() < society.version;
    let back = ["/societies/", &society.id].concat();
    let unchanged = move || desk.sheet.form == Form::Contact && desk.sheet.values() == desk.sheet.base();
    let whole = move || {
        desk.faults
            .with(|faults| faults.iter().find(|fault| !desk.sheet.form.paths().contains(&fault.path.as_str())).cloned())
    };
    let count = move || {
        let told = desk.sheet.entries().iter().any(|entry| entry.touched.get());
        desk.faults.with(|faults| (told && !faults.is_empty()).then(|| fill(text.faults, &[&faults.len()])))
    };
    // On a phone it stands between the counts and the button, on a desktop beside them.
    let verdict = move || {
        let society = desk.society.get_value();
        (desk.sheet.form == Form::Headcount).then(|| view! { <Verdict sheet=desk.sheet society /> })
    };
    view! {
        {older.then(|| view! { <OlderNote /> })}
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <Card>
                <form
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        desk.send();
                    }
                >
                    <DraftNote desk />
                    <Fields sheet=desk.sheet faults=desk.faults />
                    <div class="mb-4 empty:hidden lg:hidden">{verdict()}</div>
                    {move || whole().map(|fault| view! { <ErrorNote message=fault.sentence /> })}
                    {move || desk.fault.get().map(|fault| view! { <ErrorNote message=fault.sentence(language()) /> })}
                    <p class="mb-2 text-sm font-medium text-accent empty:hidden" role="status">{count}</p>
                    <div class="grid gap-3 sm:flex sm:items-center">
                        <Button
                            submits=true
                            weight=Weight::Strong
                            busy=desk.busy
                            disabled=Signal::derive(unchanged)
                        >
                            {move || if reachable.get() { text.submit } else { text.submit_later }}
                        </Button>
                        <LinkButton href=back>{text.cancel}</LinkButton>
                        <p class="text-sm text-ink-2 empty:hidden">{move || unchanged().then_some(text.unchanged)}</p>
                    </div>
                </form>
            </Card>
            <div class="hidden lg:block">{verdict()}</div>
        </div>
    }
}

/// That a draft is kept, since when, and how to be rid of it.
#[component]
fn DraftNote(desk: Desk) -> impl IntoView {
    let text = t().edit;
    let words = move || match desk.sheet.taken_up.get() {
        Some(at) => fill(text.draft_taken_up, &[&moment_of(at)]),
        None => text.draft_kept.to_owned(),
    };
    move || {
        desk.sheet.kept.get().then(|| {
            view! {
                <div class="mb-4 flex flex-wrap items-center gap-2 text-sm text-ink-2">
                    <Picture icon=Icon::Done class="size-4 text-ok" />
                    <span class="min-w-0 grow" role="status">{words}</span>
                    <Button weight=Weight::Quiet icon=Icon::Undo on_press=Callback::new(move |()| desk.discard())>
                        {text.discard}
                    </Button>
                </div>
            }
        })
    }
}
