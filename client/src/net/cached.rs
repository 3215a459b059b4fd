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

use super::{NetFault, device, live, wire};

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

/// A time that the server is asked.
#[derive(Clone, Copy, Default)]
struct Round {
    count: u32,
    /// Nobody has asked for it: the screen follows what changes elsewhere.
    quiet: bool,
}

/// A reading that a screen watches.
pub(crate) struct Cached<T> {
    text: RwSignal<Option<String>>,
    /// What the server says by now, as long as the screen does not show it.
    fresh: StoredValue<Option<String>>,
    status: RwSignal<Status>,
    round: RwSignal<Round>,
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

    /// A piece of a screen that is built anew with each answer, where what stands beside it is not.
    pub(crate) fn part(
        self,
        view: impl Fn(T) -> AnyView + Send + 'static,
    ) -> impl Fn() -> Option<AnyView> + Send + 'static
    where
        T: 'static,
    {
        move || self.data().map(&view)
    }

    /// Looks at the data.
    pub(crate) fn with<R>(self, look: impl FnOnce(Option<&T>) -> R) -> R {
        look(self.data().as_ref())
    }
}

impl<T> Cached<T> {
    /// The same reading for those who only ask how it stands.
    pub(crate) fn standing(self) -> Cached<()> {
        let Self { text, fresh, status, round, .. } = self;
        Cached { text, fresh, status, round, shape: PhantomData }
    }

    /// There is something to show.
    pub(crate) fn is_there(self) -> bool {
        self.text.with(Option::is_some)
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
        self.ask(false);
    }

    fn ask(self, quiet: bool) {
        let _ = self.round.try_update(|round| *round = Round { count: round.count + 1, quiet });
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
    let Cached { text, fresh, status, round, .. } = reading;
    Cached { text, fresh, status, round, shape: PhantomData }
}

type Ask = Box<dyn Fn() -> Option<(String, String)>>;

/// Reads a body under a key; `legible` tells whether a text has the expected shape.
fn read(ask: Ask, legible: fn(&str) -> bool) -> Cached<()> {
    let status = RwSignal::new(Status { loading: true, ..Status::default() });
    let (text, fresh, round) = (RwSignal::new(None), StoredValue::new(None), RwSignal::new(Round::default()));
    let reading = Cached { text, fresh, status, round, shape: PhantomData };
    let turn = StoredValue::new(0_u32);
    let shown = StoredValue::new(String::new());
    Effect::new(move |asked: Option<u32>| {
        let Round { count, quiet } = reading.round.get();
        let Some((key, body)) = ask() else { return count };
        let name = device::own("seen", &key);
        let same = shown.with_value(|shown| *shown == name);
        // What somebody waits for is not overtaken by what nobody has asked for.
        let quiet = quiet && same && asked != Some(count) && !status.with_untracked(|status| status.loading);
        if !same {
            let kept = device::text(&name).filter(|text| legible(text));
            status.set(Status { stale: kept.is_some(), fault: None, loading: true });
            reading.text.set(kept);
            reading.caught_up();
            shown.set_value(name.clone());
        } else if !quiet {
            status.update(|status| status.loading = true);
        }
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let outcome = wire::exchange(&body).await;
            // The screen may be gone, or may ask for something else by now.
            if turn.try_get_value() != Some(mine) {
                return;
            }
            match outcome {
                Ok(text) if quiet => reading.renewed(&name, text, legible),
                // Nobody has asked: what cannot be had comes another time.
                Err(_) if quiet => {}
                outcome => reading.settle(&name, outcome, legible),
            }
        });
        count
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
                if self.differs(&text) {
                    self.text.set(Some(text));
                }
                self.caught_up();
                None
            }
            Err(fault) => Some(fault),
        };
        let stale = fault.is_some() && self.text.with_untracked(Option::is_some);
        self.status.set(Status { stale, fault, loading: false });
    }

    /// Whether a text holds other data than what is shown.
    fn differs(self, text: &str) -> bool {
        self.text.with_untracked(|seen| !seen.as_deref().is_some_and(|seen| answer::same(seen, text)))
    }

    /// Asks the server again without anybody noticing.
    pub(super) fn renew(self) {
        self.ask(true);
    }

    /// The server has been asked again, and nobody waits for it.
    fn renewed(self, name: &str, text: String, legible: fn(&str) -> bool) {
        if self.status.with_untracked(|status| status.fault.is_some() || status.stale) {
            // Whoever reads that there is nothing newer is told that there is.
            return self.settle(name, Ok(text), legible);
        }
        if !legible(&text) {
            return;
        }
        device::keep_text(name, &text);
        self.fresh.set_value(self.differs(&text).then_some(text));
        live::look();
    }

    /// What was newer than what the screen shows is so no more.
    fn caught_up(self) {
        if self.fresh.try_update_value(Option::take).flatten().is_some() {
            live::look();
        }
    }

    /// Whether there is something newer than what the screen shows.
    pub(super) fn is_behind(self) -> bool {
        self.fresh.try_with_value(Option::is_some) == Some(true)
    }

    /// Shows what is newest.
    pub(super) fn catch_up(self) {
        if let Some(text) = self.fresh.try_update_value(Option::take).flatten() {
            let _ = self.text.try_set(Some(text));
        }
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
