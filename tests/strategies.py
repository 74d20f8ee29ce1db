"""Random annotations that are valid: texts of any script, claims over them, and records of every kind."""

from __future__ import annotations

import datetime

import attrs
from hypothesis import strategies as st

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Attribution, Claim
from factcheck.model.counterpart import Counterpart, Naming
from factcheck.model.extraction import Extraction, Extractor, Original, Run
from factcheck.model.fields import is_blank
from factcheck.model.origin import Origin
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Addition, Interest, Link, Reference
from factcheck.model.relation import Relation
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.model.time import Time
from factcheck.model.work import Capture, Work

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=8).filter(lambda one: not is_blank(one))
PROSE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(lambda one: not is_blank(one))
SLUGS = st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}\Z")
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)).map(str)
OPEN_DATES = st.one_of(
    DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4] + "~"), DAYS.map(lambda day: f"../{day}")
)
NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)))
DIGESTS = st.from_regex(r"\A[0-9a-f]{64}\Z")


def optional(strategy):
    return st.none() | strategy


def term(vocabulary):
    return st.sampled_from([entry.id for entry in load_vocabulary(vocabulary).terms])


def terms(vocabulary, most=2):
    return st.lists(term(vocabulary), max_size=most, unique=True)


@st.composite
def quantities(draw, words=None):
    if words is None:
        words = draw(st.just("some"))
    made = Quantity(
        measure=draw(optional(SLUGS)),
        value=draw(optional(NUMBERS)),
        unit=draw(optional(SLUGS)),
        kind=draw(optional(term("quantity-kinds"))),
        as_of=draw(optional(OPEN_DATES)),
        basis=draw(optional(term("date-bases"))),
        place=draw(optional(PROSE)),
        as_written=words,
    )
    if made.value is None:
        low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
        return attrs.evolve(made, low=low, high=high, comparators=draw(terms("comparators")))
    return made


@st.composite
def chains(draw, origins):
    """Give a chain that no check minds: nobody twice, and no word distorted where nobody is left who said it."""
    ids = draw(st.lists(st.sampled_from(origins), max_size=2, unique=True))
    return [Link(origin=id_, distorts=number < len(ids) - 1 and draw(st.booleans())) for number, id_ in enumerate(ids)]


@st.composite
def references(draw, works, origins):
    relay = draw(chains(origins)) if origins else ()
    return Reference(
        work=draw(st.sampled_from(works)),
        origins=draw(st.lists(st.sampled_from(origins), max_size=1, unique=True)) if origins and not relay else (),
        stance=draw(term("stances")),
        excerpt=draw(optional(PROSE)),
        gist=draw(optional(PROSE)),
        quantity=draw(optional(quantities())),
        relay=relay,
        interest=draw(optional(st.builds(Interest, value=term("origin-interests"), reason=PROSE))),
        added=draw(optional(st.builds(Addition, by=PROSE, at=DAYS, method=optional(term("addition-methods"))))),
    )


@st.composite
def slots(draw, works, origins):
    vocabulary = load_vocabulary("press-statement")
    kinds = draw(st.lists(st.sampled_from([kind.id for kind in vocabulary.slot_kinds]), max_size=3, unique=True))
    searches = st.builds(Search, at=DAYS, by=PROSE, where=PROSE, outcome=term("search-outcomes"))
    return tuple(
        Slot(
            kind=kind,
            level=draw(optional(term("slot-levels"))),
            min_origins=draw(optional(st.integers(1, 5))),
            references=draw(st.lists(references(works, origins), max_size=2, unique_by=repr)) if works else (),
            waived=draw(optional(st.builds(Waiver, reason=PROSE, by=PROSE, at=DAYS))),
            searches=draw(st.lists(searches, max_size=1)),
        )
        for kind in kinds
    )


@st.composite
def assessments(draw, id_, categories, checkability):
    """Give an assessment that any evidence allows: no conclusive verdict, and none that the category does not take."""
    vocabulary = load_vocabulary("press-statement")
    settled = (checkability or vocabulary.term(categories[0]).checkability) != "not-checkable"
    verdict = draw(st.sampled_from(["insufficient", "conflicting", "mixed", "misleading"] if settled else ["not-checkable"]))
    return Assessment(
        id=id_,
        at=draw(DAYS),
        by=draw(PROSE),
        verdict=verdict,
        degree=draw(optional(st.floats(0, 1))) if verdict in ("mixed", "misleading") else None,
        basis=draw(term("assessment-bases")),
        evidence_cutoff=draw(DAYS),
        rationale=draw(optional(PROSE)),
    )


@st.composite
def extractions(draw, bounds):
    """Give what a text was extracted from, with a run for some of its words."""
    places = st.fixed_dictionaries({"page": st.integers(1, 99)}, optional={"label": PROSE, "element": PROSE, "speaker": PROSE})
    chosen = draw(st.lists(st.sampled_from(bounds), unique=True).map(sorted))
    return Extraction(
        original=Original(media_type="application/pdf", sha256=draw(DIGESTS)),
        by=Extractor(name=draw(PROSE), version=draw(PROSE)),
        policy=draw(term("extraction-policies")),
        map=[Run(start=start, end=end, **draw(places)) for start, end in chosen],
        note=draw(optional(PROSE)),
    )


@st.composite
def annotations(draw, path=None):
    """Give an annotation whose text is words and spaces, with a claim or an unclaimed span over each word."""
    words = draw(st.lists(WORDS, min_size=1, max_size=8))
    text = " ".join(words)
    bounds = []
    for word in words:
        start = bounds[-1][1] + 1 if bounds else 0
        bounds.append((start, start + len(word)))
    origins = draw(
        st.lists(
            st.builds(Origin, id=SLUGS, name=PROSE, access=optional(term("origin-accesses"))),
            max_size=2,
            unique_by=lambda o: o.id,
        )
    )
    csl = st.fixed_dictionaries({"type": st.just("report"), "title": PROSE}, optional={"number": PROSE, "circulation": NUMBERS})
    captures = st.lists(st.builds(Capture, url=st.just("https://agency.example/a"), accessed=DAYS), max_size=1)
    named = st.lists(st.sampled_from([origin.id for origin in origins]), unique=True) if origins else st.just(())
    works = draw(
        st.lists(
            st.builds(Work, id=SLUGS, csl=csl, origins=named, available=optional(OPEN_DATES), captures=captures),
            max_size=2,
            unique_by=lambda w: w.id,
        )
    )
    ids = draw(st.lists(SLUGS, min_size=len(words), max_size=len(words), unique=True))
    claims, unclaimed = [], []
    for id_, (start, end) in zip(ids, bounds, strict=True):
        exact = text[start:end]
        if draw(st.integers(0, 3)) == 0:
            unclaimed.append(Unclaimed(start=start, end=end, exact=exact, reason=draw(term("unclaimed-reasons"))))
            continue
        spans = [Span(start=start, end=end, exact=exact)]
        if start and draw(st.booleans()):
            spans.insert(0, Span(start=0, end=len(words[0]), exact=words[0], role="lead-in"))
        earlier = [claim.id for claim in claims]
        relations = [Relation(type=draw(term("relation-types")), target=earlier[-1])] if earlier and draw(st.booleans()) else []
        # Links in both directions of one type could close a circle, so each generated link leads backwards in the same sense.
        relations = [link for link in relations if link.type in ("elaborates", "supports", "contrasts", "related")]
        categories = draw(st.lists(term("press-statement"), min_size=1, max_size=2, unique=True))
        checkability = draw(optional(term("checkabilities")))
        claims.append(
            Claim(
                id=id_,
                statement=draw(PROSE.filter(lambda words: not is_blank(words))),
                spans=spans,
                categories=categories,
                mode=draw(term("modes")),
                checkability=checkability,
                attribution=draw(optional(st.builds(Attribution, voice=term("voices"), as_written=optional(st.just(exact))))),
                hedges=draw(st.sampled_from([(), (exact,)])),
                quantity=draw(optional(quantities(exact))),
                time=draw(
                    optional(st.builds(Time, at=OPEN_DATES, basis=optional(term("date-bases")), as_written=st.just(exact)))
                ),
                places=draw(st.lists(PROSE, max_size=2, unique=True)),
                relations=relations,
                slots=draw(slots([work.id for work in works], [origin.id for origin in origins])),
                assessments=draw(st.lists(assessments(f"of-{id_}", categories, checkability), max_size=1)),
                tags=draw(st.lists(SLUGS, max_size=2, unique=True)),
                note=draw(optional(PROSE)),
            )
        )
        # A lead-in that covers the first word may not be unclaimed as well.
        unclaimed = [span for span in unclaimed if span.start or len(spans) == 1]
    if not any(span.start == 0 for claim in claims for span in claim.spans) and not any(span.start == 0 for span in unclaimed):
        unclaimed.insert(0, Unclaimed(start=0, end=len(words[0]), exact=words[0], reason="connective"))
    counterparts = [
        draw(
            st.builds(
                Counterpart,
                claim=st.just(claim.id),
                document=SLUGS.map("another-{}".format),
                target=SLUGS,
                relation=term("relation-types"),
                names=st.lists(st.builds(Naming, here=st.just(claim.statement), there=PROSE, ground=PROSE), max_size=1),
                note=optional(PROSE),
            )
        )
        for claim in claims[: draw(st.integers(0, 2))]
    ]
    # A counterpart stands in another document.
    others = {counterpart.document for counterpart in counterparts}
    issuer = origins[0].id if origins else None
    source = attrs.evolve(
        Source.from_text(text, title=draw(PROSE), path=path, issued=draw(optional(DAYS))),
        issuer=issuer,
        extraction=draw(optional(extractions(bounds))),
    )
    return Annotation(
        id=draw(SLUGS.filter(lambda id_: id_ not in others)),
        source=source,
        claims=claims,
        unclaimed=unclaimed,
        works=works,
        origins=origins,
        counterparts=counterparts,
        note=draw(optional(PROSE)),
    )


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(lambda text: text.strip())
# Days of all months, months, seasons and years.
PARTS_OF_DATES = st.one_of(
    st.dates(datetime.date(1000, 1, 1)).map(lambda day: [day.year, day.month, day.day]),
    st.tuples(st.integers(1000, 9999), st.integers(1, 12) | st.integers(21, 24)).map(list),
    st.integers(1, 9999).map(lambda year: [year]),
)
DATES = st.one_of(
    st.fixed_dictionaries({"date-parts": PARTS_OF_DATES.map(lambda row: [row])}, optional={"circa": st.just(True)}),
    st.tuples(PARTS_OF_DATES, PARTS_OF_DATES)
    .filter(lambda rows: rows[0][0] < rows[1][0])
    .map(lambda rows: {"date-parts": list(rows)}),
    st.just({"literal": "first days of the month"}),
)
NAMES = st.lists(
    st.fixed_dictionaries({"family": LINES, "given": LINES}) | st.fixed_dictionaries({"literal": LINES}), min_size=1, max_size=3
)
CSL_TYPES = [
    "report", "article-newspaper", "article-magazine", "article-journal", "webpage", "book", "chapter", "legislation", "hearing",
    "treaty", "speech", "graphic", "press-release", "document",
]  # fmt: skip


def works():
    """Give works with bibliographic data of every sort that the schema describes."""
    texts = ("container-title", "publisher", "number", "language", "note", "issue", "page", "volume", "genre", "PMID", "archive")
    csl = st.fixed_dictionaries(
        {"type": st.sampled_from(CSL_TYPES), "title": LINES},
        optional={
            "author": NAMES,
            "editor": NAMES,
            "issued": DATES,
            "accessed": st.fixed_dictionaries({"date-parts": PARTS_OF_DATES.map(lambda row: [row])}),
            "URL": st.from_regex(r"\Ahttps?://x\.example/[A-Za-z0-9_~&=;.-]{0,12}(%7[BD])?\Z"),
            "DOI": st.from_regex(r"\A10\.[0-9]{4}/[!-z|~]{1,9}\Z"),
            "number-of-pages": st.integers(1, 999),
            **dict.fromkeys(texts, LINES),
        },
    )
    return st.builds(
        Work,
        id=SLUGS,
        csl=csl,
        kind=optional(term("work-kinds")),
        origins=st.lists(SLUGS, max_size=2, unique=True),
        origins_proposed=st.booleans(),
        available=optional(OPEN_DATES),
        captures=st.lists(st.builds(Capture, url=st.just("https://agency.example/a"), accessed=DAYS), max_size=1),
        extent_read=optional(term("extents-read")),
        note=optional(LINES),
    )
