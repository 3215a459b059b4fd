//! The registration authority's home: conclusions of the last inspection, abnormal societies, grades
//! and council terms that have run out; each figure opens its list.

use chrono::Months;
use entity::Word;
use entity::institution::inspection::Conclusion;
use entity::register::standing::{Abnormality, GradeLevel};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::federation::all_link;
use crate::activity::ActivityCard;
use crate::change::RegistrationCard;
use crate::evaluation::EvaluationCard;
use crate::inspection::TiersCard;
use crate::net::{Cached, Shows, cached};
use crate::parts::{
    Bar, Bars, Card, Chip, Counted, EmptyState, Framed, Icon, PageHead, RowLink, Share, Shares, Tile, Tiles, Tone,
};
use crate::responsibility::WaitingCard;
use crate::session::{Viewer, viewer};
use crate::text::{day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/civil_affairs_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GradeLevel", "Abnormality")
)]
struct CivilAffairsToday;

use civil_affairs_today::ResponseData;

/// A grade is announced as expiring this many months before.
const HALF_A_YEAR: Months = Months::new(6);

/// What the registration authority watches over.
#[component]
pub(super) fn CivilAffairsHome() -> impl IntoView {
    let Viewer { region_name, today, .. } = viewer();
    let reading = cached::<CivilAffairsToday>(move || {
        let half = today.checked_add_months(HALF_A_YEAR).unwrap_or(today);
        let key = ["home.", language().pick("zh", "en")].concat();
        Some((key, civil_affairs_today::Variables { today, half }))
    })
    .live(Shows::Figures);
    view! {
        <PageHead title=fill(t().home.inspection_of, &[&region_name]) line=fill(t().home.as_of, &[&today]) />
        <WaitingCard />
        <Framed reading=reading.standing() lines=12 frame=move || view! { <Supervision reading /> }.into_any() />
    }
}

#[component]
fn Supervision(reading: Cached<ResponseData>) -> impl IntoView {
    let conclusions = |data: ResponseData| {
        view! { <Conclusions data=data.clone() /> <Grades data=data.clone() /> <Abnormals data /> }.into_any()
    };
    let terms = |data: ResponseData| view! { <TermsOverdue data=data.clone() /> <GradesExpiring data /> }.into_any();
    view! {
        <div class="grid gap-3">
            {reading.part(|data| view! { <Figures data /> }.into_any())}
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div class="grid gap-3">
                    <TiersCard />
                    <ActivityCard />
                    <RegistrationCard />
                    <EvaluationCard />
                    {reading.part(conclusions)}
                </div>
                <div class="grid gap-3">{reading.part(terms)}</div>
            </div>
        </div>
    }
}

/// How many societies have this conclusion.
fn concluded(data: &ResponseData, conclusion: Conclusion) -> i64 {
    data.coverage.conclusions.iter().find(|group| group.key == conclusion.code()).map_or(0, |group| group.societies)
}

#[component]
fn Figures(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let today = viewer().today;
    let failed = concluded(&data, Conclusion::Unqualified) + concluded(&data, Conclusion::NotParticipated);
    let (expired, expiring) = (data.expired.total_count, data.expiring.total_count);
    view! {
        <Tiles>
            <Tile
                href="/societies?conclusion=UNQUALIFIED,NOT_PARTICIPATED"
                label=text.not_passed
                figure=failed.to_string()
                remark=text.not_passed_line
            />
            <Tile
                href="/societies?abnormal=true"
                label=text.abnormal
                figure=data.coverage.abnormal.to_string()
                remark=text.abnormal_line
            />
            <Tile
                href=fill("/societies?gradeEndsBefore={}", &[&today])
                label=text.grades_expired
                figure=expired.to_string()
                remark=fill(text.grade_line, &[&(expiring - expired)])
            />
            <Tile
                href=fill("/societies?termEndsBefore={}", &[&today])
                label=text.terms_overdue
                figure=data.overdue.total_count.to_string()
                remark=fill(text.on_that_day, &[&today])
            />
        </Tiles>
    }
}

#[component]
fn Conclusions(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let bar = |conclusion: &Conclusion| Bar {
        label: label(*conclusion).into(),
        href: ["/societies?conclusion=", conclusion.code()].concat(),
        whole: concluded(&data, *conclusion),
        part: None,
    };
    let bars = Conclusion::ALL.iter().map(bar).collect();
    let counted = Counted { thing: text.conclusion, whole: text.count, part: "" };
    view! {
        <Card title=text.conclusions>
            <Bars caption=text.conclusions counted bars />
        </Card>
    }
}

#[component]
fn Abnormals(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let row = |society: civil_affairs_today::CivilAffairsTodayAbnormalNodes| {
        let listing = society.listings.into_iter().find(|listing| listing.until.is_none());
        let line = listing.as_ref().map(|listing| fill(text.since, &[&day(listing.since)])).unwrap_or_default();
        let tone = match listing.as_ref().map(|listing| listing.kind) {
            Some(Abnormality::SeriousList) => Tone::Bad,
            Some(Abnormality::Liquidating) => Tone::Plain,
            _ => Tone::Warn,
        };
        let aside = listing.map(|listing| view! { <Chip tone>{label(listing.kind)}</Chip> });
        view! { <RowLink href=["/societies/", &society.id].concat() title=society.name line aside=aside.into_any() /> }
    };
    let total = data.abnormal.total_count;
    let list = if total == 0 {
        view! { <EmptyState icon=Icon::Done title=text.no_abnormal /> }.into_any()
    } else {
        data.abnormal.nodes.into_iter().map(row).collect_view().into_any()
    };
    view! { <Card title=text.abnormal aside=all_link("/societies?abnormal=true", total)>{list}</Card> }
}

#[component]
fn TermsOverdue(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let row = |society: civil_affairs_today::CivilAffairsTodayOverdueNodes| {
        let (line, over) = society
            .council
            .map_or_else(Default::default, |term| (day(term.ends_on), fill(text.overdue_by, &[&-term.days_left])));
        let aside = view! { <Chip tone=Tone::Bad>{over}</Chip> }.into_any();
        view! { <RowLink href=["/societies/", &society.id].concat() title=society.name line aside /> }
    };
    let rows = data.overdue.nodes.into_iter().map(row).collect_view();
    (data.overdue.total_count > 0).then(|| view! { <Card title=text.terms_overdue>{rows}</Card> })
}

#[component]
fn GradesExpiring(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let row = |society: civil_affairs_today::CivilAffairsTodayExpiringNodes| {
        let grade = society.grade.map(|grade| {
            let (tone, words) = if grade.expired { (Tone::Bad, text.expired) } else { (Tone::Warn, text.until) };
            (label(grade.level), tone, fill(words, &[&day(grade.until)]))
        });
        let (level, tone, line) = grade.unwrap_or_default();
        let aside = view! { <Chip tone>{level}</Chip> }.into_any();
        view! { <RowLink href=["/societies/", &society.id].concat() title=society.name line aside /> }
    };
    let rows = data.expiring.nodes.into_iter().map(row).collect_view();
    (data.expiring.total_count > 0).then(|| view! { <Card title=text.grades_expiring>{rows}</Card> })
}

#[component]
fn Grades(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let count =
        |key: &str| data.coverage.grades.iter().find(|group| group.key == key).map_or(0, |group| group.societies);
    let share = |grade: &GradeLevel| Share {
        label: label(*grade).into(),
        href: ["/societies?grade=", grade.code()].concat(),
        count: count(grade.code()),
    };
    let mut shares: Vec<Share> = GradeLevel::ALL.iter().rev().map(share).collect();
    shares.retain(|share| share.count > 0);
    view! {
        <Card title=text.grades>
            <Shares caption=text.grades thing=text.grade whole=text.count shares />
        </Card>
    }
}
