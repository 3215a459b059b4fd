//! What a society proposes: one matter, what is to stand in the register, the day on which it decided so, the
//! papers. What has to hold before the federation looks at it (Regulations art. 12, 18, 19 and 27).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{ChangeMatter, EndGround};
use crate::file::attachment::AttachmentPurpose as Paper;
use crate::form::proposal::text_fault;
use crate::institution::registration::application::{FUNDS_MIN_FEN, LINE_MAX, PERSON_MAX, TEXT_MAX};
use crate::institution::registration::name::{NameFinding, refusals};
use crate::refusal::{Refusal, RefusalCode};
use crate::register::society::NAME_MAX;
use crate::responsibility::Standing;

/// More yuan than a society has.
const FUNDS_MAX_YUAN: i64 = 20_000_000;

/// What the society proposes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Proposal {
    /// What changes.
    pub matter: ChangeMatter,
    /// What is to stand in the register; funds in whole yuan, the term's last day as `2031-06-30`.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Why the society ends.
    pub ground: Option<EndGround>,
    /// How it was verified that a namesake of the legal representative is somebody else.
    pub namesake_note: String,
    /// The day on which the society decided it.
    pub decided_on: NaiveDate,
    /// Papers whose originals are handed in.
    pub on_paper: BTreeSet<Paper>,
}

/// What a proposal is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'j> {
    /// What stands in the register; empty where that is not known.
    pub old_value: &'j str,
    /// What the linter says of a name.
    pub findings: &'j [NameFinding],
    /// Another society of which somebody of the name is legal representative.
    pub presides: Option<&'j str>,
    /// The papers that are uploaded.
    pub papers: &'j BTreeSet<Paper>,
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

impl ChangeMatter {
    /// The papers that it needs when it is proposed: the decision always; the audit before another legal
    /// representative and before a re-election (art. 27).
    #[must_use]
    pub const fn papers(self) -> &'static [Paper] {
        match self {
            Self::LegalRepresentative | Self::Reelection => &[Paper::ChangeResolution, Paper::AuditReport],
            Self::Charter => &[Paper::ChangeResolution, Paper::RevisedCharter],
            _ => &[Paper::ChangeResolution],
        }
    }

    /// The longest value, characters.
    #[must_use]
    pub const fn value_max(self) -> usize {
        match self {
            Self::Name | Self::Sponsor => NAME_MAX,
            Self::LegalRepresentative => PERSON_MAX,
            Self::Purpose | Self::Scope | Self::Charter => TEXT_MAX,
            Self::Seat | Self::Area | Self::Funds | Self::Reelection | Self::Deregistration => LINE_MAX,
        }
    }

    /// The clause behind it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::LegalRepresentative => "《社会团体登记管理条例》第十二条、第十八条、第二十七条",
            Self::Charter => "《社会团体登记管理条例》第十八条第二款",
            Self::Reelection => "《社会团体登记管理条例》第二十七条；社团章程",
            Self::Deregistration => "《社会团体登记管理条例》第十九条至第二十一条",
            _ => "《社会团体登记管理条例》第十二条、第十八条",
        }
    }
}

impl Proposal {
    /// The same without spaces around its texts.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        for text in [&mut self.value, &mut self.reason, &mut self.namesake_note] {
            *text = text.trim().into();
        }
        self
    }

    /// What is wrong with it, all at once.
    #[must_use]
    pub fn faults(&self, judged: &Judged<'_>) -> Vec<Refusal> {
        let mut faults = self.value_faults(judged);
        faults.extend(self.reason_faults());
        if self.decided_on > judged.today {
            faults.push(Refusal::at("decidedOn", RefusalCode::DateInFuture));
        } else if self.decided_on < judged.registered_on {
            faults.push(Refusal::at("decidedOn", RefusalCode::DateBeforeRegistration));
        }
        let there = |paper: &Paper| judged.papers.contains(paper) || self.on_paper.contains(paper);
        let absent = self.matter.papers().iter().filter(|paper| !there(paper));
        faults.extend(
            absent.map(|paper| Refusal::at("papers", RefusalCode::PaperMissing { paper: Standing::of(*paper) })),
        );
        faults
    }

    fn reason_faults(&self) -> Vec<Refusal> {
        let mut faults: Vec<Refusal> = text_fault("reason", &self.reason, TEXT_MAX).into_iter().collect();
        faults.extend(text_fault("namesakeNote", &self.namesake_note, LINE_MAX));
        if self.reason.is_empty() {
            faults.push(Refusal::at("reason", RefusalCode::Required));
        }
        let ends = self.matter == ChangeMatter::Deregistration;
        if ends != self.ground.is_some() {
            faults.push(Refusal::at("ground", if ends { RefusalCode::Required } else { RefusalCode::UnknownChoice }));
        }
        faults
    }

    /// The value by its matter; the end of a society has none.
    fn value_faults(&self, judged: &Judged<'_>) -> Vec<Refusal> {
        let at = |code| vec![Refusal::at("value", code)];
        if self.matter == ChangeMatter::Deregistration {
            return if self.value.is_empty() { Vec::new() } else { at(RefusalCode::UnknownChoice) };
        }
        if self.value.is_empty() {
            return at(RefusalCode::Required);
        }
        if let Some(fault) = text_fault("value", &self.value, self.matter.value_max()) {
            return vec![fault];
        }
        if self.value == judged.old_value {
            return at(RefusalCode::NothingChanges);
        }
        match self.matter {
            ChangeMatter::Name => {
                refusals(judged.findings).into_iter().map(|refusal| Refusal { path: "value", ..refusal }).collect()
            }
            ChangeMatter::LegalRepresentative => match judged.presides {
                Some(society) if self.namesake_note.is_empty() => {
                    at(RefusalCode::LegalRepresentativeTaken { society: society.to_owned() })
                }
                _ => Vec::new(),
            },
            ChangeMatter::Funds => {
                funds_fault(&self.value).map(|code| Refusal::at("value", code)).into_iter().collect()
            }
            ChangeMatter::Reelection => match term_end(&self.value) {
                None => at(RefusalCode::NotADay),
                Some(day) if day <= judged.today => at(RefusalCode::DueBeforeToday),
                Some(_) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

fn funds_fault(text: &str) -> Option<RefusalCode> {
    let min = FUNDS_MIN_FEN / 100;
    match text.parse::<i64>() {
        Err(_) => Some(RefusalCode::NotANumber),
        Ok(yuan) if yuan > FUNDS_MAX_YUAN => Some(RefusalCode::AmountOutOfRange),
        Ok(yuan) if yuan < min => Some(RefusalCode::FundsTooLow { yuan: min }),
        Ok(_) => None,
    }
}

/// The last day of a council's new term, as it is proposed.
#[must_use]
pub fn term_end(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::institution::registration::name::lint;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    fn proposal(matter: ChangeMatter, value: &str) -> Proposal {
        Proposal {
            matter,
            value: value.into(),
            reason: "会员大会决定".into(),
            ground: (matter == ChangeMatter::Deregistration).then_some(EndGround::Dissolved),
            namesake_note: String::new(),
            decided_on: day(3, 1),
            on_paper: matter.papers().iter().copied().collect(),
        }
    }

    fn codes(proposal: &Proposal, presides: Option<&str>) -> Vec<&'static str> {
        let findings = lint(&proposal.value, "江南市", &["江南市经济学会".to_owned()]);
        let judged = Judged {
            old_value: "江南市旧学会",
            findings: &findings,
            presides,
            papers: &BTreeSet::new(),
            registered_on: NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default(),
            today: day(3, 20),
        };
        proposal.faults(&judged).into_iter().map(|refusal| refusal.path).collect()
    }

    #[test]
    fn each_matter_has_its_rule() {
        use ChangeMatter as M;
        assert_eq!(codes(&proposal(M::Name, "江南市数字治理研究会"), None), [""; 0]);
        assert_eq!(codes(&proposal(M::Name, "江南市旧学会"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Name, "江南市经济学会"), None), ["value"]);
        assert_eq!(codes(&proposal(M::LegalRepresentative, "张三"), Some("某会")), ["value"]);
        let noted =
            Proposal { namesake_note: "出生年份不同".into(), ..proposal(M::LegalRepresentative, "张三") };
        assert_eq!(codes(&noted, Some("某会")), [""; 0]);
        assert_eq!(codes(&proposal(M::Funds, "29999"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Funds, "三万"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Funds, "50000"), None), [""; 0]);
        assert_eq!(codes(&proposal(M::Reelection, "2031-06-30"), None), [""; 0]);
        assert_eq!(codes(&proposal(M::Reelection, "2026-03-20"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Reelection, "五年后"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Deregistration, ""), None), [""; 0]);
        assert_eq!(codes(&proposal(M::Deregistration, "什么"), None), ["value"]);
        assert_eq!(codes(&proposal(M::Seat, &"长".repeat(121)), None), ["value"]);
    }

    #[test]
    fn the_audit_comes_before_another_legal_representative_and_a_reelection() {
        for matter in [ChangeMatter::LegalRepresentative, ChangeMatter::Reelection] {
            let bare =
                Proposal { on_paper: BTreeSet::from([Paper::ChangeResolution]), ..proposal(matter, "2031-06-30") };
            assert_eq!(codes(&bare, None), ["papers"], "{matter}");
        }
        let none = Proposal { on_paper: BTreeSet::new(), ..proposal(ChangeMatter::Area, "江南市") };
        assert_eq!(codes(&none, None), ["papers"]);
    }

    #[test]
    fn impossible_days_and_grounds_are_told_at_once() {
        let late = Proposal { decided_on: day(3, 21), ..proposal(ChangeMatter::Area, "江南市") };
        assert_eq!(codes(&late, None), ["decidedOn"]);
        let early = Proposal {
            decided_on: NaiveDate::from_ymd_opt(2009, 12, 31).unwrap_or_default(),
            ground: Some(EndGround::Other),
            reason: String::new(),
            ..proposal(ChangeMatter::Area, "江南市")
        };
        assert_eq!(codes(&early, None), ["reason", "ground", "decidedOn"]);
    }
}
