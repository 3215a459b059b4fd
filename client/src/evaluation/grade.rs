//! What civil affairs does with a grade that is held: lowers it, or takes it away, with a reason. From an
//! evaluation, and from the society's page where the grade is known from the register alone.

use entity::Word;
use entity::institution::evaluation::EvaluationReason;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::decide::{Act, Reasons};
use super::send;
use super::view::Evaluation;
use crate::net::cached;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, Fact, Facts, Field, Icon, LinkButton, Loaded, PageHead, Pick,
};
use crate::text::{self, day, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/evaluation/about.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GradeLevel")
)]
struct RegradeAbout;

use regrade_about::{RegradeAboutSociety as Holder, ResponseData, Variables};

/// `/evaluations/regrade?society=…`: the grade that a society holds, whoever gave it.
#[component]
pub(crate) fn RegradePage() -> impl IntoView {
    let query = use_query_map();
    let reading = cached::<RegradeAbout>(move || {
        let society = query.with(|query| query.get("society").unwrap_or_default());
        Some((["regrade.", &society].concat(), Variables { society }))
    });
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| match data.society {
        Some(society) => view! { <Held society moved /> }.into_any(),
        None => {
            view! { <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint /> }
                .into_any()
        }
    };
    view! { <Loaded reading lines=6 view /> }
}

#[component]
fn Held(society: Holder, moved: Callback<()>) -> impl IntoView {
    let text = text::evaluation::t();
    let act = Act::new(moved);
    let held = society.grade.clone().filter(|grade| !grade.expired);
    let content = match held {
        Some(grade) => view! {
            <Facts>
                <Fact label=t().register.group_grade value=label(grade.level) />
                <Fact label=text.valid_until value=day(grade.until) />
            </Facts>
            <p class="mt-3 text-sm text-ink-2">{text.regrade_line}</p>
            {act.notes()}
            <Form seen=(society.id.clone(), society.version) held=grade.level act />
        }
        .into_any(),
        None => view! { <p>{text.no_grade_held}</p> }.into_any(),
    };
    view! {
        <PageHead title=text.regrade line=society.name.clone() />
        <Card>{content}</Card>
        <p class="mt-3"><LinkButton href=["/societies/", &society.id].concat() icon=Icon::Society>{society.name.clone()}</LinkButton></p>
    }
}

/// The same beside an evaluation, folded; nothing where the society holds no grade any more.
#[component]
pub(super) fn Regrade(evaluation: Evaluation, act: Act) -> impl IntoView {
    let text = text::evaluation::t();
    let society = evaluation.society?;
    let held = society.grade.as_ref().map(|grade| grade.level)?;
    let seen = (society.id, society.version);
    Some(view! {
        <details class="mt-2">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.regrade}</summary>
            <Form seen held act />
        </details>
    })
}

/// The form: to which grade, why, in words. `seen` is the society with its version.
#[component]
fn Form(seen: (String, i64), held: GradeLevel, act: Act) -> impl IntoView {
    let text = text::evaluation::t();
    // Nothing is chosen beforehand: what is taken away by a slip is a wrong that the society bears.
    let level = RwSignal::new(None::<Option<GradeLevel>>);
    let reason = RwSignal::new(None::<EvaluationReason>);
    let said = RwSignal::new(String::new());
    let choice = move |which: Option<GradeLevel>| {
        let chosen = Signal::derive(move || level.get() == Some(which));
        let label = which.map_or(text.revoke, label);
        view! { <Choice pick=Pick::One("regrade") label chosen on_choose=move || level.set(Some(which)) /> }
    };
    let lower = GradeLevel::ALL.iter().copied().filter(move |level| *level < held).rev();
    let press = move |()| {
        let Some(level) = level.get_untracked() else { return act.tell(text.level_needed) };
        let Some(reason) = reason.get_untracked() else { return act.tell(text.reason_needed) };
        let (seen, said) = (seen.clone(), said.get_untracked());
        act.run(text.regraded, async move { send::regrade(seen, level, reason, said).await });
    };
    view! {
        <div class="mt-3">
            <Choices label=text.lower_to>{choice(None)} {lower.map(|level| choice(Some(level))).collect_view()}</Choices>
            <Reasons name="regrade-reason" reason />
            <Field id="regrade" label=text.refuse_text>
                <textarea id="regrade" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("regrade") bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{text.regrade_now}</Button>
        </div>
    }
}
