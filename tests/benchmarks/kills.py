"""Commands that write, killed at a moment of chance: how many files were left half written, and what litter stays.

    python -m tests.benchmarks.kills          # until 1,000 were killed, a quarter of an hour
    python -m tests.benchmarks.kills 100

A command counts only if it died of the kill; one that had ended before is tried again. The moments lie in the last two thirds of
what the same command took when it was left alone, so that most fall where files are written.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import factcheck
from tests.benchmarks.writers import COMMANDS, NAME, fresh, is_whole, run

__all__ = ["main"]

SEED = 26

# After so many commands the folder is made anew, since what was written makes each one slower.
KEPT = 40


class Field:
    """A folder in which commands are killed.

    Args:
        folder: Where.
        chance: What moments and commands are drawn from.
    """

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.lasts: dict[str, float] = {}
        self.ended: Counter[str] = Counter()
        self.killed: Counter[str] = Counter()

    def strike(self, name: str, number: int) -> None:
        """Run a command, kill it, and look at every file."""
        sheet = factcheck.load(self.folder / NAME)
        claim = self.chance.choice([claim for claim in sheet.claims if claim.slots])
        arguments = COMMANDS[name](self.folder, f"word{number}", claim.id, claim.slots[-1].kind)
        if name not in self.lasts:
            begun = time.perf_counter()
            ran = run(self.folder, *arguments)
            self.lasts[name] = time.perf_counter() - begun
            if ran.returncode == 2:
                print(f"{name}: {ran.stderr.strip()}", file=sys.stderr)
            return
        running = subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(self.chance.uniform(0.3, 1.0) * self.lasts[name])
        running.kill()
        if running.wait() < 0:
            self.killed[name] += 1
        self.ended["half files"] += len([path for path in self._files() if not self._is_whole(path)])

    def _files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file() and not path.name.endswith(".factcheck-part")]

    def _is_whole(self, path: Path) -> bool:
        if is_whole(path):
            return True
        print(f"half written: {path}", file=sys.stderr)
        return False

    def litter(self) -> list[str]:
        """Run each command once more, and give what no command should leave."""
        for name in COMMANDS:
            self.lasts.pop(name, None)
            self.strike(name, 10**6)
        state = Path(os.environ["XDG_STATE_HOME"])
        return sorted(path.name for where in (self.folder, state) for path in where.rglob("*.factcheck-part"))


def main() -> None:
    """Kill commands and print what became of them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    chance = random.Random(SEED)
    litter: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"XDG_STATE_HOME": f"{name}/state", "XDG_CACHE_HOME": f"{name}/cache"}
        field = Field(Path(name) / "folder", chance)
        number = 0
        while field.killed.total() < count:
            if number % KEPT == 0:
                fresh(field.folder)
            field.strike(chance.choice([*COMMANDS]), number)
            number += 1
        litter = field.litter()
    print(f"{field.killed.total():,} commands killed of {number:,} begun, {field.ended['half files']} half files")
    print(f"killed of each: {', '.join(f'{name} {times}' for name, times in sorted(field.killed.items()))}")
    print(f"litter after the next commands: {litter or 'none'}")


if __name__ == "__main__":
    main()
