"""What is left of a record whose faults are cut away, so that the rest of it can be checked too."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import attrs

from factcheck.contract.conformance import check_schema, conforms
from factcheck.findings import Finding

__all__ = ["Pruned", "prune"]

_Steps = tuple[str, ...]

# Each round cuts away all faults that are seen. Cutting can show another one round it, as deep as a record nests.
_ROUNDS: Final = 12


@attrs.frozen(kw_only=True, slots=False)
class Pruned:
    """What is left of a value, and how places in it are called in the whole.

    Args:
        value: What conforms; None if nothing does.
        cut: Steps to each part that was cut away, as they are in the whole.
    """

    value: Any
    cut: tuple[_Steps, ...]

    def in_whole(self, pointer: str) -> str:
        """Give the pointer that a place of the rest has in the whole."""
        return "".join(f"/{step}" for step in self.steps_in_whole(pointer.split("/")[1:]))

    def steps_in_whole(self, steps: Iterable[str]) -> _Steps:
        """Give the steps that lead to a place of the rest as they are in the whole."""
        whole: _Steps = ()
        for step in steps:
            gone = self._gone.get(whole) if step.isdigit() else None
            whole = (*whole, step if gone is None else str(_counted_in(int(step), gone)))
        return whole

    def is_around_a_cut(self, pointer: str) -> bool:
        """Tell whether something was cut out of the value at a place of the whole, so that it may seem to lack what it has."""
        return tuple(pointer.split("/")[1:]) in self._around

    @cached_property
    def _gone(self) -> Mapping[_Steps, list[int]]:
        """The numbers of the items that were cut out of each list."""
        found: dict[_Steps, list[int]] = defaultdict(list)
        for *way, last in self.cut:
            if last.isdigit():
                found[tuple(way)].append(int(last))
        return {way: sorted(numbers) for way, numbers in found.items()}

    @cached_property
    def _around(self) -> frozenset[_Steps]:
        return frozenset(cut[:length] for cut in self.cut for length in range(len(cut) + 1))


def _counted_in(number: int, gone: Sequence[int]) -> int:
    """Give the number that an item had before those that are gone, in order, were taken out."""
    # The item is the first whose number, less the gone ones before it, is what it has now.
    low, high = 0, len(gone)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if gone[middle] - middle <= number else (low, middle)
    return number + low


def prune(value: Any, name: str, findings: Sequence[Finding]) -> Pruned:
    """Cut out of a value what a schema does not accept, as little as possible at a time.

    Args:
        value: The value, which is left as it is.
        name: The schema, such as ``claim``.
        findings: What the schema does not accept of it.
    """
    rest = copy.copy(value)
    owned: set[int] = set()
    cut: list[_Steps] = []
    for _ in range(_ROUNDS):
        so_far = Pruned(value=rest, cut=tuple(cut))
        if conforms(rest, name):
            return so_far
        places = sorted(set(_places(findings)), key=_last_first, reverse=True)
        # A fault of the value itself leaves nothing that could be kept.
        if not places or () in places:
            break
        # Earlier rounds have renumbered the lists, and whoever reads a finding sees the whole.
        cut += [so_far.steps_in_whole(steps) for steps in places if _remove(rest, steps, owned)]
        findings = () if conforms(rest, name) else check_schema(rest, name)
    return Pruned(value=None, cut=tuple(cut))


def _places(findings: Iterable[Finding]) -> Iterator[_Steps]:
    for finding in findings:
        yield tuple(step.replace("~1", "/").replace("~0", "~") for step in finding.where.split("/")[1:])


def _last_first(steps: _Steps) -> tuple[tuple[int, str], ...]:
    """Order places so that removing one does not renumber those that are still to come."""
    return tuple((int(step), "") if step.isdigit() else (-1, step) for step in steps)


def _remove(value: Any, steps: _Steps, owned: set[int]) -> bool:
    """Cut a part out of a value, of which only what leads to the part is copied: a large file has few faults.

    Args:
        value: The value, a copy itself.
        steps: The steps to the part.
        owned: By their identity, the objects and lists in it that are copies already, and may be changed.
    """
    *way, last = steps
    for step in way:
        value = _owned_part(value, step, owned)
    if isinstance(value, dict) and last in value:
        del value[last]
        return True
    if isinstance(value, list) and last.isdigit() and int(last) < len(value):
        del value[int(last)]
        return True
    return False


def _owned_part(value: Any, step: str, owned: set[int]) -> Any:
    part = _part(value, step)
    if isinstance(part, dict | list) and id(part) not in owned:
        part = copy.copy(part)
        owned.add(id(part))
        value[step if isinstance(value, dict) else int(step)] = part
    return part


def _part(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[int(step)] if isinstance(value, list) and step.isdigit() and int(step) < len(value) else None
