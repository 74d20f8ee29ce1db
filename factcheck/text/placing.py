"""Where a quote stands in another edition: it goes where its row or sentence went, and its ends where the words there went."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from factcheck.text.arrivals import Arrivals
from factcheck.text.carrying import Carrier, is_crossed, next_words, occurrences, shared_words
from factcheck.text.copies import Copies
from factcheck.text.editions import TELLING, Pair, lay
from factcheck.text.ends import glued, trimmed
from factcheck.text.fates import Fate, Fates
from factcheck.text.folding import PARAGRAPH, Folded
from factcheck.text.units import EDGES, WORD, Unit
from factcheck.text.words import carried_over, likeness

__all__ = ["Placed", "Placer"]

Verdict = Literal["settled", "changed", "ambiguous", "orphan"]

# Less alike than this, two wordings say different things, and the words are gone rather than changed.
_LEAST_LIKENESS: Final = 0.5

# A place that is shorter than this share of a quote is that of a part of it.
_LEAST_KEPT: Final = 0.6

# Of long words that became as little as this, no place is shown as theirs.
_LEAST_SHOWN: Final = 0.5

# Whatever was put in between, a passage that holds as much of the words is theirs.
_HELD: Final = 0.85

# No status says that nobody need look below this score.
_LEAST_SETTLED: Final = 0.8

# Of a unit that changed more than this, or left its neighbours, only words that stand once are certain.
_LEAST_OF_CHANGED: Final = 0.7

# A unit that stands verbatim elsewhere, without rivals, is this certain even if no neighbour came with it.
_VERBATIM: Final = 0.9

# A unit that was joined to another made that longer by as much at least.
_JOINED: Final = 1.25

# Of more words than this a part is known as such.
_FEWEST_OF_COPY: Final = 4

# A longer stretch without a line break is no row.
_LONGEST_ROW: Final = 2_000

# A question is no statement, so its mark is none of the signs around a unit.
_BETWEEN: Final = EDGES.replace("?", "")
_ASKING: Final = ("?", "？", "؟", '?"', "?'")

# More places than this are no help to whoever must decide.
_MOST_PLACES: Final = 5


@attrs.frozen
class Placed:
    """What has become of a range of the old text.

    Args:
        verdict: Whether it is certain, certain but in other words, open, or gone.
        places: Ranges of the new text, as folded: the one, or those in question.
        score: How much speaks for the first place, from 0 to 1.
        runner_up: How much speaks for another reading.
        unit: The stretches of both editions in which it lies, where these differ.
    """

    verdict: Verdict
    places: tuple[Pair, ...] = ()
    score: float = 0.0
    runner_up: float = 0.0
    unit: tuple[Pair, Pair] | None = None


class Placer:
    """Places ranges of an old text in a new one.

    Args:
        old: The old text.
        new: The new text.
    """

    def __init__(self, old: Folded, new: Folded) -> None:
        self.fates = Fates(lay(old, new))
        self.editions = self.fates.editions
        self.arrivals = Arrivals(self.fates)
        self._old, self._new = old.text, new.text
        self._old_lined, self._new_lined = (folded.lined.replace(PARAGRAPH, "\n") for folded in (old, new))
        self._carrier = Carrier(self.editions)
        self._lone_words = self.fates.lone_words
        self._copies = Copies(self.editions, self._lone_words)

    def place(self, start: int, end: int) -> Placed:
        """Place a range of the folded old text."""
        units = self.editions.in_old(start, end)
        if not units:
            # Signs that belong to no unit have no fate of their own.
            return Placed("orphan")
        fates = [self.fates.of(one) for one in units]
        shifted = self._shifted(start, end, list(units), fates)
        return self._unless_its_row_moved(start, end, shifted or self._by_fates(start, end, fates))

    def _by_fates(self, start: int, end: int, fates: list[Fate]) -> Placed:
        # One unit in doubt puts the whole quote in doubt: no part of it may be settled apart from the rest.
        asked = next((fate for fate in fates if fate.rivals), None)
        double = next((place for fate in fates if (place := self._copies.of_unit(fate)) is not None), None)
        if double is not None and asked is None:
            whole = self._carried(start, end, [fate for fate in fates if fate.news is not None])
            return Placed("ambiguous", (*whole.places, double)[:_MOST_PLACES], whole.score, whole.score, whole.unit)
        if asked is not None:
            placed = self._asked(start, end, asked)
            return self._only_in_one(start, end, asked, placed) or placed
        found = [fate for fate in fates if fate.news is not None]
        if not found:
            score = max(fate.score for fate in fates)
            return self._wherever_its_unit_went(start, end, fates) or Placed("orphan", (), score)
        return self._carried(start, end, found)

    def _unless_its_row_moved(self, start: int, end: int, placed: Placed) -> Placed:
        """Ask about a quote of a row that changed around it, if the row as it was stands elsewhere: that may be the row."""
        lined = self._old_lined
        least, most = max(0, start - _LONGEST_ROW), min(len(lined), start + _LONGEST_ROW)
        first, last = max(least, lined.rfind("\n", least, start) + 1), lined.find("\n", start, most)
        last = most if last < 0 else last
        row = self._old[first:last]
        if placed.verdict != "settled" or end > last or not TELLING <= len(row) <= _LONGEST_ROW:
            return placed
        place = placed.places[0]
        if self._new.startswith(row.strip(EDGES), place[0] - start + first + len(row) - len(row.lstrip(EDGES))):
            return placed
        row, first = row.strip(EDGES), first + len(row) - len(row.lstrip(EDGES))
        at = next(self._lone_words.in_new(row), -1)
        there = at + start - first, at + end - first
        if at < 0 or there[0] == place[0] or self._lone_words.stand_twice(row):
            return placed
        return attrs.evolve(placed, verdict="ambiguous", places=(place, there), runner_up=placed.score)

    def _shifted(self, start: int, end: int, units: list[int], fates: list[Fate]) -> Placed | None:
        """Place what lies in units that stayed as they were, one behind the other."""
        if any(fate.rivals or self.editions.firm.get(one) is None for one, fate in zip(units, fates, strict=True)):
            return None
        shift = self.editions.news[self.editions.firm[units[0]]].start - self.editions.olds[units[0]].start
        place = start + shift, end + shift
        if place[0] < 0 or self._old[start:end] != self._new[slice(*place)]:
            return None
        if self._carrier.goes_on(start, end, place):
            return None
        here, there = self._stretches(attrs.evolve(fates[0], olds=(units[0], units[-1] + 1), news=_joined(fates)))
        is_question = [
            text[slice(*extent)].rstrip().endswith(_ASKING) for text, extent in ((self._old, here), (self._new, there))
        ]
        return Placed("settled", (place,), 1.0, unit=(here, there) if len(set(is_question)) > 1 else None)

    def _stretches(self, fate: Fate) -> tuple[Pair, Pair]:
        """Give a unit in both editions with the signs around it."""
        assert fate.news is not None  # noqa: S101 -- whoever calls has looked
        olds, news = self.editions.olds, self.editions.news
        return _stretch(olds, fate.olds, len(self._old)), _stretch(news, fate.news, len(self._new))

    def _carried(self, start: int, end: int, found: list[Fate]) -> Placed:
        first, last = found[0], found[-1]
        here, there = self._stretches(first)
        here_last, there_last = self._stretches(last)
        score = min(fate.score for fate in found)
        # The units of the quote have changed places, so that no stretch of the new text is what they were together.
        if there_last[0] < there[0]:
            return Placed("ambiguous", (there, there_last), score)
        here, there = (here[0], here_last[1]), (there[0], there_last[1])
        if first is not last and self._holds_others(found):
            return Placed("ambiguous", (there,), score)
        place = self._carrier.carried(start, end, here, there)
        # A row whose label now stands in a line of its own is looked for in both lines.
        if place is None:
            there = self._with_what_came(found)
            place = self._carrier.carried(start, end, here, there)
            if place is not None and self._is_of_row_that_came(place, found):
                return Placed("ambiguous", (place,), score, score)
        if place is None:
            return Placed("orphan", (), score)
        return self._judged(start, end, place, (here, there), found, score)

    def _is_of_row_that_came(self, place: Pair, found: list[Fate]) -> bool:
        """Tell whether a place lies in a line that came in and says more than a label: then that is the label of another row."""
        news = self.editions.news
        first = news[found[0].news[0]].start if found[0].news is not None else place[1]
        if "\n" not in self._new_lined[place[1] : first]:
            return False
        return any(
            self.fates.came(other) and (news[other].start < place[0] or news[other].end > place[1])
            for other in self.editions.in_new(*place)
        )

    def _with_what_came(self, found: list[Fate]) -> Pair:
        """Give the stretch of the new text with the units beside it that came in: they may have parted a label from its row."""
        assert found[0].news is not None and found[-1].news is not None  # noqa: S101, PT018 -- whoever calls has looked
        first, last = found[0].news[0], found[-1].news[1]
        while first > 0 and self.fates.came(first - 1):
            first -= 1
        while last < len(self.editions.news) and self.fates.came(last):
            last += 1
        return _stretch(self.editions.news, (first, last), len(self._new))

    def _holds_others(self, found: list[Fate]) -> bool:
        """Tell whether units that came from elsewhere stand between those of a quote."""
        own = {one for fate in found for one in range(*fate.olds)}
        first, last = found[0].news, found[-1].news
        assert first is not None and last is not None  # noqa: S101, PT018 -- likewise
        return any(
            (one := self.editions.firm_back.get(other, self.fates.owner(other))) is not None and one not in own
            for other in range(first[0], last[1])
        )

    def _judged(self, start: int, end: int, place: Pair, unit: tuple[Pair, Pair], found: list[Fate], score: float) -> Placed:
        runner_up = max(fate.runner_up for fate in found)
        words, new_words = self._old[start:end], self._new[slice(*place)]
        here, there = unit
        old, new = self._old[slice(*here)], self._new[slice(*there)]
        # The signs that part units are those of their neighbours as well, and another one may stand there now.
        is_same_unit = old.strip(_BETWEEN) == new.strip(_BETWEEN)
        doubt = self._doubt(words, start - here[0], old, place[0] - there[0], new, found) if not is_same_unit else ()
        places = tuple(dict.fromkeys([place, *((there[0] + at, there[0] + at + len(words)) for at in doubt)]))
        if words == new_words:
            # Of a row of which little is left, words of other rows say nothing, nor does a figure beside which others stand.
            is_changed = score < _LEAST_OF_CHANGED
            is_weak = (is_changed or len(old.strip(_BETWEEN)) < TELLING) and self._lone_words.stand_often(words)
            if is_changed and not any(map(str.isalpha, words)):
                is_weak = is_weak or not _agree(start, end, place, unit, old, new)
            is_weak = is_weak or _is_label_of_more(words, old, found) or self._is_left_alone(words, found, score)
            is_weak = is_weak and not is_same_unit
            score = max(score, _VERBATIM) if is_same_unit else (1 + score) / 2
            if (
                score < _LEAST_SETTLED
                and self._stands_once(start, end, found) == place
                and _agree(start, end, place, unit, old, new)
            ):
                score = _LEAST_SETTLED
            # A unit that is word for word as it was has been decided about as a whole.
            is_supported = is_same_unit or self._is_supported(start, end, place, unit, found)
            if doubt or is_weak or score < _LEAST_SETTLED or not is_supported:
                return Placed("ambiguous", places[:_MOST_PLACES], score, runner_up, unit)
            return Placed("settled", (place,), score, runner_up, unit)
        elsewhere = self._copies.of_words(words, place)
        if doubt or elsewhere:
            return Placed("ambiguous", (*places, *elsewhere)[:_MOST_PLACES], score, runner_up, unit)
        is_like = self._is_like(words, new_words) or self._is_whole(start, end, place, found)
        if is_like or self._carrier.stands_between(start, end, place, *unit):
            if not is_like and not self._is_in_place(start, end, unit, found):
                # Another label may be that of another row.
                return Placed("ambiguous", places, score, runner_up, unit)
            if len(words) >= TELLING and place[1] - place[0] < _LEAST_SHOWN * (end - start):
                # So little is left that the rest may stand where it is not shown.
                return Placed("ambiguous", places, score, runner_up, unit)
            return Placed("changed", (place,), score, runner_up, unit)
        return Placed("orphan", (), score)

    def _doubt(self, words: str, at: int, old: str, new_at: int, new: str, found: list[Fate]) -> tuple[int, ...]:
        """Give the other places of the new unit at which the words may be meant."""
        stands, stands_new = occurrences(old, words), occurrences(new, words)
        is_found = new.startswith(words, new_at)
        if is_found and _stands_in_part(words, old, new):
            return (new_at,)
        if is_found and len(stands) == len(stands_new) == 1:
            crossed = len(words) < TELLING and is_crossed(old, at, at + len(words), new)
            return (new_at,) if crossed else ()
        if is_found:
            agree = next_words(old, at, at + len(words)) == next_words(new, new_at, new_at + len(words))
            return () if agree else tuple(stands_new)
        # The words stand elsewhere in the unit more often than before: cells may have changed places. "5 lost" is not "15 lost".
        whole = tuple(at for at in stands_new if glued(new, at, at + len(words)) == (at, at + len(words)))
        return whole if len(whole) >= len(stands) else ()

    def _is_supported(self, start: int, end: int, place: Pair, unit: tuple[Pair, Pair], found: list[Fate]) -> bool:
        """Tell whether on both sides of a quote its unit, or the neighbours of that, are as they were."""
        (first, last), (new_first, new_last) = unit
        before = shared_words(self._old[first:start], self._new[new_first : place[0]])
        after = shared_words(self._old[end:last], self._new[place[1] : new_last])
        return (before or found[0].before > 0 or self._lone(start, end)) and (
            after or found[-1].after > 0 or self._lone(start, end)
        )

    def _is_left_alone(self, words: str, found: list[Fate], score: float) -> bool:
        """Tell whether a few words are in a unit of which little is left, away from where it stood: they may be another's."""
        is_short = len(words) < TELLING and score < _LEAST_OF_CHANGED
        return is_short and any(fate.news and self.fates.has_left(fate.olds[0], fate.news[0]) for fate in found)

    def _lone(self, start: int, end: int) -> bool:
        return end - start >= TELLING and self._lone_words.place(start, end) is not None

    def _is_like(self, words: str, new_words: str) -> bool:
        """Tell whether other words can be those of a quote: by their likeness, or because they hold them all."""
        if len(words) < TELLING and not shared_words(words, new_words):
            return False
        return likeness(words, new_words) >= _LEAST_LIKENESS or self.fates.share(words, new_words) >= _HELD

    def _is_whole(self, start: int, end: int, place: Pair, found: list[Fate]) -> bool:
        """Tell whether a quote is all of its unit, so that it has become what that has, and not a part of it."""
        if place[1] - place[0] < _LEAST_KEPT * (end - start):
            return False
        (first, last), olds = (found[0].olds[0], found[-1].olds[1]), self.editions.olds
        return len(found) == 1 and last - first == 1 and start <= olds[first].start and olds[first].end <= end

    def _is_in_place(self, start: int, end: int, unit: tuple[Pair, Pair], found: list[Fate]) -> bool:
        """Tell whether a quote without words before or after it in its unit has the neighbours that it had."""
        (first, last), _ = unit
        before, after = WORD.search(self._old, first, start), WORD.search(self._old, end, last)
        return (before is not None or found[0].before == 1) and (after is not None or found[-1].after == 1)

    def _asked(self, start: int, end: int, fate: Fate) -> Placed:
        places = []
        for rival in fate.rivals[:_MOST_PLACES]:
            here, there = self._stretches(attrs.evolve(fate, news=(rival, rival + 1)))
            first, last = max(start, here[0]), min(end, here[1])
            ends = carried_over(self._old[slice(*here)], first - here[0], last - here[0], self._new[slice(*there)])
            place = trimmed(self._new, there[0] + ends[0], there[0] + ends[1])
            places.append(place or self._bare(rival))
        return Placed("ambiguous", tuple(dict.fromkeys(places)), fate.score, fate.runner_up)

    def _only_in_one(self, start: int, end: int, fate: Fate, asked: Placed) -> Placed | None:
        """Settle on words that stand once in each edition, if nothing like them stands in the other units in question."""
        words, units = self._old[start:end], self.editions
        if any(units.news[rival].words == units.olds[fate.olds[0]].words for rival in fate.rivals):
            # What is asked is which is the copy of the other, and that is not told by a part of it.
            return None
        if len(fate.rivals) == 1:
            # What is asked is which of two has become it, and the words of one may have come into the other.
            return None
        others = [place for place in asked.places if self._new[slice(*place)] != words]
        rest = " ".join(units.news[rival].words for rival in fate.rivals if words not in units.news[rival].words)
        if len(words) < TELLING or len(others) != len(asked.places) - 1 or self.fates.share(words, rest) >= _HELD:
            return None
        if any(likeness(words, self._new[slice(*place)]) >= _LEAST_LIKENESS for place in others):
            return None
        return self._settled_wherever(start, end, [fate], self._lone_words.place(start, end))

    def _wherever_its_unit_went(self, start: int, end: int, fates: list[Fate]) -> Placed | None:
        """Settle on words of a unit that is gone, if they stand elsewhere with their neighbours and only there."""
        return self._settled_wherever(start, end, fates, self._stands_once(start, end, fates))

    def _stands_once(self, start: int, end: int, fates: list[Fate]) -> Pair | None:
        """Give where words stand that stand once in each edition, by themselves or with their neighbours."""
        olds = self.editions.olds
        within = olds[fates[0].olds[0]].start, olds[fates[-1].olds[1] - 1].end
        return self._lone_words.place_by_neighbours(start, end, within)

    def _settled_wherever(self, start: int, end: int, fates: list[Fate], place: Pair | None) -> Placed | None:
        news = place and self.editions.in_new(*place)
        if not news or place is None:
            return None
        olds = fates[0].olds[0], fates[-1].olds[1]
        here, there = self._stretches(attrs.evolve(fates[0], olds=olds, news=(news[0], news[-1] + 1)))
        # Words in what another unit has become, which is no longer than it was, may have replaced words of that.
        is_others = any(self._is_of_another(other, range(*olds)) for other in news)
        left = self.arrivals.left_in_slot(olds[0], news)
        if self.fates.share(self._old[start:end], " ".join(unit.words for unit in left)) >= _HELD:
            return Placed("ambiguous", (place, (left[0].start, left[-1].end)), _LEAST_SETTLED, _LEAST_SETTLED, (here, there))
        return Placed("ambiguous" if is_others else "settled", (place,), _LEAST_SETTLED, 0.0, (here, there))

    def _is_of_another(self, other: int, own: range) -> bool:
        owner = self.editions.firm_back.get(other, self.fates.owner(other))
        if owner is None or owner in own:
            return False
        return len(self.editions.news[other].words) < _JOINED * len(self.editions.olds[owner].words)

    def _bare(self, other: int) -> Pair:
        unit = self.editions.news[other]
        return unit.start, unit.end


def _joined(fates: list[Fate]) -> Pair:
    firsts, lasts = zip(*(fate.news for fate in fates if fate.news is not None), strict=True)
    return min(firsts), max(lasts)


def _is_label_of_more(words: str, old: str, fates: list[Fate]) -> bool:
    """Tell whether words are a bare label of what has become several units: another row's may have been left before it."""
    became = sum(fate.news[1] - fate.news[0] for fate in fates if fate.news is not None)
    return became > len(fates) and old.lstrip(_BETWEEN).startswith(words) and not any(map(str.isalpha, words))


def _stands_in_part(words: str, old: str, new: str) -> bool:
    """Tell whether the beginning or the end of words stands once more in a unit than it did, as a copy that was cut leaves it."""
    found = list(WORD.finditer(words)) if len(words) >= TELLING else []
    parts = (words[: found[-2].end()], words[found[1].start() :]) if len(found) > _FEWEST_OF_COPY else ()
    return any(new.count(part) > old.count(part) for part in parts)


def _agree(start: int, end: int, place: Pair, unit: tuple[Pair, Pair], old: str, new: str) -> bool:
    """Tell whether the same words stand just before and after a range and its place, in what they lie in."""
    (here, _), (there, _) = unit
    return next_words(old, start - here, end - here) == next_words(new, place[0] - there, place[1] - there)


def _stretch(units: list[Unit], extent: Pair, length: int) -> Pair:
    first, last = extent
    return (units[first - 1].end if first else 0), (units[last].start if last < len(units) else length)
