//! What the screen of findings says.

texts! {
    /// Texts of `finding`.
    Finding {
        findings = "问题整改", "Findings";
        findings_line = "每个问题有责任主体、整改措施和期限，核实后销号", "Each has a holder, an action and a date, and is closed after a check";
        state = "整改状态", "State";
        none = "没有问题", "No findings";
        none_line = "登记的问题会出现在这里，直到整改核实。", "Findings stay here until they are put right and checked.";
        found_on = "{} 登记", "recorded {}";
        due_on = "期限 {}", "due {}";
        action = "整改措施：{}", "To do: {}";
        last_said = "最近说明：", "Last said:";
        words = "说明", "Say how it stands";
        report = "报告整改完成", "Report it resolved";
        progress = "报告进展", "Report progress";
        evidence = "佐证附件（可不附）", "What shows it (optional)";
        confirm = "核实销号", "Confirm";
        back = "退回整改", "Send back";
        reopen = "重新打开", "Reopen";
        resolved_on = "{} 销号", "closed {}";
        kept = "已记录", "Recorded";
        every_society = "看全部学会的问题", "Findings of all societies";
        whole_list = "看全部问题", "All findings";
        record = "登记问题", "Record a finding";
        record_line = "写清问题、措施和期限；登记后由责任主体整改", "Say what was found, what is to be done and until when; its holder then puts it right";
        about = "问题出在", "Where";
        about_society = "一个学会", "One society";
        about_region = "{}全域", "All of {}";
        region_note = "地区的问题由社科联整改，由组织部门核实。", "The federation puts a region's finding right; the organisation department checks it.";
        society_needed = "请先选择学会", "Choose the society first";
        category = "问题类别", "Category";
        severity = "严重程度", "Severity";
        found = "问题描述", "What was found";
        to_do = "整改措施", "What is to be done";
        to_do_hint = "责任主体在待办里看到的就是这一句", "The holder reads this among what waits for him";
        due = "整改期限", "Due date";
    }
}
