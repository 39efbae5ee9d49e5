//! Laws: no keys whatever break the desk, and undoing everything brings everything back.

use super::story::{Files, Story, presses};
use super::words::{CODEBOOK, LATER, TALK};
use gloss::study::Study;
use gloss::ui::app::{Mouse, Msg};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Deed {
    Keys(String),
    Paste(String),
    Window(u16, u16),
    Press(u16, u16),
    Drag(u16, u16),
    Wheel(bool),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let named = "Enter Esc Tab BackTab Space Up Down Left Right Home End PageUp PageDown Backspace Delete C-w C-o C-s C-n \
        C-u C-d C-c C-r C-e C-k A-Enter F1 F2";
    let named: Vec<String> = named.split_whitespace().map(|name| format!("<{name}>")).collect();
    const SAYINGS: &[&str] = &[
        "tro<Enter>",
        "thop<Enter>",
        "tnew/one<Enter>",
        "i",
        "x",
        "r<Enter>",
        "mword<C-s>",
        "<Tab>",
        "<Space>h",
        "aun<Enter>",
        "vlj",
        "e",
        "<Space>r",
        "Mho<Enter>",
        "D",
        "y",
        "/the<Enter>",
        "<Space>/o<Enter>",
        "<C-w>v",
        "u",
        "U",
        "<Space>mm",
        ">",
        "<lt>",
        "<Space>P",
        "<Space>P<Enter>",
        "<Space>PaNoor<Enter>",
        "<Space>PAage<Enter>num<Enter>",
        "<Space>P$e34<Enter>",
        "<Space>PrAda<Enter>",
        "<Space>PS",
        "<Space>Pt<Down><Enter><Enter>",
        "<Space>P$Da",
        "<Space>P<Enter>ej2<Enter>",
        "<Space>Sx",
        "<Space>Si",
        "<Space>Wesoon<Enter>",
        "<Space>F",
        "<Space>Fcro<Tab>ho<Enter>",
        "<Space>FeWords. More.<C-s>",
        "<Space>F<Enter>L<Enter>",
        "<Space>F<Enter>VLmore<Enter>",
        "<Space>FA",
        "<Space>FAy",
        "<Space>FLx",
        "<Space>Fw",
        "<Space>Fy",
    ];
    prop_oneof![
        6 => "[ -~]".prop_map(|key| Deed::Keys(key.replace('<', "<lt>"))),
        6 => prop::sample::select(named).prop_map(Deed::Keys),
        16 => prop::sample::select(SAYINGS).prop_map(|keys| Deed::Keys(format!("<Esc><Esc>{keys}"))),
        1 => any::<String>().prop_map(Deed::Paste),
        1 => (0..260u16, 0..80u16).prop_map(|(width, height)| Deed::Window(width, height)),
        1 => (0..90u16, 0..30u16).prop_map(|(x, y)| Deed::Press(x, y)),
        1 => (0..90u16, 0..30u16).prop_map(|(x, y)| Deed::Drag(x, y)),
        1 => any::<bool>().prop_map(Deed::Wheel),
    ]
}

fn begin() -> Story {
    let talk = TALK.replace("every week", "every 星期 👩‍👩‍👧 wee\u{301}k\u{1b}[31m");
    let files =
        Files::default().with("50001.txt", &talk).with("50001_2.txt", LATER).with("codebook.ron", CODEBOOK);
    let mut story = files.open();
    story.editor(|text| text.replacen("tried", "tried hard", 1).replacen("My ", "", 1));
    story.write_nothing();
    story
}

fn perform(story: &mut Story, deed: &Deed) {
    let message = match deed {
        Deed::Keys(keys) => {
            presses(keys).into_iter().for_each(|key| _ = story.tell(Msg::Key(key)));
            return;
        }
        Deed::Paste(words) => Msg::Paste(words.clone()),
        Deed::Window(width, height) => Msg::Resize(*width, *height),
        Deed::Press(x, y) => Msg::Mouse(Mouse::Press(*x, *y)),
        Deed::Drag(x, y) => Msg::Mouse(Mouse::Drag(*x, *y)),
        Deed::Wheel(down) => Msg::Mouse(Mouse::Wheel { column: 3, row: 3, down: *down }),
    };
    story.tell(message);
}

/// What the work consists of, to be compared.
fn work(study: &Study) -> String {
    let layers = study.shelf.iter().map(|(id, shelved)| {
        let words = shelved.text.as_ref().map(|text| text.text().to_string());
        let layers: Vec<_> = shelved.layers.iter().filter(|(_, layer)| !layer.codings().is_empty()).collect();
        format!("{id}: {words:?} {layers:?}\n")
    });
    let mut memos: Vec<_> = study.memos.iter().map(|memo| format!("{memo:?}\n")).collect();
    memos.sort();
    let people = format!("{:?}\n{:?}\n{:?}\n", study.cases, study.about, study.framework);
    layers.chain([format!("{:?}\n", study.codebook.codes()), people]).chain(memos).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_break_the_desk_and_undo_takes_all_of_them_back(deeds in prop::collection::vec(any_deed(), 1..60)) {
        let mut story = begin();
        let before = work(&story.app.study);
        for deed in &deeds {
            perform(&mut story, deed);
            story.cells();
        }
        story.resize(80, 24);
        let after = work(&story.app.study);
        for _ in 0..20 {
            story.tell(Msg::Key("C-c".parse().unwrap())).tell(Msg::Key("Esc".parse().unwrap()));
        }
        let steps = story.app.past.done.len();
        for _ in 0..steps {
            story.command("undo");
        }
        prop_assert!(story.app.past.done.is_empty(), "{:?}", story.app.notice);
        prop_assert_eq!(work(&story.app.study), before);
        for _ in 0..steps {
            story.command("redo");
        }
        prop_assert_eq!(work(&story.app.study), after);
    }
}
