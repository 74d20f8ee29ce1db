"""The page of promises names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/explanation/trust.md").read_text(encoding="utf-8")
NAMED = re.findall(r"^- `(tests/[\w/]+\.py)::(test_\w+)`$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("file", "test"), NAMED, ids=lambda part: part.rpartition("/")[2])
def test_named_test_is_there(file, test):
    assert re.search(rf"^ *def {test}\(", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_every_promise_names_tests():
    promised = PAGE.partition("## What is promised")[2].partition("## What is not promised")[0]

    for promise in re.split(r"^\*\*", promised, flags=re.MULTILINE)[1:]:
        assert "\n- `tests/" in promise, promise[:40]
    assert len(NAMED) == PAGE.count("\n- `tests/")
