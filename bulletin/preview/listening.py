"""The port that the preview answers at."""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import dataclass

_TRIED = 20
_TAKEN = {errno.EADDRINUSE, errno.EACCES}


class PortError(Exception):
    """No port from ``first`` to ``last`` is free."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last


class HostError(Exception):
    """This computer cannot answer at an address; ``reason`` is the system's."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens at ``host`` and ``port``; ``asked`` is the port that was wanted."""

    socket: socket.socket
    host: str
    port: int
    asked: int

    @property
    def address(self) -> str:
        """What a browser on this computer opens."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
        host = everywhere.get(self.host) or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http://{host}:{self.port}/"


def listen(host: str, port: int) -> Listener:
    """Listen at a port, or at the next that is free; 0 takes any.

    Raises PortError where none is, HostError where the host is none of this computer.
    """
    last = min(65535, port + _TRIED) if port else 0
    for tried in range(port, last + 1):
        try:
            found = _bound(host, tried)
        except OSError as error:
            if error.errno in _TAKEN or getattr(error, "winerror", None) == 10013:
                continue
            raise HostError(error.strerror or str(error)) from None
        return Listener(found, host, found.getsockname()[1], port or found.getsockname()[1])
    raise PortError(port, last)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made
