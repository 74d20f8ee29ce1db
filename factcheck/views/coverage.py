"""How much of a document an annotation accounts for, and how."""

from __future__ import annotations

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.text.coverage import Coverage, coverage_of

__all__ = ["coverage_of_annotation"]


def coverage_of_annotation(annotation: Annotation) -> Coverage:
    """Count the words of an annotation's text that claims have, that assert nothing, and that are left out on purpose.

    Args:
        annotation: An annotation with its text.
    """
    asserting = load_vocabulary("unclaimed-reasons").having("asserting")
    claimed = [(span.start, span.end) for claim in annotation.claims for span in claim.spans]
    aside = [(span.start, span.end) for span in annotation.unclaimed if span.reason not in asserting]
    left_out = [(span.start, span.end) for span in annotation.unclaimed if span.reason in asserting]
    return coverage_of(annotation.source.text or "", [*claimed, *aside, *left_out], aside=aside, left_out=left_out)
