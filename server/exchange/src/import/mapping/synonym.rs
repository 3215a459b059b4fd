//! What headings mean: the register's own labels, and what other cities and programs write.

use entity::register::import::ImportField;
use entity::{Language, Word};

use super::heading::normalize;

/// How sure a field is for a heading, from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The heading is a known synonym.
    Synonym,
    /// The heading is the register's own label, in either language.
    Label,
    /// The user said so.
    Said,
}

/// Words that begin a row of sums, notes or signatures.
pub const FOOT: [&str; 13] =
    ["合计", "总计", "小计", "共计", "注：", "注:", "备注", "说明：", "说明:", "填表人", "填报", "制表", "审核人"];

/// Synonyms, as `normalize` writes them.
const SYNONYMS: &[(ImportField, &[&str])] = &[
    (ImportField::Serial, &["编号", "序", "no", "no.", "#", "serial", "serialnumber"]),
    (
        ImportField::Uscc,
        &[
            "信用代码",
            "社会信用代码",
            "统一信用代码",
            "统一代码",
            "社会组织统一社会信用代码",
            "统一社会信用代码号",
            "统一社会信用代码证号",
            "uscc",
            "unifiedsocialcreditcode",
        ],
    ),
    (
        ImportField::Name,
        &[
            "名称",
            "学会名称",
            "社会组织名称",
            "社会团体名称",
            "社会团体",
            "单位名称",
            "团体名称",
            "组织名称",
            "学会",
            "社团",
            "society",
            "societyname",
        ],
    ),
    (
        ImportField::Discipline,
        &["类别", "学科", "门类", "学科类别", "学科分类", "学科领域", "所属学科", "分类", "学会类别", "专业类别"],
    ),
    (
        ImportField::RegisteredOn,
        &[
            "登记时间",
            "成立时间",
            "成立日期",
            "登记日期",
            "注册时间",
            "注册日期",
            "成立登记时间",
            "批准成立时间",
            "批准成立日期",
            "registrationdate",
            "dateofregistration",
        ],
    ),
    (
        ImportField::IndividualMembers,
        &[
            "会员数",
            "个人会员",
            "会员人数",
            "个人会员人数",
            "个人会员数量",
            "会员总数",
            "会员数量",
            "会员个人",
            "members",
        ],
    ),
    (
        ImportField::UnitMembers,
        &[
            "单位会员",
            "单位会员数量",
            "单位会员家数",
            "团体会员",
            "团体会员数",
            "会员单位",
            "会员单位数",
            "会员单位数量",
            "会员单位家数",
        ],
    ),
    (
        ImportField::FullTimeStaff,
        &["专职", "专职人员", "专职人数", "专职工作人员", "专职工作人员数", "专职人员数量", "staff"],
    ),
    (ImportField::PartyTotal, &["党员数", "党员", "党员人数", "党员数量", "党员总人数", "中共党员", "中共党员数"]),
    (ImportField::Formal, &["正式党员数", "正式党员人数", "党员正式", "formalpartymembers"]),
    (ImportField::Probationary, &["预备党员数", "预备党员人数", "党员预备", "probationarypartymembers"]),
    (
        ImportField::ResidentFormal,
        &["驻会党员", "驻会党员数", "驻会党员人数", "驻会正式党员数", "驻会正式党员人数", "residentformalpartymembers"],
    ),
    (
        ImportField::Form,
        &[
            "党组织类型",
            "党组织",
            "党组织形态",
            "党组织设置",
            "党组织设置形式",
            "党组织组建形式",
            "党支部类型",
            "党建形式",
            "组建形式",
            "partyform",
            "form",
        ],
    ),
    (
        ImportField::Grade,
        &["等级", "评估", "评估结果", "评估级别", "评估等次", "社会组织评估等级", "评估等级等级", "evaluationgrade"],
    ),
    (
        ImportField::GradeUntil,
        &[
            "有效期",
            "有效期至",
            "等级有效期",
            "评估有效期",
            "评估有效期至",
            "评估等级有效期",
            "评估等级有效期至",
            "评估有效期截止",
            "gradevaliduntil",
        ],
    ),
    (
        ImportField::Conclusion,
        &[
            "年检结论",
            "年检",
            "年检结果",
            "年检情况",
            "年检等次",
            "年度检查",
            "年度检查结论",
            "年度检查结果",
            "年度年检",
            "年度年检结果",
            "年度年检情况",
            "conclusion",
        ],
    ),
    (
        ImportField::TermEndsOn,
        &[
            "届满",
            "届满时间",
            "届满日期",
            "理事会届满",
            "理事会届满时间",
            "理事会届满日期",
            "本届届满时间",
            "本届届满日期",
            "任期届满",
            "任期届满时间",
            "任期届满日期",
            "本届理事会届满时间",
            "本届理事会届满日期",
            "应换届时间",
            "下次换届时间",
            "termends",
            "termendson",
        ],
    ),
    (
        ImportField::President,
        &["理事长", "会长姓名", "理事长姓名", "会长理事长", "会长或理事长", "负责人", "主要负责人", "负责人姓名"],
    ),
    (ImportField::SecretaryGeneral, &["秘书长姓名", "secretarygeneral"]),
    (ImportField::PartyLead, &["党建工作负责人", "党建责任人", "党建工作责任人", "党建负责人职务", "党建分管领导"]),
    (ImportField::Abnormality, &["异常", "异常情况", "异常状态", "异常类型", "异常名录", "是否异常", "异常原因"]),
];

/// The field that a heading means.
#[must_use]
pub fn fit(heading: &str) -> Option<(ImportField, Fit)> {
    let said = normalize(heading);
    match year_at(&said) {
        None => known(&said),
        // Only a conclusion has a year in its heading: `2025年度年检结论`, `2025年年检`, `年检（2025年度）`.
        Some(place) => {
            let rest = format!("{}{}", &said[..place], &said[place + 4..]);
            let shorter = [rest.strip_prefix('年'), rest.strip_suffix("年度"), rest.strip_suffix('年')];
            let mut spellings = std::iter::once(rest.as_str()).chain(shorter.into_iter().flatten());
            spellings.find_map(known).filter(|(field, _)| *field == ImportField::Conclusion)
        }
    }
}

/// The field of a heading as `normalize` writes it.
fn known(said: &str) -> Option<(ImportField, Fit)> {
    let is_label = |field: &ImportField| {
        [Language::Zh, Language::En].iter().any(|language| normalize(field.label(*language)) == said)
    };
    if let Some(field) = ImportField::ALL.iter().find(|field| is_label(field)) {
        return Some((*field, Fit::Label));
    }
    let found = SYNONYMS.iter().find(|(_, words)| words.contains(&said))?;
    Some((found.0, Fit::Synonym))
}

/// The year in a heading such as `2025年度年检结论`.
#[must_use]
pub fn year(heading: &str) -> Option<i32> {
    let heading = normalize(heading);
    year_at(&heading).and_then(|place| heading[place..place + 4].parse().ok())
}

/// Where four digits of a year stand, not part of a longer number.
fn year_at(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find(|place| {
        bytes[*place..].starts_with(b"20")
            && (2..4).all(|next| digit(place + next))
            && !digit(place + 4)
            && (*place == 0 || !digit(place - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_synonym_is_written_twice_or_in_a_spelling_that_is_never_asked() {
        let all: Vec<&str> = SYNONYMS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for (place, word) in all.iter().enumerate() {
            assert!(!all[..place].contains(word), "{word} twice");
            assert_eq!(&normalize(word), word);
        }
        assert_eq!(SYNONYMS.len(), ImportField::ALL.len());
    }

    #[test]
    fn headings_with_a_year_are_understood() {
        for heading in [
            "2025年度年检结论",
            "2025年年检结论",
            "2025年检",
            "年检结论（2025年度）",
            "2025 年度检查结论",
            "Inspection conclusion 2025",
        ] {
            assert_eq!(fit(heading).map(|(field, _)| field), Some(ImportField::Conclusion), "{heading}");
            assert_eq!(year(heading), Some(2025), "{heading}");
        }
        assert_eq!(year("年检结论"), None);
        assert_eq!(year("120256"), None);
    }
}
