//! Reading: what the device saw last first, then what the server says now.
//!
//! What is seen is kept as the text that the server sent and understood when it is looked at: so the
//! machinery is compiled once and not once for each operation, which is a quarter of the client's weight.

use std::marker::PhantomData;

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use view_model::net::answer;

use super::{NetFault, device, wire};

/// How what is seen came about.
#[derive(Clone, Debug, Default, PartialEq)]
struct Status {
    /// The text was kept by the device; the server has not confirmed it yet.
    stale: bool,
    /// Why the server did not confirm it.
    fault: Option<NetFault>,
    /// A request is under way.
    loading: bool,
}

/// A reading that a screen watches.
pub(crate) struct Cached<T> {
    text: RwSignal<Option<String>>,
    status: RwSignal<Status>,
    round: RwSignal<u32>,
    shape: PhantomData<fn() -> T>,
}

impl<T> Copy for Cached<T> {}

impl<T> Clone for Cached<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: DeserializeOwned> Cached<T> {
    /// The data, if there is any.
    pub(crate) fn data(self) -> Option<T> {
        self.text.with(|text| answer::data(text.as_deref()?).ok())
    }

    /// Looks at the data.
    pub(crate) fn with<R>(self, look: impl FnOnce(Option<&T>) -> R) -> R {
        look(self.data().as_ref())
    }
}

impl<T> Cached<T> {
    /// The same reading for those who only ask how it stands.
    pub(crate) fn standing(self) -> Cached<()> {
        let Self { text, status, round, .. } = self;
        Cached { text, status, round, shape: PhantomData }
    }

    /// The data was kept by the device and is not confirmed.
    pub(crate) fn stale(self) -> bool {
        self.status.with(|status| status.stale)
    }

    /// Why there is nothing newer.
    pub(crate) fn fault(self) -> Option<NetFault> {
        self.status.with(|status| status.fault.clone())
    }

    /// A request is under way.
    pub(crate) fn loading(self) -> bool {
        self.status.with(|status| status.loading)
    }

    /// Asks the server again.
    pub(crate) fn reload(self) {
        // An undo may be pressed after its screen is gone: then there is nothing to read again.
        let _ = self.round.try_update(|round| *round += 1);
    }
}

/// Reads an operation: `ask` names the reading (what the device keeps it under) and its variables.
/// When what it reads changes, the reading starts anew; while it answers `None`, nothing is asked.
pub(crate) fn cached<Op>(ask: impl Fn() -> Option<(String, Op::Variables)> + 'static) -> Cached<Op::ResponseData>
where
    Op: GraphQLQuery + 'static,
    Op::Variables: 'static,
    Op::ResponseData: 'static,
{
    let ask = move || ask().and_then(|(key, variables)| Some((key, wire::body::<Op>(variables).ok()?)));
    let reading = read(Box::new(ask), |text| answer::data::<Op::ResponseData>(text).is_ok());
    let Cached { text, status, round, .. } = reading;
    Cached { text, status, round, shape: PhantomData }
}

type Ask = Box<dyn Fn() -> Option<(String, String)>>;

/// Reads a body under a key; `legible` tells whether a text has the expected shape.
fn read(ask: Ask, legible: fn(&str) -> bool) -> Cached<()> {
    let status = RwSignal::new(Status { loading: true, ..Status::default() });
    let reading = Cached { text: RwSignal::new(None), status, round: RwSignal::new(0), shape: PhantomData };
    let turn = StoredValue::new(0_u32);
    let shown = StoredValue::new(String::new());
    Effect::new(move |_| {
        reading.round.track();
        let Some((key, body)) = ask() else { return };
        let name = device::own("seen", &key);
        if shown.with_value(|shown| *shown == name) {
            status.update(|status| status.loading = true);
        } else {
            let kept = device::text(&name).filter(|text| legible(text));
            status.set(Status { stale: kept.is_some(), fault: None, loading: true });
            reading.text.set(kept);
            shown.set_value(name.clone());
        }
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let outcome = wire::exchange(&body).await;
            // The screen may be gone, or may ask for something else by now.
            if turn.try_get_value() == Some(mine) {
                reading.settle(&name, outcome, legible);
            }
        });
    });
    reading
}

impl Cached<()> {
    fn settle(self, name: &str, outcome: Result<String, NetFault>, legible: fn(&str) -> bool) {
        let outcome = outcome.and_then(|text| if legible(&text) { Ok(text) } else { Err(NetFault::unknown()) });
        let fault = match outcome {
            Ok(text) => {
                device::keep_text(name, &text);
                // What was seen already is not drawn anew.
                if self.text.with_untracked(|seen| seen.as_deref() != Some(&text)) {
                    self.text.set(Some(text));
                }
                None
            }
            Err(fault) => Some(fault),
        };
        let stale = fault.is_some() && self.text.with_untracked(Option::is_some);
        self.status.set(Status { stale, fault, loading: false });
    }
}

/// Asks the server once; what it says is kept on the device where a key is given.
pub(crate) async fn fetch<Op: GraphQLQuery>(
    key: Option<&str>,
    variables: Op::Variables,
) -> Result<Op::ResponseData, NetFault> {
    let name = key.map(|key| device::own("seen", key));
    let text = wire::exchange(&wire::body::<Op>(variables)?).await?;
    let data = answer::data(&text)?;
    if let Some(name) = name {
        device::keep_text(&name, &text);
    }
    Ok(data)
}

/// What the device last saw under a key.
pub(crate) fn recall<Op: GraphQLQuery>(key: &str) -> Option<Op::ResponseData> {
    device::text(&device::own("seen", key)).and_then(|text| answer::data(&text).ok())
}
