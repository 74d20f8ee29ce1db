"""What a claim of one document is to a claim of another that speaks of the same.

Only what both say decides. Whatever differs and cannot be told apart (another name, another number, a condition) leaves the pair
``related``: a person can make more of it, and is not misled by less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.gathering import Comparison, compare
from factcheck.matching.denying import denies, says_not_the_opposite
from factcheck.matching.forms import differ_in_one_number, without_dates
from factcheck.matching.reading import Read
from factcheck.matching.restating import why_same
from factcheck.matching.wording import likeness
from factcheck.model.dates import DateSpan, lies_before

__all__ = ["Relating", "related"]

LEAST_LIKENESS_OF_ONE_SUBJECT: Final = 0.5
"""Likeness of words from which two claims are taken to speak of one thing, where no measure says so: half of their weight."""

_RELATED: Final = "related"
_SUNDAY: Final = 6


@attrs.frozen(kw_only=True)
class Relating:
    """The relation of two claims, and why.

    Args:
        relation: A term of the vocabulary ``relation-types``, read from the one claim to the other.
        why: What it rests on, in words.
        figures: The comparison of the two figures, where both have one.
        words: Likeness of the words, 0 to 1.
    """

    relation: str
    why: str
    figures: Comparison | None
    words: float


def related(one: Read, other: Read, weights: Mapping[str, float]) -> Relating:
    """Tell what one claim is to the other.

    Args:
        one: A claim.
        other: A claim of another document.
        weights: Weights of words, by how rare they are in the two documents.
    """
    same = why_same(one.form, other.form)
    is_denial = same is None and denies(one.form, other.form)
    # The sign of negation is no word of weight in English, and must not count as one elsewhere.
    words = 1.0 if same is not None or is_denial else likeness(one.wording, other.wording, weights)
    figures = compare(one.figure, other.figure) if one.figure and other.figure else None
    relation, why = _relation(one, other, same, words, figures)
    return Relating(relation=relation, why=why, figures=figures, words=words)


def _relation(one: Read, other: Read, why: str | None, words: float, figures: Comparison | None) -> tuple[str, str]:
    same = _same(one, other, why)
    obstacle = next(_obstacles(one, other, words, figures, same), None)
    if obstacle is not None:
        return _RELATED, obstacle
    if figures is not None and figures.relation != "same" and figures.dimension != "figure":
        return _by_figures(one, other, figures)
    later = _later(one.held, other.held)
    if denies(one.form, other.form):
        return _by_opposition(one, other)
    if later is not None:
        return _by_time(one, other, later)
    if same is not None:
        return "restates", same
    if why is not None:
        return _RELATED, "the same words, in documents of two days: they can mean two days"
    return _RELATED, next(_differences(one, other), "not every word of the one is accounted for by the other")


def _same(one: Read, other: Read, why: str | None) -> str | None:
    """Say why two claims say the same, where every token of both is accounted for."""
    # "Not all left" and "some stayed": two denials make a yes, but only of exact opposites.
    if why is None and says_not_the_opposite(one.form, other.form):
        why = "one denies the opposite of what the other says"
    return None if why is None or _mean_two_days(one, other) else why


def _mean_two_days(one: Read, other: Read) -> bool:
    """Tell whether the same words can mean two days, since their documents are of two days."""
    # Whoever annotated said that both are of one time.
    if one.claim.time == other.claim.time is not None and not one.is_present:
        return False
    issued = one.issued, other.issued
    if one.form.depends_on_day and (None in issued or issued[0] != issued[1]):
        return not _mean_one_weekday(one, other)
    years = {day and day[0] for day in issued}
    return one.form.depends_on_year and len(years) > 1


def _mean_one_weekday(one: Read, other: Read) -> bool:
    """Tell whether "on Monday" is one day in both: they are of one week, and no Monday lies from the one to the other."""
    issued = sorted(date(*day) for day in (one.issued, other.issued) if day is not None)
    named = one.form.weekdays_alone
    if len(issued) < 2 or named is None or named != other.form.weekdays_alone:
        return False
    # Some weeks begin on a Sunday.
    first, last = issued[0].weekday(), issued[1].weekday()
    is_one_week = issued[1] - issued[0] < timedelta(days=6) and first < last < _SUNDAY
    return is_one_week and named.isdisjoint(range(first, last + 1))


def _stand_on_two_days(one: Read, other: Read) -> bool:
    """Tell whether two claims say how things stand, on no day but that of their documents, which differ."""
    undated = not one.dates and not other.dates and one.claim.time is None and other.claim.time is None
    return one.is_lasting and other.is_lasting and undated and one.issued != other.issued


def _obstacles(one: Read, other: Read, words: float, figures: Comparison | None, same: str | None) -> Iterator[str]:
    """Give the reasons for which two claims can be no more than related, whatever else they say."""
    conditional = load_vocabulary("modes").having("conditional")
    if (one.claim.mode in conditional) != (other.claim.mode in conditional):
        yield "one of the two is said on a condition"
    if same is not None:
        return
    if one.families.isdisjoint(other.families):
        yield f"claims of two kinds, {one.claim.categories[0]} and {other.claim.categories[0]}"
    # Two figures of a measure are comparable by declaration, in whatever words.
    if _is_of_one_measure(figures):
        return
    if words < LEAST_LIKENESS_OF_ONE_SUBJECT:
        yield "only some of the words are the same"
    # A name on one side alone may be left out on the other; a name on each side is another matter.
    if one.wording.names - other.wording.stems and other.wording.names - one.wording.stems:
        yield "other names"
    if figures is not None and differ_in_one_number(one.form, other.form):
        return
    ours, theirs = one.numbers - other.numbers, other.numbers - one.numbers
    if ours and theirs:
        yield f"other numbers, {_listed(ours)} and {_listed(theirs)}"


def _is_of_one_measure(figures: Comparison | None) -> bool:
    """Tell whether two figures can be compared because both name the same measure, and not for want of what they count."""
    return (
        figures is not None
        and figures.dimension is None
        and figures.one.quantity.measure == figures.other.quantity.measure is not None
    )


def _by_figures(one: Read, other: Read, figures: Comparison) -> tuple[str, str]:
    shown = f"{figures.one} and {figures.other}"
    if not _is_of_one_measure(figures) and figures.dimension is None and not differ_in_one_number(one.form, other.form):
        return _RELATED, f"{shown}, perhaps not of the same"
    if one.wording.negated != other.wording.negated:
        return _RELATED, f"{shown}, and one of them is denied"
    # Three men killed and two men killed can be two attacks, unless somebody said that both figures count the same.
    if not _is_of_one_measure(figures) and not _can_be_one_count(one, other, figures):
        return _RELATED, f"{shown}, perhaps of two events"
    # Which of the two is later says from which to read the relation.
    later = None if figures.later is None else (figures.one, figures.other).index(figures.later)
    if figures.relation == "update" and later is not None:
        return _directed("supersedes", later), f"{shown}, for two times"
    if figures.relation == "correction" and later is not None:
        return _directed("corrects", later), f"{shown}, for the same time, stated one after the other"
    if figures.relation == "contradiction":
        return "contradicts", f"{shown}, for the same time, cannot both hold"
    if figures.relation == "consistent":
        return _RELATED, f"{shown} can both hold"
    return _RELATED, f"the figures cannot be compared, since they differ in {figures.dimension}"


def _can_be_one_count(one: Read, other: Read, figures: Comparison) -> bool:
    """Tell whether two figures without a measure, in statements that are the same, are plainly those of one thing."""
    if figures.relation == "update":
        return one.is_lasting and other.is_lasting
    dated = all(_is_dated(read) for read in (one, other))
    return figures.dimension is not None or dated or (figures.relation != "correction" and one.issued == other.issued)


def _is_dated(read: Read) -> bool:
    quantity = read.claim.quantity
    return read.claim.time is not None or (
        quantity is not None and any(date is not None for date in (quantity.as_of, quantity.since, quantity.until))
    )


def _by_opposition(one: Read, other: Read) -> tuple[str, str]:
    later = _later(one.held, other.held)
    if later is None:
        if _mean_two_days(one, other) or _mean_two_days(other, one) or _stand_on_two_days(one, other):
            return _RELATED, "the opposite, in documents of two days: they can mean two days"
        return _corrected(one, other) or ("contradicts", "one says the opposite of the other, and all else is the same")
    if one.is_present and other.is_present and one.is_lasting and other.is_lasting:
        return _directed("supersedes", later), "the opposite, for a later day"
    return _RELATED, "the opposite, for another time"


def _by_time(one: Read, other: Read, later: int) -> tuple[str, str]:
    # An update says of a later day what was said of an earlier one, or the opposite; likeness of words does not earn it.
    undated, others = without_dates(one.form, one.dates), without_dates(other.form, other.dates)
    is_same = undated.tokens == others.tokens
    # Of two bombs that exploded on the days of their documents neither takes the place of the other.
    is_lasting = one.is_lasting and other.is_lasting
    if is_lasting and one.is_present and other.is_present and (is_same or denies(undated, others)):
        how = "the same matter, as it stands on a later day" if is_same else "the opposite, for a later day"
        return _directed("supersedes", later), how
    stated = _stated_later(one, other)
    if is_same and one.is_ahead and other.is_ahead and stated is not None and _can_be_of_one_speaker(one, other):
        return _directed("supersedes", stated), "another date for what is still to come"
    return _corrected(one, other) or (_RELATED, "other dates: two events, or two dates for one")


def _corrected(one: Read, other: Read) -> tuple[str, str] | None:
    """Give a correction where the later of two statements by the same speaker says itself that it corrects."""
    stated = _stated_later(one, other)
    if stated is not None and (one, other)[stated].corrects and _can_be_of_one_speaker(one, other):
        return _directed("corrects", stated), "the later document says that it corrects"
    return None


def _differences(one: Read, other: Read) -> Iterator[str]:
    """Give what keeps one of two claims from saying the same as the other."""
    if _is_opposed(one, other):
        yield "one of the two denies something, perhaps not what the other says"
    if one.dates and other.dates and one.dates != other.dates:
        yield f"other dates, {_listed(one.dates)} and {_listed(other.dates)}"
    if one.wording.names - other.wording.stems or other.wording.names - one.wording.stems:
        yield "one of the two names somebody or something that the other does not"
    if one.numbers != other.numbers or _gives_figure(one) != _gives_figure(other):
        yield "one of the two gives a number that the other does not"


def _gives_figure(read: Read) -> bool:
    return read.figure is not None and read.figure.interval is not None


def _reversals(one: Read, other: Read) -> frozenset[str]:
    shared = one.wording.stems & other.wording.stems
    return (one.wording.reversed ^ other.wording.reversed) & shared


def _is_opposed(one: Read, other: Read) -> bool:
    """Tell whether one says the opposite: it denies what the other says, or has the opposite word, but not both."""
    # Two reversals cancel each other, as two minus signs do.
    return (len(_reversals(one, other)) + (one.wording.negated != other.wording.negated)) % 2 == 1


def _later(one: DateSpan, other: DateSpan) -> int | None:
    """Tell which of two spans of days lies wholly after the other: the first, 0, or the second, 1."""
    if lies_before(other, one):
        return 0
    return 1 if lies_before(one, other) else None


def _stated_later(one: Read, other: Read) -> int | None:
    if one.issued is None or other.issued is None or one.issued == other.issued:
        return None
    return 0 if one.issued > other.issued else 1


def _can_be_of_one_speaker(one: Read, other: Read) -> bool:
    return not one.speakers or not other.speakers or not one.speakers.isdisjoint(other.speakers)


def _directed(relation: str, later: int) -> str:
    """Read a relation from the one to the other, where it holds from the later to the earlier."""
    return relation if later == 0 else load_vocabulary("relation-types").term(relation).inverse or relation


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
