//! Names of files: a label for people. A name that could be read as a path, or that shows another ending
//! than it has, is refused.

use super::{FileKind, FilePurpose};
use crate::refusal::RefusalCode;

/// The longest file name, characters.
pub const FILE_NAME_MAX: usize = 120;

/// What no name may hold: it would be a path here or could not be saved there.
const BARRED: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// Characters that turn the direction of writing: `gpj.exe` shown as `exe.jpg`.
const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name as it is kept, if a file of this purpose may have it.
pub fn checked_name(name: &str, purpose: FilePurpose) -> Result<String, RefusalCode> {
    let name = name.trim();
    let kind = FileKind::of_name(name);
    if name.is_empty() {
        Err(RefusalCode::Required)
    } else if name.chars().count() > FILE_NAME_MAX {
        Err(RefusalCode::TooLong { max: FILE_NAME_MAX })
    } else if name.chars().any(|letter| letter.is_control() || turns_direction(letter)) {
        Err(RefusalCode::ControlCharacter)
    } else if name.contains(BARRED) || name.starts_with('.') {
        Err(RefusalCode::FileName)
    } else if kind.is_none_or(|kind| !purpose.kinds().contains(&kind)) {
        Err(match purpose {
            FilePurpose::Attachment => RefusalCode::AttachmentType,
            FilePurpose::Import | FilePurpose::Export => RefusalCode::FileType,
        })
    } else {
        Ok(name.to_owned())
    }
}

/// What is wrong with a file before a byte of it is sent.
pub fn checked_file(name: &str, size: i64, purpose: FilePurpose) -> Result<String, (&'static str, RefusalCode)> {
    let name = checked_name(name, purpose).map_err(|code| ("fileName", code))?;
    match u64::try_from(size) {
        Err(_) | Ok(0) => Err(("size", RefusalCode::FileMissing)),
        Ok(size) if size > purpose.max_bytes() => {
            Err(("size", RefusalCode::FileTooLarge { max: purpose.max_mebibytes() }))
        }
        Ok(_) => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(name: &str) -> Option<RefusalCode> {
        checked_name(name, FilePurpose::Attachment).err()
    }

    #[test]
    fn a_file_name_says_what_it_is() {
        assert_eq!(checked_name(" 批复.PDF ", FilePurpose::Attachment).as_deref(), Ok("批复.PDF"));
        assert_eq!(checked_name("登记表.XLSX", FilePurpose::Import).as_deref(), Ok("登记表.XLSX"));
        assert_eq!(refused(""), Some(RefusalCode::Required));
        assert_eq!(refused("宏.docm"), Some(RefusalCode::AttachmentType));
        assert_eq!(refused("register.csv"), Some(RefusalCode::AttachmentType));
        assert_eq!(checked_name("a.pdf", FilePurpose::Import), Err(RefusalCode::FileType));
        assert_eq!(refused("a\n.pdf"), Some(RefusalCode::ControlCharacter));
        assert_eq!(refused("fdp.\u{202e}exe.pdf"), Some(RefusalCode::ControlCharacter));
        assert_eq!(refused(&format!("{}.pdf", "长".repeat(120))), Some(RefusalCode::TooLong { max: FILE_NAME_MAX }));
        for path in ["../../etc/a.pdf", "..\\a.pdf", "C:a.pdf", ".pdf", "a\"b.pdf"] {
            assert_eq!(refused(path), Some(RefusalCode::FileName), "{path}");
        }
    }

    #[test]
    fn a_size_lies_between_one_byte_and_the_purposes_most() {
        let fault = |size, purpose| checked_file("a.xlsx", size, purpose).err();
        assert_eq!(fault(0, FilePurpose::Attachment), Some(("size", RefusalCode::FileMissing)));
        assert_eq!(fault(20 << 20, FilePurpose::Attachment), None);
        assert_eq!(
            fault((20 << 20) + 1, FilePurpose::Attachment),
            Some(("size", RefusalCode::FileTooLarge { max: 20 }))
        );
        assert_eq!(fault((8 << 20) + 1, FilePurpose::Import), Some(("size", RefusalCode::FileTooLarge { max: 8 })));
        assert_eq!(fault(i64::MIN, FilePurpose::Attachment), Some(("size", RefusalCode::FileMissing)));
    }

    proptest! {
        #[test]
        fn a_name_that_is_kept_is_one_part_of_a_path_and_is_kept_again(name in "\\PC{0,130}(\\.pdf|/a\\.pdf)?") {
            if let Ok(kept) = checked_name(&name, FilePurpose::Attachment) {
                prop_assert!(!kept.contains(['/', '\\']) && !kept.starts_with('.'));
                prop_assert_eq!(checked_name(&kept, FilePurpose::Attachment), Ok(kept.clone()));
            }
        }
    }
}
