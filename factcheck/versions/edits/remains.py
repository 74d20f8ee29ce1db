"""Words that an edit takes from what was set aside, and words that it leaves bare."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.span import Span, Unclaimed
from factcheck.text.coverage import merged, unaccounted
from factcheck.versions.edits.places import text_of

__all__ = ["with_rest_aside", "without_aside"]


def without_aside(annotation: Annotation, spans: Iterable[Span]) -> Annotation:
    """Take words out of what was set aside: whole unclaimed spans, or the parts of them that hold these words.

    Args:
        annotation: The annotation.
        spans: The words.
    """
    text, taken = text_of(annotation), merged((span.start, span.end) for span in spans)
    starts, ends = [start for start, _ in taken], [end for _, end in taken]
    kept: list[Unclaimed] = []
    for one in annotation.unclaimed:
        # Of the extents in order, those that share characters with it stand side by side.
        kept += _left_of(one, taken[bisect_right(ends, one.start) : bisect_left(starts, one.end)], text)
    return attrs.evolve(annotation, unclaimed=kept)


def _left_of(one: Unclaimed, taken: Sequence[tuple[int, int]], text: str) -> Iterator[Unclaimed]:
    if not taken:
        yield one
        return
    # Points and spaces that are left over account for nothing, so only words stay set aside.
    bounds = [one.start, *(offset for extent in taken for offset in extent), one.end]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        words = text[first:last] if first < last else ""
        if any(unaccounted(words, ())):
            start, exact = first + len(words) - len(words.lstrip()), words.strip()
            yield attrs.evolve(one, start=start, end=start + len(exact), exact=exact)


def with_rest_aside(annotation: Annotation, spans: Sequence[Span], reason: str | None) -> Annotation:
    """Set aside what nothing accounts for of some words.

    Args:
        annotation: The annotation.
        spans: The words.
        reason: A term of ``unclaimed-reasons``; when None, nothing is done.
    """
    if reason is None:
        return annotation
    text = text_of(annotation)
    extents = [(span.start, span.end) for claim in annotation.claims for span in claim.spans]
    extents += [(one.start, one.end) for one in annotation.unclaimed]
    for span in spans:
        # All that lies outside the span is taken for accounted for, so that none but its own words are set aside. The next span
        # starts without these two.
        extents += [(0, span.start), (span.end, len(text))]
        aside = [
            Unclaimed(start=start, end=end, exact=text[start:end], reason=reason) for start, end in unaccounted(text, extents)
        ]
        extents = extents[:-2] + [(one.start, one.end) for one in aside]
        unclaimed = sorted([*annotation.unclaimed, *aside], key=lambda one: one.start)
        annotation = attrs.evolve(annotation, unclaimed=unclaimed)
    return annotation
