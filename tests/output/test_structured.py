"""The JSON-LD of pages: sound as JSON-LD, true to schema.org's vocabulary, safe in HTML."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
import rdflib

from bulletin.output.plan import Output, Plan
from tests.building import REPOSITORY
from tests.output.vocabulary import complaints, vocabulary
from tests.small_sites import FEATURES, features_plan, lay, linked, planned, real_plan, rendered, session

pytestmark = pytest.mark.validators  # schema.org's vocabulary comes from npm

SCHEMA = "https://schema.org/"
SITES: dict[str, tuple[Path, Any]] = {"features": (FEATURES, features_plan), "real": (REPOSITORY, real_plan)}


def blocks(html: str) -> list[str]:
    """The texts of the JSON-LD blocks of a page, as a browser's parser finds them."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [s.text or "" for s in tree.iter("script") if s.get("type") == "application/ld+json"]


def pages(plan: Plan) -> Iterator[Output]:
    """The HTML pages that have a frame; what was withdrawn says nothing of itself."""
    views = ((output, output.view()) for output in plan.outputs)
    return (
        o
        for o, view in views
        if hasattr(view, "chrome") and view.chrome.structured and "saved." not in o.template
    )


@cache
def graph(site: str, path: str) -> tuple[dict[str, Any], ...]:
    """The nodes of one page."""
    folder, plan = SITES[site]
    (block,) = blocks(rendered(folder, next(o for o in plan().outputs if o.path == path)))
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    return tuple(found["@graph"])


def node(site: str, path: str, kind: str) -> dict[str, Any]:
    """The one node of a type on a page."""
    (found,) = [one for one in graph(site, path) if one["@type"] == kind]
    return found


@pytest.mark.parametrize("site", SITES)
def test_every_page_speaks_schema_org(site: str) -> None:
    _, plan = SITES[site]
    wrong = [
        f"{output.path}: {complaint}"
        for output in pages(plan())
        for one in json.loads(output.view().chrome.structured)["@graph"]
        for complaint in complaints(one)
    ]
    assert not wrong, "\n".join(wrong[:50])


@pytest.mark.parametrize(
    ("node", "word"),
    [
        ({"@type": "Evnt"}, "no such type"),
        ({"@type": "Event", "headline": "x"}, "no property headline"),
        ({"@type": "Event", "location": {"@type": "Person", "name": "x"}}, "none of"),
        ({"@type": "Event", "startDate": "24/4/2024"}, "none of"),
        ({"@type": "Event", "eventStatus": "https://schema.org/EventHeld"}, "none of"),
        ({"@type": "Event", "url": "/phien-hop/8/"}, "none of"),
        ({"@type": "Event", "name": ""}, "none of"),
        ({"@type": "Dataset", "isAccessibleForFree": "yes"}, "none of"),
        ({"@type": "Person", "memberOf": {"@type": "OrganizationRole", "roleNme": "x"}}, "no property"),
        ({"@type": "Event", "location": {"@type": "Place", "nme": "x"}}, "no property nme"),
    ],
)
def test_the_check_finds_what_is_wrong(node: dict[str, Any], word: str) -> None:
    assert any(word in complaint for complaint in complaints(node))


def test_the_vocabulary_is_whole() -> None:
    known = vocabulary()
    assert len(known.parents) > 800
    assert "Thing" in set(known.lineage("NewsArticle"))
    assert set(known.lineage("ItemPage")) >= {"WebPage", "CreativeWork", "Thing"}
    assert known.range("Session", "name") is None
    assert known.range("Legislation", "legislationPassedBy") == frozenset(
        {"Organization", "Person", "IdReference"}
    )


@pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph is deprecated")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("site", SITES)
def test_it_is_sound_as_linked_data(site: str) -> None:
    _, plan = SITES[site]
    seen: Counter[str] = Counter()
    for output in pages(plan()):
        data = json.loads(output.view().chrome.structured)
        data["@context"] = {"@vocab": SCHEMA}  # the published one is not loaded from tests
        read = rdflib.Graph()
        read.parse(data=json.dumps(data), format="json-ld")
        for _, predicate, thing in read:
            assert str(predicate).startswith((SCHEMA, str(rdflib.RDF))), predicate
            if predicate == rdflib.RDF.type:
                seen[str(thing).removeprefix(SCHEMA)] += 1
        told = {str(subject) for subject in read.subjects() if isinstance(subject, rdflib.URIRef)}
        assert all(name.startswith("http") for name in told)
        assert {"WebSite"} <= {one["@type"] for one in data["@graph"]}
    assert {"Event", "NewsArticle", "Legislation", "Dataset", "BreadcrumbList", "DefinedTerm"} <= seen.keys()
    assert {"Person", "DefinedTermSet", "DataCatalog", "DataDownload", "ListItem"} <= seen.keys()


def test_an_event_says_how_and_whether_it_was_held() -> None:
    event = node("real", "en/sessions/8/index.html", "Event")
    assert event["startDate"] == "2024-04-24"
    assert event["eventAttendanceMode"] == f"{SCHEMA}MixedEventAttendanceMode"
    assert event["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert event["location"] == {"@type": "Place", "name": "Government headquarters, Hà Nội"}
    assert "Phạm Minh Chính" in [person["name"] for person in event["attendee"]]
    assert event["@id"] == node("real", "phien-hop/8/index.html", "Event")["@id"], "one event, two languages"


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_an_event_that_did_not_take_place_says_so(tmp_path: Path, status: str) -> None:
    more = f"status: {status}\nreason: {{vi: Bão., en: A storm.}}\n"
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", more)})
    output = next(o for o in planned(linked(tmp_path).site).outputs if o.path == "phien-hop/1/index.html")
    (event,) = [n for n in json.loads(output.view().chrome.structured)["@graph"] if n["@type"] == "Event"]
    assert event["eventStatus"] == f"{SCHEMA}Event{status.capitalize()}"
    assert "eventAttendanceMode" not in event, "nobody said how"


def test_a_decision_is_no_event_and_a_day_is() -> None:
    kinds = {one["@type"] for one in graph("real", "en/milestones/142-qd-ttg/index.html")}
    assert "Event" not in kinds
    assert "NewsArticle" in kinds
    assert "Event" in {one["@type"] for one in graph("real", "en/milestones/day-2022/index.html")}


def test_the_trail_is_the_one_on_the_page() -> None:
    trail = node("real", "en/documents/2024/142-qd-ttg/index.html", "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]
    base = "https://bulletin.example/en/"
    assert [step["item"]["@id"] for step in trail] == [
        base,
        f"{base}documents/",
        f"{base}documents/2024/142-qd-ttg/",
    ]


def test_a_document_is_legislation_with_its_mark_day_and_issuer() -> None:
    law = node("real", "en/documents/2024/142-qd-ttg/index.html", "Legislation")
    assert law["legislationIdentifier"] == "142/QĐ-TTg"
    assert law["legislationDate"] == "2024-02-02"
    assert law["legislationType"] == "decision"


def test_data_sets_name_their_files_and_licence() -> None:
    sets = [one for one in graph("real", "en/open-data/index.html") if one["@type"] == "Dataset"]
    published = {o.path for o in real_plan().outputs}
    files = [d["contentUrl"] for one in sets for d in one["distribution"]]
    assert {file.removeprefix("https://bulletin.example/") for file in files} <= published
    assert {one["license"] for one in sets} == {"https://creativecommons.org/licenses/by/4.0/"}
    assert len(sets) == 5


def test_no_text_can_end_the_script(tmp_path: Path) -> None:
    evil = '</script><script>alert(1)</script><!-- & "quoted"'
    text = session(1, "2024-01-10").replace("title: Phiên 1", f"title: '{evil}'")
    lay(tmp_path, {"content/sessions/01/vi.md": text})
    output = next(o for o in planned(linked(tmp_path).site).outputs if o.path == "phien-hop/1/index.html")
    html = rendered(tmp_path, output)
    (block,) = blocks(html)
    assert not re.search("[<>&]", block)
    names = [one.get("name") for one in json.loads(block)["@graph"]]
    assert evil in names
    assert "alert(1)" not in [
        s.text for s in html5lib.parse(html, namespaceHTMLElements=False).iter("script")
    ]


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    config = tmp_path / "site_config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text("".join(x for x in text.splitlines(True) if not x.startswith("base_url")), "utf-8")
    for output in pages(planned(linked(tmp_path).site)):
        assert not output.view().chrome.structured
        assert "ld+json" not in rendered(tmp_path, output)
