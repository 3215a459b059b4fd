//! What the import screens say.

texts! {
    /// Texts of `import`.
    Import {
        title = "导入登记表", "Import a register";
        line = "先试运行，看清会改什么，再写入", "First a trial run that shows what would change, then the real one";
        not_allowed = "您的岗位不能导入", "Your post does not import";
        not_allowed_hint = "社科联管理员和系统管理员可以导入。", "Administrators of the Federation and of the platform do.";
        step_file = "选文件", "The file";
        drop = "把 .csv 或 .xlsx 拖到这里", "Drop a .csv or .xlsx file here";
        choose = "选择文件", "Choose a file";
        choose_other = "换一个文件", "Choose another file";
        encoding_note = "编码（UTF-8、GB18030）和列名会自动识别。", "Encoding (UTF-8, GB18030) and headings are recognised.";
        chosen = "{}（{}）", "{} ({})";
        region = "登记地区", "Region";
        as_of = "数据截至", "Facts hold from";
        as_of_hint = "表中的人数、等级等从这一天起算", "Counts, grades and the rest count from this day on";
        try_it = "试运行", "Trial run";
        try_note = "试运行不写入任何内容", "A trial run writes nothing";
        uploading = "正在上传", "Uploading";
        progress = "{} / {} 行", "{} of {} rows";
        no_rows_yet = "正在准备", "Getting ready";
        report_trial = "试运行结果", "Result of the trial run";
        report_real = "导入结果", "Result of the import";
        report_of = "{} · {} · {}", "{} · {} · {}";
        created = "新增", "New";
        changed = "有变化", "Changed";
        unchanged = "无变化", "Unchanged";
        problems = "问题", "Problems";
        no_problems = "没有发现问题，可以导入。", "No problem was found: it can be imported.";
        must_fix = "先在表格里改好这些问题，再重新选文件；或者调整下面的列对应。", "Put these right in the spreadsheet and choose it again, or correct the columns below.";
        first_problems = "只列出前 {} 个，共 {} 个", "The first {} of {}";
        more_problems = "再看 {} 个", "Show {} more";
        download_problems = "下载问题清单（.csv）", "Download the problems (.csv)";
        problems_file = "导入问题.csv", "import-problems.csv";
        row = "行", "Row";
        column = "列", "Column";
        value = "内容", "Value";
        reason = "原因", "Reason";
        whole_file = "整个文件", "the file";
        accept = "按证书认可", "Accept as certified";
        accept_text = "代码 {} 的校验位不对。证书上确实这样印的，才可以认可。", "The check digit of {} is wrong. Accept it only when the certificate really says so.";
        accept_reason = "认可理由", "Reason";
        accept_hint = "写明证书情况，会记入台账", "Say what the certificate says; it is kept in the ledger";
        accepted = "已认可 {}", "Accepted: {}";
        accepted_mark = "已认可", "Accepted";
        try_accepted = "重新试运行", "Run the trial again";
        mapping = "列的对应", "What the columns mean";
        mapping_note = "认错了的列在这里改，然后重新试运行。", "Correct what was misread, then run the trial again.";
        mapping_left_out = "不导入", "Leave out";
        mapping_unknown = "{} 列没有认出来", "{} columns were not recognised";
        mapping_twice = "这个含义已用于另一列", "Another column already means this";
        try_again = "按新的对应再试运行", "Run the trial again";
        write_now = "确认导入 {} 行", "Import {} rows now";
        importing = "正在写入", "Writing";
        imported = "导入完成", "Imported";
        imported_text = "新增 {} 家，更新 {} 家。每一处变化都记在各学会的变更记录里。", "{} new, {} changed. Each change stands in its society's history.";
        nothing_written = "什么都没有写入。", "Nothing was written.";
        failed_text = "是我们这边出了问题，请稍后再试。", "Something broke on our side: try again later.";
        to_list = "看社团名单", "To the list of societies";
        another = "再导入一个文件", "Import another file";
        history = "导入历史", "Earlier imports";
        history_none = "还没有导入过。", "Nothing was imported yet.";
        trial = "试运行", "Trial";
        real = "导入", "Import";
        by = "{} · {}", "{} · {}";
        code_check = "校验一个代码", "Check a code";
        code_check_hint = "18 位统一社会信用代码", "Unified social credit code, 18 characters";
        run_unknown = "没有找到这次导入", "This run was not found";
        back = "返回导入", "Back to importing";
    }
}
