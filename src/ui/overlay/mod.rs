//! What lies over the desk: pickers, forms and questions. An overlay is data: it holds what is to be done once it is
//! answered, and no event loop of its own.

mod below;
mod field;
mod form;
mod people;
mod picker;
mod question;

pub use below::{Below, Going, under};
pub use field::Field;
pub use form::{Form, Page, Writing};
pub use people::{Asked, Choosing, Slot};
pub use picker::{Choice, Picker, Purpose, Value};
pub use question::{Answer, Question};

use crate::command::Context;

pub enum Overlay {
    Picker(Box<Picker>),
    Form(Box<Form>),
    Question(Box<Question>),
}

impl Overlay {
    pub fn context(&self) -> Context {
        match self {
            Overlay::Picker(_) => Context::Picker,
            Overlay::Form(_) => Context::Field,
            Overlay::Question(_) => Context::Question,
        }
    }
}
