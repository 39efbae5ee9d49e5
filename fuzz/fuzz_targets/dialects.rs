//! Any bytes as a transcript by some other program.
#![no_main]

#[path = "../borrowing.rs"]
#[allow(dead_code, reason = "each target reads one kind")]
mod borrowing;
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(
    init: borrowing::forgive_threads(),
    |bytes: &[u8]| borrowing::dialects(bytes)
);
