//! What runs beside a button: busy, done, and what the server declined.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{Answer, Outcome};
use crate::parts::{ErrorNote, toast};
use crate::session::session;
use crate::text::language;

/// The state of what is done on a screen.
#[derive(Clone, Copy)]
pub(super) struct Act {
    pub(super) busy: RwSignal<bool>,
    told: RwSignal<Vec<String>>,
    moved: Callback<()>,
}

impl Act {
    /// Nothing has happened yet; `moved` is told when something has.
    pub(super) fn new(moved: Callback<()>) -> Self {
        Self { busy: RwSignal::new(false), told: RwSignal::new(Vec::new()), moved }
    }

    /// Does it, and says what became of it.
    pub(super) fn run(self, done: &'static str, step: impl Future<Output = Answer> + 'static) {
        self.then(done, step, |_| ());
    }

    /// The same, and goes on with what was made.
    pub(super) fn then(
        self,
        done: &'static str,
        step: impl Future<Output = Answer> + 'static,
        onward: impl Fn(String) + 'static,
    ) {
        self.busy.set(true);
        self.told.set(Vec::new());
        spawn_local(async move {
            let outcome = step.await;
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(Outcome::Done(id)) => {
                    toast::show(done);
                    spawn_local(session().confirm());
                    let _ = self.moved.try_run(());
                    onward(id);
                }
                Ok(Outcome::Declined(declined)) => {
                    let _ = self.told.try_set(declined.into_iter().map(|(_, said)| said).collect());
                }
                Err(fault) => drop(self.told.try_set(vec![fault.sentence(language())])),
            }
        });
    }

    /// Tells something that stands in the way.
    pub(super) fn tell(self, said: String) {
        self.told.set(vec![said]);
    }

    /// What was declined.
    pub(super) fn notes(self) -> impl IntoView {
        let note = |message| view! { <div class="mb-3"><ErrorNote message /></div> };
        move || self.told.get().into_iter().map(note).collect_view()
    }
}
