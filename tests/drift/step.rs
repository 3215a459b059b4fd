//! Steps: up, down to nothing, up again, with the same tables; each alone, too.

use migration::{Migrator, MigratorTrait};
use support::{House, Kind, both};

use super::column::made;

async fn indexes(house: &House) -> Vec<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let sql = match house.kind {
        Kind::Sqlite => "SELECT coalesce(sql, name) AS name FROM sqlite_master WHERE type = 'index' ORDER BY 1",
        Kind::Postgres => "SELECT indexdef AS name FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    };
    let rows = house.db.query_all_raw(Statement::from_string(house.db.get_database_backend(), sql)).await;
    let rows = rows.expect("the database tells its indexes");
    rows.iter().map(|row| row.try_get::<String>("", "name").expect("a text")).collect()
}

both! {
    async fn the_migration_goes_up_down_and_up(house) {
        let (tables, before) = (made(&house.db, house.kind).await, indexes(house).await);
        assert!(before.len() > 20, "{before:?}");
        let steps = u32::try_from(Migrator::migrations().len()).expect("a short list");
        // A filled database goes down step by step, so that a step leaves nothing that the one before needs.
        for step in 1..=steps {
            Migrator::down(&house.db, Some(1)).await.unwrap_or_else(|fault| panic!("down, step {step}: {fault}"));
        }
        assert_eq!(made(&house.db, house.kind).await.into_keys().collect::<Vec<_>>(), Vec::<String>::new());
        Migrator::up(&house.db, None).await.expect("up again");
        assert_eq!(made(&house.db, house.kind).await, tables);
        assert_eq!(indexes(house).await, before);
        Migrator::down(&house.db, None).await.expect("down at once");
        Migrator::up(&house.db, None).await.expect("and up");
        assert_eq!(made(&house.db, house.kind).await, tables);
        server::database::migrate(&house.db).await.expect("nothing is left to do");
    }
}
