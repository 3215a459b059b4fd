//! What the leader's home says of calls and projects.

later_texts! {
    /// Texts of `project_today`.
    ProjectToday {
        title = "课题与项目", "Calls and projects";
        call = "申报截止 {}，还有 {} 天", "Open until {}, {} days left";
        call_barred = "本会暂不能申报：{}", "Not for us now: {}";
        writing = "{}，请在 {} 前提交", "{}, submit it by {}";
        untitled = "未命名的申报书", "An application without a title yet";
        project = "{} 截止 {}", "{} Due {}";
        late = "{} 已逾期 {} 天", "{} {} days late";
        all = "看全部申报通知", "All calls";
    }
}
