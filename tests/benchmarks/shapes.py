"""Files of other shapes than many claims: one claim with thousands of parts, long chains, a text of one line.

    python -m tests.benchmarks.shapes                            # each command on each shape, of 300 and of 3,000
    python -m tests.benchmarks.shapes --shape spans references   # those whose name holds one of these words
    python -m tests.benchmarks.shapes --only validate diff       # these commands
    python -m tests.benchmarks.shapes --sizes 1000 10000

For each command it prints the seconds that processors worked, start-up taken off, and the exponent between the sizes, where that
is more than 1.15 or a command ended otherwise than it should. ``--all`` prints every one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shlex
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from math import log
from pathlib import Path
from typing import Any, NoReturn

import attrs
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.model import (
    Annotation,
    Assessment,
    Claim,
    Origin,
    Reference,
    Relation,
    Search,
    Slot,
    Source,
    Span,
    Unclaimed,
    Work,
)

__all__ = ["COMMANDS", "SHAPES", "main"]

BAR = 1.15

# What is less than this is told of no exponent: the difference of two starts is chance.
LEAST = 0.02

# Whoever takes longer is ended, and told.
LONGEST = 60

COMMANDS = (
    "validate one.claims.json", "validate --format json one.claims.json", "validate --format sarif one.claims.json",
    "validate --format concise one.claims.json", "validate --format github one.claims.json",
    "validate --against one.claims.json noted.claims.json", "fmt --check one.claims.json", "fmt compact.claims.json",
    "verify one.claims.json", "stale one.claims.json --as-of 2030-01-01", "show one.claims.json", "show c0 -f one.claims.json",
    "show c0 -f one.claims.json --format json", "evidence c0 -f one.claims.json", "slots one.claims.json",
    "slots --write one.claims.json", "series -f one.claims.json", "diff one.claims.json noted.claims.json",
    "diff one.claims.json bare.claims.json", "history c0 one.claims.json noted.claims.json",
    "merge one.claims.json noted.claims.json tagged.claims.json -o merged.json",
    "merge bare.claims.json one.claims.json noted.claims.json -o merged.json",
    "agree one.claims.json noted.claims.json --resamples 5", "adjudicate one.claims.json noted.claims.json -o agreed.json",
    "find word one.claims.json", "match one.claims.json second.claims.json", "follow shape.c0 one.claims.json second.claims.json",
    "report one.claims.json -o report.html", "report --full one.claims.json -o report.html", "publish one.claims.json -o site",
    "table claims -f one.claims.json", "table references -f one.claims.json", "table works -f one.claims.json",
    "table figures -f one.claims.json", "table claims -f one.claims.json -o claims.xlsx", "prompt one.claims.json",
    "draft text.txt --force -o drafted.json", "amend one.claims.json c0 --note seen",
    "amend one.claims.json c0 --note seen --dry-run", "triage one.claims.json c0 --decision check --by A",
    "rename one.claims.json c0 another-name", "drop one.claims.json c0",
    "assess one.claims.json c0 --verdict insufficient --by A",
    "refer one.claims.json c0 independent-report --title Register --stance context --by A",
    "searched one.claims.json c0 independent-report --where Register --outcome nothing-found --by A",
    "waive one.claims.json c0 independent-report --reason None. --by A", "works one.claims.json",
    "works one.claims.json --format bibtex", "works one.claims.json --format csl-json",
    "works one.claims.json --add new.json --write",
    "rebase one.claims.json --onto moved.txt", "pin text.txt items.jsonl -o pinned.json", "pin words.claims.json",
    *(f"export one.claims.json --to {name} -o out" for name in (
        "labelstudio", "prodigy", "brat", "webannotation", "csv", "xlsx", "doccano", "pubannotation", "cas-json", "cas-xmi",
        "averitec", "fever", "stam", "needs", "prov",
    )),
    "export one.claims.json --to claimreview -o out --url https://example.org/{claim} --publisher Desk",
    "export one.claims.json --to nanopub -o out.trig --url https://example.org/{claim} --publisher Desk",
)  # fmt: skip


def _words(count: int) -> str:
    return "".join(f"Word {number:06} fell. " for number in range(count)).rstrip(" ") + "\n"


def _span(number: int, length: int = 17, **fields: Any) -> Span:
    return Span(start=number * 18, end=number * 18 + length, exact=f"Word {number:06} fell.", **fields)


def _claim(number: int, **fields: Any) -> Claim:
    return Claim(
        **{
            "id": f"c{number}",
            "statement": f"Word {number:06} fell.",
            "spans": [_span(number)],
            "categories": ["event.incident"],
            **fields,
        }
    )


def _sheet(count: int, claims: Any, **fields: Any) -> Annotation:
    source = Source.from_text(_words(count), title="Words", issued="2001-01-01", path="text.txt")
    return Annotation(id="shape", source=source, claims=claims, **fields)


def _spans(count: int) -> Annotation:
    return _sheet(count, [_claim(0, spans=[_span(number) for number in range(count)])])


def _works(count: int, title: str = "Report {}", **fields: Any) -> list[Work]:
    csl = {"type": "report", "issued": {"date-parts": [[1999, 3, 1]]}}
    return [Work(id=f"w{number}", csl=csl | {"title": title.format(number)}, **fields) for number in range(count)]


def _references(count: int) -> Annotation:
    references = [Reference(work=f"w{number}", stance="supports", excerpt=f"It fell, says {number}.") for number in range(count)]
    slots = [Slot(kind="independent-report", references=references)]
    return _sheet(count, [_claim(0, slots=slots), *(_claim(number) for number in range(1, 5))], works=_works(count))


def _one_work(count: int) -> Annotation:
    references = [Reference(work="w0", stance="supports", locator=f"p. {number}") for number in range(count)]
    return _sheet(count, [_claim(0, slots=[Slot(kind="independent-report", references=references)])], works=_works(1))


def _searches(count: int) -> Annotation:
    searches = [Search(at="2001-02-03", by="A", where=f"Archive {number}", outcome="nothing-found") for number in range(count)]
    return _sheet(count, [_claim(0, slots=[Slot(kind="independent-report", searches=searches)])])


def _hub(count: int) -> Annotation:
    relations = [Relation(type="elaborates", target=f"c{number}") for number in range(1, count)]
    return _sheet(count, [_claim(0, relations=relations), *(_claim(number) for number in range(1, count))])


def _chain(count: int) -> Annotation:
    return _sheet(
        count,
        [
            _claim(number, relations=[Relation(type="elaborates", target=f"c{number + 1}")] if number + 1 < count else [])
            for number in range(count)
        ],
    )


def _assessments(count: int) -> Annotation:
    assessments = [
        Assessment(
            id=f"a{number}", at="2001-02-03", by="A", verdict="insufficient", basis="retrospective", rationale=f"So {number}.",
            supersedes=f"a{number - 1}" if number else None,
        )
        for number in range(count)
    ]  # fmt: skip
    return _sheet(count, [_claim(0, assessments=assessments)])


def _same_title(count: int) -> Annotation:
    references = [Reference(work=f"w{number}", stance="supports", gist="So.") for number in range(count)]
    return _sheet(
        count, [_claim(0, slots=[Slot(kind="independent-report", references=references)])], works=_works(count, "The same report")
    )


def _origins(count: int) -> Annotation:
    """Each origin has its knowledge from the next, and each is cited."""
    origins = [
        Origin(id=f"o{number}", name=f"Bureau {number}", access="relay" if number + 1 < count else "own-data", interest="neutral",
               derived_from=[f"o{number + 1}"] if number + 1 < count else [])
        for number in range(count)
    ]  # fmt: skip
    works = [attrs.evolve(work, origins=[f"o{number}"]) for number, work in enumerate(_works(count))]
    references = [Reference(work=f"w{number}", stance="supports", gist="So.") for number in range(count)]
    return _sheet(
        count, [_claim(0, slots=[Slot(kind="independent-report", references=references)])], works=works, origins=origins
    )


def _one_source(count: int) -> Annotation:
    """Every origin has its knowledge from one, which has it from nobody."""
    first = Origin(id="o0", name="Bureau", access="own-data", interest="neutral")
    rest = [
        Origin(id=f"o{number}", name=f"Bureau {number}", access="relay", interest="neutral", derived_from=["o0"])
        for number in range(1, count)
    ]
    return attrs.evolve(_origins(count), origins=[first, *rest])


def _unclaimed(count: int) -> Annotation:
    asides = [
        Unclaimed(start=number * 18, end=number * 18 + 17, exact=f"Word {number:06} fell.", reason="connective")
        for number in range(1, count)
    ]
    return _sheet(count, [_claim(0)], unclaimed=asides)


def _one_line(count: int) -> Annotation:
    """A text of one line, two kilobytes for each of the count, with a claim at its end."""
    text = "".join(f"word{number:06} " * 200 for number in range(count)) + "Rain fell."
    start = len(text) - len("Rain fell.")
    span = Span(start=start, end=len(text), exact="Rain fell.")
    source = Source.from_text(text, title="Words", issued="2001-01-01", path="text.txt")
    return Annotation(id="shape", source=source, claims=[_claim(0, statement="Rain fell.", spans=[span])])


def _tags(count: int) -> Annotation:
    return _sheet(count, [_claim(0, tags=[f"t{number}" for number in range(count)], places=[f"Place {n}" for n in range(count)])])


def _vocabulary(count: int) -> Annotation:
    return attrs.evolve(
        _sheet(count, [_claim(number, categories=[f"event.e{number}"]) for number in range(count)]), vocabulary="v.json"
    )


# Pictures, leaders and lists of dashes, whose signs stand in one run.
RUNS = {
    "letters": "x",
    "full stops": ".",
    "blanks": " ",
    "ellipses": "…",
    "lines of a dash": "-\n",
    "full stops with blanks": ". ",
}


def _run(signs: str) -> Callable[[int], Annotation]:
    """Give what makes a text with one run of signs, fifty characters for each of the count, behind a claim."""

    def shape(count: int) -> Annotation:
        text = f"Rain fell. {signs * (50 * count // len(signs))} end.\n"
        source = Source.from_text(text, title="Words", issued="2001-01-01", path="text.txt")
        return Annotation(
            id="shape",
            source=source,
            claims=[_claim(0, statement="Rain fell.", spans=[Span(start=0, end=10, exact="Rain fell.")])],
        )

    return shape


SHAPES: dict[str, Callable[[int], Annotation]] = {
    "spans of one claim": _spans,
    "references of one slot": _references,
    "references to one work": _one_work,
    "searches of one slot": _searches,
    "relations of one claim": _hub,
    "a chain of relations": _chain,
    "verdicts of one claim": _assessments,
    "works of one title": _same_title,
    "a chain of origins": _origins,
    "origins of one origin": _one_source,
    "words set aside": _unclaimed,
    "a text of one line": _one_line,
    "labels of one claim": _tags,
    "terms of a vocabulary": _vocabulary,
    **{f"a run of {name}": _run(signs) for name, signs in RUNS.items()},
}


def _term(number: int) -> dict[str, Any]:
    return {
        "const": f"event.e{number}", "title": f"Event {number}", "description": "That it came.", "examples": ["It came."],
        "checkability": "checkable", "slots": [{"kind": "independent-report", "level": "must"}],
    }  # fmt: skip


def _write_vocabulary(folder: Path, count: int) -> None:
    value = {
        "name": "v", "version": 1, "title": "Events", "description": "What came.", "families": {"event": "What came."},
        "oneOf": [_term(number) for number in range(count)],
        "slot_kinds": [{"const": "independent-report", "title": "Report", "description": "A report."}],
    }  # fmt: skip
    (folder / "v.json").write_text(json.dumps(value), encoding="utf-8")


def write_shape(folder: Path, name: str, count: int) -> None:
    """Write the files that commands name."""
    folder.mkdir(parents=True)
    _write_vocabulary(folder, count if "vocabulary" in name else 1)
    sheet = SHAPES[name](count)
    text = sheet.source.text or ""
    (folder / "text.txt").write_text(text, encoding="utf-8")
    (folder / "moved.txt").write_text("A line that was not there.\n" + text, encoding="utf-8")

    def write(called: str, one: Annotation) -> None:
        (folder / f"{called}.claims.json").write_text(factcheck.dumps(one), encoding="utf-8")

    write("one", sheet)
    write("second", attrs.evolve(sheet, id="second"))

    def each(**fields: Any) -> Annotation:
        return attrs.evolve(sheet, claims=[attrs.evolve(one, **fields) for one in sheet.claims])

    write("noted", each(note="Seen."))
    write("tagged", each(tags=["seen"]))
    write(
        "bare",
        attrs.evolve(
            sheet,
            claims=[attrs.evolve(sheet.claims[0], slots=(), relations=(), assessments=(), tags=(), places=())],
            works=(),
            origins=(),
            unclaimed=(),
        ),
    )
    value = json.loads((folder / "one.claims.json").read_bytes())
    (folder / "compact.claims.json").write_text(json.dumps(value), encoding="utf-8")
    items = []
    for claim in value["claims"]:
        claim["spans"] = [span["exact"] for span in claim["spans"]]
        items.append({key: part for key, part in claim.items() if key in ("statement", "spans", "categories")})
    (folder / "words.claims.json").write_text(json.dumps(value), encoding="utf-8")
    (folder / "items.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    (folder / "new.json").write_text(
        json.dumps([work.csl | {"id": f"n{work.id}", "title": f"New {work.id}"} for work in _works(count)]), encoding="utf-8"
    )


def run(folder: Path, line: str, inputs: Path) -> tuple[float, int, str]:
    """Run a command on fresh files and give its seconds, its status and the last of what it says on standard error.

    It runs in a copy of this process, which has read every module already, so that no start-up is counted.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(inputs, folder)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _run_here(folder, line)
    _, status, used = os.wait4(child, 0)
    told = (folder / "stderr").read_text(encoding="utf-8", errors="replace")[-400:]
    return used.ru_utime + used.ru_stime, os.waitstatus_to_exitcode(status), told


def _run_here(folder: Path, line: str) -> NoReturn:
    status = 3
    try:
        os.chdir(folder)
        os.environ.update(XDG_STATE_HOME=str(folder / "state"), XDG_CACHE_HOME=str(folder / "cache"), COLUMNS="100")
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT, 0o600), 2)
        cli.main(shlex.split(line), prog_name="factcheck")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def main() -> None:
    """Run the commands on the shapes and print what stands out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", nargs="*", default=[])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--sizes", nargs=2, type=int, default=[300, 3_000])
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    few, many = given.sizes
    started: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for shape in SHAPES:
            if given.shape and not any(word in shape for word in given.shape):
                continue
            for size in (2, few, many):
                write_shape(root / shape / str(size), shape, size)
            for line in COMMANDS:
                if given.only and not any(word in line for word in given.only):
                    continue
                if line not in started:
                    # Once in vain, for what is imported when it is used; the copy of the process has it, not this one.
                    _warm(root / "work", line, root / shape / "2")
                    started[line] = run(root / "work", line, root / shape / "2")[0]
                costs = [run(root / "work", line, root / shape / str(size)) for size in (few, many)]
                _tell(shape, line, costs, started[line], (few, many), whole=given.all)
            print(f"# {shape}: done", flush=True)


def _warm(folder: Path, line: str, inputs: Path) -> None:
    """Run a command here, so that what it imports is there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(inputs, folder)
    here = Path.cwd()
    os.chdir(folder)
    try:
        CliRunner().invoke(cli, shlex.split(line), env={"XDG_STATE_HOME": str(folder), "XDG_CACHE_HOME": str(folder)})
    finally:
        os.chdir(here)


def _tell(
    shape: str, line: str, costs: list[tuple[float, int, str]], start: float, sizes: tuple[int, int], *, whole: bool
) -> None:
    seconds = [max(cost - start, 1e-3) for cost, _, _ in costs]
    grows = log(seconds[1] / max(seconds[0], LEAST)) / log(sizes[1] / sizes[0])
    _, status, words = costs[1]
    odd = status not in (0, 1) or "Traceback" in words
    if whole or odd or grows > BAR:
        said = f"  status {status}: {' '.join(words.split())[-200:]}" if odd else ""
        print(f"{shape} | {line} | {seconds[0]:.2f} s | {seconds[1]:.2f} s | {grows:.2f}{said}", flush=True)


if __name__ == "__main__":
    main()
