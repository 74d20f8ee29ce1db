"""Signs of tokens that are no longer what was written."""

from __future__ import annotations

from typing import Final

__all__ = ["DATE", "GAP", "NUMBER", "ROMAN", "SAME", "UNMARKED"]

DATE: Final = "@"
"""The first character of a date."""

GAP: Final = "…"
"""What stands between the parts of a verb that has other words between them: "hat … zerstört"."""

NUMBER: Final = "#"
"""The first character of a number, a unit or a time of day."""

ROMAN: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
    "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
)  # fmt: skip
"""The Roman figures of months and centuries, from one on."""

SAME: Final = "="
"""The first character of what stands for words that others mean too."""

UNMARKED: Final = "~"
"""The last character of a date without the ending that says that something happens on it, in a language that has one."""
