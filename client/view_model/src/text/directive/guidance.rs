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
        choose_first = "先在下面勾选学会，再登记指导", "Tick societies below, then record guidance";
        record_for = "为勾选的 {} 个学会登记指导", "Record guidance for {} societies";
        for_societies = "将为 {} 个学会各登记一条", "One record for each of {} societies";
        all_lights = "全部学会的三到位", "Guidance of all societies";
        no_records = "本年度还没有记录", "No records in this year";
        held = "{}，{}", "{}, by {}";
        withdrawn = "{} 撤回：{}", "Withdrawn on {}: {}";
        withdraw = "撤回这条记录", "Withdraw this record";
        withdraw_of = "撤回 {} 的记录", "Withdraw the record of {}";
        reason = "撤回原因", "Why";
        taken_back = "已撤回这条记录", "The record is withdrawn";
        entered_again = "已重新登记这条记录", "The record is entered again";
        recorded = "已登记 {} 条", "{} recorded";
    }
}
