//! Tables: csv, Excel, and tables in documents.

use rust_xlsxwriter::Workbook;

use super::*;

#[test]
fn a_csv_has_its_columns_in_any_language() {
    let text = "start time,end time,speaker,dialog\n0:00:01,0:00:02,Ada,So how\n0:00:02,0:00:04,,was it?\n0:01:00,0:01:02,Lin,\"Hard, long.\"\n";
    let draft = reads("a.csv", text, "table of turns", &["Ada|1|So how was it?", "Lin|60|Hard, long."]);
    assert_eq!(draft.told.count(Fate::Changed, "rows"), 1);
    let text = "Nr;Sprecher;Beginn (ms);Inhalt\n1;Ada;1500;So?\n2;Lin;60000;Ja.\n";
    let draft = reads("a.csv", text, "table of turns", &["Ada|1.5|So?", "Lin|60|Ja."]);
    assert_eq!(draft.told.count(Fate::Dropped, "columns"), 1);
    reads(
        "a.tsv",
        "Locuteur\tTexte\nAda :\tEt ?\nLin :\tOui.\n",
        "table of turns",
        &["Ada||Et ?", "Lin||Oui."],
    );
    reads("a.csv", "Taler,Ytring\nAda,Så?\nLin,Ja.\n", "table of turns", &["Ada||Så?", "Lin||Ja."]);
}

#[test]
fn a_workbook_is_read_with_its_times_and_its_other_sheets_are_told() {
    let mut book = Workbook::new();
    let clock = rust_xlsxwriter::Format::new().set_num_format("h:mm:ss");
    let sheet = book.add_worksheet();
    for (row, (who, time, words)) in [("Ada", 1.0, "So?"), ("Lin", 62.0, "Well.")].into_iter().enumerate() {
        let row = row as u32 + 1;
        sheet.write_string(row, 0, who).unwrap();
        sheet.write_number_with_format(row, 1, time / 86_400.0, &clock).unwrap();
        sheet.write_string(row, 2, words).unwrap();
    }
    for (column, heading) in ["Who", "Time", "Words"].into_iter().enumerate() {
        sheet.write_string(0, column as u16, heading).unwrap();
    }
    book.add_worksheet().write_string(0, 0, "notes").unwrap();
    let draft = draft("a.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(turns(&draft), ["Ada|1|So?", "Lin|62|Well."]);
    assert_eq!(draft.told.count(Fate::Dropped, "sheets"), 1);
}

#[test]
fn a_table_without_any_words_is_refused_with_what_to_do() {
    let refused = read(&Source::of("a.csv", "a,b\n1,2\n"), &Going::quietly()).unwrap_err();
    assert!(refused.to_string().contains("speaker, text and start"), "{refused}");
}

fn in_tables(blocks: Vec<Block>) -> Vec<String> {
    let document = Document { blocks, ..Document::default() };
    let said = tabled::said(&document, &mut Told::default()).unwrap();
    said.iter().map(turn).collect()
}

#[test]
fn nvivos_table_goes_on_overleaf() {
    let first = vec![
        row(&["Timespan", "Content", "Speaker"]),
        row(&["0:00.0 - 0:12.3", "So?", "Ada"]),
        row(&["0:12.3 - 1:00.0", "Well.", "Lin"]),
    ];
    let second = vec![row(&["1:00.0 - 1:02.0", "Ah.", "Ada"])];
    let blocks = vec![paragraph("Talk 3"), Block::Table(first), Block::Table(second)];
    assert_eq!(in_tables(blocks), ["||Talk 3", "Ada|0|So?", "Lin|12.3|Well.", "Ada|60|Ah."]);
}

#[test]
fn tables_without_headings_are_known_by_their_shape() {
    let rows = vec![
        row(&["00:01", "Ada:", "So how was it?"]),
        row(&["00:03", "Lin:", "Hard.\nVery."]),
        row(&["00:09", "Ada:", "I see, that is long."]),
    ];
    assert_eq!(
        in_tables(vec![Block::Table(rows)]),
        ["Ada|1|So how was it?", "Lin|3|Hard. / Very.", "Ada|9|I see, that is long."]
    );
}

#[test]
fn other_tables_become_lines() {
    let table = Block::Table(vec![row(&["Age", "40"]), row(&["Town", "Oslo"])]);
    let blocks = vec![paragraph("I: So?"), table, paragraph("Mia: Well."), paragraph("Mia: Yes.")];
    reads_page(
        blocks,
        "turns with a name and a colon",
        &["I||So? / Age\t40 / Town\tOslo", "Mia||Well.", "Mia||Yes."],
    );
}
