//! What the screen of Party acts says.

texts! {
    /// Texts of `act`.
    Act {
        title = "党组织活动", "Party acts";
        to_society = "学会页面", "The society";
        record = "记录一次活动", "Record an act";
        open_acts = "可以办理", "Open to this form";
        barred_acts = "不在此办理（点开看原因）", "Done elsewhere (choose to read why)";
        held_on = "活动日期", "Held on";
        participants = "参加人数", "Participants";
        subject = "主题", "Subject";
        subject_hint = "例如：学习党的二十届四中全会精神", "For example: study of the plenary session";
        note = "备注（可不填）", "Note (optional)";
        note_hint = "只记人数，不写党员姓名", "Counts only: no names of Party members";
        submit = "登记", "Record";
        recorded = "已登记", "Recorded";
        document_file = "上级文件（可不附）", "The document itself (optional)";
        document = "有上级党组织文件", "There is a document of the superior Party body";
        doc_no = "文号", "Number";
        dated_on = "发文日期", "Its day";
        issued_by = "发文单位", "Issued by";
        may = "{}可以办理", "What is open to: {}";
        elsewhere = "不在此办理", "Done elsewhere";
        records = "活动记录", "Records";
        none = "还没有记录", "Nothing recorded yet";
        none_line = "开展学习、党课、主题党日后，在这里记一笔，年底报告会自动带出。", "Record studies, lectures and theme days here; the year's report takes them over.";
        hidden = "您的岗位看不到活动记录", "Your post does not see the records";
        year = "年度", "Year";
        times = "{} {}次 · {}人次", "{}: {} times, {} persons";
        line = "{} · {}人 · {}登记", "{} · {} persons · recorded by {}";
        by_document = "凭上级文件办理：{} {}（{}）", "On a superior document: {} {} ({})";
        withdraw = "撤回", "Withdraw";
        withdraw_it = "确认撤回", "Withdraw it";
        withdrawn = "已撤回", "Withdrawn";
        reason = "撤回原因", "Reason";
        reason_hint = "记录会保留，标为已撤回", "The record stays, marked as withdrawn";
    }
}
