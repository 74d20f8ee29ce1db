"""Who is let in: one page, from this machine, that knows the token; whatever else asks is refused with the reason."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from email.message import Message
from typing import Final

import attrs

__all__ = ["HEADERS", "RefusedRequest", "guard"]

HEADERS: Final[Mapping[str, str]] = {
    # Nothing from elsewhere, nothing inline, and nobody may put the page into a frame or read it from another site.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""What every answer carries."""


@attrs.frozen
class RefusedRequest(Exception):
    """A request that is not let in.

    Args:
        status: The status of HTTP.
        why: Why.
    """

    status: int
    why: str


def guard(method: str, path: str, headers: Message | Mapping[str, str], *, port: int, token: str) -> str:
    """Let a request in, or refuse it.

    A page of another site can send requests to this machine, though not read the answers; it knows neither the token, nor can it
    leave out the header that names its own site. A name that somebody lets lead to this machine shows in the header ``Host``.

    Args:
        method: The method of HTTP.
        path: The path that is asked for.
        headers: The headers of the request.
        port: The port that the server listens on.
        token: The token of the address.

    Returns:
        The path behind the token, without its query.

    Raises:
        Refused: If the request is not let in.
    """
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    host = headers.get("Host", "")
    if host not in hosts:
        raise RefusedRequest(421, "this server answers to 127.0.0.1 and localhost only")
    origin = headers.get("Origin")
    if origin is not None and origin not in {f"http://{one}" for one in hosts}:
        raise RefusedRequest(403, "a request from another site")
    # Browsers say themselves what sort of site a request comes from, and no page can make them say otherwise.
    if headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise RefusedRequest(403, "a request from another site")
    if method == "POST":
        if origin != f"http://{host}":
            raise RefusedRequest(403, "an edit says from which page it comes")
        if headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise RefusedRequest(415, "edits are JSON")
    given, _, rest = path.partition("?")[0].lstrip("/").partition("/")
    if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode()):
        raise RefusedRequest(404, "nothing here; the address that was printed has more to it")
    return rest
