//! The clauses that refusals rest on, each written once.

pub(super) const MACHINE: Option<&str> = Some("党组织组建流程（申报—审核—批复）");
pub(super) const BRANCH: Option<&str> = Some("《中国共产党支部工作条例（试行）》第四条");
pub(super) const COMMITTEE: Option<&str> = Some("《中国共产党支部工作条例（试行）》第二十条");
pub(super) const SEED_FORM: Option<&str> = Some("来源文件 二（分类搭建）");
pub(super) const COUNTS: Option<&str> = Some("《中国共产党支部工作条例（试行）》第四条");
pub(super) const OVERRIDE: Option<&str> = Some("《中国共产党支部工作条例（试行）》第八条（“一般不”）");
pub(super) const LEADERS: Option<&str> = Some("《社会团体登记管理条例》第十四条；社团章程");
pub(super) const CAMPAIGN: Option<&str> = Some("《社会团体登记管理条例》第二十八条；《社会团体年度检查办法》");
pub(super) const CREDIT: Option<&str> = Some("《社会组织信用信息管理办法》（民政部令第60号）");
pub(super) const PENALTY: Option<&str> = Some("《行政处罚法》第四十四条、第四十五条；《社会团体登记管理条例》第三十条");
pub(super) const GATE: Option<&str> = Some("来源文件 三（年检关）；《中国共产党支部工作条例（试行）》第四条");
pub(super) const NAMES: Option<&str> = Some("《社会组织名称管理办法》（民政部令第69号）");
pub(super) const FOUNDING: Option<&str> = Some("《社会团体登记管理条例》第十条");
pub(super) const PAPERS: Option<&str> = Some("《社会团体登记管理条例》第十一条；民政部2016年同步开展党建工作通知");
pub(super) const CHANGES: Option<&str> = Some("《社会团体登记管理条例》第十八条");
pub(super) const ENDING: Option<&str> = Some("《社会团体登记管理条例》第十九条至第二十一条");
pub(super) const EVALUATION: Option<&str> = Some("《社会组织评估管理办法》（民政部令第39号）");
pub(super) const RELIEF: Option<&str> = Some("来源文件 三（防止把社会组织管得过死）；数据以登记文件为准");
pub(super) const CALL: Option<&str> = Some("来源文件 四（课题研究、项目扶持）；江苏省社科应用研究精品工程申报办法");
pub(super) const FUNDING: Option<&str> = Some("来源文件 四（项目扶持）；协议与资金计划");
pub(super) const PROJECTS: Option<&str> = Some("来源文件 四（课题研究）；项目管理规定（以项目办理规则数据为准）");
pub(super) const PRIVACY: Option<&str> = Some("《个人信息保护法》第六条");
pub(super) const MATCHING: Option<&str> = Some("来源文件 五（对接政府和社会需求）");
pub(super) const CASEBOOK: Option<&str> = Some("来源文件 四（邀请10名学会代表共同编印创新案例汇编）");
