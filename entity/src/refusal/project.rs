//! What projects refuse.

/// Hands its entries on: closed lists are one enum, and rooms keep their part of it.
macro_rules! of_project {
    ({ $($before:tt)* } $next:ident $($further:ident)*) => {
        $next! {
            {
                $($before)*
                /// Not an amount of money.
                AmountMalformed = "AMOUNT_MALFORMED", None, "金额填到分且大于零，例如20,000.00", "Give an amount to the fen and above nothing, for example 20,000.00";
            }
            $($further)*
        }
    };
}
