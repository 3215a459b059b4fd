//! What the working calendar's room says.

texts! {
    /// Texts of `calendar`.
    Calendar {
        title = "工作日历", "Working calendar";
        line = "放假和调休上班的日子；工作日、顺延和督办都按它计算。", "Holidays and make-up days; working days, moved dates and escalation count with it.";
        year = "{} 年", "{}";
        year_before = "上一年", "The year before";
        year_after = "下一年", "The year after";
        unknown = "{} 年的放假安排尚未录入", "The holidays of {} have not been entered";
        unknown_line = "国务院办公厅通知发布后由管理员录入；在此之前工作日按周一至周五计算。", "An administrator enters them when the State Council's notice is out; until then working days are Monday to Friday.";
        working_days = "全年工作日", "Working days of the year";
        days = "{} 天", "{}";
        rests = "放假 / 调休上班", "Rest / made up";
        rests_and_made_up = "{} 天 / {} 天", "{} / {}";
        source = "依据", "Source";
        source_hint = "通知名称和文号", "Title and number of the notice";
        with_the_platform = "随平台提供", "Came with the platform";
        entered = "{} 于 {} 录入", "Entered by {} on {}";
        day = "日期", "Day";
        kind = "类别", "Kind";
        festival = "节日", "Festival";
        mon = "周一", "Mon";
        tue = "周二", "Tue";
        wed = "周三", "Wed";
        thu = "周四", "Thu";
        fri = "周五", "Fri";
        sat = "周六", "Sat";
        sun = "周日", "Sun";
        enter = "录入或更正 {} 年", "Enter or correct {}";
        enter_line = "每行一天；保存前先看会移动哪些到期日。", "One line a day; see what moves before you keep it.";
        lines = "放假与调休", "Holidays and make-up days";
        lines_hint = "格式：2026-01-01,放假,元旦 或 2026-01-04,上班,元旦", "As: 2026-01-01,放假,元旦 or 2026-01-04,上班,元旦 (HOLIDAY and MAKE_UP work too)";
        line_unread = "第 {} 行读不懂：写成 日期,放假或上班,节日", "Line {} cannot be read: write day, HOLIDAY or MAKE_UP, festival";
        from_file = "或选择 CSV 文件", "Or choose a CSV file";
        look = "看会移动什么", "See what moves";
        keep = "保存", "Keep";
        kept = "已保存，所有日期按新日历计算", "Kept: every date counts with it now";
        worked_change = "全年工作日 {} → {}", "Working days {} → {}";
        moves = "会移动的到期日", "Deadlines that move";
        moves_nothing = "没有到期日移动", "No deadline moves";
        raised = "{} 项待办的督办层级会变", "{} items would be raised otherwise";
        what = "事项", "What";
        from = "现在", "Now";
        to = "之后", "Then";
        count = "数量", "Count";
    }
}
