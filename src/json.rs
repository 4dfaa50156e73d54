//! JSON of what serialises itself, into a growing line: text, numbers, lists and objects as [`serde_json`] writes them, byte for
//! byte.
//!
//! Half of what an article's reading is printed as are the names of fields. They need no look at every byte for what JSON must
//! escape, and go into a buffer of bytes that are there already; that makes printing twice as fast. Whatever is rare (numbers with
//! a fraction or a sign, text to be escaped) is left to `serde_json`.

use serde::ser::{self, Impossible, Serialize};
use serde_json::Error;

/// A growing line, written piece by piece.
#[derive(Debug, Default)]
pub struct Line {
    bytes: Vec<u8>,
    len: usize,
}

/// Bytes that room is made for at first: those of a short article's line.
const MIN_ROOM: usize = 16_384;

impl Line {
    /// Appends `value` as JSON.
    ///
    /// # Errors
    ///
    /// When `value` does, or has a variant with fields of its own: none of ours has.
    pub fn print(&mut self, value: &impl Serialize) -> Result<(), Error> {
        value.serialize(Printer(self))
    }

    /// Appends the end of the line.
    pub fn end(&mut self) {
        self.put(b"\n");
    }

    /// What was written.
    pub fn written(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Makes it empty, and keeps its room.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    #[inline]
    fn put(&mut self, piece: &[u8]) {
        let end = self.len + piece.len();
        match self.bytes.get_mut(self.len..end) {
            Some(room) => {
                room.copy_from_slice(piece);
                self.len = end;
            }
            None => self.grow(piece),
        }
    }

    #[cold]
    fn grow(&mut self, piece: &[u8]) {
        self.bytes.resize((2 * self.bytes.len()).max(self.len + piece.len()).max(MIN_ROOM), 0);
        self.put(piece);
    }

    /// Appends a string.
    fn text(&mut self, text: &str) -> Result<(), Error> {
        // All bytes, without an early end, are looked at many at once.
        let escaped = |any: u8, b: u8| any | u8::from(matches!(b, 0..b' ' | b'"' | b'\\'));
        if text.bytes().fold(0, escaped) != 0 {
            return serde_json::to_writer(self, text);
        }
        self.put(b"\"");
        self.put(text.as_bytes());
        self.put(b"\"");
        Ok(())
    }

    /// Appends the name of a field.
    #[inline]
    fn name(&mut self, first: &mut bool, name: &'static str) {
        self.put(if *first { b"\"" } else { b",\"" });
        *first = false;
        self.put(name.as_bytes());
        self.put(b"\":");
    }

    /// Appends a number.
    fn number(&mut self, mut number: u64) {
        let mut digits = [b'0'; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.put(&digits[first..]);
    }
}

impl std::io::Write for Line {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        self.put(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes one value.
struct Printer<'l>(&'l mut Line);

/// Writes the parts of a list or object.
struct Parts<'l> {
    line: &'l mut Line,
    first: bool,
    end: &'static [u8],
}

impl<'l> Printer<'l> {
    fn parts(self, begin: &[u8], end: &'static [u8]) -> Parts<'l> {
        self.0.put(begin);
        Parts { line: self.0, first: true, end }
    }

    fn other(self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(self.0, value)
    }
}

impl Parts<'_> {
    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        if !std::mem::take(&mut self.first) {
            self.line.put(b",");
        }
        value.serialize(Printer(self.line))
    }

    fn finish(self) {
        self.line.put(self.end);
    }
}

impl<'l> ser::Serializer for Printer<'l> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'l>;
    type SerializeTuple = Parts<'l>;
    type SerializeTupleStruct = Parts<'l>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Parts<'l>;
    type SerializeStruct = Parts<'l>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.put(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.0.number(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.0.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.0.text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.other(&value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.put(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.0.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.parts(b"{", b"}");
        ser::SerializeStruct::serialize_field(&mut object, variant, value)?;
        ser::SerializeStruct::end(object)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'l>, Error> {
        Ok(self.parts(b"[", b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'l>, Error> {
        Ok(self.parts(b"[", b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'l>, Error> {
        Ok(self.parts(b"[", b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(ser::Error::custom(format_args!("{variant} has fields")))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'l>, Error> {
        Ok(self.parts(b"{", b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'l>, Error> {
        Ok(self.parts(b"{", b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(ser::Error::custom(format_args!("{variant} has fields")))
    }
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeTupleStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

/// Keys are text.
impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.part(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.line.put(b":");
        value.serialize(Printer(self.line))
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.line.name(&mut self.first, name);
        value.serialize(Printer(self.line))
    }

    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Of(u8),
    }

    #[derive(Debug, Serialize)]
    struct Inner {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<u64>,
    }

    #[derive(Debug, Serialize)]
    struct Outer {
        kinds: [Kind; 2],
        #[serde(flatten)]
        inner: Inner,
        pair: (i32, f64),
        letter: char,
        map: BTreeMap<String, Option<f32>>,
        empty: [(); 0],
    }

    proptest! {
        #[test]
        fn it_writes_what_serde_json_writes(
            text in any::<String>(), number in any::<Option<u64>>(), n in any::<u8>(), pair in any::<(i32, f64)>(),
            letter in any::<char>(), map in prop::collection::btree_map(any::<String>(), any::<Option<f32>>(), 0..4),
        ) {
            let inner = Inner { text, number };
            let value = Outer { kinds: [Kind::Plain, Kind::Of(n)], inner, pair, letter, map, empty: [] };
            let mut line = Line::default();
            line.print(&(&value, &value.inner))?;
            prop_assert_eq!(line.written(), serde_json::to_vec(&(&value, &value.inner))?);
        }
    }
}
