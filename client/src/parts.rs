//! Components with plain properties: they know no room, no operation and no generated type.

pub(crate) mod before_after;
pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod chart_arrivals;
pub(crate) mod chart_bars;
pub(crate) mod chart_shares;
pub(crate) mod chip;
pub(crate) mod choice;
pub(crate) mod dialog;
pub(crate) mod field;
pub(crate) mod icon;
pub(crate) mod loaded;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod progress;
pub(crate) mod step_chart;
pub(crate) mod stepper;
pub(crate) mod table;
pub(crate) mod tile;
pub(crate) mod toast;
pub(crate) mod wide;

pub(crate) use button::{Button, LinkButton, Weight};
pub(crate) use card::{Card, Fact, Facts, RowLink};
pub(crate) use chart_bars::{Bar, Bars, Counted};
pub(crate) use chart_shares::{Share, Shares};
pub(crate) use chip::{Chip, Tone};
pub(crate) use choice::{Choice, Choices, Pick};
pub(crate) use dialog::Dialog;
pub(crate) use field::{Field, TextField};
pub(crate) use icon::{Icon, Picture};
pub(crate) use loaded::Loaded;
pub(crate) use notice::{EmptyState, ErrorNote, Note, Skeleton};
pub(crate) use page::PageHead;
pub(crate) use progress::{Meter, Steps};
pub(crate) use table::{Column, Table};
pub(crate) use tile::{Tile, Tiles};
