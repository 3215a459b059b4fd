//! How a list of societies is ordered: the API's own words, and how they stand in an address
//! (`sort=NAME`, `sort=-FORMAL` for descending).

use serde::{Deserialize, Serialize};

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SocietyOrderField {
    /// The unified social credit code.
    Uscc,
    /// The name.
    Name,
    /// The day of registration.
    RegisteredOn,
    /// Formal Party members.
    Formal,
    /// Members of the society.
    Members,
    /// The day on which the council's term ends.
    TermEndsOn,
    /// The grade.
    Grade,
}

/// Which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderDirection {
    /// Upwards.
    #[default]
    Asc,
    /// Downwards.
    Desc,
}

/// An order that someone chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub field: SocietyOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

impl SocietyOrderField {
    /// Every field, in the order in which a menu lists them.
    pub const ALL: [Self; 7] =
        [Self::Uscc, Self::Name, Self::RegisteredOn, Self::Formal, Self::Members, Self::TermEndsOn, Self::Grade];

    /// The API's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uscc => "USCC",
            Self::Name => "NAME",
            Self::RegisteredOn => "REGISTERED_ON",
            Self::Formal => "FORMAL",
            Self::Members => "MEMBERS",
            Self::TermEndsOn => "TERM_ENDS_ON",
            Self::Grade => "GRADE",
        }
    }

    /// The direction that people expect first: many members, high grades, soon ended terms.
    #[must_use]
    pub const fn first_direction(self) -> OrderDirection {
        match self {
            Self::Formal | Self::Members | Self::Grade => OrderDirection::Desc,
            _ => OrderDirection::Asc,
        }
    }
}

impl Order {
    /// Reads `sort=` of an address.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (name, direction) = match text.strip_prefix('-') {
            Some(name) => (name, OrderDirection::Desc),
            None => (text, OrderDirection::Asc),
        };
        let field = SocietyOrderField::ALL.into_iter().find(|field| field.code() == name)?;
        Some(Self { field, direction })
    }

    /// Writes it for an address.
    #[must_use]
    pub fn written(self) -> String {
        let sign = if self.direction == OrderDirection::Desc { "-" } else { "" };
        format!("{sign}{}", self.field.code())
    }

    /// What a click on a heading makes of the present order: this field, then the other way, then none.
    #[must_use]
    pub fn after_click(now: Option<Self>, field: SocietyOrderField) -> Option<Self> {
        let first = field.first_direction();
        match now.filter(|order| order.field == field) {
            None => Some(Self { field, direction: first }),
            Some(order) if order.direction == first => Some(Self { field, direction: first.other() }),
            Some(_) => None,
        }
    }
}

impl OrderDirection {
    const fn other(self) -> Self {
        match self {
            Self::Asc => Self::Desc,
            Self::Desc => Self::Asc,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_stands_in_an_address() {
        let order = Order { field: SocietyOrderField::Formal, direction: OrderDirection::Desc };
        assert_eq!(order.written(), "-FORMAL");
        assert_eq!(Order::read("-FORMAL"), Some(order));
        assert_eq!(Order::read("SIZE"), None);
    }

    #[test]
    fn three_clicks_on_a_heading_come_back() {
        let field = SocietyOrderField::Name;
        let first = Order::after_click(None, field);
        let second = Order::after_click(first, field);
        assert_eq!(first.map(Order::written).as_deref(), Some("NAME"));
        assert_eq!(second.map(Order::written).as_deref(), Some("-NAME"));
        assert_eq!(Order::after_click(second, field), None);
    }
}
