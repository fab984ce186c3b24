"""What the writers share: files below a folder, YAML and TOML values, the words of a facts list."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.corpus import Corpus, Pair
from tests.building import REPOSITORY

SKELETONS = Path(__file__).resolve().parent.parent / "skeletons"
ASSETS = REPOSITORY / "layouts" / "assets"
BASE_URL = "https://bulletin.example/"
SECTIONS = {
    "sessions": Pair("Phiên họp", "Sessions"),
    "conferences": Pair("Hội nghị", "Conferences"),
    "articles": Pair("Bài viết", "Articles"),
}


def put(folder: Path, name: str, text: str) -> None:
    """Write a text file below a folder, with the folders that it needs."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def start(folder: Path, skeleton: str, assets: str) -> None:
    """A fresh copy of a peer's settings and templates, with our style sheet and icon in ``assets``."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(SKELETONS / skeleton, folder)
    shutil.copytree(ASSETS, folder / assets, dirs_exist_ok=True)


def quoted(text: str) -> str:
    """A text as YAML (and JSON) want it."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """A flow sequence of quoted texts."""
    return f"[{', '.join(quoted(text) for text in texts)}]"


def data(value: object) -> str:
    """A JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def slugs(corpus: Corpus) -> dict[str, str]:
    """From each document's mark to its slug."""
    return {document.mark: document.slug for document in corpus.documents}
