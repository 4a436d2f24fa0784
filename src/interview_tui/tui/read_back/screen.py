"""Reading back: one page, the colleague reading along, who decides what stays and who reads it."""

from __future__ import annotations

from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.forms.which import not_here
from interview_tui.interview import readback
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.language import N_, _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.commands import READ_BACK
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import saved_label
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.read_back.page import ReadBackItem, ReadBackPage, ending, opening
from interview_tui.tui.read_back.readers import Change, all_for, answer_for, only_us

_BESIDE: Final = frozenset({"only_us", "readers", "undo_change"})
"""The commands told in the status line while nothing was done yet."""
_READERS: Final = frozenset({"only_us", "readers", "readers_of_all"})


class ReadBackScreen(DeskScreen):
    """Everything that was noted, to read together. Enter is for all of it; a key is only for what must change.

    Every change goes to the desk at once and can be undone until finishing. A finished interview becomes *held* again
    with the first change, not by merely reading it once more.
    """

    CSS_PATH = "screen.tcss"
    commands = READ_BACK

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    page = query_one(ReadBackPage)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.titles: dict[int, str] = {}
        self.said = ""
        self._before: list[Interview] = []

    def compose_body(self) -> ComposeResult:
        """Compose the header, the page, a line about what was done, and the bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with Horizontal(id="middle"):
            yield ReadBackPage()
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """Make a draft a held interview, and show all of it."""
        if self.interview.status is Status.DRAFT:
            self.desk.change(readback.hold(self.interview))
        self._read_titles()
        self.watch(self.app, "saving", self._show_status, init=False)
        self.watch(self.app, "apart", self._show_status, init=False)
        await self._show_page()

    def _read_titles(self) -> None:
        """Take the titles of the cards, as they stand in the file."""
        document = read_document(self.desk.contents())
        self.titles = {section.number: section.title for section in document.cards()}

    # --- what is shown

    @property
    def card(self) -> int:
        """Return the card whose answer is talked about; 0 on an empty page, where no command asks."""
        return self.page.here or 0

    @property
    def answer(self) -> Answer:
        """Return the answer that is talked about."""
        return self.interview.answer(self.card)

    @property
    def card_title(self) -> str:
        """Return the number and the title of the card whose answer is talked about."""
        return f"{self.card}. {self.titles[self.card]}"

    async def _show_page(self, said: str = "") -> None:
        """Show the page as it is now; `said` is what was just done, in words."""
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
        """Show where we are, what was decided, whether it is on disk, and the keys that do something here."""
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
        """Return the keys for what is not in the bar and may be wanted here."""
        commands = [command for command in self.live_commands() if command.id in _BESIDE]
        shown = [f"{self.key_of(command.id)} {_(command.label)}" for command in commands]
        return Content.styled("   ".join(shown), "$quiet")

    # --- what can be done now

    @property
    def answer_stands(self) -> bool:
        """Return whether an answer is chosen and it is not struck."""
        return self.page.here is not None and not self.answer.struck

    @property
    def answer_is_struck(self) -> bool:
        """Return whether the chosen answer is struck."""
        return self.page.here is not None and self.answer.struck

    @property
    def has_changed(self) -> bool:
        """Return whether a change can be undone."""
        return bool(self._before)

    def live_commands(self) -> list[Command]:
        """Return the commands that do something now; where all stays between the two, there are no readers to choose.

        The keys of those still say so: a colleague who wants to choose should hear why it cannot be.
        """
        commands = super().live_commands()
        return [one for one in commands if one.action not in _READERS or self.widest is not Circle.PRIVATE]

    # --- changing

    def _put(self, changed: Interview) -> None:
        """Hand a changed interview to the desk; it is then no longer final."""
        self.desk.change(readback.reopen(changed) if changed.status is Status.FINAL else changed)

    async def _take(self, change: Change) -> None:
        """Take a change that can be undone, and say what it means; where nothing changes, only say it."""
        before = self.interview
        if change.interview != before:
            self._put(change.interview)
            await self._took(before, change.said)
        else:
            await self._show_page(change.said)

    async def _took(self, before: Interview, said: str) -> None:
        self._before.append(before)
        undo = _("{key}: undo").format(key=self.key_of("undo_change"))
        await self._show_page(f"{said} {undo}")
        self.page.call_after_refresh(self.page.bring_into_view)

    async def action_strike(self) -> None:
        """Take this answer back."""
        await self._take(Change(readback.strike(self.interview, self.card), _("Struck.")))

    async def action_unstrike(self) -> None:
        """Let this answer stand after all."""
        await self._take(Change(readback.unstrike(self.interview, self.card), _("It stays.")))

    async def action_undo_change(self) -> None:
        """Take back the last change on this page, and go to where it was made."""
        undone = self.interview
        self.desk.change(self._before.pop())
        await self._show_page(_("Taken back."))
        changed = [number for number in self.page.numbers if self.interview.answer(number) != undone.answer(number)]
        self.page.here = changed[0] if changed else self.page.here
        self.page.call_after_refresh(self.page.bring_into_view)

    @work
    async def action_rewrite(self) -> None:
        """Put this answer in other words."""
        from interview_tui.tui.read_back.rewrite import RewriteDialog

        before, card = self.interview, self.card

        def change(note: str, zodatjes: tuple[str, ...]) -> None:
            self._put(self.interview.with_answer(card, note=note, zodatjes=zodatjes))

        await self.app.push_screen_wait(RewriteDialog(self.card_title, before.answer(card), before.lang, change))
        if self.interview.answer(card) == before.answer(card):
            self.desk.change(before)
        else:
            await self._took(before, _("Rewritten."))

    @work
    async def action_earlier(self) -> None:
        """Look at what stood there before much of it went, and take it back."""
        from interview_tui.tui.history.screen import EarlierScreen

        before = self.interview
        if cards := await self.app.push_screen_wait(EarlierScreen(self.desk)):
            self._read_titles()
            await self._took(before, _("It is back."))
            self.page.here = next((card for card in cards if card in self.page.numbers), self.page.here)

    # --- who may read it

    async def _stays_between(self) -> bool:
        """Return whether all of it stays between the two; if so, say why there is nothing to choose."""
        if self.widest is Circle.PRIVATE:
            meant = _("This stays between you two: that is what it is for.")
            await self._show_page(meant if self.form is not None else not_here(self.interview))
        return self.widest is Circle.PRIVATE

    async def action_only_us(self) -> None:
        """Keep this answer between the two, or no longer."""
        if not await self._stays_between():
            await self._take(only_us(self.interview, self.card))

    @work
    async def action_readers(self) -> None:
        """Choose who may read this answer."""
        from interview_tui.tui.read_back.readers_dialog import OWN, ReadersDialog

        if await self._stays_between():
            return
        held, card, now = self.interview, self.card, self.answer.circle
        dialog = ReadersDialog(held.sharing, held.interviewee, answer=self.card_title, now=now, widest=self.widest)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self._take(answer_for(self.interview, card, None if chosen == OWN else Circle[chosen.upper()]))

    @work
    async def action_readers_of_all(self) -> None:
        """Choose who may read the interview as a whole."""
        from interview_tui.tui.read_back.readers_dialog import ReadersDialog

        if await self._stays_between():
            return
        held = self.interview
        dialog = ReadersDialog(held.sharing, held.interviewee, now=held.sharing, widest=self.widest)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self._take(all_for(self.interview, Circle[chosen.upper()]))

    # --- moving on

    def action_step(self, by: int) -> None:
        """Go to the answer before or after."""
        self.said = ""
        self.page.step(by)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    @work
    async def action_all_right(self) -> None:
        """Ask for the closing sentence, and then it is finished."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        if await self.app.push_screen_wait(ClosingScreen(self.desk, self.titles)):
            self.desk.change(readback.finish(self.interview))
            self.app.navigation.show_after(self.desk)
        else:
            await self._show_page()

    def action_back_to_cards(self) -> None:
        """Go on talking."""
        self.desk.change(self.interview.change(status=Status.DRAFT))
        self.app.navigation.show_cards(self.desk)
