"""The document that is annotated."""

from __future__ import annotations

import hashlib
from typing import Final, Self

import attrs

from factcheck.model.extraction import Extraction
from factcheck.model.fields import as_texts, as_typed, defaults_on_class
from factcheck.model.refusals import LONGEST_PATH, at_most, digest, each, iso_date, like, link, on_the_web, whole_number

__all__ = ["Source"]

_language_tag: Final = like("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", "a language tag of BCP 47, such as en or sr-Latn")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
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
    issuer: str | None = attrs.field(default=None, validator=link)
    issued: str | None = attrs.field(default=None, validator=iso_date)
    language: str | None = attrs.field(default=None, validator=_language_tag)
    path: str | None = attrs.field(default=None, validator=at_most(LONGEST_PATH))
    text: str | None = attrs.field(default=None, eq=False, repr=False)
    sha256: str = attrs.field(validator=digest)
    length: int = attrs.field(validator=whole_number(1))
    previous: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=each(digest))
    url: str | None = attrs.field(default=None, validator=on_the_web)
    rights: str | None = None
    extraction: Extraction | None = None

    def __attrs_post_init__(self) -> None:
        if self.path is None and self.text is None:
            raise ValueError("a source has a path or a text; Source.from_text makes one of a text")

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
