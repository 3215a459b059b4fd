//! What civil affairs does with a grade that is held: lowers it, or takes it away, with a reason.

use entity::Word;
use entity::institution::evaluation::EvaluationReason;
use entity::register::standing::GradeLevel;
use leptos::prelude::*;

use super::decide::{Act, Reasons};
use super::send;
use super::view::Evaluation;
use crate::parts::field::described_by;
use crate::parts::{Button, Choice, Choices, Field, Pick};
use crate::text::{self, label};

/// The form; nothing where the society holds no grade any more.
#[component]
pub(super) fn Regrade(evaluation: Evaluation, act: Act) -> impl IntoView {
    let text = text::evaluation::t();
    let Some(society) = evaluation.society.clone() else { return ().into_any() };
    let Some(held) = society.grade.as_ref().map(|grade| grade.level) else { return ().into_any() };
    let seen = (society.id, society.version);
    let (level, reason) = (RwSignal::new(None::<GradeLevel>), RwSignal::new(None::<EvaluationReason>));
    let said = RwSignal::new(String::new());
    let choice = move |which: Option<GradeLevel>| {
        let chosen = Signal::derive(move || level.get() == which);
        let label = which.map_or(text.revoke, label);
        view! { <Choice pick=Pick::One("regrade") label chosen on_choose=move || level.set(which) /> }
    };
    let lower = GradeLevel::ALL.iter().copied().filter(move |level| *level < held).rev();
    let press = move |()| {
        let Some(reason) = reason.get_untracked() else { return act.tell(text.reason_needed) };
        let (seen, level, said) = (seen.clone(), level.get_untracked(), said.get_untracked());
        act.run(text.regraded, async move { send::regrade(seen, level, reason, said).await });
    };
    view! {
        <details class="mt-2">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.regrade}</summary>
            <Choices label=text.lower_to>{choice(None)} {lower.map(|level| choice(Some(level))).collect_view()}</Choices>
            <Reasons name="regrade-reason" reason />
            <Field id="regrade" label=text.refuse_text>
                <textarea id="regrade" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("regrade") bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{text.regrade_now}</Button>
        </details>
    }
    .into_any()
}
