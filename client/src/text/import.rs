//! What the import screens say.

texts! {
    /// Texts of `import`.
    Import {
        title = "导入", "Import";
    }
}
