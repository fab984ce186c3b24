"""The registers as the peers' data files hold them, and the words of the peers' templates."""

from __future__ import annotations

import json
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.writers.files import SKELETONS


def interface() -> dict[str, dict[str, str]]:
    """The words of the peers' templates, by language."""
    found: dict[str, dict[str, str]] = json.loads((SKELETONS / "words.json").read_text(encoding="utf-8"))
    return found


def topics(corpus: Corpus) -> dict[str, Any]:
    return {topic.id: topic.name._asdict() for topic in corpus.topics}


def people(corpus: Corpus) -> dict[str, Any]:
    return {person.id: {"name": person.name, "role": person.role._asdict()} for person in corpus.people}


def documents(corpus: Corpus) -> dict[str, Any]:
    """By slug."""
    bodies = {body.id: body.name for body in corpus.organisations}
    return {
        document.slug: {
            "mark": document.mark,
            "title": document.title._asdict(),
            "sort": document.type,
            "date": document.date.isoformat(),
            "issuer": bodies[document.issuer]._asdict(),
        }
        for document in corpus.documents
    }


def sources(corpus: Corpus) -> dict[str, Any]:
    return {
        source.id: {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "date": source.date.isoformat(),
        }
        for source in corpus.sources
    }
