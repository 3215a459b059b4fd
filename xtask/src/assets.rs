//! `assets.json`: what the server has to know of the packaged client and cannot see from the files.
//! Its shape is a contract with `server/src/http`; change both together.
//!
//! ```json
//! { "version": "0a1b2c3d4e",
//!   "csp": { "script": ["'sha256-…'"], "style": ["'sha256-…'"] },
//!   "files": [ { "path": "/client-0a1b2c3d4e.js", "file": "client-0a1b2c3d4e.js",
//!                "type": "text/javascript; charset=utf-8", "immutable": true,
//!                "encodings": ["br", "gzip"], "etag": "\"0a1b…\"",
//!                "bytes": 52000, "wire": 7000, "first_screen": true } ] }
//! ```
//!
//! `path` is the public one (index.html is `/`), `file` the name below `target/client`; `.br` and `.gz`
//! stand beside where `encodings` names them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::bundle::{Asset, Lifetime, Moment, digest};
use crate::command::{Outcome, read};
use crate::page::InlineHashes;

/// The most that the first screen may weigh on the wire, and the most that all rooms may together.
/// Rooms load when they are opened (docs/decisions/0006), so the second keeps the sum from creeping up;
/// it is to come down to 400,000.
const LIMITS: Weight = Weight { first_screen: 260_000, whole: 500_000 };

/// Bytes as they travel.
#[derive(Clone, Copy)]
pub(crate) struct Weight {
    pub(crate) first_screen: u64,
    pub(crate) whole: u64,
}

/// What was packaged, as `assets.json` says it.
pub(crate) struct Report(Value);

impl Report {
    /// Describe freshly packaged files.
    pub(crate) fn of(version: &str, hashes: &InlineHashes, assets: &[Asset]) -> Self {
        let csp = json!({ "script": hashes.script, "style": hashes.style });
        Self(json!({ "version": version, "csp": csp, "files": assets.iter().map(entry).collect::<Vec<_>>() }))
    }

    /// What an earlier run packaged into this folder.
    pub(crate) fn read(folder: &Path) -> Outcome<Self> {
        Ok(Self(serde_json::from_str(&read(&folder.join("assets.json"))?)?))
    }

    pub(crate) fn write(&self, folder: &Path) -> Outcome {
        Ok(fs::write(folder.join("assets.json"), serde_json::to_string_pretty(&self.0)?)?)
    }

    /// Print what each file weighs.
    pub(crate) fn say(&self) {
        for file in self.files() {
            let first = if file["first_screen"] == true { "first screen" } else { "" };
            println!("  {:>8}  {:<36} {first}", wire(file), file["path"].as_str().unwrap_or_default());
        }
        let Weight { first_screen, whole } = self.weight();
        println!(
            "xtask: the first screen needs {first_screen} bytes (at most {}), everything {whole}",
            LIMITS.first_screen
        );
    }

    /// Fail where the client has become too heavy for a weak 4G.
    pub(crate) fn within_limits(&self) -> Outcome {
        let Weight { first_screen, whole } = self.weight();
        if first_screen > LIMITS.first_screen || whole > LIMITS.whole {
            return Err(format!(
                "the client is too heavy: first screen {first_screen} of {} bytes, everything {whole} of {}; \
                 look at what the last dependency weighs, or load a rarely used room when it is opened",
                LIMITS.first_screen, LIMITS.whole
            )
            .into());
        }
        Ok(())
    }

    /// What the client weighs; who opens the explorer sits at a desk.
    pub(crate) fn weight(&self) -> Weight {
        let client = || self.files().filter(|file| !is_explorer(file));
        let first_screen = client().filter(|file| file["first_screen"] == true).map(wire).sum();
        Weight { first_screen, whole: client().map(wire).sum() }
    }

    fn files(&self) -> impl Iterator<Item = &Value> {
        self.0["files"].as_array().into_iter().flatten()
    }
}

fn wire(file: &Value) -> u64 {
    file["wire"].as_u64().unwrap_or_default()
}

fn is_explorer(file: &Value) -> bool {
    file["path"].as_str().is_some_and(|path| path.starts_with("/explorer/"))
}

fn entry(asset: &Asset) -> Value {
    json!({
        "path": asset.path,
        "file": asset.file,
        "type": asset.kind,
        "immutable": asset.lifetime == Lifetime::Immutable,
        "encodings": if asset.packed.is_some() { vec!["br", "gzip"] } else { vec![] },
        "etag": format!("\"{}\"", &digest(&[&asset.body])[..32]),
        "bytes": asset.body.len(),
        "wire": asset.wire(),
        "first_screen": asset.moment == Moment::FirstScreen,
    })
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::bundle::{Asset, Moment};
    use crate::page::inline_hashes;

    fn report(first_screen: usize, later: usize) -> Report {
        let asset = |moment, size| Asset::hashed("a.js", moment, vec![b'a'; size]).expect("scripts have a type");
        let assets = [asset(Moment::FirstScreen, first_screen), asset(Moment::Later, later)];
        Report::of("0a", &inline_hashes(""), &assets)
    }

    #[test]
    fn the_first_screen_is_weighed_apart_from_the_rest() {
        let weight = report(1000, 500).weight();
        assert_eq!((weight.first_screen, weight.whole), (1000, 1500));
    }

    #[test]
    fn the_explorer_is_listed_but_not_weighed() {
        let explorer = Asset::hashed("explorer/start.js", Moment::Later, vec![b'a'; 500]).expect("scripts have a type");
        let report = Report::of("0a", &inline_hashes(""), &[explorer]);
        assert_eq!((report.files().count(), report.weight().whole), (1, 0));
    }

    #[test]
    fn a_byte_too_much_is_refused() {
        assert!(report(260_000, 140_000).within_limits().is_ok());
        assert!(report(260_001, 0).within_limits().is_err());
        assert!(report(260_000, 140_001).within_limits().is_err());
    }
}
