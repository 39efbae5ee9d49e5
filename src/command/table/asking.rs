//! What can be asked of the coded data: tables, passages, and queues to go through them.

macro_rules! asking {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────
    Table "table" [Anywhere] Words "Tables of figures" eg "table matrix --columns wave"
        "Counts in the words of `gloss table`; without a kind, a picker opens. Enter on a figure shows its quotes.";
    Notes "notes" [Table] None "How to read this table"
        "Shows unit, layer, scope and formula of the table, and the line that gives it again outside.";
    Picture "picture" [Table] None "Table or picture"
        "Draws the table in front: bars, a heat map, curves, whatever fits it; again, shows its figures. In it the arrows go from mark to mark, and Enter shows the quotes behind one.";
    Portrait "portrait" [Anywhere] Words "Portrait of this transcript" eg "portrait --themes"
        "Draws where in the transcript each code stands. Enter goes to the words. Options are those of `gloss table STUDY portrait`.";
    StopWords "stop-words" [Anywhere, Table] Words "Words that are not counted" eg "stop-words kind sort"
        "Keeps words out of `table words` in this study, or counts them again; without any, the word of the row.";
    Query "query" [Anywhere] Words "Ask for passages" eg "query Barriers/* and wave=2"
        "Lists what a question finds; `--by turn` before it asks for whole turns, `--separate` merges nothing.";
    SavedQuery "saved-query" [Anywhere] Words "Ask a saved question" eg "saved-query doubts of night workers"
        "Asks a question that was saved in the study; without a name, a picker opens.";
    SaveQuery "save-query" [Quotes, Hits] Words "Save this question" eg "save-query doubts of night workers"
        "Saves the question of this list in the study, under a name.";
    ForgetQuery "forget-query" [Anywhere] Words "Forget a saved question" eg "forget-query doubts of night workers"
        "Takes a saved question out of the study. Undo brings it back.";
    Queue "queue" [Anywhere] Words "Go through passages one by one" eg "queue Barriers/* and wave=2"
        "Takes the rows of the list, or what a question finds, passage by passage. Without either, goes on where you left.";
    NextInQueue "next-in-queue" [Reading] None "Next in the queue"
        "Goes to the next passage of the queue.";
    PreviousInQueue "previous-in-queue" [Reading] None "Previous in the queue"
        "Goes to the passage of the queue before.";
    LeaveQueue "leave-queue" [Anywhere] None "Leave the queue"
        "Ends the queue; `queue` alone takes it up again where you were.";
    }}};
}
pub(super) use asking;
