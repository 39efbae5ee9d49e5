//! Reading the rest of a study behind the usable desk: worker threads send transcripts in batches as they come.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc::Sender};
use std::thread;

use super::app::Msg;
use crate::store::{self, Survey};
use crate::study::{Study, TranscriptId};

/// Transcripts in one message: few enough for visible progress, enough to redraw seldom.
const BATCH: usize = 50;

/// Reads everything but what the desk opened with.
pub fn read_rest(survey: Survey, front: Arc<Study>, first: Option<TranscriptId>, to: Sender<Msg>) {
    let rest: Vec<TranscriptId> =
        survey.transcripts.keys().filter(|id| Some(*id) != first.as_ref()).cloned().collect();
    let (survey, rest, next) = (Arc::new(survey), Arc::new(rest), Arc::new(AtomicUsize::new(0)));
    let threads = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(1, 4));
    for _ in 0..threads {
        let (survey, rest, next, to, front) =
            (survey.clone(), rest.clone(), next.clone(), to.clone(), front.clone());
        thread::spawn(move || {
            loop {
                let from = next.fetch_add(BATCH, Ordering::Relaxed);
                let Some(batch) =
                    rest.get(from..(from + BATCH).min(rest.len())).filter(|batch| !batch.is_empty())
                else {
                    return;
                };
                let pages = batch.iter().flat_map(|id| store::read_transcript(&survey, id, &front)).collect();
                if to.send(Msg::Read { transcripts: batch.len(), pages }).is_err() {
                    return;
                }
            }
        });
    }
}
