//! What a draft would change: before and after, and who would have to act. Nothing is stored.

use entity::form::assessment::RecommendedForm;
use entity::form::rules::{CountBasis, RuleSet};
use entity::people::appointment::LeaderPost;
use entity::people::conflict::ConflictKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::leaders::LeaderChanges;
use super::tuning::same;
use crate::net::cached;
use crate::parts::before_after::{BeforeAfter, Pair};
use crate::parts::{Card, Chip, Column, ErrorNote, Loaded, Table, Tone};
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/rules/rule_impact.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ConflictKind", "CountBasis", "LeaderPost", "RecommendedForm")
)]
struct RuleImpact;

pub(super) use rule_impact::RuleImpactRuleImpactLeaders as Leaders;

use rule_impact::{
    ResponseData, RuleImpactRuleImpactAfter as After, RuleImpactRuleImpactBefore as Before,
    RuleImpactRuleImpactChangesNodes as Change, RuleSetInput, Variables,
};

/// The card.
#[component]
pub(super) fn Impact(draft: RwSignal<RuleSet>, base: StoredValue<RuleSet>) -> impl IntoView {
    let text = t().rules;
    let reading = cached::<RuleImpact>(move || {
        let draft = draft.with(|rules| draft_input!(rules, RuleSetInput));
        Some(("rules.impact".into(), Variables { draft }))
    });
    let unchanged = Signal::derive(move || draft.with(|draft| same(draft, &base.get_value())));
    let view = move |data: ResponseData| {
        let impact = data.rule_impact;
        let Some((after, changes)) = impact.after.zip(impact.changes) else {
            let message: String = impact.user_errors.into_iter().map(|error| error.message).collect();
            return view! { <ErrorNote message /> }.into_any();
        };
        let total = changes.total_count;
        let headline = if total == 0 {
            text.nothing_changes.to_owned()
        } else {
            fill(text.would_change, &[&total, &impact.must_act.unwrap_or_default()])
        };
        let more = total - i64::try_from(changes.nodes.len()).unwrap_or(total);
        view! {
            <p class="mb-3 text-lg font-semibold" role="status">{headline}</p>
            <BeforeAfter caption=text.what_if thing=text.recommended pairs=pairs(&impact.before, &after) />
            <Societies changes=changes.nodes />
            <LeaderChanges leaders=impact.leaders />
            {(more > 0).then(|| view! { <p class="mt-2 text-sm text-ink-2">{fill(text.and_more, &[&more])}</p> })}
        }
        .into_any()
    };
    view! {
        <Card title=text.result>
            <p class="mb-2 text-sm text-ink-2 empty:hidden">{move || unchanged.get().then_some(text.turn_a_knob)}</p>
            <Loaded reading lines=8 view />
        </Card>
    }
}

fn pairs(before: &Before, after: &After) -> Vec<Pair> {
    let text = t().rules;
    let pair = |label, before, after| Pair { label, before, after };
    let mut pairs = vec![
        pair(label(RecommendedForm::Established), before.established, after.established),
        pair(label(RecommendedForm::Functional), before.functional, after.functional),
        pair(label(RecommendedForm::Joint), before.joint, after.joint),
        pair(label(RecommendedForm::Liaison), before.liaison, after.liaison),
        pair(label(RecommendedForm::Exempt), before.exempt, after.exempt),
    ];
    // A form that nobody has or would have needs no row.
    pairs.retain(|pair| pair.before + pair.after > 0);
    pairs.push(pair(text.must_form, before.must_form, after.must_form));
    pairs.push(pair(text.mismatches, before.mismatches, after.mismatches));
    pairs
}

#[component]
fn Societies(changes: Vec<Change>) -> impl IntoView {
    let text = t().rules;
    if changes.is_empty() {
        return ().into_any();
    }
    let columns = vec![Column::words(text.society), Column::words(text.recommendation), Column::words(text.who_acts)];
    let row = move |change: Change| {
        let href = ["/societies/", &change.society.id].concat();
        let (tone, who) =
            if change.must_act { (Tone::Warn, text.society_acts) } else { (Tone::Plain, text.nobody_acts) };
        view! {
            <tr>
                <td><a class="link" href=href>{change.society.name}</a></td>
                <td>{label(change.before)} " → " <b class="font-semibold">{label(change.after)}</b></td>
                <td><Chip tone>{who}</Chip></td>
            </tr>
        }
    };
    view! {
        <h3 class="mt-4 mb-1 font-semibold">{text.who_would_act}</h3>
        <Table caption=text.who_would_act columns>{changes.into_iter().map(row).collect_view()}</Table>
    }
    .into_any()
}
