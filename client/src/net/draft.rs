//! Drafts: what someone has typed and not yet sent, kept as it is typed. They outlive a reload, an
//! update of the app and a log-out; only sending or discarding ends them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::device;

/// The shape below; a draft of a later shape is left alone rather than misread.
const SHAPE: u8 = 1;

/// A draft as it lies on the device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft<T> {
    shape: u8,
    /// When it was last typed in, milliseconds since 1970.
    pub(crate) at: f64,
    /// What it is about, for people: a society's name.
    pub(crate) title: String,
    /// The version of the record that the form was filled from.
    pub(crate) version: i64,
    /// What was typed.
    pub(crate) fields: T,
}

/// That a draft exists: what a home screen lists.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftNote {
    /// The record's id.
    pub(crate) subject: String,
    /// The form's code.
    pub(crate) form: String,
    /// The society's name.
    pub(crate) title: String,
    /// When it was last typed in, milliseconds since 1970.
    pub(crate) at: f64,
}

#[derive(Deserialize)]
struct Head {
    shape: u8,
    at: f64,
    title: String,
}

/// Where a draft lies: the record and the form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    name: String,
}

impl Place {
    /// The place of the present user's draft of a form about a record.
    pub(crate) fn new(subject: &str, form: &str) -> Self {
        Self { name: device::own("draft", &format!("{subject}.{form}")) }
    }

    /// The draft, if there is one.
    pub(crate) fn recall<T: DeserializeOwned>(&self) -> Option<Draft<T>> {
        device::recall::<Draft<T>>(&self.name).filter(|draft| draft.shape == SHAPE)
    }

    /// Keeps what was typed; false when the device has no room.
    pub(crate) fn keep<T: Serialize>(&self, title: &str, version: i64, fields: T) -> bool {
        let at = js_sys::Date::now();
        device::keep(&self.name, &Draft { shape: SHAPE, at, title: title.to_owned(), version, fields })
    }

    /// Ends the draft.
    pub(crate) fn discard(&self) {
        device::forget(&self.name);
    }
}

/// The present user's drafts, newest first.
pub(crate) fn all() -> Vec<DraftNote> {
    let room = device::own("draft", "");
    let mut found: Vec<DraftNote> =
        device::names(&room).iter().filter_map(|name| note(name, name.strip_prefix(&room)?)).collect();
    found.sort_by(|one, other| other.at.total_cmp(&one.at));
    found
}

fn note(name: &str, rest: &str) -> Option<DraftNote> {
    let (subject, form) = rest.split_once('.')?;
    let Head { shape, at, title } = device::recall(name)?;
    (shape == SHAPE).then(|| DraftNote { subject: subject.to_owned(), form: form.to_owned(), title, at })
}
