//! What the screens of activity filings say.

texts! {
    /// Texts of `activity`.
    Activity {
        title = "活动报备", "Activities";
        line = "论坛、讲座等活动举办前报备；社科联到期不答复视为无异议", "Forums, lectures and the like are filed beforehand; no answer in time is no objection";
        own_line = "举办前报备，举办后报告；到期未答复视为无异议", "File beforehand, report afterwards; no answer in time is no objection";
        state = "状态", "State";
        waiting = "待社科联答复", "Waiting for the Federation";
        search = "活动名称、学会名称或拼音", "Title, or the society's name";
        find = "查找", "Search";
        none = "没有活动报备", "No filings";
        none_line = "换一个状态看看，或清除查找。", "Choose another state, or clear the search.";
        none_own = "打算办论坛、讲座、年会？举办前{}天在这里报备。", "Planning a forum, a lecture, a conference? File it here {} days ahead.";
        count = "共 {} 项", "{} in all";
        society = "学会", "Society";
        holder = "谁在办", "Whose turn";
        held = "{} 举办", "on {}";
        days_left = "剩 {} 个工作日", "{} working days left";
        last_day = "今天期满", "last day today";
        days_over = "已期满", "days are over";
        found_count = "{} 处提醒", "{} to look at";
        by_silence = "逾期视为无异议", "by silence";

        clean = "{} 项没有提醒事项，可以一并答复无异议", "{} with nothing to look at: no objection at once";
        clean_line = "有提醒事项的要打开逐件审核，不在其中。", "Where the rules point at something each is opened by itself: those are not among them.";
        pass_many = "对 {} 项答复无异议", "No objection to {}";
        passed_many = "已对 {} 项答复无异议", "No objection to {}";

        file = "报备活动", "File an activity";
        file_line = "边填边提示哪里不合规；草稿保存在本机", "The rules answer while you type; the draft stays on this device";
        days_line = "今天报备，社科联最迟在 {} 个工作日内（{}）答复，到期未答复视为无异议。请至少提前{}日，即 {} 以后举办。", "Filed today, the Federation answers within {} working days ({}); no answer in time is no objection. File {} days ahead: hold it on {} or later.";
        refile = "补正重报", "Correct and file again";
        not_found = "没有这项活动报备", "There is no such filing";
        to_all = "看全部活动报备", "All filings";
        kind = "活动类别", "Kind";
        name = "活动名称", "Title";
        name_basis = "名称依据", "What permits the name";
        name_basis_hint = "批准单位和文号", "Who approved it, and the document's number";
        outline = "议题提纲", "Outline";
        outline_hint = "主要议题和要点，说明与本会业务范围的关系", "The main topics, and how they belong to your scope";
        speakers = "主讲人", "Speakers";
        speakers_hint = "姓名、职务、单位，一行一人；不填电话和证件号码", "Name, post and affiliation, one a line; no telephone or identity numbers";
        held_on = "举办日期", "Day";
        day_needed = "请选择举办日期", "Choose the day";
        audience = "预计人数", "Persons expected";
        place = "举办地点", "Place";
        co_hosts = "合办单位", "Held together with";
        foreign = "境外机构和人员", "Parties from abroad";
        if_any = "没有就不填", "Leave it empty if there is none";
        fees = "是否收费", "Fees";
        fee_basis_hint = "例如：会务费每人200元，理事会决议并公示", "For example: 200 yuan each, resolved by the council and published";
        fee_basis = "收费标准和依据", "How much, on what basis";
        awards = "是否评奖", "Awards";
        award_basis = "评奖批准文号", "Number of the approval";
        yes = "是", "Yes";
        no = "无", "None";
        opinion = "党组织（联络员）意见", "Opinion of the Party organisation or liaison";
        opinion_hint = "党支部或联络员审看内容后的意见", "What the branch or the liaison says after reading it";
        found_line = "以下请留意，社科联审核时会看：", "Look at these; the Federation will:";
        nothing_found = "按规则检查没有提醒事项", "The rules find nothing to look at";
        first_step = "第 {} 步还有要填的", "Something is missing on step {}";
        send = "提交报备", "File it";
        filed = "已报备", "Filed";
        filed_line = "答复会出现在通知和待办里。", "The answer will be among your notices.";
        receipt_no = "回执编号", "Receipt";
        silent_on = "答复期满日", "Answered by";
        see = "看这项报备", "Show the filing";
        queued_line = "已存在本机，有网络时自动提交", "Kept on this device; it is sent when there is a network";

        standing = "办理情况", "Where it stands";
        silent_line = "社科联最迟 {} 答复，到期未答复视为无异议", "The Federation answers by {}; no answer in time is no objection";
        silence_noted = "社科联到 {} 没有答复，视为无异议，可以举办。", "The Federation had not answered by {}: no objection, it may be held.";
        returned_because = "退回原因：{}", "Returned: {}";
        refused_because = "不同意举办：{}", "Refused: {}";
        cancelled_because = "取消说明", "Why it is not held";
        conditions = "条件", "Conditions";
        plan = "报备内容", "What was filed";
        filed_on = "{} 报备（第 {} 次）", "Filed on {} (filing no. {})";

        pass = "无异议", "No objection";
        passed = "已答复无异议", "No objection said";
        take_up = "受理", "Take up";
        taken_up = "已受理，期限照常计算", "Taken up; the days run on";
        condition = "附条件同意", "Clear on conditions";
        conditions_hint = "学会在待办里看到，举办时照办", "The society reads this and holds it so";
        condition_now = "按条件同意", "Clear on these conditions";
        conditioned = "已附条件同意", "Cleared on conditions";
        give_back = "退回补正", "Return it";
        return_text = "要补正什么", "What has to be corrected";
        give_back_now = "退回", "Return";
        returned = "已退回学会", "Returned to the society";
        refuse = "不同意举办", "Refuse";
        refuse_text = "为什么不同意", "Why it cannot be held";
        refuse_now = "答复不同意", "Refuse";
        refused = "已答复不同意", "Refused";
        why = "原因", "Why";
        reason_needed = "请先选择原因", "Choose why first";

        may_be_held = "可以按计划于 {} 举办；举办后在这里报告。", "It may be held on {} as planned; report on it here afterwards.";
        took_place_on = "实际举办日期", "Held on";
        attendance = "实到人数", "Persons who came";
        count_needed = "请填写实到人数", "Say how many came";
        summary = "活动小结", "How it went";
        summary_hint = "几句话即可；年度报告会自动引用", "A few sentences; the annual report takes them over";
        photo = "现场照片（自愿，可不附）", "Photographs (optional)";
        report = "提交活动报告", "Report";
        reported = "活动报告已提交", "Reported";
        hold = "先确认已举办", "Only say it was held";
        held_noted = "已确认举办，请按期报告", "Noted; report on it in time";
        cancel = "不办了", "It is not held";
        cancel_text = "为什么取消", "Why";
        cancel_now = "取消活动", "Cancel the activity";
        cancelled = "活动已取消", "Cancelled";
        went = "举办情况", "How it went";

        with_federation = "待社科联答复", "Waiting for the Federation";
        with_society = "退回补正", "Returned";
        to_be_held = "可以举办", "May be held";
        to_be_reported = "已举办待报告", "Held, report owed";
        over = "已报告", "Reported";
        next = "看活动报备", "See the filing";
    }
}
