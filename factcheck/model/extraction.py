"""Where the text of a source was taken from, and where each part of it stands in the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import LONGEST_PATH, at_most, digest, like, term_of, whole_number
from factcheck.model.span import Span

__all__ = ["Extraction", "Extractor", "Original", "Run", "as_runs", "place_of", "place_of_spans"]

_NAME: Final = "[a-z0-9][a-z0-9!#$&^_.+-]*"
_media_type: Final = like(f"{_NAME}/{_NAME}", "a media type in lower case, such as text/html")
_MOMENT: Final = "[0-9]+:[0-5][0-9]:[0-5][0-9][.][0-9]{3}"
_said_from_to: Final = like(f"{_MOMENT}/{_MOMENT}", "an interval such as 0:04:17.000/0:04:20.500")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Original:
    """The file that a text was extracted from.

    Args:
        path: Path of the file, relative to the folder of the annotation file; None if it is not kept.
        media_type: Media type, told by its content.
        sha256: SHA-256 of its bytes, in lower-case hexadecimal.
    """

    path: str | None = attrs.field(default=None, validator=at_most(LONGEST_PATH))
    media_type: str = attrs.field(validator=_media_type)
    sha256: str = attrs.field(validator=digest)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Extractor:
    """The program that made a text of a file.

    Args:
        name: Name of the program or the package.
        version: Its version.
    """

    name: str
    version: str


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Run:
    """A run of characters of the text that come from one place of the original.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        page: Number of the page, from 1.
        label: What the page calls itself, where that is not its number.
        paragraph: Number of the paragraph, from 1.
        element: The element with its number among those of its kind, such as ``p[3]``.
        at: When it is said, as an interval such as ``0:04:17.000/0:04:20.500``.
        speaker: Who says it, as the original names them.
    """

    start: int = attrs.field(validator=whole_number(0))
    end: int = attrs.field(validator=whole_number(1))
    page: int | None = attrs.field(default=None, validator=whole_number(1))
    label: str | None = None
    paragraph: int | None = attrs.field(default=None, validator=whole_number(1))
    element: str | None = None
    at: str | None = attrs.field(default=None, validator=_said_from_to)
    speaker: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"end must be greater than start, got start={self.start}, end={self.end}")
        if all(place is None for place in (self.page, self.paragraph, self.element, self.at)):
            raise ValueError("a run says where it comes from: page, paragraph, element or at")


def as_runs(values: Iterable[Run]) -> tuple[Run, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Run, values)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Extraction:
    """How the text of a source was made of a file that was no plain text.

    Args:
        original: The file.
        by: The program that extracted the text.
        policy: What was taken and what left out, a term of ``extraction-policies``.
        map: Where the parts of the text come from, in the order of the text.
        note: What was seen on the way.
    """

    original: Original
    by: Extractor
    policy: str = attrs.field(validator=term_of("extraction-policies"))
    map: tuple[Run, ...] = attrs.field(default=(), converter=as_runs)
    note: str | None = None

    def runs_of(self, start: int, end: int) -> tuple[Run, ...]:
        """Give the runs that share characters with an extent, in the order of the text.

        Args:
            start: Offset of its first character, in code points.
            end: Offset just after its last character.
        """
        # Runs share no characters, so their ends are in order too, and all that come before the extent are skipped at once.
        first = bisect_right(self.map, start, key=lambda run: run.end)
        found = []
        for run in self.map[first:]:
            if run.start >= end:
                break
            found.append(run)
        return tuple(found)


def place_of(extraction: Extraction | None, start: int, end: int) -> str:
    """Word the place of an extent in the original, or give nothing where that is not known.

    >>> pages = [Run(start=0, end=9, page=3), Run(start=9, end=30, page=4, label="iv")]
    >>> made = Extraction(
    ...     original=Original(media_type="application/pdf", sha256="0" * 64),
    ...     by=Extractor(name="pypdfium2", version="5.15.2"), policy="reading-order", map=pages,
    ... )
    >>> place_of(made, 2, 5), place_of(made, 2, 12), place_of(made, 12, 14)
    ('p. 3', 'pp. 3–iv', 'p. iv')
    """
    runs = extraction.runs_of(start, end) if extraction else ()
    if not runs:
        return ""
    first, last = runs[0], runs[-1]
    if first.page is not None and last.page is not None:
        return _ranged("p.", "pp.", first.label or str(first.page), last.label or str(last.page))
    if first.at is not None:
        return _time_of(first.at)
    if first.paragraph is not None and last.paragraph is not None:
        return _ranged("para.", "paras.", str(first.paragraph), str(last.paragraph))
    return ", ".join(dict.fromkeys(run.element for run in (first, last) if run.element is not None))


def place_of_spans(extraction: Extraction | None, spans: Sequence[Span]) -> str:
    """Word where the words of a claim stand in the original, or give nothing where that is not known.

    Args:
        extraction: How the text came about.
        spans: The spans of the claim. A lead-in may stand pages before what it opens, so the place is that of the cores.
    """
    cores = [span for span in spans if span.leads] or spans
    return place_of(extraction, cores[0].start, cores[-1].end)


def _ranged(one: str, several: str, first: str, last: str) -> str:
    return f"{one} {first}" if first == last else f"{several} {first}–{last}"


def _time_of(at: str) -> str:
    """Give the moment at which an interval begins, to the second, as a player of recordings is told it."""
    return at.partition(".")[0]
