"""The form of a statement: all its tokens in their order, without what editors and typesetters change unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

import attrs

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.negating import affirmed
from factcheck.matching.relative_days import depends_on_day, weekdays_alone
from factcheck.matching.speech import Report, reports_in
from factcheck.matching.values.canonical import read_values
from factcheck.matching.values.marks import DATE, NUMBER
from factcheck.matching.values.renaming import renamed
from factcheck.matching.values.spelling import without_tonos
from factcheck.matching.voices.converses import converses_of
from factcheck.matching.voices.passives import actives_of
from factcheck.matching.voices.reflexives import turned_round

__all__ = ["Form", "bag_of", "differ_in_one_number", "lowered", "read_form", "without_dates"]

_LAST_STOPS: Final = frozenset(".。।۔։")
_SHORTEST_JOINED: Final = 2
# So much of a word no ending changes, in most languages.
_START: Final = 3
_COMMAS: Final = frozenset(",、")
_QUOTES: Final = frozenset("'\"")


@attrs.frozen(kw_only=True)
class Form:
    """A statement as a list of tokens.

    Args:
        plain: Words, numbers and signs in their order, as they are written; the first word begins with a small letter.
        tokens: The same with numbers, dates, units and names in one spelling, where the language is known.
        read: The same with numbers, dates and units alone in one spelling.
        language: The language, where it is known.
    """

    plain: Phrase
    tokens: Phrase = attrs.field(eq=False)
    read: Phrase = attrs.field(eq=False)
    language: Language | None = attrs.field(eq=False)

    @cached_property
    def lowered(self) -> Phrase:
        """The tokens with a small letter at the beginning."""
        return lowered(self.tokens)

    @cached_property
    def folded(self) -> Phrase:
        """The tokens in small letters."""
        return tuple(token.lower() for token in self.tokens)

    @cached_property
    def bag(self) -> Phrase:
        """The tokens in small letters and without commas, in the order of the alphabet."""
        return bag_of(self.tokens)

    @cached_property
    def joined(self) -> Phrase:
        """The tokens in small letters, with what a hyphen parts as one word: "cease-fire" is "ceasefire"."""
        words = list(self.lowered)
        for place in range(len(words) - 2, 0, -1):
            if place + 1 >= len(words):
                continue
            first, second = words[place - 1], words[place + 1]
            # Short beginnings make another word: "re-sign" is not "resign", and "ex-minister" is none.
            if words[place] == "-" and first.isalpha() and second.isalpha() and len(first) > _SHORTEST_JOINED:
                words[place - 1 : place + 2] = [first + second]
        return tuple(word.lower() for word in words)

    def actives_like(self, other: Form) -> Iterator[Phrase]:
        """Give what the statement can be in the active, if it is in the passive, of the same tokens as another.

        Args:
            other: The statement that it is compared with.
        """
        if self.language is None or not _is_alike(self.starts, other.starts):
            return
        wanted = frozenset(word.lower() for word in (*other.read, *other.tokens))
        # The first word may be a name or may not; both readings are tried.
        for written in {self.read, lowered(self.read)}:
            for active in actives_of(written, self.language, wanted):
                # Words of one meaning are put together afterwards: a participle is known by its own ending.
                named = renamed(active, self.language)
                if bag_of(named) == other.bag:
                    yield named

    @cached_property
    def turned(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """What it can be with its object behind the verb, or with "se" for a passive, each with its tokens in their order."""
        if self.language is None:
            return ()
        found = (renamed(turned, self.language) for turned in turned_round(lowered(self.read), self.language))
        return tuple((tokens, bag_of(tokens)) for tokens in found)

    @cached_property
    def starts(self) -> frozenset[str]:
        """How its words begin, which stays the same in every case of them but for a Greek accent."""
        return frozenset(without_tonos(token.lower())[:_START] for token in self.tokens)

    @cached_property
    def reports(self) -> frozenset[Report]:
        """Who it says said what, in each way in which that can be read."""
        return frozenset() if self.language is None else frozenset(reports_in(self.tokens, self.language))

    def cased(self, words: Phrase) -> Phrase:
        """Give some of its words in small letters with the capitals that they have in it.

        Args:
            words: The words.
        """
        return tuple(self._capitals.get(word, word) for word in words)

    @cached_property
    def _capitals(self) -> dict[str, str]:
        return {word.lower(): word for word in self.lowered}

    @cached_property
    def denied(self) -> frozenset[Phrase]:
        """What it denies, if it has one sign of negation."""
        return frozenset() if self.language is None else frozenset(map(lowered, affirmed(lowered(self.read), self.language)))

    @cached_property
    def converses(self) -> frozenset[Phrase]:
        """What it says of two things, seen from the other."""
        return frozenset() if self.language is None else frozenset(converses_of(self.tokens, self.language))

    @property
    def depends_on_day(self) -> bool:
        """Whether its words mean another day in a document of another day: "yesterday", "on Monday"."""
        if any(token.startswith(f"{DATE}day-") for token in self.tokens):
            return True
        return self.language is not None and depends_on_day(self.plain, self.read, self.language)

    @property
    def weekdays_alone(self) -> frozenset[int] | None:
        """Days of the week by which alone it means another day in a document of another day, Monday being 0."""
        if self.language is None or any(token.startswith(f"{DATE}day-") for token in self.tokens):
            return None
        return weekdays_alone(self.plain, self.read, self.language)

    @property
    def depends_on_year(self) -> bool:
        """Whether it has a date without a year."""
        return any(token.startswith((f"{DATE}--", f"{DATE}month")) for token in self.tokens)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two statements have enough of their words in common for one to be the other put otherwise."""
    return 3 * len(one & other) >= len(other)


def differ_in_one_number(one: Form, other: Form) -> bool:
    """Tell whether two statements are the same but for one number.

    Args:
        one: A statement.
        other: Another.
    """
    if one.language is None or other.language is None or len(one.lowered) != len(other.lowered):
        return False
    differing = [pair for pair in zip(one.lowered, other.lowered, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(token[0] == NUMBER and token[1:2].isdecimal() for token in differing[0])


def without_dates(form: Form, written: Iterable[str] = ()) -> Form:
    """Give a statement with one token for any date, so that what is said of two days can be compared.

    Args:
        form: A statement.
        written: Dates of it as they are written. Words as written are needed for telling a denial, and where the language is not
            known there are no others.
    """
    dates = tuple(map(tokens_of, written))
    tokens, read = (
        tuple(DATE if token.startswith(DATE) else token for token in words) for words in (form.lowered, lowered(form.read))
    )
    return attrs.evolve(form, plain=_with_one_sign(form.plain, dates), tokens=_with_one_sign(tokens, dates), read=read)


def _with_one_sign(tokens: Phrase, dates: Iterable[Phrase]) -> Phrase:
    for date in dates:
        for place in range(len(tokens) - len(date), -1, -1):
            if tokens[place : place + len(date)] == date:
                tokens = (*tokens[:place], DATE, *tokens[place + len(date) :])
    return tokens


def read_form(statement: str, language: Language | None = None) -> Form:
    """Take a statement apart without losing anything that it says.

    White space, the shapes of quotation marks, apostrophes and dashes, the Unicode form, the case of the first letter and the
    full stop at the end are not kept. All else is: two statements of one form have the same words in the same order.

    Args:
        statement: The statement of a claim.
        language: Its language; None where that is not known.

    >>> read_form("L’armée  tient «Orrel».") == read_form("l'armée tient “Orrel”")
    True
    """
    written = list(tokens_of(statement))
    # A statement that is nothing but a stop keeps it.
    while len(written) > 1 and written[-1] in _LAST_STOPS:
        written.pop()
    if language is None:
        return Form(plain=lowered(written), tokens=tuple(written), read=tuple(written), language=None)
    read = read_values(written, language)
    return Form(plain=lowered(written), tokens=renamed(read, language), read=read, language=language)


def bag_of(tokens: Sequence[str]) -> Phrase:
    """Give the words of a statement without their order, its commas and its capitals.

    Args:
        tokens: The tokens of a statement.
    """
    return tuple(sorted(word.lower() for word in tokens if word not in _COMMAS))


def lowered(tokens: Sequence[str]) -> Phrase:
    """Let the first word of a statement begin with a small letter.

    Args:
        tokens: The tokens of a statement.
    """
    first = next(_words(tokens), None)
    # After a colon some houses begin a sentence, and others go on.
    starts = {first, *(place + 1 for place, word in enumerate(tokens) if word == ":")}
    return tuple(
        token[0].lower() + token[1:] if place in starts and token[0] not in (DATE, NUMBER) else token
        for place, token in enumerate(tokens)
    )


def _words(tokens: Iterable[str]) -> Iterator[int]:
    return iter([place for place, token in enumerate(tokens) if token not in _QUOTES][:1])
