//! What is done with blind reviews: experts are entered and asked, score, declare a conflict, are replaced.
//! Its events stand in the common chain, never in a society's: nobody learns from there who read what.

pub mod assign;
pub mod expert;
pub mod replace;
pub mod score;
