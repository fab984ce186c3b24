"""YAML as editors use it: everything stays text, and everything knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.diagnostics import Findings
from bulletin.syntax import yaml
from bulletin.syntax.yaml import Mapping, Node, Scalar, Sequence

reproducible = settings(derandomize=True, deadline=None, max_examples=150, database=None)


def read(text: str, first_line: int = 1) -> Mapping:
    findings = Findings()
    found = yaml.read(text, "a.yaml", findings, first_line)
    assert list(findings) == []
    assert found is not None
    return found


def told(text: str) -> list[str]:
    """The findings of a text, each with its place."""
    findings = Findings()
    yaml.read(text, "a.yaml", findings)
    return [f"{found.span} {found.code}" for found in findings]


def value(text: str) -> Node:
    """The value of the one key of a text."""
    (entry,) = read(text).entries
    return entry.value


@pytest.mark.parametrize(
    ("written", "text", "plain"),
    [
        ("no", "no", True),
        ("08", "08", True),
        ("1e3", "1e3", True),
        ("2024-04-24", "2024-04-24", True),
        ("40.590", "40.590", True),
        ('"40.590"', "40.590", False),
        ("'40.590'", "40.590", False),
        ("|\n  một\n  hai", "một\nhai", False),
        (">\n  một\n  hai", "một hai", False),
        ('"\\u1ec7"', "ệ", False),
        ("0x1F", "0x1F", True),
        ("12:30:00", "12:30:00", True),
        ("<<", "<<", True),
    ],
)
def test_scalars_stay_text(written: str, text: str, plain: bool) -> None:
    found = value(f"a: {written}")
    assert isinstance(found, Scalar)
    assert (found.text, found.plain) == (text, plain)


@pytest.mark.parametrize(
    ("written", "empty"),
    [("", True), ("~", True), ("null", True), ('""', True), ('"~"', False), ("'null'", False), ("0", False)],
)
def test_what_is_absent(written: str, empty: bool) -> None:
    found = value(f"a: {written}")
    assert isinstance(found, Scalar)
    assert found.empty is empty


def test_an_empty_text_is_an_empty_mapping() -> None:
    for text in ("", "\n", "# chỉ có chú thích\n", "~"):
        assert read(text).entries == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b", "a.yaml:1:4 yaml-feature"),
        ("a: b\nc: *a", "a.yaml:2:4 yaml-feature"),
        ("a: !!int 5", "a.yaml:1:4 yaml-feature"),
        ("a: !mine 5", "a.yaml:1:4 yaml-feature"),
        ("a: b\n---\nc: d", "a.yaml:2:1 yaml-feature"),
        ("? [a]\n: b", "a.yaml:1:3 yaml-feature"),
        ("a: b\na: c", "a.yaml:2:1 duplicate-key"),
        ('a: b\n"a": c', "a.yaml:2:1 duplicate-key"),
        ("- a", "a.yaml:1:1 wrong-shape"),
        ("chỉ là chữ", "a.yaml:1:1 wrong-shape"),
        ("a:\n\tb: c", "a.yaml:2:1 yaml-syntax"),
        ("a: b\n\tc: d", "a.yaml:2:1 yaml-syntax"),
        ("\ta: b", "a.yaml:1:1 yaml-syntax"),
        ('a: b\nc: "d\ne: f', "a.yaml:2:4 yaml-syntax"),
        ("a: 'b\nc: d", "a.yaml:1:4 yaml-syntax"),
        ('a: "b" c', "a.yaml:1:8 yaml-syntax"),
        ("a: b: c", "a.yaml:1:5 yaml-syntax"),
        ("a: [b, c\nd: e", "a.yaml:1:4 yaml-syntax"),
        ("a: {b: c\nd: e", "a.yaml:1:4 yaml-syntax"),
        ("a: @b", "a.yaml:1:4 yaml-syntax"),
        ("a: %b", "a.yaml:1:4 yaml-syntax"),
        ("a: & b", "a.yaml:1:4 yaml-syntax"),
        ("a: >5%", "a.yaml:1:4 yaml-syntax"),
        ("a: - b", "a.yaml:1:4 yaml-syntax"),
        ("a: ]", "a.yaml:1:4 yaml-syntax"),
        ('a: "\\q"', "a.yaml:1:5 yaml-syntax"),
        ("a: b\nc\nd: e", "a.yaml:2:1 yaml-syntax"),
        ("a:\n  b: c\n d: e", "a.yaml:3:2 yaml-syntax"),
        ("%YAML 2.0\n---\na: b", "a.yaml:1:1 yaml-syntax"),
    ],
)
def test_what_is_refused_and_where(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\tb: c", "a tab stands where only blanks may"),
        ("a: @b", "a text without quotes cannot begin with this sign"),
        ("a: *", "a text without quotes cannot begin with this sign"),
        ('a: "b', "this quote is never closed"),
        ("a: [b\nc: d", "this bracket is never closed"),
        ("a: {b: c: d}", "a comma or the closing bracket is missing here"),
        ('a: "b" c', "something follows here after the end of the value"),
        ("a:\n  b: c\n d: e", "the indentation of this line fits none of the lines above"),
        ("a: - b", "a list begins on the line below its key"),
        ("\u2028\t", "a text without quotes cannot begin with this sign"),
    ],
)
def test_the_reason_is_told_in_an_editors_words(text: str, words: str) -> None:
    findings = Findings()
    yaml.read(text, "a.yaml", findings)
    assert [dict(found.values)["problem"] for found in findings] == [words]


def test_of_two_values_the_first_counts() -> None:
    findings = Findings()
    found = yaml.read("a: 1\na: 2\nb: 3", "a.yaml", findings)
    assert found is not None
    assert [entry.key for entry in found.entries] == ["a", "b"]
    assert [entry.value.text for entry in found.entries if isinstance(entry.value, Scalar)] == ["1", "3"]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("\n- ", "")])
def test_depth_is_bounded(opening: str, closing: str) -> None:
    text = "a: " + "".join(opening.replace("\n", "\n" + " " * i) for i in range(300)) + closing * 300
    assert [line.rpartition(" ")[2] for line in told(text)] == ["yaml-depth"]


def test_first_line() -> None:
    (entry,) = read("a: b", first_line=2).entries
    assert str(entry.key_span) == "a.yaml:2:1"
    assert str(entry.value.span) == "a.yaml:2:4"


# Whatever is written, its span leads back to it

words = (
    st.text("aăâđêôơư ếệự-_/.😀", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in "-_/." and text not in {"~"})
)
plain = words
single = words.map(lambda text: "'" + text.replace("'", "''") + "'")
double = words.map(lambda text: f'"{text}"')
scalars = plain | single | double
keys = st.lists(words, min_size=1, max_size=4, unique=True)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a block mapping."""
    lines: list[str] = []
    for key in draw(keys):
        kind = draw(st.integers(0, 4 if depth < 2 else 2))
        if kind == 0:
            lines.append(f"{key}: {draw(scalars)}")
        elif kind == 1:
            lines.append(f"{key}: [{', '.join(draw(st.lists(scalars, max_size=3)))}]")
        elif kind == 2:
            lines += [f"{key}:", *(f"- {item}" for item in draw(st.lists(scalars, min_size=1, max_size=3)))]
        elif kind == 3:
            lines += [f"{key}:", *(f"  {line}" for line in draw(blocks(depth + 1)))]
        else:
            first, *rest = draw(blocks(depth + 1))
            lines += [f"{key}:", f"  - {first}", *(f"    {line}" for line in rest)]
    return lines


def nodes(node: Node) -> Iterator[Scalar]:
    """Every text below a node, keys included."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from nodes(item)
        case Mapping():
            for entry in node.entries:
                yield Scalar(entry.key, True, entry.key_span)
                yield from nodes(entry.value)


@given(blocks(), st.integers(1, 50))
@reproducible
def test_a_span_leads_to_what_was_written(lines: list[str], first_line: int) -> None:
    root = read("\n".join(lines), first_line)
    found = list(nodes(root))
    assert len(found) >= len(lines) // 3
    for scalar in found:
        line = lines[scalar.span.line - first_line]
        written = line[scalar.span.column - 1 : scalar.span.column - 1 + scalar.span.length]
        if scalar.plain:
            assert written == scalar.text
        else:
            assert written[1:-1].replace("''", "'") == scalar.text


@given(st.text("ab:- \n\t'\"[]{},&*!|>#%@?~\\ế", max_size=30))
@reproducible
def test_any_text_is_a_mapping_or_a_finding(text: str) -> None:
    findings = Findings()
    found = yaml.read(text, "a.yaml", findings)
    assert found is not None or len(findings) == 1
    for finding in findings:
        assert 1 <= finding.span.line <= text.count("\n") + 2
        assert finding.span.column >= 1
