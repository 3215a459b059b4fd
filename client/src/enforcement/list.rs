//! `/enforcement`: the enforcement cases, first what waits for the registration authority.

use entity::Word;
use entity::institution::enforcement::EnforcementState;
use leptos::prelude::*;

use super::view::{EnforcementFilter, EnforcementList, ListData, ListVariables, Row, list, tone};
use crate::net::{Page, Pages, Shows, pages};
use crate::parts::{
    Card, Chip, Choice, Choices, EmptyState, Further, Icon, Loaded, PageHead, Pick, RowLink, SeldomChoices, Tone,
};
use crate::session::viewer;
use crate::text::{self, days_left, fill, label, t};

/// How many a page has.
const PAGE: i64 = 50;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Narrow {
    Ours,
    Societies,
    All,
    One(EnforcementState),
}

impl Narrow {
    fn states(self) -> Option<Vec<EnforcementState>> {
        use EnforcementState as S;
        match self {
            Self::Ours => Some(vec![
                S::Clue,
                S::Investigating,
                S::CorrectionReported,
                S::PenaltyObjected,
                S::PenaltyHeard,
                S::InForce,
            ]),
            Self::Societies => Some(vec![S::OrderedToCorrect, S::PenaltyNoticed]),
            Self::All => None,
            Self::One(state) => Some(vec![state]),
        }
    }
}

/// The screen.
#[component]
pub(crate) fn EnforcementCasesPage() -> impl IntoView {
    let text = text::enforcement::t();
    let decides = viewer().may("Mutation.imposePenalty");
    let narrow = RwSignal::new(if decides { Narrow::Ours } else { Narrow::All });
    let society = viewer().society_id;
    let own = society.is_some();
    let ask = move |after| {
        let (society, states) = (society.clone(), narrow.get().states());
        ListVariables { first: PAGE, after, filter: Some(EnforcementFilter { society, states }) }
    };
    let first = ask.clone();
    let reading = list(move || first(None)).live(Shows::List);
    let choice = move |which: Narrow| {
        let chosen = Signal::derive(move || narrow.get() == which);
        let label = match which {
            Narrow::Ours => text.with_us,
            Narrow::Societies => text.with_society,
            Narrow::All => t().home.every_kind,
            Narrow::One(state) => label(state),
        };
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || narrow.set(which) /> }
    };
    let view = move |data: ListData| {
        let ask = ask.clone();
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows data fetch /> }.into_any()
    };
    let choices = (!own).then(|| {
        view! {
            <Choices label=text.turn>
                {choice(Narrow::Ours)} {choice(Narrow::Societies)} {choice(Narrow::All)}
                <SeldomChoices label=t().parts.one_state>
                    {EnforcementState::ALL.iter().map(|state| choice(Narrow::One(*state))).collect_view()}
                </SeldomChoices>
            </Choices>
        }
    });
    view! {
        <PageHead title=t().ahead.enforcement line=if own { text.own_line } else { text.line } />
        {choices}
        <Loaded reading lines=8 view />
    }
}

/// A page out of an answer.
fn read(data: ListData) -> Page<Row> {
    let page = data.enforcement_cases;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: ListData, fetch: Callback<String, ListVariables>) -> impl IntoView {
    let text = text::enforcement::t();
    let total = data.enforcement_cases.total_count;
    let (mut rows, next) = read(data);
    if rows.is_empty() {
        let line = if viewer().society_id.is_some() { text.none_own } else { text.none_line };
        return view! { <Card><EmptyState icon=Icon::Done title=text.none line /></Card> }.into_any();
    }
    // What is due first stands first; what waits for nobody comes last.
    rows.sort_by_key(|row| row.open_item.as_ref().map_or(i64::MAX, |item| item.days_left));
    let Pages { rows: shown, left, busy, more } = pages::<EnforcementList, Row>((rows, next), fetch, read);
    view! {
        <Card title=fill(text.count, &[&total])>
            {move || shown.get().into_iter().map(line).collect_view()} <Further left busy more />
        </Card>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let name = row.society.map(|society| society.name).unwrap_or_default();
    let holder = row.open_item.as_ref().map(|item| [" · ", &item.holder.name].concat()).unwrap_or_default();
    let penalty = row.penalty.map(|kind| [" · ", label(kind)].concat()).unwrap_or_default();
    let line = [&fill(text::enforcement::t().begun, &[&row.begun_on]), penalty.as_str(), &holder].concat();
    let left = row.open_item.map(|item| {
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
        view! { <Chip tone>{days_left(item.days_left)}</Chip> }
    });
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1"><Chip tone=tone(row.state)>{label(row.state)}</Chip> {left}</span>
    };
    view! { <RowLink href=["/enforcement/", &row.id].concat() title=name line aside=aside.into_any() /> }.into_any()
}
