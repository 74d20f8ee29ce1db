"""Subtitles: the words of SubRip and WebVTT files, joined across cues, with when they are said and by whom."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.documents.composing import OriginalPlace, Passage, PassagePart

__all__ = ["Cue", "cues_of", "passages_of_cues"]

_STAMP: Final = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING: Final = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:[^\S\n].*)?")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]*>|</>|<\d[\d:.]*>|\{\\[^{}]*\}|\{/?[biu]\}")
_NAMED: Final = re.compile(r"(?:>>+\s*)?([^\W\d_][^:：.!?<>]{0,39}?)(?:\s*\([^()]{1,20}\))?\s?[:：](?=\s|\Z)\s*")
# What is heard and not said: a line in brackets, or nothing but notes of music.
_SOUND: Final = re.compile(r"(?:[-–—]\s*)?(?:\[[^\[\]]*\]|\([^()]*\)|[♪♫♩♬#\s]+)\.?")
_SUNG: Final = re.compile(r"[♪♫♩♬]\s*|\s*[♪♫♩♬]")
_COLOUR: Final = re.compile(r"\s*(?:\{\\[^{}]*\}\s*)*<font\s+color\s*=\s*[\"']?(#?\w+)", re.IGNORECASE)
_DOTS: Final = ("...", "…")
_CHANGE: Final = re.compile(r">>+\s*")
_DASH: Final = re.compile(r"[-–—‐]\s*(?=\S)")
_ENDED: Final = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*\Z")

# A silence of so many seconds parts what is said, unless a sentence goes on after it.
_SILENCE: Final = 4.0
# Where no sentence has ended, so much of a silence still parts, as captions made by machines have no full stops.
_LONG_SILENCE: Final = 10.0
# No sentence ends in more marks than this.
_END: Final = 12
# A label in small letters must come so often to be the name of somebody who speaks.
_OFTEN: Final = 2


@attrs.frozen(kw_only=True)
class Cue:
    """Some words and when they are shown, in seconds.

    Args:
        start: When they appear.
        end: When they are gone.
        lines: The words, line by line, without markup.
        speaker: Who says them, if a voice is marked.
        colours: The colour of each line; empty where none is named.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None
    colours: tuple[str, ...] = ()


@attrs.define
class _Turn:
    """What one speaker says at a stretch."""

    speaker: str | None
    parts: list[PassagePart]
    end: float

    @property
    def goes_on(self) -> bool:
        # A film may be one turn, so only its end is looked at.
        return not _ENDED.search("".join(part.words for part in self.parts[-2:]).rstrip()[-_END:])


def cues_of(text: str) -> list[Cue]:
    """Read the cues of a SubRip or WebVTT file, in the order in which they appear.

    Args:
        text: The file.
    """
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    cues: list[Cue] = []
    place = 0
    while place < len(lines):
        timing = _TIMING.fullmatch(lines[place])
        place += 1
        if timing is None:
            continue
        first = place
        # A line of spaces ends no cue: captions that roll begin with one.
        while place < len(lines) and lines[place] and not _TIMING.fullmatch(lines[place]):
            place += 1
        last = place
        if place < len(lines) and lines[place] and lines[place - 1].strip().isdigit() and place - 1 > first:
            # Without a blank line before it, the number of the next cue stands at the end of this one.
            last -= 1
        cues += _voiced(lines[first:last], _seconds(*timing.groups()[:4]), _seconds(*timing.groups()[4:]))
    return _coloured(sorted(cues, key=lambda cue: cue.start))


def _coloured(cues: list[Cue]) -> list[Cue]:
    """Put the sign of a new speaker where the colour changes: broadcasters give each speaker one, where they use several."""
    if len({colour for cue in cues for colour in cue.colours}) < 2:
        return cues
    marked: list[Cue] = []
    last = cues[0].colours[0]
    for cue in cues:
        lines = []
        for line, colour in zip(cue.lines, cue.colours, strict=True):
            signed = _CHANGE.match(line) or _DASH.match(line)
            lines.append(line if colour == last or signed else f">> {line}")
            last = colour
        marked.append(attrs.evolve(cue, lines=tuple(lines)))
    return marked


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths.ljust(3, "0")) / 1000


def _voiced(lines: list[str], start: float, end: float) -> Iterator[Cue]:
    """Give a cue for each voice that is marked in the lines of one."""
    whole = "\n".join(lines)
    speaker: str | None = None
    pieces = _VOICE.split(whole)
    before = ""
    for number, piece in enumerate(pieces):
        if number % 2:
            speaker = " ".join(html.unescape(piece).split())
            continue
        shown: list[str] = []
        colours: list[str] = []
        for line in piece.split("\n"):
            colour = _COLOUR.match(line)
            words = " ".join(html.unescape(_TAG.sub("", line)).split())
            if words:
                # A tag that a line has not closed goes on in the next.
                colours.append(colour[1].lower() if colour else colours[-1] if colours and "</font" not in before.lower() else "")
                shown.append(words)
            before = line
        if shown:
            yield Cue(start=start, end=max(start, end), lines=tuple(shown), speaker=speaker, colours=tuple(colours))


def passages_of_cues(cues: list[Cue]) -> list[Passage]:
    """Join cues to paragraphs of one speaker each; words that a cue repeats from the one before are taken once.

    A sentence that goes on in the next cue goes on in the same paragraph, and so does what one speaker says while another is
    heard too.
    """
    names = _names(cues)
    voiced, labelled = any(cue.speaker for cue in cues), _is_labelled(cues, names)
    turns: list[_Turn] = []
    sounds: list[tuple[int, str, Cue]] = []
    shown: tuple[str, ...] = ()
    speaker: str | None = None
    for cue in cues:
        fresh, shown = _fresh(cue.lines, shown), cue.lines
        lines = tuple(line for line in fresh if not _SOUND.fullmatch(line))
        sounds += [(len(turns), line, cue) for line in fresh if _SOUND.fullmatch(line) and any(map(str.isalnum, line))]
        # Where not every turn has a label, the next sentence may be anybody's; it is not put into a mouth by guessing.
        if voiced or (not labelled and turns and not turns[-1].goes_on):
            speaker = cue.speaker
        for named, words, new in _sayings(lines, names):
            if named or new:
                speaker = named or cue.speaker
            _say(turns, cue, speaker, words, new=new)
    return list(_with_sounds(turns, sounds))


def _with_sounds(turns: list[_Turn], sounds: list[tuple[int, str, Cue]]) -> Iterator[Passage]:
    """Give what is said, and after the turn that it interrupts what is heard, so that no sentence is cut by it."""
    waiting = deque(sounds)
    for number, turn in enumerate([None, *turns]):
        if turn is not None:
            yield Passage(parts=tuple(turn.parts))
        while waiting and waiting[0][0] <= number:
            _, line, cue = waiting.popleft()
            yield Passage(parts=(PassagePart(line, OriginalPlace(at=f"{_clock(cue.start)}/{_clock(cue.end)}")),))


def _is_labelled(cues: list[Cue], names: frozenset[str]) -> bool:
    """Tell whether labels go through the whole: the first words have one, and more than one speaker is named."""
    first = _NAMED.match(cues[0].lines[0]) if cues else None
    return first is not None and first[1] in names and len(names) > 1


def _fresh(lines: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the first lines that were the last ones of the cue before: captions that roll show each line twice."""
    for count in range(min(len(lines), len(shown)), 0, -1):
        if shown[-count:] == lines[:count]:
            return lines[count:]
    return lines


def _names(cues: list[Cue]) -> frozenset[str]:
    """Give the labels that name somebody: in capitals, after the sign of a new speaker, or several times."""
    found: Counter[str] = Counter()
    sure = set()
    for cue in cues:
        for line in cue.lines:
            bare = _DASH.sub("", line, count=1) if _DASH.match(line) else line
            match = _NAMED.match(bare)
            if match is None:
                continue
            name = match[1]
            capital = name.isupper() and len(name) > 1
            titled = all(word[:1].isupper() or len(word) < 4 or word.lower() == word.upper() for word in name.split())
            found[name] += titled and len(name.split()) <= 4
            if capital or bare.startswith(">>"):
                sure.add(name)
    # Where most cues have a label it is a transcript, and whoever speaks once has a label too.
    least = 1 if sum(found.values()) * 2 > len(cues) and len(found) < sum(found.values()) else _OFTEN
    return frozenset(sure | {name for name, count in found.items() if count >= least})


def _sayings(lines: tuple[str, ...], names: frozenset[str]) -> Iterator[tuple[str | None, str, bool]]:
    """Give what is said in the lines of a cue: who is named, the words, and whether another speaker begins."""
    dashes = sum(_DASH.match(line) is not None for line in lines)
    for line in lines:
        words = _SUNG.sub("", line)
        new = words != line
        if (dash := _DASH.match(words)) and (dashes > 1 or dash.end() > 1 or _DASH.match(lines[0])):
            words, new = words[dash.end() :], True
        if (change := _CHANGE.match(words)) and not _NAMED.match(words):
            words, new = words[change.end() :], True
        match = _NAMED.match(words)
        if match and match[1] in names:
            yield match[1], words[match.end() :], True
        elif words:
            yield None, words, new


def _say(turns: list[_Turn], cue: Cue, speaker: str | None, words: str, *, new: bool) -> None:
    if not words:
        return
    place = OriginalPlace(at=f"{_clock(cue.start)}/{_clock(cue.end)}", speaker=speaker)
    turn = _turn_of(turns, cue, speaker, new=new)
    if turn is None:
        turns.append(_Turn(speaker, [PassagePart(words, place)], cue.end))
        return
    last = turn.parts[-1]
    if last.words.endswith(_DOTS) and words.startswith(_DOTS):
        # The dots before the rest of a sentence are those at the end of its beginning.
        words = words.lstrip(".… ")
    # A word that is parted at the end of a line is not told from a compound, so its hyphen stays.
    turn.parts[-1] = attrs.evolve(last, words=last.words + ("" if last.words.endswith("-") and words[:1].islower() else " "))
    turn.parts.append(PassagePart(words, place))
    turn.end = max(turn.end, cue.end)


def _turn_of(turns: list[_Turn], cue: Cue, speaker: str | None, *, new: bool) -> _Turn | None:
    """Find the turn that a cue goes on with: the last, or one of the same speaker that another has spoken into."""
    if not turns:
        return None
    last = turns[-1]
    silence = cue.start - last.end
    if last.speaker == speaker and not (new and speaker is None):
        return None if silence > (_LONG_SILENCE if last.goes_on else _SILENCE) else last
    for turn in reversed(turns[:-1]):
        if speaker is not None and turn.speaker == speaker:
            return turn if turn.goes_on and cue.start - turn.end <= _SILENCE else None
    return None


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
