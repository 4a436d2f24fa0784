"""Notes from a file become an interview: each place confirmed by a person, every word as it was, for the two alone."""

from __future__ import annotations

import datetime
import errno
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.intake import taking_in
from interview_tui.interview.model import Circle, Status
from interview_tui.storage.files import write_atomic
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.tui.intake import page as page_module
from interview_tui.tui.intake.answers import AnswersScreen
from interview_tui.tui.intake.file_screen import ImportScreen
from interview_tui.tui.intake.places_screen import PlacesScreen
from interview_tui.tui.intake.placing import placed
from interview_tui.tui.intake.who import WhoScreen
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.builders import interview
from tests.export.giving.stage import core, zipped
from tests.storage.faults import Faulty
from tests.tui.intake.stage import (
    COMMENT,
    DELETED,
    HIDDEN,
    STORY,
    TITLES,
    all_placed,
    document,
    fill_in,
    importing,
    looked_into,
    on_notes,
    places,
    who,
)
from tests.tui.list.stage import on_list, put, settled
from tests.tui.read_back.stage import comes
from tests.tui.stage import only_file, shown
from tests.tui.test_hostile_text import PAYLOADS, look
from tests.tui.waiting import wait_until

SIZES = [(60, 18), (80, 24), (120, 40)]


def sizes(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def words_of(pilot: Pilot[None]) -> str:
    """What is on the screen, on one line."""
    return " ".join(shown(pilot).split())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A Word document, in a folder of its own."""
    path = tmp_path / "Mijn documenten" / "Verslag van Sam.docx"
    path.parent.mkdir()
    path.write_bytes(document())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the interviews are, which is not there yet."""
    return tmp_path / "gesprekken"


@pytest.mark.parametrize("size", SIZES, ids=sizes)
async def test_a_dropped_document_becomes_a_held_interview(folder: Path, file: Path, size: tuple[int, int]) -> None:
    before = file.read_bytes()
    async with importing(folder, size=size) as pilot:
        screen = await comes(pilot, ImportScreen)
        await pilot.press(*"'")
        screen.field.value = f"'{file}'"
        await wait_until(pilot, lambda: "Een Word-document." in words_of(pilot))
        await pilot.press("enter")
        notes = await on_notes(pilot)
        assert "opmerking" in words_of(pilot)
        assert "Nog bij geen kaart" in words_of(pilot)
        assert notes.placing.confirmed == 0
        await who(pilot)
        named = await comes(pilot, WhoScreen)
        await pilot.press(*"Noor", "enter", *"Sam", "enter", *"3-11-2025", "enter")
        assert named.day.line == "3 november 2025"
        assert not list(folder.glob("*"))
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "dan kiest Sam wie het mag lezen" in words_of(pilot)
        await pilot.press("enter")
        listed = await comes(pilot, ListScreen)
        await settled(pilot)
        assert "is gebleven zoals het was" in words_of(pilot)
        assert "samen terug te lezen" in words_of(pilot)
        assert listed.pane.row is not None
        assert listed.pane.row.path == only_file(folder)
        await pilot.press("enter")
        await comes(pilot, ReadBackScreen)
        await wait_until(pilot, lambda: "Gespreksverslag van dinsdag" in words_of(pilot))
    held = read(only_file(folder).read_bytes()).interview
    assert (held.status, held.sharing, held.date) == (Status.HELD, Circle.PRIVATE, datetime.date(2025, 11, 3))
    assert (held.interviewer, held.interviewee) == ("Noor", "Sam")
    notes_by_card = {number: answer.note for number, answer in held.answers.items()}
    assert notes_by_card == {
        1: "Elf jaar in de wijk. En .".replace(" En .", ""),
        2: "Gespreksverslag van dinsdag",
        3: f"{STORY}\nEen halfuur niks gevraagd.",
        12: "Dat is het eigenlijk.",
    }
    assert file.read_bytes() == before


async def test_the_command_begins_with_the_notes_and_esc_leads_to_the_list(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        await on_notes(pilot)
        await pilot.press("escape")
        await comes(pilot, ImportScreen)
        await pilot.press("escape")
        await on_list(pilot)


# --- nothing is decided by itself


async def test_it_does_not_go_on_before_everything_is_confirmed(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is screen
        screen.page.here = screen.page.last
        await pilot.press("enter")
        await pilot.pause()
        assert screen.page.here == 0, "the first thing to say something of"
        await all_placed(pilot)
        assert screen.is_ready
        screen.page.here = 1
        await pilot.press("space")
        assert not screen.is_ready
        await pilot.press("space", "end")
        screen.page.here = screen.page.last
        await pilot.press("enter")
        await comes(pilot, WhoScreen)


async def test_all_is_right_counts_only_for_what_has_been_on_the_screen(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    text = "\n\n".join(f"{number}. {title}\n\n{'Veel woorden. ' * 40}" for number, title in TITLES.items())
    path.write_text(text, encoding="utf-8")
    async with importing(folder, path, (60, 18)) as pilot:
        screen = await on_notes(pilot)
        assert len(screen.placing.places) == len(TITLES)
        await pilot.press("a")
        await pilot.pause()
        assert screen.placing.confirmed == 0
        assert "Nog niet alles stond op het scherm" in words_of(pilot)
        while not screen.page.has_seen_all:
            await pilot.press("pagedown")
        await pilot.press("a")
        assert screen.placing.confirmed == len(TITLES)
        await pilot.press("z")
        assert screen.placing.confirmed == 0


async def test_a_jump_over_the_middle_is_not_seeing_it(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("\n\n".join(f"Alinea {number}." for number in range(200)), encoding="utf-8")
    async with importing(folder, path) as pilot:
        screen = await on_notes(pilot)
        screen.page.here = screen.page.last
        await pilot.pause()
        assert {0, 199} <= screen.page.seen
        assert not screen.page.has_seen_all
        assert 100 not in screen.page.seen


async def test_a_card_is_chosen_by_its_number_or_from_the_list_and_undone(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("enter")
        await comes(pilot, GoTo)
        assert "Geen: dit hoort bij wat erboven staat" not in words_of(pilot), "nothing stands above"
        await pilot.press("7")
        await settled(pilot)
        assert screen.placing.card_at(0) == 7
        assert "zelf gekozen" in words_of(pilot)
        await pilot.press("n", "enter")
        await comes(pilot, GoTo)
        assert "Geen: dit hoort bij wat erboven staat" in words_of(pilot)
        await pilot.press("home", "enter")
        await settled(pilot)
        assert 1 not in screen.placing.places
        assert screen.placing.card_at(2) == 7
        await pilot.press("z", "z")
        await pilot.pause()
        assert screen.placing == placed(screen.placing.notes, screen.placing.proposed)
        assert not screen.has_changed


async def test_a_proposal_goes_by_one_key(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("n", "n", "delete")
        await pilot.pause()
        assert sorted(screen.placing.places) == [1, 6]
        assert "Dit hoort bij wat erboven staat." in words_of(pilot)


async def test_a_first_proposal_that_is_wrong_goes_and_leaves_its_words_without_a_card(
    folder: Path, file: Path
) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("n", "enter")
        await comes(pilot, GoTo)
        assert "Geen: hier begint geen kaart" in words_of(pilot)
        await pilot.press("home", "enter")
        await settled(pilot)
        assert screen.placing.unplaced == range(3)
        assert "Hier begint geen kaart." in words_of(pilot)


async def test_notes_without_a_card_say_so_and_can_be_placed(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "los.txt"
    path.write_text("Eerst kijken.\n\nDan pas vragen.", encoding="utf-8")
    async with importing(folder, path) as pilot:
        screen = await on_notes(pilot)
        assert "geen kaart herkend" in words_of(pilot)
        await pilot.press("enter")
        await comes(pilot, GoTo)
        await pilot.press("3")
        await settled(pilot)
        assert screen.is_ready


@pytest.mark.parametrize("size", SIZES, ids=sizes)
async def test_what_the_answer_will_be_can_be_read(folder: Path, file: Path, size: tuple[int, int]) -> None:
    async with importing(folder, file, size) as pilot:
        screen = await on_notes(pilot)
        screen.page.here = 4
        await pilot.press("l")
        await comes(pilot, AnswersScreen)
        assert f"3. {TITLES[3]}" in words_of(pilot)
        assert " ".join(STORY.split()) in words_of(pilot)
        assert "2 van 3" in words_of(pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "Dat is het eigenlijk." in words_of(pilot)
        await pilot.press("escape")
        await comes(pilot, PlacesScreen)


# --- what a person did is not lost


async def test_leaving_asks_first_if_something_was_said(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("n", "space", "escape")
        await comes(pilot, Question)
        await pilot.press("enter")
        await comes(pilot, PlacesScreen)
        assert screen.placing.confirmed == 1
        await pilot.press("escape")
        await comes(pilot, Question)
        await pilot.press("down", "enter")
        await comes(pilot, ImportScreen)


async def test_what_was_filled_in_is_there_again(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await who(pilot)
        fill_in(screen)
        screen.team.field.value = "Noord"
        await pilot.press("escape")
        notes = await comes(pilot, PlacesScreen)
        assert notes.is_ready
        await pilot.press("ctrl+s")
        again = await comes(pilot, WhoScreen)
        assert [one.line for one in (again.interviewer, again.interviewee, again.day, again.team)] == [
            "Noor",
            "Sam",
            "3-11-2025",
            "Noord",
        ]


@pytest.mark.parametrize("line", ["/nergens/a.docx", "", "~", "a b c", "'"])
async def test_a_wrong_path_says_so_and_stays(folder: Path, line: str) -> None:
    async with importing(folder) as pilot:
        screen = await comes(pilot, ImportScreen)
        await looked_into(pilot, line)
        assert pilot.app.screen is screen
        assert screen.query_one("#import-what").display
        assert screen.field.value == line
        assert not folder.exists() or not list(folder.glob("*.md"))


async def test_what_is_no_document_says_why(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "oud.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    async with importing(folder, path) as pilot:
        await settled(pilot)
        assert "(.doc)" in words_of(pilot)


async def test_a_name_or_a_day_that_cannot_be_is_asked_again(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await who(pilot)
        fill_in(screen, interviewee="", day="morgen")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert screen.focused is screen.interviewee.field
        fill_in(screen, day="morgen")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert screen.focused is screen.day.field
        assert "“morgen” herkent de app niet." in words_of(pilot)
        assert not list(folder.glob("*.md"))


async def test_a_full_disk_leaves_nothing_half_and_loses_nothing(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with importing(folder, file) as pilot:
        screen = await who(pilot)
        fill_in(screen)
        for at in count(1):
            full = Faulty(at, lambda: OSError(errno.ENOSPC, "vol"), lasting=True)
            monkeypatch.setattr(taking_in, "write_atomic", partial(write_atomic, system=full))
            await pilot.press("ctrl+s")
            await settled(pilot)
            if not isinstance(pilot.app.screen, WhoScreen):
                break
            assert "schijf is vol" in words_of(pilot), (at, words_of(pilot))
            assert not [path for path in folder.glob("*") if path.is_file()]
            assert screen.interviewee.line == "Sam"
        assert at > 3
        await on_list(pilot)
    assert only_file(folder)


# --- an interview that was made elsewhere


@pytest.mark.parametrize("size", SIZES, ids=sizes)
async def test_a_transcript_is_taken_in_at_once(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    path = put(elsewhere, "4f9k2m", status=Status.FINAL, sharing=Circle.TEAM)
    async with importing(folder, path, size) as pilot:
        listed = await on_list(pilot)
        assert listed.pane.row is not None
        assert listed.pane.row.path == only_file(folder)
        assert "nog niet afgerond" in words_of(pilot)
    taken = read(only_file(folder).read_bytes()).interview
    assert (taken.id, taken.status) == ("4f9k2m", Status.HELD)


async def test_one_that_is_here_already_is_not_taken_in_again(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "gesprekken", tmp_path / "stick"
    for one in (folder, elsewhere):
        one.mkdir()
        put(one, "4f9k2m")
    (path,) = elsewhere.glob("*.md")
    async with importing(folder, path) as pilot:
        screen = await comes(pilot, ImportScreen)
        await settled(pilot)
        assert pilot.app.screen is screen
        assert "staat hier al" in words_of(pilot) or "is er al" in words_of(pilot)
    assert len(list(folder.glob("*.md"))) == 1


async def test_a_draft_goes_on_on_its_card(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    path = put(elsewhere, "4f9k2m", at_card=5)
    async with importing(folder, path) as pilot:
        await on_list(pilot)
        assert "op zijn kaart" in words_of(pilot)


# --- what may not be seen, and what may do nothing


@pytest.mark.parametrize("size", SIZES, ids=sizes)
async def test_what_the_document_does_not_show_is_nowhere(folder: Path, file: Path, size: tuple[int, int]) -> None:
    seen: list[str] = []
    async with importing(folder, file, size) as pilot:
        screen = await on_notes(pilot)
        for item in range(screen.page.last + 1):
            screen.page.here = item
            await pilot.pause()
            seen.append(shown(pilot))
        await pilot.press("home")
        named = await who(pilot)
        await pilot.press("escape")
        await comes(pilot, PlacesScreen)
        await pilot.press("l")
        answers = await comes(pilot, AnswersScreen)
        while answers.has_next:
            seen.append(shown(pilot))
            await pilot.press("right")
            await pilot.pause()
        seen.append(shown(pilot))
        await pilot.press("escape", "ctrl+s")
        named = await comes(pilot, WhoScreen)
        fill_in(named)
        await pilot.press("ctrl+s")
        await on_list(pilot)
        seen.append(shown(pilot))
    everything = "\n".join(seen)
    assert "Elf jaar in de wijk." in everything
    for word in (HIDDEN, DELETED, COMMENT):
        assert word not in everything
        for path in folder.rglob("*"):
            assert word not in path.name
            assert path.is_dir() or word.encode() not in path.read_bytes()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=sizes)
async def test_every_text_is_shown_to_the_letter(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "[@click=app.quit]x[b] {x} %s.txt"
    texts = [text.split("\x1b")[0].split("\x9b")[0].replace("\u202e", "") for text in PAYLOADS]
    path.write_text("1\n\n" + "\n\n".join(texts), encoding="utf-8")
    async with importing(folder, path, size) as pilot:
        screen = await on_notes(pilot)
        look(pilot, "[@click=app.quit]x[b] {x} %s.txt"[:20], *texts[:3])
        for item in range(screen.page.last):
            screen.page.here = item
            await pilot.pause()
            look(pilot, texts[max(item - 1, 0)])
        await pilot.press("l")
        await comes(pilot, AnswersScreen)
        look(pilot, *texts[:6])
        await pilot.press("escape")
        named = await who(pilot)
        fill_in(named, interviewer=PAYLOADS[0], interviewee=PAYLOADS[1])
        await pilot.pause()
        look(pilot, f"dan kiest {PAYLOADS[1]} wie")
        await pilot.press("ctrl+s")
        await on_list(pilot)
        look(pilot)


async def test_what_a_terminal_would_obey_is_shown_by_its_code_point(folder: Path) -> None:
    from interview_tui.intake.notes import Block, Notes

    notes = Notes((Block("Sam\u200e\x1b]0;weg\x07"), Block("x" * 600)), ("Weg: \x1b[2J",))
    async with importing(folder) as pilot:
        pilot.app.push_screen(PlacesScreen(placed(notes, ()), "a.txt"))
        await on_notes(pilot)
        look(pilot, "⟨U+001B⟩]0;weg⟨U+0007⟩", "Weg: ⟨U+001B⟩[2J")


# --- quick


async def test_a_key_wraps_no_paragraph_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("\n\n".join(f"Alinea {number}." for number in range(3000)), encoding="utf-8")
    wrapped: list[str] = []
    wrap = page_module.short_words

    def counted(text: str, width: int) -> object:
        wrapped.append(text)
        return wrap(text, width)

    monkeypatch.setattr(page_module, "short_words", counted)
    async with importing(folder, path) as pilot:
        screen = await on_notes(pilot)
        assert len(wrapped) == 3000
        await pilot.press("down", "pagedown", "enter")
        await comes(pilot, GoTo)
        await pilot.press("3")
        await settled(pilot)
        assert screen.placing.places
        assert len(wrapped) == 3000


async def test_the_mouse_goes_to_a_paragraph_and_opens_it(folder: Path) -> None:
    async with importing(folder) as pilot:
        pilot.app.push_screen(PlacesScreen(places(), "a.docx"))
        screen = await on_notes(pilot)
        rows = shown(pilot).splitlines()
        row = next(at for at, line in enumerate(rows) if "Elf jaar in de wijk." in line)
        await pilot.click(offset=(10, row))
        assert screen.page.here == 3
        await pilot.click(offset=(10, row))
        await comes(pilot, GoTo)


async def test_another_window_keeps_the_place_in_sight(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("\n\n".join(f"Alinea {number}: " + "woord " * 30 for number in range(60)), encoding="utf-8")
    async with importing(folder, path, (120, 40)) as pilot:
        screen = await on_notes(pilot)
        screen.page.here = 41
        for size in ((60, 18), (40, 10), (80, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert "Alinea 41:" in shown(pilot) or size == (40, 10)


async def test_names_used_before_are_offered(folder: Path, file: Path) -> None:
    folder.mkdir()
    put(folder, "3f9k2m", interviewer="Noor", interviewee="Sam", team="Noord")
    async with importing(folder, file) as pilot:
        screen = await who(pilot)
        await pilot.press("N", "o", "right", "enter", "S", "a", "right")
        assert (screen.interviewer.line, screen.interviewee.line) == ("Noor", "Sam")


# --- a copy of an interview that is here


async def test_a_copy_of_an_interview_that_is_here_is_refused_by_its_name(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    put(folder, interview().id)
    path = tmp_path / "verslag.docx"
    path.write_bytes(zipped({"docProps/core.xml": core(f"{MARK.decode()}, {keyword(interview(), [5])}")}))
    async with importing(folder) as pilot:
        await looked_into(pilot, path)
        await comes(pilot, ImportScreen)
        assert "een kopie van Noor met Sam, dat hier al staat" in words_of(pilot)


# --- what stands before the first card


async def test_the_beginning_is_counted_and_one_is_led_there(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        while not screen.page.has_seen_all:
            await pilot.press("pagedown")
        await pilot.press("a")
        await pilot.pause()
        assert screen.page.here == 0
        assert "3 van 4 bevestigd" in words_of(pilot)
        assert "op het begin na" in words_of(pilot)
        await pilot.press("end", "ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is screen and screen.page.here == 0
        assert "Zeg eerst nog waar dit bij hoort" in words_of(pilot)


async def test_the_beginning_may_stand_above_the_interview(folder: Path, file: Path) -> None:
    async with importing(folder, file) as pilot:
        screen = await on_notes(pilot)
        await pilot.press("enter")
        await comes(pilot, GoTo)
        assert "Geen: dit hoort boven het gesprek" in words_of(pilot)
        await pilot.press("home", "enter")
        await settled(pilot)
        assert "● Boven het gesprek" in words_of(pilot)
        await pilot.press("z")
        await pilot.pause()
        assert "Nog bij geen kaart" in words_of(pilot)
        await pilot.press("enter")
        await comes(pilot, GoTo)
        await pilot.press("home", "enter")
        await settled(pilot)
        named = await who(pilot)
        assert screen.placing.is_above
        fill_in(named)
        await pilot.press("ctrl+s")
        await comes(pilot, ListScreen)
        await settled(pilot)
    document = read(only_file(folder).read_bytes())
    assert "Gespreksverslag van dinsdag" in document.sections[0].raw
    assert not any("Gespreksverslag" in answer.note for answer in document.interview.answers.values())
    assert document.interview.sharing is Circle.PRIVATE
