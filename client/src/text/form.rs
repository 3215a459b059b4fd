//! What the screens of the form room say.

texts! {
    /// Texts of `form`.
    Form {
        title = "党组织组建", "Party organisation";
        organisation = "党组织", "Party organisation";
        people = "班子 / 联络员", "Officers / liaison";
        superior = "上级党组织", "Superior Party organisation";
        superior_known = "中共江南市社会科学界联合会机关委员会", "Party committee of the Federation";
        document_no = "批复文号", "Document number";
        document_on = "批复日期", "Day of the document";
        document_file = "批复文件（可不附）", "The document itself (optional)";
        review_on = "下次审查", "Next review";
        term_ends_on = "届满日期", "End of term";
        propose = "申报组建或变更", "Propose a form";
        go_on = "去办理", "Go on";
        see_case = "看办理情况", "See the case";
        held_by = "现由{}办理，已 {} 个工作日，应于 {} 前办结", "Held by {} for {} working days, due {}";
        case = "在办事项", "Open case";
        proposed = "申报形式", "Form proposed";
        dissolve = "撤销，不再设立", "End it, without another form";
        recommended_then = "申报时规则建议", "Recommended then";
        counts_then = "正式 {}，驻会 {}", "{} formal, {} resident";
        history = "办理记录", "History";
        your_turn = "可以办理", "What you may do";
        pass = "审核通过，报上级", "Pass on";
        withdraw = "撤回申报", "Withdraw";
        approve = "登记批复", "Record the approval";
        give_back = "退回补正", "Return it";
        give_back_now = "确认退回", "Return now";
        return_reason = "退回原因", "Why it is returned";
        return_text = "请学会补正什么", "What the society has to correct";
        returned_because = "退回原因：{}", "Returned: {}";
        rules_say = "规则建议：{}", "The rules recommend: {}";
        secretary = "书记", "Secretary";
        deputy = "副书记", "Deputy secretary";
        committee = "支部委员", "Committee members";
        committee_hint = "正式党员满 7 人才设委员会；多人用顿号隔开", "Only from 7 formal members on; separate names with commas";
        if_any_hint = "没有可不填", "Leave empty if there is none";
        liaison = "党建工作联络员", "Party-building liaison";
        one_liaison = "只指定 1 名", "Exactly one";
        nobody_named = "撤销党组织不需要提名", "Nobody is named where the organisation ends";
        proposed_on = "申报日期", "Day of the proposal";
        reason = "理由", "Reason";
        reason_hint = "与规则建议不同的，必须说明", "Needed where it differs from what the rules recommend";
        back = "上一步", "Back";
        next = "下一步", "Next";
        send = "提交申报", "Send the proposal";
        done = "已办理，最新情况如下", "Done: it now stands as below";
        no_case = "没有在办的组建事项", "No open case";
        no_case_line = "学会申报后，会在这里办理。", "When the society proposes, the case appears here.";
        gaps = "未覆盖的原因和下一步", "Why not covered, and what is next";
    }
}
