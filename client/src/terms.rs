//! What is data in the institution room, on one screen: the entry gate, the days of activity filings, of changes
//! of the register, of credit lists and of enforcement, the rules of evaluation, the reasons for conclusions, the
//! terms of projects and the rules of matching. Who may set one has a form beside what holds; the others read.

mod changes;
mod days;
mod enforcement;
mod evaluation;
mod gate;
mod keep;
mod lists;
mod project;
mod reason;

use chrono::NaiveDate;
use entity::institution::campaign::PartyGate;
use entity::institution::evaluation::EvaluationBlock;
use entity::institution::list_case::ListKind;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::later::later;
use crate::net::cached;
use crate::parts::{Loaded, PageHead};
use crate::session::viewer;
use crate::text::{self, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyGate", "EvaluationBlock", "GradeLevel", "ListKind")
)]
struct OfficeTerms;

use office_terms::{
    OfficeTermsActivityTerms as Days, OfficeTermsConclusionReasons as Reason,
    OfficeTermsEnforcementTerms as EnforcementDays, OfficeTermsListTerms as ListDays,
    OfficeTermsRegisterChangeTerms as ChangeDays, OfficeTermsRegistrationRules as Gate, ResponseData, Rules, Variables,
};

/// Yes or no, of a rule.
fn yes_no(holds: bool) -> &'static str {
    let text = text::terms::t();
    if holds { text.yes } else { text.no }
}

/// `/terms`.
#[component]
pub(crate) fn TermsPage() -> impl IntoView {
    let text = text::terms::t();
    let key = ["terms", language().pick(".zh", ".en")].concat();
    // The newest version of the rules is the one that judges last.
    let far = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    let reading = cached::<OfficeTerms>(move || Some((key.clone(), Variables { far })));
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        let ResponseData { registration_rules: gate, activity_terms: days, conclusion_reasons: reasons, .. } = data;
        let reads = ["Query.projectTerms", "Query.matchingRules"].into_iter().all(|field| viewer().may(field));
        let projects = reads.then(|| later!(terms_project, project::ProjectCards)());
        view! {
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <gate::GateCard gate again />
                <days::DaysCard days again />
                <changes::ChangesCard days=data.register_change_terms again />
                <lists::ListsCards lists=data.list_terms again />
                <evaluation::EvaluationCard stands=data.evaluation_rules newest=data.newest again />
                <enforcement::EnforcementCard versions=data.enforcement_terms again />
                <div class="lg:col-span-2"><reason::ReasonsCard reasons again /></div>
                <div class="lg:col-span-2">{projects}</div>
            </div>
        }
        .into_any()
    };
    view! {
        <PageHead title=t().ahead.terms line=text.line />
        <Loaded reading lines=12 view />
    }
}
