//! The README shows the desk as it is.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "../examples/picture.rs"]
mod picture;

const README: &str = include_str!("../README.md");

fn block() -> &'static str {
    let (_, after) = README.split_once("```text\n").unwrap();
    after.split_once("\n```").unwrap().0
}

#[test]
fn the_picture_in_the_readme_is_the_desk() {
    let fresh = picture::picture().unwrap();
    assert_eq!(
        block(),
        fresh,
        "put the output of `cargo run --example picture` into the README's first block"
    );
}

#[test]
fn the_two_commands_stand_on_the_first_screen() {
    let first_screen: Vec<&str> = README.lines().take(45).collect();
    for command in ["cargo run --release -- demo", "cargo test"] {
        assert!(first_screen.iter().any(|line| line.starts_with(command)), "{command}");
    }
}
