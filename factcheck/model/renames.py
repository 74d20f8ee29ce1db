"""Which claim of one version is which claim of another, and in what order the claims of both are told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["interleave", "pair", "renamed_claims"]

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


def _placed(claim: Claim) -> Hashable:
    return claim.statement, claim.spans


def _worded(claim: Claim) -> Hashable:
    return claim.statement, tuple((span.exact, span.role) for span in claim.spans)


def _standing(claim: Claim) -> Hashable:
    return claim.spans, claim.categories, claim.quantity, claim.time


# What a claim that got another id still has in common with what it was, the stronger likeness first. The second lets a claim be
# renamed and re-anchored at once, the third renamed and put in other words: one passage can hold several claims, so what kind of
# claim it is, its figure and its time have to be the same.
_LIKENESSES: Final = (_placed, _worded, _standing)


def renamed_claims(old: Annotation, new: Annotation) -> Mapping[str, str]:
    """Find the claims that were given another id and are otherwise the same: one statement, one set of words, or one place.

    A likeness that two claims of one version share decides nothing.

    Args:
        old: The older version.
        new: The newer version.

    Returns:
        The new id of each claim that was renamed, by its old id.
    """
    before, after = {claim.id for claim in old.claims}, {claim.id for claim in new.claims}
    gone = [claim for claim in old.claims if claim.id not in after]
    come = [claim for claim in new.claims if claim.id not in before]
    renamed: dict[str, str] = {}
    for likeness in _LIKENESSES:
        ids = [_once((likeness(claim), claim.id) for claim in claims) for claims in (gone, come)]
        renamed |= {id_: ids[1][key] for key, id_ in ids[0].items() if key in ids[1]}
        gone = [claim for claim in gone if claim.id not in renamed]
        taken = set(renamed.values())
        come = [claim for claim in come if claim.id not in taken]
    return renamed


def _once(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    """Give ids by key, without the keys that two ids share."""
    found: dict[Hashable, list[str]] = {}
    for key, id_ in pairs:
        found.setdefault(key, []).append(id_)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def interleave(backbone: Sequence[_Key], others: Sequence[_Key]) -> list[_Key]:
    """Put what only the second sequence has into the first, each item after the one that it followed.

    >>> interleave(["a", "c", "d"], ["a", "b", "c"])
    ['a', 'b', 'c', 'd']
    """
    known = set(backbone)
    # None leads what comes before anything that both sequences have.
    followers: dict[_Key | None, list[_Key]] = {}
    leader: _Key | None = None
    for key in others:
        if key in known:
            leader = key
        else:
            followers.setdefault(leader, []).append(key)
    return [*followers.get(None, ()), *(each for key in backbone for each in (key, *followers.get(key, ())))]


def pair(old: Sequence[_Item], new: Sequence[_Item], likenesses: Iterable[Callable[[_Item], Hashable]]) -> list[int | None]:
    """Find for each item of a list the one that it was in an older list, each at most once.

    Args:
        old: The older list.
        new: The newer one.
        likenesses: What two items must have in common, the strongest first; where several are alike, the first is taken.

    Returns:
        For each item of *new* its place in *old*, or None.

    >>> pair(["Rain", "snow"], ["snow", "rain"], [str, str.lower])
    [1, 0]
    """
    partners: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for likeness in likenesses:
        # A slot can hold thousands of references that are alike, so a queue: a list moves all that follow.
        left: dict[Hashable, deque[int]] = {}
        for place, item in enumerate(old):
            if place not in taken:
                left.setdefault(likeness(item), deque()).append(place)
        for place, item in enumerate(new):
            if partners[place] is None and (waiting := left.get(likeness(item))):
                partners[place] = found = waiting.popleft()
                taken.add(found)
    return partners
