//! Files in forms and on screens: chosen or dropped, sent with a bar while one goes on typing, kept on the
//! device until the form is sent; and shown with a way to fetch them. Any room uses both.

mod field;
mod item;
mod send;
mod show;
mod shrink;

pub(crate) use field::FileField;
pub(crate) use item::Chosen;
pub(crate) use send::send_register;
pub(crate) use show::{Files, Shown};

/// What is attached, of any operation that selects `attachments { id name size }`.
macro_rules! shown {
    ($attachments:expr) => {
        $attachments
            .iter()
            .map(|file| $crate::file::Shown { id: file.id.clone(), name: file.name.clone(), size: file.size })
            .collect::<Vec<_>>()
    };
}
pub(crate) use shown;
