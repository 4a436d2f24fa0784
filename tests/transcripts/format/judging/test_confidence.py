"""Whatever is unsure about who may read is told, at the line where a person should look; and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.language import clean_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.pieces import pieces
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import ShareError, preview, share
from tests.builders import interview, of_format_1, question_set
from tests.running import times
from tests.texts import near_misses

pytestmark = pytest.mark.no_files

CARDS = question_set()
OURS = "Mag gelezen worden door:"
TEAM_LINE = f"*{OURS} ons team*"
PRIVATE_LINE = f"*{OURS} alleen wij tweeën*"
UNTIL = "is alleen voor jullie tweeën tot je het hebt nagekeken."
CHANGED = f"Kaart {{}} is buiten de app veranderd: {UNTIL[3:]}"
NEARLY = f"Deze regel lijkt op “Wie dit mag lezen”, maar staat er net anders. Kaart {{}} {UNTIL}"
NO_CARD = "Dit lijkt op de kop van een kaart, maar is het niet: wat eronder staat hoort bij geen antwoord."
AGAIN = "Deze kop staat hier voor de tweede keer: wat eronder staat hoort bij geen antwoord."
NO_HEADING = f"Dit lijkt op de kop van een kaart, maar is het niet. Kaart {{}} {UNTIL}"
MERGED = (
    "Dit is overgebleven van twee versies die zijn samengevoegd. "
    "Kies zelf welke van de twee blijft, en haal deze regels weg."
)
COMMENT = "Hier staat een opmerking die je op papier niet ziet. Die gaat niet naar anderen."
ANNOTATIONS = "Hier bewaart een ander programma zijn aantekeningen bij dit bestand. Die blijven hier."
GOES_ON = "Dit zodatje loopt door op de regel eronder. Is dat een regel van de notitie?"

HELD = interview(
    sharing=Circle.TEAM,
    status=Status.FINAL,
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    answers={
        3: Answer("Ik kook koffie.\nDan kijk ik rond.", ("Ik wacht, zodat zij begint.",)),
        4: Answer("Vier."),
        5: Answer("Vijf.", circle=Circle.PRIVATE),
        6: Answer("Zes.", struck=True),
    },
)
TEXT = compose(HELD, CARDS).decode().replace("Wie dit mag lezen:", OURS)  # the words of before are read for ever
OLD = of_format_1(TEXT)


def card(number: int) -> str:
    return f"## {number}. “Kaart {number} …”"


def swapped(text: str, old: str, new: str) -> str:
    """The text with `old`, which stands in it once, made `new`."""
    assert text.count(old) == 1, (text.count(old), old)
    return text.replace(old, new)


def below(line: str, new: str, text: str = TEXT) -> str:
    return swapped(text, f"{line}\n", f"{line}\n{new}\n")


def told(text: str) -> list[tuple[str, str, bool]]:
    """Every problem: the line it stands at, what it says, whether it stops sharing."""
    lines = text.split("\n")
    return [(lines[one.line - 1], one.message, one.stops) for one in read(text.encode()).problems]


class Case(NamedTuple):
    """A file as it may come back, and what must be told of it: the beginning of a line, with the message."""

    text: str
    told: list[tuple[str, str]]


BELOW_THE_TITLE = (
    "Bovenaan (bij “sharing”) staat een andere kring dan onder de titel. Tot jullie kiezen, telt de kleinste."
)
WHOLE = "Hier staat bijna wie het gesprek mag lezen. Tot je het hebt nagekeken geldt: {}."
STOPS = {
    "the line below the title is narrower": Case(swapped(OLD, TEAM_LINE, PRIVATE_LINE), [("", BELOW_THE_TITLE)]),
    "the line below the title is nearly ours": Case(
        swapped(OLD, TEAM_LINE, f"{OURS} wie het wil"), [(f"{OURS} wie", WHOLE.format("alleen wij tweeën"))]
    ),
    "a line of ours below another heading above the cards": Case(
        below(TEAM_LINE, f"\n## Afspraken\n\n{PRIVATE_LINE}\n", OLD),
        [(PRIVATE_LINE, WHOLE.format("alleen wij tweeën"))],
    ),
    "a line of ours far from any card": Case(
        f"{OLD}\n## Van mij\n\n{TEAM_LINE}\n",
        [(TEAM_LINE, "Hier staat “Wie dit mag lezen” op een plek waar dat niet telt.")],
    ),
    "the closing sentence": Case(
        swapped(TEXT, "om te wachten.", "om te gaan."),
        [("", "De slotzin is buiten de app veranderd. Kijk hem na voordat anderen hem lezen.")],
    ),
    "a card that was changed": Case(swapped(TEXT, "Vier.", "Vier!? Ja."), [(card(4), CHANGED.format(4))]),
    "a card that was struck": Case(
        swapped(TEXT, "*Geschrapt: deze tekst verdwijnt bij het afronden*\n\n", ""),
        [(card(6), "Kaart 6 is geschrapt; de regel die dat zegt is weg. Het blijft geschrapt.")],
    ),
    "a card that a hand gave to others": Case(
        below(card(4), f"\n*{OURS} onze organisatie*"),
        [
            (
                f"*{OURS} onze",
                "Hier staat dat meer mensen kaart 4 mogen lezen. "
                "Dat is buiten de app geschreven en telt pas als jullie het bevestigen.",
            )
        ],
    ),
    "a private card that a hand gave to others": Case(
        swapped(TEXT, PRIVATE_LINE, f"*{OURS} onze organisatie*"),
        [
            (
                f"*{OURS} onze",
                "Bovenaan staat dat kaart 5 voor minder mensen is. "
                "Hier staat dat niet (goed) meer; de kleinste kring telt.",
            )
        ],
    ),
    "a private card that lost its line": Case(
        swapped(TEXT, f"{PRIVATE_LINE}\n\n", ""),
        [
            (
                card(5),
                "Bovenaan staat dat kaart 5 voor minder mensen is. "
                "Hier staat dat niet (goed) meer; de kleinste kring telt.",
            )
        ],
    ),
    "a card that is gone": Case(
        TEXT.replace(TEXT[TEXT.index(card(4)) : TEXT.index(card(5))], ""),
        [
            (
                "answered: [3, 4, 5, 6]",
                "Kaart 4 was beantwoord, maar de kop is weg. De tekst kan nu onder een andere kaart staan.",
            )
        ],
    ),
    "a card that nobody wrote": Case(
        f"{TEXT}\n{card(9)}\n\nNegen.\n",
        [(card(9), "Kaart 9 is buiten de app toegevoegd. Niemand krijgt die te lezen tot jullie die bevestigen.")],
    ),
    "a card for the second time": Case(
        f"{OLD}\n{card(4)} nog eens\n\nErbij.\n",
        [(f"{card(4)} nog", f"Kaart 4 staat hier nog een keer. Allebei zijn ze {UNTIL[3:]}")],
    ),
    "a heading that is nearly that of a card": Case(
        swapped(TEXT, card(4), card(4).replace("4.", "4)", 1)),
        [("## 4) ", NO_CARD)],
    ),
    "a closing sentence for the second time": Case(
        f"{OLD}\n## Het is mijn vak om …\n\nErbij.\n",
        [("## Het is mijn vak om …", AGAIN)],
    ),
    "a closing sentence for the second time, in another spelling": Case(
        f"{OLD}\n## **HET IS MIJN VAK OM...**\n\nErbij.\n", [("## **HET", AGAIN)]
    ),
    "a title that looks like a card that is there": Case(
        f"{OLD}\n# 3.0\n\nErbij.\n", [("# 3.0", f"{NO_CARD} Kaart 3 {UNTIL}")]
    ),
    "a heading that looks like a card that is there": Case(
        f"{OLD}\n## 3) Nog eens\n\nErbij.\n", [("## 3) Nog", f"{NO_CARD} Kaart 3 {UNTIL}")]
    ),
    "a line of ours in a note of format 1": Case(
        below("Vier.", f"\n{TEAM_LINE} en Kim", OLD), [(TEAM_LINE, NEARLY.format(4))]
    ),
    "a line that nearly strikes": Case(
        below(card(4), "\nGeschrapt: dat van de buren", OLD),
        [("Geschrapt: dat", f"Hier staat bijna dat een antwoord geschrapt is. Kaart 4 {UNTIL}")],
    ),
    "a bold heading in a note of format 1": Case(
        below("Vier.", "\n**7. “Kaart 7 …”**", OLD), [("**7.", NO_HEADING.format(4))]
    ),
    "a heading of another level in a note of format 1": Case(
        below("Vier.", "\n### 7. “Kaart 7 …”", OLD), [("### 7.", NO_HEADING.format(4))]
    ),
    "no cards where there were": Case(
        re.sub(r"(?m)^## (\d+)\.(.*)$", r"**\1.\2**", OLD),
        [
            ("", BELOW_THE_TITLE),
            ("", "In dit bestand is geen kaart gevonden, terwijl er tekst staat die op kaarten lijkt."),
            *((f"**{number}.", "Dit lijkt op de kop van een kaart, maar is het niet.") for number in (3, 4, 5, 6)),
            ("*Geschrapt", "Hier staat bijna dat een antwoord geschrapt is."),
        ],
    ),
    "marks of a merge": Case(
        swapped(OLD, "Vier.\n", "<<<<<<< HEAD\nVier.\n=======\nAcht.\n>>>>>>> andere\n"), [("<<<<<<< HEAD", MERGED)]
    ),
    "marks of a merge at the end": Case(f"{OLD}\n## Van mij\n\n>>>>>>> andere\n", [(">>>>>>> andere", MERGED)]),
    "a value at the top": Case(
        swapped(TEXT, "private_cards: [5]", "private_cards: vijf"),
        [
            ("private_cards: ", "“private_cards” hoort een lijst kaarten te zijn, zoals [5, 8]."),
        ],
    ),
}


@pytest.mark.parametrize("name", STOPS)
def test_what_is_unsure_is_told_at_its_line_and_nothing_is_shared(name: str) -> None:
    text, expected = STOPS[name]
    found = told(text)
    assert [
        (line[: len(start)], message) for (line, message, _), (start, _m) in zip(found, expected, strict=True)
    ] == expected
    assert all(stops for _line, _message, stops in found)
    document = read(text.encode())
    assert document.stops == document.problems
    for circle in (Circle.TEAM, Circle.ORGANISATION):
        with pytest.raises(ShareError) as caught:
            share(document, circle)
        assert preview(document, circle).obstacle == str(caught.value)
    assert compose(document.interview, None, document) == text.encode(), "told, and left as it is"


@pytest.mark.parametrize("name", STOPS)
def test_nobody_may_read_more_of_an_answer_than_before(name: str) -> None:
    document = read(STOPS[name].text.encode())
    for number in document.interview.answers:
        assert document.interview.circle_of(number) <= HELD.circle_of(number)
        assert document.interview.answer(number).struck >= HELD.answer(number).struck


@pytest.mark.parametrize("name", STOPS)
@pytest.mark.parametrize("ends", ["\r\n", "mixed"])
def test_it_is_told_at_the_same_line_with_other_line_ends(name: str, ends: str) -> None:
    text = STOPS[name].text
    lines = text.split("\n")
    other = (
        "\r\n".join(lines)
        if ends == "\r\n"
        else "".join(f"{line}\r\n" if at % 3 else f"{line}\n" for at, line in enumerate(lines))
    )
    if ends == "mixed":
        front = other.index("---", 4)
        other = other[:front].replace("\r\n", "\n") + other[front:]
    assert [(one.line, one.message) for one in read(other.encode()).problems] == [
        (one.line, one.message) for one in read(text.encode()).problems
    ]


ASIDE = {
    "a comment in a note": Case(below("Vier.", "\n<!-- is dit zo? -->"), [("<!-- is", COMMENT)]),
    "a comment in a line": Case(swapped(TEXT, "Vier.", "Vier. <!-- is dit zo? -->"), [("Vier. <!--", COMMENT)]),
    "a comment below the title": Case(below(TEAM_LINE, "\n<!-- is dit zo? -->"), [("<!-- is", COMMENT)]),
    "a comment at the closing sentence": Case(
        below("Het is mijn vak om te wachten.", "\n<!-- x -->"), [("<!-- x", COMMENT)]
    ),
    "annotations": Case(f"{TEXT}\n---\nAnnotations: 0,12 SHA-256 ab\n@Sam: 1,2\n...\n", [("---", ANNOTATIONS)]),
    "a zodatje that goes on": Case(
        swapped(TEXT, "Ik wacht, zodat zij begint.", "Ik wacht, zodat zij\nBegint."), [("Zodatje: Ik wacht", GOES_ON)]
    ),
}


@pytest.mark.parametrize("name", ASIDE)
def test_what_has_nothing_to_do_with_who_may_read_is_told_and_stops_nothing(name: str) -> None:
    text, expected = ASIDE[name]
    found = told(text)
    assert [
        (line[: len(start)], message) for (line, message, _), (start, _m) in zip(found, expected, strict=True)
    ] == expected
    document = read(text.encode())
    assert document.stops == ()
    assert {number: document.interview.circle_of(number) for number in (3, 4, 5)} == {3: 1, 4: 1, 5: 0}
    version = share(document, Circle.TEAM).decode()
    assert "is dit zo" not in version and "SHA-256" not in version
    assert read(version.encode()).problems == ()


# --- hands that did nothing wrong


@pytest.mark.parametrize("text", [TEXT, OLD])
@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: re.sub(r"(?m)^\*(.*)\*$", r"_\1_", text),
        lambda text: re.sub(r"(?m)^\*(Mag|Geschrapt)(.*)\*$", r"**\1\2**", text),
        lambda text: text.replace("*Mag gelezen worden door:", "*Mag gelezen\nworden door:"),
        lambda text: text.replace("verdwijnt bij", "verdwijnt\nbij"),
        lambda text: re.sub(r"(?m)^(## .*)$", r"\1 ##", text),
        lambda text: f"{text}\n## Van mij\n\nNog bellen.\n",
        lambda text: swapped(text, "Vijf.", "Vijf, en meer."),
        lambda text: swapped(text, PRIVATE_LINE, f"{PRIVATE_LINE}\n\n{PRIVATE_LINE}"),
    ],
)
def test_what_a_formatter_or_a_hand_may_well_do_is_told_by_nothing(text: str, edit: Callable[[str], str]) -> None:
    edited = edit(text)
    assert edited != text
    document = read(edited.encode())
    assert document.problems == ()
    assert {number: document.interview.circle_of(number) for number in (3, 4, 5)} == {3: 1, 4: 1, 5: 0}
    assert document.interview.answer(6).struck


def test_a_hand_may_make_a_card_narrower() -> None:
    for text in (TEXT, OLD):
        document = read(below(card(4), f"\n{PRIVATE_LINE}", text).encode())
        assert (document.interview.circle_of(4), document.problems) == (Circle.PRIVATE, ())
        document = read(below("Vier.", f"\n{PRIVATE_LINE}", text).encode())
        assert (document.interview.circle_of(4), document.problems) == (Circle.PRIVATE, ())
        document = read(below(card(4), "\n*Geschrapt: deze tekst verdwijnt bij het afronden*", text).encode())
        assert (document.interview.answer(4).struck, document.problems) == (True, ())


def test_a_line_for_the_team_in_the_middle_of_a_note_is_a_line_of_the_note() -> None:
    for text in (TEXT, OLD):
        document = read(below("Vier.", f"\n{TEAM_LINE}\n\nDaarna.", text).encode())
        assert document.interview.answer(4).note == f"Vier.\n{TEAM_LINE}\nDaarna."
        assert document.interview.circle_of(4) <= Circle.TEAM
        assert document.stops


# --- what the app writes


said = near_misses.filter(lambda text: len(text) < 400)
answers = st.builds(
    Answer,
    note=said,
    zodatjes=st.lists(said.map(clean_line).filter(bool), max_size=2).map(tuple),
    circle=st.none() | st.sampled_from(Circle),
    struck=st.booleans(),
)
hard = st.builds(
    interview,
    interviewer=said.map(clean_line),
    interviewee=said.map(clean_line),
    lang=st.sampled_from(["nl", "en"]),
    status=st.sampled_from(Status),
    sharing=st.sampled_from(Circle),
    closing=said.map(clean_line),
    answers=st.dictionaries(st.integers(1, 12), answers, max_size=3),
)
"""Interviews in which whatever is said is nearly one of our lines."""


@settings(max_examples=times(3))
@given(hard, st.sampled_from(Circle))
def test_nothing_that_is_typed_in_the_app_is_told(one: Interview, circle: Circle) -> None:
    data = compose(one, CARDS)
    document = read(data)
    assert document.problems == ()
    assert document.interview == one
    assert compose(document.interview, CARDS, document) == data
    final = document.interview.change(status=Status.FINAL, sharing=circle)
    saved = read(compose(final, CARDS, document))
    assert saved.problems == ()
    assert saved.interview == final
    if preview(saved, Circle.TEAM).obstacle is None:
        version = read(share(saved, Circle.TEAM))
        assert version.problems == ()
        for number, answer in version.interview.answers.items():
            assert final.circle_of(number) >= Circle.TEAM and not final.answer(number).struck
            assert answer.note == final.answer(number).note


@given(hard)
def test_the_pieces_of_it_have_the_words_as_they_were_typed(one: Interview) -> None:
    document = read(compose(one, CARDS))
    for number, answer in one.answers.items():
        lines = [
            piece.text for piece in pieces(document) if piece.card == number and piece.kind.value in ("note", "probe")
        ]
        assert "\n".join(lines) == answer.note
