//! What an office does with a report that it holds: pass it, take it up, or return it with a reason, in words,
//! and with remarks that stand beside the fields.

use entity::Word;
use entity::institution::report::{ReportReturnReason, ReportStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Outcome, Together};
use super::sheet::Remarks;
use super::view::Report;
use crate::net::NetFault;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Pick, Tone, Weight, toast};
use crate::text::{fill, label, t};

/// What runs beside a button: busy, and what was declined.
#[derive(Clone, Copy)]
pub(super) struct Act {
    pub(super) busy: RwSignal<bool>,
    told: RwSignal<Vec<String>>,
    moved: Callback<()>,
}

impl Act {
    /// Nothing has happened yet; `moved` is told when something has.
    pub(super) fn new(moved: Callback<()>) -> Self {
        Self { busy: RwSignal::new(false), told: RwSignal::new(Vec::new()), moved }
    }

    /// Does it once, and says what became of it.
    pub(super) fn run(self, done: &'static str, intention: impl Future<Output = send::Answer> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = Outcome::told(intention.await);
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
            match outcome {
                Outcome::Done => {
                    toast::show(done);
                    let _ = self.moved.try_run(());
                }
                Outcome::Queued => toast::show(t().inspection.waits),
                Outcome::Refused(told) => drop(self.told.try_set(told)),
            }
        });
    }

    /// Tells something that stands in the way.
    pub(super) fn tell(self, said: &str) {
        self.told.set(vec![said.to_owned()]);
    }

    /// What was declined.
    pub(super) fn notes(self) -> impl IntoView {
        move || {
            self.told
                .get()
                .into_iter()
                .map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
                .collect_view()
        }
    }
}

/// One report among many, as one intention.
async fn alone(together: impl Future<Output = Result<Together, NetFault>>) -> send::Answer {
    let Together { moved: _, stayed, refused } = together.await?;
    let told: Vec<String> = refused.into_iter().chain(stayed.into_iter().map(|(_, why)| why)).collect();
    Ok(if told.is_empty() { Outcome::Done } else { Outcome::Refused(told) })
}

/// The card; nothing where the viewer can neither pass, take up nor return it.
#[component]
pub(super) fn Review(report: Report, remarks: Remarks, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let act = Act::new(moved);
    let may = |step| report.moves.contains(&step);
    let seen = vec![(report.id.clone(), report.version)];
    let pass = may(ReportStep::Pass).then(|| {
        let seen = seen.clone();
        let press = move |()| {
            if remarks.with_untracked(|remarks| remarks.values().any(|said| !said.trim().is_empty())) {
                // Who has written remarks means to return it, or has to take them out first.
                return act.tell(text.remarks_stand);
            }
            act.run(text.passed, alone(send::pass(seen.clone())));
        };
        view! { <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=press>{text.pass}</Button> }
    });
    let receive = may(ReportStep::Receive).then(|| {
        let press = move |()| act.run(text.received, alone(send::receive(seen.clone())));
        view! { <Button icon=Icon::Check busy=act.busy on_press=press>{text.receive}</Button> }
    });
    let give_back = may(ReportStep::Return).then(|| view! { <GiveBack report=report.clone() remarks act /> });
    (pass.is_some() || receive.is_some() || give_back.is_some()).then(|| {
        view! {
            <Card title=t().form.your_turn edge=Tone::Warn>
                {act.notes()}
                <div class="flex flex-wrap gap-3">{pass} {receive}</div>
                {give_back}
            </Card>
        }
    })
}

#[component]
fn GiveBack(report: Report, remarks: Remarks, act: Act) -> impl IntoView {
    let text = t().inspection;
    let (reason, said) = (RwSignal::new(None::<ReportReturnReason>), RwSignal::new(String::new()));
    let written = Memo::new(move |_| {
        remarks.with(|remarks| {
            let written = remarks.iter().filter(|(_, said)| !said.trim().is_empty());
            written.map(|(field, said)| (*field, said.trim().to_owned())).collect::<Vec<_>>()
        })
    });
    let choice = move |which: ReportReturnReason| {
        let chosen = Signal::derive(move || reason.get() == Some(which));
        view! { <Choice pick=Pick::One("return") label=label(which) chosen on_choose=move || reason.set(Some(which)) /> }
    };
    let listed = move || {
        let fields = written.get();
        if fields.is_empty() {
            return view! { <p class="mb-3 text-sm text-ink-2">{text.remark_first}</p> }.into_any();
        }
        let names = fields.iter().map(|(field, _)| label(*field)).collect::<Vec<_>>().join("、");
        view! { <p class="mb-3 text-sm" role="status">{fill(text.remarked, &[&fields.len(), &names])}</p> }.into_any()
    };
    let press = move |()| {
        let Some(reason) = reason.get_untracked() else { return act.tell(text.reason_needed) };
        let (said, remarks, report) = (said.get_untracked(), written.get_untracked(), report.clone());
        act.run(text.returned, async move { send::give_back(&report, reason, said, remarks).await });
    };
    view! {
        <details class="mt-3" id="give-back">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.give_back}</summary>
            {listed}
            <Choices label=text.return_reason>{ReportReturnReason::ALL.iter().copied().map(choice).collect_view()}</Choices>
            <Field id="returnText" label=text.return_text>
                <textarea id="returnText" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("returnText") bind:value=said></textarea>
            </Field>
            <Button
                busy=act.busy
                disabled=Signal::derive(move || written.with(Vec::is_empty))
                icon=Icon::Undo
                on_press=press
            >
                {text.give_back_now}
            </Button>
        </details>
    }
}
