"""Save an annotation while things go wrong at the n-th step, for every n; run as a script, with a folder that is empty.

Each attempt runs in a process of its own. It fails, or is killed, at the n-th step that Python audits: opening, renaming,
removing, locking and the like. Or no file may grow beyond the n-th byte, so that writing fails there.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import attrs

import factcheck
from factcheck.errors import FactcheckError

DONE, REFUSED, DONE_ALL_THE_SAME, BROKEN = 0, 1, 4, 3
STEPS = ("open", "os.", "fcntl.", "tempfile.", "shutil.")


class Fault:
    """What goes wrong at a step, once it is armed."""

    def __init__(self) -> None:
        self.left = 0
        self.kills = self.struck = False

    def __call__(self, event: str, arguments: Any) -> None:
        """Count a step."""
        if self.left and event.startswith(STEPS):
            self.left -= 1
            if not self.left:
                self.struck = True
                if self.kills:
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(28, "No space left on device")


def attempt(path: Path, fault: Fault, *, kind: str, number: int) -> int:
    """Save in a process of its own; give how it ended, as a status or as minus the signal."""
    read = factcheck.load(path)
    changed = attrs.evolve(read, note="New.")
    object.__setattr__(changed, "read_from", read.read_from)
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    status = BROKEN
    try:
        if kind == "size":
            resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
        else:
            fault.kills, fault.left = kind == "kill", number
        factcheck.save(changed, path)
        status = DONE_ALL_THE_SAME if fault.struck else DONE
    except FactcheckError:
        status = REFUSED
    finally:
        os._exit(status)


def tell(folder: Path, name: str) -> None:
    """Print a line of JSON for each attempt: what was done, how it ended, what is there afterwards."""
    path = folder / "a.claims.json"
    old = factcheck.draft(factcheck.Source.from_text("The mill closed.\n" * 20, title="Mill"), id="mill")
    factcheck.save(old, path)
    before = path.read_bytes()
    fault = Fault()
    sys.addaudithook(fault)
    new = factcheck.dumps(attrs.evolve(old, note="New.")).encode()
    sizes = [*range(0, len(new), 191), len(new) - 1, len(new)]
    for kind, number in [("size", size) for size in sizes] if name == "size" else ((name, step) for step in range(1, 200)):
        status = attempt(path, fault, kind=kind, number=number)
        content = path.read_bytes()
        state = "old" if content == before else "new" if content == new else "neither"
        left = len(list(folder.iterdir())) - 1
        factcheck.files.write_file(path, before)
        swept = [entry.name for entry in folder.iterdir()] == [path.name]
        print(json.dumps({"number": number, "status": status, "state": state, "left": left, "swept": swept}))
        if status == DONE:
            return


if __name__ == "__main__":
    tell(Path(sys.argv[1]), sys.argv[2])
