//! `/inspection` of an office: how far the campaign is in figures, each a list; what waits for oneself, oldest
//! first; search and states; many at once.

use entity::institution::campaign::PartyGate;
use entity::institution::report::ReportState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use view_model::inspection::queue::{Narrow, waiting_for};

use super::bulk::Bulk;
use super::progress::{self, CampaignProgressInspectionProgress as Progress};
use super::queue::{self, PAGE, ReportQueue, Row, Rows, Variables};
use crate::net::{Cached, Shows, cached, send};
use crate::parts::{
    Button, Card, Chip, EmptyState, Icon, LinkButton, Loaded, PageHead, Picture, Tile, Tiles, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/campaigns.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyGate")
)]
struct Campaigns;

pub(super) use campaigns::{CampaignsInspectionCampaigns as Campaign, ResponseData as Found};

/// All campaigns, newest first.
pub(super) fn campaigns() -> Cached<Found> {
    cached::<Campaigns>(|| Some((["campaigns.", language().pick("zh", "en")].concat(), campaigns::Variables)))
}

/// What an office sees while there is no campaign.
pub(super) fn no_campaign() -> AnyView {
    let text = t().inspection;
    let opens = viewer().may("Mutation.openInspection");
    let line = if opens { text.none_open } else { text.none_line };
    view! {
        <PageHead title=text.title />
        <Card>
            <EmptyState icon=Icon::Empty title=text.none line>
                {opens.then(|| view! { <LinkButton href="/inspection/open" weight=Weight::Strong>{text.open}</LinkButton> })}
            </EmptyState>
        </Card>
    }
    .into_any()
}

/// The screen.
#[component]
pub(super) fn Board() -> impl IntoView {
    let reading = campaigns();
    let view = |data: Found| match data.inspection_campaigns.into_iter().next() {
        Some(campaign) => view! { <Room campaign /> }.into_any(),
        None => no_campaign(),
    };
    view! { <Loaded reading lines=10 view /> }
}

/// Title of a campaign with its days, and where else to go.
pub(super) fn head(campaign: &Campaign, other: Option<(String, &'static str)>) -> AnyView {
    let text = t().inspection;
    let title = fill(text.campaign, &[&campaign.year, &campaign.reports_on]);
    let line =
        fill(text.days, &[&day(campaign.society_due_on), &day(campaign.sponsor_due_on), &day(campaign.concludes_on)]);
    let aside = other.map(|(href, said)| view! { <LinkButton href icon=Icon::Overview>{said}</LinkButton> });
    let opens = viewer().may("Mutation.openInspection");
    view! {
        <PageHead title line aside=view! { <span class="flex flex-wrap justify-end gap-2 print:hidden">
            {aside}
            {opens.then(|| view! { <LinkButton href="/inspection/open">{text.open}</LinkButton> })}
        </span> }.into_any() />
    }
    .into_any()
}

#[component]
fn Room(campaign: Campaign) -> impl IntoView {
    let text = t().inspection;
    let role = viewer().role;
    let query = use_query_map();
    let narrow = Memo::new(move |_| query.with(|query| Narrow::of(|name| query.get(name))));
    let round = RwSignal::new(0_u32);
    let id = campaign.id.clone();
    let ask = move |after| Variables {
        first: PAGE,
        after,
        filter: Some(narrow.with(|narrow| queue::filter(narrow, &id, role))),
    };
    let (first, more) = (ask.clone(), ask);
    let reading = queue::reading(move || {
        round.track();
        Some(first(None))
    })
    .live(Shows::List);
    let figures = progress::reading(campaign.id.clone());
    let moved = Callback::new(move |()| {
        reading.reload();
        figures.reload();
    });
    let list = move |data: queue::ResponseData| {
        let page = data.annual_reports;
        let next = page.page_info.end_cursor.filter(|_| page.page_info.has_next_page);
        let more = more.clone();
        let fetch = Callback::new(move |after: String| send::<ReportQueue>(more(Some(after))));
        let plain = narrow.with_untracked(Narrow::is_plain);
        view! {
            {plain.then(|| view! { <Bulk rows=page.nodes.clone() moved /> })}
            <List rows=page.nodes total=page.total_count next fetch plain=plain && !waiting_for(role).is_empty() />
        }
        .into_any()
    };
    view! {
        {head(&campaign, Some(("/inspection/progress".to_owned(), text.see_progress)))}
        <div class="grid gap-3">
            {move || figures.data().and_then(|data| data.inspection_progress).map(|progress| view! { <Figures progress narrow /> })}
            <Search narrow />
            <Loaded reading lines=8 view=list />
        </div>
    }
}

/// How many reports are in some of these states.
pub(super) fn in_states(progress: &Progress, states: &[ReportState]) -> i64 {
    progress.by_state.iter().filter(|counted| states.contains(&counted.state)).map(|counted| counted.count).sum()
}

/// Where reports are: with the society, the federation, civil affairs, or over.
pub(super) fn tiles(progress: &Progress) -> AnyView {
    use ReportState as S;
    let text = t().inspection;
    let tile = |name: &'static str, states: &[ReportState], line: &'static str| {
        let figure = in_states(progress, states).to_string();
        view! { <Tile href=Narrow::states(states) label=name figure remark=line /> }
    };
    let all = [
        tile(text.with_society, &[S::Open, S::Draft, S::Returned], text.with_society_line),
        tile(text.with_sponsor, &[S::Submitted, S::Resubmitted], text.with_sponsor_line),
        tile(text.with_civil, &[S::Passed, S::Received, S::RectificationReported], text.with_civil_line),
        tile(text.over, &[S::Concluded, S::Rectifying, S::Rectified], text.over_line),
    ];
    view! { <Tiles>{all.into_iter().collect_view()}</Tiles> }.into_any()
}

/// The figures, and every state as a chip with its count.
#[component]
fn Figures(progress: Progress, narrow: Memo<Narrow>) -> impl IntoView {
    let text = t().inspection;
    let chip = move |href: String, said: String, current: bool| {
        view! { <a class="form-tab" href=href aria-current=current.then_some("true")>{said}</a> }
    };
    let counts = progress.by_state.clone();
    let all = progress.reports;
    let chips = move || {
        let now = narrow.get();
        let own = !waiting_for(viewer().role).is_empty();
        let state = |counted: &progress::CampaignProgressInspectionProgressByState| {
            let said = fill("{} {}", &[&label(counted.state), &counted.count]);
            chip(Narrow::states(&[counted.state]), said, now.states == [counted.state])
        };
        view! {
            {own.then(|| chip("/inspection".to_owned(), text.waits_for_us.to_owned(), now.is_plain()))}
            {chip(Narrow::everything(), fill("{} {}", &[&text.all, &all]), now.all || (!own && now.is_plain()))}
            {counts.iter().map(state).collect_view()}
        }
    };
    view! {
        {tiles(&progress)}
        <nav class="flex flex-wrap gap-1" aria-label=text.state>{chips}</nav>
    }
}

/// The search box, and what else the list is narrowed to.
#[component]
fn Search(narrow: Memo<Narrow>) -> impl IntoView {
    let text = t().inspection;
    let navigate = use_navigate();
    let typed = RwSignal::new(narrow.with_untracked(|narrow| narrow.search.clone()));
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let search = typed.get_untracked().trim().to_owned();
        let all = !search.is_empty();
        navigate(&Narrow { search, all, ..Narrow::default() }.href(), NavigateOptions::default());
    };
    let also = move || {
        let now = narrow.get();
        let mut said: Vec<String> = now.conclusions.iter().map(|word| label(*word).to_owned()).collect();
        said.extend(now.reasons.iter().map(|word| label(*word).to_owned()));
        said.extend(now.fields.iter().map(|word| label(*word).to_owned()));
        said.extend(now.submitted_on.map(|on| fill(text.submitted_on, &[&day(on)])));
        said.extend(
            Some(now.region.clone()).filter(|code| !code.is_empty()).map(|code| fill(text.in_region, &[&code])),
        );
        said.into_iter().map(|said| view! { <Chip tone=Tone::Info>{said}</Chip> }).collect_view()
    };
    view! {
        <form class="flex flex-wrap items-center gap-2" role="search" on:submit=look>
            <div class="search-box min-w-0 grow">
                <Picture icon=Icon::Search class="size-5 shrink-0 text-ink-2" />
                <input type="search" class="min-w-0 grow" autocomplete="off" aria-label=text.search placeholder=text.search bind:value=typed />
            </div>
            <Button submits=true>{text.look}</Button>
            {also}
        </form>
    }
}

/// A page of the list and the way to the next.
#[component]
fn List<F>(
    rows: Vec<Row>,
    total: i64,
    next: Option<String>,
    fetch: Callback<String, F>,
    /// It is what waits for the viewer.
    plain: bool,
) -> impl IntoView
where
    F: Future<Output = Result<queue::ResponseData, crate::net::NetFault>> + 'static,
{
    let text = t().inspection;
    if rows.is_empty() {
        let (title, line) =
            if plain { (text.nothing_waits, text.nothing_waits_line) } else { (text.no_match, text.no_match_line) };
        return view! {
            <Card>
                <EmptyState icon=Icon::Done title line>
                    <LinkButton href=Narrow::everything()>{text.to_all}</LinkButton>
                </EmptyState>
            </Card>
        }
        .into_any();
    }
    let (next, further) = (RwSignal::new(next), RwSignal::new(Vec::<Row>::new()));
    let more = move |()| {
        let Some(after) = next.get_untracked() else { return };
        let page = fetch.run(after);
        spawn_local(async move {
            let Ok(page) = page.await else { return };
            let page = page.annual_reports;
            // The screen may be gone by now.
            let _ = next.try_set(page.page_info.end_cursor.filter(|_| page.page_info.has_next_page));
            let _ = further.try_update(|further| further.extend(page.nodes));
        });
    };
    let title = fill(if plain { text.waiting_of } else { text.found }, &[&total]);
    view! {
        <Card title>
            {move || view! { <Rows rows=[rows.clone(), further.get()].concat() /> }}
            {move || next.get().map(|_| view! { <div class="mt-3"><Button on_press=more>{t().responsibility.more}</Button></div> })}
        </Card>
    }
    .into_any()
}
