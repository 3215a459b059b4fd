//! Which post leads Party work: what stands now, another one from a day on, and a way back.

use chrono::NaiveDate;
use entity::Word;
use entity::people::appointment::LeaderPost;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Room, Society};
use crate::net::intent::{Declined, Intent, with_rule};
use crate::net::{NetFault, key, send};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Note, Pick, TextField, Tone, toast};
use crate::session::viewer;
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/posts/set_party_lead.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("LeaderPost")
)]
struct SetPartyLead;

use set_party_lead::{SetPartyLeadInput, Variables};

/// Sends it; answers what was declined, and the version that stands now.
async fn set(input: SetPartyLeadInput) -> Result<(Declined, Option<i64>), NetFault> {
    let payload = send::<SetPartyLead>(Variables { input }).await?.set_party_lead;
    let version = payload.society.map(|society| society.version);
    let all = payload.user_errors.into_iter();
    let said = all.map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref())));
    Ok((said.collect(), version))
}

/// Gives it back to the post that led before, from the same day on.
fn take_back(society: &Society, post: LeaderPost, since: NaiveDate, expected_version: i64, again: Callback<()>) {
    let (society_id, idempotency_key) = (society.id.clone(), key::new_key());
    let input = SetPartyLeadInput { society_id, expected_version, idempotency_key, post, since };
    spawn_local(async move {
        toast::show(match set(input).await {
            Err(fault) => fault.sentence(language()),
            Ok((declined, _)) => declined.into_iter().next().map_or(t().leader.taken_back.to_owned(), |(_, said)| said),
        });
        // The screen may be gone by now.
        let _ = again.try_run(());
    });
}

/// The card.
#[component]
pub(super) fn Lead(room: Room) -> impl IntoView {
    let text = t().leader;
    let former = room.society.party_lead.as_ref().map(|lead| lead.post);
    let vacant = former.filter(|post| !room.seats.iter().any(|seat| seat.post == *post));
    let now = former.map_or(text.lead_nobody.to_owned(), |post| fill(text.lead_now, &[&label(post)]));
    let vacant = vacant.map(
        |post| view! { <div class="mb-3"><Note tone=Tone::Warn>{fill(text.lead_vacant, &[&label(post)])}</Note></div> },
    );
    let first = LeaderPost::ALL.iter().copied().find(|post| Some(*post) != former).unwrap_or(LeaderPost::President);
    let (post, on, intent) = (RwSignal::new(first), RwSignal::new(viewer().today.to_string()), Intent::new());
    let room = StoredValue::new(room);
    let press = move |()| {
        let Ok(since) = on.get_untracked().parse::<NaiveDate>() else { return };
        let (society, again) = room.with_value(|room| (room.society.clone(), room.again));
        let input = SetPartyLeadInput {
            society_id: society.id.clone(),
            expected_version: society.version,
            idempotency_key: intent.key(),
            post: post.get_untracked(),
            since,
        };
        intent.begin();
        spawn_local(async move {
            let outcome = set(input).await;
            let version = outcome.as_ref().ok().and_then(|(_, version)| *version);
            if !intent.settle(outcome.map(|(declined, _)| declined)) {
                return;
            }
            match former.zip(version) {
                Some((former, version)) => {
                    let undo = move || take_back(&society, former, since, version, again);
                    toast::show_with_undo(t().leader.lead_changed, undo);
                }
                None => toast::show(t().leader.lead_changed),
            }
            again.run(());
        });
    };
    let choice = move |which: LeaderPost| {
        let chosen = Signal::derive(move || post.get() == which);
        view! { <Choice pick=Pick::One("lead-post") label=label(which) chosen on_choose=move || post.set(which) /> }
    };
    let others = LeaderPost::ALL.iter().copied().filter(|post| Some(*post) != former).map(choice).collect_view();
    let whole = move || intent.rest(&["since"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <Card title=text.lead_title>
            <p class="mb-3 font-medium">{now}</p>
            {vacant}
            <Choices label=text.lead_post>{others}</Choices>
            <TextField id="leadSince" label=text.lead_since value=on kind="date" error=Signal::derive(move || intent.about("since")) />
            {whole}
            <Button busy=intent.busy on_press=Callback::new(press)>{text.lead_set}</Button>
        </Card>
    }
}
