//! What the screens of projects say.

later_texts! {
    /// Texts of `project_case`.
    ProjectCase {
        line = "立项后的课题和扶持项目：协议、中期、结项、证书与成果应用", "Projects after the award: agreement, midterm, final report, certificate, what became of it";
        own_line = "本会的课题和扶持项目；轮到本会办理的排在最前", "Our projects; what waits for us stands first";
        search = "按项目名称或负责人查找", "Search by title or leader";
        by_state = "按状态", "By state";
        all = "全部", "All";
        none = "没有项目", "No projects";
        none_line = "立项后项目会出现在这里；也可以换一个状态看看。", "A project appears here once it is awarded; or choose another state.";
        count = "共 {} 个项目", "{} projects";
        unfunded_mark = " · 不资助", " · without money";
        change_waits = "变更待答复", "Change asked for";
        not_found = "没有这个项目", "There is no such project";
        to_all = "看全部项目", "All projects";

        standing = "办理情况", "Where it stands";
        timeline = "项目进度", "The project's line";
        midterm = "中期", "Midterm";
        due = "结项", "Final";
        kind = "类别", "Kind";
        funding = "经费", "Money";
        funded = "立项资助", "Funded";
        unfunded = "立项不资助", "Approved without money";
        grade = "评定等级", "Grade";
        extended = "已延期（次）", "Times extended";
        barred = "至 {} 前不受理负责人的新申报", "Nothing is granted to its leader before {}";
        certificate = "结项证书编号", "Certificate number";
        code = "校验码", "Verification code";
        check = "查验", "Verify";
        history = "办理记录", "How it went";
        changes = "变更申请", "Changes asked for";

        can_do = "可以办理", "What you can do";
        say = "说明", "What you say";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完", "Wait until the files have arrived";
        fill_in = "请填写日期等必填项", "Fill in the days and whatever else is needed";
        done = "已办理", "Done";
        confirm = "确定", "Yes, do it";
        sure_terminate = "项目终止后不能恢复，未拨的经费退回资金计划。确定终止吗？", "An ended project does not come back; what was not paid goes back to the programme. End it?";
        sure_withdraw = "撤项后不能恢复，负责人在一定时间内不得申报，已拨经费可另行追回。确定撤项吗？", "A withdrawn project does not come back, its leader may not apply for a while, and money paid can be recovered. Withdraw it?";
        sure_close = "准予结项并颁发证书，证书编号和校验码随即生成。确定吗？", "It is closed and gets its certificate with number and code. Close it?";
        sure_fail = "中期不通过后只能终止或撤项。确定吗？", "After this it can only be ended or withdrawn. Are you sure?";
        signed_on = "签订日期", "Signed on";
        valid_until = "协议有效期至", "Agreement valid until";
        exempt_reason = "免予鉴定的理由", "Why no panel is needed";
        panel_members = "鉴定组人数", "Members of the panel";
        panel_own = "其中本单位专家", "Of the project's own institution";
        panel_hint = "{} 人，本单位专家最多 {} 人", "{} members, at most {} of the own institution";
        appraised_on = "评定日期", "Appraised on";
        change_kind = "变更事项", "What is to be changed";
        until = "延期至", "Extend until";
        extension_hint = "最多延期 {} 次，每次不超过 {} 个月", "{} times at most, by up to {} months each";
        new_value = "变更为", "Change it to";

        uses = "成果应用", "Use of the result";
        claim = "申报成果应用", "Claim a use";
        use_kind = "应用方式", "How it is used";
        use_body = "应用单位", "By whom";
        used_on = "应用日期", "Since when";
        use_text = "应用情况", "What was used, and what shows it";
        verify = "核实认定", "Verify";
        reject = "不予认定", "Reject";

        money = "项目经费", "Money";
        awarded = "立项金额", "Awarded";
        released = "已拨付", "Paid out";
        unscheduled = "未排期", "Not planned yet";
        no_agreement = "尚未签订", "No agreement yet";
        no_tranches = "还没有安排拨款批次。", "No tranche is planned yet.";
        tranches = "拨款批次", "Tranches";
        tranche = "批次与日期", "Tranche";
        amount = "金额（元）", "Amount (yuan)";
        state = "状态", "State";
        condition = "拨付条件", "Condition";
        plan = "安排一批拨款", "Plan a tranche";
        left = "还可安排 {}", "{} can still be planned";
        planned_on = "计划日期", "Planned for";
        recover = "追回资金", "Recover money";
        out = "已拨未退 {}", "{} was paid and not given back";
        recover_until = "退回期限", "Due by";
        reason = "原因", "Reason";
        repaid = "登记退回资金", "Record a repayment";
        still = "还应退回 {}", "{} is still due";
        owed = "应退回 {}，期限 {}，已到账 {}", "{} is to be given back by {}; {} has come";
        recovered = "{} 已于 {} 全部追回", "{} was recovered on {}";

        budget = "科目预算与余额", "Budget by category";
        unbudgeted = "{} 未列入科目", "{} belongs to no category yet";
        planned_of = "预算 {}", "{} planned";
        plan_budget = "安排科目预算", "Plan the budget";
        plan_budget_hint = "按协议分科目填写，合计不超过立项金额。", "By category as the agreement has it, together at most the award.";
        report_spending = "报告经费支出", "Report what was spent";
        report_spending_hint = "填写各科目截至今天的累计支出；报错了重新填报即可。", "What has been spent of each category so far, in all; report it again to put it right.";
        spending_text = "支出说明", "What it was spent for";
        paper = "下载证书（PDF）", "Certificate as PDF";

        line_agreement = "签订协议", "Agreement";
        line_extended = "延期至", "Extended to";
        line_tranche = "第 {} 批拨款", "Tranche {}";
        line_planned = "计划", "planned";
        line_released = "已拨付", "paid out";
        line_confirmed = "已到账", "arrived";
        line_today = "今天", "Today";
        line_done = "已办", "Done";
        line_ahead = "未到", "Ahead";
        line_late = "已过期", "Overdue";
        line_what = "事项", "What";
        line_when = "日期", "When";
        line_how = "情况", "How it stands";
        line_table = "看各节点与日期", "Show each day";

        verify_title = "查验结项证书", "Verify a certificate";
        verify_line = "核对结项证书是否真实，无需登录。", "Whether a project's certificate is genuine; no login needed.";
        genuine = "属实：平台记载如下，请与证书核对。", "Genuine: compare the certificate with what the platform keeps.";
        unknown = "没有查到", "Not found";
        unknown_line = "编号和校验码不相符，请照证书重新核对。", "Number and code do not belong together: compare them with the certificate.";
        society = "学会", "Society";
        title = "项目名称", "Project";
        leader = "负责人", "Leader";
        closed_on = "结项日期", "Closed on";
        issuer = "颁发单位", "Issued by";
    }
}
