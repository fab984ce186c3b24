"""Which files of the content folder are an editor's, and how deep one looks for them."""

DEPTH = 8
"""Folders within folders below ``content`` that are looked into; items need two."""
_LEFT_BY_SYSTEMS = {"Thumbs.db", "desktop.ini"}


def is_ignored(name: str) -> bool:
    """Whether a file of this name is none of an editor's: hidden, a backup, left by a system."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in _LEFT_BY_SYSTEMS
