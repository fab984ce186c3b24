"""Releases for tests, written as bytes by path."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.build.files import File, file_of_bytes


def as_files(files: Mapping[str, bytes]) -> dict[str, File]:
    """The files of a release."""
    return {path: file_of_bytes(data) for path, data in files.items()}
