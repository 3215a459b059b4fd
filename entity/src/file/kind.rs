//! Kinds of files: their endings, media types and sizes, and which kinds a purpose takes.

use std::fmt::Write;

use crate::Word;

words! {
    /// What a file is, told from its content (文件类型).
    FileKind {
        /// A PDF document.
        Pdf = "PDF", "PDF", "PDF";
        /// A photo or scan in JPEG.
        Jpeg = "JPEG", "JPEG 图片", "JPEG picture";
        /// A picture in PNG.
        Png = "PNG", "PNG 图片", "PNG picture";
        /// A photo as iPhones take it.
        Heic = "HEIC", "HEIC 图片", "HEIC picture";
        /// A Word document without macros.
        Docx = "DOCX", "Word 文档", "Word document";
        /// An Excel workbook without macros.
        Xlsx = "XLSX", "Excel 工作簿", "Excel workbook";
        /// A document of GB/T 33190, the format of official documents (OFD 版式文件).
        Ofd = "OFD", "OFD 版式文件", "OFD document";
        /// Text with separators.
        Csv = "CSV", "CSV 表格", "CSV table";
    }
}

words! {
    /// What a file is for (文件用途).
    FilePurpose {
        /// A register to be imported (导入登记表).
        Import = "IMPORT", "导入登记表", "Register to import";
        /// A list that was exported (导出).
        Export = "EXPORT", "导出", "Export";
        /// To be attached to something that is recorded (附件).
        Attachment = "ATTACHMENT", "附件", "Attachment";
    }
}

impl FileKind {
    /// The endings that a name of this kind may have, the usual one first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Heic => &["heic", "heif"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Ofd => &["ofd"],
            Self::Csv => &["csv"],
        }
    }

    /// The media type under which it is given out.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ofd => "application/ofd",
            Self::Csv => "text/csv",
        }
    }

    /// The kind that a name's ending says.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::ALL.iter().copied().find(|kind| kind.endings().iter().any(|known| ending.eq_ignore_ascii_case(known)))
    }
}

impl FilePurpose {
    /// The kinds that it takes.
    #[must_use]
    pub const fn kinds(self) -> &'static [FileKind] {
        match self {
            Self::Import | Self::Export => &[FileKind::Csv, FileKind::Xlsx],
            Self::Attachment => &[
                FileKind::Pdf,
                FileKind::Jpeg,
                FileKind::Png,
                FileKind::Heic,
                FileKind::Docx,
                FileKind::Xlsx,
                FileKind::Ofd,
            ],
        }
    }

    /// The largest file, mebibytes.
    #[must_use]
    pub const fn max_mebibytes(self) -> u64 {
        match self {
            Self::Import | Self::Export => 8,
            Self::Attachment => 20,
        }
    }

    /// The largest file, bytes.
    #[must_use]
    pub const fn max_bytes(self) -> u64 {
        self.max_mebibytes() << 20
    }

    /// The endings that it takes, as a browser's file chooser reads them: `.pdf,.jpg`.
    #[must_use]
    pub fn accept(self) -> String {
        let mut all = String::new();
        for ending in self.kinds().iter().flat_map(|kind| kind.endings()) {
            let comma = if all.is_empty() { "" } else { "," };
            // Writing to a text cannot fail.
            let _ = write!(all, "{comma}.{ending}");
        }
        all
    }
}

/// A size as people read it.
#[must_use]
pub fn size_words(bytes: u64) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    if bytes < MEBIBYTE {
        format!("{} kB", bytes.div_ceil(1024))
    } else {
        let tenths = bytes * 10 / MEBIBYTE;
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ending_belongs_to_one_kind() {
        for kind in FileKind::ALL {
            for ending in kind.endings() {
                assert_eq!(FileKind::of_name(&format!("批复.{}", ending.to_uppercase())), Some(*kind));
            }
        }
        for name in ["批复", "pdf", "a.pdf.exe", "a.docm", "a."] {
            assert_eq!(FileKind::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_size_is_read_in_the_unit_that_fits() {
        assert_eq!(size_words(1), "1 kB");
        assert_eq!(size_words(1 << 20), "1.0 MB");
        assert_eq!(size_words(20 << 20), "20.0 MB");
    }
}
