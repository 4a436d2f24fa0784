"""Whether another version says what would be lost, is told of every place where one may lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk.rescue import Rescuer, rescue_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.library.libraries import Libraries
from interview_tui.transcripts.sharing.share import share
from interview_tui.transcripts.versions.more_words import MoreWords, version_with_more
from tests import disk
from tests.builders import interview, question_set, version_path

CARDS = question_set()
SAID = {4: Answer("Eerst koffie.\nDan pas praten.", ("Ik wacht, zodat zij begint.",), Circle.TEAM), 5: Answer("Ja.")}


def told(**changes: object) -> Interview:
    return interview(
        **{"status": Status.FINAL, "sharing": Circle.TEAM, "answers": SAID, "closing": "te wachten", **changes}
    )


def transcript(folder: Path) -> Path:
    path = folder / "2026-11-24-sam-3f9k2m.md"
    disk.put(path, compose(told(next="Robin", listeners="Kim"), CARDS))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "map"
    folder.mkdir()
    return transcript(folder)


def found(path: Path, *folders: Path) -> MoreWords | None:
    return version_with_more(path, read(disk.get(path)), folders, Libraries().of)


def rescued(path: Path, data: bytes) -> None:
    rescuer = Rescuer(path, lambda: data)
    rescuer.keep()
    rescuer.close(1)


LESS: list[Interview] = [
    told(next="Robin", listeners="Kim"),
    told(),
    told(answers={4: SAID[4]}, closing=""),
    told(answers={4: Answer("Dan pas praten.")}),
    told(sharing=Circle.PRIVATE, status=Status.HELD),
    told(answers={7: Answer("Ja.")}, at_card=7),
]
MORE: list[Interview] = [
    told(answers={**SAID, 7: Answer("Dit staat alleen hier.")}),
    told(answers={4: Answer("Eerst koffie.\nEn taart.")}),
    told(answers={4: Answer("", ("Ik zwijg, zodat het stil is.",))}),
    told(closing="te zwijgen"),
    told(next="Alex"),
    told(listeners="Alex"),
]


@pytest.mark.parametrize("other", LESS, ids=[f"less-{at}" for at in range(len(LESS))])
def test_a_version_that_says_nothing_more_holds_nothing_up(path: Path, other: Interview) -> None:
    keep_beside(path, compose(other, CARDS))
    rescued(path, compose(other, CARDS))
    assert found(path) is None


@pytest.mark.parametrize("other", MORE, ids=[f"more-{at}" for at in range(len(MORE))])
@pytest.mark.parametrize("where", ["beside", "rescue", "elsewhere"])
def test_a_version_that_says_more_is_named(path: Path, tmp_path: Path, other: Interview, where: str) -> None:
    data = compose(other, CARDS)
    elsewhere = tmp_path / "andere map"
    elsewhere.mkdir()
    match where:
        case "beside":
            keep_beside(path, data)
        case "rescue":
            rescued(path, data)
        case _elsewhere:
            disk.put(elsewhere / path.name, data)
    more = found(path, elsewhere)
    assert more is not None and more.is_readable
    assert more.is_beside == (where == "beside")
    assert more.path.name in more.told and ("Dit staat" not in more.told)


def test_what_a_hand_added_counts(path: Path) -> None:
    beside = keep_beside(path, disk.get(path) + b"\n## Van mij\n\nEen alinea erbij.\n")
    more = found(path)
    assert more is not None and more.path == beside


def test_in_a_version_for_others_only_what_a_hand_added_counts(path: Path) -> None:
    older = share(
        read(compose(told(answers={4: Answer("Heel andere woorden.", circle=Circle.TEAM)}), CARDS)), Circle.TEAM
    )
    version = version_path(path, Circle.TEAM)
    disk.put(version, older)
    assert found(path) is None, "it was made of it, before words changed"
    disk.put(version, older + b"\n## Van mij\n\nEen alinea erbij.\n")
    more = found(path)
    assert more is not None and more.path == version


def damaged_beside(path: Path) -> Path:
    damaged = path.with_name(f"{path.stem}-2.md")
    disk.put(damaged, "---\nid: 3f9k2m\n: [\n---\n\n# Iets\n")
    return damaged


def damaged_rescue(path: Path) -> Path:
    rescued(path, b"---\nid: 3f9k2m\n: [\n---\n\n# Iets\n")
    (one,) = rescue_folder().glob("*.md")
    return one


@pytest.mark.parametrize("damage", [damaged_beside, damaged_rescue], ids=["beside", "rescue"])
def test_one_that_cannot_be_read_is_named(path: Path, damage: Callable[[Path], Path]) -> None:
    one = damage(path)
    more = found(path)
    assert more is not None and not more.is_readable
    assert more.path == one and one.name in more.told


def test_what_was_thrown_away_and_another_interview_do_not_count(path: Path) -> None:
    throw_away(keep_beside(path, compose(MORE[0], CARDS)))
    other = told(id="4g8h2n", interviewee="Robin", answers={7: Answer("Van Robin.")})
    disk.put(path.with_name("2026-11-25-robin-4g8h2n.md"), compose(other, CARDS))
    assert found(path) is None
