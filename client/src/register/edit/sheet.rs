//! A form while it is filled in: its values as signals, kept on the device as they are typed, with what
//! they began with, so that one can tell later who changed what.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use view_model::register::edit::Values;

use super::form::{Fault, Form};
use crate::net::draft::Place;
use crate::register::society::view::Society;

/// What a draft holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// What the platform knew when the form was opened.
    pub(super) base: Values,
    /// What stands in the form.
    pub(super) mine: Values,
}

/// One field.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) path: &'static str,
    pub(super) value: RwSignal<String>,
    /// Faults are told once someone has left the field: not at the first letter.
    pub(super) touched: RwSignal<bool>,
}

/// The form.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) form: Form,
    entries: StoredValue<Vec<Entry>>,
    base: StoredValue<Values>,
    place: StoredValue<Place>,
    title: StoredValue<String>,
    /// The version that the form was filled from.
    pub(super) version: RwSignal<i64>,
    /// When the draft that was taken up had been typed, milliseconds since 1970.
    pub(super) taken_up: RwSignal<Option<f64>>,
    /// The draft differs from what the platform knows, and is kept.
    pub(super) kept: RwSignal<bool>,
    /// What the server said about it.
    pub(super) refused: RwSignal<Vec<Fault>>,
}

impl Sheet {
    /// The form as the device or else the platform knows it.
    pub(super) fn open(form: Form, society: &Society) -> Self {
        let place = Place::new(&society.id, form.code());
        let known = form.known(society);
        let draft = place.recall::<Typed>();
        let taken_up = draft.as_ref().map(|draft| draft.at);
        let version = draft.as_ref().map_or(society.version, |draft| draft.version);
        let Typed { base, mine } =
            draft.map_or_else(|| Typed { base: known.clone(), mine: known }, |draft| draft.fields);
        let entry = |path: &&'static str| Entry {
            path,
            value: RwSignal::new(mine.get(*path).cloned().unwrap_or_default()),
            touched: RwSignal::new(taken_up.is_some()),
        };
        let sheet = Self {
            form,
            entries: StoredValue::new(form.paths().iter().map(entry).collect()),
            base: StoredValue::new(base),
            place: StoredValue::new(place),
            title: StoredValue::new(society.name.clone()),
            version: RwSignal::new(version),
            taken_up: RwSignal::new(taken_up),
            kept: RwSignal::new(taken_up.is_some()),
            refused: RwSignal::new(Vec::new()),
        };
        Effect::new(move |earlier: Option<()>| sheet.keep(earlier.is_some()));
        sheet
    }

    /// Its fields.
    pub(super) fn entries(self) -> Vec<Entry> {
        self.entries.get_value()
    }

    /// What stands in it; followed by whoever shows it.
    pub(super) fn values(self) -> Values {
        self.entries().into_iter().map(|entry| (entry.path.to_owned(), entry.value.get())).collect()
    }

    /// What it began with.
    pub(super) fn base(self) -> Values {
        self.base.get_value()
    }

    /// Fills it in again: after a choice between two versions, or to take back.
    pub(super) fn fill(self, values: &Values) {
        for entry in self.entries() {
            entry.value.set(values.get(entry.path).cloned().unwrap_or_default());
        }
    }

    /// What it builds on from now on.
    pub(super) fn rest_on(self, base: Values, version: i64) {
        self.base.set_value(base);
        self.version.set(version);
    }

    /// Tells all faults from now on, also of fields that nobody has been in.
    pub(super) fn touch_all(self) {
        for entry in self.entries() {
            entry.touched.set(true);
        }
    }

    /// Gives the draft up. Answers what stood there, so that it can be taken back.
    pub(super) fn discard(self) -> Values {
        let typed = untrack(|| self.values());
        self.fill(&self.base());
        self.forget();
        typed
    }

    /// Ends the draft: it was sent.
    pub(super) fn forget(self) {
        self.place.with_value(Place::discard);
        self.taken_up.set(None);
        self.kept.set(false);
    }

    /// Keeps what was typed, or forgets it when it is what the platform knows anyway.
    fn keep(self, typed_since: bool) {
        let mine = self.values();
        if !typed_since {
            return;
        }
        self.refused.update(Vec::clear);
        let base = self.base();
        if mine == base {
            self.place.with_value(Place::discard);
            self.kept.set(false);
            return;
        }
        let (title, version) = (self.title.get_value(), self.version.get_untracked());
        let kept = self.place.with_value(|place| place.keep(&title, version, Typed { base, mine }));
        self.kept.set(kept);
    }
}
