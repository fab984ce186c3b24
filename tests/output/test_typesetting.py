"""What the end of a line does not part in titles, and what it may."""

from __future__ import annotations

import pytest

from bulletin.output.typesetting import kept_together


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("vi", "chuyển đổi số, Đề án 06 và số liệu", "chuyển đổi·số, Đề·án·06 và số liệu"),
        ("vi", "bàn phát triển kinh tế số, Hạ tầng số", "bàn phát triển kinh·tế·số, Hạ·tầng·số"),
        ("vi", "qua nửa năm 2022, 3 chỉ tiêu đã đạt", "qua nửa năm·2022, 3·chỉ tiêu đã đạt"),
        ("vi", "ngày 12 tháng 10 tại Hà Nội, quý I", "ngày·12 tháng·10 tại Hà Nội, quý·I"),
        ("vi", "978.532 đại biểu", "978.532·đại biểu"),
        ("vi", "Nghị quyết 57-NQ/TW: ít nhất 30%", "Nghị quyết·[57-NQ/TW]: ít nhất 30%"),
        ("vi", "giai đoạn 2022–2025 về dữ liệu", "giai đoạn·[2022–2025] về dữ liệu"),
        ("en", "Project 06 and 12 October 2024", "Project·06 and 12·October·2024"),
        ("en", "102 of 126 tasks for 2023 completed", "102 of 126·tasks for 2023 completed"),
        ("en", "Committee on e-Government renamed", "Committee on [e-Government] renamed"),
        ("vi", "phần ký hiệu “-QĐ/TW” do chúng tôi thêm", "phần ký hiệu “[-QĐ/TW]” do chúng tôi thêm"),
        ("en", "A & B's 06 <b>", "A &amp; B&#39;s 06 &lt;b&gt;"),
    ],
)
def test_words_stay_with_their_numbers(language: str, text: str, kept: str) -> None:
    marked = kept.replace("[", '<span class="mark">').replace("]", "</span>").replace("·", "\u00a0")
    assert kept_together(text, language) == marked
