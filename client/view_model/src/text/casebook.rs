//! What the screens of the casebook say.

later_texts! {
    /// Texts of `project/casebook`.
    Casebook {
        line = "各学会报送案例，编辑审读，汇编发布", "Societies send cases, editors read them, the edition is published";
        open = "开编案例汇编", "Open an edition";
        open_line = "写明征稿要求，邀请十个学会的代表任编辑", "Call for cases and invite the representatives of ten societies as editors";
        to_read = "请您审读", "For you to read";
        books = "汇编", "Editions";
        cases = "案例", "Cases";
        no_book = "还没有汇编", "No edition yet";
        no_book_line = "社科联开编后会出现在这里。", "It appears here when the Federation opens one.";
        send_until = "征稿到 {}", "cases until {}";
        publish_by = "计划 {} 发布", "to be published by {}";
        by = "{} 前", "by {}";
        not_found = "没有这本汇编", "There is no such edition";
        no_case = "没有这个案例", "There is no such case";
        to_all = "看全部汇编", "All editions";
        print = "打印", "Print";
        call = "征稿通知", "The call";
        submit_until = "征稿截止", "Cases until";
        publish_on = "计划发布日期", "To be published by";
        published_on = "发布日期", "Published on";
        contents = "目录", "Contents";
        count = "案例 {} 个", "{} cases";
        editors = "编辑", "Editors";
        can_do = "现在可以办", "What you may do now";
        confirm = "确定", "Yes, do it";
        sure_close = "截稿后学会不能再报送，已退回的仍可修改。", "No further case is taken; those that were returned can still be revised.";
        sure_publish = "发布后，已采用的案例对外公开，不能撤回汇编；单个成果可以撤下。", "The accepted cases are public; the edition cannot be taken back, a single result can be withdrawn.";
        submit = "报送案例", "Send a case";
        submit_line = "写清背景、做法和成效；照片自愿", "Say why, what and to what effect; pictures are optional";
        send = "报送", "Send";
        resubmit = "修改重报", "Revise and send again";
        title = "案例名称", "Title";
        authors = "作者", "Authors";
        summary = "摘要", "Summary";
        summary_hint = "发布后给公众看的，不写个人信息", "For everybody when it is published; no personal data";
        text = "正文", "The case";
        outcomes = "成效方向", "To what effect";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完，或先去掉", "Wait for the files, or remove them";
        reason = "说明", "What was said";
        words = "编辑意见", "The editors' words";
        not_said = "尚未提出意见", "Has not said his word";
        your_word = "您的意见", "Your word";
        verdict = "意见", "What you think";
        word_text = "理由和修改建议", "Why, and what to revise";
        say = "提交意见", "Say it";
        assign = "分配编辑", "Give it to editors";
        assign_line = "选编辑，至少 {} 名，按先后审读；报送学会自己的编辑不在其列", "Editors, at least {}, one after the other; those of the case's own society are left out";
        to_revise = "要修改什么", "What is to be revised";
        why = "理由", "Why";
        note = "说明（可不填）", "A note (optional)";
        sure_decline = "不采用后，本案例办结。", "The case is over by this.";
        sure_withdraw = "撤回后，本案例办结。", "The case is over by this.";
        year = "年度", "Year";
        book_title = "书名", "Title";
        days_needed = "请填写年度和两个日期", "Give the year and both days";
        choose_editors = "编辑（{} 名，分属不同学会）", "Editors ({}, of different societies)";
        editor_of = "{}的代表", "Representative of {}";
    }
}
