"""Reading back: one page, the colleague reading along, who decides what stays and who reads it."""

from __future__ import annotations

from textual import work

from interview_tui.interview import readback
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.commands import READ_BACK
from interview_tui.tui.read_back.readers_part import ReadersPart


class ReadBackScreen(ReadersPart):
    """Everything that was noted, to read together. Enter is for all of it; a key is only for what must change.

    Every change goes to the desk at once and can be undone until finishing. A finished interview becomes *held* again
    with the first change, not by merely reading it once more.
    """

    commands = READ_BACK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._before: list[Interview] = []

    # --- changing

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

    def _put(self, changed: Interview) -> None:
        """Hand a changed interview to the desk; it is then no longer final."""
        self.desk.change(readback.reopen(changed) if changed.status is Status.FINAL else changed)

    async def take_change(self, changed: Interview, said: str) -> None:
        """Take a change that can be undone, and say what it means."""
        before = self.interview
        if changed != before:
            self._put(changed)
            await self._took(before, said)

    async def _took(self, before: Interview, said: str) -> None:
        self._before.append(before)
        undo = _("{key}: undo").format(key=self.key_of("undo_change"))
        await self.show_page(f"{said} {undo}")
        self.page.call_after_refresh(self.page.bring_into_view)

    async def action_strike(self) -> None:
        """Take this answer back."""
        await self.take_change(readback.strike(self.interview, self.card), _("Struck."))

    async def action_unstrike(self) -> None:
        """Let this answer stand after all."""
        await self.take_change(readback.unstrike(self.interview, self.card), _("It stays."))

    async def action_undo_change(self) -> None:
        """Take back the last change on this page, and go to where it was made."""
        undone = self.interview
        self.desk.change(self._before.pop())
        await self.show_page(_("Taken back."))
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

        title = self.title_of(card)
        await self.app.push_screen_wait(RewriteDialog(title, before.answer(card), before.lang, change))
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
            self.read_titles()
            await self._took(before, _("It is back."))
            self.page.here = next((card for card in cards if card in self.page.numbers), self.page.here)

    # --- moving on

    def action_step(self, by: int) -> None:
        """To the answer before or after."""
        self.said = ""
        self.page.step(by)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    @work
    async def action_all_right(self) -> None:
        """Yes, that is right: the closing sentence, and then it is finished."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        if await self.app.push_screen_wait(ClosingScreen(self.desk, self.titles)):
            self.desk.change(readback.finish(self.interview))
            self.app.show_after(self.desk)
        else:
            await self.show_page()

    def action_back_to_cards(self) -> None:
        """Go on talking."""
        self.desk.change(self.interview.change(status=Status.DRAFT))
        self.app.show_cards(self.desk)
