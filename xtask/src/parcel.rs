//! Parcels: the pieces of the split client in as few files as a room needs. The splitter makes a piece
//! for each set of rooms that share something, hundreds of them with a few bytes of code each; a phone
//! would ask for two hundred files to open one room. What many rooms share is one parcel, all else that
//! a room needs another, and a parcel is one module (`merge`). A room inside another bears the other's name before its
//! own (`report_sheet`): whoever opens it has the other's parcels already. `client/parcels.js` opens them.

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

/// What makes one module of several pieces.
pub(crate) type Merge = fn(&[&[u8]]) -> Outcome<Vec<u8>>;

/// The parcels of a client.
pub(crate) struct Parcels {
    /// The files.
    pub(crate) assets: Vec<Asset>,
    /// The public paths that each room asks for.
    pub(crate) rooms: Rooms,
}

impl Parcels {
    /// Pack the pieces; `merge` makes one module of several.
    pub(crate) fn of(pieces: &Pieces, merge: Merge) -> Outcome<Self> {
        let shared = shared(&pieces.rooms);
        let mut parcels = Self { assets: Vec::new(), rooms: Rooms::new() };
        let common = parcels.pack("shared", &shared, &BTreeSet::new(), (pieces, merge))?;
        for (room, needed) in &pieces.rooms {
            // Rooms come in the order of their names, the one around another before it.
            let around: Vec<&String> = pieces.rooms.keys().filter(|other| lies_in(room, other)).collect();
            let there: BTreeSet<&String> = around.iter().flat_map(|other| &pieces.rooms[*other]).collect();
            let missing = |name: &&String| !shared.contains(name.as_str()) && !there.contains(name);
            let rest = needed.iter().filter(missing).map(String::as_str);
            // What lies in the parcels of several rooms is laid down with each of them, except what is written to.
            let (apart, rest): (BTreeSet<&str>, BTreeSet<&str>) = rest.partition(|name| pieces.written.contains(*name));
            let mut asks: Vec<String> = around.iter().flat_map(|other| parcels.rooms[*other].clone()).collect();
            asks.extend(needed.iter().any(|name| shared.contains(name.as_str())).then(|| common.clone()));
            asks.push(parcels.pack(room, &rest, &apart, (pieces, merge))?);
            let mut known = BTreeSet::new();
            asks.retain(|path| known.insert(path.clone()));
            parcels.rooms.insert(room.clone(), asks);
        }
        Ok(parcels)
    }

    /// Put these pieces in one file, those apart beside the module of all others; answers its public path.
    fn pack<'p>(
        &mut self,
        name: &'p str,
        together: &BTreeSet<&'p str>,
        apart: &BTreeSet<&'p str>,
        (pieces, merge): (&Pieces, Merge),
    ) -> Outcome<String> {
        let find = |piece: &&str| {
            let found = pieces.others.get(*piece).map(Vec::as_slice);
            found.ok_or_else(|| format!("the splitter names {piece} and did not write it"))
        };
        let (mut places, mut body) = (BTreeMap::<&str, Value>::new(), Vec::<u8>::new());
        let mut put = |name: &'p str, bytes: Vec<u8>| {
            places.insert(name, json!([body.len(), body.len() + bytes.len()]));
            body.extend(bytes);
        };
        if !together.is_empty() {
            put(name, merge(&together.iter().map(find).collect::<Result<Vec<_>, _>>()?)?);
        }
        for piece in apart {
            put(piece, merge(&[find(piece)?])?);
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

/// What the splitter writes before what starts a room.
const START: &str = "export const __wasm_split_load_";
/// And before what starts a piece that rooms share.
const CHUNK: &str = "const __chunk_";

/// The splitter's loader, opening parcels instead of files; `template` is `client/parcels.js`. What the splitter
/// wrote for each piece and each room by itself is left out: half a megabyte that says what parcels say.
pub(crate) fn loader(pieces: &Pieces, rooms: &Rooms, template: &str) -> Outcome<String> {
    let changed = |what: &str| format!("the splitter's loader {what}: look at what it writes now");
    let (imports, rest) = pieces.loader.split_once('\n').ok_or_else(|| changed("is empty"))?;
    let end = [START, CHUNK].iter().filter_map(|begins| rest.find(begins)).min();
    let (helpers, starts) = rest.split_at(end.ok_or_else(|| changed("starts nothing"))?);
    // The remark on a piece stands on the line before it.
    let helpers = helpers.rsplit_once("/* ").map_or(helpers, |(before, _)| before);
    if starts.matches(CHUNK).count() != starts.matches("\n, []);").count() {
        return Err(changed("has pieces that need other pieces").into());
    }
    let exported: BTreeSet<&str> =
        starts.split(START).skip(1).filter_map(|after| after.split_once(' ')).map(|(room, _)| room).collect();
    if exported != pieces.rooms.keys().map(String::as_str).collect() {
        return Err(changed("exports other rooms than there are").into());
    }
    let export = |room: &String| [START, room, " = join(\"", room, "\");\n"].concat();
    let exports: String = pieces.rooms.keys().map(export).collect();
    // What the template tells its readers is nothing to a phone.
    let told = |line: &&str| !line.trim_start().starts_with("//");
    let template: String = template.lines().filter(told).flat_map(|line| [line, "\n"]).collect();
    let parcels = fill(SCRIPT, &template, "__ROOMS__", &serde_json::to_string(rooms)?)?;
    Ok(format!("{imports}\n{parcels}{helpers}{exports}"))
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
        let others: std::collections::BTreeMap<_, _> =
            names.map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        let owned = |needed: &[&str]| needed.iter().map(|name| (*name).to_owned()).collect();
        Pieces {
            first: Vec::new(),
            loader: String::new(),
            rooms: rooms.iter().map(|(room, needed)| ((*room).to_owned(), owned(needed))).collect(),
            others,
            written: [String::from("chunk_written")].into(),
        }
    }

    fn packed(pieces: &Pieces) -> Parcels {
        Parcels::of(pieces, |all| Ok(all.concat())).expect("they can be packed")
    }

    #[test]
    fn a_room_asks_for_what_many_share_and_for_the_rest() {
        let (two, all) = ("chunk_1", "chunk_2");
        let rooms: &[(&str, &[&str])] = &[
            ("a", &["chunk_written", "split_a", two, all]),
            ("b", &["split_b", two, all]),
            ("c", &["split_c", all]),
            ("d", &["split_d"]),
            ("e", &["split_e"]),
            ("f", &["split_f", all]),
        ];
        let parcels = packed(&pieces(rooms));
        let body = |path: &String| {
            let asset = parcels.assets.iter().find(|asset| asset.path == *path).expect("it is there");
            String::from_utf8(asset.body.clone()).expect("a text")
        };
        let opened: Vec<String> = parcels.rooms["a"].iter().map(body).collect();
        let own = "{\"a\":[0,14],\"chunk_written\":[14,27]}\nchunk_1split_achunk_written";
        assert_eq!(opened, ["{\"shared\":[0,7]}\nchunk_2", own]);
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
        let parcels = packed(&pieces(rooms));
        let body =
            |path: &String| parcels.assets.iter().find(|asset| asset.path == *path).expect("it is there").body.clone();
        let opened: Vec<_> = parcels.rooms["report_sheet"].iter().map(body).collect();
        assert_eq!(opened[0], body(&parcels.rooms["report"][0]), "what is around it comes first");
        assert_eq!(opened[1], b"{\"report_sheet\":[0,25]}\nchunk_2split_report_sheet");
        assert_eq!(parcels.rooms["reports"].len(), 1, "a longer name is not inside");
    }

    /// As the splitter writes it.
    const WRITTEN: &str = "import it;\nfunction makeLoad() {}\n/* a, b */\nconst __chunk_1 = makeLoad(() => {\n}\n, []);\n\
        export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {\n}\n, [__chunk_1]));\n\
        export const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_1]));";

    #[test]
    fn the_loader_opens_parcels_and_says_nothing_of_pieces() {
        let mut pieces = pieces(&[("a", &["split_a", "chunk_1"]), ("b", &["chunk_1"])]);
        WRITTEN.clone_into(&mut pieces.loader);
        let rooms = packed(&pieces).rooms;
        let text = loader(&pieces, &rooms, "// The rooms.\nconst rooms = __ROOMS__;\n").expect("a loader");
        let table = serde_json::to_string(&rooms).expect("a table");
        let (a, b) =
            ("export const __wasm_split_load_a = join(\"a\")", "export const __wasm_split_load_b = join(\"b\")");
        assert_eq!(text, format!("import it;\nconst rooms = {table};\nfunction makeLoad() {{}}\n{a};\n{b};\n"));
    }

    #[test]
    fn a_loader_of_another_shape_is_refused() {
        let mut pieces = pieces(&[("a", &["split_a", "chunk_1"]), ("b", &["chunk_1"])]);
        let rooms = packed(&pieces).rooms;
        for written in
            ["", "import it;\n", &WRITTEN.replace(", []", ", [__chunk_0]"), &WRITTEN.replace("load_b", "load_c")]
        {
            written.clone_into(&mut pieces.loader);
            assert!(loader(&pieces, &rooms, "__ROOMS__").is_err(), "{written}");
        }
    }
}
