"""Real servers on the loopback interface, each told what `bulletin hosts` prints for it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.tools import locate

_MODULES = (*("mpm_event", "authz_core", "unixd", "mime", "dir", "alias", "headers", "rewrite", "filter"),)
_WEB_USER = "www-data"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int, environment: dict[str, str] | None = None) -> Iterator[str]:
    """A program that serves at a port, until the block ends; the address of its root."""
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would fill up
        process = subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, port, said)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, told: IO[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            told.seek(0)
            said = told.read().decode(errors="replace")
            raise RuntimeError(f"{process.args!r} ended: {said}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} does not answer")


@contextmanager
def nginx(root: Path, told: str, folder: Path) -> Iterator[str]:
    """nginx with the file that it is told; ``folder`` is for what it writes."""
    port = free_port()
    told = told.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/bulletin;", f'"{root}";')
    (folder / "bulletin.conf").write_text(told, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    places = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = (
        f"{user} daemon off; pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {places} include {folder}/bulletin.conf; }}\n"
    )
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    command = (str(locate.nginx()), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf"))
    checked = subprocess.run((*command, "-t"), capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    with running(command, port) as address:
        yield address


@contextmanager
def apache(root: Path, folder: Path) -> Iterator[str]:
    """Apache as hosts set it up; the ``.htaccess`` in the site's folder tells it the rest."""
    port = free_port()
    program = locate.apache()
    modules = Path("/usr/lib/apache2/modules")
    loaded = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in _MODULES
        if (modules / f"mod_{name}.so").is_file()
    )
    owner = f"User {_WEB_USER}\nGroup {_WEB_USER}\n" if os.geteuid() == 0 else ""
    main = (
        f"{loaded}{owner}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"ErrorLog /dev/stderr\nTypesConfig /etc/mime.types\nDocumentRoot {root}\n"
        f"<Directory {root}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n"
    )
    (folder / "apache.conf").write_text(main, encoding="utf-8")
    with running((str(program), "-f", str(folder / "apache.conf"), "-DFOREGROUND"), port) as address:
        yield address


@contextmanager
def caddy(root: Path, told: str, folder: Path) -> Iterator[str]:
    """Caddy with the file that it is told."""
    port = free_port()
    told = told.replace("bulletin.example {", f"http://127.0.0.1:{port} {{").replace(
        "/var/www/bulletin", str(root)
    )
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{told}", encoding="utf-8")
    command = (str(locate.caddy()), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile"))
    places = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    with running(command, port, places) as address:
        yield address


@contextmanager
def python(root: Path) -> Iterator[str]:
    """``python -m http.server``."""
    port = free_port()
    command = (
        sys.executable,
        "-m",
        "http.server",
        str(port),
        "--bind",
        "127.0.0.1",
        "--directory",
        str(root),
    )
    with running(command, port) as address:
        yield address


def readable(folder: Path) -> None:
    """Let the user that serves read a folder and all above it that the tests made."""
    if os.geteuid() == 0 and shutil.which("chmod"):
        subprocess.run(("chmod", "-R", "a+rX", str(folder)), check=True)
