"""The value of a claim that is kept with its record, with what was found about it.

A claim never changes; an edit makes another one in its place. So what was found of a claim holds as long as the claim is there,
and an annotation that is edited again and again is not gone through anew.
"""

from __future__ import annotations

from typing import Any

from factcheck.contract.conformance import conforms
from factcheck.findings import Finding

__all__ = ["KeptValue"]


class KeptValue(dict[str, Any]):
    """The JSON value of a claim, with what was found about it; it is read and never changed.

    Attributes:
        conforms: Whether it conforms to its schema.
        hidden: What checking finds of characters that hide; None as long as nobody has looked.
        looked: What checking the claim by itself found, with what it was checked against.
        text: Its lines as a file has them; None as long as nobody has written it.
    """

    __slots__ = ("conforms", "hidden", "looked", "text")

    def __init__(self, value: dict[str, Any]) -> None:
        super().__init__(value)
        self.conforms = conforms(value, "claim")
        self.hidden: tuple[Finding, ...] | None = None
        self.looked: tuple[Any, Any] | None = None
        self.text: str | None = None
