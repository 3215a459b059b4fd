//! The product as people meet it: real pages in Chromium, on a phone and on a desk, in both languages.

mod act;
mod activity;
mod bank;
mod call;
mod change;
mod consistency;
mod deadline;
mod duty;
mod evaluation;
mod file;
mod formation;
mod home;
mod inspection;
mod leader;
mod listing;
mod live;
mod matching;
mod oauth;
mod page;
mod paper;
mod post;
mod project;
mod register;
mod registration;
mod report;
mod terms;
