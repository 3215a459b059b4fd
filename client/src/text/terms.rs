//! What the screen of terms and gates says.

later_texts! {
    /// Texts of `terms`.
    Terms {
        line = "办理期限、入口关和年检结论理由：都是数据，可以更新，办理中的事项保持原来的日期", "Terms, the entry gate and reasons for conclusions are data: they can be set, and what runs already keeps its days";
        gate = "登记入口关", "The entry gate";
        gate_line = "成立登记时组建资料不合格：硬性关口不能同意，提示则写明理由后放行", "Where the formation papers do not pass: a hard gate bars the consent, a warning lets it through and says why";
        party_gate = "关口", "The gate";
        formation_months = "组建期限（自移交资料起，月）", "Months to form, from the hand-over of the papers";
        months = "{} 个月", "{} months";
        activity = "活动报备", "Activity filings";
        activity_line = "提前多久报备，多久未答复视为无异议，多久之内报告", "How early one files, when silence is no objection, until when one reports";
        lead_days = "举办前报备（天）", "Days before it is held";
        silent_days = "未答复视为无异议（工作日）", "Working days until silence is no objection";
        silent_hint = "不超过提前报备天数的一半，按时报备的才来得及收到答复", "At most half of the days before, so that who files in time hears in time";
        correct_days = "退回后补正（工作日）", "Working days to correct";
        report_days = "举办后报告（天）", "Days after it was held to report";
        days = "{} 天", "{} days";
        working_days = "{} 个工作日", "{} working days";
        source = "依据", "Source";
        source_hint = "文件名称和文号", "Title and number of the document";
        reasons = "年检结论理由（{} 条可用）", "Reasons for conclusions ({} offered)";
        reasons_line = "作出基本合格、不合格结论时从中选择；停用的不再出现，已作出的结论不变", "Chosen when a report is concluded as basically qualified or unqualified; a retired one is no longer offered, what was concluded stays";
        reason = "结论理由", "Reason for conclusions";
        new_reason = "增加", "Add";
        edit = "修改“{}”", "Edit “{}”";
        code = "编码", "Code";
        code_hint = "大写字母、数字和下划线，定后不变", "Capital letters, digits and _; it stays";
        zh = "中文", "In Chinese";
        en = "英文", "In English";
        weight = "适用", "How it is used";
        grave = "可定不合格", "Grave";
        grave_long = "足以定为不合格", "Weighs enough for “unqualified”";
        retired = "已停用", "Retired";
        retire = "停用", "No longer offered";
        from_to = "{} 到 {}", "{} to {}";
        set = "更新", "Set";
        kept = "已更新", "It is set";
    }
}
