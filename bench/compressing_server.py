"""A folder over HTTP as a web server sends it: text compressed with gzip -9, over connections that stay open.

It counts what it sends, because a browser's own count leaves out what its workers ask for.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest")


@dataclass(slots=True)
class Served:
    """The address of a folder, with a slash at the end, and the bytes of each answer given since `sent` was emptied."""

    address: str
    sent: list[int] = field(default_factory=list)


@contextlib.contextmanager
def compressed(folder: Path) -> Iterator[Served]:
    """`folder` is served while the block runs."""
    handler = functools.partial(_Compressing, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        server.served = Served(f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.served
        server.shutdown()


class _Server(http.server.ThreadingHTTPServer):
    served: Served
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while a file is on its way is no error."""


class _Compressing(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body of an answer go out as one, not as two that wait for each other.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = _body(path)
        assert isinstance(self.server, _Server)
        self.server.served.sent.append(len(body))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _kind(self.guess_type(str(path))))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _kind(guessed: str) -> str:
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed


@functools.cache
def _body(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 9, mtime=0) if path.suffix in TEXT else content
