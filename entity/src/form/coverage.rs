//! Coverage: how many societies an organisation or a liaison reaches, defined once for every screen.

use super::party_form::CoverageState;
use crate::register::present::Present;

/// Counts of a set of societies on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All societies.
    pub societies: i64,
    /// Those that are abnormal (异常).
    pub abnormal: i64,
    /// Reached by an organisation (党的组织覆盖).
    pub organisation: i64,
    /// Reached by an organisation or a liaison (党的工作覆盖).
    pub work: i64,
    /// Normal ones reached by an organisation.
    pub organisation_normal: i64,
    /// Normal ones reached by an organisation or a liaison.
    pub work_normal: i64,
    /// Those with enough formal members that they must form an organisation (应建).
    pub must_form: i64,
    /// Of these, those that have (应建已建).
    pub must_form_formed: i64,
    /// Those whose form is not the recommended one.
    pub mismatches: i64,
    /// Formal Party members, persons.
    pub formal_members: i64,
}

impl Tally {
    /// The counts of these societies; what has ended counts nowhere.
    pub fn of<'a>(societies: impl IntoIterator<Item = &'a Present>) -> Self {
        let mut tally = Self::default();
        for society in societies.into_iter().filter(|society| society.existence.stands()) {
            tally.add(society);
        }
        tally
    }

    /// Adds these counts so many times; minus one takes them away.
    pub const fn add_times(&mut self, other: &Self, times: i64) {
        let Self {
            societies,
            abnormal,
            organisation,
            work,
            organisation_normal,
            work_normal,
            must_form,
            must_form_formed,
            mismatches,
            formal_members,
        } = *other;
        self.societies += times * societies;
        self.abnormal += times * abnormal;
        self.organisation += times * organisation;
        self.work += times * work;
        self.organisation_normal += times * organisation_normal;
        self.work_normal += times * work_normal;
        self.must_form += times * must_form;
        self.must_form_formed += times * must_form_formed;
        self.mismatches += times * mismatches;
        self.formal_members += times * formal_members;
    }

    fn add(&mut self, society: &Present) {
        let state = society.form.coverage();
        let one = |yes: bool| i64::from(yes);
        let organisation = state == CoverageState::Organisation;
        let work = state != CoverageState::Uncovered;
        let normal = society.abnormality.is_none();
        self.societies += 1;
        self.abnormal += one(!normal);
        self.organisation += one(organisation);
        self.work += one(work);
        self.organisation_normal += one(organisation && normal);
        self.work_normal += one(work && normal);
        self.must_form += one(society.must_form);
        self.must_form_formed += one(society.must_form && organisation);
        self.mismatches += one(society.mismatch);
        self.formal_members += i64::from(society.counts.formal);
    }

    /// Organisation coverage, 0 to 1; 0 for no society.
    #[must_use]
    pub fn organisation_rate(&self) -> f64 {
        rate(self.organisation, self.societies)
    }

    /// Work coverage, 0 to 1; 0 for no society.
    #[must_use]
    pub fn work_rate(&self) -> f64 {
        rate(self.work, self.societies)
    }

    /// Organisation coverage of the normal societies alone, 0 to 1.
    #[must_use]
    pub fn organisation_rate_without_abnormal(&self) -> f64 {
        rate(self.organisation_normal, self.societies - self.abnormal)
    }

    /// Work coverage of the normal societies alone, 0 to 1.
    #[must_use]
    pub fn work_rate_without_abnormal(&self) -> f64 {
        rate(self.work_normal, self.societies - self.abnormal)
    }
}

impl<'t> std::iter::Sum<&'t Self> for Tally {
    fn sum<I: Iterator<Item = &'t Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, part| Self {
            societies: sum.societies + part.societies,
            abnormal: sum.abnormal + part.abnormal,
            organisation: sum.organisation + part.organisation,
            work: sum.work + part.work,
            organisation_normal: sum.organisation_normal + part.organisation_normal,
            work_normal: sum.work_normal + part.work_normal,
            must_form: sum.must_form + part.must_form,
            must_form_formed: sum.must_form_formed + part.must_form_formed,
            mismatches: sum.mismatches + part.mismatches,
            formal_members: sum.formal_members + part.formal_members,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of societies stay far below 2^52")]
fn rate(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
