//! What the screens of project money say.

later_texts! {
    /// Texts of `money`.
    Money {
        line = "从资金、计划到立项、拨付，每一分钱都对得上", "From the fund to the last payment, to the last fen";
        none = "还没有项目资金", "No funds yet";
        none_line = "项目管理岗可在下方登记年度资金。", "The project desk enters the fund of a year below.";
        payments = "拨款办理", "Payments";
        by_state = "按状态", "By state";
        no_payments = "这一状态没有拨款", "No payment is in this state";
        no_payments_line = "换一个状态看看。", "Choose another state.";
        ticked = "已选 {} 笔，合计 {}", "{} chosen, {} together";
        tick_first = "请先勾选可以办理的拨款", "Tick the payments first";
        say = "说明（退回、退汇必填）", "Remark (needed to return or send back)";
        say_hint = "一起办理的拨款记同一句说明", "It is kept with each payment";
        others_turn = "这些拨款须由另一人办理：申请、复核、签批分属三人。", "Another person does this: request, approval and release are three people's.";
        done = "已办理", "Done";
        tranche_no = "第 {} 批", "Tranche {}";
        unscheduled = "{} 个项目的经费未排期", "{} awards are not planned to the end";
        unscheduled_of = "未排期 {}，立项 {}", "{} of {} is not planned";

        fund_said = "总额 {}，已安排 {}，未安排 {}", "{} in all, {} in programmes, {} left";
        programme_said = "额度 {}，已立项 {}，已拨付 {}", "{} budget, {} awarded, {} paid out";
        awards = "看 {} 项立项经费", "Show {} awards";
        awards_of = "立项经费", "Awards";
        project = "项目", "Project";
        awarded = "立项", "Awarded";
        paid = "已拨付", "Paid out";
        ledger = "资金台账", "Ledger of money";
        ledger_line = "每一笔立项、拨付、退汇和追回，按先后顺序，不改不删", "Each award, payment, return and recovery in its order, never changed";
        no_movements = "还没有变动", "Nothing has moved yet";
        movements = "共 {} 笔变动", "{} movements";
        when = "时间", "When";
        what = "变动", "What";
        amount = "金额", "Amount";
        who = "经办", "By";
        to_board = "回到资金总览", "Back to the board";

        bank = "导入银行回单", "The bank's statement";
        bank_line = "上传银行回单或流水（CSV 或 .xlsx，含金额、日期和付款编号）：先逐行核对，确认后一次登记。", "Bring the bank's statement (.csv or .xlsx with amount, day and reference): each line is shown first, then all is recorded at once.";
        bank_choose = "选择回单文件", "Choose the statement";
        bank_busy = "正在核对…", "Looking at it …";
        bank_row = "行", "Row";
        bank_finding = "核对结果", "What it means";
        bank_barred = "有 {} 行与拨付记录不符。请更正文件后重新上传，现在不会登记任何一笔。", "{} lines contradict what was paid. Correct the file and bring it again; nothing is recorded now.";
        bank_nothing = "表中没有待确认的拨付，无需登记。", "None of its lines is about a payment that waits for the bank.";
        bank_take = "登记：确认到账 {} 笔，退汇 {} 笔", "Record: {} arrived, {} sent back";

        categories = "预算科目（每行一个，可写“中文 / English”）", "Categories of budgets (one a line, “中文 / English”)";
        balances = "科目预算与余额", "Categories: planned and left";
        export = "导出表格", "Export";
        new_fund = "登记年度资金", "Enter a fund";
        year = "年度", "Year";
        name = "名称", "Name";
        source = "来源与文号", "Source and document";
        total = "总额（元）", "Total (yuan)";
        enter_fund = "登记资金", "Enter the fund";
        new_programme = "增加资金计划", "Add a programme";
        kind = "类别", "Kind";
        budget = "额度（元）", "Budget (yuan)";
        left = "还可安排 {}", "{} is left";
        ceiling = "单项上限（元）", "Most for one award (yuan)";
        enter_programme = "登记计划", "Enter the programme";
    }
}
