//! What can be said about people: cases and their attributes, who speaks, waves.

macro_rules! people {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── People ─────────────────────────────────────────────────────────────────────────────────────────────────
    People "people" [Anywhere] None "The people of this study"
        "Shows every case with its attributes, transcripts and speakers, to be read and edited.";
    Speakers "speakers" [Anywhere] Choice(WHOSE) "Who speaks" eg "speakers all"
        "Lists who speaks in the transcript in front, or in all of them; said again, turns from one to the other.";
    Waves "waves" [Anywhere] None "The waves of this study"
        "Shows each wave with its label and the month it was planned for.";
    PeopleFromSpeakers "people-from-speakers" [People, Speakers, Reading] Transcript "Every speaker becomes a case" eg "people-from-speakers groups/group-1.txt"
        "Makes each speaker of a focus group, but not who asks, a participant. The group stays a case of its own.";
    AddCase "add-case" [People] Words "Add a case" eg "add-case 50004"
        "Adds a participant, pair, group or site.";
    AddAttribute "add-attribute" [People] Words "Add an attribute" eg "add-attribute age"
        "Adds a column: something that is asked of every case. Its kind and values are asked next.";
    AttributeKind "attribute-kind" [People] None "Kind and values of this column"
        "Says whether the attribute is text, a number, a date, a category or several answers, and which there are.";
    AssignTranscripts "assign-transcripts" [People] None "Its transcripts"
        "Chooses the transcripts of this case; the wave of each new one is asked next.";
    AssignSpeakers "assign-speakers" [People] None "Its speakers"
        "Chooses who of those heard in its transcripts is this case.";
    AddWave "add-wave" [Waves] Number "Add a wave" eg "add-wave 3"
        "Adds a wave by its number.";
    Interviewer "interviewer" [Speakers, Arrivals] None "Asks, or is studied"
        "Says that this speaker asks and is not studied; again, that they are studied.";
    NoSpeaker "no-speaker" [Speakers, Arrivals] None "No speaker, or one after all"
        "Says that this is not a speaker but part of what was said; again, that it is a speaker.";
    }}};
}
pub(super) use people;
