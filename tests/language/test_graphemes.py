"""What a person sees as one character: where it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.language.graphemes import at_boundary, cluster_end, cluster_start, word_at, word_end, word_start

CLUSTERS = {
    "letter": "a",
    "precomposed": "é",
    "decomposed": "e\u0301",
    "two marks": "o\u0308\u0304",
    "flag": "🇳🇱",
    "flag of tags": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "family": "👨\u200d👩\u200d👧\u200d👦",
    "skin tone": "👍🏽",
    "joined with a skin tone": "👩🏿\u200d💻",
    "heart": "❤\ufe0f",
    "joined heart": "👩\u200d❤\ufe0f\u200d👨",
    "keycap": "1\ufe0f\u20e3",
    "hangul": "각",
    "hangul in parts": "\u1100\u1161\u11a8",
    "devanagari": "नि",
    "arabic with a vowel": "ب\u064e",
    "wide": "日",
    "control": "\x1b",
    "line separator": "\u2028",
    "direction": "\u200e",
}
some_clusters = st.lists(st.sampled_from(list(CLUSTERS.values())), max_size=8)


def of(text: str) -> list[str]:
    """Cut a text into what a person sees."""
    cut, at = [], 0
    while at < len(text):
        end = cluster_end(text, at)
        cut.append(text[at:end])
        at = end
    return cut


@pytest.mark.parametrize("name", CLUSTERS)
def test_each_is_one(name: str) -> None:
    cluster = CLUSTERS[name]
    text = f"x{cluster}y"
    assert of(text) == ["x", cluster, "y"]
    assert cluster_start(text, len(text) - 1) == 1
    assert {at_boundary(text, at) for at in range(1, len(cluster) + 1)} == {1}


def test_flags_in_a_row_are_pairs_and_a_joiner_joins_no_letters() -> None:
    assert of("🇳🇱🇧🇪🇩") == ["🇳🇱", "🇧🇪", "🇩"]
    assert of("a\u200db👩\u200dc") == ["a\u200d", "b", "👩\u200d", "c"]
    assert of("\x1b\u0301\u0301") == ["\x1b", "\u0301\u0301"]


@given(some_clusters)
def test_they_are_found_from_both_ends(clusters: list[str]) -> None:
    text = "".join(clusters)
    assert of(text) == clusters
    backwards, at = [], len(text)
    while at:
        start = cluster_start(text, at)
        backwards.append(text[start:at])
        at = start
    assert backwards[::-1] == clusters


@given(st.text(st.sampled_from("ae\u0301\u200d👩🏽🇳🇱\ufe0f각\u1161\r\n\u2028 ")), st.integers(0, 30))
def test_no_text_is_lost_and_every_step_is_one(text: str, at: int) -> None:
    assert "".join(of(text)) == text
    at = min(at, len(text))
    assert at_boundary(text, at) in {0, len(text), *(len("".join(of(text)[:n])) for n in range(len(text)))}
    assert cluster_start(text, at) < at or not at
    assert cluster_end(text, at) > at or at == len(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ik drink |koffie", "drink "),
        ("Ik drink  |", "drink  "),
        ("zo'n dag, zo'n|", "zo'n"),
        ("klaar …|", "…"),
        ("==mooi==|", "=="),
        ("een cafe\u0301|", "cafe\u0301"),
        ("dag 👩\u200d👩\u200d👧|", "👩\u200d👩\u200d👧"),
        ("|dag", ""),
    ],
)
def test_the_word_to_the_left(text: str, word: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[word_start(text, at) : at] == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ik| drink koffie", " drink"),
        ("|zo'n dag", "zo'n"),
        ("dag|, en", ","),
        ("|cafe\u0301 om", "cafe\u0301"),
        ("dag|  ", "  "),
        ("dag|", ""),
    ],
)
def test_the_word_to_the_right(text: str, word: str) -> None:
    at, text = text.index("|"), text.replace("|", "")
    assert text[at : word_end(text, at)] == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ik dr|ink", "drink"),
        ("Ik |drink", "drink"),
        ("Ik|  drink", "  "),
        ("drink|", "drink"),
        ("ca|fe\u0301 om", "cafe\u0301"),
        ("cafe|\u0301 om", "cafe\u0301"),
        ("", ""),
    ],
)
def test_the_word_of_a_double_click(text: str, word: str) -> None:
    at, text = max(text.find("|"), 0), text.replace("|", "")
    first, last = word_at(text, at)
    assert text[first:last] == word


@given(some_clusters, st.lists(st.sampled_from([" ", "a", "'", ","]), max_size=8), st.integers(0, 40))
def test_words_never_end_within_what_is_one(clusters: list[str], others: list[str], at: int) -> None:
    text = "".join(cluster + other for cluster, other in zip(clusters, others, strict=False))
    at = at_boundary(text, min(at, len(text)))
    for place in (word_start(text, at), word_end(text, at), *word_at(text, at)):
        assert place == at_boundary(text, place)
    assert word_start(text, at) < at or not at
    assert word_end(text, at) > at or at == len(text)
