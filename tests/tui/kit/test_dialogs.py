"""In every dialog: space chooses (or types, in a field), and enter does what the screen says. Every dialog is here."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from interview_tui.cards.shipped import shipped
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.transcripts.desk.history import EarlierVersion
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.library.bin import Binned, throw_away
from interview_tui.transcripts.mending.doubts import Doubts, look
from interview_tui.transcripts.versions.putting_together import Merged, Outcome
from interview_tui.tui.after.follow_up_date import BackOnDialog
from interview_tui.tui.after.relay import RelayDialog
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.app.unsaved import UnsavedDialog
from interview_tui.tui.compare.choice import CompareFirst, CompareWith
from interview_tui.tui.history.take_back import TakeBack
from interview_tui.tui.interview.card_large import CardLarge, Large
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.interview.round_off import Rounding, RoundOff
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.doubts.dialog import AnswerDialog, DoubtsDialog
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.tips import TipsDialog
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.rename import Rename
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.read_back.closing import ClosingScreen, _BeforeFinishing
from interview_tui.tui.read_back.leaving import Leaving
from interview_tui.tui.read_back.readers_dialog import ReadersDialog
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.versions.merged import MergedDialog
from tests.tui.kit.test_commands import _screens
from tests.tui.kit.test_doubts import written
from tests.tui.list.stage import put
from tests.tui.read_back.stage import comes, saved, spoken
from tests.tui.stage import interviewing
from tests.tui.stage import shown as text_of
from tests.tui.terminal.keyboard import send
from tests.tui.waiting import wait_until

CARDS = shipped("nl")
Make = Callable[[InterviewScreen, Path], Dialog[Any]]


def doubts() -> Doubts:
    """What is not certain about two answers that something else changed."""
    text = written().replace("Begint met koffie.", "Begint met thee.").replace("De bal ligt stil.", "De bal rolt.")
    return look(text.encode(), Circle.TEAM, ())


def compare(screen: InterviewScreen, folder: Path) -> Dialog[Any]:
    for ident in ("5f9k2m", "6f9k2m"):
        put(folder, ident)
    entries = [entry for entry in screen.app.library.entries() if entry.interview and entry.interview.id != "3f9k2m"]
    return CompareWith(screen.interview, sorted(entries, key=lambda entry: entry.path), {}, folder)


def compare_first(screen: InterviewScreen, folder: Path) -> Dialog[Any]:
    compare(screen, folder)
    entries = [entry for entry in screen.app.library.entries() if entry.ident in ("5f9k2m", "6f9k2m")]
    return CompareFirst(sorted(entries, key=lambda entry: entry.path), {}, None)


def take_back(screen: InterviewScreen, _folder: Path) -> Dialog[Any]:
    now = screen.interview
    then = now.change(answers={3: Answer("Weg."), 5: Answer("Ook weg.")})
    moment = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
    version = EarlierVersion(screen.desk.path, moment, then, (3, 5), {3: "Drie", 5: "Vijf"})
    return TakeBack(version, now.change(answers={}))


class Listed(NamedTuple):
    """A dialog with a list: how to make it, the keys to a row, and the result of choosing that."""

    make: Make
    keys: tuple[str, ...]
    result: object


MERGED = Merged(
    Outcome.DONE, Binned(Path(), Path(), datetime.datetime.min.replace(tzinfo=datetime.UTC)), keeps_mine=True
)
LISTED: dict[type[Dialog[Any]], Listed] = {
    Question: Listed(lambda _screen, _folder: Question("Echt?", "", "Nee", "Ja"), ("down",), True),
    _BeforeFinishing: Listed(lambda _screen, _folder: _BeforeFinishing("Echt?", "", "Nee", "Ja"), ("down",), True),
    RoundOff: Listed(lambda screen, _folder: RoundOff(screen.interview, CARDS), ("down",), Rounding.LATER),
    GoTo: Listed(lambda screen, _folder: GoTo(screen.parts.rail.items, 1), ("down",), 2),
    ReadersDialog: Listed(
        lambda _screen, _folder: ReadersDialog(Circle.TEAM, "Sam", answer="Drie", now=Circle.TEAM),
        ("up",),
        Circle.PRIVATE.key,
    ),
    CompareWith: Listed(compare, ("down",), "6f9k2m"),
    CompareFirst: Listed(compare_first, ("down",), "6f9k2m"),
    Leaving: Listed(lambda _screen, _folder: Leaving(), ("down",), "back_to_cards"),
    TakeBack: Listed(take_back, ("down",), 5),
    MergedDialog: Listed(lambda _screen, _folder: MergedDialog(MERGED, read_back=True), ("down",), True),
    UnsavedDialog: Listed(lambda screen, _folder: UnsavedDialog(screen.desk), ("end",), False),
    DoubtsDialog: Listed(lambda screen, _folder: DoubtsDialog(screen.desk, doubts()), ("end",), ""),
    AnswerDialog: Listed(lambda _screen, _folder: AnswerDialog("Kaart 5", doubts().about(5), "Sam"), ("home",), False),
}
CLOSED_BY_BOTH: dict[type[Dialog[Any]], Make] = {
    CardLarge: lambda _screen, _folder: CardLarge(Large(CARDS.cards[2])),
    TipsDialog: lambda _screen, _folder: TipsDialog(shipped_forms("nl").forms[1]),
}
FIELDS: dict[type[Dialog[Any]], Make] = {
    Menu: lambda screen, _folder: Menu(screen, APP, {}),
    Rename: lambda _screen, folder: Rename(put(folder, "7f9k2m"), spoken()),
    RelayDialog: lambda screen, _folder: RelayDialog(screen.desk),
    BackOnDialog: lambda screen, _folder: BackOnDialog(screen.desk),
    ZodatjeDialog: lambda _screen, _folder: ZodatjeDialog((), "nl", lambda _sentences: None),
    RewriteDialog: lambda _screen, _folder: RewriteDialog("Drie", Answer(""), "nl", lambda _note, _zodatjes: None),
    ClosingScreen: lambda screen, _folder: ClosingScreen(screen.desk, {}, Circle.PRIVATE),
}
OTHERS = {
    BinDialog: "below: what was chosen is put back, and the dialog stays",
    HelpScreen: "nothing to choose: its last line names the arrows and esc",
}


def named(dialog: type[Dialog[Any]]) -> str:
    return dialog.__name__


async def show(
    pilot: Pilot[None], screen: InterviewScreen, folder: Path, make: Make, results: list[object]
) -> Dialog[Any]:
    """Show a dialog that is made so."""
    dialog = make(screen, folder)
    await pilot.app.push_screen(dialog, results.append)
    await pilot.pause()
    return dialog


def test_every_dialog_is_here() -> None:
    there = {cls for cls in _screens() if issubclass(cls, Dialog) and cls is not Dialog}
    assert there == {*LISTED, *CLOSED_BY_BOTH, *FIELDS, *OTHERS}


@pytest.mark.parametrize("dialog", LISTED, ids=named)
@pytest.mark.parametrize("key", ["space", "enter"])
async def test_in_a_list_both_choose_what_is_selected(tmp_path: Path, dialog: type[Dialog[Any]], key: str) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        results: list[object] = []
        made = LISTED[dialog]
        shown = await show(pilot, screen, tmp_path, made.make, results)
        assert isinstance(shown.focused, OptionList)
        await pilot.press(*made.keys, key)
        if key == "space" and dialog is ReadersDialog:  # it shows ○ and ●: the mark can be looked at first
            await pilot.pause()
            assert not results
            await pilot.press("enter")
        await wait_until(pilot, lambda: results)
        found = results[0].path if isinstance(results[0], Entry) else results[0]
        assert made.result in found.name if isinstance(found, Path) else found == made.result, found  # type: ignore[operator]


@pytest.mark.parametrize("dialog", CLOSED_BY_BOTH, ids=named)
@pytest.mark.parametrize("key", ["space", "enter"])
async def test_what_is_only_read_is_closed_by_both(tmp_path: Path, dialog: type[Dialog[Any]], key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        results: list[object] = []
        await show(pilot, screen, tmp_path, CLOSED_BY_BOTH[dialog], results)
        await pilot.press(key)
        await wait_until(pilot, lambda: results)
        await pilot.pause()
        assert screen.place.field.text == ""


@pytest.mark.parametrize("dialog", FIELDS, ids=named)
async def test_in_a_field_space_types_and_enter_goes_on(tmp_path: Path, dialog: type[Dialog[Any]]) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT, closing="" if dialog is ClosingScreen else "Te zien."))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        results: list[object] = []
        shown = await show(pilot, screen, tmp_path, FIELDS[dialog], results)
        field = shown.focused
        assert isinstance(field, Input | NoteField)
        await pilot.press("k", "space", "m")
        text = field.value if isinstance(field, Input) else field.text
        assert text.endswith("k m")
        if dialog is BackOnDialog:
            await pilot.press("enter")
            assert not results, "that is no day: it says so"
            await pilot.press("ctrl+a", "delete")
        await pilot.press("enter")
        await pilot.pause()
        if dialog is RewriteDialog:
            assert isinstance(field, NoteField)
            assert field.text == "k m\n"
        elif dialog is ZodatjeDialog:
            assert shown.focused is not field
        elif dialog is Rename:
            assert shown.focused is not field
            await pilot.press("enter")
            await wait_until(pilot, lambda: results)
            assert results[0] is not None
        else:
            await wait_until(pilot, lambda: results)
            assert results[0] is not False


WITHOUT_FIELD: dict[type[Dialog[Any]], Make] = {
    **{dialog: made.make for dialog, made in LISTED.items()},
    **CLOSED_BY_BOTH,
    BinDialog: lambda _screen, folder: BinDialog(folder),
    HelpScreen: lambda screen, _folder: HelpScreen(screen, APP, {}),
}


CLOSED_WITH = [
    (dialog, closing)
    for dialog in WITHOUT_FIELD
    for closing in (["nothing"] if dialog.GIVES_WAY else ["esc"] if dialog is BinDialog else ["esc", "enter"])
]
"""What gives way to letters needs no key to close; the bin stays for Enter."""


@pytest.mark.parametrize(
    ("dialog", "closing"), CLOSED_WITH, ids=lambda one: one if isinstance(one, str) else named(one)
)
async def test_letters_typed_above_it_reach_the_field_that_has_the_focus_next(
    tmp_path: Path, dialog: type[Dialog[Any]], closing: str
) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        results: list[object] = []
        before = screen.place.field.text
        shown = await show(pilot, screen, tmp_path, WITHOUT_FIELD[dialog], results)
        send(pilot, "en hij", "!", "\x1b[200~ één\x1b[201~", " ", "\x1b[32;2u", "xy")
        await pilot.pause()
        if shown.GIVES_WAY:
            send(pilot, "na")
        else:
            assert pilot.app.screen is shown
            assert screen.place.field.text == before
            send(pilot, {"esc": "\x1b", "enter": "\r"}[closing], "na")
        await wait_until(pilot, lambda: screen.place.field.text == f"{before}en hij! één  xyna")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("dialog", [one for one in LISTED if not one.GIVES_WAY], ids=named)
async def test_a_space_behind_another_key_than_a_letter_chooses(tmp_path: Path, dialog: type[Dialog[Any]]) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        results: list[object] = []
        before = screen.place.field.text
        await show(pilot, screen, tmp_path, LISTED[dialog].make, results)
        marks = dialog is ReadersDialog  # there it leaves the mark, and enter takes it
        send(pilot, "en hij", "\x1b[B\x1b[A", " ", *(["\r"] if marks else []))
        await wait_until(pilot, lambda: results)
        await wait_until(pilot, lambda: screen.place.field.text == f"{before}en hij")


async def test_in_the_menu_enter_does_what_is_selected(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        await pilot.press("ctrl+p")
        await comes(pilot, Menu)
        await pilot.press(*"kaart", "space", *"groot", "enter")
        await comes(pilot, CardLarge)


async def test_a_so_that_is_chosen_from_the_list_above_by_both(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        for key in ("space", "enter"):
            sentences = ("Ik wacht, zodat zij begint.", "Ik kijk, zodat ik zie.")
            dialog = ZodatjeDialog(sentences, "nl", lambda _sentences: None)
            await pilot.app.push_screen(dialog)
            await pilot.pause()
            await pilot.press("up", "up", key)
            await wait_until(pilot, partial(getattr, dialog.act, "value"))
            assert dialog.act.value == "wacht"
            assert dialog.focused is dialog.act
            await pilot.press("escape")
        assert screen.is_there()


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_in_the_bin_both_put_back(tmp_path: Path, key: str) -> None:
    path = put(tmp_path, "8f9k2m")
    throw_away(path)
    async with interviewing(tmp_path) as (pilot, _screen):
        dialog = BinDialog(tmp_path)
        await pilot.app.push_screen(dialog)
        await wait_until(pilot, lambda: dialog.listed.option_count)
        await pilot.press(key)
        await wait_until(pilot, path.exists)


EVERY: dict[type[Dialog[Any]], Make] = {**WITHOUT_FIELD, **FIELDS}


@pytest.mark.parametrize("dialog", EVERY, ids=named)
async def test_it_answers_once_and_only_when_it_is_on_top(tmp_path: Path, dialog: type[Dialog[Any]]) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        results: list[object] = []
        shown = await show(pilot, screen, tmp_path, EVERY[dialog], results)
        above = Question("Echt?", "", "Nee", "Ja")
        answered: list[object] = []
        await pilot.app.push_screen(above, answered.append)
        shown.dismiss("first")
        shown.dismiss("second")
        await pilot.pause()
        assert pilot.app.screen is above
        assert results == []
        above.dismiss(True)
        above.dismiss(False)
        await wait_until(pilot, lambda: results and pilot.app.screen is screen)
        await pilot.pause()
        assert (results, answered) == (["first"], [True])


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
@pytest.mark.parametrize("dialog", EVERY, ids=named)
async def test_its_last_line_says_what_the_keys_do_and_that_esc_goes_back(
    tmp_path: Path, dialog: type[Dialog[Any]], size: tuple[int, int]
) -> None:
    path = saved(tmp_path, spoken(status=Status.DRAFT, closing="" if dialog is ClosingScreen else "Te zien."))
    async with interviewing(tmp_path, size, path=path, form="onboarding") as (pilot, screen):
        shown = await show(pilot, screen, tmp_path, EVERY[dialog], [])
        await wait_until(pilot, lambda: "esc: terug" in text_of(pilot))
        (line,) = shown.query(".dialog-keys").results(Static)
        frame = line.parent if isinstance(line.parent, Widget) else shown
        assert line is frame.children[-1], "the last of the frame"
        said = str(line.render())
        assert "esc: terug" in said.split("\n")[-1]
        assert "Enter: " in said or dialog in (CardLarge, TipsDialog, HelpScreen, RewriteDialog, BinDialog)
        assert line.region.bottom <= size[1] and line.region.height >= 1
        assert frame.region.height <= size[1]
        assert text_of(pilot).count("esc") == 1, "once"


async def test_help_goes_by_enter_and_scrolls_by_space(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("f1")
        shown = await comes(pilot, HelpScreen)
        page = shown.query_one("#help-page")
        await wait_until(pilot, lambda: page.max_scroll_y)
        await pilot.press("space")
        await wait_until(pilot, lambda: page.scroll_offset.y > 5)
        assert pilot.app.screen is shown
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.place.field.text == ""


async def test_in_sixteen_colours_a_line_with_four_corners_is_round_it(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        pilot.app.add_class("-sixteen")
        await pilot.press("f1")
        await comes(pilot, HelpScreen)
        await wait_until(pilot, lambda: "┌" in text_of(pilot))
        assert [text_of(pilot).count(corner) for corner in "┌┐└┘"] == [1, 1, 1, 1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_a_so_that_is_written_over_the_note_in_the_middle(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size) as (pilot, screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await wait_until(pilot, lambda: dialog.query_one(".dialog").region.width)
        paper, over = screen.place.query_one("#paper").region, dialog.query_one(".dialog").region
        assert (over.x, over.right) == (paper.x - 2, paper.right + 2)
        left = screen.parts.rail.region.x if screen.parts.rail.display else over.x
        assert abs(left - (size[0] - over.right)) <= 1, "rail, card and note stand in the middle"
        await pilot.resize_terminal(140, 40)
        await wait_until(pilot, lambda: dialog.query_one(".dialog").region.x == screen.parts.rail.region.right)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("many", [False, True], ids=["a few", "many"])
async def test_more_tips_than_there_is_room_for_can_be_read(tmp_path: Path, size: tuple[int, int], many: bool) -> None:
    form = shipped_forms("nl").forms[1]
    tips = tuple(f"Tip {number}: vraag door, en wacht dan nog even." for number in range(30)) if many else form.tips
    async with interviewing(tmp_path, size) as (pilot, screen):
        shown = await show(pilot, screen, tmp_path, lambda _s, _f: TipsDialog(form._replace(tips=tips)), [])
        last = tips[-1].partition(":")[0][:20]
        if many:
            await wait_until(pilot, lambda: "pijltjes: verder lezen · esc: terug" in text_of(pilot))
            assert last not in text_of(pilot)
            await pilot.press("end")
            await wait_until(pilot, lambda: last in text_of(pilot))
        await wait_until(pilot, lambda: last in text_of(pilot))
        assert ("pijltjes" in text_of(pilot)) is many and "esc: terug" in text_of(pilot)
        assert shown.query_one(".dialog").region.height <= size[1]
