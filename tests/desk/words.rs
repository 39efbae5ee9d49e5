//! The studies that the stories are told about.

use super::story::Files;

pub const TALK: &str = "Interviewer: What is your role here?\n\n50001: Nobody could tell me what I do all day. \
    My supervisor tried. She asked me every week.\n\nInterviewer: And the team?\n\n50001: They hoped for the best. \
    So did I, honestly. Then the funding ended.\n";

pub const LATER: &str = "Interviewer: How has it been since spring?\n\n50001: Better, my supervisor stayed. \
    The role is written down now.\n\nInterviewer: What would you keep?\n\n50001: The Friday coffee. \
    Nobody talks about funding there.\n";

pub const CODEBOOK: &str = r#"(
  version: 1,
  codes: [
    (id: "barriers", name: "Barriers", kind: "theme"),
    (id: "unclear-role", name: "Unclear role", parent: "barriers", definition: "Duties nobody has spelled out"),
    (id: "funding", name: "Funding", parent: "barriers"),
    (id: "facilitators", name: "Facilitators", kind: "theme"),
    (id: "supportive-figures", name: "Supportive figures", parent: "facilitators"),
    (id: "hope", name: "Hope", parent: "facilitators"),
  ],
)
"#;

/// One interview and nothing else.
pub fn one_talk() -> Files {
    Files::default().with("50001.txt", TALK)
}

/// One interview and a codebook.
pub fn coded_study() -> Files {
    one_talk().with("codebook.ron", CODEBOOK)
}

/// One person, interviewed twice, and a codebook.
pub fn two_waves() -> Files {
    coded_study().with("50001_2.txt", LATER)
}
