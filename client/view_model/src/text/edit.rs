//! What the forms about a society say: filling in, drafts, conflicts, receipts, what waits.

texts! {
    /// Texts of `edit`.
    Edit {
        forms = "填报内容", "Forms";
        not_allowed = "您的岗位不能填报", "Your post does not fill in forms";
        not_allowed_hint = "学会负责人、支部书记、联络员和社科联可以填报。", "Leaders, branch secretaries and liaisons of the society and the Federation do.";
        no_society = "没有找到这家社团", "This society was not found";
        recorded_on = "人数截至", "Counts hold from";
        recorded_on_hint = "从这一天起按新的人数计算", "From this day on the new counts hold";
        formal_hint = "应建党支部看这个数，预备党员不计入", "This number decides about a branch; probationary members do not count";
        council_formal_hint = "在理事会任职或在学会工作的正式党员，可不填", "Formal members in the council or on the staff; may stay empty";
        resident_formal_hint = "在学会驻地工作的正式党员，含借调", "Formal members who work at the society's seat, seconded ones too";
        address_hint = "学会住所，与登记证书一致", "The seat, as on the certificate";
        phone_hint = "只给社科联和民政部门看", "Shown to the Federation and civil affairs only";
        not_a_number = "请填整数", "A whole number is needed";
        before = "现在", "Now";
        after = "提交后", "After this";
        same_form = "建议形式不变", "The recommended form stays the same";
        new_form = "建议形式将变为{}", "The recommended form becomes: {}";
        present_differs = "现有形式是{}，届时与条件不符，需要办理变更。", "The present form is {}; it will then differ and has to be changed.";
        fill_first = "填好人数后，这里会告诉您应建什么形式。", "Once the counts are filled in, this says which form is due.";
        unchanged = "还没有改动", "Nothing was changed yet";
        submit = "提交", "Submit";
        submit_later = "存下，联网后提交", "Keep, and send when online";
        cancel = "返回", "Back";
        draft_kept = "草稿已存在本机", "The draft is kept on this device";
        draft_taken_up = "这是您 {} 没交完的草稿", "This is the draft you left on {}";
        discard = "放弃草稿", "Discard the draft";
        discarded = "草稿已放弃", "The draft was discarded";
        faults = "还有 {} 处需要修改", "{} things need to be put right";
        done = "已提交", "Submitted";
        receipt = "回执号", "Receipt";
        receipt_time = "提交时间", "Submitted at";
        receipt_version = "登记版本", "Version of the record";
        to_society = "看学会页面", "To the society's page";
        next_form = "再{}", "Next: {}";
        queued = "已存下，等网络", "Kept until there is a network";
        queued_text = "联网后会自动提交，不用再填一次。关掉页面也不会丢。", "It is sent by itself when the network is back. Closing the page loses nothing.";
        see_queue = "看待发送的填报", "See what waits";
        conflict = "在您填写期间，登记内容变了", "The record changed while you were filling in";
        conflict_text = "两边都在下面。每一项选一个，再提交；什么都不会丢。", "Both sides are below. Choose one for each, then submit; nothing is lost.";
        mine = "我填的", "Mine";
        theirs = "现在登记的", "In the register now";
        both_changed = "两边都改了", "Changed on both sides";
        no_difference = "两边内容一样，不用再提交。", "Both sides say the same: there is nothing left to send.";
        submit_choice = "按所选内容提交", "Submit what I chose";
        keep_theirs = "不提交我的，以登记为准", "Drop mine, keep the register";
        sent = "已送达：{} · {}", "Delivered: {} · {}";
        drafts = "草稿", "Drafts";
        typed_at = "{} 填写", "Typed {}";
    }
}
