"""What checking finds: each finding has a code, a place, what was seen, and a way out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from factcheck.errors import FactcheckError, NoSuchTerm

__all__ = [
    "Finding", "FindingCode", "Fix", "InvalidAnnotation", "Loss", "LossKind", "Severity", "UnusableVocabulary", "explain",
    "finding_codes",
]  # fmt: skip

Severity = Literal["error", "warning", "note"]
LossKind = Literal["dropped", "changed", "guessed", "refused"]


@attrs.frozen(kw_only=True)
class FindingCode:
    """What a finding code means.

    Args:
        code: ``FC`` and three digits, of which the first tells the area.
        name: The code for people, such as ``quote-differs``.
        severity: ``error``, ``warning`` (an error under ``--strict``) or ``note`` (never fails).
        summary: What is wrong, in a sentence.
        explanation: Why it is wrong.
        remedy: What to do.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    remedy: str


@attrs.frozen(kw_only=True)
class Fix:
    """A repair that is certain: a value of the file, and what should stand in its place.

    Args:
        where: JSON pointer (RFC 6901) of the value.
        value: The new value.
    """

    where: str
    value: Any


@attrs.frozen(kw_only=True)
class Loss:
    """What did not come through as it was, when something was imported or exported.

    Args:
        where: Where it stood: a JSON pointer, a field, or a line of the foreign file.
        what: What it was.
        why: Why it could not come through.
        kind: ``dropped``, ``changed``, ``guessed`` or ``refused``.
    """

    where: str
    what: str
    why: str
    kind: LossKind = "dropped"

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}: {self.what} ({self.why})"


@attrs.frozen(kw_only=True)
class Finding:
    """One fault, seen at one place.

    Args:
        code: A key of :func:`finding_codes`.
        message: What was seen, and what stands where it should not.
        where: JSON pointer (RFC 6901) of the value; the empty text is the whole file.
        hint: What to do in this very case; the code's remedy is the general one.
        file: The file, as it was named.
        line: Line of the value, from 1; None where it was not sought or there is none.
        column: Column of the value in code points, from 1.
        width: Length of the value on that line, in code points.
        on_key: Whether the place is the key at *where*, not its value.
        fix: What would repair it, all of it together, where that is certain. Checking repairs nothing.
    """

    code: str
    message: str
    where: str = ""
    hint: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    width: int = 1
    on_key: bool = False
    fix: tuple[Fix, ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is: ``error``, ``warning`` or ``note``."""
        return finding_codes()[self.code].severity

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place or self.where or '/'}: {self.code} {self.severity}: {self.message}"


@cache
def finding_codes() -> Mapping[str, FindingCode]:
    """Give every finding code with its meaning, in order."""
    entries = json.loads(Path(__file__).with_name("findings.json").read_text(encoding="utf-8"))
    return {code: FindingCode(code=code, **entry) for code, entry in entries.items()}


def explain(code: str) -> FindingCode:
    """Give the meaning of one code.

    Raises:
        NoSuchTerm: If there is no such code.
    """
    try:
        return finding_codes()[code.upper()]
    except KeyError:
        raise NoSuchTerm(code, kind="finding code", known=tuple(finding_codes())) from None


class InvalidAnnotation(FactcheckError):
    """An annotation has faults.

    Attributes:
        findings: All findings, in the order of their places.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        count = len(self.findings)
        heading = f"{count} finding{'' if count == 1 else 's'}"
        # What an edit in memory is refused for is in no file, and validating one would show nothing of it.
        if any(finding.file for finding in self.findings):
            heading += "; factcheck validate shows each with its line"
        return "\n".join([heading, *map(_with_hint, self.findings)])


def _with_hint(finding: Finding) -> str:
    return f"{finding}{f' ({finding.hint})' if finding.hint else ''}"


class UnusableVocabulary(FactcheckError):
    """A vocabulary file has faults.

    Attributes:
        path: The file.
        findings: All findings.
    """

    def __init__(self, path: str, findings: Sequence[Finding]) -> None:
        self.path = path
        self.findings = tuple(findings)
        super().__init__(path, self.findings)

    def __str__(self) -> str:
        return f"{self.path} is not a usable vocabulary: " + "; ".join(map(str, self.findings))
