//! Scalars of the API that the library does not name as we do.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;

use entity::project::money;

/// A day of the Gregorian calendar in China (日期), `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Date(pub NaiveDate);

#[Scalar(name = "Date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        // One spelling only: chrono alone would also read `2026-3-1` and `+2026-3-20`.
        match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(day) if day.to_string() == *text => Ok(Self(day)),
            _ => Err(InputValueError::custom("a date is written YYYY-MM-DD")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

/// An amount of money in whole fen (分): a JSON integer from 0 to 9007199254740991.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fen(pub money::Fen);

#[Scalar(name = "Fen")]
impl ScalarType for Fen {
    fn parse(value: Value) -> InputValueResult<Self> {
        // A whole number as it is written: 5.0 is a fraction and no integer of fen.
        let Value::Number(number) = &value else { return Err(InputValueError::expected_type(value)) };
        let fen = number.as_i64().and_then(|fen| money::Fen::of(fen).ok());
        fen.map(Self)
            .ok_or_else(|| InputValueError::custom("an amount is a whole number of fen, 0 to 9007199254740991"))
    }

    fn to_value(&self) -> Value {
        Value::Number(self.0.get().into())
    }
}

impl From<money::Fen> for Fen {
    fn from(fen: money::Fen) -> Self {
        Self(fen)
    }
}
