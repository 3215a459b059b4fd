//! The two templates of the client, `index.html` and `service-worker.js`: their placeholders filled,
//! and the hashes by which the content security policy knows the page's inline blocks.
//!
//! index.html has each of these exactly once:
//!
//! | placeholder | becomes |
//! | --- | --- |
//! | `<!-- xuehui:preload -->` | preload links for the WebAssembly module and the scripts |
//! | `<!-- xuehui:critical -->` | `<style>` with `styles/critical.css`, or nothing where there is no such file |
//! | `<!-- xuehui:style -->` | the link to the style sheet |
//! | `<!-- xuehui:start -->` | the script that starts the client |
//!
//! service-worker.js has `__PRECACHE__` (an array of public paths) and `__VERSION__` (a string).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::command::Outcome;

/// The public paths that the page refers to.
pub(crate) struct Links<'a> {
    pub(crate) wasm: &'a str,
    /// The scripts that the start imports, and what these import.
    pub(crate) scripts: &'a [&'a str],
    pub(crate) start: &'a str,
    pub(crate) style: &'a str,
}

/// Sources of `script-src` and `style-src` that let the page's inline blocks through.
pub(crate) struct InlineHashes {
    pub(crate) script: Vec<String>,
    pub(crate) style: Vec<String>,
}

/// The page, its placeholders filled.
pub(crate) fn index(template: &str, critical: Option<&str>, links: &Links) -> Outcome<String> {
    let Links { wasm, scripts, start, style } = links;
    let mut preload =
        format!("<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">");
    for script in scripts.iter().chain([start]) {
        preload.extend(["<link rel=\"modulepreload\" href=\"", script, "\">"]);
    }
    let critical = critical.map(|css| format!("<style>{}</style>", css.trim())).unwrap_or_default();
    let style = format!("<link rel=\"stylesheet\" href=\"{style}\">");
    let start = format!("<script type=\"module\" src=\"{start}\"></script>");
    let slots = [("preload", preload), ("critical", critical), ("style", style), ("start", start)];
    let page = slots.iter().try_fold(template.to_owned(), |page, (name, content)| {
        fill("client/index.html", &page, &format!("<!-- xuehui:{name} -->"), content)
    })?;
    refuse_inline_attributes(&page)?;
    Ok(page)
}

/// The service worker, its placeholders filled.
pub(crate) fn worker(template: &str, precache: &[&str], version: &str) -> Outcome<String> {
    const NAME: &str = "client/service-worker.js";
    let listed = fill(NAME, template, "__PRECACHE__", &serde_json::to_string(precache)?)?;
    fill(NAME, &listed, "__VERSION__", &serde_json::to_string(version)?)
}

/// The hashes of everything that stands inline in the page.
pub(crate) fn inline_hashes(page: &str) -> InlineHashes {
    let hash = |block: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(block)));
    let hashes = |tag| blocks(page, tag).into_iter().map(hash).collect();
    InlineHashes { script: hashes("script"), style: hashes("style") }
}

/// The text with its placeholder replaced, which must stand there exactly once.
pub(crate) fn fill(file: &str, template: &str, placeholder: &str, content: &str) -> Outcome<String> {
    match template.matches(placeholder).count() {
        1 => Ok(template.replace(placeholder, content)),
        count => Err(format!("{file} must have {placeholder} once and has it {count} times").into()),
    }
}

/// The contents of the elements of this name that have any.
fn blocks<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let element = |after: &'a str| after.split_once('>')?.1.split_once(&close).map(|(content, _)| content);
    page.split(&open).skip(1).filter_map(element).filter(|content| !content.is_empty()).collect()
}

/// The policy has hashes for blocks only; an attribute would be ignored without a word.
fn refuse_inline_attributes(page: &str) -> Outcome {
    for attribute in [" style=\"", " onload=\"", " onclick=\"", " onerror=\""] {
        if page.contains(attribute) {
            let name = attribute.trim_matches([' ', '=', '"']);
            return Err(format!("client/index.html has an inline {name}, which the content security policy forbids: use a class or a script of its own").into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Links, index, inline_hashes, worker};

    const LINKS: Links = Links { wasm: "/c.wasm", scripts: &["/c.js", "/l.js"], start: "/s.js", style: "/a.css" };
    const TEMPLATE: &str = "<head><!-- xuehui:preload --><!-- xuehui:critical --></head>\
                            <body><!-- xuehui:style --><!-- xuehui:start --></body>";

    #[test]
    fn a_page_refers_to_everything_and_its_style_is_known_by_hash() {
        let page = index(TEMPLATE, Some("a{}\n"), &LINKS).expect("the template is complete");
        for path in ["/c.wasm", "/c.js", "/l.js", "/s.js", "/a.css", "<style>a{}</style>"] {
            assert!(page.contains(path), "{path} is missing in {page}");
        }
        let hashes = inline_hashes(&page);
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        assert_eq!(hashes.style, ["'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"]);
        assert!(hashes.script.is_empty(), "a script with a source has no inline content");
    }

    #[test]
    fn a_missing_or_repeated_placeholder_is_named() {
        let doubled = format!("{TEMPLATE}<!-- xuehui:start -->");
        let fault = index(&doubled, None, &LINKS).expect_err("start stands there twice");
        assert_eq!(fault.to_string(), "client/index.html must have <!-- xuehui:start --> once and has it 2 times");
        assert!(index("", None, &LINKS).is_err());
    }

    #[test]
    fn what_the_policy_would_ignore_is_refused() {
        let styled = format!("{TEMPLATE}<p style=\"color:red\">");
        assert!(index(&styled, None, &LINKS).is_err());
    }

    #[test]
    fn a_worker_knows_its_files_and_its_version() {
        let worker = worker("const a = __PRECACHE__, v = __VERSION__;", &["/", "/c.js"], "0a").expect("it is complete");
        assert_eq!(worker, r#"const a = ["/","/c.js"], v = "0a";"#);
    }
}
