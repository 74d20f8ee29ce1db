"""Look at what an installation of this package brings along, without a network.

    python .ci/audit.py SITE-PACKAGES [--exactly]

Every package that is needed must be there, in a version that is admitted, under a licence that is, and with the files that its
wheel had. With --exactly nothing else may be there but what installs packages.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = "factcheck-claims"
INSTALLERS = {"pip", "setuptools", "wheel"}
LICENCES = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MPL-2.0", "PSF-2.0",
    "Python-2.0", "Unlicense",
    "Apache Software License", "BSD License", "ISC License (ISCL)", "MIT License", "Mozilla Public License 2.0 (MPL 2.0)",
    "Python Software Foundation License",
}  # fmt: skip


def licences_of(found: Distribution) -> list[str]:
    """Give the licences that a package states: as an expression, in its classifiers, or in a word."""
    expression = found.metadata.get("License-Expression")
    if expression:
        return [part for part in re.split(r"[\s()]+", expression) if part not in ("", "AND", "OR")]
    classifiers = [text for text in found.metadata.get_all("Classifier") or [] if text.startswith("License :: OSI Approved :: ")]
    stated = found.metadata.get("License") or "none stated"
    return [text.rpartition(" :: ")[2] for text in classifiers] or [stated.strip().splitlines()[0]]


def changed_files(found: Distribution) -> Iterator[str]:
    """Give the files of a package that are gone, or are not what its wheel had."""
    for file in found.files or ():
        path = Path(str(found.locate_file(file)))
        if file.hash is None:
            continue
        if not path.is_file():
            yield f"{file} is gone"
            continue
        digest = base64.urlsafe_b64encode(hashlib.new(file.hash.mode, path.read_bytes()).digest()).rstrip(b"=").decode()
        if digest != file.hash.value:
            yield f"{file} is not what was installed"


def audit(site: Path, *, exactly: bool) -> Iterator[str]:
    """Give what is wrong with an installation, and print what it has."""
    known = {canonicalize_name(found.metadata["Name"]): found for found in distributions(path=[str(site)])}
    waiting, needed = [Requirement(ROOT)], set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in known:
            yield f"{wanted} is not installed"
            continue
        found = known[name]
        if not wanted.specifier.contains(found.version, prereleases=True):
            yield f"{name} {found.version} is not {wanted.specifier}"
        if name in needed:
            continue
        needed.add(name)
        licences = licences_of(found)
        print(f"{name:28} {found.version:14} {', '.join(licences)}")
        yield from (f"{name}: the licence {licence} is not admitted" for licence in licences if licence not in LICENCES)
        yield from (f"{name}: {fault}" for fault in changed_files(found))
        further = map(Requirement, found.requires or ())
        waiting += [one for one in further if one.marker is None or one.marker.evaluate({"extra": ""})]
    if exactly:
        yield from (f"{name} is installed, and nothing needs it" for name in sorted(set(known) - needed - INSTALLERS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--exactly", action="store_true")
    given = parser.parse_args()
    faults = list(audit(given.site, exactly=given.exactly))
    print("\n".join(faults) or "nothing is wrong")
    sys.exit(1 if faults else 0)
