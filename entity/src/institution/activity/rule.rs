//! What the rules find in a plan: each finding once, with the field, the clause and how much it weighs.
//! The words that a name may not begin with stand here as data.

use std::fmt;

use crate::{Language, Word};

words! {
    /// What the rules find in the plan of an activity (合规提示).
    ActivityRule {
        /// The name begins with a word that nobody has permitted (名称不合规).
        NameBarred = "NAME_BARRED",
            "活动名称不得冠以“中国”“全国”“国际”“高峰”等字样；请改名，确经批准的填写依据",
            "The name may not claim to be Chinese, national, international or a summit: rename it, or say what permits it";
        /// The name begins with such a word, and something permits it (名称有依据).
        NamePermitted = "NAME_PERMITTED",
            "名称冠以“中国”“国际”“高峰”等字样，请核对所填依据",
            "The name claims to be Chinese, national, international or a summit: what permits it has to be checked";
        /// The topic shares nothing with the society's name and discipline (议题与业务范围).
        TopicOutOfScope = "TOPIC_OUT_OF_SCOPE",
            "议题与学会名称、学科门类看不出联系，请在提纲中说明与业务范围的关系",
            "The topic seems to have nothing to do with the society's field: say in the outline how it belongs to its scope";
        /// Fees without a basis (收费无依据).
        FeesWithoutBasis = "FEES_WITHOUT_BASIS",
            "收取费用的，须写明标准和依据；不得借活动违规收费",
            "Who takes fees says how much and on what basis: no fees against the rules";
        /// Fees with a basis (收费).
        FeesCharged = "FEES_CHARGED",
            "收取费用：请核对标准和依据，费用须事先公开",
            "Fees are taken: their amount and basis have to be checked and published beforehand";
        /// Awards without an approval (评奖未经批准).
        AwardsWithoutApproval = "AWARDS_WITHOUT_APPROVAL",
            "评比达标表彰须经批准；请填写批准文号，否则取消评奖环节",
            "Contests and awards need an approval: give its number, or leave the awards out";
        /// Awards with an approval (评奖).
        AwardsGiven = "AWARDS_GIVEN",
            "设有评奖：请核对批准文号",
            "Awards are given: the approval has to be checked";
        /// Fees are taken and awards given (借评奖收费).
        FeesForAwards = "FEES_FOR_AWARDS",
            "不得向评奖对象收取任何费用；收费与评奖不能同时进行",
            "Nobody pays for an award: fees and awards do not go together";
        /// The speakers' field holds a long number (个人信息).
        PersonalData = "PERSONAL_DATA",
            "主讲人只写姓名、职务和单位，不要填写电话或证件号码",
            "Speakers are named with post and affiliation only: no telephone or identity numbers";
        /// Parties from outside the mainland (涉外).
        ForeignParties = "FOREIGN_PARTIES",
            "有境外机构或人员参加，须先按外事管理规定报批",
            "Parties from abroad take part: foreign-affairs approval comes first";
        /// A thousand people or more (大型活动).
        LargeEvent = "LARGE_EVENT",
            "预计参加人数达到1000人，须另向公安机关申请安全许可",
            "A thousand people or more need a safety permit of the police";
        /// Less than the usual days ahead (报备不足15日).
        ShortNotice = "SHORT_NOTICE",
            "距举办不足15日，请尽早报备；社科联可能来不及审核",
            "Less than 15 days ahead: file earlier, the Federation may not find the time";
        /// Before the federation's days are over (早于答复期满).
        BeforeAnswer = "BEFORE_ANSWER",
            "举办日期早于社科联答复期满，请改到答复期满之后",
            "It would be held before the Federation's days are over: choose a later day";
        /// The society has a Party organisation or liaison and no opinion is given (党组织意见).
        OpinionMissing = "OPINION_MISSING",
            "还没有填写党组织（联络员）对活动内容的意见",
            "The opinion of the Party organisation or liaison on the content is not given yet";
        /// The society may hold nothing (学会被限制活动).
        SocietyBarred = "SOCIETY_BARRED",
            "学会正被限期停止活动、清算或列入严重违法失信名单，不能举办活动",
            "The society is suspended, in liquidation or on the list of serious breaches: it may hold nothing";
        /// The society counts as abnormal (学会异常).
        SocietyListed = "SOCIETY_LISTED",
            "学会有异常情形，请先整改并在审核时一并核对",
            "The society counts as abnormal: it should put that right, and the review looks at it";
    }
}

words! {
    /// How much a finding weighs (轻重).
    RuleWeight {
        /// It cannot be filed so (不能报备).
        Refused = "REFUSED", "须改正", "Has to be changed";
        /// It can be filed, and the federation looks at it (提醒).
        Warning = "WARNING", "提醒", "To be looked at";
    }
}

/// A rule that refuses, as a refusal says it: `{}` in Chinese, `{:#}` in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against(pub ActivityRule);

impl Against {
    /// The clause that it rests on.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        self.0.clause()
    }
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.label(if f.alternate() { Language::En } else { Language::Zh }))
    }
}

const FORUMS: &str = "民政部《关于规范社会组织举办研讨会论坛活动的通知》（2012年第57号）；2023年十部门通知";
const AWARDS: &str = "《评比达标表彰活动管理办法》；2023年十部门通知";

impl ActivityRule {
    /// How much it weighs.
    #[must_use]
    pub const fn weight(self) -> RuleWeight {
        match self {
            Self::NameBarred
            | Self::FeesWithoutBasis
            | Self::AwardsWithoutApproval
            | Self::FeesForAwards
            | Self::PersonalData
            | Self::BeforeAnswer
            | Self::SocietyBarred => RuleWeight::Refused,
            _ => RuleWeight::Warning,
        }
    }

    /// The field that it is about, as the input calls it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NameBarred => "title",
            Self::NamePermitted => "nameBasis",
            Self::TopicOutOfScope => "outline",
            Self::FeesWithoutBasis | Self::FeesCharged => "feeBasis",
            Self::AwardsWithoutApproval | Self::AwardsGiven => "awardBasis",
            Self::FeesForAwards => "awards",
            Self::PersonalData => "speakers",
            Self::ForeignParties => "foreignParties",
            Self::LargeEvent => "audience",
            Self::ShortNotice | Self::BeforeAnswer => "heldOn",
            Self::OpinionMissing => "opinion",
            Self::SocietyBarred | Self::SocietyListed => "societyId",
        }
    }

    /// The clause that it rests on.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::NameBarred
            | Self::NamePermitted
            | Self::TopicOutOfScope
            | Self::FeesWithoutBasis
            | Self::FeesCharged => FORUMS,
            Self::AwardsWithoutApproval | Self::AwardsGiven | Self::FeesForAwards => AWARDS,
            Self::PersonalData => "《个人信息保护法》第六条",
            Self::ForeignParties => "社会组织涉外活动管理规定（经业务主管单位报批）",
            Self::LargeEvent => "《大型群众性活动安全管理条例》第二条",
            Self::ShortNotice | Self::BeforeAnswer => super::machine::PRACTICE,
            Self::OpinionMissing => "来源文件 三（意识形态把关）；来源文件 二（党组织作用）",
            Self::SocietyBarred => "《社会团体登记管理条例》第三十条；《社会组织信用信息管理办法》",
            Self::SocietyListed => "《社会组织信用信息管理办法》",
        }
    }
}

/// Words that no name claims unless somebody has permitted it, wherever they stand.
const SUMMIT: [&str; 5] = ["高峰", "巅峰", "峰会", "顶级", "国家级"];
/// Words that no name begins with, nor has before what it calls itself.
const WIDE: [&str; 8] = ["中国", "中华", "全国", "国际", "世界", "全球", "亚太", "东亚"];
/// What an event calls itself.
const CALLED: [&str; 10] = ["论坛", "研讨", "学术", "年会", "大会", "讲坛", "会议", "博览", "交流", "讲座"];
/// Terms of the field that begin with such a word and claim nothing.
const TERMS: [&str; 44] = [
    "中国式",
    "中国共产党",
    "中国特色",
    "中国化",
    "中国梦",
    "中国精神",
    "中国传统",
    "中国古",
    "中国近",
    "中国现代",
    "中国当代",
    "中国文",
    "中国历史",
    "中国哲学",
    "中国画",
    "中国故事",
    "中国法",
    "中国教育",
    "中国话语",
    "中华优秀",
    "中华民族",
    "中华文",
    "中华传统",
    "全国两会",
    "全国统一大市场",
    "全国文明",
    "国际法",
    "国际关系",
    "国际贸易",
    "国际形势",
    "国际传播",
    "国际中文",
    "国际商务",
    "国际金融",
    "世界文化遗产",
    "世界史",
    "世界历史",
    "世界文学",
    "世界经济",
    "世界观",
    "全球化",
    "全球治理",
    "全球经济",
    "全球史",
];

/// Whether a title claims what somebody has to permit. What the society itself is called is no claim.
#[must_use]
pub fn claims(title: &str, society: &str) -> bool {
    let plain: String = title.chars().filter(|c| !c.is_whitespace() && !"《》“”\"'‘’".contains(*c)).collect();
    let plain = if society.is_empty() { plain } else { plain.replace(society, "") };
    let begins =
        plain.trim_start_matches(|c: char| c.is_ascii_digit() || "年第首一二三四五六七八九十届（）()·".contains(c));
    if SUMMIT.iter().any(|word| plain.contains(word)) {
        return true;
    }
    let term = |rest: &str| TERMS.iter().any(|term| rest.starts_with(term));
    if !term(begins) && WIDE.iter().any(|word| begins.starts_with(word)) {
        return true;
    }
    let called = |rest: &str| CALLED.iter().any(|called| rest.starts_with(called));
    WIDE.iter().any(|word| plain.match_indices(word).any(|(at, _)| called(&plain[at + word.len()..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOCIETY: &str = "江南市国际关系学会";

    #[test]
    fn a_name_that_claims_much_is_found() {
        for title in [
            "中国经济高质量发展论坛",
            "全国书院文化研讨会",
            "2026年首届国际运河论坛",
            "江南文化高峰论坛",
            "江南数字经济峰会",
            "江南国际学术研讨会",
            "第三届 世界 吴文化大会",
        ] {
            assert!(claims(title, "江南市经济学会"), "{title}");
        }
    }

    #[test]
    fn terms_of_the_field_and_the_societys_own_name_claim_nothing() {
        for title in [
            "中国式现代化的江南实践研讨会",
            "学习贯彻中国共产党的二十届四中全会精神报告会",
            "中华优秀传统文化进社区",
            "全球化背景下的地方史研究",
            "国际法与地方涉外法治讲座",
            "江南市国际关系学会2026年学术年会",
            "大运河世界文化遗产保护沙龙",
            "数字普惠金融与城乡融合",
        ] {
            assert!(!claims(title, SOCIETY), "{title}");
        }
    }

    #[test]
    fn each_rule_has_a_clause_and_both_sentences() {
        for rule in ActivityRule::ALL {
            assert!(!rule.clause().is_empty() && !rule.field().is_empty(), "{rule}");
            assert_ne!(rule.label(Language::Zh), rule.label(Language::En), "{rule}");
        }
    }
}
