"""Random annotations that are valid: texts of any script, claims over them, and records of every kind."""

from __future__ import annotations

import datetime
import string
from functools import cache

import attrs
from hypothesis import strategies as st

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Attribution, Claim
from factcheck.model.counterpart import Counterpart, Naming
from factcheck.model.extraction import Extraction, Extractor, Original, Run
from factcheck.model.origin import Origin
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Addition, Interest, Link, Reference
from factcheck.model.refusals import is_blank
from factcheck.model.relation import Relation
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.model.time import Time
from factcheck.model.work import Capture, Work

# Strategies are made here and not while an example is drawn, since Hypothesis examines each that is new, which takes it longer
# than to draw from one that it knows.
VOCABULARY = load_vocabulary("press-statement")
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=8).filter(lambda one: not is_blank(one))
PROSE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(lambda one: not is_blank(one))
# An expression of `from_regex` says the same in fewer words, and takes several times as long to draw from.
PARTS_OF_SLUGS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=5)
SLUGS = PARTS_OF_SLUGS | st.lists(PARTS_OF_SLUGS, min_size=2, max_size=3).map("-".join)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)).map(str)
OPEN_DATES = st.one_of(
    DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4] + "~"), DAYS.map(lambda day: f"../{day}")
)
NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)))
DIGESTS = st.integers(0, 16**64 - 1).map("{:064x}".format)


@cache
def optional(strategy):
    return st.none() | strategy


@cache
def term(vocabulary):
    return st.sampled_from([entry.id for entry in load_vocabulary(vocabulary).terms])


@cache
def terms(vocabulary, most=2):
    return st.lists(term(vocabulary), max_size=most, unique=True)


ENDS = st.tuples(NUMBERS, NUMBERS).map(sorted)


@st.composite
def quantities(draw):
    made = Quantity(
        measure=draw(optional(SLUGS)),
        value=draw(optional(NUMBERS)),
        unit=draw(optional(SLUGS)),
        kind=draw(optional(term("quantity-kinds"))),
        as_of=draw(optional(OPEN_DATES)),
        basis=draw(optional(term("date-bases"))),
        place=draw(optional(PROSE)),
        as_written="some",
    )
    if made.value is None:
        low, high = draw(ENDS)
        return attrs.evolve(made, low=low, high=high, comparators=draw(terms("comparators")))
    return made


QUANTITIES = optional(quantities())
INTERESTS = optional(st.builds(Interest, value=term("origin-interests"), reason=PROSE))
ADDITIONS = optional(st.builds(Addition, by=PROSE, at=DAYS, method=optional(term("addition-methods"))))
WAIVERS = optional(st.builds(Waiver, reason=PROSE, by=PROSE, at=DAYS))
SEARCHES = st.lists(st.builds(Search, at=DAYS, by=PROSE, where=PROSE, outcome=term("search-outcomes")), max_size=1)
KINDS = st.lists(st.sampled_from([kind.id for kind in VOCABULARY.slot_kinds]), max_size=3, unique=True)
LEAST_ORIGINS = optional(st.integers(1, 5))


@st.composite
def references(draw, works, origins):
    """Give references, with a work from a strategy of ids, and a chain or an origin from one of lists of ids.

    No check minds the chain: nobody is in it twice, and no word is distorted where nobody is left who said it.
    """
    ids = draw(origins)
    relay = [Link(origin=id_, distorts=number < len(ids) - 1 and draw(st.booleans())) for number, id_ in enumerate(ids)]
    return Reference(
        work=draw(works),
        origins=() if relay else draw(origins)[:1],
        stance=draw(term("stances")),
        excerpt=draw(optional(PROSE)),
        gist=draw(optional(PROSE)),
        quantity=draw(QUANTITIES),
        relay=relay,
        interest=draw(INTERESTS),
        added=draw(ADDITIONS),
    )


@st.composite
def slots(draw, cited):
    """Give slots, with references from a strategy of lists."""
    return tuple(
        Slot(
            kind=kind,
            level=draw(optional(term("slot-levels"))),
            min_origins=draw(LEAST_ORIGINS),
            references=draw(cited),
            waived=draw(WAIVERS),
            searches=draw(SEARCHES),
        )
        for kind in draw(KINDS)
    )


# None of these is conclusive, so any evidence allows them.
VERDICTS = st.sampled_from(["insufficient", "conflicting", "mixed", "misleading"])
DEGREES = optional(st.floats(0, 1))


@st.composite
def assessments(draw, id_, categories, checkability):
    """Give an assessment that any evidence allows: no conclusive verdict, and none that the category does not take."""
    settled = (checkability or VOCABULARY.term(categories[0]).checkability) != "not-checkable"
    verdict = draw(VERDICTS) if settled else "not-checkable"
    return Assessment(
        id=id_,
        at=draw(DAYS),
        by=draw(PROSE),
        verdict=verdict,
        degree=draw(DEGREES) if verdict in ("mixed", "misleading") else None,
        basis=draw(term("assessment-bases")),
        evidence_cutoff=draw(DAYS),
        rationale=draw(optional(PROSE)),
    )


PLACES = st.fixed_dictionaries({"page": st.integers(1, 99)}, optional={"label": PROSE, "element": PROSE, "speaker": PROSE})


@st.composite
def extractions(draw, bounds):
    """Give what a text was extracted from, with a run for some of its words."""
    chosen = draw(st.lists(st.sampled_from(bounds), unique=True).map(sorted))
    return Extraction(
        original=Original(media_type="application/pdf", sha256=draw(DIGESTS)),
        by=Extractor(name=draw(PROSE), version=draw(PROSE)),
        policy=draw(term("extraction-policies")),
        map=[Run(start=start, end=end, **draw(PLACES)) for start, end in chosen],
        note=draw(optional(PROSE)),
    )


TEXTS = st.lists(WORDS, min_size=1, max_size=8)
ORIGINS = st.lists(
    st.builds(Origin, id=SLUGS, name=PROSE, access=optional(term("origin-accesses"))), max_size=2, unique_by=lambda one: one.id
)
REPORTS = st.fixed_dictionaries({"type": st.just("report"), "title": PROSE}, optional={"number": PROSE, "circulation": NUMBERS})
CAPTURES = st.lists(st.builds(Capture, url=st.just("https://agency.example/a"), accessed=DAYS), max_size=1)
# What depends on the text or the origins is set when they are known.
WORKS = st.lists(
    st.builds(Work, id=SLUGS, csl=REPORTS, available=optional(OPEN_DATES), captures=CAPTURES),
    max_size=2,
    unique_by=lambda one: one.id,
)
VOICES = optional(st.builds(Attribution, voice=term("voices"), as_written=st.sampled_from([None, "some"])))
TIMES = optional(st.builds(Time, at=OPEN_DATES, basis=optional(term("date-bases")), as_written=st.just("some")))
# Links in both directions of one type could close a circle, so each generated link leads backwards in the same sense.
BACKWARDS = st.sampled_from(["elaborates", "supports", "contrasts", "related"])
CATEGORIES = st.lists(term("press-statement"), min_size=1, max_size=2, unique=True)
NAMED_PLACES = st.lists(PROSE, max_size=2, unique=True)
TAGS = st.lists(SLUGS, max_size=2, unique=True)
ONE_OF_FOUR = st.integers(0, 3)
# Of which claim and in what words is set when they are known.
COUNTERPARTS = st.lists(
    st.builds(
        Counterpart,
        claim=st.just("x"),
        document=SLUGS.map("another-{}".format),
        target=SLUGS,
        relation=term("relation-types"),
        names=st.lists(st.builds(Naming, here=st.just("x"), there=PROSE, ground=PROSE), max_size=1),
        note=optional(PROSE),
    ),
    max_size=2,
)


def as_it_stands(record, words):
    """Let a record that says how it was written say so in words that stand in the text."""
    return attrs.evolve(record, as_written=words) if record and record.as_written else record


@st.composite
def annotations(draw, path=None):
    """Give an annotation whose text is words and spaces, with a claim or an unclaimed span over each word."""
    words = draw(TEXTS)
    text = " ".join(words)
    bounds = []
    for word in words:
        start = bounds[-1][1] + 1 if bounds else 0
        bounds.append((start, start + len(word)))
    origins = draw(ORIGINS)
    named = st.lists(st.sampled_from([origin.id for origin in origins]), unique=True) if origins else st.just(())
    works = [attrs.evolve(work, origins=draw(named)) for work in draw(WORKS)]
    cited = st.just(())
    if works:
        cited = st.lists(references(st.sampled_from([work.id for work in works]), named), max_size=2, unique_by=repr)
    evidence = slots(cited)
    ids = draw(st.lists(SLUGS, min_size=len(words), max_size=len(words), unique=True))
    claims, unclaimed = [], []
    for id_, (start, end) in zip(ids, bounds, strict=True):
        exact = text[start:end]
        if draw(ONE_OF_FOUR) == 0:
            unclaimed.append(Unclaimed(start=start, end=end, exact=exact, reason=draw(term("unclaimed-reasons"))))
            continue
        spans = [Span(start=start, end=end, exact=exact)]
        if start and draw(st.booleans()):
            spans.insert(0, Span(start=0, end=len(words[0]), exact=words[0], role="lead-in"))
        earlier = [claim.id for claim in claims]
        relations = [Relation(type=draw(BACKWARDS), target=earlier[-1])] if earlier and draw(st.booleans()) else []
        categories = draw(CATEGORIES)
        checkability = draw(optional(term("checkabilities")))
        claims.append(
            Claim(
                id=id_,
                statement=draw(PROSE),
                spans=spans,
                categories=categories,
                mode=draw(term("modes")),
                checkability=checkability,
                attribution=as_it_stands(draw(VOICES), exact),
                hedges=(exact,) if draw(st.booleans()) else (),
                quantity=as_it_stands(draw(QUANTITIES), exact),
                time=as_it_stands(draw(TIMES), exact),
                places=draw(NAMED_PLACES),
                relations=relations,
                slots=draw(evidence),
                assessments=[draw(assessments(f"of-{id_}", categories, checkability))] if draw(st.booleans()) else (),
                tags=draw(TAGS),
                note=draw(optional(PROSE)),
            )
        )
        # A lead-in that covers the first word may not be unclaimed as well.
        unclaimed = [span for span in unclaimed if span.start or len(spans) == 1]
    if not any(span.start == 0 for claim in claims for span in claim.spans) and not any(span.start == 0 for span in unclaimed):
        unclaimed.insert(0, Unclaimed(start=0, end=len(words[0]), exact=words[0], reason="connective"))
    counterparts = [
        attrs.evolve(
            counterpart,
            claim=claim.id,
            names=[attrs.evolve(naming, here=claim.statement) for naming in counterpart.names],
        )
        for claim, counterpart in zip(claims, draw(COUNTERPARTS), strict=False)
    ]
    # A counterpart stands in another document.
    others = {counterpart.document for counterpart in counterparts}
    issuer = origins[0].id if origins else None
    source = attrs.evolve(
        Source.from_text(text, title=draw(PROSE), path=path, issued=draw(optional(DAYS))),
        issuer=issuer,
        extraction=draw(extractions(bounds)) if draw(st.booleans()) else None,
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


TEXTS_OF_CSL = (
    "container-title",
    "publisher",
    "number",
    "language",
    "note",
    "issue",
    "page",
    "volume",
    "genre",
    "PMID",
    "archive",
)
# Every character of ASCII that shows, but for braces.
MARKS_OF_A_DOI = [chr(number) for number in range(0x21, 0x7F) if chr(number) not in "{}"]
PATHS = st.text(string.ascii_letters + string.digits + "_~&=;.-", max_size=12)
CSL = st.fixed_dictionaries(
    {"type": st.sampled_from(CSL_TYPES), "title": LINES},
    optional={
        "author": NAMES,
        "editor": NAMES,
        "issued": DATES,
        "accessed": st.fixed_dictionaries({"date-parts": PARTS_OF_DATES.map(lambda row: [row])}),
        "URL": st.builds(
            "{}://x.example/{}{}".format, st.sampled_from(["https", "http"]), PATHS, st.sampled_from(["", "%7B", "%7D"])
        ),
        "DOI": st.builds("10.{:04}/{}".format, st.integers(0, 9999), st.text(MARKS_OF_A_DOI, min_size=1, max_size=9)),
        "number-of-pages": st.integers(1, 999),
        **dict.fromkeys(TEXTS_OF_CSL, LINES),
    },
)


def works():
    """Give works with bibliographic data of every sort that the schema describes."""
    return st.builds(
        Work,
        id=SLUGS,
        csl=CSL,
        kind=optional(term("work-kinds")),
        origins=st.lists(SLUGS, max_size=2, unique=True),
        origins_proposed=st.booleans(),
        available=optional(OPEN_DATES),
        captures=CAPTURES,
        extent_read=optional(term("extents-read")),
        note=optional(LINES),
    )
