//! The style sheet: `client/styles/input.css` through Tailwind into `client/styles/app.css`. The result
//! is committed, so that building needs no Node; the tests make it again and compare.

use std::fs;
use std::path::Path;

use crate::command::{Outcome, program, read, run};
use crate::{npm, tree};

const FOLDER: &str = "client/styles";

/// Make the committed style sheet anew.
pub(crate) fn renew() -> Outcome {
    generate(&tree::at(FOLDER).join("app.css"))
}

/// Fail where the committed style sheet is not what its sources make.
pub(crate) fn compare() -> Outcome {
    let fresh = tree::at("target/app.css");
    generate(&fresh)?;
    if read(&fresh)? == read(&tree::at(FOLDER).join("app.css"))? {
        return Ok(());
    }
    Err("client/styles/app.css is not what its sources make: run `cargo xtask css` and commit it".into())
}

fn generate(output: &Path) -> Outcome {
    let modules = npm::install(FOLDER)?;
    fs::create_dir_all(tree::at("target"))?;
    let mut tailwind = program(npm::tool(&modules, "tailwindcss"));
    tailwind.args(["--input", "input.css", "--minify", "--output"]).arg(output);
    run("generating the style sheet", tailwind.current_dir(tree::at(FOLDER)))
}
