//! What can be said to pickers, fields and questions.

macro_rules! answers {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

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
    }}};
}
pub(super) use answers;
