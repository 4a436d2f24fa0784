"""What was struck, or is for fewer people now, goes from what was given: made anew, removed, or named."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from interview_tui.cli import main
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving import giving
from interview_tui.export.giving.holder import GivenFiles, clear_up, paths_of, with_older_words
from interview_tui.export.giving.records import record_of, records_of, remember
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import home_folder, state_folder
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Holder, Why, forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from tests import disk
from tests.export.giving.stage import CLOSING_WORD, PRIVATE, TEAM, WIDE, given_to, holds, saved, told
from tests.export.giving.stage import writers as writers
from tests.storage.faults import Faulty, Killed

pytestmark = pytest.mark.usefixtures("writers")
EVERY = [(reader, form) for reader in Reader for form in Format]


def holders(path: Path) -> tuple[Holder, ...]:
    return (*of_transcripts([path.parent], given=paths_of), GivenFiles())


def later(path: Path, now: Interview) -> Forgotten:
    """The interview is finished as it is now."""
    saved(path.parent, now)
    return forget(path, now, holders(path))


def without(number: int) -> Interview:
    return finish(strike(told(), number))


@pytest.mark.parametrize(("reader", "form"), EVERY)
@pytest.mark.parametrize("place", ["beside", "elsewhere"])
def test_a_struck_answer_goes_from_every_format_for_every_reader(
    tmp_path: Path, reader: Reader, form: Format, place: str
) -> None:
    path = saved(tmp_path / "gesprekken")
    (tmp_path / "elders").mkdir()
    at = tmp_path / "elders" / f"verslag{form.suffix}" if place == "elsewhere" else None
    made = given_to(path, reader, form, at)
    assert made in holds(made.parent, WIDE)
    for number, word in ((3, PRIVATE), (5, WIDE)):
        report = later(path, without(number) if number == 3 else finish(strike(without(3), 5)))
        assert not holds(tmp_path, word)
        assert not holds(home_folder(), word)
        assert report.left == ()
    is_left = reader in (Reader.TELLER, Reader.TEAM)
    is_left = is_left or (form is Format.MARKDOWN and reader is Reader.ORGANISATION)  # it stays, with no answer in it
    assert made.exists() is is_left, "the organisation could read the struck answer alone"
    assert (made in report.renewed, made in report.withdrawn) == (is_left, not is_left)
    assert is_left is bool(records_of("3f9k2m"))
    if is_left:
        assert (made in holds(made.parent, TEAM)) is (reader in (Reader.TELLER, Reader.TEAM))
        record = record_of(made)
        assert record is not None and record.is_unchanged()


@pytest.mark.parametrize(("reader", "form"), EVERY)
def test_what_became_narrower_goes_from_what_its_readers_have_and_from_no_other(
    tmp_path: Path, reader: Reader, form: Format
) -> None:
    path = saved(tmp_path / "x")
    made = given_to(path, reader, form, tmp_path / f"verslag{form.suffix}")
    before = made.read_bytes()
    report = later(path, told().with_answer(5, circle=Circle.TEAM))
    if not reader.is_for_others or reader is Reader.TEAM:
        assert (made.read_bytes(), report) == (before, Forgotten())
    else:
        assert (report.cleaned, report.narrowed, report.withdrawn) == ((made,),) * 3
        assert not made.exists()
    report = later(path, told().with_answer(4, circle=Circle.PRIVATE).with_answer(5, circle=Circle.TEAM))
    if reader is Reader.TEAM:
        assert (report.cleaned, report.narrowed, report.renewed) == ((made,),) * 3
        assert made not in holds(tmp_path, TEAM) and made in holds(tmp_path, WIDE)
    elif reader is Reader.TELLER:
        assert (made.read_bytes(), report) == (before, Forgotten())


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    "changes",
    [
        {"closing_readers": ClosingReaders.NOBODY},
        {"closing": "", "closing_readers": ClosingReaders.NOBODY},
        {"closing": "Het is mijn vak om iets anders te zeggen."},
    ],
)
def test_a_closing_sentence_that_the_team_may_not_read_any_more_goes(
    tmp_path: Path, form: Format, changes: dict[str, object]
) -> None:
    path = saved(tmp_path / "x")
    team = given_to(path, Reader.TEAM, form, tmp_path / f"team{form.suffix}")
    own = given_to(path, Reader.TELLER, form, tmp_path / f"sam{form.suffix}")
    assert {team, own} <= {*holds(tmp_path, CLOSING_WORD)}
    report = later(path, told(**changes))
    assert team not in holds(tmp_path, CLOSING_WORD)
    assert own in holds(tmp_path, CLOSING_WORD), "it is for the two, whoever may read it"
    assert report.renewed == (team,)


def test_who_listened_goes_when_the_interview_as_a_whole_is_for_fewer(tmp_path: Path) -> None:
    wide = {"listeners": "luisteraars", "answers": {4: Answer("Iets.", circle=Circle.TEAM)}}
    path = saved(tmp_path, told(sharing=Circle.TEAM, **wide))
    team = given_to(path, Reader.TEAM, Format.TEXT)
    assert later(path, told(sharing=Circle.PRIVATE, **wide)).renewed == (team,)


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_a_file_that_is_made_anew_only_loses(tmp_path: Path, reader: Reader) -> None:
    before = told(closing_readers=ClosingReaders.UNNAMED, sharing=Circle.PRIVATE, listeners="luisteraars")
    before = before.with_answer(5, circle=Circle.ORGANISATION)
    path = saved(tmp_path / "x", before.with_answer(6, note="", circle=None))
    made = given_to(path, reader, Format.TEXT, tmp_path / "verslag.txt")
    had_closing = made in holds(tmp_path, CLOSING_WORD)
    later_told = before.with_answer(6, note="Iets met woordvanlater erin.", circle=Circle.ORGANISATION)
    later_told = later_told.change(closing_readers=ClosingReaders.NAMED, sharing=Circle.TEAM)
    report = later(path, finish(strike(later_told, 5)))
    assert report.renewed == (made,)
    assert made in holds(tmp_path, TEAM) and made not in holds(tmp_path, WIDE)
    assert made not in holds(tmp_path, "woordvanlater")
    assert (made in holds(tmp_path, CLOSING_WORD)) is had_closing is (reader is Reader.TELLER)
    record = record_of(made)
    assert record is not None and "+whole" not in record.mark
    assert later(path, finish(strike(strike(later_told, 5), 4))).left == ()
    assert made not in holds(tmp_path, TEAM)


def test_one_for_which_nothing_of_what_it_had_is_left_is_removed_and_nothing_else_comes_in_its_place(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.OUTSIDE)
    report = later(path, finish(strike(told().with_answer(4, circle=Circle.ORGANISATION), 5)))
    assert report.withdrawn == (made,) and not made.exists()


def test_a_file_that_has_nothing_that_must_go_is_not_touched(tmp_path: Path) -> None:
    path = saved(tmp_path)
    team = given_to(path, Reader.TEAM)
    stamp = team.stat()
    assert later(path, without(3)) == Forgotten()
    assert team.stat() == stamp


@pytest.mark.parametrize("form", [Format.PDF, Format.WORD, Format.TEXT, Format.HTML, Format.JSON])
def test_a_file_that_somebody_wrote_in_stays_and_is_named(tmp_path: Path, form: Format) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TEAM, form)
    made.write_bytes(made.read_bytes() + b"een aantekening")
    before = made.read_bytes()
    for _again in range(2):
        report = later(path, without(5))
        assert (report.left, report.foreign) == ((made,), (made,))
        assert report.elsewhere == (Elsewhere(made, Why.CHANGED),)
    assert made.read_bytes() == before


def test_a_version_in_markdown_is_cleaned_also_if_somebody_wrote_in_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    made = given_to(path, Reader.TEAM, Format.MARKDOWN, tmp_path / "versie.md")
    made.write_text(made.read_text().replace(TEAM, f"{TEAM}, zin van een hand,"))
    report = later(path, without(5))
    assert report.cleaned == (made,)
    assert WIDE not in made.read_text() and "zin van een hand" in made.read_text()
    assert report.elsewhere == (Elsewhere(made, Why.CHANGED),), "what a hand wrote may be a part of what was struck"


def test_a_file_that_is_not_where_it_was_is_named_and_why(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    stick = tmp_path / "stick"
    stick.mkdir()
    made = given_to(path, Reader.TELLER, at=stick / "a.pdf")
    moved = given_to(path, Reader.TELLER, at=tmp_path / "b.pdf")
    moved.rename(tmp_path / "c.pdf")
    stick.rename(tmp_path / "uit")
    report = later(path, without(5))
    assert set(report.elsewhere) == {Elsewhere(made, Why.AWAY), Elsewhere(moved, Why.GONE)}
    assert report.lasting == (), "no start can do anything about it"
    (tmp_path / "uit").rename(stick)
    report = later(path, without(5))
    assert report.renewed == (made,)
    assert made not in holds(tmp_path, WIDE)


def test_a_file_that_was_made_anew_by_another_computer_is_not_named(tmp_path: Path) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TELLER)
    old = record_of(made)
    later(path, without(5))
    assert old is not None
    remember(old)  # as this computer knows it
    assert later(path, without(5)) == Forgotten()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    made = given_to(path, Reader.TELLER)
    made.rename(tmp_path / "elders.pdf")
    made.symlink_to(tmp_path / "elders.pdf")
    report = later(path, without(5))
    assert report.elsewhere == (Elsewhere(made, Why.CHANGED),)
    assert made.is_symlink()


def test_without_the_transcript_the_copy_of_who_told_it_stays_and_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path)
    own, team = given_to(path, Reader.TELLER), given_to(path, Reader.TEAM)
    path.unlink()
    report = forget(path, without(5), holders(path))
    assert report.elsewhere == (Elsewhere(own, Why.ALONE),)
    assert report.withdrawn == (team,)
    assert own.exists() and not team.exists()


def test_where_making_anew_fails_the_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TELLER)

    def fails(*_args: object) -> bytes:
        raise RuntimeError("proef")

    monkeypatch.setattr(giving, "contents", fails)
    report = later(path, without(5))
    assert (report.withdrawn, made.exists(), records_of("3f9k2m")) == ((made,), False, ())


def test_a_transcript_that_still_has_it_gives_it_to_nobody_anew(tmp_path: Path) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TELLER)
    report = forget(path, without(5), holders(path))  # saving had failed: the old text is on disk
    assert made in report.withdrawn
    assert not made.exists()


def test_with_any_fault_of_the_disk_nothing_struck_stays_unsaid(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    now = without(5)
    for at in range(1, 200):
        saved(path.parent)
        made = given_to(path, Reader.TELLER, at=tmp_path / "a.pdf")
        saved(path.parent, now)
        system = Faulty(at, lambda: OSError(errno.ENOSPC, "proef"), lasting=True)
        system.instead(sleep=lambda _seconds: None)
        report = forget(path, now, [GivenFiles(system)])
        assert made not in holds(tmp_path, WIDE) or report.left, system.failed
        if system.failed is None:
            return
        if made.exists() and report.left:
            forget(path, now, [GivenFiles()])
        made.unlink(missing_ok=True)
    raise AssertionError("it never came to an end")


def test_a_process_that_dies_at_any_moment_leaves_it_to_the_next(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    now = without(5)
    for writers_fail in (False, True):
        for at in range(1, 200):
            saved(path.parent)
            made = given_to(path, Reader.TELLER, at=tmp_path / "a.pdf")
            saved(
                path.parent, finish(strike(strike(strike(told(), 3), 4), 5)).change(closing="") if writers_fail else now
            )
            system = Faulty(at)
            try:
                forget(path, now, [GivenFiles(system)])
            except Killed:
                system.bury()
                report = forget(path, now, [GivenFiles()])
                assert not holds(tmp_path, WIDE), "nor in a temporary file"
                assert report.left == (), "nothing that the program removed itself is said to lie elsewhere"
                made.unlink(missing_ok=True)
            else:
                break
        else:
            raise AssertionError("it never came to an end")


def test_a_record_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path)
    given_to(path, Reader.TELLER)
    (file,) = (state_folder() / "given").iterdir()
    file.write_bytes(b"{")
    report = later(path, without(5))
    assert (report.left, report.foreign) == ((file,), (file,))
    report = later(path, told())
    assert (report.left, report.wider) == ((file,), (file,))


def test_words_that_changed_are_named_wherever_they_were_given(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    made = {given_to(path, reader, Format.TEXT, tmp_path / f"{reader}.txt") for reader in Reader}
    assert with_older_words(path, told()) == ()
    now = told().with_answer(5, note="Andere woorden.")
    assert {*with_older_words(path, now)} == made
    (tmp_path / "team.txt").unlink()
    assert {*with_older_words(path, now)} == made - {tmp_path / "team.txt"}
    assert {*with_older_words(path, told(closing="Anders."))} == {tmp_path / "private.txt"}


def test_what_was_taken_out_of_a_version_in_markdown_is_no_older_word(tmp_path: Path) -> None:
    path = saved(tmp_path / "x")
    made = {
        given_to(path, reader, Format.MARKDOWN, tmp_path / f"{reader}.md") for reader in (Reader.TELLER, Reader.TEAM)
    }
    report = later(path, without(5))
    assert {*report.renewed} == made
    assert with_older_words(path, without(5)) == ()
    assert {*with_older_words(path, without(5).with_answer(4, note="Andere woorden."))} == made


@pytest.mark.parametrize("form", [Format.PDF, Format.TEXT])
def test_one_for_outside_goes_where_a_card_that_stays_has_other_words(tmp_path: Path, form: Format) -> None:
    """Nobody looked at the new words for people outside; the others get them."""
    both = told().with_answer(6, note="Iets anders.", circle=Circle.ORGANISATION)
    path = saved(tmp_path / "x", both)
    outside, wide = (given_to(path, one, form) for one in (Reader.OUTSIDE, Reader.ORGANISATION))
    report = later(path, finish(strike(both.with_answer(6, note="Andere woorden."), 5)))
    assert (report.withdrawn, report.renewed) == ((outside,), (wide,))
    assert not outside.exists() and record_of(outside) is None


def test_one_for_outside_is_made_anew_where_what_stays_has_the_same_words(tmp_path: Path) -> None:
    both = told().with_answer(6, note="Iets anders.", circle=Circle.ORGANISATION)
    path = saved(tmp_path / "x", both)
    outside = given_to(path, Reader.OUTSIDE)
    assert later(path, finish(strike(both, 5))).renewed == (outside,)
    assert "Iets anders." in outside.read_text() and WIDE not in outside.read_text()


def test_temporary_files_of_a_killed_process_go_wherever_something_was_given(tmp_path: Path) -> None:
    import os

    path = saved(tmp_path / "x")
    given_to(path, Reader.TELLER, at=tmp_path / "a.pdf")
    left = tmp_path / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    left.write_bytes(b"woorden")
    os.utime(left, (1, 1))
    clear_up()
    assert not left.exists()


def test_a_version_by_the_command_share_is_known_wherever_it_went(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "x")
    target = tmp_path / "elders.md"
    share = ["--transcripts", str(path.parent), "share", "3f9k2m", "--circle", "team", "-o", str(target)]
    assert main(share) == 0, capsys.readouterr().err
    assert main(share) == 0, "it takes the place of the earlier one"
    record = record_of(target)
    assert record is not None and record.is_unchanged() and record.reader == Reader.TEAM
    report = later(path, without(5))
    assert report.renewed == report.passed_on == (target,)
    assert not holds(tmp_path, WIDE)


def test_mending_takes_what_is_for_fewer_people_out_of_what_was_given_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "x")
    made = given_to(path, Reader.TEAM, at=tmp_path / "a.pdf")
    disk.put(path, disk.text(path).replace(f"Iets met {WIDE}", f"Ietsje met {WIDE}"))  # a hand: for the two, in doubt
    assert main(["--transcripts", str(path.parent), "check", "--fix", str(path)]) == 0, capsys.readouterr().err
    assert made not in holds(tmp_path, WIDE)
    assert made in holds(tmp_path, TEAM)
    assert str(made) in capsys.readouterr().out
