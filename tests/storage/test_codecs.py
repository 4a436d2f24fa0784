"""Files are read and written through the codec of their folder; what is encoded never stands on the disk plain."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.storage import codecs, files
from interview_tui.storage.codecs import PLAIN, Codec, Codecs, codec_of, install
from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.folders import move, move_in_one_step
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.library.bin import put_back, throw_away
from interview_tui.transcripts.library.listing import Library
from tests import disk
from tests.builders import interview, question_set
from tests.running import times
from tests.storage.faults import Faulty, Killed
from tests.toy_codec import MARK, Toy

posix = pytest.mark.skipif(sys.platform == "win32", reason="links as POSIX has them")
WORDS = b"Ik zei hoefijzerkers.\n" * 40
NAME = "2026-11-24-sam-3f9k2m.md"


@pytest.fixture(params=["plain", "toy", "whole"])
def codec(request: pytest.FixtureRequest) -> Codec:
    return {"plain": PLAIN, "toy": Toy(), "whole": Toy(whole=True)}[request.param]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[Path, Codec]], None]:
    return lambda folders: monkeypatch.setattr(codecs, "_in_use", Codecs(folders))


Use = Callable[[dict[Path, Codec]], None]


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


# --- which codec a folder has


def test_the_nearest_folder_above_counts_and_elsewhere_it_is_plain(tmp_path: Path) -> None:
    outer, inner = Toy(), Toy()
    has = Codecs({tmp_path / "a": outer, tmp_path / "a" / "b": inner})
    assert has.of(tmp_path / "a" / "x.md") is outer
    assert has.of(tmp_path / "a" / "b" / "c" / "x.md") is inner
    assert has.of(tmp_path / "a" / "b" / ".." / "x.md") is outer
    assert has.of(tmp_path / "a.md") is has.of(tmp_path / "ab" / "x.md") is PLAIN
    assert Codecs().of(tmp_path) is PLAIN


@posix
def test_a_link_does_not_lead_round_the_codec(tmp_path: Path) -> None:
    toy, folder = Toy(), made(tmp_path / "a")
    has = Codecs({folder: toy})
    (tmp_path / "way").symlink_to(folder)
    (tmp_path / "x.md").symlink_to(folder / "x.md")
    assert has.of(tmp_path / "way" / "x.md") is toy
    assert has.of(tmp_path / "x.md") is toy
    folder.rename(tmp_path / "other disk")
    folder.symlink_to(tmp_path / "other disk")
    assert has.of(folder / "x.md") is toy, "moved away behind a link since start-up"


def test_codecs_are_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codecs, "_in_use", codecs._NOTHING_SET)
    toy = Toy()
    assert codec_of(tmp_path / "x.md") is PLAIN
    install(Codecs({tmp_path: toy}))
    assert codec_of(tmp_path / "x.md") is toy
    with pytest.raises(RuntimeError):
        install(Codecs())
    assert codec_of(tmp_path / "x.md") is toy


def test_plain_copies_nothing() -> None:
    assert PLAIN.encode(WORDS) is PLAIN.decode(WORDS) is PLAIN.decode_head(WORDS) is WORDS


# --- reading and writing


@given(versions=st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(0.4), deadline=None)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, use: Use, codec: Codec, versions: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("round") / "x.md"
    use({path.parent: codec})
    expected: Fingerprint | None = None
    for version in versions:
        expected = files.write_atomic(path, version, expected)
        assert files.read(path) == (version, expected)
        assert files.read_bytes(path) == files.read_cut_off(path) == version
        assert path.read_bytes() == version or codec is not PLAIN


@given(data=st.binary(max_size=400), first=st.integers(1, 200), more=st.integers(0, 300), enough=st.integers(0, 500))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(0.6), deadline=None)
def test_a_head_is_the_beginning_and_long_enough(
    tmp_path: Path, use: Use, codec: Codec, data: bytes, first: int, more: int, enough: int
) -> None:
    use({tmp_path: codec})
    path = tmp_path / "x.md"
    disk.put(path, data)
    head = files.read_head(path, first, first + more, lambda found: len(found) >= enough)
    assert data.startswith(head)
    assert len(head) >= min(len(data), max(first, min(enough, first + more)))
    if enough <= first:
        assert len(head) <= first


def test_the_limit_is_of_what_a_file_holds(tmp_path: Path, use: Use, codec: Codec) -> None:
    use({tmp_path: codec})
    path = tmp_path / "x.md"
    disk.put(path, WORDS)
    assert files.read_bytes(path, limit=len(WORDS)) == WORDS
    with pytest.raises(ReadError) as caught:
        files.read_bytes(path, limit=len(WORDS) - 1)
    assert caught.value.kind is Trouble.TOO_BIG
    assert files.fits(path, path.stat().st_size, len(WORDS))
    assert not files.fits(path, path.stat().st_size + 1, len(WORDS))


def test_a_change_by_another_program_is_seen_also_one_to_the_same_words(tmp_path: Path, use: Use, codec: Codec) -> None:
    use({tmp_path: codec})
    path = tmp_path / "x.md"
    fingerprint = files.write_atomic(path, WORDS, None)
    path.write_bytes(path.read_bytes())
    fingerprint = files.write_atomic(path, WORDS, fingerprint)
    path.write_bytes(WORDS + b"plain")
    with pytest.raises(ChangedUnderneath):
        files.write_atomic(path, WORDS, fingerprint)
    assert path.read_bytes() == WORDS + b"plain"


@pytest.mark.parametrize("whole", [True, False])
def test_what_cannot_be_decoded_says_why(tmp_path: Path, use: Use, whole: bool) -> None:
    use({tmp_path: Toy(whole=whole)})
    foreign, damaged = tmp_path / "foreign.md", tmp_path / "damaged.md"
    foreign.write_bytes(WORDS)
    disk.put_cut_off(damaged, WORDS, 7)
    for path, kind in ((foreign, Trouble.FOREIGN), (damaged, Trouble.UNDECODABLE)):
        with pytest.raises(ReadError) as caught:
            files.read(path)
        assert caught.value.kind is kind
        assert caught.value.reason and caught.value.advice


def test_settings_and_the_like_are_plain_everywhere(tmp_path: Path, use: Use) -> None:
    use({tmp_path: Toy()})
    path = tmp_path / "remembered.json"
    fingerprint = files.write_plain(path, b"{}", None)
    assert path.read_bytes() == b"{}"
    assert files.read_plain(path, limit=10) == (b"{}", fingerprint)


# --- in the list


@pytest.mark.parametrize("whole", [True, False])
def test_in_an_encoded_folder_a_plain_note_is_no_interview_and_nothing_of_ours_is_hidden(
    tmp_path: Path, use: Use, whole: bool
) -> None:
    toy = Toy(whole=whole)
    use({tmp_path: toy})
    (tmp_path / "README.md").write_bytes(b"# Leesmij\n")
    disk.put(tmp_path / NAME, compose(interview(), question_set()))
    (tmp_path / "anders.md").write_bytes(MARK)
    (tmp_path / "2026-11-24-kim-7hj2kb.md").write_bytes(compose(interview(id="7hj2kb"), question_set()))
    entries = {entry.path.name: entry for entry in Library(tmp_path).entries()}
    sam = entries[NAME].interview
    assert sam is not None and sam.interviewee == "Sam"
    assert entries["2026-11-24-kim-7hj2kb.md"].problem
    assert "README.md" not in entries
    assert entries["anders.md"].problem


# --- from folder to folder


@pytest.mark.parametrize("kill", [True, False], ids=["killed", "failing"])
@pytest.mark.parametrize("way", [move, move_in_one_step])
@pytest.mark.parametrize("to", ["encoded", "plain"])
def test_a_move_between_codecs_loses_nothing_and_leaves_nothing_plain(
    tmp_path: Path, use: Use, way: Callable[..., None], to: str, kill: bool
) -> None:
    """Plain words may stand in the plain folder alone, and there only under the name of the target or on its way."""
    for at in range(1, 80):
        here, there = made(tmp_path / str(at) / "here"), made(tmp_path / str(at) / "there")
        one, two = Toy(), Toy()
        use({here: one, there: two} if to == "encoded" else {here: one})
        source, target = here / NAME, there / NAME
        disk.put(source, WORDS)
        system = Faulty(at, None if kill else lambda: OSError(errno.EIO, "broken"))
        try:
            way(source, target, system=system)
        except (OSError, Killed):
            assert [disk.get(path) for path in (source, target) if path.exists()] in ([WORDS], [WORDS] * 2)
        else:
            assert (source.exists(), disk.get(target)) == (False, WORDS) or system.failed
        system.bury()
        assert one.plain_in([here] if to == "plain" else [here, there]) == {}
        if at > len(system.calls):
            break
    else:
        raise AssertionError("it never got done")
    assert at > 10
    assert target.read_bytes() == WORDS or to == "encoded"


def test_a_move_within_one_codec_keeps_the_stored_bytes(tmp_path: Path, use: Use, codec: Codec) -> None:
    use({tmp_path: codec})
    path = tmp_path / NAME
    disk.put(path, WORDS)
    stored = path.read_bytes()
    thing = throw_away(path)
    assert thing.path.read_bytes() == stored
    assert put_back(thing).read_bytes() == stored


def test_a_bin_with_a_codec_of_its_own(tmp_path: Path, use: Use) -> None:
    outer, inner = Toy(), Toy()
    use({tmp_path: outer, tmp_path / ".weggegooid": inner})
    disk.put(tmp_path / NAME, WORDS)
    thing = throw_away(tmp_path / NAME)
    assert inner.words and disk.get(thing.path) == WORDS
    assert disk.get(put_back(thing)) == WORDS


def test_a_file_that_changes_during_a_move_stays_where_it_is(tmp_path: Path, use: Use) -> None:
    here, there = made(tmp_path / "here"), made(tmp_path / "there")
    use({here: Toy(), there: Toy()})
    source, target = here / NAME, there / NAME
    disk.put(source, WORDS)
    system = Faulty()
    link = os.link

    def then_another_writes(one: Path, two: Path) -> None:
        link(one, two)
        disk.put(source, b"by another")

    system.instead(link=then_another_writes)
    with pytest.raises(ChangedUnderneath):
        move(source, target, system=system)
    assert disk.get(source) == b"by another"
    assert list(there.iterdir()) == []


def test_what_cannot_be_decoded_is_not_moved_between_codecs(tmp_path: Path, use: Use) -> None:
    here, there = made(tmp_path / "here"), made(tmp_path / "there")
    use({here: Toy()})
    source = here / NAME
    source.write_bytes(WORDS)
    with pytest.raises(SaveError) as caught:
        move(source, there / NAME)
    assert caught.value.kind is Trouble.FOREIGN
    assert source.read_bytes() == WORDS
    assert list(there.iterdir()) == []


@posix
def test_a_link_is_moved_itself_whatever_the_codecs(tmp_path: Path, use: Use) -> None:
    here, there, far = (made(tmp_path / name) for name in ("here", "there", "far"))
    use({here: Toy(), there: Toy()})
    (far / "x.md").write_bytes(WORDS)
    (here / NAME).symlink_to(far / "x.md")
    move(here / NAME, there / NAME)
    assert (there / NAME).is_symlink()
    assert (far / "x.md").read_bytes() == WORDS
