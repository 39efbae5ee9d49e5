//! What can be said to bring files in and to write them for others.

macro_rules! lending {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Lending and borrowing ──────────────────────────────────────────────────────────────────────────────────
    Import "import" [Anywhere] Words "Bring files in" eg "import ~/interviews"
        "Reads transcripts, tables of people, codebooks or other programs' projects, and shows what would come in.";
    Export "export" [Anywhere] Words "Write for other programs" eg "export study.qdpx"
        "Writes the study, its codebook, codings or coded transcripts; what it is, the ending of the name says.";
    BringIn "bring-in" [Arrivals] None "Bring all this in"
        "Brings in what is shown here, as one step that undo takes back; new transcripts stay.";
    }}};
}
pub(super) use lending;
