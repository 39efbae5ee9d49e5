//! What can be said in a list of rows.

macro_rules! lists {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────
    NextRow "next-row" [List, Grid, Picker] None "Next row"
        "Moves to the row below.";
    PreviousRow "previous-row" [List, Grid, Picker] None "Previous row"
        "Moves to the row above.";
    FirstRow "first-row" [List, Grid] None "First row"
        "Moves to the first row.";
    LastRow "last-row" [List, Grid] None "Last row"
        "Moves to the last row.";
    Go "go" [List, People, Sheet, Speakers, Guide, Table, Framework] None "Go there"
        "Opens the place this row speaks of. Closing it brings you back to this row.";
    Back "back" [List, Grid] None "Back to where I was"
        "Closes the list or grid and returns to the place you came from.";
    Mark "mark" [List] None "Mark this row"
        "Marks the row, or takes the mark off: what follows is done to all marked rows at once.";
    MarkAll "mark-all" [List] None "Mark all rows"
        "Marks every row shown; again, none.";
    Filter "filter" [Tree, List, Grid] Words "Filter" eg "filter role"
        "Shows only what matches the words.";
    Sort "sort" [List, Grid] None "Sort another way"
        "Goes to the next way of sorting the rows; in a grid, sorts by this column, up, down, or no more.";
    Align "align" [Hits] None "Keyword in context"
        "Puts the hits beneath each other, one row each, between the words left and right of them; again, as quotes.";
    MoreContext "more-context" [Quotes] None "More words around"
        "Shows more of what stands around each quote.";
    LessContext "less-context" [Quotes] None "Fewer words around"
        "Shows less of what stands around each quote.";
    EditMemo "edit-memo" [Memos] None "Edit the memo"
        "Opens the memo to be changed.";
    DeleteMemo "delete-memo" [Memos] None "Delete the memo"
        "Removes the memo. Undo brings it back.";
    MemoKind "memo-kind" [Memos] Choice(MEMO_KINDS) "Only one kind of memo" eg "memo-kind reflexive"
        "Shows only memos of one kind, without a name those of the next; `all` shows every one.";
    GoBack "go-back" [History] None "Go back to this step"
        "Undoes every step after this one. Redo brings them back.";
    Confirm "confirm" [Review, Framework] None "It is right as it stands"
        "Says that the coding covers the right words, or that the summary still holds, and no more is said of it.";
    Reanchor "reanchor" [Review] None "Move it to the selection"
        "Moves the coding to the words selected in the reading pane.";
    Drop "drop" [Review] None "Drop the coding"
        "Removes the coding. Undo brings it back.";
    }}};
}
pub(super) use lists;
