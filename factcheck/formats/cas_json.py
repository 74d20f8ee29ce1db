"""UIMA CAS as JSON, after the specification of Apache UIMA."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.formats.cas import CLAIM, FEATURES, LINK, FeatureStructure, View, claim_structures, import_views
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import item, items, json_value
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.formats.riders import KEY, annotation_rider, claim_rider, rider_text
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_PREFIXES: Final = "@^#"
_PLAIN_DOCUMENT: Final = "uima.tcas.DocumentAnnotation"
_DOCUMENT: Final = "custom.DocumentAnnotation"


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a CAS; each of its views is an annotation.

    Args:
        documents: The file.
        text: The text, where the file does not have it.
        unit: Another unit than UTF-16, if a program wrote the file that does not keep to the specification.
    """
    value, fault = json_value(documents[0].data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    gathering = Gathering()
    structures = dict(_structures(item(value, "%FEATURE_STRUCTURES"), gathering))
    views = _views(value, structures, gathering)
    return gathering.before(import_views(views, stem=documents[0].stem, text=None if text is None else text.content, unit=unit))


def _structures(value: Any, gathering: Gathering) -> Iterator[tuple[str, FeatureStructure]]:
    # The specification has a list whose members say their number; an object by number says the same.
    rows = value.items() if isinstance(value, Mapping) else [(item(row, "%ID"), row) for row in items(value)]
    for number, (id_, row) in enumerate(rows):
        where = f"/%FEATURE_STRUCTURES/{id_ if isinstance(value, Mapping) else number}"
        if not isinstance(row, Mapping):
            gathering.refuse(where, "no feature structure: it is no object", row)
        else:
            # A sign before the name of a feature says that a number is a reference, which the name alone tells well enough here.
            features = {key.lstrip(_PREFIXES): part for key, part in row.items() if not key.startswith("%")}
            yield str(id_), FeatureStructure(where=where, raw=row, id=str(id_), type=str(row.get("%TYPE")), features=features)


def _views(value: Any, structures: Mapping[str, FeatureStructure], gathering: Gathering) -> list[View]:
    views = []
    declared = item(value, "%VIEWS")
    for name, view in declared.items() if isinstance(declared, Mapping) else ():
        sofa = structures.get(str(item(view, "%SOFA")))
        words = sofa.features.get("sofaString") if sofa is not None else None
        # A structure that is no member of a view may still hold a piece of it, as an initial view without members shows.
        members = [str(one) for one in items(item(view, "%MEMBERS", "%INDEX"))]
        chosen = tuple(structures[one] for one in members if one in structures)
        for one in members:
            if one not in structures:
                gathering.refuse(f"/%VIEWS/{name}", f"no feature structure has the number {one!r}", one)
        views.append(View(name=name, text=words if isinstance(words, str) else None, structures=chosen, where=f"/%VIEWS/{name}"))
    # Many files have an initial view in which nothing is; it is wanted only where there is no other.
    return [view for view in views if view.text is not None or view.structures] or views[:1]


def write(annotation: Annotation) -> Exported:
    """Write a CAS with claims of a type of their own, offsets in UTF-16 units.

    Args:
        annotation: The annotation, with its text.
    """
    riders = {claim.id: rider_text(claim_rider(claim, native=("statement", "mode"))) for claim in annotation.claims}
    made = claim_structures(annotation, riders, 3)
    text = annotation.source.text or ""
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": text}
    # The document annotation spans the whole, in the units of Java, which are those of UTF-16.
    extent = {"begin": 0, "end": len(text.encode("utf-16-le")) // 2, "language": "x-unspecified"}
    document = {"%ID": 2, "%TYPE": _DOCUMENT, "@sofa": 1, **extent, KEY: rider_text(annotation_rider(annotation))}
    rows = [{"%ID": id_, "%TYPE": kind, "@sofa": 1, **_referring(features)} for id_, kind, features in made]
    value = {
        "%TYPES": {CLAIM: _type(CLAIM, FEATURES), LINK: _link_type(), _DOCUMENT: _type(_DOCUMENT, (KEY,), _PLAIN_DOCUMENT)},
        "%FEATURE_STRUCTURES": [sofa, document, *rows],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, *(id_ for id_, _, _ in made)]}},
    }
    data = json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    document_file = Document(name=f"{annotation.id}.cas.json", data=data)
    return Exported(documents=(document_file,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _referring(features: Mapping[str, Any]) -> dict[str, Any]:
    return {f"@{key}" if key in ("Governor", "Dependent") else key: part for key, part in features.items()}


def _type(name: str, features: Sequence[str], parent: str = "uima.tcas.Annotation") -> dict[str, Any]:
    declared = {feature: {"%NAME": feature, "%RANGE": "uima.cas.String"} for feature in features}
    return {"%NAME": name, "%SUPER_TYPE": parent, **declared}


def _link_type() -> dict[str, Any]:
    ends = {end: {"%NAME": end, "%RANGE": CLAIM} for end in ("Governor", "Dependent")}
    return {**_type(LINK, ("label",)), **ends}


def _looks_like(document: Document) -> bool:
    return isinstance(document.value, Mapping) and "%VIEWS" in document.value


FORMAT: Final = Format(
    name="cas-json", title="UIMA CAS JSON", ending=".json", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
