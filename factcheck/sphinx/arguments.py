"""What stands behind a directive and its options, read: docutils reports a ValueError with the place of the directive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.dates import is_iso_date

__all__ = ["among", "day_argument", "terms", "words"]


def words(argument: str) -> list[str]:
    """Read names that are set apart by spaces or commas; docutils gives None for an option without a value."""
    return (argument or "").replace(",", " ").split()


def among(known: Sequence[str]) -> Callable[[str], list[str]]:
    """Give a reader of names that must be among these."""

    def read(argument: str) -> list[str]:
        for word in words(argument):
            if word not in known:
                raise ValueError(f"{word!r} is none of {', '.join(known)}")
        return words(argument)

    return read


def terms(vocabulary: str) -> list[str]:
    """Give the terms of a vocabulary that comes with the package."""
    return list(load_vocabulary(vocabulary).by_id)


def day_argument(argument: str) -> str:
    """Read a day."""
    if not is_iso_date(argument or ""):
        raise ValueError(f"{argument!r} is not a day written YYYY-MM-DD")
    return argument
