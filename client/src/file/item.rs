//! What was chosen in a form: each file with how far it is. It outlives a refusal of the form, and what
//! has arrived outlives a reload: the server keeps it a week.

use std::cell::Cell;

use entity::file::attachment::FILES_MAX;
use entity::file::{FilePurpose, UNBOUND_DAYS, name::checked_file};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use view_model::file::shrink::is_picture;
use web_sys::File;

use super::send;
use crate::net::device;
use crate::text::{fill, language, t};

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    /// A photo is made smaller.
    Shrinking,
    /// There is no network: it goes out by itself when there is one.
    Waits,
    /// It is on its way, from 0 to 1.
    Sending(f64),
    /// It has arrived under this id.
    Arrived(String),
    /// It has not, and why; with a way to try again where there is one.
    Failed { sentence: String, again: bool },
}

/// One chosen file.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// Tells it from others on this page.
    pub(super) number: usize,
    pub(super) name: RwSignal<String>,
    pub(super) size: RwSignal<u64>,
    /// What was done to it, for people; empty for nothing.
    pub(super) remark: RwSignal<String>,
    pub(super) stage: RwSignal<Stage>,
    /// The bytes; none for one that arrived before the page was loaded again.
    pub(super) file: StoredValue<Option<File>, LocalStorage>,
    /// Where it goes: its id and its address, once the server has made a place.
    pub(super) place: StoredValue<Option<(String, String)>>,
}

impl Item {
    /// Whether it can be named in the form.
    pub(super) fn arrived(self) -> Option<String> {
        match self.stage.get() {
            Stage::Arrived(id) => Some(id),
            _ => None,
        }
    }
}

/// What the device keeps of a file that has arrived.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    name: String,
    size: u64,
    /// When, milliseconds since 1970.
    at: f64,
}

/// The files of one form.
#[derive(Clone, Copy)]
pub(crate) struct Chosen {
    pub(super) items: RwSignal<Vec<Item>>,
    /// What cannot be taken, told when it is chosen.
    pub(super) refused: RwSignal<Vec<String>>,
    next: StoredValue<usize>,
    place: StoredValue<String>,
    /// Tells it from the files of other forms on this page.
    number: usize,
}

thread_local! {
    static FORMS: Cell<usize> = const { Cell::new(0) };
}

impl Chosen {
    /// The files of the form of this name about this record, with those that had arrived before.
    pub(crate) fn of(form: &str, subject: &str) -> Self {
        let place = device::own("files", &[form, ".", subject].concat());
        let chosen = Self {
            items: RwSignal::new(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            place: StoredValue::new(place.clone()),
            number: FORMS.replace(FORMS.get() + 1),
        };
        let oldest = js_sys::Date::now() - f64::from(i32::try_from(UNBOUND_DAYS - 1).unwrap_or(0)) * 86_400_000.0;
        let kept = device::recall::<Vec<Kept>>(&place).unwrap_or_default();
        for Kept { id, name, size, at: _ } in kept.into_iter().filter(|kept| kept.at > oldest) {
            chosen.push(name, size, None, Stage::Arrived(id));
        }
        chosen
    }

    pub(super) fn number(self) -> usize {
        self.number
    }

    /// Whether nothing is chosen.
    pub(crate) fn is_empty(self) -> bool {
        self.items.with(Vec::is_empty)
    }

    fn push(self, name: String, size: u64, file: Option<File>, stage: Stage) -> Item {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let item = Item {
            number,
            name: RwSignal::new(name),
            size: RwSignal::new(size),
            remark: RwSignal::new(String::new()),
            stage: RwSignal::new(stage),
            file: StoredValue::new_local(file),
            place: StoredValue::new(None),
        };
        self.items.update(|items| items.push(item));
        item
    }

    /// Takes files and sends those that may be sent.
    pub(super) fn take(self, files: impl IntoIterator<Item = File>) {
        let mut refused = Vec::new();
        for file in files {
            let name = file.name();
            let fault = checked_file(&name, whole(file.size()), FilePurpose::Attachment).err();
            // A photo that is too large may be small enough once it was made smaller.
            let shrinks = is_picture(&name);
            let fault = fault.filter(|(path, _)| !(shrinks && *path == "size" && file.size() > 0.0));
            if let Some((_, code)) = fault {
                refused.push([name.as_str(), "：", &code.sentence(language())].concat());
            } else if self.items.with_untracked(Vec::len) >= FILES_MAX {
                refused.push(fill(t().file.too_many, &[&FILES_MAX]));
                break;
            } else {
                let item = self.push(name, whole(file.size()).unsigned_abs(), Some(file), Stage::Sending(0.0));
                send::start(self, item);
            }
        }
        self.refused.set(refused);
    }

    /// Takes a file out again; what has arrived is swept by the server.
    pub(super) fn remove(self, number: usize) {
        self.items.update(|items| items.retain(|item| item.number != number));
        self.keep();
    }

    /// Keeps what has arrived on the device.
    pub(super) fn keep(self) {
        let at = js_sys::Date::now();
        let kept = |item: &Item| {
            let Stage::Arrived(id) = item.stage.get_untracked() else { return None };
            Some(Kept { id, name: item.name.get_untracked(), size: item.size.get_untracked(), at })
        };
        let all: Vec<Kept> = self.items.with_untracked(|items| items.iter().filter_map(kept).collect());
        self.place.with_value(|place| {
            if all.is_empty() {
                device::forget(place);
            } else {
                // A device without room keeps nothing; the page still does.
                let _ = device::keep(place, &all);
            }
        });
    }

    /// The ids for the form's input, or why it cannot be sent yet.
    pub(crate) fn ids(self) -> Result<Vec<String>, String> {
        let ids: Option<Vec<String>> =
            untrack(|| self.items.with(|items| items.iter().map(|item| item.arrived()).collect()));
        ids.ok_or_else(|| t().file.unready.to_owned())
    }

    /// The form was sent: its files belong to what it recorded.
    pub(crate) fn clear(self) {
        let _ = self.items.try_set(Vec::new());
        let _ = self.refused.try_set(Vec::new());
        let _ = self.place.try_with_value(|place| device::forget(place));
    }
}

/// A browser's size: a whole number far below 2^52.
#[expect(clippy::cast_possible_truncation, reason = "no file is larger than 2^52 bytes")]
pub(super) fn whole(size: f64) -> i64 {
    size as i64
}
