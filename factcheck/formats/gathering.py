"""What is told of a foreign file while it is read: what did not come through, and what was refused."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

import attrs

from factcheck.findings import Loss, LossKind
from factcheck.formats.parsing import items
from factcheck.formats.records import Imported, Refused

__all__ = ["Gathering"]


@attrs.frozen
class Gathering:
    """What has been told so far; whoever reads a part of the file adds to it."""

    losses: list[Loss] = attrs.field(factory=list)
    refused: list[Refused] = attrs.field(factory=list)

    def lose(self, where: str, what: str, why: str, kind: LossKind = "dropped") -> None:
        """Tell what did not come through as it was."""
        self.losses.append(Loss(where=where, what=what, why=why, kind=kind))

    def refuse(self, where: str, why: str, raw: Any = None) -> None:
        """Tell what became nothing, with how the file has it."""
        self.refused.append(Refused(where=where, why=why, raw=raw))

    def objects(self, value: Any, where: str, what: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Give the objects of a list, each with its place, and refuse whatever else is in it.

        Args:
            value: The list; a value that is none stands for a list of it, and none for an empty one.
            where: The place of the list.
            what: What each object should be, to say so.
        """
        found = []
        for number, one in enumerate(items(value)):
            # A list that holds something else is a file that somebody has broken, and must not look like an empty one.
            if isinstance(one, Mapping):
                found.append((f"{where}/{number}", one))
            else:
                self.refuse(f"{where}/{number}", f"no {what}: it is no object", one)
        return found

    def rest(self, value: Mapping[str, Any], known: Container[str], where: str) -> None:
        """Tell what else an object says, under keys that nothing is made of."""
        for key, part in value.items():
            if key not in known and part not in (None, "", [], {}, False):
                self.lose(f"{where}/{key}", key, "a claim has no field for it")

    def before(self, made: Imported) -> Imported:
        """Give what was made of the file, with all this told before what was told of it already."""
        return attrs.evolve(made, losses=(*self.losses, *made.losses), refused=(*self.refused, *made.refused))
