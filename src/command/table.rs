//! The one table of commands. A row here is all it takes to add one: enum, name, help, menus and manual follow.
//!
//! Each row: variant, name, where it applies, what may follow it, title, example (`eg`) when the name alone is none,
//! help. Which keys say it stands in `keymaps/`; what it does, in `ui/`.

use super::card::{Argument, Card, commands};
use super::context::Context;

const UNITS: &[&str] = &["character", "word", "sentence", "turn"];
const THEMES: &[&str] = &["auto", "dark", "light", "sixteen", "plain"];
const BORDERS: &[&str] = &["unicode", "ascii"];
const CODE_KINDS: &[&str] = &["code", "category", "theme", "macro-category"];
const MEMO_KINDS: &[&str] = &["all", "note", "reflexive", "method", "theory", "field-note", "ask-next-time"];

commands! {
    // ── Finding one's way ──────────────────────────────────────────────────────────────────────────────────────
    Help "help" [Anywhere] None "What can I press here"
        "Lists every key that works here and what it does. Enter runs the chosen one.";
    CommandLine "command-line" [Anywhere] None "Type a command"
        "Opens the line at the foot of the screen, where every command can be typed, with completion.";
    Keys "keys" [Anywhere] None "All keys, in every place"
        "Shows the whole keymap.";
    Tutor "tutor" [Anywhere] None "The first-minute tutor"
        "Opens a short practice transcript that teaches by doing. Your study is left alone.";
    Undo "undo" [Anywhere] None "Undo the last step"
        "Takes back the last thing you did, and says what that was. There is no limit, and quitting is none.";
    Redo "redo" [Anywhere] None "Redo what was undone"
        "Does again what was last undone.";
    Quit "quit" [Anywhere] None "Close this view, or leave"
        "Closes what is in front. From the last pane it leaves Gloss; everything is already saved.";
    QuitAll "quit-all" [Anywhere] None "Leave Gloss"
        "Leaves Gloss, whatever is open. Everything is already saved.";
    Save "save" [Anywhere] None "Is everything saved?"
        "Says whether all work is on disk. There is nothing to save by hand: every step is written as it is made.";
    TakeOver "take-over" [Anywhere] None "Take the study over"
        "Where the study is read-only because another Gloss holds it: takes it over, after asking.";
    Suspend "suspend" [Anywhere] None "Back to the shell for now"
        "Gives the terminal back to the shell; `fg` brings Gloss back as it was.";
    Redraw "redraw" [Anywhere] None "Draw the screen anew"
        "Draws everything again, should something else have written over the screen.";

    // ── Panes and places ───────────────────────────────────────────────────────────────────────────────────────
    Open "open" [Anywhere] Transcript "Open a transcript" eg "open interviews/50001.txt"
        "Opens a transcript in this pane, where you last left it. Without a name, a picker opens.";
    NextTranscript "next-transcript" [Anywhere] None "Next transcript"
        "Opens the transcript that follows in the study.";
    PreviousTranscript "previous-transcript" [Anywhere] None "Previous transcript"
        "Opens the transcript that comes before in the study.";
    NextWave "next-wave" [Anywhere] None "Next interview of this case"
        "Opens the next interview with the same person, pair or group.";
    PreviousWave "previous-wave" [Anywhere] None "Previous interview of this case"
        "Opens the interview before with the same person, pair or group.";
    NextPane "next-pane" [Anywhere] None "Next pane"
        "Moves to the next pane, the code tree included.";
    PreviousPane "previous-pane" [Anywhere] None "Previous pane"
        "Moves to the pane before.";
    SplitPane "split-pane" [Anywhere] None "Another pane beside this"
        "Opens a second reading pane on the same transcript. Each keeps its own place.";
    ClosePane "close-pane" [Anywhere] None "Close this pane"
        "Closes this reading pane. The last one stays.";
    OnlyPane "only-pane" [Anywhere] None "Close the other panes"
        "Leaves only this reading pane open.";
    FocusTree "focus-tree" [Anywhere] None "Go to the code tree"
        "Moves to the code tree.";
    FocusReading "focus-reading" [Anywhere] None "Go to the reading pane"
        "Moves to the reading pane last used.";

    // ── The study as a whole ───────────────────────────────────────────────────────────────────────────────────
    Study "study" [Anywhere] None "About this study"
        "Shows the study's title, question, people, transcripts and where it is kept.";
    SearchAll "search-all" [Anywhere] Words "Search all transcripts" eg "search-all supervisor"
        "Lists every place where the words occur, in all transcripts.";
    QuotesOf "quotes-of" [Anywhere] Code "All quotes of a code" eg "quotes-of unclear-role"
        "Lists everything tagged with a code. Without a code, a picker opens.";
    AddCode "add-code" [Anywhere] Words "Add a code" eg "add-code Barriers/Unclear role"
        "Adds a code to the codebook without tagging anything. A slash puts it under another code.";
    Memos "memos" [Anywhere] None "Browse all memos"
        "Lists every memo of the study, newest first.";
    MemoStudy "memo-study" [Anywhere] None "Memo on the study"
        "Writes a memo on the study as a whole.";
    MemoTranscript "memo-transcript" [Anywhere] None "Memo on this transcript"
        "Writes a memo on the transcript in front.";
    MemoCode "memo-code" [Anywhere] Code "Memo on a code" eg "memo-code unclear-role"
        "Writes a memo on a code: the one at the caret, or one that is picked.";
    MemoCase "memo-case" [Anywhere] None "Memo on this case"
        "Writes a memo on the person, pair or group whose transcript is in front.";
    History "history" [Anywhere] None "What was done, step by step"
        "Lists every step ever taken in this study, to read and to go back.";
    Review "review" [Anywhere] None "Codings in doubt"
        "Lists the codings whose place is doubtful since their transcript changed.";
    Findings "findings" [Anywhere] None "What needs attention"
        "Lists everything that `gloss check` finds wrong or doubtful.";
    Coder "coder" [Anywhere] Words "Who is coding" eg "coder jk"
        "Says who is coding, or changes it.";
    ShowCoders "show-coders" [Anywhere] Words "Mine, or everyone's codings" eg "show-coders ms"
        "Switches between your own codings and those of all coders; with a name, this pane shows that coder's alone.";
    CopyPath "copy-path" [Anywhere] None "Copy this transcript's path"
        "Copies the path of the transcript in front to the clipboard.";
    Theme "theme" [Anywhere] Choice(THEMES) "Change the colours" eg "theme light"
        "Chooses the colours; `plain` uses none at all.";
    Borders "borders" [Anywhere] Choice(BORDERS) "Change the borders" eg "borders ascii"
        "Draws lines with Unicode or with plain ASCII characters.";
    Mouse "mouse" [Anywhere] None "Mouse on or off"
        "Switches the mouse on or off. Off, the terminal's own selection works as usual.";

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
    HalfPageDown "half-page-down" [Reading, Tree, List] None "Half a page down"
        "Moves down by half of what is visible.";
    HalfPageUp "half-page-up" [Reading, Tree, List] None "Half a page up"
        "Moves up by half of what is visible.";
    PageDown "page-down" [Reading, Tree, List, Picker] None "A page down"
        "Moves down by what is visible.";
    PageUp "page-up" [Reading, Tree, List, Picker] None "A page up"
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
    TagAgain "tag-again" [Reading] None "The last code again"
        "Puts the code used last on the selection.";
    Pinned "pinned" [Reading] Number "A pinned or recent code" eg "pinned 3"
        "Puts the pinned code with this number, 1 to 9, on the selection; where none is pinned, a recent one.";
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
    Weight "weight" [Reading, Quotes] Number "Give a weight" eg "weight 50"
        "Says how strongly the code is expressed here, 0 to 100.";
    Memo "memo" [Reading, Quotes] None "Write a memo here"
        "Writes a memo on the coding here, or on the selected words.";
    Quotes "quotes" [Reading, Tree] None "All quotes of this code"
        "Lists everything tagged with the code at the caret.";
    Copy "copy" [Reading, Quotes] None "Copy the quote"
        "Copies the words with their source: transcript, speaker, turn.";
    Edit "edit" [Reading] None "Edit the transcript"
        "Opens the transcript in your editor. Afterwards the codings have followed their words.";

    // ── The code tree ──────────────────────────────────────────────────────────────────────────────────────────
    NextCode "next-code" [Tree] None "Next code"
        "Moves to the code below.";
    PreviousCode "previous-code" [Tree] None "Previous code"
        "Moves to the code above.";
    FirstCode "first-code" [Tree] None "First code"
        "Moves to the top of the tree.";
    LastCode "last-code" [Tree] None "Last code"
        "Moves to the foot of the tree.";
    Fold "fold" [Tree] None "Fold, or go to the parent"
        "Hides the codes under this one; when there is nothing to hide, goes to its parent.";
    Unfold "unfold" [Tree] None "Unfold, or go inside"
        "Shows the codes under this one; when they are shown, goes to the first.";
    FoldAll "fold-all" [Tree] None "Fold everything"
        "Shows only the codes at the top.";
    UnfoldAll "unfold-all" [Tree] None "Unfold everything"
        "Shows every code.";
    AddChild "add-child" [Tree] Words "Add a code under this" eg "add-child Waiting for a desk"
        "Adds a new code under this one.";
    AddSibling "add-sibling" [Tree] Words "Add a code beside this" eg "add-sibling Shared offices"
        "Adds a new code after this one, at the same depth.";
    Rename "rename" [Tree] Words "Rename the code" eg "rename Unclear expectations"
        "Gives the code another name; the old one stays findable as an alias.";
    Define "define" [Tree] None "Define the code"
        "Opens the code's definition, what to include and exclude, example and aliases.";
    MoveTo "move-to" [Tree] Code "Move under another code" eg "move-to barriers"
        "Moves the code, with everything under it, under another.";
    MoveUp "move-up" [Tree] None "Move the code up"
        "Swaps the code with the one above at the same depth.";
    MoveDown "move-down" [Tree] None "Move the code down"
        "Swaps the code with the one below at the same depth.";
    Indent "indent" [Tree] None "Under the code above"
        "Makes the code a child of the one above it.";
    Outdent "outdent" [Tree] None "Out of its parent"
        "Moves the code out, beside its parent.";
    Merge "merge" [Tree] Code "Merge into another code" eg "merge unclear-role"
        "Gives all codings of this code to another and remembers where they came from.";
    Split "split" [Tree] None "Split the code"
        "Makes a new code beside this one and lets you choose which quotes go there.";
    Pin "pin" [Tree] Number "Pin to digit" eg "pin 3"
        "Gives the code a digit, 1 to 9: pressing it in the reading pane tags with this code.";
    Retire "retire" [Tree] None "Retire, or bring back"
        "Keeps the code and its codings but offers it no more; again, brings it back.";
    Delete "delete" [Tree] None "Delete the code"
        "Removes the code and its codings, after asking. Undo brings both back.";
    Colour "colour" [Tree] Words "Choose a colour" eg "colour teal"
        "Chooses the colour of the code's stripe.";
    Kind "kind" [Tree] Choice(CODE_KINDS) "Code, category or theme" eg "kind theme"
        "Says what the code is: a code, a category, a theme or a macro-category.";

    // ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────
    NextRow "next-row" [List, Picker] None "Next row"
        "Moves to the row below.";
    PreviousRow "previous-row" [List, Picker] None "Previous row"
        "Moves to the row above.";
    FirstRow "first-row" [List] None "First row"
        "Moves to the first row.";
    LastRow "last-row" [List] None "Last row"
        "Moves to the last row.";
    Go "go" [List] None "Go there"
        "Opens the place this row speaks of. Closing it brings you back to this row.";
    Back "back" [List] None "Back to where I was"
        "Closes the list and returns to the place you came from.";
    Mark "mark" [List] None "Mark this row"
        "Marks the row, or takes the mark off: what follows is done to all marked rows at once.";
    MarkAll "mark-all" [List] None "Mark all rows"
        "Marks every row shown; again, none.";
    Filter "filter" [Tree, List] Words "Filter" eg "filter role"
        "Shows only what matches the words.";
    Sort "sort" [List] None "Sort another way"
        "Goes to the next way of sorting the rows.";
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
    Confirm "confirm" [Review] None "It is right as it stands"
        "Says that the coding covers the right words and takes it off the list.";
    Reanchor "reanchor" [Review] None "Move it to the selection"
        "Moves the coding to the words selected in the reading pane.";
    Drop "drop" [Review] None "Drop the coding"
        "Removes the coding. Undo brings it back.";

    // ── Pickers, fields, questions ─────────────────────────────────────────────────────────────────────────────
    Accept "accept" [Picker, Field, Question] None "Accept"
        "Takes what is chosen or written; at a question, answers yes.";
    Cancel "cancel" [Picker, Field, Question] None "Cancel"
        "Closes without changing anything.";
    Take "take" [Picker] None "Take this one too"
        "Takes the row and leaves the picker open for more.";
    AcceptWithMemo "accept-with-memo" [Picker] None "Accept, then write a memo"
        "Takes what is chosen and opens a memo on it.";
    OpenEditor "open-editor" [Field] None "Write in my editor"
        "Continues the text in your own editor and brings it back here.";
    NextField "next-field" [Field] None "Next field"
        "Moves to the next field of the form.";
    PreviousField "previous-field" [Field] None "Previous field"
        "Moves to the field before.";
}
