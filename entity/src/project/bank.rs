//! What a bank's statement says of payments: each of its lines is held against the payment that it names, before
//! anything is written.

use chrono::NaiveDate;

use crate::project::money::Fen;
use crate::project::tranche::{TrancheState, TrancheStep};

words! {
    /// What a line of a bank's statement means (回单核对结果).
    BankFinding {
        /// The payment arrived: it will be confirmed (确认到账).
        Arrived = "ARRIVED", "确认到账", "Confirms the payment";
        /// The bank sent the payment back: it will be planned again (银行退汇).
        SentBack = "SENT_BACK", "银行退汇，将重新排期", "Sent back: it is planned again";
        /// It was confirmed before: nothing happens (此前已确认).
        AlreadyConfirmed = "ALREADY_CONFIRMED", "此前已确认，不再处理", "Confirmed before: nothing happens";
        /// No payment out has this reference: nothing happens (没有这笔付款).
        UnknownReference = "UNKNOWN_REFERENCE", "没有待确认的这笔付款，不处理", "No such payment: nothing happens";
        /// Another amount than was paid (金额不符).
        AmountDiffers = "AMOUNT_DIFFERS", "金额与拨付不符，请核对", "Another amount than was paid: check it";
        /// A day before the payment, or in the future (日期不符).
        DayDiffers = "DAY_DIFFERS", "日期早于拨付或晚于今天，请核对", "Before the payment or in the future: check the day";
        /// The same payment stands in the file twice (重复).
        Twice = "TWICE", "同一付款在表中出现两次，请删去一行", "The same payment twice: take one line out";
        /// Sent back after its arrival was confirmed (确认后又退汇).
        BackAfterArrival = "BACK_AFTER_ARRIVAL", "此前已确认到账，又报退汇，请与银行核实", "Sent back after it was confirmed: ask the bank";
        /// The amount or the day cannot be read (无法识别).
        Unread = "UNREAD", "金额或日期无法识别，请更正", "Its amount or day cannot be read: correct it";
    }
}

impl BankFinding {
    /// The step of the payment that follows; none where nothing does.
    #[must_use]
    pub const fn step(self) -> Option<TrancheStep> {
        match self {
            Self::Arrived => Some(TrancheStep::Confirm),
            Self::SentBack => Some(TrancheStep::Bounce),
            _ => None,
        }
    }

    /// Whether somebody has to look at it before any line of the file is taken over.
    #[must_use]
    pub const fn bars(self) -> bool {
        matches!(self, Self::AmountDiffers | Self::DayDiffers | Self::Twice | Self::BackAfterArrival | Self::Unread)
    }
}

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How much.
    pub amount: Fen,
    /// On which day.
    pub on: NaiveDate,
    /// Whether the money came back.
    pub back: bool,
}

/// The payment that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// How much.
    pub amount: Fen,
    /// How far it is.
    pub state: TrancheState,
    /// The day it was paid out.
    pub released_on: Option<NaiveDate>,
}

/// What a line means. `again` is whether an earlier line named the same payment.
#[must_use]
pub fn judge(said: Option<Said>, paid: Option<Paid>, again: bool, today: NaiveDate) -> BankFinding {
    // What names no payment of ours is somebody else's business, however it is written.
    let Some(paid) = paid else { return BankFinding::UnknownReference };
    let Some(said) = said else { return BankFinding::Unread };
    if again {
        return BankFinding::Twice;
    }
    if said.amount != paid.amount {
        return BankFinding::AmountDiffers;
    }
    if said.on > today || paid.released_on.is_some_and(|day| said.on < day) {
        return BankFinding::DayDiffers;
    }
    match (paid.state, said.back) {
        (TrancheState::Released, false) => BankFinding::Arrived,
        (TrancheState::Released, true) => BankFinding::SentBack,
        (TrancheState::Confirmed, false) => BankFinding::AlreadyConfirmed,
        (TrancheState::Confirmed, true) => BankFinding::BackAfterArrival,
        // What is planned again has lost its reference.
        _ => BankFinding::UnknownReference,
    }
}

/// What banks write of money that came back.
const BACK: [&str; 8] = ["退汇", "退票", "退回", "退款", "冲正", "returned", "rejected", "reversal"];

/// Whether a remark says that the money came back.
#[must_use]
pub fn says_back(remark: &str) -> bool {
    let remark = remark.to_lowercase();
    BACK.iter().any(|word| remark.contains(word))
}

/// The reference of a payment in whatever a bank wrote around it: `ZF20260320-0A1B2C3D4E`.
#[must_use]
pub fn reference_in(text: &str) -> Option<String> {
    const LENGTH: usize = 21;
    let text = text.to_uppercase();
    let fits = |found: &str| {
        found.len() == LENGTH
            && found.bytes().enumerate().all(|(place, byte)| match place {
                0 => byte == b'Z',
                1 => byte == b'F',
                2..=9 => byte.is_ascii_digit(),
                10 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    text.match_indices("ZF").find_map(|(at, _)| text.get(at..at + LENGTH).filter(|found| fits(found))).map(Into::into)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
    }

    #[test]
    fn a_reference_is_found_whatever_stands_around_it() {
        for text in ["ZF20260320-0A1B2C3D4E", "拨付 zf20260320-0a1b2c3d4e 项目款", "ZFZF20260320-0A1B2C3D4E。"] {
            assert_eq!(reference_in(text).as_deref(), Some("ZF20260320-0A1B2C3D4E"), "{text}");
        }
        for text in ["", "ZF2026032-0A1B2C3D4E", "ZF20260320 0A1B2C3D4E", "ZF20260320-0A1B2C3D4", "支付宝"] {
            assert_eq!(reference_in(text), None, "{text}");
        }
        assert!(says_back("账户已销户，退汇") && says_back("RETURNED by bank") && !says_back("项目款"));
    }

    #[test]
    fn only_what_fits_to_the_fen_moves_a_payment() {
        let paid = |state| Some(Paid { amount: Fen::yuan(5), state, released_on: Some(day(10)) });
        let said = |amount, on, back| Some(Said { amount: Fen::yuan(amount), on: day(on), back });
        let out = paid(TrancheState::Released);
        let known = paid(TrancheState::Confirmed);
        let found = |said, paid, again| judge(said, paid, again, day(20));
        assert_eq!(found(said(5, 11, false), out, false), BankFinding::Arrived);
        assert_eq!(found(said(5, 11, true), out, false), BankFinding::SentBack);
        assert_eq!(found(said(5, 11, false), out, true), BankFinding::Twice);
        assert_eq!(found(said(6, 11, false), out, false), BankFinding::AmountDiffers);
        assert_eq!(found(said(5, 9, false), out, false), BankFinding::DayDiffers);
        assert_eq!(found(said(5, 21, false), out, false), BankFinding::DayDiffers);
        assert_eq!(found(said(5, 11, false), known, false), BankFinding::AlreadyConfirmed);
        assert_eq!(found(said(5, 11, true), known, false), BankFinding::BackAfterArrival);
        assert_eq!(found(None, out, false), BankFinding::Unread);
        assert_eq!(found(None, None, false), BankFinding::UnknownReference);
    }

    proptest! {
        #[test]
        fn what_moves_a_payment_bars_nothing_and_is_a_step_of_it(
            amount in 1_i64..4, paid in 1_i64..4, on in 1_u32..28, back: bool, again: bool, state in 0_usize..6,
        ) {
            let of = |fen| Fen::of(fen).unwrap_or_default();
            let paid = Paid { amount: of(paid), state: TrancheState::ALL[state], released_on: Some(day(10)) };
            let said = Said { amount: of(amount), on: day(on), back };
            let finding = judge(Some(said), Some(paid), again, day(20));
            if let Some(step) = finding.step() {
                prop_assert!(!finding.bars() && paid.amount == said.amount && !again);
                prop_assert!(paid.state.after(step).is_ok());
            }
        }
    }
}
