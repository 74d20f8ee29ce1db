from __future__ import annotations

import re
from pathlib import Path

import pytest

import factcheck
from factcheck.findings import Finding, finding_codes

PACKAGE = Path(factcheck.__file__).parent


def test_codes_are_in_order_and_well_formed():
    codes = list(finding_codes())

    assert codes == sorted(codes)
    assert all(re.fullmatch(r"FC[1-6]\d\d", code) for code in codes)


def test_names_are_unique():
    names = [meaning.name for meaning in finding_codes().values()]

    assert len(set(names)) == len(names)


def test_every_code_is_used_and_every_used_code_is_explained():
    used = {code for path in PACKAGE.rglob("*.py") for code in re.findall(r'"(FC\d{3})"', path.read_text(encoding="utf-8"))}

    assert used == set(finding_codes())


def test_explain_takes_lower_case():
    assert factcheck.findings.explain("fc301").name == "quote-differs"


def test_explain_suggests_for_an_unknown_code():
    with pytest.raises(factcheck.errors.NoSuchTerm, match="no finding code 'FC399'; did you mean"):
        factcheck.findings.explain("FC399")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "/: FC308 warning: m"),
        ({"where": "/claims/3"}, "/claims/3: FC308 warning: m"),
        ({"file": "f", "line": 2, "column": 5, "where": "/x"}, "f:2:5: FC308 warning: m"),
    ],
)
def test_finding_is_shown_with_the_best_place_known(fields, expected):
    assert str(Finding(code="FC308", message="m", **fields)) == expected
