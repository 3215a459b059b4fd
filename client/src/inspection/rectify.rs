//! After the conclusion: a society reports what it has put right, civil affairs checks it; and a society that
//! did not take part is let in late.

use chrono::{NaiveDate, TimeDelta};
use entity::institution::report::machine::TERMS;
use leptos::prelude::*;

use super::deciding::Case;
use super::review::Act;
use super::send::{self, Outcome};
use super::view::Report;
use crate::file::{Chosen, FileField};
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Field, Icon, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{day, fill, t};

/// A text of several lines with its label.
fn words(id: &'static str, label: &'static str, hint: String, value: RwSignal<String>) -> impl IntoView {
    view! {
        <Field id label hint>
            <textarea id=id class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by(id) bind:value=value></textarea>
        </Field>
    }
}

/// The society reports what it has put right: a room inside the sheet, which gives it its case, so that an office
/// does not wait for the upload of files.
#[component]
pub(super) fn Rectify() -> impl IntoView {
    use_context::<Case>().map(|Case { report, moved, .. }| view! { <Rectification report moved /> })
}

#[component]
fn Rectification(report: Report, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let act = Act::new(moved);
    let said = RwSignal::new(String::new());
    let files = Chosen::of("rectification", &report.id);
    let reasons = report.reasons.iter().map(|reason| reason.label.clone()).collect::<Vec<_>>().join("；");
    let hint = report.rectify_due_on.map(|due| fill(text.rectify_hint, &[&day(due), &reasons])).unwrap_or_default();
    let press = move |()| {
        let ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return act.tell(&sentence),
        };
        let (report, said) = (report.clone(), said.get_untracked());
        act.run(text.rectified, async move {
            let answer = send::rectified(&report, said, ids).await;
            if answer.as_ref().is_ok_and(|outcome| !matches!(outcome, Outcome::Refused(_))) {
                files.clear();
            }
            answer
        });
    };
    view! {
        <Card title=text.rectify edge=Tone::Warn>
            {act.notes()}
            {words("rectification", text.rectify_words, hint, said)}
            <FileField id="rectificationFiles" label=text.rectify_files chosen=files />
            <Button
                weight=Weight::Strong
                icon=Icon::Send
                busy=act.busy
                disabled=Signal::derive(move || said.with(|said| said.trim().is_empty()))
                on_press=press
            >
                {text.rectify_now}
            </Button>
        </Card>
    }
}

/// Civil affairs checks it.
#[component]
pub(super) fn Check(report: Report, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let act = Act::new(moved);
    let said = RwSignal::new(String::new());
    let reported = report.rectification.clone();
    let report = StoredValue::new(report);
    let press = move |holds: bool| {
        let (report, said) = (report.get_value(), said.get_untracked());
        let done = if holds { text.confirmed } else { text.rejected };
        act.run(done, async move { send::check(&report, holds, said).await });
    };
    view! {
        <Card title=text.check_rectification edge=Tone::Warn>
            {act.notes()}
            <p class="mb-3 whitespace-pre-line">{reported}</p>
            {words("checked", text.check_words, String::new(), said)}
            <div class="flex flex-wrap gap-3">
                <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=move |()| press(true)>{text.confirm}</Button>
                <Button icon=Icon::Undo busy=act.busy on_press=move |()| press(false)>{text.reject}</Button>
            </div>
        </Card>
    }
}

/// Civil affairs lets a society in late.
#[component]
pub(super) fn Readmit(report: Report, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let act = Act::new(moved);
    let said = RwSignal::new(String::new());
    let due = RwSignal::new((viewer().today + TimeDelta::days(TERMS.readmit)).to_string());
    let press = move |()| {
        let (report, said) = (report.clone(), said.get_untracked());
        let due_on = due.get_untracked().parse::<NaiveDate>().ok();
        act.run(text.readmitted, async move { send::readmit(&report, said, due_on).await });
    };
    view! {
        <Card title=text.readmit>
            {act.notes()}
            {words("readmission", text.readmit_words, String::new(), said)}
            <TextField id="readmitDueOn" kind="date" label=text.due_on value=due />
            <Button busy=act.busy icon=Icon::Check on_press=press>{text.readmit_now}</Button>
        </Card>
    }
}
