"""The preview on a port: what may be asked, by whom, and what stands in the answer's head."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from html import escape
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bulletin.config import LANGUAGES
from bulletin.content.discover import CONTENT
from bulletin.i18n.messages import N_, translate
from bulletin.preview.addresses import content_type
from bulletin.preview.press import file_versions
from bulletin.preview.preview import HTML, Preview, Shown

OWN = "/_preview/~"
_FILES = Path(__file__).parent / "client"
_CLIENT = ("client.js", "client.css", "boards.css")
_HEAD = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_WRONG_HOST = N_("The preview does not answer to the name “%(host)s”. Open %(address)s instead.")


def application(preview: Preview, host: str) -> ASGIApp:
    """The preview as an ASGI application that is reached at ``host``."""

    async def page(request: Request) -> Response:
        return await _answer(preview, request.scope["path"])

    async def events(request: Request) -> Response:
        address = request.query_params.get("page", "/")
        return StreamingResponse(_stream(preview, address), media_type="text/event-stream", headers=_HEAD)

    async def own(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _CLIENT:
            return PlainTextResponse("404", 404, headers=_HEAD)
        data = (_FILES / name).read_bytes()
        return Response(data, headers={**_HEAD, "Content-Type": content_type(name)})

    routes = [
        Route(f"{OWN}/events", events),
        Route(f"{OWN}/{{name}}", own),
        Route("/{path:path}", page),
    ]
    inner = Starlette(routes=routes)
    inner.router.redirect_slashes = False
    return _KnownHost(inner, host)


async def _answer(preview: Preview, address: str) -> Response:
    shown = await preview.shown(address)
    if shown.go_to is not None:
        return RedirectResponse(quote(shown.go_to), 302, headers=_HEAD)
    if shown.file is not None:
        data = await run_in_threadpool(_file, preview.site, shown.file)
        if data is None:
            return PlainTextResponse("404", 404, headers=_HEAD)
        return Response(data, headers={**_HEAD, "Content-Type": shown.type})
    data = _with_client(preview, shown) if shown.type == HTML else shown.data
    return Response(data, shown.status, headers={**_HEAD, "Content-Type": shown.type})


def _file(site: Path, file: Path) -> bytes | None:
    """An attachment as it lies on the disk; None where it has gone, or become a link to elsewhere."""
    with suppress(OSError):
        real = os.path.realpath(file, strict=True)
        root = os.path.realpath(site / CONTENT)
        if os.path.commonpath((real, root)) == root and os.path.isfile(real):
            return Path(real).read_bytes()
    return None


def _with_client(preview: Preview, shown: Shown) -> bytes:
    """A page with the browser's side of the preview in it."""
    snapshot = preview.snapshot
    data = {
        "tag": shown.tag,
        "files": json.dumps(file_versions(snapshot) if snapshot else {}),
        "language": preview.language,
        "quiet": "true" if shown.own else "false",
    }
    said = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    script = f'<script src="{OWN}/client.js" defer{said}></script>'.encode()
    before, end, after = shown.data.rpartition(b"</body>")
    return before + script + end + after if end else shown.data + script


async def _stream(preview: Preview, address: str) -> AsyncIterator[str]:
    """News of a page as server-sent events."""
    async for state in preview.news(address):
        yield f"data: {json.dumps(state, ensure_ascii=False)}\n\n"


class _KnownHost:
    """Lets pass only who calls the preview by a name it has.

    A name that somebody else chose can be made to lead here (DNS rebinding), and their page would then read
    what is not published yet. An address made of numbers cannot.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._host = host
        self._names = {"localhost", host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            asked = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
            if not self._knows(name_of(asked)):
                await self._refusal(asked, scope)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _knows(self, name: str) -> bool:
        if name in self._names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not is_loopback(self._host)

    def _refusal(self, asked: str, scope: Scope) -> Response:
        port = (scope.get("server") or ("", 80))[1]
        values = {"host": asked, "address": f"http://localhost:{port}/"}
        words = [translate(_WRONG_HOST, values, language) for language in LANGUAGES]
        return PlainTextResponse("\n".join(words), 421, headers=_HEAD)


def name_of(host: str) -> str:
    """The name or the address in a Host header, without the port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
