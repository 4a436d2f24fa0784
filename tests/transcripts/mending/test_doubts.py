"""What is not certain, with the words it is about, and what either way to mend it does."""

from __future__ import annotations

import pytest

from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import CannotMend, mend
from interview_tui.transcripts.mending.doubts import Doubts, Outcome, look
from interview_tui.transcripts.mending.outcome_words import effect
from tests.builders import interview, question_set
from tests.transcripts.mending.test_mending import DAMAGE, ONLY_US, WRITTEN, swapped

pytestmark = pytest.mark.no_files

CLEAR = [name for name in DAMAGE if name != "a tail of zeros"]


def looked(text: str, widest: Circle = Circle.ORGANISATION) -> Doubts:
    return look(text.encode(), widest)


@pytest.mark.parametrize("name", CLEAR)
def test_what_is_told_beforehand_is_what_comes_of_it(name: str) -> None:
    found = looked(DAMAGE[name])
    for outcome, confirmed in ((found.kept, False), (found.right, True)):
        mended = mend(DAMAGE[name].encode(), confirmed=confirmed)
        assert outcome is not None and mended is not None
        after = mended.document.interview
        for number, circle in outcome.readers.items():
            assert circle is after.circle_of(number)
        assert all(after.answer(number).struck for number in outcome.struck)
        assert outcome.closing_goes is (not after.closing and name != "a closing heading with more behind it")


@pytest.mark.parametrize("name", CLEAR)
def test_nothing_gets_wider_that_is_not_told_at_a_finding(name: str) -> None:
    found = looked(DAMAGE[name])
    kept, right = (mend(DAMAGE[name].encode(), confirmed=one) for one in (False, True))
    assert kept is not None and right is not None and found.kept is not None and found.right is not None
    narrow, wide = kept.document.interview, right.document.interview
    wider = {number for number in wide.answers if wide.circle_of(number) > narrow.circle_of(number)}
    assert wider <= found.right.gains(found.kept)
    assert not wider or any(one.widens for one in found.told)
    assert [one.widens for one in found.told] == sorted((one.widens for one in found.told), reverse=True)


def test_the_words_are_those_at_the_line_and_of_a_card_its_answer() -> None:
    text = swapped("Zeven is ook open.", "Zeven is **heel** open.\n\nEn meer.")
    text = swapped("Vijf is van ons.", "Vijf is van ons.\n\n### 9. Nog iets", text)
    text += f"\n## Van mij\n\n- {ONLY_US}\n"
    assert [one.words for one in looked(text).told] == ["Zeven is **heel** open.\nEn meer.", f"- {ONLY_US}"]
    assert [one.words for one in looked(swapped("te blijven.", "te gaan.")).told] == ["Het is mijn vak om te gaan."]
    assert all(
        one.words.startswith("Vijf is van ons.\n") and one.words.endswith("Zeven is ook open.")
        for one in looked(DAMAGE["a heading gone"]).told
    ), "its words may be there"


def test_of_a_changed_answer_all_lines_are_shown_to_its_end() -> None:
    (one,) = looked(
        swapped("Zeven is ook open.", "Zeven is ook open.\n\nNog een alinea.\n\n> En haar eigen woorden.")
    ).told
    assert one.words == "Zeven is ook open.\nNog een alinea.\n> En haar eigen woorden."


@pytest.mark.parametrize("number", [7, 9])
def test_of_a_card_added_by_hand_or_standing_twice_the_text_is_shown(number: int) -> None:
    added = f"## {number}. Nog eens\n\n{ONLY_US}\n\n> De vraag?\n\nHet antwoord.\n\n> Haar woorden.\n\n"
    ending = next(line for line in WRITTEN.split("\n") if line.startswith("## Het is mijn vak"))
    found = looked(WRITTEN.replace(ending, added + ending)).told
    shown = f"## {number}. Nog eens\n\n{ONLY_US}\n\nHet antwoord.\n\n> Haar woorden."
    assert shown in [one.words for one in found]


def test_a_form_that_keeps_all_between_two_gives_nobody_more() -> None:
    found = looked(DAMAGE["a wider line on its place"], Circle.PRIVATE)
    assert found.kept is not None and found.kept == found.right
    assert set(found.kept.readers.values()) == {Circle.PRIVATE} and not any(one.widens for one in found.told)


def test_what_a_person_has_to_do_first_comes_first() -> None:
    text = swapped("Drie is open.", "Drie is heel open.")
    text = swapped("Zeven is ook open.", "<<<<<<< hier\nZeven.\n=======\nZeuven.\n>>>>>>> daar", text)
    found = looked(text)
    assert (found.kept, found.right) == (None, None)
    assert found.told[0].problem.told == found.obstacle and found.told[0].words.split("\n") == [
        *("<<<<<<< hier", "Zeven.", "=======", "Zeuven.", ">>>>>>> daar")
    ]
    with pytest.raises(CannotMend) as caught:
        mend(text.encode())
    assert str(caught.value) == found.obstacle


def test_what_was_saved_meanwhile_leaves_the_words_of_a_finding_as_they_were() -> None:
    before = read(DAMAGE["another word"].encode())
    after = compose(before.interview.with_answer(1, note="Eén.\nTwee."), question_set(), before)
    (told,) = before.stops
    (found,) = look(after, told=before.stops).told
    assert (found.problem.message, found.words) == (told.message, "Zeven is heel open.")
    assert after.decode().split("\n")[found.problem.line - 1].startswith("## 7. ")
    assert look(after, told=(told, told)).told[0].problem.message != told.message, "of another file"


def test_a_whole_interview_that_is_narrower_now_says_so() -> None:
    found = looked(DAMAGE["a line of the whole under another heading"])
    assert found.kept is not None and found.kept.whole is Circle.PRIVATE
    assert Outcome({3: Circle.TEAM}, ()).gains(Outcome({}, ())) == {3}
    assert not Outcome({3: Circle.TEAM}, ()).gains(Outcome({3: Circle.TEAM}, ()))


def test_a_struck_answer_is_told_as_struck_and_not_as_readable() -> None:
    answers = {3: Answer("Drie.", struck=True), 4: Answer("Vier.")}
    text = compose(read(WRITTEN.encode()).interview.change(answers=answers), question_set()).decode()
    text = text.replace("*Geschrapt: deze tekst verdwijnt bij het afronden*\n\n", "")
    found = looked(text)
    assert found.kept is not None and (found.kept.struck, dict(found.kept.readers)) == ((3,), {})


def test_nothing_is_told_of_a_file_that_is_as_it_was_written() -> None:
    assert looked(WRITTEN).told == ()


@pytest.mark.timeout(20)
def test_the_words_of_many_findings_do_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without trying either way, which takes longer than all else."""

    def refuse(_data: bytes, *, confirmed: bool) -> None:
        raise CannotMend(f"niet {confirmed}")

    monkeypatch.setattr("interview_tui.transcripts.mending.doubts.mend", refuse)
    found = looked(swapped("Zeven is ook open.", "\n\n".join(["## 5. x"] * 20_000)))
    assert len(found.told) >= 20_000 and found.obstacle == "niet False"


def test_a_card_that_is_found_again_is_told() -> None:
    found = look(WRITTEN.replace("## 7. ", "## 7 ").encode())
    assert found.kept is not None and found.kept.readers == {5: Circle.PRIVATE, 7: Circle.PRIVATE}


@pytest.mark.parametrize(
    ("line", "front", "kept"),
    [
        ("ja, zonder naam", "named", "zonder naam"),
        ("ja, met naam", "unnamed", "zonder naam"),
        ("nee", "named", "jullie tweeën"),
    ],
)
def test_of_the_closing_sentence_is_said_what_is_written(line: str, front: str, kept: str) -> None:
    said = interview(closing="Het is mijn vak om te blijven.", closing_readers=ClosingReaders.NAMED)
    text = compose(said, question_set()).decode()
    text = text.replace("ja, met naam", line).replace("closing_readers: named", f"closing_readers: {front}")
    found = look(text.encode())
    assert found.kept is not None and found.right is not None
    told = effect(found.kept, now=True)
    assert "ons team" not in told and kept in told
    assert (found.right == found.kept) is (line != "ja, met naam")
    assert (CLOSING in found.right.gains(found.kept)) is (line == "ja, met naam")
