//! Saves an application as it is typed: on the device at once, on the server when there is a network. Fields that
//! somebody else has written meanwhile come back as clashes.

use std::collections::BTreeMap;

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::{Draft, FORM, Stands, Typed, pending, shown, stands};
use super::view::{Application, Field};
use crate::net::draft::Place;
use crate::net::key::new_key;
use crate::net::{NetFault, send};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/call/save.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct SaveApplication;

use entity::refusal::UserErrorCode;

/// Where the saving stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Saving {
    /// All that was typed stands on the server.
    #[default]
    Saved,
    /// It is on its way.
    Busy,
    /// It waits on the device.
    Waiting,
}

/// A field that somebody else has written meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clash {
    pub(super) theirs: String,
    pub(super) version: i64,
    pub(super) by: String,
}

/// The desk at which an application is written.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) application: StoredValue<Application>,
    pub(super) fields: StoredValue<Vec<Field>>,
    pub(super) typed: RwSignal<Draft>,
    stands: RwSignal<BTreeMap<String, Stands>>,
    pub(super) clashes: RwSignal<BTreeMap<String, Clash>>,
    /// The version of the whole, for the submission.
    pub(super) version: RwSignal<i64>,
    pub(super) saving: RwSignal<Saving>,
    /// What the server declined.
    pub(super) told: RwSignal<Option<String>>,
    /// The server has said what stands: only then something is saved over it.
    confirmed: Signal<bool>,
}

impl Desk {
    /// Opens it with what stands on the server and what the device has kept, which is sent once it is confirmed.
    pub(super) fn open(application: Application, confirmed: Signal<bool>) -> Self {
        let kept = Place::new(&application.id, FORM).recall::<Draft>().map(|draft| draft.fields).unwrap_or_default();
        let desk = Self {
            fields: StoredValue::new(application.call.fields.clone()),
            stands: RwSignal::new(stands(&application)),
            typed: RwSignal::new(kept),
            clashes: RwSignal::new(BTreeMap::new()),
            version: RwSignal::new(application.version),
            saving: RwSignal::new(Saving::Saved),
            told: RwSignal::new(None),
            confirmed,
            application: StoredValue::new(application),
        };
        Effect::new(move |_| {
            if confirmed.get() {
                untrack(|| desk.save());
            }
        });
        desk
    }

    /// What is in a field now: what was typed, else what stands.
    pub(super) fn text(self, field: &Field) -> String {
        let typed = self.typed.with(|typed| typed.get(&field.code).map(|typed| typed.text.clone()));
        typed.unwrap_or_else(|| {
            self.stands.with(|stands| stands.get(&field.code).map_or_else(String::new, |now| shown(field, &now.value)))
        })
    }

    /// Somebody types: it is kept at once.
    pub(super) fn type_in(self, field: &Field, text: String) {
        let seen = self.stands.with_untracked(|stands| stands.get(&field.code).map_or(0, |now| now.version));
        self.typed.update(|typed| {
            let seen = typed.get(&field.code).map_or(seen, |known| known.seen);
            typed.insert(field.code.clone(), Typed { text, seen });
        });
        self.keep();
    }

    fn keep(self) {
        let (id, title) =
            self.application.with_value(|application| (application.id.clone(), application.call.title.clone()));
        let draft = self.typed.get_untracked();
        if draft.is_empty() {
            Place::new(&id, FORM).discard();
        } else {
            Place::new(&id, FORM).keep(&title, self.version.get_untracked(), draft);
        }
    }

    /// Sends what is not there yet. One request at a time: what is typed meanwhile goes with the next.
    pub(super) fn save(self) {
        let fresh = self.fields.with_value(|fields| {
            self.typed.with_untracked(|typed| self.stands.with_untracked(|stands| pending(fields, typed, stands)))
        });
        let clashing = self.clashes.with_untracked(|all| all.keys().cloned().collect::<Vec<_>>());
        let fresh: Vec<_> = fresh.into_iter().filter(|(code, ..)| !clashing.contains(code)).collect();
        if fresh.is_empty() || self.saving.get_untracked() == Saving::Busy {
            return;
        }
        if !self.confirmed.get_untracked() {
            self.saving.set(Saving::Waiting);
            return;
        }
        self.saving.set(Saving::Busy);
        let id = self.application.with_value(|application| application.id.clone());
        spawn_local(async move {
            let answers = fresh.iter().map(|(field, value, seen)| save_application::ApplicationAnswerInput {
                field: field.clone(),
                value: value.clone(),
                seen_version: *seen,
            });
            let input = save_application::SaveApplicationInput {
                application_id: id,
                idempotency_key: new_key(),
                answers: answers.collect(),
            };
            let outcome = send::<SaveApplication>(save_application::Variables { input }).await;
            self.settle(&fresh, outcome);
        });
    }

    /// The answer has come. Nothing where the screen has gone meanwhile.
    fn settle(self, fresh: &[(String, String, i64)], outcome: Result<save_application::ResponseData, NetFault>) {
        let Ok(data) = outcome else {
            let _ = self.saving.try_set(Saving::Waiting);
            return;
        };
        let payload = data.save_application;
        let said = payload.user_errors.into_iter().next().map(|error| error.message);
        if self.told.try_set(said.clone()).is_some() {
            return;
        }
        if let Some(application) = payload.application {
            self.version.set(application.version);
            let now = application.answers.into_iter();
            self.stands.set(
                now.map(|answer| (answer.field, Stands { value: answer.value, version: answer.version })).collect(),
            );
        }
        let clashes = payload.clashes.into_iter();
        let clashes: BTreeMap<String, Clash> = clashes
            .map(|clash| (clash.field, Clash { theirs: clash.theirs, version: clash.version, by: clash.by }))
            .collect();
        // What was sent and not typed over since stands there now.
        self.typed.update(|typed| {
            typed.retain(|code, typed| {
                let sent = fresh.iter().find(|(field, ..)| field == code);
                let stays = self.fields.with_value(|fields| {
                    let field = fields.iter().find(|field| field.code == *code);
                    let value = field.and_then(|field| super::draft::kept(field, &typed.text));
                    sent.is_none_or(|(_, value_sent, _)| value.as_ref() != Some(value_sent))
                });
                let keeps = stays || clashes.contains_key(code) || said.is_some();
                if keeps
                    && !clashes.contains_key(code)
                    && let Some(now) = self.stands.with_untracked(|stands| stands.get(code).cloned())
                {
                    typed.seen = now.version;
                }
                keeps
            });
        });
        self.clashes.update(|all| all.extend(clashes));
        self.keep();
        let waiting = self.typed.with_untracked(|typed| !typed.is_empty());
        self.saving.set(if waiting { Saving::Waiting } else { Saving::Saved });
        if said.is_none() {
            self.save();
        }
    }

    /// A person has chosen between two.
    pub(super) fn choose(self, code: &str, mine: bool) {
        let clash = self.clashes.try_update(|all| all.remove(code)).flatten();
        let Some(clash) = clash else { return };
        self.typed.update(|typed| {
            if mine {
                if let Some(typed) = typed.get_mut(code) {
                    typed.seen = clash.version;
                }
            } else {
                typed.remove(code);
            }
        });
        self.keep();
        self.save();
    }

    /// What still stands in the way of a submission.
    pub(super) fn missing(self) -> usize {
        let empty = |field: &&Field| {
            let text = self.text(field);
            let kept = super::draft::kept(field, &text);
            kept.is_none_or(|value| value.is_empty() && field.required)
        };
        self.fields.with_value(|fields| fields.iter().filter(empty).count())
    }
}
