"""Asks Taguette and qc themselves whether Gloss reads what they write, and whether they open what Gloss writes."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
GLOSS = HERE.parent.parent / "target" / "debug" / "gloss"
PEERS = {"taguette": ["taguette"], "qc": ["qualitative-coding>=1.7"]}


def run(*command, **how):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **how)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def said(*command):
    """What a side says in its last line; before that its program may say what it likes."""
    return json.loads(run(*command).splitlines()[-1])


def environment(folder, packages):
    """The python of a new virtual environment that has these packages."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", *packages)
    return python


def brought_in(gloss, study, project):
    """Who coded which words with what, as Gloss tells it after the import."""
    study.mkdir()
    run(gloss, "import", study, project, "--yes")
    quotes = json.loads(run(gloss, "quotes", study, "--format", "json"))["rows"]
    return sorted((quote["coder"], quote["code"], quote["quote"]) for quote in quotes)


def compare(what, ours, theirs):
    theirs = sorted(map(tuple, theirs))
    if ours != theirs:
        missing = "\n".join(f"  not in Gloss: {row}" for row in theirs if row not in ours)
        strange = "\n".join(f"  only in Gloss: {row}" for row in ours if row not in theirs)
        raise SystemExit(f"{what} differs\n{missing}\n{strange}")
    print(f"{what}: {len(ours)} agree")


def taguette(gloss, python, room):
    side = HERE / "taguette_side.py"
    told = said(python, side, "make", room / "project.sqlite3")
    compare("Taguette's codings", brought_in(gloss, room / "study", room / "project.sqlite3"), told)
    run(gloss, "export", room / "study", "--what", "codebook", "--to", room / "codebook.csv")
    tags = said(python, side, "open", room / "codebook.csv")
    if not tags:
        raise SystemExit("Taguette finds no tags in the codebook that Gloss wrote")
    print(f"Taguette opens the codebook: {len(tags)} tags")


def qc(gloss, python, room):
    side = HERE / "qc_side.py"
    (room / "project").mkdir()
    told = said(python, side, "make", room / "project")
    compare("qc's codings", brought_in(gloss, room / "study", room / "project"), told)
    run(gloss, "export", room / "study", "--to", room / "study.qdpx")
    (room / "again").mkdir()
    codes = said(python, side, "open", room / "study.qdpx", room / "again")
    if not codes:
        raise SystemExit("qc finds no codes in the project that Gloss wrote")
    print(f"qc opens the project: {len(codes)} codes")


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--gloss", type=Path, default=GLOSS)
    asked.add_argument("--keep", action="store_true", help="leave the temporary folder behind")
    asked = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gloss-peers-"))
    for name, check in {"taguette": taguette, "qc": qc}.items():
        (folder / name).mkdir()
        check(asked.gloss, environment(folder / f"{name}-venv", PEERS[name]), folder / name)
    if asked.keep:
        print(folder)
    else:
        shutil.rmtree(folder)


main()
