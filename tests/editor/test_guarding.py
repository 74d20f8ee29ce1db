"""Requests that are not let in: other hosts, other sites, other tokens; and the server as a process."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import time
from pathlib import Path

import pytest

from factcheck.editor.guarding import RefusedRequest, guard
from factcheck.editor.server import EditorServer
from factcheck.editor.shelf import Shelf

TOKEN = "of-the-test"  # noqa: S105 (it opens nothing)
GOOD = {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000", "Content-Type": "application/json"}


def let_in(method="POST", path=f"/{TOKEN}/api/open", **changes):
    headers = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return guard(method, path, headers, port=8000, token=TOKEN)


def test_page_that_knows_the_token_is_let_in():
    assert let_in() == "api/open"
    assert let_in("GET", f"/{TOKEN}/?a=b", Origin=None) == ""
    assert let_in(Host="localhost:8000", Origin="http://localhost:8000") == "api/open"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "0.0.0.0:8000", "", None,
                                  "127.0.0.1:8000.evil.example", "[::1]:8000", "127.0.0.1:8000 "])  # fmt: skip
def test_other_host_is_refused(host):
    with pytest.raises(RefusedRequest, match="this server answers") as refused:
        let_in(Host=host, Origin=None, method="GET")

    assert refused.value.status == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001",
                                    "http://127.0.0.1:8000.evil.example", "file://", ""])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_origin_is_refused(origin, method):
    with pytest.raises(RefusedRequest) as refused:
        let_in(method, Origin=origin)

    assert refused.value.status == 403


def test_edit_without_an_origin_is_refused():
    with pytest.raises(RefusedRequest, match="from which page"):
        let_in(Origin=None)


def test_edit_from_the_other_name_of_this_machine_is_refused():
    with pytest.raises(RefusedRequest, match="from which page"):
        let_in(Origin="http://localhost:8000")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_browser_that_names_another_site_is_refused(site):
    with pytest.raises(RefusedRequest, match="another site"):
        let_in("GET", Origin=None, **{"Sec-Fetch-Site": site})


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", None])
def test_what_a_form_can_send_is_refused(kind):
    with pytest.raises(RefusedRequest) as refused:
        let_in(**{"Content-Type": kind})

    assert refused.value.status == 415


@pytest.mark.parametrize("path", ["/", "/api/open", f"/{TOKEN}x/api/open", f"/{TOKEN[:-1]}/api/open", f"/x/{TOKEN}/api/open",
                                  f"/{TOKEN.upper()}/", "/\udcff/"])  # fmt: skip
def test_wrong_token_finds_nothing(path):
    with pytest.raises(RefusedRequest) as refused:
        let_in(path=path)

    assert refused.value.status == 404


class Talk:
    """Requests to a server, header by header."""

    def __init__(self, server):
        self.port = server.server_port
        self.own = f"http://127.0.0.1:{self.port}"
        self.token = server.token

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), content

    def call(self, name, **asked):
        headers = {"Origin": self.own, "Content_Type": "application/json"}
        return self.ask("POST", f"/{self.token}/api/{name}", json.dumps(asked), **headers)


@pytest.fixture
def talk(serve, drafted):
    return Talk(serve(drafted()))


def test_every_answer_forbids_what_is_not_its_own(talk):
    for path in (f"/{talk.token}/", f"/{talk.token}/main.js", "/nothing"):
        _, headers, _ = talk.ask("GET", path)

        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Access-Control-Allow-Origin" not in headers


def test_page_has_no_script_or_style_of_its_own_lines():
    content = (Path(__file__).parents[2] / "factcheck/editor/assets/index.html").read_text()

    assert "<style" not in content
    assert " style=" not in content
    assert content.count("<script") == content.count('<script type="module" src=') == 1
    assert "http" not in content


@pytest.mark.parametrize("path", ["../server.py", "..%2fserver.py", "%2e%2e/server.py", "/etc/passwd", "main.js/..", "nothing.js",
                                  "main.py", "colours.css/../../server.py", "main.js\x00"])  # fmt: skip
def test_no_file_but_those_of_the_page_is_given(talk, path):
    with socket.create_connection(("127.0.0.1", talk.port)) as line:
        line.sendall(f"GET /{talk.token}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{talk.port}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.split()[1] in (b"404", b"400")
    assert b"ThreadingHTTPServer" not in answer


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[]", 400), (b"[" * 100_000, 400), (b"\xff", 400), (b"", 400)])
def test_what_is_no_request_is_refused(talk, body, status):
    assert talk.ask("POST", f"/{talk.token}/api/open", body, Origin=talk.own, Content_Type="application/json")[0] == status


def test_request_that_is_too_long_is_refused_unread(talk):
    headers = {"Origin": talk.own, "Content_Type": "application/json", "Content_Length": "99999999"}

    assert talk.ask("POST", f"/{talk.token}/api/open", b"{}", **headers)[0] == 413


@pytest.mark.parametrize("length", ["-1", "ten"])
def test_request_of_no_length_is_refused(talk, length):
    headers = {"Origin": talk.own, "Content_Type": "application/json", "Content_Length": length}

    assert talk.ask("POST", f"/{talk.token}/api/open", b"", **headers)[0] in (411, 413)


def test_call_that_does_not_exist_is_refused(talk):
    assert talk.call("remove")[0] == 404
    assert talk.ask("POST", f"/{talk.token}/main.js", "{}", Origin=talk.own, Content_Type="application/json")[0] == 404


def test_only_the_file_that_was_named_is_opened(talk, tmp_path):
    (tmp_path / "other.claims.json").write_text("{}")

    for name in ("other.claims.json", "../mill.claims.json", "/etc/passwd", ""):
        answer = json.loads(talk.call("open", file=name)[2])
        assert "refused" in answer, name
    assert "claims" in json.loads(talk.call("open", file="mill.claims.json")[2])


def test_server_listens_on_this_machine_only(serve, drafted):
    assert serve(drafted()).server_address[0] == "127.0.0.1"


def test_server_stops_when_nobody_has_asked_for_a_while(drafted):
    server = EditorServer(Shelf(str(drafted())), idle=0.2)
    begun = time.monotonic()

    server.serve_forever(poll_interval=0.05)

    server.server_close()
    assert 0.2 < time.monotonic() - begun < 5


def test_address_is_the_first_line_and_ctrl_c_stops(started, drafted):
    process, address = started(drafted())

    assert address.startswith("http://127.0.0.1:")
    assert len(address.rstrip("/").rpartition("/")[2]) >= 32
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0
    assert process.stdout.read().endswith("stopped\n")


def test_text_is_drafted_first_and_the_address_stays_the_first_line(started, tmp_path):
    (tmp_path / "release.txt").write_text("The mill closed on 2 May. Forty people lost their work.\n")

    process, address = started(tmp_path / "release.txt")

    assert address.startswith("http://127.0.0.1:")
    assert (tmp_path / "release.claims.json").exists()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0


def test_port_that_is_taken_is_told(started, serve, drafted):
    taken = serve(drafted()).server_port

    process, _ = started(drafted(name="other"), "--port", taken)

    assert process.wait(timeout=10) == 2
    assert "127.0.0.1" in process.stderr.read()


def test_what_is_not_there_is_told(started, tmp_path):
    process, _ = started(tmp_path / "nowhere.txt")

    assert process.wait(timeout=10) == 2
    assert "no such file or folder" in process.stderr.read()
