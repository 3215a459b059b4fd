//! What the screens of enforcement say.

later_texts! {
    /// Texts of `enforcement`.
    Enforcement {
        line = "从线索到责令改正、处罚；送达前学会不知情", "From a clue to an order or a penalty; until it is served the society does not know";
        own_line = "送达本会的责令改正和处罚告知", "Orders and notices that were served on your society";
        turn = "轮到谁", "Whose turn";
        with_us = "待民政办理", "With civil affairs";
        with_society = "待学会答复", "With the society";
        none = "没有执法事项", "No cases";
        none_line = "换一个状态看看。", "Choose another state.";
        none_own = "没有送达本会的执法事项。", "Nothing was served on your society.";
        count = "共 {} 件", "{} in all";
        begun = "{} 起", "since {}";
        not_found = "没有这件执法事项", "There is no such case";
        to_all = "看全部执法事项", "All cases";
        society_page = "看学会页面", "The society's page";
        case_of = "执法事项", "Enforcement";
        served_on = "{} 送达", "Served on {}";

        is_clue = "线索待核实，请在 {} 前决定立案或不予处罚；学会不知情。", "A clue: decide until {} whether to investigate; the society does not know.";
        is_investigating = "正在调查，请在 {} 前作出处理；学会不知情。", "Being investigated, until {}; the society does not know.";
        is_no_action = "不予处罚，事项已办结。", "Nothing is done; the case is over.";
        is_ordered = "民政部门责令改正。请在 {} 前改好，并在这里报告怎样改的。", "Civil affairs orders a correction: put it right until {} and report it here.";
        is_reported = "已报告改正，民政部门在 {} 前核实。", "Reported as put right; civil affairs checks until {}.";
        is_corrected = "已核实改正，事项办结。", "It is put right; the case is over.";
        is_noticed = "民政部门拟作出处罚：{}。学会可以在 {} 前陈述申辩；不申辩的，期满后由民政部门决定。", "Notice of a penalty: {}. The society can object until {}; civil affairs decides afterwards.";
        is_objected = "学会已陈述申辩，民政部门在 {} 前复核决定。", "The society has objected; civil affairs decides until {}.";
        is_heard = "陈述申辩期已满，等民政部门决定。", "The days to object are over: civil affairs decides.";
        is_in_force = "处罚决定已生效：{}。执行期限 {}。", "The penalty is in force: {}. To be carried out until {}.";
        is_closed = "处罚已执行：{}。事项办结。", "Carried out: {}. The case is over.";
        yuan = " {}.{} 元", " {}.{} yuan";
        until = "至 {}", " until {}";

        standing = "现在怎样", "Where it stands";
        due_on = "期限", "Due";
        imposed_on = "处罚决定日期", "Imposed";
        closed_on = "办结日期", "Closed";
        papers = "文书和材料", "Papers";
        clue = "线索", "Clue";
        clue_hint = "什么情况、有什么证据；不写个人证件号码", "What may be wrong and what shows it; no identity numbers";
        served = "送达的内容", "What was served";
        terms_title = "办理期限和依据", "How long it takes, and why";
        terms_office = "线索核查 {} 日；立案调查 {} 日；核实、复核 {} 日；", "Clue {} days; investigation {} days; checks {} days; ";
        terms_society = "改正 {} 日（另定的除外）；陈述申辩 {} 个工作日；执行 {} 日。", "correction {} days unless set; {} working days to object; {} days to carry out.";
        effective = "{} 起施行", "in force since {}";

        can_do = "现在可以办", "What you may do now";
        second_official = "这份处罚告知由您作出，申辩须由另一名工作人员决定。", "You gave this notice: another official decides about the objection.";
        order_text = "要改正什么", "What has to be put right";
        correction_text = "怎样改正的", "How it was put right";
        object_text = "陈述和申辩", "Your objection, and why";
        notice_text = "事实、理由和依据", "Facts, reasons and grounds";
        impose_text = "决定的理由，对申辩的答复", "Why, and the answer to the objection";
        close_text = "执行情况", "How it was carried out";
        why = "理由", "Why";
        due_label = "改正期限（不填按规定期限）", "Until when (as the rules say when empty)";
        penalty = "处罚种类", "Penalty";
        fine = "罚没金额（元）", "Fine and confiscation, yuan";
        suspended_until = "停止活动截止", "Last day of the suspension";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完，或先去掉", "Wait for the files, or remove them";
        confirm = "确定", "Yes, do it";
        done = "已办理", "Done";
        sure_serve = "送达后学会立即看到，期限从今天起算，不能撤回。", "The society sees it at once and its days begin; it cannot be taken back.";
        sure_impose = "处罚决定立即生效，登记册随之更新，并建议列入相应信用名单。本步不能撤销。", "The penalty takes effect at once, the register follows and a listing is proposed. This cannot be undone.";
        sure_drop = "不予处罚后本件办结，不能恢复。", "The case ends by this and cannot be taken up again.";
        sure_close = "结案后不能再改；停止活动的处罚同时解除。", "This ends the case for good; a suspension is lifted with it.";

        report = "提供线索", "Report a clue";
        report_line = "交登记管理机关核查；学会不会看到", "For the registration authority; the society does not see it";
        reported = "线索已交民政", "Civil affairs has the clue";
    }
}
