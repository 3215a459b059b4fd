//! The demo's activity filings: forty around the demo's day, in every state, through the same intentions
//! as people use. What the days have passed over is left to the clock.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use entity::form::party_form::CoverageState;
use entity::institution::activity::plan::{Plan, field_of};
use entity::institution::activity::{self, ActivityId, ActivityKind, ActivityReason};
use entity::register::present;

use super::inspection::{Demo, done, permit};
use crate::access::Permit;
use crate::fault::Fault;
use crate::institution::action::decide_activity::{
    self, CancelActivity, ConditionActivity, RefuseActivity, ReturnActivity, Step, decide_activity,
};
use crate::institution::action::file_activity::{self, file_activity};
use crate::institution::action::pass_activities::{
    self as together, PassActivities, TakeUpActivities, Together, move_activities,
};
use crate::institution::action::report_activity::{self, Of, hold_activity, report_activity};
use crate::job;
use crate::state::State;

/// How far a filing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Filed,
    Review,
    Returned,
    Clear,
    Silent,
    Conditions,
    Refused,
    Held,
    Reported,
    Cancelled,
}

use Fate as F;

/// Forty fates, society after society of those that may hold something; the first society, which the demo's
/// leader leads, has not filed anything yet.
const FATES: [Fate; 40] = [
    F::Reported,
    F::Filed,
    F::Clear,
    F::Reported,
    F::Review,
    F::Returned,
    F::Filed,
    F::Silent,
    F::Reported,
    F::Conditions,
    F::Filed,
    F::Held,
    F::Clear,
    F::Reported,
    F::Refused,
    F::Filed,
    F::Reported,
    F::Cancelled,
    F::Review,
    F::Clear,
    F::Silent,
    F::Returned,
    F::Reported,
    F::Filed,
    F::Held,
    F::Conditions,
    F::Clear,
    F::Reported,
    F::Filed,
    F::Cancelled,
    F::Review,
    F::Returned,
    F::Reported,
    F::Silent,
    F::Clear,
    F::Refused,
    F::Conditions,
    F::Reported,
    F::Held,
    F::Cancelled,
];

impl Fate {
    /// Days before the demo's day on which it was filed.
    const fn filed_ago(self, spread: i64) -> i64 {
        match self {
            Self::Filed => spread % 6,
            Self::Review => 1 + spread % 4,
            Self::Returned | Self::Refused => 5 + spread % 3,
            Self::Clear | Self::Conditions | Self::Cancelled => 6 + spread % 4,
            Self::Silent => 10 + spread % 3,
            Self::Held => 28 + spread % 5,
            Self::Reported => 48 + spread % 12,
        }
    }
}

/// Files them and lets them run. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let demo = Demo { state };
    let sound = present::Entity::find().filter(present::Column::Abnormality.is_null());
    let societies = sound.order_by_asc(present::Column::Uscc).all(&state.db).await?;
    for (place, (society, fate)) in societies.iter().skip(1).zip(FATES).enumerate() {
        let known = activity::Entity::find().filter(activity::Column::SocietyId.eq(society.society_id));
        if known.count(&state.db).await? == 0 {
            Box::pin(demo.held(place, society, fate)).await?;
        }
    }
    job::activity::run(state).await.map(drop)
}

impl Demo<'_> {
    async fn held(&self, place: usize, society: &present::Model, fate: Fate) -> Result<(), Fault> {
        let spread = i64::try_from(place).unwrap_or_default();
        let ago = fate.filed_ago(spread);
        let filed = self.ago(ago).await?;
        let id = self.file(&filed, place, society).await?;
        let answered = self.ago((ago - 2).max(0)).await?;
        let federation = "federation";
        match fate {
            F::Filed | F::Silent => Ok(()),
            F::Review => self.together_on::<TakeUpActivities>(&answered, id).await,
            F::Clear => self.together_on::<PassActivities>(&answered, id).await,
            F::Returned => {
                let text = "提纲只有题目，请补充议题要点和主讲人的职务、单位后重报";
                let reason = Some(ActivityReason::OutlineUnclear);
                self.say::<ReturnActivity>(&answered, federation, id, reason, text).await
            }
            F::Refused => {
                let text = "拟合办的公司未说明登记情况，且以会议名义招募会员收费，不同意按此方案举办";
                self.say::<RefuseActivity>(&answered, federation, id, Some(ActivityReason::HostUnlawful), text).await
            }
            F::Conditions => {
                let text = "请在会前三日报送最终发言稿目录，现场不设商业推介环节";
                self.say::<ConditionActivity>(&answered, federation, id, None, text).await
            }
            F::Cancelled => {
                let text = "主讲人因公务不能到场，改期后另行报备";
                self.say::<CancelActivity>(&answered, "", id, None, text).await
            }
            F::Held | F::Reported => {
                self.together_on::<PassActivities>(&answered, id).await?;
                self.after(place, id, fate == F::Reported).await
            }
        }
    }

    async fn file(&self, then: &State, place: usize, society: &present::Model) -> Result<ActivityId, Fault> {
        let speaker = self.speaker(society).await?;
        let permit = Permit::for_society(then, &speaker, "demo", society.society_id).await?;
        let permit = permit.ok_or_else(|| Fault::Broken("the demo may not file an activity".into()))?;
        let plan = plan(then, place, society);
        let input = file_activity::Input { idempotency_key: format!("demo activity {}", society.uscc), plan };
        done(file_activity(then, permit, input).await)
    }

    /// What was planned took place; some has been reported on.
    async fn after(&self, place: usize, id: ActivityId, reported: bool) -> Result<(), Fault> {
        let row = self.filing(id).await?;
        let (expected_version, took_place_on) = (row.version, row.held_on);
        let speaker = self.speaker(&self.society_of(&row).await?).await?;
        let since = (self.state.world.today() - row.held_on).num_days();
        let of = |word: &str| Of {
            idempotency_key: format!("demo {word} {}", id.global()),
            filing: id.global(),
            expected_version,
            took_place_on,
        };
        if !reported {
            let then = self.ago((since - 1).max(0)).await?;
            return done(hold_activity(&then, permit(&speaker)?, of("held")).await);
        }
        let attendance = row.audience - row.audience / 10 + i32::try_from(place % 9).unwrap_or_default();
        let summary = format!("{}如期举办，{}人参加，围绕议题作专题报告并交流讨论，秩序良好。", row.title, attendance);
        let input = report_activity::Input { of: of("report"), attendance, summary, files: Vec::new() };
        done(report_activity(&self.ago((since - 5).max(0)).await?, permit(&speaker)?, input).await)
    }

    async fn filing(&self, id: ActivityId) -> Result<activity::Model, Fault> {
        let found = activity::Entity::find_by_id(id).one(&self.state.db).await?;
        found.ok_or_else(|| Fault::Broken("a filing vanished".into()))
    }

    async fn society_of(&self, row: &activity::Model) -> Result<present::Model, Fault> {
        let found = present::Entity::find_by_id(row.society_id).one(&self.state.db).await?;
        found.ok_or_else(|| Fault::Broken("a society vanished".into()))
    }

    async fn together_on<I: Together>(&self, then: &State, id: ActivityId) -> Result<(), Fault> {
        let seen = together::Seen { filing: id.global(), expected_version: self.filing(id).await?.version };
        let idempotency_key = format!("demo {} {}", I::STEP, id.global());
        let input = together::Input { idempotency_key, filings: vec![seen] };
        let left = done(move_activities::<I>(then, permit(&self.viewer("federation").await?)?, input).await)?;
        left.first().map_or(Ok(()), |left| Err(Fault::Broken(format!("the demo is refused: {left:?}"))))
    }

    /// Says something about a filing; `by` is the society where it is nobody's account.
    async fn say<I: Step>(
        &self,
        then: &State,
        by: &str,
        id: ActivityId,
        reason: Option<ActivityReason>,
        text: &str,
    ) -> Result<(), Fault> {
        let row = self.filing(id).await?;
        let by =
            if by.is_empty() { self.speaker(&self.society_of(&row).await?).await? } else { self.viewer(by).await? };
        let input = decide_activity::Input {
            idempotency_key: format!("demo {} {}", I::STEP, id.global()),
            filing: id.global(),
            expected_version: row.version,
            reason,
            text: text.into(),
        };
        done(decide_activity::<I>(then, permit(&by)?, input).await)
    }
}

/// What a society holds: by its field and its turn.
fn plan(then: &State, place: usize, society: &present::Model) -> Plan {
    let field = field_of(&society.name);
    let (kind, title, outline) = match place % 5 {
        0 => (
            ActivityKind::Forum,
            format!("{field}与城市发展研讨会"),
            "围绕本学科最新成果和江南市实践，安排主题报告和分组讨论",
        ),
        1 => (ActivityKind::Lecture, format!("{field}公开讲座"), "面向市民介绍本学科基本知识，现场答问"),
        2 => (ActivityKind::Popularisation, format!("{field}进社区"), "在社区设展板和咨询台，发放社科普及读本"),
        3 => (ActivityKind::Conference, format!("{field}学术年会"), "年度论文交流、青年学者报告、换届工作说明"),
        _ => (ActivityKind::Salon, format!("{field}青年学者沙龙"), "青年会员交流课题进展，专家点评"),
    };
    let organised = society.form.coverage() != CoverageState::Uncovered;
    // Some have something that the federation looks at.
    let foreign = place % 13 == 10;
    let fees = place % 11 == 6;
    Plan {
        kind,
        title,
        outline: outline.into(),
        speakers: "江南大学教授、学会常务理事；市社会科学院研究员".into(),
        audience: 40 + i32::try_from(place % 7).unwrap_or_default() * 20,
        held_on: then.world.today() + TimeDelta::days(18 + i64::try_from(place % 6).unwrap_or_default()),
        place: ["江南市图书馆报告厅", "江南大学文科楼", "市社科活动中心", "运河社区党群服务中心"][place % 4].into(),
        foreign_parties: if foreign { "某国大学访问学者2人".into() } else { String::new() },
        name_basis: String::new(),
        fees,
        fee_basis: if fees { "会务费每人200元，理事会决议并已公示".into() } else { String::new() },
        awards: false,
        award_basis: String::new(),
        co_hosts: if place.is_multiple_of(3) { "江南市图书馆".into() } else { String::new() },
        opinion: if organised { "已审看方案，导向正确，同意举办".into() } else { String::new() },
    }
}
