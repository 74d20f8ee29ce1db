"""The audit of what is installed: it passes on what is here, and sees each thing that it is for."""

from __future__ import annotations

import subprocess
import sys
import sysconfig

import pytest


def audit(root, site, *options):
    command = [sys.executable, root / ".ci/audit.py", site, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def install(tmp_path):
    def install(name, version, *more, record=""):
        folder = tmp_path / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *more]
        (folder / "METADATA").write_text("\n".join(head) + "\n\n", encoding="utf-8")
        (folder / "RECORD").write_text(record, encoding="utf-8")

    return install


def test_what_is_installed_here_is_in_order(root):
    done = audit(root, sysconfig.get_path("purelib"))

    assert done.returncode == 0, done.stdout
    assert "orjson" in done.stdout


def test_what_is_wrong_is_seen(root, tmp_path, install):
    needs = ["Requires-Dist: older>=2", "Requires-Dist: gone", "Requires-Dist: tests; extra == 'test'"]
    install("factcheck-claims", "1", "License-Expression: MIT", *needs)
    (tmp_path / "older.py").write_text("x = 1\n", encoding="utf-8")
    install(
        "older",
        "1.9",
        "Classifier: License :: OSI Approved :: GNU General Public License (GPL)",
        record="older.py,sha256=abc,6\n",
    )
    install("unasked", "1", "License: MIT")

    done = audit(root, tmp_path, "--exactly")

    assert done.returncode == 1
    assert done.stdout.splitlines()[-5:] == [
        "gone is not installed",
        "older 1.9 is not >=2",
        "older: the licence GNU General Public License (GPL) is not admitted",
        "older: older.py is not what was installed",
        "unasked is installed, and nothing needs it",
    ]


def test_lowest_versions_are_those_of_every_dependency(root):
    done = subprocess.run([sys.executable, root / ".ci/lowest.py"], capture_output=True, text=True, check=True)

    assert "attrs==24.2" in done.stdout.splitlines()
    assert len(done.stdout.splitlines()) >= 12
