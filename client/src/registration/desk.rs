//! The clerk's desk: what stands in the form, in which version, and how it is saved and submitted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::act::{
    BeginRegistration, SaveRegistration, SubmitRegistration, act, begin_registration, save_registration,
    submit_registration,
};
use super::case::Registration;
use super::content::{Content, input};
use crate::net::key;
use crate::parts::toast;
use crate::session::session;
use crate::text::t;

/// The desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) content: Content,
    /// Id and version; none until it was begun.
    pub(super) case: RwSignal<Option<(String, i64)>>,
    pub(super) busy: RwSignal<bool>,
    pub(super) faults: RwSignal<Vec<String>>,
    key: StoredValue<String>,
}

impl Desk {
    /// The desk of a case, or of a new one.
    pub(super) fn of(registration: Option<&Registration>) -> Self {
        Self {
            content: Content::of(registration),
            case: RwSignal::new(registration.map(|one| (one.id.clone(), one.version))),
            busy: RwSignal::new(false),
            faults: RwSignal::new(Vec::new()),
            key: StoredValue::new(key::new_key()),
        }
    }

    /// Saves what is filled in, then goes on with what follows.
    pub(super) fn save(self, then: impl FnOnce(String) + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            if let Some((id, _)) = self.saved().await {
                toast::show(t().registration.saved);
                then(id);
            }
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
        });
    }

    /// Saves and submits, then goes on.
    pub(super) fn submit(self, then: impl FnOnce() + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            if let Some((id, version)) = self.saved().await {
                let input = submit_registration::RegistrationStepInput {
                    registration_id: id,
                    expected_version: version,
                    idempotency_key: key::new_key(),
                };
                let done = act::<SubmitRegistration>(submit_registration::Variables { input }).await;
                if self.took(done).is_some() {
                    spawn_local(session().confirm());
                    toast::show(t().registration.submitted);
                    then();
                }
            }
            let _ = self.busy.try_set(false);
        });
    }

    async fn saved(self) -> Option<(String, i64)> {
        match self.send().await {
            Err(missing) => {
                let _ = self.faults.try_set(vec![missing]);
                None
            }
            Ok(outcome) => {
                let done = self.took(outcome)?;
                self.content.sent();
                Some(done)
            }
        }
    }

    async fn send(self) -> Result<super::act::Outcome, String> {
        let papers = self.content.papers()?;
        let idempotency_key = self.key.get_value();
        Ok(match self.case.get_untracked() {
            None => {
                let paper = |(kind, file_ids)| begin_registration::RegistrationPaperInput { kind, file_ids };
                let content = input!(begin_registration, self.content)?;
                let papers = papers.into_iter().map(paper).collect();
                let input = begin_registration::BeginRegistrationInput { idempotency_key, content, papers };
                act::<BeginRegistration>(begin_registration::Variables { input }).await
            }
            Some((registration_id, expected_version)) => {
                let paper = |(kind, file_ids)| save_registration::RegistrationPaperInput { kind, file_ids };
                let content = input!(save_registration, self.content)?;
                let papers = papers.into_iter().map(paper).collect();
                let input = save_registration::SaveRegistrationInput {
                    registration_id,
                    expected_version,
                    idempotency_key,
                    content,
                    papers,
                };
                act::<SaveRegistration>(save_registration::Variables { input }).await
            }
        })
    }

    /// Keeps what an answer says: the new version, or what was declined. What was declined and is sent again
    /// is another intention.
    fn took(self, outcome: super::act::Outcome) -> Option<(String, i64)> {
        self.key.try_set_value(key::new_key());
        match outcome {
            Ok(done) => {
                let _ = self.case.try_set(Some(done.clone()));
                let _ = self.faults.try_set(Vec::new());
                Some(done)
            }
            Err(declined) => {
                let _ = self.faults.try_set(declined);
                None
            }
        }
    }
}
