//! What the parts say by themselves.

texts! {
    /// Texts of `parts`.
    Parts {
        loading = "正在读取", "Loading";
        retry = "重试", "Try again";
        close = "关闭", "Close";
        undo = "撤销", "Undo";
        before = "现在", "Before";
        after = "之后", "After";
        was = "现行 {}", "in force: {}";
        less = "减少", "Less:";
        more = "增加", "More:";
        copied = "已复制", "Copied";
        copy_by_hand = "浏览器不让复制，请选中后手动复制", "The browser does not let it: select it and copy by hand";
        further = "再看一些", "More";
        as_table = "看表格", "As a table";
        one_state = "只看一种状态", "One state only";
        step = "第 {} 步，共 {} 步", "Step {} of {}";
        messages = "消息", "Messages";
        stale = "这是上次看到的内容，正在更新", "This is what was last seen; it is being updated";
    }
}
