//! What can be said in the framework matrix: its rows and columns, what is written into its squares, and what that
//! rests on.

macro_rules! framework {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── The framework matrix ───────────────────────────────────────────────────────────────────────────────────
    Framework "framework" [Anywhere] None "The framework matrix"
        "Shows what was written of each case under each chosen code, and how many codings wait. Enter shows their quotes. Until codes are chosen, the top level of the codebook stands there.";
    FrameworkColumns "framework-columns" [Framework] None "Choose the codes"
        "Chooses the columns, several at once; Tab takes a code or puts it back. With none the top level of the codebook stands there. What was written stays.";
    FrameworkRows "framework-rows" [Framework] Choice(FRAMEWORK_ROWS) "Cases, or cases by waves" eg "framework-rows case-wave"
        "Turns the rows from cases to each case in each wave and back. What was written stays with its rows.";
    ColumnLeft "column-left" [Framework] None "Move the column left"
        "Puts this column before the one on its left.";
    ColumnRight "column-right" [Framework] None "Move the column right"
        "Puts this column behind the one on its right.";
    WholeRow "whole-row" [Framework] None "All of this case"
        "Shows everything that was written of the case in this row, code by code.";
    QuotesAsSummary "quotes-as-summary" [Framework] None "The quotes as summary"
        "Writes the quotes themselves into the cell, each linked to its coding, and marks them as that.";
    Links "links" [Framework] None "What the summaries rest on"
        "Lists the codings that the summaries of this cell are linked to, and those that are gone.";
    Link "link" [Quotes] None "Link to the summary"
        "Links the marked quotes, or this one, to your summary of the cell, or to one of its sentences.";
    Unlink "unlink" [Links] None "Take the link off"
        "Takes the link off your summary; the coding stays. Undo brings it back.";
    }}};
}
pub(super) use framework;
