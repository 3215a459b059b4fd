//! The order of lists as the tests understand it, in plain Rust, to hold the database's against it.

use chrono::NaiveDate;
use entity::Word;
use entity::register::present::{self, Model};
use sea_orm::EntityTrait;
use support::House;

/// A way to sort, as the API names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    /// `USCC`, `NAME`, …
    pub(super) field: &'static str,
    /// Largest first.
    pub(super) descending: bool,
}

/// Every order there is.
pub(super) fn all() -> impl Iterator<Item = Order> {
    let fields = ["USCC", "NAME", "REGISTERED_ON", "FORMAL", "MEMBERS", "TERM_ENDS_ON", "GRADE"];
    fields.into_iter().flat_map(|field| [false, true].map(|descending| Order { field, descending }))
}

impl Order {
    /// As the argument `orderBy`.
    pub(super) fn argument(self) -> support::Value {
        support::json!({ "field": self.field, "direction": if self.descending { "DESC" } else { "ASC" } })
    }

    /// The credit codes of these rows in this order; those without a value come last either way.
    pub(super) fn sort(self, mut rows: Vec<Model>) -> Vec<String> {
        rows.sort_by(|a, b| {
            let up = self.key(a).cmp(&self.key(b)).then(a.society_id.cmp(&b.society_id));
            if self.descending { up.reverse() } else { up }
        });
        rows.into_iter().map(|row| row.uscc).collect()
    }

    fn key(self, row: &Model) -> String {
        let day = |day: NaiveDate| day.to_string();
        let count = |count: i32| format!("{count:010}");
        let last = if self.descending { "" } else { "~" };
        match self.field {
            "USCC" => row.uscc.clone(),
            "NAME" => row.name_order.clone(),
            "REGISTERED_ON" => day(row.registered_on),
            "FORMAL" => count(row.formal),
            "MEMBERS" => count(row.individual_members),
            "TERM_ENDS_ON" => row.term_ends_on.map_or(last.to_owned(), day),
            "GRADE" => row.grade.map_or(last, Word::code).to_owned(),
            other => panic!("the tests do not know the order {other}"),
        }
    }
}

/// The rows of the demo's city.
pub(super) async fn rows(house: &House) -> Vec<Model> {
    let all = present::Entity::find().all(&house.db).await.expect("the database answers");
    all.into_iter().filter(|row| row.region_code.starts_with("3299")).collect()
}
