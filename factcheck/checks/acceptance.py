"""The quick look at a claim: most claims are sound, and a corpus has many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.checks.details import bounds
from factcheck.checks.listening import Listening
from factcheck.checks.spans import leads
from factcheck.contract.json_text import JsonObject
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.coverage import may_speak

if TYPE_CHECKING:
    from factcheck.text.offsets import Extent

__all__ = ["Acceptance", "Glance"]


_FIGURES: Final = ("time", "quantity")
_BARE_SPAN: Final = 3
"""Number of properties of a span that has only what is required."""

_TELLING: Final = ("work", "excerpt", "gist", "locator")
"""Fields of a reference, one of which is mostly another where references are different."""

_LOOSE: Final = Listening(
    [
        *(word + ending for word in ("hundred", "thousand", "million", "billion", "trillion") for ending in ("", "s")),
        "dozens", "scores",
        "early", "beginning", "start", "opening", "mid", "middle", "late", "end", "first", "last", "second",
    ],
    any_case=True,
)  # fmt: skip
"""Words of magnitude, and words for a part of a month: the numbers and dates beside them want a closer look."""

_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?\Z")
"""A year, a month or a day, no season and nothing uncertain: the digits that two of these share tell their order."""


class Glance(NamedTuple):
    """What a quick look at claims gave, each set of the numbers that claims have among those looked at.

    Args:
        unplaced: Claims whose spans are not plainly where they should be.
        doubtful: Claims that are not plainly sound, those among them.
        citing: Claims that have a reference.
    """

    unplaced: set[int]
    doubtful: set[int]
    citing: set[int]


class Acceptance:
    """A quick look at claims, which accepts those that are plainly sound.

    What it does not accept need not be wrong: the checks that word findings look at it then. What it accepts they would
    find nothing in, and a test holds them to that. It goes through all claims once for each kind of fault, without a call for
    each claim, which would take as long as the look itself.

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
        self._categories = frozenset() if vocabulary is None else vocabulary.by_id.keys()
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

    def glance(self, claims: Sequence[JsonObject]) -> Glance:
        """Look at claims quickly, and note the extents of the spans that are plainly where they should be.

        Args:
            claims: The JSON values of claims, each of which has its number in this order.
        """
        unplaced = set(range(len(claims))) if self._text is None else self._unplaced(claims, self._text)
        doubtful, citing = self._sorted_doubtfully(claims)
        return Glance(unplaced, unplaced | doubtful | self._detailed_doubtfully(claims), citing)

    def _unplaced(self, claims: Sequence[JsonObject], text: str) -> set[int]:
        """Give the claims whose spans are not plainly in place, and note the extents of all others."""
        unplaced = set()
        claimed, length = self._claimed, self._length
        for number, claim in enumerate(claims):
            before, last = len(claimed), 0
            try:
                for span in claim["spans"]:
                    start, end = span["start"], span["end"]
                    if text[start:end] != span["exact"] or not last <= start < end:
                        break
                    if len(span) != _BARE_SPAN and (len(span) > _BARE_SPAN + 1 or "role" not in span):
                        break
                    last = end
                    claimed.append((start, end, True))
                else:
                    # Each span ends behind the one before, so the last tells whether one reaches beyond the text. Lead-ins come
                    # before what they lead in to, so the last is nearly always a core span.
                    if last <= length and ("role" not in span or any(map(leads, claim["spans"]))):
                        continue
            except TypeError:
                # An offset such as 920.0, which JSON Schema takes for an integer, cannot cut a text.
                pass
            del claimed[before:]
            unplaced.add(number)
        return unplaced

    def _sorted_doubtfully(self, claims: Sequence[JsonObject]) -> tuple[set[int], set[int]]:
        """Give the claims whose categories or slots are not plainly sound, and those that have a reference."""
        doubtful, citing = set(), set()
        categories, kinds = self._categories, self._slot_kinds
        for number, claim in enumerate(claims):
            for category in claim["categories"]:
                if category not in categories:
                    doubtful.add(number)
            if "slots" in claim:
                slots = claim["slots"]
                seen = set()
                for slot in slots:
                    kind = slot["kind"]
                    if kind not in kinds:
                        doubtful.add(number)
                    seen.add(kind)
                    # Most slots have nothing but their kind.
                    if len(slot) > 1:
                        if "min_origins" in slot:
                            doubtful.add(number)
                        if "references" in slot:
                            citing.add(number)
                            if not self._accepts_references(slot["references"]):
                                doubtful.add(number)
                if len(seen) < len(slots):
                    doubtful.add(number)
        return doubtful, citing

    def _detailed_doubtfully(self, claims: Sequence[JsonObject]) -> set[int]:
        """Give the claims whose words for details, figures or makers are not plainly sound, or that have assessments."""
        doubtful = set()
        # The words of all figures, each with the number of its claim, to be listened to at once.
        numbers, words = [], []
        for number, claim in enumerate(claims):
            repeated = [*claim["hedges"]] if "hedges" in claim else []
            for key in _FIGURES:
                if key in claim:
                    figure = claim[key]
                    if "as_written" in figure:
                        repeated.append(figure["as_written"])
                        words.append(figure["as_written"])
                        numbers.append(number)
                    if not self._accepts_figure(figure):
                        doubtful.add(number)
            if "attribution" in claim and "as_written" in claim["attribution"]:
                repeated.append(claim["attribution"]["as_written"])
            for part in repeated:
                # Most of them stand in the span that comes last, the one which asserts something.
                if part not in claim["spans"][-1]["exact"] and not any(part in span["exact"] for span in claim["spans"]):
                    doubtful.add(number)
            if "assessments" in claim or ("by" in claim and claim["by"] not in self._annotators):
                doubtful.add(number)
        doubtful.update([numbers[place] for place in _LOOSE.heard(words)])
        return doubtful

    def _accepts_figure(self, figure: JsonObject) -> bool:
        """Tell whether the numbers and the period of a quantity or a time are plainly sound."""
        if "comparators" in figure and "value" in figure and not self._bounding.isdisjoint(figure["comparators"]):
            return False
        if "low" in figure and "high" in figure and figure["low"] > figure["high"]:
            return False
        return "until" not in figure or _accepts_period(figure)

    def _accepts_references(self, references: Sequence[JsonObject]) -> bool:
        if not self._works.issuperset([reference["work"] for reference in references]):
            return False
        # References that differ in what is cited or said are different references.
        if len(references) > 1 and len({tuple(map(reference.get, _TELLING)) for reference in references}) < len(references):
            return False
        for reference in references:
            if "origins" in reference and not self._origins.issuperset(reference["origins"]):
                return False
            if "relay" in reference and not self._origins.issuperset([link["origin"] for link in reference["relay"]]):
                return False
            if "quantity" in reference and (
                not self._accepts_figure(reference["quantity"]) or _LOOSE.heard([reference["quantity"].get("as_written", "")])
            ):
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


def _accepts_period(period: JsonObject) -> bool:
    """Tell whether a period that ends has plain dates and begins before it ends, if it says when it begins."""
    if "since" not in period:
        return True
    # Of dates that are intervals themselves, it is the first beginning and the last end that must be in order.
    since, until = period["since"].partition("/")[0], period["until"].rpartition("/")[2]
    shared = min(len(since), len(until))
    return since[:shared] <= until[:shared] and bool(_PLAIN_DATE.match(since) and _PLAIN_DATE.match(until))
