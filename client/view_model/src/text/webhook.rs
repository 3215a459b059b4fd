//! What the screens of webhooks and of what became of their messages say.

later_texts! {
    /// Texts of `account/oauth/webhook`.
    Webhook {
        title = "推送地址", "Webhook";
        line = "变更推送到哪里，每条消息是否送达", "Where changes are pushed, and what became of each message";
        card = "变更推送", "Webhooks";
        failing_card = "收不到消息的推送地址", "Webhooks that want somebody";
        none = "没有推送地址", "No webhook";
        none_line = "登记后，学会、成果、需求有变更时平台主动通知对方系统。由对方经接口登记，需有“{}”授权。", "Once one is registered, the platform tells the partner's program when a society, a result or a demand changes. The program registers it through the API, which takes the scope “{}”.";
        guide = "看开发者指南", "The developers' guide";
        not_found = "没有这个推送地址", "There is no such webhook";
        not_found_line = "可能已停用，或者链接不完整。", "It may have been ended, or the link is not whole.";
        to_client = "去接入方", "To the client";
        to_clients = "看全部接入方", "All clients";

        // What it is.
        address = "地址", "Address";
        copy = "复制地址", "Copy the address";
        kinds = "对象类别", "Kinds of things";
        registered = "登记时间", "Registered";
        waiting = "待送达", "Waiting";
        given_up = "未送达", "Given up";
        failing_since = "未送达起始", "Failing since";
        next_try = "下次推送", "Next try";
        old_secret = "旧密钥用到", "Old secret until";

        // How it goes.
        failing_line = "{} 起未送达，平台按时重试；满 {} 天没有一条送达，自动暂停。", "Nothing has arrived since {}. It is tried again; after {} days without one that arrives it is paused.";
        paused_line = "已暂停。变更不会丢失，恢复后从暂停处接着推送。", "Paused. Nothing is lost: once resumed it goes on where it stopped.";
        stopped_line = "消息一直未送达，平台已自动暂停。请对方检查系统，修好后在这里恢复；变更不会丢失。", "Nothing arrived, so the platform has paused it. Ask the agency to look at its program, then resume here: nothing is lost.";

        // What can be done.
        can_do = "可以办理", "What you may do";
        resume = "恢复推送", "Resume";
        resumed = "已恢复，接着推送", "Resumed: it goes on";
        pause = "暂停推送", "Pause";
        paused = "已暂停推送", "Paused";
        test = "发送测试消息", "Send a test";
        tested = "测试消息已排队，结果见推送记录", "The test is on its way; see the log";
        resend_all = "重发全部未送达（{}）", "Send again all that was given up ({})";
        resend = "重发", "Send again";
        resent = "已排队重发，先于新消息", "It is sent again, before anything newer";
        resent_later = "已排队，恢复推送后重发", "It waits, and is sent again once resumed";
        replay = "从头重新推送", "Begin anew";
        replay_line = "回到变更流开头：每个对象的最近一次变更都再推送一遍，可能有几百条消息。对方的数据缺失、需要重建时用；只漏几条时请重发。", "Back to the feed's beginning: the last change of each thing is pushed once more, which may be hundreds of messages. For an agency that has lost its copy; where a few messages are missing, send those again.";
        replayed = "已回到开头，重新推送", "It begins anew";
        end = "停用推送地址", "End the webhook";
        end_line = "不再向这个地址推送时用。", "When nothing is to be pushed there any more.";
        end_sure = "停用后不能恢复，推送记录也不再显示。还要推送，由对方重新登记，从登记时的变更开始。", "It ends for good, and its log is not shown any more. To be told again, the agency registers a new one, which begins with the changes from then on.";
        end_now = "确定停用", "End it for good";
        ended = "已停用推送地址", "The webhook was ended";

        // What became of each message.
        log = "推送记录", "Log";
        log_line = "最近 {} 天，新的在前", "The last {} days, newest first";
        renew = "刷新", "Renew";
        narrow = "送达状态", "What became of them";
        count = "共 {} 条", "{} in all";
        no_messages = "没有推送记录", "Nothing here";
        no_messages_line = "有关对象变更后，消息会列在这里；可以先发送一条测试消息。", "Messages appear here when something changes; you may send a test.";
        at = "时间", "At";
        what = "内容", "What it told";
        state = "状态", "State";
        tries = "次数", "Tries";
        answered = "响应", "Answer";
        took = "用时", "Took";
        tried_at = "最近推送", "Last try";
        tried = "第 {} 次推送，最多 {} 次", "Try {} of {}";
        next_at = "下次 {}", "next {}";
        gone = "已移除", "gone";
    }
}
