//! The explorer that answers `GET /graphql` for a person: GraphiQL and a small bar, bundled by esbuild
//! from `client/explorer` and packaged beside the client, below `/explorer/`. It is a tool of those who
//! write against the API: it counts in none of the client's limits, and a machine without Node does
//! without it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::{Asset, Moment, digest};
use crate::command::{Outcome, on_path, program, read, run};
use crate::page::fill;
use crate::{npm, tree};

const SOURCES: &str = "client/explorer";

/// The explorer's files, bundled and not yet compressed; none where there is no npm.
pub(crate) struct Explorer {
    page: String,
    script: Vec<u8>,
    style: Vec<u8>,
}

/// Bundle the explorer, unless that is done; say so where it cannot be.
pub(crate) fn bundle() -> Outcome<Option<Explorer>> {
    if !on_path("npm") {
        println!("xtask: there is no npm here: GET /graphql will answer without the explorer");
        return Ok(None);
    }
    let modules = npm::install(SOURCES)?;
    let (sources, output) = (tree::at(SOURCES), tree::at("target/explorer"));
    let stamp = stamp(&sources)?;
    if fs::read_to_string(output.join(".inputs")).is_ok_and(|earlier| earlier == stamp) {
        return Explorer::read(&sources, &output).map(Some);
    }
    let mut esbuild = program(npm::tool(&modules, "esbuild"));
    esbuild.args(["start.js", "--bundle", "--minify", "--format=esm", "--target=es2022"]);
    // React's development half stays out; the licences of what is bundled stay in.
    esbuild.args(["--define:process.env.NODE_ENV=\"production\"", "--legal-comments=eof", "--log-level=warning"]);
    esbuild.arg(format!("--outdir={}", output.display())).current_dir(&sources);
    run("bundling the explorer", &mut esbuild)?;
    fs::write(output.join(".inputs"), stamp)?;
    Explorer::read(&sources, &output).map(Some)
}

impl Explorer {
    fn read(sources: &Path, output: &Path) -> Outcome<Self> {
        Ok(Self {
            page: read(&sources.join("index.html"))?,
            script: fs::read(output.join("start.js"))?,
            style: fs::read(output.join("start.css"))?,
        })
    }

    /// What decides whether the client has to be packaged again.
    pub(crate) fn digest(&self) -> String {
        digest(&[self.page.as_bytes(), b"\n", &self.script, b"\n", &self.style])
    }

    /// Its files as the server gets them. The page's public path is a folder: the server puts it where
    /// the API answers, under a policy of its own.
    pub(crate) fn assets(self) -> Outcome<Vec<Asset>> {
        let script = Asset::hashed("explorer/start.js", Moment::Later, self.script)?;
        let style = Asset::hashed("explorer/start.css", Moment::Later, self.style)?;
        let link = format!("<link rel=\"stylesheet\" href=\"{}\">", style.path);
        let start = format!("<script type=\"module\" src=\"{}\"></script>", script.path);
        let page = fill("client/explorer/index.html", &self.page, "<!-- explorer:style -->", &link)?;
        let page = fill("client/explorer/index.html", &page, "<!-- explorer:start -->", &start)?;
        let mut page = Asset::named("explorer/index.html", Moment::Later, page.into_bytes())?;
        "/explorer/".clone_into(&mut page.path);
        Ok(vec![page, script, style])
    }
}

/// The digest of all that is bundled: our own files and the versions of the rest.
fn stamp(sources: &Path) -> Outcome<String> {
    let entries = fs::read_dir(sources)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).filter(|path| path.is_file()).collect();
    files.sort();
    let digests = files.iter().map(|path| Ok(digest(&[&fs::read(path)?]))).collect::<Outcome<Vec<_>>>()?;
    Ok(digest(&[digests.concat().as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::Explorer;

    fn explorer(page: &str) -> Explorer {
        Explorer { page: page.to_owned(), script: b"start()".to_vec(), style: b"a{}".to_vec() }
    }

    #[test]
    fn the_page_refers_to_files_named_by_their_content() {
        let assets =
            explorer("<!-- explorer:style --><!-- explorer:start -->").assets().expect("both places are there");
        let [page, script, style] = assets.as_slice() else { panic!("three files") };
        assert_eq!(page.path, "/explorer/");
        let text = String::from_utf8_lossy(&page.body);
        assert!(text.contains(&script.path) && text.contains(&style.path), "{text}");
    }

    #[test]
    fn a_page_that_would_not_start_is_refused() {
        assert!(explorer("<!-- explorer:style -->").assets().is_err());
    }

    #[test]
    fn another_page_is_packaged_again() {
        assert_ne!(explorer("a").digest(), explorer("b").digest());
    }
}
