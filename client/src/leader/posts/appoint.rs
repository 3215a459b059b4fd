//! Someone takes a post: the rules answer while one types, with the conflict there would be; what has just
//! been recorded can be taken back.

use chrono::NaiveDate;
use entity::Word;
use entity::form::rules::RuleSet;
use entity::people::appointment::{EndReason, LeaderPost};
use entity::people::conflict::{LeaderFacts, conflicts};
use entity::people::posting::{PostingDraft, is_single};
use entity::refusal::{Refusal, RefusalCode};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Room, Society};
use crate::net::intent::{Intent, with_rule};
use crate::net::{key, send};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Note, Pick, TextField, Tone, Weight, toast};
use crate::session::viewer;
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/posts/record_appointment.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("LeaderPost")
)]
struct RecordAppointment;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/posts/end_appointment.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("EndReason", "LeaderPost")
)]
struct EndAppointment;

/// What is typed.
#[derive(Clone, Copy)]
struct Desk {
    room: StoredValue<Room>,
    rules: StoredValue<RuleSet>,
    post: RwSignal<LeaderPost>,
    name: RwSignal<String>,
    since: RwSignal<String>,
    birth_year: RwSignal<String>,
    term_no: RwSignal<String>,
    /// Faults are told once someone has tried to send.
    tried: RwSignal<bool>,
    intent: Intent,
}

impl Desk {
    /// The draft; a number that is none is what no rule accepts.
    fn draft(self) -> PostingDraft {
        let number = |text: String| (!text.trim().is_empty()).then(|| text.trim().parse().unwrap_or(0));
        PostingDraft {
            name: self.name.get(),
            post: self.post.get(),
            since: self.since.with(|day| day.parse().unwrap_or(NaiveDate::MAX)),
            birth_year: number(self.birth_year.get()),
            term_no: number(self.term_no.get()),
        }
    }

    fn faults(self) -> Vec<Refusal> {
        let draft = self.draft();
        self.room.with_value(|room| {
            let mut faults =
                draft.clone().checked(room.society.registered_on, viewer().today).err().unwrap_or_default();
            let held = |name: Option<&str>| {
                room.seats.iter().any(|seat| seat.post == draft.post && name.is_none_or(|name| seat.name == name))
            };
            if held(Some(draft.name.trim())) {
                faults.push(Refusal::at("name", RefusalCode::HoldsAlready));
            } else if is_single(draft.post) && held(None) {
                faults.push(Refusal::at("post", RefusalCode::PostTaken));
            }
            faults
        })
    }

    fn error(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ruled = self.tried.get().then(|| self.faults().into_iter().find(|refusal| refusal.path == path));
            let said = ruled.flatten().map(|found| with_rule(found.code.sentence(language()), found.code.rule()));
            said.or_else(|| self.intent.about(path))
        })
    }

    /// What would be against the rules in force; nothing is barred by it.
    fn against(self) -> Vec<&'static str> {
        let draft = self.draft();
        let facts = self.room.with_value(|room| LeaderFacts {
            birth_year: draft.birth_year,
            term_no: draft.term_no,
            council_ends_on: room.society.council.as_ref().map(|council| council.ends_on),
            ..LeaderFacts::default()
        });
        let found = self.rules.with_value(|rules| conflicts(draft.post, &facts, viewer().today, rules));
        found.into_iter().map(|found| label(found.kind)).collect()
    }

    fn send(self) {
        self.tried.set(true);
        if untrack(|| !self.faults().is_empty()) {
            return;
        }
        let PostingDraft { name, post, since, birth_year, term_no } = untrack(|| self.draft());
        let (society, again) = self.room.with_value(|room| (room.society.clone(), room.again));
        let input = record_appointment::RecordAppointmentInput {
            society_id: society.id.clone(),
            expected_version: society.version,
            idempotency_key: self.intent.key(),
            name: name.clone(),
            post,
            since,
            birth_year: birth_year.map(Into::into),
            term_no: term_no.map(Into::into),
        };
        self.intent.begin();
        spawn_local(async move {
            let answer = send::<RecordAppointment>(record_appointment::Variables { input }).await;
            let payload = answer.map(|data| data.record_appointment);
            let recorded = payload.as_ref().ok().and_then(|payload| payload.society.clone()).and_then(|now| {
                let newest = now.leaders.into_iter().rfind(|one| one.post == post && one.since == since);
                Some((newest?.id, now.version))
            });
            let declined = payload.map(|payload| {
                let all = payload.user_errors.into_iter();
                all.map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref()))).collect()
            });
            if self.intent.settle(declined) {
                let said = fill(t().leader.appointed, &[&name.trim()]);
                match recorded {
                    Some((id, version)) => {
                        toast::show_with_undo(said, move || take_back(&society, id.clone(), version, since, again));
                    }
                    None => toast::show(said),
                }
                again.run(());
            }
        });
    }
}

/// Ends what was recorded by mistake on its first day.
fn take_back(society: &Society, appointment_id: String, expected_version: i64, since: NaiveDate, again: Callback<()>) {
    let input = end_appointment::EndAppointmentInput {
        society_id: society.id.clone(),
        expected_version,
        idempotency_key: key::new_key(),
        appointment_id,
        ends_on: since,
        reason: EndReason::Mistake,
    };
    spawn_local(async move {
        let said = match send::<EndAppointment>(end_appointment::Variables { input }).await {
            Err(fault) => fault.sentence(language()),
            Ok(data) => {
                let declined = data.end_appointment.user_errors.into_iter().next();
                declined.map_or(t().leader.taken_back.to_owned(), |error| error.message)
            }
        };
        toast::show(said);
        // The screen may be gone by now.
        let _ = again.try_run(());
    });
}

/// The card.
#[component]
pub(super) fn Appoint(room: Room, rules: RuleSet) -> impl IntoView {
    let text = t().leader;
    let empty = || RwSignal::new(String::new());
    let known = known(&room);
    let desk = Desk {
        room: StoredValue::new(room),
        rules: StoredValue::new(rules),
        post: RwSignal::new(LeaderPost::VicePresident),
        name: empty(),
        since: RwSignal::new(viewer().today.to_string()),
        birth_year: empty(),
        term_no: empty(),
        tried: RwSignal::new(false),
        intent: Intent::new(),
    };
    let post = move |which: LeaderPost| {
        let chosen = Signal::derive(move || desk.post.get() == which);
        view! { <Choice pick=Pick::One("post") label=label(which) chosen on_choose=move || desk.post.set(which) /> }
    };
    let pill = move |name: String| {
        let held = StoredValue::new(name.clone());
        let chosen = Signal::derive(move || held.with_value(|name| desk.name.with(|typed| typed.trim() == name)));
        view! { <Choice pick=Pick::One("known-name") label=name chosen on_choose=move || desk.name.set(held.get_value()) /> }
    };
    let known = (!known.is_empty())
        .then(|| view! { <Choices label=text.known_names>{known.into_iter().map(pill).collect_view()}</Choices> });
    let post_fault = desk.error("post");
    let against = move || {
        let found = desk.against();
        (!found.is_empty()).then(|| {
            let version = desk.rules.with_value(|rules| rules.version);
            let line = [found.join(language().pick("、", ", ")), " · ".into(), fill(text.by_version, &[&version])].concat();
            view! { <div class="mb-4"><Note tone=Tone::Warn><strong>{text.would_conflict}</strong><p>{line}</p></Note></div> }
        })
    };
    let whole = move || {
        let rest = desk.intent.rest(&["name", "post", "since", "birthYear", "termNo"]);
        rest.map(|message| view! { <ErrorNote message /> })
    };
    view! {
        <Card title=text.appoint>
            <p class="mb-3 text-sm text-ink-2">{text.appoint_line}</p>
            <Choices label=text.post>{LeaderPost::ALL.iter().copied().map(post).collect_view()}</Choices>
            <p role="alert" class="mb-3 text-sm font-medium text-accent empty:hidden">{move || post_fault.get()}</p>
            <TextField id="name" label=text.successor_name value=desk.name error=desk.error("name") />
            {known}
            <TextField id="since" label=text.first_day value=desk.since kind="date" error=desk.error("since") />
            <TextField id="birthYear" label=text.birth_year hint=text.birth_year_hint value=desk.birth_year inputmode="numeric" error=desk.error("birthYear") />
            <TextField id="termNo" label=text.term_no value=desk.term_no inputmode="numeric" error=desk.error("termNo") />
            <div aria-live="polite">{against}</div>
            {whole}
            <Button weight=Weight::Strong busy=desk.intent.busy on_press=Callback::new(move |()| desk.send())>{text.appoint_now}</Button>
        </Card>
    }
}

/// Names on record: officers, the liaison, those in office.
fn known(room: &Room) -> Vec<String> {
    let organisation = &room.society.organisation;
    let officers = organisation.officers.iter().map(|officer| &officer.name);
    let liaison = organisation.liaison.iter().map(|liaison| &liaison.name);
    let mut known: Vec<String> = Vec::new();
    for name in officers.chain(liaison).chain(room.seats.iter().map(|seat| &seat.name)) {
        if !known.contains(name) {
            known.push(name.clone());
        }
    }
    known
}
