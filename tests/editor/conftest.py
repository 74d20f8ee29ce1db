"""The editor in a browser: started as people start it, on a copy of its files, with every complaint of the browser a failure."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import attrs
import pytest

from factcheck.documents.drafting import draft
from factcheck.editor.server import EditorServer
from factcheck.editor.shelf import Shelf
from factcheck.model.source import Source
from factcheck.store.files import load, save
from tests.editor.driving import Window

MILL = "Mill closes\n\nThe mill closed on 2 May 2024, and about 40 people lost their work. The board thanked them.\n"

# A window asks every other second whether its file has changed; in one that is hurried the seconds are short.
HURRIED = "(() => { const wait = setTimeout; window.setTimeout = (job, time, ...more) => wait(job, time / 20, ...more); })()"


def write_draft(folder, text=MILL, name="mill", **source):
    """Write a text and its draft into a folder, and give the path of the annotation."""
    (folder / f"{name}.txt").write_bytes(text.encode())
    found = attrs.evolve(Source.from_text(text, title="Mill closes", path=f"{name}.txt"), **source)
    path = folder / f"{name}.claims.json"
    save(draft(found, id=name), path)
    return path


@contextmanager
def serving():
    """Give a function that serves a file or a folder and gives the server; all of them end with the block."""
    servers = []

    def start(path, **options):
        server = EditorServer(Shelf(str(path), **({"by": "A. Editor"} | options)))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        servers.append((server, thread))
        return server

    try:
        yield start
    finally:
        for server, thread in servers:
            server.shutdown()
            thread.join()
            server.server_close()


@contextmanager
def opening(chromium, serve):
    """Give a function that opens the editor on a path, in a window of one's choice; all of them close with the block."""
    contexts = []
    complaints = []

    def open_window(path=None, *, server=None, width=1280, height=900, hash="", hurried=False, **options):
        server = server or serve(path)
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        tab = context.new_page()
        own = f"http://127.0.0.1:{server.server_port}/"
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith(own) else complaints.append(request.url))
        if hurried:
            tab.add_init_script(HURRIED)
        tab.goto(server.address + hash)
        page = Window(tab, Path(path) if path else None, complaints)
        page.until("document.documentElement.dataset.ready === 'yes'")
        return page

    try:
        yield open_window
    finally:
        for context in contexts:
            context.close()
    assert complaints == []


@pytest.fixture
def drafted(tmp_path):
    """Give a function that writes a text and its draft, and gives the path of the annotation."""
    return partial(write_draft, tmp_path)


@pytest.fixture
def serve():
    """Give a function that serves a file or a folder and gives the server."""
    with serving() as start:
        yield start


@pytest.fixture
def window(chromium, serve):
    """Give a function that opens the editor on a path, in a window of one's choice."""
    with opening(chromium, serve) as open_window:
        yield open_window


@pytest.fixture
def started():
    """Give a function that starts ``factcheck edit`` as a process and gives it with its address."""
    running = []

    def start(*arguments):
        command = [sys.executable, "-m", "factcheck", "edit", *map(str, arguments), "--no-browser"]
        # Tests that run in the background of a shell are deaf to Ctrl-C, and what they start would be too.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
            )
        finally:
            signal.signal(signal.SIGINT, before)
        running.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture
def stands():
    """Give what stands in a file now."""
    return load
