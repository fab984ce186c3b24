"""Writes the kept pages anew: `python -m tests.golden.renew`."""

from __future__ import annotations

from tests.golden.pages import KEPT, PATHS, made


def renew() -> list[str]:
    """Bring the folder to hold exactly the pages as they are made now; gives the paths that changed."""
    changed = []
    for path in PATHS:
        kept, content = KEPT / path, made(path)
        if not kept.is_file() or kept.read_bytes() != content:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(content)
            changed.append(path)
    for kept in sorted(KEPT.rglob("*")):
        path = kept.relative_to(KEPT).as_posix()
        if kept.is_file() and path not in PATHS:
            kept.unlink()
            changed.append(path)
    return changed


if __name__ == "__main__":
    for changed in renew() or ["nothing changed"]:
        print(changed)
