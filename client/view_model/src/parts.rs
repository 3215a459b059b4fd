//! Pictures that know no room: where days and counts stand in them.

pub mod chart_arrivals;
pub mod step_chart;
