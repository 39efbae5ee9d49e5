//! What can be said in a grid of rows and columns. Moving from row to row is said as in a list.

macro_rules! grids {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Grids ──────────────────────────────────────────────────────────────────────────────────────────────────
    NextColumn "next-column" [Grid] None "Next column"
        "Moves to the cell on the right.";
    PreviousColumn "previous-column" [Grid] None "Previous column"
        "Moves to the cell on the left.";
    FirstColumn "first-column" [Grid] None "First column"
        "Moves to the first cell of the row.";
    LastColumn "last-column" [Grid] None "Last column"
        "Moves to the last cell of the row.";
    EditCell "edit-cell" [People, Sheet, Waves, Guide, Arrivals, Framework, Quotes] None "Write in this cell"
        "Opens the cell to be written or chosen. A letter or digit that means nothing here begins it too.";
    ClearCell "clear-cell" [People, Sheet, Waves, Guide, Framework] None "Make it missing"
        "Takes the value out of the cell: it is missing then, not empty.";
    }}};
}
pub(super) use grids;
