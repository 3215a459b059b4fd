//! Someone leaves a post: from which day on, and why.

use chrono::NaiveDate;
use entity::Word;
use entity::people::appointment::{EndReason, LeaderPost};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Room, Seat};
use crate::net::intent::{Intent, with_rule};
use crate::net::send;
use crate::parts::{Button, Choice, Choices, ErrorNote, LinkButton, Pick, TextField, toast};
use crate::session::viewer;
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/posts/end_appointment.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("EndReason", "LeaderPost")
)]
struct EndAppointment;

use end_appointment::{EndAppointmentInput, Variables};

/// Why someone can leave; a handover has a page of its own.
fn reasons() -> impl Iterator<Item = EndReason> {
    EndReason::ALL.iter().copied().filter(|reason| *reason != EndReason::HandedOver)
}

/// The handover, and the form once it is wanted: `open` names the appointment whose form is open.
#[component]
pub(super) fn End(room: Room, seat: Seat, open: RwSignal<String>) -> impl IntoView {
    let text = t().leader;
    let id = StoredValue::new(seat.id.clone());
    let wanted = Signal::derive(move || id.with_value(|id| open.with(|open| open == id)));
    let hand_over = viewer().may("Mutation.handOverPost").then(|| {
        let href = ["/societies/", &room.society.id, "/handover?post=", &seat.id].concat();
        view! { <LinkButton href>{text.hand_over}</LinkButton> }
    });
    let turn = move |_| open.set(if wanted.get_untracked() { String::new() } else { id.get_value() });
    let who = [" ", &seat.name, " ", label(seat.post)].concat();
    view! {
        <div class="mt-2 flex flex-wrap gap-2">
            {hand_over}
            <button type="button" class="btn" aria-expanded=move || wanted.get().to_string() on:click=turn>
                {text.end_post} <span class="sr-only">{who}</span>
            </button>
        </div>
        {move || wanted.get().then(|| view! { <Form room=room.clone() seat=seat.clone() /> })}
    }
}

#[component]
fn Form(room: Room, seat: Seat) -> impl IntoView {
    let text = t().leader;
    let (on, reason, intent) =
        (RwSignal::new(viewer().today.to_string()), RwSignal::new(EndReason::TermOver), Intent::new());
    let again = room.again;
    let (society, held) = (StoredValue::new(room.society), StoredValue::new(seat));
    let press = move |()| {
        let Ok(ends_on) = on.get_untracked().parse::<NaiveDate>() else { return };
        let input = society.with_value(|society| EndAppointmentInput {
            society_id: society.id.clone(),
            expected_version: society.version,
            idempotency_key: intent.key(),
            appointment_id: held.with_value(|seat| seat.id.clone()),
            ends_on,
            reason: reason.get_untracked(),
        });
        intent.begin();
        spawn_local(async move {
            let answer = send::<EndAppointment>(Variables { input }).await;
            let declined = answer.map(|data| {
                let all = data.end_appointment.user_errors.into_iter();
                all.map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref()))).collect()
            });
            if intent.settle(declined) {
                toast::show(fill(t().leader.ended, &[&held.with_value(|seat| seat.name.clone())]));
                again.run(());
            }
        });
    };
    let choice = move |which: EndReason| {
        let chosen = Signal::derive(move || reason.get() == which);
        view! { <Choice pick=Pick::One("end-reason") label=label(which) chosen on_choose=move || reason.set(which) /> }
    };
    let whole = move || intent.rest(&["endsOn"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <div class="mt-3 rounded-xl border border-line px-3 py-3">
        <p class="mb-2 text-sm text-ink-2">{text.end_line}</p>
        <TextField id="endsOn" label=text.ends_on hint=text.ends_on_hint value=on kind="date" error=Signal::derive(move || intent.about("endsOn")) />
        <Choices label=text.end_reason>{reasons().map(choice).collect_view()}</Choices>
        {whole}
        <Button busy=intent.busy on_press=Callback::new(press)>{text.end_now}</Button>
        </div>
    }
}
