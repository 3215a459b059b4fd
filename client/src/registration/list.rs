//! The list of applications: whose turn it is, how many of the sixty days are left.

use entity::Word;
use entity::institution::registration::RegistrationState;
use entity::institution::registration::admission::AdmissionStage;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{
    Card, Chip, Choice, Choices, EmptyState, Icon, LinkButton, Loaded, PageHead, Pick, RowLink, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{days_left, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/registration/registrations.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("RegistrationState", "AdmissionStage")
)]
struct Registrations;

use registrations::{RegistrationsRegistrationsNodes as Row, ResponseData};

/// `/registrations`.
#[component]
pub(crate) fn RegistrationsPage() -> impl IntoView {
    let text = t().registration;
    let state = RwSignal::new(None::<RegistrationState>);
    let reading = cached::<Registrations>(move || {
        let states = state.get().map(|state| vec![state]);
        let key = ["registrations.", state.get().map_or("", Word::code)].concat();
        Some((key, registrations::Variables { states }))
    })
    .live(Shows::List);
    let choice = move |which: Option<RegistrationState>| {
        let chosen = Signal::derive(move || state.get() == which);
        let label = which.map_or(t().home.every_kind, label);
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || state.set(which) /> }
    };
    let aside = viewer().may("Mutation.beginRegistration").then(|| {
        view! { <LinkButton href="/registrations/new" icon=Icon::Register weight=Weight::Strong>{text.begin}</LinkButton> }
            .into_any()
    });
    view! {
        <PageHead title=text.title line=text.line aside=aside.unwrap_or_else(|| ().into_any()) />
        <Choices label=text.state>
            {choice(None)} {RegistrationState::ALL.iter().map(|state| choice(Some(*state))).collect_view()}
        </Choices>
        <Loaded reading lines=8 view=rows />
    }
}

fn rows(data: ResponseData) -> AnyView {
    let text = t().registration;
    let found = data.registrations.nodes;
    if found.is_empty() {
        return view! { <Card><EmptyState title=text.none line=text.none_line /></Card> }.into_any();
    }
    let (mine, others): (Vec<Row>, Vec<Row>) =
        found.into_iter().partition(|row| row.open_item.as_ref().is_some_and(|item| item.mine));
    let list = |title: &'static str, rows: Vec<Row>| {
        (!rows.is_empty()).then(|| view! { <Card title>{rows.into_iter().map(row).collect_view()}</Card> })
    };
    view! { <div class="grid gap-3">{list(text.mine, mine)} {list(text.others, others)}</div> }.into_any()
}

fn row(row: Row) -> AnyView {
    let text = t().registration;
    let approved = row.state == RegistrationState::Approved;
    let standing = if approved { label(row.stage) } else { label(row.state) };
    let next = row.open_item.as_ref().map(|item| [" · ", &item.holder.name, "：", &item.reason.text].concat());
    let line = [standing, &next.unwrap_or_default(), " · ", &fill(text.founder_is, &[&row.content.founder])].concat();
    let aside = match (row.decide_days_left, row.open_item) {
        (Some(days), _) => view! { <Chip tone=Tone::of_days(days)>{fill(text.sixty, &[&days])}</Chip> }.into_any(),
        (None, Some(item)) => {
            view! { <Chip tone=Tone::of_days(item.days_left + 7)>{days_left(item.days_left)}</Chip> }.into_any()
        }
        (None, None) => view! { <Chip tone=Tone::Ok>{standing}</Chip> }.into_any(),
    };
    view! { <RowLink href=["/registrations/", &row.id].concat() title=row.name line aside /> }.into_any()
}
