//! Texts made to break a reader, for the tests of this room.

/// Escapes, bidi overrides, endless marks, joiners, broken line ends, lines without any place to break.
pub(super) fn texts() -> Vec<String> {
    let pieces = [
        "\u{1b}[2J\u{1b}]52;c;aGk=\u{7}\u{9b}31m",
        "\u{202e}drowssap\u{202c} \u{2066}x\u{2069}",
        "\u{feff}\u{200b}\u{200d}\u{ad}\u{e0041}",
        "\r\r\n\n\r",
        "\u{2028}\u{2029}\u{85}\u{b}\u{c}",
        "\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏽🇳🇴🇳",
        "a\u{301}\u{302}\u{303}\u{304}\u{305}",
        "\u{1100}\u{1161}\u{11a8}\u{1160}\u{600}1",
        "\t \t",
        "A: B: : ：",
        "[[[(((\\",
        "\u{0}\u{7f}",
        "\u{10ffff}\u{e000}",
    ];
    let short = pieces.iter().map(|piece| (*piece).to_owned());
    let long = pieces.iter().map(|piece| piece.repeat(3000));
    short.chain(long).chain([String::new(), pieces.concat()]).collect()
}

#[test]
fn no_question_about_a_hostile_text_panics() {
    use super::{Span, Transcript, Unit, cells, wrap};
    for text in texts() {
        let transcript = Transcript::new(text);
        let middle = transcript.len() / 2;
        for at in [0, 1, middle, transcript.len(), u32::MAX] {
            for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn] {
                let found = transcript.unit_at(unit, at);
                transcript.unit_after(unit, found);
                transcript.unit_before(unit, found);
                transcript.units_in(unit, Span::new(at, at.saturating_add(9)));
            }
            transcript.snap(Span::new(at.saturating_sub(1), at));
            transcript.first_and_last_words(Span::new(at, u32::MAX));
            let rows = wrap(&transcript, transcript.stretch_at(at), 1, 20);
            assert!(rows.iter().all(|row| cells(&transcript, row.span).all(|cell| cell.width > 0)));
        }
    }
}
