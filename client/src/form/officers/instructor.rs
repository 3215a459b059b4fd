//! Sending an instructor: his name and his first day.

use chrono::NaiveDate;
use entity::form::proposal::since_fault;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::form::view::Society;
use crate::net::intent::{Intent, with_rule};
use crate::net::send;
use crate::parts::{Button, Card, ErrorNote, TextField, Weight};
use crate::session::viewer;
use crate::text::{language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/officers/send_instructor.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SendInstructor;

/// The card.
#[component]
pub(super) fn Instructor(society: Society, on_done: Callback<&'static str>) -> impl IntoView {
    let text = t().form;
    let (name, on) = (RwSignal::new(String::new()), RwSignal::new(viewer().today.to_string()));
    let intent = Intent::new();
    // Nobody comes before the form that stands, or before the society itself.
    let not_before = society.organisation.since.unwrap_or(society.registered_on);
    let day_fault = Signal::derive(move || {
        let day: Option<NaiveDate> = on.with(|on| on.parse().ok());
        let ruled = day.and_then(|day| since_fault(day, not_before, viewer().today));
        ruled.map(|refusal| refusal.code.sentence(language())).or_else(|| intent.about("since"))
    });
    let society = StoredValue::new(society);
    let press = move |()| {
        let Ok(since) = on.get_untracked().parse::<NaiveDate>() else { return };
        let input = society.with_value(|society| send_instructor::SendInstructorInput {
            society_id: society.id.clone(),
            expected_version: society.version,
            idempotency_key: intent.key(),
            name: name.get_untracked(),
            since,
        });
        intent.begin();
        spawn_local(async move {
            let answer = send::<SendInstructor>(send_instructor::Variables { input }).await;
            let declined = answer.map(|data| {
                let all = data.send_instructor.user_errors.into_iter();
                all.map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref()))).collect()
            });
            if intent.settle(declined) {
                on_done.run(t().form.instructor_sent);
            }
        });
    };
    let whole = move || intent.rest(&["name", "since"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <Card title=text.instructor>
            <p class="mb-3 text-sm text-ink-2">{text.instructor_line}</p>
            <TextField id="instructorName" label=text.instructor_name value=name hint=text.instructor_hint error=Signal::derive(move || intent.about("name")) />
            <TextField id="instructorSince" label=text.first_day value=on kind="date" error=day_fault />
            {whole}
            <Button weight=Weight::Strong busy=intent.busy on_press=Callback::new(press)>{text.send_instructor}</Button>
        </Card>
    }
}
