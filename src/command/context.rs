//! Where the reader is when a key is pressed: the same key may mean another thing there.

/// The place that hears a key first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Every place that does not stand alone; asked last.
    Anywhere,
    /// A reading pane.
    Reading,
    /// The code tree.
    Tree,
    /// Any list view; asked after the particular list.
    List,
    Quotes,
    Memos,
    Hits,
    History,
    Review,
    Findings,
    /// Any grid of rows and columns; asked after the particular grid.
    Grid,
    /// The grid of cases.
    People,
    /// The transcripts of one case.
    Sheet,
    /// Who speaks.
    Speakers,
    Waves,
    /// The questions of the guide.
    Guide,
    /// What an import would bring.
    Arrivals,
    /// A table of figures.
    Table,
    /// The framework matrix.
    Framework,
    /// What the summaries of one of its cells rest on.
    Links,
    /// A fuzzy picker: letters are typed into it.
    Picker,
    /// A text field: letters are typed into it.
    Field,
    /// A question that wants one answer.
    Question,
}

impl Context {
    pub const ALL: [Context; 23] = [
        Context::Anywhere,
        Context::Reading,
        Context::Tree,
        Context::List,
        Context::Quotes,
        Context::Memos,
        Context::Hits,
        Context::History,
        Context::Review,
        Context::Findings,
        Context::Grid,
        Context::People,
        Context::Sheet,
        Context::Speakers,
        Context::Waves,
        Context::Guide,
        Context::Arrivals,
        Context::Table,
        Context::Framework,
        Context::Links,
        Context::Picker,
        Context::Field,
        Context::Question,
    ];

    /// The contexts that are asked in turn what a key means here, the most particular first.
    ///
    /// Picker, field and question stand alone: while one is open, letters are words, not commands.
    pub fn chain(self) -> &'static [Context] {
        use Context::*;
        match self {
            Anywhere => &[Anywhere],
            Reading => &[Reading, Anywhere],
            Tree => &[Tree, Anywhere],
            List => &[List, Anywhere],
            Quotes => &[Quotes, List, Anywhere],
            Memos => &[Memos, List, Anywhere],
            Hits => &[Hits, List, Anywhere],
            History => &[History, List, Anywhere],
            Review => &[Review, List, Anywhere],
            Findings => &[Findings, List, Anywhere],
            Grid => &[Grid, Anywhere],
            People => &[People, Grid, Anywhere],
            Sheet => &[Sheet, Grid, Anywhere],
            Speakers => &[Speakers, Grid, Anywhere],
            Waves => &[Waves, Grid, Anywhere],
            Guide => &[Guide, Grid, Anywhere],
            Arrivals => &[Arrivals, Grid, Anywhere],
            Table => &[Table, Grid, Anywhere],
            Framework => &[Framework, Grid, Anywhere],
            Links => &[Links, List, Anywhere],
            Picker => &[Picker],
            Field => &[Field],
            Question => &[Question],
        }
    }

    /// The name of its section in a keymap file.
    pub fn name(self) -> &'static str {
        match self {
            Context::Anywhere => "anywhere",
            Context::Reading => "reading",
            Context::Tree => "tree",
            Context::List => "list",
            Context::Quotes => "quotes",
            Context::Memos => "memos",
            Context::Hits => "hits",
            Context::History => "history",
            Context::Review => "review",
            Context::Findings => "findings",
            Context::Grid => "grid",
            Context::People => "people",
            Context::Sheet => "sheet",
            Context::Speakers => "speakers",
            Context::Waves => "waves",
            Context::Guide => "guide",
            Context::Arrivals => "arrivals",
            Context::Table => "table",
            Context::Framework => "framework",
            Context::Links => "links",
            Context::Picker => "picker",
            Context::Field => "field",
            Context::Question => "question",
        }
    }

    /// The place in plain words, for headings: "in the reading pane".
    pub fn title(self) -> &'static str {
        match self {
            Context::Anywhere => "anywhere",
            Context::Reading => "in the reading pane",
            Context::Tree => "in the code tree",
            Context::List => "in every list",
            Context::Quotes => "in a list of quotes",
            Context::Memos => "in the memo browser",
            Context::Hits => "in a list of search hits",
            Context::History => "in the history",
            Context::Review => "on the review list",
            Context::Findings => "in the findings",
            Context::Grid => "in every grid",
            Context::People => "in the grid of people",
            Context::Sheet => "on the sheet of one case",
            Context::Speakers => "in the grid of speakers",
            Context::Waves => "in the grid of waves",
            Context::Guide => "in the grid of questions",
            Context::Arrivals => "among what is to be brought in",
            Context::Table => "in a table",
            Context::Framework => "in the framework matrix",
            Context::Links => "in a list of links",
            Context::Picker => "in a picker",
            Context::Field => "in a text field",
            Context::Question => "at a question",
        }
    }
}
