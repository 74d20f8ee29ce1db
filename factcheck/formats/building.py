"""From marks of a foreign file to annotations: places decided, ids made, nothing invented, everything checked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from typing import Any, Final

import attrs

from factcheck.contract.codec import annotation_from_value
from factcheck.contract.vocabulary import DEFAULT_VOCABULARY, UNSORTED, load_vocabulary
from factcheck.findings import Finding, Loss
from factcheck.formats.placing import Placing
from factcheck.formats.records import Foreign, Imported, Mark, Refused
from factcheck.formats.tags import is_tag, kept
from factcheck.formats.units import decide
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.refusals import slug_from
from factcheck.model.source import Source
from factcheck.store.examining import examine_value
from factcheck.text.offsets import Extent

__all__ = ["build"]


_LONGEST_ID: Final = 90
_WORDS_OF_AN_ID: Final = 6
# Each round takes out what one look has found; what is still invalid then is not going to be valid.
_ROUNDS: Final = 12
_CLAIM_OF: Final = re.compile(r"/claims/(\d+)(?:/([a-z_]+)(?:/(\d+))?)?")
# What a rider may say of a claim, in the order in which it stands in an annotation; whatever else a file puts there is left.
_RIDDEN: Final = (
    "checkability", "attribution", "hedges", "quantity", "time", "places", "agents", "tags", "note", "mode", "statement",
)  # fmt: skip


def build(foreigns: Sequence[Foreign], *, tool: str, plausible: Sequence[str], unit: str | None) -> Imported:
    """Make annotations of the texts of a foreign file and of their marks.

    Args:
        foreigns: The texts with their marks.
        tool: Name of the format for people.
        plausible: Units of offsets that programs which write the format are known to use.
        unit: The unit that the user names.
    """
    # All texts together decide, since one tool wrote them and a single text may prove nothing.
    decision = decide(foreigns, plausible, unit)
    annotations: list[Annotation] = []
    losses: list[Loss] = []
    refused: list[Refused] = []
    taken: set[str] = set()
    for foreign in foreigns:
        chosen = unit or foreign.unit or decision.unit
        if foreign.text is None or not foreign.text.strip():
            why = "the file does not have the text that it annotates; give it with --text"
            refused.append(Refused(where=foreign.where, why=why, raw=[mark.raw for mark in foreign.marks]))
        # Offsets in an unknown unit would put claims on the wrong words without anybody noticing.
        elif chosen is None and not foreign.quote_decides:
            refused.append(Refused(where=foreign.where, why=decision.why, raw=[mark.raw for mark in foreign.marks]))
        else:
            made = _Building(foreign, tool, chosen, plausible, taken).made()
            annotations += made.annotations
            losses += made.losses
            refused += made.refused
    return Imported(annotations=tuple(annotations), losses=tuple(losses), refused=tuple(refused))


@cache
def _own_version() -> str:
    try:
        return version("factcheck-claims")
    except PackageNotFoundError:  # pragma: no cover (a checkout that is not installed)
        return "0"


@cache
def _categories() -> Mapping[str, str]:
    """Give the categories of the vocabulary that an import uses, by each way in which formats spell them."""
    terms = load_vocabulary(DEFAULT_VOCABULARY).by_id
    return {UNSORTED: UNSORTED, **{term.replace(".", "-"): term for term in terms}, **{term: term for term in terms}}


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(load_vocabulary(name).by_id)


class _Building:
    """One text on its way to an annotation."""

    def __init__(self, foreign: Foreign, tool: str, unit: str | None, plausible: Sequence[str], taken: set[str]) -> None:
        self._foreign = foreign
        self._text = foreign.text or ""
        self._tool = tool
        self._taken = taken
        self._losses: list[Loss] = []
        self._placing = Placing(foreign, [unit] if unit else plausible, self._losses, decided=unit is not None)
        self._refused: list[Refused] = []
        self._worded = 0
        self._ids: set[str] = set()
        self._places: dict[str, str] = {}

    def made(self) -> Imported:
        """Give the annotation, if anything of it can be valid."""
        claims = []
        marks: list[Mark] = []
        for mark in self._foreign.marks:
            spans = self._placing.spans(mark)
            if isinstance(spans, str):
                self._refused.append(Refused(where=mark.where, why=spans, raw=mark.raw))
            else:
                claims.append(self._claim(mark, spans))
                marks.append(mark)
        if self._worded:
            what = f"statement of {self._worded} claim{'' if self._worded == 1 else 's'}"
            why = "the file has none; the words of the document stand in its place"
            self._losses.append(Loss(where=self._foreign.where, what=what, why=why, kind="guessed"))
        self._link(claims, marks)
        annotation = self._checked(self._value(claims), marks)
        found = () if annotation is None else (annotation,)
        return Imported(annotations=found, losses=tuple(self._losses), refused=tuple(self._refused))

    # Claims.

    def _claim(self, mark: Mark, ranges: Sequence[Extent]) -> dict[str, Any]:
        rider = dict(mark.rider or {})
        shifted = [self._laid_out(one) for one in ranges]
        text = self._laid_out_text()
        spans = [{"start": start, "end": end, "exact": text[start:end]} for start, end in shifted]
        parts = rider.get("parts")
        # Roles of spans travel by their order, which says nothing once somebody has added a span or taken one away.
        if isinstance(parts, list) and len(parts) == len(spans):
            spans = [{**(part if isinstance(part, Mapping) else {}), **span} for part, span in zip(parts, spans, strict=True)]
        categories, tags = self._sorted(mark, rider)
        claim: dict[str, Any] = {key: rider[key] for key in _RIDDEN if key in rider}
        # What the file says now goes over what travelled with it.
        claim |= {
            "id": self._id(mark, rider, _first_words(text[slice(*shifted[0])])),
            "spans": spans,
            "categories": categories,
            # Who marked it in the other tool is not whoever imports it.
            "by": self._annotators()[0]["id"],
        }
        self._tag(claim, tags)
        self._say(claim, mark, known=mark.rider is not None or any(one in _categories() for one in mark.labels))
        self._place_mode(claim, mark)
        return {key: part for key, part in claim.items() if part != []}

    def _say(self, claim: dict[str, Any], mark: Mark, *, known: bool) -> None:
        """Tell the words of an annotator apart: a statement where the mark is of a category of ours, else a note."""
        statement = mark.statement or (mark.comment if known else None)
        if mark.comment not in (None, statement, claim.get("note")) and ("statement" not in claim or mark.statement):
            claim["note"] = "\n".join(filter(None, [mark.comment, claim.get("note")]))
        if statement is not None:
            claim["statement"] = statement
        elif "statement" not in claim:
            claim["statement"] = " … ".join(" ".join(span["exact"].split()) for span in claim["spans"]) or "…"
            # Counted, not told each time: a file of a thousand marks has a thousand such claims, and one sentence says it.
            self._worded += 1

    def _place_mode(self, claim: dict[str, Any], mark: Mark) -> None:
        if mark.mode is None:
            return
        if mark.mode in _terms("modes"):
            claim["mode"] = mark.mode
            # It is what a claim without a mode is, and canonical form leaves it out.
            if mark.mode == Claim.mode:
                del claim["mode"]
        else:
            self._tag(claim, [f"mode {mark.mode}"])
            why = f"no mode of ours; {kept(mark.mode)}"
            self._losses.append(Loss(where=mark.where, what=f"mode {mark.mode}", why=why, kind="changed"))

    def _tag(self, claim: dict[str, Any], words: Sequence[str]) -> None:
        """Keep words of the file as tags, which are slugs, and those that make no tag in the note."""
        slugs = {word: slug_from(word, otherwise="") if is_tag(word) else "" for word in words}
        claim["tags"] = list(dict.fromkeys([*claim.get("tags", ()), *filter(None, slugs.values())]))
        for word in (word for word, slug in slugs.items() if not slug):
            claim["note"] = f"{claim['note']}\n{word}" if "note" in claim else word

    def _sorted(self, mark: Mark, rider: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        """Part labels into categories and tags."""
        ridden = rider.get("categories")
        # Whoever relabels a mark in the other tool means it, so the rider holds only while the label is still its first category.
        if isinstance(ridden, list) and ridden and (not mark.labels or mark.labels[0] in (ridden[0], _hyphened(ridden[0]))):
            return [one for one in ridden if isinstance(one, str)], list(mark.tags)
        known = [_categories()[label] for label in mark.labels if label in _categories()]
        strange = [label for label in mark.labels if label not in _categories()]
        for label in strange:
            why = f"no category of the vocabulary; {kept(label)}"
            self._losses.append(Loss(where=mark.where, what=f"label {label}", why=why, kind="changed"))
        return list(dict.fromkeys(known)) or [UNSORTED], [*strange, *mark.tags]

    def _id(self, mark: Mark, rider: Mapping[str, Any], words: str) -> str:
        wish = rider.get("id") if isinstance(rider.get("id"), str) else None
        plain = slug_from(wish or mark.name or words, otherwise="claim")
        free, number = plain, 2
        while free in self._ids:
            free, number = f"{plain[:_LONGEST_ID].strip('-')}-{number}", number + 1
        self._ids.add(free)
        self._places[mark.key] = free
        return free

    def _by(self) -> dict[str, Any]:
        foreign = self._foreign
        name = f"factcheck import from {self._tool}"
        made = {"id": slug_from(f"import-{self._tool}", otherwise="import"), "name": name, "kind": "program"}
        if foreign.program is not None:
            told = f"{foreign.program[0]} {foreign.program[1] or ''}".strip()
            return {**made, "version": _own_version(), "note": f"The marks were made by a program, {told}, and by no person."}
        maker = foreign.maker
        note = {"note": f"In the file the annotator is called {maker.name}."} if maker and maker.kind is None else {}
        return {**made, "version": _own_version(), **note}

    def _annotators(self) -> list[dict[str, Any]]:
        """Give who made the claims: whoever the file names, and then the program that took them over."""
        program, maker = self._by(), self._foreign.maker
        if maker is None or maker.kind is None or self._foreign.program is not None:
            return [program]
        # A number alone, as some programs give their users, says little as an id.
        name = f"annotator-{maker.name}" if maker.name.isdigit() else maker.name
        known = f"; it also calls them {maker.known_as}" if maker.known_as else ""
        told = {"kind": maker.kind, "note": f"Named in the file, which {program['id']} took over{known}."}
        return [{"id": slug_from(name, otherwise="annotator"), "name": maker.name, **told}, program]

    # Links.

    def _link(self, claims: Sequence[dict[str, Any]], marks: Sequence[Mark]) -> None:
        by_id = {claim["id"]: claim for claim in claims}
        ridden = {(claim["id"], *_pair(link)): link for claim, mark in zip(claims, marks, strict=True) for link in _links(mark)}
        if not self._foreign.native_links:
            for (source, _, _), known in ridden.items():
                by_id[source].setdefault("relations", []).append(known)
            return
        for link in self._foreign.links:
            source, target = self._places.get(link.source), self._places.get(link.target)
            if source is None or target is None:
                lost = link.source if source is None else link.target
                why = f"it links {lost}, which is no claim here"
                self._refused.append(Refused(where=link.where, why=why, raw=link.raw))
                continue
            relation = self._relation(link.type, target, link.where)
            _add(by_id[source].setdefault("relations", []), ridden.get((source, *_pair(relation)), relation))

    def _relation(self, name: str, target: str, where: str) -> dict[str, Any]:
        plain = name.strip().lower().replace("_", "-").replace(" ", "-")
        if plain in _terms("relation-types"):
            return {"type": plain, "target": target}
        why = "no type of relation of ours; kept as the note of one that says only that they are related"
        self._losses.append(Loss(where=where, what=f"relation {name}", why=why, kind="changed"))
        return {"type": "related", "target": target, "status": "undetermined", "note": name}

    # The whole.

    def _laid_out(self, one: Extent) -> Extent:
        layout = self._foreign.layout
        return one[0] + bisect_right(layout, one[0]), one[1] + bisect_left(layout, one[1])

    def _laid_out_text(self) -> str:
        cuts = [0, *self._foreign.layout, len(self._text)]
        return "\n".join(self._text[start:end] for start, end in pairwise(cuts))

    def _value(self, claims: Sequence[dict[str, Any]], *, ridden: bool = True) -> dict[str, Any]:
        rider = (self._foreign.rider or {}) if ridden else {}
        told = rider.get("source")
        record = Source.from_text(self._laid_out_text(), title=self._foreign.title or self._foreign.name or "Untitled")
        url = {"url": self._foreign.url} if self._foreign.url and ridden else {}
        source = {"title": record.title, **url, **(told if isinstance(told, Mapping) else {})}
        source |= {"text": record.text, "sha256": record.sha256, "length": record.length}
        wish = rider.get("id") if isinstance(rider.get("id"), str) else None
        plain = slug_from(wish or self._foreign.name, otherwise="document")
        free, number = plain, 2
        while free in self._taken:
            free, number = f"{plain[:_LONGEST_ID].strip('-')}-{number}", number + 1
        note = {"note": rider["note"]} if "note" in rider else {}
        return {"id": free, "source": source, "claims": list(claims), "annotators": self._annotators() if claims else [], **note}

    def _checked(self, value: dict[str, Any], marks: list[Mark]) -> Annotation | None:
        """Give the annotation of a value, after what makes it invalid has been refused claim by claim."""
        for turn in range(_ROUNDS):
            examined = examine_value(_without_empty(value), folder=None, vocabularies={})
            errors = [finding for finding in examined.findings if finding.severity == "error"]
            if not errors:
                self._taken.add(value["id"])
                return annotation_from_value(examined.value, categories=examined.categories)
            # What travels with the whole may be at fault too, and goes first, since it is of less weight than any claim.
            if turn == 0 and not all(_CLAIM_OF.match(finding.where) for finding in errors):
                why = "what came with the file about its source is not valid"
                self._losses.append(Loss(where=self._foreign.where, what="source", why=why, kind="dropped"))
                value = self._value(value["claims"], ridden=False)
                continue
            if not self._pruned(value, marks, errors):
                break
        why = f"it cannot be made valid: {errors[0].message}"
        self._refused.append(Refused(where=self._foreign.where, why=why, raw=[mark.raw for mark in marks]))
        return None

    def _pruned(self, value: dict[str, Any], marks: list[Mark], errors: Sequence[Finding]) -> bool:
        """Take what is at fault out of a value; tell whether there was anything."""
        links: dict[tuple[int, int], str] = {}
        claims: dict[int, tuple[str, str]] = {}
        for finding in errors:
            found = _CLAIM_OF.match(finding.where)
            if found and found[2] == "relations" and found[3]:
                links.setdefault((int(found[1]), int(found[3])), finding.message)
            elif found:
                claims.setdefault(int(found[1]), (found[2] or "", finding.message))
        # From the end, so that the numbers of those that are still to go stay right.
        for (claim, link), why in sorted(links.items(), reverse=True):
            gone = value["claims"][claim]["relations"].pop(link)
            self._refused.append(Refused(where=marks[claim].where, why=why, raw=gone))
        for claim, (field, message) in sorted(claims.items(), reverse=True):
            if field in (marks[claim].rider or {}) and field in _RIDDEN and field in value["claims"][claim]:
                # Somebody moved the claim in the other tool, and one thing that was said of it does not fit there.
                why = f"it does not fit the claim any more: {message}"
                self._losses.append(Loss(where=marks[claim].where, what=field, why=why))
                del value["claims"][claim][field]
            # Without what travelled with it the claim is what anybody may have marked in the other tool.
            elif marks[claim].rider is not None:
                self._unride(value, marks, claim, message)
            else:
                self._refused.append(Refused(where=marks[claim].where, why=message, raw=marks[claim].raw))
                del value["claims"][claim], marks[claim]
        return bool(links or claims)

    def _unride(self, value: dict[str, Any], marks: list[Mark], claim: int, message: str) -> None:
        why = f"it does not fit the claim any more: {message}"
        self._losses.append(Loss(where=marks[claim].where, what="note of factcheck", why=why))
        bare = attrs.evolve(marks[claim], rider=None)
        old = value["claims"][claim]
        spans = [{key: span[key] for key in ("start", "end", "exact")} for span in old["spans"]]
        categories, tags = self._sorted(bare, {})
        kept: dict[str, Any] = {"id": old["id"], "spans": spans, "categories": categories, "by": old["by"]}
        self._tag(kept, tags)
        self._say(kept, bare, known=categories != [UNSORTED])
        self._place_mode(kept, bare)
        value["claims"][claim] = kept
        marks[claim] = bare


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    claims = [{key: part for key, part in claim.items() if part != []} for claim in value["claims"]]
    return {key: part for key, part in {**value, "claims": claims}.items() if part != [] or key == "claims"}


def _first_words(words: str) -> str:
    return " ".join(words.split()[:_WORDS_OF_AN_ID])[:_LONGEST_ID]


def _links(mark: Mark) -> list[dict[str, Any]]:
    relations = (mark.rider or {}).get("relations")
    found = relations if isinstance(relations, list) else []
    return [dict(link) for link in found if isinstance(link, Mapping) and {"type", "target"} <= link.keys()]


def _add(links: list[dict[str, Any]], link: dict[str, Any]) -> None:
    """Add a relation; where there is one of its type to the same claim already, that one gets its note too."""
    for other in links:
        if _pair(other) == _pair(link):
            notes = dict.fromkeys(one["note"] for one in (other, link) if "note" in one)
            other.update({"note": "; ".join(notes)} if notes else {})
            return
    links.append(link)


def _pair(link: Mapping[str, Any]) -> tuple[str, str]:
    return str(link["type"]), str(link["target"])


def _hyphened(category: Any) -> str:
    return str(category).replace(".", "-")
