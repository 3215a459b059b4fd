//! The one font of all papers: which letters it has, how wide they are, and a line of them ready to draw. A
//! letter that it lacks becomes a box that everybody sees; nothing is left out in silence.

use std::sync::Arc;

use actix_web::web::Bytes;
use krilla::text::{Font as Drawn, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Stands for a letter that the font lacks.
const LACKING: char = '□';

/// The font.
pub struct Font<'f> {
    /// As it is embedded.
    pub drawn: Drawn,
    letters: skrifa::charmap::Charmap<'f>,
    widths: GlyphMetrics<'f>,
    em: f32,
}

/// The bytes of the font, shared by all papers that are made.
struct Shared(Bytes);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl<'f> Font<'f> {
    /// Reads the font; none when the bytes are no font.
    #[must_use]
    pub fn read(bytes: &'f Bytes) -> Option<Self> {
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Shared(bytes.clone()));
        let drawn = Drawn::new(shared.into(), 0)?;
        let found = FontRef::from_index(bytes, 0).ok()?;
        let em = drawn.units_per_em();
        let widths = found.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(Self { drawn, letters: found.charmap(), widths, em })
    }

    /// The text with what the font can show: a box for what it lacks, nothing for what is never seen.
    #[must_use]
    pub fn shown(&self, text: &str) -> String {
        let seen = text.chars().filter(|letter| !is_unseen(*letter));
        seen.map(|letter| match letter {
            '\t' | '\u{a0}' | '\u{3000}' => ' ',
            '\n' => '\n',
            letter if self.letters.map(letter).is_some() => letter,
            _ => LACKING,
        })
        .collect()
    }

    /// How wide a letter is, in ems.
    #[must_use]
    pub fn width(&self, letter: char) -> f32 {
        let glyph = self.letters.map(letter).unwrap_or_default();
        self.widths.advance_width(glyph).unwrap_or(self.em) / self.em
    }

    /// How wide a line is, in ems.
    #[must_use]
    pub fn length(&self, line: &str) -> f32 {
        line.chars().map(|letter| self.width(letter)).sum()
    }

    /// A line's letters, ready to draw.
    #[must_use]
    pub fn glyphs(&self, line: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, letter): (usize, char)| {
            let found = self.letters.map(letter).unwrap_or_default();
            let range = at..at + letter.len_utf8();
            KrillaGlyph::new(GlyphId::new(found.to_u32()), self.width(letter), 0.0, 0.0, 0.0, range, None)
        };
        line.char_indices().map(glyph).collect()
    }
}

/// Joiners, selectors, marks of direction and control characters: they have no form of their own.
const fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}')
}
