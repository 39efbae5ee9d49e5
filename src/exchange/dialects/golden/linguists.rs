//! ELAN, Praat, TEI and Transcriber.

use super::*;

#[test]
fn elan_orders_its_tiers_by_time_and_keeps_overlaps() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT DATE="2020-01-01" FORMAT="3.0">
<TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2000"/>
<TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1500"/>
<TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="4000"/>
</TIME_ORDER>
<TIER TIER_ID="ada" PARTICIPANT="Ada Berg" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>So how was it?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>Tell me.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="ref@Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="Lin" PARENT_REF="ref@Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a3"><ANNOTATION_VALUE>Hard.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="Lin-english" PARENT_REF="Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a4"><ANNOTATION_VALUE>Difficult.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="Lin-comment" PARTICIPANT="Lin" PARENT_REF="Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a4"><ANNOTATION_VALUE>whispers</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="gesture" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a6" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>points</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
</ANNOTATION_DOCUMENT>"#;
    let expected =
        ["Ada Berg|0|So how was it?", "Lin|1.5|Hard.", "Lin-comment|1.5|whispers", "Ada Berg|2|Tell me."];
    let draft = reads("a.eaf", text, "ELAN annotations", &expected);
    assert_eq!(draft.told.count(Fate::Dropped, "annotations"), 2);
    assert_eq!(draft.told.count(Fate::Changed, "time slots"), 1);
}

const LONG: &str = r#"File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 3
tiers? <exists>
size = 3
item []:
item [1]:
    class = "IntervalTier"
    name = "Ada"
    xmin = 0
    xmax = 3
    intervals: size = 2
    intervals [1]:
        xmin = 0
        xmax = 1.25
        text = "So ""how"" was it?"
    intervals [2]:
        xmin = 1.25
        xmax = 3
        text = ""
item [2]:
    class = "TextTier"
    name = "bells"
    xmin = 0
    xmax = 3
    points: size = 1
    points [1]:
        number = 1
        mark = "ding"
item [3]:
    class = "IntervalTier"
    name = "Lin"
    xmin = 0
    xmax = 3
    intervals: size = 1
    intervals [1]:
        xmin = 1.25
        xmax = 3
        text = "Hard."
"#;

const SHORT: &str = "File type = \"ooTextFile short\"\n\"TextGrid\"\n\n0\n3\n<exists>\n1\n\"IntervalTier\"\n\"Ada\"\n0\n3\n1\n0\n1.25\n\"Åh?\"\n";

#[test]
fn praat_is_read_long_and_short_and_in_utf_16() {
    let expected = ["Ada|0|So \"how\" was it?", "Lin|1.25|Hard."];
    let draft = reads("a.TextGrid", LONG, "Praat TextGrid", &expected);
    assert_eq!(draft.told.count(Fate::Dropped, "points"), 1);
    let wide: Vec<u8> = format!("\u{FEFF}{SHORT}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(turns(&super::draft("a.TextGrid", wide)), ["Ada|0|Åh?"]);
}

#[test]
fn tei_tells_who_and_when() {
    let text = r##"<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc>
<person xml:id="SPK0"><persName><forename>Ada</forename> <surname>Berg</surname></persName></person>
<person xml:id="SPK1" n="Lin"/></particDesc></profileDesc></teiHeader>
<text><timeline unit="s"><when xml:id="T0" absolute="12:00:00"/><when xml:id="T1" interval="1.5" since="#T0"/>
<when xml:id="T2" interval="2" since="#T1"/></timeline><body>
<annotationBlock who="#SPK0" start="#T0" end="#T1"><u><seg type="utterance"><w>So</w> <w>how</w><pause dur="PT1S"/><w>was</w><w>it</w><pc>?</pc></seg></u>
<spanGrp type="en"><span>how was it</span></spanGrp></annotationBlock>
<u who="#SPK1" start="#T1">Hard. <vocal><desc>laughs</desc></vocal> Yes.<note>aside</note></u>
<u who="#SPK0"><anchor synch="#T2"/>Ah.</u>
</body></text></TEI>"##;
    let expected = ["Ada Berg|0|So how was it?", "Lin|1.5|Hard. [laughs] Yes.", "Ada Berg|3.5|Ah."];
    let draft = reads("a.xml", text, "TEI transcription of speech", &expected);
    assert_eq!(draft.told.count(Fate::Dropped, "span groups"), 1);
    assert_eq!(draft.told.count(Fate::Dropped, "pauses"), 1);
}

#[test]
fn transcriber_comes_with_a_document_type_and_old_letters() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n\
        <Trans><Speakers><Speaker id=\"spk1\" name=\"Zo\u{EB}\"/><Speaker id=\"spk2\" name=\"Lin\"/></Speakers>\
        <Episode><Section type=\"report\"><Turn speaker=\"spk1\" startTime=\"0\" endTime=\"3.2\">\n<Sync time=\"0\"/>\nSo how\n\
        <Event desc=\"rire\" type=\"noise\"/>\n<Sync time=\"2\"/>\nwas it?\n</Turn>\
        <Turn speaker=\"spk1 spk2\" startTime=\"3.2\"><Sync time=\"3.2\"/><Who nb=\"1\"/>Ah.<Who nb=\"2\"/>Hard.</Turn>\
        </Section></Episode></Trans>";
    let old: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    let draft = draft("a.trs", old);
    assert_eq!(draft.what, "Transcriber file");
    assert_eq!(turns(&draft), ["Zoë|0|So how [rire] was it? Ah.", "Lin|3.2|Hard."]);
    assert_eq!(draft.told.count(Fate::Changed, "encodings"), 1);
}
