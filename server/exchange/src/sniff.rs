//! What bytes are: told from their content and nothing else, whole, one thing only, and harmless as far as
//! that can be told without opening them. Only kinds that may be attached are known.

mod package;
mod picture;

use entity::file::{FileFault, FileKind};

/// So far into a file PDF readers look for its beginning.
const HEAD: usize = 1024;
/// So far from its end the end mark of a PDF stands; some programs fill up behind it.
const TAIL: usize = 4096;
/// What starts a script or a program in a PDF. What stands in compressed streams is left to the scanner.
const SCRIPTS: [&[u8]; 4] = [b"/JavaScript", b"/JS", b"/Launch", b"/XFA"];

/// The kind of a file that may be attached, or why it may not.
pub fn kind_of(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let kind = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf(bytes)?,
        [0xff, 0xd8, 0xff, ..] => picture::jpeg(bytes)?,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => picture::png(bytes)?,
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => picture::heic(bytes)?,
        // A package is one from its first byte on: what begins otherwise hides it.
        [b'P', b'K', 3, 4, ..] => return package::kind_of(bytes),
        _ => return Err(FileFault::Kind),
    };
    let head = &bytes[1..bytes.len().min(HEAD)];
    if find(head, b"%PDF-").is_some() || package::opens(bytes) {
        return Err(FileFault::TwoFaced);
    }
    Ok(kind)
}

fn pdf(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    if find(tail, b"%%EOF").is_none() {
        return Err(FileFault::Incomplete);
    }
    if SCRIPTS.iter().any(|name| names(bytes, name)) {
        return Err(FileFault::Scripts);
    }
    Ok(FileKind::Pdf)
}

/// Whether a PDF has a name: the word, and nothing that would make it a longer one. A name may be spelled
/// with `#4a` for a letter.
fn names(bytes: &[u8], name: &[u8]) -> bool {
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(place, _)| place);
    places.any(|place| spells(&bytes[place..], name))
}

fn spells(mut text: &[u8], name: &[u8]) -> bool {
    for wanted in name {
        let (found, length) = match text {
            [b'#', high, low, ..] => (hex_digit(*high).zip(hex_digit(*low)).map(|(high, low)| high * 16 + low), 3),
            [byte, ..] => (Some(*byte), 1),
            [] => (None, 0),
        };
        if found != Some(*wanted) {
            return false;
        }
        text = &text[length..];
    }
    text.first().is_none_or(|next| !next.is_ascii_alphanumeric() && !matches!(next, b'#' | b'_' | b'-' | b'.'))
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Where a word stands.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pdf(body: &str) -> Vec<u8> {
        format!("%PDF-1.7\n{body}\nstartxref\n0\n%%EOF\n").into_bytes()
    }

    #[test]
    fn a_pdf_is_whole_and_starts_nothing() {
        assert_eq!(kind_of(&pdf("1 0 obj << /Type /Catalog >> endobj")), Ok(FileKind::Pdf));
        assert_eq!(kind_of(b"%PDF-1.7\n1 0 obj"), Err(FileFault::Incomplete));
        for script in ["/S /JavaScript", "/JS (app.alert(1))", "/J#61vaScript 1", "/#4a#53(x)", "/S /Launch"] {
            assert_eq!(kind_of(&pdf(script)), Err(FileFault::Scripts), "{script}");
        }
        assert_eq!(kind_of(&pdf("/JSomething /Launched /JS2")), Ok(FileKind::Pdf));
    }

    #[test]
    fn what_is_no_kind_of_ours_is_nothing() {
        for bytes in [
            &b""[..],
            b"MZ\x90\0",
            b"<html>",
            b"#!/bin/sh",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"GIF89a",
            b"PK\x05\x06",
        ] {
            assert_eq!(kind_of(bytes), Err(FileFault::Kind));
        }
    }

    #[test]
    fn a_second_face_is_seen() {
        let mut both = pdf("1 0 obj endobj");
        both.extend(package::tests::packed(&[("OFD.xml", "<ofd:OFD/>")]));
        both.extend(b"%%EOF");
        assert_eq!(kind_of(&both), Err(FileFault::TwoFaced));
        let mut hidden = picture::tests::png_of(b"%PDF-1.4 in a picture's words");
        assert_eq!(kind_of(&hidden), Err(FileFault::TwoFaced));
        hidden.truncate(20);
        assert_eq!(kind_of(&hidden), Err(FileFault::Incomplete));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            start in prop::sample::select(vec![&b"%PDF-"[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic", b"PK\x03\x04", b""]),
            rest in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let _ = kind_of(&[start, &rest].concat());
        }
    }
}
