//! What papers and their verification say.

later_texts! {
    /// Texts of `verify` and `paper`.
    Verify {
        pdf = "下载 PDF", "Download PDF";
        no_paper = "还没有可下载的文书", "There is no paper yet";
        title = "查验回执", "Verify a receipt";
        line = "核对纸质报告书是否真实，无需登录。", "Whether a printed report is genuine; no login needed.";
        number = "回执编号", "Receipt number";
        code = "校验码", "Verification code";
        code_hint = "印在报告书末尾，扫二维码会自动填好。", "At the end of the paper; its QR code fills both in.";
        fill_in = "请填写", "Fill this in";
        check = "查验", "Verify";
        unknown = "没有查到", "Not found";
        unknown_line = "编号和校验码不相符，请照纸面重新核对。", "Number and code do not belong together: compare them with the paper.";
        genuine = "属实：内容与平台所存一致。", "Genuine: the platform keeps the same content.";
        superseded = "属实，但报告后来补正过，请以最新一次提交为准。", "Genuine, but the report was corrected since: ask for the latest paper.";
        changed = "属实，但报告正在补正，内容已有改动。", "Genuine, but the report is being corrected: its content has changed.";
        society = "学会", "Society";
        reports_on = "报告年度", "Year reported on";
        submitted_on = "提交日期", "Submitted on";
        state = "状态", "State";
        conclusion = "年检结论", "Conclusion";
        concluded_on = "结论日期", "Concluded on";
        digest = "内容摘要", "Digest";
    }
}
