//! THE TABLE: who may do what.
//!
//! One row a root field of the API, one column a role, each cell a reach. The server's gate looks
//! each root field up here and refuses what has no row; the server's scope turns the reach into a
//! condition on every select; the client builds its menus from it. Nothing else decides.
//! A room's rows stand in a file of its name. What a partner's token opens of it is in `oauth`.

mod account;
mod form;
mod institution;
pub mod oauth;
mod people;
mod project;
mod register;
mod responsibility;

use crate::account::role::Role;

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// What belongs to the caller or to the society of the post he acts in.
    Own,
    /// What lies in the region of the post he acts in, and below it.
    Region,
    /// Everything.
    Everything,
}

/// A row: the root field and its cells.
pub struct Row {
    /// `Query.society`, `Mutation.recordHeadcount`, …
    pub field: &'static str,
    /// Reach without a login.
    pub anonymous: Reach,
    cells: [Reach; 11],
}

const fn row(field: &'static str, anonymous: Reach, cells: [Reach; 11]) -> Row {
    Row { field, anonymous, cells }
}

/// The columns of the table, in its order.
pub const COLUMNS: [Role; 11] = [
    Role::OrgDept,
    Role::CivilAffairs,
    Role::FedAdmin,
    Role::FedProject,
    Role::FedChair,
    Role::SocietyLeader,
    Role::BranchSecretary,
    Role::Liaison,
    Role::Expert,
    Role::Partner,
    Role::Admin,
];

/// The table, room by room. N nothing, O own, R region, A everything.
const TABLE: [&[Row]; 7] =
    [account::ROWS, register::ROWS, responsibility::ROWS, form::ROWS, people::ROWS, institution::ROWS, project::ROWS];

/// Every row of the table.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    TABLE.into_iter().flatten()
}

/// How far a role reaches with a field; none when the field has no row, which means refused.
#[must_use]
pub fn reach(field: &str, role: Option<Role>) -> Option<Reach> {
    let row = rows().find(|row| row.field == field)?;
    Some(match role {
        None => row.anonymous,
        Some(role) => {
            COLUMNS.iter().position(|column| *column == role).map_or(Reach::Nothing, |column| row.cells[column])
        }
    })
}

/// Whether a role may use a field at all: what menus ask.
#[must_use]
pub fn allows(field: &str, role: Role) -> bool {
    reach(field, Some(role)).is_some_and(|reach| reach != Reach::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn every_role_has_one_column_and_every_field_one_row() {
        for role in Role::ALL {
            assert_eq!(COLUMNS.iter().filter(|column| *column == role).count(), 1, "{role}");
        }
        for (index, row) in rows().enumerate() {
            assert!(rows().take(index).all(|earlier| earlier.field != row.field), "{}", row.field);
        }
    }

    #[test]
    fn no_row_means_refused() {
        assert_eq!(reach("Query.secrets", Some(Role::Admin)), None);
        assert!(!allows("Query.secrets", Role::Admin));
    }
}
