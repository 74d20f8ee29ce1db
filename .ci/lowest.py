"""Print the lowest version that is declared of each package, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

with (Path(__file__).parent.parent / "pyproject.toml").open("rb") as stream:
    project = tomllib.load(stream)["project"]
for requirement in [*project["dependencies"], *project["optional-dependencies"]["sphinx"]]:
    found = re.match(r"([\w.-]+)>=([\d.]+)", requirement)
    if found is None:
        raise SystemExit(f"{requirement}: no lowest version is declared")
    print(f"{found[1]}=={found[2]}")
