//! Parcels: the pieces of the split client in as few files as a room needs. The splitter makes a piece
//! for each set of rooms that share something, hundreds of them with a few bytes of code each; a phone
//! would ask for two hundred files to open one room. What many rooms share is one parcel, all else that
//! a room needs another. A room inside another bears the other's name before its own (`report_sheet`): whoever
//! opens it has the other's parcels already. `client/parcels.js` opens them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::bundle::{Asset, Moment};
use crate::command::Outcome;
use crate::page::fill;
use crate::split::{Pieces, Rooms};

/// The script's template.
const SCRIPT: &str = "client/parcels.js";
/// What more than one in so many rooms need comes in the shared parcel.
const SHARED_BY_ONE_IN: usize = 3;

/// The parcels of a client.
pub(crate) struct Parcels {
    /// The files.
    pub(crate) assets: Vec<Asset>,
    /// The public paths that each room asks for.
    pub(crate) rooms: Rooms,
}

impl Parcels {
    /// Pack the pieces.
    pub(crate) fn of(pieces: &Pieces) -> Outcome<Self> {
        let shared = shared(&pieces.rooms);
        let mut parcels = Self { assets: Vec::new(), rooms: Rooms::new() };
        let common = parcels.pack("shared", &shared, &pieces.others)?;
        for (room, needed) in &pieces.rooms {
            // Rooms come in the order of their names, the one around another before it.
            let around: Vec<&String> = pieces.rooms.keys().filter(|other| lies_in(room, other)).collect();
            let there: BTreeSet<&String> = around.iter().flat_map(|other| &pieces.rooms[*other]).collect();
            let missing = |name: &&String| !shared.contains(name.as_str()) && !there.contains(name);
            let rest: BTreeSet<&str> = needed.iter().filter(missing).map(String::as_str).collect();
            let mut asks: Vec<String> = around.iter().flat_map(|other| parcels.rooms[*other].clone()).collect();
            asks.extend(needed.iter().any(|name| shared.contains(name.as_str())).then(|| common.clone()));
            asks.push(parcels.pack(room, &rest, &pieces.others)?);
            let mut known = BTreeSet::new();
            asks.retain(|path| known.insert(path.clone()));
            parcels.rooms.insert(room.clone(), asks);
        }
        Ok(parcels)
    }

    /// Put these pieces in one file; answers its public path.
    fn pack(&mut self, name: &str, names: &BTreeSet<&str>, all: &BTreeMap<String, Vec<u8>>) -> Outcome<String> {
        let (mut places, mut body) = (BTreeMap::<&str, Value>::new(), Vec::<u8>::new());
        for piece in names {
            let bytes = all.get(*piece).ok_or_else(|| format!("the splitter names {piece} and did not write it"))?;
            places.insert(piece, json!([body.len(), body.len() + bytes.len()]));
            body.extend(bytes);
        }
        let mut parcel = serde_json::to_vec(&places)?;
        parcel.push(b'\n');
        parcel.extend(body);
        let asset = Asset::hashed(&format!("room_{name}.parcel"), Moment::Later, parcel)?;
        let path = asset.path.clone();
        self.assets.push(asset);
        Ok(path)
    }
}

/// Whether a room lies inside another one.
fn lies_in(room: &str, other: &str) -> bool {
    room.strip_prefix(other).is_some_and(|rest| rest.starts_with('_'))
}

/// The splitter's loader, asking for parcels instead of files; `template` is `client/parcels.js`.
pub(crate) fn loader(pieces: &Pieces, rooms: &Rooms, template: &str) -> Outcome<String> {
    let mut text = pieces.loader.clone();
    for name in pieces.others.keys() {
        let fetched = format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))");
        let asked = match name.strip_prefix("split_") {
            Some(room) => format!("room(\"{room}\")"),
            None => format!("piece(\"{name}\")"),
        };
        text = fill("the splitter's loader", &text, &fetched, &asked)?;
    }
    for (room, needed) in &pieces.rooms {
        if !needed.contains(&own(room)) {
            let start = |starts: &str| format!("__wasm_split_load_{room} = wrapAsyncCb(makeLoad(() => {starts},");
            let sharing = format!("sharing(\"{room}\")");
            text = fill("the splitter's loader", &text, &start("async (_imp) => ({})"), &start(&sharing))?;
        }
    }
    let (imports, rest) = text.split_once('\n').ok_or("the splitter's loader is empty")?;
    Ok(format!("{imports}\n{}{rest}", fill(SCRIPT, template, "__ROOMS__", &serde_json::to_string(rooms)?)?))
}

/// The name of the piece that no other room needs; there is none where all is shared.
fn own(room: &str) -> String {
    format!("split_{room}")
}

/// The pieces that come in the shared parcel.
fn shared(rooms: &Rooms) -> BTreeSet<&str> {
    let mut needed_by = BTreeMap::<&str, usize>::new();
    for piece in rooms.values().flatten() {
        *needed_by.entry(piece).or_default() += 1;
    }
    let many = |count: &usize| *count > 1 && *count * SHARED_BY_ONE_IN > rooms.len();
    needed_by.into_iter().filter(|(_, count)| many(count)).map(|(piece, _)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::{Parcels, loader};
    use crate::split::Pieces;

    fn pieces(rooms: &[(&str, &[&str])]) -> Pieces {
        let names = rooms.iter().flat_map(|(_, needed)| needed.iter());
        let fetch = |name: &str| format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))");
        let others: std::collections::BTreeMap<_, _> =
            names.map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        let asks: Vec<String> = others.keys().map(|name| fetch(name)).collect();
        let owned = |needed: &[&str]| needed.iter().map(|name| (*name).to_owned()).collect();
        Pieces {
            first: Vec::new(),
            loader: format!("import it;\n{}", asks.join("\n")),
            rooms: rooms.iter().map(|(room, needed)| ((*room).to_owned(), owned(needed))).collect(),
            others,
        }
    }

    #[test]
    fn a_room_asks_for_what_many_share_and_for_the_rest() {
        let (two, all) = ("chunk_1", "chunk_2");
        let rooms: &[(&str, &[&str])] = &[
            ("a", &["split_a", two, all]),
            ("b", &["split_b", two, all]),
            ("c", &["split_c", all]),
            ("d", &["split_d"]),
            ("e", &["split_e"]),
            ("f", &["split_f", all]),
        ];
        let parcels = Parcels::of(&pieces(rooms)).expect("they can be packed");
        let body = |path: &String| {
            let asset = parcels.assets.iter().find(|asset| asset.path == *path).expect("it is there");
            String::from_utf8(asset.body.clone()).expect("a text")
        };
        let opened: Vec<String> = parcels.rooms["a"].iter().map(body).collect();
        assert_eq!(opened, ["{\"chunk_2\":[0,7]}\nchunk_2", "{\"chunk_1\":[0,7],\"split_a\":[7,14]}\nchunk_1split_a"]);
        assert_eq!(parcels.rooms["d"].len(), 1, "nothing that is shared");
        assert_eq!(parcels.assets.len(), 7);
    }

    #[test]
    fn a_room_inside_another_brings_what_is_not_there_yet() {
        let (both, sheet) = ("chunk_1", "chunk_2");
        let rooms: &[(&str, &[&str])] = &[
            ("report", &["split_report", both]),
            ("report_sheet", &["split_report_sheet", both, sheet]),
            ("reports", &["split_reports"]),
            ("rules", &["split_rules"]),
            ("sheet", &["split_sheet", sheet]),
            ("terms", &["split_terms"]),
        ];
        let parcels = Parcels::of(&pieces(rooms)).expect("they can be packed");
        let body =
            |path: &String| parcels.assets.iter().find(|asset| asset.path == *path).expect("it is there").body.clone();
        let opened: Vec<_> = parcels.rooms["report_sheet"].iter().map(body).collect();
        assert_eq!(opened[0], body(&parcels.rooms["report"][0]), "what is around it comes first");
        assert_eq!(opened[1], b"{\"chunk_2\":[0,7],\"split_report_sheet\":[7,25]}\nchunk_2split_report_sheet");
        assert_eq!(parcels.rooms["reports"].len(), 1, "a longer name is not inside");
    }

    #[test]
    fn the_loader_asks_for_parcels_after_its_imports() {
        let pieces = pieces(&[("a", &["split_a", "chunk_1"])]);
        let rooms = Parcels::of(&pieces).expect("they can be packed").rooms;
        let text = loader(&pieces, &rooms, "const rooms = __ROOMS__;\n").expect("a loader");
        let path = &rooms["a"][0];
        assert_eq!(text, format!("import it;\nconst rooms = {{\"a\":[\"{path}\"]}};\npiece(\"chunk_1\")\nroom(\"a\")"));
    }

    #[test]
    fn a_room_that_shares_everything_asks_for_its_parcels_too() {
        let mut pieces = pieces(&[("a", &["chunk_1"])]);
        pieces.loader.push_str(
            "\nexport const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_1]));",
        );
        let rooms = Parcels::of(&pieces).expect("they can be packed").rooms;
        let text = loader(&pieces, &rooms, "const rooms = __ROOMS__;\n").expect("a loader");
        assert!(text.ends_with("wrapAsyncCb(makeLoad(() => sharing(\"a\"), [__chunk_1]));"), "{text}");
    }
}
