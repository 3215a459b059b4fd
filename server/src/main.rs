//! xuehui
fn main() {}
