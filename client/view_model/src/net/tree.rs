//! Understanding JSON in little code: a text becomes a tree once, and types are read from the tree.
//!
//! serde writes the reading of each of our hundred types for whichever format it reads from. Straight
//! from JSON's text every one of them brings along whitespace, positions, sequences instead of objects,
//! the comparing of names and a sentence for each thing that can be wrong: a quarter of the client's
//! weight, none of which anybody sees. Here a struct is asked for its fields in their order, a variant is
//! found by its place, and there is one error that says nothing: a type is a loop over its fields.

use std::fmt;

use serde::de::value::U64Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value, map};

/// The text is no JSON, or has not the expected shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illegible;

impl fmt::Display for Illegible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("illegible")
    }
}

impl std::error::Error for Illegible {}

// serde's own versions of all these write a sentence.
impl Error for Illegible {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// Reads a text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Illegible> {
    T::deserialize(Tree(&parse(text)?))
}

/// Reads one member of the object that a text is.
pub fn read_member<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, Illegible> {
    T::deserialize(Tree(parse(text)?.get(name).ok_or(Illegible)?))
}

/// Whether one member of two objects is the same, in whichever order its own members stand.
#[must_use]
pub fn same_member(one: &str, other: &str, name: &str) -> bool {
    let member = |text| parse(text).ok()?.get(name).cloned();
    member(one).is_some_and(|one| member(other) == Some(one))
}

fn parse(text: &str) -> Result<Value, Illegible> {
    serde_json::from_str(text).map_err(|_| Illegible)
}

/// One value to read.
#[derive(Clone, Copy)]
struct Tree<'v>(&'v Value);

impl<'v> Tree<'v> {
    fn list(self) -> Result<Items<'v>, Illegible> {
        self.0.as_array().map(|items| Items(items.iter())).ok_or(Illegible)
    }

    fn object(self) -> Result<&'v Map<String, Value>, Illegible> {
        self.0.as_object().ok_or(Illegible)
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
            visitor.visit_i64(self.0.as_i64().ok_or(Illegible)?)
        }
    )*};
}

macro_rules! texts {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
            visitor.visit_str(self.0.as_str().ok_or(Illegible)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Tree<'_> {
    type Error = Illegible;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => visitor.visit_i64(whole),
                None => visitor.visit_f64(number.as_f64().ok_or(Illegible)?),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(members) => visitor.visit_map(Members { members: members.iter(), value: None }),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    texts! { deserialize_str deserialize_string deserialize_char deserialize_identifier }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_bool(self.0.as_bool().ok_or(Illegible)?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_f64(self.0.as_f64().ok_or(Illegible)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Illegible> {
        visitor.visit_map(Members { members: self.object()?.iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Illegible> {
        visitor.visit_map(Fields { members: self.object()?, names, next: 0, value: self.0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Illegible> {
        visitor.visit_enum(variant(self.0, variants)?)
    }

    forward_to_deserialize_any! {
        i128 u128 bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

/// The items of a list.
struct Items<'v>(std::slice::Iter<'v, Value>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Illegible;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Illegible> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// All members of an object, by name: what maps are read from.
struct Members<'v> {
    members: map::Iter<'v>,
    value: Option<&'v Value>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Illegible;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Illegible> {
        let Some((name, value)) = self.members.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(name.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Illegible> {
        seed.deserialize(Tree(self.value.take().ok_or(Illegible)?))
    }
}

/// The members that a struct has fields for, each told by its place: what else there is stays unread.
struct Fields<'v> {
    members: &'v Map<String, Value>,
    names: &'static [&'static str],
    next: usize,
    value: &'v Value,
}

impl Fields<'_> {
    /// Goes on to the next field that the object has.
    #[inline(never)]
    fn advance(&mut self) -> Option<u64> {
        while let Some(name) = self.names.get(self.next) {
            self.next += 1;
            if let Some(value) = self.members.get(*name) {
                self.value = value;
                return Some(self.next as u64 - 1);
            }
        }
        None
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Illegible;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Illegible> {
        self.advance().map(|place| seed.deserialize(U64Deserializer::new(place))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Illegible> {
        seed.deserialize(Tree(self.value))
    }
}

/// A variant by its place, and what it holds.
struct Variant<'v> {
    place: u64,
    content: Option<&'v Value>,
}

/// The variant that a text names, or an object's only member.
#[inline(never)]
fn variant<'v>(value: &'v Value, variants: &[&str]) -> Result<Variant<'v>, Illegible> {
    let (name, content) = match value {
        Value::String(name) => (name, None),
        Value::Object(members) => {
            members.iter().next().map(|(name, content)| (name, Some(content))).ok_or(Illegible)?
        }
        _ => return Err(Illegible),
    };
    // An unknown name lies behind the last place: `#[serde(other)]`, where there is one.
    let place = variants.iter().position(|variant| variant == name).unwrap_or(variants.len());
    Ok(Variant { place: place as u64, content })
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Illegible;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Illegible> {
        Ok((seed.deserialize(U64Deserializer::new(self.place))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Illegible;

    fn unit_variant(self) -> Result<(), Illegible> {
        if self.content.is_none() { Ok(()) } else { Err(Illegible) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Illegible> {
        seed.deserialize(Tree(self.content.ok_or(Illegible)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Illegible> {
        Tree(self.content.ok_or(Illegible)?).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Illegible> {
        Tree(self.content.ok_or(Illegible)?).deserialize_struct("", names, visitor)
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
        #[serde(other)]
        Later,
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
        assert_eq!(read::<u8>("300"), Err(Illegible));
        assert_eq!(read::<i64>("1.5"), Err(Illegible));
        assert_eq!(read::<String>("null"), Err(Illegible));
    }

    #[test]
    fn a_word_that_came_later_is_the_last_variant_where_there_is_one() {
        assert_eq!(read::<Standing>(r#""BROKEN""#), Ok(Standing::Later));
        assert_eq!(read::<Standing>("7"), Err(Illegible));
        assert_eq!(read::<Option<f64>>("2"), Ok(Some(2.0)));
    }
}
