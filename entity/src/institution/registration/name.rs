//! The name linter (社会组织名称管理办法, MCA order 69, in force 2024-05-01): district, field or membership,
//! form; what a local body may not call itself; what is too close to a registered name. Pure: the words are
//! a table, the registered names come in as an argument.

use crate::Language;
use crate::refusal::{Refusal, RefusalCode, Said};

words! {
    /// What was found about a name (名称核查项).
    NameIssue {
        /// It does not begin with the name of the district (未冠行政区划名称).
        DistrictMissing = "DISTRICT_MISSING", "未以行政区划名称开头", "Does not begin with the district";
        /// It does not end with a form word of a social group (未标明组织形式).
        FormMissing = "FORM_MISSING", "未以社会团体的组织形式结尾", "Does not end with a form of a social group";
        /// Between district and form stands no field and no membership (缺少业务领域或会员组成).
        FieldMissing = "FIELD_MISSING", "缺少业务领域或会员组成", "Names no field and no membership";
        /// A word that only national bodies may use (使用全国性字样).
        NationalWord = "NATIONAL_WORD", "使用了地方性社团不得使用的字样", "Uses a word that local bodies may not use";
        /// A letter that is no Chinese character (使用汉字以外的字符).
        NotChinese = "NOT_CHINESE", "名称应使用规范汉字", "A name is written in Chinese characters";
        /// A registered body, or one on its way, has this name (与已登记名称相同).
        Taken = "TAKEN", "与已登记或在办的名称相同", "The name is taken";
        /// Close to a registered name (与已登记名称近似).
        Close = "CLOSE", "与已登记或在办的名称近似", "Close to another name";
        /// It looks like a person's name (疑似以人名命名).
        PersonalName = "PERSONAL_NAME", "疑似以人名命名", "Looks like a person's name";
        /// A word that suggests more than the region (慎用字样).
        WideWord = "WIDE_WORD", "慎用“国际”“世界”等字样", "Suggests more than the region";
    }
}

words! {
    /// What a finding about a name leads to (核查结论).
    NameSeverity {
        /// The application cannot be submitted with it (不予采用).
        Refuse = "REFUSE", "不予采用", "Refused";
        /// The reviewers look at it (提请注意).
        Warn = "WARN", "提请注意", "Warning";
    }
}

impl NameIssue {
    /// What it leads to.
    #[must_use]
    pub const fn severity(self) -> NameSeverity {
        match self {
            Self::DistrictMissing
            | Self::FormMissing
            | Self::FieldMissing
            | Self::NationalWord
            | Self::NotChinese
            | Self::Taken => NameSeverity::Refuse,
            Self::Close | Self::PersonalName | Self::WideWord => NameSeverity::Warn,
        }
    }

    /// The clause behind it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::DistrictMissing => {
                "《社会组织名称管理办法》：名称由行政区划名称、行业领域或会员组成、组织形式依次构成"
            }
            Self::FormMissing | Self::FieldMissing => {
                "《社会组织名称管理办法》：须反映行业领域或会员组成，并标明组织形式"
            }
            Self::NationalWord => "《社会组织名称管理办法》：地方性社会团体不得使用“中国”“全国”“中华”等字样",
            Self::NotChinese => "《社会组织名称管理办法》：应当使用规范汉字",
            Self::Taken | Self::Close => {
                "《社会团体登记管理条例》第十三条；《社会组织名称管理办法》：不得与已登记的名称相同或近似"
            }
            Self::PersonalName => "《社会组织名称管理办法》：一般不以自然人的姓名命名",
            Self::WideWord => "《社会组织名称管理办法》：名称应当与活动地域相符",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFinding {
    /// What.
    pub issue: NameIssue,
    /// The word or the other name that it is about; empty where it is about the whole.
    pub about: String,
}

impl NameFinding {
    /// The finding as one sentence, with what it is about.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let label = crate::Word::label(self.issue, language);
        match (self.about.as_str(), language) {
            ("", _) => label.to_owned(),
            (about, Language::Zh) => format!("{label}：{about}"),
            (about, Language::En) => format!("{label}: {about}"),
        }
    }
}

/// Forms of a social group, longest first.
pub const FORMS: &[&str] = &["研究会", "促进会", "联合会", "联谊会", "学会", "协会", "商会"];
/// What only national bodies are called.
const NATIONAL: &[&str] = &["中国", "全国", "中华"];
/// What suggests more than the region.
const WIDE: &[&str] = &["国际", "世界", "全球", "亚洲", "东方"];
/// Fields whose names hold such a word and claim nothing.
const FIELDS: &[&str] =
    &["中国特色社会主义", "中华民族", "中华优秀传统文化", "中国近现代史", "国际关系", "国际贸易", "世界史"];
/// Fields of two or three characters that begin like a family name.
const SHORT_FIELDS: &[&str] = &[
    "金融",
    "高等教育",
    "方志",
    "谱牒",
    "管理",
    "应急",
    "孔庙",
    "江南",
    "温泉",
    "武术",
    "石刻",
    "水利",
    "钱币",
    "马术",
];
/// The most frequent family names; two or three characters that begin with one may be a person.
const FAMILY: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶\
                      阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文鲁";

/// What is to be said about a name; gravest first. `district` is the region's name, `others` are the names of
/// registered bodies and of applications on their way.
#[must_use]
pub fn lint(name: &str, district: &str, others: &[String]) -> Vec<NameFinding> {
    let name = name.trim();
    let mut found = Vec::new();
    let mut say = |issue, about: &str| found.push(NameFinding { issue, about: about.to_owned() });
    if name.chars().any(|letter| !is_chinese(letter)) {
        say(NameIssue::NotChinese, "");
    }
    if !name.starts_with(district) {
        say(NameIssue::DistrictMissing, district);
    }
    if form_of(name).is_none() {
        say(NameIssue::FormMissing, &FORMS.join("、"));
    }
    let core = core_of(name, district);
    if core.chars().count() < 2 {
        say(NameIssue::FieldMissing, "");
    }
    let bare = FIELDS.iter().fold(core.to_owned(), |text, field| text.replace(field, ""));
    for word in NATIONAL.iter().filter(|word| bare.contains(**word)) {
        say(NameIssue::NationalWord, word);
    }
    if others.iter().any(|other| other == name) {
        say(NameIssue::Taken, name);
    }
    for other in others.iter().filter(|other| *other != name && is_close(core, core_of(other, district))) {
        say(NameIssue::Close, other);
    }
    if is_personal(core) {
        say(NameIssue::PersonalName, core);
    }
    for word in WIDE.iter().filter(|word| bare.contains(**word)) {
        say(NameIssue::WideWord, word);
    }
    found
}

/// What of the findings bars an application.
#[must_use]
pub fn refusals(findings: &[NameFinding]) -> Vec<Refusal> {
    let grave = findings.iter().filter(|finding| finding.issue.severity() == NameSeverity::Refuse);
    let said = |finding: &NameFinding| Said { zh: finding.sentence(Language::Zh), en: finding.sentence(Language::En) };
    grave.map(|finding| Refusal::at("name", RefusalCode::NameRefused { finding: said(finding) })).collect()
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

fn form_of(name: &str) -> Option<&'static str> {
    FORMS.iter().copied().find(|form| name.ends_with(form))
}

/// What stands between district and form.
fn core_of<'n>(name: &'n str, district: &str) -> &'n str {
    let name = name.strip_prefix(district).unwrap_or(name);
    form_of(name).and_then(|form| name.strip_suffix(form)).unwrap_or(name)
}

/// Another form of the same field, or one character away in a field of four and more.
fn is_close(one: &str, other: &str) -> bool {
    let long = |text: &str| text.chars().count() >= 4;
    !one.is_empty() && (one == other || (long(one) && long(other) && one_apart(one, other)))
}

/// Whether one replaced, added or missing character makes one text the other.
fn one_apart(one: &str, other: &str) -> bool {
    let (mut short, mut long): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = &long[same.min(long.len())..];
    let rest = rest.get(1..).unwrap_or_default();
    if short.len() == long.len() { short.get(same + 1..).unwrap_or_default() == rest } else { &short[same..] == rest }
}

fn is_personal(core: &str) -> bool {
    let letters = core.chars().count();
    let family = core.chars().next().is_some_and(|letter| FAMILY.contains(letter));
    (2..=3).contains(&letters) && family && !SHORT_FIELDS.contains(&core)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn issues(name: &str) -> Vec<NameIssue> {
        let others = ["江南市经济学会", "江南市运河文化研究会"].map(str::to_owned);
        lint(name, "江南市", &others).into_iter().map(|finding| finding.issue).collect()
    }

    #[test]
    fn each_finding_has_its_name() {
        use NameIssue as I;
        assert_eq!(issues("江南市数字治理研究会"), []);
        assert_eq!(issues("数字治理研究会"), [I::DistrictMissing]);
        assert_eq!(issues("江南市数字治理中心"), [I::FormMissing]);
        assert_eq!(issues("江南市学会"), [I::FieldMissing]);
        assert_eq!(issues("江南市中华国学研究会"), [I::NationalWord]);
        assert_eq!(issues("江南市中国特色社会主义研究会"), []);
        assert_eq!(issues("江南市AI研究会"), [I::NotChinese]);
        assert_eq!(issues("江南市经济学会"), [I::Taken]);
        assert_eq!(issues("江南市经济研究会"), [I::Close]);
        assert_eq!(issues("江南市运河文明研究会"), [I::Close]);
        assert_eq!(issues("江南市陈寅恪研究会"), [I::PersonalName]);
        assert_eq!(issues("江南市国际传播研究会"), [I::WideWord]);
        assert_eq!(issues("江南市国际关系研究会"), []);
    }

    #[test]
    fn only_grave_findings_bar_and_say_what_is_wrong() {
        let found = lint("中国江南研究会", "江南市", &[]);
        let told: Vec<_> = refusals(&found).iter().map(|refusal| refusal.code.sentence(Language::En)).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().any(|told| told.contains("中国")) && told.iter().any(|told| told.contains("江南市")));
        assert_eq!(refusals(&lint("江南市国际传播研究会", "江南市", &[])), []);
    }

    /// The names of a real-looking register pass: a linter that refuses what stands teaches nobody.
    #[test]
    fn the_register_passes() {
        let text = include_str!("../../../../server/demo/societies.csv");
        let names: Vec<String> =
            text.lines().skip(1).filter_map(|line| line.split(',').nth(2)).map(str::to_owned).collect();
        assert_eq!(names.len(), 109);
        let mut warned = 0;
        for name in &names {
            let others: Vec<String> = names.iter().filter(|other| *other != name).cloned().collect();
            let found = lint(name, "江南市", &others);
            assert_eq!(refusals(&found), [], "{name}");
            warned += usize::from(!found.is_empty());
        }
        assert!(warned < 12, "{warned} of 109 are warned about");
    }

    proptest! {
        #[test]
        fn a_text_of_any_kind_is_judged(name in ".{0,20}", other in "[一二三四五]{0,6}", word in "[子丑寅卯辰巳]{4,8}") {
            let _ = lint(&name, "江南市", &[other]);
            let longer = format!("{word}午");
            prop_assert!(one_apart(&word, &longer) && one_apart(&longer, &word));
        }
    }
}
