"""Addresses: relative references lead where they say, and nothing leaves the root."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bulletin.diagnostics import Findings, Span
from bulletin.output.addresses import encoded, file_of, reference, relative, resolve, rooted
from bulletin.output.paths import check_paths
from bulletin.output.plan import Plan, plan
from tests.small_sites import MESSAGES, features_plan, lay, linked, planned, real_plan, session, text

reproducible = settings(derandomize=True, deadline=None, max_examples=300, database=None)
SEGMENT = st.text("abz09-_~ăđ ê:?#%&+=.", min_size=1, max_size=6).filter(lambda s: s.strip(".") == s)
FOLDER = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILE = st.tuples(FOLDER, SEGMENT).map("".join)


@given(
    source=st.one_of(FOLDER, FILE), target=st.one_of(FOLDER, FILE), base=st.sampled_from(("", "a/", "a/b/"))
)
@example(source="", target="", base="")
@example(source="a/", target="", base="a/")
@reproducible
def test_resolving_a_reference_against_its_page_gives_its_target(source: str, target: str, base: str) -> None:
    assume(target == "" or target.endswith("/") or not source.startswith(f"{target}/"))  # file and folder
    root = f"https://x.example/{base}"
    reference = relative(encoded(source), encoded(target))
    assert urljoin(root + encoded(source), reference) == root + encoded(target)
    assert unquote(urlsplit(root + encoded(target)).path) == f"/{base}{target}"


@given(source=FOLDER, target=FOLDER)
@reproducible
def test_a_reference_is_relative_and_never_climbs_past_the_root(source: str, target: str) -> None:
    parts = urlsplit(relative(encoded(source), encoded(target)))
    assert (parts.scheme, parts.netloc) == ("", "")
    assert not parts.path.startswith("/")
    assert parts.path.split("/").count("..") <= source.count("/")


def test_anchors() -> None:
    to_a, to_b, home = reference("a/"), reference("b/"), reference("")
    assert resolve(f"{to_a}#x {to_b}#x {to_a} {home}#x", "a/") == "#x ../b/#x ./ ../#x"
    assert resolve(f"{home}#x", "") == "#x"
    assert rooted(f"{to_a}#x {home}", "/base/") == "/base/a/#x /base/"


def test_a_reference_with_signs_that_need_encoding_finds_its_own_page() -> None:
    assert resolve(f"{reference('ă b/')}#x", "ă b/") == "#x"
    assert resolve(reference("ă b/"), "") == "%C4%83%20b/"


def test_from_folder_to_folder() -> None:
    assert relative("a/", "a/") == "./"
    assert relative("a/b/", "") == "../../"
    assert relative("", "a/b.png") == "a/b.png"


def test_the_file_that_serves_a_path() -> None:
    assert [file_of(path) for path in ("", "a/", "a/feed.xml")] == [
        "index.html",
        "a/index.html",
        "a/feed.xml",
    ]


@pytest.mark.parametrize("make", [features_plan, real_plan])
def test_no_path_leaves_the_root_or_needs_another_name(make: Callable[[], Plan]) -> None:
    for path, _ in make().paths:
        assert posixpath.normpath(path) == path
        assert not path.startswith(("/", ".."))
        assert path.isascii(), "what is published can be typed"
    folded = [path.casefold() for path, _ in make().paths]
    assert len(folded) == len(set(folded))


EXPECTED = {
    "phien-hop/1/index.html",
    "en/sessions/second/index.html",
    "hoi-nghi/2024-09-05/index.html",
    "bai-viet/nhin-lai-mot-nam/index.html",
    "en/articles/looking-back/index.html",
    "gioi-thieu/index.html",
    "en/about/index.html",
    "house-rules/index.html",
    "phien-hop/trang-2/index.html",
    "en/sessions/page-2/index.html",
    "luu-tru/2024/trang-2/index.html",
    "dong-thoi-gian/du-lieu/index.html",
    "en/timeline/data/index.html",
    "chu-de/du-lieu/feed.xml",
    "en/people/an-nguyen/index.html",
    "van-ban/2020/50-nq-cp/index.html",
    "van-ban/2021/50-nq-cp/index.html",
    "en/documents/luat-mau/index.html",
    "phien-hop/mot/index.html",
    "feed.xml",
    "en/feed.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "en/404.html",
}


def test_the_addresses_of_each_kind() -> None:
    paths = {output.path for output in features_plan().outputs}
    assert paths >= EXPECTED
    assert not [path for path in paths if path.startswith(("bai-viet/english-only", "en/articles/chi-tieng"))]
    assert "phien-hop/trang-3/index.html" not in paths


def found(*paths: str) -> list[tuple[str, str]]:
    """What is found about these paths together: the code, and the owner."""
    findings = Findings()
    check_paths([(path, partial(Span, f"owner-{i}")) for i, path in enumerate(paths)], findings)
    return [(d.code, d.span.path) for d in findings if d.code != "unsafe-name"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("a/index.html", "b/index.html", "a/b.png"), []),
        (("a/index.html", "a/index.html"), [("path-collision", "owner-1")]),
        (("a/B.png", "A/b.png"), [("path-collision", "owner-1")]),
        (("feed.xml", "feed.xml/index.html"), [("path-collision", "owner-1")]),
        (("x/feed.xml/index.html", "x/feed.xml"), [("path-collision", "owner-1")]),
        (("a", "a", "a"), [("path-collision", "owner-1"), ("path-collision", "owner-2")]),
        (("../a/index.html",), [("path-outside", "owner-0")]),
        (("a/../../b",), [("path-outside", "owner-0")]),
        (("/etc/passwd",), [("path-outside", "owner-0")]),
        (("./a",), [("path-outside", "owner-0")]),
    ],
)
def test_paths_that_cannot_stand_together(paths: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*paths) == expected


def test_two_items_on_one_path_are_found(tmp_path: Path) -> None:
    files = {
        "content/articles/a/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10\nslug: mot"),
        "content/articles/mot/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10"),
    }
    findings = Findings()
    site = linked(lay(tmp_path, files)).site
    plan(site, MESSAGES, findings)
    assert {d.code for d in findings} == {"path-collision"}
    assert {d.span.path for d in findings} == {"content/articles/mot/vi.md"}


@pytest.mark.parametrize("alias", ["/../x/", "/phien-hop/../../x/", "/./"])
def test_an_alias_that_leaves_the_root_is_found(tmp_path: Path, alias: str) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", f"aliases: [{alias}]\n")})
    seen = linked(tmp_path)
    findings = Findings(seen.findings)
    if not findings.failed():
        plan(seen.site, MESSAGES, findings)
    assert findings.failed()


def test_an_attachment_never_takes_the_place_of_its_page(tmp_path: Path) -> None:
    files = {
        "content/sessions/01/vi.md": session(1, "2024-01-10"),
        "content/sessions/01/index.html": "<p>not ours</p>",
    }
    findings = Findings()
    plan(linked(lay(tmp_path, files)).site, MESSAGES, findings)
    assert [(d.code, d.span.path) for d in findings] == [("path-collision", "content/sessions/01/index.html")]


def test_an_item_is_reached_under_its_number_though_its_folder_is_named_otherwise(tmp_path: Path) -> None:
    made = planned(linked(lay(tmp_path, {"content/sessions/08/vi.md": session(8, "2024-01-10")})).site)
    assert "phien-hop/8/index.html" in {output.path for output in made.outputs}
