"""A folder with an annotation, and every command that writes, each with words of its own in what it writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import attrs

import factcheck
from factcheck.evidence.slots import list_slots
from factcheck.files import ANYTHING
from factcheck.findings import InvalidAnnotation
from factcheck.model import Annotation, Origin, Work
from factcheck.store import save_corpus
from factcheck.text.coverage import unaccounted
from factcheck.versions.edits import join

__all__ = ["COMMANDS", "EDITS", "NAME", "Writer", "fresh", "is_whole", "run", "stands"]

SHIPPED = Path(__file__).parents[2] / "annotations"
NAME = "kosovo-statement-1999-02-23.claims.json"
TEXT = "kosovo-statement-1999-02-23.txt"
EARLIER = "kosovo-statement-1999-01-16.claims.json"
CORPUS = "corpus.claims.jsonl"

# How many stretches of the text are left to be set aside.
BARE = 4

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
    courier = Origin(id="courier", name="The Courier", access="firsthand")
    proposed = Work(id="proposed", csl={"type": "article", "title": "Talks"}, origins=["courier"], origins_proposed=True)
    # Some words are accounted for by nobody, so that there is something to set aside.
    bare = attrs.evolve(
        sheet, works=[register, proposed], origins=[*sheet.origins, courier], unclaimed=sheet.unclaimed[:-BARE], counterparts=()
    )
    factcheck.save(bare, folder / NAME, expecting=ANYTHING)
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
    named = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    spans = [{key: words for key, words in named.items() if words}]
    item = {"statement": f"Talks were held, says {word}.", "spans": spans, "categories": ["event.incident"]}
    path.write_text(json.dumps(item) + "\n", encoding="utf-8")
    return ["pin", path.name, "--into", NAME, "--by", "A. Editor"]


def _statement(word: str) -> str:
    return f"Talks were held, says {word}."


def _add(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    span = factcheck.load(folder / NAME).claim(claim).spans[0]
    return ["add", NAME, *_quoted(folder, span.start, span.end), "--statement", _statement(word), "--category", "event.incident"]


def _quoted(folder: Path, start: int, end: int) -> list[str]:
    """Name a place of the text by what stands around it."""
    text = (folder / TEXT).read_text(encoding="utf-8")
    return ["--quote", text[start:end], "--prefix", text[max(start - 40, 0) : start], "--suffix", text[end : end + 40]]


def _set_aside(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    text = (folder / TEXT).read_text(encoding="utf-8")
    left = [*unaccounted(text, _extents(factcheck.load(folder / NAME)))]
    # Words that differ from one command to the next, as far as there are any left.
    start, end = left[len(word) % len(left)] if left else (0, 1)
    return ["set-aside", NAME, *_quoted(folder, start, end), "--reason", "connective", "--note", word]


def _extents(sheet: Annotation) -> list[tuple[int, int]]:
    spans = [span for claim in sheet.claims for span in claim.spans]
    return [(one.start, one.end) for one in (*spans, *sheet.unclaimed)]


def _split(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    sheet = factcheck.load(folder / NAME)
    whole = next(
        one for one in (sheet.claim(claim), *sheet.claims) if len(one.spans) == 1 and len(set(one.spans[0].exact.split())) > 5
    )
    words = whole.spans[0].exact.split(" ")
    parts = [" ".join(words[:-3]), " ".join(words[-3:])]
    quotes = [argument for part in parts for argument in ("--quote", part, "--statement", f"{part}, says {word}.")]
    return ["split", NAME, whole.id, *quotes, "--rest", "connective"]


def _join(folder: Path, word: str, claim: str, slot: str) -> list[str]:
    # Claims that differ in what a claim has once are not joined, so a pair is sought that can be.
    sheet = factcheck.load(folder / NAME)
    statement = _statement(word)
    for one, other in combinations([sheet.claim(claim), *(one for one in sheet.claims if one.id != claim)], 2):
        with suppress(InvalidAnnotation):
            join(sheet, one.id, other.id, statement=statement)
            break
    return ["join", NAME, one.id, other.id, "--statement", statement]


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
    "relate": lambda folder, word, claim, slot: _relate(folder, word, claim),
    "link": lambda folder, word, claim, slot: _by("link", NAME, claim, "repeats", EARLIER, _first(folder), "--note", word),
    "capture": lambda folder, word, claim, slot: ["capture", "register", "copy.txt", "-f", NAME, "--url", f"https://{word}.example/"],
    "pin --into": _pin,
    "amend --tag": lambda folder, word, claim, slot: ["amend", NAME, claim, "--tag", word],
    "add": _add,
    "set-aside": _set_aside,
    "split": _split,
    "join": _join,
    "drop": lambda folder, word, claim, slot: ["drop", NAME, claim, "--rest", "left-out"],
    "works --confirm": lambda folder, word, claim, slot: ["works", NAME, "--confirm", "proposed", "--write"],
    "slots --write": lambda folder, word, claim, slot: ["slots", "--write", NAME],
    "match --write": lambda folder, word, claim, slot: ["match", NAME, EARLIER, "--min-score", "0.1", "--write"],
    "fmt": lambda folder, word, claim, slot: _spoilt(folder, "fmt", NAME),
}  # fmt: skip
"""Commands that edit the annotation; what :func:`stands` looks for is in it afterwards."""


def stands(name: str, left: str, word: str, arguments: Sequence[str], folder: Path) -> bool:
    """Tell whether what a command writes stands in the file.

    Args:
        name: The command, as :data:`EDITS` names it.
        left: What the file holds.
        word: The word that the command was to write.
        arguments: Its arguments.
        folder: The folder of the file.
    """
    match name:
        case "drop":
            return f'"id": "{arguments[2]}"' not in left
        case "works --confirm":
            return "origins_proposed" not in left
        case "slots --write":
            sheet = factcheck.loads(left, folder=folder)
            return list_slots(sheet) == sheet
        case "match --write":
            return left.count('"document": ') > 1
        case "fmt":
            return '{\n  "' in left
    return word in left


def _relate(folder: Path, word: str, claim: str) -> list[str]:
    # Words that are numbered side by side lead to two claims, or the second note would rightly replace the first.
    others = [one.id for one in factcheck.load(folder / NAME).claims if one.id != claim]
    return ["relate", NAME, claim, "supports", others[sum(word.encode()) % len(others)], "--note", word]


def _first(folder: Path) -> str:
    return factcheck.load(folder / EARLIER).claims[0].id


COMMANDS: dict[str, Writer] = EDITS | {
    "fmt --line-ends": lambda folder, word, claim, slot: _other_ends(folder),
    "undo": lambda folder, word, claim, slot: ["undo", NAME],
    "rebase": lambda folder, word, claim, slot: ["rebase", EARLIER, "--onto", "moved-earlier.txt", "--write"],
    "merge": lambda folder, word, claim, slot: _merge(folder, word),
    "report": lambda folder, word, claim, slot: ["report", NAME, "-o", "report.html"],
    "publish": lambda folder, word, claim, slot: ["publish", NAME, "-o", "site"],
    "draft": lambda folder, word, claim, slot: ["draft", TEXT, "--force", "-o", "drafted.claims.json"],
    "pin": lambda folder, word, claim, slot: _new(folder, word, claim, slot),
    "pin, a file": lambda folder, word, claim, slot: _fill(folder),
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


def _other_ends(folder: Path) -> list[str]:
    # In a folder of its own: a text whose line ends nobody has mended yet is an error to every other command.
    apart = folder / "ends"
    apart.mkdir(exist_ok=True)
    text = EARLIER.replace(".claims.json", ".txt")
    shutil.copy(folder / EARLIER, apart / "earlier.json")
    (apart / text).write_bytes((folder / text).read_bytes().replace(b"\n", b"\r\n"))
    return ["fmt", "--line-ends", "ends/earlier.json"]


def _fill(folder: Path) -> list[str]:
    value = json.loads((folder / "base.json").read_bytes())
    for claim in value["claims"]:
        claim["spans"] = [{key: part for key, part in span.items() if key not in ("start", "end")} for span in claim["spans"]]
    (folder / "filled.json").write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    return ["pin", "filled.json"]


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
