"""Content cannot attack readers: known attacks in every place an editor can write, read back as browsers do.

A page of the attacked site has no element and no attribute that its peaceful twin lacks, and every text comes
out as it went in.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.content.markdown import parse_body
from bulletin.diagnostics import Findings, Severity
from bulletin.diagnostics.annotations import as_annotations
from bulletin.diagnostics.render import as_text
from bulletin.output.data_files import guarded
from bulletin.syntax.text import normalised
from tests.attacks.payloads import BODIES, FILE_NAMES, REFUSED, REFUSED_BODIES, TEXTS
from tests.attacks.planting import UNSEEN, Planted, fields_of_texts, plant_site
from tests.attacks.reading import Shape, document, documents, other_texts, squeezed, wrong
from tests.preview.driving import ask
from tests.small_sites import FEATURES_DAY, linked, text, write

OURS = {"mau.example", "bao.example", "van-ban.example", "ngoai.example", "creativecommons.org"}
HOSTS = frozenset({*OURS, "www.facebook.com"})
"""Where the site's own texts lead, and its links to pass a page on."""
MARK = re.compile(r"zq(\d+)z")
SUMMARY = 300
BODY = "content/articles/tan-cong/vi.md"

MORE: dict[str, Any] = {
    "site_config.yaml": {
        "attachments": [],
        "sections": {
            name: {"intro": {"vi": "x", "en": "x"}} for name in ("conferences", "milestones", "articles")
        },
    },
    "content/sessions/01/vi.md": {
        "number_note": {"vi": "x", "en": "x"},
        "reason": {"vi": "x", "en": "x"},
        "also_called": [{"name": {"vi": "x", "en": "x"}, "sources": ["bao-mau"]}],
        "caveats": [{"text": {"vi": "x", "en": "x"}, "sources": ["bao-mau"]}],
        "corrections": [{"date": "2024-02-01", "text": {"vi": "x", "en": "x"}}],
    },
    "content/sessions/01/en.md": {
        "dismissed": {"at": "01234567", "reason": "x"},
        "parity": [{"allow": "x", "reason": "x"}],
    },
    "content/articles/nhin-lai/vi.md": {"author": "x"},
    "content/pages/about/vi.md": {"summary": "x"},
    "content/pages/about/en.md": {"summary": "x"},
    "content/registers/glossary.yaml": {"open-data": {"also": {"vi": ["x"], "en": ["x"]}}},
    "content/registers/topics.yaml": {"data": {"note": {"vi": "x", "en": "x"}}},
    "content/registers/indicators.yaml": {"teams": {"note": {"vi": "x", "en": "x"}}},
    "content/registers/documents.yaml": {"luat-mau": {"note": {"vi": "x", "en": "x"}}},
    "content/addresses.yaml": {
        "gone": [{"address": "/phien-hop/da-bo/", "date": "2024-05-01", "reason": {"vi": "x", "en": "x"}}]
    },
}
"""What the features' site leaves out."""


def hostile(n: int, offset: int = 0) -> str:
    """The nth planted text: two or three attacks, and a mark by which it is known again."""
    first = (n * 2 + offset) % len(TEXTS)
    chosen = [TEXTS[first], TEXTS[(first + 1) % len(TEXTS)]]
    while len(squeezed(" ".join(chosen))) > SUMMARY - 12:
        chosen.pop()
    return f"{' '.join(chosen)} zq{n}z"


def peaceful(n: int) -> str:
    return f"x zq{n}z"


class Attacked:
    """The attacked site, its twin, and what was planted."""

    def __init__(self, folder: Path, offset: int = 0) -> None:
        self.site = folder / "attacked"
        self.planted: Planted = plant_site(self.site, lambda n: hostile(n, offset), MORE)
        self.texts = [squeezed(normalised(hostile(n, offset))) for n in range(len(self.planted.places))]
        _body(self.site, [markdown for markdown, _ in BODIES], FILE_NAMES)
        plant_site(folder / "twin", peaceful, MORE)
        _body(folder / "twin", ["x"], ("x.txt",))
        self.public = _built(self.site)
        self.twin = _built(folder / "twin")
        self.pages = list(documents(self.public))

    def untrue(self, text: str, without: str = "") -> Iterator[str]:
        """What stands before a mark and is not what was planted with it, the signs of ``without`` aside."""
        text = _without(squeezed(text), without)
        for mark in MARK.finditer(text):
            if text[: mark.start()].endswith("“"):
                continue  # a finding that quotes one word
            planted = _without(self.texts[int(mark[1])], without)
            before = text[max(0, mark.end() - len(planted)) : mark.end()]
            if before[:1].lower() + before[1:] != planted[:1].lower() + planted[1:]:  # names begin sentences
                yield f"{planted!r} became {before!r}"


def _without(text: str, signs: str) -> str:
    return text.translate(dict.fromkeys(map(ord, signs)))


def _body(site: Path, markdown: list[str], names: tuple[str, ...]) -> None:
    """An article with attacks in its text and in the names of its attachments."""
    blocks = [f"{one}\n\nzm{n}m" for n, one in enumerate(markdown)]
    links = [f"[tệp zf{n}f](<{quote(name)}>)" for n, name in enumerate(names)]
    everything = "## A\n\n" + "\n\n".join([*blocks, *links])
    front = "title: Tấn công\nsummary: Thử.\ndate: 2024-05-05"
    write(site, {BODY: text(front, everything)})
    folder = (site / BODY).parent
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    shutil.copyfile(site / "content/sessions/01/hoi-truong.png", folder / "hoi-truong.png")


def _built(site: Path) -> Path:
    result = build(Options(site, site / "public", FEATURES_DAY, jobs=1))
    assert result.release is not None, [
        f"{d.span} {d.code} {d.values}" for d in result.found if d.severity is Severity.ERROR
    ]
    return site / "public"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    return Attacked(tmp_path_factory.mktemp("attacks"))


def test_there_are_many_attacks() -> None:
    assert len(set(TEXTS)) + len(REFUSED) >= 80
    assert len(set(BODIES)) + len(set(REFUSED_BODIES)) >= 75


def test_attacks_are_planted_in_every_field_of_text(attacked: Attacked) -> None:
    assert fields_of_texts() - set(attacked.planted.places) == set()
    everything = " ".join(attacked.texts)
    assert [one for one in TEXTS if squeezed(normalised(one)) not in everything] == []


def test_no_page_has_an_active_part(attacked: Attacked) -> None:
    known = {one for page in documents(attacked.twin) for one in wrong(page, HOSTS)}
    found = {page.path: set(wrong(page, HOSTS)) - known for page in attacked.pages}
    assert {path: what for path, what in found.items() if what} == {}
    assert all(one == "<style>" or one.startswith(("<a href='mailto:", "<a href='tel:")) for one in known)
    assert len(found) > 100


def test_pages_have_no_element_or_attribute_that_the_twin_s_lack(attacked: Attacked) -> None:
    allowed = set().union(*(page.shapes() for page in documents(attacked.twin)))
    of_texts = {
        Shape("a", ("href", "title")), Shape("pre", ()), Shape("code", ()), Shape("code", ("class",)),
        Shape("strong", ()), Shape("em", ()), Shape("ul", ()), Shape("li", ()),
        Shape("table", ()), Shape("thead", ()), Shape("tbody", ()), Shape("tr", ()), Shape("td", ()),
        Shape("th", ("scope",)), Shape("th", ("class", "scope")), Shape("td", ("class",)),
        Shape("div", ("class",)),
    }  # fmt: skip
    for page in attacked.pages:
        assert page.shapes() - allowed - of_texts == set(), page.path


def test_every_text_comes_out_as_it_went_in(attacked: Attacked) -> None:
    found: dict[str, list[str]] = {}
    seen: set[int] = set()
    for page in attacked.pages:
        for one in page.texts():
            seen.update(int(mark[1]) for mark in MARK.finditer(one))
            found.setdefault(page.path, []).extend(attacked.untrue(one))
    assert {path: what[:3] for path, what in found.items() if what} == {}
    shown = {attacked.planted.places[n] for n in seen}
    assert set(attacked.planted.places) - shown - UNSEEN == set()


def test_feeds_data_and_calendars_keep_every_text(attacked: Attacked) -> None:
    found: dict[str, list[str]] = {}
    seen: dict[str, set[str]] = {}
    for path, one in other_texts(attacked.public):
        if path.startswith("search-index/"):
            continue  # it holds words and excerpts
        seen.setdefault(Path(path).suffix, set()).update(MARK.findall(one))
        guard = "';," if path.endswith(".csv") else ""
        found.setdefault(path, []).extend(attacked.untrue(one, without=guard))
    assert {path: what[:3] for path, what in found.items() if what} == {}
    assert min(len(seen[ending]) for ending in (".json", ".csv", ".xml", ".ics")) > 4


def test_no_cell_of_a_table_begins_a_formula(attacked: Attacked) -> None:
    signs = re.compile(r"(?:^|[;\t\r\n])\s*[=+\-@＝＋－＠]")
    for path, cell in other_texts(attacked.public):
        if path.endswith(".csv"):
            assert not signs.search(cell) or re.fullmatch(r"-?\d+(\.\d+)?", cell), (path, cell)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"])
def test_a_formula_is_guarded(sign: str) -> None:
    assert guarded(f"{sign}1").startswith("'")
    assert guarded(f"a;{sign}1") == f"a;'{sign}1"
    assert guarded("a; =1") == "a; '=1"
    assert guarded(f"a{sign.strip()}1") == f"a{sign.strip()}1"


def test_the_body_of_a_text_is_read_as_text(attacked: Attacked) -> None:
    page = next(page for page in attacked.pages if page.path == "bai-viet/tan-cong/index.html")
    body = squeezed(
        "".join(next(t for tag, e in page.elements() if tag == "body" for t in ["".join(_words(e))]))
    )
    for n, (markdown, shown) in enumerate(BODIES):
        if shown is not None:
            before = body[: body.index(f"zm{n}m")]
            assert squeezed(shown) in before[-(len(markdown) + 40) :], (markdown, before[-80:])


def _words(element: Any) -> Iterator[str]:
    from tests.attacks.reading import words

    yield from words(element)


def test_attachments_of_any_name_are_reached(attacked: Attacked) -> None:
    page = next(page for page in attacked.pages if page.path == "bai-viet/tan-cong/index.html")
    folder = attacked.public / "bai-viet" / "tan-cong"
    links = [e.attrib["href"] for tag, e in page.elements() if tag == "a" and "zf" in (e.text or "")]
    assert [unquote(link) for link in links] == list(FILE_NAMES)
    assert all((folder / name).is_file() for name in FILE_NAMES)


def test_what_earlier_addresses_lead_to_is_the_site_s_own(attacked: Attacked) -> None:
    pages = [
        p for p in attacked.pages if any(e.attrib.get("http-equiv") == "refresh" for _, e in p.elements())
    ]
    assert pages


@pytest.mark.parametrize(("name", "sign"), REFUSED, ids=[name for name, _ in REFUSED])
def test_signs_that_no_text_may_hold(name: str, sign: str, tmp_path: Path) -> None:
    """Not even as an escape, in whatever place."""
    escaped = json.dumps(sign)
    front = f"title: {escaped}\nsummary: x\ndate: 2024-05-05"
    site = tmp_path / "site"
    from tests.small_sites import lay

    lay(site, {"content/articles/a/vi.md": text(front)})
    write(site, {"content/registers/topics.yaml": f"data:\n  name:\n    vi: {escaped}\n    en: x\n"})
    codes = {(d.code, d.span.path) for d in linked(site).findings}
    for path in ("content/articles/a/vi.md", "content/registers/topics.yaml"):
        assert ("control-character", path) in codes


@pytest.mark.parametrize(("markdown", "code"), REFUSED_BODIES, ids=[one for one, _ in REFUSED_BODIES])
def test_bodies_that_are_refused(markdown: str, code: str, tmp_path: Path) -> None:
    from tests.small_sites import lay

    lay(
        tmp_path,
        {"content/articles/a/vi.md": text("title: x\nsummary: x\ndate: 2024-05-05", f"## A\n\n{markdown}")},
    )
    found = linked(tmp_path).findings
    assert code in {d.code for d in found}, [d.code for d in found]
    assert found.failed()


def test_what_is_said_of_an_attack_steers_no_program(tmp_path: Path) -> None:
    """Findings quote what they are about: in a terminal, and as the commands of a code host."""
    for _, sign in REFUSED:
        findings = Findings()
        parse_body(
            f"[x](javascript:{sign}%0a::error::x)\n\n::set-output name=x::y", "a\x1b\nb.md", 1, findings
        )
        for found in findings:
            assert not re.search(
                r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", as_text(found, "vi")
            )
        for line in as_annotations(findings, "en").splitlines():
            assert line.startswith(("::error ", "::warning ", "::notice ")), line


def test_the_preview_s_own_pages_are_as_safe(attacked: Attacked) -> None:
    import asyncio

    async def scene() -> dict[str, str]:
        from bulletin.preview.changes import EVERYTHING
        from bulletin.preview.preview import Preview
        from bulletin.preview.server import application
        from bulletin.preview.workshop import Workshop

        options = Options(attacked.site, attacked.site / "public", FEATURES_DAY, drafts=True, jobs=1)
        shop = Workshop(options)
        preview = Preview(options, shop, shop.rebuild(EVERYTHING), "en", lambda error: None)
        await preview.open()
        try:
            app = application(preview, "127.0.0.1")
            paths = ["/_preview/", "/_preview/phien-hop/1/", "/_preview/bai-viet/tan-cong/", "/phien-hop/1/"]
            paths += ["/<script>alert(1)</script>", '/"onload=alert(1)/', "/_preview/<img src=x onerror=x>/"]
            return {path: (await ask(app, path, "localhost:8000")).text for path in paths}
        finally:
            await preview.close()

    answers = asyncio.run(scene())
    for path, answer in answers.items():
        page = document("x/", answer)
        found = [one for one in wrong(page, HOSTS) if not any(known in one for known in _OF_THE_PREVIEW)]
        assert found == [], path
        for one in page.texts():
            assert list(attacked.untrue(one)) == [], path
    assert MARK.search(answers["/_preview/"])
    assert len(MARK.findall(answers["/_preview/phien-hop/1/"])) > 20


_OF_THE_PREVIEW = ("/_preview/", "data:,", "<style>")
"""What its own pages, and the page for a missing address, may hold."""


@pytest.mark.heavy
@pytest.mark.parametrize("offset", range(1, 8))
def test_other_attacks_in_each_place(offset: int, tmp_path: Path) -> None:
    attacked = Attacked(tmp_path, offset * 11)
    test_no_page_has_an_active_part(attacked)
    test_pages_have_no_element_or_attribute_that_the_twin_s_lack(attacked)
    test_every_text_comes_out_as_it_went_in(attacked)
    test_feeds_data_and_calendars_keep_every_text(attacked)
    test_no_cell_of_a_table_begins_a_formula(attacked)
