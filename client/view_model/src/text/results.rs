//! What the page of published results says.

later_texts! {
    /// Texts of `project/results`.
    Results {
        line = "学会为政府和社会完成的成果，任何人都可以查阅，无需登录。", "What the societies have done for government and society: for everybody, no login needed.";
        search = "名称、学会、内容，可用拼音或首字母", "Title, society or content; pinyin and initials too";
        find = "查找", "Find";
        kind = "成果类别", "Kind";
        none = "没有找到成果", "No results";
        none_line = "换一个词或类别试试。", "Try another word or kind.";
        count = "共 {} 项", "{} in all";
        published_on = "{} 公开", "published on {}";
        promotions = "推介", "Made known";
        adoptions = "采纳单位", "Adopted by";
        promote = "登记推介", "Record how it was made known";
        channel = "渠道", "Channel";
        place = "出处（报刊名称和期号、网址等）", "Where: a paper and its issue, an address";
        on = "日期", "When";
        withdraw = "撤下成果", "Withdraw it";
        withdraw_why = "为什么撤下", "Why";
        withdraw_line = "撤下后内容不再显示，只保留撤下记录。", "Its content is shown no more; that it was withdrawn stays.";
    }
}
