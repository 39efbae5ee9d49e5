//! `cargo run --release --example make_corpus -- large DIR` makes a study to measure with.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let size = arguments.next().as_deref().and_then(corpus::size);
    let (Some(size), Some(folder)) = (size, arguments.next()) else {
        let names = corpus::SIZES.map(|size| size.name).join("|");
        return Err(std::io::Error::other(format!("usage: make_corpus {names} DIR")));
    };
    corpus::make(size, 1, folder.as_ref())?;
    println!("{} transcripts, about {} codings in {folder}", size.transcripts, size.codings);
    Ok(())
}
