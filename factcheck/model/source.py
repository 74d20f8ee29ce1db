"""The document that is annotated."""

from __future__ import annotations

import hashlib
from typing import Self

import attrs
from attrs.validators import optional

from factcheck.model.extraction import Extraction
from factcheck.model.fields import as_texts, defaults_on_class, iso_date, slug, whole_number

__all__ = ["Source"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Source:
    """The document whose assertions are annotated, identified by the digest of its text.

    Args:
        title: The title as the document bears it.
        issuer: Id of the body that issued it, among the origins of the annotation.
        issued: Day of issue, ISO 8601.
        language: BCP 47 tag of the language.
        path: Path of the text file, relative to the folder of the annotation file.
        text: The text itself. A file holds it only where there is no *path*; loading fills it in either way. It takes no part
            in comparison, since the digest stands for it.
        sha256: SHA-256 of the bytes of the text, in lower-case hexadecimal.
        length: Length of the text, in Unicode code points.
        previous: Digests of the texts that the annotation was made on before it was rebased on this one, oldest first.
        url: Where the document was published.
        rights: What is known of the rights in the text.
        extraction: What the text was extracted from, where it was not a plain text to begin with.
    """

    title: str
    issuer: str | None = attrs.field(default=None, validator=optional(slug))
    issued: str | None = attrs.field(default=None, validator=optional(iso_date))
    language: str | None = None
    path: str | None = None
    text: str | None = attrs.field(default=None, eq=False, repr=False)
    sha256: str
    length: int = attrs.field(validator=whole_number(1))
    previous: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    url: str | None = None
    rights: str | None = None
    extraction: Extraction | None = None

    @classmethod
    def from_text(cls, text: str, *, title: str, path: str | None = None, issued: str | None = None) -> Self:
        """Make the source record of a text, with the digest and length that the text has.

        Args:
            text: The whole text, newlines as stored.
            title: Title of the document.
            path: Where the text is stored; without it the text is carried inline.
            issued: Day of issue, ISO 8601.

        >>> Source.from_text("The mill closed.", title="Mill closes").length
        16
        """
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(title=title, issued=issued, path=path, text=text, sha256=digest, length=len(text))
