"""Stand-off files of brat: annotations a line beside a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Final

import attrs

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.records import Document, Exported, Foreign, ForeignRange, Format, Imported, Mark, MarkLink, Refused, Text
from factcheck.formats.riders import claim_rider, parse_rider, rider_text
from factcheck.formats.tags import kept
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span

__all__ = ["FORMAT", "read", "write"]

# brat itself counts code points since 2020; INCEpTION and older releases write the units of UTF-16.
_UNITS: Final = ("codepoints", "utf16")
# Notes have a type, and one that no program knows disturbs none.
_RIDER: Final = "Factcheck"
_NATIVE: Final = ("statement", "mode")
_LINE: Final = re.compile(r"(?:[TEAMNR#]\S*|\*)\t")
# The type may have spaces where a program did not keep to the format, so it is what stands before the pairs.
_SPANS: Final = re.compile(r"(?P<type>.*\S)\s+(?P<spans>\d+ \d+(?:;\d+ \d+)*)\s*\Z")
_ON: Final = re.compile(r"(?P<name>.+?) (?P<on>[TERAM]\d+)(?: (?P<rest>.*))?\Z")
_ENDS: Final = re.compile(r"\S+?:(\S+)")
# A span of brat lies within one line, so a longer one is cut at the line ends that it holds.
_LINE_ENDS: Final = re.compile(r"[^\r\n]+")


class _Reading:
    """What the lines of a file come to, one after the other."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark] = {}
        self.links: list[MarkLink] = []
        self.triggers: dict[str, str] = {}
        self.gathering = Gathering()

    def key(self, name: str) -> str:
        """Give the mark that a name leads to: an event's is its trigger."""
        return self.triggers.get(name, name)

    def put(self, where: str, raw: str, name: str, what: str, **told: Any) -> None:
        key = self.key(name)
        if key in self.marks:
            self.marks[key] = attrs.evolve(self.marks[key], **told)
        else:
            self.gathering.refuse(where, f"{what} is on {name}, which is no claim here", raw)


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read annotations beside their text.

    Args:
        documents: The ``.ann`` file, and the ``.txt`` file.
        text: The text, where there is no ``.txt`` file.
        unit: The unit of offsets, where no quote proves it.
    """
    # The text is told by its ending alone, since any text may look like annotations, and the other way round.
    (annotated,) = [one for one in documents if not one.name.endswith(".txt")][:1] or [documents[0]]
    content, fault = text_or_fault(annotated.data)
    words = text.content if text is not None else None
    beside = next((one for one in documents if one.name.endswith(".txt") and one is not annotated), None)
    if beside is not None and fault is None:
        # The byte order mark of a text is no character of it.
        words, fault = text_or_fault(beside.data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    reading = _Reading()
    lines = [(f"line {number}", line.rstrip("\r")) for number, line in enumerate(content.split("\n"), start=1)]
    # Twice, since a relation or a note may stand before the spans that it is on.
    _read_marks(lines, reading)
    _read_rest(lines, reading)
    foreign = Foreign(
        name=annotated.stem,
        text=words,
        marks=tuple(reading.marks.values()),
        links=tuple(reading.links),
        joiners=(" ", " [...] ", " ... ", ""),
        joins_lines=True,
    )
    return reading.gathering.before(build([foreign], tool="brat", plausible=_UNITS, unit=unit))


def _read_marks(lines: Sequence[tuple[str, str]], reading: _Reading) -> None:
    for where, line in lines:
        name, _, rest = line.partition("\t")
        if not line.startswith("T"):
            continue
        middle, _, quote = rest.partition("\t")
        found = _SPANS.match(middle)
        if found is None:
            reading.gathering.refuse(where, "no span: a type and pairs of offsets are wanted", line)
        elif name in reading.marks:
            reading.gathering.refuse(where, f"{name} stands a second time", line)
        else:
            # The offsets are not compared with the words yet: what unit they count in is decided by all marks together.
            pairs = [pair.split() for pair in found["spans"].split(";")]
            pieces = tuple(ForeignRange(start=int(start), end=int(end)) for start, end in pairs)
            reading.marks[name] = Mark(
                where=where, raw=line, pieces=pieces, key=name, name=name, labels=(found["type"],), quote=quote or None
            )


def _read_rest(lines: Sequence[tuple[str, str]], reading: _Reading) -> None:
    for _, line in lines:
        # An event is its trigger with arguments, so what leads to the event leads to the mark of its trigger.
        name, _, rest = line.partition("\t")
        head = rest.split(" ", 1)[0].rpartition(":")[2]
        if line.startswith("E") and head in reading.marks:
            reading.triggers[name] = head
    readers = {"E": _event, "R": _relation, "A": _attribute, "M": _attribute, "#": _note, "*": _equivalence, "N": _register}
    for where, line in lines:
        reader = readers.get(line[:1])
        if reader is not None and "\t" in line:
            reader(where, line, line.partition("\t")[2].rstrip(), reading)
        elif line.strip() and not line.startswith("T"):
            reading.gathering.refuse(where, "no line of brat: it begins with none of T E R A M N # *", line)


def _event(where: str, line: str, rest: str, reading: _Reading) -> None:
    name = line.partition("\t")[0]
    if name not in reading.triggers:
        reading.gathering.lose(where, f"event {name}", "it has no words of its own")
        return
    # The first is the trigger itself; each other is a relation under the name of its role.
    for argument in rest.split()[1:]:
        role, _, target = argument.partition(":")
        link = MarkLink(where=where, raw=line, type=role, source=reading.triggers[name], target=reading.key(target))
        reading.links.append(link)


def _relation(where: str, line: str, rest: str, reading: _Reading) -> None:
    kind = rest.partition(" ")[0]
    ends = [reading.key(end) for end in _ENDS.findall(rest.partition(" ")[2])]
    if len(ends) != 2:
        reading.gathering.refuse(where, "no relation: a type and two arguments are wanted", line)
    else:
        reading.links.append(MarkLink(where=where, raw=line, type=kind, source=ends[0], target=ends[1]))


def _attribute(where: str, line: str, rest: str, reading: _Reading) -> None:
    found = _ON.match(rest)
    if found is None:
        reading.gathering.refuse(where, "no attribute: a name and what it is on are wanted", line)
    elif found["name"] == "Mode" and found["rest"]:
        reading.put(where, line, found["on"], "the mode", mode=found["rest"])
    else:
        words = f"{found['name']} {found['rest'] or ''}".strip()
        key = reading.key(found["on"])
        tags = reading.marks[key].tags if key in reading.marks else ()
        reading.put(where, line, found["on"], "the attribute", tags=tuple(dict.fromkeys((*tags, words))))
        if key in reading.marks:
            reading.gathering.lose(where, f"attribute {words}", kept(words), "changed")


def _note(where: str, line: str, rest: str, reading: _Reading) -> None:
    head, _, words = rest.partition("\t")
    kind, _, on = head.partition(" ")
    key = reading.key(on.strip())
    if kind == _RIDER and key in reading.marks:
        reading.put(where, line, on, "the note", rider=parse_rider(words))
    elif key in reading.marks:
        # Several annotators may have left a note on one span.
        before = reading.marks[key].comment
        reading.put(where, line, on, "the note", comment=f"{before}\n{words}" if before else words)
    else:
        reading.gathering.lose(where, f"note on {on}", "it is on no claim")


def _equivalence(where: str, line: str, rest: str, reading: _Reading) -> None:
    kind, *names = rest.split()
    # An equivalence is between all of them, while a relation of ours has two ends.
    for source, target in combinations([reading.key(name) for name in names], 2):
        reading.links.append(MarkLink(where=where, raw=line, type=kind, source=source, target=target))


def _register(where: str, line: str, rest: str, reading: _Reading) -> None:
    reading.gathering.lose(where, f"reference to a register: {rest}", "a claim has no field for it")


def write(annotation: Annotation) -> Exported:
    """Write annotations for brat, and the text beside them.

    A category is a type with hyphens for dots, a span over a line end is cut at it, the mode is an attribute, and the statement a
    note.

    Args:
        annotation: The annotation, with its text.
    """
    names = {claim.id: f"T{number}" for number, claim in enumerate(annotation.claims, start=1)}
    lines = [_mark_line(names[claim.id], claim) for claim in annotation.claims]
    lines += [f"A{number}\tMode {names[claim.id]} {claim.mode}" for number, claim in enumerate(annotation.claims, start=1)]
    links = [(names[claim.id], link) for claim in annotation.claims for link in claim.relations]
    lines += [
        f"R{number}\t{link.type} Arg1:{source} Arg2:{names[link.target]}" for number, (source, link) in enumerate(links, start=1)
    ]
    notes = [note for claim in annotation.claims for note in _notes(names[claim.id], claim)]
    lines += [f"#{number}\t{note}" for number, note in enumerate(notes, start=1)]
    documents = (
        Document(name=f"{annotation.id}.ann", data="".join(f"{line}\n" for line in lines).encode()),
        Document(name=f"{annotation.id}.txt", data=(annotation.source.text or "").encode()),
    )
    return Exported(documents=documents, losses=tuple(losses_of(annotation, FORMAT.fates)))


def _fragments(span: Span) -> list[tuple[int, int, str]]:
    cuts = [found.span() for found in _LINE_ENDS.finditer(span.exact)]
    return [(span.start + first, span.start + last, span.exact[first:last]) for first, last in cuts]


def _mark_line(name: str, claim: Claim) -> str:
    fragments = [fragment for span in claim.spans for fragment in _fragments(span)]
    places = ";".join(f"{start} {end}" for start, end, _ in fragments)
    return f"{name}\t{claim.categories[0].replace('.', '-')} {places}\t{' '.join(words for _, _, words in fragments)}"


def _notes(name: str, claim: Claim) -> Iterator[str]:
    # A note is the rest of one line, and an editor may strip it.
    fits = len(claim.statement.splitlines()) == 1 and claim.statement == claim.statement.strip()
    native = _NATIVE if fits else ("mode",)
    if fits:
        yield f"AnnotatorNotes {name}\t{claim.statement}"
    rider = claim_rider(claim, native=native)
    if len(claim.spans) > 1:
        # Pieces of one line may belong to one span or to two, which the lengths of the spans tell when it comes back.
        rider["lengths"] = [span.end - span.start for span in claim.spans]
    yield f"{_RIDER} {name}\t{rider_text(rider)}"


def _looks_like(document: Document) -> bool:
    text, fault = text_or_fault(document.data)
    lines = [line for line in text.split("\n") if line.strip()]
    # An empty file is what brat makes of a text in which nobody has marked anything.
    if not lines:
        return fault is None and document.name.endswith(".ann")
    return all(_LINE.match(line) for line in lines[:20])


FORMAT: Final = Format(
    name="brat", title="brat standoff", ending=".ann", looks_like=_looks_like, read=read, write=write,
    fates=fates(
        annotation_id="as the name of the file", annotation_note="lost", title="lost", issued="lost", language="lost", url="lost",
        rights="lost",
    ),
)  # fmt: skip
