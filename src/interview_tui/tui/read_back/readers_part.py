"""Who may read what: the part of reading back in which the colleague says so."""

from __future__ import annotations

from typing import Final

from textual import work

from interview_tui.forms.which import not_here
from interview_tui.interview import readback
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.tui.kit.command import Command
from interview_tui.tui.read_back.view import ReadBackView

_READERS: Final = frozenset({"only_us", "readers", "readers_of_all"})


class ReadersPart(ReadBackView):
    """The circle of one answer, and of the interview; none is wider than its form allows."""

    async def take_change(self, changed: Interview, said: str) -> None:
        """Take a change that can be undone, and say what it means."""
        raise NotImplementedError

    def live_commands(self) -> list[Command]:
        """The commands that do something now; where it all stays between the two, there is nothing to choose."""
        commands = super().live_commands()
        return [one for one in commands if one.action not in _READERS or self.widest is not Circle.PRIVATE]

    async def _stays_between(self) -> bool:
        """Whether all of it stays between the two; if so, say why there is nothing to choose."""
        if self.widest is Circle.PRIVATE:
            meant = _("This stays between you two: that is what it is for.")
            await self.show_page(meant if self.form is not None else not_here(self.interview))
        return self.widest is Circle.PRIVATE

    async def action_only_us(self) -> None:
        """For the two of them alone; if it was that, as agreed for the whole interview."""
        if await self._stays_between():
            return
        if self.answer.circle is Circle.PRIVATE:
            await self._set_circle(None)
        elif self.interview.circle_of(self.card) is Circle.PRIVATE:
            await self.show_page(_("The whole interview is for you two alone already."))
        else:
            await self._set_circle(Circle.PRIVATE)

    async def _set_circle(self, circle: Circle | None) -> None:
        changed = readback.set_circle(self.interview, self.card, circle)
        readers = words(current()).circles[changed.circle_of(self.card)]
        await self.take_change(changed, _("This answer may be read by: {readers}.").format(readers=readers))

    @work
    async def action_readers(self) -> None:
        """Choose who may read this answer."""
        from interview_tui.tui.read_back.readers_dialog import OWN, ReadersDialog

        if await self._stays_between():
            return
        held, card = self.interview, self.card
        title = self.title_of(card)
        now, widest = self.answer.circle, self.widest
        dialog = ReadersDialog(held.sharing, held.interviewee, answer=title, now=now, widest=widest)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self._set_circle(None if chosen == OWN else Circle[chosen.upper()])

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
            circle = Circle[chosen.upper()]
            said = _("This interview may be read by: {readers}.").format(readers=words(current()).circles[circle])
            await self.take_change(self.interview.change(sharing=circle), said)
