"""A document of the size that the editor is held to: 200 kB of text and 2,000 claims, made of the fact sheet again and again."""

from __future__ import annotations

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.source import Source
from factcheck.model.span import Unclaimed
from factcheck.store.files import save

COPIES, ANNOTATED = 42, 17


def write_large(sheet, folder):
    """Write the document into a folder, and give the path of its annotation.

    Args:
        sheet: The annotation of the fact sheet.
        folder: The folder.
    """
    text = sheet.source.text.rstrip("\n") + "\n\n"
    whole = text * COPIES
    (folder / "large.txt").write_bytes(whole.encode())
    claims, unclaimed = [], []
    for copy in range(ANNOTATED):
        by = copy * len(text)
        claims += [_moved(claim, by, copy) for claim in sheet.claims]
        unclaimed += [attrs.evolve(one, start=one.start + by, end=one.end + by) for one in sheet.unclaimed]
    for copy in range(ANNOTATED, COPIES):
        by = copy * len(text)
        words = text.strip()
        unclaimed.append(Unclaimed(start=by, end=by + len(words), exact=words, reason="left-out", note="A copy."))
    source = attrs.evolve(
        Source.from_text(whole, title="Large", path="large.txt"), language="en", issued="1999-03-26", issuer=sheet.source.issuer
    )
    large = Annotation(
        id="large", source=source, claims=claims, unclaimed=unclaimed, works=sheet.works, origins=sheet.origins,
        annotators=sheet.annotators,
    )  # fmt: skip
    path = folder / "large.claims.json"
    save(large, path)
    return path


def _moved(claim, by, copy):
    spans = [attrs.evolve(span, start=span.start + by, end=span.end + by, prefix=None, suffix=None) for span in claim.spans]
    relations = [attrs.evolve(one, target=f"{one.target}-c{copy}") for one in claim.relations]
    return attrs.evolve(claim, id=f"{claim.id}-c{copy}", spans=spans, relations=relations)
