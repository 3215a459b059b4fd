//! `/calls/new` and `/calls/…/edit`: a call is written as its clerk would write it on paper: topics, criteria and
//! fields a line each, read while one types, with what societies will be asked beside it.

use entity::Word;
use entity::project::call::form::FieldKind;
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::register::standing::GradeLevel;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::act::Act;
use super::draft::typed;
use super::page::not_found;
use super::send::{self, SaveCall, save_call};
use super::view::{Call, CallDocument, Programme, ProgrammesData, call, found, need, programmes};
use crate::net::key::new_key;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, Field, Icon, Loaded, Note, PageHead, Pick, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, fill, label, yuan};

/// A new one.
#[component]
pub(crate) fn NewCallPage() -> impl IntoView {
    view! { <Form known=None /> }
}

/// One that is not published yet.
#[component]
pub(crate) fn EditCallPage() -> impl IntoView {
    let params = use_params_map();
    let reading = call(&viewer(), move || params.with(|params| params.get("id").unwrap_or_default()));
    let view = move |data: super::view::CallData| match found(data.node) {
        Some(call) => view! { <Form known=Some(call) /> }.into_any(),
        None => not_found(),
    };
    view! { <Loaded reading lines=10 view /> }
}

/// A criterion or a topic, a line each: what is written before the last comma, and the number after it.
fn numbered(line: &str) -> Option<(String, i64)> {
    let (name, points) = line.rsplit_once(['，', ','])?;
    Some((name.trim().to_owned(), points.trim().trim_end_matches('分').parse().ok()?))
}

/// A paper, a line each: its name, and after the last comma whether nobody submits without it, as it is where nothing
/// is said.
fn paper(line: &str) -> save_call::CallDocumentInput {
    let named = |name: &str, required| save_call::CallDocumentInput { name: name.trim().to_owned(), required };
    match line.rsplit_once(['，', ',']).map(|(name, need)| (name, need.trim())) {
        Some((name, "必交" | "required")) => named(name, true),
        Some((name, "选交" | "optional")) => named(name, false),
        _ => named(line, true),
    }
}

/// The kinds as one writes them.
const KINDS: [(FieldKind, &[&str]); 6] = [
    (FieldKind::LongText, &["段落", "text"]),
    (FieldKind::ShortText, &["文字", "line"]),
    (FieldKind::Number, &["整数", "number"]),
    (FieldKind::Money, &["金额", "money"]),
    (FieldKind::Day, &["日期", "day"]),
    (FieldKind::People, &["人员", "people"]),
];

/// A field as it was written.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    section: String,
    label: String,
    kind: FieldKind,
    required: bool,
    identifies: bool,
}

/// Fields, a line each; the number of the first line that cannot be read.
fn asked(text: &str, section: &str) -> Result<Vec<Asked>, usize> {
    let mut section = section.to_owned();
    let mut all = Vec::new();
    for (place, line) in text.lines().map(str::trim).enumerate() {
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix(['#', '＃']) {
            name.trim().clone_into(&mut section);
            continue;
        }
        let (line, identifies) = line.strip_suffix(['*', '＊']).map_or((line, false), |line| (line, true));
        let mut parts = line.split(['，', ',']).map(str::trim);
        let label = parts.next().filter(|label| !label.is_empty()).ok_or(place + 1)?.to_owned();
        let mut kind = FieldKind::LongText;
        let mut required = true;
        for part in parts {
            if let Some((found, _)) = KINDS.iter().find(|(_, names)| names.contains(&part)) {
                kind = *found;
            } else if ["必填", "required"].contains(&part) {
                required = true;
            } else if ["选填", "optional", "不必填"].contains(&part) {
                required = false;
            } else {
                return Err(place + 1);
            }
        }
        all.push(Asked { section: section.clone(), label, kind, required, identifies });
    }
    Ok(all)
}

/// The form.
#[component]
fn Form(known: Option<Call>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(Callback::new(|()| ()));
    let navigate = use_navigate();
    let of =
        |read: fn(&Call) -> String, none: &str| RwSignal::new(known.as_ref().map_or_else(|| none.to_owned(), read));
    let kind = RwSignal::new(known.as_ref().map_or(ProgrammeKind::Research, |call| call.kind));
    let programme = RwSignal::new(known.as_ref().and_then(|call| call.programme_id.clone()));
    let grade = RwSignal::new(known.as_ref().and_then(|call| call.conditions.least_grade));
    let party_work = RwSignal::new(known.as_ref().is_none_or(|call| call.conditions.party_work));
    let finished = RwSignal::new(known.as_ref().is_none_or(|call| call.conditions.finished_first));
    let own_topic = RwSignal::new(known.as_ref().is_none_or(|call| call.own_topic));
    let (name, guide) = (of(|call| call.title.clone(), ""), of(|call| call.guide.clone(), ""));
    let (opens, closes) = (of(|call| call.opens_on.to_string(), ""), of(|call| call.closes_on.to_string(), ""));
    let (budget, ceiling) = (of(|call| typed(call.budget_fen), ""), of(|call| typed(call.ceiling_fen), ""));
    let lines = |all: Vec<String>| all.join("\n");
    let topics = RwSignal::new(
        known
            .as_ref()
            .map(|call| lines(call.topics.iter().map(|topic| topic.title.clone()).collect()))
            .unwrap_or_default(),
    );
    let document = |one: &CallDocument| [one.name.as_str(), "，", need(one.required)].concat();
    let documents = RwSignal::new(
        known.as_ref().map(|call| lines(call.documents.iter().map(document).collect())).unwrap_or_default(),
    );
    let criteria = RwSignal::new(known.as_ref().map_or_else(
        || "选题价值，30\n研究方案，40\n研究基础，30".to_owned(),
        |call| {
            lines(
                call.criteria.iter().map(|one| [one.label.as_str(), "，", &one.points.to_string()].concat()).collect(),
            )
        },
    ));
    let fields = RwSignal::new(
        "#论证\n研究内容与思路，段落，必填\n前期研究基础，段落，选填*\n#经费\n经费预算说明，段落，必填".to_owned(),
    );
    let reviewers = of(|call| call.reviewers.to_string(), "3");
    let per_society = of(|call| call.conditions.per_society.to_string(), "2");
    let months = of(|call| call.months.to_string(), "9");
    let section = text.content;
    let read_fields = Memo::new(move |_| fields.with(|fields| asked(fields, section)));
    let id = known.as_ref().map(|call| call.id.clone());
    let version = known.as_ref().map_or(0, |call| call.version);
    let days = known.as_ref().map(|call| call.days.clone());
    let number = |signal: RwSignal<String>| signal.get_untracked().trim().parse::<i64>().unwrap_or_default();
    let split = |signal: RwSignal<String>| {
        let text = signal.get_untracked();
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    let on_press = move |()| {
        let (Ok(opens_on), Ok(closes_on)) = (opens.get_untracked().parse(), closes.get_untracked().parse()) else {
            return act.tell([text.opens_on, " / ", text.closes_on].concat());
        };
        let (Ok(budget_fen), Ok(ceiling_fen)) =
            (Fen::typed(&budget.get_untracked()), Fen::typed(&ceiling.get_untracked()))
        else {
            return act.tell([text.budget, " / ", text.ceiling].concat());
        };
        let asked = match read_fields.get_untracked() {
            Ok(asked) => asked,
            Err(line) => return act.tell(fill(text.bad_line, &[&line])),
        };
        let scored: Option<Vec<_>> = split(criteria).iter().map(|line| numbered(line)).collect();
        let Some(scored) = scored else { return act.tell([text.criteria, "：", text.criteria_hint].concat()) };
        let points: i64 = scored.iter().map(|(_, points)| *points).sum();
        let coded = |letter: &str, place: usize| [letter, &(place + 1).to_string()].concat();
        let kept = days.clone();
        let day =
            |read: fn(&super::view::call_view::CallViewNodeOnCallDays) -> i64, usual| kept.as_ref().map_or(usual, read);
        let input = save_call::SaveCallInput {
            call_id: id.clone(),
            expected_version: version,
            idempotency_key: new_key(),
            kind: kind.get_untracked(),
            year: chrono::Datelike::year(&(opens_on as chrono::NaiveDate)).into(),
            title: name.get_untracked(),
            opens_on,
            closes_on,
            budget_fen,
            ceiling_fen,
            programme_id: programme.get_untracked(),
            guide: guide.get_untracked(),
            topics: split(topics)
                .into_iter()
                .enumerate()
                .map(|(place, title)| save_call::CallTopicInput { code: coded("T", place), title })
                .collect(),
            own_topic: own_topic.get_untracked(),
            fields: asked
                .into_iter()
                .enumerate()
                .map(|(place, one)| save_call::CallFieldInput {
                    code: coded("F", place),
                    section: one.section,
                    label: one.label,
                    kind: one.kind,
                    required: one.required,
                    max: 0,
                    options: Vec::new(),
                    identifies: one.identifies,
                })
                .collect(),
            documents: split(documents).iter().map(|line| paper(line)).collect(),
            criteria: scored
                .into_iter()
                .enumerate()
                .map(|(place, (label, points))| save_call::CallCriterionInput {
                    code: coded("C", place),
                    label,
                    points,
                })
                .collect(),
            reviewers: number(reviewers),
            outlier_points: (points / 6).max(1),
            conditions: save_call::CallConditionsInput {
                least_grade: grade.get_untracked(),
                party_work: party_work.get_untracked(),
                finished_first: finished.get_untracked(),
                per_society: number(per_society),
            },
            days: save_call::CallDaysInput {
                formal: day(|days| days.formal, 10),
                correct: day(|days| days.correct, 5),
                review: day(|days| days.review, 20),
                panel: day(|days| days.panel, 10),
                decision: day(|days| days.decision, 10),
                notice: day(|days| days.notice, 5),
            },
            months: number(months),
        };
        let navigate = navigate.clone();
        let saved = async move { send::act::<SaveCall>(save_call::Variables { input }).await };
        act.then(text.kept, saved, move |id| navigate(&["/calls/", &id].concat(), NavigateOptions::default()));
    };
    let kinds = ProgrammeKind::ALL.iter().map(|one| {
        let one = *one;
        let chosen = Signal::derive(move || kind.get() == one);
        view! { <Choice pick=Pick::One("kind") label=label(one) chosen on_choose=move || kind.set(one) /> }
    });
    let kinds = kinds.collect_view();
    let grades = std::iter::once(None).chain(GradeLevel::ALL.iter().copied().map(Some)).map(|one| {
        let chosen = Signal::derive(move || grade.get() == one);
        view! { <Choice pick=Pick::One("grade") label=one.map_or(text.any_grade, label) chosen on_choose=move || grade.set(one) /> }
    });
    let grades = grades.collect_view();
    let flag = |signal: RwSignal<bool>, name: &'static str| {
        view! { <Choice pick=Pick::Several label=name chosen=signal on_choose=move || signal.update(|on| *on = !*on) /> }
    };
    let area = |id: &'static str, name: &'static str, hint: &'static str, value: RwSignal<String>| {
        view! {
            <Field id label=name hint=hint>
                <textarea id=id class="textarea w-full" rows="5" aria-describedby=described_by(id) bind:value=value></textarea>
            </Field>
        }
    };
    let preview = move || match read_fields.get() {
        Ok(all) => {
            let row = |one: Asked| {
                let tags = [
                    label(one.kind),
                    if one.required { text.required } else { "" },
                    if one.identifies { text.identifies } else { "" },
                ];
                let tags = tags.into_iter().filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(" · ");
                view! { <li><span class="text-ink-2">{one.section} " / "</span>{one.label} " " <span class="text-sm text-ink-2">{tags}</span></li> }
            };
            view! { <ol class="list-decimal space-y-1 pl-5">{all.into_iter().map(row).collect_view()}</ol> }.into_any()
        }
        Err(line) => view! { <Note tone=Tone::Bad>{fill(text.bad_line, &[&line])}</Note> }.into_any(),
    };
    view! {
        <PageHead title=text.new line=text.form_line />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <Card>
                {act.notes()}
                <Choices label=text.kind>{kinds}</Choices>
                <TextField id="call-title" label=text.name value=name />
                <TextField id="opens-on" label=text.opens_on value=opens kind="date" />
                <TextField id="closes-on" label=text.closes_on value=closes kind="date" />
                <TextField id="budget" label=text.budget value=budget inputmode="decimal" />
                <TextField id="ceiling" label=text.ceiling value=ceiling inputmode="decimal" />
                <Source kind programme />
                {area("guide", text.guide, "", guide)}
                {area("topics", text.topics, text.topics_hint, topics)}
                <Choices label=text.topics>{flag(own_topic, text.own_topic)}</Choices>
                {area("fields", text.fields, text.fields_hint, fields)}
                {area("documents", text.documents, text.documents_hint, documents)}
                {area("criteria", text.criteria, text.criteria_hint, criteria)}
                <TextField id="reviewers" label=text.reviewers value=reviewers inputmode="numeric" />
                <TextField id="per-society" label=text.per_society value=per_society inputmode="numeric" />
                <TextField id="months" label=text.months value=months inputmode="numeric" />
                <Choices label=text.conditions>{flag(party_work, text.party_work)} {flag(finished, text.finished_first)}</Choices>
                <Choices label=text.least_grade>{grades}</Choices>
                <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=on_press>{text.keep}</Button>
            </Card>
            <Card title=text.preview>{preview}</Card>
        </div>
    }
}

/// The programme that its money comes from: those of its kind.
#[component]
fn Source(kind: RwSignal<ProgrammeKind>, programme: RwSignal<Option<String>>) -> impl IntoView {
    let text = text::call::t();
    let reading = programmes();
    let view = move |data: ProgrammesData| {
        let all: Vec<Programme> = data.funds.into_iter().flat_map(|fund| fund.programmes).collect();
        let choice = move |id: Option<String>, label: String| {
            let same = id.clone();
            let chosen = Signal::derive(move || programme.get() == same);
            view! { <Choice pick=Pick::One("programme") label chosen on_choose=move || programme.set(id.clone()) /> }
        };
        let rows = move || {
            let wanted = kind.get();
            let fit = all.iter().filter(|one| one.kind == wanted);
            let rows = fit.map(|one| choice(Some(one.id.clone()), [&one.name, " · ", &yuan(one.available)].concat()));
            rows.collect_view()
        };
        view! { <Choices label=text.programme>{choice(None, text.no_programme.to_owned())} {rows}</Choices> }.into_any()
    };
    view! { <Loaded reading lines=2 view /> }
}
