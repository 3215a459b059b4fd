//! Measures an .xlsx before the spreadsheet reader sees it. The reader trusts what a file declares
//! about itself (how many strings, how long an attribute), so a file of a few kilobytes could make it
//! ask for more memory than there is. Here every part is unpacked through a counter, and what the
//! reader would multiply is counted from the bytes themselves.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unread;
use crate::register::import::problem::Reason;

/// The most bytes that all parts unpack to.
pub const UNPACKED_MAX: u64 = 64 << 20;
/// The most parts; a workbook with pictures has some dozens.
const PARTS_MAX: usize = 2_000;
/// The most shared strings.
const STRINGS_MAX: usize = 1_000_000;
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
        if is_foreign_encoding(part) {
            return Err(Reason::Damaged.into());
        }
        if declared_counts(part).any(|count| count > STRINGS_MAX) {
            return Err(Reason::TooIntricate.into());
        }
        let mut kept = 0;
        for name in element_names(part) {
            self.strings += usize::from(name == b"si");
            kept += usize::from(KEPT.contains(&name));
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
        let fits = self.strings <= STRINGS_MAX && self.parts.iter().map(bytes).max() <= Some(KEPT_MAX);
        if fits { Ok(()) } else { Err(Reason::TooIntricate.into()) }
    }
}

/// Office writes UTF-8 only. The reader would also take UTF-16 and others, in which nothing of what
/// is counted here can be seen.
fn is_foreign_encoding(part: &[u8]) -> bool {
    let marked = part.starts_with(&[0xff, 0xfe]) || part.starts_with(&[0xfe, 0xff]);
    let wide = matches!(part, [b'<', 0, ..] | [0, b'<', ..]);
    marked || wide || occurrences(part, b"<?xml").any(declares_foreign)
}

fn declares_foreign(declaration: &[u8]) -> bool {
    let end = declaration.iter().position(|byte| *byte == b'>').unwrap_or(declaration.len());
    let declaration = declaration[..end].to_ascii_lowercase();
    occurrences(&declaration, b"encoding").any(|value| {
        let start = value.iter().position(|byte| matches!(byte, b'"' | b'\'')).map_or(value.len(), |quote| quote + 1);
        !value[start..].starts_with(b"utf-8") && !value[start..].starts_with(b"us-ascii")
    })
}

/// What follows each occurrence of a word.
fn occurrences<'a>(text: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let found = rest.windows(word.len()).position(|window| window == word)?;
        rest = &rest[found + word.len()..];
        Some(rest)
    })
}

/// The local names of all elements that open.
fn element_names(part: &[u8]) -> impl Iterator<Item = &[u8]> {
    part.split(|byte| *byte == b'<').skip(1).map(|tag| {
        let end = tag.iter().position(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
        let name = &tag[..end.unwrap_or(tag.len())];
        name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
    })
}

/// The length of the longest tag. A `>` inside of quotes does not end it, nor do quotes count in
/// comments and declarations.
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

/// The numbers of shared strings that the part declares: the reader makes room for as many.
fn declared_counts(part: &[u8]) -> impl Iterator<Item = usize> {
    occurrences(part, b"uniqueCount").map(|value| {
        let digits = value
            .iter()
            .skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>')
            .take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |count, digit| count.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
    })
}
