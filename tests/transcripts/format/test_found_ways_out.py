"""Ways by which a private word once came out, found by people who tried: each stays closed."""

from __future__ import annotations

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.mending import mend
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import interview, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
ONLY_US = "*Mag gelezen worden door: alleen wij tweeën*"


def held(sharing: Circle = Circle.TEAM, status: Status = Status.FINAL, **answers: Answer) -> Interview:
    numbered = {int(name.removeprefix("card")): answer for name, answer in answers.items()}
    return interview(status=status, sharing=sharing, answers=numbered, closing="Het is mijn vak om te blijven.")


def given(data: bytes, circle: Circle = Circle.TEAM) -> str:
    """What that circle gets; empty if it is refused."""
    try:
        return share(read(data), circle).decode()
    except ShareError:
        return ""


@pytest.mark.parametrize(
    "secret", ["<Jan heeft GEHEIM schulden>", "<b GEHEIM>", "123456782. ", "GEHEIM 1. x", "€ GEHEIM"]
)
@pytest.mark.parametrize("where", ["Vier is open.", "Het is mijn vak om te blijven."])
def test_a_seal_sees_words_in_tags_and_long_numbers(secret: str, where: str) -> None:
    text = compose(held(card4=Answer("Vier is open."), card5=Answer(secret, circle=Circle.PRIVATE)), CARDS).decode()
    start = text.index(ONLY_US)
    line = next(line for line in text[start:].split("\n") if "GEHEIM" in line or "123456782" in line)
    moved = text.replace(f"{line}\n", "", 1).replace(f"\n{where}\n", f"\n{where}\n\n{line}\n", 1)
    assert "GEHEIM" not in given(moved.encode()) and "123456782" not in given(moved.encode())
    assert read(moved.encode()).stops


@pytest.mark.parametrize("form", [1, 2])
@pytest.mark.parametrize(
    "line", [f"- {ONLY_US}", f"{ONLY_US[:-1]} en Kim*", "### 6. Zes", "Mag gelezen worden door alleen wij tweeën"]
)
def test_what_narrows_while_all_is_private_stays_narrow_when_the_whole_becomes_wider(form: int, line: str) -> None:
    text = compose(held(Circle.PRIVATE, Status.HELD, card5=Answer("GEHEIM vijf.")), CARDS).decode()
    if form == 1:
        text = text.replace("format: 2", "format: 1").replace("answered: [5]\n", "")
    text = text.replace("GEHEIM vijf.", f"{line}\n\nGEHEIM vijf.", 1)
    document = read(text.encode())
    assert document.stops and document.interview.answer(5).circle is Circle.PRIVATE
    wider = document.interview.change(sharing=Circle.TEAM, status=Status.FINAL)
    assert "GEHEIM" not in given(compose(wider, CARDS, document))


def test_what_is_confirmed_is_only_what_was_told() -> None:
    text = compose(held(Circle.PRIVATE, Status.HELD, card5=Answer("GEHEIM.", circle=Circle.PRIVATE)), CARDS).decode()
    text = text.replace(f"{ONLY_US}\n\n>", ">", 1) + "\n## 7. Zeven\n\nVan een hand.\n"
    assert sum("5" in one.message for one in read(text.encode()).stops) == 1, "the line that is gone is told"
    intact = compose(held(Circle.PRIVATE, Status.HELD, card5=Answer("GEHEIM.", circle=Circle.PRIVATE)), CARDS).decode()
    mended = mend(f"{intact}\n## 7. Zeven\n\nVan een hand.\n".encode(), confirmed=True)
    assert mended is not None and mended.document.interview.answer(5).circle is Circle.PRIVATE


@pytest.mark.parametrize(
    "comment",
    ["<!-- over\nZodatje: GEHEIM iets\n-->", "<!-- GEHEIM\nDoorgevraagd: wat\nmeer\n-->", "<!-- GEHEIM ==a\nb== c -->"],
)
def test_a_comment_stays_hidden_when_its_card_is_written_anew(comment: str) -> None:
    text = compose(held(card4=Answer("Vier is open.")), CARDS).decode()
    text = text.replace("Vier is open.", f"Vier is open.\n\n{comment}")
    document = read(text.encode())
    note = document.interview.answer(4).note
    assert "GEHEIM" not in given(text.encode()) and given(text.encode())
    again = compose(document.interview.with_answer(4, note=note.replace("open", "heel open")), CARDS, document)
    assert "heel open" in given(again) and "GEHEIM" not in given(again)


def test_mending_keeps_a_comment_hidden() -> None:
    text = compose(held(Circle.ORGANISATION, card4=Answer("Dit mag.", circle=Circle.TEAM)), CARDS).decode()
    text = text.replace("Dit mag.", "Dit mag. <!-- GEHEIM -->").replace(
        "*Mag gelezen worden door: ons team*\n\n", "", 1
    )
    mended = mend(text.encode())
    assert mended is not None and "Dit mag." in mended.data.decode()
    assert "GEHEIM" not in given(mended.data)


def test_choosing_readers_anew_confirms_an_answer_that_was_changed_elsewhere() -> None:
    text = compose(held(card4=Answer("Vier is open.")), CARDS).decode().replace("is open", "is heel open")
    document = read(text.encode())
    assert document.interview.answer(4).circle is Circle.PRIVATE
    chosen = compose(document.interview.with_answer(4, circle=None), CARDS, document)
    assert not read(chosen).stops and "Vier is heel open." in given(chosen)


def test_an_underlined_card_with_a_comment_is_a_card_for_others_too() -> None:
    text = compose(held(card4=Answer("Vier is open.")), CARDS).decode()
    heading = next(line for line in text.split("\n") if line.startswith("## 4. "))
    underlined = f"{heading.removeprefix('## ').replace('.', chr(92) + '.', 1)}\n---"
    text = text.replace(heading, underlined).replace("Vier is open.", "Vier is open.\n\n<!-- GEHEIM -->")
    version = given(text.encode())
    assert "GEHEIM" not in version
    assert read(version.encode()).interview.answer(4).note.strip() == "Vier is open."
