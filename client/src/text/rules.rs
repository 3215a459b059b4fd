//! What the rules' screen says.

texts! {
    /// Texts of `form::rules`.
    Rules {
        title = "规则", "Rules";
        line = "每一条形式建议依据的数值和出处；换一组数值会怎样，先推演再发布。", "The numbers behind every recommendation and what they rest on; try others before you publish them.";
        version = "第 {} 版", "Version {}";
        in_force = "现行", "In force";
        waits = "待生效", "Waits for its day";
        persons = "{} 人", "{} persons";
        over = "超过 {} 人", "more than {} persons";
        days = "{} 天", "{} days";
        months = "{} 个月", "{} months";
        years = "{} 年", "{} years";
        none = "不要求", "not asked";
        formal_threshold = "应建党支部：正式党员达到", "A branch is due from (formal members)";
        resident_threshold = "建制型：驻会正式党员达到", "Established from (resident formal members)";
        resident_percent = "驻会党员占正式党员（%）", "Residents' share of formal members (%)";
        count_basis = "计哪些正式党员", "Who is counted";
        joint_form = "不足人数时", "Below the threshold";
        joint_on = "建议联合党支部", "A joint branch is recommended";
        joint_off = "联络员，可联合组建", "A liaison; a joint branch is offered";
        by_share = "另要求驻会比例", "Ask for a share of residents too";
        other_conditions = "其他条件", "Other conditions";
        watch_days = "越线后观察（天）", "A crossing must stay (days)";
        change_due_days = "应变更后办理期限（天）", "Time to act once due (days)";
        review_months = "功能性党支部复核", "Functional branch reviewed every";
        term_years = "建制型党支部任期", "Term of an established branch";
        committee_threshold = "应设支部委员会", "Branch committee from";
        general_branch_threshold = "应设党总支", "General branch with";
        party_committee_threshold = "应设基层党委", "Party committee from";
        source = "依据", "Source";
        what_if = "换一组数值会怎样", "What if";
        what_if_line = "只推演，不保存；结果随时跟着变。", "Nothing is stored; the result follows while you turn.";
        as_in_force = "恢复为现行数值", "Back to the numbers in force";
        result = "推演结果", "Result";
        turn_a_knob = "现在与现行规则相同。调整左边的数值试试。", "So far the same as in force. Change a number to see.";
        nothing_changes = "没有社团的建议会变", "No recommendation would change";
        would_change = "{} 个社团的建议会变，其中 {} 个要办理变更", "{} recommendations would change; {} societies would have to act";
        recommended = "建议形式", "Recommended";
        must_form = "应建党支部", "Branch due";
        mismatches = "形式与条件不符", "Form does not fit";
        society = "社团", "Society";
        recommendation = "建议", "Recommendation";
        who_acts = "谁要办", "Who acts";
        society_acts = "该会申请变更", "The society proposes";
        nobody_acts = "无须变更", "Nobody";
        who_would_act = "哪些社团会受影响", "Societies that would be touched";
        and_more = "另有 {} 个未列出", "{} more are not listed";
        publish = "发布为新版本", "Publish as a version";
        publish_line = "发布上面的数值。从生效日起，所有社团按新版本判定；以前的日子仍按当时的版本。", "Publishes the numbers above. From its day on every society is judged by it; earlier days keep theirs.";
        source_zh = "依据（中文）", "Source in Chinese";
        source_en = "依据（英文）", "Source in English";
        source_hint = "文件名称和文号，显示在每条理由后面", "Title and number of the document; shown behind each reason";
        note = "说明", "Note";
        note_hint = "为什么改，可不填", "Why; may stay empty";
        effective_on = "生效日期", "Effective on";
        effective_hint = "今天或以后；不能早于最新版本", "Today or later; not before the newest version";
        day_missing = "请填写生效日期", "Give the day from which it holds";
        publish_now = "发布", "Publish";
        is_published = "第 {} 版已发布", "Version {} is published";
        history = "历次版本", "All versions";
        number = "版本", "Version";
        key_numbers = "应建 / 驻会", "Due / resident";
        numbers = "{} 人 / {} 人", "{} / {}";
        published = "发布人", "Published by";
        with_the_platform = "随平台提供", "Came with the platform";
        from_the_beginning = "自始", "From the beginning";
    }
}
