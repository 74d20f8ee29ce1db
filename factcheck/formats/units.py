"""Units of offsets: which one a file counts in is decided by its own quotes, and never guessed.

The unit belongs to the program that wrote a file, not to its format. A unit is taken if all quotes stand where it leads; where
no quote can tell and the units lead to different words, the user has to say which it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import attrs

from factcheck.formats.records import Foreign, ForeignRange
from factcheck.text.offsets import Extent, Offsets

__all__ = ["UNITS", "Counting", "UnitChoice", "decide", "same_words"]

UNITS: Final = {
    "codepoints": "Unicode code points",
    "utf16": "UTF-16 units",
    "bytes": "bytes of UTF-8",
    "graphemes": "grapheme clusters, CRLF as one",
    "graphemes-doccano": "grapheme clusters as doccano counts them, CRLF as one",
    "codepoints-crlf-as-one": "Unicode code points, CRLF as one",
    "utf16-crlf-as-one": "UTF-16 units, CRLF as one",
}
"""The units in which programs count, with their names for people."""

# Label Studio writes a line end in a quote as a backslash and a letter.
_ESCAPED: Final = re.compile(r"\\[rnt]")
_SPACE: Final = re.compile(r"\s+")
_CRLF: Final = re.compile("\r\n")


class Counting:
    """The offsets of a text in one unit.

    Args:
        text: The text.
        unit: A key of :data:`UNITS`.
    """

    def __init__(self, text: str, unit: str) -> None:
        self._unit, _, as_one = unit.partition("-crlf")
        # Where a line end was two characters and is counted as one, in the text that is counted.
        self._ends = [found.start() - number for number, found in enumerate(_CRLF.finditer(text))] if as_one else []
        self._offsets = Offsets(text.replace("\r\n", "\n") if as_one else text)
        self._clusters = _cluster_bounds(text, unit) if unit.startswith("graphemes") else ()

    def codepoint(self, offset: int) -> int:
        """Give an offset in code points.

        Raises:
            ValueError: If there is no such offset in the text, or it lies inside a character.
        """
        if self._clusters:
            if not 0 <= offset < len(self._clusters):
                raise ValueError(f"grapheme cluster {offset} is not in the text, which has {len(self._clusters) - 1}")
            return self._clusters[offset]
        if self._unit == "utf16":
            found = self._offsets.from_utf16(offset)
        elif self._unit == "bytes":
            found = self._offsets.from_bytes(offset)
        elif 0 <= offset <= len(self._offsets.text):
            found = offset
        else:
            raise ValueError(f"offset {offset} is not in the text, which has {len(self._offsets.text)} code points")
        return found + bisect_left(self._ends, found)

    def range(self, piece: ForeignRange) -> Extent | None:
        """Give the range of a piece in code points, or None if it leads nowhere."""
        if piece.start is None or piece.end is None:
            return None
        try:
            return self.codepoint(piece.start), self.codepoint(piece.end)
        except ValueError:
            return None


# A file has its marks in a few texts, and each mark asks for the same one.
@lru_cache(16)
def _cluster_bounds(text: str, unit: str) -> tuple[int, ...]:
    # Few files count clusters, so few pay for this import.
    import regex

    bounds = [0]
    for found in regex.finditer(r"\X", text):
        if unit == "graphemes-doccano":
            bounds += _conjunct_bounds(text, found.start(), found.end())
        bounds.append(found.end())
    return tuple(bounds)


def _conjunct_bounds(text: str, start: int, end: int) -> list[int]:
    """Give where the splitter of doccano, which is older than Unicode 15.1, cuts a conjunct: before each further consonant."""
    inside = range(start + 1, end)
    return [at for at in inside if unicodedata.category(text[at]) == "Lo" and unicodedata.combining(text[at - 1]) == 9]


@attrs.frozen(kw_only=True)
class UnitChoice:
    """Which unit a file counts in.

    Args:
        unit: The unit, or None where it could not be decided.
        why: Why not, with how many quotes stand under each unit.
    """

    unit: str | None
    why: str = ""


@attrs.frozen(kw_only=True)
class _Proof:
    text: str
    pieces: tuple[ForeignRange, ...]
    quote: str
    foreign: Foreign


def same_words(stands: Sequence[str], quote: str, foreign: Foreign) -> bool:
    """Tell whether a quote gives the words that stand in a text, which may be folded: white space, escaped line ends, joiners."""
    joined = [joiner.join(stands) for joiner in foreign.joiners] if len(stands) > 1 else list(stands)
    return quote in joined or _folded(quote, foreign) in {_folded(words, foreign) for words in joined}


def _folded(words: str, foreign: Foreign) -> str:
    plain = _ESCAPED.sub(" ", words) if foreign.escapes else words
    return _SPACE.sub(" " if foreign.blanks_count else "", plain)


def decide(foreigns: Sequence[Foreign], plausible: Sequence[str], given: str | None) -> UnitChoice:
    """Decide which unit a file counts in.

    Args:
        foreigns: All texts of the file that can be read, with their marks.
        plausible: Units that programs which write the format are known to use; the first is the most usual.
        given: The unit that the user names, which is taken without a question.
    """
    if given is not None:
        return UnitChoice(unit=given)
    foreigns = [foreign for foreign in foreigns if foreign.text is not None and foreign.unit is None]
    hard = [proof for foreign in foreigns for proof in _proofs(foreign)]
    led = {unit: _led(foreigns, unit) for unit in UNITS}
    counts = {unit: sum(_stands(proof, unit) for proof in hard) for unit in UNITS}
    fitting = [unit for unit in UNITS if hard and counts[unit] == len(hard)]
    # Words that this package has written prove less than those of the tool, since somebody may have moved the mark since.
    if not hard:
        hints = [proof for foreign in foreigns for proof in _hints(foreign)]
        fitting = [unit for unit in UNITS if hints and all(_stands(proof, unit) for proof in hints)]
    # Units that lead to the same words need not be told apart, so a text of plain letters never asks anybody.
    for choice in (fitting, [unit for unit in fitting if unit in plausible]):
        if choice and len({led[unit] for unit in choice}) == 1:
            return UnitChoice(unit=next((unit for unit in plausible if unit in choice), choice[0]))
    # This package says in which unit it wrote; that counts only if the words that it wrote too stand there.
    told = {str((foreign.rider or {}).get("unit")) for foreign in foreigns}
    if len(told) == 1 and told <= set(fitting):
        return UnitChoice(unit=told.pop())
    if not fitting and len({led[unit] for unit in plausible}) == 1:
        return UnitChoice(unit=plausible[0])
    lost = {unit: sum(found is None for found in led[unit]) for unit in plausible}
    return UnitChoice(unit=None, why=_worded(counts, len(hard), fitting, lost))


def _hints(foreign: Foreign) -> Iterable[_Proof]:
    text = foreign.text or ""
    return (_Proof(text=text, pieces=(piece,), quote=piece.quote or "", foreign=foreign) for piece in foreign.hints)


def _proofs(foreign: Foreign) -> Iterable[_Proof]:
    text = foreign.text or ""
    for mark in foreign.marks:
        if mark.quote is not None and all(piece.start is not None for piece in mark.pieces):
            yield _Proof(text=text, pieces=mark.pieces, quote=mark.quote, foreign=foreign)
    for piece in (*(piece for mark in foreign.marks for piece in mark.pieces), *foreign.proofs):
        if piece.quote is not None and piece.start is not None:
            yield _Proof(text=text, pieces=(piece,), quote=piece.quote, foreign=foreign)


@lru_cache(64)
def _counting(text: str, unit: str) -> Counting:
    return Counting(text, unit)


def _stands(proof: _Proof, unit: str) -> bool:
    ranges = [_counting(proof.text, unit).range(piece) for piece in proof.pieces]
    words = [proof.text[found[0] : found[1]] for found in ranges if found is not None]
    return len(words) == len(ranges) and same_words(words, proof.quote, proof.foreign)


def _led(foreigns: Sequence[Foreign], unit: str) -> tuple[Extent | None, ...]:
    """Give where the marks of a file lead, in code points."""
    return tuple(
        _counting(foreign.text or "", unit).range(piece)
        for foreign in foreigns
        for mark in foreign.marks
        for piece in mark.pieces
        if piece.start is not None
    )


def _worded(counts: dict[str, int], of: int, fitting: Sequence[str], lost: dict[str, int]) -> str:
    if not of:
        hint = "".join(f"; under {unit}, {count} of its ranges lead to no place" for unit, count in lost.items() if count)
        return (
            "nothing in the file proves in which unit its offsets count, and its text has characters that tell units apart; "
            f"name the unit with --unit {' or --unit '.join(lost)}{hint}"
        )
    if fitting:
        return f"all {of} quotes stand under {' and '.join(fitting)}, which lead to different words; name the unit with --unit"
    told = ", ".join(f"{unit} {count}" for unit, count in sorted(counts.items(), key=lambda one: -one[1]))
    failed = f"under no unit do all {of} quotes of the file stand where it says: {told}"
    return f"{failed}; name the unit with --unit to take those that do"
