//! How much a PDF would swell to, known before the library inflates any of it.

use flate2::{Decompress, FlushDecompress, Status};

use crate::exchange::Refused;

/// Of one stream, inflated: a picture of 80 megapixels.
const LARGEST: u64 = 256 << 20;
const MOST: u64 = 4 << 30;

/// # Errors
/// When a stream swells beyond the bounds.
pub(super) fn check(file: &str, bytes: &[u8]) -> Result<(), Refused> {
    let mut total = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let rest = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        if is_deflated(rest) {
            let size = inflated(rest);
            total += size;
            if size > LARGEST || total > MOST {
                return Err(Refused::too_much(format!(
                    "{file} swells to more than any transcript: it was not read"
                )));
            }
        }
    }
    Ok(())
}

/// RFC 1950: the method is 8, and the first two bytes are a multiple of 31.
fn is_deflated(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) * 256 + u16::from(*second)) % 31 == 0)
}

/// How many bytes come out, without keeping them; as many as came out before it broke.
fn inflated(bytes: &[u8]) -> u64 {
    let mut inflate = Decompress::new(true);
    let mut sink = [0; 1 << 15];
    while inflate.total_out() <= LARGEST {
        let rest =
            usize::try_from(inflate.total_in()).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
        let before = (inflate.total_in(), inflate.total_out());
        match inflate.decompress(rest, &mut sink, FlushDecompress::None) {
            Ok(Status::Ok | Status::BufError) if before != (inflate.total_in(), inflate.total_out()) => {}
            _ => break,
        }
    }
    inflate.total_out()
}
