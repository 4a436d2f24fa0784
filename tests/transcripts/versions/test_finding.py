"""Other versions of an interview are found whatever they are called, and put away only when their words are safe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.merging import Subject, Take
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.language import Language, choose
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.desk.rescue import Rescuer, name_of_transcript, rescue_folder
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import FOLDER, binned
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions import finding, putting_together
from interview_tui.transcripts.versions.finding import OtherVersion, at, put_away, rescues, restore_rescue
from interview_tui.transcripts.versions.putting_together import Outcome, Pair, pair_of
from interview_tui.tui.kit.version_names import kind
from tests import disk
from tests.builders import interview

CARDS = shipped("nl")
NAME = "2026-11-24-sam-3f9k2m.md"
STEM = NAME.removesuffix(".md")
SECRET = "hoefijzerkers"
# As each program names a copy, as far as is known; the id in the file tells in any case.
SYNCED = {
    f"{STEM}-LAPTOP-7K2.md": "OneDrive",
    f"{STEM}-DESKTOP-AB12CD-2.md": "OneDrive",
    f"{STEM} (Noor's conflicted copy 2026-11-24).md": "Dropbox",
    f"{STEM} (Conflicterend exemplaar van Noor 2026-11-24).md": "Dropbox",
    f"{STEM} (conflicted copy 2026-11-24 101500).md": "Nextcloud",
    f"{STEM} (conflicterende kopie 2026-11-24 101500).md": "Nextcloud",
    f"{STEM}.sync-conflict-20261124-101500-ABCDEFG.md": "Syncthing",
    f"{STEM} (1).md": "Google Drive",
    "Kopie van het gesprek.md": "",
    "0.md": "",
}


def spoken(note: str = "Koffie.", **changes: object) -> Interview:
    answers = {3: Answer(note), 5: Answer(f"Toen zei ik {SECRET}.")}
    return interview(**{"question_set": CARDS.ref, "answers": answers, **changes})


def save(path: Path, held: Interview) -> Path:
    path.parent.mkdir(exist_ok=True)
    disk.put(path, compose(held, CARDS))
    return path


def rescued(path: Path, held: Interview) -> Path:
    """A rescue file as a program that is gone left it."""
    data = compose(held, CARDS)
    rescuer = Rescuer(path, lambda: data)
    kept = rescuer.keep()
    rescuer.close(5)
    return kept


def opened(path: Path) -> Desk:
    found = open_file(path)
    return Desk(path, found.document.interview, CARDS, found)


def versions_of(path: Path, ident: str) -> tuple[OtherVersion, ...]:
    return finding.versions_of(path, ident, Library(path.parent))


def put_together(desk: Desk, pair: Pair, choices: Mapping[Subject, Take]) -> Outcome:
    merged = putting_together.put_together(desk, pair, choices, of_transcripts([desk.path.parent]))
    putting_together.accept(merged)
    return merged.outcome


# --- names


@pytest.mark.parametrize("name", SYNCED)
def test_a_copy_is_known_by_its_id_and_the_program_by_its_name(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / NAME, spoken())
    copy = save(tmp_path / name, spoken("Thee."))
    save(tmp_path / "2026-11-24-sam-9f9k2m.md", spoken(id="9f9k2m"))
    (version,) = versions_of(path, "3f9k2m")
    assert (version.path, version.program, version.ours, version.rescue) == (copy, SYNCED[name], False, False)


@pytest.mark.parametrize(
    ("end", "is_sure"),
    [
        (".sync-conflict-20261124-101500-ABCDEFG", True),
        (" (conflicted copy 2026-11-24 101500)", True),
        (" (Noor's conflicted copy 2026-11-24)", True),
        (" (Conflicterend exemplaar van Noor 2026-11-24)", True),
        ("-LAPTOP-7K2", True),
        ("-DESKTOP-AB12CD-2", True),
        (" (1)", False),
        (" (Noor 2026-11-24)", False),
        ("-OUD", False),
        ("-WERKPLEK7", False),
        (" kopie", False),
    ],
)
def test_a_program_is_named_as_a_fact_only_where_no_hand_gives_such_a_name(end: str, is_sure: bool) -> None:
    """`NAME (1).md` is what a browser or a file manager calls a copy too."""
    version = OtherVersion(Path(f"{STEM}{end}.md"), 0.0)
    assert version.is_surely_synced is is_sure
    said = kind(version)
    assert said.startswith("kopie van") is is_sure
    assert ("misschien van" in said) is (bool(version.program) and not is_sure)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_copy_that_we_keep_beside_it_is_known_in_every_language(tmp_path: Path, lang: Language) -> None:
    path = save(tmp_path / NAME, spoken())
    choose(lang)
    try:
        copy = keep_beside(path, compose(spoken("Thee."), CARDS))
    finally:
        choose("nl")
    (version,) = versions_of(path, "3f9k2m")
    assert (version.path, version.ours, version.program) == (copy, True, "")


def test_the_transcript_itself_is_the_other_when_a_copy_lies_open(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, spoken())
    copy = save(tmp_path / f"{STEM} (1).md", spoken("Thee."))
    assert [version.path for version in versions_of(copy, "3f9k2m")] == [path]


# --- rescue files


def test_a_rescue_file_belongs_to_the_transcript_with_its_id(tmp_path: Path) -> None:
    path = save(tmp_path / "anders.md", spoken())
    kept = rescued(tmp_path / NAME, spoken("Thee."))
    gone = rescued(tmp_path / "2026-11-24-kim-9f9k2m.md", spoken(id="9f9k2m", interviewee="Kim"))
    found = {version.path: version.home for version in rescues(Library(tmp_path).entries())}
    assert found == {kept: path, gone: None}
    assert [version.path for version in versions_of(path, "3f9k2m")] == [kept]
    assert name_of_transcript(kept) == NAME


def test_one_that_says_the_same_is_removed_and_no_other(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, spoken())
    same = rescued(path, spoken(at_card=9))
    more = rescued(path, spoken("Koffie. Meer."))
    assert [version.path for version in rescues(Library(tmp_path).entries())] == [more]
    assert not same.exists()


def test_one_that_cannot_be_read_is_offered_as_it_is(tmp_path: Path) -> None:
    kept = rescued(tmp_path / NAME, spoken())
    disk.put(kept, b"\xff kapot")
    (version,) = rescues([])
    assert version.interview is None
    back = restore_rescue(version, tmp_path / "In gesprek")
    assert (back.name, disk.get(back)) == (NAME, b"\xff kapot")
    assert not kept.exists()


@pytest.mark.parametrize("there", [b"\xff kapot", None], ids=["damaged", "a folder"])
def test_words_of_a_transcript_that_cannot_be_read_become_one_beside_it(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / NAME
    rescued(path, spoken("Thee."))
    path.mkdir() if there is None else disk.put(path, there)
    (version,) = rescues(Library(tmp_path).entries())
    assert version.home is None
    back = restore_rescue(version, tmp_path)
    assert back.name == f"{STEM}-2.md"
    assert read(disk.get(back)).interview.answer(3).note == "Thee."
    assert path.is_dir() if there is None else disk.get(path) == there


def test_putting_back_never_writes_over_a_file(tmp_path: Path) -> None:
    other = save(tmp_path / NAME, spoken("Van een ander."))
    rescued(tmp_path / NAME, spoken("Thee."))
    (version,) = rescues([])
    back = restore_rescue(version, tmp_path)
    assert back.name == f"{STEM}-2.md"
    assert read(disk.get(other)).interview.answer(3).note == "Van een ander."


LIVING = """
import pathlib, sys
from interview_tui.tui.kit.version_names import kind
from tests import disk
from tests.toy_codec import install_as_told
from interview_tui.transcripts.desk.rescue import Rescuer
install_as_told()
rescuer = Rescuer(pathlib.Path(sys.argv[1]), lambda: disk.get(pathlib.Path(sys.argv[2])))
print(rescuer.keep(), flush=True)
sys.stdin.read()
"""


def test_what_a_living_program_follows_is_left_alone_until_it_dies(tmp_path: Path) -> None:
    words = save(tmp_path / "x" / NAME, spoken("Thee."))
    command = [sys.executable, "-c", LIVING, str(tmp_path / NAME), str(words)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        kept = Path(process.stdout.readline().strip())
        assert kept.exists()
        assert rescues([]) == ()
        assert rescues(Library(words.parent).entries()) == ()
        assert kept.exists(), "it says the same as a transcript, and is somebody's"
        process.kill()
        process.wait()
        assert [version.path for version in rescues([])] == [kept]


def test_while_the_interview_is_open_its_rescue_file_is_left_alone(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, spoken())
    kept = rescued(path, spoken("Thee."))
    held = claim(path, "3f9k2m")
    assert isinstance(held, Claim)
    with held:
        assert rescues(Library(tmp_path).entries()) == ()
    assert [version.path for version in rescues(Library(tmp_path).entries())] == [kept]


# --- making one of two


def test_the_other_goes_to_the_bin_once_ours_is_on_the_disk(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, spoken("Koffie."))
    copy = save(tmp_path / f"{STEM} (1).md", spoken("Thee."))
    before = disk.get(copy)
    desk = opened(path)
    pair = pair_of(desk, at(copy))
    assert put_together(desk, pair, {3: Take.BOTH}) is Outcome.DONE
    assert desk.close()
    assert read(disk.get(path)).interview.answer(3).note == "Koffie.\nAndere versie: Thee."
    (thing,) = binned(tmp_path)
    assert (thing.path.name, disk.get(thing.path)) == (copy.name, before)


@pytest.mark.parametrize("rescue", [False, True])
def test_as_long_as_ours_cannot_be_saved_the_other_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rescue: bool
) -> None:
    path = save(tmp_path / "In gesprek" / NAME, spoken())
    other = rescued(path, spoken("Thee.")) if rescue else save(path.with_name(f"{STEM} (1).md"), spoken("Thee."))
    desk = opened(path)
    pair = pair_of(desk, OtherVersion(other, 0.0, rescue))
    monkeypatch.setattr("interview_tui.transcripts.versions.putting_together._SAVE_TIMEOUT", 0.5)
    path.chmod(0o400)
    assert put_together(desk, pair, {3: Take.BOTH}) is Outcome.NOT_SAVED
    assert other.exists()
    path.chmod(0o600)
    assert put_together(desk, pair, {3: Take.BOTH}) is Outcome.DONE
    assert not other.exists()
    assert desk.close()


def test_a_bin_that_takes_nothing_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, spoken())
    copy = save(tmp_path / f"{STEM} (1).md", spoken("Thee."))
    disk.put(tmp_path / FOLDER, b"in de weg")
    before = disk.get(path)
    desk = opened(path)
    with pytest.raises(SaveError):
        put_together(desk, pair_of(desk, at(copy)), {3: Take.OTHER})
    assert desk.close()
    assert disk.get(path) == before
    assert put_away_fails(copy, tmp_path)


def put_away_fails(copy: Path, folder: Path) -> bool:
    with pytest.raises(SaveError):
        put_away(at(copy), disk.get(copy), folder)
    return copy.exists()


def test_a_version_that_lies_open_or_changed_stays(tmp_path: Path) -> None:
    copy = save(tmp_path / f"{STEM} (1).md", spoken("Thee."))
    version, data = at(copy), disk.get(copy)
    held = claim(copy, "3f9k2m")
    assert isinstance(held, Claim)
    with held:
        assert not put_away(version, data, tmp_path)
    disk.put(copy, data + b"\n")
    assert not put_away(version, data, tmp_path)
    assert copy.exists()


# --- struck is gone


def holding(top: Path) -> set[str]:
    paths = [path for path in top.rglob("*") if path.is_file()]
    return {path.name for path in paths if disk.holds(path, SECRET)}


@pytest.mark.parametrize("struck_here", [True, False])
def test_what_was_struck_and_finished_is_gone_from_both_and_from_the_bin(tmp_path: Path, struck_here: bool) -> None:
    held = spoken(status=Status.HELD)
    done = finish(strike(held, 5))
    path = save(tmp_path / "In gesprek" / NAME, done if struck_here else held)
    save(path.with_name(f"{STEM} (1).md"), held if struck_here else done)
    rescue = rescued(path, held)
    desk = opened(path)
    while versions := versions_of(path, held.id):
        assert put_together(desk, pair_of(desk, versions[0]), {3: Take.OTHER, 5: Take.BOTH}) is Outcome.DONE
    assert desk.close()
    final = read(disk.get(path)).interview
    assert (final.status, final.struck, final.answer(3).note) == (Status.FINAL, (5,), "Koffie.")
    assert holding(tmp_path) == set()
    assert not rescue.exists()
    assert not list(rescue_folder().glob("*.md"))
