"""What was noted as it is read back: one page, where we are on it, and what was done there."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview import readback
from interview_tui.interview.model import Answer, Status
from interview_tui.language import N_, _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import saved_label
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.read_back.page import ReadBackItem, ReadBackPage, ending, opening

_BESIDE: Final = frozenset({"only_us", "readers", "undo_change"})


class ReadBackView(DeskScreen):
    """The page, and the answer on it that is talked about."""

    CSS_PATH = "screen.tcss"

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    page = query_one(ReadBackPage)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.titles: dict[int, str] = {}
        self.said = ""

    @property
    def card(self) -> int:
        """The card whose answer is talked about; 0 on an empty page, where no command asks."""
        return self.page.here or 0

    @property
    def answer(self) -> Answer:
        """The answer that is talked about."""
        return self.interview.answer(self.card)

    def title_of(self, card: int) -> str:
        """The number and the title of a card."""
        return f"{card}. {self.titles[card]}"

    def compose_body(self) -> ComposeResult:
        """Header, page, a line about what was done, the bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with Horizontal(id="middle"):
            yield ReadBackPage()
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """From here on the interview is held; show all of it."""
        if self.interview.status is Status.DRAFT:
            self.desk.change(readback.hold(self.interview))
        self.read_titles()
        self.watch(self.app, "saving", self._show_status, init=False)
        self.watch(self.app, "apart", self._show_status, init=False)
        await self.show_page()

    def read_titles(self) -> None:
        """Take the titles of the cards, as they stand in the file."""
        document = read_document(self.desk.contents())
        self.titles = {section.number: section.title for section in document.cards()}

    async def show_page(self, said: str = "") -> None:
        """The page as it is now; `said` is what was just done, in words."""
        self.said = said
        self.is_cautious = self.is_cautious and not said
        held = self.interview
        items = [
            ReadBackItem(number, title, held.answer(number), held.lang, held.sharing)
            for number, title in self.titles.items()
            if held.answer(number)
        ]
        await self.page.show(opening(held, items, self.widest), items, ending(held, items))
        self._show_status()

    @on(ReadBackPage.Moved)
    def _show_status(self) -> None:
        """Where we are, what was decided, whether it is on disk; and the keys that do something here."""
        if not self.is_mounted:
            return
        held, numbers = self.interview, self.page.numbers
        self.header.left = header_line(held, N_("Reading back · {interviewer} with {interviewee}"))
        if self.page.here in numbers:
            place = _("answer {number} of {total}").format(number=numbers.index(self.page.here) + 1, total=len(numbers))
            self.header.right = Content.styled(place, "$quiet")
        self.status.left = Content.styled(self.said, "$secondary") if self.said else self._more_keys()
        self.status.right = Content.styled(saved_label(self.app.saving), "$success")
        notice = self.query_one("#notice", Static)
        text = self.attention()
        notice.update(plain(text))
        notice.set_class(text == self.caution(), "-quiet")
        notice.display = bool(text)
        self.query_one(KeysBar).refresh()

    def _more_keys(self) -> Content:
        """The keys for what is not in the bar and may be wanted here."""
        commands = [command for command in self.live_commands() if command.id in _BESIDE]
        shown = [f"{self.key_of(command.id)} {_(command.label)}" for command in commands]
        return Content.styled("   ".join(shown), "$quiet")
