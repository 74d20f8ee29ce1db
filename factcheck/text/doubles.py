"""Units that came in and may be what an old one has become, though another is more like it: it may be the copy of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from factcheck.text.editions import TELLING, Editions
from factcheck.text.kinship import HELD, LOOKALIKE, Kin, Kinship
from factcheck.text.near_copies import BEGINNING, NEAR_COPY
from factcheck.text.pairing import Pairing

__all__ = ["Doubles"]

# A neighbour may have been cut in two, or a sentence may have come between.
_BESIDE: Final = (1, 2, 3)
_LEAST_HELD: Final = 0.4

# Words that stand more often than this are a formula, of which the neighbours tell nothing.
_MOST_TWINS: Final = 40

# So many sentences of its line beside a unit tell where that went.
_LONGEST_LINE: Final = 3

# Of a longer stretch that went nobody keeps the last line.
_LONGEST_GAP: Final = 12

# A unit is cut into no more parts than these, and they are together not much longer than it was and say little else.
_MOST_PARTS: Final = 4
_LONGEST: Final = 1.5
_LEAST_OWN: Final = 0.5
_MOST_OWN: Final = 0.7


class Doubles:
    """Tells which rivals of what was matched explain as much as that does.

    Args:
        editions: The editions.
        kinship: The likeness of their units.
        pairs: Their pairs, which tell what came in.
    """

    def __init__(self, editions: Editions, kinship: Kinship, pairs: Pairing) -> None:
        self._editions, self._kinship, self._pairs = editions, kinship, pairs

    def may_be_meant(self, one: int, other: int, rival: int) -> bool:
        """Tell whether a rival, by itself or with what stands beside it, may be a unit of which the matched one is a copy.

        Args:
            one: The unit of the old text.
            other: The unit of the new text that was matched with it.
            rival: Another one that was matched with nothing.
        """
        if self._kinship.likeness(one, other) == 1 and self.stands_as_before(one, other):
            return False
        return self._is_part_of_copy(one, other, rival) or self._is_framed(one, other, rival)

    def stands_as_before(self, one: int, other: int) -> bool:
        """Tell whether both neighbours of a unit are, word for word, those that it had.

        Args:
            one: The unit of the old text.
            other: The one of the new text.
        """
        return all(self.neighbour(one, other, step) is not None for step in (-1, 1))

    def begins_rather(self, one: int, other: int, rival: int) -> bool:
        """Tell whether another unit has the beginning of an old one, label and all, and the matched one less of it.

        A row that was split or filled with words is less like itself than a new row with one digit changed.

        Args:
            one: The unit of the old text.
            other: The one of the new text that was matched with it.
            rival: The other one.
        """
        old, new, rival_words = (
            unit.words for unit in (self._editions.olds[one], self._editions.news[other], self._editions.news[rival])
        )
        if len(old) < TELLING or self._beginning(rival_words) != self._beginning(old):
            return False
        return self._beginning(new) != self._beginning(old) or self._kinship.share(old, rival_words) == 1

    def stands_as_another(self, one: int, other: int) -> bool:
        """Tell whether words stand beside the neighbour of another old unit that had the same words, or beside themselves.

        Args:
            one: The unit of the old text.
            other: The one of the new text that was matched with it.
        """
        if self._is_doubled(one, other):
            return True
        twins = self._twins[self._editions.olds[one].words]
        if len(twins) > _MOST_TWINS:
            return False
        return any(twin != one and self.has_its_neighbour(twin, one, other) for twin in twins)

    def _is_doubled(self, one: int, other: int) -> bool:
        """Tell whether two equal units now stand side by side that did not: which of them is which nobody can tell."""
        olds, news, words = self._editions.olds, self._editions.news, self._editions.olds[one].words
        beside = [(one + step, other + step) for step in (-1, 1)]
        stood = any(olds[here].words == words for here, _ in beside if 0 <= here < len(olds))
        return not stood and any(news[there].words == words for _, there in beside if 0 <= there < len(news))

    def went_into(self, one: int, owner: int | None, rival: int) -> bool:
        """Tell whether a unit may have been joined to its neighbour, in which nearly all of its words stand.

        Args:
            one: The unit of the old text.
            owner: The unit of the old text that the rival was matched with.
            rival: The other unit of the new text in which its words stand.
        """
        if owner is None or abs(owner - one) != 1 or len(self._editions.olds[one].words) < TELLING:
            return False
        words, beside = self._editions.olds[one].words, self._editions.olds[owner].words
        return self._kinship.share(words, beside) < HELD <= self._kinship.share(words, self._editions.news[rival].words)

    def copied_with_its_line(self, one: int, other: int, kin: Kin) -> int | None:
        """Give what came in and is much like a unit, where that would stand had it gone with a neighbour that was copied.

        Args:
            one: The unit of the old text.
            other: The one of the new text that it seems to be.
            kin: What is open in both texts.
        """
        for way in (-1, 1):
            for step in range(way, way * (_LONGEST_LINE + 1), way):
                if not self._editions.share_a_line(one + step - way, one + step):
                    break
                words = self._editions.olds[one + step].words
                copies = kin.verbatim(words) if self._pairs.old_counts[words] == 1 else ()
                places = (copy - step for copy in copies if 0 <= copy - step < len(self._editions.news))
                came = (at for at in places if at != other and self._pairs.came(at))
                found = next((at for at in came if self._kinship.likeness(one, at) >= NEAR_COPY), None)
                if found is not None:
                    return found
        return None

    @cached_property
    def _twins(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for one, unit in enumerate(self._editions.olds):
            found[unit.words].append(one)
        return found

    def has_its_neighbour(self, twin: int, one: int, other: int) -> bool:
        """Tell whether the words of two old units stand beside the neighbour of that one of them which was not matched.

        Args:
            twin: The old unit that was not matched with them.
            one: The one that was.
            other: The unit of the new text.
        """
        if self._kinship.likeness(twin, other) < 1:
            return False
        return any(self._has_more(twin, one, other, step) for step in (-1, 1)) or self._went_between(twin, one, other)

    def _went_between(self, twin: int, one: int, other: int) -> bool:
        """Tell whether all went that stood between a unit and the neighbour that its words now have, and a twin of it too.

        Then it is open which of the two went with the rest.
        """
        step = -1 if twin < one else 1
        last = self._pairs.origin(other + step)
        if last is None or not min(last, one) < twin < max(last, one) or abs(last - one) > _LONGEST_GAP:
            return False
        if self._pairs.origin(other - step) == one - step and self._editions.share_a_line(one, one - step):
            return False
        return all(self._pairs.went(between) for between in range(min(last, one) + 1, max(last, one)))

    def _has_more(self, twin: int, one: int, other: int, step: int) -> bool:
        is_inner = 0 <= twin + step < len(self._editions.olds)
        return is_inner and self.neighbour(twin, other, step) is not None and self.neighbour(one, other, step) is None

    def came_beside(self, one: int, other: int, rival: int) -> bool:
        """Tell whether a unit that stands as it did, in its order, only has a new one beside it that begins otherwise.

        Args:
            one: The unit of the old text.
            other: The one of the new text that was matched with it.
            rival: The new one.
        """
        if self._editions.chain.get(one) != other or abs(rival - other) != 1 or not self._pairs.came(rival):
            return False
        return self._beginning(self._editions.olds[one].words) != self._beginning(self._editions.news[rival].words)

    def _beginning(self, words: str) -> str:
        return self._kinship.beginning(words, BEGINNING)

    def _is_part_of_copy(self, one: int, other: int, rival: int) -> bool:
        """Tell whether a few units that came in hold together what one holds that was matched with another."""
        if not self._pairs.came(rival) or len(self._editions.olds[one].words) < TELLING:
            return False
        first, last = (self._run_end(rival, step, other) for step in (-1, 1))
        return any(
            self._is_cut(one, other, start, end)
            for start in range(first, rival + 1)
            for end in range(max(rival, start + 1), min(last, start + _MOST_PARTS - 1) + 1)
        )

    def _run_end(self, rival: int, step: int, other: int) -> int:
        """Give the last unit on a side of a rival up to which all came in, and no more than a unit is cut into."""
        last = rival
        for place in range(rival + step, rival + step * _MOST_PARTS, step):
            if not 0 <= place < len(self._editions.news) or place == other or not self._pairs.came(place):
                break
            last = place
        return last

    def _is_cut(self, one: int, other: int, first: int, last: int) -> bool:
        """Tell whether some units are together a unit, as they hold nearly all of its words and little else.

        Of one that was found word for word, two may hold more.
        """
        old, share = self._editions.olds[one].words, self._kinship.share
        own = " ".join(unit.words for unit in self._editions.news[first : last + 1] if share(unit.words, old) >= _LEAST_OWN)
        is_pure = len(own) <= _LONGEST * len(old) and share(own, old) >= _MOST_OWN
        is_same = self._kinship.likeness(one, other) == 1 and last == first + 1
        return (is_pure and share(old, own) >= HELD) or (is_same and share(old, self._between(first, last + 1)) >= HELD)

    def _between(self, first: int, end: int) -> str:
        return " ".join(unit.words for unit in self._editions.news[first:end])

    def _holds(self, one: int, first: int, end: int) -> bool:
        return self._kinship.share(self._editions.olds[one].words, self._between(first, end)) >= _LEAST_HELD

    def _is_framed(self, one: int, other: int, rival: int) -> bool:
        """Tell whether what came in has about it, word for word, the neighbours that a unit had, and holds much of it."""
        # A row that came in between a unit and its neighbour is no copy of either.
        if abs(rival - other) == 1 or not self._pairs.came(rival):
            return False
        before, after = (self.neighbour(one, rival, step, _BESIDE) for step in (-1, 1))
        if before is not None and after is not None:
            is_other = before < other < after
            return not is_other and self._holds(one, before + 1, after)
        is_like = self._kinship.likeness(one, other) == 1 and self._kinship.likeness(one, rival) >= LOOKALIKE
        return is_like and any(
            0 <= one + step < len(self._editions.olds)
            and self.neighbour(one, rival, step) is not None
            and self.neighbour(one, other, step) is None
            for step in (-1, 1)
        )

    def neighbour(self, one: int, other: int, step: int, distances: Iterable[int] = (1,)) -> int | None:
        """Give where the neighbour of an old unit stands word for word, beside a new one; the end of a text is one.

        Args:
            one: The unit of the old text.
            other: The one of the new text.
            step: -1 for the neighbour before it, 1 for the one after it.
            distances: How far from the new one it may stand.
        """
        olds, news = self._editions.olds, self._editions.news
        words = olds[one + step].words if 0 <= one + step < len(olds) else None
        places = (other + step * distance for distance in distances)
        return next((place for place in places if (news[place].words if 0 <= place < len(news) else None) == words), None)
