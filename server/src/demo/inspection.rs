//! The demo's annual inspection: opened in January 2026 about the work of 2025, in full run on the demo's
//! day, through the same intentions as people use. The leader's society has not begun, the branch
//! secretary's has a draft.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::account::role::Role;
use entity::account::row::user;
use entity::institution::campaign::{self, CampaignDays, PartyGate};
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::{self, ReportReturnReason, ReportState};
use entity::register::present;
use entity::{Language, Word};

use super::missed;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::institution::action::conclude_annual_report::{self, conclude_annual_report};
use crate::institution::action::open_inspection::{self, open_inspection};
use crate::institution::action::pass_annual_reports::{
    self as together, PassAnnualReports, ReceiveAnnualReports, Together, move_together,
};
use crate::institution::action::rectification::{self, ConfirmRectification, ReportRectification, move_rectification};
use crate::institution::action::return_annual_report::{self, Remark, return_annual_report};
use crate::institution::action::save_annual_report::{self, Filled, save_annual_report};
use crate::institution::action::submit_annual_report::{self, submit_annual_report};
use crate::state::State;

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Untouched,
    Draft,
    Submitted,
    Returned,
    Resubmitted,
    Passed,
    ReturnedByCivil,
    Received,
    Qualified,
    Rectifying,
    RectificationReported,
    Rectified,
}

/// Fates in turn, society after society in the order of the register.
const FATES: [Fate; 16] = [
    Fate::Untouched,
    Fate::Submitted,
    Fate::Draft,
    Fate::Passed,
    Fate::Draft,
    Fate::Untouched,
    Fate::Submitted,
    Fate::Untouched,
    Fate::Returned,
    Fate::Submitted,
    Fate::Untouched,
    Fate::Received,
    Fate::Untouched,
    Fate::Draft,
    Fate::Submitted,
    Fate::Untouched,
];

/// Societies, by their place in the register from 0, whose fate is another than their turn's.
const OTHERS: [(usize, Fate); 9] = [
    (7, Fate::Qualified),
    (15, Fate::ReturnedByCivil),
    (21, Fate::Resubmitted),
    (28, Fate::Qualified),
    (31, Fate::Rectified),
    (68, Fate::Rectifying),
    (53, Fate::Resubmitted),
    (63, Fate::RectificationReported),
    (79, Fate::Resubmitted),
];

/// The year by which the register names the conclusions of the inspection that runs.
const YEAR: i32 = 2026;

/// Days before the demo's day on which the campaign was opened: 15 January.
const OPENED: i64 = 64;

/// Opens the campaign and lets it run. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let demo = Demo { state };
    demo.open().await?;
    let societies = present::Entity::find().order_by_asc(present::Column::Uscc).all(&state.db).await?;
    for (place, society) in societies.iter().enumerate() {
        let other = OTHERS.iter().find(|(other, _)| *other == place).map(|(_, fate)| *fate);
        let fate = other.unwrap_or(FATES[place % FATES.len()]);
        // Abnormal societies do not answer.
        let fate = if society.abnormality.is_some() { Fate::Untouched } else { fate };
        Box::pin(demo.walk(place, society, fate)).await?;
    }
    Ok(())
}

/// The demo as it is filled: the platform of earlier days, and whoever acts on them.
pub(super) struct Demo<'s> {
    pub(super) state: &'s State,
}

impl Demo<'_> {
    async fn open(&self) -> Result<(), Fault> {
        missed::fill(&self.ago(OPENED).await?).await?;
        let held = campaign::Entity::find().filter(campaign::Column::Year.eq(YEAR));
        if held.one(&self.state.db).await?.is_some() {
            return Ok(());
        }
        let input = open_inspection::Input {
            idempotency_key: "demo inspection".into(),
            year: YEAR,
            reports_on: 2025,
            notice: "江民社〔2026〕2号 关于开展2026年度社会团体年度检查（报告2025年工作）的通知".into(),
            days: CampaignDays::usual(2026),
            party_gate: PartyGate::Hard,
        };
        let permit = permit(&self.viewer("civil").await?)?;
        done(open_inspection(&self.ago(OPENED).await?, permit, input).await).map(|_| ())
    }

    /// The same platform, so many days earlier.
    pub(super) async fn ago(&self, days: i64) -> Result<State, Fault> {
        let world = self.state.world.earlier(TimeDelta::days(days));
        State::open(self.state.config.clone(), self.state.db.clone(), world).await
    }

    pub(super) async fn viewer(&self, username: &str) -> Result<Viewer, Fault> {
        let found = user::Entity::find().filter(user::Column::Username.eq(username)).one(&self.state.db).await?;
        let found = found.ok_or_else(|| Fault::Broken(format!("the demo has no {username}")))?;
        let viewer = by_user(self.state, found.id, uuid::Uuid::nil()).await?;
        viewer.ok_or_else(|| Fault::Broken(format!("the demo's {username} has no post")))
    }

    /// Whoever speaks for a society that has no account: the federation enters it for him.
    pub(super) async fn speaker(&self, society: &present::Model) -> Result<Viewer, Fault> {
        let mut viewer = self.viewer("federation").await?;
        viewer.display_name = "学会秘书处".into();
        if let Some(post) = viewer.posts.first_mut() {
            (post.role, post.agency_id, post.society_id) = (Role::SocietyLeader, None, Some(society.society_id));
        }
        Ok(viewer)
    }

    async fn report(&self, society: &present::Model) -> Result<report::Model, Fault> {
        let found = report::Entity::find().filter(report::Column::SocietyId.eq(society.society_id));
        let found = found.filter(report::Column::Year.eq(YEAR));
        found.one(&self.state.db).await?.ok_or_else(|| Fault::Broken("a society is not asked".into()))
    }

    /// Lets one report come as far as its fate says. Earlier fates have taken longer.
    async fn walk(&self, place: usize, society: &present::Model, fate: Fate) -> Result<(), Fault> {
        let begun = self.report(society).await?;
        if fate == Fate::Untouched || begun.state != ReportState::Open {
            return Ok(());
        }
        let spread = i64::try_from(place).unwrap_or_default();
        self.fill_in(&self.ago(44 - spread % 20).await?, place, society, fate == Fate::Draft).await?;
        if fate == Fate::Draft {
            return Ok(());
        }
        let sent = match fate {
            Fate::Submitted => spread % 9,
            Fate::Passed | Fate::Returned => 12 + spread % 5,
            _ => 18 + spread % 6,
        };
        self.submit(&self.ago(sent).await?, society, "submit").await?;
        match fate {
            Fate::Submitted => Ok(()),
            Fate::Returned => self.give_back(&self.ago(3).await?, "federation", society).await,
            Fate::Resubmitted => {
                self.give_back(&self.ago(12).await?, "federation", society).await?;
                self.correct(&self.ago(2).await?, society).await
            }
            _ => Box::pin(self.decided(society, fate)).await,
        }
    }

    /// What has passed the federation.
    async fn decided(&self, society: &present::Model, fate: Fate) -> Result<(), Fault> {
        self.together::<PassAnnualReports>(&self.ago(10).await?, "federation", society).await?;
        match fate {
            Fate::Passed => return Ok(()),
            Fate::ReturnedByCivil => return self.give_back(&self.ago(4).await?, "civil", society).await,
            _ => {}
        }
        self.together::<ReceiveAnnualReports>(&self.ago(8).await?, "civil", society).await?;
        if fate == Fate::Received {
            return Ok(());
        }
        self.conclude(&self.ago(6).await?, society, fate == Fate::Qualified).await?;
        if matches!(fate, Fate::RectificationReported | Fate::Rectified) {
            let text = "已于3月15日召开理事会，补开会议记录并修订会议制度";
            self.rectify::<ReportRectification>(&self.ago(3).await?, &self.speaker(society).await?, society, text)
                .await?;
        }
        if fate == Fate::Rectified {
            let civil = self.viewer("civil").await?;
            self.rectify::<ConfirmRectification>(&self.ago(1).await?, &civil, society, "经核查已整改到位").await?;
        }
        Ok(())
    }

    async fn fill_in(&self, then: &State, place: usize, society: &present::Model, half: bool) -> Result<(), Fault> {
        let written = ReportField::ALL.iter().copied().filter_map(|field| {
            let value = value(field, place, society)?;
            Some(Filled { field, value, seen_version: 0 })
        });
        let fields: Vec<_> = if half { written.take(9).collect() } else { written.collect() };
        let report = self.report(society).await?.id.global();
        let idempotency_key = format!("demo fill {}", society.uscc);
        let input = save_annual_report::Input { idempotency_key, report, fields };
        done(save_annual_report(then, permit(&self.speaker(society).await?)?, input).await).map(|_| ())
    }

    async fn submit(&self, then: &State, society: &present::Model, key: &str) -> Result<(), Fault> {
        let report = self.report(society).await?;
        let input = submit_annual_report::Input {
            idempotency_key: format!("demo {key} {}", society.uscc),
            report: report.id.global(),
            expected_version: report.version,
            note: None,
            files: Vec::new(),
        };
        done(submit_annual_report(then, permit(&self.speaker(society).await?)?, input).await)
    }

    async fn give_back(&self, then: &State, by: &str, society: &present::Model) -> Result<(), Fault> {
        let report = self.report(society).await?;
        let remarks = vec![
            Remark {
                field: ReportField::PartyWork, text: "只写了学习次数，请补充组织生活和作用发挥情况".into()
            },
            Remark { field: ReportField::CouncilMeetings, text: "与会议记录不符，请核对后填写".into() },
        ];
        let input = return_annual_report::Input {
            idempotency_key: format!("demo return {}", society.uscc),
            report: report.id.global(),
            expected_version: report.version,
            reason: ReportReturnReason::PartyUnclear,
            text: "党建工作情况过于简略，请按栏目旁的意见补充后重报".into(),
            remarks,
        };
        done(return_annual_report(then, permit(&self.viewer(by).await?)?, input).await)
    }

    async fn correct(&self, then: &State, society: &present::Model) -> Result<(), Fault> {
        let report = self.report(society).await?.id.global();
        let field = |field, value: &str, seen_version| Filled { field, value: value.into(), seen_version };
        let fields = vec![
            field(
                ReportField::PartyWork,
                "全年集中学习6次，召开组织生活会1次；党员牵头完成课题2项，开展社区宣讲4场。",
                1,
            ),
            field(ReportField::CouncilMeetings, "4", 1),
        ];
        let idempotency_key = format!("demo correct {}", society.uscc);
        let input = save_annual_report::Input { idempotency_key, report, fields };
        done(save_annual_report(then, permit(&self.speaker(society).await?)?, input).await)?;
        self.submit(then, society, "resubmit").await
    }

    async fn together<I: Together>(&self, then: &State, by: &str, society: &present::Model) -> Result<(), Fault> {
        let report = self.report(society).await?;
        let seen = together::Seen { report: report.id.global(), expected_version: report.version };
        let idempotency_key = format!("demo {} {}", I::STEP, society.uscc);
        let input = together::Input { idempotency_key, reports: vec![seen] };
        let left = done(move_together::<I>(then, permit(&self.viewer(by).await?)?, input).await)?;
        left.first().map_or(Ok(()), |left| Err(Fault::Broken(format!("the demo is refused: {left:?}"))))
    }

    async fn conclude(&self, then: &State, society: &present::Model, qualified: bool) -> Result<(), Fault> {
        let report = self.report(society).await?;
        let input = conclude_annual_report::Input {
            idempotency_key: format!("demo conclude {}", society.uscc),
            report: report.id.global(),
            expected_version: report.version,
            conclusion: if qualified { Conclusion::Qualified } else { Conclusion::BasicallyQualified },
            reasons: if qualified { Vec::new() } else { vec!["NO_COUNCIL_MEETING".into()] },
            opinion: (!qualified).then(|| "理事会会议次数少于章程规定，请整改".into()),
            rectify_due_on: None,
        };
        done(conclude_annual_report(then, permit(&self.viewer("civil").await?)?, input).await)
    }

    async fn rectify<I: rectification::Step>(
        &self,
        then: &State,
        by: &Viewer,
        society: &present::Model,
        text: &str,
    ) -> Result<(), Fault> {
        let report = self.report(society).await?;
        let input = rectification::Input {
            idempotency_key: format!("demo {} {}", I::STEP, society.uscc),
            report: report.id.global(),
            expected_version: report.version,
            text: text.into(),
            files: Vec::new(),
        };
        done(move_rectification::<I>(then, permit(by)?, input).await)
    }
}

/// What a society writes where the platform knows nothing; none for what is known or not asked.
fn value(field: ReportField, place: usize, society: &present::Model) -> Option<String> {
    use ReportField as F;
    let count = |number: usize| Some(number.to_string());
    let text = |text: &str| Some(text.to_owned());
    match field {
        F::Address => Some(format!("江南市滨湖区学苑路{}号", 10 + place)),
        F::AssemblyHeldOn => Some(format!("2025-{:02}-18", 3 + place % 9)),
        F::CouncilMeetings => count(1 + place % 3),
        F::Activities => count(4 + place % 11),
        F::ActivitySummary => Some(format!(
            "{}全年举办学术年会1次、专题研讨3次、社科普及讲座{}场，编印会刊2期。",
            society.name,
            2 + place % 5
        )),
        F::ResearchResults => text("完成市级课题2项，发表论文6篇，1项成果获市社科优秀成果奖。"),
        F::Income => count((8 + place % 30) * 1_000_000),
        F::Expense => count((7 + place % 28) * 1_000_000),
        F::NetAssets => count((3 + place % 12) * 1_000_000),
        F::Donations => count((place % 4) * 500_000),
        F::Audited => text(if place.is_multiple_of(7) { "NO" } else { "YES" }),
        F::BranchOffices => count(place % 4),
        F::BranchFees | F::Awards => text("NO"),
        F::ForeignContact => text(if place.is_multiple_of(13) { "YES" } else { "NO" }),
        F::BusinessPlan => text("办好学术年会，组织青年学者沙龙，面向社区开展社科普及。"),
        F::Rectification if society.conclusion.is_some_and(Conclusion::is_fault) => {
            text("上年度指出的问题已整改：补开理事会，完善财务报销制度，并向社科联书面报告。")
        }
        F::PartyOfficer if society.form != entity::form::party_form::PartyForm::None => {
            // Only where the platform knows none; a known one is confirmed by writing the same.
            (society.form == entity::form::party_form::PartyForm::Functional).then(|| "党支部书记（见批复）".to_owned())
        }
        F::PartyStudies => count(3 + place % 6),
        F::PartyLectures => count(1 + place % 2),
        F::ThemeDays => count(2 + place % 5),
        F::CharterClause => text(if place.is_multiple_of(11) { "NO" } else { "YES" }),
        F::Opinions => count(place % 3),
        F::PartyWork => text("坚持党建与学术活动结合，组织政治学习和主题党日，发挥党员在课题研究和社会服务中的作用。"),
        F::PartyProblems => text("兼职会员多，集中活动时间难统一；党员作用发挥形式不够丰富。"),
        F::PartyPlan => text("把党建议题列入理事会议程，每季度结合学术活动开展一次主题党日。"),
        F::FormReason if society.mismatch => text("党员人数变动后正在与上级党组织沟通，计划年内完成调整。"),
        _ => None,
    }
}

pub(super) fn permit<I: Intention>(viewer: &Viewer) -> Result<Permit<I>, Fault> {
    let name = viewer.role().label(Language::En);
    Permit::general(viewer, "demo").ok_or_else(|| Fault::Broken(format!("the demo's {name} may not {}", I::FIELD)))
}

pub(super) fn done<T>(outcome: Result<T, Stop>) -> Result<T, Fault> {
    match outcome {
        Ok(value) => Ok(value),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("the demo is refused: {refusals:?}"))),
    }
}
