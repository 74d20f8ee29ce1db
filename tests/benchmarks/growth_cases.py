"""Files of any number of claims, and for each command a line that does its work on them."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import attrs

import factcheck
from factcheck import Annotation, Source
from factcheck.model import Capture, Origin, Reference, Work
from tests.benchmarks.generate import write_corpus, write_file
from tests.documents.making import At, pdf

__all__ = ["COMMANDS", "write_inputs"]

# How many sentences stand on a page of the PDF, so that its pages grow with it and not the length of one.
_ON_A_PAGE = 40

_COPY = "It says so.\n"

COMMANDS: dict[str, str] = {
    "validate": "validate one.claims.json",
    "validate, a fault each": "validate faulty.claims.json",
    "validate, faults as json": "validate --format json faulty.claims.json",
    "validate, faults as sarif": "validate --format sarif faulty.claims.json",
    "validate, faults in lines": "validate --format concise faulty.claims.json",
    "validate --against": "validate --against one.claims.json noted.claims.json",
    "validate, a corpus": "validate corpus.claims.jsonl",
    "validate, like sentences": "validate alike.claims.json",
    "fmt --check": "fmt --check one.claims.json",
    "fmt": "fmt compact.claims.json",
    "verify": "verify one.claims.json",
    "verify, copies": "verify held.claims.json",
    "stale": "stale one.claims.json --as-of 2030-01-01",
    "show": "show one.claims.json",
    "show, of all": "show one.claims.json --category quantity",
    "show, one": "show FIRST -f one.claims.json",
    "show, as json": "show one.claims.json --format json",
    "evidence": "evidence FIRST -f one.claims.json",
    "slots": "slots one.claims.json",
    "slots --write": "slots --write one.claims.json",
    "series": "series -f one.claims.json",
    "series, one": "series people -f figures.claims.json",
    "series, drawn": "series people -f figures.claims.json --format svg",
    "diff": "diff one.claims.json noted.claims.json",
    "diff, renamed": "diff one.claims.json renamed.claims.json",
    "history": "history FIRST one.claims.json noted.claims.json tagged.claims.json",
    "merge": "merge one.claims.json noted.claims.json tagged.claims.json -o merged.json",
    "merge, in conflict": "merge one.claims.json noted.claims.json other-noted.claims.json -o merged.json",
    "agree": "agree one.claims.json noted.claims.json --resamples 10",
    "agree, cut otherwise": "agree alike.claims.json halves.claims.json --resamples 10",
    "adjudicate": "adjudicate one.claims.json noted.claims.json -o agreed.json --decisions decisions.json",
    "adjudicate, cut otherwise": "adjudicate alike.claims.json halves.claims.json -o agreed.json",
    "find, first": "find mill corpus.claims.jsonl",
    "find": "find northern alike.claims.json",
    "match": "match one.claims.json second.claims.json",
    "match, like claims": "match alike.claims.json other.claims.json",
    "match --write": "match one.claims.json second.claims.json --write",
    "follow": "follow FOLLOWED one.claims.json second.claims.json",
    "report": "report one.claims.json -o report.html",
    "report --full": "report --full one.claims.json -o report.html",
    "publish": "publish one.claims.json -o site",
    "table claims": "table claims -f one.claims.json",
    "table references": "table references -f one.claims.json",
    "table works": "table works -f one.claims.json",
    "table figures": "table figures -f figures.claims.json",
    "table claims, workbook": "table claims -f one.claims.json -o claims.xlsx",
    "prompt": "prompt bare.claims.json",
    "draft": "draft alike.txt --force -o drafted.json",
    "draft, HTML": "draft alike.html --force -o drafted.json",
    "draft, Markdown": "draft alike.md --force -o drafted.json --text drafted.txt",
    "draft, SRT": "draft alike.srt --force -o drafted.json",
    "draft, mail": "draft alike.eml --force -o drafted.json",
    "draft, DOCX": "draft alike.docx --force -o drafted.json",
    "draft, PDF": "draft alike.pdf --force -o drafted.json",
    "pin": "pin alike.txt items.jsonl -o pinned.json",
    "pin --into": "pin items.jsonl --into bare.claims.json",
    "pin, refused": "pin alike.txt refused.jsonl -o pinned.json",
    "pin, a file": "pin words.claims.json",
    "add": "add alike.claims.json --quote 'On day 0 about 1000 people left' --statement 'People left.' --category event.incident",
    "split": "split alike.claims.json FIRST-ALIKE --quote 'On day 0' --quote 'about 1000 people left' --rest connective",
    "join": "join alike.claims.json FIRST-ALIKE LAST-ALIKE",
    "amend": "amend one.claims.json FIRST --note seen",
    "amend --dry-run": "amend one.claims.json FIRST --note seen --dry-run",
    "apply": "apply claims.csv one.claims.json --by A",
    "apply --dry-run": "apply claims.csv one.claims.json --by A --dry-run",
    "drop": "drop alike.claims.json LAST-ALIKE --rest procedural",
    "rename": "rename one.claims.json FIRST another-name",
    "set-aside": "set-aside bare.claims.json --quote 'On day 0 about' --reason connective",
    "triage": "triage one.claims.json FIRST --decision check --by A",
    "refer": "refer one.claims.json FIRST KIND --work work-0 --stance supports --gist more --by A",
    "searched": "searched one.claims.json FIRST KIND --where Register --outcome nothing-found --by A",
    "waive": "waive one.claims.json FIRST KIND --reason 'Nobody denies it.' --by A",
    "assess": "assess one.claims.json FIRST --verdict insufficient --rationale 'No record.' --by A",
    "relate": "relate one.claims.json FIRST supports LAST",
    "link": "link one.claims.json FIRST repeats second.claims.json FIRST --by A",
    "undo": "undo edited.claims.json",
    "undo --redo": "undo edited.claims.json --redo",
    "undo --dry-run": "undo edited.claims.json --dry-run",
    "capture": "capture work-0 copy.txt -f one.claims.json",
    "works": "works one.claims.json",
    "works --add, CSL": "works one.claims.json --add new.json --write",
    "works --add, BibTeX": "works one.claims.json --add new.bib --write",
    "works --add, RIS": "works one.claims.json --add new.ris --write",
    "works --format bibtex": "works one.claims.json --format bibtex",
    "rebase": "rebase one.claims.json --onto moved-one.txt",
    "rebase --write": "rebase one.claims.json --onto moved-one.txt --write",
    "rebase, like sentences": "rebase alike.claims.json --onto moved.txt",
    "sphinx, a card each": "SPHINX site-source",
    "sphinx, all on a page": "SPHINX site-page",
}
"""For each command what is run in the folder of the inputs. Words in capitals are put in by :func:`write_inputs`."""

# Formats of one annotation, with the ending of the file; those of a corpus follow.
FORMATS = {
    "labelstudio": "json", "prodigy": "jsonl", "brat": "ann", "webannotation": "json", "csv": "csv", "xlsx": "xlsx",
    "doccano": "jsonl", "pubannotation": "json", "cas-json": "json", "cas-xmi": "xmi", "claimreview": "json", "averitec": "json",
    "fever": "jsonl", "nanopub": "trig", "stam": "json", "needs": "json", "prov": "json", "parquet": "", "corpus": "jsonl",
    "card": "md",
}  # fmt: skip

# What only publishes cannot be read back, and a corpus is read by every command as it is.
_ONE_WAY = {"corpus", "card", "prov"}
_PUBLISHED = {"claimreview", "nanopub"}

for _name, _ending in FORMATS.items():
    _to = f"out-{_name}" + (f".{_ending}" if _ending else "")
    _more = " --url https://example.org/{claim} --publisher Desk" if _name in ("claimreview", "nanopub") else ""
    COMMANDS[f"export {_name}"] = f"export one.claims.json --to {_name} -o {_to}{_more}"
    if _name not in _ONE_WAY:
        COMMANDS[f"import {_name}"] = f"import in/{_to} -o imported --force --from {_name} --text one.txt"


COMMANDS["export croissant"] = "export corpus.claims.jsonl --to croissant -o out-croissant.json"


def _alike(count: int) -> tuple[Source, list[dict[str, Any]]]:
    """Give a text whose sentences differ in one number, and an item to pin for each."""
    sentences = [f"On day {number} about {number + 1000} people left the town by the northern road." for number in range(count)]
    items = [
        {"statement": sentence, "spans": [sentence[:-1]], "categories": ["event.incident"], "quantity": _people(number)}
        for number, sentence in enumerate(sentences)
    ]
    return Source.from_text("\n".join(sentences) + "\n", title="Days"), items


def _people(number: int) -> dict[str, Any]:
    day = f"{1990 + number // 336 % 30}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    return {"measure": "people", "value": number + 1000, "as_of": day}


def _with_evidence(sheet: Annotation) -> Annotation:
    """Give each claim a reference to a work of its own; every tenth work is of the same origin."""
    claims, works = [], []
    for number, claim in enumerate(sheet.claims):
        if claim.slots:
            reference = Reference(work=f"work-{number}", stance="supports", gist=f"It says so, in line {number}.")
            first = attrs.evolve(claim.slots[0], references=[reference])
            claim = attrs.evolve(claim, slots=[first, *claim.slots[1:]])
        claims.append(claim)
        csl = {"type": "report", "title": f"Report {number} on the town", "issued": {"date-parts": [[1999, 3, 1]]}}
        works.append(Work(id=f"work-{number}", csl=csl, origins=[f"origin-{number // 10}"]))
    origins = [
        Origin(id=f"origin-{number}", name=f"Bureau {number}", access="own-data", interest="neutral")
        for number in range((len(works) + 9) // 10)
    ]
    return attrs.evolve(sheet, claims=claims, works=works, origins=[*sheet.origins, *origins])


def _with_copies(sheet: Annotation) -> Annotation:
    """Give each work a copy that somebody holds."""
    digest = hashlib.sha256(_COPY.encode()).hexdigest()
    captures = [Capture(accessed="2001-02-03", sha256=digest, path="copy.txt", url="https://example.org/copy")]
    return attrs.evolve(sheet, id="held", works=[attrs.evolve(work, captures=captures) for work in sheet.works])


def _each(sheet: Annotation, **fields: Any) -> Annotation:
    return attrs.evolve(sheet, claims=[attrs.evolve(claim, **fields) for claim in sheet.claims])


def write_inputs(folder: Path, count: int) -> dict[str, str]:
    """Write the files that the commands name, and give what stands for their words in capitals."""
    write_file(folder / "one.claims.json", claims=count)
    one = _with_evidence(factcheck.load(folder / "one.claims.json"))
    source, items = _alike(count)
    alike = factcheck.pin(source, items).annotation
    alike = attrs.evolve(alike, source=attrs.evolve(source, path="alike.txt"), id="alike")
    (folder / "alike.txt").write_text(source.text or "", encoding="utf-8")
    sheets = {
        "one": one,
        "second": attrs.evolve(one, id="second"),
        "noted": _each(one, note="looked at"),
        "other-noted": _each(one, note="looked at otherwise"),
        "tagged": _each(one, tags=("seen",)),
        "renamed": attrs.evolve(one, claims=[attrs.evolve(claim, id=f"new-{claim.id}", relations=()) for claim in one.claims]),
        "edited": one,
        "held": _with_copies(one),
        "alike": alike,
        "figures": attrs.evolve(alike, id="figures"),
        "other": attrs.evolve(alike, id="other"),
        "halves": attrs.evolve(_halves(alike), id="halves"),
    }
    for name, sheet in sheets.items():
        factcheck.save(sheet, folder / f"{name}.claims.json")
    # The file that edits begin with has no claim, so that every word is still to be claimed.
    (folder / "bare.claims.json").write_text(factcheck.dumps(attrs.evolve(alike, id="bare", claims=())), encoding="utf-8")
    _write_spoilt(folder, count)
    _write_items(folder, items)
    _write_works(folder, count)
    _write_documents(folder, source.text or "")
    _write_documentation(folder, alike)
    write_corpus(folder / "corpus.claims.jsonl", claims=count)
    first, *_, last = [*alike.claims, *alike.claims]
    held = next(claim for claim in one.claims if claim.slots)
    return {
        "FIRST-ALIKE": first.id,
        "LAST-ALIKE": last.id,
        "FIRST": held.id,
        "FOLLOWED": f"{one.id}.{held.id}",
        "KIND": held.slots[0].kind,
    }


def _halves(sheet: Annotation) -> Annotation:
    """Cut each claim into two."""
    claims = []
    for claim in sheet.claims:
        [span] = claim.spans
        middle = span.start + span.exact.index(" people")
        for number, (start, end) in enumerate(((span.start, middle), (middle + 1, span.end))):
            part = attrs.evolve(span, start=start, end=end, exact=span.exact[start - span.start : end - span.start])
            claims.append(
                attrs.evolve(claim, id=f"{claim.id[:50]}-{number}", spans=[part], statement=part.exact + ".", quantity=None)
            )
    return attrs.evolve(sheet, claims=claims)


def _write_spoilt(folder: Path, count: int) -> None:
    value = json.loads((folder / "one.claims.json").read_bytes())
    (folder / "compact.claims.json").write_text(json.dumps(value), encoding="utf-8")
    for claim in value["claims"]:
        claim["spans"][0]["exact"] += "x"
    (folder / "faulty.claims.json").write_text(json.dumps(value, indent=1), encoding="utf-8")
    alike = json.loads((folder / "alike.claims.json").read_bytes())
    for claim in alike["claims"]:
        claim["spans"] = [span["exact"] for span in claim["spans"]]
    (folder / "words.claims.json").write_text(json.dumps(alike), encoding="utf-8")
    text = (folder / "one.txt").read_text(encoding="utf-8")
    (folder / "moved-one.txt").write_text("A line that was not there.\n" + text, encoding="utf-8")
    text = (folder / "alike.txt").read_text(encoding="utf-8")
    (folder / "moved.txt").write_text("A line that was not there.\n" + text, encoding="utf-8")
    (folder / "copy.txt").write_text(_COPY, encoding="utf-8")
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        printed = subprocess.run(
            ["python", "-m", "factcheck", "table", "claims", "-f", "one.claims.json", "--columns", "id,digest,statement"],
            cwd=folder, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        table = csv.writer(file)
        for number, (id_, digest, statement) in enumerate(csv.reader(printed.splitlines())):
            table.writerow([id_, digest, statement if number == 0 else f"{statement[:-1]}, it says."])


def _write_items(folder: Path, items: list[dict[str, Any]]) -> None:
    lines = "".join(json.dumps(item) + "\n" for item in items)
    (folder / "items.jsonl").write_text(lines, encoding="utf-8")
    # Quotes that stand nowhere, and quotes that stand in every sentence.
    refused = [{**item, "spans": [item["spans"][0].replace("town", "village")]} for item in items[::2]]
    refused += [{**item, "spans": ["the northern road"]} for item in items[1::2]]
    (folder / "refused.jsonl").write_text("".join(json.dumps(item) + "\n" for item in refused), encoding="utf-8")


def _write_works(folder: Path, count: int) -> None:
    issued = {"date-parts": [[2001]]}
    works = [
        {"id": f"new-{number}", "type": "report", "title": f"Study {number} of the road", "issued": issued}
        for number in range(count)
    ]
    (folder / "new.json").write_text(json.dumps(works), encoding="utf-8")
    entries = [f"@report{{new{number}, title={{Study {number} of the road}}, date={{2001}}}}\n" for number in range(count)]
    (folder / "new.bib").write_text("".join(entries), encoding="utf-8")
    entries = [
        f"TY  - RPRT\nID  - new{number}\nTI  - Study {number} of the road\nPY  - 2001\nER  - \n" for number in range(count)
    ]
    (folder / "new.ris").write_text("".join(entries), encoding="utf-8")


def _write_documents(folder: Path, text: str) -> None:
    lines = text.splitlines()
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    (folder / "alike.html").write_text(f"<!doctype html><title>Days</title><main>{body}</main>", encoding="utf-8")
    (folder / "alike.md").write_text("# Days\n\n" + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
    (folder / "alike.srt").write_text("".join(_cues(lines)), encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Days", "desk@example.org", "Mon, 01 Mar 1999 10:00:00 +0000"
    mail.set_content(text)
    (folder / "alike.eml").write_bytes(mail.as_bytes())
    pages = [
        [At(40, 800 - 18 * row, line) for row, line in enumerate(lines[first : first + _ON_A_PAGE])]
        for first in range(0, len(lines), _ON_A_PAGE)
    ]
    (folder / "alike.pdf").write_bytes(pdf(*pages))
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(folder / "alike.docx")


def _cues(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        hours, minutes, seconds = number // 1800, number // 30 % 60, number % 30 * 2
        begun = f"{hours:02}:{minutes:02}:{seconds:02}"
        yield f"{number + 1}\n{begun},000 --> {begun},900\n{line}\n\n"


def _write_documentation(folder: Path, sheet: Annotation) -> None:
    site, page = folder / "site-source", folder / "site-page"
    for each in (site, page):
        (each / "claims").mkdir(parents=True)
        shutil.copy(folder / "alike.claims.json", each / "claims")
        shutil.copy(folder / "alike.txt", each / "claims")
        (each / "conf.py").write_text(
            'extensions = ["factcheck.sphinx"]\nfactcheck_files = ["claims"]\nhtml_theme = "basic"\n', encoding="utf-8"
        )
    cards = "\n".join(f".. fc:claim:: {claim.id}\n" for claim in sheet.claims)
    (page / "index.rst").write_text(f"Claims\n======\n\n{cards}", encoding="utf-8")
    names = []
    for first in range(0, len(sheet.claims), 100):
        names.append(f"page{first:06}")
        cards = "\n".join(f".. fc:claim:: {claim.id}\n" for claim in sheet.claims[first : first + 100])
        (site / f"{names[-1]}.rst").write_text(f"{names[-1]}\n==========\n\n{cards}", encoding="utf-8")
    listed = "\n".join(f"   {name}" for name in names)
    (site / "index.rst").write_text(f"Claims\n======\n\n.. fc:claims::\n\n.. toctree::\n\n{listed}\n", encoding="utf-8")
