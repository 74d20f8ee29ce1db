"""Annotations turned into values and lines in which those of each claim are made once and kept."""

from __future__ import annotations

from typing import Any, Final

import attrs

from factcheck.contract.codec import canonical_json, to_value
from factcheck.contract.json_text import plain_value
from factcheck.contract.kept import KeptValue
from factcheck.findings import Finding
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["kept_text", "kept_value"]

# Under this name the value lies in the dictionary of the record, beside its fields, where it is neither compared nor saved.
_PLACE: Final = "_kept_value"

# Likewise that of a whole annotation, from when it is checked until it is written.
_WHOLE: Final = "_whole_value"

# Claims stand in a list of the annotation, which is how far their lines are indented.
_INDENT: Final = "    "


def kept_value(annotation: Annotation) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Give the JSON value of an annotation, in which that of each claim is kept.

    Args:
        annotation: The annotation.

    Returns:
        The value and no findings; or None and why no file can hold it.
    """
    made = annotation.__dict__.get(_WHOLE)
    if made is not None:
        return made, []
    value, findings = plain_value(to_value(attrs.evolve(annotation, claims=())))
    claims: list[KeptValue] = []
    for number, claim in enumerate(annotation.claims):
        kept = claim.__dict__.get(_PLACE)
        if kept is None:
            plain, faults = plain_value(to_value(claim))
            findings += [attrs.evolve(one, where=f"/claims/{number}{one.where}") for one in faults]
            if faults:
                continue
            kept = KeptValue(plain)
            object.__setattr__(claim, _PLACE, kept)
        claims.append(kept)
    if findings:
        return None, findings
    whole = {**value, "claims": claims}
    object.__setattr__(annotation, _WHOLE, whole)
    return whole, []


def kept_text(annotation: Annotation) -> str:
    """Give the text of the file of an annotation, as ``canonical_text`` does, and keep the lines of each claim."""
    value, _ = kept_value(annotation)
    # What is checked is written next, and then its value is not wanted any more; states that are remembered should be small.
    annotation.__dict__.pop(_WHOLE, None)
    if value is None or not value["claims"]:
        return canonical_json(to_value(annotation))
    lines = [_text(claim, kept) for claim, kept in zip(annotation.claims, value["claims"], strict=True)]
    # The rest is written around one short claim, in whose place the lines of all are put.
    around = canonical_json({**value, "claims": [{"": 0}]})
    before, _, after = around.partition(f'"claims": [\n{_INDENT}{{"": 0}}\n')
    return f'{before}"claims": [\n{_INDENT}' + f",\n{_INDENT}".join(lines) + f"\n{after}"


def _text(claim: Claim, kept: KeptValue) -> str:
    if kept.text is None:
        # A claim that is written as it would stand in a list of one has the indent and the rules of the list.
        alone = canonical_json({"claims": [dict(kept)]})
        kept.text = alone[len('{\n  "claims": [\n    ') : -len("\n  ]\n}\n")]
    return kept.text
