"""A page for one claim, with an address of its own: what is claimed, what was found, how to cite it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import attrs
from markupsafe import Markup

from factcheck.formats.publication import Publication
from factcheck.formats.reviewing import CONTEXT, nodes_of
from factcheck.formats.reviews import citations
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.work import Work
from factcheck.text.hidden import escape_hidden
from factcheck.views.citing_checks import check_of_claim
from factcheck.views.environment import asset, filled_template
from factcheck.views.fragments import Fragments, stylesheet
from factcheck.views.policy import policy_for
from factcheck.views.standing import STANDINGS
from factcheck.works.bibtex.writing import works_to_bibtex
from factcheck.works.citing import cite
from factcheck.works.csl import works_to_csl

__all__ = ["Cited", "ClaimPages", "as_cited", "claim_style", "embedded"]

_HERE: Final = "factcheck.views"

# A preview of a link has room for about so many characters.
_PREVIEW: Final = 200


@brief
@attrs.frozen(kw_only=True)
class Cited:
    """A fact-check as it is cited.

    Args:
        line: The citation in one line.
        bibtex: The same in BibTeX.
        csl: The same in CSL-JSON.
    """

    line: str
    bibtex: str
    csl: str


def as_cited(work: Work) -> Cited:
    """Give a fact-check as it is cited: in a line, in BibTeX and in CSL-JSON."""
    # Both are for copying, so they stand as they would in a file.
    csl = json.dumps(works_to_csl([work]), ensure_ascii=False, indent=2)
    return Cited(line=cite(work).text, bibtex=works_to_bibtex([work]), csl=csl)


def embedded(graph: Any) -> Markup:
    """Give JSON-LD as it may stand in a page: nothing in it ends the element in which it stands."""
    # Escaped, since signs in their places would say something else to a program.
    text = escape_hidden(json.dumps(graph, ensure_ascii=False, separators=(",", ":")))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 (no sign is left that HTML knows)


@cache
def claim_style() -> Markup:
    """Give the style sheet of the pages of claims."""
    parts = [asset("colours.css"), asset("first.css", _HERE), stylesheet(), asset("claim-page.css", _HERE)]
    return Markup("\n").join(parts)


@brief
@attrs.frozen(kw_only=True, slots=False)
class ClaimPages:
    """The pages of the claims of an annotation.

    Args:
        fragments: The annotation, with the address of its report as seen from these pages.
        publication: Where and by whom they are published.
        style: Address of the style sheet that they share, as seen from them; each has it inside where there is none.
    """

    fragments: Fragments
    publication: Publication
    style: str = ""

    def pages(self) -> list[tuple[str, str]]:
        """Give each page with the id of its claim, in reading order."""
        annotation, sources = self.fragments.annotation, citations(self.fragments.annotation)
        claims = annotation.reading_order
        standings = {one.claim.id: one for one in self.fragments.standings}
        found = []
        for number, claim in enumerate(claims):
            beside = (claims[number - 1 : number], claims[number + 1 : number + 2])
            found.append((claim.id, self._page(claim, standings[claim.id], sources.get(claim.id, ()), *beside)))
        return found

    def _page(self, claim: Claim, standing: Any, sources: Sequence[str], before: Sequence[Claim], after: Sequence[Claim]) -> str:
        it = self.fragments.lookup
        # Programs get the review of this claim alone; that of all is in the report.
        nodes = list(nodes_of(it.annotation, claim, self.publication, sources))
        values = {
            "it": it,
            "card": self.fragments.card_data(claim),
            "claim": claim,
            "small": self.fragments.small(claim),
            "standing_": standing,
            "meaning": STANDINGS[standing.id][1],
            "works": self.fragments.works(claim) if any(True for slot in claim.slots for _ in slot.references) else "",
            "before": before,
            "after": after,
            "publication": self.publication,
            "address": self.publication.address(claim.id),
            "summary": _preview(it.annotation.source.title, standing),
            "cited": as_cited(check_of_claim(it, claim, self.publication)),
            "data": embedded({"@context": CONTEXT, "@graph": nodes}),
            "linked": self.style,
            "style": "" if self.style else claim_style(),
            "policy": policy_for(() if self.style else (claim_style(),), (), linked=bool(self.style)),
        }
        return f"{filled_template('claim-page', _HERE, **values)}\n"


def _preview(title: str, standing: Any) -> str:
    told = "".join(words.text for words in standing.told)
    verdict = f"Verdict: {standing.verdict}. Evidence: " if standing.verdict else ""
    return f"{verdict}{standing.title}: {told}. A claim of {title}."[:_PREVIEW]
