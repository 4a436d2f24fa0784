"""The app where a file is taken in, and a document as somebody may have written it. The people are fictional."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.proposing import propose
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.intake.file_screen import ImportScreen
from interview_tui.tui.intake.places_screen import PlacesScreen
from interview_tui.tui.intake.placing import Placing, placed
from interview_tui.tui.intake.who import WhoScreen
from tests.intake.documents import docx, gone, p, r
from tests.tui.list.stage import settled
from tests.tui.read_back.stage import comes

CARDS: Final = shipped("nl")
TITLES: Final = {card.number: card.title for card in CARDS.cards}
HIDDEN, DELETED, COMMENT = "ringslotsleutel", "hoefijzerkers", "bergbeekoever"
"""Words that a document has and does not show."""
STORY: Final = "Begint met koffie aan de keukentafel.  Dan pas het formulier."
"""With two spaces in it, which stay."""
NOTES: Final = Notes(
    (
        Block("Gespreksverslag", level=1),
        Block("Bij de koffie, op een dinsdag."),
        Block(TITLES[1], level=2, number="1."),
        Block("Elf jaar in de wijk."),
        Block(f"3. {TITLES[3]}", bold=True, apart=True),
        Block(STORY, number="-"),
        Block("Een halfuur niks gevraagd.", number="-"),
        Block(TITLES[12], level=2),
        Block("Dat is het eigenlijk."),
    ),
    ("3 opmerkingen zijn niet meegenomen.",),
)


def places() -> Placing:
    """Those notes, as cards are proposed in them."""
    return placed(NOTES, propose(NOTES, CARDS))


def document() -> bytes:
    """A Word document with words that it does not show: hidden, deleted, in a comment."""
    heading = '<w:pStyle w:val="Heading1"/>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = "".join(
        [
            p("Gespreksverslag van dinsdag"),
            p(f"1. {TITLES[1]}", properties=heading),
            p("Elf jaar in de wijk.", gone(f" En {DELETED}."), comment),
            p(f"3. {TITLES[3]}", properties=heading),
            p(STORY, r(HIDDEN, "<w:vanish/>")),
            p("Een halfuur niks gevraagd."),
            p(TITLES[12], properties=heading),
            p("Dat is het eigenlijk."),
        ]
    )
    return docx(body, comments=f'<w:comment w:id="0" w:author="x">{p(COMMENT)}</w:comment>')


@asynccontextmanager
async def importing(
    folder: Path, path: Path | None = None, size: tuple[int, int] = (80, 24), **start: Any
) -> AsyncIterator[Pilot[None]]:
    """The app where it asks for a file; with a path as `import FILE` begins."""
    given = {"action": "import", "path": path} if path is not None else {}
    app = GesprekApp(Start(**{"transcripts": folder, "cards": CARDS, "lang": "nl", **given, **start}))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if path is None:
            await settled(pilot)
            await pilot.press("b")
            await comes(pilot, ImportScreen)
        yield pilot
    if app.desk is not None:
        assert app.desk.close()


async def looked_into(pilot: Pilot[None], path: Path | str) -> None:
    """Put a path in the field, and Enter."""
    screen = await comes(pilot, ImportScreen)
    screen.field.value = str(path)
    await pilot.press("enter")
    await settled(pilot)


async def on_notes(pilot: Pilot[None]) -> PlacesScreen:
    """Where each card begins."""
    screen = await comes(pilot, PlacesScreen)
    await settled(pilot)
    return screen


async def all_placed(pilot: Pilot[None]) -> PlacesScreen:
    """The paragraphs before the first card go to card 2, and everything else is right."""
    screen = await on_notes(pilot)
    if screen.placing.unplaced:
        await pilot.press("home", "enter")
        await settled_dialog(pilot)
        await pilot.press("2")
        await settled(pilot)
    while not screen.page.has_seen_all:
        await pilot.press("pagedown")
    await pilot.press("a")
    await pilot.pause()
    return screen


async def settled_dialog(pilot: Pilot[None]) -> None:
    """Wait for the list of cards."""
    from interview_tui.tui.interview.go_to import GoTo

    await comes(pilot, GoTo)


async def who(pilot: Pilot[None]) -> WhoScreen:
    """Everything has its place: on to who it was."""
    await all_placed(pilot)
    await pilot.press("ctrl+s")
    screen = await comes(pilot, WhoScreen)
    await settled(pilot)
    return screen


def fill_in(screen: WhoScreen, interviewer: str = "Noor", interviewee: str = "Sam", day: str = "3-11-2025") -> None:
    """Fill in who and when."""
    screen.interviewer.field.value = interviewer
    screen.interviewee.field.value = interviewee
    screen.day.field.value = day
