"""Two commands that edit one file at the same moment: how many edits are lost without a word.

    python -m tests.benchmarks.pairs          # 200 pairs, some minutes
    python -m tests.benchmarks.pairs 1000

Each edit writes a word of its own. If its command says that all is well, the word must stand in the file afterwards; a command
that was refused must say so with its status.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import factcheck
from tests.benchmarks.writers import EDITS, NAME, fresh, stands

__all__ = ["main"]

SEED = 27

_TOLD = ("edits", "kept", "refused and told", "lost", "files that are wrong")


def _pair(folder: Path, names: tuple[str, str], chance: random.Random, number: int, told: Counter[str]) -> None:
    fresh(folder)
    sheet = factcheck.load(folder / NAME)
    running = []
    for side, name in zip("ab", names, strict=True):
        claim = chance.choice([claim for claim in sheet.claims if claim.slots])
        word = f"word{number}{side}"
        arguments = EDITS[name](folder, word, claim.id, claim.slots[-1].kind)
        running.append((name, word, arguments))
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for _, _, arguments in running
    ]
    words = [process.communicate()[0].decode() for process in started]
    left = (folder / NAME).read_text(encoding="utf-8")
    errors = [one for one in factcheck.check(folder / NAME) if one.severity == "error"]
    told["files that are wrong"] += bool(errors)
    for (name, word, arguments), process, said in zip(running, started, words, strict=True):
        is_kept = stands(name, left, word, arguments, folder)
        told["edits"] += 1
        told["kept"] += is_kept
        told["refused and told"] += not is_kept and process.returncode != 0
        told[name] += is_kept
        if not is_kept and process.returncode == 0:
            told["lost"] += 1
            print(f"lost: {name}, beside {[other for other, _, _ in running]}: {said}", file=sys.stderr)


def main() -> None:
    """Run pairs and print what became of their edits."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(SEED)
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"XDG_STATE_HOME": f"{name}/state", "XDG_CACHE_HOME": f"{name}/cache"}
        # Each command comes as often as any other, beside one of chance.
        for number in range(count):
            names = [*EDITS][number % len(EDITS)], chance.choice([*EDITS])
            _pair(Path(name) / "folder", names, chance, number, told)
    print(
        f"{count:,} pairs, {told['edits']:,} edits: {told['kept']:,} kept, {told['refused and told']:,} refused and told, ",
        end="",
    )
    print(f"{told['lost']:,} lost; {told['files that are wrong']:,} files with errors")


if __name__ == "__main__":
    main()
