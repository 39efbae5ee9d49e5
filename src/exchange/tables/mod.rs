//! Tables that come in: people and their attributes, surveys, codebooks, coded segments.
//!
//! | to | go to |
//! |---|---|
//! | read a file as rows of words | `sheet.rs`; `delimited.rs` (csv and the like), `workbook.rs` (xlsx, xlsb, ods, xls by `old_workbook.rs`) |
//! | know what a column is | `columns.rs`: as the user says; `headings.rs`: the words for it; `answers.rs`: its kind |
//! | know what a table holds | `shape.rs` |
//! | read people, and write them | `people.rs`, `cases.rs`; `people_table.rs` |
//! | read a survey | `survey.rs` |
//! | read coded segments by looking for their words | `segments.rs` |
//! | read a codebook, and write it | `codebook.rs`, `outline.rs`, `paths.rs`, `entry.rs`; `codebook_table.rs` |

mod answers;
mod bounds;
mod called;
mod cases;
mod codebook;
mod codebook_table;
#[cfg(test)]
mod codebook_tests;
mod columns;
mod compound;
mod delimited;
mod entry;
mod headings;
mod lists;
mod old_workbook;
mod outline;
mod paths;
mod people;
mod people_table;
#[cfg(test)]
mod people_tests;
mod segments;
mod shape;
mod sheet;
mod survey;
mod workbook;

pub use codebook::codebook;
pub use codebook_table::codebook_table;
pub use columns::{Columns, Roles, parse_mapping};
pub use headings::Role;
pub use people::people;
pub use people_table::people_table;
pub use segments::segments;
pub use shape::recognise;
pub use sheet::{Row, Sheet, is_table};
pub use survey::survey;
