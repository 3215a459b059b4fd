//! "谁都管得着、谁都管不好" is impossible: over the whole database each open subject has exactly one open
//! item, each item one holder, a reason that can be read and a due date, and none is without its subject.
//! A kind that comes later adds its open subjects to `open_subjects`.

use std::collections::BTreeSet;

use entity::form::formation;
use entity::institution::consistency::contest;
use entity::institution::registration::{self, RegistrationState};
use entity::institution::report::machine::Turn;
use entity::institution::{activity, change, enforcement, evaluation, list_case, report};
use entity::ledger::open_item::{self, OpenItemKind};
use entity::ledger::reason::sentence;
use entity::project::application;
use entity::project::award::recovery;
use entity::project::{case, result_use, tranche};
use entity::project::{case_study, casebook, demand};
use entity::register::present;
use entity::responsibility::directive::{self, recipient};
use entity::responsibility::{finding, thread};
use entity::{Language, Word};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use support::{House, both, cast, json};
use uuid::Uuid;

use super::write::{agency, done, issue, recipients};

/// What someone still has to act on, by kind and subject.
async fn open_subjects(house: &House) -> BTreeSet<(OpenItemKind, Uuid)> {
    let standing = directive::Entity::find().filter(directive::Column::WithdrawnOn.is_null());
    let standing = standing.all(&house.db).await.expect("the database answers");
    let asked = recipient::Entity::find().all(&house.db).await.expect("the database answers");
    let asked = asked
        .into_iter()
        .filter(|row| row.state.is_open() && standing.iter().any(|directive| directive.id == row.directive_id));
    let findings = finding::Entity::find().all(&house.db).await.expect("the database answers");
    let threads = thread::Entity::find().all(&house.db).await.expect("the database answers");
    let findings = findings.into_iter().filter(|row| row.state.is_open());
    let threads = threads.into_iter().filter(|row| row.state.is_open());
    let mut all = BTreeSet::new();
    all.extend(asked.map(|row| (OpenItemKind::Directive, row.id.0)));
    all.extend(findings.map(|row| (OpenItemKind::Finding, row.id.0)));
    all.extend(threads.map(|row| (OpenItemKind::Thread, row.id.0)));
    let cases = formation::Entity::find().filter(formation::Column::ClosedAt.is_null());
    let cases = cases.all(&house.db).await.expect("the database answers");
    all.extend(cases.into_iter().map(|row| (OpenItemKind::Formation, row.id.0)));
    let reports = report::Entity::find().all(&house.db).await.expect("the database answers");
    let reports = reports.into_iter().filter(|row| row.state.is_open());
    all.extend(reports.map(|row| (OpenItemKind::AnnualReport, row.id.0)));
    let applications = registration::Entity::find().all(&house.db).await.expect("the database answers");
    let owing = |row: &registration::Model| row.state == RegistrationState::Approved && row.stage.is_open();
    let applications = applications.into_iter().filter(|row| row.state.is_open() || owing(row));
    all.extend(applications.map(|row| (OpenItemKind::Registration, row.id.0)));
    let lists = list_case::Entity::find().all(&house.db).await.expect("the database answers");
    let lists = lists.into_iter().filter(|row| row.state.is_open());
    all.extend(lists.map(|row| (OpenItemKind::ListCase, row.id.0)));
    let cases = enforcement::Entity::find().all(&house.db).await.expect("the database answers");
    let cases = cases.into_iter().filter(|row| row.state.is_open());
    all.extend(cases.map(|row| (OpenItemKind::Enforcement, row.id.0)));
    let changes = change::Entity::find().all(&house.db).await.expect("the database answers");
    let changes = changes.into_iter().filter(|row| row.state.is_open());
    all.extend(changes.map(|row| (OpenItemKind::RegisterChange, row.id.0)));
    let filings = activity::Entity::find().all(&house.db).await.expect("the database answers");
    let filings = filings.into_iter().filter(|row| row.state.turn() != Turn::Nobody);
    all.extend(filings.map(|row| (OpenItemKind::ActivityFiling, row.id.0)));
    let rated = evaluation::Entity::find().all(&house.db).await.expect("the database answers");
    let rated = rated.into_iter().filter(|row| row.state.is_open());
    all.extend(rated.map(|row| (OpenItemKind::Evaluation, row.id.0)));
    let sent = application::Entity::find().all(&house.db).await.expect("the database answers");
    let sent = sent.into_iter().filter(|row| row.state.turn() != Turn::Nobody);
    all.extend(sent.map(|row| (OpenItemKind::Application, row.id.0)));
    let contests = contest::Entity::find().all(&house.db).await.expect("the database answers");
    let contests = contests.into_iter().filter(|row| row.state.is_open());
    all.extend(contests.map(|row| (OpenItemKind::FigureContest, row.id.0)));
    let demands = demand::Entity::find().all(&house.db).await.expect("the database answers");
    let demands = demands.into_iter().filter(|row| row.state.is_open());
    all.extend(demands.map(|row| (OpenItemKind::Demand, row.id.0)));
    let studies = case_study::Entity::find().all(&house.db).await.expect("the database answers");
    let studies = studies.into_iter().filter(|row| row.state.is_open());
    all.extend(studies.map(|row| (OpenItemKind::CaseStudy, row.id.0)));
    let books = casebook::Entity::find().all(&house.db).await.expect("the database answers");
    let books = books.into_iter().filter(|row| row.state.is_open());
    all.extend(books.map(|row| (OpenItemKind::Casebook, row.id.0)));
    let projects = case::Entity::find().all(&house.db).await.expect("the database answers");
    all.extend(projects.into_iter().filter(|row| row.state.is_open()).map(|row| (OpenItemKind::Project, row.id.0)));
    let payments = tranche::Entity::find().all(&house.db).await.expect("the database answers");
    all.extend(payments.into_iter().filter(|row| row.state.is_open()).map(|row| (OpenItemKind::Payment, row.id.0)));
    let owed = recovery::Entity::find().filter(recovery::Column::ClosedOn.is_null());
    let owed = owed.all(&house.db).await.expect("the database answers");
    all.extend(owed.into_iter().map(|row| (OpenItemKind::Recovery, row.project_id.0)));
    let claims = result_use::Entity::find().all(&house.db).await.expect("the database answers");
    all.extend(claims.into_iter().filter(|row| row.state.is_open()).map(|row| (OpenItemKind::ResultUse, row.id.0)));
    let due = present::Entity::find().filter(present::Column::ChangeDueFrom.lte(house.state.world.today()));
    let due = due.all(&house.db).await.expect("the database answers");
    all.extend(due.into_iter().map(|row| (OpenItemKind::ChangeDue, row.society_id.0)));
    all
}

/// Holds the invariant against everything that is there.
pub(crate) async fn holds(house: &House) {
    let items = open_item::Entity::find().all(&house.db).await.expect("the database answers");
    for item in &items {
        let holders = usize::from(item.holder_society_id.is_some()) + usize::from(item.holder_agency_id.is_some());
        assert_eq!(holders, 1, "one holder: {item:?}");
        for language in [Language::Zh, Language::En] {
            assert!(sentence(item.kind, &item.reason, language).is_some(), "a reason that can be read: {item:?}");
        }
    }
    let waiting: BTreeSet<_> = items.iter().map(|item| (item.kind, item.subject_id)).collect();
    assert_eq!(waiting.len(), items.len(), "one item a subject");
    assert_eq!(waiting, open_subjects(house).await, "what waits, and what is open");
}

both! {
    async fn the_demo_holds_it(house) {
        holds(house).await;
        let kinds: BTreeSet<_> = open_subjects(house).await.into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, OpenItemKind::ALL.iter().copied().collect(), "the demo shows each kind");
    }

    async fn every_step_keeps_it(house) {
        let (org, federation, leader) = (house.org().await, house.federation().await, house.leader().await);
        let id = house.society(cast::LEADERS).await;
        let directive = issue(&org, "d", &[&id]).await;
        holds(house).await;
        let own = recipients(&leader, &directive).await[0]["id"].clone();
        let input = json!({ "idempotencyKey": "a", "recipientId": own });
        done(&leader, "acknowledgeDirective", "AcknowledgeDirectiveInput", "", input).await;
        holds(house).await;
        let input = json!({ "idempotencyKey": "b", "recipientId": own, "echo": "办好了" });
        done(&leader, "reportDirectiveDone", "ReportDirectiveDoneInput", "", input).await;
        holds(house).await;
        let other = issue(&org, "e", &[&id]).await;
        let input = json!({ "idempotencyKey": "w", "directiveId": other, "reason": "重复" });
        done(&org, "withdrawDirective", "WithdrawDirectiveInput", "", input).await;
        holds(house).await;
        let input = json!({ "idempotencyKey": "f", "societyId": id, "category": "WEAK_CORE_ROLE",
            "severity": "MINOR", "text": "t", "action": "a", "dueOn": "2026-04-01" });
        let finding = done(&federation, "recordFinding", "RecordFindingInput", "finding { id }", input).await;
        let finding = finding.text("recordFinding.finding.id").to_owned();
        holds(house).await;
        for (version, person, name) in [
            (1, &leader, "reportFindingProgress"),
            (2, &leader, "reportFindingResolved"),
            (3, &federation, "confirmFinding"),
            (4, &federation, "reopenFinding"),
        ] {
            let input =
                json!({ "idempotencyKey": name, "findingId": finding, "expectedVersion": version, "text": "t" });
            done(person, name, "FindingStepInput", "", input).await;
            holds(house).await;
        }
        let input = json!({ "idempotencyKey": "t", "toAgencyId": agency(house, "REGISTRATION").await,
            "subject": "s", "body": "b", "dueOn": "2026-04-01" });
        let thread = done(&federation, "openThread", "OpenThreadInput", "thread { id }", input).await;
        let thread = thread.text("openThread.thread.id").to_owned();
        holds(house).await;
        let civil = house.civil().await;
        for (version, person, name) in [(1, &civil, "writeToThread"), (2, &federation, "closeThread")] {
            let input =
                json!({ "idempotencyKey": name, "threadId": thread, "expectedVersion": version, "body": "答复" });
            done(person, name, "ThreadInput", "", input).await;
            holds(house).await;
        }
    }
}
