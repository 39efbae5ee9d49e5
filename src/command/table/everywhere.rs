//! What can be said everywhere: finding one's way, panes and places, the study as a whole.

macro_rules! everywhere {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

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
    Only "only" [Anywhere] Words "Only part of the study" eg "only wave=2 and attr.shift=night"
        "Narrows counts, lists and grids to what a question lets through; an empty one shows everything again.";
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
        "Lists everything that `gloss check` finds wrong or doubtful, in the files and in the work; Enter goes to where it is.";
    Coder "coder" [Anywhere] Words "Who is coding" eg "coder jk"
        "Says who is coding, or changes it.";
    ShowCoders "show-coders" [Anywhere] Words "Mine, or everyone's codings" eg "show-coders ms"
        "Switches between your own codings and those of all coders; with a name, this pane shows that coder's alone.";
    Suggest "suggest" [Anywhere] Choice(SWITCH) "Suggest codes, or not" eg "suggest off"
        "Puts the codes that your own codings make likely first in the picker and under free digits, marked with ~. Off by itself while only your own codings are shown.";
    CopyPath "copy-path" [Anywhere] None "Copy this transcript's path"
        "Copies the path of the transcript in front to the clipboard.";
    Theme "theme" [Anywhere] Choice(THEMES) "Change the colours" eg "theme light"
        "Chooses the colours; `plain` uses none at all.";
    Borders "borders" [Anywhere] Choice(BORDERS) "Change the borders" eg "borders ascii"
        "Draws lines with Unicode or with plain ASCII characters.";
    Mouse "mouse" [Anywhere] None "Mouse on or off"
        "Switches the mouse on or off. Off, the terminal's own selection works as usual.";
    }}};
}
pub(super) use everywhere;
