"""Mending a file in which it is not certain who may read: narrower, no word gone, the old file in the bin."""

from __future__ import annotations

import html
import os
import re
import signal
import subprocess
import sys
import unicodedata
from collections import Counter
from contextlib import suppress
from itertools import chain, combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.storage.system import System
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.forgetting.forgetting import Forgotten, forget
from interview_tui.transcripts.forgetting.going_on import go_on
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.blocks import readers_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.evening import says_ours
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.mending import files
from interview_tui.transcripts.mending.contents import CannotMend, mend
from interview_tui.transcripts.mending.doubts import look
from interview_tui.transcripts.mending.files import Fixed, fix, mend_desk
from interview_tui.transcripts.sharing.share import ShareError, share
from tests import disk
from tests.builders import interview, question_set, version_path
from tests.rewrites.every import applied, steps
from tests.rewrites.proving import NEAR
from tests.rewrites.transcripts import made
from tests.running import times

CARDS = question_set()
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    closing="Het is mijn vak om te blijven.",
    closing_readers=ClosingReaders.NAMED,
    answers={
        3: Answer("Drie is open.", ("Ik kijk, zodat hij praat.",)),
        5: Answer("Vijf is van ons.", (), Circle.PRIVATE),
        7: Answer("Zeven is ook open."),
    },
)
WRITTEN = compose(HELD, CARDS).decode()
NAME = "2026-11-24-sam-3f9k2m.md"
ONLY_US = "*Wie dit mag lezen: alleen wij tweeën*"


def swapped(old: str, new: str, text: str = WRITTEN) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


DAMAGE = {
    "a readers line in a list": swapped(ONLY_US, f"- {ONLY_US}"),
    "a readers line with more words": swapped(ONLY_US, f"{ONLY_US[:-1]} en Kim*"),
    "a readers line taken away": swapped(f"{ONLY_US}\n\n", ""),
    "a wider line by hand": swapped("Drie is open.", "*Wie dit mag lezen: onze organisatie*\n\nDrie is open."),
    "a wider line on its place": re.sub(
        r"(## 7\. .*\n)", r"\1\n*Wie dit mag lezen: onze organisatie*\n", WRITTEN, count=1
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
    "a whole line with a backslash behind it": swapped("ons team*\n", "ons team*\\\n"),
    "a whole line with a sign behind it": swapped("ons team*\n", "ons team* ✓\n"),
    "a whole line twice": swapped("ons team*\n", "ons team*\n\n- **Wie dit mag lezen: ons team** ✓\n"),
    "a whole line with a word behind it": swapped("ons team*\n", "ons team* en Kim\n"),
    "a callout above a card's text": swapped(f"{ONLY_US}\n", f"> [!note] {ONLY_US}\n"),
    "struck at the top": swapped("status: final", "status: final\nstruck: [7]"),
    "struck at the top, without a list": swapped("status: final", "status: final\nstruck: 7"),
    "a key that nearly says private": swapped("status: final", "status: final\nPrivate-Cards: [7]"),
    "a key that nearly says struck": swapped("status: final", "status: final\nstruckcard: [7]"),
    "a key that nearly says sharing": swapped("sharing: team", "sharing: team\nSharing: private"),
    "a key with a letter too many": swapped("sharing: team", "sharing: team\nprivaate_cards: [3, 7]"),
    "a closing heading with more behind it": swapped("vak om …", "vak om … {#vak}"),
    "a key of the witness that is none": re.sub(r"answered: .*", "answered: veel", WRITTEN),
    "wider at the top": swapped("sharing: team", "sharing: organisation"),
    "format 1, with a line that widens": re.sub(
        r"(?m)^(?:answered|private_cards|closing_readers|seals): .*\n", "", WRITTEN.replace("format: 3", "format: 1")
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
            *("Wie", "dit", "mag", "lezen"),
            *("Op", "de", "wand", "van", "het", "ja", "met", "naam"),
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


def lost(*numbers: int, text: str = WRITTEN) -> str:
    """The file without the headings of these cards."""
    for number in numbers:
        text = re.sub(rf"(?m)^## {number}\. .*\n", "", text)
    return text


def test_where_words_of_a_lost_card_may_stand_the_answer_says_so() -> None:
    mended = mend(lost(7).encode())
    assert mended is not None and dict(mended.lost) == {7: 5}
    kept = mended.document.interview
    first, _break, rest = kept.answer(5).note.partition("\n")
    assert first == "[Hieronder kunnen woorden van kaart 7 staan: de kop ervan is weg.]"
    assert "Vijf is van ons." in rest and "Zeven is ook open." in rest
    assert kept.circle_of(5) is Circle.PRIVATE
    assert mend(mended.data) is None, "it is said once"
    assert lost(7).count("\n") < mended.data.decode().count("\n")


def test_of_two_lost_cards_both_are_named_and_english_is_english() -> None:
    text = compose(HELD.change(lang="en"), CARDS).decode()
    mended = mend(lost(5, 7, text=text).encode())
    assert mended is not None and dict(mended.lost) == {5: 3, 7: 3}
    note = mended.document.interview.answer(3).note
    assert note.split("\n")[:2] == [
        "[Words of card 5 may stand below: its heading is gone.]",
        "[Words of card 7 may stand below: its heading is gone.]",
    ]


def test_a_card_that_went_with_all_its_words_is_in_no_answer() -> None:
    text = re.sub(r"(?ms)^## 5\. .*?(?=^## 7)", "", WRITTEN)
    mended = mend(text.encode())
    assert mended is not None and dict(mended.lost) == {5: 0}
    assert mended.document.interview.answer(3) == HELD.answer(3)
    mended = mend(lost(3).encode())
    assert mended is not None and dict(mended.lost) == {3: 0}, "no card stands before it"


def test_who_says_that_it_is_right_gets_no_line_in_an_answer() -> None:
    mended = mend(lost(7).encode(), confirmed=True)
    assert mended is not None and not mended.lost and "[" not in mended.document.interview.answer(5).note


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
    near = "- Wie dit mag lezen: alleen wij tweeën"
    text = swapped("Zeven is ook open.", f"{near}\n\nZeven is ook open.")
    mended = mend(text.encode(), confirmed=True)
    assert mended is not None and not read(mended.data).stops
    assert mended.document.interview.circle_of(7) is Circle.PRIVATE
    assert mended.document.interview.answer(7).note == f"{near}\nZeven is ook open.", "it is text, where it stands"


FORM = "Op het formulier staat:\nWie dit mag lezen: onze organisatie\nen daarna nog dit."


@pytest.mark.parametrize("circle", [None, *Circle])
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_typed_line_that_lost_its_mark_stays_in_the_note(circle: Circle | None, *, confirmed: bool) -> None:
    written = compose(HELD.with_answer(5, note=FORM, circle=circle), CARDS).decode()
    for text in (
        written,
        re.sub(r"(?m)^(?:answered|\w+_cards|closing_readers|seals): .*\n", "", written.replace("mat: 3", "mat: 1")),
    ):
        assert "&#87;" in text
        data = text.replace("&#87;", "W").encode()
        mended = mend(data, confirmed=confirmed)
        after = read(data) if mended is None else mended.document
        assert after.interview.answer(5).note == FORM and not after.stops
        assert after.interview.circle_of(5) <= HELD.with_answer(5, circle=circle).circle_of(5)


def above_its_text(number: int, line: str) -> str:
    return re.sub(rf"(## {number}\. .*\n)", rf"\1\n{line}\n", WRITTEN, count=1)


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("- Wie dit mag lezen: alleen wij tweeën", True),
        ("- Wie dit mag lezen: onze organisatie", False),
        ("- Wie dit mag lezen: ons team en Kim", False),
    ],
)
def test_a_line_above_the_text_of_a_card_goes_only_if_a_line_of_ours_says_the_same(line: str, *, goes: bool) -> None:
    mended = mend(above_its_text(7, line).encode())
    assert mended is not None and mended.document.interview.circle_of(7) is Circle.PRIVATE
    assert mended.document.interview.answer(7).note == ("" if goes else f"{line}\n") + "Zeven is ook open."


def test_in_a_card_without_a_text_of_its_own_the_first_line_of_the_note_stays() -> None:
    text = re.sub(r"(?m)^>.*\n", "", compose(HELD.with_answer(5, note=FORM.partition("\n")[2]), CARDS).decode())
    mended = mend(text.replace(f"{ONLY_US}\n\n", "").replace("&#87;", "W").encode())
    assert mended is not None
    assert mended.document.interview.answer(5).note == FORM.partition("\n")[2]
    assert mended.document.interview.circle_of(5) is Circle.PRIVATE


TITLE = read(WRITTEN.encode()).sections[3].title
assert TITLE


@pytest.mark.parametrize(
    "heading",
    ["## 7 {}", "## **7** {}", "# 7 {}", "## &nbsp; 7 {}".replace("&nbsp;", "\u00a0"), "## 07 – {}", "7 {}\n---"],
)
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_heading_with_the_number_of_a_missing_card_is_its_for_the_two(heading: str, *, confirmed: bool) -> None:
    text = re.sub(r"## 7\. (.*)\n", lambda found: f"{heading.format(found[1])}\n", WRITTEN, count=1)
    mended = mend(text.encode(), confirmed=confirmed)
    assert mended is not None and not mended.lost
    kept = read(mended.data)
    assert not kept.problems and kept.interview.answer(7).note == "Zeven is ook open."
    assert kept.interview.circle_of(7) is Circle.PRIVATE
    assert kept.interview.answer(5) == HELD.answer(5)
    assert "- 7." not in compose(kept.interview.change(minutes=40), CARDS, kept).decode()


def test_a_heading_with_another_number_or_of_a_card_that_stands_elsewhere_stays_text() -> None:
    for heading in ("## 3 dingen", "## 9 dingen", "## 77 dingen", "## 7"):
        text = swapped("Zeven is", "Zeven was", WRITTEN) + f"\n{heading}\n\nEen appel.\n"
        mended = mend(text.encode())
        assert mended is not None and mended.document.interview.answers.keys() == {3, 5, 7}
        assert "Een appel." not in "".join(one.note for one in mended.document.interview.answers.values())


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## **7. “Zo goed gewerkt, vandaag …”**", "“Zo goed gewerkt, vandaag …”"),
        ("## *7\\. “Zo …”*", "“Zo …”"),
        ("## **7**. ½ van *alles* (echt)", "½ van *alles* (echt)"),
        ("## <b>7. “Zo …”</b>", "“Zo …”"),
        ("## 7) C# \\& meer! ##", "C# & meer!"),
        ("## \u200b7. « Zo »", "« Zo »"),
        ("## 7 “Zo …”", "“Zo …”"),
        ("**7. “Zo …”**\n---", "“Zo …”"),
    ],
)
def test_a_title_stays_as_it_is_without_the_marks_around_it(heading: str, title: str) -> None:
    text = re.sub(r"## 7\. .*\n", lambda _found: f"{heading}\n", WRITTEN, count=1)
    mended = mend(text.encode())
    assert mended is not None
    (card,) = [one for one in read(mended.data).cards() if one.number == 7]
    assert card.title == title


WIDE = compose(HELD.change(sharing=Circle.ORGANISATION), CARDS).decode()
OF_ALL, OF_TEAM = "*Wie dit mag lezen: onze organisatie*", "*Wie dit mag lezen: ons team*"
WITHOUT_LINE = swapped(f"{OF_ALL}\n\n", "", WIDE)
MOVED = {
    "below the cards, under a heading of a hand": f"{WITHOUT_LINE}\n## Tot slot\n\n{OF_TEAM}\n",
    "under a heading between the cards": swapped("## 7.", f"## Tussendoor\n\n{OF_TEAM}\n\n## 7.", WITHOUT_LINE),
    "in the closing sentence": f"{WITHOUT_LINE}\n{OF_TEAM}\n",
    "in other words": f"{WITHOUT_LINE}\n## Tot slot\n\n- {OF_TEAM}\n",
    "and the one above stays": f"{WIDE}\n## Tot slot\n\n{OF_TEAM}\n",
    "without a title": re.sub("# In gesprek.*\n", "", f"{WITHOUT_LINE}\n## Tot slot\n\n{OF_TEAM}\n"),
    "with an underlined title": re.sub(
        "# (In gesprek.*)\n", r"\1\n=====\n", f"{WITHOUT_LINE}\n## Tot slot\n\n{OF_TEAM}\n"
    ),
}


@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize("name", MOVED)
def test_a_line_of_the_whole_outside_the_cards_narrows_the_whole(name: str, *, confirmed: bool) -> None:
    mended = mend(MOVED[name].encode(), confirmed=confirmed)
    assert mended is not None
    after = read(mended.data)
    assert not after.problems and after.interview.sharing is Circle.TEAM
    assert after.front.get("sharing") == "team" and OF_TEAM in after.sections[0].raw.split("\n")
    with pytest.raises(ShareError):
        share(after, Circle.ORGANISATION)


def _runs(text: str) -> Counter[str]:
    text = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("_", " ")))


@pytest.mark.no_files
@pytest.mark.parametrize("part", range(4))
def test_whatever_was_done_to_a_file_no_word_of_anybody_goes(part: int) -> None:
    seen = 0
    for number in range(part, 400, 4):
        random = Random(number)
        rewrites = steps(random, str(number), harmless=False)
        data = applied(rewrites, made(random, near=NEAR).data)
        try:
            before, mended = read(data.rstrip(b"\0")).interview, mend(data)
        except (TranscriptError, CannotMend):
            continue
        if mended is None:
            continue
        seen += 1
        said = [before.closing]
        for answer in before.answers.values():
            said += [line for line in answer.note.split("\n") if not says_ours(line)]
            said += answer.zodatjes
        body = "\n".join(section.raw for section in mended.document.sections)
        gone = _runs("\n".join(said)) - _runs(body)
        assert not gone, (number, [step.rewrite.name for step in rewrites])
    assert seen > 40


def test_a_closing_sentence_that_is_confirmed_stays() -> None:
    data = DAMAGE["another closing sentence"].encode()
    kept, right = mend(data), mend(data, confirmed=True)
    assert kept is not None and right is not None
    for mended, readers in ((kept, ClosingReaders.NOBODY), (right, ClosingReaders.NAMED)):
        assert mended.document.interview.closing == "Het is mijn vak om te gaan."
        assert mended.document.interview.closing_readers is readers
        assert not read(mended.data).stops
    assert b"te gaan." not in share(read(kept.data), Circle.TEAM)


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


def with_version(folder: Path) -> tuple[Path, Path]:
    """A transcript in which card 7 was changed by a hand, and the version for the team of before."""
    path = folder / NAME
    team = version_path(path, Circle.TEAM)
    disk.put(team, share(read(WRITTEN.encode()), Circle.TEAM))
    disk.put(path, DAMAGE["another word"].encode())
    return path, team


def test_what_is_for_the_two_now_goes_from_the_versions_for_others(tmp_path: Path) -> None:
    path, team = with_version(tmp_path)
    before = DAMAGE["another word"].encode()
    assert fix(path, tmp_path) == Fixed(Forgotten((team,), narrowed=(team,)), {}, before)
    assert "Zeven" not in disk.text(team) and "Drie is open." in disk.text(team)
    assert promises.all_promises() == []
    assert fix(path, tmp_path) is None


def test_a_version_that_cannot_be_written_is_named_and_tried_by_the_next_start(tmp_path: Path) -> None:
    path, team = with_version(tmp_path)

    class Held(System):
        def replace(self, source: Path, target: Path) -> None:
            if target == team:
                raise PermissionError(13, "open")
            super().replace(source, target)

    told = fix(path, tmp_path, system=Held())
    assert told is not None and told.versions.left == (team,)
    _as_of_a_process_that_is_gone()
    assert list(go_on(lambda one: of_transcripts([one.parent]))) == []
    assert "Zeven" not in disk.text(team) and promises.all_promises() == []


def test_who_is_killed_behind_the_mending_has_the_next_start_do_the_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, team = with_version(tmp_path)
    monkeypatch.setattr(files, "_narrow_versions", lambda *_given: sys.exit(137))
    with pytest.raises(SystemExit):
        fix(path, tmp_path)
    assert "Zeven" in disk.text(team)
    _as_of_a_process_that_is_gone()
    assert list(go_on(lambda one: of_transcripts([one.parent]))) == []
    assert "Zeven" not in disk.text(team)


_FIX = """
import sys
from pathlib import Path
from interview_tui.cli import main
from interview_tui.storage.system import SYSTEM
from tests.storage.faults import kill_at
from tests.toy_codec import install_as_told
install_as_told()
path = Path(sys.argv[1])
kill_at(int(sys.argv[2]), SYSTEM)
sys.exit(main(["--transcripts", str(path.parent), "check", "--fix", str(path)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="who still runs is known at once on Linux")
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_whatever_call_the_command_dies_at_the_next_start_does_the_versions(tmp_path: Path) -> None:
    seen, number = set(), 0
    while True:
        number += 5
        folder = tmp_path / f"map {number}"
        folder.mkdir()
        path, team = with_version(folder)
        done = subprocess.run(
            [sys.executable, "-c", _FIX, str(path), str(number)], capture_output=True, check=False, timeout=60
        )
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        is_mended = not read(disk.get(path)).stops
        seen.add((done.returncode == 0, is_mended))
        assert list(go_on(lambda one: of_transcripts([one.parent]))) == []
        if is_mended:
            assert "Zeven" not in disk.text(team), number
        else:
            assert disk.get(path) == DAMAGE["another word"].encode(), number
        if done.returncode == 0:
            break
    assert seen == {(False, False), (False, True), (True, True)}
    assert f"{path}: uit wat anderen mogen lezen gehaald: {team.name}.".encode() in done.stdout


def _as_of_a_process_that_is_gone() -> None:
    for promise in promises.all_promises():
        text = promise.file.read_text()
        promise.file.write_text(text.replace(f'"pid": {os.getpid()}', '"pid": 4194305'))


def test_in_the_app_the_versions_follow_when_the_interview_is_closed(tmp_path: Path) -> None:
    path, team = with_version(tmp_path)
    desk = Desk(
        path,
        read(disk.get(path)).interview,
        CARDS,
        open_file(path),
        forget=lambda one, now: forget(one, now, of_transcripts([one.parent])),
    )
    mend_desk(desk, confirmed=False)
    assert desk.close()
    assert "Zeven" not in disk.text(team) and "Drie is open." in disk.text(team)


SEVERAL = {
    "two answers": swapped("Drie is open.", "Drie was open.", DAMAGE["another word"]),
    "an answer, and a card by hand": swapped("Drie is open.", "Drie was open.", DAMAGE["a card by hand"]),
    "an answer, and a wider line": swapped("Drie is open.", "Drie was open.", DAMAGE["a wider line on its place"]),
    "two answers, and a strike": swapped("Drie is open.", "Drie was open.", DAMAGE["a strike in a list"]).replace(
        "Zeven is", "Zeven was"
    ),
    "two answers, and a card that lost its heading": swapped("Drie is open.", "Drie was open.", DAMAGE["another word"])
    + "\n### 9\\. Negen\n\nDat zei Sam ook.\n",
}


@pytest.mark.parametrize("name", SEVERAL)
def test_each_answer_is_mended_as_was_chosen_for_it(tmp_path: Path, name: str) -> None:
    found = look(SEVERAL[name].encode())
    assert len(found.one_by_one) > 1 and found.kept is not None and found.right is not None
    sizes = range(len(found.one_by_one) + 1)
    for narrow in map(frozenset, chain.from_iterable(combinations(found.one_by_one, size) for size in sizes)):
        told = found.right.but(found.kept, narrow)
        path = tmp_path / f"{sorted(narrow)}.md"
        disk.put(path, SEVERAL[name])
        desk = Desk(path, read(disk.get(path)).interview, CARDS, open_file(path))
        mend_desk(desk, confirmed=True, but=narrow)
        assert desk.close()
        after = read(disk.get(path))
        assert not after.stops
        assert told.readers == {number: after.interview.circle_of(number) for number in told.readers}
        assert all(after.interview.answer(number).struck for number in told.struck)
    assert found.right.but(found.kept, frozenset()) == found.right
    assert found.right.but(found.kept, frozenset(found.one_by_one)) == found.kept


@pytest.mark.parametrize("kept", ["private_cards: [5]", "struck_cards: [5]"])
def test_who_confirms_does_not_give_the_words_of_a_card_whose_heading_is_gone(kept: str) -> None:
    text = re.sub(r"## 5\. .*\n\n(?:\*.*\*\n)?", "", WRITTEN, count=1).replace("private_cards: [5]", kept)
    mended = mend(text.encode(), confirmed=True)
    assert mended is not None and not mended.document.stops
    assert mended.document.interview.circle_of(3) is Circle.PRIVATE
    for circle in (Circle.TEAM, Circle.ORGANISATION):
        with suppress(ShareError):
            assert b"Vijf" not in share(mended.document, circle)
    found = look(text.encode())
    assert found.right is not None and found.right.readers.get(3) is Circle.PRIVATE


def test_the_words_of_a_card_for_all_that_lost_its_heading_may_be_given_on_once_confirmed() -> None:
    mended = mend(re.sub(r"## 7\. .*\n\n", "", WRITTEN.replace(ONLY_US, ""), count=1).encode(), confirmed=True)
    assert mended is not None and mended.document.interview.circle_of(5) is Circle.TEAM


def test_of_what_would_widen_the_answer_is_shown_and_not_its_line_alone() -> None:
    found = look(DAMAGE["a wider line on its place"].encode()).told
    assert found[0].widens and found[0].words == "*Wie dit mag lezen: onze organisatie*\nZeven is ook open."


@pytest.mark.parametrize(
    "text",
    [
        DAMAGE["another word"],
        swapped("te blijven.", "te gaan.", DAMAGE["another word"]),
        swapped("Drie is open.", "Drie was open.", DAMAGE["a line of the whole under another heading"]),
        DAMAGE["wider at the top"],
        SEVERAL["two answers"] + "\n<<<<<<< hier\nx\n=======\ny\n>>>>>>> daar\n",
    ],
    ids=["one answer", "the closing sentence too", "the whole too", "the whole", "a merge too"],
)
def test_where_more_hangs_together_there_is_one_answer_for_all(text: str) -> None:
    assert look(text.encode()).one_by_one == ()


def test_a_version_for_others_that_is_mended_itself_has_none(tmp_path: Path) -> None:
    path, team = with_version(tmp_path)
    changed = disk.text(team).replace("Zeven is", "Zeven was")
    disk.put(team, changed)
    before = disk.get(path)
    assert fix(team, tmp_path) == Fixed(Forgotten(), {}, changed.encode())
    assert disk.get(path) == before


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
        patched.setattr(files, "is_removable", lambda _path: True)
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


@settings(max_examples=times(0.6))
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


def test_a_whole_of_which_the_top_alone_says_who_may_read_it_is_for_the_two_alone() -> None:
    """The line went below a heading of a card that nobody wrote; the top was made wider."""
    begun = read(WRITTEN.encode()).interview.change(sharing=Circle.TEAM, next="Robin")
    text = compose(begun, CARDS).decode()
    line = readers_line(Circle.TEAM, "nl")
    moved = text.replace(f"{line}\n\n", "", 1) + f"\n## 99. Iets\n\n{line}\n"
    wider = moved.replace("sharing: team", "sharing: organisation", 1)
    mended = mend(wider.encode())
    assert mended is not None
    assert mended.document.interview.sharing is Circle.PRIVATE
    kept = mend(moved.encode())
    assert kept is not None
    assert kept.document.interview.sharing is Circle.TEAM, "its seals were made for the team"
