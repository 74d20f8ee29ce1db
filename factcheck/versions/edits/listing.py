"""What every claim that an edit makes or alters gets: a free id, and the slots that its categories demand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import attrs

from factcheck.evidence.slots import demands_of, slots_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.refusals import slug_from
from factcheck.model.slot import Slot

__all__ = ["free_id", "numbered_id", "with_slots"]

# How long an id that is made of a statement may be: it is typed again, and read in lists.
_LONGEST: Final = 50

# An id has at most 100 characters, those of its number included.
_LONGEST_BEFORE_NUMBER: Final = 90


def free_id(statement: str, taken: Collection[str], *, otherwise: str = "claim") -> str:
    """Make an id of words, and number it if it is taken.

    >>> free_id("The mill closed.", ["the-mill-closed"])
    'the-mill-closed-2'
    """
    # One character more than may stay is looked at, so that a word which ends just at the limit is kept whole; a single word
    # that is longer than all of it is cut.
    plain = slug_from(statement, otherwise=otherwise)
    return numbered_id(plain if len(plain) <= _LONGEST else plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST], taken)


def numbered_id(id: str, taken: Collection[str]) -> str:
    """Give an id, numbered if it is taken; a long one is cut so that it stays an id."""
    free, number = id, 2
    while free in taken:
        free, number = f"{id[:_LONGEST_BEFORE_NUMBER]}-{number}", number + 1
    return free


def with_slots(annotation: Annotation, claim: Claim) -> Claim:
    """List the slots that the categories demand, as a file does for those who read it.

    A slot that nobody demands any more goes if nothing is in it.
    """
    demanded = demands_of(annotation.terms_of(claim))
    # A slot with a level of its own and nothing else in it was asked for by a person, so it stays although no category demands
    # it.
    listed = {slot.kind: slot for slot in claim.slots if slot.kind in demanded or slot != Slot(kind=slot.kind)}
    known = attrs.evolve(annotation, claims=[attrs.evolve(claim, slots=listed.values())])
    # Only the kinds are taken from what is weighed. Levels and numbers are not written out, so that they follow the vocabulary.
    return attrs.evolve(claim, slots=[listed.get(one.kind, Slot(kind=one.kind)) for one in slots_of(known, known.claims[0])])
