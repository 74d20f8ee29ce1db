"""What a bibliography in a foreign format comes to: works, entry by entry, and what of it did not come through as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.conformance import check_schema
from factcheck.errors import InvalidBibliography
from factcheck.findings import Loss, LossKind
from factcheck.model.display import brief
from factcheck.model.refusals import slug_from
from factcheck.model.work import Capture, Work
from factcheck.works.encodings import stray_byte

__all__ = ["ForeignEntry", "ImportedEntry", "ImportedWorks", "collect", "lost", "unique_ids", "work_from_value"]

CANNOT_HOLD: Final = "a work has no field for it; put it into note if it matters"

# What is told is told in so many characters at most.
_LONGEST: Final = 300

# What a work without a title is cited by, beside its date.
_IN_PLACE_OF_TITLE: Final = ("author", "container-title", "genre")


@brief
@attrs.frozen(kw_only=True)
class ForeignEntry:
    """An entry of a foreign bibliography as far as its format has been undone.

    Args:
        key: The name that the bibliography has for it; empty if it has none.
        csl: Bibliographic data that a work can hold.
        own: What this package has written about the work into the bibliography.
        losses: What of the entry did not come through as it was; their place is that of the entry.
        where: Where the entry stands, such as ``line 12, doe99``.
        holds_no_work: Whether it makes no work: it is refused, or is there for other entries only; the losses say so.
    """

    key: str
    csl: Mapping[str, Any]
    own: Mapping[str, Any] = attrs.field(factory=dict)
    losses: tuple[Loss, ...] = ()
    where: str = ""
    holds_no_work: bool = False


@brief
@attrs.frozen(kw_only=True)
class ImportedEntry:
    """What became of one entry of a bibliography.

    Args:
        key: The name that the bibliography has for it; empty if it has none.
        where: Where it stands, such as ``line 12, doe99``, or the JSON pointer.
        work: The work, or None if the entry makes none.
        losses: What of it did not come through as it was; one that is ``refused`` says why there is no work.
    """

    key: str
    where: str
    work: Work | None
    losses: tuple[Loss, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether there is no work because something is wrong with the entry."""
        return self.work is None and any(loss.kind == "refused" for loss in self.losses)


@brief
@attrs.frozen(kw_only=True)
class ImportedWorks:
    """What a bibliography in a foreign format comes to, entry by entry.

    Args:
        entries: The entries, in the order of the bibliography.
    """

    entries: tuple[ImportedEntry, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """The works, with ids made of the keys of the bibliography."""
        return tuple(entry.work for entry in self.entries if entry.work is not None)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What did not come through as it was, each with its place, its reason, and what to do."""
        return tuple(loss for entry in self.entries for loss in entry.losses)

    @property
    def refused(self) -> tuple[ImportedEntry, ...]:
        """Entries that make no work because something is wrong with them."""
        return tuple(entry for entry in self.entries if entry.is_refused)


def lost(what: str, why: str = CANNOT_HOLD, kind: LossKind = "dropped") -> Loss:
    """Say what of an entry did not come through; the place is put in by :func:`collect`."""
    return Loss(where="", what=_shown(what), why=_shown(why), kind=kind)


def _shown(text: str) -> str:
    """Give a text in one line that a terminal may print, cut where nobody would read on."""
    # Cut before each character is looked at, since a broken entry may be as long as its file.
    plain = " ".join("".join(one if one.isprintable() else " " for one in text[: 2 * _LONGEST]).split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


def collect(items: Iterable[ForeignEntry]) -> ImportedWorks:
    """Make a work of each item that can be one, and say of every other why it cannot."""
    # All at once, since an id depends on the keys before it.
    items = list(items)
    ids = iter(unique_ids(item for item in items if not item.holds_no_work))
    return ImportedWorks(entries=tuple(_entry(item, None if item.holds_no_work else next(ids)) for item in items))


def _entry(item: ForeignEntry, id_: str | None) -> ImportedEntry:
    work, losses = None, (*item.losses, *_broken(item.csl))
    strays = _strays(item)
    if strays:
        # A name that no terminal and no file can hold is shown as far as it can be.
        item, losses = attrs.evolve(item, key=_shown(item.key)), (*losses, *strays)
    elif id_ is not None:
        try:
            work = work_from_value(item, id_)
        except InvalidBibliography as error:
            field = (error.where or "").removeprefix("/csl").strip("/") or "the entry"
            losses = (*losses, lost(field, f"{error.reason}; correct it, and add the file again", "refused"))
        else:
            if "title" not in item.csl:
                named = " and ".join(name for name in _IN_PLACE_OF_TITLE if name in item.csl)
                losses = (*losses, lost("title", f"there is none, so the work is cited by {named} and date", "guessed"))
            # A key that makes no id was never one that somebody could look for.
            if slug_from(item.key, otherwise="") and id_ != slug_from(item.key, otherwise=""):
                losses = (
                    *losses,
                    lost(
                        f"key: {item.key}",
                        f"another entry has this key, or one that makes the same id; the work is {id_}",
                        "changed",
                    ),
                )
    where = _shown(item.where)
    placed = tuple(attrs.evolve(loss, where=where) for loss in losses)
    return ImportedEntry(key=item.key, where=where, work=work, losses=placed)


def _broken(csl: Mapping[str, Any]) -> list[Loss]:
    """Say where the sign stands that programs put for a character which they cannot read."""
    names = [name for name, part in csl.items() if "\ufffd" in str(part)]
    return [lost(name, "a character was lost before it came here; look it up", "guessed") for name in names]


def _strays(item: ForeignEntry) -> list[Loss]:
    """Say which bytes of a file that else is UTF-8 are not: what they stand for is known to whoever has the file."""
    parts = {"key": item.key, **item.csl, **item.own}
    # Hardly any entry has one, so that all its fields are looked through at once.
    found = {name: stray_byte(part) for name, part in parts.items()} if stray_byte(parts) is not None else {}
    why = "byte 0x{:02x} is not UTF-8, as the rest of the file is; write its character there, and add the file again"
    return [lost(name, why.format(byte), "refused") for name, byte in found.items() if byte is not None]


def unique_ids(items: Iterable[ForeignEntry]) -> list[str]:
    """Make an id of each key, or of the title where there is none, and number those that would be equal."""
    taken: set[str] = set()
    # The next free number is remembered, lest many entries of one key count through all before them each time.
    next_number: dict[str, int] = {}
    ids = []
    for item in items:
        plain = slug_from(item.key, otherwise="") or slug_from(str(item.csl.get("title", "")), otherwise="work")
        id_, number = plain, next_number.get(plain, 2)
        while id_ in taken:
            id_, number = f"{plain[:90].strip('-')}-{number}", number + 1
        next_number[plain] = number
        taken.add(id_)
        ids.append(id_)
    return ids


def work_from_value(item: ForeignEntry, id_: str) -> Work:
    """Make a work of an item.

    Raises:
        InvalidBibliography: If the work would not conform to its schema; the pointer is that of the work's value.
    """
    if "title" not in item.csl and not ("issued" in item.csl and any(name in item.csl for name in _IN_PLACE_OF_TITLE)):
        reason = "'title' is missing, and so is a date with an author, a container or a genre to cite the work by"
        raise InvalidBibliography(reason, where="/csl/title")
    value = {**item.own, "id": id_, "csl": dict(item.csl)}
    # The first is enough: whoever mends it adds the file again.
    for finding in check_schema(value, "work"):
        raise InvalidBibliography(finding.message, where=finding.where)
    captures = tuple(Capture(**capture) for capture in value.pop("captures", ()))
    return Work(**value, captures=captures)
