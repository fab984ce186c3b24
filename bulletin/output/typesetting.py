"""What the end of a line must not part: a word from its number, a day from its month, the mark of a document.

Browsers break lines at spaces, hyphens, slashes and dashes, and in a title of a few words that leaves “Đề án”
on one line and “06” on the next. Only titles and what is set as large go through here: text that runs on may
break anywhere. What is said stays as it is: a space becomes a no-break space (U+00A0), which is copied, found
and read out as a space.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_MARK = re.compile(
    r"(?<![\w&#])\d+(?:/\d{4})?[/-][A-ZĐ][\w/-]*|(?<![\w&#])\d{4}[–-]\d{4}\b|\b[A-Z]{2,}-\w+\b"
    r"|\b[Ee]-[A-Za-z]+\b|(?<!\w)-[A-ZĐ]{2,}/\w+"
)
"""57-NQ/TW, 60/2024/QH15, 749/QĐ-TTg; 2022–2025; COVID-19; e-Government; of a mark its end alone, -QĐ/TW."""
_NAMED = {
    "vi": "án|quyết|định|thị|báo|luận|luật|tư|ngày|tháng|năm|quý|thứ|lần|khóa|nhóm|đoạn|DTI|top",
    "en": "Project|Resolution|Decision|Directive|Decree|Notice|Conclusion|Law|Session|Congress|Group|No"
    "|DTI|top|January|February|March|April|May|June|July|August|September|October|November|December",
}
"""Words whose number follows; of Vietnamese ones the last syllable (“Đề án”, “Nghị quyết”)."""
_AFTER = {code: re.compile(rf"\b({words}) (?=\d|[IVX]+\b)", re.IGNORECASE) for code, words in _NAMED.items()}
_COMPOUND = re.compile(r"\b(kinh|xã|công|hạ|nền|kỹ|chữ) (tế|hội|dân|tầng|tảng|năng|ký) số\b", re.IGNORECASE)
"""“kinh tế số”, “xã hội số”: one word of three syllables."""
_LONG = re.compile(r"\b(đổi|phủ|nghệ) (?=số\b)")
"""“chuyển đổi số”, “Chính phủ số”: as wide as a phone where letters are twice as large, so of these only the
end stays together.
"""
_SCHEME = re.compile(r"\bĐề án (?=\d)")
"""“Đề án 06” is a name, and two syllables of it are no line."""
_BEFORE = re.compile(
    r"(?<![\w&#.,/\u00a0–-])(?!(?:19|20)\d\d\b)(\d(?:[\d.,]*\d)?) "
    r"(?=\w)(?!(?:of|and|or|in|to|at|on|by|for|from|trên|và|hay|vào|trong|từ|của|đến|là)\b)"
)
"""A number that no word claims goes with what it counts: “3 chỉ tiêu”, “22 ministries”, “12 October”."""


@lru_cache(maxsize=8192)
def kept_together(text: str, language: str) -> Markup:
    """A title as HTML, with no-break spaces and unbroken marks. ``language`` is its own: ``vi`` or ``en``."""
    spaced = _SCHEME.sub("Đề\u00a0án\u00a0", str(escape(text)))
    spaced = _AFTER[language].sub("\\1\u00a0", spaced)
    spaced = _COMPOUND.sub(lambda found: found[0].replace(" ", "\u00a0"), spaced)
    spaced = _LONG.sub("\\1\u00a0", spaced)
    spaced = _BEFORE.sub("\\1\u00a0", spaced)
    return Markup(_MARK.sub(r'<span class="mark">\g<0></span>', spaced))
