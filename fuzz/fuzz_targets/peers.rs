//! Any bytes as another program's database, or as the codebook of a qc project.
#![no_main]

#[path = "../borrowing.rs"]
#[allow(dead_code, reason = "each target reads one kind")]
mod borrowing;
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| borrowing::peers(bytes));
