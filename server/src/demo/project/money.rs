//! Support: a fund of 300,000 yuan, two programmes, twelve awards with three tranches each in every state, and money
//! that is recovered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::project::case::{self, ProjectId};
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::project::tranche;

use super::research::categories;
use super::{Book, Entered, ago, done, permit, viewer};
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::project::action::create_fund::{NewFund, NewProgramme, create_fund, create_programme};
use crate::project::action::payment_step::{
    self, ApprovePayment, ConfirmPayment, ReleasePayment, RequestPayment, Step, move_payments,
};
use crate::project::action::plan_budget::{self, plan_budget, report_spending};
use crate::project::action::plan_tranches::{self, Planned, plan_tranches};
use crate::project::action::project_step::{More, PassMidterm, ReportMidterm, WithdrawProject};
use crate::project::action::recovery::{self, order_recovery, record_repayment};

const CALL: (&str, &str) = ("江社联〔2025〕15号", "2025年度社科类社会组织项目扶持");

/// How far a payment has come: this many steps of request, approval, release, confirmation.
const PAID: [[usize; 3]; 12] = [
    [4, 4, 4],
    [4, 4, 0],
    [4, 1, 0],
    [4, 2, 0],
    [3, 0, 0],
    [4, 0, 0],
    [1, 0, 0],
    [2, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [4, 0, 0],
    [4, 0, 0],
];
const TITLES: [&str; 12] = [
    "社科普及进社区系列讲座",
    "江南文化青年论坛",
    "社会组织负责人研修班",
    "基层理论宣讲队伍建设",
    "学术年会暨成果发布",
    "家庭教育公益课堂",
    "地方志书阅读推广",
    "应急科普宣传周",
    "运河文化数字展",
    "会计诚信宣传活动",
    "心理健康服务进校园",
    "古籍整理与出版",
];

impl Book<'_> {
    pub(super) async fn support(&self) -> Result<(), Fault> {
        let [activities, outreach] = self.support_programmes().await?;
        for (number, title) in TITLES.iter().enumerate() {
            let (programme, yuan) = if number < 6 { (&activities, 30_000) } else { (&outreach, 18_000) };
            let amount = Fen::yuan(yuan);
            Box::pin(self.supported(number, title, (amount, programme.clone()))).await?;
        }
        Ok(())
    }

    async fn support_programmes(&self) -> Result<[String; 2], Fault> {
        let then = ago(self.state, 250).await?;
        let fund = NewFund {
            idempotency_key: "demo fund support".into(),
            year: 2025,
            name: "2025年度社科项目扶持资金".into(),
            source: "市级财政专项 江财教〔2025〕18号".into(),
            total: Fen::yuan(300_000),
        };
        let fund = done(create_fund(&then, permit(&self.desk)?, fund).await)?;
        let mut made = [String::new(), String::new()];
        let wanted = [("重点学术活动扶持", 180_000, 30_000), ("社科普及扶持", 120_000, 20_000)];
        for (place, (name, budget, ceiling)) in wanted.into_iter().enumerate() {
            let programme = NewProgramme {
                idempotency_key: format!("demo programme {name}"),
                fund: fund.global(),
                name: name.into(),
                kind: ProgrammeKind::Support,
                budget: Fen::yuan(budget),
                ceiling: Fen::yuan(ceiling),
                years_max: 3,
                categories: categories(),
            };
            made[place] = done(create_programme(&then, permit(&self.desk)?, programme).await)?.global();
        }
        Ok(made)
    }

    async fn supported(&self, number: usize, title: &str, money: (Fen, String)) -> Result<(), Fault> {
        let place = number * 7 + 10;
        let amount = money.0;
        // One is so new that its agreement is still to be signed.
        let begun = if number == 9 { 5 } else { 240 };
        let new = Entered {
            call: CALL,
            kind: ProgrammeKind::Support,
            title: title.into(),
            money: Some(money),
            ago: begun,
            due_on: self.ahead(400),
        };
        let id = self.enter(place, new).await?;
        self.planned(id, amount, begun - 1).await?;
        if number == 9 {
            return Ok(());
        }
        // One agreement has ended before all was paid.
        self.agreed(id, 230, self.ahead(if number == 10 { -10 } else { 420 })).await?;
        for (no, steps) in (1..).zip(PAID[number]) {
            let days = 220 - i64::from(no) * 60;
            self.paid(id, no, (steps, if steps == 4 { days } else { 6 })).await?;
        }
        let society = self.speaker(place).await?;
        if number < 4 {
            self.budgeted(id, amount, (number < 2).then_some(&society)).await?;
        }
        if number < 2 {
            self.step::<ReportMidterm>(id, 90, &society, ("已举办活动六场，参加一千二百人次", More::Nothing)).await?;
            self.step::<PassMidterm>(id, 80, &self.desk, ("进度良好", More::Nothing)).await?;
        }
        if number == 11 {
            let said = "项目未按协议实施，予以撤项并追回资金";
            self.step::<WithdrawProject>(id, 40, &self.chair, (said, More::Nothing)).await?;
            self.recovered(id).await?;
        }
        Ok(())
    }

    /// The budget by category; what the society has spent of it so far, where somebody of it says so.
    async fn budgeted(&self, id: ProjectId, amount: Fen, spends: Option<&Viewer>) -> Result<(), Fault> {
        let part = |hundredths: i64| Fen::of(amount.get() / 100 * hundredths).unwrap_or_default();
        let named = |parts: [i64; 5]| (1..).zip(parts.map(part)).collect::<Vec<_>>();
        let input = async |key: &str, amounts: Vec<(i32, Fen)>, text: &str| -> Result<plan_budget::Input, Fault> {
            let row = case::Entity::find_by_id(id).one(&self.state.db).await?;
            let row = row.ok_or_else(|| Fault::Broken("a project vanished".into()))?;
            Ok(plan_budget::Input {
                idempotency_key: format!("demo {key} {}", id.global()),
                project: id.global(),
                expected_version: row.version,
                amounts,
                text: text.into(),
            })
        };
        let plan = input("budget", named([10, 20, 30, 25, 15]), "").await?;
        done(plan_budget(&ago(self.state, 228).await?, permit(&self.desk)?, plan).await)?;
        let Some(society) = spends else { return Ok(()) };
        let spent = input("spending", named([8, 12, 18, 5, 0]), "讲座场地、专家酬金与资料印制").await?;
        done(report_spending(&ago(self.state, 92).await?, permit(society)?, spent).await).map(drop)
    }

    /// Three tranches: half, three tenths, the rest.
    async fn planned(&self, id: ProjectId, amount: Fen, days: i64) -> Result<(), Fault> {
        let part = |tenths: i64| Fen::of(amount.get() / 10 * tenths).unwrap_or_default();
        let planned = |tenths, ahead, condition: &str| Planned {
            amount: part(tenths),
            planned_on: self.ahead(ahead),
            condition: condition.into(),
        };
        let input = plan_tranches::Input {
            idempotency_key: format!("demo plan {}", id.global()),
            project: id.global(),
            tranches: vec![
                planned(5, -160, "签订协议后"),
                planned(3, -60, "中期检查通过后"),
                planned(2, 130, "结项验收合格后"),
            ],
        };
        done(plan_tranches(&ago(self.state, days).await?, permit(&self.desk)?, input).await).map(drop)
    }

    /// Takes the first so many of the four steps of a payment.
    async fn paid(&self, id: ProjectId, no: i32, (steps, days): (usize, i64)) -> Result<(), Fault> {
        let vice = viewer(self.state, "vice").await?;
        if steps > 0 {
            self.payment::<RequestPayment>(id, no, days, &self.desk).await?;
        }
        if steps > 1 {
            self.payment::<ApprovePayment>(id, no, days - 1, &vice).await?;
        }
        if steps > 2 {
            self.payment::<ReleasePayment>(id, no, days - 2, &self.chair).await?;
        }
        if steps > 3 {
            self.payment::<ConfirmPayment>(id, no, days - 4, &self.desk).await?;
        }
        Ok(())
    }

    async fn payment<I: Step>(&self, id: ProjectId, no: i32, days: i64, by: &Viewer) -> Result<(), Fault> {
        let of_this = tranche::Entity::find().filter(tranche::Column::ProjectId.eq(id));
        let row = of_this.order_by_asc(tranche::Column::No).all(&self.state.db).await?;
        let row = row.into_iter().find(|row| row.no == no);
        let row = row.ok_or_else(|| Fault::Broken("a tranche vanished".into()))?;
        let input = payment_step::Input {
            idempotency_key: format!("demo {} {}", I::STEP, row.id.global()),
            tranches: vec![(row.id.global(), row.version)],
            text: String::new(),
        };
        done(move_payments::<I>(&ago(self.state, days).await?, permit(by)?, input).await)
    }

    /// What was paid is to be given back; a part has come.
    async fn recovered(&self, id: ProjectId) -> Result<(), Fault> {
        let order = recovery::Order {
            idempotency_key: "demo recovery".into(),
            project: id.global(),
            amount: Fen::yuan(9_000),
            due_on: self.ahead(20),
            reason: "项目撤项，按协议退回已拨付资金".into(),
        };
        done(order_recovery(&ago(self.state, 38).await?, permit(&self.chair)?, order).await)?;
        let repayment = recovery::Repayment {
            idempotency_key: "demo repayment".into(),
            project: id.global(),
            expected_version: 1,
            amount: Fen::yuan(4_000),
        };
        done(record_repayment(&ago(self.state, 12).await?, permit(&self.desk)?, repayment).await).map(drop)
    }
}
