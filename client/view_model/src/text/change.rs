//! What the screens of changes of the register say.

later_texts! {
    /// Texts of `change`.
    Change {
        line = "学会申报，社科联同意后报民政；注销先清算，清算结束后报民政", "Proposed by the society, filed after the Federation's consent; a deregistration is liquidated first, then filed";
        filing_days = "社科联同意后{}日内、注销在清算结束后{}日内报登记管理机关。", "To be filed within {} days of the consent; a deregistration within {} days of the end of the liquidation.";
        propose = "申报变更或注销", "Propose a change";
        form_line = "选择变更事项，填写新内容和决议日期，附上材料", "Choose what changes, say what is to stand there and when it was decided, add the papers";
        none = "没有变更事项", "No changes";
        none_line = "学会申报的变更和注销会出现在这里。", "Changes and deregistrations that societies propose stand here.";
        matter = "变更事项", "What changes";
        society = "学会", "Society";
        old_value = "现登记内容", "In the register now";
        new_value = "变更为", "To be changed to";
        new_term = "新一届理事会届满日期", "Last day of the new term";
        unknown = "登记册未载明", "not known";
        reason = "变更理由", "Why";
        ground = "注销事由（条例第十九条）", "Why the society ends (art. 19)";
        decided_on = "决议日期", "Decided on";
        namesake = "同名核实情况", "How the namesake was verified";
        papers = "材料", "Papers";
        on_paper = "纸质原件已交社科联", "Original handed in on paper";
        rule = "依据", "Clause";
        days_to_file = "社科联同意后{}日内须报登记管理机关。", "To be filed within {} days of the consent.";
        days_end = "清算结束后{}日内须报登记管理机关。", "To be filed within {} days of the end of the liquidation.";
        day_needed = "请填写日期，并等附件传完", "Give the day, and wait for the files";
        send = "提交社科联审查", "Send to the Federation";
        open_already = "这一事项已有在办的申请。", "A case of this matter is open already.";
        to_open = "查看在办申请", "See the open case";
        barred = "以下事项须先办结，才能报注销", "To be settled before the deregistration is filed";
        unbarred = "没有阻碍注销的事项；所列事项随注销终止", "Nothing stands in the way; what is listed ends with the society";
        not_found = "没有这件变更", "There is no such change";
        to_all = "看全部变更", "All changes";
        to_complete = "请补齐材料后再报登记管理机关。", "Complete the papers, then file it again.";
        proposed_on = "申报日期", "Proposed";
        document_no = "社科联同意文号", "Number of the consent";
        document_on = "同意日期", "Day of the consent";
        file_by = "报送截止", "File by";
        filed_on = "报送日期", "Filed";
        liquidated_on = "清算结束日期", "Liquidation ended";
        decision_no = "民政准予文号", "Number of the decision";
        effective_on = "生效日期", "In force from";
        notice = "公告", "Public notice";
        notice_hint = "不填则用通用格式（条例第二十三条）", "Leave empty for the usual words (art. 23)";
        consent_file = "同意文件（可不附）", "The document (optional)";
        consent_line = "同意后，学会须在{}日内报登记管理机关。", "The society files it within {} days of your consent.";
        consent_end = "同意后，学会进入清算；登记册即标明清算中。", "The society is liquidated from your consent on, and the register says so.";
        consent = "同意", "Consent";
        liquidators = "清算组织", "Liquidators";
        liquidators_hint = "写明职务和姓名，如“组长：会长张三”", "Posts and names";
        name_liquidators = "成立清算组织", "Name the liquidators";
        report_liquidation = "报告清算完成", "Report the end of the liquidation";
        file_line = "材料已备齐的，报登记管理机关审查。", "File it with the registration authority when the papers are complete.";
        file = "报登记管理机关", "File";
        approve = "准予变更", "Approve";
        approve_end = "准予注销", "Deregister";
        refuse = "不予准予", "Refuse";
        withdraw = "撤回", "Withdraw";
        in_words = "说明", "In words";
        sheet = "变更登记表", "Change sheet";
        sheet_end = "注销登记表", "Deregistration sheet";
        seals = "学会（盖章）　　　　业务主管单位（盖章）　　　　登记管理机关（盖章）", "Society (seal)        Supervising unit (seal)        Registration authority (seal)";
        history = "登记事项沿革", "History of registered items";
        history_none = "没有变更记录", "Nothing has changed";
        until_day = "{} 至 {}", "{} to {}";
        since_day = "{} 起", "since {}";
        name = "名称", "Name";
    }
}
