"""The real app, giving an interview of Noor with Sam on; both are fictional."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from interview_tui.export.account.account import Account
from interview_tui.export.account.formats import Format
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.transcripts.format.document import Document
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.give.screen import GiveScreen
from tests.tui.read_back.stage import ANSWERS, comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

PRIVATE = "dit blijft tussen ons"
TOLD = {
    **ANSWERS,
    7: Answer(f"Ik zeg: {PRIVATE}.", (f"Ik zwijg, zodat {PRIVATE}.",), Circle.PRIVATE),
    8: Answer("Voor iedereen.", (), Circle.ORGANISATION),
}
FINAL = spoken(status=Status.FINAL, answers=TOLD, closing="Het is mijn vak om te wachten.", team="Team Noord")
FINAL = FINAL.change(closing_readers=ClosingReaders.NAMED)


def plain_contents(_document: Document, account: Account, form: Format, mark: str) -> bytes:
    """What stands in for a writer, where the screen is what is tested: every text of the account, at once."""
    said = [one.text for part in (*account.parts, *account.additions) for one in part.said]
    return "\n".join([form.value, mark, account.title, account.names, *said, account.closing]).encode()


@asynccontextmanager
async def giving(
    folder: Path, held: Interview = FINAL, key: str = "t", size: tuple[int, int] = (100, 40)
) -> AsyncIterator[tuple[Pilot[None], GiveScreen]]:
    """The screen that gives it on, as that key of the screen after finishing opens it."""
    async with opened(saved(folder, held), AfterScreen, size) as (pilot, _after):
        await pilot.press(key)
        yield pilot, await ready(pilot)


async def ready(pilot: Pilot[None]) -> GiveScreen:
    """The screen, once it proposes a place, or says why there is nothing to give."""
    screen = await comes(pilot, GiveScreen)
    await wait_until(pilot, lambda: screen.place.field.value or not screen.may_make)
    await pilot.pause()
    return screen


async def made(pilot: Pilot[None]) -> Path:
    """The file that enter makes."""
    screen = await comes(pilot, GiveScreen)
    await pilot.press("enter")
    await wait_until(pilot, lambda: screen.made is not None)
    await pilot.pause()
    assert screen.made is not None
    assert "".join(str(screen.made).split()) in "".join(shown(pilot).split()), "where it is, is said"
    return screen.made


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, on one line."""
    return " ".join(shown(pilot).split())


def given_in(folder: Path) -> list[Path]:
    """The files in a folder besides the transcripts themselves."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".md")
