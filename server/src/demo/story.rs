//! What the demo's responsibility room tells: who was asked what, so many days before the demo's day.

use entity::register::agency::Tier;
use entity::responsibility::finding::{FindingCategory, Severity};
use entity::responsibility::guidance::GuidanceKind;

/// A directive.
pub(super) struct Directive {
    /// The account that issues it.
    pub(super) by: &'static str,
    /// So many days ago.
    pub(super) days: i64,
    /// Due so many days after the demo's day.
    pub(super) due: i64,
    pub(super) number: &'static str,
    pub(super) title: &'static str,
    pub(super) body: &'static str,
    pub(super) societies: &'static [&'static str],
    pub(super) agencies: &'static [Tier],
    pub(super) withdrawn: bool,
}

/// How far a recipient went.
#[derive(Clone, Copy)]
pub(super) enum Echo {
    /// Acknowledged.
    Acked,
    /// A day later done, with these words.
    Done(&'static str),
}

pub(super) const DIRECTIVES: &[Directive] = &[
    Directive {
        by: "org",
        days: 24,
        due: -7,
        number: "江组“两新”〔2026〕3号",
        title: "排查应建未建党组织的社会组织",
        body: "请逐一核实本单位党员人数和党组织设置，说明未覆盖的原因和整改时间；业务主管单位汇总后报市委组织部“两新”办。",
        societies: &[
            "51329900MJ0D006183",
            "51329900MJ0D0087XM",
            "51329900MJ0D00925U",
            "51329900MJ0D00941H",
            "51329900MJ0D01020G",
        ],
        agencies: &[Tier::Sponsor],
        withdrawn: false,
    },
    Directive {
        by: "org",
        days: 18,
        due: 11,
        number: "江组“两新”〔2026〕5号",
        title: "报送2026年党建工作要点",
        body: "请结合学会年度工作安排，报送2026年党建工作要点，不超过一页。已在年度报告中写明的，签收后反馈“已在年度报告中报送”即可，不重复填报。",
        societies: &[
            "51329900MJ0D0001X2",
            "51329900MJ0D000282",
            "51329900MJ0D00044P",
            "51329900MJ0D00060D",
            "51329900MJ0D00079A",
            "51329900MJ0D000875",
            "51329900MJ0D000950",
            "51329900MJ0D00108M",
            "51329900MJ0D00116G",
            "51329900MJ0D00124B",
            "51329900MJ0D001326",
            "51329900MJ0D00159X",
            "51329900MJ0D00175K",
        ],
        agencies: &[],
        withdrawn: false,
    },
    Directive {
        by: "federation",
        days: 60,
        due: -38,
        number: "江社科联〔2026〕2号",
        title: "确定党建带社建行动计划联系人",
        body: "请各学会确定一名行动计划联系人，由秘书长或党组织负责人担任。",
        societies: &["51329900MJ0D00204Y", "51329900MJ0D00212R", "51329900MJ0D00220L", "51329900MJ0D002557"],
        agencies: &[],
        withdrawn: false,
    },
    Directive {
        by: "org",
        days: 15,
        due: 20,
        number: "江组“两新”〔2026〕6号",
        title: "填报社会组织党建情况统计表",
        body: "请填报附表。",
        societies: &["51329900MJ0D003008", "51329900MJ0D003195", "51329900MJ0D003270"],
        agencies: &[],
        withdrawn: true,
    },
    Directive {
        by: "org",
        days: 9,
        due: 6,
        number: "江组“两新”〔2026〕8号",
        title: "做好年检和党建“双提交”衔接",
        body: "请民政部门与社科联对齐2025年度检查名单，党建情况与业务材料同步受理。",
        societies: &[],
        agencies: &[Tier::Registration, Tier::Sponsor],
        withdrawn: false,
    },
];

/// Which directive, who (a society's code or an account), so many days ago, how far.
pub(super) const ANSWERS: &[(usize, &str, i64, Echo)] = &[
    (0, "51329900MJ0D0087XM", 20, Echo::Acked),
    (0, "51329900MJ0D00941H", 21, Echo::Done("有4名正式党员，拟于二季度成立功能性党支部。")),
    (0, "federation", 22, Echo::Acked),
    (1, "51329900MJ0D000282", 16, Echo::Done("要点已经理事会讨论通过，报送一页。")),
    (1, "51329900MJ0D00044P", 15, Echo::Done("已在年度报告中报送。")),
    (1, "51329900MJ0D00060D", 12, Echo::Acked),
    (1, "51329900MJ0D00079A", 9, Echo::Acked),
    (1, "51329900MJ0D000875", 7, Echo::Acked),
    (2, "51329900MJ0D00204Y", 55, Echo::Done("联系人：秘书长。")),
    (2, "51329900MJ0D00212R", 54, Echo::Done("联系人：党支部书记。")),
    (2, "51329900MJ0D00220L", 50, Echo::Done("联系人：副秘书长。")),
    (2, "51329900MJ0D002557", 45, Echo::Done("联系人：秘书长。")),
    (4, "federation", 7, Echo::Acked),
];

/// Kind, so many days ago, societies, evidence.
pub(super) const GUIDANCE: &[(GuidanceKind, i64, &[&str], &str)] = &[
    (GuidanceKind::PolicyBriefing, 58, MANY, "新春宣讲会，签到表与讲稿存社科联"),
    (GuidanceKind::TrainingMentoring, 44, SOME, "党建工作手册使用培训，两课时"),
    (GuidanceKind::TrainingMentoring, 16, FEW, "结对帮带，现场指导材料归档"),
    (GuidanceKind::Responsibility, 10, SOME, "签订党建工作责任书"),
    (GuidanceKind::Responsibility, 410, FEW, "2025年责任书"),
];

const MANY: &[&str] = &[
    "51329900MJ0D000282",
    "51329900MJ0D00044P",
    "51329900MJ0D00060D",
    "51329900MJ0D00079A",
    "51329900MJ0D000875",
    "51329900MJ0D000950",
    "51329900MJ0D00108M",
    "51329900MJ0D00116G",
    "51329900MJ0D00124B",
    "51329900MJ0D001326",
    "51329900MJ0D001401",
    "51329900MJ0D00159X",
    "51329900MJ0D00167Q",
    "51329900MJ0D00175K",
    "51329900MJ0D00183E",
    "51329900MJ0D001919",
    "51329900MJ0D00204Y",
    "51329900MJ0D00212R",
    "51329900MJ0D00220L",
    "51329900MJ0D00239H",
    "51329900MJ0D00247C",
    "51329900MJ0D002557",
    "51329900MJ0D002632",
    "51329900MJ0D00271W",
    "51329900MJ0D0028XL",
    "51329900MJ0D00298L",
    "51329900MJ0D003008",
    "51329900MJ0D003195",
    "51329900MJ0D003270",
    "51329900MJ0D00335T",
    "51329900MJ0D00343M",
    "51329900MJ0D00351G",
    "51329900MJ0D0036X8",
    "51329900MJ0D003788",
    "51329900MJ0D003863",
    "51329900MJ0D00394X",
    "51329900MJ0D00407K",
    "51329900MJ0D00415E",
    "51329900MJ0D004239",
    "51329900MJ0D004314",
    "51329900MJ0D0044XU",
    "51329900MJ0D00458U",
    "51329900MJ0D00466N",
    "51329900MJ0D00474H",
    "51329900MJ0D00482C",
    "51329900MJ0D004907",
    "51329900MJ0D00503W",
    "51329900MJ0D00511P",
    "51329900MJ0D0052XF",
    "51329900MJ0D00538F",
    "51329900MJ0D00546A",
    "51329900MJ0D005545",
    "51329900MJ0D005620",
    "51329900MJ0D00570T",
    "51329900MJ0D00589P",
    "51329900MJ0D00597J",
    "51329900MJ0D0060X3",
    "51329900MJ0D006183",
    "51329900MJ0D00626X",
    "51329900MJ0D00634Q",
];

const SOME: &[&str] = &[
    "51329900MJ0D000282",
    "51329900MJ0D00044P",
    "51329900MJ0D00060D",
    "51329900MJ0D00079A",
    "51329900MJ0D000875",
    "51329900MJ0D000950",
    "51329900MJ0D00108M",
    "51329900MJ0D00116G",
    "51329900MJ0D00124B",
    "51329900MJ0D001326",
    "51329900MJ0D001401",
    "51329900MJ0D00159X",
    "51329900MJ0D00167Q",
    "51329900MJ0D00175K",
    "51329900MJ0D00183E",
    "51329900MJ0D001919",
    "51329900MJ0D00204Y",
    "51329900MJ0D00212R",
    "51329900MJ0D00220L",
    "51329900MJ0D00239H",
    "51329900MJ0D00247C",
    "51329900MJ0D002557",
    "51329900MJ0D002632",
    "51329900MJ0D00271W",
    "51329900MJ0D0028XL",
    "51329900MJ0D00298L",
    "51329900MJ0D003008",
    "51329900MJ0D003195",
    "51329900MJ0D003270",
    "51329900MJ0D00335T",
    "51329900MJ0D00343M",
    "51329900MJ0D00351G",
    "51329900MJ0D0036X8",
    "51329900MJ0D003788",
];

const FEW: &[&str] = &[
    "51329900MJ0D000282",
    "51329900MJ0D00044P",
    "51329900MJ0D00060D",
    "51329900MJ0D00079A",
    "51329900MJ0D000875",
    "51329900MJ0D000950",
    "51329900MJ0D00108M",
    "51329900MJ0D00116G",
    "51329900MJ0D00124B",
    "51329900MJ0D001326",
    "51329900MJ0D001401",
    "51329900MJ0D00159X",
    "51329900MJ0D00167Q",
    "51329900MJ0D00175K",
    "51329900MJ0D00183E",
    "51329900MJ0D001919",
    "51329900MJ0D00204Y",
    "51329900MJ0D00212R",
    "51329900MJ0D00220L",
    "51329900MJ0D00239H",
];

/// What happened to a finding: so many days ago, in these words.
pub(super) enum Turn {
    /// The holder told how far he is.
    Progress(i64, &'static str),
    /// The holder reported it as put right.
    Report(i64, &'static str),
    /// The federation confirmed it.
    Confirm(i64, &'static str),
}

/// Society (none: the region), category, severity, so many days ago, due so many days after.
type Subject = (Option<&'static str>, FindingCategory, Severity, i64, i64);

pub(super) const FINDINGS: &[(Subject, &[Turn])] = &[
    ((Some("51329900MJ0D006183"), FindingCategory::LowCoverage, Severity::Severe, 40, -12), &[]),
    ((Some("51329900MJ0D000950"), FindingCategory::ImmatureModel, Severity::Minor, 20, 25), &[]),
    (
        (Some("51329900MJ0D001326"), FindingCategory::WeakCoreRole, Severity::Major, 30, 10),
        &[Turn::Progress(15, "已列入4月理事会议程，同步讨论党建议题。")],
    ),
    (
        (Some("51329900MJ0D00159X"), FindingCategory::ImmatureModel, Severity::Minor, 28, 5),
        &[Turn::Progress(20, "正在修订学会章程党建条款。"), Turn::Report(4, "章程修正案已通过，附会议纪要。")],
    ),
    (
        (Some("51329900MJ0D00175K"), FindingCategory::WeakCoreRole, Severity::Minor, 70, -10),
        &[Turn::Report(30, "已建立党组织前置讨论制度。"), Turn::Confirm(26, "现场核实，制度已执行两次。")],
    ),
    ((None, FindingCategory::LowCoverage, Severity::Major, 25, 40), &[]),
];

/// What is said about a category: what was found, what is to be done.
pub(super) const fn words(category: FindingCategory) -> (&'static str, &'static str) {
    match category {
        FindingCategory::LowCoverage => ("党的组织和工作均未覆盖。", "摸清党员底数，设立党组织或指定联络员"),
        FindingCategory::ImmatureModel => ("党建工作未写入章程，制度不完整。", "修订章程，补齐党建工作制度"),
        FindingCategory::WeakCoreRole => ("党组织很少参与重大事项讨论。", "建立重大事项前置讨论制度"),
    }
}

/// From which account; to which tier, about which society; subject; letters: so many days ago, by which
/// account, what (nothing closes the thread).
type Story = (&'static str, (Tier, Option<&'static str>), &'static str, &'static [(i64, &'static str, &'static str)]);

pub(super) const THREADS: &[Story] = &[
    (
        "federation",
        (Tier::Registration, Some("51329900MJ0D006183")),
        "核对停止活动学会的登记住所",
        &[(16, "federation", "该会两次函件未签收，请协助核对登记住所和法定代表人联系方式。")],
    ),
    (
        "civil",
        (Tier::Sponsor, None),
        "2025年度检查初审名单",
        &[
            (14, "civil", "请于下周前提供已完成初审的学会名单，便于同步受理党建情况。"),
            (8, "federation", "已完成初审62家，名单另附；其余3月底前完成。"),
        ],
    ),
    (
        "federation",
        (Tier::Lead, None),
        "功能性党支部可否发展党员",
        &[
            (50, "federation", "有学会询问功能性党支部能否发展党员，请予明确。"),
            (45, "org", "不能。发展党员由本人组织关系所在党支部办理。"),
            (44, "federation", ""),
        ],
    ),
];
