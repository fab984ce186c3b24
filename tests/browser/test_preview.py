"""The preview in a browser: a mistake is typed, seen and put right, and the page comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driver import PHONE, Browser
from tests.preview.driving import FILES, ONE, PAGE, TWO
from tests.preview.serving import Serving, serving
from tests.small_sites import lay, session, write

pytestmark = pytest.mark.browser

UNTIL = """
const [condition, done] = arguments, look = new Function("overlay", "return " + condition);
const wait = () => {
  const root = document.querySelector("bulletin-preview")?.shadowRoot;
  const found = root && look(root.querySelector(".place"));
  found ? done(found) : setTimeout(wait, 20);
};
wait();
"""
LONG = "\n\n".join(f"Đoạn {n}. " + "Nói về dữ liệu số. " * 30 for n in range(40))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site of its own, in which anything can be broken."""
    return lay(tmp_path, {**FILES, ONE: session(1, "2024-01-10", body=LONG)})


@pytest.fixture
def preview(site: Path) -> Iterator[Serving]:
    """Its preview."""
    with serving(site, "--port", "0", "--as-of", "2025-01-15") as found:
        yield found


def until(browser: Browser, condition: str) -> object:
    """Wait for something to be so in the page; ``overlay`` is what the preview shows over it."""
    return browser.run_async(UNTIL, condition)


def test_a_mistake_is_seen_put_right_and_gone(browser: Browser, site: Path, preview: Serving) -> None:
    browser.open(preview.address + PAGE[1:])
    until(browser, "overlay.querySelector('.pill.calm')")
    browser.run("window.stays = true; window.scrollTo(0, 900)")

    write(site, {ONE: session(1, "24/1/2024", "chair: <img src=x onerror=alert(1)>\n", LONG)})
    until(browser, "overlay.querySelector('.panel.failing')")
    panel = browser.run(
        "return document.querySelector('bulletin-preview').shadowRoot.querySelector('.panel')"
    )
    assert "24/1/2024" in panel.text
    assert f"{ONE}:5:7" in panel.text
    assert "^^^^^^^^^" in panel.text
    assert "write year-month-day" in panel.text
    overlay = "const root = document.querySelector('bulletin-preview').shadowRoot;"
    assert browser.run(overlay + "return root.querySelectorAll('li.error').length") >= 1
    assert browser.run(overlay + "return root.querySelectorAll('img').length") == 0  # text, not markup
    assert "Đoạn 39." in browser.find("main")[0].text  # the last good page stays
    browser.run(overlay + "root.querySelector('button.plain').click()")
    until(browser, "overlay.textContent.includes('không phải là ngày')")

    write(site, {ONE: session(1, "2024-01-10", body=f"{LONG}\n\nĐã sửa xong.")})
    until(browser, "document.body.textContent.includes('Đã sửa xong.')")
    until(browser, "!overlay.querySelector('.failing')")
    assert browser.run("return window.stays") is True  # without loading the page again
    assert browser.run("return window.scrollY") == 900
    assert not [line for line in browser.console() if preview.address in line]


def test_a_title_and_the_head_change_with_the_body(browser: Browser, site: Path, preview: Serving) -> None:
    browser.open(preview.address + PAGE[1:])
    until(browser, "true")
    write(site, {ONE: session(1, "2024-01-10", body="Ngắn.").replace("Phiên 1", "Tên khác")})
    until(browser, "document.title.startsWith('Tên khác')")
    assert browser.find("h1")[0].text == "Tên khác"
    assert "Đoạn 1." not in browser.find("main")[0].text


def test_how_a_reader_reads_stays_when_the_page_changes(
    browser: Browser, site: Path, preview: Serving
) -> None:
    browser.open(preview.address + PAGE[1:])
    until(browser, "true")
    browser.run("window.stays = true")
    for selector in ('[name="contrast"]', '[name="size"][value="1"]'):
        browser.run("document.querySelector(arguments[0]).click()", f".reading {selector}")
    write(site, {ONE: session(1, "2024-01-10", body="Ngắn.")})
    until(browser, "document.body.textContent.includes('Ngắn.')")
    assert browser.run("return document.documentElement.dataset.size") == "1"
    assert browser.find('.reading [name="contrast"]')[0].get_attribute("aria-pressed") == "true"
    assert browser.run("return window.stays") is True


def test_styles_are_exchanged_in_place(browser: Browser, site: Path, preview: Serving) -> None:
    browser.open(preview.address + PAGE[1:])
    until(browser, "true")
    browser.run("window.stays = true; window.scrollTo(0, 700)")
    color = "getComputedStyle(document.body).backgroundColor"
    write(site, {"layouts/assets/style.css": "body { background: rgb(1, 2, 3); line-height: 1.65 }"})
    until(browser, f"{color} === 'rgb(1, 2, 3)'")
    until(browser, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
    write(site, {ONE: session(1, "2024-01-10", body=f"{LONG}\n\nVẫn màu ấy.")})
    until(browser, "document.body.textContent.includes('Vẫn màu ấy.')")
    assert browser.run(f"return {color}") == "rgb(1, 2, 3)"
    assert browser.run("return window.stays") is True
    assert browser.run("return window.scrollY") == 700


def test_a_page_that_another_save_concerns_is_left_alone(
    browser: Browser, site: Path, preview: Serving
) -> None:
    browser.open(preview.address + "phien-hop/2/")
    until(browser, "true")
    browser.run("document.querySelector('h1').firstChild.nodeValue = 'Chữ của tôi'")
    write(site, {ONE: session(1, "2024-01-10", body="Khác.")})
    write(site, {TWO: session(2, "2024-02-10", "chair: nobody\n", "Phiên sau.")})
    until(browser, "overlay.querySelector('.failing')")
    assert browser.find("h1")[0].text == "Chữ của tôi"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["_preview/", "_preview/phien-hop/1/", "_preview/en/sessions/"])
def test_the_previews_own_pages_fit_a_phone(
    browser: Browser, preview: Serving, path: str, scheme: str
) -> None:
    browser.open(preview.address + path, width=PHONE, scheme="dark" if scheme == "dark" else "light")
    until(browser, "true")
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE
    assert not [line for line in browser.console() if preview.address in line]


def test_the_preview_comes_back_after_it_was_away(browser: Browser, site: Path, preview: Serving) -> None:
    port = preview.address.rsplit(":", 1)[1].strip("/")
    browser.open(preview.address + PAGE[1:])
    until(browser, "overlay.querySelector('.pill.calm')")
    assert preview.stop() == 0
    until(browser, "overlay.querySelector('.away')")
    write(site, {ONE: session(1, "2024-01-10", body="Khi vắng mặt.")})
    with serving(site, "--port", port, "--as-of", "2025-01-15"):
        until(browser, "document.body.textContent.includes('Khi vắng mặt.')")
        until(browser, "!overlay.querySelector('.away')")
