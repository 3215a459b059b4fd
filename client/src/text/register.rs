//! What the register screens say.

texts! {
    /// Texts of `register`.
    Register {
        title = "登记", "Register";
    }
}
