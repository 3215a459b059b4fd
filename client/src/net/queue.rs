//! Writes that wait for a network: each with its idempotency key and its input, kept on the device in
//! the order in which people meant them. `replay` sends them; a screen shows them. The rules are `view_model`'s.

use leptos::prelude::*;
use view_model::net::queue;

use super::device;

pub(crate) use view_model::net::queue::{Standing, Waiting};

thread_local! {
    static WAITING: ArcRwSignal<Vec<Waiting>> = ArcRwSignal::new(Vec::new());
}

/// The present user's queue, oldest first.
pub(crate) fn waiting() -> Signal<Vec<Waiting>> {
    WAITING.with(|list| list.clone().into())
}

/// How many writes are not acknowledged yet.
pub(crate) fn pending() -> Signal<usize> {
    let list = waiting();
    Signal::derive(move || list.with(Vec::len))
}

/// How many of them need a person: they are not sent by themselves.
pub(crate) fn need_a_person() -> Signal<usize> {
    let list = waiting();
    Signal::derive(move || list.with(|list| list.iter().filter(|waiting| waiting.needs_a_person()).count()))
}

/// A form's write about a record that cannot go on without a person.
pub(crate) fn stuck(subject: &str, form: &str) -> Option<Waiting> {
    queue::stuck(&snapshot(), subject, form).cloned()
}

/// Adds a write at the end.
pub(crate) fn add(write: Waiting) {
    edit(|list| list.push(write));
}

/// Takes a write out: it is done, or someone gave it up.
pub(crate) fn remove(key: &str) {
    edit(|list| list.retain(|waiting| waiting.key != key));
}

/// Lets a write that was declined or broke have another turn.
pub(crate) fn retry(key: &str) {
    change(key, |waiting| waiting.standing = Standing::Waits);
    super::replay::replay();
}

/// Changes one write.
pub(super) fn change(key: &str, how: impl FnOnce(&mut Waiting)) {
    edit(|list| {
        if let Some(waiting) = list.iter_mut().find(|waiting| waiting.key == key) {
            how(waiting);
        }
    });
}

/// What follows from a write that went through.
pub(super) fn settle(done: &Waiting, version: Option<i64>) {
    edit(|list| queue::settle(list, done, version));
}

/// The first write that may be sent.
pub(super) fn next() -> Option<Waiting> {
    queue::next(&snapshot()).cloned()
}

/// Reads the present user's queue from the device.
pub(super) fn load() {
    WAITING.with(|signal| signal.set(snapshot()));
}

/// Reads, changes and keeps in one go: another tab may have written since.
fn edit(how: impl FnOnce(&mut Vec<Waiting>)) {
    let mut list = snapshot();
    how(&mut list);
    device::keep(&place(), &list);
    WAITING.with(|signal| signal.set(list));
}

fn snapshot() -> Vec<Waiting> {
    device::recall(&place()).unwrap_or_default()
}

fn place() -> String {
    device::own("queue", "writes")
}
