"""Any question set can be printed: nothing runs off a card, no word is lost, and what is amiss is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.cards.model import Motto, QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.export.cards import Printed, print_cards
from interview_tui.export.layouts import Layout
from interview_tui.language import LANGUAGES, Language
from tests.export.conftest import Made
from tests.export.paper import Paper, fonts, squeezed
from tests.export.sets import DUTCH, HARD, LONG, card, on_cards
from tests.running import times

ROOM = 5.0  # mm that stay free at the edge of every card


def printed(question_set: QuestionSet, layout: Layout = Layout.SINGLE, **options: Any) -> tuple[Printed, Paper]:
    made = print_cards(question_set, layout, **options)
    return made, Paper(made.pdf, layout, backs=options.get("backs", True))


def all_text(paper: Paper) -> str:
    return squeezed(" ".join(page.get_textpage().get_text_bounded() for page in paper.document))


def assert_inside(paper: Paper) -> None:
    """Every letter lies in one card, clear of its edges."""
    for page in range(len(paper)):
        cards = paper.cards_on(page)
        for char, (left, bottom, right, top) in paper.letters(page):
            assert any(
                box[0] + ROOM < left and right < box[2] - ROOM and box[1] + ROOM < bottom and top < box[3] - ROOM
                for box in cards
            ), (page, char, left, bottom, right, top)


@pytest.mark.parametrize("layout", Layout)
def test_the_longest_of_everything_stays_on_its_cards(layout: Layout) -> None:
    made, paper = printed(HARD, layout)
    assert_inside(paper)
    text = all_text(paper)
    for one in HARD.cards:
        probes = [probe.text for probe in one.probes] if layout.has_backs else []
        assert squeezed(one.title) in text
        for part in probes:
            assert squeezed(part) in text
        assert text.count("p" * 300) == (12 if layout.has_backs else 0)
    assert squeezed(LONG)[-200:] in text
    assert any(remark.startswith("Kaart 1 is te vol") for remark in made.remarks)


@pytest.mark.parametrize("layout", [Layout.FOUR, Layout.EIGHT])
def test_a_text_of_3000_characters_goes_on_on_a_next_card(layout: Layout) -> None:
    made, paper = printed(on_cards(card("Lang", [LONG]), card("Kort")), layout)
    assert_inside(paper)
    said = made.remarks[0]
    count = int(said.rsplit("over ", 1)[1].split()[0])
    assert said == f"Kaart 1 is te vol voor één kaart: hij loopt door, over {count} kaarten."
    sides = [squeezed(paper.side(item)) for item in range(1, count + 1)]
    assert all("Lang" in side for side in sides), "each says which card it is"
    assert ["vervolg" in side for side in sides] == [False] + [True] * (count - 1)
    whole = "".join(side.partition("Lang")[2].removeprefix("vervolg").removesuffix("1") for side in sides)
    assert whole == squeezed(LONG)
    assert "Kort" in paper.side(count + 1)


def test_ten_prompts_fit_on_the_back_of_the_smallest_card() -> None:
    probes = [f"Vraag {number}: {DUTCH[number * 50 : number * 50 + 50].strip()}?" for number in range(10)]
    made, paper = printed(on_cards(card(probes=probes)), Layout.EIGHT)
    assert made.remarks == ()
    assert_inside(paper)
    back = squeezed(paper.side(1, back=True))
    assert all(squeezed(probe) in back for probe in probes)


def test_forty_long_prompts_take_more_cards_and_none_is_cut_in_two() -> None:
    probes = [f"{number}: " + (DUTCH * 2)[number * 20 : number * 20 + 280].strip() for number in range(40)]
    made, paper = printed(on_cards(card("Veel", probes=probes)), Layout.EIGHT)
    assert_inside(paper)
    count = int(made.remarks[0].rsplit("over ", 1)[1].split()[0])
    backs = [squeezed(paper.side(item, back=True)) for item in range(1, count + 1)]
    assert all(any(squeezed(probe) in back for back in backs) for probe in probes)
    assert all("Veel" in paper.side(item) for item in range(1, count + 1)), "no back without its front"


WIDE = ["W" * 60, "=+" * 30, "1" * 45, "W" * 33, "Ж" * 50]


@pytest.mark.parametrize("layout", Layout)
def test_a_word_that_is_wider_than_the_card_is_broken(layout: Layout) -> None:
    made, paper = printed(on_cards(*(card(word, [word], [word], theme=word) for word in WIDE)), layout)
    assert made.remarks == ()
    assert_inside(paper)
    for number, word in enumerate(WIDE, 1):
        assert squeezed(paper.side(number)).count(word) == 3


HYPHEN = "\x02"  # as pdfium tells of a hyphen that a line end brought


@pytest.mark.parametrize(
    ("lang", "broken"),
    [("nl", "arbeidsongeschikt|heidsverzekering"), ("en", "counterdemonstra|tionorganisations")],
)
def test_a_long_word_is_broken_as_its_language_breaks_it(lang: str, broken: str) -> None:
    word = broken.replace("|", "")
    _made, paper = printed(on_cards(card("Kort", [word], [word]), lang=lang))
    assert broken.replace("|", HYPHEN) in paper.side(1, back=True)
    assert word in paper.side(1), "where there is room for it, it stays whole"


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_shipped_cards_is_broken(made: Made, lang: Language, layout: Layout) -> None:
    paper = made(lang, layout)
    assert not any(HYPHEN in paper.side(item) for item in range(13))
    title = shipped(lang).title.split()
    assert paper.side(0).split()[: len(title)] == title


def test_what_is_still_too_much_becomes_small_and_is_said() -> None:
    wide = "W" * 300
    made, paper = printed(on_cards(card(), title=wide, motto=Motto(wide, wide)), Layout.EIGHT)
    assert made.remarks == ("Op het voorblad staat zo veel dat de letters te klein zijn om te lezen.",)
    assert_inside(paper)
    assert squeezed(paper.side(0)).count("W") == 900


def test_one_card() -> None:
    made, paper = printed(on_cards(card("Alleen", ["Eén vraag?"])), Layout.FOUR)
    assert made.remarks == ()
    assert len(paper) == 2
    assert "Alleen" in paper.side(1)


def test_sixty_cards() -> None:
    cards = shipped("nl").cards
    many = on_cards(*(cards[number % 12]._replace(title=f"Kaart nummer {number}") for number in range(60)))
    made, paper = printed(many, Layout.EIGHT)
    assert made.remarks == ()
    assert len(paper) == 16
    for number in range(60):
        assert squeezed(f"Kaart nummer {number}") in squeezed(paper.side(number + 1))
        assert paper.side(number + 1).strip().endswith(str(number + 1))


def test_without_theme_text_prompts_and_motto() -> None:
    made, paper = printed(on_cards(card("Kaal", [])), Layout.SINGLE)
    assert made.remarks == ()
    assert squeezed(paper.side(1)) == "Kaal1"
    assert paper.side(1, back=True).strip() == ""


def test_arabic_runs_from_right_to_left_and_emoji_are_drawn() -> None:
    arabic = "ما الذي يجعلك فخوراً بعملك؟"
    one = card("Hoe gaat het? 🙂", [arabic, "שלום", "✓ ★ 👩‍👩‍👧‍👦", "Gewoon"], [arabic])
    made, paper = printed(on_cards(one), Layout.SINGLE)
    assert made.remarks == ()
    assert_inside(paper)
    found = fonts(paper.pdf)
    assert all(found.values())
    assert {name.partition("+")[2].partition("-")[0] for name in found} == {
        "Literata",
        "NotoNaskhArabic",
        "NotoSerifHebrew",
        "NotoSansSymbols2",
        "NotoEmoji",
    }
    boxes = list(paper.letters(2))
    starts = dict(boxes)
    assert starts["G"][0] < 20, "a line of Dutch begins at the left"
    assert max(box[2] for char, box in boxes if "\u0600" <= char <= "\u06ff" or char >= "\ufe70") > 95
    assert max(box[2] for char, box in boxes if "\u0590" <= char <= "\u05ff") > 95, "Hebrew too"


def test_the_full_stop_of_a_line_from_right_to_left_is_at_its_left_end() -> None:
    _made, paper = printed(on_cards(card("Kort", ["שלום."], ["שלום."])))
    for page in (2, 3):
        boxes = dict(paper.letters(page))
        assert boxes["."][2] <= boxes["ם"][0] + 0.5
        assert boxes["ם"][2] <= boxes["ש"][0]


def test_what_no_font_has_is_said_with_its_card() -> None:
    one, two = card("Gewoon"), card("Ander schrift", ["你好 ሀ"], ["ሀ?"])
    made, _paper = printed(on_cards(one, two))
    assert made.remarks == (
        "Kaart 2: geen lettertype kan 你 (U+4F60), 好 (U+597D), ሀ (U+1200) drukken; daar staat een leeg vakje.",
    )
    without = print_cards(on_cards(one, card("Zo", [], ["ሀ?"])), Layout.SINGLE, backs=False)
    assert without.remarks == (), "what is not printed is not missed"
    source = one._replace(), on_cards(one, title="ሀ", source=shipped("nl").source._replace(note="你"))
    assert [remark.partition(":")[0] for remark in print_cards(source[1]).remarks] == [
        "Het voorblad",
        "De kaart met de bron",
    ]


MARKUP = (
    r'#read("/etc/passwd") *vet* _schuin_ $x^2$ @preview <note> #metadata(1)<note> `raw` \ // weg /* weg */ "=1" [b]'
)


def test_what_looks_like_markup_is_printed_to_the_letter() -> None:
    one = card(MARKUP, [MARKUP, '#import "@preview/cetz:0.3.0": *'], [MARKUP], theme=MARKUP)
    made, paper = printed(on_cards(one))
    assert made.remarks == ()
    front, back = squeezed(paper.side(1)), squeezed(paper.side(1, back=True))
    assert front.count(squeezed(MARKUP)) == 3
    assert squeezed('#import "@preview/cetz:0.3.0": *') in front
    assert squeezed(MARKUP) in back


@pytest.mark.parametrize("lang", ["fy", "ar", "de", "pt-BR", "xyz"])
def test_a_set_in_any_language(lang: str) -> None:
    made, paper = printed(on_cards(card(), lang=lang))
    assert made.remarks == ()
    assert "Bron" in paper.side(2), "words around the cards in the language of the screen"


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120)


@given(title=LETTERS, text=st.lists(LETTERS, max_size=3), probes=st.lists(LETTERS, max_size=3))
@settings(max_examples=times(0.15))
def test_any_words_at_all_can_be_set(title: str, text: list[str], probes: list[str]) -> None:
    made = print_cards(on_cards(card(title, text, probes)), Layout.EIGHT)
    paper = Paper(made.pdf, Layout.EIGHT)
    assert len(paper) >= 2
    assert_inside(paper)
