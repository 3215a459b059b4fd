//! What the homes of the posts say.

texts! {
    /// Texts of `home`.
    Home {
        morning = "早上好，{}", "Good morning, {}";
        afternoon = "下午好，{}", "Good afternoon, {}";
        evening = "晚上好，{}", "Good evening, {}";
        overview_of = "{} · 党建总览", "{} · Party building";
        inspection_of = "{} · 登记管理", "{} · Registration and supervision";
        as_of = "截至 {} · 每个数字都可点开", "As of {} · every figure opens its list";
        on_that_day = "截至 {}", "As of {}";
        now_due = "现为{}，应为{}", "Now: {} · due: {}";

        deadlines = "到期事项", "Deadlines";
        deadlines_line = "今后一年，从章程、条例和登记信息推算", "For the coming year, derived from charter, regulations and register";
        days_left = "还剩 {} 天", "{} days left";
        one_day_left = "还剩 1 天", "1 day left";
        today = "今天到期", "due today";
        days_over = "已过期 {} 天", "{} days overdue";
        due_before = "{}前", "by {}";
        no_deadlines = "近期没有到期事项", "Nothing falls due soon";
        no_deadlines_line = "换届、等级和年度报告的日期到来前，会出现在这里。", "Terms, grades and annual reports appear here before they fall due.";
        next_report = "填报年检报告", "Fill in the annual report";
        next_term = "看理事会与换届日期", "See the council and its term";
        next_grade = "看等级与有效期", "See the grade and its validity";
        basis = "依据：{}", "Basis: {}";
        more_deadlines = "之后到期", "After that";
        to_calendar = "存入日历", "Add to calendar";
        calendar_name = "学会到期事项", "Deadlines of learned societies";
        all_societies = "全部社团", "All societies";
        kind_of_deadline = "看哪一类", "Which kind";
        every_kind = "全部", "All";
        societies_count = "{} 个社团", "{} societies";
        overdue = "已过期", "Overdue";
        in_30_days = "30 天内", "Within 30 days";
        later = "以后", "Later";

        own_party = "本会党建", "Party building here";
        form = "组织形式", "Form";
        formal = "正式党员", "Formal members";
        persons = "{} 人", "{}";
        probationary = "（预备 {}）", "({} probationary)";
        grade = "评估等级", "Grade";
        until = "至 {}", "until {}";
        expired = "{} 已到期", "expired {}";
        no_grade = "未评", "Not graded";
        council = "理事会届满", "Council term ends";
        overdue_by = "超期 {} 天", "{} days overdue";
        unknown = "未登记", "Not recorded";
        why_form = "为什么是{}？", "Why {}?";
        why_other = "按条件应为{}，现为{}。", "The rules call for: {}. At present: {}.";
        see_basis = "看依据", "See the basis";
        rules_version = "规则版本 {}", "Rules version {}";
        listed = "{}，自 {}", "{}, since {}";

        quick = "常用", "Often needed";
        record_headcount = "登记人数", "Record headcount";
        last_recorded = "上次 {}", "Last on {}";
        update_contact = "更新联系方式", "Update contact";
        society_page = "本会档案", "The society's page";
        society_page_line = "历史、等级、负责人、年检", "History, grade, leaders, inspections";
        events = "最近动态", "What happened";
        no_events = "还没有记录", "Nothing recorded yet";

        organisation_coverage = "党的组织覆盖", "Covered by an organisation";
        work_coverage = "党的工作覆盖", "Covered, liaisons included";
        of_societies = "{} / {} 个社团", "{} of {} societies";
        without_abnormal = "不含 {} 个异常：{}", "Without the {} abnormal: {}";
        must_form = "应建已建", "Due and formed";
        gap_tile = "{} 个未建，看原因", "{} missing: see why";
        no_gap = "全部建成", "All formed";
        mismatches = "形式与条件不符", "Form does not fit";
        mismatches_line = "看应改为什么", "See what it should be";
        formal_in_city = "正式党员 {} 人", "{} formal members";
        forms = "组织形式", "Forms";
        count = "社团数", "Societies";
        share_of = "形式", "Form";
        step_reach = "先联系上", "Reach it first";
        step_wait = "等清算结束", "Wait for the liquidation";
        step_change = "看依据，改形式", "See why, change the form";
        all_of = "全部 {} 个", "All {}";
        soon_30 = "今后 30 天到期", "Falling due in 30 days";
        terms_overdue = "理事会届满未换届", "Council terms overdue";
        terms_soon = "30 天内届满", "Terms ending in 30 days";
        grades_soon = "30 天内等级到期", "Grades expiring in 30 days";
        all_deadlines = "全部到期事项", "All deadlines";
        exchange = "导入与导出", "Import and export";
        import_register = "导入登记表", "Import a register";
        import_line = ".xlsx 或 .csv，先试算再写入", ".xlsx or .csv; tried first, written after";
        export_register = "导出登记表", "Export the register";
        export_line = "在社团列表里筛选后导出", "Filter the list, then export";

        conclusions = "年检结论", "Inspection conclusions";
        conclusion = "结论", "Conclusion";
        conclusions_of = "{} 年度年检结论", "Conclusions of the {} inspection";
        lists_are_todays = "图上是所选日期的情况；点开的列表是今天的。", "The figures are of the day chosen; the lists behind them are today's.";
        abnormal = "异常社团", "Abnormal societies";
        abnormal_line = "名录、停滞、失联、清算", "Listed, dormant, unreachable, liquidating";
        no_abnormal = "没有异常社团", "No abnormal societies";
        not_passed = "未合格", "Not qualified";
        not_passed_line = "不合格与未参检", "Unqualified and absent";
        grades_expired = "等级已到期", "Grades expired";
        grades_expiring = "半年内等级到期", "Grades expiring in six months";
        grade_line = "另有 {} 个将在半年内到期", "{} more within six months";
        grades = "评估等级", "Grades";
        since = "自 {}", "since {}";

        by_discipline = "按学科看组织覆盖", "By discipline";
        discipline = "学科", "Discipline";
        covered_part = "有党组织", "With an organisation";
        by_region = "按地区看组织覆盖", "By region";
        region = "地区", "Region";
        on_day = "按日期回看", "Look back";
        denominators = "两个口径", "Two denominators";
        rate = "覆盖率", "Rate";
        of_all = "全部社团", "Of all societies";
        of_normal = "不含异常", "Without the abnormal";

        expert_empty = "还没有分给您的评审", "Nothing is assigned to you yet";
        expert_line = "课题、项目的评审任务分给您之后，会出现在这里。您只看到分给您的内容。", "Applications to review appear here once they are assigned to you. You see nothing else.";
        partner_empty = "协作单位请用接口", "Partners use the API";
        partner_line = "您的账号通过 GraphQL 接口读取数据，没有屏幕。", "Your account reads through the GraphQL API and has no screens.";
        go_users = "用户与岗位", "Users and posts";
        go_system = "系统与台账核验", "System and ledger check";
        imports = "最近导入", "Recent imports";
        no_imports = "还没有导入", "No imports yet";
        no_imports_line = "导入登记表后，这里显示每次导入的结果。", "After an import its outcome appears here.";
        dry_run = "试算", "Dry run";
        import_counts = "新增 {} · 变更 {} · 未变 {}", "{} new · {} changed · {} unchanged";
        problems = "{} 个问题", "{} problems";
    }
}
