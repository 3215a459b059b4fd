//! The demo register imports without a problem and with the figures that hold for it; its histories
//! are kept when it changes.

use std::collections::{BTreeMap, HashMap};

use entity::form::party_form::PartyForm;
use entity::register::society::SocietyId;
use entity::register::uscc::Uscc;
use proptest::prelude::*;
use uuid::Uuid;

use super::{DEMO, day, fresh, setting};
use crate::import::plan::{Current, FactChange, Holder, Plan, Standing, Target, Turn};
use crate::import::record::Listed;
use crate::import::{Setting, examine};

#[test]
fn the_demo_register_imports_with_its_golden_figures() {
    let (examined, plan) = fresh(DEMO);
    assert_eq!(examined.problems.listed(), []);
    assert_eq!((examined.rows, examined.records.len()), (109, 109));
    assert_eq!((plan.created(), plan.changed(), plan.unchanged), (109, 0, 0));
    let formal: i32 = examined.records.iter().filter_map(|record| record.counts.formal).sum();
    assert_eq!(formal, 1_582);
    let with = |form| examined.records.iter().filter(|record| record.form == Some(form)).count();
    let forms = [PartyForm::Established, PartyForm::Functional, PartyForm::Liaison, PartyForm::None].map(with);
    assert_eq!(forms, [24, 58, 22, 5]);
    let listed: Vec<(u32, Vec<Listed>)> = examined
        .records
        .into_iter()
        .map(|record| (record.row - 1, record.listings.unwrap_or_default()))
        .filter(|(_, listed)| !listed.is_empty())
        .collect();
    assert_eq!(listed.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [61, 87, 92, 94, 102]);
    assert_eq!(listed[1].1[0].reason.as_deref(), Some("未报送年报"));
}

/// The register in memory: what the action does with a plan, as simply as it can be said.
#[derive(Default)]
struct Register {
    societies: HashMap<Uscc, Current>,
    rows: u128,
}

impl Register {
    fn import(&mut self, text: &str, setting: &Setting) -> (Plan, usize) {
        let mut examined = examine(text.as_bytes(), setting);
        let plan = examined.plan(&self.societies, setting);
        if examined.problems.is_empty() {
            self.apply(&plan);
        }
        (plan, examined.problems.count())
    }

    fn apply(&mut self, plan: &Plan) {
        for society in &plan.societies {
            if let Target::New { discipline, registered_on } = society.target {
                let id = SocietyId(self.row());
                let current = Current {
                    id,
                    version: 1,
                    region_code: "329900".into(),
                    discipline,
                    registered_on,
                    name: None,
                    counts: None,
                    form: None,
                    grade: None,
                    term: None,
                    party_lead: None,
                    listings: Vec::new(),
                    leaders: Vec::new(),
                    conclusions: BTreeMap::new(),
                    persons: BTreeMap::new(),
                };
                self.societies.insert(society.uscc, current);
            }
            for change in &society.changes {
                self.change(society.uscc, change);
            }
        }
    }

    fn row(&mut self) -> Uuid {
        self.rows += 1;
        Uuid::from_u128(self.rows)
    }

    fn change(&mut self, uscc: Uscc, change: &FactChange) {
        let row = self.row();
        let Some(current) = self.societies.get_mut(&uscc) else { return };
        match change {
            FactChange::Discipline { new, .. } => current.discipline = *new,
            FactChange::RegisteredOn { new, .. } => current.registered_on = *new,
            FactChange::Conclusion { year, new, .. } => drop(current.conclusions.insert(*year, *new)),
            FactChange::Name(turn) => current.name = after(turn, row, current.name.as_ref()),
            FactChange::Counts(turn) => current.counts = after(turn, row, current.counts.as_ref()),
            FactChange::Form(turn) => current.form = after(turn, row, current.form.as_ref()),
            FactChange::Grade(turn) => current.grade = after(turn, row, current.grade.as_ref()),
            FactChange::Term(turn) => current.term = after(turn, row, current.term.as_ref()),
            FactChange::PartyLead(turn) => current.party_lead = after(turn, row, current.party_lead.as_ref()),
            FactChange::Listing(turn) => among(&mut current.listings, turn, row),
            FactChange::Leader(turn) => among(&mut current.leaders, turn, row),
        }
    }
}

fn after<T: Clone>(turn: &Turn<T>, fresh: Uuid, before: Option<&Standing<T>>) -> Option<Standing<T>> {
    match turn.clone() {
        Turn::Begin { value, since } => {
            assert!(before.is_none(), "a fact that stands cannot begin");
            Some(Standing { row: fresh, value, since })
        }
        Turn::Follow { value, since, .. } => Some(Standing { row: fresh, value, since }),
        Turn::Correct { row, value, .. } => before.map(|before| Standing { row, value, since: before.since }),
        Turn::End { .. } => None,
    }
}

fn among<T: Clone>(all: &mut Vec<Standing<T>>, turn: &Turn<T>, fresh: Uuid) {
    let row = match turn {
        Turn::Begin { .. } => None,
        Turn::Follow { row, .. } | Turn::Correct { row, .. } | Turn::End { row, .. } => Some(*row),
    };
    let before = all.iter().position(|standing| Some(standing.row) == row).map(|place| all.remove(place));
    all.extend(after(turn, fresh, before.as_ref()));
}

fn on(month: u32, date: u32) -> Setting {
    Setting { as_of: day(2026, month, date), ..setting() }
}

/// A register of one society with these further columns.
fn file(columns: &[(&str, &str)]) -> String {
    let fixed = [
        ("统一社会信用代码", "51329900MJ0D0001X2"),
        ("社团名称", "江南市科学社会主义学会"),
        ("学科门类", "理论与党建"),
        ("成立登记日期", "1995-08-17"),
    ];
    let pick = |of: fn(&(&str, &str)) -> String| {
        let kept = fixed.iter().filter(|(heading, _)| columns.iter().all(|(other, _)| other != heading));
        kept.chain(columns).map(of).collect::<Vec<_>>().join(",")
    };
    format!("{}\n{}\n", pick(|(heading, _)| (*heading).to_owned()), pick(|(_, value)| (*value).to_owned()))
}

#[test]
fn importing_twice_changes_nothing_and_neither_does_an_earlier_day() {
    let mut register = Register::default();
    let demo = std::str::from_utf8(DEMO).unwrap_or_default();
    assert_eq!(register.import(demo, &setting()).1, 0);
    for again in [setting(), on(1, 5), on(11, 30)] {
        let (plan, problems) = register.import(demo, &again);
        assert_eq!((plan.societies.len(), plan.unchanged, problems), (0, 109, 0));
    }
}

#[test]
fn a_change_ends_the_old_fact_and_begins_a_new_one() {
    let mut register = Register::default();
    register.import(&file(&[("会长", "郭卫东"), ("党组织形式", "联络员")]), &on(3, 20));
    let (plan, _) = register.import(&file(&[("会长", "曹玉兰"), ("党组织形式", "功能性党支部")]), &on(4, 1));
    let changes = &plan.societies[0].changes;
    assert!(
        matches!(&changes[0], FactChange::Form(Turn::Follow { old: PartyForm::Liaison, value: PartyForm::Functional, since, .. }) if *since == day(2026, 4, 1))
    );
    assert!(
        matches!(&changes[1], FactChange::Leader(Turn::End { old: Holder { name, .. }, until, .. }) if name == "郭卫东" && *until == day(2026, 4, 1))
    );
    assert!(
        matches!(&changes[2], FactChange::Leader(Turn::Begin { value: Holder { name, .. }, since }) if name == "曹玉兰" && *since == day(2026, 4, 1))
    );
    // The same day again is a correction, not a history of one day.
    let (plan, _) = register.import(&file(&[("党组织形式", "建制型党支部")]), &on(4, 1));
    assert!(matches!(&plan.societies[0].changes[..], [FactChange::Form(Turn::Correct { .. })]));
}

#[test]
fn an_older_file_cannot_change_what_is_newer() {
    let mut register = Register::default();
    register.import(&file(&[("党组织形式", "功能性党支部")]), &on(4, 1));
    let (_, problems) = register.import(&file(&[("党组织形式", "联络员")]), &on(3, 1));
    assert_eq!(problems, 1);
}

#[test]
fn a_column_that_is_absent_leaves_the_facts_and_an_empty_cell_ends_them() {
    let mut register = Register::default();
    register.import(
        &file(&[("评估等级", "4A"), ("等级有效期至", "2028-01-28"), ("异常情形", "停滞；失联（无人应答）")]),
        &on(3, 20),
    );
    assert_eq!(register.import(&file(&[]), &on(4, 1)).0.unchanged, 1);
    // A list without its reason is the same list.
    assert_eq!(register.import(&file(&[("异常情形", "失联、停滞")]), &on(4, 1)).0.unchanged, 1);
    let (plan, _) = register.import(&file(&[("评估等级", ""), ("等级有效期至", ""), ("异常情形", "无")]), &on(4, 1));
    let ended = |change: &FactChange| {
        matches!(change, FactChange::Grade(Turn::End { .. }) | FactChange::Listing(Turn::End { .. }))
    };
    assert_eq!(plan.societies[0].changes.iter().filter(|change| ended(change)).count(), 3);
}

#[test]
fn a_first_grade_begins_five_years_before_it_ends() {
    let mut register = Register::default();
    let (plan, _) = register.import(&file(&[("评估等级", "4A"), ("等级有效期至", "2028-01-28")]), &on(3, 20));
    let since = plan.societies[0].changes.iter().find_map(|change| match change {
        FactChange::Grade(Turn::Begin { since, .. }) => Some(*since),
        _ => None,
    });
    assert_eq!(since, Some(day(2023, 1, 28)));
}

#[test]
fn counts_that_are_not_stated_stay_and_are_checked_with_the_rest() {
    let mut register = Register::default();
    let all = [
        ("个人会员数", "50"),
        ("单位会员数", "4"),
        ("专职人员数", "1"),
        ("正式党员", "5"),
        ("预备党员", "1"),
        ("驻会正式党员", "2"),
    ];
    register.import(&file(&all), &on(3, 20));
    let (plan, problems) = register.import(&file(&[("正式党员", "6"), ("党员总数", "7")]), &on(4, 1));
    assert_eq!(problems, 0);
    let counts = plan.societies[0].changes.iter().find_map(|change| match change {
        FactChange::Counts(turn) => turn.after().copied(),
        _ => None,
    });
    assert_eq!(counts.map(|counts| (counts.formal, counts.probationary, counts.individual_members)), Some((6, 1, 50)));
    assert_eq!(register.import(&file(&[("正式党员", "1")]), &on(4, 2)).1, 1, "two residents of one");
    assert_eq!(register.import(&file(&[("正式党员", "6"), ("党员总数", "6")]), &on(4, 2)).1, 1, "one probationary");
}

#[test]
fn a_society_of_another_region_is_not_taken() {
    let mut register = Register::default();
    let other = Setting { region_code: "320200".into(), ..setting() };
    assert_eq!(register.import(&file(&[]), &other).1, 1);
    let province = Setting { region_code: "320000".into(), ..setting() };
    assert_eq!(register.import(&file(&[]), &province).1, 0);
    // It stands under another city, whatever its code says.
    for current in register.societies.values_mut() {
        current.region_code = "320500".into();
    }
    assert_eq!(register.import(&file(&[("会长", "郭卫东")]), &setting()).1, 1);
}

prop_compose! {
    fn facts()(
        form in prop::sample::select(vec!["", "联络员", "未建", "功能性党支部"]),
        president in prop::sample::select(vec!["", "郭卫东", "曹玉兰", "郭卫东、曹玉兰"]),
        secretary in prop::sample::select(vec!["", "郭卫东", "许海燕"]),
        lead in prop::sample::select(vec!["", "会长", "秘书长"]),
        listed in prop::sample::select(vec!["", "停滞", "停滞（甲）", "失联；停滞", "清算中"]),
        grade in prop::sample::select(vec![("", ""), ("3A", "2027-01-31"), ("4A", "2030-01-31")]),
        term in prop::sample::select(vec!["", "2027-04-30", "2025-04-30"]),
        formal in prop::sample::select(vec!["", "3", "4"]),
        name in prop::sample::select(vec!["甲学会", "乙学会"]),
        absent in prop::collection::vec(any::<bool>(), 8),
    ) -> String {
        let columns = [("党组织形式", form), ("会长", president), ("秘书长", secretary), ("党建负责人", lead), ("异常情形", listed),
            ("本届理事会届满", term), ("正式党员", formal), ("评估等级", grade.0)];
        let mut kept: Vec<(&str, &str)> = columns.into_iter().zip(&absent).filter(|(_, absent)| !**absent).map(|(column, _)| column).collect();
        if kept.iter().any(|(heading, _)| *heading == "评估等级") {
            kept.push(("等级有效期至", grade.1));
        }
        kept.push(("社团名称", name));
        if !formal.is_empty() && kept.iter().any(|(heading, _)| *heading == "正式党员") {
            kept.push(("个人会员数", "50"));
        }
        file(&kept)
    }
}

proptest! {
    #[test]
    fn whatever_was_imported_imports_again_without_a_change(files in prop::collection::vec((facts(), 1_u32..28), 1..6)) {
        let mut register = Register::default();
        for (text, date) in files {
            let setting = on(3, date);
            let before = register.societies.len();
            let (_, problems) = register.import(&text, &setting);
            if problems == 0 {
                let (again, problems) = register.import(&text, &setting);
                prop_assert_eq!((again.societies, problems), (vec![], 0));
            } else {
                prop_assert!(before == 1, "only what stands can be newer: {}", text);
            }
        }
    }
}
