"""One field of a front matter changes; every other byte stays."""

from __future__ import annotations

import pytest

from bulletin.diagnostics import Findings
from bulletin.syntax import yaml
from bulletin.syntax.front_matter import with_fields

HEAD = (
    '---\n# A note: translates: no\ntitle: "A: b"   # said so\nsummary: >\n  translates: no\nslug: x\n---\n'
)
BODY = "\nText.\n\n---\n\ntranslates: no\n"


def test_a_new_field_stands_at_the_end() -> None:
    done = with_fields((HEAD + BODY).encode(), {"translates": "8c1f2e7a@2024-05-02"}).decode()
    assert done == HEAD.replace("slug: x\n", "slug: x\ntranslates: 8c1f2e7a@2024-05-02\n") + BODY


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("translates: 0123abcd", "translates: NEW"),
        ("translates:   0123abcd   # old", "translates:   NEW   # old"),
        ('translates: "0123abcd"', "translates: NEW"),
        ("translates: '0123abcd' # x", "translates: NEW # x"),
        ("translates:\u00a00123abcd", "translates:\u00a0NEW"),
        ("translates:", "translates: NEW"),
        ("translates : 0123abcd", "translates : NEW"),
        ('"translates": 0123abcd', '"translates": NEW'),
    ],
)
def test_a_word_takes_the_place_of_the_word_before(line: str, expected: str) -> None:
    head = HEAD.replace("slug: x", f"{line}\nslug: x")
    done = with_fields((head + BODY).encode(), {"translates": "NEW"}).decode()
    assert done == head.replace(f"\n{line}\n", f"\n{expected}\n") + BODY


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + BODY).replace("\n", "\r\n").encode()
    done = with_fields(data, {"translates": "8c1f2e7a"})
    assert done == data.replace(b"slug: x\r\n", b"slug: x\r\ntranslates: 8c1f2e7a\r\n")


def test_a_group_of_keys_is_set_and_taken_out() -> None:
    reason = 'Only a comma: "x"'
    data = (HEAD + BODY).encode()
    done = with_fields(data, {"dismissed": {"at": "8c1f2e7a", "reason": reason}})
    node = yaml.read(done.decode().split("---\n")[1], "x", Findings())
    assert node is not None
    (entry,) = [e.value for e in node.entries if e.key == "dismissed"]
    assert isinstance(entry, yaml.Mapping)
    said = {e.key: e.value.text for e in entry.entries if isinstance(e.value, yaml.Scalar)}
    assert said == {"at": "8c1f2e7a", "reason": reason}
    other = with_fields(done, {"dismissed": {"at": "0123abcd", "reason": "Plain words, as they are."}})
    assert b"  reason: Plain words, as they are.\n---\n" in other
    assert with_fields(other, {"dismissed": None}) == data


@pytest.mark.parametrize("text", ["", "x", "---\na: b\n", "# A\n---\n"])
def test_a_file_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no front matter"):
        with_fields(text.encode(), {"translates": "8c1f2e7a"})
