//! What the screens of figures side by side say.

later_texts! {
    /// Texts of `consistency`.
    Consistency {
        line = "社科联、民政部门和学会对同一事项说法不一的学会；点开看三方数据和出处", "Societies of which the Federation, civil affairs and the society say different things; open one to see who says what";
        bring_in = "导入民政数据", "Bring figures in";
        by_fact = "按事项", "By fact";
        all = "全部", "All";
        contested_only = "有在办异议", "Contested";
        count = "共 {} 家学会", "{} societies";
        none = "三方数据没有不一致", "Nobody disagrees";
        none_line = "换一个事项看看，或等新的数据。", "Choose another fact, or wait for newer figures.";
        open_contest = "异议在办", "Contested";

        no_difference = "三方已有的数据没有不一致。", "Of what the three sides have said, nothing differs.";
        differences = "有 {} 个事项三方数据不一致。", "The sides differ in {} of these.";
        silent = "暂无数据", "Says nothing";
        from = "{}，截至 {}", "{}, as of {}";
        contest = "提出异议", "Contest";
        contest_title = "对“{}”提出异议", "Contest: {}";
        which_side = "哪一方的数据有误", "Whose figure is wrong";
        claimed = "正确的应是", "What it is";
        why = "理由", "Why";
        why_hint = "说明依据，可附证书、名册、会议纪要等", "Say what shows it; attach a certificate, a list, minutes";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完", "Wait until the files have arrived";
        contest_send = "提交异议", "Send the contest";
        contested = "异议已提交，等待答复", "Contested: the agency answers";

        stated = "原数据", "The figure";
        claimed_is = "学会主张", "The society says";
        waits = "等{}答复，期限 {}", "{} answers by {}";
        answer = "答复", "Answer";
        can_do = "可以办理", "What you can do";
        right = "更正为", "Correct it to";
        document = "依据文号（可不填）", "Document (optional)";
        reason = "维持的原因", "Why the figure stands";
        say = "说明", "What you say";
        send = "提交", "Send";
        done = "已办理", "Done";
        history = "办理记录", "How it went";
        terms = "部门应在 {} 个工作日内答复异议。依据：{}", "An agency answers within {} working days. Source: {}";
        society_page = "看学会页面", "The society's page";

        state_title = "本部门数据", "Our own figures";
        state_line = "登记和变更登记中已有的数据自动列入；这里补充证书或核对表上的数据，清空即撤回。", "What was registered here stands already; add what a certificate or a check list says. An emptied field is taken back.";
        state_open = "补充或更正", "Add or correct";
        document_needed = "依据文号", "Document";
        as_of = "数据截至日期", "As of";
        state_send = "提交本部门数据", "State these figures";
        stated_done = "已提交", "Stated";

        burden_title = "{} 年填报负担", "Asked for in {}";
        burden_said = "要求材料 {} 件、栏目 {} 个，其中平台预填 {} 个，手填 {} 个。", "{} papers with {} fields; the platform had filled in {}, {} were written.";
        budget_said = "年度上限：材料 {} 件、栏目 {} 个。依据：{}", "A year's budget: {} papers, {} fields. Source: {}";
        over = "超出上限", "Over the budget";
        by_paper = "分材料统计", "By paper";
        paper = "材料", "Paper";
        papers = "件数", "Papers";
        fields = "栏目", "Fields";
        prefilled = "预填", "Filled in";
        typed = "手填", "Written";
    }
}
