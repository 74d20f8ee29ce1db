"""The home of python-docx: the parts of a Word file as trees; whatever else walks these trees knows nothing of packages."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import attrs
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.oxml import parse_xml

from factcheck.errors import UnreadableFile
from factcheck.files import size_limit

__all__ = ["Parts", "Tree", "children", "given", "is_on", "name_of", "open_parts"]

Tree = Any
"""An element of XML, as lxml has it, which ships no types."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_ADDRESSES: Final = (
    (_STRICT, b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OTHERS: Final = ("AlternateContent", "Choice", "Fallback", "}chart", "}relIds")
_OFF: Final = ("0", "false", "off", "none")


@attrs.frozen(kw_only=True)
class Parts:
    """The parts of a Word file that words are in, or that say what they are.

    Args:
        document: The document.
        styles: The styles.
        numbering: The forms of lists.
        footnotes: The footnotes.
        endnotes: The endnotes.
        edges: The headers and footers of its pages.
        title: The title that the file states.
    """

    document: Tree
    styles: Tree | None
    numbering: Tree | None
    footnotes: Tree | None
    endnotes: Tree | None
    edges: tuple[Tree, ...]
    title: str | None


def open_parts(data: bytes, name: str) -> Parts:
    """Open a Word file.

    Args:
        data: Its bytes.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If it is damaged, or unpacks to more than is allowed.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > size_limit():
            raise UnreadableFile(name, f"it unpacks to {size:,} bytes, more than the {size_limit():,} that are allowed")
        package = OpcPackage.open(BytesIO(_transitional(data)))
        document = package.main_document_part
        related = {
            relation.reltype.rpartition("/")[2]: relation for relation in document.rels.values() if not relation.is_external
        }
        trees = {
            kind: parse_xml(related[kind].target_part.blob) if kind in related else None
            for kind in ("styles", "numbering", "footnotes", "endnotes")
        }
        title = package.core_properties.title.strip() or None
        edges = [
            parse_xml(relation.target_part.blob) for relation in document.rels.values()
            if not relation.is_external and relation.reltype.rpartition("/")[2] in ("header", "footer")
        ]  # fmt: skip
        tree = parse_xml(document.blob)
        if name_of(tree) != "document":
            raise UnreadableFile(name, "it is a package, but no Word document; save it again as DOCX in its program")
        return Parts(document=tree, edges=tuple(edges), title=title, **trees)
    except UnreadableFile:
        raise
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, AttributeError) as error:
        # What is wrong with a package or its XML comes as any of these; that of lxml is a SyntaxError.
        raise UnreadableFile(name, f"it is damaged ({error}); open it in its program and save it again") from error


def _transitional(data: bytes) -> bytes:
    """Give a package in the strict form of Open XML as one in the usual form, which has the same names under other addresses."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if _STRICT not in archive.read("_rels/.rels"):
            return data
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            for entry in archive.infolist():
                held = archive.read(entry)
                if entry.filename.endswith((".xml", ".rels")):
                    for strict, usual in _ADDRESSES:
                        held = held.replace(strict, usual)
                copy.writestr(entry, held)
    return made.getvalue()


def name_of(tree: Tree) -> str:
    """Give the name of an element, such as ``p``, or ``m:f`` of an equation; empty for one that has no words."""
    tag = tree.tag
    if isinstance(tag, str) and tag.startswith(_W):
        return tag[len(_W) :]
    if isinstance(tag, str) and tag.startswith(_M):
        return f"m:{tag[len(_M) :]}"
    # A text box is drawn twice, once for older programs; the part of the name without its address tells which.
    return tag.rpartition("}")[2] if isinstance(tag, str) and tag.endswith(_OTHERS) else ""


def children(tree: Tree | None, *names: str) -> Iterator[Tree]:
    """Give the children of an element that have one of these names."""
    if tree is not None:
        for child in tree:
            if name_of(child) in names:
                yield child


def given(tree: Tree | None, *path: str, value: str = "val") -> str | None:
    """Give the value of an attribute of the element to which names lead, or None.

    Args:
        tree: The element from where they lead.
        path: The names.
        value: The name of the attribute.
    """
    for name in path:
        tree = next(children(tree, name), None)
    return None if tree is None else tree.get(_W + value)


def is_on(tree: Tree | None, *path: str) -> bool:
    """Tell whether a property is set: there, and not switched off."""
    for name in path:
        tree = next(children(tree, name), None)
    return tree is not None and (tree.get(f"{_W}val") or "1").lower() not in _OFF
