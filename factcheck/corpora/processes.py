"""Files checked by several processes of this machine, with what was found in the order of the files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Any, Final

from factcheck.corpora.parts import PART_SIZE, Checked, Part, PartChecked, examine_part, merge_in_order, partitions
from factcheck.errors import FactcheckError
from factcheck.files import PathLike
from factcheck.model.vocabulary import Vocabulary

__all__ = ["check_files"]

_AHEAD: Final = 4
"""Parts that are on their way for each process: enough that none waits, and few enough that memory stays as it is."""


def check_files(
    paths: Iterable[PathLike], *, jobs: int | None = None, vocabularies: Iterable[Vocabulary] = (), size: int = PART_SIZE
) -> Iterator[Checked]:
    """Check annotation files and corpora with several processes.

    A program that calls this must be importable, with what it runs under ``if __name__ == "__main__"``: the processes begin anew.

    Args:
        paths: The files.
        jobs: How many processes; one for each processor when None.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
        size: Bytes of a part of a corpus.

    Yields:
        What was found, part by part, in the order of the files; the same findings in the same order for any number of processes.

    Raises:
        UnreadableFile: If a file cannot be read.
        FactcheckError: If a process was ended from outside.
    """
    known = tuple(vocabularies)
    # Parts are made while others are checked: to divide a hundred files first would leave the processes idle.
    parts = chain.from_iterable(partitions(path, size, vocabularies=known) for path in paths)
    # A process that is copied while threads run can hang for ever, and not every system can copy one, so each begins anew.
    context = multiprocessing.get_context("spawn")
    count = jobs or os.cpu_count() or 1
    with ProcessPoolExecutor(max_workers=count, mp_context=context, initializer=_follow_the_first) as pool:
        try:
            yield from merge_in_order(_in_order(pool, parts, count * _AHEAD))
        except BrokenProcessPool as error:
            raise FactcheckError("a process that was checking was ended from outside, perhaps for want of memory") from error
        finally:
            # A caller that stops reading after the first fault should not wait for the rest of the corpus.
            pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, parts: Iterable[Part], most: int) -> Iterator[PartChecked]:
    """Hand out parts, never more than so many at once, and give what comes back in the order in which they went."""
    rest = iter(parts)
    waiting: deque[Future[PartChecked]] = deque(pool.submit(examine_part, part) for part in islice(rest, most))
    # The next part is handed out only when one is taken, so a slow reader holds no more results than a fast one.
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(examine_part, part) for part in islice(rest, 1))


def _follow_the_first() -> None:
    """Leave Ctrl-C to the process that a person started, which then ends the others, and end where that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each holds the pipe on which it waits for work open for all others, so that none would ever see it closed.
    first = multiprocessing.parent_process()
    threading.Thread(target=_end_with, args=(first,), daemon=True).start()


def _end_with(first: Any) -> None:
    wait([first.sentinel])
    os._exit(1)
