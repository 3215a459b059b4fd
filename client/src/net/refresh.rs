//! Renewing a session that has run out: once for all requests that met it, unseen by the screens.

use std::cell::RefCell;

use graphql_client::GraphQLQuery;
use leptos::prelude::{Callable, Callback};
use view_model::net::answer;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{NetFault, device, wire};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/net/refresh.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct Refresh;

/// When the session was last renewed in any tab, milliseconds since 1970.
const RENEWED_AT: &str = "session.renewed";
/// A renewal of another tab counts as ours for so long: the same token sent twice looks stolen.
const SHARED_MS: f64 = 10_000.0;

thread_local! {
    /// The renewal under way: a promise, because any number of requests may wait for it.
    static UNDER_WAY: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static SESSION_ENDS: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Says what shall happen when a session has ended and could not be renewed.
pub(crate) fn when_session_ends(then: Callback<()>) {
    SESSION_ENDS.set(Some(then));
}

pub(super) fn end_session() {
    if let Some(then) = SESSION_ENDS.with_borrow(Clone::clone) {
        then.run(());
    }
}

/// Renews the session; false when there is none to renew.
pub(crate) async fn refresh() -> Result<bool, NetFault> {
    let promise = UNDER_WAY.with_borrow_mut(|under_way| under_way.get_or_insert_with(start).clone());
    let outcome = JsFuture::from(promise).await;
    UNDER_WAY.set(None);
    outcome.map(|renewed| renewed.is_truthy()).map_err(|_| NetFault::Offline)
}

/// A promise of whether it was renewed, rejected when the server cannot be reached.
fn start() -> Promise {
    future_to_promise(async {
        if just_renewed() {
            return Ok(JsValue::TRUE);
        }
        match renew().await {
            Ok(renewed) => Ok(JsValue::from_bool(renewed)),
            Err(NetFault::Offline | NetFault::RateLimited { .. }) => Err(JsValue::NULL),
            Err(_) => Ok(JsValue::FALSE),
        }
    })
}

async fn renew() -> Result<bool, NetFault> {
    let text = wire::post(&wire::body::<Refresh>(refresh::Variables)?).await?;
    let renewed = answer::data::<refresh::ResponseData>(&text)?.refresh.expires_at.is_some();
    if renewed {
        device::keep(RENEWED_AT, &js_sys::Date::now());
    }
    Ok(renewed)
}

fn just_renewed() -> bool {
    device::recall::<f64>(RENEWED_AT).is_some_and(|at| (0.0..SHARED_MS).contains(&(js_sys::Date::now() - at)))
}
