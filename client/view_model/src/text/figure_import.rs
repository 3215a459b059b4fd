//! What the screen says on which civil affairs brings its figures in from a file.

later_texts! {
    /// Texts of `figure_import`.
    FigureImport {
        title = "导入民政数据", "Bring figures in";
        line = "从民政登记系统导出的表格批量更新本部门数据，先看会变什么，再写入", "Update our own figures from an export of the registration system: see first what would change, then write it";
        not_allowed = "只有民政部门可以导入", "Only civil affairs brings figures in";
        not_allowed_line = "社科联和学会的数据在各自的页面更新。", "The Federation and the societies keep theirs on their own pages.";
        file = "选文件", "The file";
        columns_line = "第一行是列名：统一社会信用代码必填；学会名称、法定代表人、理事会届满日期、个人会员数、单位会员数、数据日期有几列用几列，空格子不改。党员数不在民政数据之列。", "Headings first. The credit code is needed; name, legal representative, end of the council's term, individual and unit members and the day of the figures are used where they are there, and an empty cell changes nothing. Party members are not civil affairs' figures.";
        document = "依据文号", "Document";
        document_hint = "例如导出说明或核对表的文号", "For example the number of the export or of the check list";
        as_of = "数据截至日期", "As of";
        as_of_hint = "表里没有数据日期的行按这一天", "For rows that do not say their own day";
        look = "先看会变什么", "See what would change";
        look_note = "这一步不写入任何内容", "This writes nothing";
        found = "{} 共 {} 行", "{}: {} rows";
        changed = "会变化的学会", "Societies that change";
        unchanged = "无变化", "As they are";
        differing = "变后与他方不一致", "Then differing from others";
        problems = "问题", "Problems";
        problems_line = "有问题时一家也不写入。请在表格里改好，再选一次文件。", "With a problem nothing is written at all. Put it right in the spreadsheet and choose the file again.";
        more_problems = "只列出前 {} 个，共 {} 个", "The first {} of {}";
        what_changes = "会变什么", "What changes";
        more_changes = "只列出前 {} 家，共 {} 家", "The first {} of {}";
        row = "第 {} 行，截至 {}", "Row {}, as of {}";
        change = "{}：{} → {}", "{}: {} → {}";
        none = "无", "none";
        differs = "与他方不一致", "Differs";
        nothing = "没有要更新的数据", "There is nothing to update";
        nothing_line = "文件里的数据和平台上民政部门已有的一致。", "What the file says is what civil affairs has said already.";
        left_out = "未使用的列：{}", "Columns that are not used: {}";
        write = "写入 {} 家学会的数据", "Write the figures of {} societies";
        another = "换一个文件", "Another file";
        done = "已更新 {} 家学会的数据", "Figures of {} societies are updated";
        done_line = "其中 {} 家与社科联或学会的数据不一致。每一处变化都记在各学会的大事记里。", "Of {} the Federation or the society says something else. Each change stands in its society's history.";
        to_list = "看有差异的学会", "See who differs";
        no_file = "请先选文件", "Choose a file first";
        day_needed = "请填写日期", "Give a day";
    }
}
