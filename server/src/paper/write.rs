//! Writes the pages of a form as PDF. The same form gives the same bytes: nothing here asks the clock.

use actix_web::web::Bytes;
use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime as Dated, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use qrcode::{Color, QrCode};

use super::font::Font;
use super::form::Form;
use super::layout::{Mark, PAPER, pages};
use crate::fault::Fault;

/// The form as PDF.
pub fn pdf(form: &Form, font: &Bytes) -> Result<Vec<u8>, Fault> {
    let font = Font::read(font).ok_or_else(|| Fault::Broken("the papers' font cannot be read".into()))?;
    let mut document = Document::new_with(SerializeSettings { enable_tagging: false, ..SerializeSettings::default() });
    for marks in pages(form, &font) {
        let size = PageSettings::from_wh(PAPER.0, PAPER.1);
        let mut page = document.start_page_with(size.ok_or_else(|| Fault::Broken("A4".into()))?);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, &font, mark);
        }
        surface.finish();
        page.finish();
    }
    document.set_metadata(metadata(form));
    document.finish().map_err(|error| Fault::Broken(format!("a paper: {error}")))
}

fn metadata(form: &Form) -> Metadata {
    let told = Metadata::new()
        .title(format!("{} {}", form.title, form.about))
        .language(form.language.pick("zh-CN", "en").into())
        .creator("学会 Xuehui".into())
        .authors(vec![form.about.clone()]);
    match form.dated {
        Some(at) => told.creation_date(dated(at)),
        None => told,
    }
}

fn dated(at: DateTime<Utc>) -> Dated {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Dated::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn draw(surface: &mut Surface<'_>, font: &Font<'_>, mark: Mark) {
    match mark {
        Mark::Text { x, y, size, text } => {
            if !text.is_empty() {
                surface.set_stroke(None);
                surface.set_fill(Some(Fill::default()));
                let glyphs = font.glyphs(&text);
                surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font.drawn.clone(), &text, size, false);
            }
        }
        Mark::Frame(x, y, width, height) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { width: 0.6, ..Stroke::default() }));
            rectangles(surface, [Rect::from_xywh(x, y, width, height)].into_iter().flatten());
        }
        Mark::Code(x, y, side, content) => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill::default()));
            rectangles(surface, modules(&content, (x, y), side).into_iter());
        }
    }
}

fn rectangles(surface: &mut Surface<'_>, all: impl Iterator<Item = Rect>) {
    let mut path = PathBuilder::new();
    all.for_each(|one| path.push_rect(one));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The dark squares of a QR code; none where the content is too long for one.
fn modules(content: &str, (left, top): (f32, f32), side: f32) -> Vec<Rect> {
    let Ok(code) = QrCode::new(content) else { return Vec::new() };
    let count = code.width();
    #[expect(clippy::cast_precision_loss, reason = "at most 177 squares a side")]
    let (step, place) = (side / count as f32, |at: usize| at as f32);
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    dark.filter_map(|(at, _)| {
        Rect::from_xywh(left + place(at % count) * step, top + place(at / count) * step, step, step)
    })
    .collect()
}
