//! What the first screen says of rooms that are fetched when they are opened: their names and the lines that lead to
//! them. All else that such a room says comes with it.

texts! {
    /// Texts of `ahead`.
    Ahead {
        changes = "变更与注销登记", "Register changes";
        changes_own = "名称、住所、法定代表人等变更，换届，注销", "Name, seat, legal representative and more; re-election; the end";
        next_change = "去办理变更登记", "See the change of the register";
        registration = "登记事项", "Registration";
        applications = "成立登记申请", "Applications to registration";
        changes_with_federation = "等社科联审查", "With the Federation";
        changes_with_society = "等学会补正或报送", "With the society";
        liquidating = "清算中", "Being liquidated";
        changes_with_civil = "等民政决定", "With civil affairs";
        evaluations = "等级评估", "Evaluation";
        evaluations_own = "看看现在能申报什么，自评后提交，结果公示期内可提出异议", "See what you may apply for, rate yourselves, object while the result is published";
        next_evaluation = "查看评估事项", "See the evaluation";
        evaluations_with_federation = "待社科联意见", "With the Federation";
        evaluations_with_civil = "待民政办理", "With civil affairs";
        evaluations_in_notice = "公示中", "Published";
        calls = "申报与立项", "Calls and awards";
        reviews = "我的评审", "My reviews";
        lists = "信用名单", "Credit lists";
        enforcement = "执法", "Enforcement";
        projects = "项目", "Projects";
        money = "项目资金", "Project money";
        consistency = "数据核对", "Figures compared";
        burden = "填报负担", "Burden meter";
        clients = "接入方", "Partner clients";
        clients_line = "外单位系统的标识、密钥和授权", "Ids, secrets and scopes of other agencies' programs";
        demands = "需求对接", "Needs and offers";
        casebook = "案例汇编", "Casebook";
        results = "公开成果", "Published results";
        group_project = "项目与成果", "Projects and results";
        terms = "期限与关口", "Terms and gates";
        forecast = "资格预判", "Eligibility forecast";
        forecast_line = "现在能申请什么、何时起、差什么", "What may be applied for, from when, what is missing";
    }
}
