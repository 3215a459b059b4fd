//! What projects refuse.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// The same thing is named twice.
                NamedTwice = "NAMED_TWICE", None, "同一项填了两次，请去掉重复", "The same stands there twice: take one out";
                /// Not an amount of money.
                AmountMalformed = "AMOUNT_MALFORMED", None, "金额以分为单位填整数，不能为负，也不能过大", "An amount is a whole number of fen, not below zero and not beyond reason";
                /// A delivery before the last day to offer.
                DueBeforeOffers = "DUE_BEFORE_OFFERS", None, "交付期限不能早于征集截止日", "The delivery cannot be due before the last day to offer";
                /// A day too far in the future.
                TooFarAhead = "TOO_FAR_AHEAD", None, "期限最多三年，请另填", "At most three years ahead: give another day";
                /// The points are not a hundred together.
                PointsNotWhole = "POINTS_NOT_WHOLE", None, "各部分分值之和应为100", "The points have to be a hundred together";
                /// The days to offer are over.
                OffersClosed { #[doc = "The last day was."] until: chrono::NaiveDate } = "OFFERS_CLOSED", MATCHING, "征集已于{until}截止", "Offers were taken until {until}";
                /// The society offers already.
                OfferStands = "OFFER_STANDS", MATCHING, "本会已响应此需求，请在原方案上修改", "The society offers already: revise that offer";
                /// An agreement before the match.
                SignedTooEarly = "SIGNED_TOO_EARLY", MATCHING, "签约日期不能早于需求提出日期", "It cannot have been signed before the demand was posted";
                /// A rating that leaves a criterion out.
                RatingIncomplete = "RATING_INCOMPLETE", MATCHING, "请对每一方面各选一个评价用语", "Choose one word for each criterion";
                /// The society has not agreed to the publication.
                NoConsent = "NO_CONSENT", MATCHING, "学会未同意公开此成果", "The society has not agreed to the publication";
                /// It is published already.
                AlreadyPublished = "ALREADY_PUBLISHED", None, "此成果已公开", "This is published already";
                /// The days to send a case are over.
                SubmissionClosed { #[doc = "The last day was."] until: chrono::NaiveDate } = "SUBMISSION_CLOSED", CASEBOOK, "征稿已于{until}截止", "Cases were taken until {until}";
                /// The days to send a case run.
                CollectingRuns { #[doc = "Until this day."] until: chrono::NaiveDate } = "COLLECTING_RUNS", CASEBOOK, "征稿到{until}止，之后才能截稿", "Cases are taken until {until}: close it after that";
                /// Another number of editors is wanted.
                EditorsMissing { #[doc = "So many."] wanted: i32 } = "EDITORS_MISSING", CASEBOOK, "须有{wanted}名编辑，分属{wanted}个学会", "{wanted} editors of as many societies are wanted";
                /// An editor and a case of his own society.
                EditorConflict = "EDITOR_CONFLICT", CASEBOOK, "编辑不能审读本会的案例，请由其他学会的编辑办理", "An editor does not read a case of his own society: another one does";
                /// Somebody who does not edit this.
                NotAnEditor = "NOT_AN_EDITOR", CASEBOOK, "不是本案例的编辑", "Not an editor of this case";
                /// The editor has said his word.
                WordSaid = "WORD_SAID", CASEBOOK, "您已提出意见，请等待其他编辑", "You have said your word: wait for the others";
                /// Fewer different editors than wanted.
                WordsMissing { #[doc = "So many."] wanted: i32 } = "WORDS_MISSING", CASEBOOK, "须有{wanted}名不同编辑的意见", "The words of {wanted} different editors are wanted";
                /// Cases of the edition wait.
                CasesOpen { #[doc = "How many."] count: u64 } = "CASES_OPEN", CASEBOOK, "还有{count}个案例未办结，办结后才能发布", "{count} cases wait: decide them first";
                /// No case was taken.
                NothingAccepted = "NOTHING_ACCEPTED", CASEBOOK, "没有已采用的案例，不能发布", "No case was accepted: there is nothing to publish";
            }
            $($further)*
        }
    };
}
