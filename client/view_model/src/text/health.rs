//! What the screen of the platform's health says beside `account`.

later_texts! {
    /// Texts of `account/system`.
    Health {
        renew = "刷新", "Renew";
        read_at = "{} 的情况", "As of {}";

        // Whether all is well.
        all_well = "一切正常", "All is well";
        all_well_line = "定时任务按时运行，邮件和推送都已送达。", "Jobs run on time; every letter and every message has arrived.";
        some_ill = "需要处理：{} 项", "Needs somebody: {}";
        stopped = "所有定时任务都未运行，已晚 {}", "No job is done any more: {} late";
        failed = "定时任务“{}”运行出错", "The job “{}” has failed";
        overdue = "定时任务“{}”到时未运行，已晚 {}", "The job “{}” was not done when it was due: {} late";
        mails_given_up = "{} 封邮件多次发送不成，已停发", "Letters that were given up: {}";
        webhooks_failing = "{} 个推送地址收不到消息", "Webhooks to which nothing arrives: {}";
        messages_given_up = "{} 条推送未送达", "Messages that were given up: {}";
        minutes = "{} 分钟", "{} min";
        hours = "{} 小时", "{} h";
        days = "{} 天", "{} days";

        // What waits.
        waits = "待处理", "What waits";
        changes = "待排序变更", "Changes without a place";
        mails = "待发邮件", "Letters to send";
        snapshots = "生成中的快照", "Snapshots being written";
        mails_stopped = "停发邮件", "Letters given up";
        failing = "不通的推送地址", "Failing webhooks";
        stuck = "未送达推送", "Messages given up";

        // The server that answers.
        started = "启动时间", "Running since";
        memory = "内存", "Memory";
        sockets = "实时连接", "Open sockets";
        unknown = "未知", "Unknown";
        inside = "数据量", "What is in it";

        // The clock's jobs.
        jobs = "定时任务", "Jobs";
        job = "任务", "Job";
        state = "状态", "State";
        last = "最近运行", "Last round";
        next = "下次运行", "Next round";
        never = "还没有运行", "Not yet";
        job_failed = "出错", "Failed";
        job_overdue = "晚 {}", "{} late";
        job_running = "运行中", "Running";
        job_new = "未运行", "New";
        job_waits = "正常", "Well";

        // What takes long.
        operations = "耗时最多的操作", "What takes most of the time";
        operations_line = "本次启动以来，按总用时排列", "Since this server has started, by all the time they took";
        no_operations = "还没有统计", "Nothing was counted yet";
        operation = "操作", "Operation";
        times = "{} 次", "{} times";
        whole = "总用时", "In all";
        mean = "平均", "Mean";
        longest = "最长", "Longest";
    }
}
