//! Reading: what the device saw last first, then what the server says now.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{NetFault, device, wire};

/// What is known at a moment.
#[derive(Clone, Debug, PartialEq)]
struct Seen<T> {
    /// The newest data there is.
    data: Option<T>,
    /// The data was kept by the device; the server has not confirmed it yet.
    stale: bool,
    /// Why the server did not confirm it.
    fault: Option<NetFault>,
    /// A request is under way.
    loading: bool,
}

/// A reading that a screen watches.
pub(crate) struct Cached<T: Send + Sync + 'static> {
    seen: RwSignal<Seen<T>>,
    round: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Copy for Cached<T> {}

impl<T: Send + Sync + 'static> Clone for Cached<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + Send + Sync + 'static> Cached<T> {
    /// The data, if there is any.
    pub(crate) fn data(self) -> Option<T> {
        self.seen.with(|seen| seen.data.clone())
    }

    /// Looks at the data without a copy.
    pub(crate) fn with<R>(self, look: impl FnOnce(Option<&T>) -> R) -> R {
        self.seen.with(|seen| look(seen.data.as_ref()))
    }

    /// The data was kept by the device and is not confirmed.
    pub(crate) fn stale(self) -> bool {
        self.seen.with(|seen| seen.stale)
    }

    /// Why there is nothing newer.
    pub(crate) fn fault(self) -> Option<NetFault> {
        self.seen.with(|seen| seen.fault.clone())
    }

    /// A request is under way.
    pub(crate) fn loading(self) -> bool {
        self.seen.with(|seen| seen.loading)
    }

    /// Asks the server again.
    pub(crate) fn reload(self) {
        self.round.update(|round| *round += 1);
    }
}

/// Reads an operation: `ask` names the reading (what the device keeps it under) and its variables.
/// When what it reads changes, the reading starts anew; while it answers `None`, nothing is asked.
pub(crate) fn cached<Op>(ask: impl Fn() -> Option<(String, Op::Variables)> + 'static) -> Cached<Op::ResponseData>
where
    Op: GraphQLQuery + 'static,
    Op::Variables: 'static,
    Op::ResponseData: Clone + Send + Sync + 'static,
{
    let seen = RwSignal::new(Seen { data: None, stale: false, fault: None, loading: true });
    let reading = Cached { seen, round: RwSignal::new(0) };
    let turn = StoredValue::new(0_u32);
    let shown = StoredValue::new(String::new());
    Effect::new(move |_| {
        reading.round.track();
        let Some((key, variables)) = ask() else { return };
        let name = device::own("seen", &key);
        if shown.with_value(|shown| *shown != name) {
            let kept = device::text(&name).and_then(|text| wire::data(&text).ok());
            seen.set(Seen { stale: kept.is_some(), data: kept, fault: None, loading: true });
            shown.set_value(name.clone());
        } else {
            seen.update(|seen| seen.loading = true);
        }
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        let Ok(body) = wire::body::<Op>(variables) else { return };
        spawn_local(async move {
            let outcome = wire::exchange(&body).await;
            // The screen may be gone, or may ask for something else by now.
            if turn.try_get_value() == Some(mine) {
                settle(seen, &name, outcome);
            }
        });
    });
    reading
}

fn settle<T>(seen: RwSignal<Seen<T>>, name: &str, outcome: Result<String, NetFault>)
where
    T: serde::de::DeserializeOwned + Send + Sync + 'static,
{
    match outcome.and_then(|text| wire::data(&text).map(|data| (text, data))) {
        Ok((text, data)) => {
            device::keep_text(name, &text);
            seen.set(Seen { data: Some(data), stale: false, fault: None, loading: false });
        }
        Err(fault) => seen.update(|seen| {
            seen.stale = seen.data.is_some();
            seen.fault = Some(fault);
            seen.loading = false;
        }),
    }
}

/// Asks the server once; what it says is kept on the device where a key is given.
pub(crate) async fn fetch<Op: GraphQLQuery>(
    key: Option<&str>,
    variables: Op::Variables,
) -> Result<Op::ResponseData, NetFault> {
    let name = key.map(|key| device::own("seen", key));
    let text = wire::exchange(&wire::body::<Op>(variables)?).await?;
    let data = wire::data(&text)?;
    if let Some(name) = name {
        device::keep_text(&name, &text);
    }
    Ok(data)
}

/// What the device last saw under a key.
pub(crate) fn recall<Op: GraphQLQuery>(key: &str) -> Option<Op::ResponseData> {
    device::text(&device::own("seen", key)).and_then(|text| wire::data(&text).ok())
}
