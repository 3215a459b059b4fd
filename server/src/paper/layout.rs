//! Lays a form out on pages of A4: heading, tables and seal boxes on the first page, long texts there as far as
//! there is room, and after it where there is not. Nothing is cut off.

use entity::Language;

use super::font::Font;
use super::form::{Form, Line, Part};

/// A4, points.
pub const PAPER: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 42.0;
const WIDTH: f32 = PAPER.0 - 2.0 * LEFT;
const TOP: f32 = 34.0;
const BOTTOM: f32 = PAPER.1 - 38.0;
/// The letters of tables and texts, and the height of their lines.
const SIZE: f32 = 8.5;
const LINE: f32 = 11.0;
const PAD: f32 = 2.5;
/// A label's column.
const LABEL: f32 = 104.0;
/// A QR code's side with the space around it.
const CODE: f32 = 66.0;
/// A seal box.
const SEAL: f32 = 84.0;

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text: where its baseline begins, how large, what it says.
    Text {
        /// From the left.
        x: f32,
        /// From above.
        y: f32,
        /// Height of its letters.
        size: f32,
        /// What it says.
        text: String,
    },
    /// The border of a box: left, top, width, height.
    Frame(f32, f32, f32, f32),
    /// A QR code: left, top, side, content.
    Code(f32, f32, f32, String),
}

/// The pages of a form, each with its marks.
#[must_use]
pub fn pages(form: &Form, font: &Font<'_>) -> Vec<Vec<Mark>> {
    let mut sheet = Sheet { font, form, pages: vec![Vec::new()], y: TOP, later: Vec::new() };
    sheet.heading();
    let mut room = sheet.room();
    for part in &form.parts {
        sheet.part(part, &mut room);
    }
    sheet.opinions();
    sheet.foot();
    sheet.attachments();
    sheet.number();
    sheet.pages
}

struct Sheet<'s> {
    font: &'s Font<'s>,
    form: &'s Form,
    pages: Vec<Vec<Mark>>,
    y: f32,
    /// Long texts that stand after the first page.
    later: Vec<Line>,
}

impl Sheet<'_> {
    fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.form.language.pick(zh, en)
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn text(&mut self, x: f32, y: f32, size: f32, text: &str) {
        let text = self.font.shown(text);
        self.put(Mark::Text { x, y, size, text });
    }

    /// A new page where so much has no place on this one.
    fn ensure(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
        let title = self.form.title.clone();
        self.text(LEFT, self.y + 8.0, 8.0, &title);
        self.y += 20.0;
    }

    /// A text in lines of a width.
    fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        wrapped(self.font, text, width / size)
    }

    fn heading(&mut self) {
        let form = self.form;
        let room = if form.receipt.is_some() { WIDTH - CODE } else { WIDTH };
        for line in self.lines(&form.title, 15.0, room) {
            let x = LEFT + (room - self.font.length(&line) * 15.0).max(0.0) / 2.0;
            self.text(x, self.y + 15.0, 15.0, &line);
            self.y += 22.0;
        }
        if let Some(receipt) = &form.receipt {
            let side = CODE - 8.0;
            self.put(Mark::Code(LEFT + WIDTH - side, TOP, side, receipt.address.clone()));
        }
        for pair in form.head.chunks(2) {
            let half = room / 2.0;
            let said = |line: &Line| [&line.label, self.word("：", ": "), &line.value].concat();
            let cells: Vec<Vec<String>> = pair.iter().map(|line| self.lines(&said(line), SIZE, half - 6.0)).collect();
            let most = cells.iter().map(Vec::len).max().unwrap_or(0);
            for (place, lines) in cells.iter().enumerate() {
                self.stack(lines, if place == 0 { LEFT } else { LEFT + half }, self.y);
            }
            self.y += rise(most);
        }
        if form.receipt.is_some() {
            self.y = self.y.max(TOP + CODE - 4.0);
        }
        self.y += 4.0;
    }

    /// Lines of text, one below the other.
    fn stack(&mut self, lines: &[String], x: f32, top: f32) {
        let mut y = top + SIZE;
        for line in lines {
            self.text(x, y, SIZE, line);
            y += LINE;
        }
    }

    /// How much of the first page is left for long texts when everything else has its place.
    fn room(&self) -> f32 {
        let row = |pair: &[Line]| self.pair_height(pair);
        let part = |part: &Part| {
            let short: f32 = part.short.chunks(2).map(row).sum();
            let marker = LINE + 2.0 * PAD;
            #[expect(clippy::cast_precision_loss, reason = "some forty lines")]
            let long = part.long.len() as f32 * long_least().max(marker);
            22.0 + short + long
        };
        let parts: f32 = self.form.parts.iter().map(part).sum();
        BOTTOM - self.y - parts - self.opinion_height() - self.foot_height()
    }

    fn pair_height(&self, pair: &[Line]) -> f32 {
        let value = WIDTH / 2.0 - LABEL - 2.0 * PAD;
        let most = pair.iter().map(|line| self.label_lines(line).len().max(self.lines(&line.value, SIZE, value).len()));
        rise(most.max().unwrap_or(1)) + 2.0 * PAD
    }

    fn label_lines(&self, line: &Line) -> Vec<String> {
        self.lines(&line.label, SIZE, LABEL - 2.0 * PAD)
    }

    fn part(&mut self, part: &Part, room: &mut f32) {
        self.ensure(22.0 + LINE);
        self.text(LEFT, self.y + 15.0, 11.0, &part.caption);
        self.y += 22.0;
        for pair in part.short.chunks(2) {
            self.pair(pair);
        }
        for line in &part.long {
            self.long(line, room);
        }
    }

    fn pair(&mut self, pair: &[Line]) {
        let height = self.pair_height(pair);
        self.ensure(height);
        let half = WIDTH / 2.0;
        for place in 0..2_u8 {
            let x = LEFT + if place == 0 { 0.0 } else { half };
            self.put(Mark::Frame(x, self.y, LABEL, height));
            self.put(Mark::Frame(x + LABEL, self.y, half - LABEL, height));
            if let Some(line) = pair.get(usize::from(place)) {
                let (label, value) = (self.label_lines(line), self.lines(&line.value, SIZE, half - LABEL - 2.0 * PAD));
                self.stack(&label, x + PAD, self.y + PAD);
                self.stack(&value, x + LABEL + PAD, self.y + PAD);
            }
        }
        self.y += height;
    }

    /// A long text: here as far as there is room, after the first page where there is not.
    fn long(&mut self, line: &Line, room: &mut f32) {
        let label = self.label_lines(line);
        let mut value = self.lines(&line.value, SIZE, WIDTH - LABEL - 2.0 * PAD);
        let more = rise(value.len().max(label.len())) + 2.0 * PAD - long_least();
        if more > room.max(0.0) && value.len() > 1 {
            value = vec![self.word("见附页", "See the pages that follow").to_owned()];
            self.later.push(line.clone());
            *room -= rise(label.len()) - rise(1);
        } else {
            *room -= more;
        }
        let height = rise(value.len().max(label.len())) + 2.0 * PAD;
        self.ensure(height);
        self.put(Mark::Frame(LEFT, self.y, LABEL, height));
        self.put(Mark::Frame(LEFT + LABEL, self.y, WIDTH - LABEL, height));
        self.stack(&label, LEFT + PAD, self.y + PAD);
        self.stack(&value, LEFT + LABEL + PAD, self.y + PAD);
        self.y += height;
    }

    fn opinion_height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "two or three boxes")]
        let rows = self.form.opinions.len().div_ceil(2) as f32;
        10.0 + rows * (SEAL + 4.0)
    }

    fn opinions(&mut self) {
        self.y += 10.0;
        let form = self.form;
        for pair in form.opinions.chunks(2) {
            self.ensure(SEAL);
            for (place, opinion) in pair.iter().enumerate() {
                self.opinion(opinion, LEFT + if place == 0 { 0.0 } else { WIDTH / 2.0 });
            }
            self.y += SEAL + 4.0;
        }
    }

    fn opinion(&mut self, opinion: &Line, x: f32) {
        let (width, y) = (WIDTH / 2.0, self.y);
        self.put(Mark::Frame(x, y, width, SEAL));
        self.text(x + PAD + 2.0, y + 13.0, SIZE, &opinion.label);
        let mut said = self.lines(&opinion.value, SIZE, width - 12.0);
        if said.len() > 3 {
            said = vec![self.word("见附页", "See the pages that follow").to_owned()];
            self.later.push(opinion.clone());
        }
        self.stack(&said, x + 6.0, y + 18.0);
        let seal = self.word("（盖章处）", "(Seal)");
        self.text(x + width / 2.0 - 20.0, y + SEAL - 20.0, SIZE, seal);
        self.text(x + width - 96.0, y + SEAL - 7.0, SIZE, self.word("年    月    日", "Date:"));
    }

    fn foot_lines(&self) -> Vec<String> {
        let form = self.form;
        let receipt = form.receipt.as_ref().map(|receipt| match form.language {
            Language::Zh if receipt.digest.is_empty() => {
                format!("编号 {}　校验码 {}　扫码或打开网址查验：{}", receipt.number, receipt.code, receipt.address)
            }
            Language::En if receipt.digest.is_empty() => {
                format!(
                    "Number {}, code {}. Verify by the QR code or at {}",
                    receipt.number, receipt.code, receipt.address
                )
            }
            Language::Zh => format!(
                "回执编号 {}　校验码 {}　内容摘要 {}　扫码或打开网址查验：{}",
                receipt.number, receipt.code, receipt.digest, receipt.address
            ),
            Language::En => format!(
                "Receipt {}, code {}, digest {}. Verify by the QR code or at {}",
                receipt.number, receipt.code, receipt.digest, receipt.address
            ),
        });
        let texts = [Some(form.foot.clone()), receipt];
        texts.into_iter().flatten().flat_map(|text| wrapped(self.font, &text, WIDTH / 8.0)).collect()
    }

    fn foot_height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "some lines")]
        let lines = self.foot_lines().len() as f32;
        lines * 11.0 + 6.0
    }

    fn foot(&mut self) {
        self.ensure(self.foot_height());
        for line in self.foot_lines() {
            self.text(LEFT, self.y + 9.0, 8.0, &line);
            self.y += 11.0;
        }
    }

    /// Long texts in full, page after page.
    fn attachments(&mut self) {
        let later = std::mem::take(&mut self.later);
        if later.is_empty() {
            return;
        }
        self.turn();
        for Line { label, value } in later {
            self.ensure(3.0 * LINE);
            self.text(LEFT, self.y + 11.0, 11.0, &label);
            self.y += 18.0;
            for line in self.lines(&value, SIZE + 0.5, WIDTH) {
                self.ensure(LINE + 1.0);
                self.text(LEFT, self.y + SIZE, SIZE + 0.5, &line);
                self.y += LINE + 1.0;
            }
            self.y += 8.0;
        }
    }

    fn number(&mut self) {
        let all = self.pages.len();
        let language = self.form.language;
        for (place, page) in self.pages.iter_mut().enumerate() {
            let text = match language {
                Language::Zh => format!("第 {} 页，共 {all} 页", place + 1),
                Language::En => format!("Page {} of {all}", place + 1),
            };
            let x = PAPER.0 / 2.0 - 28.0;
            page.push(Mark::Text { x, y: PAPER.1 - 26.0, size: 8.0, text });
        }
    }
}

/// The least height of a long text's row: its label may need two lines.
fn long_least() -> f32 {
    rise(1) + 2.0 * PAD
}

/// The height of so many lines.
#[expect(clippy::cast_precision_loss, reason = "a page has some sixty lines")]
fn rise(lines: usize) -> f32 {
    lines.max(1) as f32 * LINE
}

/// A text in lines of at most so many ems. A Latin word stays whole where it can; what may not begin a line hangs
/// at the end of the one before.
#[must_use]
pub fn wrapped(font: &Font<'_>, text: &str, ems: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in font.shown(text).split('\n') {
        let mut line = String::new();
        let mut length = 0.0;
        for letter in paragraph.chars() {
            let width = font.width(letter);
            if length + width > ems && !line.is_empty() && !is_closing(letter) {
                let kept = broken(&mut line, letter);
                lines.push(std::mem::replace(&mut line, kept));
                length = font.length(&line);
            }
            // What was between two words is at the end of the line before.
            if letter == ' ' && line.is_empty() && lines.last().is_some_and(|last| !last.is_empty()) {
                continue;
            }
            line.push(letter);
            length += width;
        }
        lines.push(line);
    }
    lines
}

/// Breaks a full line: a Latin word that goes on is taken to the next one, unless it fills the line.
fn broken(line: &mut String, next: char) -> String {
    if !is_latin(next) {
        return String::new();
    }
    let place =
        line.char_indices().rev().find(|(_, letter)| !is_latin(*letter)).map(|(at, letter)| at + letter.len_utf8());
    match place {
        Some(at) if at < line.len() => line.split_off(at),
        _ => String::new(),
    }
}

const fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '/' | '%' | '_' | ':' | '?' | '=' | '&')
}

const fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '’' | '】' | ',' | '.' | ';' | ')'
    )
}
