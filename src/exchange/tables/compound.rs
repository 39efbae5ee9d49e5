//! The file system in files of before 2007: its streams taken out within bounds, and one stream put into a new one.
//!
//! Source: Microsoft's [MS-CFB]. The library that reads workbooks follows chains of sectors wherever they lead, in
//! circles too: it is only given what [`wrapped`] made.

use crate::exchange::documents::archive::OLE;

const NOTHING: u32 = 0xFFFF_FFFE;

pub(super) fn number16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?)))
}

pub(super) fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The file system in the file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub fn open(bytes: &'a [u8]) -> Option<Compound<'a>> {
        let sector = match number16(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound { bytes, sector, next: Vec::new(), entries: Vec::new() };
        for id in file.tables()? {
            let table = file.sector(id)?;
            file.next.extend((0..sector / 4).map_while(|at| number32(table, at * 4)));
        }
        let listing = file.chain(number32(bytes, 48)?, bytes.len())?;
        file.entries = listing.chunks_exact(128).filter_map(entry).collect();
        Some(file)
    }

    /// Which sectors say which sector follows which: the first 109 stand in the header, the others in a chain.
    fn tables(&self) -> Option<Vec<u32>> {
        let mut tables: Vec<u32> = (0..109).map_while(|at| number32(self.bytes, 76 + at * 4)).collect();
        let mut more = number32(self.bytes, 68)?;
        for _ in 0..self.bytes.len() / self.sector {
            let Some(list) = self.sector(more) else { break };
            let last = self.sector - 4;
            tables.extend((0..last / 4).map_while(|at| number32(list, at * 4)));
            more = number32(list, last)?;
        }
        tables.retain(|id| *id < NOTHING - 2);
        // As many as the sectors of the file need: one may be named again and again.
        tables.truncate(self.bytes.len() / self.sector / (self.sector / 4) + 1);
        Some(tables)
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// Never longer than the file itself.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let length = length.min(self.bytes.len());
        let (mut chain, mut id) = (Vec::new(), start);
        while id != NOTHING && chain.len() < length {
            chain.extend_from_slice(self.sector(id)?);
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        chain.truncate(length);
        Some(chain)
    }

    /// A stream by its name. Short ones stand in pieces of 64 bytes within the stream of the root.
    pub fn find(&self, name: &str) -> Option<Vec<u8>> {
        let found = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if found.length >= 4096 {
            return self.chain(found.start, found.length);
        }
        let root = self.entries.first()?;
        let pieces = self.chain(root.start, root.length)?;
        let next = self.chain(number32(self.bytes, 60)?, self.bytes.len())?;
        let (mut stream, mut id) = (Vec::new(), found.start);
        while id != NOTHING && stream.len() < found.length {
            let start = usize::try_from(id).ok()?.checked_mul(64)?;
            stream.extend_from_slice(pieces.get(start..start.checked_add(64)?)?);
            id = number32(&next, usize::try_from(id).ok()?.checked_mul(4)?)?;
        }
        stream.truncate(found.length);
        Some(stream)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units =
        (0..32).map_while(|at| u16::try_from(number16(bytes, at * 2)?).ok()).take_while(|unit| *unit != 0);
    let name = String::from_utf16_lossy(&units.collect::<Vec<u16>>());
    let length = usize::try_from(number32(bytes, 120)?).ok()?;
    Some(Entry { name, start: number32(bytes, 116)?, length })
}

/// A file system that holds this stream and nothing else, in sectors of 4,096 bytes: first the tables, then the
/// listing, then the stream.
pub(super) fn wrapped(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    let sectors = stream.len().max(SECTOR).div_ceil(SECTOR);
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    let number = |number: usize| u32::try_from(number).unwrap_or(NOTHING).to_le_bytes();
    let put = |bytes: &mut Vec<u8>, at: usize, what: &[u8]| {
        if let Some(place) = bytes.get_mut(at..at + what.len()) {
            place.copy_from_slice(what);
        }
    };
    let mut file = vec![0; SECTOR];
    put(&mut file, 0, &OLE);
    for (at, value) in [(24, 0x3E_u16), (26, 4), (28, 0xFFFE), (30, 12), (32, 6)] {
        put(&mut file, at, &value.to_le_bytes());
    }
    for (at, value) in
        [(44, tables), (48, tables), (56, SECTOR), (60, NOTHING as usize), (68, NOTHING as usize)]
    {
        put(&mut file, at, &number(value));
    }
    for at in 0..109 {
        put(&mut file, 76 + at * 4, &if at < tables { number(at) } else { u32::MAX.to_le_bytes() });
    }
    let last = tables + sectors;
    for at in 0..tables * SECTOR / 4 {
        let next = match at {
            at if at < tables => 0xFFFF_FFFD,
            at if at == tables || at == last => NOTHING,
            at if at < last => u32::try_from(at + 1).unwrap_or(NOTHING),
            _ => u32::MAX,
        };
        file.extend(next.to_le_bytes());
    }
    for (name, kind, start, length) in
        [("Root Entry", 5, 0, 0), ("Workbook", 2, tables + 1, sectors * SECTOR)]
    {
        let mut entry = vec![0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(&mut entry, 0, &units);
        put(&mut entry, 64, &[u8::try_from(units.len() + 2).unwrap_or_default(), 0, kind]);
        put(&mut entry, 116, &number(start));
        put(&mut entry, 120, &number(length));
        file.extend(entry);
    }
    file.resize(SECTOR * (tables + 2), 0);
    file.extend_from_slice(stream);
    file.resize(SECTOR * (tables + 2 + sectors), 0);
    file
}
