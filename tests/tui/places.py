"""Every screen and dialog of the program, and how a person comes there. The names are fictional."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from interview_tui.forms.shipped import shipped_forms
from interview_tui.forms.starting import invitation
from interview_tui.intake.putting_in import answers_of
from interview_tui.interview.model import Answer, Status
from interview_tui.start import Start
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Removed
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.after.follow_up import ComeBackScreen
from interview_tui.tui.after.invitation import InvitationScreen
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.sheet import SheetScreen
from interview_tui.tui.agree.agreement import AgreementScreen
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.compare.choice import CompareWith
from interview_tui.tui.compare.screen import CompareScreen
from interview_tui.tui.give.giving_screen import GivingScreen
from interview_tui.tui.give.gone import GoneScreen
from interview_tui.tui.give.preview import PreviewScreen
from interview_tui.tui.give.screen import GiveScreen
from interview_tui.tui.give.take_home import TakeHomeScreen
from interview_tui.tui.history.screen import EarlierScreen
from interview_tui.tui.intake.answers import AnswersScreen
from interview_tui.tui.intake.file_screen import ImportScreen
from interview_tui.tui.intake.places_screen import PlacesScreen
from interview_tui.tui.intake.who import WhoScreen
from interview_tui.tui.intake.who_filled import WhoFilled
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.base import CommandScreen, Dialog
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.export_screen import ExportScreen
from interview_tui.tui.learning.learn import LearnScreen
from interview_tui.tui.learning.look_back import LookBackScreen
from interview_tui.tui.learning.practice import PracticeScreen
from interview_tui.tui.learning.practice_choice import PracticeChoice
from interview_tui.tui.learning.practised import PractisedScreen
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.printing import PrintScreen
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from interview_tui.tui.versions.screen import VersionsScreen
from tests.builders import interview
from tests.tui.after import test_follow_up, test_sheet
from tests.tui.compare.test_screen import NORTH, SOUTH, audit
from tests.tui.intake import stage as intake
from tests.tui.kit.test_commands import _screens
from tests.tui.kit.test_dialogs import CLOSED_BY_BOTH, FIELDS, LISTED
from tests.tui.list.stage import CARDS, some_of_each
from tests.tui.read_back.stage import comes, saved, spoken
from tests.tui.versions.test_screen import two
from tests.tui.waiting import wait_until

Stage = Callable[[Path], Mapping[str, Any]]
"""What puts files in a folder, and returns how the program starts there."""
Step = str | type[Screen[Any]] | Callable[[GesprekApp, Path], Awaitable[Any]]
"""One step on the way: an action of the screen that is shown, a screen to wait for, or what pushes a screen."""


class Place(NamedTuple):
    """Hold a screen, and how to come to it."""

    kind: type[Screen[Any]]
    stage: Stage
    steps: tuple[Step, ...] = ()


# --- what stands in the folder, and what is opened


def _resumed(path: Path) -> Mapping[str, Any]:
    return {"action": "resume", "path": path}


def _listed(folder: Path) -> Mapping[str, Any]:
    some_of_each(folder)
    return {}


def _opened(folder: Path, which: str) -> Mapping[str, Any]:
    return _resumed(some_of_each(folder)[which])


def _nothing(_folder: Path) -> Mapping[str, Any]:
    return {}


def _questions(_folder: Path) -> Mapping[str, Any]:
    return {"action": "new"}


_draft, _held, _final = (partial(_opened, which=which) for which in ("draft", "held", "final"))


def _closed(folder: Path) -> Mapping[str, Any]:
    return _resumed(saved(folder, spoken(status=Status.FINAL, closing="te blijven tot het weer beweegt")))


def _told(folder: Path) -> Mapping[str, Any]:
    return _resumed(saved(folder, spoken()))


def _two_versions(folder: Path) -> Mapping[str, Any]:
    return _resumed(two(folder)[0])


def _earlier(folder: Path) -> Mapping[str, Any]:
    story = "We dronken koffie aan de keukentafel. Niemand zei iets, een halfuur lang.\nToen kwam de buurvrouw."
    gone = {3: Answer(story), 5: Answer("Ook dat ging weg, met alle woorden.")}
    history.keep(compose(interview(question_set=CARDS.ref, answers=gone), CARDS), (3, 5))
    return _resumed(saved(folder, spoken(status=Status.DRAFT, answers={3: Answer("x")})))


def _audits(folder: Path) -> Mapping[str, Any]:
    audit(folder, "4f9k2m", "Zuid", SOUTH)
    return _resumed(audit(folder, "3f9k2m", "Noord", NORTH))


def _intervision(folder: Path) -> Mapping[str, Any]:
    return _resumed(test_sheet.held(folder))


def _onboarding(folder: Path) -> Mapping[str, Any]:
    return _resumed(test_follow_up.saved(folder, test_follow_up.held()))


# --- screens that are reached by answering a dialog


def _agreement(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    return app.push_screen(AgreementScreen(shipped_forms("nl").form("manager"), interview()))


def _invitation(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    text = shipped_forms("nl").forms[0].invitation
    return app.push_screen(InvitationScreen("Robin", invitation(text, interview(next="Robin"))))


async def _third_card(app: GesprekApp, _folder: Path) -> None:
    """Choose a card: the first row gives any."""
    app.screen.query_one(OptionList).highlighted = 3


def _gone(app: GesprekApp, folder: Path) -> Awaitable[Any]:
    stays = folder / "2026-11-24-sam-heel-3f9k2m.md~"
    removal = Removal((Removed(Kind.TRANSCRIPT, folder / "x.md"),), foreign=(stays,))
    return app.push_screen(GoneScreen(removal, "Sam", Path.home() / "In gesprek, Sam.docx", folder))


def _practised(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    return app.push_screen(PractisedScreen(CARDS, CARDS.cards[2], frozenset(), lambda: None))


def _placed(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    return app.push_screen(PlacesScreen(intake.places(), "verslag.docx"))


def _answers_of_notes(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    placing = intake.places()
    answers = answers_of(placing.notes, placing.starts, CARDS)
    return app.push_screen(AnswersScreen(answers, intake.TITLES, 3, CARDS.lang))


def _who(app: GesprekApp, _folder: Path) -> Awaitable[Any]:
    return app.push_screen(WhoScreen(intake.places().confirm_all().begin(0, 2), WhoFilled()))


def _dialog(app: GesprekApp, folder: Path, *, make: Callable[[Any, Path], Dialog[Any]]) -> Awaitable[Any]:
    return app.push_screen(make(app.screen, folder))


PLACES: Final[dict[str, Place]] = {
    "list": Place(ListScreen, _listed),
    "empty list": Place(ListScreen, _nothing),
    "text beside the list": Place(ListScreen, _listed, ("read",)),
    "example": Place(ReadingScreen, _nothing, ("example",)),
    "bin": Place(BinDialog, _listed, ("bin",)),
    "printing": Place(PrintScreen, _listed, ("print_cards",)),
    "taking in": Place(ImportScreen, _listed, ("take_in",)),
    "where cards begin": Place(PlacesScreen, _listed, (_placed,)),
    "what the answers will be": Place(AnswersScreen, _listed, (_answers_of_notes,)),
    "who it was": Place(WhoScreen, _listed, (_who,)),
    "getting to know the cards": Place(LearnScreen, _listed, ("learn",)),
    "practice": Place(PracticeChoice, _listed, ("practise",)),
    "practising": Place(PracticeScreen, _listed, ("practise", PracticeChoice, _third_card, "begin")),
    "practised": Place(PractisedScreen, _listed, (_practised,)),
    "questions": Place(AgreeScreen, _questions),
    "more questions": Place(AgreeScreen, _questions, ("more",)),
    "agreement": Place(AgreementScreen, _questions, (_agreement,)),
    "interview": Place(InterviewScreen, _draft),
    "menu": Place(Menu, _draft, ("app.menu",)),
    "help": Place(HelpScreen, _draft, ("app.help",)),
    "earlier versions": Place(EarlierScreen, _earlier, ("earlier",)),
    "no earlier version": Place(EarlierScreen, _draft, ("earlier",)),
    "two versions": Place(VersionsScreen, _two_versions, ("versions",)),
    "reading back": Place(ReadBackScreen, _told),
    "after": Place(AfterScreen, _closed),
    "more after": Place(AfterScreen, _closed, ("more",)),
    "closing sentence": Place(ClosingScreen, _closed, ("closing",)),
    "on the wall": Place(ClosingScreen, _closed, ("closing", ClosingScreen, "go_on")),
    "giving it on": Place(GiveScreen, _closed, ("give('private')",)),
    "giving it to others": Place(GiveScreen, _closed, ("give('team')",)),
    "taking it home": Place(TakeHomeScreen, _closed, ("take_home",)),
    "taken home": Place(GoneScreen, _closed, (_gone,)),
    "read before it is given": Place(PreviewScreen, _closed, ("give('private')", GiveScreen, "preview")),
    "compare": Place(CompareScreen, _audits, ("compare", CompareWith, "choose")),
    "sheet": Place(SheetScreen, _intervision, ("sheet",)),
    "invitation": Place(InvitationScreen, _closed, (_invitation,)),
    "coming back": Place(ComeBackScreen, _onboarding, ("come_back",)),
    "look back": Place(LookBackScreen, _closed, ("look_back",)),
    **{
        made.__name__: Place(made, _draft, (partial(_dialog, make=make),))
        for made, make in ({kind: listed.make for kind, listed in LISTED.items()} | CLOSED_BY_BOTH | FIELDS).items()
    },
}
"""Every screen; some of them in more than one state."""


def every_screen() -> set[type[Screen[Any]]]:
    """The classes of all screens and dialogs, without those that others are built on."""
    return set(_screens()) - {Dialog, CommandScreen, DeskScreen, ExportScreen, GivingScreen}


@asynccontextmanager
async def at(
    folder: Path, place: str, size: tuple[int, int] = (100, 36)
) -> AsyncIterator[tuple[Pilot[None], Screen[Any]]]:
    """The app at that place."""
    kind, stage, steps = PLACES[place]
    app = GesprekApp(Start(**{"transcripts": folder, "cards": CARDS, "lang": "nl", **stage(folder)}))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for step in steps:
            await wait_until(pilot, lambda: app.screen.is_mounted)
            await pilot.pause()
            if isinstance(step, str):
                await app.screen.run_action(step)
            elif isinstance(step, type):
                await comes(pilot, step)
            else:
                await step(app, folder)
        await comes(pilot, kind)
        yield pilot, app.screen
    if app.desk is not None:
        assert app.desk.close()
