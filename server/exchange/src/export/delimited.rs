//! The table as .csv: UTF-8 with its mark, because Excel reads it as the local encoding otherwise;
//! nothing in it that a spreadsheet program would run.

use super::table::{Table, Value};
use crate::import::read::delimited::{ESCAPE, is_dangerous};

/// The bytes of the file.
pub fn write(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    writer.write_record(table.headings.iter().map(|heading| harmless(heading)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(shown))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => harmless(text),
        Value::Number(_) | Value::Hundredths(_) => value.shown(),
        Value::Date(day) => day.to_string(),
    }
}

/// The importer takes the escape away again.
fn harmless(text: &str) -> String {
    if is_dangerous(text) { format!("{ESCAPE}{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_escaped() {
        let cells = ["=1+1", "+1", "-1", "@x", "\tx", "'x", "plain, with comma"].map(Value::from).to_vec();
        let table = Table { title: "", headings: vec!["=a".into(); 7], rows: vec![cells] };
        let text = write(&table).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        assert!(text.starts_with("\u{feff}'=a,'=a,"), "{text}");
        assert!(text.ends_with("'=1+1,'+1,'-1,'@x,'\tx,''x,\"plain, with comma\"\r\n"), "{text}");
    }
}
