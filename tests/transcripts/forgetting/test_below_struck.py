"""What stands below a struck card under a heading of a hand may be a part of it: nothing calls that gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.export.account.account import may_hold_struck
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import FOLDER, throw_away
from interview_tui.transcripts.mending.contents import CannotMend, mend
from interview_tui.transcripts.mending.doubts import look
from interview_tui.transcripts.sharing.share import ShareError, share
from interview_tui.transcripts.versions.foreign_parts import carried
from tests import disk
from tests.builders import interview, of_format_1, question_set

pytestmark = pytest.mark.usefixtures("own_state")

SECRET = "hoefijzerkers"
CARDS = question_set()
HELD = interview(
    status=Status.HELD,
    sharing=Circle.TEAM,
    answers={
        3: Answer("Drie blijft."),
        5: Answer(f"Toen zei ik iets.\n# thuis\nDat was {SECRET}.", (f"Ik zeg {SECRET}, zodat.",), Circle.PRIVATE),
        7: Answer("Zeven blijft."),
    },
)
WRITTEN = compose(HELD, CARDS).decode()
BROKEN = {
    "its backslash is gone": WRITTEN.replace("\\# thuis", "# thuis"),
    "a heading of a hand": WRITTEN.replace("\\# thuis", "## Extra"),
    "underlined": WRITTEN.replace("\\# thuis", "thuis\n====="),
    "above all of it": WRITTEN.replace("Toen zei ik", "# Extra\n\nToen zei ik"),
    "twice": WRITTEN.replace("\\# thuis", "# thuis\n\n## Extra"),
    "without a witness": of_format_1(WRITTEN).replace("\\# thuis", "# thuis"),
    "with CR LF": WRITTEN.replace("\\# thuis", "# thuis").replace("\n", "\r\n"),
}
EACH = pytest.mark.parametrize("how", BROKEN)


def struck(how: str) -> Document:
    """The file in which card 5 was struck; one without any words of its own could be struck before alone."""
    before = read(BROKEN[how].encode())
    changed = before.interview.with_answer(5, struck=True, circle=Circle.PRIVATE)
    return read(compose(changed, CARDS, before))


def finished(how: str) -> Document:
    before = struck(how)
    return read(compose(finish(before.interview), CARDS, before))


def saved(folder: Path, held: Interview, data: bytes) -> Path:
    path = folder / file_name(held.date, held.interviewee, held.id)
    disk.put(path, data)
    return path


def below(document: Document) -> str:
    return "".join(one.raw for one in document.sections if one.kind is SectionKind.FOREIGN)


@EACH
def test_struck_it_is_told_and_there_is_no_copy_for_who_told_it(how: str) -> None:
    whole = read(BROKEN[how].encode())
    assert not [one for one in whole.problems if "is geschrapt" in one.message]
    document = struck(how)
    lines = compose(document.interview, CARDS, document).decode().split("\n")
    told = [one for one in document.stops if "is geschrapt" in one.message]
    assert told and lines[told[0].line - 1].strip() in ("# thuis", "## Extra", "# Extra", "thuis")
    assert may_hold_struck(document)


@EACH
def test_finished_it_is_told_still_and_no_word_of_it_went(how: str) -> None:
    before, document = struck(how), finished(how)
    assert SECRET in below(document) and below(document).split() == below(before).split()
    assert document.stops and may_hold_struck(document)
    assert document.interview == finish(before.interview) and document.interview.struck == (5,)
    assert 5 not in document.interview.answers
    with pytest.raises(ShareError):
        share(document, Circle.TEAM)
    data = compose(document.interview, CARDS, document)
    assert compose(document.interview, CARDS, read(data)) == data
    kept = next(one.raw for one in document.cards() if one.number == 5)
    assert SECRET not in kept and "Toen zei ik" not in kept and "Wanneer ben je" in kept


@pytest.mark.parametrize("is_finished", [False, True])
@EACH
def test_who_says_that_it_is_no_part_of_it_has_it_before_the_card(how: str, is_finished: bool) -> None:
    document = finished(how) if is_finished else struck(how)
    data = compose(document.interview, CARDS, document)
    with pytest.raises(CannotMend, match="is geschrapt"):
        mend(data)
    mended = mend(data, confirmed=True)
    assert mended is not None and not mended.document.stops
    assert below(mended.document).split() == below(document).split()
    numbers = [one.number for one in mended.document.sections if one.kind in (SectionKind.CARD, SectionKind.FOREIGN)]
    assert numbers == [3, *[0] * (2 if how == "twice" else 1), *([] if is_finished else [5]), 7]
    assert mended.document.interview.answers.keys() == document.interview.answers.keys()
    assert mended.document.interview.struck == document.interview.struck
    after = finish(mended.document.interview)
    assert not read(compose(after, CARDS, mended.document)).stops, "also when it is finished after that"


@EACH
def test_nobody_says_that_without_all_of_it_in_sight(how: str) -> None:
    document = finished(how)
    found = look(compose(document.interview, CARDS, document))
    shown = "\n".join(doubt.words for doubt in found.told)
    assert SECRET in shown and found.kept is None and found.right is not None
    assert all(word in shown for word in below(document).translate(dict.fromkeys(map(ord, "#=\\"))).split())


def test_taken_out_by_hand_nothing_is_uncertain_and_the_rest_of_the_card_goes() -> None:
    document = finished("its backslash is gone")
    data = compose(document.interview, CARDS, document).decode()
    start, end = data.index("# thuis"), data.index("## 7.")
    cleaned = read((data[:start] + data[end:]).encode())
    assert not cleaned.stops
    again = read(compose(finish(cleaned.interview), CARDS, cleaned))
    assert again.interview.struck == (5,) and [one.number for one in again.cards()] == [3, 7] and not again.stops


def test_an_answer_anew_on_that_card_has_its_own_words_above_it() -> None:
    document = finished("a heading of a hand")
    anew = document.interview.with_answer(5, note="Opnieuw.")
    text = compose(anew, CARDS, document).decode()
    assert "Wanneer ben je in je element?\n>\n> Wat is dan gaande?\n\nOpnieuw.\n\n## Extra" in text


def test_below_a_card_that_stands_a_heading_of_a_hand_is_no_finding() -> None:
    for how in ("a heading of a hand", "underlined"):
        assert not read(BROKEN[how].encode()).stops
    text = WRITTEN.replace("\n## 3.", "\n## Vooraf\n\nOver vandaag.\n\n## 3.") + "\n## Achteraf\n\nNog iets.\n"
    before = read(text.encode())
    after = read(compose(finish(strike(before.interview, 5)), CARDS, before))
    assert not after.stops and SECRET not in compose(after.interview, CARDS, after).decode()


@EACH
def test_transcript_and_copies_are_named_and_one_in_the_bin_goes(folder: Path, how: str) -> None:
    document = finished(how)
    data = compose(document.interview, CARDS, document)
    path = saved(folder, document.interview, data)
    thrown = folder / f"{path.stem} (kopie 2).md"
    disk.put(thrown, BROKEN[how].encode())
    throw_away(thrown)
    assert list((folder / FOLDER).rglob("*.md"))
    copy = folder / f"{path.stem} (kopie).md"
    disk.put(copy, BROKEN[how].encode())
    told = forgetting.forget(path, document.interview, of_transcripts([folder]))
    assert {path, copy} <= {*told.left}
    assert SECRET in disk.text(path) and not list((folder / FOLDER).rglob("*.md"))


def test_from_another_version_it_stays_below_the_card() -> None:
    other = struck("its backslash is gone")
    for mine in (read(compose(finish(strike(HELD, 5)), CARDS)), read(compose(strike(HELD, 5), CARDS))):
        both = carried(mine, other, mine.interview.struck)
        merged = read(compose(mine.interview, CARDS, both))
        assert SECRET in below(merged) and merged.stops and merged.interview == mine.interview


def test_striking_it_tells_at_once_in_the_open_interview(folder: Path) -> None:
    path = saved(folder, HELD, BROKEN["its backslash is gone"].encode())
    found = open_file(path)
    desk = Desk(path, found.document.interview, CARDS, found)
    assert not desk.doubts
    desk.change(strike(desk.interview, 5))
    assert desk.doubts
    desk.change(strike(desk.interview, 5).with_answer(5, struck=False))
    assert not desk.doubts
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.doubts and desk.close()
    assert read(disk.get(path)).stops
