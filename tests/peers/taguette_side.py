"""Run with Taguette's own python: makes a project as its web server would, or reads a codebook as it would."""

import json
import sys

from taguette import convert, database, extract, import_codebook

PAGE = """<html><head><title>P1</title></head><body>
<h1>Interview 50001</h1>
<p>Interviewer: How were the <i>nights</i>?</p>
<p>Åse: I could   not sleep \N{SLIGHTLY SMILING FACE} &amp; that was<br>every night.</p>
<ul><li>tea</li><li>hot milk</li></ul>
<table><tr><td>Mon</td><td>4 h</td></tr><tr><td>Tue</td><td>5 h</td></tr></table>
<pre>01:00  awake
02:00  awake</pre>
</body></html>"""
TAGS = [("sleep", "anything about it"), ("sleep.none", "awake all night"), ("remedy: drink", "")]
# Who, which words of the text content, the tags' numbers in TAGS.
HIGHLIGHTS = [
    ("admin", "could   not sleep \N{SLIGHTLY SMILING FACE}", [1]),
    ("second", "Åse", [0, 2]),
    ("second", "hot milk", [2]),
    ("admin", "awake\n02:00", [1]),
    ("admin", "5 h", [0]),
    ("second", "that wasevery night.", [0]),
]
# As a reader sees those words.
SEEN = {"could   not sleep \N{SLIGHTLY SMILING FACE}": "could not sleep \N{SLIGHTLY SMILING FACE}",
        "that wasevery night.": "that was\nevery night."}
PATHS = ["sleep", "sleep/none", "remedy: drink"]


def text_content(html):
    """Every text node, as Taguette's own extract() walks them."""
    import bs4
    return "".join(bs4.BeautifulSoup(html, "html5lib").find_all(string=True))


def make(path):
    db = database.connect(f"sqlite:///{path}")()
    for login in ("admin", "second"):
        if db.query(database.User).get(login) is None:
            db.add(database.User(login=login))
    project = database.Project(name="Nights", description="How they sleep")
    db.add(project)
    db.flush()
    for login, privileges in (("admin", database.Privileges.ADMIN), ("second", database.Privileges.TAG)):
        db.add(database.ProjectMember(project=project, user_login=login, privileges=privileges))
    contents = convert.get_html_body(PAGE)
    document = database.Document(
        name="50001.html", description="by phone", filename="50001.html", project=project, contents=contents,
        text_direction=database.TextDirection.LEFT_TO_RIGHT,
    )
    db.add(document)
    tags = [database.Tag(project=project, path=name, description=about) for name, about in TAGS]
    db.add_all(tags)
    db.flush()
    db.add(database.Command.document_add("admin", document))
    for tag in tags:
        db.add(database.Command.tag_add("admin", tag))
    told = [told for who in HIGHLIGHTS for told in highlight(db, document, tags, *who)]
    db.commit()
    return told


def highlight(db, document, tags, who, words, numbers):
    before, found, _ = text_content(document.contents).partition(words)
    assert found, words
    start = len(before.encode())
    end = start + len(words.encode())
    snippet = extract.extract(document.contents, start, end)
    made = database.Highlight(document=document, start_offset=start, end_offset=end, snippet=snippet)
    made.tags = [tags[number] for number in numbers]
    db.add(made)
    db.flush()
    db.add(database.Command.highlight_add(who, document, made, [tag.id for tag in made.tags]))
    return [(who, PATHS[number], SEEN.get(words, words)) for number in numbers]


def opened(path):
    with open(path, "rb") as file:
        return import_codebook.list_tags(file)


print(json.dumps(make(sys.argv[2]) if sys.argv[1] == "make" else opened(sys.argv[2])))
