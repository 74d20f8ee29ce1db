"""Records as notebooks show them."""

from __future__ import annotations

from markupsafe import Markup

from factcheck.errors import FactcheckError
from factcheck.evidence.slots import slots_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.source import Source
from factcheck.views.environment import filled_template
from factcheck.views.facts import facts_of
from factcheck.views.fragments import Fragments, stylesheet
from factcheck.views.lookup import Lookup

__all__ = ["annotation_html", "claim_html"]

_FRAME = Markup('<div class="factcheck"><style>{}</style>{}</div>')


def annotation_html(annotation: Annotation) -> str | None:
    """Give an annotation for a notebook: how much is covered, the marked text, and a table of the claims.

    Returns:
        HTML; None where the category vocabulary does not come with the package, so that the notebook shows the record itself.
    """
    fragments = Fragments(annotation=annotation, prefix=f"{annotation.id}.")
    try:
        return str(_FRAME.format(stylesheet(), filled_template("overview", fragments=fragments, it=fragments.lookup)))
    except FactcheckError:
        return None


def claim_html(claim: Claim) -> str:
    """Give a claim for a notebook: its statement, its words, what it is, and its slots.

    A claim knows neither its annotation nor the works that its references cite, so its evidence is listed and not weighed, and
    its categories are read by the vocabulary that comes with the package.
    """
    alone = Annotation(id=claim.id, source=Source.from_text(claim.words, title=claim.id), claims=[claim])
    it = Lookup(annotation=alone)
    facts = tuple(facts_of(it, claim))
    return str(
        _FRAME.format(stylesheet(), filled_template("claim", it=it, claim=claim, facts=facts, slots=slots_of(alone, claim)))
    )
