"""Check a corpus on a cluster of Dask of which one worker is killed in the midst of a part: python killing.py CORPUS MARK."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import attrs
from distributed import Client, LocalCluster

from factcheck.corpora import examine_part, merge_parts, partitions


def examine_or_die(part, mark):
    """Examine a part; the first worker that is given the second part dies of it."""
    if part.start and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return examine_part(part)


def main(corpus, mark):
    parts = partitions(corpus, 1_000)
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with LocalCluster(host="127.0.0.1", local_directory=str(mark.parent), **options) as cluster, Client(cluster) as client:
        checked = merge_parts(client.gather(client.map(examine_or_die, parts, mark=mark)))
    sys.stdout.write(json.dumps([attrs.asdict(attrs.evolve(finding, fix=())) for finding in checked.findings]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
