"""Run with qc's own python: makes a project as its commands would, or opens a qdpx as it would."""

import json
import os
import subprocess
import sys
from pathlib import Path

from qualitative_coding.corpus import QCCorpus
from qualitative_coding.tree_node import TreeNode

TEXT = "Interviewer: How were the nights?\n\nÅse: I could not sleep \N{SLIGHTLY SMILING FACE}\nand that was every night.\n"
# Who, which line, which code.
LINES = [("jk", 2, "none"), ("jk", 3, "often"), ("ms", 2, "none"), ("ms", 0, "asked")]
PATHS = {"none": "sleep/none", "often": "often", "asked": "asked"}


def qc(folder, *words):
    # qc's reader was published with a breakpoint in it.
    calm = {**os.environ, "PYTHONBREAKPOINT": "0"}
    command = [Path(sys.executable).with_name("qc"), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=calm)
    if done.returncode != 0 or "Error" in done.stdout:
        raise SystemExit(done.stdout + done.stderr)


def make(folder):
    # The first time only the settings are written.
    qc(folder, "init")
    qc(folder, "init")
    (folder / "p1.txt").write_text(TEXT)
    qc(folder, "corpus", "import", "p1.txt", "--importer", "verbatim")
    (folder / "p1.txt").unlink()
    TreeNode.write_yaml(folder / "codebook.yaml", TreeNode({TreeNode.root: [{"sleep": ["none"]}]}))
    corpus = QCCorpus(folder / "settings.yaml")
    with corpus.session():
        for coder in ("jk", "ms"):
            lines = [{"line": line, "code_id": code} for who, line, code in LINES if who == coder]
            corpus.update_coded_lines("p1.txt", coder, lines)
    (folder / "memos" / "2025-03-01-14-05_jk_first_night.md").write_text("# first night\n\nThey are all tired.\n")
    return [(who, PATHS[code], TEXT.split("\n")[line]) for who, line, code in LINES]


def opened(project, folder):
    qc(folder, "init", "--import", str(project))
    corpus = QCCorpus(folder / "settings.yaml")
    return TreeNode.read_yaml(corpus.codebook_path).flatten(names=True, expanded=True)


folder = Path(sys.argv[-1]).resolve()
print(json.dumps(make(folder) if sys.argv[1] == "make" else opened(Path(sys.argv[2]).resolve(), folder)))
