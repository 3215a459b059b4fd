//! The encodings of Chinese text files: UTF-8, UTF-16 with its mark, and GB18030, the national
//! standard that Excel and WPS write by default. Nothing is replaced: a letter that is lost is a
//! wrong name in the register.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::Unread;
use crate::import::problem::Reason;

/// The text of a file.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unread> {
    let marked = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return decode(rest),
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling_and_without_replacement(rest),
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling_and_without_replacement(rest),
        _ => std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .ok()
            .or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes)),
    };
    marked.ok_or_else(|| Reason::UnknownEncoding.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_clerk_is_read() {
        let text = "名称,江南市经济学会";
        let (gb, _, _) = GB18030.encode(text);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), marked.as_bytes(), &gb, &utf16] {
            assert_eq!(decode(bytes).as_deref().ok(), Some(text));
        }
    }

    #[test]
    fn a_letter_that_would_be_lost_is_a_problem() {
        assert!(decode(b"\xff\xff\xff").is_err());
        assert!(decode(b"\xff\xfe\x00\xd8").is_err());
    }
}
