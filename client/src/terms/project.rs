//! The terms of projects and the rules of the matching: figures with their source, as they hold, and the form of
//! whoever may set them.

use entity::register::society::Discipline;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::evaluation::Sourced;
use super::keep::{Keep, Told, number};
use crate::net::cached;
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, Loaded, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill};

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/terms/project.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("Discipline")
        )]
        struct $name;
    )+};
}

operations! { ProjectOfficeTerms SetProjectTerms SetMatchingRules }

use project_office_terms::{
    ProjectOfficeTermsMatchingRules as Matching, ProjectOfficeTermsProjectTerms as Terms, ResponseData, Variables,
};

/// The fields that show their own fault.
const PATHS: &[&str] = &[
    "agreementDays",
    "reviewDays",
    "rectifyDays",
    "appraisalDays",
    "midtermPercent",
    "extensionsMax",
    "extensionMonths",
    "panelSizes",
    "panelOwnMax",
    "barredMonths",
    "disciplinePoints",
    "resultsPoints",
    "gradePoints",
    "capacityPoints",
    "resultsFullPercent",
    "membersFull",
    "staffFull",
    "engagementsMax",
    "screenDays",
    "agreeDays",
    "confirmDays",
    "rateDays",
    "source",
];

/// A figure: its id on the page, its label, what holds.
type Figure = (&'static str, &'static str, String);

/// The field of the API that an id on the page is about.
fn field(id: &'static str) -> &'static str {
    id.split_once('-').map_or(id, |(_, field)| field)
}

/// Both cards.
#[component]
pub(super) fn ProjectCards() -> impl IntoView {
    let reading = cached::<ProjectOfficeTerms>(|| Some(("terms.project".to_owned(), Variables {})));
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        view! {
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <TermsCard terms=data.project_terms again />
                <MatchingCard rules=data.matching_rules again />
            </div>
        }
        .into_any()
    };
    view! { <Loaded reading lines=8 view /> }
}

/// The figures as facts.
fn facts(figures: &[Figure]) -> impl IntoView + use<> {
    let one = |(_, label, value): &Figure| view! { <Fact label=*label value=value.clone() /> };
    let all = figures.iter().map(one).collect_view();
    view! { <Facts>{all}</Facts> }
}

/// A field a figure, and one for the source; sent as they were typed, by the figures' order.
#[component]
fn Edit(
    title: &'static str,
    figures: Vec<Figure>,
    source: (&'static str, String),
    keep: Keep,
    #[prop(into)] on_send: Callback<Vec<RwSignal<String>>>,
) -> impl IntoView {
    let text = text::terms::t();
    let mut values: Vec<RwSignal<String>> = figures.iter().map(|(_, _, value)| RwSignal::new(value.clone())).collect();
    let (source_id, source) = (source.0, RwSignal::new(source.1));
    let inputs = figures.into_iter().zip(values.clone()).map(|((id, label, _), value)| {
        view! { <TextField id label value inputmode="numeric" error=keep.fault(field(id)) required=true /> }
    });
    let inputs = inputs.collect_view();
    values.push(source);
    let values = StoredValue::new(values);
    view! {
        <details class="fold mt-3 print:hidden">
            <summary class="row-link">{title}</summary>
            <form
                class="pt-3"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    on_send.run(values.get_value());
                }
            >
                <div class="grid gap-x-4 sm:grid-cols-2">{inputs}</div>
                <TextField id=source_id label=text.source value=source error=keep.fault("source") required=true />
                {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
                <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set}</Button>
            </form>
        </details>
    }
}

#[component]
fn TermsCard(terms: Terms, again: Callback<()>) -> impl IntoView {
    let text = text::project_terms::t();
    let sizes = terms.panel_sizes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let figures: Vec<Figure> = vec![
        ("project-agreementDays", text.agreement_days, terms.agreement_days.to_string()),
        ("project-reviewDays", text.review_days, terms.review_days.to_string()),
        ("project-rectifyDays", text.rectify_days, terms.rectify_days.to_string()),
        ("project-appraisalDays", text.appraisal_days, terms.appraisal_days.to_string()),
        ("project-midtermPercent", text.midterm_percent, terms.midterm_percent.to_string()),
        ("project-extensionsMax", text.extensions_max, terms.extensions_max.to_string()),
        ("project-extensionMonths", text.extension_months, terms.extension_months.to_string()),
        ("project-panelSizes", text.panel_sizes, sizes),
        ("project-panelOwnMax", text.panel_own_max, terms.panel_own_max.to_string()),
        ("project-barredMonths", text.barred_months, terms.barred_months.to_string()),
    ];
    let keep = Keep::new(again);
    let version = terms.version;
    let send = move |values: Vec<RwSignal<String>>| {
        let [agreement, review, rectify, appraisal, midterm, extensions, months, sizes, own, barred, source] =
            values[..]
        else {
            return;
        };
        let sizes = sizes.get_untracked();
        let sizes = sizes.split([',', '，', '、', ' ']).filter(|size| !size.trim().is_empty());
        let figures = set_project_terms::ProjectTermFigures {
            agreement_days: number(agreement),
            review_days: number(review),
            rectify_days: number(rectify),
            appraisal_days: number(appraisal),
            midterm_percent: number(midterm),
            extensions_max: number(extensions),
            extension_months: number(months),
            panel_sizes: sizes.map(|size| size.trim().parse::<i32>().unwrap_or(-1).into()).collect(),
            panel_own_max: number(own),
            barred_months: number(barred),
            source: source.get_untracked(),
        };
        let input =
            set_project_terms::SetProjectTermsInput { idempotency_key: keep.key(), expected_version: version, figures };
        keep.send::<SetProjectTerms>(set_project_terms::Variables { input }, terms_errors);
    };
    let edits = viewer().may("Mutation.setProjectTerms");
    let stands = facts(&figures);
    let edit = edits.then(|| view! { <Edit title=text.edit_projects figures source=("project-source", terms.source.clone()) keep on_send=send /> });
    view! {
        <Card title=fill(text.projects, &[&version])>
            <p class="mb-3 text-sm text-ink-2">{text.projects_line}</p>
            {stands}
            <Sourced source=terms.source />
            {edit}
        </Card>
    }
}

fn terms_errors(data: set_project_terms::ResponseData) -> Vec<Told> {
    data.set_project_terms.user_errors.into_iter().map(|error| (last(error.path), error.message)).collect()
}

fn matching_errors(data: set_matching_rules::ResponseData) -> Vec<Told> {
    data.set_matching_rules.user_errors.into_iter().map(|error| (last(error.path), error.message)).collect()
}

/// The field alone.
fn last(path: Vec<String>) -> Vec<String> {
    path.into_iter().next_back().into_iter().collect()
}

#[component]
fn MatchingCard(rules: Matching, again: Callback<()>) -> impl IntoView {
    let text = text::project_terms::t();
    let Matching { version, figures: stand } = rules;
    let figures: Vec<Figure> = vec![
        ("matching-disciplinePoints", text.discipline_points, stand.discipline_points.to_string()),
        ("matching-resultsPoints", text.results_points, stand.results_points.to_string()),
        ("matching-gradePoints", text.grade_points, stand.grade_points.to_string()),
        ("matching-capacityPoints", text.capacity_points, stand.capacity_points.to_string()),
        ("matching-resultsFullPercent", text.results_full_percent, stand.results_full_percent.to_string()),
        ("matching-membersFull", text.members_full, stand.members_full.to_string()),
        ("matching-staffFull", text.staff_full, stand.staff_full.to_string()),
        ("matching-engagementsMax", text.engagements_max, stand.engagements_max.to_string()),
        ("matching-screenDays", text.screen_days, stand.screen_days.to_string()),
        ("matching-agreeDays", text.agree_days, stand.agree_days.to_string()),
        ("matching-confirmDays", text.confirm_days, stand.confirm_days.to_string()),
        ("matching-rateDays", text.rate_days, stand.rate_days.to_string()),
    ];
    let keep = Keep::new(again);
    let neighbours = StoredValue::new(stand.neighbours.clone());
    let send = move |values: Vec<RwSignal<String>>| {
        let [
            discipline,
            results,
            grade,
            capacity,
            percent,
            members,
            staff,
            engagements,
            screen,
            agree,
            confirm,
            rate,
            source,
        ] = values[..]
        else {
            return;
        };
        let neighbours = neighbours.get_value().into_iter();
        let neighbours =
            neighbours.map(|pair| set_matching_rules::DisciplinePairInput { one: pair.one, other: pair.other });
        let figures = set_matching_rules::MatchingFiguresInput {
            discipline_points: number(discipline),
            results_points: number(results),
            grade_points: number(grade),
            capacity_points: number(capacity),
            results_full_percent: number(percent),
            members_full: number(members),
            staff_full: number(staff),
            engagements_max: number(engagements),
            neighbours: neighbours.collect(),
            screen_days: number(screen),
            agree_days: number(agree),
            confirm_days: number(confirm),
            rate_days: number(rate),
            source: source.get_untracked(),
        };
        let input = set_matching_rules::SetMatchingRulesInput {
            idempotency_key: keep.key(),
            expected_version: version,
            figures,
        };
        keep.send::<SetMatchingRules>(set_matching_rules::Variables { input }, matching_errors);
    };
    let edits = viewer().may("Mutation.setMatchingRules");
    let stands = facts(&figures);
    let edit = edits.then(|| view! { <Edit title=text.edit_matching figures source=("matching-source", stand.source.clone()) keep on_send=send /> });
    view! {
        <Card title=fill(text.matching, &[&version])>
            <p class="mb-3 text-sm text-ink-2">{text.matching_line}</p>
            {stands}
            <Sourced source=stand.source />
            {edit}
        </Card>
    }
}
