"""What was done on a document, in one sentence that is computed by plain rules, and as the numbers behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.views.phrases import day_in_words
from factcheck.views.recording import last_day
from factcheck.views.standing import Standing

__all__ = ["Summary", "summary_of"]


@brief
@attrs.frozen(kw_only=True)
class Summary:
    """How the claims of one or more documents stand.

    Args:
        claims: Number of claims.
        independent: How many have evidence that is independent of the issuer, for them or against them.
        contested: How many of these have such evidence on both sides.
        contradicted: How many of these have such evidence against them alone.
        open: How many have no such evidence, while there may be more to find.
        closed: How many have none, and none is asked for, to be had or due.
        verdicts: How many have a verdict.
        as_of: The day up to which works were counted, ISO 8601; None where all were.
        recorded: The last day on which somebody recorded something; None where no day is recorded.
        newest: When the newest work that is cited became public; None where that is not recorded.
    """

    claims: int
    independent: int
    contested: int
    contradicted: int
    open: int
    closed: int
    verdicts: int
    as_of: str | None = None
    recorded: str | None = None
    newest: str | None = None

    @property
    def sentence(self) -> str:
        """All of it, as a sentence."""
        # Without this the sentence would say that none of no claims has evidence.
        if not self.claims:
            return "No claim has been annotated yet."
        return f"{self._evidence}, {self._rest}, and {self._verdicts}{self._when}."

    @property
    def _evidence(self) -> str:
        has = "has" if self.independent <= 1 else "have"
        said = f"{_number(self.independent).capitalize()} of {self.claims:,} claims {has} evidence independent of the issuer"
        if self.claims == 1:
            said = f"The one claim has {'' if self.independent else 'no '}evidence independent of the issuer"
        kinds = [(self.contested, "contested"), (self.contradicted, "contradicted")]
        # That none is contested is said as well: silence would leave open whether anybody counted.
        return f"{said} ({', '.join(f'{_number(count)} {word}' for count, word in kinds)})" if self.independent else said

    @property
    def _rest(self) -> str:
        said = f"{_number(self.open)} {'is' if self.open <= 1 else 'are'} open"
        return f"{said}, {self.closed:,} can get none or need none" if self.closed else said

    @property
    def _verdicts(self) -> str:
        given = f"{self.verdicts:,} {'has a verdict' if self.verdicts == 1 else 'have verdicts'}"
        return given if self.verdicts else "no verdict is given"

    @property
    def _when(self) -> str:
        # A page does not know today, and the sentence must not age: it says up to when somebody worked, or what was read.
        if self.as_of:
            return f", by what the public could know on {day_in_words(self.as_of)}"
        if self.recorded:
            return f", as recorded up to {day_in_words(self.recorded)}"
        return f", from sources up to {day_in_words(self.newest)}" if self.newest else ""


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"


def summary_of(standings: Iterable[Standing], annotations: Sequence[Annotation], *, as_of: str | None = None) -> Summary:
    """Count how claims stand.

    Args:
        standings: Where each of the claims stands.
        annotations: The annotations that they are from.
        as_of: The day up to which works were counted, ISO 8601.
    """
    found = list(standings)
    counts = Counter(one.id for one in found)
    return Summary(
        claims=len(found),
        independent=counts["contested"] + counts["contradicted"] + counts["backed"],
        contested=counts["contested"],
        contradicted=counts["contradicted"],
        open=counts["open"],
        closed=counts["closed"],
        verdicts=sum(bool(one.verdicts) for one in found),
        as_of=as_of,
        recorded=max(filter(None, map(last_day, annotations)), default=None),
        newest=max((work.available for one in annotations for work in one.works if work.available), default=None),
    )
