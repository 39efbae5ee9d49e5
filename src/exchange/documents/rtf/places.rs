//! Which groups of an RTF file hold words of the text, and which hold something else.

/// Where the writing of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Text,
    /// Not words; a text box or a picture within is still accounted for.
    Machinery,
    /// Nothing in there counts: a second copy for other readers, say.
    Nothing,
    Fonts,
    Styles,
    /// Words that are told instead of taken.
    Aside(Aside),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Footnote,
    Endnote,
    Comment,
    /// Of the comment that follows.
    Author,
    Header,
}

/// What a control word makes of the group at whose beginning it stands; `None` when nothing.
///
/// `starred` is for readers that do not know the word: they are to pass over the group, and so does this one.
pub(super) fn place(word: &str, starred: bool) -> Option<Place> {
    let place = match word {
        "fonttbl" => Place::Fonts,
        "stylesheet" => Place::Styles,
        "footnote" => Place::Aside(Aside::Footnote),
        "annotation" => Place::Aside(Aside::Comment),
        "atnauthor" => Place::Aside(Aside::Author),
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Place::Aside(Aside::Header)
        }
        "colortbl" | "info" | "fldinst" | "xe" | "tc" | "rxe" | "pict" | "atnid" | "objdata"
        | "listtable" | "listoverridetable" | "revtbl" | "bkmkstart" | "bkmkend" | "filetbl" | "ftnsep"
        | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pnseclvl" | "pntxta" | "pntxtb"
        | "template" => Place::Machinery,
        "listtext" | "pntext" | "nonshppict" | "shprslt" | "listpicture" | "nonesttables" | "blipuid"
        | "background" => Place::Nothing,
        _ if starred => Place::Machinery,
        _ => return None,
    };
    Some(place)
}

/// A style's name says whether it is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    let name = name.trim().trim_end_matches(';').to_lowercase();
    name.starts_with("heading ") || name == "title" || name == "subtitle"
}
