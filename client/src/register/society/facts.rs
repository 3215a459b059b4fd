//! The quieter cards of a society: register facts, leaders, contact, standing, what falls due.

use leptos::prelude::*;

use super::view::{Society, society_view};
use crate::parts::{Card, Chip, Fact, Facts, Tone};
use crate::session::viewer;
use crate::text::{day, days_left, fill, label, moment, t};

/// What the certificate says.
#[component]
pub(super) fn RegisterCard(society: Society) -> impl IntoView {
    let text = t().register;
    let former: Vec<String> =
        society.names.iter().filter(|name| name.until.is_some()).map(|name| name.name.clone()).collect();
    let code_note = society.uscc_override.map(|reason| fill(text.override_note, &[&reason])).unwrap_or_default();
    let former = (!former.is_empty()).then(|| view! { <Fact label=text.former_names value=former.join("、") /> });
    view! {
        <Card title=text.facts>
            <dl class="grid gap-3">
                <Fact label=text.code value=society.uscc remark=code_note tone=Tone::Warn />
                <Fact label=text.group_discipline value=label(society.discipline) />
                <Fact label=text.registered value=day(society.registered_on) />
                <Fact label=text.region value=society.region.name />
                {former}
            </dl>
        </Card>
    }
}

/// Who leads, and who of them leads Party work.
#[component]
pub(super) fn LeadersCard(society: Society) -> impl IntoView {
    let text = t().register;
    if !viewer().may("Society.leaders") {
        return ().into_any();
    }
    let line = move |leader: society_view::SocietyViewSocietyLeaders| {
        let since = fill(text.since, &[&leader.since]);
        view! {
            <li class="flex items-center gap-3 py-2">
                <span class="min-w-0 grow">
                    <span class="font-semibold">{leader.name}</span>
                    <span class="block text-sm text-ink-2">{label(leader.post)} " · " {since}</span>
                </span>
                {leader.leads_party_work.then(|| view! { <Chip tone=Tone::Bad>{text.leads_party_work}</Chip> })}
            </li>
        }
    };
    let now: Vec<_> =
        society.leaders.into_iter().filter(|leader| leader.until.is_none_or(|until| until > society.as_of)).collect();
    let none = now.is_empty().then(|| view! { <p class="text-ink-2">{text.no_leaders}</p> });
    let more = ["/leaders?society=", &society.id].concat();
    let change = viewer().may("Mutation.recordAppointment").then(|| {
        let href = ["/societies/", &society.id, "/posts"].concat();
        view! { <a href=href class="link inline-flex min-h-11 items-center text-sm">{t().leader.change_posts}</a> }
    });
    let more = view! {
        <span class="flex flex-wrap justify-end gap-x-4 print:hidden">
            {change}
            <a href=more class="link inline-flex min-h-11 items-center text-sm">{t().leader.identity}</a>
        </span>
    };
    view! {
        <Card title=text.leaders aside=more.into_any()>
            {none}
            <ul class="divide-y divide-line">{now.into_iter().map(line).collect_view()}</ul>
        </Card>
    }
    .into_any()
}

/// How to reach it; not shown to whoever may not see it.
#[component]
pub(super) fn ContactCard(society: Society) -> impl IntoView {
    let text = t().register;
    if !viewer().may("Society.contact") {
        return ().into_any();
    }
    let Some(contact) = society.contact.filter(|contact| !is_empty(contact)) else {
        return view! { <Card title=text.contact><p class="text-ink-2">{text.no_contact}</p></Card> }.into_any();
    };
    let or_dash = |value: String| if value.is_empty() { "–".to_owned() } else { value };
    let call = (!contact.phone.is_empty()).then(|| ["tel:", &contact.phone.replace(' ', "")].concat());
    let write = (!contact.email.is_empty()).then(|| ["mailto:", &contact.email].concat());
    let updated = contact.updated_at.as_deref().map(moment);
    view! {
        <Card title=text.contact>
            <dl class="grid gap-3">
                <Fact label=text.address value=or_dash(contact.address) />
                <div>
                    <dt class="text-sm text-ink-2">{text.phone}</dt>
                    <dd class="font-semibold"><a class="link" href=call>{or_dash(contact.phone)}</a></dd>
                </div>
                <div>
                    <dt class="text-sm text-ink-2">{text.email}</dt>
                    <dd class="font-semibold break-all"><a class="link" href=write>{or_dash(contact.email)}</a></dd>
                </div>
            </dl>
            {updated.map(|at| view! { <p class="mt-3 text-sm text-ink-2">{at}</p> })}
        </Card>
    }
    .into_any()
}

fn is_empty(contact: &society_view::SocietyViewSocietyContact) -> bool {
    contact.address.is_empty() && contact.phone.is_empty() && contact.email.is_empty()
}

/// Grade, inspections, council term, entries in lists.
#[component]
pub(super) fn StandingCard(society: Society) -> impl IntoView {
    let text = t().register;
    let (grade, until, expired) = society.grade.map_or((text.no_grade, String::new(), false), |grade| {
        (label(grade.level), fill(text.until, &[&grade.until]), grade.expired)
    });
    let (term, overdue) =
        society.council.map_or((text.none.to_owned(), false), |council| (day(council.ends_on), council.overdue));
    let mut inspections = society.inspections;
    inspections.sort_by_key(|inspection| -inspection.year);
    let inspection = |inspection: society_view::SocietyViewSocietyInspections| {
        let name = fill(text.inspection_year, &[&inspection.year]);
        view! { <Fact label=name value=label(inspection.conclusion) /> }
    };
    let listing = |listing: society_view::SocietyViewSocietyListings| {
        let tone = if listing.until.is_none() { Tone::Bad } else { Tone::Plain };
        let span = match listing.until {
            None => fill(text.since, &[&listing.since]),
            Some(until) => fill(text.since_until, &[&listing.since, &until]),
        };
        view! { <li class="flex items-center gap-2"><Chip tone>{label(listing.kind)}</Chip><span class="text-sm text-ink-2">{span}</span></li> }
    };
    let tone = |bad: bool| if bad { Tone::Bad } else { Tone::Plain };
    let note = |bad: bool, otherwise: String| if bad { text.expired.to_owned() } else { otherwise };
    view! {
        <Card title=text.standing_title>
            <Facts>
                <Fact label=text.group_grade value=grade remark=note(expired, until) tone=tone(expired) />
                <Fact label=text.council_term value=term remark=note(overdue, String::new()) tone=tone(overdue) />
                {inspections.into_iter().map(inspection).collect_view()}
            </Facts>
            <ul class="mt-3 space-y-2 empty:hidden">{society.listings.into_iter().map(listing).collect_view()}</ul>
        </Card>
    }
}

/// What falls due and by which clause.
#[component]
pub(super) fn DeadlinesCard(society: Society) -> impl IntoView {
    let text = t().register;
    let line = move |deadline: society_view::SocietyViewSocietyDeadlines| {
        let tone = Tone::of_days(deadline.days_left);
        view! {
            <li class="flex items-center gap-3 py-2">
                <span class="min-w-0 grow">
                    <span class="font-medium">{label(deadline.kind)}</span>
                    <span class="block text-sm text-ink-2">{day(deadline.due_on)} " · " {deadline.rule}</span>
                </span>
                <Chip tone>{days_left(deadline.days_left)}</Chip>
            </li>
        }
    };
    let none = society.deadlines.is_empty().then(|| view! { <p class="text-ink-2">{text.no_deadlines}</p> });
    view! {
        <Card title=text.deadlines>
            {none}
            <ul class="divide-y divide-line">{society.deadlines.into_iter().map(line).collect_view()}</ul>
        </Card>
    }
}
