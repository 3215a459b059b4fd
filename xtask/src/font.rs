//! The font of the server's papers: it lies beside the packaged client, is embedded with it by `dist`, and is never
//! served (it stands in no line of `assets.json`).

use std::fs;
use std::path::Path;

use crate::bundle::digest;
use crate::command::{Outcome, on_path};
use crate::need;

/// Where Debian's package puts it.
pub(crate) const DEBIAN: &str = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

/// Its name beside the client; `server/src/http/assets.rs` looks for it there.
const NAME: &str = "paper.ttc";

/// The font's bytes; none, and a line that says so, where it cannot be had.
pub(crate) fn bytes() -> Outcome<Option<Vec<u8>>> {
    if !Path::new(DEBIAN).exists() && !on_path("apt-get") {
        println!("xtask: there is no apt-get here and no {DEBIAN}: official forms will not be made as PDF");
        return Ok(None);
    }
    need::ensure(&[&need::PAPER_FONT])?;
    Ok(Some(fs::read(DEBIAN)?))
}

/// What decides whether the client has to be packaged again.
pub(crate) fn stamp(font: Option<&Vec<u8>>) -> String {
    font.map_or_else(|| "no font".to_owned(), |bytes| digest(&[bytes.as_slice()]))
}

/// Lay it beside the client.
pub(crate) fn write(font: Option<&Vec<u8>>, folder: &Path) -> Outcome {
    Ok(font.map_or(Ok(()), |bytes| fs::write(folder.join(NAME), bytes))?)
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn another_font_is_packaged_again() {
        assert_ne!(stamp(None), stamp(Some(&vec![1])));
        assert_ne!(stamp(Some(&vec![2])), stamp(Some(&vec![1])));
    }
}
