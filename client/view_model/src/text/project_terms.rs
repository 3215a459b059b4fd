//! What the screen of terms says of projects and of the matching.

later_texts! {
    /// Texts of `project_terms`.
    ProjectTerms {
        projects = "项目办理规则（第 {} 版）", "Terms of projects (version {})";
        projects_line = "协议、审查、鉴定各有多久，最多延期几次，鉴定组几人。已在办理的期限不变。", "How long agreement, review and appraisal may take, how often a project is extended, how many a panel has. What waits keeps its day.";
        agreement_days = "签订协议（天）", "To sign the agreement (days)";
        review_days = "审查（天）", "To review (days)";
        rectify_days = "学会整改（天）", "For the society to rectify (days)";
        appraisal_days = "鉴定（天）", "To appraise (days)";
        midterm_percent = "中期时点（全程的百分之几）", "Midterm after (per cent of the time)";
        extensions_max = "最多延期（次）", "Extensions at most";
        extension_months = "每次延期（月）", "Each extension (months)";
        panel_sizes = "鉴定组人数（可填多个，用逗号分开）", "Sizes of a panel (several with commas)";
        panel_own_max = "其中本单位专家最多（人）", "Of the own institution at most";
        barred_months = "撤项后限制申报（月）", "Nothing granted after a withdrawal (months)";

        matching = "供需匹配规则（第 {} 版）", "Rules of the matching (version {})";
        matching_line = "四项分值合计 100；分值只用来排序并说明理由，不公布、不排名。", "The four are 100 together; points give an order with its reasons, they are not published and no ranking.";
        discipline_points = "学科领域（分）", "Discipline (points)";
        results_points = "业务范围与以往成果（分）", "Scope and past results (points)";
        grade_points = "评估等级（分）", "Grade (points)";
        capacity_points = "承接能力（分）", "Capacity (points)";
        results_full_percent = "词语重合多少算满分（%）", "Words shared for all points (%)";
        members_full = "会员多少算满分", "Members for all points";
        staff_full = "专职人员多少算满分", "Staff for all points";
        engagements_max = "在办几项即无余力", "Demands in hand that leave no capacity";
        screen_days = "审核与发布（工作日）", "To screen and to open (working days)";
        agree_days = "签订协议（工作日）", "To agree (working days)";
        confirm_days = "确认成果（工作日）", "To confirm (working days)";
        rate_days = "评价（工作日）", "To rate (working days)";
        edit_projects = "修改项目办理规则", "Change the terms of projects";
        edit_matching = "修改匹配规则", "Change the rules of the matching";
    }
}
