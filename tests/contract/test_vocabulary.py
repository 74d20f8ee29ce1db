from __future__ import annotations

import json

import attrs
import pytest

import factcheck
from factcheck.contract.conformance import check_schema
from factcheck.contract.files import read_schema, schema_names
from factcheck.contract.vocabulary import load_vocabulary

VOCABULARIES = [name for name in schema_names() if "name" in read_schema(name)]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabulary_conforms_to_its_schema(name):
    assert check_schema(read_schema(name), "vocabulary") == []
    assert read_schema(name)["name"] == name


@pytest.mark.parametrize("name", VOCABULARIES)
def test_terms_are_unique_and_defined(name):
    vocabulary = load_vocabulary(name)

    assert len(vocabulary.by_id) == len(vocabulary.terms)
    assert all(term.description.endswith(".") for term in vocabulary.terms)


def test_categories_fall_into_families_that_are_defined():
    vocabulary = load_vocabulary("press-statement/1")

    assert list(dict.fromkeys(term.family for term in vocabulary.terms)) == list(vocabulary.families)
    assert len(vocabulary.families) == 11


def test_every_demanded_slot_kind_is_defined_and_every_defined_one_demanded():
    vocabulary = load_vocabulary("press-statement")

    assert {demand.kind for term in vocabulary.terms for demand in term.slots} == set(vocabulary.slot_kinds_by_id)


def test_every_category_has_an_example_and_a_checkability():
    assert all(term.examples and term.checkability for term in load_vocabulary("press-statement").terms)


def test_relation_types_are_symmetric_or_have_an_inverse():
    types = load_vocabulary("relation-types").by_id

    for term in types.values():
        assert term.symmetric != bool(term.inverse)
        assert not (term.symmetric and term.acyclic)
        if term.inverse in types:
            assert types[term.inverse].inverse == term.id


def test_no_verdict_that_is_no_degree_of_truth_lies_between_those_that_are():
    degrees = [term.degree_of_truth for term in load_vocabulary("verdicts").terms]

    assert degrees == sorted(degrees, reverse=True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("press-statement/2", "did you mean press-statement/1"),
        ("claim", "no vocabulary 'claim'"),
        ("strikes", "no schema or vocabulary 'strikes'"),
    ],
)
def test_unknown_vocabulary_is_an_error(name, message):
    with pytest.raises(factcheck.errors.NoSuchTerm, match=message):
        load_vocabulary(name)


def test_unknown_term_is_an_error_with_a_suggestion():
    with pytest.raises(factcheck.errors.NoSuchTerm, match=r"did you mean quantity\.stock"):
        load_vocabulary("press-statement").term("quantity.stok")


class TestFiles:
    @pytest.fixture
    def own(self):
        return {"name": "own", "version": 1, "title": "Own", "description": "Own terms.",
                "oneOf": [{"const": "a.b", "title": "B", "description": "A b.", "slots": [{"kind": "k", "level": "must"}]}],
                "slot_kinds": [{"const": "k", "title": "K", "description": "A k."}]}  # fmt: skip

    def written(self, tmp_path, value):
        path = tmp_path / "own.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return path

    def test_own_vocabulary_is_read(self, tmp_path, own):
        vocabulary = load_vocabulary(str(self.written(tmp_path, own)))

        assert (vocabulary.key, vocabulary.term("a.b").slots[0].kind) == ("own/1", "k")

    def test_undefined_slot_kind_is_a_fault(self, tmp_path, own):
        del own["slot_kinds"]

        with pytest.raises(factcheck.findings.UnusableVocabulary, match=r"slot kind 'k' of 'a\.b' is not defined") as raised:
            load_vocabulary(self.written(tmp_path, own))

        assert raised.value.findings[0].where == "/oneOf/0/slots/0/kind"

    def test_term_that_stands_twice_is_a_fault(self, tmp_path, own):
        own["oneOf"] *= 2

        with pytest.raises(factcheck.findings.UnusableVocabulary, match=r"'a\.b' stands twice"):
            load_vocabulary(self.written(tmp_path, own))

    def test_departure_from_the_schema_is_a_fault(self, tmp_path, own):
        own["oneOf"] = []

        with pytest.raises(factcheck.findings.UnusableVocabulary, match="at least 1 item"):
            load_vocabulary(self.written(tmp_path, own))

    @pytest.mark.parametrize(
        ("text", "code"),
        [("{", "FC101"), ("[" * 5000, "FC104"), ('{"title": "half \\ud800"}', "FC101"), ('{"a": 1, "a": 2}', "FC103")],
    )
    def test_what_is_not_json_is_a_fault(self, tmp_path, text, code):
        with pytest.raises(factcheck.findings.UnusableVocabulary, match=code):
            load_vocabulary(self.written(tmp_path, text))

    def test_missing_file_is_unreadable(self, tmp_path):
        with pytest.raises(factcheck.errors.UnreadableFile):
            load_vocabulary(tmp_path / "none.json")


@pytest.mark.parametrize("name", VOCABULARIES)
def test_terms_made_without_their_constructor_are_those_that_it_makes(name):
    for term in (*load_vocabulary(name).terms, *load_vocabulary(name).slot_kinds):
        made = attrs.evolve(term, slots=[attrs.evolve(demand) for demand in term.slots])

        assert (made, hash(made), repr(made)) == (term, hash(term), repr(term))
        assert attrs.asdict(made) == attrs.asdict(term)
