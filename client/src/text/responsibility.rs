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
    }
}
