"""The reader of Markdown pages sees what is wrong in pages made to be wrong."""

from __future__ import annotations

from pathlib import Path

from tests.documents import code_spans, dangling_links, sections, slugs

TEXT = """# One

`a` | ![i](i.png)

## `two` three!

x

```
# no heading
```

### Three

y

## Four

z
"""


def test_sections_hold_their_subsections() -> None:
    found = {section.heading: section.text for section in sections(TEXT)}
    assert list(found) == ["One", "`two` three!", "Three", "Four"]
    assert "no heading" in found["`two` three!"]
    assert "y" in found["`two` three!"]
    assert "z" not in found["`two` three!"]
    assert slugs(TEXT) == {"one", "two-three", "three", "four"}


def test_code_spans_in_texts_headings_and_tables() -> None:
    assert list(code_spans(TEXT + "\n| a |\n|---|\n| `b` |\n")) == ["a", "two", "b"]


def test_dangling_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("## Here\n", encoding="utf-8")
    links = "[a](b.md) [b](b.md#here) [c](#top) [d](https://x.example/) [e](c.md) [f](b.md#there) [g](#none)"
    page = tmp_path / "a.md"
    page.write_text(f"# Top\n\n{links}\n", encoding="utf-8")
    assert dangling_links(page) == ["c.md", "b.md#there", "#none"]
