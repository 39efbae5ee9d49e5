//! One coder's codings of one transcript, in reading order.

use super::{Coding, coding::order_of};
use crate::text::Span;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    codings: Vec<Coding>,
}

impl Layer {
    /// Takes codings in any order; of two with the same span and code the first is kept.
    pub fn new(mut codings: Vec<Coding>) -> Layer {
        codings.sort_by(|a, b| a.order().cmp(&b.order()));
        codings.dedup_by(|later, kept| later.order() == kept.order());
        Layer { codings }
    }

    pub fn codings(&self) -> &[Coding] {
        &self.codings
    }

    pub fn is_empty(&self) -> bool {
        self.codings.is_empty()
    }

    pub fn find(&self, span: Span, code: &str) -> Option<&Coding> {
        self.seek(span, code).ok().and_then(|at| self.codings.get(at))
    }

    /// Codings that share at least one code point with the span, in reading order.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &Coding> {
        let end = self.codings.partition_point(|coding| coding.span.start < span.end);
        self.codings.iter().take(end).filter(move |coding| coding.span.overlaps(span))
    }

    fn seek(&self, span: Span, code: &str) -> Result<usize, usize> {
        self.codings.binary_search_by(|coding| coding.order().cmp(&order_of(span, code)))
    }

    /// Gives the coding back when its place is taken.
    pub(super) fn insert(&mut self, coding: Coding) -> Result<(), Coding> {
        match self.seek(coding.span, coding.code.as_str()) {
            Ok(_) => Err(coding),
            Err(at) => {
                self.codings.insert(at, coding);
                Ok(())
            }
        }
    }

    pub(super) fn remove(&mut self, span: Span, code: &str) -> Option<Coding> {
        self.seek(span, code).ok().map(|at| self.codings.remove(at))
    }

    pub(super) fn get_mut(&mut self, span: Span, code: &str) -> Option<&mut Coding> {
        let at = self.seek(span, code).ok()?;
        self.codings.get_mut(at)
    }
}
