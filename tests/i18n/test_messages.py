"""Catalogs read at run time, and texts filled in for diagnostics."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin
from bulletin.i18n.messages import N_, Translations, default_catalogs, interpolate, load, translate
from bulletin.i18n.po import CatalogError, read_catalog

reproducible = settings(derandomize=True, deadline=None, max_examples=150, database=None)

HEADER = """\
msgid ""
msgstr ""
"Language: vi\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
CATALOG = (
    HEADER
    + """\
msgid "Sessions"
msgstr "Phiên họp"

#, fuzzy
msgid "Timeline"
msgstr "Dòng thời gian?"

msgid "Archive"
msgstr ""

msgctxt "verb"
msgid "Search"
msgstr "Tìm"

msgid "%(count)s figure"
msgid_plural "%(count)s figures"
msgstr[0] "%(count)s số liệu"

msgctxt "law"
msgid "act"
msgid_plural "acts"
msgstr[0] "luật"

#~ msgid "Old"
#~ msgstr "Cũ"
"""
)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "vi.po"
    path.write_text(CATALOG, encoding="utf-8")
    return path


@pytest.fixture
def vietnamese(catalog: Path) -> Translations:
    return load("vi", [catalog])


def test_a_translation_is_found(vietnamese: Translations) -> None:
    assert vietnamese.gettext("Sessions") == "Phiên họp"
    assert vietnamese.pgettext("verb", "Search") == "Tìm"
    assert [vietnamese.ngettext("%(count)s figure", "%(count)s figures", n) for n in (0, 1, 2)] == [
        "%(count)s số liệu"
    ] * 3
    assert vietnamese.npgettext("law", "act", "acts", 2) == "luật"


def test_what_is_not_translated_stays_english(vietnamese: Translations) -> None:
    for message in ("Unknown", "Timeline", "Archive", "Old", "Search", "act"):
        assert vietnamese.gettext(message) == message
    assert vietnamese.pgettext("noun", "Search") == "Search"
    assert vietnamese.ngettext("page", "pages", 1) == "page"
    assert vietnamese.ngettext("page", "pages", 2) == "pages"
    assert vietnamese.npgettext("paper", "page", "pages", 2) == "pages"


def test_the_header_is_no_message(vietnamese: Translations) -> None:
    assert vietnamese.gettext("") == ""


def test_english_needs_no_catalog() -> None:
    english = load("en")
    assert english.gettext("Sessions") == "Sessions"
    assert english.ngettext("page", "pages", 2) == "pages"


def test_a_later_catalog_overrides_an_earlier_one(catalog: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.po"
    own.write_text(HEADER + 'msgid "Sessions"\nmsgstr "Các phiên"\n', encoding="utf-8")
    both = load("vi", [catalog, own])
    assert both.gettext("Sessions") == "Các phiên"
    assert both.pgettext("verb", "Search") == "Tìm"


def test_a_plural_rule_belongs_to_its_catalog(tmp_path: Path) -> None:
    texts = {
        "one.po": HEADER.replace("vi", "en") + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "all"\n',
        "two.po": HEADER.replace("vi", "en").replace("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);")
        + 'msgid "c"\nmsgid_plural "d"\nmsgstr[0] "single"\nmsgstr[1] "many"\n',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    english = load("en", [tmp_path / name for name in texts])
    assert [english.ngettext("a", "b", n) for n in (1, 2)] == ["all", "all"]
    assert [english.ngettext("c", "d", n) for n in (1, 2)] == ["single", "many"]


def test_an_edited_catalog_is_read_again(catalog: Path) -> None:
    assert load("vi", [catalog]).gettext("Sessions") == "Phiên họp"
    stamp = catalog.stat()
    catalog.write_text(CATALOG.replace("Phiên họp", "Kỳ họp"), encoding="utf-8")
    os.utime(catalog, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert load("vi", [catalog]).gettext("Sessions") == "Kỳ họp"


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(catalog: Path) -> None:
    catalog.write_bytes(b"\xef\xbb\xbf" + CATALOG.replace("\n", "\r\n").encode())
    assert load("vi", [catalog]).gettext("Sessions") == "Phiên họp"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (b'msgid "a"\nmsgstr "\xff"\n', 2, "not UTF-8"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgstring "c"\n', 4, "keyword"),
        (b'msgid "a"\n', 1, "missing msgstr"),
        (HEADER.replace("Language: vi", "Language: en").encode(), 1, "catalog of 'en'"),
        (HEADER.replace("Language: vi", "Language: xx-yy-zz").encode(), 1, "not a valid locale"),
        (HEADER.replace("Language: vi", "Language: xx").encode(), 1, "catalog of 'xx'"),
        (HEADER.replace("plural=0", "plural=import os").encode(), 1, "Plural-Forms"),
        (HEADER.replace("nplurals=1", "nplurals=many").encode(), 1, "many"),
        (HEADER.encode() + b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', 7, "num_plurals"),
    ],
)
def test_a_broken_catalog_says_where_and_why(tmp_path: Path, text: bytes, line: int, reason: str) -> None:
    path = tmp_path / "vi.po"
    path.write_bytes(text)
    with pytest.raises(CatalogError, match=reason) as caught:
        load("vi", [path])
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_catalog_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load("vi", [tmp_path / "vi.po"])


@given(st.lists(st.sampled_from(CATALOG.splitlines()) | st.text(max_size=12), max_size=15))
@reproducible
def test_any_text_is_a_catalog_or_a_catalog_error(lines: list[str]) -> None:
    with suppress(CatalogError):
        read_catalog(Path("vi.po"), "\n".join(lines).encode("utf-8", "replace"))


def test_templates_use_it_as_any_gettext_object(vietnamese: Translations) -> None:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.install_gettext_translations(vietnamese, newstyle=True)  # type: ignore[attr-defined]
    template = environment.from_string(
        "{{ _('Sessions') }}, {{ pgettext('verb', 'Search') }}, "
        "{% trans count=3 %}{{ count }} figure{% pluralize %}{{ count }} figures{% endtrans %}"
    )
    assert template.render() == "Phiên họp, Tìm, 3 số liệu"


def test_the_packaged_catalog_is_vietnamese() -> None:
    (path,) = default_catalogs("vi")
    catalog = read_catalog(path, path.read_bytes())
    assert catalog.locale_identifier == "vi"
    assert catalog.plural_forms == "nplurals=1; plural=0;"
    assert default_catalogs("en") == ()
    assert default_catalogs("../catalogs/vi") == ()


def test_marking_leaves_a_message_as_it_is() -> None:
    assert N_("%(key)s is unknown") == "%(key)s is unknown"


@pytest.mark.parametrize(
    ("text", "values", "result"),
    [
        ("no key %(key)s", {"key": "valeu"}, "no key valeu"),
        ("no key %(key)s", {}, "no key %(key)s"),
        ("%(count)d of %(of)s", {"count": 20, "of": 22}, "20 of 22"),
        ("100%% sure, %(n)s%%", {"n": 5}, "100% sure, 5%"),
        ("100% sure %s %(x %", {"x": 1}, "100% sure %s %(x %"),
        ("%(a)s", {"a": "%(b)s", "b": "no"}, "%(b)s"),
        ("%(số)s", {"số": 1}, "1"),
    ],
)
def test_interpolate(text: str, values: dict[str, object], result: str) -> None:
    assert interpolate(text, values) == result


@given(st.text() | st.text(alphabet="%()sdab "), st.dictionaries(st.text(max_size=3), st.text()), st.text())
@reproducible
def test_translate_never_raises(message: str, values: dict[str, object], language: str) -> None:
    translate(message, values, language)
    translate(message, values, "vi")


def test_translate_survives_a_damaged_packaged_catalog(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.i18n.messages._PACKAGED", catalog.parent)
    assert translate("Sessions", {}, "vi") == "Phiên họp"
    catalog.write_bytes(b"msgstring")
    assert translate("Sessions", {}, "vi") == "Sessions"
    catalog.unlink()
    catalog.mkdir()
    assert translate("Sessions", {}, "vi") == "Sessions"


def test_importing_the_room_does_not_import_babel() -> None:
    program = (
        "import sys\n"
        "from bulletin.i18n import extraction, formats, messages, periods, vietnamese\n"
        "sys.exit(any(name.partition('.')[0] in ('babel', 'jinja2') for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(bulletin.__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
