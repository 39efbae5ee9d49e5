//! What a coder says of a coding beside its memo, as the words of a note: weight, and the two marks.

use crate::study::Marks;

/// `None` where nothing is said.
pub fn write(marks: &Marks) -> Option<String> {
    let weight = marks.weight.map(|weight| format!("Weight: {weight}"));
    let golden = marks.golden.then(|| "Says it best: yes".to_string());
    let counter = marks.counter.then(|| "Speaks against: yes".to_string());
    let lines: Vec<String> = [weight, golden, counter].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// `None` where the words are anything else: then they are a memo.
pub fn read(words: &str) -> Option<Marks> {
    let mut marks = Marks::default();
    for line in words.trim().lines() {
        match line.trim().split_once(": ")? {
            ("Weight", weight) => marks.weight = Some(weight.parse().ok().filter(|weight| *weight <= 100)?),
            ("Says it best", "yes") => marks.golden = true,
            ("Speaks against", "yes") => marks.counter = true,
            _ => return None,
        }
    }
    (marks != Marks::default()).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_and_memos_stay_memos() {
        let marks = Marks { weight: Some(60), counter: true, ..Marks::default() };
        assert_eq!(read(&write(&marks).unwrap()), Some(marks));
        assert_eq!(write(&Marks::default()), None);
        for memo in ["", "Weight: a burden", "Weight: 60\nand more", "Weight: 101"] {
            assert_eq!(read(memo), None, "{memo}");
        }
    }
}
