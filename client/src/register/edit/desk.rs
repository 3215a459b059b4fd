//! Filling in one form, from the first letter to the receipt: rules while one types, a draft that is
//! kept, sending or queueing, and what to do when someone else wrote first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use view_model::register::edit::Values;

use super::conflict::ConflictView;
use super::form::{Fault, Form};
use super::receipt::WayOn;
use super::sheet::Sheet;
use super::submit::{Intention, Outcome};
use super::typing::Typing;
use crate::net::queue::{self, Standing, Waiting};
use crate::net::{NetFault, key};
use crate::parts::receipt::{Promise, Receipt};
use crate::parts::toast;
use crate::register::society::view::Society;
use crate::text::t;

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
pub(super) struct Desk {
    pub(super) sheet: Sheet,
    pub(super) society: StoredValue<Society>,
    stage: RwSignal<Stage>,
    pub(super) busy: RwSignal<bool>,
    pub(super) fault: RwSignal<Option<NetFault>>,
    /// The key of the last attempt and what it sent: the same again is a retry, anything else is new.
    attempt: StoredValue<(String, Values)>,
    /// The queued write that this form settles.
    settles: StoredValue<Option<String>>,
    pub(super) faults: Memo<Vec<Fault>>,
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
    pub(super) fn send(self) {
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

    pub(super) fn discard(self) {
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
            let society_id = id.clone();
            view! { <Receipt version key><WayOn society_id form /></Receipt> }.into_any()
        }
        Stage::Queued => {
            let society_id = id.clone();
            view! { <Promise><WayOn society_id form /></Promise> }.into_any()
        }
    }
}
