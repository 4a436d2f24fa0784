"""The screen on which an interviewer looks back on the questions asked. It is computed each time, never saved."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.cards.model import Kind, QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Interview, Status
from interview_tui.interview.probing.looking_back import all_asked, look_back, to_try
from interview_tui.language import LANGUAGES, _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import LOOK_BACK
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import named, plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.learning.look_back_words import suggested, told


class LookBackScreen(CommandScreen[None]):
    """Show the look back on one interview; `cards` are those it was held with, None if they are not available."""

    CSS_PATH = "look_back.tcss"
    commands = LOOK_BACK

    def __init__(self, interview: Interview, cards: QuestionSet | None) -> None:
        super().__init__()
        self._interview = interview
        self._cards = cards

    def compose_body(self) -> ComposeResult:
        """Compose the page and the keys bar."""
        yield Line(id="header")
        with VerticalScroll(id="look-page", can_focus=False):
            yield Static(id="look-text", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Compute the page and show it."""
        header = self.query_one("#header", Line)
        header.left = plain(pair(self._interview), "$quiet")
        header.right = Content.styled(_("for you alone; kept nowhere"), "$quiet")
        self.query_one("#look-text", Static).update(self._page())

    def _page(self) -> Content:
        interview, cards = self._interview, self._cards
        known = [self.app.start.cards, *(shipped(lang) for lang in LANGUAGES)]
        found = look_back(interview, cards, known)
        used = [text for _number, answer in interview.answered() for text in all_asked(answer.note)]
        done = set(Kind) - set(found.never)
        suggestions = to_try(done, (cards or self.app.start.cards).cards, interview.lang, avoid=used)
        return Content("\n\n").join(
            [
                Content.styled(_("Look back on your questions"), "bold $primary"),
                *(plain(line) for line in told(found)),
                suggested(suggestions),
            ]
        )

    def action_turn(self, by: int) -> None:
        """Scroll the page."""
        page = self.query_one("#look-page", VerticalScroll)
        page.scroll_relative(y=by * max(page.size.height // 2, 1), animate=False)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)


async def look_back_at(app: Host, path: Path) -> str:
    """Show the look back on the interview in that file; return why there is none, "" if there is one."""
    try:
        document = (await asyncio.to_thread(open_file, path)).document
    except UnreadableFile as error:
        return f"{named(path)}: {error.told}"
    if document.interview.status is Status.DRAFT:
        return _("You look back on an interview once it was held: round it off first.")
    app.push_screen(LookBackScreen(document.interview, app.decks.cards_for(document.interview, document)))
    return ""
