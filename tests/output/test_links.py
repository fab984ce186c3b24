"""The real site's links, anchors, languages and sitemap hold."""

from __future__ import annotations

import pytest
import yaml

from tests.building import REPOSITORY
from tests.output.links import SiteFacts, check
from tests.output.pages import Output


@pytest.fixture(scope="module")
def site_facts() -> SiteFacts:
    """What site_config.yaml says of addresses: the default language at the root, the other in its folder."""
    config = yaml.safe_load((REPOSITORY / "site_config.yaml").read_text(encoding="utf-8"))
    default = config.get("default_language", "vi")
    other = "en" if default == "vi" else "vi"
    base_url = config.get("base_url")
    if base_url is not None and not base_url.endswith("/"):
        base_url += "/"
    return SiteFacts(base_url=base_url, languages={"": default, f"{other}/": other})


def test_nothing_is_broken(site_output: Output, site_facts: SiteFacts) -> None:
    found = check(site_output, site_facts)
    assert not found, f"{len(found)} broken:\n" + "\n".join(map(str, found[:200]))


def test_the_checks_had_something_to_check(site_output: Output, site_facts: SiteFacts) -> None:
    assert site_facts.base_url is not None, "without a base_url nobody checks canonical, hreflang and sitemap"
    assert {"index.html", "en/index.html", "404.html"} <= site_output.pages.keys()
    pages = [page for page in site_output.pages.values() if page.alternates]
    assert {page.lang for page in pages} == {"vi", "en"}
