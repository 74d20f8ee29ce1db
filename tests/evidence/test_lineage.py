from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evidence import roots_of
from factcheck.evidence.lineage import ancestors_of, passage_paths, paths_to_roots
from factcheck.model import Link, Origin, Reference, Work


def graph(**derivations):
    """Make origins of their names, each with the names of those that it derives from."""
    return {id_: Origin(id=id_, name=id_.upper(), derived_from=parents.split()) for id_, parents in derivations.items()}


@st.composite
def lineages(draw):
    """Origins that derive only from earlier ones, so that no circle closes."""
    count = draw(st.integers(1, 8))
    ids = [f"o{number}" for number in range(count)]
    return {
        id_: Origin(id=id_, name=id_, derived_from=draw(st.lists(st.sampled_from(ids[:number]), unique=True)) if number else ())
        for number, id_ in enumerate(ids)
    }


def test_origin_that_derives_from_nobody_is_its_own_root():
    assert roots_of(["a"], graph(a="")) == ("a",)


def test_chain_comes_down_to_its_end():
    assert paths_to_roots("c", graph(a="", b="a", c="b")) == (("c", "b", "a"),)


def test_diamond_has_one_root():
    origins = graph(agency="", herald="agency", courier="agency", digest="herald courier")

    assert roots_of(["digest"], origins) == ("agency",)


def test_shared_root_counts_once():
    origins = graph(agency="", herald="agency", courier="agency", witness="")

    assert roots_of(["herald", "courier", "witness"], origins) == ("agency", "witness")


def test_shortest_path_explains_a_root():
    assert paths_to_roots("d", graph(a="", b="a", c="b", d="c a")) == (("d", "a"),)


def test_circle_has_no_root():
    assert roots_of(["a"], graph(a="b", b="a")) == ()


def test_root_beside_a_circle_is_found():
    assert roots_of(["a"], graph(a="b c", b="a", c="")) == ("c",)


def test_unknown_origin_has_no_root():
    assert roots_of(["nobody"], graph(a="")) == ()


def test_path_goes_round_whom_it_must_avoid():
    origins = graph(root="", issuer="root", herald="issuer root")

    assert paths_to_roots("herald", origins, avoiding={"issuer"}) == (("herald", "root"),)
    assert paths_to_roots("issuer", origins, avoiding={"issuer"}) == ()


@pytest.mark.parametrize("ids", [(), ("nobody",)])
def test_nobody_has_no_ancestors(ids):
    assert ancestors_of(ids, graph(a="")) == frozenset()


@given(lineages(), st.data())
def test_roots_are_the_ancestors_that_derive_from_nobody(origins, data):
    start = data.draw(st.sampled_from(sorted(origins)))

    expected = {id_ for id_ in ancestors_of([start], origins) if not origins[id_].derived_from}

    assert set(roots_of([start], origins)) == expected


@given(lineages(), st.data())
def test_path_follows_the_derivation(origins, data):
    start = data.draw(st.sampled_from(sorted(origins)))

    for path in paths_to_roots(start, origins):
        assert path[0] == start
        assert all(later in origins[earlier].derived_from for earlier, later in pairwise(path))


def test_passage_without_a_chain_is_its_speakers_word():
    origins = {one.id: one for one in (Origin(id="a", name="A"), Origin(id="b", name="B", derived_from=["a"]))}
    work = Work(id="w", csl={"type": "report", "title": "T"}, origins=["b"])

    assert passage_paths(Reference(work="w", stance="supports"), work, origins) == (("b", "a"),)
    assert passage_paths(Reference(work="w", stance="supports", origins=["a"]), work, origins) == (("a",),)
    assert passage_paths(Reference(work="w", stance="supports"), None, origins) == ()


@pytest.mark.parametrize("chain", [["c", "a"], ["a", "c"], ["b", "a"]])
def test_chain_through_nobody_known_or_through_one_to_avoid_leads_nowhere(chain):
    origins = {one.id: one for one in (Origin(id="a", name="A"), Origin(id="b", name="B"))}
    told = Reference(work="w", stance="supports", relay=[Link(origin=id_) for id_ in chain])

    assert passage_paths(told, None, origins, avoiding={"b"}) == ()
