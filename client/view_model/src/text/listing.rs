//! What the screens of credit lists say.

later_texts! {
    /// Texts of `listing`.
    Listing {
        line = "列入前先告知，听取异议后再决定", "Nobody is listed unheard: notice, objection, decision";
        own_line = "本会收到的告知、列入和移出", "Notices to your society, entries and removals";
        turn = "轮到谁", "Whose turn";
        with_us = "待民政办理", "With civil affairs";
        with_society = "待学会答复", "With the society";
        none = "没有名单事项", "No cases";
        none_line = "换一个状态看看。", "Choose another state.";
        none_own = "本会没有被告知列入，也不在名单上。", "Your society has had no notice and is on no list.";
        count = "共 {} 件", "{} in all";
        not_found = "没有这件名单事项", "There is no such case";
        to_all = "看全部名单事项", "All cases";
        society_page = "看学会页面", "The society's page";

        is_proposed = "系统建议列入{}，理由：{}。请核实后告知学会，或不予列入；学会还不知情。", "It is proposed for the {}: {}. Give the society notice, or let it be; the society does not know of it yet.";
        is_noticed = "民政部门拟列入{}，理由：{}。学会可以在 {} 前提出异议；不提异议的，期满后由民政部门决定。", "Civil affairs means to enter it on the {}: {}. The society can object until {}; without an objection civil affairs decides after that.";
        is_objected = "学会已就列入{}提出异议，等民政部门决定。", "The society has objected to the {}: civil affairs decides.";
        is_heard = "列入{}的异议期已满，等民政部门决定。", "The days to object to the {} are over: civil affairs decides.";
        is_listed_duty = "{} 列入{}，理由：{}。先把问题改正，再申请移出；最早可移出日期 {}。", "Since {} on the {}: {}. Put it right, then apply for removal; at the earliest on {}.";
        is_listed = "{} 列入{}，理由：{}。没有要补办的事项，{} 起可以移出。", "Since {} on the {}: {}. Nothing is to be put right; it can be taken off from {}.";
        is_exit_applied = "申请移出{}，等民政部门核实。", "Removal from the {} was applied for: civil affairs checks.";
        is_removed = "{} 已移出{}。", "Taken off on {}: {}.";
        is_dismissed = "不予列入{}，事项已办结。", "Not entered on the {}; the case is over.";

        standing = "现在怎样", "Where it stands";
        notified_on = "告知日期", "Notice given";
        objection_due_on = "异议截止", "Last day to object";
        listed_on = "列入日期", "Entered";
        exit_from = "最早可移出", "Can be taken off from";
        closed_on = "办结日期", "Closed";
        origin = "来源", "Comes from";
        evidence = "事实依据", "What shows it";
        opinion = "社科联意见", "Opinion of the Federation";
        terms_title = "办理期限和依据", "How long it takes, and why";
        terms = "异议期 {} 日；决定 {} 日；移出须满 {} 个月；移出办理 {} 个工作日。", "{} days to object; {} days to decide; {} months on the list; {} working days to take it off.";

        can_do = "现在可以办", "What you may do now";
        second_official = "这件事由您提出或告知，异议须由另一名工作人员决定。", "You proposed it or gave notice: another official decides about the objection.";
        object_text = "异议和理由", "Your objection, and why";
        exit_text = "怎样改正的", "How it was put right";
        opinion_text = "社科联的意见", "What the Federation thinks";
        fault_text = "新的违规事实", "The new fault";
        why = "理由", "Why";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完，或先去掉", "Wait for the files, or remove them";
        confirm = "确定", "Yes, do it";
        done = "已办理", "Done";
        sure_notify = "告知送达后，学会立即看到，并从今天起计算异议期。不能撤回告知，只能作出不予列入的决定。", "The society sees it at once and its days to object begin. A notice cannot be taken back: it can only end in not listing.";
        sure_enter = "列入后登记册立即更新并对外公布，学会的课题、项目和评估申请随即受限。只能经移出程序解除。", "The register follows at once and it is published; the society is barred from calls, support and grades. Only a removal ends it.";
        sure_dismiss = "不予列入后本件办结，不能恢复。", "The case ends by this and cannot be taken up again.";
        sure_fault = "记录新的违规后，在列时间从今天重新计算，不能撤销。", "The time on the list begins anew today; this cannot be undone.";
        sure_exit = "移出后登记册立即更新，本件办结。", "The register follows at once and the case is over.";

        open = "告知列入", "Give notice of a listing";
        open_line = "先选理由，写明事实；学会可以提出异议", "Choose why and say what shows it; the society can object";
        choose_society = "请先选学会", "Choose a society first";
        choose_society_line = "在学会页面上选择“告知列入”或“提供线索”。", "Open it from the society's page.";
        reason = "列入情形", "Why";
        serve = "送达告知", "Give notice";
        served = "已告知学会", "Notice given";
    }
}
