"""`bulletin serve` as a command: where it answers, what it says, how it ends."""

from __future__ import annotations

import http.client
import os
import socket
import urllib.request
from pathlib import Path

import pytest

from bulletin.preview.listening import HostError, PortError, listen
from tests.building import bulletin
from tests.preview.driving import FILES, ONE, PAGE
from tests.preview.serving import serving
from tests.small_sites import lay, session

needs_signals = pytest.mark.skipif(
    os.name != "posix", reason="a console's Ctrl+C cannot be sent to one process"
)


@needs_signals
def test_it_answers_on_this_computer_only_and_ends_well(tmp_path: Path) -> None:
    lay(tmp_path, FILES)
    with serving(tmp_path, "--port", "0", "--as-of", "2025-01-15") as preview:
        assert preview.address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(preview.address + PAGE[1:], timeout=10) as answer:
            assert "Phiên đầu." in answer.read().decode()
        port = int(preview.address.rsplit(":", 1)[1].strip("/"))
        stream = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        stream.request("GET", "/_preview/~/events?page=/")
        assert stream.getresponse().readline().startswith(b"data: ")  # and it stays open
        assert preview.stop() == 0
        stream.close()
    assert preview.said[-1] == "The preview has ended."
    assert not any("Traceback" in line for line in preview.said)
    assert not (tmp_path / "public").exists()


@needs_signals
def test_a_port_that_is_taken_gives_the_next_and_says_so(tmp_path: Path) -> None:
    lay(tmp_path, FILES)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(tmp_path, "--port", str(port)) as preview:
            assert preview.address != f"http://127.0.0.1:{port}/"
            assert any(f"Port {port} is taken" in line for line in preview.said)
            assert preview.stop() == 0


@needs_signals
def test_a_site_with_errors_is_served_and_they_are_told(tmp_path: Path) -> None:
    lay(tmp_path, FILES | {ONE: session(1, "24/1/2024")})
    with serving(tmp_path, "--port", "0") as preview:
        assert any("error[bad-date]" in line for line in preview.said)
        assert preview.stop() == 0


def test_no_free_port_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        with pytest.raises(PortError):
            listen("127.0.0.1", 65535)


def test_an_address_of_somebody_else_is_refused() -> None:
    with pytest.raises(HostError):
        listen("192.0.2.1", 0)
    done = bulletin("serve", "--host", "192.0.2.1", "--ui-lang", "en")
    assert done.returncode == 2
    assert "192.0.2.1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.1", "http://127.0.0.1:{}/"), ("0.0.0.0", "http://127.0.0.1:{}/")]
)
def test_the_address_is_one_that_a_browser_opens(host: str, expected: str) -> None:
    listener = listen(host, 0)
    listener.socket.close()
    assert listener.address == expected.format(listener.port)
    assert listener.asked == listener.port
