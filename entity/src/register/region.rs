//! Regions: the tree of GB/T 2260 division codes that every society and agency belongs to.

words! {
    /// The level of a region in the tree of GB/T 2260 (行政区划层级).
    RegionLevel {
        /// Province, autonomous region or municipality (省级): the last four digits are 0000.
        Province = "PROVINCE", "省级", "Province";
        /// Prefecture-level city (地级市): the last two digits are 00.
        City = "CITY", "地级市", "City";
        /// County, district or county-level city (县级).
        County = "COUNTY", "县级", "County";
    }
}

typed_id! {
    /// A region's id.
    RegionId => Region;
}

/// A text is no division code of GB/T 2260: six digits, the first two not 00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedDivision;

/// The level that a division code speaks of.
pub fn level_of(code: &str) -> Result<RegionLevel, MalformedDivision> {
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) || code.starts_with("00") {
        return Err(MalformedDivision);
    }
    Ok(match (&code[2..4], &code[4..]) {
        ("00", "00") => RegionLevel::Province,
        ("00", _) => return Err(MalformedDivision),
        (_, "00") => RegionLevel::City,
        _ => RegionLevel::County,
    })
}

/// The leading digits that all codes below a region share: a region reaches what starts with them.
#[must_use]
pub fn reach_of(code: &str) -> &str {
    match level_of(code) {
        Ok(RegionLevel::Province) => &code[..2],
        Ok(RegionLevel::City) => &code[..4],
        _ => code,
    }
}

/// The code one level up; a province has none.
#[must_use]
pub fn parent_of(code: &str) -> Option<String> {
    match level_of(code).ok()? {
        RegionLevel::Province => None,
        RegionLevel::City => Some(format!("{}0000", &code[..2])),
        RegionLevel::County => Some(format!("{}00", &code[..4])),
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::RegionId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "region")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RegionId,
        /// GB/T 2260 code, six digits.
        #[sea_orm(unique)]
        pub code: String,
        pub name: String,
        pub name_en: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_form_a_tree() {
        assert_eq!(level_of("320000"), Ok(RegionLevel::Province));
        assert_eq!(level_of("329900"), Ok(RegionLevel::City));
        assert_eq!(level_of("329901"), Ok(RegionLevel::County));
        assert_eq!(level_of("320001"), Err(MalformedDivision));
        assert_eq!(level_of("3299"), Err(MalformedDivision));
        assert_eq!(parent_of("329901").as_deref(), Some("329900"));
        assert_eq!(parent_of("329900").as_deref(), Some("320000"));
        assert_eq!(parent_of("320000"), None);
        assert_eq!(reach_of("320000"), "32");
        assert_eq!(reach_of("329900"), "3299");
    }
}
