//! The compiled module cut in two kinds of pieces: what the first screen needs, and what a room loads
//! when it is opened (`client/src/later.rs` marks where).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

use crate::command::{Outcome, read};
use crate::{merge, tree};

/// The name by which the first piece imports the script that fetches the others.
pub(crate) const LOADER: &str = "./loader.js";
/// The name by which that script imports what wasm-bindgen wrote.
pub(crate) const SCRIPT: &str = "./client.js";

/// Rooms by the name of their file, each with the names of the pieces that it needs.
pub(crate) type Rooms = BTreeMap<String, Vec<String>>;

/// A module in pieces.
pub(crate) struct Pieces {
    /// What starts; wasm-bindgen has not seen it yet.
    pub(crate) first: Vec<u8>,
    /// The script that fetches the other pieces.
    pub(crate) loader: String,
    /// The other pieces by the name under which the script fetches them (`./name.wasm`).
    pub(crate) others: BTreeMap<String, Vec<u8>>,
    /// Those of them that lay down what can be written to, and must do it once.
    pub(crate) written: BTreeSet<String>,
    /// The pieces that each room needs, its own and those it shares.
    pub(crate) rooms: Rooms,
}

impl Pieces {
    /// Cut a module that was linked with its relocations.
    pub(crate) fn of(module: &Path) -> Outcome<Self> {
        let (input, folder) = (fs::read(module)?, tree::at("target/pieces"));
        drop(fs::remove_dir_all(&folder));
        let first = folder.join("first.wasm");
        let mut options = Options::new(&input);
        options.output_dir = &folder;
        options.main_out_path = &first;
        options.link_name = LOADER;
        options.main_module = SCRIPT;
        let cut = transform(options).map_err(|fault| format!("the module cannot be split: {fault:#}"))?;
        let from = merge::written_from(&input)?;
        let (mut others, mut written) = (BTreeMap::new(), BTreeSet::new());
        for path in &cut.split_modules {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let piece = fs::read(path)?;
            if merge::is_written(&piece, from)? {
                written.insert(name.clone());
            }
            others.insert(name, piece);
        }
        let rooms = cut.prefetch_map.into_iter().collect();
        Ok(Self { first: fs::read(&first)?, loader: read(&folder.join(LOADER))?, others, written, rooms })
    }
}

/// The script that wasm-bindgen wrote, importing the loader from its public path. The module goes on
/// asking for it by the name it was linked with.
pub(crate) fn import_from(script: &str, path: &str) -> Outcome<String> {
    let import = format!("from \"{LOADER}\"");
    if !script.contains(&import) {
        return Err(format!("wasm-bindgen's script does not import {LOADER}: look at what it writes now").into());
    }
    Ok(script.replace(&import, &format!("from \"{path}\"")))
}
