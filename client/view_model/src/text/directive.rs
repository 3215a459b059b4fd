//! What the screens of directives, guidance, findings and letters say.

pub mod finding;
pub mod guidance;
pub mod thread;

texts! {
    /// Texts of `directive`.
    Directive {
        directives = "部署任务", "Directives";
        directives_line = "一次下达，逐一签收，回音看得见", "Issued once, acknowledged one by one, with the echo in sight";
        issue = "下达部署任务", "Issue a directive";
        issue_line = "下达前先看会发给多少单位；已有的数据请不要让学会再填", "See how many it reaches before it goes; do not ask for what the platform knows";
        none = "还没有部署任务", "No directives yet";
        none_line = "下达或收到的部署任务会出现在这里。", "Directives that you issue or receive appear here.";
        issued_on = "{} 下达", "issued {}";
        due_on = "{} 前办结", "due by {}";
        echo_line = "已办结 {} / {}，已签收 {}，待签收 {}", "{} of {} done, {} acknowledged, {} silent";
        late_of = "，逾期 {} 家", ", {} late";
        withdrawn = "已撤回", "Withdrawn";
        all_done = "全部办结", "All done";
        withdrawn_because = "{} 撤回：{}", "Withdrawn on {}: {}";
        echo_of = "办理回音（{} 家）", "Echo of {}";
        echo_title = "办理回音", "Echo";
        state = "办理状态", "State";
        recipients = "接收单位", "Recipients";
        recipient = "接收单位", "Recipient";
        when = "时间与经办", "When and by whom";
        print = "打印", "Print";
        withdraw = "撤回", "Withdraw";
        reason = "撤回原因", "Why";
        not_found = "没有这项部署任务", "There is no such directive";
        your_turn = "由您办理", "Your turn";
        ack = "签收", "Acknowledge";
        ack_line = "请先签收，表示已经看到；办结后再反馈一次即可。", "Acknowledge that you have seen it; report once more when it is done.";
        echo = "办理情况", "What was done";
        evidence = "办结佐证（可不附）", "What shows it (optional)";
        papers = "任务附件（可不附）", "Papers (optional)";
        report = "反馈办结", "Report it done";
        echo_needed = "请写明办理情况", "Say what was done";
        queued = "已存在本机，联网后自动提交。", "Kept on this device; it goes out when the network is back.";
        number = "文号", "Number";
        title = "标题", "Title";
        body = "内容", "What is asked";
        due = "办理期限", "Due date";
        due_needed = "请选择期限", "Choose a due date";
        to_societies = "按条件发给学会", "To societies, by what holds for them";
        to_agencies = "发给部门", "To agencies";
        no_society = "不按条件选", "No group";
        all_societies = "全部学会", "All";
        uncovered = "未覆盖的", "Not covered";
        gap = "应建未建的", "Due and not formed";
        mismatch = "形式不符的", "Form does not fit";
        reaches = "将发给 {} 个学会、{} 个部门", "Goes to {} societies and {} agencies";
    }
}
