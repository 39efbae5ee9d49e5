//! What each command does: one place where they are told apart, one file for each family of deeds.
//!
//! A deed that cannot be done now says why, in words for the user; nothing has changed then.

mod asking;
mod asks;
mod assigning;
mod attention;
mod attributes;
mod borrowing;
mod choosing;
mod codebook;
mod coding;
mod completing;
mod digits;
mod filling;
mod finding;
mod framework;
mod grids;
mod guide;
mod lending;
mod lists;
mod memos;
mod moving;
mod only;
pub mod open;
mod overlays;
mod people;
mod picking;
mod pictures;
mod proposing;
mod querying;
mod reshaping;
mod reviewing;
mod saving;
mod searching;
mod sheets;
mod speakers;
mod stopping;
mod tables;
mod tagging;
mod turns;
mod undoing;
mod viewing;
mod waves;
mod weighing;
pub mod writing;

pub use borrowing::Proposal;
pub use digits::{Digit, digits};
pub use filling::freshen as search_again;
pub use grids::{begins_a_cell, show as show_grid, type_into_cell};
pub use lists::{refill, refill_all, refresh, refresh_if_changed};
pub use moving::{extend_to_click, land_at};
pub use overlays::{keep_open_forms, key_in_overlay, paste};
pub use querying::typed as typed_question;
pub use searching::hits_in;
pub use undoing::take_in_past;

use super::app::{App, Focus};
use super::queue;
use crate::command::{Command, Said};

/// Done, or why not.
pub type Done = Result<(), String>;

pub fn perform(app: &mut App, said: Said) -> Done {
    let Said { command, argument } = said;
    let argument = argument.as_deref();
    use Command::*;
    grids::may_be_said(app, command)?;
    match command {
        Help | Keys => overlays::help(app, command == Keys),
        CommandLine => overlays::command_line(app),
        Tutor => viewing::tutor(app),
        Undo => undoing::undo(app),
        Redo => undoing::redo(app),
        Quit => viewing::quit(app),
        QuitAll => viewing::quit_all(app),
        Save => viewing::is_saved(app),
        TakeOver => viewing::take_over(app),
        Suspend => viewing::suspend(app),
        Redraw => viewing::redraw(app),

        Open => open::open(app, argument),
        NextTranscript => open::neighbour(app, true),
        PreviousTranscript => open::neighbour(app, false),
        NextWave => open::wave(app, 1),
        PreviousWave => open::wave(app, -1),
        NextPane => viewing::turn_pane(app, 1),
        PreviousPane => viewing::turn_pane(app, -1),
        SplitPane => viewing::split(app),
        ClosePane => viewing::close_pane(app),
        OnlyPane => viewing::only_pane(app),
        FocusTree => viewing::focus(app, Focus::Tree),
        FocusReading => viewing::focus(app, Focus::Reading),

        Study => viewing::about(app),
        Only => only::only(app, argument),
        SearchAll => finding::search_all(app, argument),
        QuotesOf => lists::quotes_of(app, argument),
        AddCode => codebook::add(app, argument, codebook::Where::Anywhere),
        Memos => memos::browse(app, None),
        MemoStudy => memos::on_study(app),
        MemoTranscript => memos::on_transcript(app),
        MemoCode => memos::on_code(app, argument),
        MemoCase => memos::on_case(app),
        History => undoing::history(app),
        Review => reviewing::list(app),
        Findings => attention::findings(app),
        Coder => viewing::coder(app, argument),
        ShowCoders => viewing::show_coders(app, argument),
        CopyPath => viewing::copy_path(app),
        Theme => viewing::theme(app, argument),
        Suggest => viewing::suggestions(app, argument),
        Borders => viewing::borders(app, argument),
        Mouse => viewing::mouse(app),

        People => people::show(app),
        Speakers => speakers::show(app, argument),
        Waves => waves::show(app),
        Guide => guide::show(app),
        AddQuestion => guide::add(app, argument),
        Ask => asks::ask(app, argument),
        Unask => asks::unask(app, argument),
        AskAll => asks::ask_all(app, argument),
        Import => borrowing::import(app, argument),
        Export => lending::export(app, argument),
        BringIn => borrowing::bring_in(app),
        Namesake => proposing::namesake(app),
        SaveTable => saving::save_table(app, argument),
        Table => tables::table(app, argument),
        Notes => tables::notes(app),
        Picture => pictures::switch(app),
        Portrait => pictures::portrait(app, argument),
        Query => querying::query(app, argument),
        SavedQuery => querying::saved(app, argument),
        StopWords => stopping::turn(app, argument),
        SaveQuery => querying::save(app, argument),
        ForgetQuery => querying::forget(app, argument),
        Queue => queue::begin(app, argument),
        NextInQueue => queue::step(app, 1),
        PreviousInQueue => queue::step(app, -1),
        LeaveQueue => queue::leave(app),
        PeopleFromSpeakers => speakers::become_cases(app, argument),
        AddCase => people::add(app, argument),
        AddAttribute => attributes::add(app, argument),
        AttributeKind => attributes::kind(app),
        AssignTranscripts => assigning::transcripts(app),
        AssignSpeakers => assigning::speakers(app),
        AddWave => waves::add(app, argument),
        Interviewer if app.arrives() => proposing::asks(app),
        NoSpeaker if app.arrives() => proposing::no_speaker(app),
        Interviewer => speakers::asks(app),
        NoSpeaker => speakers::speaks(app),

        Framework => framework::open(app),
        FrameworkColumns => framework::columns(app),
        FrameworkRows => framework::rows(app, argument),
        ColumnLeft => framework::shift(app, -1),
        ColumnRight => framework::shift(app, 1),
        WholeRow => framework::whole_row(app),
        QuotesAsSummary => framework::quotes_as_summary(app),
        Links => framework::links(app),
        Link => framework::link(app),
        Unlink => framework::unlink(app),

        NextUnit => moving::step(app, true),
        PreviousUnit => moving::step(app, false),
        NextTurn => moving::turn(app, true),
        PreviousTurn => moving::turn(app, false),
        FirstUnit => moving::edge(app, false),
        LastUnit => moving::edge(app, true),
        Turn => turns::to_turn(app, argument),
        Time => turns::to_time(app, argument),
        HalfPageDown => moving::page(app, true, true),
        HalfPageUp => moving::page(app, false, true),
        PageDown => moving::page(app, true, false),
        PageUp => moving::page(app, false, false),
        Centre => moving::centre(app),
        NextUncoded => moving::uncoded(app, true),
        PreviousUncoded => moving::uncoded(app, false),
        NextCoding => moving::coding(app, true),
        PreviousCoding => moving::coding(app, false),
        Search => searching::search(app, argument),
        NextHit => searching::hit(app, true),
        PreviousHit => searching::hit(app, false),
        Hits => finding::list(app),
        Escape => moving::let_go(app),
        Grow => moving::resize(app, super::caret::Caret::grow),
        Shrink => moving::resize(app, super::caret::Caret::shrink),
        GrowBack => moving::resize(app, super::caret::Caret::grow_back),
        ShrinkFront => moving::resize(app, super::caret::Caret::shrink_front),
        Finer => moving::unit(app, crate::text::Unit::finer),
        Coarser => moving::unit(app, crate::text::Unit::coarser),
        Unit => moving::named_unit(app, argument),
        Anchor => moving::anchor(app),

        Tag => coding::tag(app, argument),
        TagAround => tagging::tag_around(app, argument),
        TagAgain => coding::again(app),
        Pinned => digits::press(app, argument),
        InVivo => coding::in_vivo(app),
        Untag => coding::untag(app, argument),
        Retag => coding::retag(app, argument),
        Extend => coding::extend(app, argument),
        Golden | Counter => coding::mark(app, command),
        Weight if app.desk.focus == Focus::Tree && app.view().is_none() => weighing::weight(app, argument),
        Weight => coding::weight(app, argument),
        Memo => memos::here(app),
        Quotes => lists::quotes_here(app),
        Copy => viewing::copy(app),
        Edit => viewing::edit(app),

        NextCode => codebook::step(app, 1),
        PreviousCode => codebook::step(app, -1),
        FirstCode => codebook::step(app, isize::MIN),
        LastCode => codebook::step(app, isize::MAX),
        Fold => codebook::fold(app),
        Unfold => codebook::unfold(app),
        FoldAll => codebook::fold_all(app, true),
        UnfoldAll => codebook::fold_all(app, false),
        AddChild => codebook::add(app, argument, codebook::Where::Below),
        AddSibling => codebook::add(app, argument, codebook::Where::Beside),
        Rename if app.grid().is_some() => people::rename(app, argument),
        Rename => codebook::rename(app, argument),
        Define => codebook::define(app),
        MoveTo => codebook::move_to(app, argument),
        MoveUp if app.grid().is_some() => guide::shift(app, -1),
        MoveDown if app.grid().is_some() => guide::shift(app, 1),
        MoveUp => codebook::shift(app, -1),
        MoveDown => codebook::shift(app, 1),
        Indent => codebook::indent(app),
        Outdent => codebook::outdent(app),
        Merge => reshaping::merge(app, argument),
        Split => reshaping::split(app),
        Pin => codebook::pin(app, argument),
        Retire => codebook::retire(app),
        Delete if app.grid().is_some() => grids::delete(app),
        Delete => reshaping::delete(app),
        Colour => codebook::colour(app, argument),
        Kind => codebook::kind(app, argument),

        NextRow => lists::step(app, 1),
        PreviousRow => lists::step(app, -1),
        FirstRow => lists::step(app, isize::MIN),
        LastRow => lists::step(app, isize::MAX),
        Go => lists::go(app),
        Back => lists::back(app),
        Mark => lists::mark(app),
        MarkAll => lists::mark_all(app),
        Filter => lists::filter(app, argument),
        Sort => lists::sort(app),
        NextColumn => grids::sideways(app, 1),
        PreviousColumn => grids::sideways(app, -1),
        FirstColumn => grids::sideways(app, isize::MIN),
        LastColumn => grids::sideways(app, isize::MAX),
        EditCell if app.list().is_some() => framework::edit(app),
        EditCell => grids::edit(app),
        ClearCell => grids::clear(app),
        Align => lists::align(app),
        MoreContext => lists::context(app, 1),
        LessContext => lists::context(app, -1),
        EditMemo => memos::edit(app),
        DeleteMemo => memos::delete(app),
        MemoKind => memos::of_kind(app, argument),
        GoBack => undoing::go_back(app),
        Confirm if app.grid().is_some() => framework::confirm(app),
        Confirm => reviewing::confirm(app),
        Reanchor => reviewing::reanchor(app),
        Drop => reviewing::drop(app),

        Accept | Cancel | Take | AcceptWithMemo | OpenEditor | NextField | PreviousField => {
            Err("This belongs to a picker or a field, and none is open".into())
        }
    }
}
