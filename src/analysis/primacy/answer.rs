//! What one case lists in its answer: each code once, where it is first mentioned, in the order of the words.

/// In the order in which they are mentioned; empty when nothing of what is listed came up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Whose it is.
    pub case: String,
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mention {
    /// Its place in the listing.
    pub code: usize,
    /// Where it begins, in code points of the answer.
    pub at: u64,
    /// From 1; codes that begin at once share the mean of their ranks.
    pub rank: f64,
    pub is_first: bool,
    /// It begins within the first sentences of the answer.
    pub is_early: bool,
    /// Words of the answer before it.
    pub words: u64,
    /// Where it begins in all that participants say in its interview, 0 to 1.
    pub position: f64,
}

impl Answer {
    /// From mentions that know where they begin and not yet which rank that gives them. Of several of one code the
    /// first counts.
    pub fn new(case: impl Into<String>, mut mentions: Vec<Mention>) -> Answer {
        mentions.sort_by_key(|mention| (mention.code, mention.at));
        mentions.dedup_by_key(|mention| mention.code);
        mentions.sort_by_key(|mention| (mention.at, mention.code));
        let mut before = 0;
        for group in mentions.chunk_by_mut(|a, b| a.at == b.at) {
            let rank = before as f64 + (group.len() as f64 + 1.0) / 2.0;
            for mention in group.iter_mut() {
                mention.rank = rank;
                mention.is_first = before == 0;
            }
            before += group.len();
        }
        Answer { case: case.into(), mentions }
    }
}
