//! What can be said in the code tree.

macro_rules! tree {
    ($then:ident $families:tt { $($before:tt)* }) => { $then! { $families { $($before)*

    // ── The code tree ──────────────────────────────────────────────────────────────────────────────────────────
    NextCode "next-code" [Tree] None "Next code"
        "Moves to the code below.";
    PreviousCode "previous-code" [Tree] None "Previous code"
        "Moves to the code above.";
    FirstCode "first-code" [Tree] None "First code"
        "Moves to the top of the tree.";
    LastCode "last-code" [Tree] None "Last code"
        "Moves to the foot of the tree.";
    Fold "fold" [Tree] None "Fold, or go to the parent"
        "Hides the codes under this one; when there is nothing to hide, goes to its parent.";
    Unfold "unfold" [Tree] None "Unfold, or go inside"
        "Shows the codes under this one; when they are shown, goes to the first.";
    FoldAll "fold-all" [Tree] None "Fold everything"
        "Shows only the codes at the top.";
    UnfoldAll "unfold-all" [Tree] None "Unfold everything"
        "Shows every code.";
    AddChild "add-child" [Tree] Words "Add a code under this" eg "add-child Waiting for a desk"
        "Adds a new code under this one.";
    AddSibling "add-sibling" [Tree] Words "Add a code beside this" eg "add-sibling Shared offices"
        "Adds a new code after this one, at the same depth.";
    Rename "rename" [Tree, People] Words "Rename" eg "rename Unclear expectations"
        "Gives the code another name, and the old one stays findable as an alias; or the case or attribute another name.";
    Define "define" [Tree] None "Define the code"
        "Opens the code's definition, what to include and exclude, example and aliases.";
    MoveTo "move-to" [Tree] Code "Move under another code" eg "move-to barriers"
        "Moves the code, with everything under it, under another.";
    MoveUp "move-up" [Tree, Guide] None "Move it up"
        "Swaps the code with the one above at the same depth; in the guide, the question with the one above.";
    MoveDown "move-down" [Tree, Guide] None "Move it down"
        "Swaps the code with the one below at the same depth; in the guide, the question with the one below.";
    Indent "indent" [Tree] None "Under the code above"
        "Makes the code a child of the one above it.";
    Outdent "outdent" [Tree] None "Out of its parent"
        "Moves the code out, beside its parent.";
    Merge "merge" [Tree] Code "Merge into another code" eg "merge unclear-role"
        "Gives all codings of this code to another and remembers where they came from.";
    Split "split" [Tree] None "Split the code"
        "Makes a new code beside this one and lets you choose which quotes go there.";
    Pin "pin" [Tree] Number "Pin to digit" eg "pin 3"
        "Gives the code a digit, 1 to 9: pressing it in the reading pane tags with this code.";
    Retire "retire" [Tree] None "Retire, or bring back"
        "Keeps the code and its codings but offers it no more; again, brings it back.";
    Delete "delete" [Tree, People, Waves, Guide] None "Delete"
        "Removes the code and its codings, or the case or attribute, after asking. Undo brings everything back.";
    Colour "colour" [Tree] Words "Choose a colour" eg "colour teal"
        "Chooses the colour of the code's stripe.";
    Kind "kind" [Tree] Choice(CODE_KINDS) "Code, category or theme" eg "kind theme"
        "Says what the code is: a code, a category, a theme or a macro-category.";
    }}};
}
pub(super) use tree;
