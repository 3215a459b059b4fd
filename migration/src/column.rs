//! The few shapes of column and index that the steps are made of.

use sea_orm_migration::prelude::*;

/// A UUID that is the key.
pub(crate) fn key(name: &'static str) -> ColumnDef {
    uuid(name).primary_key().take()
}

pub(crate) fn uuid(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub(crate) fn integer(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

pub(crate) fn long(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub(crate) fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

pub(crate) fn date(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

pub(crate) fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// The same column, but it may be empty.
pub(crate) fn optional(mut column: ColumnDef) -> ColumnDef {
    column.null().take()
}

/// A table of these columns.
pub(crate) fn table(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for mut column in columns {
        table.col(&mut column);
    }
    table.take()
}

/// The same table, whose column points at another table's `id`.
pub(crate) fn pointing(
    mut table: TableCreateStatement,
    column: &'static str,
    target: &'static str,
    key: &'static str,
) -> TableCreateStatement {
    table.foreign_key(ForeignKey::create().from_col(column).to(target, key)).take()
}

/// Creates an index over these columns, named after table and columns.
pub(crate) async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut statement = Index::create();
    statement.name(format!("ix_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        statement.col(*column);
    }
    if unique {
        statement.unique();
    }
    manager.create_index(statement.take()).await
}

/// Holds that at most one dated fact of a kind is current: the database says so, not a hope.
pub(crate) async fn one_current(manager: &SchemaManager<'_>, table: &str, columns: &str) -> Result<(), DbErr> {
    let sql = format!("CREATE UNIQUE INDEX ix_{table}_one_current ON {table} ({columns}) WHERE until IS NULL");
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

/// Drops these tables, last first.
pub(crate) async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        manager.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}
