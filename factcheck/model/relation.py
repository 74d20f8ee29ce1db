"""Links between the claims of one annotation."""

from __future__ import annotations

import attrs

from factcheck.model.fields import defaults_on_class, slug

__all__ = ["Relation"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Relation:
    """A typed link from the claim that holds it to another claim of the same annotation.

    Args:
        type: A term of the vocabulary ``relation-types``, such as ``elaborates``.
        target: Id of the other claim.
        status: ``explicit`` where the text states the link, ``inferred`` where a reader does, ``undetermined`` where neither can.
        note: Why the link is made.
    """

    type: str
    target: str = attrs.field(validator=slug)
    status: str = "explicit"
    note: str | None = None
