//! SM-8 over HTTP: a need is posted, screened, opened, offered for, matched, agreed, delivered and rated; whoever is
//! late, foreign, barred or not bound is told so or sees nothing.

use chrono::TimeDelta;
use server::job::demand as clock;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

/// What the tests look at.
pub(crate) const SHOWN: &str = "id version state title poster contact moves signedOn consents deliveredOn text \
    society { uscc } offers { id version state priceFen days society { uscc } moves: state } ratings { criterion word } \
    ratingText steps { step text } openItem { reason { code } holder { name } dueOn }";

pub(crate) fn need() -> Value {
    json!({ "poster": "江南市民政局", "contact": "周科长", "phone": "0510-8100 1234",
        "title": "社区党建引领养老服务研究", "need": "研究社区党建如何引领养老服务，提出三条建议",
        "disciplines": ["THEORY"], "budgetFen": 3_000_000, "offerUntil": "2026-04-10", "dueOn": "2026-08-31" })
}

pub(crate) fn with(mut value: Value, more: &Value) -> Value {
    let fields = value.as_object_mut().expect("an object");
    fields.extend(more.as_object().cloned().unwrap_or_default());
    value
}

pub(crate) async fn post(person: &Person, more: &Value) -> Answer {
    let query = format!(
        "mutation($input: PostDemandInput!) {{ postDemand(input: $input) {{ demand {{ {SHOWN} }} \
         userErrors {{ path code }} }} }}"
    );
    let input = with(with(need(), &json!({ "idempotencyKey": "post" })), more);
    person.ask(&query, json!({ "input": input })).await
}

/// A step of a demand with whatever it takes.
pub(crate) async fn step(person: &Person, name: &str, kind: &str, demand: &Value, more: &Value) -> Answer {
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ demand {{ {SHOWN} }} userErrors {{ path code }} }} }}"
    );
    let key = format!("{name} {}", demand["version"]);
    let input = json!({ "idempotencyKey": key, "demandId": demand["id"], "expectedVersion": demand["version"] });
    person.ask(&query, json!({ "input": with(input, more) })).await
}

pub(crate) async fn done(person: &Person, name: &str, kind: &str, demand: &Value, more: &Value) -> Value {
    let answer = step(person, name, kind, demand, more).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.demand")).clone()
}

pub(crate) const STEP: &str = "DemandStepInput";

/// A demand that is open to the societies.
pub(crate) async fn opened(house: &House, key: &str) -> Value {
    let federation = house.federation().await;
    let posted = post(&federation, &json!({ "idempotencyKey": key })).await;
    assert_eq!(posted.user_errors(), Vec::<String>::new());
    let posted = posted.data("postDemand.demand").clone();
    let screened = done(&federation, "screenDemand", STEP, &posted, &json!({})).await;
    done(&federation, "openDemand", STEP, &screened, &json!({})).await
}

pub(crate) async fn offer(person: &Person, society: &str, demand: &Value, more: &Value) -> Answer {
    let query = "mutation($input: MakeOfferInput!) { makeOffer(input: $input) { offer { id version state } \
        userErrors { path code } } }";
    let input = json!({ "idempotencyKey": "offer", "societyId": society, "demandId": demand["id"],
        "offer": { "text": "问卷加访谈", "team": "会长、三名理事", "priceFen": 2_500_000, "days": 60 } });
    person.ask(query, json!({ "input": with(input, more) })).await
}

pub(crate) async fn of_offer(person: &Person, name: &str, offer: &Value, key: &str) -> Answer {
    let query = format!(
        "mutation($input: OfferStepInput!) {{ {name}(input: $input) {{ offer {{ id version state }} \
         userErrors {{ path code }} }} }}"
    );
    let input = json!({ "idempotencyKey": key, "offerId": offer["id"], "expectedVersion": offer["version"] });
    person.ask(&query, json!({ "input": input })).await
}

/// A demand as a person sees it.
pub(crate) async fn seen(person: &Person, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Demand {{ {SHOWN} }} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("node").clone()
}

/// A demand that the leader's society is matched with.
pub(crate) async fn matched(house: &House) -> Value {
    let demand = opened(house, "matched").await;
    let society = house.society(cast::LEADERS).await;
    let made = offer(&house.leader().await, &society, &demand, &json!({})).await;
    assert_eq!(made.user_errors(), Vec::<String>::new());
    let chosen = of_offer(&house.federation().await, "chooseOffer", made.data("makeOffer.offer"), "choose").await;
    assert_eq!(chosen.user_errors(), Vec::<String>::new());
    seen(&house.federation().await, &demand["id"]).await
}

/// The same, delivered.
pub(crate) async fn delivered(house: &House, consents: bool) -> Value {
    let (leader, federation) = (house.leader().await, house.federation().await);
    let demand = matched(house).await;
    let agreed =
        done(&leader, "recordAgreement", "RecordAgreementInput", &demand, &json!({ "signedOn": "2026-03-20" })).await;
    let report = json!({ "text": "报告已交付", "consents": consents });
    let reported = done(&leader, "reportDelivery", "ReportDeliveryInput", &agreed, &report).await;
    done(&federation, "confirmDelivery", STEP, &reported, &json!({})).await
}

pub(crate) fn words(word: &str) -> Value {
    let one = |criterion: &str| json!({ "criterion": criterion, "word": word });
    let ratings = ["TIMELY", "FITTING", "WORKING", "USEFUL"].map(one);
    json!({ "text": "三条建议已采纳", "ratings": ratings })
}

both! {
    async fn a_need_goes_its_way_to_a_rating_in_words(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let posted = post(&federation, &json!({})).await.data("postDemand.demand").clone();
        assert_eq!((&posted["state"], &posted["moves"]), (&json!("POSTED"), &json!(["SCREEN", "SCREEN_OUT", "WITHDRAW"])));
        invariant::holds(house).await;
        assert_eq!(seen(&leader, &posted["id"]).await, Value::Null, "not open yet");
        let screened = done(&federation, "screenDemand", STEP, &posted, &json!({})).await;
        let open = done(&federation, "openDemand", STEP, &screened, &json!({})).await;
        assert_eq!(open["openItem"]["dueOn"], "2026-04-10");
        let outside = seen(&leader, &open["id"]).await;
        assert_eq!((&outside["state"], &outside["moves"]), (&json!("OPEN"), &json!(["OFFER"])));
        assert_eq!((&outside["contact"], &outside["steps"]), (&Value::Null, &json!([])));
        let society = house.society(cast::LEADERS).await;
        let made = offer(&leader, &society, &open, &json!({})).await.data("makeOffer.offer").clone();
        assert_eq!(offer(&leader, &society, &open, &json!({ "idempotencyKey": "2" })).await.user_errors(), ["OFFER_STANDS"]);
        invariant::holds(house).await;
        let own = seen(&leader, &open["id"]).await;
        assert_eq!((&own["state"], &own["moves"]), (&json!("OPEN"), &json!([])), "offered, and not told of others");
        assert_eq!(of_offer(&federation, "chooseOffer", &made, "c").await.user_errors(), Vec::<String>::new());
        invariant::holds(house).await;
        let matched = seen(&leader, &open["id"]).await;
        assert_eq!((&matched["state"], &matched["contact"]), (&json!("MATCHED"), &json!("周科长")));
        assert_eq!(matched["openItem"]["reason"]["code"], "MATCHED");
        let agree = |day: &str| json!({ "signedOn": day, "idempotencyKey": day });
        for (day, code) in [("2026-03-21", "signedOn DATE_IN_FUTURE"), ("2026-03-19", "signedOn SIGNED_TOO_EARLY")] {
            let refused = step(&leader, "recordAgreement", "RecordAgreementInput", &matched, &agree(day)).await;
            assert_eq!(refused.user_errors(), [code]);
        }
        let agreed = done(&leader, "recordAgreement", "RecordAgreementInput", &matched, &agree("2026-03-20")).await;
        assert_eq!((&agreed["state"], &agreed["openItem"]["dueOn"]), (&json!("AGREED"), &json!("2026-08-31")));
        let report = json!({ "text": "报告已交付", "consents": true });
        let reported = done(&leader, "reportDelivery", "ReportDeliveryInput", &agreed, &report).await;
        invariant::holds(house).await;
        let returned = done(&federation, "returnDelivery", STEP, &reported, &json!({ "text": "缺问卷汇总" })).await;
        assert_eq!(returned["openItem"]["reason"]["code"], "RETURNED");
        let notices = "{ notices { nodes { kind note } } }";
        assert!(leader.query(notices).await.text.contains("缺问卷汇总"), "whoever is to complete it is told");
        let again = json!({ "text": "已补齐问卷汇总", "consents": true });
        let reported = done(&leader, "reportDelivery", "ReportDeliveryInput", &returned, &again).await;
        let delivered = done(&federation, "confirmDelivery", STEP, &reported, &json!({})).await;
        assert_eq!(delivered["deliveredOn"], "2026-03-20");
        let short = json!({ "text": "好", "ratings": [{ "criterion": "TIMELY", "word": "AS_AGREED" }] });
        let refused = step(&federation, "rateDelivery", "RateDeliveryInput", &delivered, &short).await;
        assert_eq!(refused.user_errors(), ["ratings RATING_INCOMPLETE"]);
        let rating = with(words("BEYOND"), &json!({ "idempotencyKey": "rate" }));
        let rated = done(&federation, "rateDelivery", "RateDeliveryInput", &delivered, &rating).await;
        assert_eq!((&rated["state"], &rated["moves"]), (&json!("RATED"), &json!([])));
        assert_eq!(rated["ratings"].as_array().map(Vec::len), Some(4));
        assert_eq!(seen(&leader, &open["id"]).await["ratingText"], "三条建议已采纳");
        let chair = seen(&house.chair().await, &open["id"]).await;
        assert_eq!(chair["ratingText"], "三条建议已采纳");
        let org = seen(&house.org().await, &open["id"]).await;
        assert_eq!((&org["ratings"], &org["ratingText"], &org["offers"]), (&json!([]), &Value::Null, &json!([])));
        assert!(!house.org().await.query("{ openItems { nodes { title } } }").await.text.contains("三条建议"));
        let events = leader.ask("query($id: ID!) { society(id: $id) { events(first: 30) { nodes { changes { new } } } } }",
            json!({ "id": society })).await;
        assert!(!events.text.contains("三条建议已采纳"), "a rating is no public word");
        invariant::holds(house).await;
    }

    async fn another_society_learns_nothing_of_offers(house) {
        let demand = opened(house, "quiet").await;
        let (leader, secretary) = (house.leader().await, house.secretary().await);
        let list = "{ demands(first: 100) { totalCount nodes { id state version offers { id } } } }";
        let offered = "{ demands(filter: { states: [OFFERED] }) { totalCount } }";
        let before = secretary.query(list).await.data("demands").clone();
        let made = offer(&leader, &house.society(cast::LEADERS).await, &demand, &json!({})).await;
        let made = made.data("makeOffer.offer").clone();
        assert_eq!(secretary.query(list).await.data("demands"), &before, "an offer of others changes nothing");
        assert_eq!(secretary.query(offered).await.number("demands.totalCount"), 0);
        let own = offer(&secretary, &house.society(cast::SECRETARYS).await, &demand, &json!({})).await;
        let own = own.data("makeOffer.offer").clone();
        assert_eq!(seen(&secretary, &demand["id"]).await["offers"].as_array().map(Vec::len), Some(1));
        let foreign = of_offer(&secretary, "withdrawOffer", &made, "foreign").await;
        assert_eq!(foreign.user_errors(), ["offerId NOT_FOUND"]);
        let node = "query($id: ID!) { node(id: $id) { id } }";
        assert_eq!(secretary.ask(node, json!({ "id": made["id"] })).await.data("node"), &Value::Null);
        of_offer(&house.federation().await, "chooseOffer", &made, "choose").await;
        let lost = seen(&secretary, &demand["id"]).await;
        assert_eq!((&lost["state"], &lost["society"], &lost["offers"][0]["state"]),
            (&json!("MATCHED"), &Value::Null, &json!("NOT_CHOSEN")));
        let matched = seen(&leader, &demand["id"]).await;
        done(&leader, "recordAgreement", "RecordAgreementInput", &matched, &json!({ "signedOn": "2026-03-20" })).await;
        assert_eq!(seen(&secretary, &demand["id"]).await, lost, "how far others come is not his to know");
        assert_eq!(of_offer(&secretary, "withdrawOffer", &own, "late").await.user_errors(), ["WRONG_STATE"]);
        let foreign = seen(&house.foreign_leader().await, &demand["id"]).await;
        assert_eq!(foreign, Value::Null, "another city");
        assert_eq!(seen(&house.foreign_federation().await, &demand["id"]).await, Value::Null);
        assert_eq!(house.expert().await.query(list).await.error_code(), Some("FORBIDDEN"));
    }

    async fn an_offer_is_revised_taken_back_and_made_again(house) {
        let demand = opened(house, "offers").await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        let society = house.society(cast::LEADERS).await;
        let bad = json!({ "offer": { "text": "", "team": "x", "priceFen": 10_000_000_001_i64, "days": 0 } });
        let refused = offer(&leader, &society, &demand, &bad).await;
        assert_eq!(refused.user_errors(), ["text REQUIRED", "priceFen AMOUNT_MALFORMED", "days OUT_OF_RANGE"]);
        let first = offer(&leader, &society, &demand, &json!({})).await.data("makeOffer.offer").clone();
        let again = offer(&leader, &society, &demand, &json!({})).await;
        assert_eq!(again.data("makeOffer.offer.id"), &first["id"], "the same intention is answered once");
        let revise = "mutation($input: ReviseOfferInput!) { reviseOffer(input: $input) { offer { id version priceFen } \
            userErrors { path code } } }";
        let input = json!({ "idempotencyKey": "r", "offerId": first["id"], "expectedVersion": 1,
            "offer": { "text": "入户问卷", "team": "会长", "priceFen": 2_000_000, "days": 45 } });
        let revised = leader.ask(revise, json!({ "input": input })).await;
        assert_eq!(revised.number("reviseOffer.offer.priceFen"), 2_000_000);
        let stale = of_offer(&federation, "chooseOffer", &first, "stale").await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"], "who chooses has seen what is offered");
        assert_eq!(seen(&federation, &demand["id"]).await["state"], "OFFERED");
        let revised = revised.data("reviseOffer.offer").clone();
        assert_eq!(of_offer(&leader, "withdrawOffer", &revised, "w").await.user_errors(), Vec::<String>::new());
        assert_eq!(seen(&federation, &demand["id"]).await["state"], "OPEN", "as before the first offer");
        invariant::holds(house).await;
        let second = offer(&leader, &society, &demand, &json!({ "idempotencyKey": "again" })).await;
        assert_eq!(second.user_errors(), Vec::<String>::new());
        let other = house.society(cast::SECRETARYS).await;
        let foreign = offer(&leader, &other, &demand, &json!({ "idempotencyKey": "other" })).await;
        assert_eq!(foreign.user_errors(), ["societyId NOT_FOUND"]);
    }

    async fn days_pass_and_the_clock_notes_it_once(house) {
        let demand = opened(house, "expires").await;
        let (leader, society) = (house.leader().await, house.society(cast::LEADERS).await);
        house.clock.forward(TimeDelta::days(22));
        let late = offer(&house.leader().await, &society, &demand, &json!({})).await;
        assert_eq!(late.user_errors(), ["OFFERS_CLOSED"]);
        drop(leader);
        assert!(clock::run(&house.state).await.expect("a round ends") >= 1);
        assert_eq!(clock::run(&house.state).await.expect("a round ends"), 0, "once");
        assert_eq!(seen(&house.federation().await, &demand["id"]).await["state"], "EXPIRED");
        assert_eq!(seen(&house.leader().await, &demand["id"]).await, Value::Null, "no longer open");
        invariant::holds(house).await;
        let over = step(&house.federation().await, "withdrawDemand", STEP, &json!({ "id": demand["id"], "version": 4 }),
            &json!({ "text": "不再需要" })).await;
        assert_eq!(over.user_errors(), ["WRONG_STATE"]);
    }

    async fn a_barred_society_may_not_offer(house) {
        let demand = opened(house, "barred").await;
        let (civil, leader, society) = (house.civil().await, house.leader().await, house.society(cast::LEADERS).await);
        let open = "mutation($input: OpenListCaseInput!) { openListCase(input: $input) { listCase { id version } } }";
        let input = json!({ "idempotencyKey": "l", "societyId": society, "reason": "FALSE_CHANGE", "evidence": "e" });
        let case = civil.ask(open, json!({ "input": input })).await.data("openListCase.listCase").clone();
        house.clock.forward(TimeDelta::days(12));
        let enter = "mutation($input: ListStepInput!) { enterOnList(input: $input) { userErrors { code } } }";
        let input = json!({ "idempotencyKey": "e", "caseId": case["id"], "expectedVersion": case["version"], "text": "t" });
        let entered = house.civil().await.ask(enter, json!({ "input": input })).await;
        assert_eq!(entered.user_errors(), Vec::<String>::new());
        drop(leader);
        let refused = offer(&house.leader().await, &society, &demand, &json!({})).await;
        assert_eq!(refused.user_errors(), ["NOT_ELIGIBLE"]);
    }

    async fn a_match_is_dissolved_and_others_may_offer_again(house) {
        let demand = matched(house).await;
        let (federation, secretary) = (house.federation().await, house.secretary().await);
        let mute = step(&federation, "releaseMatch", STEP, &demand, &json!({})).await;
        assert_eq!(mute.user_errors(), ["text REQUIRED"]);
        let refused = step(&house.leader().await, "releaseMatch", STEP, &demand, &json!({ "text": "t" })).await;
        assert_eq!(refused.error_code(), Some("FORBIDDEN"));
        let open = done(&federation, "releaseMatch", STEP, &demand, &json!({ "text": "学会无法签约", "idempotencyKey": "r" })).await;
        assert_eq!((&open["state"], &open["society"], &open["offers"][0]["state"]),
            (&json!("OPEN"), &Value::Null, &json!("RELEASED")));
        invariant::holds(house).await;
        let made = offer(&secretary, &house.society(cast::SECRETARYS).await, &open, &json!({})).await;
        assert_eq!(made.user_errors(), Vec::<String>::new());
        invariant::holds(house).await;
    }

    async fn a_partner_posts_for_himself_and_sees_his_own_alone(house) {
        let partner = house.person("partner").await;
        let list = "{ demands { totalCount } }";
        assert_eq!(partner.query(list).await.number("demands.totalCount"), 0);
        let posted = post(&partner, &json!({ "idempotencyKey": "p" })).await.data("postDemand.demand").clone();
        assert_eq!((&posted["state"], &posted["moves"]), (&json!("POSTED"), &json!(["WITHDRAW"])));
        assert_eq!(partner.query(list).await.number("demands.totalCount"), 1);
        let elsewhere = post(&partner, &json!({ "idempotencyKey": "q", "regionCode": "329800" })).await;
        assert_eq!(elsewhere.user_errors(), ["regionCode UNKNOWN_REGION"]);
        let screening = step(&partner, "screenDemand", STEP, &posted, &json!({})).await;
        assert_eq!(screening.error_code(), Some("FORBIDDEN"));
        let federation = house.federation().await;
        let screened = done(&federation, "screenDemand", STEP, &posted, &json!({})).await;
        let open = done(&federation, "openDemand", STEP, &screened, &json!({})).await;
        let made = offer(&house.leader().await, &house.society(cast::LEADERS).await, &open, &json!({})).await;
        let made = made.data("makeOffer.offer").clone();
        assert_eq!(seen(&partner, &open["id"]).await["offers"][0]["id"], made["id"]);
        assert_eq!(of_offer(&partner, "chooseOffer", &made, "c").await.user_errors(), Vec::<String>::new());
        let others = house.federation().await.query("{ demands(filter: { states: [OFFERED] }) { nodes { id version } } }").await;
        let other = others.list("demands.nodes")[0].clone();
        let foreign = step(&partner, "withdrawDemand", STEP, &other, &json!({ "text": "t" })).await;
        assert_eq!(foreign.user_errors(), ["demandId NOT_FOUND"]);
        invariant::holds(house).await;
    }

    async fn bad_input_is_refused_and_nothing_stored(house) {
        let federation = house.federation().await;
        let count = "{ demands { totalCount } }";
        let before = federation.query(count).await.number("demands.totalCount");
        for (more, refused) in [
            (json!({ "title": " " }), vec!["title REQUIRED"]),
            (json!({ "budgetFen": 0 }), vec!["budgetFen AMOUNT_MALFORMED"]),
            (json!({ "disciplines": [] }), vec!["disciplines REQUIRED"]),
            (json!({ "disciplines": ["THEORY", "THEORY"] }), vec!["disciplines NAMED_TWICE"]),
            (json!({ "offerUntil": "2026-03-19" }), vec!["offerUntil DUE_BEFORE_TODAY"]),
            (json!({ "dueOn": "2026-04-09" }), vec!["dueOn DUE_BEFORE_OFFERS"]),
            (json!({ "dueOn": "2036-04-09" }), vec!["dueOn TOO_FAR_AHEAD"]),
            (json!({ "phone": "abc" }), vec!["phone INVALID_PHONE"]),
            (json!({ "need": "字".repeat(4001) }), vec!["need TOO_LONG"]),
        ] {
            assert_eq!(post(&federation, &more).await.user_errors(), refused, "{more}");
        }
        assert_eq!(federation.query(count).await.number("demands.totalCount"), before);
        for fen in [json!(2.5), json!(-5)] {
            assert_eq!(post(&federation, &json!({ "budgetFen": fen })).await.status, 400, "money is whole fen");
        }
        assert_eq!(post(&house.leader().await, &json!({})).await.error_code(), Some("FORBIDDEN"));
    }

    async fn needs_are_found_by_characters_pinyin_and_initials(house) {
        opened(house, "found").await;
        let leader = house.leader().await;
        let find = "query($text: String) { demands(filter: { search: $text }) { totalCount } }";
        for (typed, found) in [("养老服务", 1), ("shequdangjianyinling", 2), ("sqdjyl", 2), ("JNSMZJ", 2), ("三条建议", 1),
            ("%", 0), ("养老院", 0)] {
            let answer = leader.ask(find, json!({ "text": typed })).await;
            assert_eq!(answer.number("demands.totalCount"), found, "{typed}");
        }
    }
}
