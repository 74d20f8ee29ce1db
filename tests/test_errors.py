from __future__ import annotations

import inspect

import factcheck
from factcheck import errors
from factcheck.errors import nearest
from factcheck.findings import Finding


def test_there_are_at_most_eight_classes_and_all_have_one_ancestor():
    classes = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, Exception)]

    assert len(classes) <= 9
    assert all(issubclass(value, factcheck.FactcheckError) for value in classes)


def test_errors_carry_their_facts():
    finding = Finding(code="FC101", message="m")

    assert factcheck.InvalidAnnotation([finding]).findings == (finding,)
    assert factcheck.errors.UnreadableFile("p", "r").reason == "r"
    assert factcheck.findings.UnusableVocabulary("p", [finding]).path == "p"
    assert factcheck.errors.NoSuchTerm("t", kind="term", known=["u"]).known == ("u",)


def test_one_finding_is_counted_as_one():
    assert str(factcheck.InvalidAnnotation([Finding(code="FC101", message="m", file="f")])).startswith("1 finding;")


def test_finding_in_no_file_sends_nobody_to_validate_one_and_gives_its_hint():
    said = str(factcheck.InvalidAnnotation([Finding(code="FC301", message="m", hint="quote more")]))

    assert said == "1 finding\n/: FC301 error: m (quote more)"


def test_without_a_near_name_the_first_are_listed():
    assert nearest("x", ["one", "two"]) == "; known: one, two"
    assert nearest("x", [f"n{number}" for number in range(9)]).endswith("n7, ...")
    assert nearest("x", []) == ""
