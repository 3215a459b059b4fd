//! What the columns of a budget's balances are called.

later_texts! {
    /// Texts of `project::balances`.
    Balance {
        category = "科目", "Category";
        planned = "预算", "Planned";
        spent = "支出", "Spent";
        left = "余额", "Left";
    }
}
