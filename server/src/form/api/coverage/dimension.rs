//! By what coverage is broken down: the column, the key of a row, the order and the names of groups.

use async_graphql::{Context, Enum};

use entity::form::party_form::PartyForm;
use entity::form::tally::TallyDimension;
use entity::institution::inspection::Conclusion;
use entity::register::present::Column;
use entity::register::society::Discipline;
use entity::register::standing::GradeLevel;
use entity::{Language, Word};

use crate::api::loaders::by_key;
use crate::caller::caller;
use crate::fault::Fault;

/// By what to break coverage down (分组维度).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageDimension {
    /// By region (地区).
    Region,
    /// By discipline (学科门类).
    Discipline,
    /// By form of the Party organisation (党组织形式).
    Form,
    /// By evaluation grade (评估等级).
    Grade,
    /// By conclusion of the newest inspection (年检结论).
    Conclusion,
}

impl CoverageDimension {
    /// Its name in the schema: a group of one society tells what is grouped by.
    pub(super) const fn named(self) -> &'static str {
        match self {
            Self::Region => "CoverageDimension.REGION",
            Self::Discipline => "CoverageDimension.DISCIPLINE",
            Self::Form => "CoverageDimension.FORM",
            Self::Grade => "CoverageDimension.GRADE",
            Self::Conclusion => "CoverageDimension.CONCLUSION",
        }
    }

    /// The dimension as tallies are kept by it.
    pub(super) const fn kept(self) -> TallyDimension {
        match self {
            Self::Region => TallyDimension::Region,
            Self::Discipline => TallyDimension::Discipline,
            Self::Form => TallyDimension::Form,
            Self::Grade => TallyDimension::Grade,
            Self::Conclusion => TallyDimension::Conclusion,
        }
    }
}

/// The column that says it.
pub(super) fn column_of(dimension: CoverageDimension) -> Column {
    match dimension {
        CoverageDimension::Region => Column::RegionCode,
        CoverageDimension::Discipline => Column::Discipline,
        CoverageDimension::Form => Column::Form,
        CoverageDimension::Grade => Column::Grade,
        CoverageDimension::Conclusion => Column::Conclusion,
    }
}

/// The place of a group among its fellows: as the vocabulary lists them, those without one last.
pub(super) fn rank(dimension: CoverageDimension, key: &str) -> usize {
    fn place<W: Word + PartialEq>(key: &str) -> usize {
        W::from_code(key).and_then(|word| W::ALL.iter().position(|other| *other == word)).unwrap_or(usize::MAX)
    }
    match dimension {
        CoverageDimension::Region => key.parse().unwrap_or(usize::MAX),
        CoverageDimension::Discipline => place::<Discipline>(key),
        CoverageDimension::Form => place::<PartyForm>(key),
        CoverageDimension::Grade => place::<GradeLevel>(key),
        CoverageDimension::Conclusion => place::<Conclusion>(key),
    }
}

/// Its name in the caller's language.
pub(super) async fn label(ctx: &Context<'_>, dimension: CoverageDimension, key: &str) -> Result<String, Fault> {
    fn word<W: Word>(key: &str, language: Language, none: (&'static str, &'static str)) -> String {
        W::from_code(key).map_or(language.pick(none.0, none.1), |word| word.label(language)).to_owned()
    }
    let language = caller(ctx).language;
    Ok(match dimension {
        CoverageDimension::Region => {
            let found = by_key(ctx, key.to_owned()).await?;
            found.map(|region| if language == Language::Zh { region.name } else { region.name_en }).unwrap_or_default()
        }
        CoverageDimension::Discipline => word::<Discipline>(key, language, ("", "")),
        CoverageDimension::Form => word::<PartyForm>(key, language, ("", "")),
        CoverageDimension::Grade => word::<GradeLevel>(key, language, ("未评估", "Not evaluated")),
        CoverageDimension::Conclusion => word::<Conclusion>(key, language, ("无记录", "No record")),
    })
}
