//! The list of changes of the register: a tier's queue, a society's own.

use entity::Word;
use entity::institution::change::{ChangeMatter, ChangeState, ChangeStep};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached};
use crate::parts::{
    Card, Chip, Choice, Choices, EmptyState, Icon, LinkButton, Loaded, PageHead, Pick, RowLink, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, days_left, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/list.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ChangeMatter", "ChangeState", "ChangeStep")
)]
struct RegisterChanges;

use register_changes::{RegisterChangesRegisterChangesNodes as Row, ResponseData};

/// `/changes`.
#[component]
pub(crate) fn ChangesPage() -> impl IntoView {
    let text = text::change::t();
    let state = RwSignal::new(None::<ChangeState>);
    let reading = cached::<RegisterChanges>(move || {
        let states = state.get().map(|state| vec![state]);
        let key = ["changes.", state.get().map_or("", Word::code)].concat();
        Some((key, register_changes::Variables { states }))
    })
    .live(Shows::List);
    let choice = move |which: Option<ChangeState>| {
        let chosen = Signal::derive(move || state.get() == which);
        let label = which.map_or(t().home.every_kind, label);
        view! { <Choice pick=Pick::One("state") label chosen on_choose=move || state.set(which) /> }
    };
    let aside = viewer().may("Mutation.proposeRegisterChange").then(|| {
        view! { <LinkButton href="/changes/new" icon=Icon::Edit weight=Weight::Strong>{text.propose}</LinkButton> }
            .into_any()
    });
    view! {
        <PageHead title=t().ahead.changes line=text.line aside=aside.unwrap_or_else(|| ().into_any()) />
        <Choices label=t().registration.state>
            {choice(None)} {ChangeState::ALL.iter().map(|state| choice(Some(*state))).collect_view()}
        </Choices>
        <Loaded reading lines=8 view=rows />
    }
}

fn rows(data: ResponseData) -> AnyView {
    let text = text::change::t();
    let terms = data.register_changes.terms;
    let days = fill(text.filing_days, &[&terms.file_days, &terms.deregister_days]);
    let found = data.register_changes.nodes;
    if found.is_empty() {
        return view! { <Card><EmptyState title=text.none line=[text.none_line, &days].concat() /></Card> }.into_any();
    }
    // Whoever can do more than take it back has the turn.
    let mine = |row: &Row| row.moves.iter().any(|step| *step != ChangeStep::Withdraw);
    let (mine, others): (Vec<Row>, Vec<Row>) = found.into_iter().partition(mine);
    let list = |title: &'static str, rows: Vec<Row>| {
        (!rows.is_empty()).then(|| view! { <Card title>{rows.into_iter().map(row).collect_view()}</Card> })
    };
    let registration = t().registration;
    view! {
        <div class="grid gap-3">{list(registration.mine, mine)} {list(registration.others, others)}</div>
        <p class="mt-3 text-sm text-ink-2">{days}</p>
    }
    .into_any()
}

fn row(row: Row) -> AnyView {
    let name = row.society.map(|society| society.name).unwrap_or_default();
    let title = [name.as_str(), " · ", label(row.matter)].concat();
    let line = [label(row.state), if row.new_value.is_empty() { "" } else { " · " }, &row.new_value].concat();
    let aside = match row.due_on {
        Some(due) => {
            let left = (due - viewer().today).num_days();
            view! { <Chip tone=Tone::of_days(left + 7)>{days_left(left)}</Chip> }.into_any()
        }
        None => view! { <Chip tone=Tone::Plain>{label(row.state)}</Chip> }.into_any(),
    };
    view! { <RowLink href=["/changes/", &row.id].concat() title line aside /> }.into_any()
}
