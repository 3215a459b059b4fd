//! What is data in the institution room, on one screen: the entry gate, the days of activity filings, the
//! reasons for conclusions. Who may set one has a form beside what holds; the others read.

mod days;
mod gate;
mod keep;
mod reason;

use entity::institution::campaign::PartyGate;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Loaded, PageHead};
use crate::text::{self, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyGate")
)]
struct OfficeTerms;

use office_terms::{
    OfficeTermsActivityTerms as Days, OfficeTermsConclusionReasons as Reason, OfficeTermsRegistrationRules as Gate,
    ResponseData, Variables,
};

/// `/terms`.
#[component]
pub(crate) fn TermsPage() -> impl IntoView {
    let text = text::terms::t();
    let key = ["terms", language().pick(".zh", ".en")].concat();
    let reading = cached::<OfficeTerms>(move || Some((key.clone(), Variables {})));
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        let ResponseData { registration_rules: gate, activity_terms: days, conclusion_reasons: reasons } = data;
        view! {
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <gate::GateCard gate again />
                <days::DaysCard days again />
                <div class="lg:col-span-2"><reason::ReasonsCard reasons again /></div>
            </div>
        }
        .into_any()
    };
    view! {
        <PageHead title=t().ahead.terms line=text.line />
        <Loaded reading lines=12 view />
    }
}
