"""Where the words of an edit stand: quotes found in the text of an annotation, each in one place or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.span import Span
from factcheck.text.folding import fold, occurrences

__all__ = ["Quoted", "between", "locate", "spans_of", "text_of"]

Quoted = str | Span
"""Words of the text, or a span that was found before."""

# How many characters around a place are shown, so that a person can tell several apart.
_AROUND: Final = 30


def text_of(annotation: Annotation) -> str:
    """Give the text of an annotation.

    Raises:
        InvalidAnnotation: If it was loaded without its text.
    """
    if annotation.source.text is None:
        raise InvalidAnnotation([Finding(code="FC310", message="the text is not at hand", where="/source")])
    return annotation.source.text


def locate(annotation: Annotation, quote: str, *, prefix: str = "", suffix: str = "", role: str = "core") -> Span:
    """Give the span of a quote: whole words that stand once in the text, but for white space and the shapes of signs.

    Args:
        annotation: An annotation with its text.
        quote: The words. What the span has is the text's own.
        prefix: Words just before, where the quote stands several times.
        suffix: Words just after.
        role: Role of the span.

    Raises:
        InvalidAnnotation: If the quote stands nowhere, in the middle of words only, or in several places.

    >>> from factcheck import Source
    >>> mill = Annotation(id="mill", source=Source.from_text("The mill closed.", title="Mill"), claims=[])
    >>> locate(mill, "mill closed")
    Span(start=4, end=15, exact='mill closed')
    """
    text = text_of(annotation)
    start, end = _only(text, quote, [one for one in _places(text, quote) if _beside(text, one, prefix, suffix)])
    return Span(start=start, end=end, exact=text[start:end], role=role)


def between(annotation: Annotation, first: str, last: str, *, role: str = "core") -> Span:
    """Give the span from some words to others, so that a long quote need not be given whole.

    Args:
        annotation: An annotation with its text.
        first: The words that it begins with, which stand once.
        last: The words that it ends with, which stand once after those.
        role: Role of the span.

    Raises:
        InvalidAnnotation: If either stands nowhere or in several places.
    """
    text = text_of(annotation)
    start, _ = _only(text, first, _places(text, first))
    _, end = _only(text, last, [place for place in _places(text, last) if place[0] >= start])
    return Span(start=start, end=end, exact=text[start:end], role=role)


def spans_of(annotation: Annotation, quotes: Quoted | Iterable[Quoted], *, role: str = "core") -> tuple[Span, ...]:
    """Give the spans of quotes, in the order of the text.

    Args:
        annotation: An annotation with its text.
        quotes: A quote or several; spans are taken as they are.
        role: Role of the spans that are found.
    """
    several: Sequence[Quoted] = [quotes] if isinstance(quotes, str | Span) else list(quotes)
    found = [one if isinstance(one, Span) else locate(annotation, one, role=role) for one in several]
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Give where a quote stands, exactly or as both are folded, as whole words."""
    wanted = quote.strip()
    found = [(place, place + len(wanted)) for place in occurrences(text, wanted)]
    if not found and wanted:
        folded, plain = fold(text), fold(wanted).text.strip()
        found = [folded.stored(place, place + len(plain)) for place in occurrences(folded.text, plain)]
    return sorted({place for place in found if _is_whole(text, *place)})


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word or figure is cut at either end: "40" is not the same in "1.40" and "40%" keeps its sign."""
    return not (_CUT_BEFORE.search(text[max(0, start - 2) : start + 1]) or _CUT_AFTER.match(text[end - 1 : end + 2]))


_CUT_BEFORE: Final = re.compile(r"(?:\w|\d[.,]|[-+−$€£](?=\d))\w\Z", re.UNICODE)
_CUT_AFTER: Final = re.compile(r"(?:\w\w|\d[.,]\d|\d[%‰°])", re.UNICODE)


def _beside(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    before, after = text[: place[0]].rstrip(), text[place[1] :].lstrip()
    return before.endswith(prefix.strip()) and after.startswith(suffix.strip())


def _only(text: str, quote: str, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(places) == 1:
        return places[0]
    if not places:
        raise InvalidAnnotation([Finding(code="FC301", message=f'"{quote}" does not stand in the text as whole words')])
    told = "; ".join(f"{start}–{end}: …{_around(text, start, end)}…" for start, end in places[:5])
    hint = "give the words before or after it too"
    message = f'"{quote}" stands in {len(places)} places: {told}'
    raise InvalidAnnotation([Finding(code="FC323", message=message, hint=hint)])


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
