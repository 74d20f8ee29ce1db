"""UIMA CAS as XMI, the XML that UIMA, INCEpTION and WebAnno exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from factcheck.findings import Loss
from factcheck.formats.cas import CLAIM, FEATURES, LINK, FeatureStructure, View, claim_structures, import_views
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.formats.riders import KEY, annotation_rider, claim_rider, rider_text
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["FORMAT", "read", "write"]

_XMI: Final = "{http://www.omg.org/XMI}"
_ROOT: Final = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///custom.ecore"'
)
# A parser makes a space of each of these in an attribute, which would move every offset behind it.
_ENDS: Final = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
# What XML 1.0 cannot hold, not even as a reference.
_STRANGE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT: Final = "\ufffd"
_DOCUMENT: Final = "custom.DocumentAnnotation"


class _NoEntities(Exception):
    """A file declares entities, with which a small file can ask for any amount of memory."""


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a CAS; each of its views is an annotation.

    Args:
        documents: The file.
        text: The text, where the file does not have it.
        unit: Another unit than UTF-16, if a program wrote the file that does not keep to the specification.
    """
    try:
        root = _parsed(documents[0].data)
    except _NoEntities:
        return Imported(refused=(Refused(where="", why="it declares entities, which no CAS needs; nothing is read"),))
    except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        return Imported(refused=(Refused(where="", why=f"no XML: {error}"),))
    structures = {one.id: one for one in _structures(root)}
    gathering = Gathering()
    views = _views(structures, gathering)
    return gathering.before(import_views(views, stem=documents[0].stem, text=None if text is None else text.content, unit=unit))


def _parsed(data: bytes) -> ElementTree.Element:
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: Any) -> None:
        raise _NoEntities

    # The tree builder of the library has no such hook, so the parser under it is driven by hand.
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: builder.start(_tag(name), {_tag(k): v for k, v in attributes.items()})
    parser.EndElementHandler = lambda name: builder.end(_tag(name))
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()


def _tag(name: str) -> str:
    return "{" + name if "}" in name else name


def _structures(root: ElementTree.Element) -> Iterator[FeatureStructure]:
    for number, element in enumerate(root):
        namespace, _, name = element.tag.removeprefix("{").rpartition("}")
        package = namespace.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
        features: dict[str, Any] = {key: part for key, part in element.attrib.items() if not key.startswith("{")}
        for key in ("begin", "end"):
            if str(features.get(key, "")).isascii() and str(features.get(key, "")).isdigit():
                features[key] = int(features[key])
        # Features with several values are elements of their own.
        for child in element:
            features.setdefault(child.tag, child.text or "")
        id_ = element.attrib.get(f"{_XMI}id", f"element-{number}")
        type_ = f"{package}.{name}" if package else name
        yield FeatureStructure(where=f"xmi:id {id_}", raw=dict(element.attrib), id=id_, type=type_, features=features)


def _views(structures: Mapping[str, FeatureStructure], gathering: Gathering) -> list[View]:
    sofas = [one for one in structures.values() if one.type.endswith("cas.Sofa")]
    declared = [one for one in structures.values() if one.type.endswith("cas.View")]
    views = []
    for view in declared:
        sofa = structures.get(str(view.features.get("sofa")))
        words = sofa.features.get("sofaString") if sofa is not None else None
        members = str(view.features.get("members", "")).split()
        chosen = tuple(structures[one] for one in members if one in structures)
        name = str(sofa.features.get("sofaID")) if sofa is not None else "view"
        for one in members:
            if one not in structures:
                gathering.refuse(f"view {name}", f"no feature structure has the number {one!r}", one)
        views.append(View(name=name, text=words, structures=chosen, where=f"view {name}"))
    # A file without views, as a serialiser of its own may write it, still has its texts.
    return views or [View(name=one.id, text=one.features.get("sofaString"), structures=()) for one in sofas]


def write(annotation: Annotation) -> Exported:
    """Write a CAS with claims of a type of their own, offsets in UTF-16 units, and the type system beside it.

    Args:
        annotation: The annotation, with its text.
    """
    riders = {claim.id: _rider(claim) for claim in annotation.claims}
    made = claim_structures(annotation, riders, 3)
    for _, _, features in made:
        if _STRANGE.search(features.get("statement", "")):
            del features["statement"]
    text = _STRANGE.sub(_REPLACEMENT, annotation.source.text or "")
    extent = {"begin": 0, "end": len(text.encode("utf-16-le")) // 2, "language": "x-unspecified"}
    elements = [_element(2, _DOCUMENT, {**extent, KEY: rider_text(annotation_rider(annotation), ascii_only=True)})]
    elements += [_element(id_, kind, features) for id_, kind, features in made]
    members = " ".join(str(id_) for id_ in (2, *(id_ for id_, _, _ in made)))
    sofa = f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString={quoteattr(text, _ENDS)}/>'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'{_ROOT} xmi:version="2.0">', '  <cas:NULL xmi:id="0"/>']
    lines += [f"  {element}" for element in elements]
    lines += [f"  {sofa}", f'  <cas:View sofa="1" members="{members}"/>', "</xmi:XMI>"]
    documents = (
        Document(name=f"{annotation.id}.xmi", data="".join(f"{line}\n" for line in lines).encode()),
        Document(name=f"{annotation.id}.typesystem.xml", data=_type_system().encode()),
    )
    # What stands in the text is changed in its place, so that all offsets behind it hold.
    strange = [
        Loss(where=f"offset {found.start()}", what=f"character U+{ord(found[0]):04X}", why="XML cannot hold it", kind="changed")
        for found in _STRANGE.finditer(annotation.source.text or "")
    ]
    return Exported(documents=documents, losses=(*losses_of(annotation, FORMAT.fates), *strange))


def _rider(claim: Claim) -> str:
    # A statement that no attribute can hold travels in the note, whose JSON has escapes for it.
    native = ("mode",) if _STRANGE.search(claim.statement) else ("statement", "mode")
    return rider_text(claim_rider(claim, native=native), ascii_only=True)


def _element(id_: int, kind: str, features: Mapping[str, Any]) -> str:
    said = " ".join(f"{key}={quoteattr(str(part), _ENDS)}" for key, part in features.items())
    return f'<{kind.replace(".", ":")} xmi:id="{id_}" sofa="1" {said}/>'


def _type_system() -> str:
    kinds = (
        (CLAIM, "uima.tcas.Annotation", [(feature, "uima.cas.String") for feature in FEATURES]),
        (LINK, "uima.tcas.Annotation", [("Governor", CLAIM), ("Dependent", CLAIM), ("label", "uima.cas.String")]),
        (_DOCUMENT, "uima.tcas.DocumentAnnotation", [(KEY, "uima.cas.String")]),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>')
    for name, parent, features in kinds:
        told = "".join(
            f"<featureDescription><name>{feature}</name><description/><rangeTypeName>{kind}</rangeTypeName></featureDescription>"
            for feature, kind in features
        )
        head = f"<name>{name}</name><description/><supertypeName>{parent}</supertypeName>"
        lines.append(f"<typeDescription>{head}<features>{told}</features></typeDescription>")
    return "".join(f"{line}\n" for line in [*lines, "</types></typeSystemDescription>"])


def _looks_like(document: Document) -> bool:
    head = document.data[:4000]
    return b"http://www.omg.org/XMI" in head and b"XMI" in head and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


FORMAT: Final = Format(
    name="cas-xmi", title="UIMA CAS XMI", ending=".xmi", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
