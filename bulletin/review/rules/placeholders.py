"""Words that `bulletin new` writes into a new file, left where the text should stand."""

from __future__ import annotations

from bulletin.desk.sheets import PLACEHOLDERS
from bulletin.diagnostics import Findings
from bulletin.i18n.messages import translate
from bulletin.review.review import Review


def check(review: Review, findings: Findings) -> None:
    """Tell of each paragraph of a published text that is still the sheet's, in either language."""
    sheet = {translate(words, {}, language) for words in PLACEHOLDERS for language in ("vi", "en")}
    for _, text in review.texts():
        for passage in review.passages(text):
            if " ".join(passage.text.split()) in sheet:
                findings.add("placeholder-text", passage.span, text=passage.text)
