//! The way to the server and back: typed operations, what was last seen and renews itself, drafts, and the queue of
//! writes that wait for a network. No screens here, and nothing that knows a room.

pub(crate) mod cached;
pub(crate) mod device;
pub(crate) mod draft;
pub(crate) mod intent;
pub(crate) mod key;
pub(crate) mod live;
pub(crate) mod pages;
pub(crate) mod queue;
pub(crate) mod reach;
mod refresh;
pub(crate) mod replay;
pub(crate) mod scalar;
pub(crate) mod transfer;
mod wire;

use graphql_client::GraphQLQuery;
use view_model::net::answer;

pub(crate) use cached::{Cached, cached};
pub(crate) use live::Shows;
pub(crate) use pages::{Page, Pages, pages};
pub(crate) use refresh::{refresh, when_session_ends};
pub(crate) use view_model::net::fault::NetFault;
pub(crate) use wire::speak;

/// Sends one operation and waits for its data. A session that has run out is renewed once, unseen.
pub(crate) async fn send<Op: GraphQLQuery>(variables: Op::Variables) -> Result<Op::ResponseData, NetFault> {
    let text = wire::exchange(&wire::body::<Op>(variables)?).await?;
    answer::data(&text)
}

/// Starts what runs beside the screens: listening for the network, replaying the queue.
pub(crate) fn start() {
    reach::listen();
    replay::watch();
}

/// Says whose device this is now: what was seen, typed and queued is kept apart for each user. When it
/// is nobody's, what was seen goes; what was typed and queued waits for its writer.
pub(crate) fn belong_to(user: Option<&str>) {
    device::belong_to(user);
    if user.is_none() {
        device::forget_all("seen.");
    }
    queue::load();
    replay::replay();
}
