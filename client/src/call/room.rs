//! `/applications/…`: one application. Whoever may write it writes, everybody else reads.

use entity::project::application::ApplicationStep;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::fill::{Fill, Pace};
use super::sheet::{Content, History, Opinions, Standing, Turn};
use super::view::{Application, application, applied};
use crate::parts::{Card, EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::text;

/// The screen.
#[component]
pub(crate) fn ApplicationPage() -> impl IntoView {
    let params = use_params_map();
    let reading = application(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    // What the server says later builds the form anew: whoever writes stays at his step, and nothing is saved before.
    let pace = Pace { step: RwSignal::new(1), confirmed: Signal::derive(move || !reading.loading()) };
    let view = move |data| match applied(data) {
        Some(application) => view! { <Room application pace moved /> }.into_any(),
        None => not_found(),
    };
    view! { <Loaded reading lines=10 view /> }
}

fn not_found() -> AnyView {
    let text = text::call::t();
    view! {
        <PageHead title=text.no_application />
        <Card><EmptyState icon=Icon::Empty title=text.no_application line=text.no_application_line>
            <LinkButton href="/calls">{text.to_all}</LinkButton>
        </EmptyState></Card>
    }
    .into_any()
}

#[component]
fn Room(application: Application, pace: Pace, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let title = application.title.clone().unwrap_or_else(|| text.application.to_owned());
    let society = application.society.clone().map(|society| society.name).unwrap_or_default();
    let line =
        [application.call.title.as_str(), &society].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let writes = application.moves.contains(&ApplicationStep::Submit);
    let call = ["/calls/", &application.call.id].concat();
    let main = if writes {
        view! { <Fill application=application.clone() pace moved /> }.into_any()
    } else {
        view! {
            <Standing application=application.clone() />
            <Opinions application=application.clone() moved />
            <Content application=application.clone() />
        }
        .into_any()
    };
    view! {
        <PageHead title line=line.join(" · ") />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <div class="grid gap-3">{main}</div>
            <div class="grid gap-3">
                <Turn application=application.clone() moved />
                <History steps=application.steps.clone() />
                <p><LinkButton href=call>{text.guide}</LinkButton></p>
            </div>
        </div>
    }
}
