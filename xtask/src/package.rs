//! The client as browsers get it: the compiled module through wasm-bindgen's library, everything named
//! by its content, compressed, and described in `assets.json`. Nothing is done twice: the digest of
//! all that goes in stands beside what came out.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::assets::Report;
use crate::bundle::{Asset, Moment, digest};
use crate::command::{Outcome, read};
use crate::documents::Documents;
use crate::explorer::Explorer;
use crate::page::{self, InlineHashes, Links};
use crate::parcel::{self, Parcels};
use crate::split::{self, Pieces, Rooms};
use crate::wasm::{self, Profile};
use crate::{explorer, font, merge, tree};

/// Build the client and package it into `target/client`.
pub(crate) fn package(profile: Profile) -> Outcome<Report> {
    let module = wasm::build(profile)?;
    let sources = Sources::read()?;
    let explorer = explorer::bundle()?;
    let font = font::bytes()?;
    let documents = Documents::below(&tree::at("client/src"))?;
    let stamp = digest(&[
        sources.stamp(&module, explorer.as_ref())?.as_bytes(),
        font::stamp(font.as_ref()).as_bytes(),
        documents.stamp().as_bytes(),
    ]);
    let folder = tree::packaged();
    if fs::read_to_string(folder.join(".inputs")).is_ok_and(|earlier| earlier == stamp) {
        return Report::read(&folder);
    }
    println!("xtask: packaging the client into {}", folder.display());
    let pieces = if profile == Profile::Small { Some(Pieces::of(&module)?) } else { None };
    let first = pieces.as_ref().map_or_else(|| fs::read(&module), |pieces| Ok(pieces.first.clone()))?;
    let (mut assets, hashes, rooms) = assemble(&sources, bind(first, profile)?, pieces.as_ref(), &stamp[..10])?;
    assets.extend(explorer.map(Explorer::assets).transpose()?.unwrap_or_default());
    if profile == Profile::Small {
        assets.iter_mut().try_for_each(Asset::pack)?;
    }
    let report = Report::of(&stamp[..10], &hashes, &assets, &rooms);
    replace(&folder, |folder| {
        assets.iter().try_for_each(|asset| asset.write(folder))?;
        report.write(folder)?;
        font::write(font.as_ref(), folder)?;
        documents.write(folder)?;
        Ok(fs::write(folder.join(".inputs"), &stamp)?)
    })?;
    Ok(report)
}

/// What people wrote and packaging reads, besides the module.
struct Sources {
    index: String,
    worker: String,
    parcels: String,
    style: String,
    critical: Option<String>,
    public: Vec<(String, Vec<u8>)>,
}

impl Sources {
    fn read() -> Outcome<Self> {
        let critical = tree::at("client/styles/critical.css");
        let mut public = Vec::new();
        collect(&tree::at("client/public"), "", &mut public)?;
        public.sort();
        Ok(Self {
            index: read(&tree::at("client/index.html"))?,
            worker: read(&tree::at("client/service-worker.js"))?,
            parcels: read(&tree::at("client/parcels.js"))?,
            style: read(&tree::at("client/styles/app.css"))?,
            critical: if critical.exists() { Some(read(&critical)?) } else { None },
            public,
        })
    }

    /// The digest of all that decides what is packaged; the packager itself is part of it.
    fn stamp(&self, module: &Path, explorer: Option<&Explorer>) -> Outcome<String> {
        let (module, packager) = (fs::read(module)?, fs::read(env::current_exe()?)?);
        let texts = [&self.index, &self.worker, &self.parcels, &self.style, self.critical.as_deref().unwrap_or("none")];
        let mut parts: Vec<String> = texts.iter().map(|text| digest(&[text.as_bytes()])).collect();
        parts.extend([digest(&[&module]), digest(&[&packager])]);
        parts.extend(self.public.iter().map(|(name, body)| digest(&[name.as_bytes(), b"\n", body])));
        parts.extend(explorer.map(Explorer::digest));
        Ok(digest(&[parts.concat().as_bytes()]))
    }
}

/// Every file below a folder that may not exist, by its path in it.
/// The files below a folder, by their path in it.
pub(crate) fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) -> Outcome {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push((name, fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// What wasm-bindgen makes of the module.
struct Bound {
    script: String,
    wasm: Vec<u8>,
    /// Scripts that crates bring along, by the path under which `script` imports them.
    snippets: Vec<(String, String)>,
}

fn bind(module: Vec<u8>, profile: Profile) -> Outcome<Bound> {
    let small = profile == Profile::Small;
    let mut output = Bindgen::new()
        .input_bytes("client", module)
        .out_name("client")
        // The other pieces call the first one through its table.
        .keep_lld_exports(small)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(small)
        .remove_producers_section(small)
        .generate_output()?;
    let inline = output.snippets().iter().flat_map(|(crate_name, scripts)| {
        scripts
            .iter()
            .enumerate()
            .map(move |(at, script)| (format!("snippets/{crate_name}/inline{at}.js"), script.clone()))
    });
    let local = output.local_modules().iter().map(|(path, script)| (format!("snippets/{path}"), script.clone()));
    let mut snippets: Vec<_> = inline.chain(local).collect();
    snippets.sort();
    Ok(Bound { script: output.js().to_owned(), snippets, wasm: output.wasm_mut().emit_wasm() })
}

fn assemble(
    sources: &Sources,
    bound: Bound,
    pieces: Option<&Pieces>,
    version: &str,
) -> Outcome<(Vec<Asset>, InlineHashes, Rooms)> {
    let Bound { mut script, wasm, snippets } = bound;
    let mut assets = Vec::new();
    for (path, content) in snippets {
        let snippet = Asset::hashed(&path, Moment::FirstScreen, content.into_bytes())?;
        script = script.replace(&format!("./{path}"), &snippet.path);
        assets.push(snippet);
    }
    let parcels = pieces.map(|pieces| Parcels::of(pieces, merge::merge)).transpose()?;
    let (parcels, rooms) = parcels.map(|parcels| (parcels.assets, parcels.rooms)).unwrap_or_default();
    let mut loader = pieces.map(|pieces| loader(sources, pieces, &rooms, &script)).transpose()?;
    assets.extend(parcels);
    if let Some(loader) = &loader {
        script = split::import_from(&script, &loader.path)?;
    }
    let wasm = Asset::hashed("client.wasm", Moment::FirstScreen, wasm)?;
    let script = Asset::hashed("client.js", Moment::FirstScreen, script.into_bytes())?;
    if let Some(loader) = &mut loader {
        loader.refer(split::SCRIPT, &script.path)?;
    }
    let start = Asset::hashed("start.js", Moment::FirstScreen, start(&script.path, &wasm.path).into_bytes())?;
    let style = Asset::hashed("app.css", Moment::FirstScreen, sources.style.clone().into_bytes())?;
    let scripts: Vec<&str> = [&script].into_iter().chain(&loader).map(|script| script.path.as_str()).collect();
    let links = Links { wasm: &wasm.path, scripts: &scripts, start: &start.path, style: &style.path };
    let page = page::index(&sources.index, sources.critical.as_deref(), &links)?;
    let hashes = page::inline_hashes(&page);
    let index = Asset::named("index.html", Moment::FirstScreen, page.into_bytes())?;
    assets.extend([index, wasm, script, start, style]);
    assets.extend(loader);
    let precache: Vec<&str> = assets.iter().map(|asset| asset.path.as_str()).collect();
    let worker = page::worker(&sources.worker, &precache, version)?;
    assets.push(Asset::named("service-worker.js", Moment::Later, worker.into_bytes())?);
    for (name, body) in &sources.public {
        assets.push(Asset::named(name, Moment::Later, body.clone())?);
    }
    Ok((assets, hashes, rooms))
}

/// The script that fetches what rooms load. That script and the client's import each other, so that
/// neither can bear the hash of its final text: this one is named by what it is made of.
fn loader(sources: &Sources, pieces: &Pieces, rooms: &Rooms, script: &str) -> Outcome<Asset> {
    let text = parcel::loader(pieces, rooms, &sources.parcels)?;
    let made_of = digest(&[text.as_bytes(), script.as_bytes()]);
    Asset::immutable(&format!("loader-{}.js", &made_of[..10]), Moment::FirstScreen, text.into_bytes())
}

/// The script that starts the client: a file of its own, because the policy forbids inline scripts.
fn start(script: &str, wasm: &str) -> String {
    format!("import init from \"{script}\";\ninit({{ module_or_path: \"{wasm}\" }});\n")
}

/// Fill a new folder and only then put it where the old one was.
fn replace(folder: &PathBuf, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let fresh = folder.with_extension("new");
    drop(fs::remove_dir_all(&fresh));
    fs::create_dir_all(&fresh)?;
    fill(&fresh)?;
    drop(fs::remove_dir_all(folder));
    Ok(fs::rename(&fresh, folder)?)
}
