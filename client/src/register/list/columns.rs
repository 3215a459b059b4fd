//! The columns of the table: what each shows, by which order it can be sorted, and which are shown,
//! as kept on the device.

use leptos::prelude::*;
use view_model::register::order::SocietyOrderField;

use super::cards::standing;
use super::row::Row;
use crate::net::device;
use crate::text::{label, t};

/// Under which name the device keeps the choice.
const KEPT: &str = "list.columns";

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Code,
    Discipline,
    Form,
    Recommended,
    Formal,
    Resident,
    Members,
    Grade,
    Conclusion,
    TermEnds,
    Registered,
    President,
    SecretaryGeneral,
    Standing,
}

impl Column {
    /// Every column, in the order of the table.
    pub(super) const ALL: [Self; 14] = [
        Self::Code,
        Self::Discipline,
        Self::Form,
        Self::Recommended,
        Self::Standing,
        Self::Formal,
        Self::Resident,
        Self::Members,
        Self::Grade,
        Self::Conclusion,
        Self::TermEnds,
        Self::Registered,
        Self::President,
        Self::SecretaryGeneral,
    ];
    /// What is shown until someone chooses.
    const FIRST: [Self; 7] = [
        Self::Discipline,
        Self::Form,
        Self::Standing,
        Self::Formal,
        Self::Grade,
        Self::TermEnds,
        Self::SecretaryGeneral,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Discipline => "discipline",
            Self::Form => "form",
            Self::Recommended => "recommended",
            Self::Formal => "formal",
            Self::Resident => "resident",
            Self::Members => "members",
            Self::Grade => "grade",
            Self::Conclusion => "conclusion",
            Self::TermEnds => "term",
            Self::Registered => "registered",
            Self::President => "president",
            Self::SecretaryGeneral => "secretary",
            Self::Standing => "standing",
        }
    }

    /// The heading.
    pub(super) fn heading(self) -> &'static str {
        let text = t().register;
        match self {
            Self::Code => text.code,
            Self::Discipline => text.discipline,
            Self::Form => text.form,
            Self::Recommended => text.recommended,
            Self::Formal => text.formal,
            Self::Resident => text.resident,
            Self::Members => text.members,
            Self::Grade => text.grade,
            Self::Conclusion => text.conclusion,
            Self::TermEnds => text.term_ends,
            Self::Registered => text.registered,
            Self::President => text.president,
            Self::SecretaryGeneral => text.secretary_general,
            Self::Standing => text.standing,
        }
    }

    /// What the API orders by for this column.
    pub(super) const fn order(self) -> Option<SocietyOrderField> {
        Some(match self {
            Self::Code => SocietyOrderField::Uscc,
            Self::Formal => SocietyOrderField::Formal,
            Self::Members => SocietyOrderField::Members,
            Self::Grade => SocietyOrderField::Grade,
            Self::TermEnds => SocietyOrderField::TermEndsOn,
            Self::Registered => SocietyOrderField::RegisteredOn,
            _ => return None,
        })
    }

    /// Figures stand flush right.
    pub(super) const fn is_figure(self) -> bool {
        matches!(self, Self::Formal | Self::Resident | Self::Members)
    }

    /// The cell of a line.
    pub(super) fn cell(self, row: &Row) -> AnyView {
        let count = |count: Option<i64>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
        let words = match self {
            Self::Code => return view! { <span class="font-mono">{row.uscc.clone()}</span> }.into_any(),
            Self::Standing => return view! { <span class="flex flex-wrap gap-1">{standing(row)}</span> }.into_any(),
            Self::Discipline => label(row.discipline).to_owned(),
            Self::Form => label(row.form).to_owned(),
            Self::Recommended => label(row.recommended).to_owned(),
            Self::Formal => count(row.formal),
            Self::Resident => count(row.resident_formal),
            Self::Members => count(row.individual_members),
            Self::Grade => row.grade.map(|grade| label(grade.level).to_owned()).unwrap_or_default(),
            Self::Conclusion => {
                row.conclusion.map(|(year, word)| format!("{year} {}", label(word))).unwrap_or_default()
            }
            Self::TermEnds => row.term_ends_on.map(|day| day.to_string()).unwrap_or_default(),
            Self::Registered => row.registered_on.to_string(),
            Self::President => row.president.clone().unwrap_or_default(),
            Self::SecretaryGeneral => row.secretary_general.clone().unwrap_or_default(),
        };
        words.into_any()
    }
}

/// The columns that are shown, in the order of the table.
pub(super) fn kept() -> Vec<Column> {
    let codes: Option<Vec<String>> = device::recall(KEPT);
    match codes {
        Some(codes) => {
            Column::ALL.into_iter().filter(|column| codes.iter().any(|code| code == column.code())).collect()
        }
        None => Column::FIRST.to_vec(),
    }
}

/// Shows a column or hides it, and keeps that.
pub(super) fn toggle(columns: RwSignal<Vec<Column>>, column: Column) {
    let shown = columns.get_untracked();
    let chosen: Vec<Column> =
        Column::ALL.into_iter().filter(|known| shown.contains(known) != (*known == column)).collect();
    device::keep(KEPT, &chosen.iter().map(|column| column.code()).collect::<Vec<_>>());
    columns.set(chosen);
}
