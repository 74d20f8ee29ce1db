"""The quick look at a claim: most claims are sound, and a corpus has many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from factcheck.checks.details import bounds
from factcheck.checks.spans import leads
from factcheck.contract.json_text import JsonObject
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.coverage import Extent, may_speak

__all__ = ["Acceptance"]


_FIGURES: Final = ("quantity", "time")
_BARE_SPAN: Final = 3
"""Number of properties of a span that has only what is required."""

_LOOSE: Final = re.compile(
    r"\b(?:thousands|hundreds|[mbt]r?illions|dozens|scores|several|a few|some few"
    r"|early|mid|late|begin|start|open|end|first|last|second)",
    re.IGNORECASE,
)
"""Words of magnitude, and words for a part of a month: the numbers and dates beside them want a closer look."""

_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?\Z")
"""A year, a month or a day, no season and nothing uncertain: the digits that two of these share tell their order."""


class Acceptance:
    """A quick look at claims one after another, which accepts those that are plainly sound.

    What it does not accept need not be wrong: the checks that word findings look at it then. What it accepts they would
    find nothing in, and a test holds them to that. It decides on one path through a claim, without a call where that can be
    helped, since it is run for every claim of a corpus.

    Args:
        text: Text of the source; None if it could not be read.
        vocabulary: Category vocabulary; None if it could not be read.
        works: Ids of the works that references may cite.
        origins: Ids of the origins that references may name.
        annotators: Ids of the annotators that claims may name.
    """

    def __init__(
        self,
        text: str | None,
        vocabulary: Vocabulary | None,
        *,
        works: Collection[str] = (),
        origins: Collection[str] = (),
        annotators: Collection[str] = (),
    ) -> None:
        self._text = text
        self._length = 0 if text is None else len(text)
        self._slots = {} if vocabulary is None else vocabulary.listed_slots
        self._slot_kinds = frozenset() if vocabulary is None else vocabulary.slot_kinds_by_id.keys()
        self._bounding = bounds().keys()
        self._works = frozenset(works)
        self._annotators = frozenset(annotators)
        self._origins = frozenset(origins)
        self._claimed: list[tuple[int, int, bool]] = []

    @property
    def claimed(self) -> list[Extent]:
        """The extents of the spans of all claims so far that have sound spans."""
        return [(start, end) for start, end, _ in self._claimed]

    @property
    def count(self) -> int:
        """The number of those extents."""
        return len(self._claimed)

    def since(self, count: int) -> tuple[tuple[int, int, bool], ...]:
        """Give the extents that were noted since there were so many, for :meth:`take`."""
        return tuple(self._claimed[count:])

    def take(self, extents: Iterable[tuple[int, int, bool]]) -> None:
        """Note the extents of a claim that was looked at before."""
        self._claimed += extents

    def note(self, claim: JsonObject) -> None:
        """Note the extents of a claim whose spans are sound after all."""
        self._claimed += [(span["start"], span["end"], True) for span in claim["spans"]]

    def accepts(self, claim: JsonObject) -> bool:
        """Tell whether a claim is plainly sound, and note the extents of its spans if it is."""
        text, length = self._text, self._length
        spans = claim["spans"]
        if text is None:
            return False
        last = 0
        found = []
        try:
            for span in spans:
                start, end = span["start"], span["end"]
                if text[start:end] != span["exact"] or not last <= start < end <= length:
                    return False
                if len(span) != _BARE_SPAN and (len(span) > _BARE_SPAN + 1 or "role" not in span):
                    return False
                last = end
                found.append((start, end, True))
        except TypeError:
            # An offset such as 920.0, which JSON Schema takes for an integer, cannot cut a text.
            return False
        # Lead-ins come before what they lead in to, so the last span is nearly always a core span.
        if "role" in span and not any(leads(part) for part in spans):
            return False
        categories = claim["categories"]
        for category in categories:
            if category not in self._slots:
                return False
        # Most claims have the slots that their leading category demands, open.
        if "slots" in claim and claim["slots"] != self._slots[categories[0]] and not self._accepts_slots(claim["slots"]):
            return False
        if "by" in claim and claim["by"] not in self._annotators:
            return False
        if "attribution" in claim and not _stand_in(claim["attribution"], spans):
            return False
        for key in _FIGURES:
            if key in claim and not (_stand_in(claim[key], spans) and self._accepts_figure(claim[key])):
                return False
        if "assessments" in claim or ("hedges" in claim and not self._accepts_hedges(claim["hedges"], spans)):
            return False
        self._claimed += found
        return True

    def _accepts_figure(self, detail: JsonObject) -> bool:
        if "as_written" in detail and _LOOSE.search(detail["as_written"]):
            return False
        if "until" in detail and "since" in detail:
            since, until = detail["since"], detail["until"]
            shared = min(len(since), len(until))
            if since[:shared] > until[:shared] or not (_PLAIN_DATE.match(since) and _PLAIN_DATE.match(until)):
                return False
        if "low" in detail and "high" in detail and detail["low"] > detail["high"]:
            return False
        return "comparators" not in detail or "value" not in detail or self._bounding.isdisjoint(detail["comparators"])

    def _accepts_hedges(self, hedges: Sequence[str], spans: Sequence[JsonObject]) -> bool:
        return all(any(hedge in span["exact"] for span in spans) for hedge in hedges)

    def _accepts_slots(self, slots: Sequence[JsonObject]) -> bool:
        seen = set()
        for slot in slots:
            kind = slot["kind"]
            if kind not in self._slot_kinds or kind in seen or "min_origins" in slot:
                return False
            if "references" in slot and not self._accepts_references(slot["references"]):
                return False
            seen.add(kind)
        return True

    def _accepts_references(self, references: Sequence[JsonObject]) -> bool:
        cited = {reference["work"] for reference in references}
        if not cited <= self._works:
            return False
        # References to different works are different references.
        if len(cited) < len(references) and any(one in references[:number] for number, one in enumerate(references)):
            return False
        for reference in references:
            if "origins" in reference and not self._origins.issuperset(reference["origins"]):
                return False
            # What takes more than a look-up is left to the whole look, which also says what is wrong.
            if "relay" in reference:
                return False
            if "quantity" in reference and not self._accepts_figure(reference["quantity"]):
                return False
        return True

    def accepts_rest(self, unclaimed: Sequence[JsonObject]) -> bool:
        """Tell whether unclaimed spans are plainly sound, and no word lies outside them and the spans of the claims."""
        text, length = self._text, self._length
        if text is None:
            return False
        last = 0
        extents = list(self._claimed)
        try:
            for span in unclaimed:
                start, end = span["start"], span["end"]
                if text[start:end] != span["exact"] or not last <= start < end <= length:
                    return False
                last = end
                extents.append((start, end, False))
        except TypeError:
            return False
        between = []
        last = last_unclaimed = 0
        for start, end, is_claimed in sorted(extents):
            # Claims may share words with each other, but nothing may with what is set aside.
            if start < (last_unclaimed if is_claimed else last):
                return False
            if start > last:
                between.append(text[last:start])
            if end > last:
                last = end
            if not is_claimed:
                last_unclaimed = end
        # One search through all gaps costs less than one through each.
        return not may_speak("".join(between) + text[last:])


def _stand_in(detail: JsonObject, spans: Sequence[JsonObject]) -> bool:
    """Tell whether the words of a detail, if it gives any, stand in a span."""
    words = detail.get("as_written", "")
    return words in spans[-1]["exact"] or any(words in span["exact"] for span in spans)
