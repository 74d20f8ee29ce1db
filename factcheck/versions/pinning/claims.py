"""Items made claims of an annotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.codec import annotation_from_value, to_value
from factcheck.contract.conformance import check_schema
from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import UNSORTED
from factcheck.evidence.slots import demands_of
from factcheck.findings import Finding, finding_codes
from factcheck.model.annotation import Annotation
from factcheck.model.annotator import Annotator
from factcheck.model.claim import Claim
from factcheck.model.refusals import slug_from
from factcheck.model.source import Source
from factcheck.model.span import Span
from factcheck.store.files import check
from factcheck.text.pinning.rules import policy
from factcheck.versions.edits.listing import free_id, numbered_id
from factcheck.versions.edits.places import text_of
from factcheck.versions.edits.remains import without_aside
from factcheck.versions.pinning.placing import Ground, Quotation
from factcheck.versions.pinning.results import Pinned, PinnedClaim, Refusal, uncovered

__all__ = ["pin"]


# The first line stands in for a title that nobody gave, and a text may be one line of any length.
_LONGEST_TITLE: Final = 100
# Of the warnings this one is about how the item is worded, so whoever wrote it can mend it in the next round.
_WARNED_OF: Final = "FC327"


def pin(what: str | Source | Annotation, items: Iterable[JsonObject], *, by: str | Mapping[str, Any] | None = None) -> Pinned:
    """Pin claims without offsets to the text of an annotation, each whole or not at all.

    A quote is pinned where its words stand, whole, exactly or under the folding that :func:`factcheck.text.pinning.policy`
    declares. Of several places its prefix and suffix choose, else the one beside a sure quote of the same claim: the only one in
    a sentence or bullet that holds such a quote. Anything else is refused, with its places or with the nearest passage.

    Args:
        what: The text, its source, or an annotation that the claims shall join.
        items: Claims as JSON values that conform to ``unpinned-claim.schema.json``: claims whose spans are quotes.
        by: Who made the items that do not say so: id or name of an annotator, or a mapping with its name and version.

    Returns:
        The annotation with the claims that were pinned, and what was refused. An id that another claim has
        already is numbered, and links of the items to it follow.

    Raises:
        InvalidAnnotation: If *what* is an annotation without its text.

    >>> item = {"statement": "The mill closed.", "spans": ["The mill closed"]}
    >>> pinned = pin("The mill closed. Forty people lost their work.", [item])
    >>> pinned.annotation.claims[0].spans, pinned.uncovered[0].words
    ((Span(start=0, end=15, exact='The mill closed'),), 'Forty people lost their work')
    """
    batch = _Batch(_base(what))
    for number, item in enumerate(items, start=1):
        batch.take(number, item, by)
    return batch.result()


def _base(what: str | Source | Annotation) -> Annotation:
    if isinstance(what, Annotation):
        return what
    if isinstance(what, str):
        line = next((line.strip() for line in what.splitlines() if line.strip()), "untitled")
        what = Source.from_text(what, title=line[:_LONGEST_TITLE])
    return Annotation(id=slug_from(what.title, otherwise="pinned"), source=what, claims=())


@attrs.frozen(kw_only=True)
class _Candidate:
    """An item that has its places: its number, the id that it gave, and its claim."""

    item: int
    given: str | None
    claim: Claim


class _Batch:
    """Items that join an annotation together."""

    def __init__(self, base: Annotation) -> None:
        self._base = base
        self._ground = Ground(text_of(base))
        # Each claim is read as part of an annotation, and with the text in it every one would carry the whole document along.
        self._source = {name: part for name, part in to_value(base.source).items() if name != "text"}
        self._taken = {claim.id for claim in base.claims}
        self._annotators = list(base.annotators)
        self._said = {_said(claim) for claim in base.claims}
        self._ids: dict[str, str] = {}
        self._candidates: list[_Candidate] = []
        self._refused: list[Refusal] = []

    def take(self, number: int, item: Any, by: str | Mapping[str, Any] | None) -> None:
        """Place an item, or refuse it."""
        value = _plain(item)
        faults = [_refusal(number, fault) for fault in check_schema(value, "unpinned-claim")]
        # An item that does not conform need not be a mapping, nor its id a string, so neither is looked at.
        given = value.get("id") if not faults else None
        if given in self._ids:
            message = f"id {given!r} is that of another item"
            faults.append(Refusal(item=number, code="FC401", message=message, hint="give each item an id of its own, or none"))
        placed = None if faults else self._ground.place([Quotation.of(one) for one in value["spans"]])
        if placed is not None and placed.refused:
            faults += [attrs.evolve(one, item=number) for one in placed.refused]
        if faults or placed is None:
            self._refused += faults
            return
        claim = self._claim(value, placed.spans, value.get("by", by))
        # Whoever mends what was refused and sends the round again may send what was pinned along with it.
        if _said(claim) in self._said:
            message = "a claim says the same with the same words"
            self._refused.append(Refusal(item=number, code="FC329", message=message, hint=finding_codes()["FC329"].remedy))
            return
        self._said.add(_said(claim))
        self._taken.add(claim.id)
        if given is not None:
            self._ids[given] = claim.id
        self._candidates.append(_Candidate(item=number, given=given, claim=claim))

    def _claim(self, value: JsonObject, spans: Iterable[Span], by: Any) -> Claim:
        made = {key: part for key, part in value.items() if key not in ("spans", "by")}
        made["id"] = numbered_id(value["id"], self._taken) if "id" in value else free_id(value["statement"], self._taken)
        made["categories"] = value.get("categories", [UNSORTED])
        made["spans"] = [to_value(span) for span in spans]
        made["slots"] = self._slots(value, made["categories"])
        if by is not None:
            made["by"] = self._annotator(by)
        # Read as a file is read, so that an item becomes nothing that a file could not hold.
        return annotation_from_value({"id": self._base.id, "source": self._source, "claims": [made]}).claims[0]

    def _annotator(self, by: str | Mapping[str, Any]) -> str:
        """Give the id of an annotator, who joins the annotation if nobody knows them."""
        wanted = {"name": by} if isinstance(by, str) else dict(by)
        for one in self._annotators:
            # Another version of a program may quote otherwise, so it is an annotator of its own.
            if by == one.id or (one.name == wanted["name"] and one.version == wanted.get("version")):
                return one.id
        kind = wanted.get("kind", "program" if "version" in wanted else "person")
        name = f"{wanted['name']} {wanted.get('version', '')}"
        taken = {one.id for one in self._annotators}
        made = Annotator(
            id=free_id(name, taken, otherwise="annotator"),
            name=wanted["name"],
            kind=kind,
            version=wanted.get("version"),
            # The rules by which quotes were found are kept with who gave them, since a later policy may forgive more or less.
            note=wanted.get("note", f"Quotes pinned under {policy()}."),
        )
        self._annotators.append(made)
        return made.id

    def result(self) -> Pinned:
        """Give the annotation with what is sound of the items; whatever leads to a refused item is refused too."""
        # An item is unsound by the mere loss of one that it leads to, so the check is asked again until it refuses none; each
        # round has fewer items than the one before.
        while True:
            annotation = self._joined()
            findings = list(self._findings(annotation))
            unsound = {number for number, finding in findings if finding.severity == "error"}
            if not unsound:
                break
            self._refused += [_refusal(number, one) for number, one in findings if one.severity == "error"]
            self._candidates = [one for one in self._candidates if one.item not in unsound]
        text = self._ground.text
        return Pinned(
            annotation=attrs.evolve(annotation, claims=annotation.reading_order),
            pinned=tuple(
                PinnedClaim(item=one.item, id=one.claim.id, given=None if one.given == one.claim.id else one.given)
                for one in self._candidates
            ),
            refused=tuple(sorted(self._refused, key=lambda one: one.item)),
            warnings=tuple(_refusal(number, one) for number, one in findings if one.code == _WARNED_OF),
            uncovered=uncovered(annotation, text),
        )

    def _joined(self) -> Annotation:
        claims = [self._led(one.claim) for one in self._candidates]
        spans = [span for claim in claims for span in claim.spans]
        # Whoever made only what was refused in the end does not join the annotation.
        used = {claim.by for claim in claims} | {one.id for one in self._base.annotators}
        return attrs.evolve(
            without_aside(self._base, spans),
            claims=[*self._base.claims, *claims],
            annotators=[one for one in self._annotators if one.id in used],
        )

    def _led(self, claim: Claim) -> Claim:
        """Let the relations of a claim lead to other items of the batch, whatever ids these got."""
        if not claim.relations:
            return claim
        led = [attrs.evolve(one, target=self._ids.get(one.target, one.target)) for one in claim.relations]
        return attrs.evolve(claim, relations=led)

    def _slots(self, value: JsonObject, categories: Iterable[str]) -> list[Any]:
        """List the slots that the categories demand, as a file does for those who read it, and those that the item has."""
        listed = {slot["kind"]: slot for slot in value.get("slots", ())}
        known = self._base.terms.by_id
        demanded = demands_of(known[category] for category in categories if category in known)
        return [listed.get(kind, {"kind": kind}) for kind in dict.fromkeys([*demanded, *listed])]

    def _findings(self, annotation: Annotation) -> Iterator[tuple[int, Finding]]:
        """Give what is found in the claims that are new, with the numbers of their items."""
        # New claims stand after those of the base, so a number in a path tells the item, and faults of the base are nobody's in
        # the batch.
        first = len(self._base.claims)
        for finding in check(annotation):
            _, _, rest = finding.where.partition("/claims/")
            place = rest.partition("/")[0]
            if place.isdigit() and int(place) >= first:
                yield self._candidates[int(place) - first].item, finding


def _plain(value: Any) -> Any:
    """Give a value as JSON has it: lists, not tuples."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _refusal(number: int, finding: Finding) -> Refusal:
    *_, holder, key = ["", "", *finding.where.split("/")]
    # To the schema an offset is one more field that it does not know; who gives it should hear that quotes are pinned by their
    # words.
    if finding.code == "FC202" and key in ("start", "end") and holder.isdigit():
        finding = Finding(code="FC326", message=f"{key} is given for quote {int(holder) + 1}")
    hint = finding.hint or finding_codes()[finding.code].remedy
    return Refusal(item=number, code=finding.code, message=finding.message, hint=hint)


def _said(claim: Claim) -> tuple[Any, ...]:
    return claim.statement, tuple((span.start, span.end) for span in claim.spans)
