"""Claims followed through documents."""

from __future__ import annotations

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.errors import NoSuchClaim
from factcheck.matching import follow
from factcheck.model import Counterpart, Naming
from factcheck.versions import edits

TEXT = "The mill must reopen. It will reopen."


def document(id_, issued, *links):
    made = factcheck.Annotation(id=id_, source=factcheck.Source.from_text(TEXT, title=id_, issued=issued), claims=[])
    for name, words in (("demand", "The mill must reopen."), ("promise", "It will reopen.")):
        made = edits.add(made, quote=words, statement=words, id=name, categories=["intent.demand"])
    return attrs.evolve(made, counterparts=links)


def link(claim, to, relation="repeats", **details):
    name, target = to.split(".")
    return Counterpart(claim=claim, document=name, target=target, relation=relation, **details)


@pytest.fixture
def documents():
    """Three documents of three days: a demand is repeated, then told as not met, and a promise that is linked to it as well."""
    refused = link("promise", "first.promise", status="rejected", by="E", at="2024-06-02")
    return [
        document("third", "2024-07-01", link("demand", "second.demand", "fails"), link("demand", "first.promise")),
        document("first", "2024-05-01"),
        document("second", "2024-06-01", link("demand", "first.demand"), refused),
    ]


def way(documents, name, claim):
    return [(one.annotation.id, one.claim.id, [link.relation for link in one.links]) for one in follow(documents, name, claim)]


def test_claim_is_followed_to_later_documents_and_back_to_earlier_ones(documents):
    found = [("first", "demand", []), ("second", "demand", ["repeats"]), ("third", "demand", ["fails"])]

    assert way(documents, "first", "demand") == way(documents, "second", "demand") == found


def test_what_else_a_later_claim_is_linked_to_is_another_way(documents):
    assert ("first", "promise", []) not in way(documents, "first", "demand")
    assert ("first", "promise", []) in way(documents, "third", "demand")


def test_refused_link_is_not_followed(documents):
    assert way(documents, "second", "promise") == [("second", "promise", [])]


def test_link_that_leads_nowhere_is_passed_over(documents):
    assert way([documents[2]], "second", "demand") == [("second", "demand", [])]


def test_document_without_a_day_comes_last(documents):
    undated = document("undated", None, link("demand", "first.demand", "rewords"))

    assert way([undated, *documents], "first", "demand")[-1] == ("undated", "demand", ["rewords"])


@pytest.mark.parametrize(("name", "claim"), [("first", "demnd"), ("fourth", "demand")])
def test_claim_that_is_not_there_is_told(documents, name, claim):
    with pytest.raises(NoSuchClaim):
        follow(documents, name, claim)


class TestCommand:
    @pytest.fixture
    def run(self, documents, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        step = Naming(here="mill", there="works", ground="It is called so.")
        told = [
            attrs.evolve(
                documents[0].counterparts[0], status="confirmed", by="E", at="2024-07-02", names=[step], note="Still shut."
            )
        ]
        for one in [attrs.evolve(documents[0], counterparts=told), *documents[1:], document("undated", None)]:
            factcheck.save(one, tmp_path / f"{one.id}.claims.json")
        return lambda *arguments: CliRunner().invoke(cli, ["follow", *arguments])

    def test_way_is_printed_with_who_decided_and_on_what_ground(self, run):
        assert run("first.demand").stdout == (
            "2024-05-01  first.demand\n    The mill must reopen.\n"
            "2024-06-01  second.demand\n    The mill must reopen.\n      repeats first.demand (suggested)\n"
            "2024-07-01  third.demand\n    The mill must reopen.\n"
            "      tells as not met second.demand (confirmed by E on 2024-07-02)\n"
            "        “mill” here, “works” there: It is called so.\n        Still shut.\n"
        )

    def test_claim_without_links_says_so(self, run):
        assert run("undated.promise").stdout == (
            "no day  undated.promise\n    It will reopen.\npromise is linked to no other claim of these documents\n"
        )

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["demand"], "several documents have 'demand': name one of first.demand"),
            (["first.demnd"], "did you mean demand"),
            (["fourth.demand"], "fourth"),
        ],
    )
    def test_what_is_not_one_claim_is_told(self, run, words, said):
        result = run(*words)

        assert result.exit_code == 2
        assert said in result.output
