//! Rooms that are fetched when they are opened. In the small build everything that only such a room
//! uses lies in a file of its own (`xtask/src/split.rs`); the service worker fetches them all ahead, so
//! that they open without a network too.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::NetFault;
use crate::parts::{ErrorNote, Skeleton};
use crate::text::language;

/// What builds a room once it is there.
pub(crate) type Build = fn() -> AnyView;

/// The way of a room to this device; it ends with nothing when the room cannot be had.
pub(crate) type Fetch = Pin<Box<dyn Future<Output = Option<Build>>>>;

/// A view of a room that comes in a file together with the other rooms of that name; a small one says how many lines
/// it has.
macro_rules! later {
    ($file:ident, $room:path $(, lines = $lines:literal)?) => {{
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        fn fetch() -> Result<$crate::later::Build, leptos::wasm_split::SplitLoaderError> {
            Ok(|| $room().into_any())
        }

        #[cfg(not(feature = "split"))]
        async fn fetch() -> Result<$crate::later::Build, std::convert::Infallible> {
            Ok(|| $room().into_any())
        }

        // One type for every room: what the router does for a view is compiled once and not once for each.
        let room: $crate::later::Build = || {
            let fetch: fn() -> $crate::later::Fetch = || Box::pin(async { fetch().await.ok() });
            view! { <$crate::later::Later fetch $(lines=$lines)? /> }.into_any()
        };
        room
    }};
}

pub(crate) use later;

/// Where a room is on its way.
#[derive(Clone)]
enum Stage {
    Coming,
    Here(Build),
    Missing,
}

/// Shows a room as soon as it is there.
#[component]
pub(crate) fn Later(
    fetch: fn() -> Fetch,
    /// How many lines are drawn in its place until it is there.
    #[prop(default = 8)]
    lines: usize,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Coming);
    let start = move || {
        spawn_local(async move {
            let found = fetch().await.map_or(Stage::Missing, Stage::Here);
            // Whoever opened the room may have left it by now; then there is nothing to show.
            stage.try_set(found);
        });
    };
    let again = Callback::new(move |()| {
        stage.set(Stage::Coming);
        start();
    });
    start();
    move || match stage.get() {
        Stage::Coming => view! { <Skeleton lines /> }.into_any(),
        Stage::Here(build) => untrack(build),
        Stage::Missing => {
            view! { <ErrorNote message=NetFault::Offline.sentence(language()) on_retry=again /> }.into_any()
        }
    }
}
