//! The form of an application in four steps, to be filled in by the clerk beside the founders: each step is
//! saved when one goes on.

use entity::Word;
use entity::file::attachment::AttachmentPurpose;
use entity::form::party_form::PartyForm;
use entity::register::society::Discipline;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::case::{Registration, ResponseData};
use super::content::form_of;
use super::decide::Withdraw;
use super::desk::Desk;
use super::name::{NameField, is};
use crate::file::{FileField, Files, Shown};
use crate::net::Cached;
use crate::parts::{
    Button, Card, Choice, Choices, ErrorNote, Field, Note, PageHead, Pick, Steps, TextField, Tone, Weight,
};
use crate::text::{fill, label, t};

const STEPS: usize = 4;

/// The form; `registration` is none for a new one.
#[component]
pub(super) fn RegistrationForm(
    registration: Option<Registration>,
    reading: Option<Cached<ResponseData>>,
) -> impl IntoView {
    let text = t().registration;
    let desk = Desk::of(registration.as_ref());
    // The address names the step: whoever reloads, or has just begun an application, is where he was.
    let query = use_query_map();
    let step = Memo::new(move |_| {
        let asked = query.with(|query| query.get("step").and_then(|text| text.parse::<usize>().ok()));
        asked.unwrap_or(1).clamp(1, STEPS)
    });
    let navigate = StoredValue::new_local(use_navigate());
    let new = registration.is_none();
    let to = move |id: &str, step: usize| {
        let there = ["/registrations/", id, "?step=", &step.to_string()].concat();
        let options = NavigateOptions { replace: new, ..Default::default() };
        // The screen may be gone by now.
        let _ = navigate.try_with_value(|go| go(&there, options));
    };
    let on = move || {
        let onward = (step.get_untracked() + 1).min(STEPS);
        desk.save(move |id| to(&id, onward));
    };
    let own = StoredValue::new(registration.as_ref().map(|one| one.id.clone()).unwrap_or_default());
    let back = move || to(&own.get_value(), step.get_untracked() - 1);
    let submit = move || {
        desk.submit(move || {
            if let Some(reading) = reading {
                reading.reload();
            }
        });
    };
    let returned =
        registration.as_ref().and_then(|one| one.return_text.clone().zip(one.return_reason)).map(|(said, why)| {
            let remarks = registration.as_ref().map(|one| one.return_remarks.clone()).unwrap_or_default();
            let lines =
                remarks.into_iter().map(|one| view! { <li>{label(one.field)} "：" {one.text}</li> }).collect_view();
            view! {
                <div class="mb-3"><Note tone=Tone::Warn>
                    <p class="font-medium">{label(why)} "：" {said}</p>
                    <ul class="list-disc pl-5">{lines}</ul>
                </Note></div>
            }
        });
    let shown = StoredValue::new(registration.clone());
    let body = move || match step.get() {
        1 => view! { <Purpose desk registration=shown.get_value() /> }.into_any(),
        2 => view! { <Size desk registration=shown.get_value() /> }.into_any(),
        3 => view! { <Papers desk registration=shown.get_value() /> }.into_any(),
        _ => view! { <Pack desk registration=shown.get_value() /> }.into_any(),
    };
    let withdraw = registration.clone().zip(reading);
    let withdraw = withdraw.map(|(registration, reading)| view! { <Withdraw registration reading /> });
    view! {
        <PageHead title=registration.map_or(text.begin.to_owned(), |one| one.name) line=text.form_line />
        {returned}
        <Card>
            <div class="mb-4"><Steps current=Signal::from(step) total=STEPS /></div>
            {move || desk.faults.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
            {body}
            <div class="flex flex-wrap gap-2">
                {move || (step.get() > 1).then(|| view! { <Button on_press=back>{text.back}</Button> })}
                {move || if step.get() < STEPS {
                    view! { <Button weight=Weight::Strong busy=desk.busy on_press=on>{text.save_on}</Button> }.into_any()
                } else {
                    view! {
                        <Button busy=desk.busy on_press=move || desk.save(|_| ())>{text.save}</Button>
                        <Button weight=Weight::Strong busy=desk.busy on_press=submit>{text.submit}</Button>
                    }.into_any()
                }}
            </div>
        </Card>
        {withdraw}
    }
}

/// Name, who speaks for the founders, what it is for.
#[component]
fn Purpose(desk: Desk, registration: Option<Registration>) -> impl IntoView {
    let (text, content) = (t().registration, desk.content);
    let discipline = move |one: &Discipline| {
        let one = *one;
        let chosen = Signal::derive(move || is(content.discipline.get(), one));
        view! { <Choice pick=Pick::One("discipline") label=label(one) chosen on_choose=move || content.discipline.set(Some(one)) /> }
    };
    view! {
        <NameField value=content.name registration=registration.map(|one| one.id) />
        <TextField id="founder" label=text.founder hint=text.founder_hint value=content.founder required=true />
        <Choices label=text.discipline>{Discipline::ALL.iter().map(discipline).collect_view()}</Choices>
        <Field id="purpose" label=text.purpose>
            <textarea id="purpose" class="textarea w-full" rows="3" maxlength="1000" aria-describedby="purpose-hint purpose-error" bind:value=content.purpose></textarea>
        </Field>
        <Field id="scope" label=text.scope>
            <textarea id="scope" class="textarea w-full" rows="3" maxlength="1000" aria-describedby="scope-hint scope-error" bind:value=content.scope></textarea>
        </Field>
        <TextField id="area" label=text.area value=content.area />
        <TextField id="seat" label=text.seat value=content.seat />
    }
}

/// Members, staff, money, leaders.
#[component]
fn Size(desk: Desk, registration: Option<Registration>) -> impl IntoView {
    let (text, content) = (t().registration, desk.content);
    let elsewhere = registration.and_then(|one| one.legal_representative_elsewhere);
    let elsewhere = elsewhere.map(|society| {
        view! {
            <div class="mb-3"><Note tone=Tone::Warn>{fill(text.elsewhere, &[&society])}</Note></div>
            <TextField id="namesake" label=text.namesake hint=text.namesake_hint value=content.namesake />
        }
    });
    view! {
        <p class="mb-3 text-sm text-ink-2">{text.article_ten}</p>
        <TextField id="persons" label=text.persons value=content.persons inputmode="numeric" />
        <TextField id="units" label=text.units value=content.units inputmode="numeric" />
        <TextField id="staff" label=text.staff value=content.staff inputmode="numeric" />
        <TextField id="funds" label=text.funds hint=text.funds_hint value=content.funds inputmode="numeric" />
        <TextField id="legal" label=text.legal hint=text.legal_hint value=content.legal />
        {elsewhere}
        <TextField id="secretary" label=text.secretary value=content.secretary />
    }
}

/// The papers: uploaded, or in the clerk's hand.
#[component]
fn Papers(desk: Desk, registration: Option<Registration>) -> impl IntoView {
    let (text, content) = (t().registration, desk.content);
    let there = StoredValue::new(registration.map(|one| one.attachments).unwrap_or_default());
    let paper = move |(paper, chosen): (AttachmentPurpose, crate::file::Chosen)| {
        let files: Vec<Shown> = there.with_value(|all| {
            let of = all.iter().filter(|file| file.purpose == paper);
            of.map(|file| Shown { id: file.id.clone(), name: file.name.clone(), size: file.size }).collect()
        });
        let on_paper = Signal::derive(move || content.on_paper.with(|all| all.contains(&paper)));
        let turn = move || {
            content.on_paper.update(|all| {
                if all.contains(&paper) {
                    all.retain(|one| *one != paper);
                } else {
                    all.push(paper);
                }
            });
        };
        view! {
            <section class="mb-4 border-b border-dashed border-line pb-2">
                <FileField id=form_of(paper) label=label(paper) chosen />
                <Files files />
                <Choices label=text.or_paper>
                    <Choice pick=Pick::Several label=[text.on_paper, "：", label(paper)].concat() chosen=on_paper on_choose=turn />
                </Choices>
            </section>
        }
    };
    let clause = move |one: bool, label: &'static str| {
        let chosen = Signal::derive(move || content.charter.get() == Some(one));
        view! { <Choice pick=Pick::One("charter") label chosen on_choose=move || content.charter.set(Some(one)) /> }
    };
    view! {
        <p class="mb-3 text-sm text-ink-2">{text.papers_line}</p>
        {content.files.get_value().into_iter().map(paper).collect_view()}
        <Choices label=text.charter_clause>{clause(true, text.yes)} {clause(false, text.no)}</Choices>
    }
}

/// The formation pack: the other half.
#[component]
fn Pack(desk: Desk, registration: Option<Registration>) -> impl IntoView {
    let (text, content) = (t().registration, desk.content);
    let forms = [PartyForm::Established, PartyForm::Functional, PartyForm::Liaison];
    let form = move |one: PartyForm| {
        let chosen = Signal::derive(move || is(content.form.get(), one));
        view! { <Choice pick=Pick::One("form") label=label(one) chosen on_choose=move || content.form.set(Some(one)) /> }
    };
    let recommended = registration.and_then(|one| one.recommended);
    let recommended = recommended.map(|form| {
        view! { <div class="mb-3"><Note tone=Tone::Info>{fill(text.recommended, &[&label(form)])}</Note></div> }
    });
    view! {
        <p class="mb-3 text-sm text-ink-2">{text.pack_line}</p>
        <TextField id="formal" label=text.formal value=content.formal inputmode="numeric" />
        <TextField id="probationary" label=text.probationary value=content.probationary inputmode="numeric" />
        <TextField id="resident" label=text.resident value=content.resident inputmode="numeric" />
        {recommended}
        <Choices label=text.form>{forms.into_iter().map(form).collect_view()}</Choices>
        <TextField id="form-reason" label=text.form_reason hint=text.form_reason_hint value=content.reason />
        <TextField id="nominee" label=text.nominee hint=text.nominee_hint value=content.nominee />
    }
}
