//! Ours in others' words: codebooks, coded segments, coded transcripts. The same study gives the same bytes.
