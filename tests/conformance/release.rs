//! What the last release promised (`server/released.graphql`) against what is served: `@graphql-inspector/cli` finds what
//! breaks, our rule (`announced.cjs`) lets pass what the changelog announces (docs/decisions/0026).

use std::path::{Path, PathBuf};
use std::process::Command;

use support::tree;

/// A folder of this test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xuehui-release-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("it can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn committed(path: &str) -> String {
    std::fs::read_to_string(tree::at(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// The day of the last release, as its record says it.
fn released_on(record: &str) -> &str {
    let day = record.split(": ").next().and_then(|begin| begin.rsplit(' ').next()).unwrap_or_default();
    assert!(is_day(day), "the record begins with its day: {day}");
    day
}

fn is_day(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() && text.len() == 10
}

/// What inspector says: nothing where all is well.
fn broken(old: &Path, new: &Path, changelog: &Path, day: &str) -> Option<String> {
    let mut inspector = Command::new("node");
    inspector.arg(tree::node_modules("@graphql-inspector/cli").join("@graphql-inspector/cli/cjs/index.js"));
    inspector.arg("diff").arg(old).arg(new).arg("--rule").arg(tree::at("tests/conformance/announced.cjs"));
    let output = inspector.env("XUEHUI_CHANGELOG", changelog).env("XUEHUI_RELEASED", day).output().expect("node runs");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    // It says either; whatever else it says, it did not compare.
    assert!(output.status.success() || said.contains("breaking change"), "{said}");
    (!output.status.success()).then_some(said)
}

#[test]
fn what_was_released_is_still_there_or_its_end_was_announced() {
    let record = committed("server/released.graphql");
    let changelog = tree::at("server/src/http/developers/changelog.md");
    let (old, new) = (tree::at("server/released.graphql"), tree::at("server/schema.graphql"));
    assert_eq!(broken(&old, &new, &changelog, released_on(&record)), None);
}

/// The judge finds it in the schema itself, not in a small one alone.
#[test]
fn a_field_that_is_gone_is_found() {
    let record = committed("server/released.graphql");
    let without = record.replacen("\ttotalCount: Int!\n", "\ttotal: Int!\n", 1);
    assert_ne!(without, record, "there is a field that is renamed");
    let folder = Folder::new("gone");
    let now = folder.write("now.graphql", &without);
    let changelog = tree::at("server/src/http/developers/changelog.md");
    let said = broken(&tree::at("server/released.graphql"), &now, &changelog, released_on(&record));
    let said = said.expect("it is found");
    assert!(said.contains("totalCount is not announced") && said.contains("1 breaking change"), "{said}");
}

#[test]
fn a_break_is_announced_and_what_is_removed_was_deprecated_before() {
    let folder = Folder::new("rule");
    let old = "type Query { a(x: Int, y: Int @deprecated(reason: \"2026-12-01\")): Int b: Int @deprecated(reason: \"x\") c: Int! }
        enum K { ONE TWO } input I { a: Int b: Int @deprecated(reason: \"x\") } type Gone { a: Int }";
    let old = folder.write("old.graphql", old);
    let judged = |now: &str, changelog: &str| {
        let (now, changelog) = (folder.write("now.graphql", now), folder.write("changelog.md", changelog));
        broken(&old, &now, &changelog, "2026-12-01")
    };
    let whole = "type Query { a(x: Int, y: Int): Int b: Int c: Int! } enum K { ONE TWO } input I { a: Int b: Int } type Gone { a: Int }";
    assert_eq!(judged(whole, ""), None, "what is no longer deprecated breaks nothing");
    let more = whole.replace("c: Int!", "c: Int! d: Int").replace("ONE", "ONE THREE");
    assert_eq!(judged(&more, ""), None, "what is more breaks nothing");
    let now = "type Query { a(x: Int): Int c: Int } enum K { ONE TWO } input I { a: Int! }";
    let entry =
        "* **2026-12-02** Breaking: `Query.b`, `Query.a.y` are gone,\n  `Query.c` may be null; `I.b`, `I.a`, `Gone`.\n";
    assert_eq!(judged(now, entry), None, "all of it was announced");
    for (path, left) in [("Query.b", "`Query.b`, "), ("Query.c", "`Query.c`"), ("Gone", ", `Gone`"), ("I.a", ", `I.a`")]
    {
        let said = judged(now, &entry.replace(left, "")).expect("it is found");
        assert!(said.contains(&format!("{path} is not announced")) && said.contains("1 breaking change"), "{said}");
    }
    for early in [entry.replace("12-02", "11-30"), entry.replace("Breaking", "New")] {
        assert!(judged(now, &early).is_some_and(|said| said.contains("6 breaking changes")), "{early}");
    }
    for (now, path) in [(whole.replace("x: Int, ", ""), "Query.a.x"), (whole.replace(" TWO", ""), "K.TWO")] {
        let said = judged(&now, &format!("* **2026-12-02** Breaking: `{path}`.\n")).expect("it is found");
        assert!(said.contains(&format!("{path} was not deprecated")), "{said}");
    }
}

/// Until when it is there, so that a reader need not look for the day of the next release.
#[test]
fn what_is_deprecated_says_why_and_until_when() {
    let says = |line: &str| {
        let reason =
            line.split_once("@deprecated(reason: \"").map(|(_, reason)| reason.split('"').next().unwrap_or_default());
        reason.is_some_and(|reason| {
            let mut words = reason.split(|sign: char| !sign.is_ascii_digit() && sign != '-');
            words.any(is_day) && reason.len() > 20
        })
    };
    let schema = committed("server/schema.graphql");
    let silent: Vec<&str> = schema.lines().filter(|line| line.contains("@deprecated") && !says(line)).collect();
    assert_eq!(silent, Vec::<&str>::new());
    assert!(says("\tb: Int @deprecated(reason: \"Until 2027-01-15: read `a`.\")"));
    assert!(!says("\tb: Int @deprecated(reason: \"Read `a`, which is the same.\")") && !says("\tb: Int @deprecated"));
}
