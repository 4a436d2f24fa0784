"""An invitation gets a file of its own, never in the place of another, and no file of an interview."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from interview_tui.language import choose
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.format.file_names import numbered
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.sharing import invitations
from interview_tui.transcripts.sharing.invitations import save_invitation
from tests import disk
from tests.storage.faults import Faulty

TEXT = "Dag Sam,\n\nZin in een gesprek?"


def test_it_is_named_after_who_is_invited_and_ends_with_a_line_feed(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "map"
    path = save_invitation(folder, "Sam de Wit", TEXT)
    assert path == folder / "uitnodiging-sam-de-wit.txt"
    assert disk.get(path) == f"{TEXT}\n".encode()
    assert Library(folder).entries() == []


def test_the_name_is_in_the_language_of_the_screen_and_may_be_missing(tmp_path: Path) -> None:
    assert save_invitation(tmp_path, "", TEXT).name == "uitnodiging.txt"
    choose("en")
    assert save_invitation(tmp_path, "../Sam", TEXT).name == "invitation-sam.txt"


def test_the_same_text_gets_the_same_file_and_another_one_of_its_own(tmp_path: Path) -> None:
    first = save_invitation(tmp_path, "Sam", TEXT)
    second = save_invitation(tmp_path, "Sam", "Een ander verhaal.")
    assert second.name == "uitnodiging-sam-2.txt"
    assert save_invitation(tmp_path, "Sam", TEXT) == first
    assert save_invitation(tmp_path, "Sam", "Een ander verhaal.") == second
    assert save_invitation(tmp_path, "Sam", "Nog een.").name == "uitnodiging-sam-3.txt"
    assert disk.text(first) == f"{TEXT}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_what_stands_there_and_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders.txt"
    (tmp_path / "uitnodiging-sam.txt").mkdir()
    (tmp_path / "uitnodiging-sam-2.txt").symlink_to(elsewhere)
    assert save_invitation(tmp_path, "Sam", TEXT).name == "uitnodiging-sam-3.txt"
    assert not elsewhere.exists()


def test_half_a_character_is_no_reason_to_write_nothing(tmp_path: Path) -> None:
    path = save_invitation(tmp_path, "Sam", "Dag \ud800 Sam")
    assert disk.get(path) == b"Dag ? Sam\n"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    disk.put(tmp_path / "map", "geen map")
    with pytest.raises(SaveError):
        save_invitation(tmp_path / "map", "Sam", TEXT)


def test_where_every_name_is_taken_the_place_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitations, "numbered", lambda path: numbered(path, 2))
    for name in ("uitnodiging-sam.txt", "uitnodiging-sam-2.txt"):
        (tmp_path / name).mkdir()
    with pytest.raises(SaveError) as caught:
        save_invitation(tmp_path, "Sam", TEXT)
    assert (caught.value.kind, caught.value.path) == (Trouble.PLACE_TAKEN, tmp_path / "uitnodiging-sam.txt")


def test_what_could_not_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        save_invitation(tmp_path, "Sam", TEXT, system=Faulty(1, lambda: OSError(errno.EIO, "proef")))
    assert list(tmp_path.iterdir()) == []
