"""Extraction from sources, and catalogs kept in step with them."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin
from bulletin.i18n.extraction import (
    ExtractionError,
    ProblemKind,
    SourceMessage,
    check,
    extract,
    template_text,
    update,
)
from bulletin.i18n.messages import load

HEADER = """\
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""


def source(msgid: str, plural: str | None = None, context: str | None = None) -> SourceMessage:
    return SourceMessage(msgid, plural, context, ("bulletin/a.py",), ())


def write(root: Path, files: dict[str, str]) -> tuple[Path, Path]:
    for name, text in {"bulletin/__init__.py": "", "layouts/base.html": "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "bulletin", root / "layouts"


def extracted(root: Path, files: dict[str, str]) -> list[tuple[str, str | None, str | None]]:
    package, layouts = write(root, files)
    return [(message.msgid, message.plural, message.context) for message in extract(package, [layouts])]


def catalog_of(folder: Path, entries: str, header: str = HEADER) -> Path:
    path = folder / "vi.po"
    path.write_text(f"{header}\n{entries}" if entries else header, encoding="utf-8")
    return path


class TestExtract:
    def test_every_keyword(self, tmp_path: Path) -> None:
        code = (
            '_("a")\ngettext("b" " c")\nngettext("%(n)s d", "%(n)s ds", n)\nN_("e")\n'
            'pgettext("verb", "f")\nnpgettext("law", "g", "gs", 2)\nother("no")\n'
        )
        assert extracted(tmp_path, {"bulletin/cli/build.py": code}) == [
            ("%(n)s d", "%(n)s ds", None),
            ("a", None, None),
            ("b c", None, None),
            ("e", None, None),
            ("f", None, "verb"),
            ("g", "gs", "law"),
        ]

    def test_templates_of_every_suffix(self, tmp_path: Path) -> None:
        files = {
            "layouts/base.html": "{{ _('a') }}{{ pgettext('verb', 'b') }}",
            "layouts/parts/feed.xml": "{% trans count=n %}\n  {{ count }} one\n{% pluralize %}\n"
            "  {{ count }}   more\n{% endtrans %}",
            "layouts/robots.txt": "{% trans %}\n  c\n  d\n{% endtrans %}",
            "layouts/style.css": "{{ _('no') }}",
            "layouts/assets/fonts/OFL.txt": "{{ _('no') }} {% broken",
        }
        assert extracted(tmp_path, files) == [
            ("%(count)s one", "%(count)s   more", None),
            ("a", None, None),
            ("b", None, "verb"),
            ("c d", None, None),
        ]

    def test_a_percent_sign_is_extracted_as_new_style_gettext_asks_for_it(self, tmp_path: Path) -> None:
        assert extracted(tmp_path, {"layouts/base.html": "{% trans %}80% of all{% endtrans %}"}) == [
            ("80%% of all", None, None)
        ]

    def test_files_and_comments_are_gathered(self, tmp_path: Path) -> None:
        package, layouts = write(
            tmp_path,
            {
                "bulletin/b.py": '# Translators: in the menu\n_("Sessions")\n',
                "bulletin/a.py": '_("Sessions")\n_("Sessions")\n',
                "layouts/base.html": "{{ _('Sessions') }}",
            },
        )
        (message,) = extract(package, [layouts])
        assert message.files == ("bulletin/a.py", "bulletin/b.py", "layouts/base.html")
        assert message.comments == ("Translators: in the menu",)

    def test_a_singular_use_joins_the_plural_one(self, tmp_path: Path) -> None:
        assert extracted(tmp_path, {"bulletin/a.py": 'ngettext("x", "xs", 2)\n_("x")\n'}) == [
            ("x", "xs", None)
        ]

    def test_extensions_of_jinja(self, tmp_path: Path) -> None:
        package, layouts = write(tmp_path, {"layouts/base.html": "{% do list.append(_('a')) %}"})
        (message,) = extract(package, [layouts], jinja_extensions=["jinja2.ext.do"])
        assert message.msgid == "a"

    @pytest.mark.parametrize(
        ("name", "text", "line", "reason"),
        [
            ("layouts/base.html", "<p>\n{% trans %}a", 2, "unclosed|end"),
            ("layouts/base.html", "\n{{ _('a' }}", 2, "unexpected"),
            ("bulletin/a.py", '_("a"\n', 2, "EOF|closed"),
            ("bulletin/a.py", "if x:\n    a\n  b\n", 3, "indent"),
            ("bulletin/a.py", 'ngettext("x", "xs", 2)\nngettext("x", "xes", 2)\n', 2, "elsewhere"),
        ],
    )
    def test_a_broken_source_fails(
        self, tmp_path: Path, name: str, text: str, line: int, reason: str
    ) -> None:
        package, layouts = write(tmp_path, {name: text})
        with pytest.raises(ExtractionError, match=reason) as caught:
            extract(package, [layouts])
        assert caught.value.path == tmp_path / name
        assert abs(caught.value.line - line) <= 1  # Python's tokenizers differ by one at the end of a file

    def test_a_source_that_is_not_utf8_fails(self, tmp_path: Path) -> None:
        package, layouts = write(tmp_path, {})
        (layouts / "base.html").write_bytes(b"\xff{{ _('a') }}")
        with pytest.raises(ExtractionError, match="UTF-8"):
            extract(package, [layouts])

    def test_a_missing_folder_fails(self, tmp_path: Path) -> None:
        package, _ = write(tmp_path, {})
        with pytest.raises(NotADirectoryError, match="no such folder"):
            extract(package, [tmp_path / "nowhere"])

    def test_the_text_of_a_template_file(self) -> None:
        text = template_text([source("b", "bs"), source("a", context="verb"), source("long " * 30)])
        assert "Language" not in text
        assert text.endswith(
            '#: bulletin/a.py\nmsgctxt "verb"\nmsgid "a"\nmsgstr ""\n\n'
            '#: bulletin/a.py\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
            f'#: bulletin/a.py\nmsgid "{"long " * 30}"\nmsgstr ""\n'
        )


class TestUpdate:
    def test_new_messages_are_added_in_order(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, "")
        (done,) = update([path], [source("b %(n)s {x}"), source("a"), source("c", "cs")])
        assert (done.changed, done.added) == (True, ("b %(n)s {x}", "a", "c"))
        assert path.read_text(encoding="utf-8") == (
            f'{HEADER}\n#: bulletin/a.py\nmsgid "a"\nmsgstr ""\n\n'
            '#: bulletin/a.py\n#, python-format\nmsgid "b %(n)s {x}"\nmsgstr ""\n\n'
            '#: bulletin/a.py\nmsgid "c"\nmsgid_plural "cs"\nmsgstr[0] ""\n'
        )

    def test_translations_fuzzy_marks_and_comments_stay(self, tmp_path: Path) -> None:
        path = catalog_of(
            tmp_path,
            '# of the committee\nmsgid "a"\nmsgstr "á"\n\n#, fuzzy\nmsgctxt "verb"\nmsgid "a"\nmsgstr "ạ"\n',
            header=f"# Vietnamese for the bulletin, since YEAR\n#, fuzzy\n{HEADER}",
        )
        (done,) = update([path], [source("a"), source("a", context="verb")])
        assert (done.added, done.revived, done.obsolete) == ((), (), ())
        assert path.read_text(encoding="utf-8") == (
            f"# Vietnamese for the bulletin, since YEAR\n{HEADER}\n"
            '# of the committee\n#: bulletin/a.py\nmsgid "a"\nmsgstr "á"\n\n'
            '#: bulletin/a.py\n#, fuzzy\nmsgctxt "verb"\nmsgid "a"\nmsgstr "ạ"\n'
        )

    def test_what_is_unused_becomes_obsolete_and_comes_back(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, 'msgid "a"\nmsgstr "á"\n\nmsgid "never translated"\nmsgstr ""\n')
        (gone,) = update([path], [])
        assert gone.obsolete == ("a", "never translated")
        assert path.read_text(encoding="utf-8") == f'{HEADER}\n#~ msgid "a"\n#~ msgstr "á"\n'
        (back,) = update([path], [source("a")])
        assert (back.added, back.revived) == ((), ("a",))
        assert path.read_text(encoding="utf-8") == f'{HEADER}\n#: bulletin/a.py\nmsgid "a"\nmsgstr "á"\n'

    @pytest.mark.parametrize(
        ("entry", "message", "texts"),
        [
            ('msgid "a"\nmsgstr "á"\n', source("a", "as"), 'msgstr[0] "á"'),
            ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "á"\n', source("a", "aes"), 'msgstr[0] "á"'),
            ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "á"\n', source("a"), 'msgstr "á"'),
        ],
    )
    def test_a_changed_plural_makes_the_translation_fuzzy(
        self, tmp_path: Path, entry: str, message: SourceMessage, texts: str
    ) -> None:
        path = catalog_of(tmp_path, entry)
        update([path], [message])
        text = path.read_text(encoding="utf-8")
        assert "#, fuzzy" in text
        assert texts in text

    def test_a_second_update_changes_nothing(self, tmp_path: Path) -> None:
        messages = [source("a %(x)s"), source("b", "bs"), source('"quoted"\n\\two lines ' + "long " * 40)]
        path = catalog_of(
            tmp_path, "# " + "a comment " * 20 + '\nmsgid "a %(x)s"\nmsgstr "á"\n\nmsgid "z"\nmsgstr "ź"\n'
        )
        update([path], messages)
        first = path.read_bytes()
        stamp = path.stat().st_mtime_ns
        (done,) = update([path], messages)
        assert not done.changed
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (first, stamp)

    def test_a_broken_catalog_leaves_all_as_they_are(self, tmp_path: Path) -> None:
        good = catalog_of(tmp_path, "")
        bad = tmp_path / "bad.po"
        bad.write_text("msgstring", encoding="utf-8")
        with pytest.raises(Exception, match="keyword"):
            update([good, bad], [source("a")])
        assert good.read_text(encoding="utf-8") == HEADER

    def test_an_empty_catalog_as_committed_is_already_in_form(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, "")
        (done,) = update([path], [])
        assert not done.changed

    def test_a_translated_catalog_answers(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, 'msgid "a"\nmsgstr "á"\n')
        update([path], [source("a"), source("b")])
        assert load("vi", [path]).gettext("a") == "á"


class TestCheck:
    @pytest.mark.parametrize(
        ("entries", "message", "kind", "line"),
        [
            ("", source("a"), "missing", 1),
            ('msgid "a"\nmsgstr ""\n', source("a"), "missing", 9),
            ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n', source("a", "as"), "missing", 9),
            ('#, fuzzy\nmsgid "a"\nmsgstr "á"\n', source("a"), "fuzzy", 10),
            ('msgid "a"\nmsgstr "á"\n\nmsgid "b"\nmsgstr "b"\n', source("a"), "obsolete", 12),
            ('msgid "a"\nmsgstr "á"\n\n#~ msgid "b"\n#~ msgstr "b"\n', source("a"), "obsolete", 12),
            ('msgid "a"\nmsgstr "á"\n\nmsgid ""\n"a"\nmsgstr "à"\n', source("a"), "duplicate", 12),
            ('msgid "%(x)s"\nmsgstr "x"\n', source("%(x)s"), "placeholders", 9),
            ('msgid "x"\nmsgstr "%(x)s"\n', source("x"), "placeholders", 9),
            ('msgid "%(x)s"\nmsgstr "%(y)s"\n', source("%(x)s"), "placeholders", 9),
            (
                'msgid "one"\nmsgid_plural "%(n)s more"\nmsgstr[0] "nhiều"\n',
                source("one", "%(n)s more"),
                "placeholders",
                9,
            ),
            ('msgid "a"\nmsgstr "80% á"\n', source("a"), "percent", 9),
            ('msgid "a"\nmsgstr "%(x) á"\n', source("a"), "percent", 9),
            ('msgid "80%"\nmsgstr "80%%"\n', source("80%"), "percent", 9),
            (
                'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "á"\nmsgstr[1] "%"\n"%(x)s"\n',
                source("a", "as"),
                "plural-forms",
                9,
            ),
            ('msgid "a"\nmsgid_plural "aes"\nmsgstr[0] "á"\n', source("a", "as"), "plural-forms", 9),
            ('msgid "a"\nmsgstr "á"\n', source("a", "as"), "plural-forms", 9),
            ('msgid "a"\nmsgstr "á"\n\nmsgstring\n', source("a"), "unreadable", 12),
        ],
    )
    def test_each_kind(
        self, tmp_path: Path, entries: str, message: SourceMessage, kind: str, line: int
    ) -> None:
        path = catalog_of(tmp_path, entries)
        problems = check([path], [message])
        assert [(problem.catalog, problem.kind, problem.line) for problem in problems] == [(path, kind, line)]
        assert problems[0].detail

    def test_too_few_plural_forms(self, tmp_path: Path) -> None:
        header = HEADER.replace("nplurals=1; plural=0", "nplurals=2; plural=(n != 1)").replace(": vi", ": en")
        path = catalog_of(tmp_path, 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\n', header)
        kinds = {problem.kind for problem in check([path], [source("a", "as")])}
        assert kinds == {ProblemKind.MISSING, ProblemKind.PLURAL_FORMS}

    def test_a_header_without_a_plural_rule(self, tmp_path: Path) -> None:
        path = tmp_path / "vi.po"
        path.write_text('msgid ""\nmsgstr "Language: vi\\n"\n', encoding="utf-8")
        (problem,) = check([path], [])
        assert problem.kind is ProblemKind.PLURAL_FORMS

    def test_a_catalog_that_is_not_utf8(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, "")
        path.write_bytes(path.read_bytes() + b'\nmsgid "\xff"\nmsgstr ""\n')
        (problem,) = check([path], [])
        assert (problem.kind, problem.line) == (ProblemKind.UNREADABLE, 9)

    @pytest.mark.parametrize(
        ("entries", "message"),
        [
            ('msgid "%(x)s of %(y)s"\nmsgstr "%(y)s, %(x)s, %(x)s"\n', source("%(x)s of %(y)s")),
            ('msgid "80%%"\nmsgstr "80%%"\n', source("80%%")),
            (
                'msgid "one"\nmsgid_plural "%(n)s more"\nmsgstr[0] "%(n)s"\n',
                source("one", "%(n)s more"),
            ),
            (
                'msgctxt ""\n"verb"\nmsgid "a"\nmsgstr "á"\n\nmsgid "a"\nmsgstr "à"\n',
                source("a", None, "verb"),
            ),
        ],
    )
    def test_sound_entries(self, tmp_path: Path, entries: str, message: SourceMessage) -> None:
        path = catalog_of(tmp_path, entries)
        problems = check([path], [message, source("a")] if message.context else [message])
        assert problems == ()

    def test_a_form_for_one_may_leave_the_count_out(self, tmp_path: Path) -> None:
        header = HEADER.replace("nplurals=1; plural=0", "nplurals=2; plural=(n != 1)").replace(": vi", ": en")
        entry = 'msgid "one"\nmsgid_plural "%(n)s more"\nmsgstr[0] "a single"\nmsgstr[1] "%(n)s"\n'
        assert check([catalog_of(tmp_path, entry, header)], [source("one", "%(n)s more")]) == ()

    def test_all_problems_come_at_once_by_line(self, tmp_path: Path) -> None:
        path = catalog_of(tmp_path, 'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "%"\n')
        problems = check([path], [source("b"), source("a"), source("new")])
        assert [(problem.line, problem.kind) for problem in problems] == [
            (1, "missing"),
            (9, "missing"),
            (13, "fuzzy"),
        ]

    def test_after_an_update_only_the_translating_is_left(self, tmp_path: Path) -> None:
        messages = [source("a"), source("b %(x)s", "bs %(x)s")]
        path = catalog_of(tmp_path, "")
        update([path], messages)
        assert {problem.kind for problem in check([path], messages)} == {ProblemKind.MISSING}


ENTRY_LINES = f"""{HEADER}
msgctxt "c"
msgid "a"
msgid_plural "%(n)s"
msgstr "á"
msgstr[0] "%"
msgstr[1] "x"
#~ msgid "old"
#, fuzzy
""".splitlines()


@given(st.lists(st.sampled_from(ENTRY_LINES) | st.text(max_size=12), max_size=20))
@settings(derandomize=True, deadline=None, max_examples=100, database=None)
def test_check_takes_any_text(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "vi.po")
        path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
        assert all(problem.line >= 1 for problem in check([path], [source("a", "%(n)s", "c"), source("x")]))


PROGRAM = """
import sys
from pathlib import Path
from bulletin.i18n.extraction import extract, template_text, update
root = Path(sys.argv[1])
messages = extract(root / "bulletin", [root / "layouts"])
update([root / "vi.po"], messages)
sys.stdout.buffer.write(template_text(messages).encode() + (root / "vi.po").read_bytes())
"""


def test_the_same_sources_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    outputs = set()
    for name, surroundings in {
        "one": {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        "two": {"LC_ALL": "vi_VN.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
    }.items():
        root = tmp_path / name
        write(root, {"bulletin/a.py": 'N_("số %(x)s")\n_("b")\n', "layouts/base.html": "{{ _('b') }}"})
        catalog_of(root, 'msgid "b"\nmsgstr "bê"\n\nmsgid "old"\nmsgstr "cũ"\n')
        environment = {**os.environ, "PYTHONPATH": str(Path(bulletin.__file__).parents[1]), **surroundings}
        command = [sys.executable, "-c", PROGRAM, str(root)]
        outputs.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    (output,) = outputs
    assert 'msgid "số %(x)s"'.encode() in output
    assert b"#~" in output
