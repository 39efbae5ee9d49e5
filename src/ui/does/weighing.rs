//! How much a theme weighs among the findings: a number, and never without the reason.

use super::coding::made;
use super::writing::ask;
use super::{Done, codebook};
use crate::study::{Code, CodeId, Edit, Weight};
use crate::ui::app::App;
use crate::ui::overlay::{Field, Form, Page, Writing};

/// `weight 70 it came first in nearly every interview`; what is left out is asked for.
pub(super) fn weight(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let code = codebook::here(app)?;
    let said = argument.unwrap_or_default();
    let (number, reason) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    if reason.trim().is_empty() {
        ask_why(app, code, number);
        return Ok(());
    }
    weigh(app, &code.id, number, reason)
}

fn ask_why(app: &mut App, code: Code, number: &str) {
    let now = code.weight.unwrap_or_default();
    let number = match number {
        "" if !now.reason.is_empty() => now.of_100.to_string(),
        number => number.to_string(),
    };
    let pages = vec![
        Page { label: "Weight, 0 to 100 (empty takes it off)", field: Field::line(&number) },
        Page { label: "Why so much", field: Field::line(&now.reason) },
    ];
    ask(app, Form::of(format!("How much {} weighs", code.name), pages, Writing::ThemeWeight(code.id)));
}

/// Without a number the weight is taken off.
pub(super) fn weigh(app: &mut App, id: &CodeId, number: &str, reason: &str) -> Done {
    let mut code = app.study.codebook.get(id.as_str()).cloned().ok_or("That code is gone")?;
    let (number, reason) = (number.trim(), reason.trim());
    let words = match number {
        "" => {
            code.weight = None;
            format!("{} has no weight now", code.name)
        }
        number => {
            let of_100 = of_100(number)?;
            if reason.is_empty() {
                return Err(format!("Why does {} weigh {of_100}? A weight needs its reason", code.name));
            }
            code.weight = Some(Weight { of_100, reason: reason.into(), made: Some(made(app)) });
            format!("{} weighs {of_100}: {reason}", code.name)
        }
    };
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}

fn of_100(number: &str) -> Result<u8, String> {
    let weight = number.parse().ok().filter(|weight: &u8| *weight <= 100);
    weight.ok_or_else(|| format!("A weight is a whole number from 0 to 100, not “{number}”"))
}
