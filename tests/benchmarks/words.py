"""The words the benchmark's texts are made of. They mean nothing together, and no text states a fact."""

from __future__ import annotations

from pathlib import Path

_VOCABULARY = Path(__file__).resolve().parent / "vocabulary"
SYLLABLES = tuple((_VOCABULARY / "vi.txt").read_text(encoding="utf-8").split())
ENGLISH = tuple((_VOCABULARY / "en.txt").read_text(encoding="utf-8").split())

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLE_NAMES = ("Văn", "Thị", "Minh", "Đức", "Thanh", "Quang", "Hữu", "Ngọc", "Xuân", "Thu")
GIVEN_NAMES = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Khôi", "Lan", "Mai", "Nam")

TOPICS = (
    ("institutions", "Thể chế", "Institutions"),
    ("steering", "Tổ chức, chỉ đạo", "Steering"),
    ("digital-economy", "Kinh tế số", "Digital economy"),
    ("digital-society", "Xã hội số", "Digital society"),
    ("digital-government", "Chính phủ số", "Digital government"),
    ("digital-data", "Dữ liệu số", "Digital data"),
    ("digital-infrastructure", "Hạ tầng số", "Digital infrastructure"),
    ("cybersecurity", "An toàn, an ninh mạng", "Cybersecurity"),
    ("human-resources", "Nhân lực số", "Human resources"),
    ("rankings", "Đo lường, xếp hạng", "Measurement and rankings"),
    ("e-commerce", "Thương mại điện tử", "E-commerce"),
    ("identity", "Định danh điện tử", "Electronic identity"),
)

ABBREVIATIONS = (
    ("CĐS", "DX", "chuyển đổi số", "digital transformation"),
    ("CNTT", "IT", "công nghệ thông tin", "information technology"),
    ("CSDL", "DB", "cơ sở dữ liệu", "database"),
    ("TTHC", "AP", "thủ tục hành chính", "administrative procedure"),
    ("DVC", "PS", "dịch vụ công", "public service"),
    ("ATTT", "IS", "an toàn thông tin", "information security"),
    ("KTS", "DE", "kinh tế số", "digital economy"),
    ("XHS", "DS", "xã hội số", "digital society"),
    ("HTS", "DI", "hạ tầng số", "digital infrastructure"),
    ("ĐDĐT", "EID", "định danh điện tử", "electronic identity"),
)
"""Vietnamese and English short form, Vietnamese and English meaning."""
