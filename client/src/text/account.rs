//! What login, "me" and the administrator's screens say.

texts! {
    /// Texts of `account`.
    Account {
        login_title = "登录", "Log in";
        product_line = "社科类学会党建工作平台", "Party building in learned societies";
        username = "用户名", "User name";
        password = "密码", "Password";
        login = "登录", "Log in";
        me = "我的", "Me";
        logout = "退出登录", "Log out";
        users = "用户与岗位", "Users and posts";
        system = "系统", "System";
    }
}
