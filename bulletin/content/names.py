"""Which files of the content folder are none of an editor's."""

_LEFT_BY_SYSTEMS = {"Thumbs.db", "desktop.ini"}


def is_ignored(name: str) -> bool:
    """Whether a file of this name is none of an editor's: hidden, a backup, left by a system."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in _LEFT_BY_SYSTEMS
