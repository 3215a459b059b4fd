//! Rule versions in the API: the numbers behind every assessment, with their source.

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use entity::Language;
use entity::form::rules::{self, CountBasis, RuleSet};

use crate::caller::{caller, state};
use crate::form::rules::{book_of, versions_of};
use crate::scalar::Date;

/// A version of the rules (规则版本): what an assessment counts, as data with a source and a first day.
#[derive(SimpleObject, Clone)]
pub struct RuleVersion {
    /// Its number; 1 came with the platform.
    version: i32,
    /// From this many counted formal members on, a branch must be formed, persons (应建人数).
    formal_threshold: i32,
    /// From this many resident formal members on, it is an established branch, persons (驻会人数).
    resident_threshold: i32,
    /// Residents must also be this share of formal members, percent (驻会比例); null: no such condition.
    resident_percent: Option<i32>,
    /// Which formal members count for the threshold (计数口径).
    count_basis: CountBasis,
    /// Whether a joint branch is recommended below the threshold, not only offered (联合组建).
    joint_form: bool,
    /// So many days a crossing must stay before a change is due (观察天数).
    watch_days: i32,
    /// So many days a society has to act once a change is due (办理天数).
    change_due_days: i32,
    /// A functional branch is reviewed every so many months (功能性党支部复核周期).
    review_months: i32,
    /// An established branch is elected for so many years (建制型党支部任期).
    term_years: i32,
    /// From this many formal members on, a branch has a committee, persons (支部委员会).
    committee_threshold: i32,
    /// With more formal members than this, a general branch is due, persons (党总支).
    general_branch_threshold: i32,
    /// From this many formal members on, a Party committee is due, persons (基层党委).
    party_committee_threshold: i32,
    /// The highest age at which a leader may hold a post, years (负责人最高任职年龄).
    leader_age_limit: i32,
    /// The most consecutive terms of a leader (负责人连任届数).
    leader_term_limit: i32,
    /// A council is elected for at most so many years (理事会每届任期).
    council_term_years: i32,
    /// What the limits of leaders rest on, in the caller's language (负责人任职依据).
    leader_source: String,
    /// What the other numbers rest on, in the caller's language (依据).
    source: String,
    /// Why it was published, as its author wrote it; empty where he did not say.
    note: String,
    /// The first day that it judges (生效日期).
    effective_on: Date,
    /// Whether it judges today (现行).
    in_force: bool,
    /// When it was published; null for the version that came with the platform.
    published_at: Option<DateTime<Utc>>,
    /// Who published it; null for the version that came with the platform.
    published_by: Option<String>,
}

impl RuleVersion {
    /// Whether it has this number.
    #[must_use]
    pub const fn is(&self, number: i32) -> bool {
        self.version == number
    }

    /// From its row; `in_force` is the number of the version that judges today.
    #[must_use]
    pub fn of(row: &rules::Model, in_force: i32, language: Language) -> Self {
        let RuleSet {
            version,
            formal_threshold,
            resident_threshold,
            resident_percent,
            count_basis,
            joint_form,
            watch_days,
            change_due_days,
            review_months,
            term_years,
            committee_threshold,
            general_branch_threshold,
            party_committee_threshold,
            leader_age_limit,
            leader_term_limit,
            council_term_years,
            leader_source_zh,
            leader_source_en,
            source_zh,
            source_en,
            note,
            effective_on,
        } = row.rules();
        Self {
            version,
            formal_threshold,
            resident_threshold,
            resident_percent,
            count_basis,
            joint_form,
            watch_days,
            change_due_days,
            review_months,
            term_years,
            committee_threshold,
            general_branch_threshold,
            party_committee_threshold,
            leader_age_limit,
            leader_term_limit,
            council_term_years,
            leader_source: if language == Language::Zh { leader_source_zh } else { leader_source_en },
            source: if language == Language::Zh { source_zh } else { source_en },
            note,
            effective_on: effective_on.into(),
            in_force: version == in_force,
            published_at: row.published_at,
            published_by: row.published_by.clone(),
        }
    }
}

/// All versions as the caller reads them, newest first.
pub async fn all(ctx: &Context<'_>, today: NaiveDate) -> Result<Vec<RuleVersion>> {
    let in_force = book_of(ctx).await?.on(today).version;
    let rows = versions_of(ctx).await?;
    Ok(rows.iter().map(|row| RuleVersion::of(row, in_force, caller(ctx).language)).collect())
}

/// Queries of rule versions.
#[derive(Default)]
pub struct RuleQuery;

#[Object]
impl RuleQuery {
    /// All versions of the rules, newest first (规则版本): one of them judges today, later ones wait for
    /// their day.
    async fn rules(&self, ctx: &Context<'_>) -> Result<Vec<RuleVersion>> {
        all(ctx, state(ctx).world.today()).await
    }
}
