//! The platform's health as its screen reads it, and instants as they are reckoned with.

use entity::job::Job;
use graphql_client::GraphQLQuery;
use view_model::account::health::{Course, GivenUp, Told};

use crate::net::{Cached, cached};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/system/health.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Job")
)]
struct SystemHealth;

pub(super) use system_health::{
    ResponseData, SystemHealthSystem as System, SystemHealthSystemJobs as JobRow,
    SystemHealthSystemOperations as Operation, SystemHealthSystemQueues as Queues,
};

/// Reads it.
pub(super) fn reading() -> Cached<ResponseData> {
    cached::<SystemHealth>(|| Some(("system".into(), system_health::Variables)))
}

/// The clock's jobs and how each goes, what wants somebody first.
pub(super) fn courses(system: &System) -> Vec<(JobRow, Course)> {
    let (since, now) = (instant(&system.started_at), instant(&system.now));
    let course = |row: &JobRow| {
        let due_at = row.due_at.as_deref().map(instant);
        let told = Told { job: row.job, due_at, running: row.running, failed: row.fault.is_some() };
        (row.clone(), Course::of(told, since, now))
    };
    let mut rows: Vec<_> = system.jobs.iter().map(course).collect();
    // Of those that go alike, the clock's own order stands.
    rows.sort_by_key(|(_, course)| *course);
    rows
}

impl Queues {
    /// What of it was given up, and whom nothing reaches.
    pub(super) fn lost(&self) -> GivenUp {
        GivenUp { mails: self.mails_given_up, webhooks: self.webhooks_failing, messages: self.messages_given_up }
    }
}

/// An instant of the API, milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds of an instant")]
fn instant(text: &str) -> i64 {
    js_sys::Date::parse(text) as i64
}
