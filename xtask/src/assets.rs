//! `assets.json`: what the server has to know of the packaged client and cannot see from the files.
//! Its shape is a contract with `server/src/http`; change both together.
//!
//! ```json
//! { "version": "0a1b2c3d4e",
//!   "csp": { "script": ["'sha256-…'"], "style": ["'sha256-…'"] },
//!   "rooms": { "register": ["/room_shared-0a1b2c3d4e.parcel", "/room_register-0a1b2c3d4e.parcel"] },
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
use crate::split::Rooms;

/// The most that the first screen may weigh on the wire.
const FIRST_SCREEN: u64 = 260_000;
/// The most that may travel until any one room is open, the first screen included (docs/decisions/0006).
const ROOM: u64 = 400_000;

/// Bytes as they travel.
#[derive(Clone, Copy)]
pub(crate) struct Weight {
    /// Until the first screen is there.
    pub(crate) first_screen: u64,
    /// Until the heaviest room is open: the first screen and all pieces that this room needs.
    pub(crate) room: u64,
    /// All rooms together, which nobody waits for.
    pub(crate) whole: u64,
}

/// What was packaged, as `assets.json` says it.
pub(crate) struct Report(Value);

impl Report {
    /// Describe freshly packaged files.
    pub(crate) fn of(version: &str, hashes: &InlineHashes, assets: &[Asset], rooms: &Rooms) -> Self {
        let csp = json!({ "script": hashes.script, "style": hashes.style });
        let files: Vec<Value> = assets.iter().map(entry).collect();
        Self(json!({ "version": version, "csp": csp, "rooms": rooms, "files": files }))
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
        for (room, later) in self.rooms() {
            println!("  {later:>8}  until {room} is open");
        }
        let Weight { first_screen, room, whole } = self.weight();
        println!(
            "xtask: the first screen needs {first_screen} bytes (at most {FIRST_SCREEN}), \
             the heaviest room {room} (at most {ROOM}), everything {whole}"
        );
    }

    /// Fail where the client has become too heavy for a weak 4G.
    pub(crate) fn within_limits(&self) -> Outcome {
        let Weight { first_screen, room, .. } = self.weight();
        if first_screen > FIRST_SCREEN || room > ROOM {
            return Err(format!(
                "the client is too heavy: first screen {first_screen} of {FIRST_SCREEN} bytes, heaviest room {room} \
                 of {ROOM}; look at what the last dependency weighs, or cut the room in two (client/src/later.rs)"
            )
            .into());
        }
        Ok(())
    }

    /// What the client weighs; who opens the explorer sits at a desk.
    pub(crate) fn weight(&self) -> Weight {
        let client = || self.files().filter(|file| !is_explorer(file));
        let first_screen = client().filter(|file| file["first_screen"] == true).map(wire).sum();
        let whole = client().map(wire).sum();
        let room = self.rooms().map(|(_, later)| first_screen + later).max().unwrap_or(first_screen);
        Weight { first_screen, room, whole }
    }

    /// Each room with what has to come after the first screen until it is open.
    fn rooms(&self) -> impl Iterator<Item = (&String, u64)> {
        let needs = |paths: &Value, file: &Value| paths.as_array().is_some_and(|paths| paths.contains(&file["path"]));
        let later = move |paths: &Value| self.files().filter(|file| needs(paths, file)).map(wire).sum();
        self.0["rooms"].as_object().into_iter().flatten().map(move |(room, paths)| (room, later(paths)))
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
    use crate::split::Rooms;

    /// A first screen, and two rooms with a piece that only the first of them needs.
    fn report(first_screen: usize, shared: usize, rooms: [usize; 2]) -> Report {
        let asset = |name, moment, size| Asset::hashed(name, moment, vec![b'a'; size]).expect("scripts have a type");
        let [one, other] = rooms;
        let assets = [
            asset("a.js", Moment::FirstScreen, first_screen),
            asset("room_shared.parcel", Moment::Later, shared),
            asset("room_one.parcel", Moment::Later, one),
            asset("room_other.parcel", Moment::Later, other),
        ];
        let needs = |places: &[usize]| places.iter().map(|&place| assets[place].path.clone()).collect();
        let rooms = [("one", needs(&[1, 2])), ("other", needs(&[3]))];
        let rooms = rooms.map(|(room, paths): (&str, Vec<String>)| (room.to_owned(), paths));
        Report::of("0a", &inline_hashes(""), &assets, &rooms.into())
    }

    #[test]
    fn who_opens_a_room_waits_for_the_first_screen_and_what_that_room_needs() {
        let weight = report(1000, 30, [500, 520]).weight();
        assert_eq!((weight.first_screen, weight.room, weight.whole), (1000, 1530, 2050));
        assert_eq!(report(1000, 30, [500, 540]).weight().room, 1540);
    }

    #[test]
    fn the_explorer_is_listed_but_not_weighed() {
        let explorer = Asset::hashed("explorer/start.js", Moment::Later, vec![b'a'; 500]).expect("scripts have a type");
        let report = Report::of("0a", &inline_hashes(""), &[explorer], &Rooms::new());
        assert_eq!((report.files().count(), report.weight().whole), (1, 0));
    }

    #[test]
    fn a_byte_too_much_is_refused() {
        assert!(report(260_000, 40_000, [100_000, 140_000]).within_limits().is_ok());
        assert!(report(260_001, 0, [0, 0]).within_limits().is_err());
        assert!(report(260_000, 40_000, [100_001, 0]).within_limits().is_err());
        assert!(report(260_000, 40_001, [100_000, 0]).within_limits().is_err());
        assert!(report(260_000, 0, [0, 140_001]).within_limits().is_err());
    }
}
