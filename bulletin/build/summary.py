"""How much there is of a site, as ``release.json`` says: pages, items, how far each language has come."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bulletin.config import LANGUAGES
from bulletin.output.plan import Plan
from bulletin.site.model import Site


def summary(site: Site, planned: Plan) -> dict[str, Any]:
    """Counts of pages, and of items by kind, by language; the languages' coverage; earlier addresses.

    ``covered`` are the items there are in a language, ``of`` all that are published; ``translations`` counts
    those written in the other language first, by the state of their translation (fresh, stale, untracked).
    """
    pages = Counter(here.language for here in planned.pages)
    items: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    states: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for item in site.items.values():
        for version in item.versions:
            items[version.language][item.kind] += 1
        if item.translation:
            states[item.translation.language][str(item.freshness.state)] += 1
    return {
        "pages": {language: pages[language] for language in LANGUAGES},
        "items": {language: _sorted(items[language]) for language in LANGUAGES},
        "coverage": {
            language: {
                "covered": items[language].total(),
                "of": len(site.items),
                "translations": _sorted(states[language]),
            }
            for language in LANGUAGES
        },
        "moved": {one.path: one.target for one in planned.redirects},
        "gone": [one.path for one in planned.gone],
    }


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
