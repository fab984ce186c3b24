"""Folding, slugs and alphabetical order."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.vietnamese import collation_key, fold, name_key, slugify

reproducible = settings(derandomize=True, deadline=None, max_examples=150, database=None)

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
texts = st.text() | st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " -/'0129", max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kinh tế số", "kinh te so"),
        ("Đỗ Mười", "do muoi"),
        ("ỦY BAN", "uy ban"),
        ("đường Nguyễn Trãi", "duong nguyen trai"),
        ("Straße", "strasse"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_fold_takes_every_vietnamese_letter_to_ascii() -> None:
    assert fold(VIETNAMESE.upper()).isascii()
    assert fold(VIETNAMESE.upper()) == fold(VIETNAMESE)


@given(texts)
@reproducible
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
@reproducible
def test_fold_does_not_see_how_a_text_is_normalised(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kinh tế số", "kinh-te-so"),
        ("142/QĐ-TTg", "142-qd-ttg"),
        ("  Đắk R'lấp — 2024! ", "dak-r-lap-2024"),
        ("71,79%", "71-79"),
        ("…", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(texts)
@reproducible
def test_a_slug_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slug.isascii()
    assert slugify(slug) == slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")


IN_ORDER = {
    "the alphabet, as CLDR vi has it": "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
    "foreign letters in their places": "e f g i j k v w x y z",
    "tones: ngang huyền hỏi ngã sắc nặng": "ma mà mả mã má mạ",
    "tones on formed letters": "ơ ờ ở ỡ ớ ợ",
    "a letter outweighs any tone": "mạ mă mặ mâ",
    "letters over the whole syllable first": "hạ han hàn hạn hang",
    "ch is two letters in the standard order": "ca cạ ch chi co cu",
    "case last, small first": "ba Ba bà Bà",
    "tones of the old and of the new spelling": "hoa hoà hỏa hoạ",
    "foreign marks after ours": "cạn cän",
    "letters of other alphabets last": "z жук 한국",
}


@pytest.mark.parametrize("line", IN_ORDER.values(), ids=IN_ORDER.keys())
def test_words_in_order(line: str) -> None:
    expected = line.split()
    shuffled = random.Random(8).sample(expected, len(expected))
    assert sorted(shuffled, key=collation_key) == expected
    decomposed = [unicodedata.normalize("NFD", word) for word in shuffled]
    assert sorted(decomposed, key=collation_key) == [unicodedata.normalize("NFD", word) for word in expected]


@pytest.mark.parametrize(
    "expected",
    [
        ["Q1/2024", "Q2/2023", "Q10/2020"],
        ["07", "7", "8", "10", "a"],
        ["2 tổ", "10 tổ", "tổ 2", "tổ 10"],
        ["142/QĐ-TTg", "749/QĐ-TTg", "1012/QĐ-TTg"],
        ["hà xã", "há an"],  # syllable by syllable, as dictionaries go
        ["an ninh", "an ninh mạng", "Anh"],  # a shorter syllable before a longer one
        ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Nội", "Hải Phòng"],
        ["dữ liệu số", "dữ liệu, số", "Dữ liệu số"],
    ],
)
def test_texts_in_order(expected: list[str]) -> None:
    shuffled = random.Random(8).sample(expected, len(expected))
    assert sorted(shuffled, key=collation_key) == expected


def test_two_spellings_of_one_syllable_stand_together() -> None:
    spellings = ["hoạ", "hòa", "hoa", "hoà", "hỏa", "họa"]
    assert [fold_tone(word) for word in sorted(spellings, key=collation_key)] == [0, 1, 1, 2, 5, 5]


def fold_tone(word: str) -> int:
    decomposed = unicodedata.normalize("NFD", word)
    return next(
        (rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1) if mark in decomposed), 0
    )


def test_a_number_of_any_length_has_a_key() -> None:
    assert collation_key("9" * 5000) < collation_key("1" + "0" * 5000)


@given(texts)
@reproducible
def test_a_key_does_not_see_how_a_text_is_normalised(text: str) -> None:
    key = collation_key(unicodedata.normalize("NFC", text))
    assert collation_key(unicodedata.normalize("NFD", text)) == key
    assert collation_key(text) == key


@given(texts, texts)
@reproducible
def test_keys_are_equal_exactly_when_texts_are(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (collation_key(one) == collation_key(other)) is same
    assert (collation_key(one) < collation_key(other)) or (collation_key(other) < collation_key(one)) or same


@given(st.lists(texts, max_size=8), st.randoms(use_true_random=False))
@reproducible
def test_the_order_does_not_hang_on_how_the_list_came(words: list[str], rng: random.Random) -> None:
    words = [unicodedata.normalize("NFC", word) for word in words]
    shuffled = rng.sample(words, len(words))
    assert sorted(words, key=collation_key) == sorted(shuffled, key=collation_key)
    assert sorted(words, key=name_key) == sorted(shuffled, key=name_key)


def test_names_sort_by_given_name_then_family_then_middle() -> None:
    expected = [
        "Nguyễn Văn An",
        "Trần An",
        "Phạm Minh Chính",
        "Vũ Đức Đam",
        "Nguyễn Mạnh Hùng",
        "Nguyễn Văn Hùng",
        "Trần Lưu Quang",
    ]
    shuffled = random.Random(8).sample(expected, len(expected))
    assert sorted(shuffled, key=name_key) == expected


def test_a_given_name_counts_whole_before_the_family_name() -> None:
    assert name_key("Trần Hà") < name_key("An Hạ")
    assert name_key("Trần Hòa") < name_key("Vũ Hoà")
    assert name_key("Trần hòa") < name_key("Vũ Hòa")
    assert name_key("An") < name_key("Lê An")


def test_a_name_key_takes_anything() -> None:
    assert name_key("") < name_key("An")
    assert name_key("  Phạm   Minh Chính ").given == name_key("Phạm Minh Chính").given
