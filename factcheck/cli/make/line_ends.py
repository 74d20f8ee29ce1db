"""Line ends of annotated texts: put back as they were annotated, and kept so by git."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.errors import UnreadableFile
from factcheck.files import digest_of, leads_out, read_file, write_file
from factcheck.findings import Finding
from factcheck.store.companions import as_annotated, read_beside
from factcheck.text.line_ends import told_otherwise

__all__ = ["Mended", "keep_line_ends", "mend"]

_ATTRIBUTES: Final = ".gitattributes"
_IN_MORE: Final = "in more than its line ends; see factcheck rebase"

# What a pattern of git takes for more than itself.
_SPECIAL: Final = re.compile(r"[*?\[\\]")
_NEEDS_QUOTES: Final = re.compile(r'[\s"\x00-\x1f\x7f]')
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f\x7f]')


@attrs.frozen(kw_only=True)
class Mended:
    """What became of the line ends of a text.

    Args:
        text: The text as it was annotated, where it stands otherwise now; None if it stands as it was annotated.
        file: Where it belongs; None where the annotation carries it.
        says: What there is to say, if anything is.
        failed: Whether the text is not the one that was annotated, or cannot be read.
    """

    text: str | None = None
    file: Path | None = None
    says: str = ""
    failed: bool = False


def mend(value: Mapping[str, Any], folder: Path, *, write: bool) -> Mended:
    """Give the text of an annotation the line ends and the byte order mark, or none, with which it was annotated.

    Args:
        value: The JSON value of the annotation, which conforms to the schema.
        folder: The folder of the annotation.
        write: Whether a text file is written; the text that an annotation carries is for the caller to write.

    Raises:
        ChangedFile: If the text is changed by somebody else at this moment.
        UnreadableFile: If the text cannot be written.
    """
    source = value["source"]
    findings: list[Finding] = []
    data = source["text"].encode() if "text" in source else read_beside(source["path"], "/source/path", folder, findings)
    if data is None:
        return Mended(says=findings[0].message, failed=True)
    named = source.get("path", "the text inside")
    if digest_of(data) == source["sha256"]:
        return Mended()
    text = as_annotated(data, source["sha256"])
    if text is None:
        return Mended(says=f"{named} differs from the annotated text {_IN_MORE}", failed=True)
    again = " and ".join(one.again for one in told_otherwise(data.decode(), text))
    says = f"{named} {'has' if write else 'would have'} {again} again"
    if "text" in source:
        return Mended(text=text, says=says)
    file = folder / source["path"]
    if write:
        write_file(file, text.encode(), expecting=digest_of(data))
    return Mended(text=text, file=file, says=f"{says}, as it was annotated")


def keep_line_ends(text: Path) -> str | None:
    """Write into the ``.gitattributes`` beside a text that git leaves its line ends alone, unless it stands there.

    Args:
        text: The text file.

    Returns:
        What was done, or None if there was nothing to do.

    Raises:
        UnreadableFile: If the file cannot be read or written, or is a link out of the folder.
    """
    attributes = text.parent / _ATTRIBUTES
    line = f"{_pattern(text.name)} -text"
    outside = leads_out(attributes)
    if outside is not None:
        raise UnreadableFile(str(attributes), f"it is a link to {outside}; write {line!r} there yourself, or --no-gitattributes")
    there = attributes.exists()
    data = read_file(attributes) if there else b""
    if line.encode() in (known.strip() for known in data.splitlines()):
        return None
    end = b"\r\n" if b"\r\n" in data else b"\n"
    before = data if not data or data.endswith(b"\n") else data + end
    write_file(attributes, before + line.encode() + end, expecting=digest_of(data) if there else None)
    return f"{attributes}: keeps git from changing the line ends of {text.name}; --no-gitattributes leaves it out"


def _pattern(name: str) -> str:
    """Write the name of a file as a pattern of git that fits nothing else."""
    pattern = "/" + _SPECIAL.sub(r"\\\g<0>", name)
    if not _NEEDS_QUOTES.search(pattern):
        return pattern
    quoted = _ESCAPED.sub(lambda found: f"\\{found[0]}" if found[0] in '\\"' else f"\\{ord(found[0]):03o}", pattern)
    return f'"{quoted}"'
