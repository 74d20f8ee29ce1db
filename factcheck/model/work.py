"""Works that references cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from factcheck.model.fields import as_texts, as_typed, defaults_on_class, tuple_of
from factcheck.model.frozen_json import frozen
from factcheck.model.refusals import (
    conforming,
    digest,
    distinct,
    each,
    iso_date,
    like,
    link,
    on_the_web,
    open_date,
    slug,
    term_of,
)

__all__ = ["Capture", "Work", "as_captures", "as_works"]

_path_within: Final = like(r"[^/\\](?s:.)*", "a path that leads on from a folder")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Capture:
    """A copy of a work as it stood when somebody read it.

    Args:
        url: Address that was read; None where the copy is of paper, say.
        accessed: Day on which it was read, ISO 8601.
        sha256: Digest of the bytes that were read, in lower-case hexadecimal.
        path: Path of the copy that somebody holds, relative to the folder of the annotation.
        archive: Address of a lasting copy.
    """

    url: str | None = attrs.field(default=None, validator=on_the_web)
    accessed: str = attrs.field(validator=iso_date)
    sha256: str | None = attrs.field(default=None, validator=digest)
    path: str | None = attrs.field(default=None, validator=_path_within)
    archive: str | None = attrs.field(default=None, validator=on_the_web)


def as_captures(values: Iterable[Capture]) -> tuple[Capture, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Capture, values)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Work:
    """A document that bears on claims: what it is, where its content comes from, and since when it could be known.

    Args:
        id: Id of the work, unique in the annotation.
        csl: Bibliographic data, an item of CSL-JSON 1.0; it cannot be changed in place.
        kind: ``primary``, ``secondary`` or ``tertiary``.
        origins: Ids of the origins that its content comes from.
        origins_proposed: Whether a program proposed the origins; they count only when somebody has confirmed them.
        available: Day from which the public could know it, ISO 8601 or EDTF.
        captures: Copies that were read.
        extent_read: How much of it the annotator read: ``whole``, ``part``, ``abstract`` or ``none``.
        note: What a user of the work should know.
    """

    id: str = attrs.field(validator=slug)
    csl: Mapping[str, Any] = attrs.field(hash=False, converter=frozen, validator=conforming("csl"))
    kind: str | None = attrs.field(default=None, validator=term_of("work-kinds"))
    origins: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=[each(link), distinct])
    origins_proposed: bool = False
    available: str | None = attrs.field(default=None, validator=open_date)
    captures: tuple[Capture, ...] = attrs.field(default=(), converter=as_captures)
    extent_read: str | None = attrs.field(default=None, validator=term_of("extents-read"))
    note: str | None = None


def as_works(values: Iterable[Work]) -> tuple[Work, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Work, values)
