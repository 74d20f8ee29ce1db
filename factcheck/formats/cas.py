"""Structures of UIMA, however they were serialised: which of them are claims, and what they say.

Which types are claims is for a user to know. Taken are types made by users and named entities; layers of language (tokens,
sentences, lemmas and the like) are counted as losses and left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.joining import join_marks, plain_name
from factcheck.formats.parsing import string, whole
from factcheck.formats.records import Foreign, ForeignRange, Imported, Mark, MarkLink, Refused
from factcheck.formats.riders import KEY, parse_rider
from factcheck.formats.tags import kept
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.text.offsets import Offsets

__all__ = ["CLAIM", "FEATURES", "LINK", "FeatureStructure", "View", "claim_structures", "import_views"]

CLAIM: Final = "custom.Claim"
LINK: Final = "custom.ClaimRelation"
FEATURES: Final = ("category", "mode", "statement", "claim", KEY)
"""The features of the type that claims are written as."""

# Types of DKPro Core and of INCEpTION that programs make of every text, whatever somebody wants to say of it.
_LAYERS: Final = frozenset(
    {
        "CASMetadata", "Chunk", "Constituent", "Dependency", "Div", "Document", "DocumentAnnotation", "DocumentMetaData",
        "Heading", "Lemma", "MorphologicalFeatures", "NULL", "POS", "Paragraph", "ROOT", "Sentence", "Sofa", "Stem",
        "SurfaceForm", "TagDescription", "TagsetDescription", "Token", "View", "XmlDocument", "XmlElement",
    }
)  # fmt: skip
_LANGUAGE: Final = (".segmentation.", ".lexmorph.", ".syntax.", ".metadata.", ".morph.", "uima.cas.")
# Relations of INCEpTION lead from governor to dependent; other programs call the ends source and target.
_ENDS: Final = (("Governor", "Dependent"), ("source", "target"))
# Where a label may stand, the likeliest first: ours, that of named entities, that of custom layers, that of concepts.
_LABELS: Final = ("category", "value", "label", "identifier")
_OWN: Final = frozenset({"begin", "end", "sofa", "id"})


@attrs.frozen(kw_only=True)
class FeatureStructure:
    """A feature structure.

    Args:
        where: Where the file has it.
        raw: How the file has it.
        id: Its number.
        type: Its type, with or without the namespace.
        features: Its features, references to others as their numbers.
    """

    where: str
    raw: Any
    id: str
    type: str
    features: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The type without its namespace."""
        return self.type.rpartition(".")[2]

    @property
    def is_of_language(self) -> bool:
        """Whether it belongs to a layer of language and not to what somebody annotated."""
        return self.name in _LAYERS or any(part in self.type for part in _LANGUAGE)


@attrs.frozen(kw_only=True)
class View:
    """A text of a structure, with the structures on it.

    Args:
        name: Its name.
        text: The text, if it has one.
        structures: Those that are members of the view.
        where: Where the file has it.
    """

    name: str
    text: str | None
    structures: tuple[FeatureStructure, ...]
    where: str = ""


def import_views(views: Iterable[View], *, stem: str, text: str | None, unit: str | None) -> Imported:
    """Make annotations of views: their claims, and what was left of them.

    Args:
        views: The views.
        stem: Name of the file.
        text: The text, where the file does not have it.
        unit: Another unit than UTF-16, if a program wrote the file that does not keep to the specification.
    """
    losses: list[Loss] = []
    refused: list[Refused] = []
    foreigns = []
    chosen = list(views)
    # The only view has the name of the file, so that what is exported comes back under its own name.
    for number, view in enumerate(chosen):
        name = stem if len(chosen) == 1 else f"{stem}-{number + 1}"
        foreigns.append(_foreign(view, name, text, losses, refused))
    made = build(foreigns, tool="UIMA CAS", plausible=("utf16",), unit=unit)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _foreign(view: View, name: str, text: str | None, losses: list[Loss], refused: list[Refused]) -> Foreign:
    left = Counter(one.type for one in view.structures if one.is_of_language and one.name not in ("Sofa", "NULL", "View"))
    for kind, count in left.items():
        if not kind.endswith(("DocumentAnnotation", "DocumentMetaData")):
            losses.append(Loss(where=view.where, what=f"{count} of type {kind}", why="a layer of language is no claim"))
    marks: list[Mark] = []
    links: list[MarkLink] = []
    for one in view.structures:
        if one.is_of_language:
            continue
        # A structure with both ends is a relation, whatever type somebody gave it.
        ends = next((found for found in _ENDS if all(string(one.features.get(end)) for end in found)), None)
        if ends is not None:
            source, target = (str(one.features[end]) for end in ends)
            kind = string(one.features.get("label") or one.features.get("role")) or one.name
            links.append(MarkLink(where=one.where, raw=one.raw, type=kind, source=source, target=target))
        elif "begin" not in one.features:
            losses.append(Loss(where=one.where, what=f"structure of type {one.type}", why="it is on no words"))
        else:
            mark = _mark(one, losses)
            if isinstance(mark, str):
                refused.append(Refused(where=one.where, why=mark, raw=one.raw))
            else:
                marks.append(mark)
    # A claim of several spans travels as structures that a relation ties together, since a structure has one span.
    whole_marks, others = join_marks(marks, links)
    document = next((one for one in view.structures if one.name == "DocumentAnnotation"), None)
    rider = parse_rider(document.features.get(KEY)) if document is not None else None
    words = view.text if view.text is not None else text
    return Foreign(name=name, where=view.where, text=words, marks=whole_marks, links=others, rider=rider)


def _mark(one: FeatureStructure, losses: list[Loss]) -> Mark | str:
    begin, end = one.features.get("begin"), one.features.get("end")
    if whole(begin) is None or whole(end) is None:
        return f"its offsets are no whole numbers: {begin!r} to {end!r}"
    said = {key: value for key, value in one.features.items() if key not in _OWN and value not in (None, "")}
    found = [key for key in _LABELS if string(said.get(key))][:1]
    labels = tuple(str(said.pop(key)) for key in found) or _kind(one)
    claim, statement, mode = (string(said.pop(key, None)) for key in ("claim", "statement", "mode"))
    rider = parse_rider(said.pop(KEY, None))
    tags = []
    for key, value in said.items():
        words = f"{key} {value}" if isinstance(value, str | int | float) else key
        # A feature that is known here by no name may be what the annotator cared for most, so it stays as a tag and is told.
        tags.append(words)
        losses.append(Loss(where=one.where, what=f"feature {words}", why=kept(words), kind="changed"))
    return Mark(
        where=one.where,
        raw=one.raw,
        pieces=(ForeignRange(start=begin, end=end),),
        key=one.id,
        name=plain_name(claim) if claim else None,
        labels=labels,
        statement=statement,
        mode=mode,
        tags=tuple(tags),
        rider=rider,
    )


def _kind(one: FeatureStructure) -> tuple[str, ...]:
    """Give the type as a label, unless it is the type of all annotations, which says nothing."""
    return () if one.name == "Annotation" else (one.name,)


def claim_structures(annotation: Annotation, riders: Mapping[str, str], first: int) -> list[tuple[int, str, dict[str, Any]]]:
    """Give the structures that claims are written as: number, type and features, with offsets in UTF-16 units.

    Args:
        annotation: The annotation, with its text.
        riders: For each claim, what travels in its note.
        first: The first number that is free.
    """
    offsets = Offsets(annotation.source.text or "")
    made: list[tuple[int, str, dict[str, Any]]] = []
    heads: dict[str, tuple[int, int, int]] = {}
    pieces: list[tuple[str, int]] = []
    for claim in annotation.claims:
        for number, span in enumerate(claim.spans):
            place = {"begin": offsets.to_utf16(span.start), "end": offsets.to_utf16(span.end)}
            made.append((first + len(made), CLAIM, {**place, **_features(claim, riders[claim.id], head=number == 0)}))
            heads.setdefault(claim.id, (made[-1][0], place["begin"], place["end"]))
            if number:
                pieces.append((claim.id, made[-1][0]))
    links = [(heads[claim], target, "continues") for claim, target in pieces]
    links += [(heads[claim.id], heads[link.target][0], link.type) for claim in annotation.claims for link in claim.relations]
    # A relation is an annotation itself here, and has the offsets of the claim that it leads from.
    for (source, begin, end), target, kind in links:
        ends: dict[str, Any] = {"begin": begin, "end": end, "Governor": source, "Dependent": target, "label": kind}
        made.append((first + len(made), LINK, ends))
    return made


def _features(claim: Claim, rider: str, *, head: bool) -> dict[str, str]:
    said = {"category": claim.categories[0], "mode": claim.mode, "claim": claim.id}
    return {**said, "statement": claim.statement, KEY: rider} if head else said
