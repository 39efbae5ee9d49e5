//! What can be said about the guide: its questions, and which turns ask them.

macro_rules! guide {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── The guide ──────────────────────────────────────────────────────────────────────────────────────────────
    Guide "guide" [Anywhere] None "The questions of the guide"
        "Shows what interviews ask, what each question names and which turns ask it, to be read and edited.";
    AddQuestion "add-question" [Guide] Words "Add a question" eg "add-question What is your role here?"
        "Adds a question at the end of the guide.";
    Ask "ask" [Reading, Hits] Words "This turn asks a question" eg "ask q1"
        "Marks the interviewer's turn here, or the marked hits, as asking questions of the guide, or takes marks off.";
    Unask "unask" [Reading] Words "It asks no question after all" eg "unask q1"
        "Takes the marks off the turn here: that of the question named, else all.";
    AskAll "ask-all" [Anywhere] Words "Find the turns that ask" eg "ask-all your role"
        "Lists the interviewers' turns that hold the words, all of them marked, for ask to take as one step.";
    }}};
}
pub(super) use guide;
