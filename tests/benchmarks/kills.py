"""Commands that write, killed at a moment of chance: how many files were left half written, and what litter stays.

python -m tests.benchmarks.kills          # 1,000 kills, some minutes
python -m tests.benchmarks.kills 100
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import factcheck

__all__ = ["main"]

SHIPPED = Path(__file__).parents[2] / "annotations"
NAME = "kosovo-objectives-1999.claims.json"
SEED = 26


def _commands(folder: Path, number: int) -> list[list[str]]:
    file = str(folder / NAME)
    (folder / "more.bib").write_text(f"@book{{k{number}, title={{Number {number}}}, date={{1999}}}}\n", encoding="utf-8")
    return [
        ["works", file, "--add", str(folder / "more.bib"), "--write"],
        ["amend", file, "displaced-total", "--note", f"note {number}"],
        ["triage", file, "displaced-total", "check", "--by", f"A{number}"],
        ["fmt", file],
    ]


def _seconds(command: list[str]) -> float:
    """Tell how long a command takes here and now."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "factcheck", *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Kill commands and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    chance = random.Random(SEED)
    ended: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
        before = {path.name for path in folder.iterdir()} | {"more.bib"}
        whole = _seconds(_commands(folder, 0)[1])
        for number in range(count):
            command = chance.choice(_commands(folder, number))
            begun = (folder / NAME).read_bytes()
            running = subprocess.Popen(
                [sys.executable, "-m", "factcheck", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            # Reading and checking come first; most kills should fall where files are written.
            time.sleep(chance.uniform(0.5, 1.1) * whole)
            running.kill()
            ended["killed" if running.wait() < 0 else "had ended"] += 1
            left = (folder / NAME).read_bytes()
            ended["old file" if left == begun else "new file"] += 1
            ended["half files"] += any(one.severity == "error" for one in factcheck.check(folder / NAME))
        subprocess.run(
            [sys.executable, "-m", "factcheck", "amend", str(folder / NAME), "displaced-total", "--note", "last"], check=True
        )
        litter = {path.name for path in folder.iterdir()} - before
    counted = ", ".join(f"{number:,} {what}" for what, number in ended.items())
    print(f"{counted}; litter after the next command: {sorted(litter) or 'none'}")


if __name__ == "__main__":
    main()
