"""A file of the interview that may hold a struck answer, as far as can be told, is named; a healthy one never is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.library.certainty import says_id
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, of_format_1, question_set, version_path

pytestmark = pytest.mark.usefixtures("own_state")

SECRET = "hoefijzerkers"
CARDS = question_set()
TOLD = {
    4: Answer("Dit blijft staan, aan de keukentafel.", ("Ik wacht, zodat zij begint.",)),
    5: Answer(f"Toen zei ik {SECRET} tegen haar.\n\nNiemand wist het nog."),
    6: Answer("En dit blijft ook staan."),
}
HELD = interview(sharing=Circle.TEAM, status=Status.HELD, answers=TOLD, closing="Het is mijn vak om te blijven.")
DONE = finish(strike(HELD, 5))
WITHOUT = HELD.change(answers={4: TOLD[4], 6: TOLD[6]})
NAME = file_name(HELD.date, HELD.interviewee, HELD.id)
NAMES = ["kopie.md", NAME.replace(".md", "-2.md")]
SECOND = compose(HELD, CARDS).decode()
FIRST = of_format_1(SECOND)
HEADING = f"## 5. {CARDS.card(5).title}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "In gesprek"
    folder.mkdir()
    disk.put(folder / NAME, compose(DONE, CARDS))
    return folder / NAME


def forget(path: Path) -> Forgotten:
    return forgetting.forget(path, DONE, of_transcripts([path.parent]))


def heading(new: str, text: str = FIRST) -> str:
    assert text.count(HEADING) == 1
    return text.replace(HEADING, new)


def each_heading(new: Callable[[str], str]) -> str:
    return re.sub(r"(?m)^#+ .*", lambda found: new(found[0]), FIRST)


def each_line(mark: str, text: str) -> str:
    return "".join(f"{mark}{line}\n" for line in text.splitlines())


TITLE = CARDS.card(5).title
OTHER_CARD = FIRST.replace(HEADING + FIRST.split(HEADING)[1].split("## 6")[0], "")
EMPTIED = FIRST.replace(f"Toen zei ik {SECRET} tegen haar.\n\n\nNiemand wist het nog.\n\n", "")
SPELLINGS = {
    "its heading says Kaart": heading(f"Kaart 5: {TITLE}"),
    "its heading with a dash": heading(f"5 – {TITLE}"),
    "its number in bold": heading(f"**5.** {TITLE}"),
    "its heading of Textile": heading(f"h2. 5. {TITLE}"),
    "its heading is a note": heading(f"[^5]: {TITLE}"),
    "its heading has gone": heading(""),
    "its heading has gone, of format 2": heading("", SECOND),
    "its heading says Kaart, of format 2": heading(f"Kaart 5: {TITLE}", SECOND),
    "all headings in a numbered list": each_heading(lambda line: f"1. {line}"),
    "no headings": each_heading(lambda _line: ""),
    "all headings say Kaart": each_heading(lambda line: line.replace("## ", "Kaart ")),
    "in a comment of another card": OTHER_CARD.replace("En dit", f"<!-- {SECRET} --> En dit"),
    "in a comment beside its empty heading": EMPTIED.replace("En dit", f"<!-- {SECRET} --> En dit"),
    "in the note of another card": OTHER_CARD.replace("En dit", f"{SECRET}.\n\nEn dit"),
    "in the front matter": OTHER_CARD.replace("\nid:", f"\n# {SECRET}\nid:"),
    "as a quotation below its heading": f"{OTHER_CARD}\n{HEADING}\n\n> Toen zei ik {SECRET}.\n",
    "CR alone": FIRST.replace("\n", "\r"),
    "CR alone, of format 2": SECOND.replace("\n", "\r"),
    "every line quoted": each_line("> ", FIRST),
    "every line quoted, of format 2": each_line("> ", SECOND),
    "every line indented": each_line("    ", FIRST),
    "every line indented, of format 2": each_line("    ", SECOND),
    "every line in a numbered list": each_line("1. ", SECOND),
    "every line with a tag": "".join(f"<p>{line}</p>\n" for line in SECOND.splitlines()),
    "a quoted key and no end": SECOND.replace("\nid: 3f9k2m", '\n"id": "3f9k2m"').replace("\n---\n", "\n", 1),
    "titles of two cards exchanged": FIRST.replace("## 5.", "## 0.")
    .replace("## 6.", "## 5.")
    .replace("## 0.", "## 6."),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", SPELLINGS)
def test_a_copy_that_may_hold_it_is_named(path: Path, how: str, name: str) -> None:
    assert SECRET in SPELLINGS[how]
    disk.put(path.parent / name, SPELLINGS[how])
    assert forget(path).left == (path.parent / name,)
    assert SECRET in disk.text(path.parent / name)


@pytest.mark.parametrize("how", SPELLINGS)
def test_one_in_the_bin_goes(path: Path, how: str) -> None:
    copy = path.parent / NAMES[1]
    disk.put(copy, SPELLINGS[how])
    in_bin = throw_away(copy).path
    assert forget(path) == Forgotten((in_bin,))
    assert not in_bin.exists()


@pytest.mark.parametrize("name", NAMES)
def test_one_in_utf_16_is_named(path: Path, name: str) -> None:
    disk.put(path.parent / name, FIRST.encode("utf-16"))
    assert forget(path).left == (path.parent / name,)


@pytest.mark.parametrize("mark", ["> ", "    ", "1. "])
def test_a_file_of_another_kind_is_named_by_its_id_as_well(path: Path, mark: str) -> None:
    disk.put(path.parent / "kopie.txt", each_line(mark, FIRST))
    assert forget(path).foreign == (path.parent / "kopie.txt",)


@pytest.mark.parametrize("text", [FIRST, SECOND])
@pytest.mark.parametrize(
    "moved",
    ["<!-- Toen zei ik hoefijzerkers tegen haar. -->", "Niemand wist het *nog*", "en: *niemand* wist\nhet nog!"],
)
def test_what_was_taken_out_and_stands_there_once_more_is_named(path: Path, text: str, moved: str) -> None:
    copy = path.parent / NAMES[1]
    disk.put(copy, text.replace("En dit", f"{moved}\n\nEn dit"))
    told = forget(path)
    assert told.left == (copy,) and 5 not in read(disk.get(copy)).interview.answers


def made_before(**changes: object) -> bytes:
    return compose(WITHOUT.change(**changes), CARDS)


def versions(held: Interview) -> bytes:
    return share(read(compose(held, CARDS)), Circle.TEAM)


HEALTHY = {
    "the same": compose(DONE, CARDS),
    "struck, and a heading of a hand": compose(DONE, CARDS) + b"\n## Van mijzelf\n\nIets.\n",
    "held, before the card": made_before(),
    "a draft, before the card": made_before(status=Status.DRAFT),
    "with another wording": compose(WITHOUT.with_answer(4, note="Iets heel anders van vroeger."), CARDS),
    "under another name": made_before(interviewer="Noortje"),
    "with a card of which nothing is left": compose(HELD.change(answers=TOLD | {5: Answer("")}), CARDS),
    "a version for the team": versions(DONE),
    "a version without the card": versions(finish(HELD.with_answer(5, circle=Circle.PRIVATE))),
    "an empty card as the app prints it": EMPTIED.encode(),
    "of format 1, broken off within a line": of_format_1(
        compose(WITHOUT.change(answers={4: Answer("Dit blijft staan, aan de")}, status=Status.DRAFT), CARDS).decode()
    ).encode(),
}
HEALTHY |= {
    f"{how}, of format 1": of_format_1(data.decode()).encode() for how, data in HEALTHY.items() if how != "of format 1"
}
HEALTHY |= {f"{how}, with CR LF": data.replace(b"\n", b"\r\n") for how, data in HEALTHY.items()}


@pytest.mark.parametrize("how", HEALTHY)
def test_a_healthy_copy_without_it_stays_as_it_is_and_nothing_is_said(path: Path, how: str) -> None:
    copy = path.parent / NAMES[1]
    disk.put(copy, HEALTHY[how])
    assert forget(path) == Forgotten()
    assert disk.get(copy) == HEALTHY[how]


@pytest.mark.parametrize("how", ["a draft, before the card", "a version for the team"])
def test_where_the_transcript_itself_may_hold_it_a_copy_is_not_held_against_it(path: Path, how: str) -> None:
    data = of_format_1(HEALTHY[how].decode()).encode()
    for now, expected in ((compose(DONE, CARDS), False), (compose(HELD, CARDS), True), (b"kapot", True)):
        disk.put(path, now)
        copy = path.parent / NAMES[1]
        disk.put(copy, data)
        assert (copy in forget(path).left) is expected


def test_files_of_nobody_are_left_alone(path: Path) -> None:
    """A link to the transcript, a note about an id that begins so, another interview that quotes the id."""
    disk.put(path.parent / "index.md", f"# Gesprekken\n\n- [Sam]({NAME}), van David: david-3f9k2m\n- mid 3f9k2m\n")
    another = HELD.change(id="7hj2kb").with_answer(4, note="    id: 3f9k2m\n\n> id: 3f9k2m")
    disk.put(path.parent / "ander.md", compose(another, CARDS))
    assert forget(path) == Forgotten()


def test_a_version_in_its_own_place_is_swept_and_not_named(path: Path) -> None:
    version = version_path(path, Circle.TEAM)
    disk.put(version, versions(finish(HELD)))
    assert forget(path) == Forgotten((version,))
    assert SECRET not in disk.text(version)


@pytest.mark.parametrize(
    "line",
    ["id: 3f9k2m", '"id": "3f9k2m",', "> id: 3f9k2m<br>", "- [ ] **id:** 3f9k2m", "8) id: 3f9k2m", "i d: 3 f 9 k 2 m"],
)
def test_a_line_with_the_id_is_known_whatever_is_around_it(line: str) -> None:
    for end in ("\n", "\r", "\r\n", "\x0b", "\u2028"):
        assert says_id(end.join(("tags: []", line, "format: 3")).encode(), "3f9k2m")
        assert not says_id(end.join(("tags: []", line, "format: 3")).encode(), "3f9k2n")
    assert says_id(f"a\n{line}\nb".encode("utf-16"), "3f9k2m")


def test_an_id_of_a_hand_is_all_of_its_line() -> None:
    assert says_id(b"> id: sam-1\n", "sam-1")
    assert not says_id(b"> id: sam-10\n", "sam-1")
    assert not says_id(b"identiek aan sam-1\nidsam1 en meer\n", "sam-1")
