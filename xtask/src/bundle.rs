//! The packaged client while it is being put together: files with their public paths and types,
//! content hashes in names, and the compressed copies beside them. What is in the files is not known
//! here; what the server is told about them stands in `assets`.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::command::Outcome;

/// Whether a path's content may ever change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lifetime {
    /// The name holds the content's hash: browsers keep it for a year without asking.
    Immutable,
    /// A fixed name: browsers ask each time whether it is still current.
    Revalidated,
}

/// Whether the first screen waits for a file; these are what the weight limit counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    FirstScreen,
    Later,
}

/// One file of the packaged client.
pub(crate) struct Asset {
    pub(crate) path: String,
    pub(crate) file: String,
    pub(crate) kind: &'static str,
    pub(crate) lifetime: Lifetime,
    pub(crate) moment: Moment,
    pub(crate) body: Vec<u8>,
    pub(crate) packed: Option<Packed>,
}

/// The same bytes for the wire.
pub(crate) struct Packed {
    pub(crate) brotli: Vec<u8>,
    pub(crate) gzip: Vec<u8>,
}

impl Asset {
    /// A file under its own name.
    pub(crate) fn named(file: &str, moment: Moment, body: Vec<u8>) -> Outcome<Self> {
        let kind = content_type(file)?;
        let path = if file == "index.html" { "/".to_owned() } else { format!("/{file}") };
        let lifetime = Lifetime::Revalidated;
        Ok(Self { path, file: file.to_owned(), kind, lifetime, moment, body, packed: None })
    }

    /// A file whose name gets the hash of its content: `client.js` becomes `client-0a1b2c3d4e.js`.
    pub(crate) fn hashed(file: &str, moment: Moment, body: Vec<u8>) -> Outcome<Self> {
        let (stem, extension) = file.rsplit_once('.').ok_or_else(|| format!("{file} has no extension"))?;
        let name = format!("{stem}-{}.{extension}", &digest(&[&body])[..10]);
        Self::immutable(&name, moment, body)
    }

    /// A file whose name says already what is in it.
    pub(crate) fn immutable(file: &str, moment: Moment, body: Vec<u8>) -> Outcome<Self> {
        Ok(Self { lifetime: Lifetime::Immutable, ..Self::named(file, moment, body)? })
    }

    /// Put a public path where a text names a file by the name it had before it was packaged.
    pub(crate) fn refer(&mut self, name: &str, path: &str) -> Outcome {
        let text = std::str::from_utf8(&self.body)?;
        if !text.contains(name) {
            return Err(format!("{} does not refer to {name}", self.file).into());
        }
        self.body = text.replace(name, path).into_bytes();
        Ok(())
    }

    /// What travels: brotli where there is a packed copy.
    pub(crate) fn wire(&self) -> usize {
        self.packed.as_ref().map_or(self.body.len(), |packed| packed.brotli.len())
    }

    /// Make the compressed copies, of text and code only: pictures and fonts are compressed already.
    pub(crate) fn pack(&mut self) -> Outcome {
        let text =
            self.kind.starts_with("text/") || self.kind.starts_with("application/") || self.kind.ends_with("svg+xml");
        if text {
            self.packed = Some(Packed { brotli: brotli(&self.body)?, gzip: gzip(&self.body)? });
        }
        Ok(())
    }

    /// Write the file and its copies below `folder`.
    pub(crate) fn write(&self, folder: &Path) -> Outcome {
        let path = folder.join(&self.file);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &self.body)?;
        if let Some(Packed { brotli, gzip }) = &self.packed {
            fs::write(folder.join(format!("{}.br", self.file)), brotli)?;
            fs::write(folder.join(format!("{}.gz", self.file)), gzip)?;
        }
        Ok(())
    }
}

/// The hex SHA-256 of these parts one after the other.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

fn content_type(file: &str) -> Outcome<&'static str> {
    Ok(match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "parcel" => "application/octet-stream",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        other => {
            return Err(format!("{file}: say in xtask/src/bundle.rs what type .{other} is").into());
        }
    })
}

fn brotli(body: &[u8]) -> Outcome<Vec<u8>> {
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: body.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*body, &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(body: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{Asset, Lifetime, Moment};

    fn script(body: &str) -> Asset {
        Asset::hashed("client.js", Moment::FirstScreen, body.into()).expect("scripts have a type")
    }

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(script("a").path, script("a").path);
        assert_ne!(script("a").path, script("b").path);
        assert!(script("a").lifetime == Lifetime::Immutable);
        // printf a | sha256sum
        assert_eq!(script("a").path, "/client-ca978112ca.js");
    }

    #[test]
    fn the_page_is_the_root_and_is_asked_for_each_time() {
        let page = Asset::named("index.html", Moment::FirstScreen, Vec::new()).expect("pages have a type");
        assert_eq!((page.path.as_str(), page.file.as_str()), ("/", "index.html"));
        assert!(page.lifetime == Lifetime::Revalidated);
    }

    #[test]
    fn what_travels_is_smaller_and_unpacks_to_the_same() {
        let mut asset = script(&"社会科学界联合会".repeat(200));
        let whole = asset.wire();
        asset.pack().expect("text can be packed");
        assert!(asset.wire() < whole / 10, "{} of {whole}", asset.wire());
        let packed = asset.packed.expect("it was packed").brotli;
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).expect("it is brotli");
        assert_eq!(unpacked, asset.body);
    }

    #[test]
    fn a_picture_is_not_compressed_twice_and_an_unknown_type_is_named() {
        let mut picture = Asset::named("icon.png", Moment::Later, vec![0; 1000]).expect("pictures have a type");
        picture.pack().expect("nothing to do");
        assert!(picture.packed.is_none());
        let fault = Asset::named("a.exe", Moment::Later, Vec::new()).err().map(|fault| fault.to_string());
        assert_eq!(fault.as_deref(), Some("a.exe: say in xtask/src/bundle.rs what type .exe is"));
    }
}
