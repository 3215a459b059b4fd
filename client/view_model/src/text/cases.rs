//! What a society's page says of its cases.

later_texts! {
    /// Texts of `register/society/cases`.
    Cases {
        title = "办理事项", "Cases";
        none = "没有登记、变更、评估和名单事项", "No registration, change, evaluation or list case";
        no_enforcement = "没有执法事项", "No enforcement case";
        evaluation = "评估 {}", "Evaluation, {}";
        enforcement = "执法线索", "A clue";
        since = "{}起", "since {}";
        more = "另有 {} 件较早的，见各事项列表", "{} earlier ones stand in the lists";
        regrade = "调整评估等级", "Lower or take away the grade";
    }
}
