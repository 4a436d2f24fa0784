"""What people are called and what was said is shown to the letter on every screen: no markup, no action, no link, and
nothing that a terminal would obey. The texts come from a file, so nothing has cleaned them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.language import visible
from interview_tui.transcripts.forgetting.whole import Removal
from interview_tui.tui.after.relay import RelayDialog
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.give.gone import GoneScreen
from interview_tui.tui.give.preview import PreviewScreen
from interview_tui.tui.give.screen import GiveScreen
from interview_tui.tui.give.take_home import TakeHomeScreen
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.interview.round_off import RoundOff
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.doubts.dialog import DoubtsDialog
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.rename import Rename
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.readers_dialog import ReadersDialog
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.texts import CORPUS
from tests.tui.list.stage import at_list, put, settled
from tests.tui.read_back.stage import comes, to_closing_sentence
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

PAYLOADS = (
    "[/b]",
    "[@click=app.quit]x[/]",
    "[link=http://x]k[/link]",
    "[red on blue]r",
    "$primary {x} {0} %s",
    "\\[b]\\[/b]",
    "Sam\x1b]0;weg\x07\x1b[2J",
    "Sam\u202enettup",
    "Sam\x9b2J\x7f\x00",
    "*a* <b>&lt;`c`",
)
SMALL, LARGE = (80, 24), (120, 40)
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def look(pilot: Pilot[None], *wanted: str) -> None:
    """Everything on the screen is only text; and these texts are there, as far as they fit on a row."""
    app = pilot.app
    for line in app.screen._compositor.render_strips(app.size):
        for segment in line:
            assert not UNSEEN.search(segment.text), repr(segment.text)
            if segment.style is not None:
                assert segment.style.link is None
                assert "@click" not in segment.style.meta
    everything = " ".join(shown(pilot).split())
    for text in wanted:
        assert " ".join(visible(text).split()) in everything, (text, shown(pilot))


def hostile(turn: int) -> Interview:
    """An interview in which everything is called something else; `turn` tells which is called what."""
    who, other, team, organisation, after, closing, note, zodatje = (PAYLOADS[turn:] + PAYLOADS[:turn])[:8]
    return put_in_words(who, other, team, organisation, after, closing, note, zodatje)


def put_in_words(
    who: str, other: str, team: str, organisation: str, after: str, closing: str, note: str, zodatje: str
) -> Interview:
    from tests.builders import interview
    from tests.tui.list.stage import CARDS

    return interview(
        interviewer=who,
        interviewee=other,
        team=team,
        organisation=organisation,
        next=after,
        closing=f"te {closing} blijven.",
        question_set=CARDS.ref,
        sharing=Circle.TEAM,
        at_card=3,
        answers={3: Answer(f"{note}\nDoorgevraagd: {note}", (f"Ik {zodatje}, zodat {note}.",))},
    )


@pytest.mark.slow
@pytest.mark.parametrize(("turn", "size"), [(0, SMALL), (2, LARGE), (4, SMALL), (6, LARGE), (8, SMALL)])
async def test_every_screen_shows_it_to_the_letter(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    held = hostile(turn)
    note = held.answer(3).note.split("\n")[0]
    put(tmp_path, "3f9k2m", **{name: getattr(held, name) for name in FIELDS}, answers=held.answers)
    async with at_list(tmp_path, size) as (pilot, _list):
        look(pilot, held.interviewee)
        await pilot.press("h")
        await comes(pilot, Rename)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, ListScreen)
        await pilot.press("l")
        if size == SMALL:
            await comes(pilot, ReadingScreen)
        await settled(pilot)
        look(pilot, held.interviewer, held.interviewee)
        await pilot.press("escape" if size == SMALL else "l")
        await comes(pilot, ListScreen)
        await pilot.press("enter")
        screen = await comes(pilot, InterviewScreen)
        await settled(pilot)
        look(pilot, note, *([held.interviewee] if size[0] > 100 else []))
        for key, kind in (("ctrl+t", ZodatjeDialog), ("ctrl+g", GoTo), ("ctrl+o", CardLarge), ("f1", HelpScreen)):
            await pilot.press(key)
            await comes(pilot, kind)
            look(pilot, *(["Ik "] if kind is ZodatjeDialog else []))
            if kind is ZodatjeDialog:
                await pilot.press("up", "enter")
                await pilot.pause()
                look(pilot)
            await pilot.press("escape")
            await comes(pilot, InterviewScreen)
        await pilot.press("ctrl+p")
        await comes(pilot, Menu)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, InterviewScreen)
        assert screen.interview.answers == held.answers, "looking changes nothing"
        await pilot.press("alt+a")
        await comes(pilot, RoundOff)
        look(pilot)
        await pilot.press("enter")
        await comes(pilot, ReadBackScreen)
        await settled(pilot)
        look(pilot, held.interviewee, note)
        for key, kind_ in (("h", RewriteDialog), ("w", ReadersDialog), ("g", ReadersDialog)):
            await pilot.press(key)
            await comes(pilot, kind_)
            look(pilot, *([note] if key == "h" else []))
            await pilot.press("escape")
            await comes(pilot, ReadBackScreen)
        await to_closing_sentence(pilot)
        look(pilot, held.interviewee)
        await pilot.press("enter")
        look(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        look(pilot)
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        await settled(pilot)
        look(pilot)
        await pilot.press("w")
        await comes(pilot, RelayDialog)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("c")
        await comes(pilot, GiveScreen)
        await settled(pilot)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("h")
        home = await comes(pilot, TakeHomeScreen)
        await settled(pilot)
        look(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: home.made is not None)
        look(pilot)
        home.action_remove()
        await comes(pilot, Question)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, TakeHomeScreen)
        lost = home.made or tmp_path
        gone = Removal((), left=(lost,), foreign=(lost,), others=(lost,), elsewhere=(tmp_path / held.interviewee,))
        pilot.app.push_screen(GoneScreen(gone, held.interviewee, lost, tmp_path))
        await comes(pilot, GoneScreen)
        look(pilot)
        pilot.app.pop_screen()
        await comes(pilot, TakeHomeScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("t")
        await comes(pilot, GiveScreen)
        await settled(pilot)
        look(pilot)
        await pilot.press("alt+v")
        await comes(pilot, PreviewScreen)
        look(pilot)
        await pilot.press("escape")
        await comes(pilot, GiveScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("escape")
        await comes(pilot, ListScreen)
        await settled(pilot)
        look(pilot, held.interviewer, held.interviewee)


@pytest.mark.parametrize("turn", range(0, len(PAYLOADS), 2))
async def test_the_bin_shows_it_to_the_letter(tmp_path: Path, turn: int) -> None:
    held = hostile(turn)
    path = put(tmp_path, "3f9k2m", interviewee=held.interviewee)
    async with at_list(tmp_path) as (pilot, _list):
        await pilot.press("v")
        await wait_until(pilot, lambda: not path.exists())
        await settled(pilot)
        look(pilot, held.interviewee)
        await pilot.press("p")
        await comes(pilot, BinDialog)
        await wait_until(pilot, lambda: "verwijderd op" in shown(pilot))
        look(pilot, held.interviewee)


FIELDS = ("interviewer", "interviewee", "team", "organisation", "next", "closing", "sharing", "at_card")


@pytest.mark.parametrize("part", range(4))
async def test_every_nasty_text_as_a_note_a_so_that_and_a_name(tmp_path: Path, part: int) -> None:
    """All of them in one interview, on the page that is read back and in the transcript; each name in the list."""
    texts = [text for text in CORPUS[part::4] if 0 < len(text) < 300]
    answers = {3: Answer("\n".join(texts), tuple(" ".join(text.split()) or "x" for text in texts[:80]))}
    put(tmp_path, "3f9k2m", answers=answers)
    for number, name in enumerate(text.replace("\n", " ") for text in texts[:12]):
        put(tmp_path, f"x{number:05}", interviewee=name, team=name, at_card=5)
    async with at_list(tmp_path, (120, 60)) as (pilot, _screen):
        look(pilot)
        await pilot.press("end", "home")
        await settled(pilot)
        look(pilot)
        await pilot.press("l")
        await settled(pilot)
        look(pilot)
        await pilot.resize_terminal(90, 60)
        await pilot.press("l")
        await comes(pilot, ReadingScreen)
        await settled(pilot)
        for _page in range(12):
            look(pilot)
            await pilot.press("pagedown")


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("text", PAYLOADS[:-1])
async def test_words_that_are_not_certain_are_shown_to_the_letter(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    path = put(tmp_path, "3f9k2m", interviewee=text, sharing=Circle.TEAM, answers={3: Answer(f"Koffie {text}")})
    path.write_bytes(path.read_bytes().replace(b"Koffie", b"Thee"))
    async with at_list(tmp_path, size) as (pilot, _list):
        await pilot.press("enter")
        await comes(pilot, InterviewScreen)
        await pilot.press("alt+z")
        await comes(pilot, DoubtsDialog)
        look(pilot, f"Thee {text}")
