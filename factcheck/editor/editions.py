"""A text that became another one while its claims were edited: both side by side, and the claims carried over if wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from factcheck.contract.codec import to_value
from factcheck.errors import UnreadableFile
from factcheck.files import read_file, write_file
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import load_outdated, write
from factcheck.store.journal import one_at_a_time
from factcheck.versions.lines import changed_lines, grouped_changes
from factcheck.versions.rebasing import Rebased, SetAside, rebase
from factcheck.versions.steps import journalled

__all__ = ["ABOUT_TEXT", "carry_over", "side_by_side"]

ABOUT_TEXT: Final = frozenset({"FC312", "FC313", "FC328"})
"""What is found where the text is another one than was annotated."""

# So many lines are compared; more would keep everybody waiting, and nobody reads them beside one another.
_MOST: Final = 4000
_AROUND: Final = 1


def side_by_side(old: str | None, new: str) -> list[list[Any]]:
    """Give the lines of two texts beside one another where they differ, with a line before and after.

    Args:
        old: The text that was annotated; None if it is not at hand.
        new: The text that stands there now.

    Returns:
        Rows of whether the lines are the same, the old line or None, and the new line or None.
    """
    if old is None:
        return [[False, None, line] for line in new.splitlines()[:_MOST]]
    before, after = old.splitlines()[:_MOST], new.splitlines()[:_MOST]
    rows: list[list[Any]] = []
    for group in grouped_changes(changed_lines(before, after), around=_AROUND):
        place = max(group[0].first - _AROUND, 0)
        for first, last, new_first, new_last in group:
            rows += ([True, line, line] for line in before[place:first])
            pairs = zip_longest(before[first:last], after[new_first:new_last])
            rows += ([False, line, new_line] for line, new_line in pairs)
            place = last
        rows += ([True, line, line] for line in before[place : place + _AROUND])
    return rows


def carry_over(path: str, *, vocabularies: Iterable[Vocabulary] = (), write_it: bool) -> dict[str, Any]:
    """Carry the claims of a file over to the text that stands beside it now.

    Args:
        path: The annotation file.
        vocabularies: Category vocabularies that it may name, beside those that come with the package.
        write_it: Whether the file is written; else only what would become of the claims is told. What cannot stay is then put
            into a file beside it, so that nothing is lost.

    Raises:
        InvalidAnnotation: If more is wrong with the file than its text.
        UnreadableFile: If a file cannot be read or written.
    """
    known = tuple(vocabularies)
    annotation = load_outdated(path, vocabularies=known)
    rebased = rebase(annotation, _text_of(annotation, Path(path).parent), path=annotation.source.path)
    told = list(_told(rebased))
    if not write_it:
        return {"told": told, "stays": not rebased.set_aside}
    aside = Path(path.removesuffix(".claims.json") + ".set-aside.json")
    if rebased.set_aside:
        records = [_value(one) for one in rebased.set_aside]
        write_file(aside, (json.dumps(records, ensure_ascii=False, indent=2) + "\n").encode(), expecting=None)
        told.append(f"what cannot stay is in {aside.name}")
    unkept: list[str] = []
    with one_at_a_time(path):
        replaced = read_file(path)
        journalled(path, "rebase", unkept)(replaced, write(rebased.annotation, path, vocabularies=known))
    return {"told": [*told, *unkept], "carried": True}


def _text_of(annotation: Annotation, folder: Path) -> str:
    path = annotation.source.path
    if path is None:
        raise UnreadableFile(annotation.id, "its text is inside the file, so it cannot have become another one by itself")
    try:
        return read_file(folder / path).decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, f"not UTF-8: byte {error.start}; convert it first") from error


def _told(rebased: Rebased) -> Iterator[str]:
    for row in rebased.anchors:
        if not row.anchor.is_settled:
            yield f"{row.claim}: {row.anchor.status}: {row.span.exact}"
    for one in rebased.set_aside:
        yield f"cannot stay: {one.claim or one.field}: {one.reason}"


def _value(one: SetAside) -> dict[str, Any]:
    what = one.record if isinstance(one.record, str) else to_value(one.record)
    return {"claim": one.claim, "field": one.field, "reason": one.reason, "record": what}
