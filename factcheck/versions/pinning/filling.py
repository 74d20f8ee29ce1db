"""Annotation files whose spans give only their words: the offsets filled in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from factcheck.contract.codec import canonical_json, to_value
from factcheck.contract.conformance import check_schema
from factcheck.contract.json_text import JsonObject, parse
from factcheck.files import PathLike, digest_of, read_file
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.companions import decode, read_beside
from factcheck.store.files import dumps, loads
from factcheck.text.coverage import Occupied, unaccounted
from factcheck.text.folding import fold
from factcheck.text.offsets import Extent
from factcheck.versions.pinning.placing import Ground, Quotation
from factcheck.versions.pinning.results import PinnedClaim, Refusal, Stretch, stretch

__all__ = ["Filled", "FilledFile", "fill", "fill_file"]


@attrs.frozen(kw_only=True)
class Filled:
    """What became of an annotation file.

    Args:
        value: Its JSON value; claims and unclaimed spans that were refused stand in it as they were.
        pinned: The claims that got offsets, with their numbers from 1.
        refused: What was refused. The numbers of unclaimed spans go on after those of the claims.
        unclaimed: Number of unclaimed spans that got offsets.
    """

    value: JsonObject
    pinned: tuple[PinnedClaim, ...]
    refused: tuple[Refusal, ...]
    unclaimed: int


def fill(value: JsonObject, text: str) -> Filled:
    """Fill in the offsets of an annotation whose spans give only their words, and the digest and length of its text.

    Spans that have offsets keep them, and are sure. A claim is pinned whole or left as it is. Unclaimed spans have what claims
    leave: one that could stand in several places is pinned only if as many with the same words and reason want places as there
    are.

    Args:
        value: The JSON value of the annotation.
        text: The text of its source.
    """
    ground = Ground(text)
    source = {**value["source"]}
    # A digest that is there stays even if it is wrong: somebody gave it, and a mismatch is to be told, not mended in passing.
    source.setdefault("sha256", hashlib.sha256(text.encode()).hexdigest())
    source.setdefault("length", len(text))
    claims, pinned, refused = [], [], []
    for number, claim in enumerate(value["claims"], start=1):
        spans = claim["spans"]
        if all("start" in span for span in spans if isinstance(span, Mapping)) and not any(
            isinstance(span, str) for span in spans
        ):
            claims.append(claim)
            continue
        placed = ground.place([Quotation.of(span) for span in spans])
        refused += [attrs.evolve(one, item=number) for one in placed.refused]
        if placed.refused:
            claims.append(claim)
        else:
            claims.append({**claim, "spans": [to_value(span) for span in placed.spans]})
            pinned.append(PinnedClaim(item=number, id=claim["id"]))
    unclaimed, count, more = _unclaimed(value.get("unclaimed", []), claims, ground, len(claims))
    filled = {**value, "source": source, "claims": claims, **({"unclaimed": unclaimed} if unclaimed else {})}
    return Filled(value=filled, pinned=tuple(pinned), refused=(*refused, *more), unclaimed=count)


def _unclaimed(
    spans: Sequence[JsonObject], claims: Iterable[JsonObject], ground: Ground, first: int
) -> tuple[list[JsonObject], int, list[Refusal]]:
    taken = Occupied(
        (span["start"], span["end"])
        for holder in (*(claim["spans"] for claim in claims), spans)
        for span in holder
        if isinstance(span, Mapping) and "start" in span
    )
    # Which of several equal places goes to which span is all the same as long as they are set aside for one reason, and beyond
    # knowing where they are not.
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, span in enumerate(spans):
        if "start" not in span:
            alike[fold(span["exact"]).text.strip(), span.get("reason", "")].append(number)
    found: dict[int, Extent] = {}
    refused = []
    for numbers in alike.values():
        quotation = Quotation(exact=spans[numbers[0]]["exact"])
        pin = ground.pin(quotation)
        standing = pin.places if pin.status in ("pinned", "several") else ()
        free = [place for place in standing if not taken.meets(*place)]
        if len(free) == len(numbers):
            found.update(zip(numbers, free, strict=True))
            continue
        # One place that a claim has already is worded like several, since what is lacking is a free place and not the words.
        said = ground.refusal(quotation, pin if pin.status != "pinned" else attrs.evolve(pin, status="several"))
        if standing:
            message = (
                f"{said.message.partition(' stands in ')[0]} wants {len(numbers)} of {len(free)} places that nothing has yet"
            )
            said = attrs.evolve(said, message=message, hint="quote more words, or pin the claims first")
        refused += [attrs.evolve(said, item=first + number + 1) for number in numbers]
    filled = [
        {"start": found[number][0], "end": found[number][1], **span, "exact": ground.text[slice(*found[number])]}
        if number in found
        else span
        for number, span in enumerate(spans)
    ]
    return sorted(filled, key=lambda span: span.get("start", len(ground.text))), len(found), refused


@attrs.frozen(kw_only=True)
class FilledFile:
    """What became of an annotation file, and what is to stand in it.

    Args:
        before: Its bytes as they were read.
        after: Its bytes as they should be; the same if nothing was pinned.
        digest: SHA-256 of *before*, for whoever writes.
        filled: What became of its claims.
        uncovered: The stretches of the text that nothing accounts for.
    """

    before: bytes
    after: bytes
    digest: str
    filled: Filled
    uncovered: tuple[Stretch, ...]


def fill_file(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> FilledFile:
    """Fill in the offsets of an annotation file; whoever calls writes it.

    Args:
        path: The file. The text of its source is read as :func:`factcheck.load` reads it.
        vocabularies: Category vocabularies that it may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If the file is not one whose spans lack offsets only.
        UnreadableFile: If it cannot be read.
    """
    data = read_file(path)
    value, findings = parse(data)
    findings = list(findings) or [one for one in check_schema(_open(value)) if not _is_of_offsets(one)]
    if findings:
        raise InvalidAnnotation(findings)
    text = _text_of(value, Path(path).parent)
    filled = fill(value, text)
    # Where nothing was pinned the bytes stay, lest a file change by nothing but its layout.
    after = canonical_json(filled.value).encode() if filled.pinned or filled.unclaimed else data
    if after != data and not filled.refused:
        # What the offsets uncover is an error of the file, told before anything is written.
        after = dumps(loads(after, folder=Path(path).parent, vocabularies=vocabularies)).encode()
    holders = [*(claim["spans"] for claim in filled.value["claims"]), filled.value.get("unclaimed", [])]
    spans = [span for holder in holders for span in holder]
    extents = [(span["start"], span["end"]) for span in spans if isinstance(span, Mapping) and "start" in span]
    left = tuple(stretch(text, start, end) for start, end in unaccounted(text, extents))
    return FilledFile(before=data, after=after, digest=digest_of(data), filled=filled, uncovered=left)


def _open(value: Any) -> Any:
    """Give the value with spans that are words alone as spans, so that the schema of annotations looks at all the rest."""
    if not isinstance(value, Mapping) or not isinstance(value.get("claims"), list):
        return value
    return {**value, "claims": [_opened(claim) for claim in value["claims"]]}


def _opened(claim: Any) -> Any:
    if not isinstance(claim, Mapping) or not isinstance(claim.get("spans"), list):
        return claim
    return {**claim, "spans": [{"exact": span} if isinstance(span, str) else span for span in claim["spans"]]}


def _is_of_offsets(finding: Finding) -> bool:
    # One code stands for every field that is lacking, and only the message says which it is.
    return finding.code == "FC201" and any(f"'{name}'" in finding.message for name in ("start", "end", "sha256", "length"))


def _text_of(value: JsonObject, folder: Path) -> str:
    source = value["source"]
    if isinstance(source.get("text"), str):
        return str(source["text"])
    findings: list[Finding] = []
    data = read_beside(source["path"], "/source/path", folder, findings) if "path" in source else None
    text = None
    if data is not None:
        # A digest or length that is not there yet is filled in; one that is there is compared.
        own = {"sha256": digest_of(data), "length": len(data.decode(errors="replace"))}
        text = decode(data, {**own, **source}, findings)
    if text is None:
        raise InvalidAnnotation(
            findings or [Finding(code="FC311", message="the source has neither text nor path", where="/source")]
        )
    return text
