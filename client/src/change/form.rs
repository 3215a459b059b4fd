//! The society's form: what changes, what stands in the register, what is to stand there, the papers; for the
//! end of the society also what stands in the way.

use entity::Word;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::{ChangeMatter, EndGround};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::act::{
    Doing, ProposeRegisterChange, ResubmitRegisterChange, act, propose_register_change, resubmit_register_change,
};
use super::case::Change;
use super::name::ask;
use crate::file::{Chosen, FileField, Files, Shown};
use crate::net::{cached, key};
use crate::parts::{
    Button, Card, Choice, Choices, Field, Icon, LinkButton, Loaded, Note, PageHead, Pick, TextField, Tone, Weight,
};
use crate::registration::name::NameWord;
use crate::session::viewer;
use crate::text::{self, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/form.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("AttachmentPurpose", "ChangeMatter")
)]
struct ChangeForm;

use change_form::ChangeFormChangeForm as Begins;

/// `/changes/new`: one chooses the matter, then fills in its form. The address may name it.
#[component]
pub(crate) fn NewChangePage() -> impl IntoView {
    let text = text::change::t();
    let asked = use_query_map().with_untracked(|query| query.get("matter"));
    let matter = RwSignal::new(asked.and_then(|code| ChangeMatter::from_code(&code)));
    let choice = move |one: &ChangeMatter| {
        let one = *one;
        let chosen = Signal::derive(move || matter.get() == Some(one));
        view! { <Choice pick=Pick::One("matter") label=label(one) chosen on_choose=move || matter.set(Some(one)) /> }
    };
    let navigate = StoredValue::new_local(use_navigate());
    let sent = Callback::new(move |id: String| {
        // The screen may be gone by now.
        let _ = navigate.try_with_value(|go| go(&["/changes/", &id].concat(), NavigateOptions::default()));
    });
    let form = move || matter.get().map(|matter| view! { <Asked matter change=None sent /> });
    view! {
        <PageHead title=text.propose line=text.form_line />
        <Choices label=text.matter>{ChangeMatter::ALL.iter().map(choice).collect_view()}</Choices>
        {form}
    }
}

/// The form of a matter, with what the register says of it; of a returned case with what it said. `sent` goes on
/// with the id of the case.
#[component]
pub(super) fn Asked(matter: ChangeMatter, change: Option<Change>, sent: Callback<String>) -> impl IntoView {
    let reading = cached::<ChangeForm>(move || {
        Some((["change.form.", matter.code()].concat(), change_form::Variables { matter }))
    });
    let view = move |data: change_form::ResponseData| match data.change_form {
        Some(begins) => view! { <Filled matter begins change=change.clone() sent /> }.into_any(),
        None => ().into_any(),
    };
    view! { <Loaded reading lines=6 view /> }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    matter: ChangeMatter,
    value: RwSignal<String>,
    reason: RwSignal<String>,
    namesake: RwSignal<String>,
    ground: RwSignal<Option<EndGround>>,
    decided: RwSignal<String>,
    on_paper: RwSignal<Vec<AttachmentPurpose>>,
    files: StoredValue<Vec<(AttachmentPurpose, Chosen)>>,
}

impl Typed {
    fn of(matter: ChangeMatter, papers: &[AttachmentPurpose], change: Option<&Change>) -> Self {
        let said = |of: fn(&Change) -> &str| RwSignal::new(change.map(of).unwrap_or_default().to_owned());
        let subject = change.map_or(matter.code(), |change| change.id.as_str());
        let also = [AttachmentPurpose::ChangeProof];
        let papers = papers.iter().chain(&also);
        let files = papers.map(|paper| (*paper, Chosen::of(field_of(*paper), subject))).collect();
        let decided = change.map_or(viewer().today, |change| change.decided_on);
        Self {
            matter,
            value: said(|change| &change.new_value),
            reason: said(|change| &change.reason),
            namesake: said(|change| &change.namesake_note),
            ground: RwSignal::new(change.and_then(|change| change.ground)),
            decided: RwSignal::new(decided.to_string()),
            on_paper: RwSignal::new(change.map(|change| change.on_paper.clone()).unwrap_or_default()),
            files: StoredValue::new(files),
        }
    }

    /// The files that have arrived, kind by kind.
    fn papers(self) -> Result<Vec<(AttachmentPurpose, Vec<String>)>, String> {
        let mut all = Vec::new();
        for (paper, chosen) in self.files.get_value() {
            let ids = chosen.ids()?;
            if !ids.is_empty() {
                all.push((paper, ids));
            }
        }
        Ok(all)
    }
}

/// The proposal of an operation: each has types of its own.
macro_rules! proposal {
    ($operation:ident, $typed:expr) => {{
        let typed: Typed = $typed;
        let decided = typed.decided.get_untracked().parse::<chrono::NaiveDate>();
        decided.map_err(|_| text::change::t().day_needed.to_owned()).map(|decided_on| {
            $operation::RegisterChangeProposalInput {
                matter: typed.matter,
                value: typed.value.get_untracked(),
                reason: typed.reason.get_untracked(),
                ground: typed.ground.get_untracked(),
                namesake_note: typed.namesake.get_untracked(),
                decided_on,
                on_paper: typed.on_paper.get_untracked(),
            }
        })
    }};
}

/// Sends a new proposal, or a corrected one.
fn send(typed: Typed, change: Option<Change>, doing: Doing, then: impl Fn(String) + 'static) -> Result<(), String> {
    let papers = typed.papers()?;
    let sent = move |id| {
        // What was sent is the server's now.
        let _ = typed.files.try_with_value(|files| files.iter().for_each(|(_, chosen)| chosen.clear()));
        then(id);
    };
    if let Some(change) = change {
        let paper = |(kind, file_ids)| resubmit_register_change::RegisterChangePaperInput { kind, file_ids };
        let input = resubmit_register_change::ResubmitRegisterChangeInput {
            change_id: change.id,
            expected_version: change.version,
            idempotency_key: key::new_key(),
            proposal: proposal!(resubmit_register_change, typed)?,
            papers: papers.into_iter().map(paper).collect(),
        };
        doing.send(act::<ResubmitRegisterChange>(resubmit_register_change::Variables { input }), sent);
        return Ok(());
    }
    let paper = |(kind, file_ids)| propose_register_change::RegisterChangePaperInput { kind, file_ids };
    let input = propose_register_change::ProposeRegisterChangeInput {
        society_id: viewer().society_id.unwrap_or_default(),
        idempotency_key: key::new_key(),
        proposal: proposal!(propose_register_change, typed)?,
        papers: papers.into_iter().map(paper).collect(),
    };
    doing.send(act::<ProposeRegisterChange>(propose_register_change::Variables { input }), sent);
    Ok(())
}

#[component]
fn Filled(matter: ChangeMatter, begins: Begins, change: Option<Change>, sent: Callback<String>) -> impl IntoView {
    let text = text::change::t();
    // One case of a matter at a time: the open one is shown instead.
    if let Some(open) = begins.open.clone().filter(|_| change.is_none()) {
        return view! {
            <Card>
                <p class="mb-3">{text.open_already}</p>
                <LinkButton href=["/changes/", &open.id].concat() icon=Icon::File>{text.to_open}</LinkButton>
            </Card>
        }
        .into_any();
    }
    let typed = Typed::of(matter, &begins.papers, change.as_ref());
    let doing = Doing::new();
    let there = StoredValue::new(change.clone());
    let go = move || {
        if let Err(missing) = send(typed, there.get_value(), doing, move |id| sent.run(id)) {
            doing.refuse(missing);
        }
    };
    let old = if begins.old_value.is_empty() { text.unknown.to_owned() } else { begins.old_value.clone() };
    let ends = matter == ChangeMatter::Deregistration;
    let days = fill(if ends { text.days_end } else { text.days_to_file }, &[&begins.file_days]);
    let duties = begins.duties.into_iter().map(|duty| Duty {
        label: duty.label,
        bars: duty.bars,
        next: duty.next_step,
        rule: duty.rule,
    });
    view! {
        <Card title=label(matter)>
            {doing.faults()}
            {(!ends).then(|| view! { <p class="mb-3"><span class="text-ink-2">{text.old_value} "："</span> {old}</p> })}
            {ends.then(|| view! { <Duties duties=duties.collect() /> })}
            <Value typed />
            <Field id="change-reason" label=text.reason>
                <textarea id="change-reason" class="textarea w-full" rows="2" maxlength="1000" aria-describedby="change-reason-hint change-reason-error" bind:value=typed.reason></textarea>
            </Field>
            <TextField id="decided-on" label=text.decided_on kind="date" value=typed.decided />
            <Papers typed change />
            <p class="mb-3 text-sm text-ink-2">{begins.rule} "。" {days}</p>
            <Button weight=Weight::Strong icon=Icon::Send busy=doing.busy on_press=go>{text.send}</Button>
        </Card>
    }
    .into_any()
}

/// What is to stand in the register, as its matter asks.
#[component]
fn Value(typed: Typed) -> impl IntoView {
    let text = text::change::t();
    match typed.matter {
        ChangeMatter::Deregistration => {
            let choice = move |one: &EndGround| {
                let one = *one;
                let chosen = Signal::derive(move || typed.ground.get() == Some(one));
                view! { <Choice pick=Pick::One("ground") label=label(one) chosen on_choose=move || typed.ground.set(Some(one)) /> }
            };
            view! { <Choices label=text.ground>{EndGround::ALL.iter().map(choice).collect_view()}</Choices> }.into_any()
        }
        ChangeMatter::Name => view! {
            <TextField id="new-value" label=text.new_value hint=t().registration.name_hint value=typed.value required=true />
            <NameWord value=typed.value ask />
        }
        .into_any(),
        ChangeMatter::LegalRepresentative => view! {
            <TextField id="new-value" label=text.new_value hint=t().registration.legal_hint value=typed.value required=true />
            <TextField id="namesake" label=text.namesake hint=t().registration.namesake_hint value=typed.namesake />
        }
        .into_any(),
        ChangeMatter::Funds => view! {
            <TextField id="new-value" label=text.new_value hint=t().registration.funds_hint value=typed.value inputmode="numeric" required=true />
        }
        .into_any(),
        ChangeMatter::Reelection => view! {
            <TextField id="new-value" label=text.new_term kind="date" value=typed.value required=true />
        }
        .into_any(),
        ChangeMatter::Purpose | ChangeMatter::Scope | ChangeMatter::Charter => view! {
            <Field id="new-value" label=text.new_value>
                <textarea id="new-value" class="textarea w-full" rows="4" maxlength="1000" aria-describedby="new-value-hint new-value-error" bind:value=typed.value></textarea>
            </Field>
        }
        .into_any(),
        ChangeMatter::Seat | ChangeMatter::Area | ChangeMatter::Sponsor => {
            view! { <TextField id="new-value" label=text.new_value value=typed.value required=true /> }.into_any()
        }
    }
}

/// The name of a paper's own field on this page.
const fn field_of(paper: AttachmentPurpose) -> &'static str {
    match paper {
        AttachmentPurpose::AuditReport => "paper-audit",
        AttachmentPurpose::RevisedCharter => "paper-charter",
        AttachmentPurpose::ChangeProof => "paper-proof",
        _ => "paper-resolution",
    }
}

#[component]
fn Papers(typed: Typed, change: Option<Change>) -> impl IntoView {
    let text = t().registration;
    let there = change.map(|change| change.attachments).unwrap_or_default();
    let paper = |(paper, chosen): (AttachmentPurpose, Chosen)| {
        let of = there.iter().filter(|file| file.purpose == paper);
        let files = of.map(|file| Shown { id: file.id.clone(), name: file.name.clone(), size: file.size }).collect();
        let on_paper = Signal::derive(move || typed.on_paper.with(|all| all.contains(&paper)));
        let turn = move || {
            typed.on_paper.update(|all| {
                if all.contains(&paper) {
                    all.retain(|one| *one != paper);
                } else {
                    all.push(paper);
                }
            });
        };
        view! {
            <section class="mb-4 border-b border-dashed border-line pb-2">
                <FileField id=field_of(paper) label=label(paper) chosen />
                <Files files />
                <Choices label=text.or_paper>
                    <Choice pick=Pick::Several label=[text::change::t().on_paper, "：", label(paper)].concat() chosen=on_paper on_choose=turn />
                </Choices>
            </section>
        }
    };
    typed.files.get_value().into_iter().map(paper).collect_view()
}

/// What a society still has in hand when it ends.
#[derive(Clone)]
pub(super) struct Duty {
    pub(super) label: String,
    pub(super) bars: bool,
    pub(super) next: String,
    pub(super) rule: String,
}

/// What stands in the way, and what ends with the society.
#[component]
pub(super) fn Duties(duties: Vec<Duty>) -> impl IntoView {
    let text = text::change::t();
    let bars = duties.iter().any(|duty| duty.bars);
    let line = if bars { text.barred } else { text.unbarred };
    let row = |duty: Duty| {
        view! { <li><span class="font-medium">{duty.label}</span> "：" {duty.next} <span class="block text-sm">{duty.rule}</span></li> }
    };
    let tone = if bars { Tone::Bad } else { Tone::Info };
    view! {
        <div class="mb-3"><Note tone>
            <p class="font-medium">{line}</p>
            <ul class="list-disc pl-5">{duties.into_iter().map(row).collect_view()}</ul>
        </Note></div>
    }
}
