"""What changed between the lines of two texts, in time that grows as they do, as a unified diff.

A file of ten thousand claims has half a million lines, most of which stand in it thousands of times: braces, roles, modes. To
look for the longest stretch that two such files share, as the standard library does, takes the square of that. Lines that stand
once in each file tell as well what belongs together (the rule is Bram Cohen's, known as patience diff), and counting finds them.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

__all__ = ["LineChange", "changed_lines", "grouped_changes", "unified_diff"]

_AROUND: Final = 3
"""How many lines stand before and after a change, as ``diff -u`` has it and ``patch`` expects."""

# Below this many pairs of lines, comparing all of them takes no time that anybody notices, and gives the shortest difference.
_FEW_PAIRS: Final = 10_000

# Between two lines that stand once there may be lines that stand once there alone, and so on. A text that is made so that this
# never ends costs no more than so many rounds.
_ROUNDS: Final = 12


class LineChange(NamedTuple):
    """Lines in whose place other lines came; either may be none. Numbers are those of slices, from 0."""

    first: int
    last: int
    new_first: int
    new_last: int


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[LineChange]:
    """Give what changed between two texts, in order; what lies between two changes is the same in both.

    Args:
        before: The lines before.
        after: The lines after.

    >>> changed_lines(["a", "b", "c"], ["a", "c", "d"])
    [LineChange(first=1, last=2, new_first=1, new_last=1), LineChange(first=3, last=3, new_first=2, new_last=3)]
    """
    found: list[LineChange] = []
    waiting = [(LineChange(0, len(before), 0, len(after)), 0)]
    while waiting:
        whole, rounds = waiting.pop()
        rest = _without_ends(before, after, whole)
        if rest.first == rest.last or rest.new_first == rest.new_last:
            found += [rest] if (rest.first, rest.new_first) != (rest.last, rest.new_last) else []
        elif (rest.last - rest.first) * (rest.new_last - rest.new_first) <= _FEW_PAIRS:
            found += _compared(before, after, rest)
        elif rounds < _ROUNDS and (shared := _shared_once(before, after, rest)):
            waiting += [(part, rounds + 1) for part in _between(rest, shared)]
        else:
            found.append(rest)
    return sorted(found)


def _without_ends(before: Sequence[str], after: Sequence[str], whole: LineChange) -> LineChange:
    """Leave out the lines with which both parts begin and end."""
    first, last, new_first, new_last = whole
    while first < last and new_first < new_last and before[first] == after[new_first]:
        first, new_first = first + 1, new_first + 1
    while first < last and new_first < new_last and before[last - 1] == after[new_last - 1]:
        last, new_last = last - 1, new_last - 1
    return LineChange(first, last, new_first, new_last)


def _compared(before: Sequence[str], after: Sequence[str], rest: LineChange) -> Iterator[LineChange]:
    first, last, new_first, new_last = rest
    matcher = difflib.SequenceMatcher(None, before[first:last], after[new_first:new_last], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield LineChange(first + start, first + end, new_first + new_start, new_first + new_end)


def _shared_once(before: Sequence[str], after: Sequence[str], rest: LineChange) -> list[tuple[int, int]]:
    """Give the places of lines that stand once in both parts, as many of them as stand in the same order in both."""
    first, last, new_first, new_last = rest
    counts, new_counts = Counter(before[first:last]), Counter(after[new_first:new_last])
    places = {after[place]: place for place in range(new_first, new_last)}
    pairs = [
        (place, places[before[place]])
        for place in range(first, last)
        if counts[before[place]] == 1 and new_counts[before[place]] == 1
    ]
    return _in_one_order(pairs)


def _in_one_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the most pairs whose second numbers rise as their first do (the longest rising subsequence, by patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    below: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        below.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = below[number]
    return chosen[::-1]


def _between(rest: LineChange, shared: Iterable[tuple[int, int]]) -> Iterator[LineChange]:
    first, new_first = rest.first, rest.new_first
    for place, new_place in (*shared, (rest.last, rest.new_last)):
        if first < place or new_first < new_place:
            yield LineChange(first, place, new_first, new_place)
        first, new_first = place + 1, new_place + 1


def grouped_changes(changes: Iterable[LineChange], *, around: int) -> Iterator[list[LineChange]]:
    """Give changes in groups, those together between which no line is left out.

    Args:
        changes: The changes, in order.
        around: How many lines stand before and after each.
    """
    group: list[LineChange] = []
    for change in changes:
        if group and change.first - group[-1].last > 2 * around:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def unified_diff(old: bytes, new: bytes, name: str) -> str:
    """Give the change of a file's text as a unified diff, which ``patch`` and ``git apply`` read.

    Args:
        old: The bytes of the file before.
        new: The bytes after.
        name: What the file is called.
    """
    # A file in another encoding is shown all the same, for eyes alone.
    before, after = (_lines(content.decode(errors="replace")) for content in (old, new))
    groups = [*grouped_changes(changed_lines(before, after), around=_AROUND)]
    if not groups:
        return ""
    called = _called(name)
    return "".join([f"--- {called}\n+++ {called}\n", *(line for group in groups for line in _hunk(before, after, group))])


def _lines(text: str) -> list[str]:
    # Only a line feed ends a line for those who read a diff; Python ends lines at U+2028 and form feeds too.
    lines = [f"{line}\n" for line in text.split("\n")]
    # A mark of its own for a last line that nothing ends, or it would be the same as one that a line feed ends.
    lines[-1] = "" if lines[-1] == "\n" else f"{lines[-1]}\\ No newline at end of file\n"
    return lines if lines[-1] else lines[:-1]


def _hunk(before: Sequence[str], after: Sequence[str], group: Sequence[LineChange]) -> Iterator[str]:
    start, end = max(group[0].first - _AROUND, 0), min(group[-1].last + _AROUND, len(before))
    new_start = group[0].new_first - (group[0].first - start)
    new_end = group[-1].new_last + (end - group[-1].last)
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"
    place = start
    for first, last, new_first, new_last in group:
        yield from (f" {line}" for line in before[place:first])
        yield from (f"-{line}" for line in before[first:last])
        yield from (f"+{line}" for line in after[new_first:new_last])
        place = last
    yield from (f" {line}" for line in before[place:end])


def _range(start: int, end: int) -> str:
    # Lines are counted from 1, and a range without lines is named by the line before it (POSIX, diff -u).
    if end - start == 1:
        return str(start + 1)
    return f"{start + 1 if end > start else start},{end - start}"


def _called(name: str) -> str:
    """Give a file's name as programs read it in a diff: quoted where it could be taken for more than a name."""
    if any(letter < " " or letter in '"\\' for letter in name):
        signs = {'"': '\\"', "\\": "\\\\"}
        return '"' + "".join(signs.get(one, f"\\{ord(one):03o}" if one < " " else one) for one in name) + '"'
    # Without a tab behind it, patch takes a name with a space for a name and a date.
    return f"{name}\t" if " " in name else name
