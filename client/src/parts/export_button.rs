//! A button that has the server make a file, and fetches it; what was refused is told in the server's words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, Icon, toast};
use crate::net::intent::Declined;
use crate::net::{NetFault, transfer};
use crate::text::language;

/// The address and the name of the file that was made, or what was declined.
pub(crate) type Made = Result<Result<(String, String), Declined>, NetFault>;

/// The button; `make` asks for the file.
#[component]
pub(crate) fn ExportButton<F>(label: &'static str, make: impl Fn() -> F + Send + Sync + 'static) -> impl IntoView
where
    F: Future<Output = Made> + 'static,
{
    let busy = RwSignal::new(false);
    let press = move |()| {
        busy.set(true);
        let making = make();
        spawn_local(async move {
            match making.await {
                Ok(Ok((url, name))) => transfer::download(&url, &name),
                Ok(Err(declined)) => toast::show(declined.into_iter().next().map(|(_, said)| said).unwrap_or_default()),
                Err(fault) => toast::show(fault.sentence(language())),
            }
            let _ = busy.try_set(false);
        });
    };
    view! { <span class="print:hidden"><Button icon=Icon::Export busy on_press=press>{label}</Button></span> }
}
