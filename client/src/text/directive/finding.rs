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
        kept = "已记录", "Recorded";
    }
}
