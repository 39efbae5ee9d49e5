//! What a study says of itself: title, question, method, people, waves, guide, settings.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Initials or login name; the coder's name when this person codes.
    pub id: String,
    pub name: String,
    pub roles: Vec<String>,
}

/// A question of the interview guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub id: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub question: String,
    pub method: String,
    pub people: Vec<Person>,
    /// Speakers who ask and are not studied; empty means the usual labels (Interviewer, Moderator …).
    pub interviewers: Vec<String>,
    /// Wave number and label (`1, "baseline"`).
    pub waves: Vec<(u16, String)>,
    pub guide: Vec<Question>,
}

const USUAL_INTERVIEWERS: [&str; 8] =
    ["interviewer", "interviewer 1", "interviewer 2", "i", "int", "moderator", "co-moderator", "facilitator"];

impl About {
    pub fn is_interviewer(&self, speaker: &str) -> bool {
        if self.interviewers.is_empty() {
            return USUAL_INTERVIEWERS.contains(&speaker.to_lowercase().as_str());
        }
        self.interviewers.iter().any(|name| name == speaker)
    }

    pub fn wave_label(&self, wave: u16) -> Option<&str> {
        self.waves.iter().find(|(number, _)| *number == wave).map(|(_, label)| label.as_str())
    }
}
