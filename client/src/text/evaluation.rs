//! What the screens of evaluation say.

later_texts! {
    /// Texts of `evaluation`.
    Evaluation {
        line = "学会申报，社科联出具意见，民政部门组织评审、公示和评定", "Societies apply, the Federation gives its opinion, civil affairs evaluates";
        state = "状态", "State";
        search = "学会名称、拼音或代码", "The society's name or code";
        find = "查找", "Search";
        none = "没有评估事项", "No evaluations";
        none_line = "换一个状态看看，或清除查找。", "Choose another state, or clear the search.";
        none_own = "申报以后，在这里查看进度。", "Once you apply, this is where you follow it.";
        count = "共 {} 项", "{} in all";
        society = "学会", "Society";
        what = "申报事项", "Applied for";
        filed = "申报日期", "Applied on";
        holder = "谁在办", "Whose turn";
        filed_on = "{} 申报", "applied on {}";
        applied = "申报 {}", "For {}";
        applied_again = "到期复评 {}", "{} again";
        result = "拟定 {}", "Result {}";
        due = "{} 前办理", "until {}";
        to_all = "看全部评估事项", "All evaluations";
        not_found = "没有这项评估", "There is no such evaluation";

        forecast = "现在能申报什么", "What you may apply for";
        held_until = "现有 {}，有效期至 {}", "{} until {}";
        open_now = "现在可以申报的等级", "Grades open to you now";
        nothing_open = "现在还没有可以申报的等级。点开下面各项，看缺什么、什么时候可以申报。", "No grade is open to you yet. Open the lines below to see what is missing, and when it comes.";
        apply = "申报评估等级", "Apply to be evaluated";
        apply_line = "三步：选等级、自评分、说明和材料；草稿保存在本机", "Three steps: the grade, your points, statement and papers; the draft stays on this device";
        resubmit = "补正重报", "Correct and send again";
        returned_because = "退回原因", "Why it was returned";
        send = "提交申报", "Send the application";
        sent = "已提交申报", "Sent";
        sent_line = "社科联出具意见后转民政部门审核，办到哪一步都能在这里看到。", "The Federation gives its opinion, then civil affairs looks it through: you follow each step here.";
        see = "查看这项申报", "See it";
        rules_source = "指标、分值和分数线来源：{}", "Blocks, points and thresholds: {}";

        points = "评分", "Points";
        block = "指标", "Block";
        weight = "分值", "Of";
        own_points = "自评", "Own";
        panel_points = "专家评审", "Panel";
        total = "合计", "Sum";
        at_most = "最多 {} 分", "at most {}";
        slider = "（滑动）", " (slider)";
        points_range = "填 0 到 {} 之间的整数", "A whole number from 0 to {}";
        points_needed = "请填齐四类指标的分数", "Fill in the points of all four blocks";
        sum = "合计 {} / {}", "{} of {}";
        sum_open = "填齐四类指标后合计，满分 {}", "Fill in the four blocks: {} in all";
        reaches = "达到 {}", "Reaches {}";
        reaches_none = "未达到等级标准", "Reaches no grade";

        standing = "办理情况", "Where it stands";
        said = "说明", "Said";
        objection = "学会异议", "The society objects";
        objection_due = "异议期满", "Object until";
        result_level = "拟定等级", "Result";
        valid_until = "有效期至", "Valid until";
        statement = "自评说明", "Statement";
        statement_hint = "主要做法、成果和与上次评估相比的变化", "What you did, what came of it, what has changed";
        papers = "申报材料", "Papers";
        no_papers = "没有附材料", "No papers";
        found = "意见、考察和评审", "Opinion, visit and panel";
        opinion = "社科联意见", "Opinion of the Federation";
        visit = "实地考察", "Visit on site";
        panel = "专家评审", "Panel";

        opinion_text = "意见（治理、业务活动、党建工作）", "Opinion: governance, work, Party building";
        opine = "出具意见", "Give the opinion";
        opined = "意见已出具，转民政部门", "The opinion is given: civil affairs goes on";
        accept = "受理", "Accept";
        accepted = "已受理", "Accepted";
        give_back = "退回补正", "Return";
        return_text = "要补正什么", "What has to be corrected";
        returned = "已退回学会", "Returned";
        refuse = "不予评估", "Refuse";
        refuse_text = "理由", "Why";
        refused = "已决定不予评估", "Refused";
        why = "原因", "Reason";
        reason_needed = "请选择原因", "Choose a reason";
        day_needed = "请选择日期", "Choose the day";
        visited_on = "考察日期", "Day of the visit";
        visitors = "考察人员", "Who came";
        people_hint = "姓名、职务单位，用分号分开", "Name and post, separated by semicolons";
        visit_note = "考察情况", "What was found";
        record_visit = "登记实地考察", "Record the visit";
        visited = "实地考察已登记", "The visit is recorded";
        sheet = "专家评分表", "The panel's sheet";
        held_on = "评审日期", "Day of the panel";
        members = "评审人员", "Members of the panel";
        panel_note = "评审意见", "What the panel says";
        record_scores = "登记评分", "Record the points";
        scored = "评分已登记", "The points are recorded";
        publish = "发布公示", "Publish the result";
        publish_line = "拟定结果：{}。公示 {} 天，学会可在期内提出异议。", "Result: {}. It is published for {} days, in which the society can object.";
        published = "已发布公示", "Published";
        object = "提出异议", "Object";
        object_text = "对哪一项结果有异议，依据是什么", "What you object to, and on what grounds";
        objected = "异议已提出，由另一名经办人复核", "Your objection is in: another official reviews it";
        uphold = "复核维持", "Uphold the result";
        uphold_text = "复核意见", "What the review says";
        upheld = "已维持", "Upheld";
        reopen = "重新评审", "Have it rated again";
        reopen_text = "为什么重新评审", "Why it is rated again";
        reopened = "已转重新评审", "It goes to the panel again";
        withdraw = "撤回申报", "Withdraw";
        withdraw_text = "为什么撤回", "Why";
        withdrawn = "已撤回", "Withdrawn";
        grade = "评定为 {}", "Give {}";
        grade_line = "公示期满。评定后立即写入登记册，有效期 {} 个月。", "The notice is over. The register has the grade at once, valid for {} months.";
        graded = "已评定等级", "The grade is given";
        decline = "不评定等级（未达标）", "No grade reached";
        declined = "已办结", "Done";
        regrade = "降低或取消等级", "Lower or take the grade away";
        lower_to = "处理", "To what";
        revoke = "取消等级", "Take it away";
        regrade_now = "作出处理", "Decide";
        regraded = "等级已变更", "The grade has changed";

        notice_title = "社会组织评估结果公示", "Notice of an evaluation result";
        notice_body = "经专家评审，{}评估得分{}分，拟评定等级：{}。公示至{}。公示期内对结果有异议的，请书面提出。", "The panel has given {} {} points; the result is {}. This notice stands until {}: objections are made in writing by then.";
        result_title = "社会组织评估结果表", "Evaluation result sheet";
        result_body = "评定等级：{}。有效期至{}。", "Grade: {}. Valid until {}.";
        authority = "登记管理机关", "Registration authority";
    }
}
