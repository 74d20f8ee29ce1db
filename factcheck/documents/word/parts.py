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
        title: The title that the file states.
    """

    document: Tree
    styles: Tree | None
    numbering: Tree | None
    footnotes: Tree | None
    endnotes: Tree | None
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
        package = OpcPackage.open(BytesIO(data))
        document = package.main_document_part
        related = {
            relation.reltype.rpartition("/")[2]: relation for relation in document.rels.values() if not relation.is_external
        }
        trees = {
            kind: parse_xml(related[kind].target_part.blob) if kind in related else None
            for kind in ("styles", "numbering", "footnotes", "endnotes")
        }
        title = package.core_properties.title.strip() or None
        tree = parse_xml(document.blob)
        if not str(tree.tag).startswith(_W):
            why = "it is in the strict form of Open XML; save it as an ordinary Word document (.docx), and draft from that"
            raise UnreadableFile(name, why)
        return Parts(document=tree, title=title, **trees)
    except UnreadableFile:
        raise
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, AttributeError) as error:
        # What is wrong with a package or its XML comes as any of these; that of lxml is a SyntaxError.
        raise UnreadableFile(name, f"it is damaged ({error}); open it in its program and save it again") from error


def name_of(tree: Tree) -> str:
    """Give the name of an element of WordprocessingML, such as ``p``; empty for one of another kind."""
    tag = tree.tag
    if isinstance(tag, str) and tag.startswith(_W):
        return tag[len(_W) :]
    # A text box is drawn twice, once for older programs; the part of the name without its address tells which.
    return tag.rpartition("}")[2] if isinstance(tag, str) and tag.endswith(("AlternateContent", "Choice", "Fallback")) else ""


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
