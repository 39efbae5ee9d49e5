//! What columns are called: the part a column plays, and the words for it in several languages.

use crate::text::fold;

/// The part a column plays. Not every kind of table has every part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who the row is about.
    Id,
    /// What kind of case or code.
    Kind,
    Speaker,
    /// The transcript, file or document.
    Transcript,
    Wave,
    Date,
    Attribute,
    /// An open question: its answers are read as what was said.
    Open,
    Skip,
    /// What was said.
    Text,
    /// When it began.
    Start,
    /// A code's name or path.
    Code,
    Parent,
    /// What a code means, or what was noted.
    Memo,
    Include,
    Exclude,
    Example,
    Origin,
    Colour,
    Aliases,
    /// The coded words.
    Segment,
    Coder,
}

impl Role {
    pub const ALL: [Role; 22] = [
        Role::Id,
        Role::Kind,
        Role::Speaker,
        Role::Transcript,
        Role::Wave,
        Role::Date,
        Role::Attribute,
        Role::Open,
        Role::Skip,
        Role::Text,
        Role::Start,
        Role::Code,
        Role::Parent,
        Role::Memo,
        Role::Include,
        Role::Exclude,
        Role::Example,
        Role::Origin,
        Role::Colour,
        Role::Aliases,
        Role::Segment,
        Role::Coder,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Role::Id => "id",
            Role::Kind => "kind",
            Role::Speaker => "speaker",
            Role::Transcript => "transcript",
            Role::Wave => "wave",
            Role::Date => "date",
            Role::Attribute => "attribute",
            Role::Open => "open",
            Role::Skip => "skip",
            Role::Text => "text",
            Role::Start => "start",
            Role::Code => "code",
            Role::Parent => "parent",
            Role::Memo => "memo",
            Role::Include => "include",
            Role::Exclude => "exclude",
            Role::Example => "example",
            Role::Origin => "origin",
            Role::Colour => "colour",
            Role::Aliases => "aliases",
            Role::Segment => "segment",
            Role::Coder => "coder",
        }
    }

    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether several columns may play it.
    pub fn is_shared(self) -> bool {
        matches!(self, Role::Attribute | Role::Open | Role::Skip)
    }

    /// What such columns are called, the surest word first, as [`key`] gives them: English, German, Dutch,
    /// Norwegian, Danish, Swedish, French, Spanish, Portuguese, Italian, Polish, Chinese.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        self.list().split(", ").filter(|word| !word.is_empty())
    }

    fn list(self) -> &'static str {
        match self {
            Role::Id => ID,
            Role::Kind => "kind, type, case kind, case type, art, typ, soort, slag, tipo, rodzaj",
            Role::Speaker => SPEAKER,
            Role::Transcript => TRANSCRIPT,
            Role::Wave => WAVE,
            Role::Date => "date, interview date, datum, dato, fecha, data, data wywiadu, 日期",
            Role::Attribute | Role::Open | Role::Skip => "",
            Role::Text => TEXT,
            Role::Start => START,
            Role::Code => CODE,
            Role::Parent => "parent, parent code, parent name, theme, category, obercode, overkode",
            Role::Memo => MEMO,
            Role::Include => "include, inclusion, inclusion criteria, when to use, inkludere, einschluss",
            Role::Exclude => {
                "exclude, exclusion, exclusion criteria, when not to use, ekskludere, ausschluss"
            }
            Role::Example => {
                "\
                example, examples, typical example, beispiel, ankerbeispiel, eksempel, exempel, exemple, ejemplo, \
                voorbeeld, przyklad, 示例"
            }
            Role::Origin => "origin, origins, herkunft, opphav",
            Role::Colour => {
                "colour, color, farbe, kleur, farge, farve, farg, couleur, cor, colore, kolor, 颜色"
            }
            Role::Aliases => "aliases, alias, also called, other names, synonyms",
            Role::Segment => SEGMENT,
            Role::Coder => {
                "coder, author, created by, coded by, autor, autorin, koder, forfatter, auteur, kodierer, 编码者"
            }
        }
    }
}

const ID: &str = "\
    case id, caseid, participant id, participantid, respondent id, respondentid, response id, \
    responseid, subject id, case, participant, id, pid, respondent, informant, interviewee, subject, \
    pseudonym, participant code, case no, participant no, teilnehmer id, teilnehmerin, teilnehmer, \
    teilnehmende, fall, fallnummer, befragte, befragter, proband, kennung, deelnemer, deelnemernummer, \
    deltaker id, deltaker, deltakar, deltager, deltagare, informant id, identifiant, participante, \
    participante id, sujet, cas, caso, identificador, partecipante, uczestnik, uczestniczka, przypadek, \
    respondentka, 参与者, 受访者, 编号, 案例, code, kode, name, navn, naam, nom, nombre, nome, imie, nr, no, \
    number";

const SPEAKER: &str = "\
    speaker, speakers, speaker name, name in transcript, who, talker, sprecher, sprecherin, spreker, \
    taler, talare, locuteur, hablante, falante, parlante, mowca, rozmowca, 说话人, 发言人";

const TRANSCRIPT: &str = "\
    transcript, transcripts, document name, document, documents, file, files, file name, filename, \
    source, dokumentname, dokument, datei, dateiname, transkript, bestand, bestandsnaam, fil, filnavn, \
    filnamn, fichier, nom du document, documento, archivo, arquivo, nome do documento, nome documento, \
    nazwa dokumentu, plik, transkrypcja, 文件, 文件名, 文档, 文档名";

const WAVE: &str = "\
    wave, wave no, wave number, round, time point, timepoint, interview no, interview number, phase, \
    welle, erhebungswelle, zeitpunkt, golf, meting, bolge, intervjurunde, runde, vag, omgang, vague, \
    ola, onda, ondata, fala, tura, 波次, 轮次";

const TEXT: &str = "\
    text, words, content, dialog, dialogue, utterance, speech, said, sentence, caption, turn, inhalt, \
    ausserung, aeusserung, inhoud, uiting, tekst, innhold, ytring, innehall, texte, contenu, texto, \
    contenido, conteudo, testo, wypowiedz, tresc, 内容, 文本, 话语";

const START: &str = "\
    start, start time, starttime, time, timespan, timestamp, time stamp, begin, beginning, in, anfang, \
    zeit, zeitmarke, beginn, tijd, tid, starttid, debut, heure, inicio, tiempo, inizio, poczatek, czas, \
    开始, 时间";

const CODE: &str = "\
    path, code path, tag, code, codes, code name, codename, node, name, kode, kodenavn, codesystem, kod, \
    kodnamn, nom du code, codigo, codice, kategori, kategorie, 编码, 代码, 节点";

const MEMO: &str = "\
    definition, memo, description, comment, comments, code memo, code definition, meaning, note, notes, \
    beschreibung, kommentar, bedeutung, beschrijving, definitie, opmerking, definisjon, beskrivelse, \
    beskrivning, commentaire, descripcion, definicion, comentario, descricao, definicao, descrizione, \
    definizione, commento, opis, definicja, komentarz, 定义, 描述, 备注";

const SEGMENT: &str = "\
    segment, coded segment, quotation, quotation content, quote, fragment, excerpt, passage, content, \
    textstelle, codiertes segment, citaat, sitat, citat, extrait, segmento, cita, citazione, 片段, 引文";

/// A heading for comparison: without accents, case and marks.
pub(super) fn key(heading: &str) -> String {
    let plain: String =
        fold(heading).chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a column of this heading may play the part.
pub(super) fn means(heading: &str, role: Role) -> bool {
    let key = key(heading);
    role.words().any(|word| word == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_as_headings_are_compared() {
        for role in Role::ALL {
            for word in role.words() {
                assert_eq!(key(word), word, "{role:?}");
            }
            assert_eq!(Role::named(role.name()), Some(role));
        }
    }

    #[test]
    fn headings_are_known_in_any_dress() {
        assert!(means("Participant_ID", Role::Id) && means("Deltaker-ID", Role::Id));
        assert!(means("Początek", Role::Start) && means("  Dokumentname ", Role::Transcript));
        assert!(!means("Identity", Role::Id));
    }
}
