//! What the screen of the burden meter says.

later_texts! {
    /// Texts of `burden`.
    Burden {
        line = "一年里向学会要了多少材料、多少栏目，平台预填了多少。只计数，不排名。", "How many papers and fields societies were asked for in a year, and how many were filled in. Counted, never ranked.";
        nothing = "{} 年没有向学会要过材料", "Nothing was asked of societies in {}";
        nothing_line = "平台里没有这一年的材料；换一年看看。", "The platform has no papers of that year; look at another one.";
        societies = "学会", "Societies";
        papers = "要求材料", "Papers asked";
        fields = "要求栏目", "Fields asked";
        prefilled = "其中平台预填", "Filled in by the platform";
        typed = "手填 {} 个", "{} written";
        over = "超出上限", "Over the budget";
        over_list = "超出上限的学会（{} 家，按名称）", "Over the budget ({}, by name)";
        none_over = "没有学会超出上限", "Nobody is over the budget";
        none_over_line = "新发一份材料前，先看看这里。", "Look here before asking for another paper.";
        distribution = "按栏目数分布", "Societies by fields asked";
        from_to = "{}–{} 个", "{}–{}";
        thing = "栏目数", "Fields";
        whole = "学会数", "Societies";
        asked = "材料 {} 件，栏目 {} 个", "{} papers, {} fields";
        budget = "年度上限", "A year's budget";
        budget_papers = "材料（件）", "Papers";
        budget_fields = "栏目（个）", "Fields";
        source = "依据", "Source";
        source_hint = "文件名称和文号", "Title and number of the document";
        set = "更新上限", "Set the budget";
        kept = "已更新", "It is set";
        answer_days = "数据异议答复期限（工作日）", "Working days to answer a contest";
        answer_days_set = "更新期限", "Set the days";
    }
}
