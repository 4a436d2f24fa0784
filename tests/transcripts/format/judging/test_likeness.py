"""What once was a line of ours is found in a file without a second witness, however it lost its form."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.transcript_words import Words, every_language
from interview_tui.language import LANGUAGES
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.evening import Near, near_labels
from interview_tui.transcripts.format.judging.likeness import likely_lines
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import interview, of_format_1, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
LINE = "*Mag gelezen worden door: alleen wij tweeën*"
STRUCK = "*Geschrapt: deze tekst verdwijnt bij het afronden*"

CHANGES: dict[str, Callable[[str], str]] = {
    "a letter in bold": lambda line: line.replace("Mag", "**M**ag").replace("Geschr", "**G**eschr"),
    "a part of a word in italics": lambda line: line.replace("elezen", "e*lezen*").replace("schrapt", "_schrapt_"),
    "a place to break": lambda line: line.replace("ezen", "e<wbr>zen").replace("rapt", "r<wbr>apt"),
    "a soft hyphen": lambda line: line.replace("ezen", "e\u00adzen").replace("rapt", "r\u00adapt"),
    "a word that is split": lambda line: line.replace("gelezen", "ge-\nlezen").replace("Geschrapt", "Ge-\nschrapt"),
    "a letter in a link": lambda line: line.replace("Mag", "M[a](x)g").replace("afronden", "afr[o](x)nden"),
    "letters of another alphabet": lambda line: line.replace("a", "\u0430").replace("e", "\u0435"),
    "Greek letters": lambda line: line.replace("o", "\u03bf").replace("a", "\u03b1"),
    "a letter too many": lambda line: line.replace("gelezen", "gellezen").replace("Geschrapt", "Geschraptt"),
    "a letter less": lambda line: line.replace("gelezen", "gelzen").replace("Geschrapt", "Geschapt"),
    "two letters swapped": lambda line: line.replace("worden", "wordne").replace("tekst", "tesket"),
    "a sign in it": lambda line: line.replace("Mag", "M# ag").replace("Geschrapt", "Gesch# rapt"),
    "a word less": lambda line: line.replace("door", "").replace("bij", ""),
    "a box that was ticked": lambda line: f"- [x] {line.replace(':', '')}",
    "the letter of a list": lambda line: f"a. {line.replace(':', '')}",
    "a letter in brackets": lambda line: f"(c) {line.replace(':', '')}",
    "behind text, with a bold letter": lambda line: f"Zo zei ze het. {line.replace('Mag', '**M**ag')}",
}
OF_STRIKES = [name for name in CHANGES if "behind text" not in name]


def held() -> str:
    answers = {3: Answer("Koffie."), 4: Answer("GEHEIM", circle=Circle.PRIVATE), 5: Answer("GEHEIM", struck=True)}
    one = interview(sharing=Circle.TEAM, status=Status.FINAL, answers=answers)
    return of_format_1(compose(one, CARDS).decode())


def narrowed(text: str, number: int) -> Interview:
    """The interview, of which that card is not for others, and neither is anything of it until somebody looks."""
    document = read(text.encode())
    assert document.stops, "check is silent"
    for circle in (Circle.TEAM, Circle.ORGANISATION):
        with pytest.raises(ShareError):
            share(document, circle)
    answer = document.interview.answer(number)
    assert answer.struck or document.interview.circle_of(number) is Circle.PRIVATE
    return document.interview


@pytest.mark.parametrize("name", CHANGES)
def test_a_line_about_readers_that_lost_its_form_narrows_and_is_told(name: str) -> None:
    text = held().replace(LINE, CHANGES[name](LINE), 1)
    assert text != held()
    narrowed(text, 4)


@pytest.mark.parametrize("name", OF_STRIKES)
def test_a_strike_that_lost_its_form_keeps_its_answer_from_others(name: str) -> None:
    text = held().replace(STRUCK, CHANGES[name](STRUCK), 1)
    assert text != held()
    narrowed(text, 5)


@pytest.mark.parametrize("rest", ["alleen wij tweeën", "**Alleen wij tweeën.**", "door: alleen wij tweeën"])
def test_the_words_for_the_two_alone_are_enough(rest: str) -> None:
    narrowed(held().replace(LINE, rest, 1), 4)


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_narrowed_stays_so_when_the_app_saves_it(name: str) -> None:
    """The file has a second witness from then on, and is not searched for what is only likely."""
    below = "*Mag gelezen worden door: ons team*"
    text = held().replace(LINE, CHANGES[name](LINE), 1).replace(below, CHANGES[name](below), 1)
    base = read(text.encode())
    after = read(compose(base.interview.change(at_card=3), CARDS, base))
    assert after.has_witness
    assert after.interview == base.interview.change(at_card=3)
    assert after.interview.sharing <= base.interview.sharing
    assert after.interview.circle_of(4) is Circle.PRIVATE


@pytest.mark.parametrize("name", CHANGES)
def test_it_can_be_mended(name: str) -> None:
    """What was likely is then plain text: below the line that says who may read, or in the note."""
    mended = mend(held().replace(LINE, CHANGES[name](LINE), 1).encode())
    assert mended is not None
    assert not read(mended.data).stops
    assert mended.document.interview.circle_of(4) is Circle.PRIVATE
    assert b"GEHEIM" not in share(mended.document, Circle.TEAM)


@pytest.mark.parametrize(
    "note",
    [
        "We mogen gelezen hebben wat er staat.",
        "Dat wordt door iedereen gelezen.",
        "Ik heb het geschrapt uit het plan.",
        "Wat daar stond is geschrapt, zei ze, en dat deed zeer.",
        "Alleen wij tweeën wisten het toen, en later ook de buurvrouw die dat weekend langs kwam.",
        "Maggie heeft gelezen wat er door de gemeente werd gestuurd.",
        "Struik: die groeide over de heg.",
        "Het is gezegd: deze tekst verdwijnt nooit.",
    ],
)
def test_prose_that_only_has_the_same_words_says_nothing(note: str) -> None:
    assert likely_lines(note) == []
    one = interview(sharing=Circle.TEAM, answers={3: Answer(note)})
    assert read(of_format_1(compose(one, CARDS).decode()).encode()).stops == ()


def test_a_line_that_lost_its_form_is_found_in_its_place_with_what_it_says() -> None:
    for words in every_language():
        for circle, phrase in words.circles.items():
            line = f"{words.readers_before}: {phrase}*"
            for lead in ("Zo. ", "Tekst.\n\nA: ", "> a\n>\n> Zo: "):
                (found,) = likely_lines(f"{lead}**{line[0]}**{line[1:]}\n\nMeer.")
                assert (found.kind, found.start, found.circle) == (Near.READERS, len(lead) + 2, circle)
        (found,) = likely_lines(f"(a) *{words.struck}: {words.struck_note}*")
        assert found.kind is Near.STRUCK


@pytest.mark.parametrize("words", every_language(), ids=LANGUAGES)
def test_a_line_in_another_form_is_found_as_a_whole_without_it(words: Words) -> None:
    """Whatever comes to a whole line of ours by its letters, but in a word of it."""
    for line in (f"{words.readers}: {words.circles[Circle.PRIVATE]}", f"{words.struck}: {words.struck_note}"):
        for form in (line.upper(), line.replace(" ", "  "), f"> **{line}**", line.replace(" ", "\u00a0"), f"- {line}."):
            assert near_labels(form), form


@pytest.mark.parametrize(
    "part", ["Mag gelezen ", "magg\n\n", "\u0430", "elez\n", "alleen wij tweeën\n\n", "chr\u4e00\u4e01"]
)
def test_no_text_takes_for_ever(part: str) -> None:
    text = part * (100_000 // len(part))
    begun = time.process_time()
    likely_lines(text)
    assert time.process_time() - begun < 5  # seconds


LABEL = "Mag gelezen worden door"


def slipped(places: str) -> str:
    """The label, alone on its line, with an x for the letters at these places among its letters."""
    letters = iter(range(len(LABEL)))
    wrong = {int(place) for place in places.split()}
    return "".join("x" if sign != " " and next(letters) in wrong else sign for sign in LABEL)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (slipped("0 1 10"), True),
        (slipped("17 18 19"), True),
        (slipped("0 1 10 11"), False),
        (slipped("0 8 9 10"), False),
        (f"abc {slipped('0 1 10')}", True),
        (f"abcd {slipped('0 1')}", False),
        (f"abcd {slipped('0 1')}:", True),
        (f"- {slipped('0 1')}\n- b", True),
        (f"| a | {slipped('0 1')} |", True),
        (f"a\n{slipped('0 1')}\nb", True),
        ("Mag gezen woden door", True),
        ("Mag gezen woden or", False),
        ("Mage gelezene wordene door", True),
        ("Mage gelezene wordene vdoor", False),
        ("Mag gelezen wo", False),
        ("Ma gelezen worden door", True),
    ],
)
def test_one_letter_in_six_may_be_wrong_missing_or_too_many_and_three_may_stand_before(line: str, found: bool) -> None:
    assert bool(likely_lines(f"{line} iemand")) is found, line


def test_every_line_of_a_paragraph_is_looked_at() -> None:
    """A file that lost its blank lines is one paragraph."""
    lines = [
        "*Mag gelezen worden door: ons team*",
        "## 4. Kaart",
        "**M**ag gelezen worden door alleen wij tweeën",
        "Tekst. Mag gelzen worden door: ons team",
        "## 5. Kaart",
        "*Ge**schrapt***",
        "Meer tekst, en alleen wij tweeën",
    ]
    text = "\n".join(lines)
    found = {text.count("\n", 0, line.start): line.kind for line in likely_lines(text)}
    assert found == {0: Near.READERS, 2: Near.READERS, 3: Near.READERS, 5: Near.STRUCK, 6: Near.READERS}


@pytest.mark.parametrize(
    "line",
    [
        "<Mag gelezen worden door: alleen wij tweeën>",
        '<p title="Mag gelezen worden door: alleen wij tweeën">',
        "\\<Mag gelezen worden door: alleen wij tweeën>",
        "<alleen wij tweeën>",
        '{{<readers "Mag gelezen worden door: alleen wij tweeën">}}',
        "*M&#97;g gelezen worden door: alleen wij tweeën*",
        "*Mag gelzen worden door: alleen wij twee&#235;n*",
        "".join(f"&#{ord(letter)};" for letter in "Mag gelezen worden door: alleen wij tweeën"),
        "&#10;&#10;&#10;\n\n*Mag ge**le**zen worden door: alleen wij tweeën*",
        "| Wie | *Mag gkelezen worden door: alleen wij tweeën* |",
    ],
)
def test_words_in_tags_and_references_and_cells_count(line: str) -> None:
    narrowed(held().replace(LINE, line, 1), 4)


@pytest.mark.parametrize(
    "joint", ["## 4. Kaart\n{}", "{} En hier gaat het verder met wat er gezegd is.", "En. {}", "> {}"]
)
@pytest.mark.parametrize("at", range(0, 40, 3))
def test_one_letter_less_is_seen_wherever_the_line_stands(joint: str, at: int) -> None:
    line = LINE[:at] + LINE[at + 1 :]
    assert likely_lines(f"Voor.\n\n{joint.format(line)}\n\nNa.")


@pytest.mark.parametrize(("line", "number"), [(LINE, 4), (STRUCK, 5)])
def test_a_line_right_above_the_heading_of_its_card_counts_for_it(line: str, number: int) -> None:
    """A hand or an outliner moved it up by one paragraph: for which of the two cards it is nobody can tell."""
    heading = f"## {number}. "
    assert held().count(heading) == 1
    text = held().replace(f"{line}\n\n", "", 1).replace(heading, f"{line}\n\n{heading}", 1)
    narrowed(text, number)
    narrowed(text, number - 1)


def test_a_line_in_the_middle_of_a_card_is_about_that_card_alone() -> None:
    text = held().replace("Koffie.", f"Koffie.\n\n{LINE}\n\nThee.", 1)
    document = read(text.encode())
    assert document.stops == ()
    assert document.interview.circle_of(3) is Circle.PRIVATE


def test_two_strikes_in_a_paragraph_are_both_found_each_once() -> None:
    """One has lost its label, and stands above one that has not."""
    text = f"Deze tekst verdwijnt bij het afronden\n{STRUCK}"
    assert [text.count("\n", 0, line.start) for line in likely_lines(text)] == [0, 1]
