//! Bytes that had landed in the database before there was a store: an update keeps them usable.

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, EntityTrait};
use server::file::landed;
use support::{both, tree};

/// The step that takes the bytes out of the database.
const STEP: &str = "m20261124_000020_file_store";

both! {
    async fn a_register_that_was_uploaded_before_the_update_is_there_after_it(house) {
        let all = Migrator::migrations();
        let from = all.iter().position(|step| step.name() == STEP).expect("the step is there");
        let back = u32::try_from(all.len() - from).expect("a short list");
        Migrator::down(&house.db, Some(back)).await.expect("down to the former tables");
        let bytes = std::fs::read(tree::at("server/demo/societies.csv")).expect("the demo register");
        let user = "(SELECT id FROM user_account WHERE username = 'federation')";
        let (open, close) = match house.kind {
            support::Kind::Sqlite => ("x'", "'"),
            support::Kind::Postgres => ("decode('", "', 'hex')"),
        };
        let row = |name: &str, content: &str| {
            let id = match house.kind {
                support::Kind::Sqlite => format!("x'0000000000007000800000000000000{name}'"),
                support::Kind::Postgres => format!("'00000000-0000-7000-8000-00000000000{name}'"),
            };
            format!(
                "INSERT INTO file (id, user_id, name, media_type, size, content, created_at, expires_at) VALUES ({id}, \
                 {user}, '{name}.csv', 'text/csv', {}, {content}, '2026-03-20 01:00:00+00:00', \
                 '2026-03-21 01:00:00+00:00')",
                bytes.len()
            )
        };
        let hex = bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        for sql in [row("1", &format!("{open}{hex}{close}")), row("2", "NULL")] {
            house.db.execute_unprepared(&sql).await.expect("a row of the former table");
        }
        Migrator::up(&house.db, None).await.expect("up again");
        landed::move_out(&house.state).await.expect("a start moves the bytes");
        let id = entity::file::FileId(uuid::Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
        let found = entity::file::Entity::find_by_id(id).one(&house.db).await.expect("the database answers");
        let found = found.expect("the row is there");
        assert_eq!(found.state, entity::file::FileState::Checked);
        assert!(found.kept_until.is_some());
        assert_eq!(house.state.files.read(&found).await.expect("the store answers"), Some(bytes));
        let other = entity::file::FileId(uuid::Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0002));
        let other = entity::file::Entity::find_by_id(other).one(&house.db).await.expect("the database answers");
        assert_eq!(other.map(|row| row.state), Some(entity::file::FileState::Arriving));
        let left = entity::file::landed::Entity::find().all(&house.db).await.expect("the database answers");
        assert!(left.is_empty());
    }
}
