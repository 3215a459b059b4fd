//! What the device keeps: texts by name in the browser's local storage, apart for each user.
//!
//! Where the browser keeps nothing (private windows, some in-app browsers) the page's memory does,
//! so that nothing else has to ask.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use view_model::net::tree;
use web_sys::Storage;

/// Before every name: another version of the platform at the same address is not misread.
const PREFIX: &str = "xuehui.1.";

thread_local! {
    static OWNER: RefCell<String> = RefCell::new("-".into());
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Says whose device this is now.
pub(super) fn belong_to(user: Option<&str>) {
    OWNER.with_borrow_mut(|owner| user.unwrap_or("-").clone_into(owner));
}

/// The name of something that belongs to the present user.
pub(crate) fn own(room: &str, name: &str) -> String {
    OWNER.with_borrow(|owner| format!("{room}.{owner}.{name}"))
}

/// What was kept under this name, if it can still be read.
pub(crate) fn recall<T: DeserializeOwned>(name: &str) -> Option<T> {
    tree::read(&text(name)?).ok()
}

/// Keeps a value; false when the device has no room for it.
pub(crate) fn keep<T: Serialize>(name: &str, value: &T) -> bool {
    serde_json::to_string(value).is_ok_and(|text| keep_text(name, &text))
}

/// The text kept under this name.
pub(crate) fn text(name: &str) -> Option<String> {
    let name = format!("{PREFIX}{name}");
    match storage() {
        Some(storage) => storage.get_item(&name).ok().flatten(),
        None => MEMORY.with_borrow(|memory| memory.get(&name).cloned()),
    }
}

/// Keeps a text. A full device gives up what was only seen before what someone typed.
pub(crate) fn keep_text(name: &str, text: &str) -> bool {
    let full = format!("{PREFIX}{name}");
    let Some(storage) = storage() else {
        MEMORY.with_borrow_mut(|memory| memory.insert(full, text.to_owned()));
        return true;
    };
    if storage.set_item(&full, text).is_ok() {
        return true;
    }
    forget_all("seen.");
    storage.set_item(&full, text).is_ok()
}

/// Forgets what was kept under this name.
pub(crate) fn forget(name: &str) {
    let name = format!("{PREFIX}{name}");
    match storage() {
        // A storage that refuses to forget has nothing that could be told to a person.
        Some(storage) => drop(storage.remove_item(&name)),
        None => MEMORY.with_borrow_mut(|memory| drop(memory.remove(&name))),
    }
}

/// Forgets everything whose name begins so: what was seen goes when someone logs out.
pub(crate) fn forget_all(beginning: &str) {
    for name in names(beginning) {
        forget(&name);
    }
}

/// The names that begin so.
pub(crate) fn names(beginning: &str) -> Vec<String> {
    let beginning = format!("{PREFIX}{beginning}");
    let all = match storage() {
        Some(storage) => {
            let count = storage.length().unwrap_or_default();
            (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect()
        }
        None => MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>()),
    };
    all.into_iter()
        .filter(|name| name.starts_with(&beginning))
        .filter_map(|name| name.strip_prefix(PREFIX).map(str::to_owned))
        .collect()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
