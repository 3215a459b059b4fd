//! The rule of matching under attack: it explains itself to the last point, and no better fact lowers a score.

use proptest::prelude::*;

use super::*;

const TEXTS: [&str; 8] = [
    "社区养老服务满意度调查",
    "老年人居家养老与社区治理",
    "中小企业数字化转型路径",
    "大运河文化遗产保护",
    "青少年心理健康教育",
    "江南市老年学学会",
    "ESG信息披露指引",
    "",
];

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(TEXTS.to_vec()).prop_map(ToOwned::to_owned)
}

fn need() -> impl Strategy<Value = NeedFacts> {
    let disciplines = prop::collection::vec(prop::sample::select(Discipline::ALL), 1..3);
    (disciplines, text()).prop_map(|(disciplines, text)| NeedFacts { disciplines, terms: Terms::of(&text) })
}

fn society() -> impl Strategy<Value = SocietyFacts> {
    let grade = prop::option::of(prop::sample::select(GradeLevel::ALL));
    let blocker = prop::option::weighted(0.2, Just(BlockerCode::OnAbnormalList));
    let people = (0_i32..700, 0_i32..9, 0_i32..6);
    let deeds = prop::collection::vec(text(), 0..4);
    (prop::option::of(prop::sample::select(Discipline::ALL)), text(), deeds, grade, people, blocker).prop_map(
        |(discipline, about, deeds, grade, (members, staff, engagements), blocker)| SocietyFacts {
            discipline,
            about,
            deeds,
            grade,
            members,
            staff,
            engagements,
            blocker,
        },
    )
}

proptest! {
    #[test]
    fn the_parts_add_up_and_each_is_said_in_both_languages(need in need(), society in society()) {
        let fit = fit(&need, &society, &MatchingRules::first());
        prop_assert!((0..=100).contains(&fit.score()));
        prop_assert_eq!(fit.parts.iter().map(|part| part.points).sum::<i32>(), fit.score());
        prop_assert_eq!(fit.blocker(), society.blocker);
        prop_assert!(society.blocker.is_none() || fit.score() == 0);
        for part in &fit.parts {
            prop_assert!(part.points <= part.of);
            prop_assert!(!part.sentence(Language::Zh).is_empty() && !part.sentence(Language::En).is_empty());
        }
    }

    #[test]
    fn a_better_fact_never_lowers_the_score(need in need(), society in society(), more in text(), people in 0_i32..50) {
        let rules = MatchingRules::first();
        let before = fit(&need, &society, &rules).score();
        let better = |change: &dyn Fn(&mut SocietyFacts)| {
            let mut changed = society.clone();
            change(&mut changed);
            fit(&need, &changed, &rules).score()
        };
        prop_assert!(before <= better(&|society| society.blocker = None));
        prop_assert!(before <= better(&|society| society.deeds.push(more.clone())));
        prop_assert!(before <= better(&|society| society.about.push_str(&["，", &more].concat())));
        prop_assert!(before <= better(&|society| society.members += people));
        prop_assert!(before <= better(&|society| society.staff += people));
        prop_assert!(before <= better(&|society| society.engagements = (society.engagements - 1).max(0)));
        prop_assert!(before <= better(&|society| society.discipline = need.disciplines.first().copied()));
        let higher = |level: GradeLevel| GradeLevel::ALL.iter().copied().find(|other| *other > level).unwrap_or(level);
        prop_assert!(before <= better(&|society| society.grade = Some(society.grade.map_or(GradeLevel::A1, higher))));
    }
}

#[test]
fn an_explanation_names_discipline_words_and_deeds() {
    let need = NeedFacts { disciplines: vec![Discipline::Sociology], terms: Terms::of(TEXTS[0]) };
    let society = SocietyFacts {
        discipline: Some(Discipline::Sociology),
        about: TEXTS[5].into(),
        deeds: vec![TEXTS[1].into(), TEXTS[3].into()],
        grade: Some(GradeLevel::A4),
        members: 120,
        staff: 2,
        engagements: 1,
        blocker: None,
    };
    let fit = fit(&need, &society, &MatchingRules::first());
    let said: Vec<String> = fit.parts.iter().map(|part| part.sentence(Language::Zh)).collect();
    assert_eq!(
        said,
        [
            "学科为社会学，与需求相同",
            "业务范围和以往成果中与需求相合：社区、养老；见《老年人居家养老与社区治理》",
            "评估等级4A，在有效期内",
            "会员120个，专职人员2人，正在承接的需求1项",
        ]
    );
    assert_eq!(fit.parts.iter().map(|part| part.points).collect::<Vec<_>>(), [35, 23, 8, 7]);
}

#[test]
fn what_ties_goes_by_the_day_of_registration() {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let mut all = [(80, day(2001)), (90, day(2010)), (80, day(1990))];
    all.sort_by_key(|(score, since)| order(*score, *since));
    assert_eq!(all, [(90, day(2010)), (80, day(1990)), (80, day(2001))]);
}
