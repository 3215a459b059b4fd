//! The digest: one letter with what is new, what falls due and what waits, as plain text and as HTML.

use entity::institution::reminder::ReminderStep;
use entity::{Language, Word};

/// The most lines of a letter; what is more stands behind its link.
pub const LINES: usize = 40;

/// One thing in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub title: String,
    /// By when.
    pub day: chrono::NaiveDate,
    /// Days until then; negative when it has passed.
    pub days_left: i64,
    /// What was said about it since the last letter.
    pub step: Option<ReminderStep>,
    /// Where it is done, a whole address.
    pub url: String,
}

/// A letter, before it is addressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// As plain text.
    pub plain: String,
    /// As HTML.
    pub html: String,
}

/// What a letter is made of beside its lines.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// Whose it is.
    pub name: &'f str,
    /// The server's address.
    pub base: &'f str,
    /// The address of the one click that ends these letters.
    pub unsubscribe: &'f str,
    /// Its language.
    pub language: Language,
}

/// Writes the letter; the lines come in the order of their days.
#[must_use]
pub fn letter(frame: Frame<'_>, lines: &[Line]) -> Letter {
    let Frame { name, base, unsubscribe, language } = frame;
    let say = |zh, en| language.pick(zh, en);
    let late = lines.iter().filter(|line| line.days_left < 0).count();
    let count = lines.len();
    let subject = match (language, late) {
        (Language::Zh, 0) => format!("学会平台：{count}件事将到期或等您办"),
        (Language::Zh, _) => format!("学会平台：{count}件事将到期或等您办，其中{late}件已逾期"),
        (Language::En, 0) => format!("Xuehui: {count} due or waiting for you"),
        (Language::En, _) => format!("Xuehui: {count} due or waiting for you, {late} overdue"),
    };
    let greeting = [name, say("：您好！", ",")].concat();
    let more = count.saturating_sub(LINES);
    let rest = match language {
        _ if more == 0 => String::new(),
        Language::Zh => format!("另有{more}件，请在平台查看。"),
        Language::En => format!("{more} more stand on the platform."),
    };
    let (all, end) = (say("全部到期事项", "All deadlines"), say("不再接收邮件", "Stop these mails"));
    let deadlines = [base, "/deadlines"].concat();
    let shown = || lines.iter().take(LINES);
    let entry = |line: &Line| format!("{} · {}\n  {}\n", line.title, when(line, language), line.url);
    let entries: String = shown().map(entry).collect();
    let plain = format!("{greeting}\n\n{entries}{rest}\n\n{all}: {deadlines}\n{end}: {unsubscribe}\n");
    let rows: String = shown().map(|line| row(line, language)).collect();
    let (greeting, rest) = (escape(&greeting), escape(&rest));
    let html = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><body style=\"font:16px/1.6 sans-serif\"><p>{greeting}</p>\
         <table cellpadding=\"8\" style=\"border-collapse:collapse\">{rows}</table><p>{rest}</p>\
         <p><a href=\"{}\">{all}</a></p><p style=\"font-size:14px\"><a href=\"{}\">{end}</a></p></body></html>",
        say("zh-CN", "en"),
        escape(&deadlines),
        escape(unsubscribe),
    );
    Letter { subject, plain, html }
}

fn row(line: &Line, language: Language) -> String {
    let (title, when) = (escape(&line.title), escape(&when(line, language)));
    format!("<tr><td><a href=\"{}\">{title}</a><br>{when}</td></tr>", escape(&line.url))
}

/// The day, how far it is, and what was said.
fn when(line: &Line, language: Language) -> String {
    let (day, left) = (line.day, line.days_left);
    let left = match (language, left) {
        (Language::Zh, ..0) => format!("已逾期{}天", -left),
        (Language::Zh, 0) => "今天到期".into(),
        (Language::Zh, _) => format!("还剩{left}天"),
        (Language::En, ..0) => format!("{} days overdue", -left),
        (Language::En, 0) => "due today".into(),
        (Language::En, _) => format!("{left} days left"),
    };
    let step = line.step.map(|step| [language.pick("，", ", "), step.label(language)].concat()).unwrap_or_default();
    format!("{day}{}{left}{step}", language.pick("，", ", "))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
