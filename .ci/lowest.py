"""Print the lowest version that is declared of each package, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

with (Path(__file__).parent.parent / "pyproject.toml").open("rb") as stream:
    project = tomllib.load(stream)["project"]
extras = project["optional-dependencies"]
# Tests and documentation are made with tools that nobody needs who uses the package.
used = [name for name in extras if name not in ("browser", "docs", "test")]
for requirement in [*project["dependencies"], *(one for name in used for one in extras[name])]:
    found = re.match(r"([\w.-]+)>=([\d.]+)", requirement)
    if found is None:
        raise SystemExit(f"{requirement}: no lowest version is declared")
    print(f"{found[1]}=={found[2]}")
