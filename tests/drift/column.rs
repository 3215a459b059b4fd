//! Columns: names and whether they may be empty, of the entities and of the migrated tables.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, Iterable, Statement};
use support::{Kind, both};

/// Column → whether it may be empty.
pub(super) type Columns = BTreeMap<String, bool>;
/// Table → columns.
pub(super) type Tables = BTreeMap<String, Columns>;

fn of<E: EntityTrait>() -> (String, Columns) {
    let columns = E::Column::iter().map(|column| {
        let name = sea_orm::IdenStatic::as_str(&column).to_owned();
        (name, column.def().is_null())
    });
    (E::default().table_name().to_owned(), columns.collect())
}

/// What the entities name.
fn named() -> Tables {
    use entity::account::row;
    use entity::ledger::{change, closed_item, event, idempotency, open_item, snapshot, webhook};
    use entity::people::appointment;
    use entity::register::{self, society, standing};
    [
        of::<register::region::Entity>(),
        of::<register::agency::Entity>(),
        of::<society::Entity>(),
        of::<society::contact::Entity>(),
        of::<society::name::Entity>(),
        of::<register::headcount::Entity>(),
        of::<standing::grade::Entity>(),
        of::<standing::listing::Entity>(),
        of::<standing::council_term::Entity>(),
        of::<entity::form::party_form::Entity>(),
        of::<entity::form::tally::Entity>(),
        of::<entity::form::formation::Entity>(),
        of::<entity::form::formation::step::Entity>(),
        of::<entity::form::remark::row::Entity>(),
        of::<entity::form::officer::party_officer::Entity>(),
        of::<entity::form::officer::liaison::Entity>(),
        of::<entity::form::party_act::Entity>(),
        of::<entity::form::rules::Entity>(),
        of::<appointment::party_lead::Entity>(),
        of::<register::existence::Entity>(),
        of::<appointment::person::Entity>(),
        of::<appointment::settlement::Entity>(),
        of::<appointment::Entity>(),
        of::<register::present::Entity>(),
        of::<row::user::Entity>(),
        of::<row::password::Entity>(),
        of::<row::user_post::Entity>(),
        of::<row::session::Entity>(),
        of::<row::login_try::Entity>(),
        of::<row::signing_key::Entity>(),
        of::<row::spending::Entity>(),
        of::<entity::account::mail::Entity>(),
        of::<entity::account::mail::setting::Entity>(),
        of::<entity::account::feed::Entity>(),
        of::<entity::account::oauth::client::Entity>(),
        of::<entity::account::oauth::secret::Entity>(),
        of::<entity::job::Entity>(),
        of::<event::Entity>(),
        of::<event::chain::Entity>(),
        of::<idempotency::Entity>(),
        of::<open_item::Entity>(),
        of::<closed_item::Entity>(),
        of::<change::Entity>(),
        of::<change::outbox::Entity>(),
        of::<change::change_head::Entity>(),
        of::<snapshot::Entity>(),
        of::<webhook::Entity>(),
        of::<entity::document::Entity>(),
        of::<webhook::message::Entity>(),
        of::<entity::responsibility::notice::Entity>(),
        of::<entity::responsibility::directive::Entity>(),
        of::<entity::responsibility::directive::recipient::Entity>(),
        of::<entity::responsibility::guidance::Entity>(),
        of::<entity::responsibility::finding::Entity>(),
        of::<entity::responsibility::thread::Entity>(),
        of::<entity::responsibility::thread::message::Entity>(),
        of::<entity::file::Entity>(),
        of::<entity::file::landed::Entity>(),
        of::<entity::file::attachment::Entity>(),
        of::<register::import::Entity>(),
        of::<register::uscc::exception::Entity>(),
        of::<entity::setting::Entity>(),
    ]
    .into_iter()
    .chain(of_institution())
    .chain(of_projects())
    .collect()
}

fn of_institution() -> Vec<(String, Columns)> {
    vec![
        of::<entity::institution::inspection::Entity>(),
        of::<entity::institution::enforcement::Entity>(),
        of::<entity::institution::enforcement::enforcement_step::Entity>(),
        of::<entity::institution::enforcement::enforcement_term::Entity>(),
        of::<entity::institution::change::Entity>(),
        of::<entity::institution::change::change_step::Entity>(),
        of::<entity::institution::change::registered_item::Entity>(),
        of::<entity::institution::consistency::figure::Entity>(),
        of::<entity::institution::consistency::figure::difference::Entity>(),
        of::<entity::institution::consistency::contest::Entity>(),
        of::<entity::institution::consistency::contest::contest_step::Entity>(),
        of::<entity::institution::list_case::Entity>(),
        of::<entity::institution::list_case::list_case_step::Entity>(),
        of::<entity::institution::list_case::list_reason::Entity>(),
        of::<entity::institution::list_case::list_term::Entity>(),
        of::<entity::institution::inspection::conclusion_reason::Entity>(),
        of::<entity::institution::campaign::Entity>(),
        of::<entity::institution::report::Entity>(),
        of::<entity::institution::report::report_answer::Entity>(),
        of::<entity::institution::report::report_remark::Entity>(),
        of::<entity::institution::report::report_step::Entity>(),
        of::<entity::institution::report::receipt::Entity>(),
        of::<entity::institution::registration::Entity>(),
        of::<entity::institution::registration::step::Entity>(),
        of::<entity::institution::registration::remark::Entity>(),
        of::<entity::institution::calendar::Entity>(),
        of::<entity::institution::calendar::year::Entity>(),
        of::<entity::institution::reminder::Entity>(),
        of::<entity::institution::activity::Entity>(),
        of::<entity::institution::activity::activity_step::Entity>(),
        of::<entity::institution::evaluation::Entity>(),
        of::<entity::institution::evaluation::evaluation_step::Entity>(),
        of::<entity::institution::evaluation::evaluation_rule::Entity>(),
    ]
}

fn of_projects() -> Vec<(String, Columns)> {
    vec![
        of::<entity::project::call::Entity>(),
        of::<entity::project::application::Entity>(),
        of::<entity::project::application::application_answer::Entity>(),
        of::<entity::project::application::application_step::Entity>(),
        of::<entity::project::review::Entity>(),
        of::<entity::project::review::expert::Entity>(),
        of::<entity::project::case::Entity>(),
        of::<entity::project::case::project_step::Entity>(),
        of::<entity::project::case::change::Entity>(),
        of::<entity::project::result_use::Entity>(),
        of::<entity::project::fund::fund_row::Entity>(),
        of::<entity::project::fund::programme::Entity>(),
        of::<entity::project::fund::budget_category::Entity>(),
        of::<entity::project::award::Entity>(),
        of::<entity::project::award::award_budget::Entity>(),
        of::<entity::project::award::recovery::Entity>(),
        of::<entity::project::award::movement::Entity>(),
        of::<entity::project::tranche::Entity>(),
        of::<entity::project::demand::Entity>(),
        of::<entity::project::demand::demand_rating::Entity>(),
        of::<entity::project::demand::demand_step::Entity>(),
        of::<entity::project::offer::Entity>(),
        of::<entity::project::published_result::Entity>(),
        of::<entity::project::published_result::promotion::Entity>(),
        of::<entity::project::published_result::adoption::Entity>(),
        of::<entity::project::casebook::Entity>(),
        of::<entity::project::casebook::casebook_editor::Entity>(),
        of::<entity::project::case_study::Entity>(),
        of::<entity::project::case_study::case_editor::Entity>(),
        of::<entity::project::case_study::case_study_step::Entity>(),
    ]
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<(String, String)> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    let rows = rows.expect("the database tells its tables");
    let read = |name: &str, row: &sea_orm::QueryResult| row.try_get::<String>("", name).expect("a text");
    rows.iter().map(|row| (read("name", row), read("rest", row))).collect()
}

/// What the database has, without the migration's own table.
pub(super) async fn made(db: &DatabaseConnection, kind: Kind) -> Tables {
    let tables = match kind {
        Kind::Sqlite => "SELECT name, '' AS rest FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Kind::Postgres => {
            "SELECT table_name::text AS name, '' AS rest FROM information_schema.tables \
                           WHERE table_schema = 'public'"
        }
    };
    let mut all = Tables::new();
    for (table, _) in texts(db, tables).await {
        if table == "seaql_migrations" {
            continue;
        }
        let columns = match kind {
            Kind::Sqlite => format!(
                "SELECT name, CASE WHEN \"notnull\" = 0 THEN 'null' ELSE '' END AS rest FROM pragma_table_info('{table}')"
            ),
            Kind::Postgres => format!(
                "SELECT column_name::text AS name, CASE WHEN is_nullable = 'YES' THEN 'null' ELSE '' END AS rest \
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
            ),
        };
        let columns = texts(db, &columns).await;
        all.insert(table, columns.into_iter().map(|(name, rest)| (name, rest == "null")).collect());
    }
    all
}

both! {
    async fn tables_and_entities_have_the_same_columns(house) {
        let (named, made) = (named(), made(&house.db, house.kind).await);
        let names = |tables: &Tables| tables.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&made), names(&named), "tables");
        for (table, columns) in &made {
            assert_eq!(columns, &named[table], "{table}: column → may be empty");
        }
    }
}

#[test]
fn no_entity_is_left_out_of_the_comparison() {
    // A row of the database is declared by this attribute and by nothing else.
    let mark = concat!("#[sea_orm(table_", "name = \"");
    let mut declared = BTreeSet::new();
    for file in support::tree::files("entity/src", "rs") {
        let text = std::fs::read_to_string(&file).expect("a source can be read");
        declared.extend(text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(ToOwned::to_owned));
    }
    assert_eq!(named().into_keys().collect::<BTreeSet<_>>(), declared);
}
