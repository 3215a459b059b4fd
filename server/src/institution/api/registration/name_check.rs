//! `nameCheck`: what is to be said about a name while it is typed.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use entity::Language;
use entity::institution::registration::RegistrationId;
use entity::institution::registration::name::{self, NameIssue, NameSeverity};
use entity::register::society::NAME_MAX;

use super::loader::{NamesIn, one};
use crate::caller::{bad_input, caller};

/// Something to be said about a name (名称核查意见).
#[derive(SimpleObject)]
pub struct NameFinding {
    /// What (核查项).
    issue: NameIssue,
    /// What it leads to (核查结论).
    severity: NameSeverity,
    /// The word or the other name that it is about; empty where it is about the whole.
    about: String,
    /// The same as a sentence, in the caller's language.
    text: String,
    /// The clause behind it (依据).
    rule: String,
}

/// Findings as the API shows them.
#[must_use]
pub fn shown(findings: Vec<name::NameFinding>, language: Language) -> Vec<NameFinding> {
    let one = |finding: name::NameFinding| NameFinding {
        issue: finding.issue,
        severity: finding.issue.severity(),
        text: finding.sentence(language),
        rule: finding.issue.rule().to_owned(),
        about: finding.about,
    };
    findings.into_iter().map(one).collect()
}

/// What is to be said about a name (名称核查结果).
#[derive(SimpleObject)]
struct NameCheck {
    /// The name that was looked at, trimmed.
    name: String,
    /// Whether an application can be submitted with it (是否可用).
    usable: bool,
    /// What was found, gravest first.
    findings: Vec<NameFinding>,
}

/// Queries of names.
#[derive(Default)]
pub struct NameQuery;

#[Object]
impl NameQuery {
    /// Looks at a proposed name by the rules on names and by the register of the caller's region (名称核查).
    async fn name_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposed name, at most 60 characters.")] name: String,
        #[graphql(desc = "The application that asks, which is no rival of itself.")] registration: Option<ID>,
    ) -> Result<NameCheck> {
        let name = name.trim().to_owned();
        if name.chars().count() > NAME_MAX {
            return Err(bad_input(format!("name: at most {NAME_MAX} characters")));
        }
        let own = registration.map(|id| RegistrationId::parse(&id)).transpose();
        let own = own.map_err(|_| bad_input("registration: not an application's id"))?;
        let region = caller(ctx).viewer()?.post().region_code.clone();
        let names = one(ctx, NamesIn(region)).await?.unwrap_or_default();
        let findings = names.lint(&name, own);
        let usable = name::refusals(&findings).is_empty();
        Ok(NameCheck { usable, findings: shown(findings, caller(ctx).language), name })
    }
}
