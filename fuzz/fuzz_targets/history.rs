//! Any bytes as a coder's history.
#![no_main]

#[path = "../readers.rs"]
#[allow(dead_code, reason = "each target reads one kind")]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::history(bytes));
