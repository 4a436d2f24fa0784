"""Sharing: what a circle may not read is nowhere in the file it gets."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview_tui.interview.model import NOTHING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import mend
from interview_tui.transcripts.sharing.share import ShareError, preview, share, write_version
from tests import disk
from tests.builders import interview, interviews, question_set, version_path
from tests.storage.faults import Faulty

CARDS = question_set()
WIDER = [Circle.TEAM, Circle.ORGANISATION]


def whole(text: str) -> str:
    """The expression that matches exactly this text."""
    return rf"\A{re.escape(text)}\Z"


def document(held: Interview) -> Document:
    """`held` as its file is read."""
    return read(compose(held, CARDS))


circles = st.sampled_from(Circle)
marked_answers = st.dictionaries(
    st.integers(1, 12), st.tuples(st.none() | circles, st.booleans(), st.integers(0, 2)), min_size=1
)


@pytest.mark.no_files
@given(marked_answers, circles, st.sampled_from(WIDER), st.booleans(), st.sampled_from(ClosingReaders))
def test_nothing_of_a_narrower_circle_is_in_the_bytes(
    cards: dict[int, tuple[Circle | None, bool, int]],
    sharing: Circle,
    circle: Circle,
    by_hand: bool,
    readers: ClosingReaders,
) -> None:
    """Every piece of text has a word of its own, so that each can be looked for."""
    answers = {
        number: Answer(
            note=f"Notitie{number}x staat hier.\nTweede{number}x.",
            zodatjes=tuple(f"Ik doe zodatje{number}x{i}, zodat het blijft." for i in range(count)),
            circle=own,
            struck=struck,
        )
        for number, (own, struck, count) in cards.items()
    }
    held = interview(
        answers=answers,
        sharing=sharing,
        status=Status.FINAL,
        closing="Het is mijn vak om slotzin te zijn.",
        closing_readers=readers,
        next="Volgendex",
        parked=(7,),
        struck=() if 8 in cards else (8,),
        chosen=(9,),
        dismissed=("deadbeef",),
        at_card=5,
    )
    found = document(held)
    if by_hand:
        text = compose(held, CARDS).decode().replace("format: 3\n", "format: 3\nexterne_sleutel: geheimpje\n")
        text = text.replace("\n\n## ", "\n\nHandwerkx bovenaan.\n\n# Handwerkkop\n\nHandwerk onder.\n\n## ", 1)
        found = read(text.encode())
        assert found.interview == held
    may = {
        number
        for number, answer in answers.items()
        if not answer.struck and (sharing if answer.circle is None else answer.circle) >= circle
    }
    said = circle is Circle.TEAM and readers is ClosingReaders.NAMED
    if not may and not said:
        with pytest.raises(ShareError):
            share(found, circle)
        return
    text = share(found, circle).decode()
    for number, answer in answers.items():
        told = [
            f"Notitie{number}x",
            f"Tweede{number}x",
            *(f"zodatje{number}x{i}" for i in range(len(answer.zodatjes))),
        ]
        assert [word in text for word in told] == [number in may] * len(told)
        assert (CARDS.card(number).title in text) == (number in may)
    assert ("Volgendex" in text) == (sharing >= circle)
    assert ("slotzin" in text) == said
    for trace in ("deadbeef", "parked", "struck:", "cards:", "at_card", "dismissed", "andwerk", "externe_sleutel"):
        assert trace not in text


@pytest.mark.no_files
@given(interviews, st.sampled_from(WIDER))
def test_a_version_reads_as_what_the_circle_may_read(held: Interview, circle: Circle) -> None:
    held = held.change(status=Status.FINAL, struck=())
    shown = readable(held, circle)
    if not (shown.answers or shown.closing):
        nothing = f"In dit gesprek staat niets dat {words('nl').circles[circle]} mag lezen."
        with pytest.raises(ShareError, match=whole(nothing)):
            share(document(held), circle)
        return
    data = share(document(held), circle)
    again = read(data)
    assert again.interview == shown
    assert again.problems == ()
    assert again.front.get("shared_for") == circle.key
    levels = [int(token.tag[1]) for token in MarkdownIt("commonmark").parse(data.decode().split("\n---\n", 1)[1])
              if token.type == "heading_open"]  # fmt: skip
    assert levels == [1] + [2] * (len(shown.answers) + bool(shown.closing))


@pytest.mark.no_files
def test_of_a_file_in_which_no_answer_is_known_there_is_no_version() -> None:
    held = interview(
        answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=Status.FINAL, closing="Het is mijn vak om te blijven."
    ).change(closing_readers=ClosingReaders.NAMED)
    data = compose(held, CARDS).replace(b"## 3.", b"## Drie.")
    for one in (data, data.replace(b"## Drie.", b"Drie.")):
        mended = mend(one)
        found = read(one) if mended is None else mended.document
        assert not found.interview.answers
        told = "In dit bestand is geen antwoord bekend: er is niets om aan anderen te geven."
        assert preview(found, Circle.TEAM).obstacle == told
        with pytest.raises(ShareError, match=whole(told)):
            share(found, Circle.TEAM)
    alone = held.change(answers={})
    assert preview(document(alone), Circle.TEAM).obstacle is None, "a closing sentence by itself may go"


def test_the_cards_are_as_printed_in_the_document_whatever_set_it_was_held_with() -> None:
    own = question_set(3, id="eigen")
    held = interview(answers={3: Answer("Ja.", circle=Circle.TEAM)}, status=Status.FINAL, question_set=own.ref)
    text = share(read(compose(held, own)), Circle.TEAM).decode()
    assert "## 3. “Kaart 3 …”" in text
    assert "> Wanneer ben je in je element?" in text
    assert 'question_set: "eigen@1"' in text


def test_a_version_says_for_whom_it_is_in_the_language_of_the_interview() -> None:
    held = interview(answers={3: Answer("Ja.")}, sharing=Circle.ORGANISATION, status=Status.FINAL)
    text = share(document(held), Circle.TEAM).decode()
    assert "*Wie dit mag lezen: ons team*" in text
    assert "*Deelversie voor ons team: hierin staat alleen wat ons team mag lezen.*" in text
    assert "sharing: team\nshared_for: team\n" in text
    english = share(document(held.change(lang="en")), Circle.ORGANISATION).decode()
    assert "*A version for our organisation: it holds only what our organisation may read.*" in english


def test_a_file_with_windows_line_ends_gives_a_plain_version() -> None:
    held = interview(answers={3: Answer("Ja.\nNee.")}, sharing=Circle.TEAM, status=Status.FINAL)
    data = compose(held, CARDS)
    windows = read(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert share(windows, Circle.TEAM) == share(read(data), Circle.TEAM)
    one_line = data.replace(f"{CARDS.card(3).title}\n".encode(), f"{CARDS.card(3).title}\r\n".encode(), 1)
    assert one_line != data
    assert share(read(one_line), Circle.TEAM) == share(read(data), Circle.TEAM)


def test_half_a_character_that_a_hand_put_in_a_name_is_no_reason_to_share_nothing() -> None:
    data = compose(HELD, CARDS).replace(b'author: "Noor"', rb'author: "\ud800"')
    assert b'author: "?"\n' in share(read(data), Circle.TEAM)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HELD])
def test_what_was_not_read_back_is_not_shared(status: Status) -> None:
    found = document(interview(answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=status))
    obstacle = "Dit gesprek is nog niet teruggelezen. Doe dat eerst samen; daarna kun je het delen."
    with pytest.raises(ShareError, match=whole(obstacle)):
        share(found, Circle.TEAM)
    assert preview(found, Circle.TEAM).obstacle == obstacle


def test_nobody_else_is_no_circle_to_share_with_and_a_version_is_not_shared_on() -> None:
    held = interview(answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=Status.FINAL)
    with pytest.raises(ShareError, match=whole("Een deelversie maak je voor je team of voor je organisatie.")):
        share(document(held), Circle.PRIVATE)
    version = read(share(document(held), Circle.TEAM))
    with pytest.raises(ShareError, match=whole("Dit is al een deelversie; maak er een van het gesprek zelf.")):
        share(version, Circle.TEAM)


def test_the_preview_says_of_each_card_what_becomes_of_it_and_why() -> None:
    answers = {
        3: Answer("Ja."),
        4: Answer("Voor ons.", circle=Circle.PRIVATE),
        5: Answer("Weg.", struck=True),
        6: Answer("Ruim.", circle=Circle.ORGANISATION),
        7: NOTHING,
    }
    held = interview(answers=answers, sharing=Circle.TEAM, status=Status.FINAL, closing="Het is mijn vak om te zijn.")
    held = held.change(closing_readers=ClosingReaders.NAMED)
    text = compose(held, CARDS).decode() + "\n# Van een ander\n"
    shown = preview(read(text.encode()), Circle.TEAM)
    assert [(card.number, card.included, card.why) for card in shown.cards] == [
        (3, True, "ons team"),
        (4, False, "alleen wij tweeën"),
        (5, False, "geschrapt"),
        (6, True, "onze organisatie"),
    ]
    assert [card.number for card in shown.left_out] == [4, 5]
    assert shown.cards[0].title == CARDS.card(3).title
    assert (shown.circle, shown.closing, shown.additions, shown.obstacle) == (Circle.TEAM, True, 1, None)
    wide = preview(read(text.encode()), Circle.ORGANISATION)
    assert wide.closing is False
    assert [card.number for card in wide.cards if card.included] == [6]
    assert preview(document(held.change(closing="")), Circle.TEAM).closing is None


def test_a_chapter_of_a_hand_is_no_card_and_is_not_shared() -> None:
    held = interview(answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=Status.FINAL)
    found = read(compose(held, CARDS) + b"\n# Van mij alleen\n\nHoefijzerkers.\n")
    shown = preview(found, Circle.TEAM)
    assert ([card.number for card in shown.cards], shown.additions) == ([3], 1)
    version = share(found, Circle.TEAM).decode()
    assert "Van mij alleen" not in version
    assert "Hoefijzerkers" not in version


@pytest.mark.no_files
@pytest.mark.parametrize("heading", ["# 5. Van mij alleen", "## 5. Van mij alleen", "## 5) Van mij", "### 5. Van mij"])
def test_a_chapter_that_a_hand_gave_a_number_has_to_be_looked_at_first(heading: str) -> None:
    """Its words may be those of a card: then its circle would be lost."""
    held = interview(answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=Status.FINAL)
    data = compose(held, CARDS)
    found = read(data + f"\n{heading}\n\nHoefijzerkers.\n".encode())
    line = data.count(b"\n") + 2
    assert line in [problem.line for problem in found.stops]
    assert "niet zeker" in (preview(found, Circle.TEAM).obstacle or "")
    with pytest.raises(ShareError):
        share(found, Circle.TEAM)


@pytest.mark.no_files
@given(interviews, st.sampled_from(WIDER))
def test_the_preview_and_the_version_agree(held: Interview, circle: Circle) -> None:
    found = document(held.change(status=Status.FINAL))
    shown = preview(found, circle)
    if shown.obstacle:
        return
    version = read(share(found, circle)).interview
    assert list(version.answers) == [card.number for card in shown.cards if card.included]
    assert bool(version.closing) == (shown.closing is True)


# Writing it


HELD = interview(answers={3: Answer("Ja.")}, sharing=Circle.TEAM, status=Status.FINAL)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    disk.put(path, compose(HELD, CARDS))
    return path


def test_a_version_is_written_and_an_earlier_one_of_the_same_interview_replaced(transcript: Path) -> None:
    target = version_path(transcript, Circle.TEAM)
    assert target.name == "2026-11-24-sam-voor-team-3f9k2m.md"
    assert version_path(transcript, Circle.ORGANISATION).name == "2026-11-24-sam-voor-organisatie-3f9k2m.md"
    for note in ("Ja.", "Nee."):
        data = share(document(HELD.with_answer(3, note=note)), Circle.TEAM)
        write_version(data, target, transcript=transcript, ident=HELD.id)
        assert disk.get(target) == data


def other_version() -> bytes:
    return share(document(HELD.change(id="ander2")), Circle.TEAM)


@pytest.mark.parametrize("there", [b"", b"boodschappen", compose(HELD, CARDS), other_version(), b"\xff\xfe"])
def test_anything_else_that_stands_there_is_left_alone(transcript: Path, there: bytes) -> None:
    target = transcript.with_name("x.md")
    disk.put(target, there)
    told = f"Op {target} staat iets anders, en dat blijft zoals het is. Geef de deelversie een andere naam."
    with pytest.raises(ShareError, match=whole(told)):
        write_version(share(document(HELD), Circle.TEAM), target, transcript=transcript, ident=HELD.id)
    assert disk.get(target) == there


def test_the_transcript_is_never_written_over_whatever_it_is_called(transcript: Path) -> None:
    before = disk.get(transcript)
    link, second = transcript.with_name("link.md"), transcript.with_name("tweede.md")
    link.symlink_to(transcript)
    second.hardlink_to(transcript)
    for target in (transcript, transcript.parent / "." / transcript.name, link, second):
        told = f"{target} is het gesprek zelf. Geef de deelversie een andere naam."
        with pytest.raises(ShareError, match=whole(told)):
            write_version(share(document(HELD), Circle.TEAM), target, transcript=transcript, ident=HELD.id)
    assert disk.get(transcript) == before


def test_a_version_that_became_the_transcript_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    disk.put(path, share(document(HELD), Circle.TEAM))
    with pytest.raises(ShareError):
        write_version(b"x", path, transcript=path, ident=HELD.id)


def test_a_folder_and_a_place_in_no_folder_are_refused(transcript: Path) -> None:
    folder, gone = transcript.parent, transcript.parent / "weg"
    for target, told in {
        folder: f"{folder} is een map. Geef de naam van een bestand daarin.",
        gone / "x.md": f"Er is geen map {gone}. Maak die eerst, of kies een andere.",
    }.items():
        with pytest.raises(ShareError, match=whole(told)):
            write_version(b"x", target, transcript=transcript, ident=HELD.id)


def refused(*_given: object) -> int:
    raise OSError(errno.EIO, "proef")


@pytest.mark.parametrize(("call", "error"), [("open", ShareError), ("write", SaveError)])
def test_an_earlier_version_stays_if_it_cannot_be_read_or_the_new_one_not_be_written(
    transcript: Path, call: str, error: type[Exception]
) -> None:
    target = version_path(transcript, Circle.TEAM)
    before = share(document(HELD), Circle.TEAM)
    disk.put(target, before)
    system = Faulty()
    system.instead(**{call: refused})
    with pytest.raises(error):
        write_version(before + b"x", target, transcript=transcript, ident=HELD.id, system=system)
    assert disk.get(target) == before


@pytest.mark.parametrize("name", ["x" * 5000, f"{'x' * 5000}.md", f"{'y' * 300}/x.md"])
def test_a_name_that_is_too_long_is_told_as_any_other_trouble(transcript: Path, name: str) -> None:
    with pytest.raises((ShareError, SaveError)):
        write_version(b"x", transcript.parent / name, transcript=transcript, ident=HELD.id)


@pytest.mark.no_files
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Twee.\n", "Twee.\n\n<!-- weg -->\n"),
        ("Twee.\n", "Twee.\n\n\n\n<!-- weg -->\n\n"),
        ("Twee.\n", "Twee.\n\n<!-- weg\n\nook -->\n\n<!-- b --> <!-- c -->\n"),
        ("Een.\n", "Een.\n\n<!-- weg -->\n"),
        ("Een.\n", "<!-- weg -->\n\nEen.\n"),
        ("Een.\n", "Een. <!-- weg -->\n"),
        ("Een.\n", "<!-- weg --> Een.\n"),
        ("Een.\n", "<!-- a -->  <!-- weg --> Een.<!-- b -->\n"),
        ("Ik wacht", "<!-- weg -->Ik wacht"),
        ("begint.\n", "begint. <!-- weg -->\n\n<!-- b -->\n"),
        ("in je element?\n", "in je element?\n>\n> <!-- weg -->\n"),
        ("te blijven.\n", "te blijven. <!-- weg -->\n\n<!-- b -->\n"),
    ],
)
def test_where_a_comment_stood_nothing_is_left(old: str, new: str, ending: str) -> None:
    """No blank line and no space: the version is as it would be if nobody had written one."""
    told = {4: Answer("Een.\nTwee.", ("Ik wacht, zodat zij begint.",)), 5: Answer("Vijf.")}
    held = interview(sharing=Circle.TEAM, status=Status.FINAL, answers=told, closing="Het is mijn vak om te blijven.")
    data = compose(held, CARDS).decode()
    assert old in data
    with_comment = data.replace(old, new, 1).replace("\n", ending).encode()
    assert share(read(with_comment), Circle.TEAM) == share(read(data.encode()), Circle.TEAM)
