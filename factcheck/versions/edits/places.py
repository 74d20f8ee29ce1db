"""Where the words of an edit stand: quotes found in the text of an annotation, each in one place or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from factcheck.checks.spans import quoted
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.text.folding import fold, occurrences
from factcheck.text.words import whole_words

__all__ = ["Quoted", "between", "held_span", "locate", "spans_of", "text_of"]

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
    where = "beside those words" if prefix or suffix else "in the text"
    start, end = _only(text, quote, [one for one in _places(text, quote) if _beside(text, one, prefix, suffix)], where=where)
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
    # Where the same words stand before the beginning, they leave no doubt of the end.
    after = [place for place in _places(text, last) if place[0] >= start]
    _, end = _only(text, last, after, where=f"after {quoted(first)}")
    return Span(start=start, end=end, exact=text[start:end], role=role)


def spans_of(
    annotation: Annotation,
    quotes: Quoted | Iterable[Quoted],
    *,
    role: str = "core",
    within: Sequence[Span] | None = None,
    of: str = "",
) -> tuple[Span, ...]:
    """Give the spans of quotes, in the order of the text.

    Args:
        annotation: An annotation with its text.
        quotes: A quote or several; spans are taken as they are.
        role: Role of the spans that are found, and of those that are given as core spans.
        within: Spans in one of which each quote must lie, so that it need stand once only there; the whole text when None.
        of: Id of the claim that has those spans, for what is said of a quote that does not lie there.
    """
    # A string is told apart first: it is an iterable of strings as well, and would be taken for a quote a letter.
    several: Sequence[Quoted] = [quotes] if isinstance(quotes, str | Span) else list(quotes)
    found = []
    for one in several:
        if within is None:
            found.append(_in_role(one, role) if isinstance(one, Span) else locate(annotation, one, role=role))
        else:
            start, end = _held_by(text_of(annotation), one, within, of)
            found.append(Span(start=start, end=end, exact=text_of(annotation)[start:end], role=role))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _held_by(text: str, one: Quoted, within: Sequence[Span], of: str) -> tuple[int, int]:
    """Give the one place of some words within spans of a claim."""
    places = [(one.start, one.end)] if isinstance(one, Span) else _places(text, one)
    held = [(start, end) for start, end in places if any(span.start <= start and end <= span.end for span in within)]
    quote = one.exact if isinstance(one, Span) else one
    return _only(text, quote, held, where=f"among the words of {of!r}")


def _in_role(span: Span, role: str) -> Span:
    # Core is what a span is if nobody says otherwise, so any other role was given on purpose and stays.
    return attrs.evolve(span, role=role) if span.role == Span.role != role else span


def held_span(claim: Claim, words: Quoted) -> Span:
    """Give the span of a claim that has these words, but for white space and the shapes of signs.

    Args:
        claim: The claim.
        words: All the words of the span, or the span.

    Raises:
        InvalidAnnotation: If the claim has no such span, or several.
    """
    if isinstance(words, Span):
        found = [span for span in claim.spans if (span.start, span.end) == (words.start, words.end)]
    else:
        wanted = fold(words.strip()).text
        found = [span for span in claim.spans if fold(span.exact.strip()).text == wanted]
    if len(found) != 1:
        told = "no span" if not found else f"{len(found)} spans"
        shown = "; ".join(quoted(span.exact) for span in claim.spans)
        message = f"{claim.id!r} has {told} with just the words {quoted(words.exact if isinstance(words, Span) else words)}"
        raise InvalidAnnotation([Finding(code="FC323" if found else "FC301", message=message, hint=f"its spans are {shown}")])
    return found[0]


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Give where a quote stands, exactly or as both are folded, as whole words."""
    return sorted({place for place in _matches(text, quote) if _is_whole(text, *place)})


def _matches(text: str, quote: str) -> list[tuple[int, int]]:
    wanted = quote.strip()
    if not wanted:
        return []
    # Both ways at once: a quote may stand once as it is given, and once more in other shapes of the same signs.
    folded, plain = fold(text), fold(wanted).text.strip()
    exact = [(place, place + len(wanted)) for place in occurrences(text, wanted)]
    return list(dict.fromkeys([*exact, *(folded.stored(place, place + len(plain)) for place in occurrences(folded.text, plain))]))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word or figure is cut at either end: "40" is not the same in "1.40" and "40%" keeps its sign."""
    # Two characters on either side are looked at, since "1.40" goes on beyond the sign next to "40".
    return not (_CUT_BEFORE.search(text[max(0, start - 2) : start + 1]) or _CUT_AFTER.match(text[end - 1 : end + 2]))


# A minus or a sign of currency belongs to the figure that it stands before: "40" is not the words of "-40", nor those of "$40".
_CUT_BEFORE: Final = re.compile(r"(?:\w|\d[.,]|[-+−$€£](?=\d))\w\Z", re.UNICODE)
_CUT_AFTER: Final = re.compile(r"(?:\w\w|\d[.,]\d|\d[%‰°])", re.UNICODE)


def _beside(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    before, after = text[: place[0]].rstrip(), text[place[1] :].lstrip()
    return before.endswith(prefix.strip()) and after.startswith(suffix.strip())


def _only(text: str, quote: str, places: Sequence[tuple[int, int]], *, where: str = "in the text") -> tuple[int, int]:
    if len(places) == 1:
        return places[0]
    if not places:
        raise InvalidAnnotation([_nowhere(text, quote, where)])
    told = "; ".join(f"line {text.count(chr(10), 0, start) + 1}: …{_around(text, start, end)}…" for start, end in places)
    hint = "give the words before or after it too, or quote more"
    message = f"{quoted(quote)} stands in {len(places)} places {where}: {told}"
    raise InvalidAnnotation([Finding(code="FC323", message=message, hint=hint)])


def _nowhere(text: str, quote: str, where: str) -> Finding:
    """Say why a quote has no place: it stands elsewhere, cuts words, or differs from the text."""
    if not quote.strip():
        return Finding(code="FC301", message="the quote is empty", hint="give words of the text")
    if _places(text, quote):
        return Finding(code="FC301", message=f"{quoted(quote)} does not stand {where}", hint="it stands elsewhere in the text")
    whole = [whole_words(text, *place) for place in _matches(text, quote)]
    if whole:
        start, end = whole[0]
        hint = f"the whole words are {quoted(text[start:end])}"
        return Finding(code="FC301", message=f"{quoted(quote)} stands {where} only as part of a word or a figure", hint=hint)
    # Letter case is looked at for the hint alone and is never forgiven: "polish" and "Polish" are two words.
    plain = " ".join(quote.split()).casefold()
    in_other_case = plain in " ".join(text.split()).casefold()
    hint = "the text has it in other letter case" if in_other_case else f"copy the words out of the text{_nearest(text, quote)}"
    return Finding(code="FC301", message=f"{quoted(quote)} does not stand {where}", hint=hint)


def _nearest(text: str, quote: str) -> str:
    """Name the passage that is most like a quote that stands nowhere, if there is one."""
    # Only a refusal pays for looking; what is found is shown and never taken.
    from factcheck.text.pinning.quotes import Pinner

    found = Pinner(text).pin(quote).nearest
    return "" if found is None else f"; most like it is {quoted(text[slice(*found)])}"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
