"""Who made the claims of an annotation."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import slug, term_of, worded

__all__ = ["Annotator", "as_annotators"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Annotator:
    """A person or a program that made claims of an annotation.

    Args:
        id: Id of the annotator, unique in the annotation, by which claims name it.
        name: Name of the person or the program.
        kind: ``person`` or ``program``.
        version: Version of the program.
        note: What a reader should know, such as under which rules it worked.
    """

    id: str = attrs.field(validator=slug)
    name: str = attrs.field(validator=worded)
    kind: str = attrs.field(default="person", validator=term_of("annotator-kinds"))
    version: str | None = None
    note: str | None = None


def as_annotators(values: Iterable[Annotator]) -> tuple[Annotator, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Annotator, values)
