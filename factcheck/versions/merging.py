"""Two lines of work on one annotation, joined record by record and field by field.

This is the three-way merge of version control, one level below lines: what only one side changed is taken from that side, and
what both changed differently is a conflict. It works on JSON values, since the same few rules hold for every record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import attrs

from factcheck.contract.codec import annotation_from_value, canonical_value, to_value
from factcheck.contract.conformance import conforms
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.renames import interleave, pair, renamed_claims
from factcheck.versions.cited import cited_claims, cited_origins, cited_works

__all__ = ["TOGETHER", "Conflict", "Merged", "label_of", "merge", "merge_records"]

_Value = dict[str, Any]
_Steps = tuple[str, ...]

# By what the records of a list are known again; references are matched by likeness. Lists that stand neither here nor among the
# sets are one value each: spans, since they must be disjoint, and categories, since the first leads.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "claims": ("id",),
    "works": ("id",),
    "origins": ("id",),
    "annotators": ("id",),
    "assessments": ("id",),
    "slots": ("kind",),
    "references": ("work", "locator", "excerpt"),
    "relations": ("type", "target"),
    "unclaimed": ("start", "end"),
    "counterparts": ("claim", "document", "target"),
}
_SETS: Final = frozenset({"agents", "captures", "derived_from", "hedges", "origins", "places", "searches", "tags"})
_LISTS: Final = _SETS | set(_KEYS)

# Records that are joined field by field. Any other is somebody's statement as a whole: an attribution, a waiver, a verdict, a
# decision on a counterpart.
_JOINED: Final = frozenset({"source", "quantity", "time", "csl", *_KEYS} - {"assessments", "counterparts", "unclaimed"})

# Fields that mean something only together, so that those of two sides cannot stand side by side.
TOGETHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "source": (("path", "text", "sha256", "length", "previous", "extraction"),),
    "quantity": (("value", "low", "high", "comparators"), ("as_of", "since", "until", "basis")),
    "time": (("at", "since", "until", "basis"),),
}

# The schema of each record that is joined.
_SCHEMAS: Final[Mapping[str, str]] = {name: name.removesuffix("s") for name in _JOINED - {"csl"}} | {"csl": "csl"}

# How much of a value the line of a conflict shows, in code points.
_SHOWN: Final = 60


@brief
@attrs.frozen(kw_only=True)
class Conflict:
    """What could not be joined without a decision that a person should look at.

    Args:
        where: The steps to it by name: ``("claims", "displaced-total", "quantity", "value")``.
        base: What stood there before both, as a JSON value; None where nothing did.
        ours: What stands there on our side.
        theirs: What stands there on the other side.
        outcome: What became of it.
    """

    where: tuple[str, ...]
    base: Any = None
    ours: Any = None
    theirs: Any = None
    outcome: str

    def __str__(self) -> str:
        sides = (("ours", self.ours), ("theirs", self.theirs), ("before", self.base))
        return f"{'/'.join(self.where)}: {self.outcome} ({', '.join(f'{side} {_short(value)}' for side, value in sides)})"


def _short(value: Any) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@brief
@attrs.frozen(kw_only=True)
class Merged:
    """Two versions made one.

    Args:
        annotation: The merged annotation. It is not checked: two sound versions can make one that is not.
        conflicts: What a person should look at, in the order of the file.
    """

    annotation: Annotation
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Annotation | None, ours: Annotation, theirs: Annotation) -> Merged:
    """Join two versions of an annotation that come from one.

    Claims, works, origins and assessments are known by their ids, slots by their kind, references by what they cite, relations by
    type and target. A list of such records takes what either side added and loses what either side removed; a record takes each
    field from the side that changed it. Assessments that are new stand in the order of their days.

    A claim that one side gave another id is one claim still: what the other side did to it goes with it. Where both gave it
    another id, that of ours stays and a conflict tells.

    Where both changed one field differently, ours stays and a conflict tells. Where one side removed a record that the other
    changed, or that something still leads to, the record stays and a conflict tells. Spans that were set on another text than
    that of the result stay too, and a conflict tells.

    Args:
        base: The version that both come from; None if there is none.
        ours: One version.
        theirs: The other.
    """
    # A side that changed nothing leaves the other as it is, without a field being looked at.
    if ours in (base, theirs):
        return Merged(annotation=theirs)
    if base == theirs:
        return Merged(annotation=ours)
    base, ours, theirs, renamed = _under_one_id(base, ours, theirs)
    sides = _Sides(*(None if one is None else to_value(one) for one in (base, ours, theirs)))
    joiner = _Joiner(renamed)
    # What comes out empty is left out by joining, and an annotation has its list of claims even where nothing is in it.
    value = {"claims": [], **joiner.join_fields("annotation", sides, ())}
    joiner.restore_cited(value, sides)
    joiner.compare_texts(value, sides)
    # The text and the categories are attached and not merged: those of the side whose source and vocabulary the result has.
    digest = value["source"]["sha256"]
    text = next((one.source.text for one in (ours, theirs) if one.source.sha256 == digest), None)
    named = value.get("vocabulary", ours.vocabulary)
    categories = next((one.categories for one in (ours, theirs) if one.vocabulary == named), None)
    annotation = annotation_from_value(value, text=text, categories=categories)
    return Merged(annotation=annotation, conflicts=tuple(joiner.conflicts))


def merge_records(
    name: str, ours: Mapping[str, Any], theirs: Mapping[str, Any], where: tuple[str, ...]
) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
    """Join two records that come from none, field by field, as :func:`merge` joins those of two annotations.

    Args:
        name: The field that holds such records.
        ours: One record, as a JSON value.
        theirs: The other.
        where: The steps to them, for conflicts.

    Returns:
        The record, and what could not be joined; there ours stands.
    """
    joiner = _Joiner()
    return joiner.join_fields(name, _Sides(None, ours, theirs), where), tuple(joiner.conflicts)


def _under_one_id(
    base: Annotation | None, ours: Annotation, theirs: Annotation
) -> tuple[Annotation | None, Annotation, Annotation, list[Conflict]]:
    """Give each claim that was renamed one id on all sides, with the conflicts of those that both sides renamed."""
    if base is None:
        return base, ours, theirs, []
    here, there = renamed_claims(base, ours), renamed_claims(base, theirs)
    left_in, right_in = {claim.id for claim in ours.claims}, {claim.id for claim in theirs.claims}
    kept, both = left_in & right_in, left_in | right_in
    known = {claim.id for claim in base.claims}
    before, left, right, conflicts = {}, {}, {}, []
    for old in (claim.id for claim in base.claims if claim.id in here or claim.id in there):
        new = here.get(old) or there[old]
        if (old in here) != (old in there) and old not in both:
            # To rename a claim is to keep it: taken as one that only moved, it would go without a word.
            outcome = "one side removed it, the other gave it another id; it is kept"
            conflicts.append(Conflict(where=("claims", new), base=old, outcome=outcome))
            continue
        # Under an id that another claim has, two claims would be taken for one.
        if new in kept or new in known:
            continue
        before[old] = left[old] = right[old] = new
        if old in here and old in there:
            right[there[old]] = new
            outcome = "both sides gave it another id; ours is kept"
            conflicts.append(Conflict(where=("claims", new, "id"), base=old, ours=new, theirs=there[old], outcome=outcome))
    return _with_ids(base, before), _with_ids(ours, left), _with_ids(theirs, right), conflicts


def _with_ids(annotation: Annotation, ids: Mapping[str, str]) -> Annotation:
    """Give an annotation in which claims have other ids, and links to them lead there."""
    if not ids:
        return annotation
    claims = [
        attrs.evolve(
            claim,
            id=ids.get(claim.id, claim.id),
            relations=[attrs.evolve(link, target=ids.get(link.target, link.target)) for link in claim.relations],
        )
        for claim in annotation.claims
    ]
    counterparts = [attrs.evolve(entry, claim=ids.get(entry.claim, entry.claim)) for entry in annotation.counterparts]
    return attrs.evolve(annotation, claims=claims, counterparts=counterparts)


class _Sides(NamedTuple):
    """What stands in one place of the three versions; None stands for nothing."""

    base: Any
    ours: Any
    theirs: Any

    def get(self, field: str) -> _Sides:
        return _Sides(*((side or {}).get(field) for side in self))

    def by_id(self, name: str) -> _Sides:
        """Give the records of a list of this name by their ids."""
        return _Sides(*({one["id"]: one for one in side or ()} for side in self.get(name)))


class _Joiner:
    """A merge under way, with the conflicts that it has met."""

    def __init__(self, conflicts: Iterable[Conflict] = ()) -> None:
        self.conflicts: list[Conflict] = list(conflicts)
        self._told = {conflict.where for conflict in self.conflicts}

    def join(self, name: str, sides: _Sides, where: _Steps) -> Any:
        """Join what stands in a field of this name, or in one place of a list of this name."""
        base, ours, theirs = sides
        if theirs in (ours, base):
            return ours
        if base == ours:
            return theirs
        # Two new records that only share an id are two, and a mixture of them would be what neither side wrote.
        if isinstance(ours, dict) and isinstance(theirs, dict):
            if name in _JOINED and not _are_two(name, sides):
                joined = self.join_fields(name, sides, where)
                # One side may have left out the title of a work and the other its author, each of which needs the other.
                if conforms(joined, _SCHEMAS[name]):
                    return joined
                self.report(where, sides, "what both sides changed cannot stand together; ours is kept")
                return ours
        elif name in _LISTS:
            return self.join_lists(name, sides, where) or None
        done = "changed it" if base else "added it"
        self.report(where, sides, f"both sides {done} differently; ours is kept")
        return ours

    def report(self, where: _Steps, sides: _Sides, outcome: str) -> None:
        # What is told of a place first is the cause, and what follows from it there would be told as a second conflict.
        if where not in self._told:
            self._told.add(where)
            self.conflicts.append(Conflict(where=where, outcome=outcome, **sides._asdict()))

    def join_fields(self, name: str, sides: _Sides, where: _Steps) -> _Value:
        joined: _Value = {}
        groups = TOGETHER.get(name, ())
        for group in groups:
            # Fields that mean something only together come from one side, since a mixture would be what neither said.
            parts = _Sides(*({field: side[field] for field in group if field in side} for side in (one or {} for one in sides)))
            differing = [field for field in group if len(set(map(canonical_value, parts.get(field)))) > 1]
            # Under a name that no list and no record has, the group is one value: it is taken whole, or is a conflict.
            joined |= self.join("", parts, (*where, ", ".join(differing)))
        grouped = {field for group in groups for field in group}
        for field in interleave(list(sides.ours), list(sides.theirs)):
            if field not in grouped:
                value = self.join(field, sides.get(field), (*where, field))
                joined |= {} if value is None else {field: value}
        return joined

    def join_lists(self, name: str, sides: _Sides, where: _Steps) -> list[Any]:
        base, ours, theirs = (dict(zip(_keys(name, side or (), sides.base or ()), side or (), strict=True)) for side in sides)
        joined = {}
        for key in _order(list(base), list(ours), list(theirs)):
            item = _Sides(base.get(key), ours.get(key), theirs.get(key))
            value = self.join_items(name, item, (*where, label_of(name, item.ours or item.theirs)))
            if value is not None:
                joined[key] = value
        if name != "assessments":
            return list(joined.values())
        # Verdicts supersede in the order in which they were given, whichever side they came from.
        later = sorted((one for key, one in joined.items() if key not in base), key=lambda one: str(one["at"]))
        return [*(one for key, one in joined.items() if key in base), *later]

    def join_items(self, name: str, sides: _Sides, where: _Steps) -> Any:
        base, ours, theirs = sides
        if ours is not None and theirs is not None:
            return self.join(name, sides, where)
        left = theirs if ours is None else ours
        # Removing is a decision on the record as it was then; that of whoever worked on it since is newer, and loses nothing.
        if base is not None and left not in (None, base):
            self.report(where, sides, "one side removed it, the other changed it; it is kept")
        return None if left == base else left

    def restore_cited(self, value: _Value, sides: _Sides) -> None:
        """Put back what one side removed while something that the other side brought still leads there."""
        # In this order, since claims that are put back lead to works, and works to origins.
        for name, cited in (("claims", cited_claims), ("works", cited_works), ("origins", cited_origins)):
            records = sides.by_id(name)
            kept = {record["id"] for record in value.get(name, ())}
            restored: list[Any] = [*value.get(name, ())]
            count = -1
            # Asked until nothing is added, since what is put back may itself lead to something that was removed. The list grows
            # while it is gone through, so a chain of thousands of claims takes few rounds and not one for each.
            while count != len(restored):
                count = len(restored)
                for id_ in cited({**value, name: restored}):
                    if id_ in records.base and id_ not in kept:
                        kept.add(id_)
                        restored.append(records.base[id_])
                        outcome = "one side removed it, but something still leads to it; it is kept"
                        self.report((name, id_), records.get(id_), outcome)
            if restored:
                value[name] = restored

    def compare_texts(self, value: _Value, sides: _Sides) -> None:
        """Find the spans that were set on another text than that of the result."""
        ours, theirs = sides.ours, sides.theirs
        if ours["source"]["sha256"] == theirs["source"]["sha256"]:
            return
        same = ours if ours["source"]["sha256"] == value["source"]["sha256"] else theirs
        sound = {claim["id"]: claim["spans"] for claim in same["claims"]}
        outcome = "its place was chosen in another version of the text; it is kept"
        claims = sides.by_id("claims")
        for claim in value["claims"]:
            if claim["spans"] != sound.get(claim["id"]):
                self.report(("claims", claim["id"], "spans"), claims.get(claim["id"]).get("spans"), outcome)
        sound_asides = set(map(canonical_value, same.get("unclaimed", ())))
        asides = [set(map(canonical_value, side or ())) for side in sides.get("unclaimed")]
        for span in value.get("unclaimed", ()):
            content = canonical_value(span)
            if content not in sound_asides:
                places = _Sides(*(span if content in side else None for side in asides))
                self.report(("unclaimed", label_of("unclaimed", span)), places, outcome)


def _are_two(name: str, sides: _Sides) -> bool:
    """Tell whether two sides gave one id to two new claims, whose fields must not be mixed."""
    new = name == "claims" and sides.base is None
    return new and any(sides.ours[field] != sides.theirs[field] for field in ("statement", "spans"))


def _keys(name: str, items: Sequence[Any], base: Sequence[Any]) -> list[Any]:
    """Give a key for each item of a list, by which its counterparts on other sides are found."""
    if name == "references":
        likenesses = (canonical_value, lambda one: (one["work"], one.get("locator")), lambda one: one["work"])
        partners = pair(base, items, likenesses)
    else:
        partners = [None] * len(items)
    seen: dict[Any, int] = {}
    keys: list[Any] = []
    for item, partner in zip(items, partners, strict=True):
        content = tuple(item.get(field) for field in _KEYS[name]) if isinstance(item, dict) and name in _KEYS else None
        key = partner if partner is not None else content or canonical_value(item)
        seen[key] = seen.get(key, 0) + 1
        # Equal items of one list are told apart by their number.
        keys.append((key, seen[key]))
    return keys


def _order(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Give the keys of all in the order of the side that moved something, else in ours."""
    before, after = set(base), set(ours)
    # Only one side can have its order; that of a side which moved nothing tells nothing.
    moved = [key for key in ours if key in before] != [key for key in base if key in after]
    return interleave(ours, theirs) if moved else interleave(theirs, ours)


def label_of(name: str, item: Any) -> str:
    """Give the step by which a conflict names an item in a list of this name.

    Args:
        name: The field that holds the list.
        item: The item, as a JSON value.
    """
    if not isinstance(item, dict):
        return str(item)
    if name == "unclaimed":
        return f"{item['start']}–{item['end']}"
    # An excerpt tells references apart too, but is a whole sentence, which nobody could read as one step of a path.
    return " ".join(str(item[field]) for field in _KEYS.get(name, ()) if field in item and field != "excerpt")
