//! Coverage as figures and charts, shared by the homes that look at many societies.

use entity::Word;
use entity::form::party_form::PartyForm;
use leptos::prelude::*;

use crate::parts::{Card, Share, Shares, Tile, Tiles, Tone};
use crate::text::{fill, label, percent, t};

/// Where the list of those reached by an organisation is.
pub(super) const ORGANISED: &str = "/societies?form=ESTABLISHED,FUNCTIONAL,JOINT";

/// The figures of the API's `Coverage`, whichever operation brought them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figures {
    pub(super) societies: i64,
    pub(super) abnormal: i64,
    pub(super) organisation: i64,
    pub(super) must_form: i64,
    pub(super) must_form_formed: i64,
    pub(super) mismatches: i64,
    pub(super) organisation_rate: f64,
    pub(super) work_rate: f64,
    pub(super) work_rate_without_abnormal: f64,
    /// Societies by form, in the vocabulary's order.
    pub(super) forms: [i64; 5],
}

/// Takes the figures out of an operation's own generated type.
macro_rules! figures {
    ($coverage:expr) => {{
        let coverage = &$coverage;
        $crate::home::coverage::Figures {
            societies: coverage.societies,
            abnormal: coverage.abnormal,
            organisation: coverage.organisation,
            must_form: coverage.must_form,
            must_form_formed: coverage.must_form_formed,
            mismatches: coverage.mismatches,
            organisation_rate: coverage.organisation_rate,
            work_rate: coverage.work_rate,
            work_rate_without_abnormal: coverage.work_rate_without_abnormal,
            forms: [coverage.established, coverage.functional, coverage.joint, coverage.liaison, coverage.none],
        }
    }};
}
pub(super) use figures;

/// Both rates, what is due, and what does not fit; each opens its list.
#[component]
pub(super) fn CoverageTiles(figures: Figures) -> impl IntoView {
    let text = t().home;
    let missing = figures.must_form - figures.must_form_formed;
    let tone = if missing == 0 { Tone::Ok } else { Tone::Bad };
    view! {
        <Tiles>
            <Tile
                href=ORGANISED
                label=text.organisation_coverage
                figure=percent(figures.organisation_rate)
                remark=fill(text.of_societies, &[&figures.organisation, &figures.societies])
            />
            <Tile
                href="/societies?covered=true"
                label=text.work_coverage
                figure=percent(figures.work_rate)
                remark=fill(text.without_abnormal, &[&figures.abnormal, &percent(figures.work_rate_without_abnormal)])
            />
            <Tile
                href="/societies?gap=true"
                label=text.must_form
                figure=missing.to_string()
                remark=fill(text.gap_tile, &[&figures.must_form_formed, &figures.must_form])
                tone
            />
            <Tile
                href="/societies?mismatch=true"
                label=text.mismatches
                figure=figures.mismatches.to_string()
                remark=text.mismatches_line
            />
        </Tiles>
    }
}

/// How the forms divide the societies.
#[component]
pub(super) fn FormShares(figures: Figures) -> impl IntoView {
    let text = t().home;
    let share = |(form, count): (&PartyForm, i64)| Share {
        label: label(*form).into(),
        href: ["/societies?form=", form.code()].concat(),
        count,
    };
    let mut shares: Vec<Share> = PartyForm::ALL.iter().zip(figures.forms).map(share).collect();
    shares.retain(|share| share.count > 0);
    view! {
        <Card title=text.forms>
            <Shares caption=text.forms thing=text.share_of whole=text.count shares />
        </Card>
    }
}
