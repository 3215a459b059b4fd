//! Which pictures are made smaller before they travel.

use entity::file::FileKind;

/// From this size on, bytes.
const LARGE: u64 = 2 << 20;

/// Whether the name says that it is a picture.
#[must_use]
pub fn is_picture(name: &str) -> bool {
    matches!(FileKind::of_name(name), Some(FileKind::Jpeg | FileKind::Png | FileKind::Heic))
}

/// Whether it is a picture that is made smaller.
#[must_use]
pub fn is_large(name: &str, size: u64) -> bool {
    size > LARGE && is_picture(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_large_pictures_are_made_smaller() {
        assert!(is_large("照片.JPG", LARGE + 1));
        assert!(is_large("照片.heic", LARGE + 1));
        assert!(!is_large("照片.jpg", LARGE));
        assert!(!is_large("批复.pdf", LARGE * 5));
    }
}
