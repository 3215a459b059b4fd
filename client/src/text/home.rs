//! What the homes of the tiers say.

texts! {
    /// Texts of `home`.
    Home {
        title = "首页", "Home";
        deadlines = "到期事项", "Deadlines";
    }
}
