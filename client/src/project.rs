//! The screens of projects: a society's own and the desk's board, each project with its way and its money, the
//! money board with what is to be paid, and the certificate that anybody may verify.

pub(crate) mod case;
pub(crate) mod certificate;
pub(crate) mod money;
