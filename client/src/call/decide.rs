//! Proposals of the panel and decisions of the Party group: every application of the stage on one page, with what
//! is proposed filled in, the sum as it stands, and one button.

use entity::Word;
use entity::project::application::{ApplicationStep, AwardOutcome};
use entity::project::money::Fen;
use leptos::prelude::*;

use super::act::Act;
use super::draft::typed;
use super::send::{self, Of, Verdict};
use super::view::{Call, Row};
use crate::parts::{Button, Choice, Choices, Icon, Pick, Weight};
use crate::text::{self, fill, label, yuan};

/// What can be said about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// What becomes of it.
    Outcome(AwardOutcome),
    /// The panel looks at it again.
    Back,
}

/// What is said about one, as it is being typed.
#[derive(Clone, Copy)]
struct Line {
    row: StoredValue<Row>,
    /// None while nothing is said.
    said: RwSignal<Option<Said>>,
    amount: RwSignal<String>,
    text: RwSignal<String>,
}

impl Line {
    fn of(row: Row, decides: bool) -> Self {
        let said = row.proposal.filter(|_| decides).map(Said::Outcome);
        let amount = match row.proposed_fen.filter(|_| decides) {
            Some(fen) => typed(fen),
            None => typed(row.amount_fen),
        };
        Self {
            said: RwSignal::new(said),
            amount: RwSignal::new(amount),
            text: RwSignal::new(String::new()),
            row: StoredValue::new(row),
        }
    }

    fn funded(self) -> bool {
        self.said.get() == Some(Said::Outcome(AwardOutcome::Funded))
    }

    /// The money that it says, fen.
    fn money(self) -> Fen {
        if self.funded() { self.amount.with(|amount| Fen::typed(amount)).unwrap_or_default() } else { Fen::ZERO }
    }

    fn verdict(self) -> Option<Verdict> {
        let outcome = match self.said.get_untracked()? {
            Said::Outcome(outcome) => Some(outcome),
            Said::Back => None,
        };
        let amount = if outcome == Some(AwardOutcome::Funded) {
            Fen::typed(&self.amount.get_untracked()).unwrap_or_default()
        } else {
            Fen::ZERO
        };
        let of = self.row.with_value(|row| Of { id: row.id.clone(), version: row.version });
        Some(Verdict { of, outcome, amount, text: self.text.get_untracked() })
    }
}

/// The sheet of a stage.
#[component]
pub(super) fn Verdicts(call: Call, rows: Vec<Row>, step: ApplicationStep, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let decides = step == ApplicationStep::Approve;
    let lines: Vec<Line> =
        rows.into_iter().filter(|row| row.moves.contains(&step)).map(|row| Line::of(row, decides)).collect();
    let all = StoredValue::new(lines.clone());
    let sum = move || all.with_value(|all| Fen::sum(all.iter().map(|line| line.money())).unwrap_or_default());
    let on_press = move |()| {
        let verdicts: Vec<Verdict> = all.with_value(|all| all.iter().filter_map(|line| line.verdict()).collect());
        let done = if decides { text.decided } else { text.proposed };
        act.run(
            done,
            async move { if decides { send::decide(verdicts).await } else { send::propose(verdicts).await } },
        );
    };
    let none = Signal::derive(move || all.with_value(|all| all.iter().all(|line| line.said.get().is_none())));
    let press = if decides { text.decide } else { text.propose };
    let hint = decides.then_some(text.decide_line);
    view! {
        <div class="mb-4">
            {act.notes()}
            <p class="mb-2 text-sm text-ink-2 empty:hidden">{hint}</p>
            <ul>{lines.into_iter().enumerate().map(|(place, line)| view! { <One line place decides /> }).collect_view()}</ul>
            <p class="my-2 font-medium">{move || fill(text.sum_of, &[&yuan(sum())])} " · " {text.budget} " " {yuan(call.budget_fen)}</p>
            <Button weight=Weight::Strong icon=Icon::Check busy=act.busy disabled=none on_press=on_press>{press}</Button>
        </div>
    }
}

#[component]
fn One(line: Line, place: usize, decides: bool) -> impl IntoView {
    let text = text::call::t();
    let row = line.row.get_value();
    let mean = row.mean_score.map(|mean| [text.mean, " ", &format!("{mean:.2}")].concat()).unwrap_or_default();
    let proposal = row.proposal.map(|proposal| {
        let money = row.proposed_fen.map(yuan).unwrap_or_default();
        [text.proposal, "：", label(proposal), " ", &money].concat()
    });
    let note = row.proposal_note.clone();
    let facts = [row.society.as_ref().map(|society| society.name.clone()).unwrap_or_default(), mean];
    let facts = facts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let choice = move |said: Said| {
        let chosen = Signal::derive(move || line.said.get() == Some(said));
        let label = match said {
            Said::Outcome(outcome) => label(outcome),
            Said::Back => text.reconsider,
        };
        view! { <Choice pick=Pick::OneOf("outcome", place) label chosen on_choose=move || line.said.set(Some(said)) /> }
    };
    let outcomes = AwardOutcome::ALL.iter().map(|outcome| choice(Said::Outcome(*outcome))).collect_view();
    let amount_id = ["amount-", &row.id].concat();
    let text_id = ["text-", &row.id].concat();
    let text_for = text_id.clone();
    let money = move || {
        let id = amount_id.clone();
        line.funded().then(|| {
            view! {
                <label class="mb-3 block" for=id.clone()>
                    <span class="mb-1 block text-sm text-ink-2">{text.awarded}</span>
                    <input id=id.clone() class="input w-full" inputmode="decimal" autocomplete="off" bind:value=line.amount />
                </label>
            }
        })
    };
    view! {
        <li class="border-b border-line py-3">
            <a class="link font-medium" href=["/applications/", &row.id].concat()>{row.title.clone()}</a>
            <p class="text-sm text-ink-2">{facts}</p>
            <p class="text-sm empty:hidden">{proposal.filter(|_| decides)}</p>
            <p class="text-sm text-ink-2 empty:hidden">{note.filter(|_| decides)}</p>
            <Choices label=text.outcome>{outcomes} {decides.then(|| choice(Said::Back))}</Choices>
            {money}
            <label class="block" for=text_for>
                <span class="mb-1 block text-sm text-ink-2">{text.text_for}</span>
                <textarea id=text_id class="textarea w-full" rows="2" maxlength="4000" bind:value=line.text></textarea>
            </label>
        </li>
    }
}
