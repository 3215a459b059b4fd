//! What the fields of the ledger are called that rooms beside the register write.

later_texts! {
    /// Texts of `ledger`.
    Ledger {
        receipt = "回执编号", "Receipt";
        matter = "变更事项", "What changes";
        list = "名单", "List";
        level = "等级", "Grade";
        ground = "事由", "Ground";
        fact = "核对事项", "Fact";
        side = "数据来源方", "Side";
        as_of = "截至日期", "As of";
        legal_representative = "法定代表人", "Legal representative";
        took_place_on = "举办日期", "Took place on";
        place = "地点", "Place";
        self_score = "自评分", "Own points";
        score = "评审分", "Points";
        effective_on = "生效日期", "In force from";
        decided_on = "决议日期", "Decided on";
        purpose = "宗旨", "Purpose";
        remarks = "指出的栏目", "Remarked fields";
        source = "依据", "Source";
        value = "新内容", "New";
        until = "止", "Until";
        version = "版本", "Version";
        year = "年度", "Year";
        notice = "通知", "Notice";
        admission = "登记环节党建", "Party building at registration";
    }
}
