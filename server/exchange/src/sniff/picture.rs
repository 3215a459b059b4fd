//! Pictures, walked from part to part until their own end: one that broke off on its way is not whole.

use entity::file::{FileFault, FileKind};

/// Brands of a HEIC file, as phones write them.
const BRANDS: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"];

/// JPEG: segments, then compressed lines, again and again until the end mark. What phones add behind it
/// (a second picture, a short film) is theirs to add.
pub(super) fn jpeg(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let mut place = 2;
    loop {
        match (bytes.get(place), bytes.get(place + 1)) {
            (Some(0xff), Some(0xff)) => place += 1,
            (Some(0xff), Some(0xd9)) => return Ok(FileKind::Jpeg),
            (Some(0xff), Some(0x01 | 0xd0..=0xd7)) => place += 2,
            (Some(0xff), Some(kind)) => {
                let length = number(bytes, place + 2, 2).filter(|length| *length >= 2).ok_or(FileFault::Incomplete)?;
                place += 2 + length;
                if *kind == 0xda {
                    place = end_of_lines(bytes, place).ok_or(FileFault::Incomplete)?;
                }
            }
            _ => return Err(FileFault::Incomplete),
        }
    }
}

/// Where compressed lines end: at the next mark that is none of theirs.
fn end_of_lines(bytes: &[u8], from: usize) -> Option<usize> {
    let lines = bytes.get(from..)?;
    let ends = lines.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7));
    Some(from + ends?)
}

/// PNG: chunks until the one that says it is the last, and nothing behind it.
pub(super) fn png(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let mut place = 8;
    loop {
        let length = number(bytes, place, 4).ok_or(FileFault::Incomplete)?;
        let name = bytes.get(place + 4..place + 8).ok_or(FileFault::Incomplete)?;
        place += 12 + length;
        if place > bytes.len() {
            return Err(FileFault::Incomplete);
        }
        if name == b"IEND" {
            return if place == bytes.len() { Ok(FileKind::Png) } else { Err(FileFault::TwoFaced) };
        }
    }
}

/// HEIC: boxes that fill the file.
pub(super) fn heic(bytes: &[u8]) -> Result<FileKind, FileFault> {
    if bytes.get(8..12).is_none_or(|brand| !BRANDS.contains(&brand)) {
        return Err(FileFault::Kind);
    }
    let mut place = 0;
    while place < bytes.len() {
        let length = match number(bytes, place, 4).ok_or(FileFault::Incomplete)? {
            0 => bytes.len() - place,
            1 => number(bytes, place + 8, 8).ok_or(FileFault::Incomplete)?,
            length => length,
        };
        if length < 8 {
            return Err(FileFault::Incomplete);
        }
        place = place.checked_add(length).ok_or(FileFault::Incomplete)?;
    }
    if place == bytes.len() { Ok(FileKind::Heic) } else { Err(FileFault::Incomplete) }
}

/// A number of so many bytes, the highest first.
fn number(bytes: &[u8], place: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(place..place.checked_add(length)?)?;
    let number = digits.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    // What no machine can hold is no length.
    usize::try_from(number).ok().filter(|number| isize::try_from(*number).is_ok())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A PNG with one chunk of words; nobody looks at its check sums here.
    pub(crate) fn png_of(words: &[u8]) -> Vec<u8> {
        let chunk = |name: &[u8], data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap_or_default().to_be_bytes();
            [&length[..], name, data, &[0; 4]].concat()
        };
        [b"\x89PNG\r\n\x1a\n", &chunk(b"tEXt", words)[..], &chunk(b"IEND", b"")].concat()
    }

    fn jpeg_of(lines: &[u8]) -> Vec<u8> {
        [b"\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x03x", lines, b"\xff\xd9"].concat()
    }

    #[test]
    fn a_picture_is_whole() {
        let picture = jpeg_of(b"12\xff\0\xff\xd034");
        assert_eq!(jpeg(&picture), Ok(FileKind::Jpeg));
        assert_eq!(jpeg(&[picture.as_slice(), b"a short film"].concat()), Ok(FileKind::Jpeg));
        assert_eq!(png(&png_of(b"words")), Ok(FileKind::Png));
        assert_eq!(png(&[png_of(b"words").as_slice(), b"more"].concat()), Err(FileFault::TwoFaced));
        let photo = b"\0\0\0\x10ftypheic\0\0\0\0\0\0\0\x0amdat12";
        assert_eq!(heic(photo), Ok(FileKind::Heic));
        assert_eq!(heic(b"\0\0\0\x10ftypqt  \0\0\0\0"), Err(FileFault::Kind));
        for whole in [picture.as_slice(), &png_of(b"words"), photo] {
            let walk = match whole[0] {
                0xff => jpeg,
                0x89 => png,
                _ => heic,
            };
            for length in 12..whole.len() {
                // A HEIC may end where a box does.
                assert!(walk(&whole[..length]) == Err(FileFault::Incomplete) || (whole[0] == 0 && length == 16));
            }
        }
    }
}
