"""Commands that start at once: a process has loaded all and forks for each, which a script named ``factcheck`` asks it for.

To start Python and load the package takes several times as long as most commands of the documentation themselves.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import socket
import subprocess
import sys
import tempfile
import traceback

# It runs without the packages of the site, since to look for them would take longer than all that it does.
SCRIPT = """#!{python} -IS
import json, os, socket, sys
asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    socket.send_fds(line, [len(asked).to_bytes(4)], [0, 1, 2])
    line.sendall(asked)
    sys.exit(int(line.recv(16) or 1))
"""


@contextlib.contextmanager
def starting(folder, environment):
    """Give a folder with a script that stands for the command, while the process that runs it is there."""
    script = folder / "scripts" / "factcheck"
    script.parent.mkdir()
    # The address of a socket has a hundred letters at most, and folders of tests may lie deep.
    with tempfile.TemporaryDirectory() as short:
        address = f"{short}/line"
        script.write_text(SCRIPT.format(python=sys.executable, address=address), encoding="utf-8")
        script.chmod(0o755)
        with subprocess.Popen([sys.executable, __file__, address], stdout=subprocess.PIPE, env=environment) as process:
            process.stdout.readline()
            try:
                yield script.parent
            finally:
                process.kill()


def serve(address):
    """Load all commands, then fork for whoever asks, for ever."""
    import click

    from factcheck.cli import cli

    for name in cli.list_commands(click.Context(cli)):
        cli.get_command(click.Context(cli), name)
    # What the collector looked at would have to be copied for each.
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)  # noqa: T201
        while True:
            line, _ = listening.accept()
            # Those that have ended are let go, lest they pile up.
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            if os.fork() == 0:
                listening.close()
                _answer(line)
            line.close()


def _answer(line):
    """Run what is asked for as a process of its own would be run, and tell its status."""
    size, streams, *_ = socket.recv_fds(line, 4, 3)
    words, folder, environment = json.loads(line.recv(int.from_bytes(size), socket.MSG_WAITALL))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # Those that the process began with know of other files, of which some can be wound back.
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["factcheck", *words]
    status = _status()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    line.sendall(b"%d" % status)
    # To leave in order would take apart all that is loaded, and take longer than most commands; so none may leave work behind.
    os._exit(0)


def _status():
    from factcheck.cli import main

    try:
        main()
    except SystemExit as left:
        return left.code or 0
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
