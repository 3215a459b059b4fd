//! What the screens of responsibility say.

texts! {
    /// Texts of `responsibility`.
    Responsibility {
        todo = "待办", "To do";
        todo_line = "每件事只有一个责任主体，写明何时交办、等了几个工作日、下一步做什么", "Each thing has one holder, with since when, how many working days, and what comes next";
        waits_for_me = "等我办", "Waits for me";
        waits_for_others = "等别人办", "Waits for others";
        whose_turn = "轮到谁", "Whose turn";
        kind = "哪一类", "Which kind";
        overdue = "已逾期", "Overdue";
        this_week = "7 天内", "Within 7 days";
        later = "以后", "Later";
        held_by_you = "{} 起由您办理，已 {} 个工作日", " Yours since {}, {} working days";
        held_by = "由{}办理，自 {}，已 {} 个工作日", " Held by {} since {}, {} working days";
        raised = "；已逾期，请{}督办", "; late, now watched by: {}";
        nothing_mine = "没有等您办的事", "Nothing waits for you";
        nothing_mine_line = "交给您办的事到了会出现在这里，首页也会提示。", "What is handed to you appears here and on your home.";
        nothing = "没有等别人办的事", "Nothing waits for others";
        nothing_line = "您交办、报送的事由谁办、等了多久，会出现在这里。", "What you handed on or sent in appears here, with who holds it and for how long.";
        more = "再看一些", "Show more";
        colon = "：", ": ";
        stop = "。", ".";
        pick = "选择学会", "Choose societies";
        pick_found = "找到 {} 个，按一下选中", "{} found: press one to choose it";
        pick_nothing = "没有找到，换个写法试试", "None found: try another spelling";
        pick_remove = "去掉：{}", "Remove: {}";
        of_society = "责任与指导", "Duties and guidance";
        of_society_line = "{} 年三到位", "Guidance in {}";
        open_here = "在办事项", "Open items";
        none_here = "没有在办事项", "Nothing is open";
        see_findings = "全部问题", "All findings";
        notices = "通知", "Notices";
        notices_line = "等您办、退回、快到期、逾期、需督办和已了结的事，近 30 天", "What came to you, came back, falls due, is late or was closed, in the last 30 days";
        no_notices = "近 30 天没有新情况", "Nothing new in the last 30 days";
        no_notices_line = "交给您办的事到了、退回了、快到期了，会出现在这里。", "What comes to you, comes back to you or falls due appears here.";
        fresh = "新", "New";
        new_count = "{} 条新的", "{} new";
        notice_late = "由{}办理，已逾期", "Held by {}, late";
        notice_note = "退回说明：{}", "Because: {}";
        notice_closed = "{}，{}", "{}, by {}";
        all_waiting = "看全部待办", "All that waits";
    }
}
