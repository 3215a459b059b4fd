//! The home of a society's leader, branch secretary or liaison: what is due with its next step, the
//! society's state in one card, what is often needed, and what happened.

use entity::form::assessment::RecommendedForm;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::deadline::DeadlineKind;
use entity::institution::enforcement::EnforcementState;
use entity::institution::list_case::{ListKind, ListState};
use entity::register::standing::{Abnormality, GradeLevel};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::due::{Due, DueCard, DueRow, due_of};
use super::greeting;
use super::verdict::{Verdict, Why};
use crate::inspection::OwnCard;
use crate::later::later;
use crate::net::{Cached, Shows, cached, replay};
use crate::parts::{Card, Chip, EmptyState, Fact, Facts, Framed, Icon, Note, PageHead, RowLink, Tone};
use crate::project::today::ProjectTodayCard;
use crate::register::DraftList;
use crate::responsibility::WaitingCard;
use crate::session::{Viewer, viewer};
use crate::text::{day, fill, label, language, moment, t, year_month};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/society_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "PartyForm",
        "CoverageState",
        "RecommendedForm",
        "GradeLevel",
        "Abnormality",
        "DeadlineKind",
        "ListKind",
        "ListState",
        "EnforcementState"
    )
)]
struct SocietyToday;

use society_today::{
    ResponseData, SocietyTodayEnforcementCasesNodes as EnforcementCase, SocietyTodayListCasesNodes as ListCase,
    SocietyTodaySociety as Society, SocietyTodaySocietyEventsNodes as Event,
};

/// Everything about one's own society that matters today.
#[component]
pub(super) fn SocietyHome(society: String) -> impl IntoView {
    let Viewer { display_name, society_name, .. } = viewer();
    let own = society.clone();
    let reading = cached::<SocietyToday>(move || {
        replay::acknowledged().track();
        let key = ["home.", language().pick("zh", "en")].concat();
        Some((key, society_today::Variables { society: own.clone() }))
    })
    .live(Shows::List);
    let frame = move || view! { <Present society=society.clone() reading /> }.into_any();
    view! {
        <PageHead title=greeting(&display_name) line=society_name.unwrap_or_default() />
        <WaitingCard />
        <Framed reading=reading.standing() lines=9 frame />
    }
}

/// What was served on the society, each the way to its case.
#[component]
fn Served(lists: Vec<ListCase>, cases: Vec<EnforcementCase>) -> impl IntoView {
    let until = |due: Option<chrono::NaiveDate>| due.map(|due| fill(t().home.until, &[&due])).unwrap_or_default();
    let list = |case: ListCase| {
        let due = until(case.objection_due_on.filter(|_| case.state == ListState::Noticed));
        let line = [label(case.state), " ", &due].concat();
        view! { <RowLink href=["/lists/", &case.id].concat() title=label(case.list) line /> }
    };
    let case = |case: EnforcementCase| {
        let line = [label(case.state), " ", &until(case.due_on)].concat();
        view! { <RowLink href=["/enforcement/", &case.id].concat() title=t().ahead.enforcement line /> }
    };
    let any = !lists.is_empty() || !cases.is_empty();
    let rows = (lists.into_iter().map(list).collect_view(), cases.into_iter().map(case).collect_view());
    any.then(|| view! { <div class="mb-3"><Card title=t().home.served edge=Tone::Bad>{rows}</Card></div> })
}

/// The pieces that change with each answer, around those that read for themselves.
#[component]
fn Present(society: String, reading: Cached<ResponseData>) -> impl IntoView {
    let served = |data: ResponseData| {
        view! { <Served lists=data.list_cases.nodes cases=data.enforcement_cases.nodes /> }.into_any()
    };
    let of = |view: fn(Society) -> AnyView| reading.part(move |data| data.society.map(view).into_any());
    let projects = viewer().may("Query.calls").then(|| later!(own_projects, ProjectTodayCard)());
    view! {
        {reading.part(served)}
        <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
            <div class="grid gap-3">
                {of(first)} <OwnCard society /> <DraftList /> {of(|society| view! { <StateCard society /> }.into_any())}
            </div>
            <div class="grid gap-3">{of(further)} {projects} {of(lately)}</div>
        </div>
    }
}

/// What is due first, with its next step.
fn first(society: Society) -> AnyView {
    due(&society).into_iter().next().map(|due| view! { <DueCard due /> }).into_any()
}

/// What is due after it.
fn further(society: Society) -> AnyView {
    let rows = due(&society).into_iter().skip(1).map(|due| view! { <DueRow due /> }).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <Card title=t().home.more_deadlines>{rows}</Card> }).into_any()
}

/// What is often needed, and what happened.
fn lately(society: Society) -> AnyView {
    let events = society.events.nodes.clone();
    view! { <Often society /> <Happened events /> }.into_any()
}

fn due(society: &Society) -> Vec<Due> {
    let href = ["/societies/", &society.id].concat();
    // What waits stands in a card of its own, above.
    let legal = society.deadlines.iter().filter(|deadline| deadline.kind.item().is_none());
    legal.map(|deadline| due_of!(deadline, href.clone(), String::new())).collect()
}

#[component]
fn StateCard(society: Society) -> impl IntoView {
    let text = t().home;
    let Society { form, coverage, form_assessment, headcount, grade, council, listings, .. } = society;
    let tone = match coverage {
        CoverageState::Organisation | CoverageState::Work => Tone::Ok,
        CoverageState::Uncovered => Tone::Bad,
    };
    let (formal, probationary) = headcount.map_or((text.unknown.to_owned(), String::new()), |count| {
        let probationary = (count.probationary > 0).then(|| fill(text.probationary, &[&count.probationary]));
        (fill(text.persons, &[&count.formal]), probationary.unwrap_or_default())
    });
    let (level, validity, stale) = grade.map_or((text.no_grade, String::new(), Tone::Plain), |grade| {
        let until = year_month(grade.until);
        let (words, tone) = if grade.expired { (text.expired, Tone::Bad) } else { (text.until, Tone::Plain) };
        (label(grade.level), fill(words, &[&until]), tone)
    });
    let (term, over) = council.map_or((text.unknown.to_owned(), String::new()), |term| {
        let over = term.overdue.then(|| fill(text.overdue_by, &[&-term.days_left]));
        (year_month(term.ends_on), over.unwrap_or_default())
    });
    let verdict = Verdict {
        present: label(form),
        recommended: label(form_assessment.recommended),
        matches: form_assessment.matches,
        reasons: form_assessment.reasons.into_iter().map(|reason| (reason.text, reason.rule)).collect(),
        // What is ahead is worth knowing; how members could be lost is not for the first screen.
        nearest_change: form_assessment.nearest_change.filter(|change| change.difference > 0).map(|change| change.text),
        rule_version: form_assessment.rule_version,
    };
    let listed = listings.into_iter().filter(|listing| listing.until.is_none()).map(|listing| {
        let line = fill(text.listed, &[&label(listing.kind), &day(listing.since)]);
        view! { <div class="mb-3"><Note tone=Tone::Bad>{line}</Note></div> }
    });
    view! {
        <Card title=text.own_party aside=view! { <Chip tone>{label(coverage)}</Chip> }.into_any()>
            {listed.collect_view()}
            <Facts>
                <Fact label=text.form value=label(form) />
                <Fact label=text.formal value=formal remark=probationary />
                <Fact label=text.grade value=level remark=validity tone=stale />
                <Fact label=text.council value=term remark=over tone=Tone::Bad />
            </Facts>
            <Why verdict />
        </Card>
    }
}

#[component]
fn Often(society: Society) -> impl IntoView {
    let text = t().home;
    let page = ["/societies/", &society.id].concat();
    let edit = [&page, "/edit"].concat();
    let last = |instant: String| fill(text.last_recorded, &[&instant]);
    let counted = society.headcount.map(|count| last(day(count.since))).unwrap_or_default();
    let contacted =
        society.contact.and_then(|contact| contact.updated_at).map(|at| last(moment(&at))).unwrap_or_default();
    let may = |field| viewer().may(field);
    view! {
        <Card title=text.quick>
            {may("Mutation.recordHeadcount")
                .then(|| view! { <RowLink href=edit.clone() title=text.record_headcount line=counted /> })}
            {may("Mutation.updateSocietyContact")
                .then(|| view! { <RowLink href=[&edit, "?form=contact"].concat() title=text.update_contact line=contacted /> })}
            {may("Mutation.fileActivity").then(|| view! { <RowLink href="/activities" title=t().activity.title line=t().activity.own_line /> })}
            {may("Mutation.proposeRegisterChange").then(|| view! { <RowLink href="/changes" title=t().ahead.changes line=t().ahead.changes_own /> })}
            {may("Mutation.applyForEvaluation").then(|| view! { <RowLink href="/evaluations" title=t().ahead.evaluations line=t().ahead.evaluations_own /> })}
            {may("Query.eligibility").then(|| view! { <RowLink href=[&page, "/forecast"].concat() title=t().ahead.forecast line=t().ahead.forecast_line /> })}
            <RowLink href=page title=text.society_page line=text.society_page_line />
        </Card>
    }
}

#[component]
fn Happened(events: Vec<Event>) -> impl IntoView {
    let text = t().home;
    let row = |Event { at, label, actor, .. }| {
        view! {
            <li class="border-b border-line py-2.5 last:border-0">
                <span class="font-medium">{label}</span>
                <span class="block text-sm text-ink-2">{moment(&at)} " · " {actor}</span>
            </li>
        }
    };
    let list = if events.is_empty() {
        view! { <EmptyState icon=Icon::History title=text.no_events /> }.into_any()
    } else {
        view! { <ul>{events.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Card title=text.events>{list}</Card> }
}
