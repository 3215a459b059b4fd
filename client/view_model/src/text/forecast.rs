//! What the eligibility forecast says.

later_texts! {
    /// Texts of `forecast`.
    Forecast {
        open = "现在可以申请", "Open now";
        now = "可以申请", "open now";
        nothing_open = "现在没有可以申请的事项，下面写明差什么、由谁办。", "Nothing is open now; below stands what is missing and who acts.";
        nothing_in_the_way = "没有障碍：所列事项现在都可以申请。", "Nothing stands in the way.";
        from = "最早 {}", "from {}";
        no_day = "先消除障碍", "first remove what is in the way";
        until = "最早 {} 消除", "until {} at the earliest";
        next = "下一步", "Next";
        source = "规则来源", "Rules from";
        society_page = "看学会页面", "The society's page";
        none = "没有可预判的学会", "No society to tell about";
        none_line = "可能已不存在，或不归您查看。", "It may be gone or not be yours to see.";
    }
}
