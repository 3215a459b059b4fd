//! Applications that pass and those that do not, field by field.

use super::*;

fn whole() -> Application {
    let text = |text: &str| text.to_owned();
    Application {
        name: text("江南市数字治理研究会"),
        discipline: Some(Discipline::Management),
        seat: text("人民路1号"),
        purpose: text("研究"),
        scope: text("学术交流"),
        area: text("江南市"),
        funds_fen: Some(FUNDS_MIN_FEN),
        individual_founders: Some(60),
        unit_founders: Some(0),
        full_time_staff: Some(1),
        founder: text("钱程"),
        legal_representative: text("钱程"),
        namesake_note: String::new(),
        secretary_general: text("许可"),
        charter_clause: Some(true),
        on_paper: BTreeSet::new(),
        pack: FormationPack {
            formal: Some(5),
            probationary: Some(1),
            resident_formal: Some(1),
            form: Some(PartyForm::Functional),
            reason: String::new(),
            nominee: text("许可"),
        },
    }
}

fn codes(
    application: &Application,
    presides: Option<&str>,
    papers: &[AttachmentPurpose],
) -> Vec<(&'static str, String)> {
    let papers = papers.iter().copied().collect();
    let rules = RuleSet::first();
    let judged = Judged { findings: &[], presides, papers: &papers, rules: &rules };
    let told = |refusal: Refusal| (refusal.path, format!("{:?}", refusal.code.name()));
    application.faults(&judged).into_iter().map(told).collect()
}

fn one(path: &'static str, code: &str) -> Vec<(&'static str, String)> {
    vec![(path, code.to_owned())]
}

#[test]
fn a_whole_application_passes_and_each_half_is_needed() {
    assert_eq!(codes(&whole(), None, &PAPERS), []);
    assert_eq!(codes(&whole(), None, &PAPERS[..4]), one("papers", "PaperMissing"));
    let on_paper = Application { on_paper: [PAPERS[4]].into(), ..whole() };
    assert_eq!(codes(&on_paper, None, &PAPERS[..4]), []);
    let mut half = whole();
    half.pack.nominee.clear();
    assert_eq!(codes(&half, None, &PAPERS), one("pack.nominee", "Required"));
    half.pack = FormationPack::default();
    assert_eq!(codes(&half, None, &PAPERS).len(), 5);
}

#[test]
fn the_conditions_of_article_ten_are_held() {
    let with = |change: fn(&mut Application)| {
        let mut changed = whole();
        change(&mut changed);
        codes(&changed, None, &PAPERS)
    };
    assert_eq!(with(|one| one.funds_fen = Some(FUNDS_MIN_FEN - 1)), one("fundsFen", "FundsTooLow"));
    assert_eq!(with(|one| one.full_time_staff = Some(0)), one("fullTimeStaff", "NoFullTimeStaff"));
    assert_eq!(with(|one| one.individual_founders = Some(49)), one("individualFounders", "TooFewFounders"));
    assert_eq!(with(|one| one.pack.formal = Some(-1)).len(), 3);
}

#[test]
fn founders_are_counted_as_the_article_says() {
    assert!(enough_founders(50, 0) && enough_founders(0, 30) && enough_founders(25, 25) && enough_founders(49, 1));
    assert!(!enough_founders(49, 0) && !enough_founders(0, 29) && !enough_founders(25, 24));
}

#[test]
fn a_second_legal_representative_is_refused_until_he_is_somebody_else() {
    let refused = codes(&whole(), Some("江南市经济学会"), &PAPERS);
    assert_eq!(refused, one("legalRepresentative", "LegalRepresentativeTaken"));
    let told = Application { namesake_note: "经核对出生年份，不是同一人".into(), ..whole() };
    assert_eq!(codes(&told, Some("江南市经济学会"), &PAPERS), []);
}

#[test]
fn a_form_that_does_not_fit_is_refused_or_explained() {
    let mut few = whole();
    few.pack.formal = Some(2);
    assert_eq!(codes(&few, None, &PAPERS), one("pack.form", "TooFewFormal"));
    let mut other = whole();
    other.pack.form = Some(PartyForm::Established);
    assert_eq!(codes(&other, None, &PAPERS), one("pack.reason", "ReasonRequired"));
    other.pack.reason = "拟调入".into();
    assert_eq!(codes(&other, None, &PAPERS), []);
}
