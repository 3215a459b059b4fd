//! What the bars around every screen say.

texts! {
    /// Texts of `shell`.
    Shell {
        product = "学会", "Xuehui";
        skip = "跳到正文", "Skip to content";
        main_menu = "主菜单", "Main menu";
        home = "首页", "Home";
        overview = "总览", "Overview";
        my_society = "本会", "My society";
        societies = "社团", "Societies";
        todo = "待办", "To do";
        todo_count = "{} 项等我办", "{} wait for me";
        deadlines = "到期", "Deadlines";
        import = "导入", "Import";
        rules = "规则", "Rules";
        users = "用户", "Users";
        system = "系统", "System";
        me = "我的", "Me";
        more = "更多", "More";
        every_room = "全部栏目", "All rooms";
        notices = "通知", "Notices";
        notice_count = "{} 条新通知", "{} new notices";
        inspection = "年检", "Inspection";
        activities = "活动报备", "Activities";
        directives = "部署", "Directives";
        guidance = "三到位", "Guidance";
        findings = "问题", "Findings";
        threads = "协作", "Letters";
        group_duty = "责任", "Responsibility";
        group_today = "今天", "Today";
        group_register = "登记", "Register";
        group_platform = "平台", "Platform";
        other_language = "English", "中文";
        offline = "没有网络。看到的是上次的内容", "No network. You see what was last seen";
        waiting = "{} 项填报待发送，联网后自动提交", "{} entries wait and are sent when the network is back";
        stuck = "{} 项填报没有送达，需要您处理", "{} entries could not be delivered and need you";
        waiting_online = "{} 项填报正在发送", "{} entries are being sent";
        see = "查看", "Show";
        renewed = "有更新 · 刷新", "Updated · refresh";
        not_found = "没有这个页面", "There is no such page";
        not_found_text = "地址可能写错了，或者内容已不存在。", "The address may be wrong, or the page is gone.";
        back_home = "回到首页", "Back to the first screen";
    }
}
