//! Any letters as a question.
#![no_main]

#[path = "../asking.rs"]
mod asking;
#[path = "../laws.rs"]
#[allow(dead_code, reason = "nothing is borrowed")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| asking::question(bytes));
