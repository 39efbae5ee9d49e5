//! What can be said to bring files in and to write them for others.

macro_rules! lending {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── Lending and borrowing ──────────────────────────────────────────────────────────────────────────────────
    Import "import" [Anywhere] Files "Bring files in" eg "import ~/interviews"
        "Reads transcripts, tables of people, codebooks or other programs' projects, and shows what would come in. Options are those of `gloss import`: `--kind people`, `--column id=Name`. Alone, it comes back to what was not brought in.";
    Export "export" [Anywhere] File "Write for other programs" eg "export study.qdpx"
        "Writes the study, its codebook, codings or coded transcripts; what it is, the ending of the name says.";
    SaveTable "save-table" [Grid] File "Save this table as a file" eg "save-table report.csv"
        "Writes the table in front, as csv, xlsx, docx, html, md, json or txt, or its picture as svg; with `!`, over a file that is there.";
    BringIn "bring-in" [Arrivals] None "Bring all this in"
        "Brings in what is shown here, as one step that undo takes back; new transcripts stay.";
    Namesake "namesake" [Arrivals] None "Ours, newer, or another"
        "Of two texts of one name that share half of their words: ours stays, the newer replaces it, or both are kept.";
    }}};
}
pub(super) use lending;
