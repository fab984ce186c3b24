"""Earlier addresses lead on, what is gone says so, and hosts are told of both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.diagnostics import Findings
from bulletin.output.plan import Plan, plan
from tests.output.pages import Output, read_output
from tests.small_sites import FEATURES_DAY, MESSAGES, lay, linked, planned, session, text

ONE = "content/sessions/01/vi.md"
ADDRESSES = "content/addresses.yaml"
TASK = """commitments:
  - id: viec-mot
    text: {vi: Việc., en: A task.}
    owners: [uy-ban]
    due: 2024-12-31
    source: bao-mau
"""


def leads(made: Plan) -> Mapping[str, str]:
    """Where earlier addresses lead, but for share cards, which go with their pages."""
    found = {one.path: one.target for one in made.redirects}
    cards = {path for path in found if path.endswith("/card.png")}
    assert all(found[card] == found[card.removesuffix("card.png")] + "card.png" for card in cards)
    return {path: target for path, target in found.items() if path not in cards}


def made(folder: Path, files: Mapping[str, str]) -> Plan:
    return planned(linked(lay(folder, files)).site)


def test_what_is_below_an_alias_leads_on_too(tmp_path: Path) -> None:
    plan = made(
        tmp_path,
        {ONE: session(1, "2024-01-10", f"aliases: [/cu/]\n{TASK}"), "content/sessions/01/a.pdf": "x"},
    )
    assert leads(plan) == {
        "cu/": "phien-hop/1/",
        "cu/a.pdf": "phien-hop/1/a.pdf",
        "nhiem-vu/cu/viec-mot/": "nhiem-vu/phien-hop/1/viec-mot/",
    }
    assert {copy.path: copy.source for copy in plan.copies}["cu/a.pdf"] == "content/sessions/01/a.pdf"


def test_an_alias_leads_to_the_page_in_its_language(tmp_path: Path) -> None:
    found = made(tmp_path, {ONE: session(1, "2024-01-10", "aliases: [/cu/, /en/old/]\n")})
    assert leads(found) == {"cu/": "phien-hop/1/", "en/old/": "en/sessions/1/"}


def test_where_a_language_has_no_page_an_alias_leads_to_the_original(tmp_path: Path) -> None:
    article = text("title: A\nsummary: B.\ndate: 2024-01-10\naliases: [/en/old/]")  # articles hide fallbacks
    assert leads(made(tmp_path, {"content/articles/mot/vi.md": article})) == {"en/old/": "bai-viet/mot/"}


def test_a_section_that_moved(tmp_path: Path) -> None:
    files = {
        ONE: session(1, "2024-01-10"),
        "content/sessions/02/vi.md": session(2, "2024-02-10"),
        "content/sessions/03/vi.md": session(3, "2024-03-10"),
        ADDRESSES: "moved:\n  - from: /ky-hop/\n    to: /phien-hop/\n",
    }
    found = leads(made(tmp_path, files))
    assert found == {f"ky-hop/{n}": f"phien-hop/{n}" for n in ("", "1/", "2/", "3/")}, "no leaf of the list"


def test_moves_can_be_followed_one_after_the_other(tmp_path: Path) -> None:
    files = {
        ONE: session(1, "2024-01-10", "aliases: [/phien-hop/mot/]\n"),
        ADDRESSES: "moved:\n  - {from: /xua/, to: /cu/}\n  - {from: /cu/, to: /phien-hop/}\n",
    }
    found = leads(made(tmp_path, files))
    assert found["xua/mot/"] == found["cu/mot/"] == found["phien-hop/mot/"] == "phien-hop/1/"
    assert found["xua/"] == "phien-hop/"


def test_moves_in_a_circle_end(tmp_path: Path) -> None:
    pairs = (("/a/", "/b/"), ("/b/", "/a/"), ("/phien-hop/x/", "/phien-hop/"))
    circle = "moved:\n" + "".join(f"  - {{from: {start}, to: {to}}}\n" for start, to in pairs)
    found = Findings()
    site = linked(lay(tmp_path, {ONE: session(1, "2024-01-10"), ADDRESSES: circle})).site
    planned = plan(site, MESSAGES, found)
    assert [d.code for d in found] == ["nothing-there", "nothing-there"]
    assert leads(planned) == {"phien-hop/x/": "phien-hop/", "phien-hop/x/1/": "phien-hop/1/"}


def test_what_stands_below_an_old_address_today_stays(tmp_path: Path) -> None:
    files = {
        ONE: session(1, "2024-01-10"),
        "content/conferences/1/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10\nsources: [bao-mau]"),
        ADDRESSES: "moved:\n  - {from: /phien-hop/, to: /hoi-nghi/}\n",
    }
    found = Findings()
    planned = plan(linked(lay(tmp_path, files)).site, MESSAGES, found)
    assert {d.code for d in found} == {"path-collision"}, "the section's own page is no earlier address"
    assert "phien-hop/1/" not in leads(planned)


def test_a_file_can_move(tmp_path: Path) -> None:
    files = {
        ONE: session(1, "2024-01-10"),
        "content/sessions/01/bản đồ.pdf": "x",
        ADDRESSES: "moved:\n  - {from: /cu.pdf, to: /phien-hop/1/b%E1%BA%A3n%20%C4%91%E1%BB%93.pdf}\n",
    }
    assert leads(made(tmp_path, files)) == {"cu.pdf": "phien-hop/1/bản đồ.pdf"}


def test_a_withdrawn_item_is_gone_for_readers_and_hosts(tmp_path: Path) -> None:
    withdrawn = "gone:\n" + "".join(
        f"  - {{address: {address}, date: 2024-03-01, see: {see}, reason: {{vi: Trùng., en: Twice.}}}}\n"
        for address, see in (
            ("/bai-viet/cu/", "sessions/01"),
            ("/en/articles/old/", "topics/data"),
            ("/a.pdf", "topics/data"),
        )
    )
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10"), ADDRESSES: withdrawn})
    assert [(one.path, one.is_page) for one in planned(linked(site).site).gone] == [
        ("a.pdf", False),
        ("bai-viet/cu/", True),
        ("en/articles/old/", True),
    ]
    assert build(Options(site, tmp_path / "public", FEATURES_DAY)).release is not None
    output: Output = read_output(tmp_path / "public")
    for path, lang, word in (("bai-viet/cu", "vi", "Trùng."), ("en/articles/old", "en", "Twice.")):
        page = output.pages[f"{path}/index.html"]
        assert (page.lang, page.noindex, page.canonical, page.gone) == (lang, True, None, True)
        assert word in (tmp_path / "public" / path / "index.html").read_text(encoding="utf-8")
    assert "bai-viet/cu" not in (tmp_path / "public" / "sitemap.xml").read_text(encoding="utf-8")
    assert any(link.url == "../../phien-hop/1/" for link in output.pages["bai-viet/cu/index.html"].links)
    assert not (tmp_path / "public" / "a.pdf").exists()


@pytest.mark.parametrize("address", ["/../x/", "/a/../x/", "a/", "/a//b/", "/%2e%2e/x/", "/a?b/", "/a/.."])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    files = {
        ONE: session(1, "2024-01-10"),
        ADDRESSES: f'moved:\n  - from: "{address}"\n    to: /phien-hop/\n',
    }
    assert "bad-path" in linked(lay(tmp_path, files)).codes
