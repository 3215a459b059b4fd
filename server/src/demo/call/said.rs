//! What the demo's calls say, and what its societies write.

use chrono::NaiveDate;

use entity::institution::activity::plan::field_of;
use entity::project::call::condition::Conditions;
use entity::project::call::content::{CallContent, CallDocument, Criterion, StageDays, Topic};
use entity::project::call::form::{FieldKind, FormField, OWN_TOPIC};
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::register::present;

use crate::project::action::application::save::Filled;
use crate::project::action::call::save as write_call;

/// What a call of the demo says.
pub(super) fn told(kind: ProgrammeKind, opens_on: NaiveDate, closes_on: NaiveDate) -> write_call::Told {
    let (title, budget, ceiling, guide, topics): (_, _, _, _, &[&str]) = match kind {
        ProgrammeKind::Research => (
            "2026年度江南市社科应用研究课题",
            300_000,
            20_000,
            "围绕市委、市政府中心工作和本学科前沿申报应用研究课题。重点课题每项2万元，一般课题每项1万元；\
             成果为5000至10000字研究报告，由市社科联组织鉴定。同一题目不重复立项，负责人有在研课题的不得申报。",
            &["党建引领基层治理的江南实践", "数字经济与产业转型", "运河文化保护传承", "青年发展型城市建设"],
        ),
        ProgrammeKind::Support => (
            "2026年度学会重点活动项目扶持",
            150_000,
            30_000,
            "支持学会举办有影响的学术活动和社科普及活动。每项不超过3万元，专款专用，活动结束后一个月内报送总结和决算。",
            &["社科普及进基层", "学术年会与论坛"],
        ),
    };
    let field = |code: &str, section: &str, label: &str, required, identifies| FormField {
        code: code.into(),
        section: section.into(),
        label: label.into(),
        kind: FieldKind::LongText,
        required,
        max: 0,
        options: Vec::new(),
        identifies,
    };
    let criterion = |code: &str, label: &str, points| Criterion { code: code.into(), label: label.into(), points };
    let topics = topics.iter().enumerate();
    let content = CallContent {
        guide: guide.into(),
        topics: topics
            .map(|(place, title)| Topic { code: format!("T{}", place + 1), title: (*title).into() })
            .collect(),
        own_topic: true,
        fields: vec![
            field("PLAN", "论证", "主要内容和实施计划", true, false),
            field("USE", "论证", "预期成果和应用", true, false),
            field("BASE", "论证", "前期基础（含署名成果）", false, true),
            field("MONEY", "经费", "经费测算", true, false),
        ],
        documents: ["申报书签字盖章页", "诚信承诺书"]
            .map(|name| CallDocument { name: name.into(), required: false })
            .into(),
        criteria: vec![
            criterion("VALUE", "选题价值", 30),
            criterion("PLAN", "实施方案", 40),
            criterion("BASE", "研究基础", 30),
        ],
        reviewers: 3,
        outlier_points: 15,
        conditions: Conditions::usual(),
        days: StageDays::usual(),
        months: 9,
    };
    write_call::Told {
        kind,
        year: 2026,
        title: title.into(),
        opens_on,
        closes_on,
        budget: Fen::yuan(budget),
        ceiling: Fen::yuan(ceiling),
        programme: None,
        content,
    }
}

const FAMILIES: [&str; 12] = ["沈", "陆", "顾", "徐", "蒋", "韩", "丁", "许", "夏", "姚", "邵", "毛"];
const GIVEN: [&str; 5] = ["文渊", "思齐", "明远", "静之", "若水"];

/// What a society writes: by its field.
/// Nobody leads two: namesakes of the register do not stand in each other's way.
pub(super) fn answers(society: &present::Model, place: usize) -> Vec<Filled> {
    let field = field_of(&society.name);
    let leader = [FAMILIES[place % FAMILIES.len()], GIVEN[place / FAMILIES.len() % GIVEN.len()]].concat();
    let filled = |code: &str, value: String| Filled { field: code.into(), value, seen_version: 0 };
    vec![
        filled("TITLE", format!("{field}服务江南市高质量发展研究")),
        filled("TOPIC", OWN_TOPIC.into()),
        filled("LEADER", format!("{leader}，{}", society.name)),
        filled("MEMBERS", "钱学文，江南市社会科学院".into()),
        filled("AMOUNT", "1500000".into()),
        filled("PLAN", format!("梳理{field}与城市发展的结合点，开展问卷和访谈，形成对策建议，分三个阶段实施。")),
        filled("USE", "形成研究报告一份，报送有关部门参考，并在学会年会上交流。".into()),
        filled("MONEY", "资料费0.3万元，调研费0.7万元，印刷费0.2万元，劳务费0.3万元。".into()),
    ]
}
