//! Why someone has an open item, as a sentence that says what he does next.

use super::open_item::OpenItemKind;
use crate::Language;

/// The code of whatever is passed back to whoever has to correct it, in every room.
pub const RETURNED: &str = "RETURNED";

/// Kind, code, both sentences. Whatever opens or passes an item has its codes here: a test looks at
/// every item of a database.
const REASONS: &[(OpenItemKind, &str, &str, &str)] = &[
    (OpenItemKind::Formation, "FED_REVIEW", "学会已申报，请审核", "The society has proposed: review it"),
    (
        OpenItemKind::Formation,
        "RETURNED",
        "已退回，请按原因补正后重报",
        "Returned: correct it as the reason says and send it again",
    ),
    (
        OpenItemKind::Formation,
        "SUPERIOR_APPROVAL",
        "审核已通过，请取得上级党组织批复并登记",
        "Passed: obtain the superior body's approval and record it",
    ),
    (OpenItemKind::ChangeDue, "ESTABLISHED", "请申报改为建制型党支部", "Propose the change to an established branch"),
    (OpenItemKind::ChangeDue, "FUNCTIONAL", "请申报改为功能性党支部", "Propose the change to a functional branch"),
    (OpenItemKind::ChangeDue, "JOINT", "请申报改为联合党支部", "Propose the change to a joint branch"),
    (OpenItemKind::ChangeDue, "LIAISON", "请申报改设党建工作联络员", "Propose a liaison instead"),
    (OpenItemKind::Directive, "ISSUED", "请签收部署任务", "Acknowledge the directive"),
    (OpenItemKind::Directive, "ACKED", "已签收，请完成后反馈", "Acknowledged: carry it out, then report"),
    (OpenItemKind::Finding, "OPEN", "请说明整改打算", "Say how it will be put right"),
    (OpenItemKind::Finding, "RETURNED", "核实未通过，请按说明继续整改", "Not accepted: go on as the check says"),
    (OpenItemKind::Finding, "IN_PROGRESS", "整改中，完成后请报告", "Being put right: report when it is"),
    (OpenItemKind::Finding, "REPORTED", "已报整改完成，请核实", "Reported as put right: check it"),
    (OpenItemKind::Thread, "OPEN", "来函待答复", "The letter waits for an answer"),
    (OpenItemKind::Thread, "REPLIED", "已答复，请确认办结或继续沟通", "Answered: close the thread or write again"),
    (OpenItemKind::AnnualReport, "OPEN", "请填报年度报告", "Fill in the annual report"),
    (OpenItemKind::AnnualReport, "DRAFT", "年度报告填报中，请提交", "The annual report is begun: submit it"),
    (
        OpenItemKind::AnnualReport,
        "SUBMITTED",
        "学会已提交年报，请初审",
        "The society has submitted its report: review it",
    ),
    (
        OpenItemKind::AnnualReport,
        "RETURNED",
        "年报已退回，请逐栏补正后重报",
        "Returned: correct the fields and submit again",
    ),
    (
        OpenItemKind::AnnualReport,
        "RESUBMITTED",
        "学会已补正，请复核",
        "The society has corrected its report: review it",
    ),
    (OpenItemKind::AnnualReport, "PASSED", "初审已通过，请受理", "Passed by the federation: take it up"),
    (OpenItemKind::AnnualReport, "RECEIVED", "已受理，请出具结论", "Taken up: conclude it"),
    (OpenItemKind::AnnualReport, "RECTIFYING", "请按结论整改并报告", "Put right what the conclusion names, and report"),
    (
        OpenItemKind::AnnualReport,
        "RECTIFICATION_REPORTED",
        "学会已报告整改，请核实",
        "The society has reported what it put right: check it",
    ),
    (
        OpenItemKind::Registration,
        "PREPARING",
        "请与发起人备齐登记材料后提交",
        "Put the papers together with the founders and submit them",
    ),
    (
        OpenItemKind::Registration,
        "RETURNED",
        "登记申请已退回，请与发起人补正后重报",
        "Returned: correct it with the founders and submit it again",
    ),
    (
        OpenItemKind::Registration,
        "SPONSOR_REVIEW",
        "登记申请待主席审查",
        "The application waits for the chair's review",
    ),
    (
        OpenItemKind::Registration,
        "CIVIL_INTAKE",
        "社科联已同意，请核对材料后受理",
        "Consented: check the papers and accept them",
    ),
    (OpenItemKind::Registration, "CIVIL_REVIEW", "已受理，请在60日内作出决定", "Accepted: decide within sixty days"),
    (
        OpenItemKind::Registration,
        "COMMITMENT_FILED",
        "准予登记，领证前请提交党员情况调查表",
        "Approved: file the member survey before collecting the certificate",
    ),
    (
        OpenItemKind::Registration,
        "SURVEY_FILED",
        "调查表已提交，请发证并移交组建资料",
        "Survey filed: hand the certificate out and the papers over",
    ),
    (
        OpenItemKind::Registration,
        "HANDED_OVER",
        "民政已移交组建资料，请接收",
        "Civil affairs has handed the papers over: receive them",
    ),
    (
        OpenItemKind::Registration,
        "FORMATION_DUE",
        "请在期限内申报组建党组织或指定联络员",
        "Propose a Party organisation or a liaison in time",
    ),
    (OpenItemKind::Registration, "OVERDUE", "组建已逾期，请立即申报", "The time to form is over: propose at once"),
    (
        OpenItemKind::RegisterChange,
        "SPONSOR_REVIEW",
        "学会已申报变更或注销，请审查",
        "The society proposes a change: review it",
    ),
    (
        OpenItemKind::RegisterChange,
        "RETURNED",
        "已退回，请按原因补正后重报",
        "Returned: correct it as the reason says and send it again",
    ),
    (
        OpenItemKind::RegisterChange,
        "LIQUIDATING",
        "社科联已同意注销，请成立清算组织并报告清算结果",
        "Consented: name the liquidators and report how the liquidation ended",
    ),
    (
        OpenItemKind::RegisterChange,
        "TO_FILE",
        "请在期限内报登记管理机关",
        "File it with the registration authority in time",
    ),
    (OpenItemKind::RegisterChange, "CIVIL_REVIEW", "学会已报变更或注销，请审查决定", "Filed by the society: decide it"),
    (
        OpenItemKind::ListCase,
        "PROPOSED",
        "平台建议列入名单，请告知学会或不予列入",
        "Proposed for a list: give notice, or let it be",
    ),
    (
        OpenItemKind::ListCase,
        "NOTICED",
        "拟列入名单，请核对；有异议请在期限内提出",
        "To be listed: check it, and object within the days",
    ),
    (OpenItemKind::ListCase, "OBJECTED", "学会已提出异议，请复核后决定", "The society objects: look again and decide"),
    (OpenItemKind::ListCase, "HEARD", "告知期满，请作出决定", "The days to object are over: decide"),
    (OpenItemKind::ListCase, "EXIT_APPLIED", "申请移出名单，请核实后决定", "Removal applied for: check and decide"),
    (OpenItemKind::Enforcement, "CLUE", "有新线索，请核查后立案或不予处罚", "A clue: investigate, or drop it"),
    (OpenItemKind::Enforcement, "INVESTIGATING", "已立案，请调查后作出处理", "Being investigated: decide what follows"),
    (
        OpenItemKind::Enforcement,
        "ORDER_TO_CORRECT",
        "请按责令改正通知整改并报告",
        "Put right what the order names, and report",
    ),
    (OpenItemKind::Enforcement, "RETURNED", "改正未到位，请继续整改并报告", "Not put right yet: go on and report"),
    (OpenItemKind::Enforcement, "CORRECTION_REPORTED", "学会已报告改正，请核实", "Reported as put right: check it"),
    (
        OpenItemKind::Enforcement,
        "PENALTY_NOTICED",
        "收到处罚告知，有异议请在期限内陈述申辩",
        "Notice of a penalty: object within the days",
    ),
    (
        OpenItemKind::Enforcement,
        "PENALTY_OBJECTED",
        "学会已陈述申辩，请复核后决定",
        "The society objects: look again and decide",
    ),
    (OpenItemKind::Enforcement, "PENALTY_HEARD", "告知期满，请作出处罚决定", "The days to object are over: decide"),
    (
        OpenItemKind::Enforcement,
        "IN_FORCE",
        "处罚已生效，执行完毕后请结案",
        "In force: close it when it is carried out",
    ),
    (OpenItemKind::ActivityFiling, "FILED", "学会已报备活动，请审核", "The society has filed an activity: review it"),
    (OpenItemKind::ActivityFiling, "FED_REVIEW", "已受理，请在期满前答复", "Taken up: answer before the days are over"),
    (
        OpenItemKind::ActivityFiling,
        "RETURNED",
        "活动报备已退回，请补正后重报",
        "The filing was returned: correct it and file it again",
    ),
    (OpenItemKind::ActivityFiling, "NO_OBJECTION", "可以举办，举办后请报告", "It may be held: report on it afterwards"),
    (
        OpenItemKind::ActivityFiling,
        "CONDITIONS",
        "请按条件举办，举办后报告",
        "Hold it as the conditions say, and report on it afterwards",
    ),
    (OpenItemKind::ActivityFiling, "HELD", "已举办，请提交活动报告", "It was held: report on it"),
    (
        OpenItemKind::Evaluation,
        "SELF_RATED",
        "学会申报评估等级，请出具意见",
        "A society applies for a grade: give your opinion",
    ),
    (
        OpenItemKind::Evaluation,
        "DOCS",
        "评估申报待审核，请受理、退回或不予评估",
        "Look the documents through: accept, return or refuse",
    ),
    (
        OpenItemKind::Evaluation,
        "RETURNED",
        "评估申报已退回，请补正后重报",
        "The application was returned: correct it and send it again",
    ),
    (OpenItemKind::Evaluation, "ON_SITE", "已受理，请实地考察并登记", "Accepted: visit the society and record it"),
    (OpenItemKind::Evaluation, "PANEL", "请组织专家评审并登记评分", "Have the panel rate it and record the scores"),
    (OpenItemKind::Evaluation, "SCORED", "评审完成，请发布公示", "Rated: publish the notice"),
    (
        OpenItemKind::Evaluation,
        "NOTICE",
        "评估结果公示中，有异议请在期限内提出",
        "The result is published: object within the days if you do",
    ),
    (
        OpenItemKind::Evaluation,
        "REVIEW",
        "学会对结果有异议，请另一名经办人复核",
        "The society objects: another official reviews it",
    ),
    (
        OpenItemKind::FigureContest,
        "CONTESTED",
        "学会对本部门数据提出异议，请核实后更正或说明",
        "A society contests your figure: check it, then correct it or say why it stands",
    ),
    (
        OpenItemKind::Application,
        "DRAFT",
        "申报书填报中，请在截止前提交",
        "The application is begun: submit it before the call is over",
    ),
    (
        OpenItemKind::Application,
        "SUBMITTED",
        "已提交，截止后进行形式审查",
        "Submitted: it is checked when the call is over",
    ),
    (OpenItemKind::Application, "FORMAL_CHECK", "请进行形式审查", "Look whether it is complete"),
    (OpenItemKind::Application, "RETURNED", "申报书已退回，请补正后重报", "Returned: complete it and submit it again"),
    (
        OpenItemKind::Application,
        "EXPERT_REVIEW",
        "请分派专家，评分齐全后送会评",
        "Ask experts, and pass it to the panel when they have scored",
    ),
    (OpenItemKind::Application, "PANEL", "请登记会评的立项建议", "Record what the panel proposes"),
    (OpenItemKind::Application, "PARTY_GROUP", "请党组审定", "For the Party group to decide"),
    (
        OpenItemKind::Application,
        "PUBLIC_NOTICE",
        "公示中，期满无异议即可立项",
        "Published: conclude it when the notice is over",
    ),
    (OpenItemKind::Project, "AGREEMENT", "请与学会签订协议并登记", "Sign the agreement with the society and record it"),
    (OpenItemKind::Project, "IN_PROGRESS", "请按期提交中期报告", "Send the midterm report in time"),
    (OpenItemKind::Project, "MIDTERM_REPORTED", "中期报告已提交，请审查", "The midterm report is in: review it"),
    (
        OpenItemKind::Project,
        "RECTIFYING",
        "请按中期检查意见整改后重报",
        "Put right what the midterm found, and report again",
    ),
    (OpenItemKind::Project, "MIDTERM_PASSED", "请按期提交结项材料", "Send the final report in time"),
    (
        OpenItemKind::Project,
        "MIDTERM_FAILED",
        "中期不通过，请终止或撤项",
        "The midterm was not passed: end or withdraw the project",
    ),
    (OpenItemKind::Project, "FINAL_SUBMITTED", "结项材料已提交，请审查", "The final report is in: review it"),
    (
        OpenItemKind::Project,
        "FINAL_RETURNED",
        "结项材料已退回，请修改后重报",
        "The final report was returned: correct it and send it again",
    ),
    (OpenItemKind::Project, "APPRAISAL", "请组织鉴定并登记等级", "Have it appraised and record the grade"),
    (OpenItemKind::Project, "APPRAISAL_EXEMPT", "免予鉴定，请登记等级", "No panel is needed: record the grade"),
    (OpenItemKind::Project, "GRADED", "已评定等级，请主席准予结项", "Graded: the chair closes it"),
    (OpenItemKind::Project, "CHANGE_ASKED", "学会申请变更，请答复", "The society asks for a change: answer it"),
    (
        OpenItemKind::Payment,
        "REQUESTED",
        "已申请拨付，请另一人复核",
        "Payment was requested: another person approves it",
    ),
    (OpenItemKind::Payment, "APPROVED", "已复核，请主席签批拨付", "Approved: the chair releases it"),
    (OpenItemKind::Payment, "RELEASED", "已拨付，请按银行回单确认", "Paid out: confirm it by the bank's paper"),
    (OpenItemKind::Recovery, "ORDERED", "请按通知退回项目资金", "Give the money back as the order says"),
    (
        OpenItemKind::ResultUse,
        "CLAIMED",
        "学会申报成果应用，请核实",
        "The society claims that a result is used: verify it",
    ),
    (OpenItemKind::Evaluation, "DECISION", "公示期满，请作出评定", "The notice is over: decide"),
    (OpenItemKind::Demand, "POSTED", "有新需求，请审核", "A new demand: screen it"),
    (OpenItemKind::Demand, "SCREENED", "审核已通过，请发布征集", "Screened: open it to the societies"),
    (OpenItemKind::Demand, "OPEN", "征集承接中，请推荐合适的学会", "Open: point it out to societies that fit"),
    (OpenItemKind::Demand, "OFFERED", "已有学会响应，请选定承接学会", "Societies offer: choose one"),
    (
        OpenItemKind::Demand,
        "MATCHED",
        "本会已被选定，请签订协议并登记",
        "You were chosen: sign the agreement and record it",
    ),
    (OpenItemKind::Demand, "AGREED", "已签约，请按期交付并报告", "Agreed: deliver in time and report it"),
    (
        OpenItemKind::Demand,
        "RETURNED",
        "交付待补充，请按说明完善后再报告",
        "Returned: complete the delivery and report again",
    ),
    (OpenItemKind::Demand, "REPORTED", "学会已交付，请确认", "Delivery reported: confirm it"),
    (OpenItemKind::Demand, "DELIVERED", "已确认交付，请评价", "Delivered: say how it was"),
    (OpenItemKind::CaseStudy, "SUBMITTED", "学会已报送案例，请分配编辑", "A case was sent: give it to editors"),
    (OpenItemKind::CaseStudy, "EDITING", "请审读案例并提出意见", "Read the case and say what you think"),
    (OpenItemKind::CaseStudy, "READ", "编辑意见已齐，请决定是否采用", "The editors have said their words: decide"),
    (OpenItemKind::CaseStudy, "RETURNED", "案例已退回，请修改后重报", "Returned: revise the case and send it again"),
    (OpenItemKind::Casebook, "COLLECTING", "征稿进行中，到期请截稿", "Collecting: close it when the time is over"),
    (OpenItemKind::Casebook, "EDITING", "案例编辑中，齐备后请发布汇编", "Being edited: publish it when all is there"),
];

/// The sentence for a code; none when the vocabulary does not know it.
#[must_use]
pub fn sentence(kind: OpenItemKind, code: &str, language: Language) -> Option<&'static str> {
    let found = REASONS.iter().find(|(of, known, ..)| *of == kind && *known == code)?;
    Some(language.pick(found.2, found.3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_stands_once() {
        for (index, (kind, code, ..)) in REASONS.iter().enumerate() {
            assert!(REASONS[..index].iter().all(|(of, known, ..)| (of, known) != (kind, code)), "{kind} {code}");
        }
        assert_eq!(sentence(OpenItemKind::Thread, "NONE", Language::Zh), None);
    }
}
