"""Ways by which a private word once came out, found by people who tried: each stays closed."""

from __future__ import annotations

import pytest

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.builders import interview, of_format_1, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
ONLY_US = "*Wie dit mag lezen: alleen wij tweeën*"


LABELS = ("Wie dit mag lezen", "Mag gelezen worden door")
"""The label that is written, and that of format 1 and 2."""


def held(sharing: Circle = Circle.TEAM, status: Status = Status.FINAL, **answers: Answer) -> Interview:
    numbered = {int(name.removeprefix("card")): answer for name, answer in answers.items()}
    return interview(
        status=status,
        sharing=sharing,
        answers=numbered,
        closing="Het is mijn vak om te blijven.",
        closing_readers=ClosingReaders.NAMED,
    )


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
    "line", [f"- {ONLY_US}", f"{ONLY_US[:-1]} en Kim*", "### 6. Zes", "Wie dit mag lezen alleen wij tweeën"]
)
def test_what_narrows_while_all_is_private_stays_narrow_when_the_whole_becomes_wider(form: int, line: str) -> None:
    text = compose(held(Circle.PRIVATE, Status.HELD, card5=Answer("GEHEIM vijf.")), CARDS).decode()
    if form == 1:
        text = of_format_1(text)
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
    text = text.replace("Dit mag.", "Dit mag. <!-- GEHEIM -->").replace("*Wie dit mag lezen: ons team*\n\n", "", 1)
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


def with_secret(form: int = 2, **changes: object) -> str:
    """A transcript that the organisation may read; card 5, between two others, is for the two alone."""
    one = held(
        Circle.ORGANISATION,
        card4=Answer("Vier is open."),
        card5=Answer("Begin.\n\nGEHEIM vijf.", circle=Circle.PRIVATE),
        card6=Answer("Zes is open."),
    )
    text = compose(one.change(**changes), CARDS).decode()
    return of_format_1(text) if form == 1 else text


def nobody_gets_it(text: str) -> None:
    """It is told, refused, and still not given when all that is not certain was made narrow."""
    for circle in (Circle.TEAM, Circle.ORGANISATION):
        assert read(text.encode()).stops and not given(text.encode(), circle)
        mended = mend(text.encode())
        assert mended is not None and not mended.document.stops
        assert "GEHEIM" not in given(mended.data, circle)
        later = compose(mended.document.interview.change(at_card=3), CARDS, mended.document)
        assert "GEHEIM" not in given(later, circle)


def test_nothing_is_wrong_with_it_as_it_is() -> None:
    for form in (1, 2):
        assert "Zes is open." in given(with_secret(form).encode()) and "GEHEIM" not in given(with_secret(form).encode())


@pytest.mark.parametrize("form", [1, 2])
@pytest.mark.parametrize("value", ["[5]", "5", "\n  - 5", "['5']"])
def test_a_card_that_the_top_calls_struck_and_gone_is_not_given(form: int, value: str) -> None:
    line = ONLY_US.replace(*LABELS) if form == 1 else ONLY_US
    text = with_secret(form).replace(f"{line}\n\n", "").replace("private_cards: [5]\n", "")
    text = text.replace("status: final", f"status: final\nstruck: {value}")
    nobody_gets_it(text)
    assert read(text.encode()).interview.answer(5).struck


def test_a_card_that_was_struck_may_be_asked_again_as_long_as_it_is_no_final_interview() -> None:
    one = held(status=Status.HELD, card5=Answer("Opnieuw.")).change(struck=(5,))
    assert read(compose(one, CARDS)).stops == () and read(compose(one, CARDS)).interview == one


@pytest.mark.parametrize(
    "key",
    [
        *(
            "Private-cards: [5]",
            "private_card: [5]",
            "PRIVATE_CARDS: [5]",
            "privatecards: 5",
            "private\u00a0cards: [5]",
        ),
        *("prviate_cards: [5]", "private_cads: [5]", "Struck_cards: [5]", "struk_cards: [5]", "struck-card: ['5']"),
        *("Sharing: private", "SHARING: alleen wij", "sharings: x"),
    ],
)
@pytest.mark.parametrize("form", [1, 2])
def test_a_key_that_is_nearly_ours_narrows(form: int, key: str) -> None:
    line = ONLY_US.replace(*LABELS) if form == 1 else ONLY_US
    text = with_secret(form).replace(f"{line}\n\n", "").replace("private_cards: [5]\n", "")
    one = held(Circle.ORGANISATION, card4=Answer("Vier."), card5=Answer("GEHEIM vijf."))
    text = compose(one, CARDS).decode() if form == 2 else text
    assert "GEHEIM" in given(text.encode())
    nobody_gets_it(text.replace("status: final", f"status: final\n{key}"))


@pytest.mark.parametrize("key", ["cards: [4, 5, 6]", "aliases: [5]", "caring: 5", "status2: x", "team_leader: Kim"])
def test_a_key_of_ones_own_says_nothing(key: str) -> None:
    text = with_secret().replace("status: final", f"status: final\n{key}")
    assert read(text.encode()).stops == ()


@pytest.mark.parametrize("heading", ["{#vak}", "^slot", "#tag", "[x](#y)"])
def test_a_closing_sentence_whose_heading_is_another_is_missed(heading: str) -> None:
    text = with_secret().replace("vak om …", f"vak om … {heading}")
    document = read(text.encode())
    assert document.stops and not document.interview.closing
    again = read(compose(document.interview.change(at_card=3), CARDS, document))
    assert again.stops, "saving confirms nothing"
    for confirmed in (False, True):
        mended = mend(text.encode(), confirmed=confirmed)
        assert mended is not None and not mended.document.stops and "te blijven." in mended.data.decode()


@pytest.mark.parametrize(
    "hides",
    [
        *("%%GEHEIM%%", "%%\nGEHEIM\n%%", "[//]: # (GEHEIM)", "[comment]: <> (GEHEIM)", "{>>GEHEIM<<}"),
        *(
            "<!-- GEHEIM",
            "<div hidden>GEHEIM</div>",
            '<p style="display:none">GEHEIM</p>',
            "<DIV HIDDEN>GEHEIM</DIV>",
            "<Div Hidden>GEHEIM</Div>",
        ),
    ],
)
@pytest.mark.parametrize("where", ["Zes is open.", "## 6. "])
def test_what_is_hidden_in_another_program_is_not_given(hides: str, where: str) -> None:
    text = with_secret(1).replace("GEHEIM vijf.", "Vijf.")
    nobody_gets_it(text.replace(where, f"{where}\n\n{hides}" if where[0] == "Z" else f"{hides}\n\n{where}", 1))


@pytest.mark.parametrize(
    "hides",
    [
        *("%%GEHEIM%%", "[//]: # (GEHEIM)", "{>>GEHEIM<<}", "<!-- GEHEIM", "<div hidden>GEHEIM</div>", "GEHEIM."),
        "## Het is mijn vak om …\n\nGEHEIM.",
    ],
)
@pytest.mark.parametrize("change", [{"next": "Kim"}, {"at_card": 5}, {"team": "Noord"}])
def test_saving_confirms_no_closing_sentence_that_is_doubted(hides: str, change: dict[str, object]) -> None:
    text = with_secret(1).replace("GEHEIM vijf.", "Vijf.").rstrip("\n")
    text = text[: text.index("## Niet gesteld")].rstrip("\n") if "## Niet gesteld" in text else text
    base = read(f"{text}\n\n{hides}\n".encode())
    assert base.stops
    once = compose(base.interview.change(**change), CARDS, base)
    again = compose(read(once).interview.with_answer(4, note="Vier is anders."), CARDS, read(once))
    for data in (once, again):  # nobody was asked about it, and so nobody gets it
        assert not any("GEHEIM" in given(data, circle) for circle in (Circle.TEAM, Circle.ORGANISATION))


@pytest.mark.parametrize("typed", ["50%% korting.", "Zie http://x.nl/%%20y", "Blijven."])
def test_a_file_without_a_witness_with_other_words_is_not_doubted(typed: str) -> None:
    one = held(card4=Answer(typed)).change(closing=typed)
    assert read(of_format_1(compose(one, CARDS).decode()).replace("\\%", "%").encode()).stops == ()


@pytest.mark.parametrize(
    "typed", ["Het is 100%% zeker.", "[1]: zie daar", "<div hidden>", "{>>a<<}", "%%\nx\n%%", "<!-- open"]
)
def test_what_was_typed_and_looks_as_if_it_hides_is_no_reason_to_doubt(typed: str) -> None:
    one = held(card4=Answer(typed))
    assert read(compose(one, CARDS)).stops == () and read(compose(one, CARDS)).interview == one
    assert given(compose(one, CARDS))


@pytest.mark.parametrize(
    "line",
    [
        *("*Alleen voor ons twee*", "*Niet delen: alleen Noor en Jan*", "*Lezers: wij tweeën*", "Vertrouwelijk"),
        *("*Mag worden gelezen door: alleen wij twee*", "*May be read: us*", "*Only for the two of us*"),
        *("*Geschrapt* op verzoek", "> [!warning] Geschrapt", "ᴍᴀɢ ɢᴇʟᴇᴢᴇɴ ᴡᴏʀᴅᴇɴ ᴅᴏᴏʀ: ons", "Mag%20gelezen%20door"),
    ],
)
def test_a_line_in_other_words_in_the_place_of_ours_narrows(line: str) -> None:
    nobody_gets_it(with_secret(1).replace(ONLY_US.replace(*LABELS), line))
    whole = with_secret(1).replace("*Mag gelezen worden door: onze organisatie*", line)
    assert line.startswith(">") or read(whole.encode()).interview.sharing is Circle.PRIVATE


@pytest.mark.parametrize("line", ["Zij begon zelf.", "Zodatje: Ik wacht, zodat zij begint.", "> Een vraag erbij?"])
def test_any_other_line_in_that_place_is_a_line_of_the_note(line: str) -> None:
    text = with_secret(1)
    at = text.index("\n>", text.index("## 6. "))
    assert not read(f"{text[:at]}\n{line}\n{text[at:]}".encode()).stops


@pytest.mark.parametrize("heading", ["## 10. Nog iets", "## Het is mijn vak om …"])
@pytest.mark.parametrize("others", ["as they are", "gone", "no closing sentence"])
def test_a_heading_typed_in_a_note_takes_nothing_along(heading: str, others: str) -> None:
    text = with_secret(1).replace("GEHEIM vijf.", f"{heading}\n\nGEHEIM vijf.")
    if others == "gone":
        text = text[: text.index("## 6. ")]
    if others == "no closing sentence":
        text = text[: text.rindex("## Het is mijn vak")]
    nobody_gets_it(text)


@pytest.mark.parametrize(
    "rule",
    [
        "---\n\nAnnotations: 0,123",
        "---\nannotations: 0, 123",
        "***\nAnnotations: 0,12",
        "- - -\n\n**Annotations:** 1,2",
    ],
)
@pytest.mark.parametrize("form", [1, 2])
def test_the_notes_of_another_program_are_not_given_however_they_are_set(form: int, rule: str) -> None:
    text = with_secret(form).replace("GEHEIM vijf.", "Vijf.").replace("\n\nBegin.\n\n\n", "\n\n")
    noted = f"{text}\n{rule} SHA-256 x  \n@Kim <k@example.com>: 0,12 GEHEIM\n"
    assert "Zes is open." in given(noted.encode()) and "GEHEIM" not in given(noted.encode())


@pytest.mark.parametrize("behind", ["\\", "<br>", "&nbsp;", " ✓", "\u200b", "  "])
@pytest.mark.parametrize("form", [1, 2])
def test_a_line_of_the_whole_with_a_sign_behind_it_can_be_mended(form: int, behind: str) -> None:
    own = "*Wie dit mag lezen: onze organisatie*"
    own = own.replace(*LABELS) if form == 1 else own
    text = with_secret(form).replace(own, f"{own}{behind}")
    for confirmed in (False, True):
        mended = mend(text.encode(), confirmed=confirmed)
        if mended is not None:
            assert not mended.document.stops and mended.data.decode().count("dit mag lezen: onze organisatie") == 1
            assert mended.document.interview.circle_of(5) is Circle.PRIVATE
