"""The account: what some readers get of an interview, once, to the letter, and nothing that is not for them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.account.account import Account, Part, SaidKind, account, may_hold_struck, obstacle
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.language import choose
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import ShareError
from tests.builders import interview, question_set
from tests.texts import few_notes

pytestmark = pytest.mark.no_files

CARDS = question_set()
SECRET = "hoefijzerkers"
OTHERS = [reader for reader in Reader if reader.is_for_others]
ANSWERS = {
    3: Answer("Eerst kijken.\nDoorgevraagd: Neem me mee.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
    4: Answer(f"Toen zei ik {SECRET}.", (f"Ik zeg {SECRET}, zodat het er is.",), struck=True),
    7: Answer("Dit blijft tussen ons.", (), Circle.PRIVATE),
    9: Answer("Dit mag iedereen lezen.", (), Circle.ORGANISATION),
    12: Answer("Café, thé en 界."),
}
HELD = interview(
    status=Status.FINAL,
    answers=ANSWERS,
    sharing=Circle.TEAM,
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    listeners="Kim",
    team="Team Noord",
    next="Robin",
)


def document(held: Interview = HELD, change: tuple[str, str] = ("", "")) -> Document:
    """The interview as its file is read, after a change by a hand."""
    written = compose(held, CARDS).decode()
    assert change[0] in written
    return read(written.replace(*change).encode() if change[0] else written.encode())


def all_text(made: Account) -> str:
    """Every text of an account, wherever it is: `repr` leaves none out."""
    return repr(made)


def said(made: Account) -> list[tuple[int, list[tuple[SaidKind, str]]]]:
    return [(part.number, [(one.kind, one.text) for one in part.said]) for part in made.parts]


W, P, Z = SaidKind.WORDS, SaidKind.PROBE, SaidKind.ZODATJE


def test_the_two_get_everything_that_was_not_struck() -> None:
    made = account(document(), Reader.TELLER)
    assert said(made) == [
        (3, [(W, "Eerst kijken."), (P, "Neem me mee."), (W, "Een halfuur niks."), (Z, "Ik wacht, zodat het kan.")]),
        (7, [(W, "Dit blijft tussen ons.")]),
        (9, [(W, "Dit mag iedereen lezen.")]),
        (12, [(W, "Café, thé en 界.")]),
    ]
    assert [part.readers for part in made.parts] == ["", "alleen wij tweeën", "onze organisatie", ""]
    assert (made.title, made.names, made.teller) == ("Sam over het vak", "In gesprek met Noor", "Sam")
    assert made.about == ("24 november 2026", "Team Noord")
    assert made.closing == HELD.closing and CLOSING in made.cards and made.listeners == "Kim"
    assert made.not_asked == "Niet gesteld: kaart 5, 6, 8, 10 en 11"
    assert SECRET not in all_text(made) and 4 not in made.cards


@pytest.mark.parametrize("status", Status)
def test_the_two_get_it_at_any_stage(status: Status) -> None:
    assert SECRET not in all_text(account(document(HELD.change(status=status)), Reader.TELLER))


def test_others_get_numbers_without_gaps_and_no_word_on_what_is_missing() -> None:
    made = account(document(), Reader.TEAM)
    assert [(part.number, part.said[0].text) for part in made.parts] == [
        (1, "Eerst kijken."),
        (2, "Dit mag iedereen lezen."),
        (3, "Café, thé en 界."),
    ]
    assert made.cards == {CLOSING, 3, 9, 12}
    assert not made.not_asked and not any(part.readers for part in made.parts)
    organisation = account(document(), Reader.ORGANISATION)
    assert said(organisation) == [(1, [(W, "Dit mag iedereen lezen.")])]
    assert not organisation.closing and not organisation.listeners


def test_outside_no_name_stands_above_it() -> None:
    made = account(document(), Reader.OUTSIDE)
    assert said(made) == said(account(document(), Reader.ORGANISATION))
    assert made.title == "Een collega over het vak" and not made.closing
    for name in ("Sam", "Noor", "Team Noord", "Kim", "Robin"):
        assert name not in all_text(made)


@pytest.mark.parametrize("reader", Reader)
def test_a_highlight_has_no_signs_and_an_accepted_zodatje_stands_once(reader: Reader) -> None:
    sentence = "Ik wacht, zodat het kan."
    note = f"Eerst. {sentence}\n{sentence}\n==Dat== is het."
    held = HELD.change(sharing=Circle.ORGANISATION, answers={3: Answer(note, (sentence,))})
    (part,) = account(document(held), reader).parts
    assert [(one.kind, one.text) for one in part.said] == [(W, f"Eerst. {sentence}"), (Z, sentence), (W, "Dat is het.")]
    assert [(run.text, run.marked) for run in part.said[2].runs] == [("Dat", True), (" is het.", False)]


def test_of_the_printed_card_there_are_its_title_and_one_short_question() -> None:
    made = account(document(), Reader.TELLER)
    assert {(part.title, part.question) for part in made.parts[:1]} == {
        ("“Kaart 3 …”", "Wanneer ben je in je element?")
    }


def test_a_question_that_is_long_is_left_out() -> None:
    long = "Hoe houd je dan koers en hoe verander je mee terwijl je trouw blijft aan de kern van je werk, elke dag?"
    cards = question_set()
    cards = cards._replace(cards=tuple(card._replace(text=(f"Iets. {long}", "Wat dan?")) for card in cards.cards))
    made = account(read(compose(HELD, cards)), Reader.TELLER)
    assert {part.question for part in made.parts} == {"Wat dan?"}


def test_the_colleague_is_at_least_seven_words_in_ten() -> None:
    example = read((data("example.nl.md")).read_bytes())
    for reader in (Reader.TELLER, Reader.TEAM):
        made = account(example, reader)
        told = sum(words_in(one.text) for part in made.parts for one in part.said if one.kind is not P)
        told += words_in(made.closing)
        rest = sum(
            map(
                words_in,
                (made.title, made.names, *made.about, made.for_whom, made.legend, made.listeners, made.not_asked),
            )
        )
        rest += sum(words_in(one.text) for one in made.opening)
        rest += sum(words_in(f"{part.number} {part.title} {part.question} {part.readers}") for part in made.parts)
        rest += sum(words_in(one.text) for part in made.parts for one in part.said if one.kind is P)
        assert told / (told + rest) >= 0.7, (reader, told, rest)


def words_in(text: str) -> int:
    return len(re.findall(r"\w[\w’'-]*", text))


# --- nothing that is not for them


marked = st.dictionaries(st.integers(1, 12), st.tuples(st.none() | st.sampled_from(Circle), st.booleans()), min_size=1)


@given(marked, st.sampled_from(Circle), st.sampled_from(ClosingReaders), st.sampled_from(Reader))
def test_each_gets_what_their_circle_may_read_and_no_more(
    cards: dict[int, tuple[Circle | None, bool]], sharing: Circle, readers: ClosingReaders, reader: Reader
) -> None:
    """Every answer has a word of its own, so that each can be looked for."""
    answers = {
        number: Answer(f"Woord{number}x.", (f"Ik doe zin{number}x, zodat het blijft.",), own, struck)
        for number, (own, struck) in cards.items()
    }
    held = HELD.change(answers=answers, sharing=sharing, closing_readers=readers, closing="Het is mijn vak om slotx.")
    found = document(held)
    problem = obstacle(found, reader)
    if problem:
        with pytest.raises(ShareError, match=re.escape(problem)):
            account(found, reader)
        return
    text = all_text(account(found, reader))
    for number, answer in answers.items():
        may_read = not answer.struck and (not reader.is_for_others or held.circle_of(number) >= reader.circle)
        assert (f"Woord{number}x" in text, f"zin{number}x" in text) == (may_read, may_read)
    with_name = reader is Reader.TEAM and readers is ClosingReaders.NAMED
    assert ("slotx" in text) == (reader is Reader.TELLER or with_name)


@given(few_notes)
def test_no_word_of_a_note_is_lost(note: str) -> None:
    held = HELD.change(answers={12: Answer(note)})
    if obstacle(document(held), Reader.TELLER):
        return
    found = document(held)
    again = found.interview.answer(12)
    (part,) = account(found, Reader.TELLER).parts or (Part(12, "", "", ()),)
    lines = [unmarked(line) for line in again.note.split("\n") if line.strip()]
    told = [one.text for one in part.said]
    asked = re.compile(r"^\s*(Doorgevraagd|Asked further)\s*:\s*", re.IGNORECASE)
    expected = [asked.sub("", line).strip() if asked.match(line) else line for line in lines]
    assert [one.strip() for one in told] == [one.strip() for one in expected if one.strip()]


def test_what_no_file_can_hold_stands_there_by_its_code_point() -> None:
    found = document(HELD.change(answers={3: ANSWERS[3]}), ("Eerst kijken.", "Eerst\x1b[31m \ufffe kijken."))
    text = account(found, Reader.TELLER).parts[0].said[0].text
    assert text == "Eerst⟨U+001B⟩[31m ⟨U+FFFE⟩ kijken."


# --- as a hand left it


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_nobody_sees_in_the_transcript_is_not_in_it(reader: Reader, ends: str) -> None:
    for hidden in (f"<!-- {SECRET} -->\n\nEerst kijken.", f"Eerst kijken. <!-- {SECRET}\n\nnog -->"):
        written = compose(HELD, CARDS).decode().replace("Eerst kijken.", hidden).replace("\n", ends)
        held = read(written.encode())
        if not obstacle(held, reader):
            assert SECRET not in all_text(account(held, reader))


@pytest.mark.parametrize(
    "change",
    [
        ("*Geschrapt: deze tekst verdwijnt bij het afronden*\n\n", ""),
        ("struck_cards: [4]\n", ""),
        ("struck_cards: [4]", "struck_cards: veel"),
    ],
)
@pytest.mark.parametrize("reader", Reader)
def test_one_sign_that_it_was_struck_is_enough(change: tuple[str, str], reader: Reader) -> None:
    found = document(HELD.change(status=Status.HELD), change)
    if not obstacle(found, reader):
        assert SECRET not in all_text(account(found, reader))


@pytest.mark.parametrize("heading", ["## 4: ", "4. ", ""])
def test_where_struck_words_may_have_run_on_nobody_gets_anything(heading: str) -> None:
    held = HELD.change(status=Status.HELD)
    assert not may_hold_struck(document(held))
    found = document(held, ("## 4. ", heading))
    assert may_hold_struck(found)
    for reader in Reader:
        with pytest.raises(ShareError):
            account(found, reader)


def test_who_may_read_is_no_reason_to_keep_it_from_who_told_it() -> None:
    held = HELD.change(answers={3: ANSWERS[3], 7: ANSWERS[7]})
    found = document(held, ("private_cards: [7]\n", "private_cards: [3, 7]\n"))
    assert found.stops
    assert "Dit blijft tussen ons." in all_text(account(found, Reader.TELLER))
    for reader in OTHERS:
        assert obstacle(found, reader)


def test_a_version_for_others_is_no_interview_to_make_one_from() -> None:
    from interview_tui.transcripts.sharing.share import share

    version = read(share(document(), Circle.TEAM))
    for reader in Reader:
        with pytest.raises(ShareError):
            account(version, reader)


def test_what_a_hand_added_under_its_own_heading_is_for_the_two() -> None:
    added = ("\n## Niet gesteld", "\n## Mijn eigen kop\n\nNog *iets* van Sam.\n\n## Niet gesteld")
    made = account(document(change=added), Reader.TELLER)
    assert [(part.number, part.title, part.said[0].text) for part in made.additions] == [
        (0, "Mijn eigen kop", "Nog *iets* van Sam.")
    ]
    for reader in OTHERS:
        try:
            assert "van Sam" not in all_text(account(document(change=added), reader))
        except ShareError:
            continue


def test_an_interview_in_english_has_an_english_account() -> None:
    choose("nl")
    made = account(document(HELD.change(lang="en")), Reader.TELLER)
    assert (made.title, made.about[0]) == ("Sam on the craft", "24 November 2026")


def test_the_example_says_that_it_is_invented() -> None:
    made = account(read(data("example.nl.md").read_bytes()), Reader.TELLER)
    assert "verzonnen" in made.opening[0].text


def test_where_nothing_was_said_there_is_nothing_to_give() -> None:
    for reader in Reader:
        assert obstacle(document(interview()), reader)
