//! Measures an .xlsx before the spreadsheet reader sees it. The reader trusts what a file declares
//! about itself (how many strings, how long an attribute), so a file of a few kilobytes could make it
//! ask for more memory than there is. Here every part is unpacked through a counter, and what the
//! reader would multiply is counted from the bytes themselves.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unread;
use crate::import::problem::Reason;

/// The most bytes that all parts unpack to.
pub const UNPACKED_MAX: u64 = 64 << 20;
/// The most parts; a workbook with pictures has some dozens.
const PARTS_MAX: usize = 2_000;
/// The most shared strings.
const STRINGS_MAX: usize = 1_000_000;
/// The most declarations (`<?xml`, `<sst`) of one part.
const DECLARED_MAX: usize = 16;
/// The most bytes that the reader may keep of styles, sheets and names, were each as long as the longest.
const KEPT_MAX: usize = 64 << 20;
/// Elements that the reader keeps one by one, with copies of attributes.
const KEPT: [&[u8]; 8] = [b"xf", b"font", b"fill", b"border", b"numFmt", b"sheet", b"definedName", b"Relationship"];

/// Refuses a package that the spreadsheet reader could not read in bounded memory.
pub fn measure(bytes: &[u8]) -> Result<(), Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    if archive.len() > PARTS_MAX {
        return Err(Reason::TooIntricate.into());
    }
    let mut left = UNPACKED_MAX;
    let mut weight = Weight::default();
    let mut part = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| refused(&error))?;
        let is_relations = file.name_raw().to_ascii_lowercase().ends_with(b".rels");
        part.clear();
        // One byte more than is left tells a part that ends there from one that goes on.
        let read = file.take(left + 1).read_to_end(&mut part).map_err(|_| Unread::from(Reason::Damaged))?;
        left = left.checked_sub(read as u64).ok_or(Reason::UnpacksTooLarge { max: mebibytes(UNPACKED_MAX) })?;
        weight.add(&part, is_relations)?;
    }
    weight.check()
}

fn mebibytes(bytes: u64) -> usize {
    usize::try_from(bytes >> 20).unwrap_or(usize::MAX)
}

fn refused(error: &ZipError) -> Unread {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => Reason::OldExcel.into(),
        _ => Reason::Damaged.into(),
    }
}

/// What the reader would keep.
#[derive(Debug, Default)]
struct Weight {
    strings: usize,
    /// For each part: how many elements are kept, and how long the longest tag is.
    parts: Vec<(usize, usize)>,
    /// The longest tag of a relations part: each sheet gets a copy of the path that stands there.
    longest_relation: usize,
}

impl Weight {
    fn add(&mut self, part: &[u8], is_relations: bool) -> Result<(), Unread> {
        if is_wide(part) {
            return Err(Reason::Damaged.into());
        }
        let (mut kept, mut declared) = (0, 0);
        for tag in tags(part) {
            let name = local_name(tag);
            // These are looked into; a part has one of each, and looking into a million takes a day.
            declared += usize::from(matches!(name, b"sst" | b"?xml"));
            if declared > DECLARED_MAX {
                return Err(Reason::TooIntricate.into());
            }
            match name {
                b"si" => self.strings += 1,
                // The reader makes room for as many strings as are declared.
                b"sst" if declared_strings(tag) > STRINGS_MAX => return Err(Reason::TooIntricate.into()),
                b"?xml" if declares_foreign(tag) => return Err(Reason::Damaged.into()),
                name => kept += usize::from(KEPT.contains(&name)),
            }
            if self.strings > STRINGS_MAX || kept > KEPT_MAX {
                return Err(Reason::TooIntricate.into());
            }
        }
        // A picture has no elements; what stands between its bytes is no tag.
        let longest = if kept == 0 { 0 } else { longest_tag(part) };
        if is_relations {
            self.longest_relation = self.longest_relation.max(longest);
        }
        self.parts.push((kept, longest));
        Ok(())
    }

    fn check(&self) -> Result<(), Unread> {
        let bytes = |(kept, longest): &(usize, usize)| kept.saturating_mul(self.longest_relation.max(*longest));
        if self.parts.iter().map(bytes).max() <= Some(KEPT_MAX) { Ok(()) } else { Err(Reason::TooIntricate.into()) }
    }
}

/// Office writes UTF-8 only. The reader would also take UTF-16 and others, in which nothing of what
/// is counted here can be seen.
fn is_wide(part: &[u8]) -> bool {
    matches!(part, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..])
}

fn declares_foreign(declaration: &[u8]) -> bool {
    let declaration = declaration[..tag_length(declaration)].to_ascii_lowercase();
    values(&declaration, b"encoding").any(|value| !value.starts_with(b"utf-8") && !value.starts_with(b"us-ascii"))
}

/// How many shared strings a table of strings says it has.
fn declared_strings(tag: &[u8]) -> usize {
    let number = |digits: &[u8]| {
        let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |number, digit| number.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    };
    values(&tag[..tag_length(tag)], b"uniqueCount").map(number).max().unwrap_or_default()
}

/// What stands in quotes after each occurrence of a word.
fn values<'a>(tag: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let after = tag.windows(word.len()).enumerate().filter(move |(_, window)| *window == word);
    after.map(move |(place, _)| {
        let rest = &tag[place + word.len()..];
        let quote = rest.iter().position(|byte| matches!(byte, b'"' | b'\''));
        quote.map_or(&rest[..0], |quote| &rest[quote + 1..])
    })
}

/// What follows each `<`.
fn tags(part: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|byte| *byte == b'<')?;
        rest = &rest[start + 1..];
        Some(rest)
    })
}

/// The name of an element, without its prefix.
fn local_name(tag: &[u8]) -> &[u8] {
    let ends = |byte: &u8| matches!(byte, b'<' | b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
    let name = &tag[..tag.iter().position(ends).unwrap_or(tag.len())];
    let prefix = name.iter().rposition(|byte| *byte == b':');
    &name[prefix.map_or(0, |colon| colon + 1)..]
}

/// The length of the longest tag.
fn longest_tag(part: &[u8]) -> usize {
    let mut longest = 0;
    let mut rest = part;
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start + 1..];
        let length = tag_length(rest);
        longest = longest.max(length);
        rest = &rest[length..];
    }
    longest
}

/// How long a tag is. A `>` inside of quotes does not end it; quotes mean nothing in comments and
/// declarations.
fn tag_length(tag: &[u8]) -> usize {
    let declared = matches!(tag.first(), Some(b'!' | b'?'));
    let mut quote = None;
    for (place, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return place,
            (None, b'"' | b'\'') if !declared => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}
