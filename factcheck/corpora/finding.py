"""Claims found in many files by words, figure, place, day and category: have we checked this before?"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.contract.codec import annotation_from_value
from factcheck.contract.vocabulary import DEFAULT_VOCABULARY, load_vocabulary
from factcheck.corpora.facets import FIRST_DAY, LAST_DAY, number_of_day
from factcheck.corpora.index import Refreshed, open_index
from factcheck.corpora.terms import Word, search_words
from factcheck.errors import NoSuchTerm
from factcheck.files import PathLike
from factcheck.matching.pairing import Match, match
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import span_of_date
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary

__all__ = ["COUNTERPARTS", "FIELDS", "LIMIT", "Found", "Hit", "Wanted", "find"]

FIELDS: Final[Mapping[str, str]] = {"statement": "statement", "words": "quotes", "anywhere": "statement quotes names places"}
"""Where words are looked for, each with the columns of the index."""

LIMIT: Final = 10
"""How many claims are given unless somebody asks for more: what a person reads before wording the search better."""

_WEIGHTS: Final = (3.0, 1.0, 1.0, 1.0)
"""A word of the statement counts for more than one of a quote, which often says other things too."""

_FEW: Final = 4_000
"""Claims that are ranked when not every word has to be there: those that have the rarest words. Others would rank below them."""

_MANY: Final = 20_000
"""Claims from which a word tells so little that ranking by it alone would only cost time."""

_CANDIDATES: Final = 8
"""Claims that are held against one that was found: those that share the rarest words with it."""

_ENOUGH: Final = 3
"""Claims with all the words from which none are given that have only some of them."""

COUNTERPARTS: Final = 3
"""How many of the claims, from the best on, are given with their counterparts: what takes less time than a person notices."""

_PHRASE: Final = re.compile(r'"([^"]*)"')


@attrs.frozen(kw_only=True)
class Wanted:
    """What is looked for; all of it has to fit.

    Args:
        words: Words, each in any of its forms; those between quotation marks stand side by side. Claims with all of them come
            first, and where these are few, others that have the rarest of them follow.
        within: Where the words have to stand: ``statement``, ``words`` of the document, or ``anywhere``, names included.
        figure: Lowest and highest figure that the claim may state, either of them None.
        measure: What its figure measures.
        place: Words of a place.
        day: A day, month, year or interval, EDTF, in which the claim can have been so.
        category: A category, or a family of them.
    """

    words: str = ""
    within: str = attrs.field(default="anywhere", validator=attrs.validators.in_(FIELDS))
    figure: tuple[float | None, float | None] | None = None
    measure: str | None = None
    place: str | None = None
    day: str | None = None
    category: str | None = None


@brief
@attrs.frozen(kw_only=True)
class Hit:
    """A claim that was found.

    Args:
        file: Its file.
        line: Its line in a corpus, from 1; 0 in a file of its own.
        document: The annotation, without its text and with this claim alone.
        claim: The claim.
        whole: Whether it has all the words that were looked for.
        counterparts: What :func:`factcheck.match` makes of it and claims of other documents, the best first.
    """

    file: str
    line: int
    document: Annotation
    claim: Claim
    whole: bool
    counterparts: tuple[Match, ...] = ()


@brief
@attrs.frozen(kw_only=True)
class Found:
    """What a search came to.

    Args:
        hits: The claims, the best first.
        more: Whether there are more that have all the words.
        refreshed: What was read since files had changed.
    """

    hits: tuple[Hit, ...]
    more: bool
    refreshed: Refreshed


def find(
    wanted: Wanted | str,
    paths: Sequence[PathLike] = (".",),
    *,
    limit: int = LIMIT,
    counterparts: int = COUNTERPARTS,
    vocabularies: Iterable[Vocabulary] = (),
    folder: Path | None = None,
) -> Found:
    """Find claims in annotation files, corpora and folders, by an index that is made once and follows the files.

    Args:
        wanted: What is looked for, or just words.
        paths: The files and folders.
        limit: How many claims are given at most.
        counterparts: How many of them, from the best on, are given with their counterparts in other documents of *paths*.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
        folder: Folder of the index; that of the user when None.

    Raises:
        NoSuchTerm: If neither a claim nor a vocabulary at hand has the category.
        UnreadableFile: If a file cannot be read, or the index cannot be kept.
        ValueError: If nothing is looked for, or *day* is no date.
    """
    asked = Wanted(words=wanted) if isinstance(wanted, str) else wanted
    conditions, values = _conditions(asked)
    # Places are looked for like words, since files spell them in many ways; measures and categories are terms, which have one
    # spelling.
    words, places = _words(asked.words), list(search_words(asked.place or ""))
    if not (words or places or conditions):
        raise ValueError("nothing is looked for: the words are none, or too common to tell claims apart")
    known = tuple(vocabularies)
    with open_index(paths, vocabularies=known, folder=folder) as (index, refreshed):
        if asked.category is not None:
            _refuse_unknown(index, asked.category, known)
        search = _Search(index, FIELDS[asked.within], places, conditions, values)
        # One more than is shown tells whether there are more, and costs less than counting them.
        rows = search.whole(words, limit + 1)
        hits = [_hit(index, row, whole=True) for row in rows[:limit]]
        # Somebody who asks for five words often remembers four of them rightly, and a search that finds nothing teaches
        # nothing.
        if len(words) > 1 and len(hits) < min(limit, _ENOUGH):
            others = search.partly(words, limit - len(hits), {row[0] for row in rows})
            hits += [_hit(index, row, whole=False) for row in others]
        # Matching reads whole claims and takes longer than the search itself, so only what stands at the top of a screen is
        # compared.
        compared = [attrs.evolve(hit, counterparts=_counterparts(index, hit)) for hit in hits[:counterparts]]
        hits[:counterparts] = compared
    return Found(hits=tuple(hits), more=len(rows) > limit, refreshed=refreshed)


def _refuse_unknown(index: sqlite3.Connection, category: str, vocabularies: Sequence[Vocabulary]) -> None:
    """Refuse a category that is a slip of the pen, since to find nothing would look like an answer."""
    held = (load_vocabulary(DEFAULT_VOCABULARY), *vocabularies)
    terms = {term for one in held for term in (*one.by_id, *one.families_of_terms)}
    query = "SELECT 1 FROM claims WHERE instr(categories, ?) LIMIT 1"
    if category in terms or index.execute(query, [f"|{category}|"]).fetchone():
        return
    listed = {term for (row,) in index.execute("SELECT DISTINCT categories FROM claims") for term in row.strip("|").split("|")}
    raise NoSuchTerm(category, kind="category in these files or in press-statement called", known=sorted(terms | listed))


def _words(text: str) -> list[Word]:
    """Give what has to stand together: each word, and all words between a pair of quotation marks."""
    # A phrase is cut into the same terms as the index, so that "the wells were restored" is found whatever stands between in
    # light words.
    phrases = [tuple(term for word in search_words(phrase) for term in word) for phrase in _PHRASE.findall(text)]
    return [*filter(None, phrases), *search_words(_PHRASE.sub(" ", text))]


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if wanted.category is not None:
        # Bars around the term keep "event.state" from being found by "event.st", and let a family be asked for like a term.
        conditions.append("instr(claims.categories, ?)")
        values.append(f"|{wanted.category}|")
    if wanted.measure is not None:
        conditions.append("claims.measure = ?")
        values.append(wanted.measure)
    if wanted.figure is not None:
        low, high = wanted.figure
        # One that is stated must lie between the two: "up to 30,000" would else be found by every smaller figure.
        bounds = (float("-inf") if low is None else low, float("inf") if high is None else high)
        conditions.append("(claims.low BETWEEN ? AND ? OR claims.high BETWEEN ? AND ?)")
        values += [*bounds, *bounds]
    if wanted.day is not None:
        span = span_of_date(wanted.day)
        if span is None:
            raise ValueError(f"{wanted.day!r} is no day, month, year or interval, such as 1999-03-26 or 1999-03/1999-06")
        conditions.append("claims.first <= ? AND claims.last >= ?")
        # Two intervals meet where each begins before the other ends, which holds for open ends too, since these are the
        # outermost numbers.
        values += [number_of_day(span[1], LAST_DAY), number_of_day(span[0], FIRST_DAY)]
    return conditions, values


class _Search:
    """A search in an index, within what every claim has to fit."""

    def __init__(
        self, index: sqlite3.Connection, fields: str, places: Sequence[Word], conditions: Sequence[str], values: Sequence[Any]
    ) -> None:
        self._index = index
        self._fields = fields
        self._places = [f"places : {_quoted(word)}" for word in places]
        self._conditions = list(conditions)
        self._values = list(values)

    def whole(self, words: Sequence[Word], limit: int) -> list[tuple[int, float]]:
        """Give claims that have all the words, the best first."""
        # The ranking function visits every hit. With a word that most claims have it would visit the whole corpus to sort what
        # is alike.
        return self._ranked([self._of(word) for word in words], limit, ranked=self._fewest(words) <= _MANY)

    def partly(self, words: Sequence[Word], limit: int, known: Iterable[int]) -> list[tuple[int, float]]:
        """Give claims that have some of the words, the rarest ones, the best first, but none that is known."""
        passed = set(known)
        some = [self._of(word) for word in _rarest(self._index, words, _FEW)]
        if not some:
            return []
        # Those that are known already may be the best of these too, so as many more are asked for as may have to be passed
        # over.
        found = self._ranked([f"({' OR '.join(some)})"], limit + len(passed), ranked=True)
        return [row for row in found if row[0] not in passed][:limit]

    def _of(self, word: Word) -> str:
        return f"{{{self._fields}}} : {_quoted(word)}"

    def _fewest(self, words: Sequence[Word]) -> int:
        return min((_count(self._index, word) for word in words), default=0)

    def _ranked(self, clauses: Sequence[str], limit: int, *, ranked: bool) -> list[tuple[int, float]]:
        asked = [*clauses, *self._places]
        # Without a word there is nothing to rank by, and the order of the files is at least the same each time.
        if not asked:
            query = f"SELECT claim, 0.0 FROM claims WHERE {' AND '.join(self._conditions)} ORDER BY claim LIMIT ?"  # noqa: S608
            return list(self._index.execute(query, [*self._values, limit]))
        weights = ", ".join(map(str, _WEIGHTS))
        score = f"bm25(words, {weights})" if ranked else "0.0"
        # The full-text table answers alone where it can; the other is joined only where a condition needs it.
        joined = " JOIN claims ON claims.claim = words.rowid" if self._conditions else ""
        conditions = " AND ".join(["words MATCH ?", *self._conditions])
        order = "score, words.rowid" if ranked else "words.rowid"
        # Only constants stand in the text of the query; what somebody looks for is passed beside it.
        query = f"SELECT words.rowid, {score} AS score FROM words{joined} WHERE {conditions} ORDER BY {order} LIMIT ?"  # noqa: S608
        return list(self._index.execute(query, [" AND ".join(asked), *self._values, limit]))


def _quoted(word: Word) -> str:
    return f'"{" ".join(word)}"'


def _count(index: sqlite3.Connection, word: Word) -> int:
    """Give in how many claims the rarest term of a word stands."""
    # The words of an unspaced script are runs of characters, each of which is an entry of its own; the rarest bounds the run.
    counts = [index.execute("SELECT doc FROM counts WHERE term = ?", [term]).fetchone() for term in word]
    return min((row[0] if row else 0) for row in counts)


def _rarest(index: sqlite3.Connection, words: Iterable[Word], most: int) -> list[Word]:
    """Give the rarest of some words that stand anywhere, as long as no more than so many claims have them."""
    counted = sorted((count, word) for word in dict.fromkeys(words) if (count := _count(index, word)))
    kept: list[Word] = []
    total = 0
    for count, word in counted:
        total += count
        # The rarest word is kept however common it is, since without any nothing would be found at all.
        if kept and total > most:
            break
        kept.append(word)
    return kept


def _hit(index: sqlite3.Connection, row: tuple[int, float], *, whole: bool) -> Hit:
    file, line, annotation = _loaded(index, [row[0]])[0]
    return Hit(file=file, line=line, document=annotation, claim=annotation.claims[0], whole=whole)


def _loaded(index: sqlite3.Connection, claims: Sequence[int]) -> list[tuple[str, int, Annotation]]:
    """Give the annotations of some claims, each with those of them that are its own and without its text."""
    marks = ", ".join("?" * len(claims))
    tables = "claims JOIN bodies USING (claim) JOIN documents USING (document) JOIN files USING (file)"
    query = f"SELECT path, line, document, shell, body FROM {tables} WHERE claim IN ({marks}) ORDER BY claim"  # noqa: S608 (marks)
    rows = index.execute(query, list(claims))
    # Matching compares documents, so claims of one document come back as one annotation and are not compared with each other.
    by_document: dict[int, tuple[bytes, int, dict[str, Any]]] = {}
    for path, line, document, shell, body in rows:
        held = by_document.setdefault(document, (path, line, {**json.loads(shell), "claims": []}))
        held[2]["claims"].append(json.loads(body))
    return [(os.fsdecode(path), line, annotation_from_value(value)) for path, line, value in by_document.values()]


def _counterparts(index: sqlite3.Connection, hit: Hit) -> tuple[Match, ...]:
    """Give what matching makes of a claim and those of other documents that share its rarest words."""
    # What shares only common words with a claim is no counterpart, and there is much of it.
    rare = _rarest(index, search_words(hit.claim.statement), _FEW)
    if not rare:
        return ()
    asked = "{statement} : (" + " OR ".join(map(_quoted, rare)) + ")"
    query = (
        "SELECT words.rowid FROM words JOIN claims ON claims.claim = words.rowid JOIN documents USING (document)"
        " WHERE words MATCH ? AND documents.id <> ? ORDER BY bm25(words), words.rowid LIMIT ?"
    )
    claims = [row[0] for row in index.execute(query, [asked, hit.document.id, _CANDIDATES])]
    found = [one for _, _, other in _loaded(index, claims) for one in match(hit.document, other)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.document, one.other.id)))
