//! Zip packages: Word, Excel and OFD documents, told by what they say they hold, without macros, and none
//! that unpacks to more than anyone can open.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use entity::file::{FileFault, FileKind};

/// The most parts; a long document with pictures has some hundreds.
const PARTS_MAX: usize = 10_000;
/// The most that all parts may unpack to, bytes.
const UNPACKED_MAX: u64 = 256 << 20;
/// What is unpacked here, to be read: one part of so many bytes.
const READ_MAX: u64 = 1 << 20;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// Parts that hold or are macros.
const MACROS: [&str; 4] = ["vbaproject", "vbadata", "macrosheets/", "activex/"];

/// Whether the bytes can be opened as a package at all.
pub(super) fn opens(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| !archive.is_empty())
}

/// The kind of a package.
pub(super) fn kind_of(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileFault::Incomplete)?;
    // Something before the package, that a zip reader skips and another program runs.
    if archive.offset() != 0 {
        return Err(FileFault::TwoFaced);
    }
    measure(&mut archive)?;
    let is_macro = |name: &str| MACROS.iter().any(|part| name.contains(part));
    for name in archive.file_names() {
        if is_macro(&name.map_err(|_| FileFault::Incomplete)?.to_ascii_lowercase()) {
            return Err(FileFault::Macros);
        }
    }
    if let Some(types) = part(&mut archive, "[Content_Types].xml")? {
        if types.to_ascii_lowercase().contains("macroenabled") {
            return Err(FileFault::Macros);
        }
        return match (types.contains(WORD), types.contains(EXCEL)) {
            (true, false) => Ok(FileKind::Docx),
            (false, true) => Ok(FileKind::Xlsx),
            _ => Err(FileFault::Kind),
        };
    }
    let ofd = part(&mut archive, "OFD.xml")?;
    if ofd.is_some_and(|text| text.contains("OFD")) { Ok(FileKind::Ofd) } else { Err(FileFault::Kind) }
}

/// Unpacks all parts through a counter: what a package declares about itself may be a lie.
fn measure(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), FileFault> {
    if archive.len() > PARTS_MAX {
        return Err(FileFault::Bomb);
    }
    let mut left = UNPACKED_MAX;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| FileFault::Incomplete)?;
        if file.size() > left {
            return Err(FileFault::Bomb);
        }
        // One byte more than is left tells a part that ends there from one that goes on.
        let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|_| FileFault::Incomplete)?;
        left = left.checked_sub(read).ok_or(FileFault::Bomb)?;
    }
    Ok(())
}

/// A part as text; none where there is none of this name.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, FileFault> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut text = Vec::new();
    file.take(READ_MAX).read_to_end(&mut text).map_err(|_| FileFault::Incomplete)?;
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A package of these parts.
    pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let started = zip.start_file(*name, SimpleFileOptions::default());
            started
                .and_then(|()| Ok(zip.write_all(text.as_bytes())?))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        zip.finish().map(Cursor::into_inner).unwrap_or_default()
    }

    #[test]
    fn a_document_is_told_by_what_it_says_it_holds() {
        let types = |kind: &str| format!("<Types><Override ContentType=\"{kind}\"/></Types>");
        let (word, excel) = (types(WORD), types(EXCEL));
        let of = |parts: &[(&str, &str)]| kind_of(&packed(parts));
        assert_eq!(of(&[("[Content_Types].xml", &word), ("word/document.xml", "<w/>")]), Ok(FileKind::Docx));
        assert_eq!(of(&[("[Content_Types].xml", &excel)]), Ok(FileKind::Xlsx));
        assert_eq!(of(&[("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "")]), Ok(FileKind::Ofd));
        assert_eq!(of(&[("a.txt", "a")]), Err(FileFault::Kind));
        assert_eq!(of(&[("[Content_Types].xml", &word), ("word/vbaProject.bin", "x")]), Err(FileFault::Macros));
        assert_eq!(of(&[("[Content_Types].xml", &excel), ("xl/macrosheets/sheet1.xml", "")]), Err(FileFault::Macros));
        let enabled = types("application/vnd.ms-word.document.macroEnabled.main+xml");
        assert_eq!(of(&[("[Content_Types].xml", &enabled)]), Err(FileFault::Macros));
    }

    #[test]
    fn a_package_is_whole_begins_with_itself_and_can_be_opened() {
        let whole = packed(&[("OFD.xml", "<ofd:OFD/>")]);
        assert_eq!(kind_of(&whole[..whole.len() - 10]), Err(FileFault::Incomplete));
        assert_eq!(kind_of(&[b"PK\x03\x04 something before it", whole.as_slice()].concat()), Err(FileFault::TwoFaced));
        let much = " ".repeat(70 << 20);
        let bomb = packed(&[("OFD.xml", "<ofd:OFD/>"), ("1", &much), ("2", &much), ("3", &much), ("4", &much)]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(kind_of(&bomb), Err(FileFault::Bomb));
    }
}
