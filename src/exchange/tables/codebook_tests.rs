//! Stories of codebooks from other programs, and of ours in and out.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Columns, codebook, codebook_table, parse_mapping};
use crate::exchange::{Borrowed, Fate, Source};
use crate::report::{csv, xlsx};
use crate::study::{Code, CodeId, Codebook, Kind, Origin, Study};

fn read(name: &str, text: &str) -> Borrowed {
    codebook(&Source::of(name, text), &Columns::default()).unwrap()
}

/// Each code's path and definition.
fn told(borrowed: &Borrowed) -> Vec<(String, &str)> {
    let book = &borrowed.study.codebook;
    book.codes().iter().map(|code| (book.path(code.id.as_str()), code.definition.as_str())).collect()
}

#[test]
fn maxqda_parts_its_paths_with_arrows() {
    let read = read(
        "c.csv",
        "GUID,Color,Generated,Code,Memo\n1,#F00,no,Trust,To rely on\n2,#F00,no,Trust > Peers,\n3,,no,Trust > Peers > Old,\n",
    );
    assert_eq!(
        told(&read),
        [("Trust".into(), "To rely on"), ("Trust/Peers".into(), ""), ("Trust/Peers/Old".into(), "")]
    );
    assert_eq!(read.told.count(Fate::Changed, "colours"), 2);
    assert_eq!(read.told.count(Fate::Dropped, "colours"), 0);
}

#[test]
fn colours_are_the_nearest_of_ours_and_ours_stay_what_they_are() {
    let read = read("c.csv", "Code,Memo,Colour\nA,,#33BC6E\nB,,3\nC,,#0a5c30\nD,,13\nE,,sea\n");
    let colours: Vec<Option<u8>> = read.study.codebook.codes().iter().map(|code| code.colour).collect();
    assert_eq!(colours, [Some(2), Some(2), Some(2), None, None]);
    assert_eq!(read.told.count(Fate::Changed, "colours"), 1);
    assert_eq!(read.told.count(Fate::Dropped, "colours"), 2);
}

#[test]
fn nvivo_atlas_and_taguette_list_names_with_what_they_mean() {
    assert_eq!(
        told(&read("c.csv", "Name,Description,Files,References\nTrust,To rely on,3,9\n")),
        [("Trust".into(), "To rely on")]
    );
    assert_eq!(
        told(&read("c.csv", "Code;Comment\nCoke::diet;\nCoke::light;thin\n")),
        [("Coke".into(), ""), ("Coke/diet".into(), ""), ("Coke/light".into(), "thin")]
    );
    let taguette = read(
        "c.csv",
        "tag,description,number of highlights,number of documents\nopen: privacy,\"To be left, alone\",3,2\n",
    );
    assert_eq!(told(&taguette), [("open: privacy".into(), "To be left, alone")]);
    assert!(taguette.told.entries.iter().all(|entry| entry.fate == Fate::Kept), "{:?}", taguette.told);
}

#[test]
fn parents_may_be_paths_and_nvivo_names_its_folder_of_codes() {
    let maxqda =
        "Parent code;Code;Code memo\n;Barriers;What hinders\nBarriers;Role;\nBarriers\\Role;First day;\n";
    let paths = |name: &str, text: &str| -> Vec<String> {
        told(&read(name, text)).into_iter().map(|(path, _)| path).collect()
    };
    assert_eq!(paths("c.csv", maxqda), ["Barriers", "Barriers/Role", "Barriers/Role/First day"]);
    let nvivo = r"Name,Description
Nodes\\Barriers,What hinders
Nodes\\Barriers\Role,
Nodes\\Hope,
";
    assert_eq!(paths("c.csv", nvivo), ["Barriers", "Barriers/Role", "Hope"]);
}

#[test]
fn a_column_of_parents_makes_the_tree_too_and_circles_end() {
    let read = read("c.csv", "Code,Parent,Definition\nPeers,Trust,\nTrust,,To rely on\nEgg,Hen,\nHen,Egg,\n");
    assert_eq!(told(&read)[..2], [("Trust".into(), "To rely on"), ("Trust/Peers".into(), "")]);
    assert!(read.study.codebook.len() >= 4);
}

#[test]
fn names_that_only_stand_above_others_are_made_and_doubles_join() {
    let read = read("c.csv", "path,definition\nTrust/Peers,one\ntrust/peers,two\n");
    assert_eq!(told(&read), [("Trust".into(), ""), ("Trust/Peers".into(), "one\ntwo")]);
    assert_eq!(read.told.count(Fate::Changed, "codes"), 2);
}

#[test]
fn any_heading_can_be_said_to_be_the_code() {
    let source = Source::of("c.csv", "What,Why\nTrust,To rely on\n");
    let refused = codebook(&source, &Columns::default()).unwrap_err().to_string();
    assert!(refused.contains("code=Name") && refused.ends_with("What, Why"), "{refused}");
    let said = parse_mapping(&["code=what".into(), "memo=why".into()]).unwrap();
    assert_eq!(told(&codebook(&source, &said).unwrap()), [("Trust".into(), "To rely on")]);
}

#[test]
fn an_outline_is_a_codebook() {
    assert_eq!(
        told(&read("c.md", "# Trust\n\nTo rely on.\n\n## Peers\n")),
        [("Trust".into(), "To rely on."), ("Trust/Peers".into(), "")]
    );
    assert!(codebook(&Source::of("c.txt", " \n"), &Columns::default()).is_err());
}

#[test]
fn what_stands_too_deep_is_moved_up_and_told() {
    let text: String = (0..40).map(|at| " ".repeat(at) + &format!("a{at}\n")).collect();
    let read = read("c.txt", &text);
    assert_eq!(read.study.codebook.len(), 40);
    assert_eq!(read.told.count(Fate::Changed, "codes"), 8);
}

fn words() -> impl Strategy<Value = String> {
    "[a-zé=+@'\\\\/>:;-]([a-z /:>;,\"\n]{0,8}[a-z])?"
}

fn code() -> impl Strategy<Value = (usize, Code)> {
    let said = (words(), words(), prop::option::of(words()), prop::option::of(words()), words());
    let chosen = (
        prop::sample::select(Kind::ALL.to_vec()),
        prop::sample::select(Origin::ALL.to_vec()),
        prop::option::of(0..12_u8),
        any::<bool>(),
    );
    (any::<prop::sample::Index>(), said, chosen, prop::collection::vec(words(), 0..3)).prop_map(
        |(place, said, chosen, aliases)| {
            let (name, definition, include, exclude, example) = said;
            let (kind, origin, colour, retired) = chosen;
            let texts = (definition, include.unwrap_or_default(), exclude.unwrap_or_default(), example);
            let (definition, include, exclude, example) = texts;
            let code = Code {
                kind,
                origin,
                colour,
                retired,
                aliases,
                definition,
                include,
                exclude,
                example,
                ..Code::new(CodeId::new(""), name.replace('\n', " "))
            };
            (place.index(1000), code)
        },
    )
}

/// Siblings have different names: of two alike the importer makes one.
fn book() -> impl Strategy<Value = Codebook> {
    prop::collection::vec(code(), 1..8).prop_map(|codes| {
        let mut kept: Vec<Code> = Vec::new();
        for (at, (place, mut code)) in codes.into_iter().enumerate() {
            code.parent = kept.get(place % (kept.len() + 1)).map(|above| above.id.clone());
            code.id = CodeId::new(format!("{at}-{}", code.name.len()));
            code.name += &at.to_string();
            kept.push(code);
        }
        Codebook::from_codes(kept).0
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_codebook_that_goes_out_comes_back_the_same(book in book()) {
        let study = Study { codebook: Arc::new(book), ..Study::default() };
        let table = codebook_table(&study);
        for (name, bytes) in [("c.csv", csv(&table).unwrap().into_bytes()), ("c.xlsx", xlsx(&table).unwrap())] {
            let back = codebook(&Source::of(name, bytes), &Columns::default()).unwrap();
            prop_assert_eq!(back.study.codebook.codes(), study.codebook.codes());
        }
    }

    #[test]
    fn no_outline_breaks_the_reader(text in "([#\\-* \t\n:a-zé]|\\PC){0,80}") {
        let _ = codebook(&Source::of("c.md", text), &Columns::default());
    }
}
