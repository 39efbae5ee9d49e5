//! What can be said in a reading pane: moving, choosing the words, coding them.

macro_rules! reading {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Reading: moving ────────────────────────────────────────────────────────────────────────────────────────
    NextUnit "next-unit" [Reading] None "Next unit"
        "Selects the next unit: the next sentence, turn, word or character.";
    PreviousUnit "previous-unit" [Reading] None "Previous unit"
        "Selects the unit before.";
    NextTurn "next-turn" [Reading] None "Next turn"
        "Goes to where the next speaker begins.";
    PreviousTurn "previous-turn" [Reading] None "Previous turn"
        "Goes to the beginning of this turn, then of the turn before.";
    FirstUnit "first-unit" [Reading] None "Beginning of the transcript"
        "Goes to the first unit.";
    LastUnit "last-unit" [Reading] None "End of the transcript"
        "Goes to the last unit.";
    Turn "turn" [Reading] Number "Go to a turn" eg "turn 42"
        "Goes to the turn with this number.";
    Time "time" [Reading] Words "Go to a time" eg "time 12:30"
        "Goes to the turn that is being spoken then: minutes and seconds, or hours, minutes and seconds.";
    HalfPageDown "half-page-down" [Reading, Tree, List, Grid] None "Half a page down"
        "Moves down by half of what is visible.";
    HalfPageUp "half-page-up" [Reading, Tree, List, Grid] None "Half a page up"
        "Moves up by half of what is visible.";
    PageDown "page-down" [Reading, Tree, List, Grid, Picker] None "A page down"
        "Moves down by what is visible.";
    PageUp "page-up" [Reading, Tree, List, Grid, Picker] None "A page up"
        "Moves up by what is visible.";
    Centre "centre" [Reading] None "Caret to the middle"
        "Scrolls so that the caret stands in the middle of the pane.";
    NextUncoded "next-uncoded" [Reading] None "Next uncoded unit"
        "Goes to the next thing a participant said that you have not coded yet.";
    PreviousUncoded "previous-uncoded" [Reading] None "Previous uncoded unit"
        "Goes to the last uncoded thing a participant said before this.";
    NextCoding "next-coding" [Reading] None "Next coding"
        "Selects the next coded passage.";
    PreviousCoding "previous-coding" [Reading] None "Previous coding"
        "Selects the coded passage before.";
    Search "search" [Reading] Words "Search this transcript" eg "search supervis(or|ion)"
        "Finds words or a regular expression; accents are ignored, and so is case unless you type a capital.";
    NextHit "next-hit" [Reading] None "Next hit"
        "Goes to the next place that was found.";
    PreviousHit "previous-hit" [Reading] None "Previous hit"
        "Goes to the place found before.";
    Hits "hits" [Reading] None "List the hits"
        "Lists all places that were found.";
    Escape "escape" [Reading, Tree] None "Let go"
        "Lets go of the anchor, the grown selection, the marked hits or the filter.";

    // ── Reading: choosing the words ────────────────────────────────────────────────────────────────────────────
    Grow "grow" [Reading] None "Grow the selection"
        "Takes the next unit into the selection.";
    Shrink "shrink" [Reading] None "Shrink the selection"
        "Lets the last unit of the selection go.";
    GrowBack "grow-back" [Reading] None "Grow at the beginning"
        "Takes the unit before into the selection.";
    ShrinkFront "shrink-front" [Reading] None "Shrink at the beginning"
        "Lets the first unit of the selection go.";
    Finer "finer" [Reading] None "Finer unit"
        "Steps by smaller units: turn, sentence, word, character.";
    Coarser "coarser" [Reading] None "Coarser unit"
        "Steps by larger units: character, word, sentence, turn.";
    Unit "unit" [Reading] Choice(UNITS) "Choose the unit" eg "unit word"
        "Chooses what the caret steps over.";
    Anchor "anchor" [Reading] None "Select from here"
        "Drops an anchor; moving then extends the selection. Again, the anchor is let go.";

    // ── Reading: coding ────────────────────────────────────────────────────────────────────────────────────────
    Tag "tag" [Reading, Tree, Hits] Code "Tag with a code" eg "tag unclear-role"
        "Puts a code on the selection or the marked hits. In the tree it is the code at the caret; else a picker opens.";
    TagAround "tag-around" [Hits] Choice(AROUND) "Tag what is around the hits" eg "tag-around sentence"
        "Puts a code on the sentences or turns of the marked hits, as one step; each once, though several hits are in it.";
    TagAgain "tag-again" [Reading] None "The last code again"
        "Puts the code used last on the selection.";
    Pinned "pinned" [Reading] Number "Pinned, suggested or recent code" eg "pinned 3"
        "Puts the code pinned to this digit on the selection; where none is pinned, a suggested or else a recent one.";
    InVivo "in-vivo" [Reading] None "The words become the code"
        "Makes a code of the selected words and puts it on them.";
    Untag "untag" [Reading, Quotes] Code "Take the code off" eg "untag unclear-role"
        "Removes a coding here. Where there are several, it asks which.";
    Retag "retag" [Reading, Quotes] Code "Another code instead" eg "retag unclear-role"
        "Replaces the code of a coding with another and keeps its memo and marks.";
    Extend "extend" [Reading] Code "Stretch a coding to here" eg "extend unclear-role"
        "Gives the coding at the caret the selection as its new extent.";
    Golden "golden" [Reading, Quotes] None "Golden: says it best"
        "Marks the coding here as the quote that says it best, or takes the mark off.";
    Counter "counter" [Reading, Quotes] None "Counter: speaks against"
        "Marks the coding here as one that speaks against the code, or takes the mark off.";
    Weight "weight" [Reading, Quotes, Tree] Words "Give a weight" eg "weight 50"
        "Says how strongly the code is expressed here, 0 to 100; in the tree, how much the theme weighs, and why.";
    Memo "memo" [Reading, Quotes] None "Write a memo here"
        "Writes a memo on the coding here, or on the selected words.";
    Quotes "quotes" [Reading, Tree] None "All quotes of this code"
        "Lists everything tagged with the code at the caret.";
    Copy "copy" [Reading, Quotes] None "Copy the quote"
        "Copies the words with their source: transcript, speaker, turn.";
    Edit "edit" [Reading] None "Edit the transcript"
        "Opens the transcript in your editor. Afterwards the codings have followed their words.";
    }}};
}
pub(super) use reading;
