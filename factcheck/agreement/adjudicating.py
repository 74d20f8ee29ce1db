"""One annotation made of several of the same text: a merge without a common ancestor, each decision told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.agreement.aligning import Alignment, Group, align
from factcheck.agreement.deciding import Book, Decision, Option, Ruling
from factcheck.agreement.leaving_out import LeftOut, set_aside_pieces
from factcheck.agreement.putting import put
from factcheck.contract.codec import annotation_from_value, to_value
from factcheck.contract.conformance import check_schema
from factcheck.findings import InvalidAnnotation, Loss
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.versions.merging import Conflict, merge, merge_records

__all__ = ["OPEN", "Adjudicated", "adjudicate"]

OPEN: Final = "open-decision"
"""Label of a claim of which something is open, so that an editor or a query finds it."""

_FIELDS: Final = (
    "statement", "spans", "categories", "mode", "checkability", "attribution", "hedges", "quantity", "time", "places", "agents",
    "relations", "triage", "note",
)  # fmt: skip
"""Fields of a claim that are decided on. Evidence and verdicts are everybody's own, and are put together."""


_Value = dict[str, Any]
_Key = tuple[int, str]


@brief
@attrs.frozen(kw_only=True)
class Adjudicated:
    """One annotation made of several.

    Args:
        annotation: The annotation. It is not checked. Claims of which something is open bear a label.
        decisions: Every decision, with what each annotator gave.
        losses: Links that had to go with a claim that was left out.
    """

    annotation: Annotation
    decisions: tuple[Decision, ...]
    losses: tuple[Loss, ...] = ()


def adjudicate(*annotations: Annotation, names: Sequence[str] = (), rulings: Iterable[Ruling] = ()) -> Adjudicated:
    """Make one annotation of those of several annotators of one text.

    What all gave alike is taken. What they gave differently is taken as a ruling says; without one it stays open, and what the
    first of them gave stands in the result meanwhile. A claim that only some have stays until a ruling leaves it out. Works,
    origins, references, searches and assessments of all are put together.

    Args:
        annotations: The annotation of each annotator, two or more.
        names: What the annotators are called; their numbers, from 1, where it is not given.
        rulings: What was decided.

    Raises:
        InvalidAnnotation: If a value that a ruling puts in place does not conform.
        ValueError: If the annotations are not two of one text, the names are not one for each, or a ruling does not fit.
    """
    called = tuple(names) or tuple(str(number + 1) for number in range(len(annotations)))
    if len(set(called)) != len(annotations):
        raise ValueError("the annotators need a name each")
    work = _Work(align(*annotations), called, Book(rulings))
    return work.result()


class _Work:
    """An adjudication under way."""

    def __init__(self, alignment: Alignment, names: Sequence[str], book: Book) -> None:
        self.alignment = alignment
        self.names = names
        self.book = book
        self.home: dict[_Key, str | None] = {}
        self.losses: list[Loss] = []
        self.chosen: list[tuple[str, list[tuple[int, Claim]]]] = []
        self.clashes: dict[tuple[str, ...], list[Option]] = {}
        self._known: dict[tuple[int, int], Mapping[str, str]] = {}

    def result(self) -> Adjudicated:
        """Decide on claims, then on their fields, then put the evidence of all together."""
        taken = {claim.id for one in self.alignment.annotations for claim in one.claims}
        used: set[str] = set()
        for group in self.alignment.groups:
            self._choose(group, used, taken)
        # All claims have their place before any field is settled, since a relation may lead to a claim of a later group.
        settled = {id_: self._settled(id_, held) for id_, held in self.chosen}
        head = self._head(settled.values())
        merged = self._together([*self._brought(head, settled)])
        claims = [self._labelled(claim) for claim in merged.reading_order]
        annotation = attrs.evolve(merged, claims=claims, categories=self.alignment.annotations[0].categories)
        return Adjudicated(annotation=annotation, decisions=self.book.close(), losses=tuple(self.losses))

    def _choose(self, group: Group, used: set[str], taken: set[str]) -> None:
        """Decide which claims there are for a group, and where each claim of it goes."""
        holders = [at for at, claims in enumerate(group.claims) if claims]
        first = group.claims[holders[0]][0]
        own = _free(first.id, used, taken)
        if group.kind == "split":
            given = {self.names[at]: [_told(claim) for claim in group.claims[at]] for at in _in_order(group)}
            name, _ = self.book.decide(f"claims/{own}/cut", given, of_choice=True)
            self._take_cut(group, self.names.index(str(name)), own, used, taken)
            return
        is_kept = True
        if len(holders) < len(self.names):
            given_or_not = {self.names[at]: [_told(claim) for claim in group.claims[at]] for at in _in_order(group)}
            _, kept = self.book.decide(f"claims/{own}", given_or_not, of_choice=True)
            is_kept = bool(kept)
        for at in holders:
            # None marks a claim that is left out, so that what leads to it can be told as lost.
            self.home[at, group.claims[at][0].id] = own if is_kept else None
        if is_kept:
            used.add(own)
            self.chosen.append((own, [(at, group.claims[at][0]) for at in holders]))

    def _take_cut(self, group: Group, at: int, own: str, used: set[str], taken: set[str]) -> None:
        """Follow one annotator in how words are cut into claims; claims of others lead to their counterparts among these."""
        homes: list[str] = []
        for claim in group.claims[at]:
            id_ = _free(claim.id, used, taken)
            used.add(id_)
            homes.append(id_)
            self.home[at, claim.id] = id_
            self.chosen.append((id_, [(at, claim)]))
        for other, claims in enumerate(group.claims):
            if other != at:
                partner = self._partners(at, other)
                for claim in claims:
                    whole = self.home.get((at, partner.get(claim.id, "")))
                    # A claim without a counterpart in this cut goes to the first, so that its evidence is not lost with it.
                    self.home[other, claim.id] = whole or (homes[0] if homes else None)

    def _partners(self, at: int, other: int) -> Mapping[str, str]:
        """Give the id of the one's claim by that of the other's which is the same."""
        if (at, other) not in self._known:
            # There may be as many claims that are cut differently as there are claims, and each asks for this.
            pairs = self.alignment.partners(at, other)
            self._known[at, other] = {theirs.id: ours.id for ours, theirs in pairs}
        return self._known[at, other]

    def _settled(self, id_: str, held: Sequence[tuple[int, Claim]]) -> _Value:
        """Decide on the fields of a claim."""
        values = {self.names[at]: self._fields_of(at, claim) for at, claim in held}
        kept = [to_value(claim)["spans"] for _, claim in held]
        settled: _Value = {"id": id_}
        for field in _FIELDS:
            given = {name: value.get(field) for name, value in values.items()}
            if len(given) < 2 or all(value is None for value in given.values()):
                value = next(iter(given.values()))
            else:
                _, value = self.book.decide(f"claims/{id_}/{field}", given)
            # A claim without a mode is asserted, so the default is not written.
            if value is not None and (field, value) != ("mode", Claim.mode):
                settled[field] = value
        # Neighbours were laid aside for the comparison; whoever gave these spans gives theirs back.
        settled["spans"] = next((spans for spans in kept if _bare(spans) == settled["spans"]), settled["spans"])
        tags = dict.fromkeys(tag for _, claim in held for tag in claim.tags)
        by = next((claim.by for _, claim in held if claim.by), None)
        if tags:
            settled["tags"] = list(tags)
        if by:
            settled["by"] = by
        return settled

    def _fields_of(self, at: int, claim: Claim) -> _Value:
        # Whoever wrote the default and whoever left it out gave the same, and must not differ.
        value = {"mode": Claim.mode, **to_value(claim)}
        value["spans"] = _bare(value["spans"])
        if "relations" in value:
            value["relations"] = list(self._relations(at, claim, value["relations"])) or None
        return value

    def _relations(self, at: int, claim: Claim, relations: Iterable[_Value]) -> Iterator[_Value]:
        given: set[tuple[str, str]] = set()
        for relation in relations:
            target = self.home.get((at, relation["target"]))
            why = self._obsolete(at, claim, relation["type"], target, given)
            if target is None or why:
                what = f"{relation['type']} {relation['target']}"
                self.losses.append(Loss(where=f"claims/{claim.id}/relations", what=f"{what}, of {self.names[at]}", why=why))
            else:
                given.add((relation["type"], target))
                yield {**relation, "target": target}

    def _obsolete(self, at: int, claim: Claim, type_: str, target: str | None, given: Collection[tuple[str, str]]) -> str:
        """Say why a relation cannot stay, or nothing where it can."""
        if target is None:
            return "what it leads to is left out"
        if target == self.home[at, claim.id]:
            return "both claims are one now"
        # Two claims of one annotator may lead to one claim of another, and a relation is stated once.
        return "it leads where another leads, now that two claims are one" if (type_, target) in given else ""

    def _head(self, claims: Iterable[_Value]) -> _Value:
        """Decide on what is not of a claim: the record of the source, the vocabulary, the note, and what is set aside."""
        values = [to_value(one) for one in self.alignment.annotations]
        head: _Value = {key: values[0][key] for key in ("$schema", "id") if key in values[0]}
        # Where each keeps the text is no matter of annotation; all have the same one.
        kept = {key: values[0]["source"][key] for key in ("path", "text") if key in values[0]["source"]}
        sources = [{key: part for key, part in one["source"].items() if key not in ("path", "text")} for one in values]
        _, source = self.book.decide("source", dict(zip(self.names, sources, strict=True)))
        head["source"] = source | kept
        for field in ("vocabulary", "note"):
            given = {name: one.get(field) for name, one in zip(self.names, values, strict=True)}
            if any(given.values()):
                _, value = self.book.decide(field, given)
                if value is not None:
                    head[field] = value
        ranges = [(span["start"], span["end"]) for claim in claims for span in claim["spans"]]
        asides = [one.unclaimed for one in self.alignment.annotations]
        head["unclaimed"] = [self._aside(piece) for piece in set_aside_pieces(asides, ranges)]
        return head

    def _aside(self, piece: LeftOut) -> _Value:
        given = {self.names[at]: reason for at, reason in piece.reasons.items()}
        _, reason = self.book.decide(f"unclaimed/{piece.start}–{piece.end}", given)
        value: _Value = {"start": piece.start, "end": piece.end, "exact": piece.exact, "reason": reason}
        if piece.note:
            value["note"] = piece.note
        return value

    def _together(self, brought: Sequence[Annotation]) -> Annotation:
        """Put together what the annotators brought, and decide on what cannot be."""
        merged = brought[0]
        for at, later in enumerate(brought[1:], start=1):
            joined = merge(None, merged, later)
            merged = joined.annotation
            for conflict in joined.conflicts:
                self._clash(conflict, self.names[:at], self.names[at])
        rulings = {}
        for where, options in self.clashes.items():
            is_settled, value = self.book.settle("/".join(where), tuple(options))
            if is_settled:
                rulings[where] = value
        return self._put(merged, rulings) if rulings else merged

    def _clash(self, conflict: Conflict, before: Sequence[str], name: str) -> None:
        """Note what one annotator gave otherwise than those before; a place may be met several times, and is decided on once."""
        options = self.clashes.setdefault(conflict.where, [Option(annotators=tuple(before), value=conflict.ours)])
        options.append(Option(annotators=(name,), value=conflict.theirs))

    def _brought(self, head: _Value, settled: Mapping[str, _Value]) -> Iterator[Annotation]:
        """Give what each annotator brought, with the settled claims, as annotations that merge."""
        for at, one in enumerate(self.alignment.annotations):
            own = to_value(one)
            parts: dict[str, list[_Value]] = {}
            for claim in own["claims"]:
                id_ = self.home.get((at, claim["id"]))
                if id_ is not None:
                    parts.setdefault(id_, []).append({key: claim[key] for key in ("slots", "assessments") if key in claim})
            claims = [settled[id_] | self._joined(id_, evidence, self.names[at]) for id_, evidence in parts.items()]
            rest: _Value = {key: own[key] for key in ("works", "origins", "annotators") if key in own}
            counterparts = list(self._counterparts(at, own.get("counterparts", ())))
            yield self._read({**head, **rest, "counterparts": counterparts, "claims": claims}, one)

    def _joined(self, id_: str, parts: Sequence[_Value], name: str) -> _Value:
        """Join the evidence of the claims of one annotator that are one claim now."""
        # In pairs and pairs of pairs, since to join one after the other would go through all that is joined for each.
        while len(parts) > 1:
            pairs = [parts[place : place + 2] for place in range(0, len(parts), 2)]
            parts = [self._pair_joined(id_, *pair, name=name) if len(pair) > 1 else pair[0] for pair in pairs]
        return parts[0]

    def _pair_joined(self, id_: str, ours: _Value, theirs: _Value, *, name: str) -> _Value:
        value, conflicts = merge_records("claims", ours, theirs, ("claims", id_))
        for conflict in conflicts:
            self._clash(conflict, (name,), name)
        return value

    def _read(self, value: _Value, like: Annotation) -> Annotation:
        findings = check_schema(value)
        if findings:
            raise InvalidAnnotation(findings)
        return annotation_from_value(value, text=like.source.text, categories=like.categories)

    def _put(self, annotation: Annotation, rulings: Mapping[tuple[str, ...], Any]) -> Annotation:
        value = to_value(annotation)
        claims = {claim["id"]: claim for claim in value["claims"]}
        for where, new in rulings.items():
            # Looked up by its id, a claim is not sought among all for each ruling.
            within = where[0] == "claims" and len(where) > 2 and where[1] in claims
            put({"claims": [claims[where[1]]]} if within else value, where, new)
        return self._read(value, annotation)

    def _counterparts(self, at: int, entries: Iterable[_Value]) -> Iterator[_Value]:
        for entry in entries:
            home = self.home.get((at, entry["claim"]))
            if home is None:
                what = f"{entry['claim']} {entry['relation']} {entry['target']} of {entry['document']}, of {self.names[at]}"
                self.losses.append(Loss(where="counterparts", what=what, why="the claim is left out"))
            else:
                yield {**entry, "claim": home}

    def _labelled(self, claim: Claim) -> Claim:
        tags = [tag for tag in claim.tags if tag != OPEN]
        return attrs.evolve(claim, tags=[*tags, OPEN] if self.book.is_open(claim.id) else tags)


def _bare(spans: Iterable[_Value]) -> list[_Value]:
    """Give spans without their neighbours, which a program keeps or not."""
    return [{key: part for key, part in span.items() if key not in ("prefix", "suffix")} for span in spans]


def _in_order(group: Group) -> list[int]:
    """Give the annotators, those who have a claim first, since what the first gave stands while it is open."""
    return sorted(range(len(group.claims)), key=lambda at: not group.claims[at])


def _told(claim: Claim) -> _Value:
    places = [[span.start, span.end] for span in claim.spans]
    return {"id": claim.id, "statement": claim.statement, "spans": places, "categories": list(claim.categories)}


def _free(id_: str, used: set[str], taken: set[str]) -> str:
    if id_ not in used:
        return id_
    number = 2
    # Asked of each set by itself: to join the two would cost as much as all claims, for each claim.
    while f"{id_}-{number}" in used or f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"
