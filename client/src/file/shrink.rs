//! A large photo is made smaller on the device before it travels: on a weak 4G eight megabytes are three
//! minutes, and nobody reads a stamp better for them.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The longest side afterwards, pixels: a page of A4 can still be read.
const SIDE: f64 = 2560.0;
/// How much of the detail JPEG keeps.
const QUALITY: f64 = 0.85;

/// The smaller picture and its name; none where this browser cannot read it, or nothing would be won.
pub(super) async fn shrink(file: &File) -> Option<(String, Blob)> {
    let bitmap = window().create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = window().document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let (wide, high) = ((width * scale).round(), (height * scale).round());
    canvas.set_width(pixels(wide));
    canvas.set_height(pixels(high));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // JPEG knows no transparency: what is clear is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, wide, high);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, wide, high).ok()?;
    bitmap.close();
    let smaller = as_jpeg(&canvas).await?;
    let stem = file.name();
    let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _)| stem).to_owned();
    (smaller.size() < file.size()).then(|| ([stem.as_str(), ".jpg"].concat(), smaller))
}

async fn as_jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let made = Closure::once_into_js(move |blob: wasm_bindgen::JsValue| {
            // Nobody listens for what `resolve` answers.
            drop(resolve.call1(&wasm_bindgen::JsValue::NULL, &blob));
        });
        drop(canvas.to_blob_with_type_and_encoder_options(made.unchecked_ref(), "image/jpeg", &QUALITY.into()));
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2560")]
fn pixels(side: f64) -> u32 {
    side.max(1.0) as u32
}
