//! What the screens of leaders say.

texts! {
    /// Texts of `leader`.
    Leader {
        title = "学会负责人", "Leaders";
        line = "双重身份由任职和党内职务自动得出，不用勾选", "Dual identity follows from posts and Party roles: nothing to tick";
        everyone = "全部", "All";
        search = "姓名或学会", "Name or society";
        show = "只看", "Show";
        count = "{} 项任职", "{} posts";
        none = "没有符合条件的负责人", "No leader fits";
        none_line = "换一个条件，或清空搜索。", "Choose another view or clear the search.";
        name = "负责人", "Leader";
        society = "学会", "Society";
        identity = "双重身份", "Dual identity";
        conflicts = "任职冲突", "Conflicts";
        next = "下一步", "Next";
        term = "第{}届", "term {}";
        next_line = "{}：{}", "{}: {}";
        distribution = "谁在抓党建", "Who leads Party work";
        lead_post = "党建负责人", "Lead";
        societies = "学会数", "Societies";
        nobody = "无人负责", "Nobody";
        show_all = "看全部负责人", "Show all leaders";
        namesake = "与{}的会长同名，核实", "Same name as the president of {}: verify";
        elsewhere = "其他地区一家学会", "a society elsewhere";
        how = "核实方式", "How it was verified";
        same = "同一人", "One person";
        different = "不是同一人", "Two persons";
        settled = "已记录核实结果", "Recorded";
        hand_over = "职务交接", "Hand over";
        hand_over_line = "先看会转什么、不转什么，再办理", "See first what moves and what does not";
        from = "{} · {} · 现任 {}", "{} · {} · now {}";
        what_moves = "交接内容", "What moves";
        waiting = "随学会由接任者继续的事项", "What the successor goes on with";
        successor = "接任者", "The successor";
        successor_name = "姓名", "Name";
        effective_on = "生效日期", "Effective on";
        username = "登录名（没有可不填）", "Login name (if there is one)";
        username_hint = "账号姓名须与接任者一致", "The account has to carry the successor's name";
        lead_follows = "党建负责人", "Lead of Party work";
        follows = "随职务转给接任者", "Stays with the post";
        ends = "另行指定", "Is named anew";
        do_it = "办理交接", "Hand it over";
        done = "交接完成", "Handed over";
        done_line = "原任者的权限已终止，记录在大事记里。", "The old holder's rights have ended; the ledger keeps it.";
        gone = "没有找到这项任职", "This post was not found";
    }
}
