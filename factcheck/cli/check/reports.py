"""How findings are reported: for people, for tools that read lines, and for tools that read JSON."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol

import attrs
import click

from factcheck.cli.printing import as_json, counted, json_text, result_table, say
from factcheck.errors import UnreadableFile
from factcheck.files import leads_out, read_file
from factcheck.findings import Finding, Severity, finding_codes
from factcheck.store.counting import Counts
from factcheck.text.coverage import Coverage

__all__ = ["REPORTS", "Reporter", "Tally"]

_COLOURS: Final[Mapping[Severity, str]] = {"error": "red", "warning": "yellow", "note": "cyan"}

# How much of a line is shown, in code points; a line of a corpus can be as long as a book.
_WINDOW: Final = 110


@attrs.define
class Tally:
    """What has been counted so far."""

    files: int = 0
    annotations: int = 0
    claims: int = 0
    words: int = 0
    accounted: int = 0
    aside: int = 0
    left_out: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0

    def add(self, counts: Counts, reported: Sequence[Finding]) -> None:
        """Add what was counted in an annotation, or in several, and the findings that are reported."""
        for finding in reported:
            self.errors += finding.severity == "error"
            self.warnings += finding.severity == "warning"
            self.notes += finding.severity == "note"
        for field in attrs.fields(Counts):
            setattr(self, field.name, getattr(self, field.name) + getattr(counts, field.name))

    def summary(self) -> str:
        """Word the result in a line."""
        counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
        findings = ", ".join(counted(count, noun) for count, noun in counts if count) or "no findings"
        coverage = Coverage(words=self.words, accounted=self.accounted, aside=self.aside, left_out=self.left_out)
        words = f", {coverage}" if self.words else ""
        return f"{counted(self.files, 'file')}: {counted(self.claims, 'claim')}{words}; {findings}"


class Reporter(Protocol):
    """Something that is told of findings one by one."""

    def begin(self) -> None:
        """Begin the report."""

    def finding(self, finding: Finding) -> None:
        """Report a finding."""

    def end(self, tally: Tally) -> None:
        """End the report."""


class _Concise:
    """A line a finding; the summary goes to standard error, so that the lines can be piped."""

    def begin(self) -> None:
        pass

    def finding(self, finding: Finding) -> None:
        place = ":".join(str(part) for part in (finding.file, finding.line, finding.column) if part is not None)
        severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
        line = f"{place}: {click.style(finding.code, bold=True)} {severity}: {finding.message}"
        # A line feed in the name of a file would end this finding and begin one that nobody has made.
        say(line.replace("\n", "␊"))

    def end(self, tally: Tally) -> None:
        say(tally.summary(), err=True)


class _Text(_Concise):
    """A finding with its line, a caret and a way out."""

    def finding(self, finding: Finding) -> None:
        super().finding(finding)
        line = _line_of(finding)
        if line is not None and finding.column is not None:
            shown, column = _window(line, finding.column - 1)
            number = str(finding.line)
            width = max(1, min(finding.width, len(shown) - column))
            say(f"  {number} | {shown}")
            caret = click.style("^" * width, fg=_COLOURS[finding.severity], bold=True)
            say(f"  {' ' * len(number)} | {' ' * column}{caret}")
        say(f"  {click.style('help:', bold=True)} {finding.hint or finding_codes()[finding.code].remedy}\n")

    def end(self, tally: Tally) -> None:
        say(tally.summary())


# Findings come file by file, so few files need to be at hand.
@lru_cache(4)
def _lines_of(file: str) -> tuple[str, ...]:
    try:
        # The lines of findings are counted by line feeds, and splitlines() would part at more characters.
        return tuple(read_file(file).decode(errors="replace").split("\n"))
    except UnreadableFile:
        return ()


def _line_of(finding: Finding) -> str | None:
    # What a link leads to may be no annotation at all, and none of the reader's business.
    if finding.file is None or finding.line is None or finding.file.endswith(".jsonl") or leads_out(finding.file):
        return None
    lines = _lines_of(finding.file)
    return lines[finding.line - 1] if finding.line <= len(lines) else None


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a line to what can be shown around a column; give the cut and the column in it."""
    plain = "".join(character if character.isprintable() else " " for character in line.rstrip())
    if len(plain) <= _WINDOW:
        return plain, min(column, len(plain))
    start = max(0, min(column - _WINDOW // 3, len(plain) - _WINDOW))
    head, tail = ("…" if start else ""), ("…" if start + _WINDOW < len(plain) else "")
    return head + plain[start : start + _WINDOW] + tail, column - start + len(head)


class _GitHub(_Concise):
    """Workflow commands of GitHub Actions, which put findings beside the lines of a pull request."""

    def finding(self, finding: Finding) -> None:
        level = "notice" if finding.severity == "note" else finding.severity
        place = f"file={_property(finding.file or '')},line={finding.line or 1},col={finding.column or 1}"
        message = finding.message + (f" ({finding.hint})" if finding.hint else "")
        say(f"::{level} {place},title={finding.code}::{_data(message)}")


def _data(text: str) -> str:
    # The sign of the escapes goes first, lest it be escaped in those that follow.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class _Json:
    """One JSON object with all findings and the counts."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def begin(self) -> None:
        pass

    def finding(self, finding: Finding) -> None:
        self._findings.append(finding)

    def end(self, tally: Tally) -> None:
        # What reports for people does not pay for the records that programs read.
        from factcheck.views.results.checking import finding_results

        click.echo(json_text({"version": 1, "summary": tally, "findings": finding_results(self._findings)}))


class _Csv(_Json):
    """A row a finding, for a spreadsheet."""

    format_: ClassVar = "csv"

    def end(self, tally: Tally) -> None:
        from factcheck.views.results.checking import FindingResult, finding_results

        click.echo(result_table(self.format_, FindingResult, finding_results(self._findings)), nl=False)
        say(tally.summary(), err=True)


class _Markdown(_Csv):
    """The same, for a comment on a pull request."""

    format_: ClassVar = "markdown"


class _Sarif(_Json):
    """SARIF 2.1.0, which code scanning services read."""

    def end(self, tally: Tally) -> None:
        used = sorted({finding.code for finding in self._findings})
        driver = {"name": "factcheck", "rules": [_sarif_rule(code) for code in used]}
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": [_sarif_result(finding, used.index(finding.code)) for finding in self._findings],
        }
        schema = "https://json.schemastore.org/sarif-2.1.0.json"
        click.echo(as_json({"$schema": schema, "version": "2.1.0", "runs": [run]}))


def _sarif_rule(code: str) -> dict[str, Any]:
    meaning = finding_codes()[code]
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in meaning.name.split("-")),
        "shortDescription": {"text": meaning.summary},
        "fullDescription": {"text": meaning.explanation},
        "help": {"text": meaning.remedy},
        "defaultConfiguration": {"level": meaning.severity},
    }


def _sarif_result(finding: Finding, rule: int) -> dict[str, Any]:
    column = finding.column or 1
    # In SARIF the end of a region is the column after its last character.
    region = {"startLine": finding.line or 1, "startColumn": column, "endColumn": column + finding.width}
    location = {"artifactLocation": {"uri": _sarif_uri(finding.file or "")}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": finding.message + (f" ({finding.hint})" if finding.hint else "")},
        "locations": [{"physicalLocation": location}],
    }


def _sarif_uri(file: str) -> str:
    from urllib.parse import quote

    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


REPORTS: Final[Mapping[str, Callable[[], Reporter]]] = {
    "text": _Text,
    "concise": _Concise,
    "json": _Json,
    "csv": _Csv,
    "markdown": _Markdown,
    "github": _GitHub,
    "sarif": _Sarif,
}
"""The report for each value of ``--format``."""
