"""From units to blocks: the sentences of each, the lead-ins that items hang on, and whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

import attrs

from factcheck.text.structure.dates import day_in
from factcheck.text.structure.edges import speaks, without_edges
from factcheck.text.structure.front import is_heading
from factcheck.text.structure.languages import LanguageRules
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.levels import Level, is_below, is_beside, nested, restarts
from factcheck.text.structure.origin import dateline_length
from factcheck.text.structure.phrases import greets, is_stage, size
from factcheck.text.structure.records import ASSERTING, LEAD_IN, Block, Extent, Piece, block_aside
from factcheck.text.structure.sentences import Sentence, sentences
from factcheck.text.structure.tables import BARS
from factcheck.text.structure.turns import wrote_label

__all__ = ["Reader"]

# Sought from the first sign of a run only, lest a line of leaders be gone through from each of its dots.
_FULL_STOP: Final = re.compile(
    r"(?<![.!?…。！？｡؟۔।॥։።။។])[.!?…。！？｡؟۔।॥։።။។]+[\"”’“'»›」』)）\]]*(?:\[\d+\]|[¹²³⁰⁴-⁹*†‡]+|\d{1,2})?\s*\Z"
)
_JOINED: Final = r"(?:[;,；،؛，]|(?<!\s)\s)\s*({})[\s,]*\Z"
_BRACKETED: Final = re.compile(r"[(（\[【<][^()（）\[\]【】<>]*[)）\]】>]")
_BREAK: Final = re.compile(r"[\t\r\n\f\v\x85\u2028\u2029]")
_SHORT_STAGE: Final = 4


@attrs.define
class Reader:
    """Reads units one after the other and keeps what holds from one to the next: speaker, lead-ins, levels."""

    text: str
    language: LanguageRules
    holes: list[Extent]
    notes: frozenset[str]
    transcript: bool
    speaker: Extent | None = None
    base: tuple[Extent, ...] = ()
    subject: tuple[Extent, ...] = ()
    levels: list[Level] = attrs.Factory(list)
    columns: Extent | None = None
    stating: bool = False

    def read(self, units: list[RawBlock], body: int) -> list[Block]:
        """Give the blocks of units whose kinds are named as far as they assert nothing."""
        self._find_clauses(units, body)
        self.stating = any(self._is_stated(units, place) for place in range(body, len(units)))
        blocks: list[Block] = []
        opened = False
        for place, unit in enumerate(units):
            blocks.append(self._block(units, place, opened=opened or place < body))
            opened = opened or (place >= body and unit.kind in ("", "item", "turn", "row"))
        return nested(blocks)

    def _find_clauses(self, units: list[RawBlock], body: int) -> None:
        """Name the paragraphs that hang on an opening like items do, though they have no marks."""
        reach = ""
        for place in range(body, len(units)):
            unit = units[place]
            below = units[place + 1] if place + 1 < len(units) else None
            if unit.kind == "heading" or (unit.kind == "" and is_heading(units, place, self.language)):
                reach = ""
            elif (reach and unit.kind == "" and unit.words[-1:] in ",;:،؛；，：") or (
                reach == "list" and unit.kind == "" and unit.first.gap == 0
            ):
                unit.kind = "clause"
            elif unit.kind == "" and reach == "list":
                unit.kind, reach = "clause", ""
            elif unit.kind == "" and reach != "subject":
                reach = self._opens_clauses(unit, below)

    def _opens_clauses(self, unit: RawBlock, below: RawBlock | None) -> str:
        if below is None or below.kind not in ("", "item") or self._asks(unit.words):
            return ""
        comma = unit.words[-1:] in ",،，" and size(unit.words, self.language) <= 14 and below.first.gap > 0
        if comma and (below.kind == "item" or below.words[-1:] in ",;:،؛；，"):
            return "subject"
        colon = unit.words[-1:] in ":：" and below.kind == "" and below.words[-1:] in ";؛；,"
        return "list" if colon else ""

    def _asks(self, words: str) -> bool:
        return words.rstrip('”"») ')[-1:] in "?？؟"

    def _is_stated(self, units: list[RawBlock], place: int) -> bool:
        """Tell whether a finished sentence opens items that semicolons join, so that lists of this text hang on statements."""
        unit = units[place]
        below = units[place + 1 : place + 3]
        if unit.kind != "" or not _FULL_STOP.search(unit.words) or len(below) < 2 or self._asks(unit.words):
            return False
        return all(
            each.kind == "item" and each.mark is not None and "glyph" in each.mark.values and each.words.endswith(";")
            for each in below
        )

    def _block(self, units: list[RawBlock], place: int, *, opened: bool) -> Block:
        unit = units[place]
        if unit.kind in ("", "item") and (opened or unit.kind == "item") and is_heading(units, place, self.language):
            unit.kind, unit.start = "heading", unit.first.start
        if unit.kind == "letterhead" and unit.sender:
            self._reset(unit.sender)
            return block_aside(unit.first.start, unit.end, "letterhead")
        if unit.kind == "" and (label := wrote_label(unit.words, unit.start, self.language)):
            self._reset(label.speaker)
            return block_aside(unit.first.start, unit.end, "speaker-label")
        if unit.kind == "subject":
            return self._subject(unit)
        if unit.kind in ("", "item", "clause", "turn"):
            return self._running(units, place, opened=opened)
        if unit.kind in ("row", "columns"):
            return self._row(units, place)
        # A heading ends the reach of whatever opened a list above it, and of whoever spoke.
        if unit.kind in ("heading", "end-mark", "title"):
            self._reset(None)
        return block_aside(unit.start if unit.kind in ("heading", "title") else unit.first.start, unit.end, unit.kind)

    def _reset(self, speaker: Extent | None) -> None:
        self.speaker, self.base, self.subject, self.levels, self.columns = speaker, (), (), [], None

    def _subject(self, unit: RawBlock) -> Block:
        label = re.match(r"\W*[^:：]{1,40}?\s?[:：]\s*", unit.words)
        cut = unit.first.start + (label.end() if label else 0)
        return Block(
            start=unit.first.start, end=unit.end, kind="title",
            pieces=(Piece(start=unit.first.start, end=cut, kind="letterhead"), Piece(start=cut, end=unit.end, kind="title")),
        )  # fmt: skip

    def _row(self, units: list[RawBlock], place: int) -> Block:
        unit = units[place]
        start, end = unit.start, unit.end
        while start < end and self.text[start] in BARS + " \t":
            start += 1
        while end > start and self.text[end - 1] in BARS + " \t":
            end -= 1
        above = units[place - 1].kind if place else ""
        if above not in ("row", "columns", "rule", "decoration"):
            self.columns, self.levels = None, []
        if above in ("item", "clause"):
            # What opened the list that ends here does not open the table below it.
            self.base = ()
        if unit.kind == "columns":
            start, end = without_edges(self.text, start, end)
            self.columns = (start, end)
            head = Piece(start=start, end=end, kind=LEAD_IN)
            return Block(start=unit.first.start, end=unit.end, kind="columns", pieces=(head, *self._bars(unit, start, end)))
        leads = (*self.base, *((self.columns,) if self.columns else ()))
        first, last = without_edges(self.text, start, end)
        piece = Piece(start=first, end=last, kind=ASSERTING, parts=((first, last),), lead_ins=leads, speaker=self.speaker)
        pieces = (piece, *self._bars(unit, first, last)) if first < last else self._bars(unit, last, last)
        return Block(start=unit.first.start, end=unit.end, kind="row", speaker=self.speaker, pieces=tuple(pieces))

    def _bars(self, unit: RawBlock, first: int, last: int) -> tuple[Piece, ...]:
        """Give the bars of a row outside its first and last cell."""
        places = [at for at in range(unit.first.start, unit.end) if self.text[at] in BARS and not first <= at < last]
        return tuple(Piece(start=at, end=at + 1, kind="decoration") for at in places)

    def _running(self, units: list[RawBlock], place: int, *, opened: bool) -> Block:
        unit = units[place]
        pieces: list[Piece] = []
        if unit.label is not None:
            self._reset(unit.label.speaker)
            if unit.label.end > unit.first.start:
                pieces.append(Piece(start=unit.first.start, end=unit.label.end, kind="speaker-label"))
        elif unit.mark is not None:
            end = unit.first.start + unit.mark.width
            pieces.append(Piece(start=unit.first.start, end=end, kind="item-mark"))
        start = unit.start
        if not opened and unit.kind == "" and (length := dateline_length(self._flow(start, unit.end), self.language)):
            pieces.append(Piece(start=start, end=start + length, kind="dateline"))
            start += length
        level, leads = self._enter(units, place)
        pieces += self._sentences(units, place, start, leads)
        kind = {"": "paragraph", "turn": "turn", "item": "item", "clause": "clause"}[unit.kind]
        return Block(start=unit.first.start, end=unit.end, kind=kind, level=level, speaker=self.speaker, pieces=tuple(pieces))

    def _flow(self, start: int, end: int) -> str:
        """Give the words of a unit with line breaks and what interrupts them as spaces, so that offsets stay."""
        parts: list[str] = []
        done = start
        at = bisect_left(self.holes, (start, start))
        while at < len(self.holes) and self.holes[at][0] < end:
            first, last = self.holes[at][0], min(self.holes[at][1], end)
            parts += [self.text[done:first], " " * (last - first)]
            done, at = last, at + 1
        return _BREAK.sub(" ", "".join([*parts, self.text[done:end]]))

    def _enter(self, units: list[RawBlock], place: int) -> tuple[int, tuple[Extent, ...]]:
        """Find the level of an item, and what its first sentence hangs on."""
        unit = units[place]
        if unit.kind == "clause":
            self.levels = []
            return 1, self.base or self.subject
        if unit.kind != "item":
            self.levels, self.base = [], ()
            return 0, ()
        if unit.opens_list:
            # What opened the list above it was said of that one; this one stands by itself.
            self.levels, self.base = [], ()
        outermost = self.levels[0] if self.levels else None
        ended = any(level.broken for level in self.levels)
        while self.levels and not is_below(unit, self.levels[-1]):
            if is_beside(unit, self.levels.pop()):
                break
        anew = outermost is not None and (not is_beside(unit, outermost) or restarts(unit, outermost))
        if ended and anew and not self.levels and unit.first.gap > 0:
            # A finished list, a blank line and marks of another kind: this list hangs on nothing that opened that one.
            self.base = ()
        leads = (*(self.base or self.subject), *(level.lead for level in self.levels if level.lead))
        broken = any(level.broken for level in self.levels)
        depth = len(self.levels) + 1
        self.levels.append(
            Level(unit.first.indent, unit.mark, None, bool(_FULL_STOP.search(unit.words)) and not unit.words.endswith(":"))
        )
        return depth, () if broken else leads

    def _opens(self, units: list[RawBlock], place: int) -> bool:
        """Tell whether the last sentence of a unit opens what follows it."""
        unit = units[place]
        after = next(
            (
                other
                for other in range(place + 1, len(units))
                if units[other].kind not in ("stage-direction", "decoration", "page-furniture", "apparatus")
            ),
            None,
        )
        if after is None or unit.kind == "heading" or self._asks(unit.words):
            return False
        below = units[after]
        if below.kind in ("item",) and is_heading(units, after, self.language):
            return False
        if below.kind == "heading" and after + 1 < len(units) and units[after + 1].kind in ("columns", "row"):
            below = units[after + 1]
        if unit.kind == "item":
            return below.kind == "item" and is_below(below, self.levels[-1]) and not _FULL_STOP.search(unit.words)
        if unit.kind == "clause":
            return below.kind == "item" and unit.words.endswith((":", "："))
        if below.kind == "clause":
            return True
        if below.kind in ("row", "columns"):
            return unit.words.endswith((":", "："))
        return below.kind == "item" and (not _FULL_STOP.search(unit.words) or self._is_stated(units, place))

    def _sentences(self, units: list[RawBlock], place: int, start: int, leads: tuple[Extent, ...]) -> list[Piece]:
        unit = units[place]
        flow = self._flow(start, unit.end)
        found = list(sentences(flow, self.language, self.notes))
        opens = self._opens(units, place) and bool(found) and not found[-1].asks
        pieces: list[Piece] = []
        for number, sentence in enumerate(found):
            last = number == len(found) - 1
            hangs = leads if number == 0 else ()
            if unit.kind == "item" and number and self.stating:
                hangs = leads
            made = self._sentence(flow, start, sentence, hangs, first=number == 0, item=unit.kind in ("item", "clause") and last)
            if opens and last and any(piece.kind == ASSERTING for piece in made):
                made = self._lead(units, place, made)
            pieces += made
        return pieces

    def _lead(self, units: list[RawBlock], place: int, made: list[Piece]) -> list[Piece]:
        """Make the last sentence of a unit the lead-in of what follows."""
        piece = next(piece for piece in made if piece.kind == ASSERTING)
        extent = (piece.start, piece.end)
        unit = units[place]
        if unit.kind == "item":
            self.levels[-1].lead, self.levels[-1].broken = extent, False
        elif unit.kind == "clause":
            self.base = (*self.subject, extent)
        elif (units[place + 1].kind == "clause" and unit.words[-1:] in ",،，") or (
            unit.words[-1:] in ",،，" and units[place + 1].kind == "item"
        ):
            self.subject = (extent,)
        else:
            self.base = (extent,)
        # In such a text the words over a list assert something by themselves and stay a candidate.
        if self.stating and unit.kind == "":
            return made
        return [attrs.evolve(each, kind=LEAD_IN) if each is piece else each for each in made]

    def _sentence(
        self, flow: str, base: int, sentence: Sentence, leads: tuple[Extent, ...], *, first: bool, item: bool
    ) -> list[Piece]:
        """Give the pieces of one sentence: the sentence, the marks of its notes, and what stands at its edges."""
        pieces = [Piece(start=base + start, end=base + end, kind="note-mark") for start, end in sentence.notes]
        start, end = sentence.start, sentence.end
        words = flow[start:end]
        bracket = _BRACKETED.match(words.lstrip())
        if bracket and self._is_stage(words, bracket):
            start += len(words) - len(words.lstrip())
            pieces.append(Piece(start=base + start, end=base + start + bracket.end(), kind="stage-direction"))
            start += bracket.end()
        if sentence.asks and any(map(speaks, flow[start:end])):
            while flow[start].isspace():
                start += 1
            return [*pieces, self._piece(base + start, base + end, "question")]
        while not first and start < end and (flow[start].isspace() or _is_sign(flow[start])):
            start += 1
        if start > sentence.start and not first and any(map(_is_sign, flow[sentence.start : start])) and not bracket:
            pieces.append(Piece(start=base + sentence.start, end=base + len(flow[:start].rstrip()), kind="decoration"))
        if item and (joint := self.language.pattern("conjunctions", _JOINED).search(flow, start, end)):
            pieces.append(Piece(start=base + joint.start(1), end=base + joint.end(1), kind="connective"))
            end = joint.start()
        start, end = without_edges(flow, start, end)
        if start >= end or not any(map(speaks, flow[start:end])):
            return pieces
        reason = self._reason(flow[start:end])
        return [*pieces, self._piece(base + start, base + end, reason or ASSERTING, leads)]

    def _is_stage(self, words: str, bracket: re.Match[str]) -> bool:
        whole = not any(map(speaks, words.lstrip()[bracket.end() :]))
        if is_stage(bracket.group()):
            return True
        if (
            bracket.group()[0] == "["
            and bracket.group()[1:2].isupper()
            and size(bracket.group(), self.language) <= _SHORT_STAGE - 1
        ):
            return True
        # Outside transcripts a longer bracket may be a sentence of its own.
        if not self.transcript:
            return whole and size(words, self.language) <= _SHORT_STAGE
        return whole or (self.language.is_unspaced and size(bracket.group(), self.language) <= _SHORT_STAGE)

    def _reason(self, words: str) -> str | None:
        """Tell why a sentence asserts nothing of the world: a greeting, a remark on the document."""
        if greets(words, self.language):
            return "salutation"
        adopted = self.language.opens("adoption", words) and day_in(words, self.language)
        return "procedural" if adopted or self.language.opens("remarks", words) else None

    def _piece(self, start: int, end: int, kind: str, leads: tuple[Extent, ...] = ()) -> Piece:
        parts: list[Extent] = []
        first = start
        # A slice of the holes would copy all that follow, again for each sentence.
        at = bisect_left(self.holes, (start, start))
        while at < len(self.holes) and self.holes[at][0] < end:
            hole, stop = self.holes[at]
            at += 1
            parts.append((first, hole))
            first = stop
        parts = [without_edges(self.text, *part) if kind == ASSERTING and self.holes else part for part in [*parts, (first, end)]]
        kept = tuple(part for part in parts if any(map(speaks, self.text[part[0] : part[1]])))
        return Piece(
            start=start,
            end=end,
            kind=kind,
            parts=kept if len(kept) > 1 else ((start, end),),
            lead_ins=leads,
            speaker=self.speaker,
        )


def _is_sign(character: str) -> bool:
    return 0x2190 <= ord(character) <= 0x2BFF or 0x1F000 <= ord(character) <= 0x1FAFF or ord(character) in (0xFE0F, 0x200D)
