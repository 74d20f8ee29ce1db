"""Findings as commands print them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.findings import Finding, Fix, Severity, finding_codes
from factcheck.model.display import brief

__all__ = ["FindingResult", "finding_results"]


@brief
@attrs.frozen(kw_only=True)
class FindingResult:
    """A finding, as ``factcheck validate`` reports it.

    Args:
        code: Its code.
        severity: ``error``, ``warning`` or ``note``.
        message: What was seen.
        hint: What to do about it: the finding's own hint, or what its code says.
        file: The file; None where there is none.
        line: Line in it, from 1.
        column: Column in it, from 1, in code points.
        where: JSON pointer (RFC 6901) of the value.
        fix: The repair, where one is certain.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    where: str
    fix: tuple[Fix, ...]


def finding_results(findings: Iterable[Finding]) -> tuple[FindingResult, ...]:
    """Give findings as a command prints them.

    Args:
        findings: Findings, such as :func:`factcheck.check` gives.
    """
    return tuple(
        FindingResult(
            code=one.code, severity=one.severity, message=one.message, hint=one.hint or finding_codes()[one.code].remedy,
            file=one.file, line=one.line, column=one.column, where=one.where, fix=tuple(one.fix),
        )
        for one in findings
    )  # fmt: skip
