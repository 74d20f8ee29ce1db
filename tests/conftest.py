"""What the tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import factcheck

settings.register_profile("factcheck", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("factcheck")

ROOT = Path(__file__).resolve().parent.parent

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory):
    """Keep the steps of commands and their indexes out of the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("FACTCHECK_BY", raising=False)
        yield


@pytest.fixture(scope="session")
def root():
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sheet_path():
    return ROOT / "annotations" / "kosovo-objectives-1999.claims.json"


@pytest.fixture(scope="session")
def sheet(sheet_path):
    """The shipped annotation of the fact sheet."""
    return factcheck.load(sheet_path)


@pytest.fixture
def mill():
    """A small valid annotation, as a JSON value that a test may spoil."""
    text = "Mill closes\n\nThe mill closed on 2 May. Up to 40 people lost their work."
    source = factcheck.Source.from_text(text, title="Mill closes")
    return {
        "id": "mill",
        "source": {"title": "Mill closes", "text": text, "sha256": source.sha256, "length": source.length},
        "claims": [
            {
                "id": "mill-closed",
                "statement": "The mill closed on 2 May.",
                "spans": [{"start": 13, "end": 37, "exact": "The mill closed on 2 May"}],
                "categories": ["event.incident"],
                "time": {"at": "2024-05-02", "basis": "inferred", "as_written": "on 2 May"},
                "slots": [{"kind": "primary-record"}, {"kind": "independent-report"}, {"kind": "other-party-account"}],
            },
            {
                "id": "work-lost",
                "statement": "Up to 40 people lost their work.",
                "spans": [{"start": 39, "end": 70, "exact": "Up to 40 people lost their work"}],
                "categories": ["quantity.flow"],
                "hedges": ["Up to"],
                "quantity": {"high": 40, "comparators": ["up-to"], "unit": "person", "as_written": "Up to 40"},
                "relations": [{"type": "elaborates", "target": "mill-closed"}],
            },
        ],
        "unclaimed": [{"start": 0, "end": 11, "exact": "Mill closes", "reason": "title"}],
    }


@pytest.fixture(scope="session")
def chromium():
    """A browser that asks nobody for anything: one for all tests, since a process runs but one engine of Playwright at a time."""
    engine = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with engine.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
