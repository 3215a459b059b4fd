//! Acts of Party life of one society: what its form may do and where the rest belongs, recording one,
//! and what was recorded, by year.

mod list;
mod may;
mod read;
mod record;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::net::replay;
use crate::parts::{EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::session::viewer;
use crate::text::{label, t};
use read::Society;

/// The screen.
#[component]
pub(crate) fn ActsPage() -> impl IntoView {
    let params = use_params_map();
    let reading = read::acts(move || params.with(|params| params.get("id").unwrap_or_default()));
    let sent = replay::acknowledged();
    Effect::new(move |earlier: Option<()>| {
        sent.track();
        if earlier.is_some() {
            reading.reload();
        }
    });
    let reload = Callback::new(move |()| reading.reload());
    view! {
        <Loaded
            reading
            lines=10
            view=move |data| match data.society {
                Some(society) => view! { <Sheets society reload /> }.into_any(),
                None => {
                    view! {
                        <PageHead title=t().edit.no_society />
                        <EmptyState icon=Icon::Search title=t().edit.no_society line=t().register.not_found_hint />
                    }
                        .into_any()
                }
            }
        />
    }
}

#[component]
fn Sheets(society: Society, reload: Callback<()>) -> impl IntoView {
    let text = t().act;
    let back = ["/societies/", &society.id].concat();
    let line = [society.name.as_str(), " · ", label(society.form)].concat();
    let records = viewer().may("Mutation.recordPartyAct");
    let aside = view! { <LinkButton href=back icon=Icon::Back>{text.to_society}</LinkButton> }.into_any();
    view! {
        <PageHead title=text.title line aside />
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <div class="grid min-w-0 gap-3">
                {records.then(|| view! { <record::RecordCard society=society.clone() reload /> })}
                <list::ListCard society=society.clone() reload />
            </div>
            <may::MayCard form=society.form />
        </div>
    }
}
