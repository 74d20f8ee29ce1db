"""A folder with an annotation, and every command that writes, each with words of its own in what it writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import attrs

import factcheck
from factcheck.files import ANYTHING
from factcheck.model import Work
from factcheck.store import save_corpus

__all__ = ["COMMANDS", "EDITS", "NAME", "Writer", "fresh", "is_whole", "run"]

SHIPPED = Path(__file__).parents[2] / "annotations"
NAME = "kosovo-statement-1999-02-23.claims.json"
TEXT = "kosovo-statement-1999-02-23.txt"
EARLIER = "kosovo-statement-1999-01-16.claims.json"
CORPUS = "corpus.claims.jsonl"

Writer = Callable[[Path, str, str, str], list[str]]
"""Gives the arguments of a command, for a folder, a word to write, and a claim and a slot of it to write to."""


def fresh(folder: Path) -> None:
    """Make a folder with an annotation, its text, and what commands take in."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in (NAME, TEXT, EARLIER, EARLIER.replace(".claims.json", ".txt")):
        shutil.copy(SHIPPED / name, folder)
    sheet = factcheck.load(folder / NAME)
    register = Work(id="register", csl={"type": "report", "title": "Register"})
    factcheck.save(attrs.evolve(sheet, works=[register]), folder / NAME, expecting=ANYTHING)
    (folder / "copy.txt").write_text("A register.\n", encoding="utf-8")
    # What a merge joins: a base, and two versions of it.
    for name in ("base", "theirs"):
        shutil.copy(folder / NAME, folder / f"{name}.json")
    value = json.loads((folder / NAME).read_bytes())
    text = (folder / TEXT).read_text(encoding="utf-8")
    value["source"] = {key: part for key, part in value["source"].items() if key != "path"} | {"text": text}
    save_corpus([factcheck.loads(json.dumps(value))], folder / CORPUS)
    text = (folder / EARLIER.replace(".claims.json", ".txt")).read_text(encoding="utf-8")
    (folder / "moved-earlier.txt").write_text("A line that was not there.\n\n" + text, encoding="utf-8")


def _works(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    path = folder / f"in-{word}.bib"
    path.write_text(f"@book{{{word}, title={{Title {word}}}, date={{1999}}}}\n", encoding="utf-8")
    return ["works", NAME, "--add", path.name, "--write"]


def _apply(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    path = folder / f"in-{word}.csv"
    table = run(folder, "table", "claims", "-f", NAME, "--columns", "id,digest,triage,triage_reason").stdout.splitlines()
    line = next(line for line in table if line.startswith(f"{claim},"))
    path.write_text(f"{table[0]}\n{','.join(line.split(',')[:2])},check,{word}\n", encoding="utf-8")
    return ["apply", path.name, NAME, "--by", "A. Editor"]


def _pin(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    path = folder / f"in-{word}.jsonl"
    quote = factcheck.load(folder / NAME).claim(claim).spans[0]
    spans = [{"exact": quote.exact, "prefix": quote.prefix or "", "suffix": quote.suffix or ""}]
    item = {"statement": f"Talks were held, says {word}.", "spans": spans, "categories": ["event.incident"]}
    path.write_text(json.dumps(item) + "\n", encoding="utf-8")
    return ["pin", path.name, "--into", NAME, "--by", "A. Editor"]


def _by(*arguments: str) -> list[str]:
    return [*arguments, "--by", "A. Editor"]


EDITS: dict[str, Writer] = {
    "works --add": _works,
    "amend": lambda folder, word, claim, slot: ["amend", NAME, claim, "--note", word],
    "triage": lambda folder, word, claim, slot: _by("triage", NAME, claim, "--decision", "check", "--reason", word),
    "rename": lambda folder, word, claim, slot: ["rename", NAME, claim, word],
    "refer": lambda folder, word, claim, slot: _by(
        "refer", NAME, claim, slot, "--work", "register", "--stance", "context", "--gist", word
    ),
    "refer, with a relay": lambda folder, word, claim, slot: _by(
        "refer", NAME, claim, slot, "--title", f"Title {word}", "--stance", "context", "--gist", word,
        "--origin", f"Bureau {word}", "--via", f"Agency {word}",
    ),
    "searched": lambda folder, word, claim, slot: _by(
        "searched", NAME, claim, slot, "--where", word, "--outcome", "nothing-found"
    ),
    "waive": lambda folder, word, claim, slot: _by("waive", NAME, claim, slot, "--reason", word),
    "assess": lambda folder, word, claim, slot: _by("assess", NAME, claim, "--verdict", "insufficient", "--rationale", word),
    "apply": _apply,
    "link": lambda folder, word, claim, slot: _by("link", NAME, claim, "repeats", EARLIER, _first(folder), "--note", word),
    "capture": lambda folder, word, claim, slot: ["capture", "register", "copy.txt", "-f", NAME, "--url", f"https://{word}.example/"],
    "pin --into": _pin,
    "amend --tag": lambda folder, word, claim, slot: ["amend", NAME, claim, "--tag", word],
}  # fmt: skip
"""Commands that edit the annotation; the word stands in it afterwards."""


def _first(folder: Path) -> str:
    return factcheck.load(folder / EARLIER).claims[0].id


COMMANDS: dict[str, Writer] = EDITS | {
    "fmt": lambda folder, word, claim, slot: _spoilt(folder, "fmt", NAME),
    "slots --write": lambda folder, word, claim, slot: ["slots", "--write", NAME],
    "undo": lambda folder, word, claim, slot: ["undo", NAME],
    "rebase": lambda folder, word, claim, slot: ["rebase", EARLIER, "--onto", "moved-earlier.txt", "--write"],
    "merge": lambda folder, word, claim, slot: _merge(folder, word),
    "report": lambda folder, word, claim, slot: ["report", NAME, "-o", "report.html"],
    "publish": lambda folder, word, claim, slot: ["publish", NAME, "-o", "site"],
    "draft": lambda folder, word, claim, slot: ["draft", TEXT, "--force", "-o", "drafted.claims.json"],
    "pin": lambda folder, word, claim, slot: _new(folder, word, claim, slot),
    "table": lambda folder, word, claim, slot: ["table", "claims", "-f", NAME, "-o", "claims.csv"],
    "table, workbook": lambda folder, word, claim, slot: ["table", "claims", "-f", NAME, "-o", "claims.xlsx"],
    "export labelstudio": lambda folder, word, claim, slot: ["export", NAME, "--to", "labelstudio", "-o", "tasks.json"],
    "export corpus": lambda folder, word, claim, slot: ["export", CORPUS, "--to", "corpus", "-o", "again.claims.jsonl"],
    "export parquet": lambda folder, word, claim, slot: ["export", CORPUS, "--to", "parquet", "-o", "tables"],
    "import": lambda folder, word, claim, slot: _import(folder),
    "adjudicate": lambda folder, word, claim, slot: [
        "adjudicate", NAME, NAME, "--name", "a", "--name", "b", "-o", "agreed.claims.json", "--decisions", "decisions.json",
    ],
}  # fmt: skip
"""Every command that writes a file."""


def _spoilt(folder: Path, *arguments: str) -> list[str]:
    """Take the file out of canonical form, so that there is something to write."""
    path = folder / NAME
    path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
    return [*arguments]


def _merge(folder: Path, word: str) -> list[str]:
    value = json.loads((folder / "theirs.json").read_bytes())
    value["note"] = word
    (folder / "theirs.json").write_text(json.dumps(value), encoding="utf-8")
    shutil.copy(folder / NAME, folder / "ours.json")
    return ["merge", "--driver", "base.json", "ours.json", "theirs.json"]


def _new(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    items = _pin(folder, word, claim, slot)[1]
    (folder / "pinned.claims.json").unlink(missing_ok=True)
    return ["pin", TEXT, items, "-o", "pinned.claims.json"]


def _import(folder: Path) -> list[str]:
    if not (folder / "in-tasks.json").exists():
        run(folder, "export", NAME, "--to", "labelstudio", "-o", "in-tasks.json")
    return ["import", "in-tasks.json", "-o", "imported", "--force"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder to its end."""
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def is_whole(path: Path) -> bool:
    """Tell whether a file ends as files of its kind do, and can be read."""
    data = path.read_bytes()
    try:
        match path.suffix:
            case ".json":
                json.loads(data)
            case ".jsonl":
                [json.loads(line) for line in data.splitlines()]
            case ".html":
                return data.rstrip().endswith((b"</html>", b"</main>", b"</body>", b"</script>", b">"))
            case ".xlsx":
                return zipfile.ZipFile(path).testzip() is None
            case ".parquet":
                return data[:4] == data[-4:] == b"PAR1"
            case _:
                return data.endswith(b"\n") or not data
    except (ValueError, zipfile.BadZipFile):
        return False
    return not path.name.endswith(".claims.json") or not any(one.severity == "error" for one in factcheck.check(path))
