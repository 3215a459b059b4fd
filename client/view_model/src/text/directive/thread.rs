//! What the screen of letters between agencies says.

texts! {
    /// Texts of `thread`.
    Thread {
        threads = "部门协作", "Between agencies";
        threads_line = "一事一函，轮到谁答复写得清楚", "One thing a thread; whose answer it waits for is plain";
        none = "还没有往来函件", "No letters yet";
        none_line = "与其他部门的往来会出现在这里。", "Letters with other agencies appear here.";
        between = "{} → {}，{} 发函，请于 {} 前答复", "{} → {}, opened {}, answer by {}";
        open = "发函给其他部门", "Write to another agency";
        to = "收函部门", "To";
        subject = "事由", "Subject";
        letter = "内容", "Letter";
        enclosed = "函件附件（可不附）", "Enclosed (optional)";
        due = "答复期限", "Answer by";
        send = "发出", "Send";
        close = "办结", "Close";
        whole_list = "全部往来", "All threads";
        sent = "已发出", "Sent";
    }
}
