//! What the screens of matching say.

later_texts! {
    /// Texts of `project/demand`.
    Demand {
        line = "审核、发布、推荐、选定到交付和评价", "Screen, open, suggest, choose; delivery and the poster's word";
        own_line = "适合本会的需求、本会的响应和正在征集的全部需求", "Needs that fit your society, your offers, and all that is open";
        turn = "轮到谁", "Whose turn";
        with_us = "待社科联办理", "With the Federation";
        with_society = "待学会办理", "With a society";
        search = "名称、单位、内容，可用拼音或首字母", "Title, poster or need; pinyin and initials too";
        find = "查找", "Find";
        none = "没有需求", "No needs";
        none_line = "换一个条件看看。", "Choose or search something else.";
        count = "共 {} 项", "{} in all";
        until = "征集到 {}", "offers until {}";
        due = "{} 前交付", "due on {}";
        by = "{} 前", "by {}";
        post = "提出需求", "Post a need";
        post_line = "单位没有账号的，由社科联代为提出；审核后发布给本地区学会", "The Federation posts for bodies without an account; screened, then opened to the societies of the region";
        privacy = "联系人和电话只给承接学会和社科联看。", "name and number are shown to the matched society and the Federation only.";

        my_offers = "本会的响应与承接", "Your offers";
        price_days = "{} · {} 天", "{} · {} days";
        fitting = "适合本会的需求", "Needs that fit your society";
        none_fitting = "暂时没有征集中的需求", "Nothing is open just now";
        none_fitting_line = "有新需求发布时会出现在这里。", "New needs appear here when they are opened.";
        score = "匹配度 {}", "Fit {}";
        score_line = "匹配度只帮助查找，不是对学会的评分；每一项都写明理由。", "The fit helps to find one another; it is no mark of a society. Each part says why.";
        points = "{}/{}", "{} of {}";
        why = "为什么", "Why";
        fits_us = "为什么适合本会", "Why it fits your society";
        suggested = "推荐学会", "Societies that fit";
        nobody_fits = "没有找到合适的学会", "No society fits";
        nobody_fits_line = "可以请需求单位补充说明，或换一个学科门类。", "Ask the poster to say more, or choose another discipline.";

        not_found = "没有这项需求", "There is no such need";
        to_all = "看全部需求", "All needs";
        print = "打印", "Print";
        needed = "需求", "The need";
        society = "承接学会", "Matched society";
        contact = "联系人", "Contact";
        phone = "联系电话", "Phone";
        discipline = "学科门类", "Discipline";
        disciplines = "学科门类（最多 {} 个）", "Disciplines (at most {})";
        budget = "预算（元）", "Budget (yuan)";
        budget_hint = "没有预算的可以不填", "Leave it empty where there is none";
        open_budget = "面议", "To be agreed";
        offer_until = "征集截止", "Offers until";
        due_on = "交付期限", "Due on";
        poster = "需求单位", "Who needs it";
        title = "需求名称", "Title";
        need = "需求内容", "What is needed";
        numbers = "请把金额、天数和日期填完整：金额如 25000 或 25000.50", "Give amount, days and dates in full: an amount such as 25000 or 25000.50";

        make_offer = "响应需求", "Make an offer";
        revise_offer = "修改响应方案", "Revise the offer";
        offer_text = "怎样做", "How you would do it";
        offer_hint = "方法、步骤和交付的成果", "Method, steps and what is delivered";
        team = "谁来做", "Who would do it";
        price = "报价（元）", "Price (yuan)";
        price_hint = "不收费的填 0", "0 for nothing";
        days = "需要多少天", "How many days";
        withdraw_offer = "撤回响应", "Take the offer back";
        sure_offer = "撤回后，征集截止前还可以再次响应。", "You may offer again until the last day.";
        offers = "响应方案", "Offers";
        choose = "选定这个学会", "Choose this society";
        sure_choose = "选定{}后，其他方案即为未选定，由该学会签订协议。", "{} is matched; the other offers are not chosen, and it signs the agreement.";

        can_do = "现在可以办", "What you may do now";
        why_needed = "请说明理由", "Say why";
        note = "说明（可不填）", "A note (optional)";
        what_is_missing = "缺什么", "What is missing";
        report = "交付了什么", "What was delivered";
        signed_on = "签约日期", "Signed on";
        consents = "成果可以公开吗", "May the result be published";
        consents_yes = "同意公开", "Yes, publish it";
        consents_no = "暂不公开", "Not for now";
        rating = "评价", "The poster's word";
        rating_text = "评价说明", "In words";
        rating_line = "用词语评价，只给承接学会、需求单位和社科联看；不计分、不排名。", "Words, shown to the society, the poster and the Federation only; no points, no ranking.";
        files = "附件（可不附）", "Files (optional)";
        files_first = "请等附件上传完，或先去掉", "Wait for the files, or remove them";
        confirm = "确定", "Yes, do it";
        sure_open = "发布后，本地区学会立即看到并可以响应，直到征集截止。", "The societies of the region see it at once and may offer until the last day.";
        sure_screen_out = "审核不通过后，本需求办结，不能恢复。", "The need is over by this and cannot be taken up again.";
        sure_withdraw = "撤回后，本需求办结，已有响应即为未选定。", "The need is over; offers that stand are not chosen.";
        sure_release = "解除后重新征集，已签协议不再有效。", "Offers are taken anew; an agreement does not hold any more.";
        delivery = "履约与交付", "Delivery";
        publish = "公开成果", "Publish the result";
        published = "成果已公开", "The result is published";
        to_results = "看公开成果", "Published results";
        no_consent = "学会没有同意公开，成果只在平台内留存。", "The society has not agreed to a publication: the result stays on the platform.";
        result_title = "成果名称", "Title of the result";
        result_summary = "成果简介", "What it is";
        result_hint = "给公众看的，不写个人信息", "For everybody; no personal data";
        outcomes = "成效方向", "To what effect";
    }
}
