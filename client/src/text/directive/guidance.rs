//! What the guidance desk says.

texts! {
    /// Texts of `guidance`.
    Guidance {
        title = "三到位指导", "Guidance";
        line = "政策宣讲、培训帮带、责任落实，每年看是否到位", "Briefing, mentoring, responsibility: in place or not, each year";
        year = "年度", "Year";
        which = "看哪些学会", "Which societies";
        every_society = "全部", "All";
        missing = "{}未到位", "{} not in place";
        societies = "{} 个学会", "{} societies";
        society = "学会", "Society";
        none = "全部到位", "All in place";
        none_line = "这一项没有未到位的学会。", "No society is left here.";
        choose = "选择{}", "Choose {}";
        record = "登记指导记录", "Record guidance";
        kind = "类别", "Kind";
        held_on = "日期", "Day";
        held_by = "指导人", "By whom";
        evidence = "佐证", "Evidence";
        evidence_hint = "签到表、讲稿、责任书等存放何处；照片不是必需", "Where the list, the script or the paper is kept; no photos needed";
        evidence_files = "佐证附件（可不附）", "The same as files (optional)";
        choose_first = "先在下面的表里勾选学会", "Tick societies in the table below first";
        for_societies = "将为 {} 个学会各登记一条", "One record for each of {} societies";
        recorded = "已登记 {} 条", "{} recorded";
    }
}
