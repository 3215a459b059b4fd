//! What login, "me" and the administrator's screens say.

texts! {
    /// Texts of `account`.
    Account {
        login_title = "登录", "Log in";
        product_line = "社科类学会党建工作平台", "Party building in learned societies";
        username = "用户名", "User name";
        password = "密码", "Password";
        login = "登录", "Log in";
        fill_username = "请填写用户名", "Type your user name";
        fill_password = "请填写密码", "Type your password";
        no_registration = "账号由社科联分配，忘记密码请联系社科联学会部。", "Accounts are given out by the Federation; ask its society office if you forgot your password.";

        platform = "平台", "The platform";
        my_post = "我的岗位", "My post";
        body = "单位", "Body";
        region = "地区", "Region";
        session = "登录状态", "Session";
        logout = "退出登录", "Log out";
        logout_line = "退出后，本机不再保留看过的内容；没写完的草稿会留着，等您下次登录。", "After logging out nothing you have seen stays on this device; drafts wait for your next login.";
        look = "显示", "Display";
        language = "语言", "Language";
        theme = "明暗", "Light or dark";
        theme_device = "随设备", "As the device";
        theme_light = "浅色", "Light";
        theme_dark = "深色", "Dark";
        large_print = "大字", "Large print";
        large_print_line = "字放大四分之一，线条加深", "Letters a quarter larger, stronger lines";

        mail = "邮件提醒", "Mail";
        mail_line = "每天早上八点，把新到期的和等您办的事合成一封邮件；没有新事不发。", "At eight in the morning, one mail with what newly falls due and waits for you; none when there is nothing new.";
        mail_wish = "多久一次", "How often";
        mail_address = "邮箱", "E-mail address";
        mail_hint = "只用于提醒，别人看不到", "For reminders only; nobody else sees it";
        mail_keep = "保存", "Keep";
        mail_kept = "已保存", "Kept";
        mail_unsent = "本平台还没有配置发信，设置会先存着。", "This platform sends no mail yet; the setting waits for the day it does.";
        feed = "手机日历", "Calendar on the phone";
        feed_line = "把您的到期事项放进手机日历：提前两周提醒，日期有变会自动更新。", "Your deadlines in the phone's calendar, with an alarm two weeks ahead; changes arrive by themselves.";
        feed_how = "苹果：点“在日历中打开”。安卓和电脑：复制地址，在日历里选“通过网址添加”。", "iPhone: “Open in the calendar”. Android and desk: copy the address and add a calendar by URL.";
        feed_make = "生成订阅地址", "Make the address";
        feed_renew = "换一个地址", "Make a new address";
        feed_revoke = "停止订阅", "Stop it";
        feed_made = "订阅地址生成于 {}；忘了可以换一个，旧的随即失效。", "The address was made {}; a new one can be made, and the old one stops at once.";
        feed_once = "地址只显示这一次，请勿转发：知道它的人能看到您的到期事项。", "Shown this once. Do not pass it on: whoever knows it sees your deadlines.";
        feed_open = "在日历中打开", "Open in the calendar";
        feed_copy = "复制地址", "Copy the address";
        feed_gone = "已停止订阅，旧地址失效", "Stopped: the address leads nowhere";
        mails = "没有送达的邮件", "Mails that were given up";
        mails_none = "没有停发的邮件", "No mail was given up";
        mails_none_line = "多次发送不成或地址无效的邮件会列在这里，可以重发。", "What could not be delivered appears here and can be tried again.";
        mails_tried = "试了 {} 次", "tried {} times";
        mails_again = "已重新排队", "It waits for another try";

        waiting = "等待提交", "Waiting to be sent";
        waits = "待发送", "Waits";
        conflict = "有冲突", "Conflict";
        refused = "未被接受", "Declined";
        broke = "出了问题", "Failed";
        entered_at = "填于 {}", "Entered {}";
        compare = "去处理", "Resolve";
        give_up = "放弃", "Discard";
        given_up = "已放弃一项填报", "One entry discarded";

        users = "用户与岗位", "Users and posts";
        users_line = "谁能使用平台，以什么岗位", "Who may use the platform, and as what";
        users_total = "共 {} 个用户", "{} users";
        user = "用户", "User";
        post = "岗位", "Post";
        since = "自", "Since";
        last_login = "最近登录", "Last login";
        state = "状态", "State";
        active = "正常", "Active";
        disabled = "已停用", "Disabled";
        locked = "暂时锁定", "Locked";
        never = "从未", "Never";

        system = "系统", "System";
        system_line = "平台里有什么，运行得怎样", "What is in the platform and how it runs";
        health = "运行情况", "Health";
        societies = "社团", "Societies";
        users_count = "用户", "Users";
        events = "台账事项", "Ledger events";
        last_import = "最近导入", "Last import";
        version = "版本", "Version";
        database = "数据库", "Database";
        clock = "平台时间", "Platform time";
        kind = "数据", "Data";
        demo = "演示数据", "Demo";
        production = "正式数据", "Real";
        ledger = "台账核验", "Ledger check";
        ledger_line = "逐条核对所有社团的事项链，任何改动都会被发现。", "Walks every society's chain of events: any change is found.";
        verify = "现在核验", "Check now";
        ledger_ok = "台账完整：{} 条链、{} 个事项全部吻合", "The ledger is whole: {} chains, {} events, all fit";
        ledger_broken = "台账在事项 {} 处断开", "The ledger breaks at event {}";
        checked_at = "核验于 {}", "Checked {}";
    }
}
