"""The copy for who told it: everything that was not struck, once, as Windows shows it right; and nothing of ours."""

from __future__ import annotations

import codecs
import errno
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given

from interview_tui.export.files import PaperError, PaperTrouble, write_copy
from interview_tui.export.plain_copy import copy_name, may_hold_struck, plain_copy
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.transcript_words import words as fixed_words
from interview_tui.language import choose, visible
from interview_tui.storage.trouble import Trouble
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.storage.faults import Faulty
from tests.texts import few_notes

CARDS = question_set()
SECRET = "hoefijzerkers"
ANSWERS = {
    3: Answer("Eerst kijken.\nDoorgevraagd: Neem me mee.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
    4: Answer(f"Toen zei ik {SECRET}.", (f"Ik zeg {SECRET}, zodat het er is.",), struck=True),
    7: Answer("Dit blijft tussen ons.", (), Circle.PRIVATE),
    12: Answer("Café, thé en 界."),
}
HELD = interview(
    answers=ANSWERS, sharing=Circle.TEAM, closing="Het is mijn vak om te wachten.", listeners="Kim", parked=(5,)
)


def copied(held: Interview = HELD, change: tuple[str, str] = ("", "")) -> str:
    choose("nl")
    written = compose(held, CARDS).decode()
    assert change[0] in written
    return plain_copy(read(written.replace(*change).encode() if change[0] else written.encode())).decode("utf-8-sig")


def test_everything_that_was_not_struck_stands_in_it_once() -> None:
    text = copied()
    for words in ("Eerst kijken.", "Ik wacht, zodat het kan.", "Dit blijft tussen ons.", "Café, thé en 界.", "Kim"):
        assert text.count(words) == 1, words
    assert "Doorgevraagd: Neem me mee.\r\nEen halfuur niks.\r\n" in text, "without the signs of a highlight"
    assert "Het is mijn vak om te wachten." in text
    assert SECRET not in text


def test_its_first_lines_say_once_what_it_is_and_lead_to_who_may_read() -> None:
    """What is struck is not in it, and only the two have it, so it does not say besides that it is the whole."""
    first = "Dit is de kopie voor Sam: het hele gesprek, zonder wat geschrapt is. Wie\r\nhieronder mag meelezen, "
    first += "krijgt de deelversie.\r\n\r\nIn gesprek: Noor met Sam\r\n\r\nWie dit mag lezen: ons team\r\n"
    line = fixed_words("nl").whole
    for change in ("", line.replace(" ", "\n"), fixed_words("nl").whole_before):
        assert copied(change=(line, change) if change else ("", "")).startswith(first)


@pytest.mark.parametrize("status", Status)
def test_nothing_for_programs_stands_in_it(status: Status) -> None:
    text = copied(HELD.change(status=status))
    for words in ("3f9k2m", "---", "seals", "status", "##", "question_set", "format:"):
        assert words not in text


def test_windows_shows_it_right() -> None:
    """The mark tells any Notepad that it is UTF-8, and CR LF is the line end that each knows."""
    data = plain_copy(read(compose(HELD, CARDS)))
    assert data.startswith(codecs.BOM_UTF8) and data.count(codecs.BOM_UTF8) == 1
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r") > 20
    assert data.endswith(b"\r\n")


def test_long_lines_are_folded_at_words() -> None:
    note = "Een zin die maar doorgaat en doorgaat. " * 20
    rows = copied(HELD.with_answer(12, note=note)).split("\r\n")
    assert max(map(len, rows)) <= 80
    assert note.strip() in " ".join(rows)


@pytest.mark.parametrize(
    "change",
    [
        ("*Geschrapt: deze tekst verdwijnt bij het afronden*\n\n", ""),
        ("struck_cards: [4]\n", ""),
        ("struck_cards: [4]", "struck_cards: veel"),
    ],
)
def test_one_sign_that_it_was_struck_is_enough(change: tuple[str, str]) -> None:
    assert SECRET not in copied(change=change)


@pytest.mark.parametrize("heading", ["## 4: ", "4. ", ""])
def test_where_struck_words_may_have_run_on_there_is_none(heading: str) -> None:
    written = compose(HELD, CARDS)
    assert not may_hold_struck(read(written))
    assert may_hold_struck(read(written.replace(b"## 4. ", heading.encode())))


def test_who_may_read_is_no_reason_to_keep_it_from_who_told_it() -> None:
    held = HELD.change(answers={3: ANSWERS[3], 7: ANSWERS[7]})
    written = compose(held, CARDS).replace(b"private_cards: [7]\n", b"private_cards: [3, 7]\n")
    document = read(written)
    assert document.stops and not may_hold_struck(document)
    assert b"Dit blijft tussen ons." in plain_copy(document)


def test_an_answer_that_is_named_as_gone_and_came_back_stays_out() -> None:
    final = HELD.change(status=Status.FINAL, answers={**ANSWERS, 4: ANSWERS[4]._replace(struck=False)})
    assert SECRET in copied(final)
    assert SECRET not in copied(final, ("status: final\n", "status: final\nstruck: [4]\n"))


def test_what_nobody_sees_in_the_transcript_is_not_in_it() -> None:
    for hidden in (f"<!-- {SECRET} -->\n\nEerst kijken.", f"Eerst kijken. <!-- {SECRET}\n\nnog -->"):
        assert SECRET not in copied(change=("Eerst kijken.", hidden))


def test_what_a_hand_added_goes_along_as_it_is_for_the_two() -> None:
    assert "Vergeet de taart niet." in copied(change=("## 12. ", "## Later\n\nVergeet de taart niet.\n\n## 12. "))


def test_it_is_in_the_language_of_the_interview() -> None:
    assert copied(HELD.change(lang="en")).startswith("This is the copy for Sam: ")


@given(few_notes)
def test_each_word_of_any_note_is_in_it(note: str) -> None:
    text = plain_copy(read(compose(interview(answers={3: Answer(note)}), CARDS))).decode("utf-8-sig")
    for word in visible(note.replace("=", " ")).split():
        assert word in text.replace("=", " ")


def test_its_name_says_what_it_is_and_has_no_id() -> None:
    assert copy_name(HELD) == "in-gesprek-kopie-voor-sam-2026-11-24.txt"
    assert copy_name(HELD.change(lang="en", interviewee="🙂")) == "in-gesprek-copy-for-2026-11-24.txt"


# Writing it


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_copy(b"a", tmp_path / "a.txt")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize("there", [b"soep", b"", b"een kopie van gisteren, met wat Sam erbij schreef"])
def test_whatever_stands_there_stays(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(there)
    with pytest.raises(PaperError, match=f"In {path} staat iets anders"):
        write_copy(b"een kopie", path)
    assert path.read_bytes() == there


def test_the_same_copy_once_more_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_copy(b"a", path)
    before = path.stat()
    write_copy(b"a", path)
    assert path.stat() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "elders.txt")
    with pytest.raises(PaperError):
        write_copy(b"a", tmp_path / "a.txt")
    assert not (tmp_path / "elders.txt").exists()


def test_no_folder_and_a_full_disk_are_told(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="Er is geen map"):
        write_copy(b"a", tmp_path / "weg" / "a.txt")
    with pytest.raises(PaperError, match="is een map"):
        write_copy(b"a", tmp_path)
    system = Faulty()
    system.instead(write=full)
    with pytest.raises(PaperTrouble) as caught:
        write_copy(b"a", tmp_path / "a.txt", system=system)
    assert caught.value.kind is Trouble.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def full(*_given: object) -> int:
    raise OSError(errno.ENOSPC, "proef")
