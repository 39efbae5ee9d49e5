//! Another program's SQLite database: opened from a copy, and read without trusting what it says of itself.
//!
//! The copy is there because a program may be at work on the file: what it has not yet moved from its write-ahead log
//! into the database comes along, and nothing is ever written beside the user's file. Only plain tables are read: a
//! view or a virtual table of a hostile file may compute for ever.

use std::{
    cell::Cell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, types::ValueRef};
use tempfile::TempDir;

use super::words::decoded;
use crate::exchange::{Fate, Going, Refused, Told, source::LARGEST};

const MAGIC: &[u8] = b"SQLite format 3\0";
/// The first bytes of a rollback journal that has not been played back.
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const MOST_ROWS: usize = 1_000_000;
/// Of words, in all tables together.
const MOST_BYTES: u64 = 512 << 20;

pub(super) struct Base {
    name: String,
    connection: Connection,
    /// By lower-case name: what the table is called, and its columns.
    tables: HashMap<String, (String, Vec<String>)>,
    bytes_read: Cell<u64>,
    /// How many texts were not UTF-8.
    misencoded: Cell<usize>,
    _folder: TempDir,
}

/// Values by the names of their columns; a column that is not there holds nothing.
pub(super) struct Row {
    names: &'static [&'static str],
    values: Vec<Value>,
}

enum Value {
    Nothing,
    Whole(i64),
    Real(f64),
    Words(String),
}

/// Whether these bytes begin like a database.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl Base {
    /// `path` is where the bytes stand, if they stand anywhere: its write-ahead log is looked for beside it.
    ///
    /// # Errors
    /// In words: no database, a broken one, or one that was being written.
    pub fn open(path: &Path, bytes: &[u8]) -> Result<Base, Refused> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = copied(path, bytes).map_err(|error| {
            Refused::unreadable(format!("{name} cannot be copied to where it would be read: {error}"))
        })?;
        if was_being_written(path) {
            return Err(Refused::unreadable(format!(
                "{name} was not closed properly: open and close it in the program it is from, then try again"
            )));
        }
        let broken = |error| broken(&name, &error);
        let connection = connect(&folder.path().join("copy")).map_err(broken)?;
        let tables = tables(&connection).map_err(broken)?;
        let (bytes_read, misencoded) = (Cell::new(0), Cell::new(0));
        Ok(Base { name, connection, tables, bytes_read, misencoded, _folder: folder })
    }

    pub fn has(&self, table: &str) -> bool {
        self.tables.contains_key(table)
    }

    pub fn has_column(&self, table: &str, column: &str) -> bool {
        self.column(table, column).is_some()
    }

    /// All rows of a table in their order; none when there is no such table.
    ///
    /// # Errors
    /// In words: broken, or more than there may be.
    pub fn rows(
        &self,
        table: &str,
        names: &'static [&'static str],
        going: &Going,
    ) -> Result<Vec<Row>, Refused> {
        let Some(query) = self.query(table, names) else { return Ok(Vec::new()) };
        let broken = |error| broken(&self.name, &error);
        let mut statement = self.connection.prepare(&query).map_err(broken)?;
        let mut found = statement.query([]).map_err(broken)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(broken)? {
            going.check()?;
            let values = (0..names.len()).map(|at| row.get_ref(at).map(|value| self.value(value)));
            rows.push(Row { names, values: values.collect::<Result<_, _>>().map_err(broken)? });
            self.bounded(table, rows.len())?;
        }
        Ok(rows)
    }

    /// # Errors
    /// In words: broken.
    pub fn count(&self, table: &str) -> Result<usize, Refused> {
        let Some((table, _)) = self.tables.get(table) else { return Ok(0) };
        let query = format!("select count(*) from {}", quoted(table));
        let count = self.connection.query_row(&query, [], |row| row.get::<_, i64>(0));
        let count = count.map_err(|error| broken(&self.name, &error))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    pub fn tell(&self, told: &mut Told) {
        let why = "they are not UTF-8 and were read as Windows-1252";
        told.add(Fate::Changed, "texts", self.misencoded.get(), why, None);
    }

    fn column(&self, table: &str, name: &str) -> Option<&String> {
        let (_, columns) = self.tables.get(table)?;
        columns.iter().find(|column| column.eq_ignore_ascii_case(name))
    }

    /// Names no index, so that rows come as they stand in the table.
    fn query(&self, table: &str, names: &[&str]) -> Option<String> {
        let (called, _) = self.tables.get(table)?;
        let column = |name: &&str| self.column(table, name).map_or("null".into(), |name| quoted(name));
        let columns: Vec<String> = names.iter().map(column).collect();
        Some(format!("select {} from {} not indexed", columns.join(", "), quoted(called)))
    }

    fn value(&self, value: ValueRef<'_>) -> Value {
        match value {
            ValueRef::Null => Value::Nothing,
            ValueRef::Integer(number) => Value::Whole(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Text(bytes) => Value::Words(self.words(bytes)),
            ValueRef::Blob(bytes) => {
                std::str::from_utf8(bytes).map_or(Value::Nothing, |_| Value::Words(self.words(bytes)))
            }
        }
    }

    fn words(&self, bytes: &[u8]) -> String {
        self.bytes_read.set(self.bytes_read.get().saturating_add(bytes.len() as u64));
        let (words, is_utf8) = decoded(bytes);
        self.misencoded.set(self.misencoded.get() + usize::from(!is_utf8));
        words.into_owned()
    }

    fn bounded(&self, table: &str, rows: usize) -> Result<(), Refused> {
        let name = &self.name;
        if rows > MOST_ROWS {
            return Err(Refused::too_much(format!("{name} has more than {MOST_ROWS} rows in {table}")));
        }
        if self.bytes_read.get() > MOST_BYTES {
            return Err(Refused::too_much(format!(
                "{name} holds more than {} MB of words",
                MOST_BYTES >> 20
            )));
        }
        Ok(())
    }
}

impl Row {
    fn value(&self, name: &str) -> &Value {
        let at = self.names.iter().position(|known| *known == name);
        at.and_then(|at| self.values.get(at)).unwrap_or(&Value::Nothing)
    }

    /// Empty when there is nothing.
    pub fn words(&self, name: &str) -> String {
        match self.value(name) {
            Value::Nothing => String::new(),
            Value::Whole(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Words(words) => words.clone(),
        }
    }

    /// Also one that stands there in words, or with nothing behind its decimal point.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.value(name) {
            Value::Nothing => None,
            Value::Whole(number) => Some(*number),
            Value::Real(number) => number.is_finite().then_some(*number as i64),
            Value::Words(words) => words.trim().parse().ok(),
        }
    }

    pub fn is_nothing(&self, name: &str) -> bool {
        matches!(self.value(name), Value::Nothing)
    }
}

fn copied(path: &Path, bytes: &[u8]) -> std::io::Result<TempDir> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("copy"), bytes)?;
    let log = beside(path, "-wal");
    if fs::metadata(&log).is_ok_and(|found| found.is_file() && found.len() <= LARGEST) {
        fs::copy(log, folder.path().join("copy-wal"))?;
    }
    Ok(folder)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(end);
    name.into()
}

/// The journal itself is left alone: it may name files that SQLite would delete.
fn was_being_written(path: &Path) -> bool {
    use std::io::Read;
    let mut head = [0; JOURNAL.len()];
    let read = fs::File::open(beside(path, "-journal")).and_then(|mut journal| journal.read_exact(&mut head));
    read.is_ok() && head == JOURNAL
}

/// It is our copy, so SQLite may play the log back into it; after that it only reads.
fn connect(copy: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(copy, flags)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn tables(connection: &Connection) -> rusqlite::Result<HashMap<String, (String, Vec<String>)>> {
    let plain = "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'";
    let names: Vec<String> =
        connection.prepare(plain)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // Columns that are computed are not among these.
    let mut columns = connection.prepare("select name from pragma_table_info(?1)")?;
    names
        .into_iter()
        .map(|name| {
            let columns = columns.query_map([&name], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((name.to_lowercase(), (name, columns)))
        })
        .collect()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn broken(name: &str, error: &rusqlite::Error) -> Refused {
    Refused::unreadable(format!(
        "{name} is damaged, or no database that can be read ({error}): open it in the program it is from to see \
         whether it is whole"
    ))
}
