"""Golden facts of the annotated documents: the fact sheet, and two statements of the same government."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter

import pytest

import factcheck
from factcheck.evidence.slots import slots_of
from factcheck.text.coverage import coverage_of


def test_source_is_the_fact_sheet_byte_for_byte(root):
    data = (root / "annotations/kosovo-objectives-1999.txt").read_bytes()

    assert hashlib.sha256(data).hexdigest() == "9e35c647ea49b8d90d88dfbd8df28b8da761fa3449f964f92a225a3ae7efdc41"
    assert (len(data), len(data.decode())) == (4734, 4684)


def test_nothing_is_found_in_it(sheet_path):
    assert factcheck.check(sheet_path) == ()


def test_every_word_is_accounted_for(sheet):
    extents = [(span.start, span.end) for claim in sheet.claims for span in claim.spans]
    coverage = coverage_of(sheet.source.text, extents + [(span.start, span.end) for span in sheet.unclaimed])

    assert (coverage.words, coverage.accounted) == (715, 715)


def test_file_is_in_canonical_form(sheet, sheet_path):
    assert factcheck.dumps(sheet) == sheet_path.read_text(encoding="utf-8")


def test_claims_stand_in_the_order_of_the_text(sheet):
    def place(claim):
        return sheet.source.text.count("\n", 0, next(span.start for span in claim.spans if span.role == "core"))

    places = [place(claim) for claim in sheet.claims]

    assert places == sorted(places)


def test_no_verdict_is_shipped(sheet):
    assert not any(claim.assessments for claim in sheet.claims)


def test_every_claim_lists_the_slots_that_its_categories_demand(sheet):
    for claim in sheet.claims:
        assert [slot.kind for slot in claim.slots] == [slot.kind for slot in slots_of(sheet, claim)], claim.id


def references_of(sheet):
    return [one for claim in sheet.claims for slot in claim.slots for one in slot.references]


class TestEvidence:
    """What the counts of the shipped references are, each with the reason."""

    def test_every_document_is_cited(self, sheet):
        references = references_of(sheet)

        assert len(references) == 491
        assert len(sheet.works) == len({one.work for one in references}) == 105

    def test_every_reference_says_who_added_it_when_and_how(self, sheet):
        assert all(one.added and one.added.at and one.added.method for one in references_of(sheet))

    def test_excerpts_have_at_most_twelve_words(self, sheet):
        for claim in sheet.claims:
            for slot in claim.slots:
                for one in slot.references:
                    assert len((one.excerpt or "").split()) <= 12, (claim.id, one.work)
                    assert one.gist, (claim.id, one.work)

    def test_every_origin_speaks_or_is_derived_from(self, sheet):
        speaking = {id_ for one in sheet.works for id_ in one.origins} | {sheet.source.issuer}
        speaking |= {id_ for one in references_of(sheet) for id_ in one.voices}
        derived = {id_ for origin in sheet.origins for id_ in origin.derived_from}

        assert {origin.id for origin in sheet.origins} == speaking | derived

    def test_states_of_the_slots(self, sheet):
        counts = Counter(held.state for evidence in factcheck.evidence.weigh_all(sheet) for held in evidence.slots)

        assert counts == {"open": 359, "filled": 148, "contradicted": 3}

    def test_three_quarters_of_the_claims_have_no_support_from_anyone_disinterested(self, sheet):
        assert sum(not evidence.disinterested for evidence in factcheck.evidence.weigh_all(sheet)) == 128

    @pytest.mark.parametrize("kind", ["independent-report", "expert-analysis", "monitor-report"])
    def test_no_party_and_no_claimant_stands_where_somebody_disinterested_is_asked_for(self, sheet, kind):
        works, origins = sheet.works_by_id, sheet.origins_by_id
        held = [one for claim in sheet.claims for slot in claim.slots if slot.kind == kind for one in slot.references]

        voices = {id_ for one in held for id_ in one.voices or works[one.work].origins}

        assert held
        assert {id_ for id_ in voices if origins[id_].interest in ("party", "claimant")} == set()

    def test_sentence_stands_once_at_a_claim(self, sheet):
        for claim in sheet.claims:
            cited = [(one.work, one.excerpt) for slot in claim.slots for one in slot.references]
            assert len(cited) == len(set(cited)), claim.id

    def test_somebody_looked_for_each_thing_that_must_be_found_and_is_not(self, sheet):
        for evidence in factcheck.evidence.weigh_all(sheet):
            for held in evidence.slots:
                if held.slot.level == "must":
                    assert bool(held.slot.searches) == (held.state == "open"), (evidence.claim.id, held.slot.kind)

    def test_own_words_of_a_minister_are_his_and_not_those_of_whom_he_relays_elsewhere(self, sheet):
        said = [one for one in references_of(sheet) if one.work == "blair-commons-statement-1999-03-23"]

        relayed = {one.excerpt for one in said if "unhcr" in one.voices}

        assert len(said) > len(relayed)
        assert all("Glogovac and Srbica region was on fire" in excerpt for excerpt in relayed)

    def test_report_that_distorts_its_source_is_no_evidence(self, sheet):
        (report,) = [
            held
            for slot in factcheck.weigh(sheet, "racak-perpetrators").slots
            for held in slot.readings
            if held.reference.work == "dpa-finnish-experts-2001-01-17"
        ]

        assert (report.bears, report.counts) == ("against", False)

    @pytest.mark.parametrize(
        ("claim", "disinterested", "contradicting"),
        [
            # UNHCR counts 240,000 a week before, at least 211,000 and more than 260,000: other figures, no support.
            ("displaced-total", set(), set()),
            # UNHCR itself, and three who print its figure: one origin.
            ("displaced-since-first-round", {"unhcr"}, set()),
            # Two papers; UNHCR's observers are heard through a party alone, and do not say who set the fires.
            ("villages-burned", {"the-guardian", "the-irish-times"}, set()),
            # The delegation signed before the eyes of the press; UNHCR and an agency tell it too.
            ("kosovar-albanians-signed", {"unhcr", "the-irish-times", "beta-news-agency"}, set()),
            # The Contact Group welcomes what Belgrade agreed to; others say that it did not reject every effort.
            ("rejection-of-efforts", set(),
             {"contact-group", "wolfgang-petritsch", "beta-news-agency", "yugoslav-authorities"}),
            # Human Rights Watch asked witnesses. Belgrade denies it. dpa distorts the experts whom it cites.
            ("racak-perpetrators", {"human-rights-watch"}, {"yugoslav-authorities"}),
            # Nobody's evidence can settle a norm.
            ("remember-world-war-one", set(), set()),
        ],
    )  # fmt: skip
    def test_independent_origins(self, sheet, claim, disinterested, contradicting):
        evidence = factcheck.weigh(sheet, claim)

        assert (set(evidence.disinterested), set(evidence.contradicting)) == (disinterested, contradicting)

    def test_then_is_kept_apart_from_now(self, sheet):
        def state(as_of):
            slots = factcheck.weigh(sheet, "military-capability", as_of=as_of).slots
            return next(held.state for held in slots if held.slot.kind == "independent-report")

        assert (state("1999-03-26"), state(None)) == ("open", "filled")

    def test_figure_that_is_plainly_wrong_stays_with_a_note(self, sheet):
        (wrong,) = [one for slot in sheet.claim("refugees-albania").slots for one in slot.references if "million" in one.excerpt]

        assert wrong.note
        assert not any(evidence.supporting for evidence in [factcheck.weigh(sheet, "refugees-albania")])


def test_every_bullet_is_claimed_with_its_lead_in(sheet):
    bullets = [part for part in factcheck.text.segment(sheet.source.text) if part.kind == "bullet"]

    for bullet in bullets:
        claims = [claim for claim in sheet.covered(bullet.start, bullet.end) if claim.mode == "asserted"]
        assert any(span.role == "lead-in" for claim in claims for span in claim.spans), sheet.source.text[
            bullet.start : bullet.end
        ]


def test_statements_stand_alone(sheet):
    pronouns = {"they", "he", "his", "their", "this", "these", "we", "there's", "now", "last"}
    for claim in sheet.claims:
        # Words of the document that can be read in two ways stand in quotation marks, and are no words of the statement.
        words = [word.strip(".,;'").lower() for word in claim.statement.split()]
        assert claim.statement.endswith("."), claim.id
        assert not pronouns & set(words[:1]), claim.id


def test_statements_are_different(sheet):
    assert len({claim.statement for claim in sheet.claims}) == len(sheet.claims)


def test_five_words_assert_three_claims(sheet):
    start = sheet.source.text.index("All these conditions now exist")

    assert len([claim for claim in sheet.overlapping(start, start + 5) if claim.mode == "asserted"]) == 3


def test_conditions_of_the_warning_are_not_events(sheet):
    start = sheet.source.text.index("he did not come into compliance")

    assert {claim.id for claim in sheet.covering(start, start + 31)} == {
        "nato-would-respond", "condition-compliance",
    }  # fmt: skip


def test_refugees_abroad_are_not_summed_into_the_displaced(sheet):
    for place in ("albania", "macedonia", "montenegro"):
        (link,) = [link for link in sheet.claim(f"refugees-{place}").relations if link.target == "displaced-total"]
        assert link.status == "undetermined"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("displaced-since-paris-talks", (None, None, 30000, "flow", None, "1999-03-19")),
        ("displaced-since-first-round", (None, 60000, None, "flow", None, "1999-02-21/1999-02-28")),
        ("displaced-total", (250000, None, None, "stock", "1999-03-26", None)),
        ("refugees-albania", (18500, None, None, "stock", "1999-03-26", None)),
        ("refugees-macedonia", (10000, None, None, "stock", "1999-03-26", None)),
        ("refugees-montenegro", (25000, None, None, "stock", "1999-03-26", None)),
        ("security-forces-total", (40000, None, None, "stock", "1999-03-26", None)),
        ("city-population-fled", (None, None, None, "share", None, None)),
    ],
)
def test_figures_are_those_of_the_text(sheet, claim, expected):
    figure = sheet.claim(claim).quantity

    assert (figure.value, figure.low, figure.high, figure.kind, figure.as_of, figure.since) == expected


def test_weekend_is_that_before_the_document(sheet):
    assert sheet.claim("commandos-stormed-city").time.at == "1999-03-20/1999-03-21"


def test_passives_have_no_agent(sheet):
    assert sheet.claim("homes-looted").agents == sheet.claim("homes-smoldering").agents == ()


def test_documents_of_others_are_not_carried(root):
    held = {path.name for path in (root / "annotations").iterdir()}

    names = ["kosovo-objectives-1999", "kosovo-statement-1999-01-16", "kosovo-statement-1999-02-23"]
    assert held == {"README.md", "agreement", *(f"{name}{ending}" for name in names for ending in (".claims.json", ".txt"))}


def test_ids_are_known(sheet_path, root):
    ids = [claim["id"] for claim in json.loads(sheet_path.read_text(encoding="utf-8"))["claims"]]

    assert ids == (root / "tests/golden/claim-ids.txt").read_text(encoding="utf-8").split()


class TestRules:
    """The rules by which the documents are annotated, as far as a program can read them."""

    @pytest.fixture
    def rules(self, root):
        lines = (root / "annotations/README.md").read_text(encoding="utf-8").splitlines()
        cells = [[cell.strip() for cell in line.split(" | ")] for line in lines if re.match(r"\| [A-Z]\d+ \|", line)]
        return {row[0].strip("| "): row[1:] for row in cells}

    def test_every_rule_has_an_example_and_a_counter_example(self, rules):
        assert len(rules) > 40
        for number, row in rules.items():
            assert len(row) == 4, number
            assert all(cell.strip("| ") for cell in row), number

    def test_comparators_are_those_of_the_vocabulary(self, rules):
        listed = re.search(r"The list is closed: \*([^*]+)\*", rules["Q2"][1]).group(1)

        assert set(listed.split(", ")) == set(factcheck.contract.load_vocabulary("comparators").by_id)

    def test_every_claim_has_a_time_and_every_figure_says_whose_it_is(self, sheet):
        for claim in sheet.claims:
            assert claim.time is not None, claim.id
            assert claim.quantity is None or claim.attribution is not None, claim.id

    def test_what_is_presupposed_is_linked_to_what_presupposes_or_qualifies_it(self, sheet):
        presupposed = {link.target for claim in sheet.claims for link in claim.relations if link.type == "presupposes"}
        for claim in sheet.claims:
            elaborates = any(link.type == "elaborates" for link in claim.relations)
            assert claim.mode != "presupposed" or claim.id in presupposed or elaborates, claim.id


@pytest.fixture(params=["1999-01-16", "1999-02-23"])
def statement_path(request, root):
    return root / f"annotations/kosovo-statement-{request.param}.claims.json"


@pytest.fixture
def statement(statement_path):
    return factcheck.load(statement_path)


class TestStatements:
    """The two statements of the President are annotated by the rules that the fact sheet is annotated by."""

    @pytest.mark.parametrize(
        ("day", "length", "digest"),
        [
            ("1999-01-16", 1200, "f1228209c661ba4fc3e0487ee21a2f9b94fbf9983c77c9060ca3df22c0114a1b"),
            ("1999-02-23", 1876, "4ddea89cd25ebd29c237bb171decf7629e587118c64097a26ee2a3768602ebbd"),
        ],
    )
    def test_source_is_the_stored_copy_byte_for_byte(self, root, day, length, digest):
        data = (root / f"annotations/kosovo-statement-{day}.txt").read_bytes()

        assert (len(data), hashlib.sha256(data).hexdigest()) == (length, digest)

    def test_nothing_is_found_in_it_and_it_is_canonical(self, statement, statement_path):
        assert factcheck.check(statement_path) == ()
        assert factcheck.dumps(statement) == statement_path.read_text(encoding="utf-8")

    def test_every_word_is_accounted_for_and_only_joining_words_are_unclaimed(self, statement):
        spans = [span for claim in statement.claims for span in claim.spans] + list(statement.unclaimed)
        coverage = coverage_of(statement.source.text, [(span.start, span.end) for span in spans])

        assert coverage.words == coverage.accounted > 190
        assert {(one.exact, one.reason) for one in statement.unclaimed} == {("and", "connective")}

    def test_every_claim_has_a_time_and_no_verdict(self, statement):
        for claim in statement.claims:
            assert claim.time is not None, claim.id
            assert not claim.assessments, claim.id

    def test_every_claim_lists_the_slots_that_its_categories_demand(self, statement):
        for claim in statement.claims:
            assert [slot.kind for slot in claim.slots] == [slot.kind for slot in slots_of(statement, claim)], claim.id

    def test_what_is_taken_for_granted_is_linked(self, statement):
        led_to = {link.target for claim in statement.claims for link in claim.relations}

        for claim in statement.claims:
            assert claim.mode not in ("presupposed", "implied") or claim.id in led_to or claim.relations, claim.id


def test_last_night_is_the_evening_before_and_not_the_day_known_from_elsewhere(root):
    statement = factcheck.load(root / "annotations/kosovo-statement-1999-01-16.claims.json")

    assert (statement.claim("racak-massacre").time.at, statement.claim("racak-massacre").time.as_written) == (
        "1999-01-15",
        "last night",
    )


def test_one_verb_with_two_complements_is_two_demands(root):
    statement = factcheck.load(root / "annotations/kosovo-statement-1999-01-16.claims.json")

    demands = [claim.id for claim in statement.select(category="intent.demand") if claim.id.startswith("demand-cooperate")]
    assert demands == ["demand-cooperate-kvm", "demand-cooperate-tribunal"]


@pytest.fixture(scope="module")
def documents(root):
    loaded = [factcheck.load(path) for path in sorted((root / "annotations").glob("*.claims.json"))]
    return {document.id: document for document in loaded}


@pytest.fixture(scope="module")
def links(documents):
    return [(document, entry) for document in documents.values() for entry in document.counterparts]


class TestGenealogy:
    """What the later documents are to the earlier ones, as people decided it."""

    def test_links_lead_from_a_later_document_to_claims_of_an_earlier_one(self, documents, links):
        for document, entry in links:
            assert entry.target in {claim.id for claim in documents[entry.document]}, entry
            assert documents[entry.document].source.issued < document.source.issued

    def test_at_least_thirty_were_confirmed(self, links):
        assert sum(entry.status == "confirmed" for _, entry in links) >= 30

    def test_links_that_were_refused_or_left_open_say_why(self, links):
        undecided = [entry for _, entry in links if entry.status != "confirmed"]

        assert {entry.status for entry in undecided} == {"rejected", "suggested"}
        assert all(entry.note for entry in undecided)

    def test_link_between_two_names_tells_the_step(self, documents, links):
        names = {"Milosevic", "Belgrade", "Serb authorities", "Kosovar Albanians", "Kosovar negotiators", "Serbs"}
        for document, entry in links:
            ours, theirs = document.claim(entry.claim).agents, documents[entry.document].claim(entry.target).agents
            if entry.status == "confirmed" and names & {*ours} and names & {*theirs} and not {*ours} & {*theirs}:
                assert entry.names, entry

    def test_outcome_is_of_what_could_have_one(self, documents, links):
        awaited = {"intent.demand", "intent.commitment", "intent.threat", "forecast.prediction", "evaluation.norm"}
        for _, entry in links:
            if entry.status == "confirmed" and entry.relation in ("fulfils", "fails"):
                assert awaited & set(documents[entry.document].claim(entry.target).categories), entry
