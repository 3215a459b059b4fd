//! Research: eighteen projects of 2024 that were closed with a certificate; of 2025 twenty with money and ten
//! without, three of them extended, one withdrawn.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::project::case::change::ProjectChangeKind;
use entity::project::case::{ExemptReason, ProjectId};
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::project::result_use::{self as claim, ResultUseKind};

use super::{Book, Entered, ago, done, permit};
use crate::fault::Fault;
use crate::project::action::create_fund::{NewFund, NewProgramme, create_fund, create_programme};
use crate::project::action::project_step::{
    AskProjectChange, CloseProject, ExemptAppraisal, GradeProject, GrantProjectChange, More, OpenAppraisal,
    PassMidterm, RectifyMidterm, ReportMidterm, SubmitFinalReport, WithdrawProject,
};
use crate::project::action::result_use::{self, VerifyResultUse, answer_result_use, claim_result_use};

const CALL_2024: (&str, &str) = ("江社联〔2024〕8号", "2024年度江南市社科应用研究课题");
const CALL_2025: (&str, &str) = ("江社联〔2025〕6号", "2025年度江南市社科应用研究课题");
const TOPICS: [&str; 10] = [
    "基层治理现代化路径研究",
    "数字经济赋能县域发展研究",
    "社会组织党建工作机制研究",
    "地方文化资源活化利用研究",
    "民营企业高质量发展研究",
    "城乡公共服务均等化研究",
    "青年思想引领方法研究",
    "社区养老服务体系研究",
    "应急管理能力提升研究",
    "优秀传统文化传播研究",
];

impl Book<'_> {
    pub(super) async fn research(&self) -> Result<(), Fault> {
        for number in 0..18 {
            Box::pin(self.of_2024(number)).await?;
        }
        let programme = self.research_programme().await?;
        for number in 0..30 {
            let money = (number < 20).then(|| (Fen::yuan(8_000), programme.clone()));
            Box::pin(self.of_2025(number, money)).await?;
        }
        Ok(())
    }

    async fn research_programme(&self) -> Result<String, Fault> {
        let then = ago(self.state, 320).await?;
        let fund = NewFund {
            idempotency_key: "demo fund research".into(),
            year: 2025,
            name: "2025年度社科课题研究经费".into(),
            source: "市级财政专项 江财教〔2025〕11号".into(),
            total: Fen::yuan(200_000),
        };
        let fund = done(create_fund(&then, permit(&self.desk)?, fund).await)?;
        let programme = NewProgramme {
            idempotency_key: "demo programme research".into(),
            fund: fund.global(),
            name: "2025年度社科应用研究课题".into(),
            kind: ProgrammeKind::Research,
            budget: Fen::yuan(200_000),
            ceiling: Fen::yuan(20_000),
            years_max: 1,
            categories: categories(),
        };
        Ok(done(create_programme(&then, permit(&self.desk)?, programme).await)?.global())
    }

    /// Closed with a certificate, every third without a panel.
    async fn of_2024(&self, number: usize) -> Result<(), Fault> {
        let place = number * 5 + 4;
        let title = format!("{}（{}）", TOPICS[number % TOPICS.len()], 2024);
        let new = Entered {
            call: CALL_2024,
            kind: ProgrammeKind::Research,
            title,
            money: None,
            ago: 640,
            due_on: self.ahead(-280),
        };
        let id = self.enter(place, new).await?;
        self.agreed(id, 620, self.ahead(-250)).await?;
        let society = self.speaker(place).await?;
        let said = "已完成文献梳理和实地调研，形成阶段性报告";
        self.step::<ReportMidterm>(id, 460, &society, (said, More::Nothing)).await?;
        self.step::<PassMidterm>(id, 450, &self.desk, ("进度符合协议，同意继续", More::Nothing)).await?;
        self.step::<SubmitFinalReport>(id, 300, &society, ("研究报告和决策建议已完成", More::Nothing)).await?;
        let grade = ["EXCELLENT", "GOOD", "GOOD", "PASS"][number % 4].to_owned();
        let on = self.ahead(-280);
        let panel = if number.is_multiple_of(3) {
            let more = More::Exempt(ExemptReason::Adopted);
            self.step::<ExemptAppraisal>(id, 290, &self.desk, ("成果已被市有关部门采纳", more)).await?;
            None
        } else {
            self.step::<OpenAppraisal>(id, 290, &self.desk, ("送同行专家鉴定", More::Nothing)).await?;
            Some((5, 1))
        };
        let more = More::Grade { grade, panel, on };
        self.step::<GradeProject>(id, 278, &self.desk, ("鉴定意见：完成预期目标", more)).await?;
        self.step::<CloseProject>(id, 270, &self.chair, ("准予结项，颁发结项证书", More::Nothing)).await?;
        if number < 4 {
            self.used(id, place, number > 0).await?;
        }
        Ok(())
    }

    /// Under way; three extended, one withdrawn, the first one put right after the midterm.
    async fn of_2025(&self, number: usize, money: Option<(Fen, String)>) -> Result<(), Fault> {
        let place = number * 3 + 5;
        let (begun, due_on) = match number {
            29 => (5, self.ahead(360)),
            24.. => (100, self.ahead(160)),
            _ => (300, self.ahead(60)),
        };
        let title = TOPICS[(number + 3) % TOPICS.len()].to_owned();
        let new = Entered {
            call: CALL_2025,
            kind: ProgrammeKind::Research,
            title: format!("{title}（{:02}）", number + 1),
            money,
            ago: begun,
            due_on,
        };
        let id = self.enter(place, new).await?;
        if number == 29 {
            return Ok(());
        }
        self.agreed(id, begun - 5, self.ahead(190)).await?;
        let society = self.speaker(place).await?;
        if number >= 24 {
            return Ok(());
        }
        let reported = match number {
            0 => 25,
            1..=3 => 8,
            _ => 125,
        };
        self.step::<ReportMidterm>(id, reported, &society, ("已完成问卷和访谈，正在撰写报告", More::Nothing)).await?;
        match number {
            0 => {
                let said = "样本量不足，请补充调研后重报";
                self.step::<RectifyMidterm>(id, 20, &self.desk, (said, More::Nothing)).await
            }
            1..=3 => Ok(()),
            4 => self.step::<WithdrawProject>(id, 30, &self.chair, ("研究中止，经核实予以撤项", More::Nothing)).await,
            5..=7 => {
                self.step::<PassMidterm>(id, 110, &self.desk, ("同意继续", More::Nothing)).await?;
                let until = Some(self.ahead(180));
                let more = More::Change { kind: ProjectChangeKind::Extension, until, value: None };
                self.step::<AskProjectChange>(id, 40, &society, ("调研对象调整，需延期完成", more)).await?;
                self.step::<GrantProjectChange>(id, 35, &self.desk, ("同意延期一次", More::Nothing)).await
            }
            8 => {
                self.step::<PassMidterm>(id, 110, &self.desk, ("同意继续", More::Nothing)).await?;
                let more =
                    More::Change { kind: ProjectChangeKind::Leader, until: None, value: Some("罗知行".into()) };
                self.step::<AskProjectChange>(id, 5, &society, ("负责人工作调动", more)).await
            }
            _ => {
                self.step::<PassMidterm>(id, 110, &self.desk, ("同意继续", More::Nothing)).await?;
                self.finishing(id, number, &society).await
            }
        }
    }

    /// Those that are nearly done: handed in, with a panel, graded.
    async fn finishing(&self, id: ProjectId, number: usize, society: &crate::identity::Viewer) -> Result<(), Fault> {
        if !(9..=12).contains(&number) {
            return Ok(());
        }
        self.step::<SubmitFinalReport>(id, 12, society, ("研究报告已定稿", More::Nothing)).await?;
        if number >= 11 {
            self.step::<OpenAppraisal>(id, 9, &self.desk, ("送同行专家鉴定", More::Nothing)).await?;
        }
        if number == 12 {
            let more = More::Grade { grade: "GOOD".into(), panel: Some((5, 1)), on: self.ahead(-3) };
            self.step::<GradeProject>(id, 3, &self.desk, ("鉴定组一致同意通过", more)).await?;
        }
        Ok(())
    }

    /// A result is used: claimed, and verified or not yet.
    async fn used(&self, id: ProjectId, place: usize, verified: bool) -> Result<(), Fault> {
        let society = self.speaker(place).await?;
        let input = result_use::Claimed {
            idempotency_key: format!("demo use {}", id.global()),
            project: id.global(),
            kind: if verified { ResultUseKind::Adopted } else { ResultUseKind::Instructed },
            body: "市发展和改革委员会".into(),
            used_on: self.ahead(-20),
            text: "建议被吸收进年度工作方案".into(),
            files: Vec::new(),
        };
        done(claim_result_use(&ago(self.state, 10).await?, permit(&society)?, input).await)?;
        if !verified {
            return Ok(());
        }
        let of_this = claim::Entity::find().filter(claim::Column::ProjectId.eq(id));
        let found = of_this.one(&self.state.db).await?;
        let found = found.ok_or_else(|| Fault::Broken("a claim vanished".into()))?;
        let input = result_use::Input {
            idempotency_key: format!("demo verify {}", id.global()),
            result_use: found.id.global(),
            expected_version: 1,
            text: "采纳证明属实".into(),
        };
        let then = ago(self.state, 4).await?;
        done(answer_result_use::<VerifyResultUse>(&then, permit(&self.desk)?, input).await).map(drop)
    }
}

/// The categories of the demo's budgets.
pub(super) fn categories() -> Vec<(String, String)> {
    [
        ("资料费", "Literature"),
        ("调研差旅费", "Field work"),
        ("会议费", "Meetings"),
        ("劳务费", "Labour"),
        ("印刷出版费", "Printing"),
    ]
    .map(|(zh, en)| (zh.to_owned(), en.to_owned()))
    .to_vec()
}
