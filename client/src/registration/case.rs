//! One application: the form for the clerk while it can be filled in, the case for everybody else.

use entity::file::attachment::AttachmentPurpose;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::PartyForm;
use entity::institution::registration::admission::{AdmissionStage, AdmissionStep};
use entity::institution::registration::name::NameSeverity;
use entity::institution::registration::{
    RegistrationField, RegistrationReturnReason, RegistrationState, RegistrationStep, RejectionGround,
};
use entity::institution::report::gate::GateResult;
use entity::register::society::Discipline;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::form::RegistrationForm;
use super::sheet::Sheet;
use crate::net::{Cached, cached};
use crate::parts::{EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/registration/registration_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "AdmissionStage",
        "AdmissionStep",
        "AttachmentPurpose",
        "Discipline",
        "GateResult",
        "NameSeverity",
        "PartyForm",
        "RecommendedForm",
        "RegistrationField",
        "RegistrationReturnReason",
        "RegistrationState",
        "RegistrationStep",
        "RejectionGround"
    )
)]
pub(super) struct RegistrationView;

pub(super) use registration_view::{RegistrationViewRegistrationsNodes as Registration, ResponseData};

/// `/registrations/new`.
#[component]
pub(crate) fn NewRegistrationPage() -> impl IntoView {
    view! { <RegistrationForm registration=None reading=None /> }
}

/// `/registrations/…`.
#[component]
pub(crate) fn RegistrationPage() -> impl IntoView {
    let params = use_params_map();
    let reading = cached::<RegistrationView>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        Some((["registration.", &id].concat(), registration_view::Variables { ids: Some(vec![id]) }))
    });
    view! { <Loaded reading lines=10 view=move |data| shown(data, reading) /> }
}

fn shown(data: ResponseData, reading: Cached<ResponseData>) -> AnyView {
    match data.registrations.nodes.into_iter().next() {
        Some(registration) if registration.steps.contains(&RegistrationStep::Save) => {
            view! { <RegistrationForm registration=Some(registration) reading=Some(reading) /> }.into_any()
        }
        Some(registration) => view! { <Sheet registration reading /> }.into_any(),
        None => view! {
            <PageHead title=t().registration.not_found />
            <EmptyState icon=Icon::Search title=t().registration.not_found line=t().register.not_found_hint>
                <LinkButton href="/registrations">{t().registration.to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}
