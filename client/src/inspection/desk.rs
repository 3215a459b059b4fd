//! Filling in one report: what stands in the inputs, what of it stands on the server, what has yet to be
//! sent, and what someone else wrote meanwhile. Each keystroke is kept on the device, each step on the server.

mod judge;
mod stuck;

use std::collections::BTreeMap;

use entity::Word;
use entity::institution::report::field::ReportField;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_model::inspection::draft::{Draft, FORM, Stands, Typed, compare, pending};
use view_model::inspection::value::{kept, typed};

pub(super) use self::judge::Wrong;
use self::judge::{named, wrong};
use self::stuck::taken_up;
use super::send::{self, Saved, Sent};
use super::view::{self, Field, Report};
use crate::file::Chosen;
use crate::net::NetFault;
use crate::net::draft::Place;
use crate::net::key::new_key;
use crate::parts::toast;
use crate::session::session;
use crate::text::{fill, language, t};

/// One input.
#[derive(Clone, Copy)]
pub(super) struct Input {
    pub(super) field: ReportField,
    pub(super) text: RwSignal<String>,
    /// Faults are told once someone has left the field: not at the first letter.
    pub(super) touched: RwSignal<bool>,
}

/// A field that two have written differently.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clashing {
    pub(super) field: ReportField,
    pub(super) mine: String,
    pub(super) theirs: String,
    pub(super) by: String,
}

/// Where what was typed lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// Nothing was typed that is not on the server.
    Nowhere,
    /// On the device, until the step is left.
    OnDevice,
    /// In the queue, until there is a network.
    InQueue,
    /// On the server.
    OnServer,
}

/// What goes with a submission.
#[derive(Clone, Copy)]
pub(super) struct Enclosed {
    /// Answers remarks that changed nothing.
    pub(super) note: RwSignal<String>,
    /// Papers.
    pub(super) files: Chosen,
}

/// The desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) report: StoredValue<Report>,
    inputs: StoredValue<Vec<Input>>,
    stands: RwSignal<BTreeMap<ReportField, Stands>>,
    writers: StoredValue<BTreeMap<ReportField, String>>,
    version: RwSignal<i64>,
    draft: RwSignal<Draft>,
    pub(super) clashes: RwSignal<Vec<Clashing>>,
    pub(super) wrong: Memo<Vec<Wrong>>,
    /// What the server declined, whole sentences.
    pub(super) declined: RwSignal<Vec<String>>,
    /// Kept aside: the desk is handed around by value.
    pub(super) enclosed: StoredValue<Enclosed>,
    pub(super) busy: RwSignal<bool>,
    pub(super) lies: RwSignal<Lies>,
    /// The last step has been looked at: from then on what is missing is told at its field too.
    pub(super) checked: RwSignal<bool>,
    /// The field to go to when its step is shown.
    pub(super) goal: RwSignal<Option<ReportField>>,
    /// The key of a submission: the same however often the button is pressed.
    key: StoredValue<String>,
    moved: Callback<()>,
}

impl Desk {
    /// Opens a report with what the device has kept; `moved` is told when it is no longer to be filled in.
    pub(super) fn open(report: Report, moved: Callback<()>) -> Self {
        let place = Place::new(&report.id, FORM);
        let mut draft = place.recall::<Draft>().map(|draft| draft.fields).unwrap_or_default();
        let declined = taken_up(&report.id, &mut draft);
        let stands = report.stands();
        compare(&mut draft, &stands);
        let input = |field: &Field| {
            let known = || typed(field.field, &field.value);
            let text = draft.get(field.field.code()).map_or_else(known, |typed| typed.text.clone());
            Input { field: field.field, text: RwSignal::new(text), touched: RwSignal::new(field.remark.is_some()) }
        };
        let inputs: Vec<_> = report.fields().iter().map(input).collect();
        let writers = report.fields().iter().filter_map(|field| Some((field.field, field.written_by.clone()?)));
        let (asked, reports_on) = (view::asked(report.fields()), report.campaign.reports_on);
        let (writers, held) = (StoredValue::new(writers.collect()), StoredValue::new(inputs));
        let desk = Self {
            version: RwSignal::new(report.version),
            enclosed: StoredValue::new(Enclosed {
                note: RwSignal::new(String::new()),
                files: Chosen::of("report", &report.id),
            }),
            report: StoredValue::new(report),
            inputs: held,
            stands: RwSignal::new(stands),
            writers,
            lies: RwSignal::new(if draft.is_empty() { Lies::Nowhere } else { Lies::OnDevice }),
            draft: RwSignal::new(draft),
            clashes: RwSignal::new(Vec::new()),
            wrong: Memo::new(move |_| held.with_value(|inputs| wrong(inputs, asked, reports_on))),
            declined: RwSignal::new(declined),
            busy: RwSignal::new(false),
            checked: RwSignal::new(false),
            goal: RwSignal::new(None),
            key: StoredValue::new(new_key()),
            moved,
        };
        desk.compare();
        desk
    }

    /// The input of a field, where it is asked.
    pub(super) fn input(self, field: ReportField) -> Option<Input> {
        self.inputs.with_value(|inputs| inputs.iter().find(|input| input.field == field).copied())
    }

    /// All inputs, in the order of the form.
    pub(super) fn inputs(self) -> Vec<Input> {
        self.inputs.get_value()
    }

    /// Someone typed.
    pub(super) fn typed(self, input: Input, text: String) {
        input.text.set(text.clone());
        self.declined.update(Vec::clear);
        self.put(input.field, text);
    }

    /// Someone left a field: what the platform knew and he did not change is confirmed.
    pub(super) fn left(self, input: Input) {
        input.touched.set(true);
        let untouched = self.draft.with_untracked(|draft| !draft.contains_key(input.field.code()));
        let text = input.text.get_untracked();
        if untouched && !text.is_empty() && self.version_of(input.field) == 0 {
            self.put(input.field, text);
        }
    }

    /// Whether a value that was known beforehand has been confirmed by someone.
    pub(super) fn confirmed(self, field: ReportField) -> bool {
        self.draft.with(|draft| draft.contains_key(field.code()))
            || self.stands.with(|stands| stands.get(&field).is_some_and(|now| now.version > 0))
    }

    /// Whether a field was written since the report was opened, or is about to be.
    pub(super) fn written(self, field: ReportField) -> bool {
        let before = self.report.with_value(|report| report.stands().get(&field).map_or(0, |now| now.version));
        self.draft.with(|draft| draft.contains_key(field.code())) || self.version_of(field) > before
    }

    fn version_of(self, field: ReportField) -> i64 {
        self.stands.with_untracked(|stands| stands.get(&field).map_or(0, |now| now.version))
    }

    fn put(self, field: ReportField, text: String) {
        let seen = self.version_of(field);
        self.draft.update(|draft| {
            let entry = draft.entry(field.code().to_owned()).or_insert_with(|| Typed { seen, ..Typed::default() });
            entry.text = text;
        });
        self.lies.set(Lies::OnDevice);
        self.keep();
    }

    fn place(self) -> Place {
        self.report.with_value(|report| Place::new(&report.id, FORM))
    }

    fn keep(self) {
        let draft = self.draft.get_untracked();
        if draft.is_empty() {
            self.place().discard();
            return;
        }
        let (title, version) = (self.report.with_value(Report::society_name), self.version.get_untracked());
        self.place().keep(&title, version, draft);
    }

    /// Holds the draft against what stands: what is settled goes, what clashes is shown.
    fn compare(self) {
        let stands = self.stands.get_untracked();
        let fields = self.draft.try_update(|draft| compare(draft, &stands)).unwrap_or_default();
        let clashing = |field: ReportField| {
            let mine = self.draft.with_untracked(|draft| draft.get(field.code()).map(|typed| typed.text.clone()));
            let by = self.writers.with_value(|writers| writers.get(&field).cloned());
            Clashing {
                field,
                mine: kept(field, &mine.unwrap_or_default()).unwrap_or_default(),
                theirs: stands.get(&field).map(|now| now.value.clone()).unwrap_or_default(),
                by: by.unwrap_or_default(),
            }
        };
        self.clashes.set(fields.into_iter().map(clashing).collect());
        for input in self.inputs() {
            let typed_over = self.draft.with_untracked(|draft| draft.contains_key(input.field.code()));
            let now = stands.get(&input.field).map(|now| typed(input.field, &now.value)).unwrap_or_default();
            if !typed_over && input.text.with_untracked(|text| *text != now) {
                input.text.set(now);
            }
        }
        self.keep();
    }

    /// Sends what is typed and sound. The step may be left meanwhile.
    pub(super) fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        spawn_local(async move {
            if let Err(fault) = self.save_now().await {
                let _ = self.declined.try_set(vec![fault.sentence(language())]);
            }
        });
    }

    async fn save_now(self) -> Result<bool, NetFault> {
        let Some(fields) = self.sendable() else { return Ok(true) };
        let report = self.report.get_value();
        let saved = send::save(&report, &fields).await?;
        // Whoever has left the page finds the draft or the queue.
        if self.busy.try_get_untracked().is_none() {
            return Ok(false);
        }
        match saved {
            Saved::Queued => self.lies.set(Lies::InQueue),
            Saved::Refused(told) => {
                self.declined.set(told.into_iter().map(|(field, said)| named(field, &said)).collect());
                // Another may have submitted meanwhile: then there is nothing to fill in.
                self.look_again().await;
                return Ok(false);
            }
            Saved::Written { version, clashes } => {
                let whole = self.arrived(&fields, version, clashes);
                if !whole {
                    self.look_again().await;
                }
            }
        }
        Ok(self.clashes.with_untracked(Vec::is_empty))
    }

    /// The fields to send, noted as perhaps arrived; none where there are none.
    fn sendable(self) -> Option<Vec<(ReportField, String, i64)>> {
        let stands = self.stands.get_untracked();
        let fields = self.draft.with_untracked(|draft| pending(draft, &stands));
        self.draft.update(|draft| {
            for (field, value, _) in &fields {
                if let Some(typed) = draft.get_mut(field.code()).filter(|typed| !typed.sent.contains(value)) {
                    typed.sent.push(value.clone());
                }
            }
        });
        self.keep();
        (!fields.is_empty()).then_some(fields)
    }

    /// Notes what the server has written; false when others wrote as well.
    fn arrived(self, fields: &[(ReportField, String, i64)], version: Option<i64>, clashes: Vec<send::Clash>) -> bool {
        self.stands.update(|stands| {
            for (field, value, seen) in fields {
                stands.insert(*field, Stands { value: value.clone(), version: seen + 1 });
            }
            for clash in &clashes {
                stands.insert(clash.field, Stands { value: clash.theirs.clone(), version: clash.version });
            }
        });
        self.writers.update_value(|writers| {
            writers.extend(clashes.into_iter().map(|clash| (clash.field, clash.written_by)));
        });
        let before = self.version.get_untracked();
        let now = version.unwrap_or(before);
        self.version.set(now);
        self.lies.set(Lies::OnServer);
        self.compare();
        now <= before + 1
    }

    /// Reads the report again without building the screen anew: someone is typing.
    pub(super) async fn look_again(self) {
        let id = self.report.with_value(|report| report.id.clone());
        let Ok(Some(now)) = view::now(id).await else { return };
        // The screen may be gone by now.
        if self.busy.try_get_untracked().is_some() {
            self.take(&now);
        }
    }

    /// Takes what the server says now, unless it was asked for before a save that has been answered since.
    pub(super) fn take(self, now: &Report) {
        if !now.state.is_writable() {
            return self.moved.run(());
        }
        if now.version < self.version.get_untracked() {
            return;
        }
        self.stands.set(now.stands());
        let writers = now.fields().iter().filter_map(|field| Some((field.field, field.written_by.clone()?)));
        self.writers.set_value(writers.collect());
        self.version.set(now.version);
        self.compare();
    }

    /// Settles a clash: mine is sent again over theirs, or theirs stays.
    pub(super) fn choose(self, field: ReportField, mine: bool) {
        let version = self.version_of(field);
        self.draft.update(|draft| {
            if !mine {
                draft.remove(field.code());
            } else if let Some(typed) = draft.get_mut(field.code()) {
                typed.seen = version;
            }
        });
        self.compare();
    }

    /// Saves what is left and submits both halves; what stands in the way is told.
    pub(super) fn submit(self) {
        if self.busy.get_untracked() {
            return;
        }
        let files = match self.enclosed.get_value().files.ids() {
            Ok(files) => files,
            Err(sentence) => return self.declined.set(vec![sentence]),
        };
        self.busy.set(true);
        self.declined.set(Vec::new());
        spawn_local(async move {
            let outcome = self.submit_now(files).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(Some(sent)) => self.settle(sent),
                // A clash, or a save that was declined, stands on the screen.
                Ok(None) => {}
                Err(fault) => self.declined.set(vec![fault.sentence(language())]),
            }
        });
    }

    async fn submit_now(self, files: Vec<String>) -> Result<Option<Sent>, NetFault> {
        if !self.save_now().await? {
            return Ok(None);
        }
        let (report, version) = (self.report.get_value(), self.version.get_untracked());
        let (key, note) = (self.key.get_value(), self.enclosed.get_value().note.get_untracked());
        send::submit(&report, version, &key, (&note, files)).await.map(Some)
    }

    fn settle(self, sent: Sent) {
        let text = t().inspection;
        match sent {
            Sent::Submitted { receipt, version } => {
                self.place().discard();
                self.enclosed.get_value().files.clear();
                let (report, moved) = (self.report.get_value(), self.moved);
                toast::show_with_undo(fill(text.submitted_as, &[&receipt]), move || {
                    super::own::take_back(report.clone(), version, moved);
                });
                spawn_local(session().confirm());
                self.moved.run(());
            }
            Sent::Queued => {
                self.enclosed.get_value().files.clear();
                self.lies.set(Lies::InQueue);
            }
            Sent::Refused(told) => {
                self.key.set_value(new_key());
                self.declined.set(told.into_iter().map(|(field, said)| named(field, &said)).collect());
            }
        }
    }
}
