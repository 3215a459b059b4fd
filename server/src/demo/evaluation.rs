//! The demo's evaluations: a dozen societies around the demo's day, in every state up to the decision, through the same
//! intentions as people use. Who may apply is asked of the rules; the register's grades stay as they are.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use entity::institution::eligibility::{Purpose, forecasts};
use entity::institution::evaluation::rules::EvaluationRules;
use entity::institution::evaluation::score::Scores;
use entity::institution::evaluation::{self, EvaluationBlock, EvaluationId, EvaluationReason};
use entity::register::present;
use entity::register::standing::GradeLevel;

use super::inspection::{Demo, done, permit};
use crate::access::Permit;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::institution::action::evaluation::apply::{self, SelfRating, apply_for_evaluation};
use crate::institution::action::evaluation::panel::{self, record_evaluation_visit, record_panel_scores};
use crate::institution::action::evaluation::step::{
    self, AcceptEvaluation, GiveEvaluationOpinion, ObjectToEvaluation, PublishEvaluationNotice, RefuseEvaluation,
    ReturnEvaluation, Step, WithdrawEvaluation, move_evaluation,
};
use crate::institution::eligibility::eligibility_facts;
use crate::institution::evaluation::rules::book;
use crate::job;
use crate::state::State;

/// How far an evaluation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Filed,
    Documents,
    Returned,
    Withdrawn,
    Refused,
    OnSite,
    Panel,
    Scored,
    Notice,
    Review,
    Decision,
}

use Fate as F;

/// The fates, society after society of those that may apply. None is graded: the demo's register stays as its
/// spreadsheet has it.
const FATES: [Fate; 11] = [
    F::Filed,
    F::Documents,
    F::OnSite,
    F::Notice,
    F::Panel,
    F::Returned,
    F::Scored,
    F::Decision,
    F::Review,
    F::Refused,
    F::Withdrawn,
];

impl Fate {
    /// Days before the demo's day on which it was applied for.
    const fn filed_ago(self) -> i64 {
        match self {
            Self::Filed => 3,
            Self::Documents | Self::Returned | Self::Refused | Self::Withdrawn => 12,
            Self::OnSite => 20,
            Self::Panel | Self::Scored => 40,
            Self::Notice | Self::Review => 50,
            Self::Decision => 60,
        }
    }

    /// Days before the demo's day on which the result was published.
    const fn noticed_ago(self) -> i64 {
        match self {
            Self::Decision => 12,
            _ => 4,
        }
    }
}

/// Applies and lets them run. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let demo = Demo { state };
    if evaluation::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    let own = [super::society(state, "51329900MJ0D0001X2").await?, super::society(state, "51329900MJ0D00052J").await?];
    let societies = present::Entity::find()
        .filter(present::Column::Abnormality.is_null())
        .filter(present::Column::SocietyId.is_not_in(own))
        .order_by_asc(present::Column::Uscc);
    let societies = societies.all(&state.db).await?;
    demo.run(&societies, &FATES).await
}

impl Demo<'_> {
    /// Gives each fate to the next society that may apply.
    async fn run(&self, societies: &[present::Model], fates: &[Fate]) -> Result<(), Fault> {
        let mut societies = societies.iter();
        for fate in fates {
            for society in societies.by_ref() {
                if let Some(level) = self.open_to(society, *fate).await? {
                    Box::pin(self.evaluated(society, *fate, level)).await?;
                    break;
                }
            }
        }
        Ok(())
    }

    /// The grade that a society could apply for on the day; none where nothing is open to it, or one has ended.
    async fn open_to(&self, society: &present::Model, fate: Fate) -> Result<Option<GradeLevel>, Fault> {
        let then = self.ago(fate.filed_ago()).await?;
        let today = then.world.today();
        let facts = Box::pin(eligibility_facts(&self.state.db, society, today)).await?;
        let rules = book(&self.state.db).await?.on(today);
        let open = forecasts(&facts, &rules.eligibility, today).into_iter();
        let mut open = open.filter(|forecast| forecast.purpose == Purpose::Grade && forecast.is_eligible());
        let ended = society.grade_until.is_some_and(|until| until < self.state.world.today());
        Ok(open.next_back().and_then(|forecast| forecast.level).filter(|_| !ended))
    }

    async fn evaluated(&self, society: &present::Model, fate: Fate, level: GradeLevel) -> Result<(), Fault> {
        let filed = fate.filed_ago();
        let id = self.apply(society, filed, level).await?;
        if fate == F::Filed {
            return Ok(());
        }
        let (federation, mut civil) = (self.viewer("federation").await?, self.viewer("civil").await?);
        let opinion = "该会治理规范，业务活动扎实，党建工作落实，同意申报";
        self.take::<GiveEvaluationOpinion>(id, filed - 4, &federation, None, opinion).await?;
        if fate <= F::Refused {
            return Box::pin(self.before_acceptance(society, fate, id, &civil)).await;
        }
        self.take::<AcceptEvaluation>(id, filed - 9, &civil, None, "").await?;
        if fate == F::OnSite {
            return Ok(());
        }
        self.visited(id, filed - 20, &civil).await?;
        if fate == F::Panel {
            return Ok(());
        }
        self.rated(id, filed - 30, (level, &civil)).await?;
        if fate == F::Scored {
            return Ok(());
        }
        // A colleague without an account published what is under review, so that the demo's official may review.
        if fate == F::Review {
            civil.display_name = "吴经办".into();
        }
        self.take::<PublishEvaluationNotice>(id, fate.noticed_ago(), &civil, None, "").await?;
        Box::pin(self.after_notice(society, fate, id)).await
    }

    async fn before_acceptance(
        &self,
        society: &present::Model,
        fate: Fate,
        id: EvaluationId,
        civil: &Viewer,
    ) -> Result<(), Fault> {
        match fate {
            F::Returned => {
                let text = "工作绩效的佐证只到上一年度，请补充近两年学术活动和成果转化材料";
                let reason = Some(EvaluationReason::DocumentMissing);
                self.take::<ReturnEvaluation>(id, 5, civil, reason, text).await
            }
            F::Refused => {
                let text = "所附获奖证书与颁发单位核实不符，本次不予评估";
                self.take::<RefuseEvaluation>(id, 4, civil, Some(EvaluationReason::FalsePapers), text).await
            }
            F::Withdrawn => {
                let speaker = self.speaker(society).await?;
                self.take::<WithdrawEvaluation>(id, 6, &speaker, None, "拟换届后再申报").await
            }
            _ => Ok(()),
        }
    }

    async fn after_notice(&self, society: &present::Model, fate: Fate, id: EvaluationId) -> Result<(), Fault> {
        match fate {
            F::Review => {
                let change = evaluation::ActiveModel { noticed_by: Set(None), ..Default::default() };
                let this = evaluation::Column::Id.eq(id);
                evaluation::Entity::update_many().set(change).filter(this).exec(&self.state.db).await?;
                let speaker = self.speaker(society).await?;
                let text = "社会评价一项漏计市级表彰两项，请复核";
                self.take::<ObjectToEvaluation>(id, 1, &speaker, None, text).await
            }
            F::Decision => job::evaluation::run(self.state).await.map(drop),
            _ => Ok(()),
        }
    }

    async fn apply(&self, society: &present::Model, days: i64, level: GradeLevel) -> Result<EvaluationId, Fault> {
        let (then, speaker) = (self.ago(days).await?, self.speaker(society).await?);
        let permit = Permit::for_society(&then, &speaker, "demo", society.society_id).await?;
        let permit = permit.ok_or_else(|| Fault::Broken("the demo may not apply".into()))?;
        let rating = SelfRating {
            scores: points(level, 18),
            statement: "对照评估指标逐项自评：基础条件齐备，理事会按章程运行，近两年学术活动和科普活动均有档案可查。"
                .into(),
            files: Vec::new(),
        };
        let input = apply::Input { idempotency_key: format!("demo evaluation {}", society.uscc), level, rating };
        done(Box::pin(apply_for_evaluation(&then, permit, input)).await)
    }

    async fn visited(&self, id: EvaluationId, days: i64, civil: &Viewer) -> Result<(), Fault> {
        let then = self.ago(days).await?;
        let people = "周民政，市民政局社会组织管理科；孙评估，评估办公室";
        let note = "办公场所、印章和档案齐备，财务独立核算，抽查理事会纪要与章程相符";
        let input = self.seen(id, &then, ("visit", people, note)).await?;
        done(record_evaluation_visit(&then, permit(civil)?, input).await)
    }

    async fn rated(&self, id: EvaluationId, days: i64, (level, civil): (GradeLevel, &Viewer)) -> Result<(), Fault> {
        let then = self.ago(days).await?;
        let people = "张评审，高校社会学系教授；李评审，注册会计师；赵评审，社会组织评估专家";
        let note = "治理规范，绩效突出，社会评价有提升空间";
        let input = self.seen(id, &then, ("panel", people, note)).await?;
        done(record_panel_scores(&then, permit(civil)?, (input, points(level, 8))).await)
    }

    async fn seen(
        &self,
        id: EvaluationId,
        then: &State,
        (word, people, note): (&str, &str, &str),
    ) -> Result<panel::Input, Fault> {
        Ok(panel::Input {
            idempotency_key: format!("demo {word} {}", id.global()),
            evaluation: id.global(),
            expected_version: self.evaluation(id).await?.version,
            on: then.world.today(),
            people: people.into(),
            note: note.into(),
        })
    }

    async fn evaluation(&self, id: EvaluationId) -> Result<evaluation::Model, Fault> {
        let found = evaluation::Entity::find_by_id(id).one(&self.state.db).await?;
        found.ok_or_else(|| Fault::Broken("an evaluation vanished".into()))
    }

    async fn take<I: Step>(
        &self,
        id: EvaluationId,
        days: i64,
        by: &Viewer,
        reason: Option<EvaluationReason>,
        text: &str,
    ) -> Result<(), Fault> {
        let input = step::Input {
            idempotency_key: format!("demo {} {}", I::STEP, id.global()),
            evaluation: id.global(),
            expected_version: self.evaluation(id).await?.version,
            reason,
            text: Some(text.to_owned()).filter(|text| !text.is_empty()),
        };
        let then = self.ago(days).await?;
        done(Box::pin(move_evaluation::<I>(&then, permit(by)?, input)).await)
    }
}

/// Points that reach a grade with some to spare, spread over the blocks by their weights.
fn points(level: GradeLevel, spare: i32) -> Scores {
    let rules = EvaluationRules::first();
    let least = rules.thresholds.iter().find(|threshold| threshold.level == level).map_or(0, |row| row.points);
    let part = |block: EvaluationBlock| rules.weight(block) * (least + spare) / rules.points();
    let [basic, governance, appraisal] =
        [EvaluationBlock::BasicConditions, EvaluationBlock::Governance, EvaluationBlock::SocialAppraisal].map(part);
    Scores { basic, governance, appraisal, results: least + spare - basic - governance - appraisal }
}
