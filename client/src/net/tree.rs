//! Understanding JSON in little code: a text becomes a tree once, and types are read from the tree.
//!
//! serde writes the reading of each of our hundred types for whichever format it reads from. Straight
//! from JSON's text every one of them brings along whitespace, positions, sequences instead of objects
//! and a sentence for each thing that can be wrong: a quarter of the client's weight, none of which
//! anybody sees. From a tree, with one error that says nothing, a type is a loop over its fields.

use std::fmt::{Display, Formatter};
use std::vec::IntoIter;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value};

/// The text is no JSON, or has not the expected shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Illegible;

impl Display for Illegible {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("illegible")
    }
}

impl std::error::Error for Illegible {}

impl Error for Illegible {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Reads a text.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Illegible> {
    T::deserialize(Tree(parse(text)?))
}

/// Reads one member of the object that a text is.
pub(super) fn read_member<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, Illegible> {
    match parse(text)? {
        Value::Object(mut members) => T::deserialize(Tree(members.remove(name).ok_or(Illegible)?)),
        _ => Err(Illegible),
    }
}

fn parse(text: &str) -> Result<Value, Illegible> {
    serde_json::from_str(text).map_err(|_| Illegible)
}

struct Tree(Value);

/// Methods that read a number, whichever kind of number it is.
macro_rules! numbers {
    ($($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
            let Value::Number(number) = self.0 else { return Err(Illegible) };
            if let Some(whole) = number.as_i64() {
                return visitor.visit_i64(whole);
            }
            visitor.visit_f64(number.as_f64().ok_or(Illegible)?)
        })+
    };
}

/// Methods that read a text.
macro_rules! texts {
    ($($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
            let Value::String(text) = self.0 else { return Err(Illegible) };
            visitor.visit_str(&text)
        })+
    };
}

/// Shapes that no answer and nothing kept has.
macro_rules! none {
    ($($method:ident($($argument:ty),*);)+) => {
        $(fn $method<V: Visitor<'de>>(self, $(_: $argument,)* _: V) -> Result<V::Value, Illegible> {
            Err(Illegible)
        })+
    };
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Illegible;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }
    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }
    none! {
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_tuple(usize);
        deserialize_tuple_struct(&'static str, usize);
        deserialize_unit_struct(&'static str);
    }

    /// Only for types that take whatever comes, such as a tree.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(_) => self.deserialize_i64(visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(members) => visitor.visit_map(Members::of(members)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        let Value::Bool(value) = self.0 else { return Err(Illegible) };
        visitor.visit_bool(value)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        let Value::Array(items) = self.0 else { return Err(Illegible) };
        visitor.visit_seq(Items(items.into_iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        let Value::Object(members) = self.0 else { return Err(Illegible) };
        visitor.visit_map(Members::of(members))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Illegible> {
        self.deserialize_map(visitor)
    }

    /// A word, or one word that leads to a value.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Illegible> {
        match self.0 {
            Value::String(word) => visitor.visit_enum(Choice { word, value: Value::Null }),
            Value::Object(members) => {
                let (word, value) = members.into_iter().next().ok_or(Illegible)?;
                visitor.visit_enum(Choice { word, value })
            }
            _ => Err(Illegible),
        }
    }
}

struct Items(IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Illegible;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Illegible> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }
}

struct Members {
    rest: serde_json::map::IntoIter,
    value: Value,
}

impl Members {
    fn of(members: Map<String, Value>) -> Self {
        Self { rest: members.into_iter(), value: Value::Null }
    }
}

impl<'de> MapAccess<'de> for Members {
    type Error = Illegible;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Illegible> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Tree(Value::String(name))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Illegible> {
        seed.deserialize(Tree(std::mem::take(&mut self.value)))
    }
}

struct Choice {
    word: String,
    value: Value,
}

impl<'de> EnumAccess<'de> for Choice {
    type Error = Illegible;
    type Variant = Tree;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Tree), Illegible> {
        Ok((seed.deserialize(Tree(Value::String(self.word)))?, Tree(self.value)))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Illegible;

    fn unit_variant(self) -> Result<(), Illegible> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Illegible> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Illegible> {
        Err(Illegible)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Illegible> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use entity::account::role::Role;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    enum Standing {
        Waits,
        Refused(Vec<String>),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        display_name: String,
        role: Role,
        since: Option<NaiveDate>,
        rates: Vec<f64>,
        count: i64,
        #[serde(default)]
        locked: bool,
        standing: Vec<Standing>,
        input: Value,
    }

    const TEXT: &str = r#"{"data":{"displayName":"曹玉兰","role":"SOCIETY_LEADER","since":"2026-03-20",
        "rates":[1,0.752],"count":-3,"standing":["Waits",{"Refused":["x"]}],"input":{"a":[null,true,"b"]},"more":{}}}"#;

    #[test]
    fn a_type_is_read_from_a_member() {
        let answer: Answer = read_member(TEXT, "data").expect("it has the shape");
        assert_eq!(answer.display_name, "曹玉兰");
        assert_eq!(answer.role, Role::SocietyLeader);
        assert_eq!(answer.since, NaiveDate::from_ymd_opt(2026, 3, 20));
        assert_eq!(answer.rates, [1.0, 0.752]);
        assert_eq!((answer.count, answer.locked), (-3, false));
        assert_eq!(answer.standing, [Standing::Waits, Standing::Refused(vec!["x".into()])]);
        assert_eq!(answer.input["a"][2], "b");
    }

    #[test]
    fn another_shape_is_illegible() {
        assert_eq!(read_member::<Answer>(TEXT, "errors"), Err(Illegible));
        assert_eq!(read::<Answer>(TEXT), Err(Illegible));
        assert_eq!(read::<Vec<String>>(r#"["a",1]"#), Err(Illegible));
        assert_eq!(read::<Role>(r#""EMPEROR""#), Err(Illegible));
        assert_eq!(read::<String>("{"), Err(Illegible));
    }
}
