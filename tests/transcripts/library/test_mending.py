"""Mending a file in which it is not certain who may read: narrower, no word gone, the old file in the bin."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.storage.system import System
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library import mending
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.library.mending import CannotMend, fix, mend
from tests import disk
from tests.builders import interview, question_set

CARDS = question_set()
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    closing="Het is mijn vak om te blijven.",
    answers={
        3: Answer("Drie is open.", ("Ik kijk, zodat hij praat.",)),
        5: Answer("Vijf is van ons.", (), Circle.PRIVATE),
        7: Answer("Zeven is ook open."),
    },
)
WRITTEN = compose(HELD, CARDS).decode()
NAME = "2026-11-24-sam-3f9k2m.md"
ONLY_US = "*Mag gelezen worden door: alleen wij tweeën*"


def swapped(old: str, new: str, text: str = WRITTEN) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


DAMAGE = {
    "a readers line in a list": swapped(ONLY_US, f"- {ONLY_US}"),
    "a readers line with more words": swapped(ONLY_US, f"{ONLY_US[:-1]} en Kim*"),
    "a readers line taken away": swapped(f"{ONLY_US}\n\n", ""),
    "a wider line by hand": swapped("Drie is open.", "*Mag gelezen worden door: onze organisatie*\n\nDrie is open."),
    "a wider line on its place": re.sub(
        r"(## 7\. .*\n)", r"\1\n*Mag gelezen worden door: onze organisatie*\n", WRITTEN, count=1
    ),
    "another word": swapped("Zeven is ook open.", "Zeven is heel open."),
    "a card by hand": swapped("## 7.", "## 9. Van een hand\n\nNegen.\n\n## 7."),
    "a card twice": swapped("## 7.", "## 3. Nog eens\n\nNog iets.\n\nZodatje: Ik x, zodat y.\n\n## 7."),
    "a heading in bold": re.sub(r"## (7\. .*)\n", r"**\1**\n", WRITTEN, count=1),
    "a heading with bold in it": re.sub(r"## (7\. .*)\n", r"## **\1**\n", WRITTEN, count=1),
    "a heading gone": re.sub(r"## 7\. .*\n", "", WRITTEN, count=1),
    "another closing sentence": swapped("te blijven.", "te gaan."),
    "a closing sentence twice": f"{WRITTEN}\n## Het is mijn vak om ...\n\nHet is mijn vak om te gaan.\n",
    "a line of the whole under another heading": swapped("## 3.", f"## Kort\n\n{ONLY_US}\n\n## 3."),
    "a strike in a list": swapped("Vijf is van ons.", "Vijf is van ons.").replace(
        ONLY_US, f"{ONLY_US}\n\n- *Geschrapt: deze tekst verdwijnt bij het afronden*"
    ),
    "words behind a strike": swapped(ONLY_US, f"{ONLY_US}\n\nGeschrapt: op verzoek van Sam"),
    "a tail of zeros": WRITTEN + "\0" * 99,
    "a key of the witness that is none": re.sub(r"answered: .*", "answered: veel", WRITTEN),
    "wider at the top": swapped("sharing: team", "sharing: organisation"),
    "format 1, with a line that widens": re.sub(
        r"(?m)^(?:answered|private_cards|seals): .*\n", "", WRITTEN.replace("format: 2", "format: 1")
    ).replace("Drie is open.", "**3. Drie** is open.\n\n### 4. Vier\n\nEn dit."),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_unclear_becomes_narrower_and_no_word_goes(name: str) -> None:
    data = DAMAGE[name].encode()
    before = HELD if name == "a tail of zeros" else read(data).interview
    mended = mend(data)
    assert mended is not None
    after = read(mended.data)
    assert after == mended.document and not after.stops
    assert after.interview.sharing <= before.sharing <= Circle.ORGANISATION
    for number, answer in after.interview.answers.items():
        was = before.answers.get(number)
        assert after.interview.circle_of(number) <= (before.circle_of(number) if was else Circle.PRIVATE)
        assert (
            answer.struck >= (was.struck if was else False) or name == "words behind a strike"
        )  # no guess takes words
    words = re.findall(r"\w+", DAMAGE[name].replace("_", " ").partition("\n---\n")[2])
    left = set(re.findall(r"\w+", re.sub(r"&#(\d+);", lambda one: chr(int(one[1])), mended.data.decode())))
    ours = {
        *[
            "Mag",
            "gelezen",
            "worden",
            "door",
            "onze",
            "organisatie",
            "ons",
            "team",
            "alleen",
            "wij",
            "tweeën",
            "Nog",
            "eens",
            "Van",
            "een",
            "hand",
        ]
    }
    assert {word for word in words if word not in left} <= ours
    assert mend(mended.data) is None


@pytest.mark.parametrize("name", [name for name in DAMAGE if "zeros" not in name])
def test_what_somebody_says_is_right_may_be_wider_and_then_stands_in_both_places(name: str) -> None:
    mended = mend(DAMAGE[name].encode(), confirmed=True)
    assert mended is not None and not read(mended.data).stops
    trusted = read(DAMAGE[name].encode(), confirmed=True).interview
    for number in mended.document.interview.answers:
        assert mended.document.interview.circle_of(number) <= trusted.circle_of(number)


def test_a_confirmed_change_stays_with_whoever_might_read_it() -> None:
    mended = mend(DAMAGE["another word"].encode(), confirmed=True)
    assert mended is not None
    assert mended.document.interview.circle_of(7) is Circle.TEAM
    assert mended.document.interview.answer(7).note == "Zeven is heel open."


def test_what_is_confirmed_stays_as_narrow_as_a_line_that_nearly_says_so() -> None:
    text = swapped("Zeven is ook open.", "- Mag gelezen worden door: alleen wij tweeën\n\nZeven is ook open.")
    mended = mend(text.encode(), confirmed=True)
    assert mended is not None and not read(mended.data).stops
    assert mended.document.interview.circle_of(7) is Circle.PRIVATE
    assert mended.document.interview.answer(7).note == "Zeven is ook open."


def test_a_closing_sentence_that_is_confirmed_stays() -> None:
    data = DAMAGE["another closing sentence"].encode()
    kept, right = mend(data), mend(data, confirmed=True)
    assert kept is not None and right is not None
    assert (kept.document.interview.closing, right.document.interview.closing) == ("", "Het is mijn vak om te gaan.")
    assert not read(right.data).stops and b"te gaan." in kept.data


def test_a_file_that_this_program_wrote_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / NAME
    disk.put(path, WRITTEN.encode())
    os.utime(path, (1, 1))
    assert not fix(path, tmp_path)
    assert disk.get(path) == WRITTEN.encode() and path.stat().st_mtime == 1
    assert not binned(tmp_path)


def test_the_old_file_is_in_the_bin(tmp_path: Path) -> None:
    path = tmp_path / NAME
    disk.put(path, DAMAGE["another word"].encode())
    assert fix(path, tmp_path)
    assert not read(disk.get(path)).stops
    (old,) = binned(tmp_path)
    assert disk.get(old.path) == DAMAGE["another word"].encode() and old.path.name == NAME


def test_a_merge_is_for_a_person(tmp_path: Path) -> None:
    path = tmp_path / NAME
    text = swapped("Zeven is ook open.", "<<<<<<< hier\nZeven.\n=======\nZeuven.\n>>>>>>> daar")
    disk.put(path, text)
    with pytest.raises(CannotMend, match=r"\d+"):
        fix(path, tmp_path)
    assert disk.text(path) == text and not binned(tmp_path)


def test_a_file_elsewhere_on_a_stick_open_or_of_another_kind_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "gesprekken", tmp_path / "stick"
    folder.mkdir()
    elsewhere.mkdir()
    for place in (folder, elsewhere):
        disk.put(place / NAME, DAMAGE["another word"].encode())
    disk.put(folder / "kaarten.json", "{}")
    (folder / "link.md").symlink_to(elsewhere / NAME)
    for path in (elsewhere / NAME, folder / "kaarten.json", folder / "link.md"):
        with pytest.raises(CannotMend):
            fix(path, folder)
    with monkeypatch.context() as patched:
        patched.setattr(mending, "is_removable", lambda _path: True)
        with pytest.raises(CannotMend):
            fix(folder / NAME, folder)
    claimed = claim(folder / NAME, HELD.id)
    assert isinstance(claimed, Claim)
    with claimed, pytest.raises(CannotMend):
        fix(folder / NAME, folder)
    for place in (folder, elsewhere):
        assert disk.get(place / NAME) == DAMAGE["another word"].encode()
    assert not binned(folder)


def test_what_is_no_transcript_is_left(tmp_path: Path) -> None:
    path = tmp_path / NAME
    disk.put(path, b"---\nid: a\n")
    with pytest.raises(TranscriptError):
        fix(path, tmp_path)
    assert disk.get(path) == b"---\nid: a\n"


def test_where_the_new_file_cannot_be_written_the_old_one_stays(tmp_path: Path) -> None:
    class Full(System):
        def replace(self, *_paths: object) -> None:
            raise OSError(28, "full")

    path = tmp_path / NAME
    disk.put(path, DAMAGE["another word"].encode())
    with pytest.raises(SaveError):
        fix(path, tmp_path, system=Full())
    assert disk.get(path) == DAMAGE["another word"].encode()


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(DAMAGE.keys() - {"a tail of zeros"})), min_size=2, max_size=2))
def test_what_was_mended_is_as_this_program_writes_it(names: list[str]) -> None:
    lines = [DAMAGE[name].splitlines() for name in names]
    text = "\n".join([*lines[0][: len(lines[0]) // 2], *lines[1][len(lines[1]) // 2 :]]) + "\n"
    try:
        mended = mend(text.encode())
    except (TranscriptError, CannotMend):
        return
    data = text.encode() if mended is None else mended.data
    document = read(data)
    assert not document.stops
    changed = document.interview.change(minutes=45)
    assert not read(compose(changed, None, document)).stops
