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
