"""What fewer people may read after reading back once more: out of every version for others, or the version is named."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.readback import finish
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.system import System
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, of_format_1, of_format_2, question_set, version_path

pytestmark = pytest.mark.usefixtures("own_state")

SECRET = "hoefijzerkers"
CARDS = question_set()
TOLD = {
    4: Answer("Dit blijft staan, aan de keukentafel.", ("Ik wacht, zodat zij begint.",)),
    5: Answer(f"Toen zei ik {SECRET} tegen haar.", (f"Ik zeg {SECRET}, zodat het gezegd is.",)),
}
FINAL = finish(
    interview(
        sharing=Circle.TEAM,
        status=Status.HELD,
        answers=TOLD,
    )
)
LATER = FINAL.with_answer(5, circle=Circle.PRIVATE)
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes as POSIX has them")


def saved(folder: Path, held: Interview) -> Path:
    path = folder / file_name(held.date, held.interviewee, held.id)
    disk.put(path, compose(held, CARDS))
    return path


def version_of(held: Interview, circle: Circle = Circle.TEAM) -> str:
    return share(read(compose(held, CARDS)), circle).decode()


VERSION = version_of(FINAL)


def forget(path: Path, held: Interview) -> Forgotten:
    return forgetting.forget(path, held, of_transcripts([path.parent]))


def swapped(old: str, new: str, text: str = VERSION) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


WHOLE = f"Toen zei ik {SECRET} tegen haar."
MOVED = {
    "to another card": swapped("Dit blijft staan,", f"{WHOLE}\n\nDit blijft staan,"),
    "below a heading of its own": f"{VERSION}\n## Van het team\n\n{WHOLE}\n",
    "one word of it": f"{VERSION}\n## Van het team\n\nIets over {SECRET.upper()} gehoord.\n",
    "in bold, broken off": f"{VERSION}\n## Van het team\n\nIets over **hoef**ijzer-\nkers gehoord.\n",
    "above the cards": swapped("\n## 4.", f"\n{WHOLE}\n\n## 4."),
    "into a comment": swapped("Dit blijft staan,", f"<!-- {WHOLE} -->\n\nDit blijft staan,"),
    "into the front matter": swapped("\nid:", f'\nnotitie: "{WHOLE}"\nid:'),
    "into a comment of the front matter": swapped("\nid:", f"\n# {WHOLE}\nid:"),
    "into a card for the two": swapped(
        "> *Je vak", f"*Wie dit mag lezen: alleen wij tweeën*\n\n{WHOLE}\n\n> *Je vak", VERSION.split("## 5.")[0]
    )
    + "## 5."
    + VERSION.split("## 5.")[1],
}
DAMAGED = {
    "no end of the front matter": VERSION.replace("\n---\n", "\n", 1),
    "a key twice": swapped("\nid:", "\nlang: nl\nid:"),
    "a newer format": swapped("format: 3", "format: 9"),
    "no id": re.sub(r"(?m)^id: .*\n", "", VERSION),
    "a tail of zeros": VERSION + "\0" * 40,
    "empty": "",
    "the heading of the card": re.sub(r"(?m)^## 5\. .*\n", "", VERSION),
    "the heading of the card in bold": re.sub(r"(?m)^## (5\. .*)\n", r"**\1**\n", VERSION),
    "the heading without its number": swapped("## 5. ", "## "),
    "the card twice": f"{VERSION}\n## 5. Nog eens\n\n{WHOLE}\n",
    "a witness that is none": re.sub(r"(?m)^answered: .*", "answered: veel", VERSION),
    "a merge": swapped("Dit blijft", "<<<<<<< hier\nDit\n=======\nDat\n>>>>>>> daar\nblijft"),
    "for whom it is": re.sub(r"(?m)^shared_for: .*\n", "", VERSION),
    "of format 1, without the heading": of_format_1(VERSION).replace("## 5. ", "## "),
}


@pytest.mark.parametrize("how", [*MOVED, *DAMAGED])
def test_a_version_that_may_still_hold_it_is_named_and_never_told_as_done(folder: Path, how: str) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(team, {**MOVED, **DAMAGED}[how])
    told = forget(path, LATER)
    assert told.left == told.wider == (team,)
    assert team not in told.narrowed
    if how in MOVED:
        assert 5 not in read(disk.get(team)).interview.answers
    assert forget(path, LATER).left == (team,), "the next time too"


@pytest.mark.parametrize("how", [*MOVED, *DAMAGED])
def test_one_in_the_bin_goes(folder: Path, how: str) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(team, {**MOVED, **DAMAGED}[how])
    in_bin = throw_away(team).path
    told = forget(path, LATER)
    assert told.left == () and told.cleaned == told.narrowed == (in_bin,)
    assert not in_bin.exists()


@pytest.mark.parametrize("how", [*MOVED, *DAMAGED])
def test_where_everybody_may_read_it_all_nothing_is_said(folder: Path, how: str) -> None:
    open_to_all = FINAL.change(sharing=Circle.ORGANISATION)
    path = saved(folder, open_to_all)
    team = version_path(path, Circle.TEAM)
    disk.put(team, {**MOVED, **DAMAGED}[how])
    assert forget(path, open_to_all) == Forgotten()
    assert disk.text(team) == {**MOVED, **DAMAGED}[how]


def test_what_a_hand_added_that_is_of_no_answer_is_done_and_said_so(folder: Path) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(team, f"{VERSION}\n## Van het team\n\nDank je wel, aan de keukentafel!\n")
    assert forget(path, LATER) == Forgotten((team,), narrowed=(team,))
    assert "Dank je wel" in disk.text(team) and SECRET not in disk.text(team)


def test_words_of_before_that_were_moved_are_found_though_the_answer_is_another_now(folder: Path) -> None:
    later = LATER.with_answer(5, note="Iets heel anders.", zodatjes=())
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, MOVED["below a heading of its own"])
    told = forget(path, later)
    assert (told.left, told.narrowed) == ((team,), ())


def test_of_the_whole_interview_for_fewer_people_the_moved_closing_sentence_is_found(folder: Path) -> None:
    later = FINAL.change(sharing=Circle.PRIVATE)
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, f"{VERSION}\n## Van het team\n\nHaar vak: te blijven.\n")
    assert forget(path, later).wider == (team,)


class Closed(System):
    """A system on which one file cannot be opened: another program has it, or it is somebody else's."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, path: str | Path, flags: int, mode: int = 0o600) -> int:
        if Path(path) == self._path:
            raise PermissionError(errno.EACCES, "proef")
        return super().open(path, flags, mode)


@pytest.mark.parametrize("name", ["2026-11-24-sam-3f9k2m-team.md", "voor het team.md", "pagina.pdf"])
def test_one_that_cannot_be_read_is_named(folder: Path, name: str) -> None:
    path = saved(folder, LATER)
    disk.put(folder / name, VERSION)
    told = forgetting.forget(path, LATER, of_transcripts([folder], system=Closed(folder / name)))
    assert told.left == told.wider == (folder / name,)


class ReadOnly(System):
    """A system on which a file that is open elsewhere cannot be replaced, as on Windows."""

    def replace(self, *_paths: object) -> None:
        raise PermissionError(errno.EACCES, "proef")


def test_one_that_another_program_keeps_open_is_named(folder: Path) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(team, VERSION)
    told = forgetting.forget(path, LATER, of_transcripts([folder], system=ReadOnly()))
    assert told == Forgotten((), (team,), wider=(team,))
    assert disk.text(team) == VERSION


@posix
def test_one_that_is_a_link_is_named_if_it_holds_it(tmp_path: Path, folder: Path) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(tmp_path / "elders.md", VERSION)
    team.symlink_to(tmp_path / "elders.md")
    assert forget(path, LATER).wider == (team,)
    assert disk.text(tmp_path / "elders.md") == VERSION


@pytest.mark.parametrize("name", ["-team.docx", "-team.html", ".docx", "-team.md~", "-team.txt"])
def test_what_another_program_made_of_it_is_named_once(folder: Path, name: str) -> None:
    path = saved(folder, LATER)
    other = folder / f"{path.stem}{name}"
    disk.put(other, WHOLE)
    told = forget(path, LATER)
    assert told == Forgotten((), (other,), foreign=(other,), wider=(other,))
    assert told.lasting == ()


@pytest.mark.parametrize("name", [".md~", ".md.bak"])
def test_a_backup_of_the_transcript_itself_is_for_the_two_and_is_not_named(folder: Path, name: str) -> None:
    path = saved(folder, LATER)
    disk.put(folder / f"{path.stem}{name}", WHOLE)
    assert forget(path, LATER) == Forgotten()


@pytest.mark.parametrize(
    "name",
    [
        "2026-11-24-sam-3f9k2m-2.md",
        "2026-11-24-sam-3f9k2m.sync-conflict-20261124-101112-ABCDEFG.md",
        "2026-11-24-sam-3f9k2m (elders gewijzigd 2026-11-24 101530).md",
    ],
)
@pytest.mark.parametrize("data", [compose(FINAL, CARDS), b"geen transcript"])
def test_copies_for_the_two_keep_it_damaged_or_not_and_in_the_bin_too(folder: Path, name: str, data: bytes) -> None:
    path = saved(folder, LATER)
    disk.put(folder / name, data)
    in_bin = throw_away(folder / name).path
    disk.put(folder / name, data)
    assert forget(path, LATER) == Forgotten()
    assert disk.get(folder / name) == disk.get(in_bin) == data


@pytest.mark.parametrize("change", ["", "# shared_for: team\n", "shared_for_: team\n", '"shared_for " : team\n'])
@pytest.mark.parametrize("sentence", [True, False])
def test_a_version_by_another_name_that_lost_its_key_is_named_by_what_it_tells(
    folder: Path, change: str, sentence: bool
) -> None:
    path = saved(folder, LATER)
    other = folder / "Sam met de wijk.md"
    text = re.sub(r"(?m)^shared_for: .*\n", change, VERSION)
    without = re.sub(r"(?m)^\*(?!Wie dit mag).*\*\n", "", text)
    assert without != text
    disk.put(other, text if sentence else without)
    told = forget(path, LATER)
    assert told.wider == ((other,) if sentence or change else ())


def test_a_copy_that_was_kept_beside_a_version_is_one_too(folder: Path) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    copy = keep_beside(team, DAMAGED["a key twice"].encode())
    assert forget(path, LATER).wider == (copy,)


def test_a_version_with_another_day_in_it_is_named_and_one_of_another_interview_is_not(folder: Path) -> None:
    path = saved(folder, LATER)
    team = version_path(path, Circle.TEAM)
    disk.put(team, VERSION.replace("date: 2026-11-24", "date: 2026-11-25"))
    assert forget(path, LATER).wider == (team,)
    disk.put(team, disk.text(team).replace('interviewee: "Sam"', 'interviewee: "Fatma"'))
    assert forget(path, LATER) == Forgotten()


def test_what_is_struck_and_what_is_narrower_are_told_apart(folder: Path) -> None:
    later = LATER.change(struck=(6,))
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, MOVED["into the front matter"])
    foreign = folder / f"{path.stem}.txt"
    disk.put(foreign, WHOLE)
    told = forget(path, later)
    assert set(told.left) == {team, foreign} and told.wider == (team,)


@pytest.mark.parametrize("how", MOVED)
def test_of_a_struck_answer_too_words_that_were_moved_in_a_version_are_found(folder: Path, how: str) -> None:
    later = FINAL.change(answers={4: FINAL.answer(4)}, struck=(5,))
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, MOVED[how])
    told = forget(path, later)
    assert told.left == (team,) and told.wider == ()


@pytest.mark.parametrize("readers", [ClosingReaders.NOBODY, ClosingReaders.UNNAMED])
def test_a_closing_sentence_that_the_team_may_not_read_any_more_goes_from_its_version(
    folder: Path, readers: ClosingReaders
) -> None:
    said = FINAL.change(closing="Het is mijn vak om smeden te zijn.", closing_readers=ClosingReaders.NAMED)
    later = said.change(closing_readers=readers)
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, version_of(said))
    assert "smeden" in disk.text(team)
    told = forget(path, later)
    assert told.narrowed == told.cleaned == (team,)
    assert "smeden" not in disk.text(team) and not read(disk.get(team)).stops


@pytest.mark.parametrize("form", [str, of_format_2, of_format_1])
def test_a_sentence_in_place_of_which_there_is_another_goes_from_the_version(
    folder: Path, form: Callable[[str], str]
) -> None:
    said = FINAL.change(closing="Het is mijn vak om smeden te zijn.", closing_readers=ClosingReaders.NAMED)
    later = said.change(closing="Het is mijn vak om te luisteren.")
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    disk.put(team, form(version_of(said)))
    assert "smeden" in disk.text(team)
    told = forget(path, later)
    assert told.narrowed == told.cleaned == (team,)
    assert "smeden" not in disk.text(team) and "keukentafel" in disk.text(team) and not read(disk.get(team)).stops
    before = form(version_of(later))
    disk.put(team, before)
    assert not forget(path, later).cleaned and disk.text(team) == before


@posix
def test_a_link_to_a_version_with_another_sentence_is_told(tmp_path: Path, folder: Path) -> None:
    said = FINAL.change(closing="Het is mijn vak om smeden te zijn.", closing_readers=ClosingReaders.NAMED)
    later = said.change(closing="Het is mijn vak om te luisteren.")
    path = saved(folder, later)
    team = version_path(path, Circle.TEAM)
    away = tmp_path / "elders.md"
    disk.put(away, version_of(said))
    team.symlink_to(away)
    assert forget(path, later).wider == (team,)
