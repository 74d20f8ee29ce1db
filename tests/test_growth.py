"""Nothing takes the square of what it is given: counted in calls and comparisons, which no other work of the machine disturbs.

``python -m tests.benchmarks.growth`` measures whole commands; these are places that such a run reaches only with unlikely input.
"""

from __future__ import annotations

import hashlib
import sys

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.agreement import adjudicate
from factcheck.agreement import comparing as comparing_works
from factcheck.agreement.adjudicating import _free
from factcheck.agreement.comparing import stances
from factcheck.agreement.leaving_out import set_aside_pieces
from factcheck.cli import cli
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.documents import drafting, filing
from factcheck.evidence.interests import Interests
from factcheck.evidence.lineage import paths_to_roots
from factcheck.evidence.passages import KnownPassages, same_passage
from factcheck.figures import Figure, Interval
from factcheck.figures.charting.marks import ChartMark, placed_marks
from factcheck.files import writing
from factcheck.formats.joining import CONTINUES, join_marks
from factcheck.formats.records import Mark, MarkLink
from factcheck.formats.workbook import as_workbook
from factcheck.model import (
    Annotation,
    Capture,
    Claim,
    Counterpart,
    Origin,
    Quantity,
    Reference,
    Relation,
    Slot,
    Source,
    Span,
    Unclaimed,
    Work,
    renames,
)
from factcheck.store.captures import copies_of
from factcheck.text.reanchoring import Anchor
from factcheck.text.structure.reading import structure_of
from factcheck.versions import steps
from factcheck.versions.lines import unified_diff
from factcheck.versions.pinning.filling import fill
from factcheck.views.marks import pieces_of
from factcheck.views.site import site
from factcheck.works.index import WorkIndex

FEW, MANY = 60, 240

# Four times as much may take four times as many calls, and what n log n adds; the square would be sixteen times.
MOST = 5.5


def calls_of(job):
    """Count the calls of functions, of Python and of C, that a job makes; each step of a generator is one."""
    count = 0

    def seen(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        job()
    finally:
        sys.setprofile(None)
    return count


def is_near_linear(make):
    """Tell whether a job that is made for a size needs calls in proportion; once in vain, since the first fills caches."""
    make(FEW)()
    few, many = (calls_of(make(size)) for size in (FEW, MANY))
    return many <= MOST * few


def text_of(count):
    return "".join(f"Word {number:05} fell. " for number in range(count))


def spans_of(count):
    """Give a span for each sentence of the text of this size."""
    return [Span(start=at * 17, end=at * 17 + 16, exact=f"Word {at:05} fell.") for at in range(count)]


def sheet_of(count, **details):
    claims = [
        Claim(id=f"c{at}", statement=f"Word {at} fell.", spans=[span], categories=["event.incident"])
        for at, span in enumerate(spans_of(count))
    ]
    return Annotation(id="words", source=Source.from_text(text_of(count), title="Words"), claims=claims, **details)


def aside(start, reason="connective"):
    return Unclaimed(start=start, end=start + 4, exact="Word", reason=reason)


def asides_of(count, reason="connective", shift=0):
    return [aside(at * 17 + shift, reason) for at in range(count)]


def without(annotation, names):
    return attrs.evolve(annotation, claims=[claim for claim in annotation.claims if claim.id not in names])


def test_a_square_is_seen():
    def square(size):
        return lambda: [len(()) for _ in range(size) for _ in range(size)]

    assert not is_near_linear(square)
    assert is_near_linear(lambda size: lambda: [len(()) for _ in range(size)])


def test_pairing_of_alike_items_does_not_compare_all_with_all(monkeypatch):
    compared = 0

    class Place(int):
        __hash__ = int.__hash__

        def __eq__(self, other):
            nonlocal compared
            compared += 1
            return int(self) == other

    monkeypatch.setattr(renames, "enumerate", lambda items: zip(map(Place, range(len(items))), items, strict=True), raising=False)
    old, new = ["alike"] * MANY, ["Alike"] * MANY

    assert renames.pair(old, new, [lambda _: 1, str.lower]) == list(range(MANY))
    assert compared <= 4 * MANY


@pytest.mark.parametrize("first", ["a-2", "b"])
def test_free_id_is_found_without_joining_all_ids(first):
    class Asked(set):
        def __or__(self, other):
            raise AssertionError("all ids were joined")

    assert _free("a", Asked({"a"}), Asked({"a", first})) == ("a-3" if first == "a-2" else "a-2")


def test_words_set_aside_are_carried_over_without_asking_every_claim(monkeypatch):
    def standing(quotes, old, new, **_):
        return tuple(
            Anchor(status="exact", start=one.start, end=one.start + len(one.exact), exact=one.exact, score=1.0) for one in quotes
        )

    monkeypatch.setattr("factcheck.versions.rebasing.reanchor", standing)

    def rebasing(size):
        sheet = sheet_of(size, unclaimed=asides_of(size))
        return lambda: factcheck.rebase(sheet, sheet.source.text)

    assert is_near_linear(rebasing)
    assert len(factcheck.rebase(sheet_of(3, unclaimed=asides_of(3)), text_of(3)).set_aside) == 3


def test_words_set_aside_are_filled_in_without_asking_every_claim():
    def filling(size):
        text = text_of(size)
        claims = [{"id": f"c{at}", "spans": [{"start": at * 17 + 5, "end": at * 17 + 16}]} for at in range(size)]
        asides = [{"exact": "Word", "reason": "connective"}] * size
        value = {"source": {"sha256": hashlib.sha256(text.encode()).hexdigest()}, "claims": claims, "unclaimed": asides}
        return lambda: fill(value, text)

    assert is_near_linear(filling)
    assert filling(FEW)().unclaimed == FEW


def test_places_on_a_page_are_noted_without_going_through_those_before():
    pytest.importorskip("sphinx")
    from factcheck.sphinx.domain import ClaimsDomain
    from factcheck.sphinx.objects import PageObject

    def noting(size):
        domain = object.__new__(ClaimsDomain)
        domain.data = {"places": {}}
        entries = [PageObject(kind="claim", name=f"c{at}", docname="page", anchor="a", title="t") for at in range(size)]
        return lambda: [domain.add(entry) for entry in [*entries, entries[0]]]

    assert is_near_linear(noting)
    assert noting(2)() == [True, True, False]


def test_pieces_set_aside_are_put_together_without_asking_all_of_the_others():
    def putting(size):
        claimed = [(span.start + 5, span.end) for span in spans_of(size)]
        return lambda: set_aside_pieces([asides_of(size), asides_of(size, "title")], claimed)

    assert is_near_linear(putting)
    assert [piece.reasons for piece in putting(2)()] == [{0: "connective", 1: "title"}] * 2


def test_decisions_on_words_that_are_cut_otherwise_do_not_go_through_all_claims_each():
    def deciding(size):
        whole = sheet_of(size)
        # Of each sentence the other makes two claims.
        halves = []
        for claim in whole.claims:
            [span] = claim.spans
            for start, end in ((span.start, span.start + 10), (span.start + 11, span.end)):
                part = Span(start=start, end=end, exact=whole.source.text[start:end])
                halves.append(attrs.evolve(claim, id=f"{claim.id}-{start}", spans=[part]))
        return lambda: adjudicate(attrs.evolve(whole, claims=halves), whole)

    assert is_near_linear(deciding)


@pytest.mark.parametrize("follows_whole", [True, False])
def test_evidence_of_the_parts_of_one_claim_is_joined_without_going_through_all_for_each(follows_whole):
    def deciding(size):
        parts = sheet_of(size)
        claims = [
            attrs.evolve(claim, slots=[Slot(kind="independent-report", references=[Reference(work=f"w{at}", stance="supports")])])
            for at, claim in enumerate(parts.claims)
        ]
        works = [Work(id=f"w{at}", csl={"type": "report", "title": f"Report {at}"}) for at in range(size)]
        parts = attrs.evolve(parts, claims=claims, works=works)
        text = parts.source.text.strip()
        span = Span(start=0, end=len(text), exact=text)
        whole = attrs.evolve(parts, claims=[attrs.evolve(parts.claims[0], spans=[span], statement=text, slots=())], works=())
        return lambda: adjudicate(*((whole, parts) if follows_whole else (parts, whole)))

    assert is_near_linear(deciding)


def test_difference_of_what_is_set_aside_does_not_compare_all_with_all():
    def differing(size):
        old, new = (sheet_of(1, unclaimed=asides_of(size, reason)) for reason in ("connective", "title"))
        return lambda: factcheck.diff(old, new)

    assert is_near_linear(differing)
    [change] = differing(2)()
    assert (change.kind, len(change.before), len(change.after)) == ("unclaimed-changed", 2, 2)


def test_new_ids_of_all_claims_are_told_in_one_pass():
    def renaming(size):
        old = sheet_of(size)
        new = attrs.evolve(old, claims=[attrs.evolve(claim, id=f"new-{claim.id}") for claim in old.claims])
        return lambda: factcheck.diff(old, new)

    assert is_near_linear(renaming)
    assert {change.kind for change in renaming(2)()} == {"claim-renamed"}


def test_conflicts_of_a_merge_do_not_go_through_those_before():
    def merging(size):
        base = sheet_of(size)
        ours, theirs = (
            attrs.evolve(base, claims=[attrs.evolve(claim, note=note) for claim in base.claims]) for note in ("one", "other")
        )
        return lambda: factcheck.merge(base, ours, theirs)

    assert is_near_linear(merging)
    assert len(merging(FEW)().conflicts) == FEW


def test_chain_of_claims_that_one_side_removed_is_put_back_in_a_few_rounds():
    def restoring(size):
        flat = sheet_of(size)
        last = flat.claims[-1].id
        chain = [
            attrs.evolve(claim, relations=[Relation(type="elaborates", target=f"c{at + 1}")]) if claim.id != last else claim
            for at, claim in enumerate(flat.claims)
        ]
        base = attrs.evolve(flat, claims=chain)
        ours = attrs.evolve(base, claims=[attrs.evolve(chain[0], relations=[])])
        theirs = attrs.evolve(base, claims=[attrs.evolve(chain[0], note="seen"), *chain[1:]])
        return lambda: factcheck.merge(base, attrs.evolve(ours, claims=[chain[0]]), theirs)

    assert is_near_linear(restoring)
    assert len(restoring(FEW)().annotation.claims) == FEW


def test_spans_of_another_text_are_told_without_comparing_all_with_all():
    def comparing(size):
        base = sheet_of(size, unclaimed=asides_of(size))
        ours = attrs.evolve(base, source=Source.from_text(text_of(size) + "More.", title="Words"))
        theirs = attrs.evolve(base, unclaimed=asides_of(size, "title"))
        return lambda: factcheck.merge(base, ours, theirs)

    assert is_near_linear(comparing)
    assert len(comparing(FEW)().conflicts) == FEW


def test_marks_of_a_crowded_chart_are_not_compared_with_all_that_stand():
    def standing(size):
        figure, interval = Figure(quantity=Quantity(value=1)), Interval()
        marks = [
            ChartMark(
                figure=figure, interval=interval, number=at, own=False, comparable=True, x=100 + at % 7, first=100, last=100,
                value=100.0 + at % 11, low=None, high=None,
            )
            for at in range(size)
        ]  # fmt: skip
        return lambda: placed_marks(marks, 40, 350)

    # The first of them find room at once; where there is none, each tries every place.
    few, many = (calls_of(standing(4 * size)) for size in (FEW, MANY))
    assert many <= MOST * few


def test_a_site_is_written_without_looking_through_its_folder_for_each_page(tmp_path, monkeypatch):
    looked = []
    original = writing._sweep
    monkeypatch.setattr(writing, "_sweep", lambda folder: (looked.append(folder), original(folder)))
    sheet = tmp_path / "words.claims.json"
    factcheck.save(sheet_of(FEW), sheet)
    looked.clear()

    ran = CliRunner().invoke(cli, ["publish", str(sheet), "-o", str(tmp_path / "site")])

    assert ran.exit_code == 0
    assert len(list((tmp_path / "site" / "words").iterdir())) == FEW
    assert sorted(path.name for path in looked) == ["site", "words"]


def test_origins_that_take_sides_are_sought_once_and_not_for_each_reference():
    asked = 0

    class Origins(dict):
        def items(self):
            nonlocal asked
            asked += 1
            return super().items()

    origins = Origins({f"o{at}": Origin(id=f"o{at}", name="O", interest="party") for at in range(FEW)})
    interests = Interests(origins, issuer=None)
    kind = load_vocabulary("press-statement").slot_kind("independent-report")
    before = asked
    shunned = {interests.shunned_by(kind) for _ in range(MANY)}

    assert (asked - before, [len(one) for one in shunned]) == (1, [FEW])


def test_workbook_is_written_without_looking_for_its_end_in_each_row():
    pytest.importorskip("openpyxl")

    def writing(size):
        return lambda: as_workbook("claims", ["id", "statement"], [(f"c{at}", "Rain fell.") for at in range(size)])

    assert is_near_linear(writing)


def excerpts_of(count):
    return [(f"w{at}", f"the mill of number {at} closed its doors on {at} of the days of May") for at in range(count)]


@pytest.mark.parametrize(
    "excerpts", [excerpts_of, lambda count: [(f"w{at}", words) for at in range(count) for words in (None, "So.")]]
)
def test_excerpts_are_not_compared_with_all_before(excerpts):
    def noting(size):
        def note():
            known = KnownPassages()
            for number, passage in enumerate(excerpts(size)):
                assert [*known.same_as(passage)] == []
                known.add(passage, number)

        return note

    assert is_near_linear(noting)


WORDS = st.lists(st.sampled_from(["rain", "fell", "on", "the", "mill"]), max_size=14).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["w", "v"]), st.none() | WORDS), max_size=12))
def test_excerpts_that_are_looked_up_are_those_that_a_comparison_with_all_finds(passages):
    known = KnownPassages()
    for number, passage in enumerate(passages):
        found = [item for _, item in known.same_as(passage)]

        assert found == [at for at, other in enumerate(passages[:number]) if same_passage(other, passage)]
        known.add(passage, number)


def test_references_of_one_slot_are_compared_in_one_pass():
    def comparing(size):
        base = sheet_of(1)
        sides = []
        for word in ("one", "other"):
            references = [Reference(work="w", stance="supports", gist=f"{word} {at}") for at in range(size)]
            slots = [Slot(kind="independent-report", references=references)]
            sides.append(attrs.evolve(base, claims=[attrs.evolve(base.claims[0], slots=slots)]))
        return lambda: factcheck.diff(*sides)

    assert is_near_linear(comparing)


def test_lines_of_a_file_are_compared_only_for_whoever_asks_what_changed(tmp_path, monkeypatch):
    path = tmp_path / "mill.claims.json"
    factcheck.save(sheet_of(3), path)
    asked = []
    monkeypatch.setattr(steps, "unified_diff", lambda old, new, name: asked.append(name) or "shown")

    done = steps.rewrite(path, lambda sheet: attrs.evolve(sheet, note="Read twice."), what="amend")

    assert (done.changed, asked) == (True, [])
    assert (done.difference, asked) == ("shown", [str(path)])


@pytest.mark.parametrize("scattered", [False, True])
def test_difference_of_a_file_is_found_in_one_pass(scattered):
    def comparing(size):
        sheet = sheet_of(size)
        claims = [
            attrs.evolve(claim, note="Read twice.") if scattered or number == size // 2 else claim
            for number, claim in enumerate(sheet.claims)
        ]
        old, new = (factcheck.dumps(one).encode() for one in (sheet, attrs.evolve(sheet, claims=claims)))
        return lambda: unified_diff(old, new, "x")

    assert is_near_linear(comparing)


def test_pages_of_claims_do_not_go_through_the_whole_annotation_for_each():
    def publishing(size):
        sheet = sheet_of(size)
        claims = [
            attrs.evolve(claim, slots=[Slot(kind="independent-report", references=[Reference(work=f"w{at}", stance="supports")])])
            for at, claim in enumerate(sheet.claims)
        ]
        works = [Work(id=f"w{at}", csl={"type": "report", "title": f"Report {at}"}) for at in range(size)]
        links = [Counterpart(claim=f"c{at}", document="other", target=f"c{at}", relation="repeats") for at in range(size)]
        sheet = attrs.evolve(sheet, claims=claims, works=works, counterparts=links)
        return lambda: [*site(sheet)]

    assert is_near_linear(publishing)


def test_spans_of_one_claim_are_marked_without_looking_among_all_for_each():
    def marking(size):
        sheet = sheet_of(size)
        whole = attrs.evolve(sheet, claims=[attrs.evolve(sheet.claims[0], spans=spans_of(size))])
        return lambda: [*pieces_of(whole)]

    assert is_near_linear(marking)


def test_structure_of_a_text_is_found_once_for_its_title_and_its_claims(monkeypatch):
    texts = []
    monkeypatch.setattr(filing, "structure_of", lambda text, **known: texts.append(text) or structure_of(text, **known))
    monkeypatch.setattr(drafting, "structure_of", filing.structure_of)

    found = filing.draft_file("-", data=b"The mill\n\nThe mill closed. It rained.\n")

    assert (found.annotation.source.title, len(found.annotation.claims), len(texts)) == ("The mill", 2, 1)


def test_works_that_two_cite_for_one_claim_are_found_by_their_marks(monkeypatch):
    class Marks(frozenset):
        """Comparing two sets is no call that can be counted, unless they are of a class with its own."""

        def __and__(self, other):
            return frozenset(self) & other

    marks_of = comparing_works._marks
    monkeypatch.setattr(comparing_works, "_marks", lambda work: Marks(marks_of(work)))

    def comparing(size):
        sheet = sheet_of(1)
        works = [Work(id=f"w{at}", csl={"type": "report", "title": f"Report {at}"}) for at in range(size)]
        references = [Reference(work=f"w{at}", stance="supports") for at in range(size)]
        claim = attrs.evolve(sheet.claims[0], slots=[Slot(kind="independent-report", references=references)])
        sheet = attrs.evolve(sheet, claims=[claim], works=works)
        return lambda: [*stances((sheet, claim), (sheet, claim))]

    assert is_near_linear(comparing)
    assert len(comparing(FEW)()) == FEW


def test_pieces_of_marks_are_joined_without_going_through_all_marks_for_each():
    def joining(size):
        marks = [Mark(where="", key=f"m{at}", pieces=((at, at + 1),), raw=at) for at in range(size)]
        links = [MarkLink(where="", raw=at, source=f"m{at}", target=f"m{at + 1}", type=CONTINUES) for at in range(size - 1)]
        return lambda: join_marks(marks, reversed(links))

    assert is_near_linear(joining)
    [whole] = joining(FEW)()[0]
    assert (whole.key, len(whole.pieces)) == ("m0", FEW)


def test_way_to_a_root_is_put_together_once_and_not_at_each_link():
    origins = {f"o{at}": Origin(id=f"o{at}", name=f"O {at}", derived_from=[f"o{at + 1}"]) for at in range(5_000)}
    origins["o5000"] = Origin(id="o5000", name="The first")
    [path] = paths_to_roots("o0", origins)

    assert path == tuple(f"o{at}" for at in range(5_001))


def test_copies_are_verified_without_going_through_all_references_for_each(tmp_path):
    (tmp_path / "copy.txt").write_text("It fell.\n", encoding="utf-8")
    capture = Capture(accessed="2001-02-03", sha256=hashlib.sha256(b"It fell.\n").hexdigest(), path="copy.txt")

    def verifying(size):
        sheet = sheet_of(1)
        references = [Reference(work=f"w{at}", stance="supports", excerpt="It fell") for at in range(size)]
        claim = attrs.evolve(sheet.claims[0], slots=[Slot(kind="independent-report", references=references)])
        works = [Work(id=f"w{at}", csl={"type": "report", "title": f"Report {at}"}, captures=[capture]) for at in range(size)]
        sheet = attrs.evolve(sheet, claims=[claim], works=works)
        return lambda: [*copies_of(sheet, str(tmp_path))]

    assert is_near_linear(verifying)
    assert all(copy.is_sound for copy in verifying(FEW)())


@pytest.mark.parametrize("kind", ["number", "issue", "volume"])
def test_reports_of_one_title_are_not_compared_with_each_other(kind):
    shared = {"type": "report", "title": "Situation report", "issued": {"date-parts": [[1999]]}, "author": [{"family": "Doe"}]}

    def adding(size):
        works = [Work(id=f"w{at}", csl={**shared, kind: str(at)}) for at in range(size)]

        def each_once():
            index, found = WorkIndex(), []
            for work in works:
                found.append(index.find(work))
                index.add(work)
            return found

        return each_once

    assert is_near_linear(adding)
    assert not any(adding(FEW)())
