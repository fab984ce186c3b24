"""How each field is written: what stands as a comment in a new file until it is used."""

from __future__ import annotations

from collections.abc import Mapping

_BOTH = "\n  vi: …\n  en: …"

EXAMPLES: Mapping[str, str] = {
    "attendees": "attendees: [person-id, person-id-2]",
    "author": "author: …",
    "caveats": "caveats:\n  - text:\n      vi: …\n      en: …\n    sources: [source-id]",
    "chair": "chair: person-id",
    "commitments": (
        "commitments:\n"
        "  - id: publish-minutes\n"
        "    text:\n"
        "      vi: …\n"
        "      en: …\n"
        "    owners: [organisation-id]\n"
        "    due: 2025-06\n"
        "    source: source-id"
    ),
    "documents": "documents: [142/QĐ-TTg]",
    "figures": (
        "figures:\n"
        "  - indicator: indicator-id\n"
        "    value: 66.5\n"
        "    period: 2025-Q1\n"
        "    source: source-id\n"
        "  - indicator: indicator-id-2\n"
        "    value: 20\n"
        "    of: 22\n"
        "    period: 2025-04\n"
        "    approximate: true\n"
        "    source: source-id"
    ),
    "follows": (
        "follows:\n  - commitment: sessions/01#publish-minutes\n    status: done\n    source: source-id"
    ),
    "format": "format: hybrid",
    "organisations": "organisations: [organisation-id]",
    "people": "people: [person-id]",
    "photos": ("photos:\n  - file: quang-canh.jpg\n    alt:\n      vi: …\n      en: …\n    credit: …"),
    "slug": "slug: part-of-the-address",
    "sources": "sources: [source-id]",
    "theme": f"theme:{_BOTH}",
    "time_of_day": "time_of_day: morning",
    "topics": "topics: [topic-id]",
    "venue": f"venue:{_BOTH}",
}
"""By key. A test reads each with the record's own parsers."""
