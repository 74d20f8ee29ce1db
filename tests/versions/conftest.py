"""What the tests of tracking share."""

from __future__ import annotations

import pytest

from tests.versions.edits import BASE


@pytest.fixture
def base():
    """A small annotation in which every list has something."""
    return BASE
