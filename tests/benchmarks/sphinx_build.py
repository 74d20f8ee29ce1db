"""How long a documentation of 2,000 claims takes to build, beside the same project in sphinx-needs.

Both projects have the same pages: a table of every claim on one, and a card for each on twenty others, with the same statements.
sphinx-needs is no dependency of this package; install it to run this.

    python -m tests.benchmarks.sphinx_build
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import factcheck
from factcheck.contract.codec import annotation_from_value
from factcheck.model.annotation import Annotation
from tests.benchmarks.generate import annotation_value

PAGES = 20

THEME = 'html_theme = "alabaster"\n'
OURS = 'extensions = ["factcheck.sphinx"]\nfactcheck_files = ["claims"]\n' + THEME
THEIRS = (
    'extensions = ["sphinx_needs"]\nneeds_id_regex = "^[a-z0-9-]+$"\nneeds_fields = {"mode": {"schema": {"type": "string"}}, '
    '"category": {"schema": {"type": "string"}}}\n' + THEME
)


def index(table: str, names: list[str]) -> str:
    """Give the first page: a table of everything, and where the rest is."""
    return "\n".join(["Claims", "======", "", table, "", ".. toctree::", "", *(f"   {name}" for name in names), ""])


def pages_of(annotation: Annotation) -> Iterator[tuple[str, list[factcheck.Claim]]]:
    """Give the claims of each page."""
    claims = annotation.reading_order
    each = -(-len(claims) // PAGES)
    for number in range(PAGES):
        yield f"page{number:02}", list(claims[number * each : (number + 1) * each])


def write_ours(folder: Path, annotation: Annotation) -> None:
    """Write the project as this package has it."""
    (folder / "claims").mkdir(parents=True)
    factcheck.save(annotation, folder / "claims" / "one.claims.json")
    (folder / "conf.py").write_text(OURS, encoding="utf-8")
    names = []
    for name, claims in pages_of(annotation):
        names.append(name)
        lines = [name, "=" * len(name), "", *(f".. fc:claim:: {claim.id}\n" for claim in claims)]
        (folder / f"{name}.rst").write_text("\n".join(lines), encoding="utf-8")
    table = ".. fc:claims::\n   :columns: id, statement, category, mode"
    (folder / "index.rst").write_text(index(table, names), encoding="utf-8")


def write_theirs(folder: Path, annotation: Annotation) -> None:
    """Write the project as sphinx-needs has it: the statement and its source words as content, two fields, and links."""
    folder.mkdir()
    (folder / "conf.py").write_text(THEIRS, encoding="utf-8")
    names = []
    for name, claims in pages_of(annotation):
        names.append(name)
        lines = [name, "=" * len(name), ""]
        for claim in claims:
            lines += [
                f".. req:: {claim.id}",
                f"   :id: {claim.id}",
                f"   :category: {claim.categories[0]}",
                f"   :mode: {claim.mode}",
            ]
            if claim.relations:
                lines.append(f"   :links: {', '.join(dict.fromkeys(relation.target for relation in claim.relations))}")
            lines += ["", f"   {claim.statement}", "", f"      {' '.join(claim.words.split())}", ""]
        (folder / f"{name}.rst").write_text("\n".join(lines), encoding="utf-8")
    table = ".. needtable::\n   :columns: id, title, content, category, mode\n   :style: table"
    (folder / "index.rst").write_text(index(table, names), encoding="utf-8")


def seconds(folder: Path, out: Path, *options: str) -> float:
    """Build a project and give the processor time, in seconds, which other work on the machine disturbs less than the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options, str(folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or "ERROR" in done.stderr:
        raise SystemExit(done.stderr[-2000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(folder: Path, rounds: int) -> tuple[float, float]:
    """Build a project from nothing and again after a page was touched; give the shortest time of each."""
    full, again = [], []
    for number in range(rounds):
        out = folder.parent / f"{folder.name}-{number}"
        full.append(seconds(folder, out))
        page = folder / "page00.rst"
        page.write_text(page.read_text(encoding="utf-8") + "\n.. touched\n", encoding="utf-8")
        again.append(seconds(folder, out))
        shutil.rmtree(out)
    return min(full), min(again)


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description="Measure how fast documentation with claims is built.")
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    annotation = annotation_from_value(annotation_value(0, claims=given.claims))
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "theirs")
        write_ours(ours, annotation)
        write_theirs(theirs, annotation)
        rows = zip(("from nothing", "a page changed"), measured(ours, given.rounds), measured(theirs, given.rounds), strict=True)
        for what, one, other in rows:
            print(f"{given.claims:,} claims, {what}: factcheck {one:.1f} s, sphinx-needs {other:.1f} s; share {one / other:.2f}")


if __name__ == "__main__":
    main()
