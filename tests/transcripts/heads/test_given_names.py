"""Names of now and of earlier, side by side: each is known for what it is, and none is changed by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import SUFFIX, mark_of, name_for, slug
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.given_names import circle_in, is_named_like, is_own_name, path_beside, renamed
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.sharing.share import share
from interview_tui.transcripts.versions.finding import rescues, versions_of
from tests import disk
from tests.builders import interview, of_format_2, question_set

CARDS = question_set()
TOLD = {4: Answer("Dit blijft."), 5: Answer("Zeldzaamwoord.")}
SAM = interview(status=Status.FINAL, sharing=Circle.TEAM, answers=TOLD)
NOW, EARLIER = "2026-11-24-sam-heel-3f9k2m.md", "2026-11-24-sam-3f9k2m.md"
BY_HAND = SAM.change(id="Van een hand")
OTHERS = [circle for circle in Circle if circle is not Circle.PRIVATE]


def earlier_names(held: Interview) -> dict[str, Circle]:
    """The names of earlier, in Dutch, each with for whom the file is."""
    stem = f"{held.date}-{slug(held.interviewee) or 'gesprek'}-{mark_of(held.id)}"
    words = {"": Circle.PRIVATE, "-team": Circle.TEAM, "-organisatie": Circle.ORGANISATION}
    return {f"{stem}{word}.md": circle for word, circle in words.items()}


@pytest.mark.parametrize("name", [NOW, EARLIER, NOW.replace("heel", "whole"), "2026-11-24-sam-heel-3f9k2m-2.md"])
def test_our_own_names_are_known(name: str) -> None:
    assert is_own_name(name, SAM)
    assert not is_own_name(name, SAM.change(interviewee="Noor"))
    assert circle_in(name, Path(name), SAM.id) is None


@pytest.mark.parametrize(
    "name", ["Sam.md", f"{NOW}~", "2026-11-24-sam-voor-team-3f9k2m.md", EARLIER.replace("m.", "m a.")]
)
def test_other_names_are_not_our_own(name: str) -> None:
    assert not is_own_name(name, SAM)


names = st.one_of(
    st.text(max_size=80), st.sampled_from(["Sam", "Heel", "Sam voor Team", "x" * 90, "van der " * 12, "🙂"])
)


@given(names, names, st.sampled_from([SAM.id, "Van een hand", "7hj2kb"]), st.sampled_from(["nl", "en"]))
@example("x" * 55, "Sam", "Van een hand", "nl")
def test_a_file_of_now_or_of_earlier_gets_the_name_of_now(name: str, other: str, ident: str, lang: str) -> None:
    before = interview(interviewee=name, id=ident, lang=lang)
    now = before.change(interviewee=other)
    path = Path(name_for(before))
    for circle in Circle:
        wanted = name_for(now, circle=circle)
        given_now = name_for(before, circle=circle)
        assert renamed(given_now, path, path, before, now) == wanted
        assert is_named_like(given_now, path.name, ident)
        assert circle_in(given_now, path, ident) is (circle if circle in OTHERS else None)
    if lang == "nl":
        for given_earlier, circle in earlier_names(before).items():
            expected = given_earlier if name_for(before) == name_for(now) else name_for(now, circle=circle)
            assert renamed(given_earlier, path, path, before, now) == expected


def test_what_stands_behind_a_name_stays() -> None:
    now, old, new = SAM.change(interviewee="Kim"), Path(EARLIER), Path("2026-11-24-kim-heel-3f9k2m.md")
    for behind in ("-2.md", " (1).md", ".sync-conflict-20261124-101112-ABCDEFG.md", ".md~"):
        assert renamed(f"{old.stem}{behind}", old, new, SAM, now) == f"{new.stem}{behind}"
        version = f"2026-11-24-sam-3f9k2m-team{behind}"
        assert renamed(version, old, new, SAM, now) == f"2026-11-24-kim-voor-team-3f9k2m{behind}"
    assert renamed("Sam.md", Path("Sam.md"), Path("Sam.md"), SAM, now) == "Sam.md"


@pytest.mark.parametrize(
    ("transcript", "made"),
    [
        (NOW, "2026-11-24-sam-voor-team-3f9k2m.md"),
        (EARLIER, "2026-11-24-sam-voor-team-3f9k2m.md"),
        ("2026-11-24-sam-heel-3f9k2m-2.md", "2026-11-24-sam-voor-team-3f9k2m-2.md"),
        ("het gesprek met Sam.md", "het gesprek met Sam-voor-team.md"),
    ],
)
def test_a_version_is_named_after_the_interview(tmp_path: Path, transcript: str, made: str) -> None:
    path = tmp_path / transcript
    assert path_beside(path, SAM, circle=Circle.TEAM) == tmp_path / made
    page = path_beside(path, SAM, word="Ons blad", suffix=".pdf")
    assert page.name == made.replace("voor-team", "ons-blad").replace(SUFFIX, ".pdf")


def test_what_was_made_under_a_name_of_earlier_is_made_there_again(tmp_path: Path) -> None:
    """Else a version that is not right any more would stay beside it."""
    path, earlier = tmp_path / EARLIER, tmp_path / EARLIER.replace(".md", "-team.md")
    earlier.touch()
    assert path_beside(path, SAM, circle=Circle.TEAM) == earlier
    assert path_beside(path, SAM, circle=Circle.ORGANISATION).name == "2026-11-24-sam-voor-organisatie-3f9k2m.md"


# --- in a folder


def in_folder(folder: Path, name: str, held: Interview = SAM) -> Path:
    disk.put(folder / name, compose(held, CARDS))
    return folder / name


def test_both_are_listed_and_found_and_locked_apart(tmp_path: Path) -> None:
    fatma = SAM.change(id="7hj2kb", interviewee="Fatma")
    paths = {in_folder(tmp_path, EARLIER), in_folder(tmp_path, name_for(fatma), fatma)}
    assert {entry.path for entry in Library(tmp_path).entries()} == paths
    assert {Library(tmp_path).find(ident).path for ident in ("3f9", "7hj")} == paths
    claims = [claim(path, read(disk.get(path)).interview.id) for path in paths]
    assert all(isinstance(one, Claim) for one in claims)
    assert all(isinstance(claim(path, read(disk.get(path)).interview.id), Taken) for path in paths)
    for one in claims:
        assert isinstance(one, Claim)
        one.release()


@pytest.mark.parametrize("name", [NOW, EARLIER])
@pytest.mark.parametrize("other", [NOW, EARLIER])
def test_a_copy_of_a_sync_program_is_a_version_whatever_its_beginning(tmp_path: Path, name: str, other: str) -> None:
    path = in_folder(tmp_path, name)
    conflict = in_folder(tmp_path, other.replace(SUFFIX, ".sync-conflict-20261124-101112-ABCDEFG.md"))
    assert [one.path for one in versions_of(path, SAM.id, Library(tmp_path))] == [conflict]
    disk.put(conflict, "onleesbaar")
    assert [one.path for one in versions_of(path, SAM.id, Library(tmp_path))] == [conflict], "it cannot be read"


@pytest.mark.parametrize("name", [NOW, EARLIER])
@pytest.mark.parametrize("other", [*earlier_names(SAM), *(name_for(SAM, circle=circle) for circle in Circle)])
def test_a_damaged_version_for_others_is_no_version_of_the_whole(tmp_path: Path, name: str, other: str) -> None:
    """Else nothing of the interview could be given to others for what stands in it."""
    path = in_folder(tmp_path, name)
    if other != name:
        disk.put(tmp_path / other, "---\nid: 3f9k2m\n")
    is_whole = other in (NOW, EARLIER) and other != name
    assert bool(versions_of(path, SAM.id, Library(tmp_path))) == is_whole


@pytest.mark.parametrize("name", [NOW, EARLIER])
def test_a_rescue_file_finds_its_transcript(tmp_path: Path, name: str) -> None:
    path = in_folder(tmp_path, name)
    rescuer = Rescuer(path, lambda: compose(SAM.with_answer(4, note="Meer."), CARDS))
    kept = rescuer.keep()
    rescuer.close(5)
    assert [(one.path, one.home) for one in rescues(Library(tmp_path).entries())] == [(kept, path)]


@pytest.mark.parametrize("held", [SAM, BY_HAND])
@pytest.mark.parametrize("is_earlier", [True, False])
def test_what_is_struck_goes_from_both(tmp_path: Path, held: Interview, is_earlier: bool) -> None:
    earlier = list(earlier_names(held))
    path = in_folder(tmp_path, earlier[0] if is_earlier else name_for(held), held)
    version = share(read(compose(held, CARDS)), Circle.TEAM)
    versions = [tmp_path / earlier[1], tmp_path / name_for(held, circle=Circle.TEAM)]
    for one in versions:
        disk.put(one, version)
    copy = in_folder(tmp_path, name_for(held) if is_earlier else earlier[0], held)
    done = held.change(struck=(5,), answers={4: TOLD[4]})
    disk.put(path, compose(done, CARDS))
    told = forgetting.forget(path, done, of_transcripts([tmp_path]))
    assert (set(told.cleaned), told.left) == ({*versions, copy}, ())
    assert not [one for one in tmp_path.iterdir() if disk.holds(one, "Zeldzaamwoord")]


@pytest.mark.parametrize("held", [SAM, BY_HAND])
@pytest.mark.parametrize("is_earlier", [True, False])
def test_a_version_that_cannot_be_read_is_told_of(tmp_path: Path, held: Interview, is_earlier: bool) -> None:
    path = in_folder(tmp_path, next(iter(earlier_names(held))) if is_earlier else name_for(held), held)
    version = tmp_path / name_for(held, circle=Circle.TEAM)
    disk.put(version, "Zeldzaamwoord")
    page = tmp_path / name_for(held, word="blad").replace(SUFFIX, ".docx")
    disk.put(page, "Zeldzaamwoord")
    done = held.change(struck=(5,), answers={4: TOLD[4]})
    disk.put(path, compose(done, CARDS))
    assert set(forgetting.forget(path, done, of_transcripts([tmp_path])).left) == {version, page}


# --- a colleague whose name ends as that of a version


AMBIGUOUS = SAM.change(interviewee="Sam voor team")
AS_VERSION = "2026-11-24-sam-voor-team-3f9k2m.md"
"""What the whole with *Sam voor team* was called earlier, and a version of the interview with Sam is called now."""
TAILS = [".md", " (1).md", "-2.md", ".sync-conflict-20261124-101112-ABCDEFG.md", ".md~"]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("whole", [AS_VERSION, "2026-11-24-sam-voor-team-heel-3f9k2m.md"])
def test_what_the_transcript_itself_is_called_says_nothing_of_its_readers(whole: str, tail: str) -> None:
    given_now = AS_VERSION.replace(SUFFIX, tail)
    assert circle_in(given_now, Path(whole), SAM.id) is None
    assert circle_in(given_now.replace("voor-team", "voor-team-voor-team"), Path(whole), SAM.id) is Circle.TEAM
    assert circle_in(AS_VERSION.replace(SUFFIX, f"-organisatie{tail}"), Path(whole), SAM.id) is Circle.ORGANISATION
    assert circle_in(given_now, Path(NOW), SAM.id) is circle_in(given_now, Path(EARLIER), SAM.id) is Circle.TEAM
    assert circle_in(given_now, Path("team.md"), SAM.id) is circle_in(given_now, Path("a.md"), SAM.id) is Circle.TEAM


@pytest.mark.parametrize("tail", TAILS[:-1])
@pytest.mark.parametrize("whole", [AS_VERSION, "2026-11-24-sam-voor-team-heel-3f9k2m.md", "van een hand.md"])
@pytest.mark.parametrize("form", [3, 2])
def test_a_copy_of_the_whole_is_never_taken_for_a_version(tmp_path: Path, whole: str, tail: str, form: int) -> None:
    """What is in it says so, of an earlier format as well; it keeps what is for the two now."""
    path, copy = tmp_path / whole, tmp_path / AS_VERSION.replace(SUFFIX, tail)
    data = compose(AMBIGUOUS, CARDS)
    disk.put(copy, data if form == 3 else of_format_2(data.decode()))
    before = disk.get(copy)
    narrower = AMBIGUOUS.with_answer(5, circle=Circle.PRIVATE)
    disk.put(path, compose(narrower, CARDS))
    told = forgetting.forget(path, narrower, of_transcripts([tmp_path]))
    assert told == forgetting.Forgotten()
    assert copy == path or disk.get(copy) == before


@pytest.mark.parametrize("whole", [AS_VERSION, "2026-11-24-sam-voor-team-heel-3f9k2m.md", "van een hand.md"])
def test_a_damaged_copy_of_the_whole_is_a_version_of_it_whatever_its_name(tmp_path: Path, whole: str) -> None:
    """Else others could get what it keeps for the two."""
    path, copy = tmp_path / whole, tmp_path / AS_VERSION.replace(SUFFIX, " (1).md")
    data = compose(AMBIGUOUS, CARDS)
    disk.put(path, data)
    disk.put(copy, data.replace(b"lang: nl", b"lang: nl\nlang: nl"))
    assert [one.path for one in versions_of(path, SAM.id, Library(tmp_path))] == [copy]


@pytest.mark.parametrize("whole", [NOW, EARLIER, "van een hand.md"])
def test_a_version_that_lost_its_key_is_one_by_its_name_still(tmp_path: Path, whole: str) -> None:
    version = share(read(compose(SAM, CARDS)), Circle.TEAM).decode()
    lost = re.sub(r"(?m)^(shared_for: .*|\*(?!Wie dit mag).*\*)\n", "", version)
    disk.put(tmp_path / AS_VERSION, lost)
    narrower = SAM.with_answer(5, circle=Circle.PRIVATE)
    disk.put(tmp_path / whole, compose(narrower, CARDS))
    told = forgetting.forget(tmp_path / whole, narrower, of_transcripts([tmp_path]))
    assert told.wider == (tmp_path / AS_VERSION,)
