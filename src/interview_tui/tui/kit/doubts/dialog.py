"""The dialogs about a file in which it is not certain who may read what, and mending it."""

from __future__ import annotations

import asyncio
from collections.abc import Set

from textual import events, on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.language.lists import listed
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.mending.contents import CannotMend
from interview_tui.transcripts.mending.doubts import Doubts, Outcome, look
from interview_tui.transcripts.mending.files import mend_desk
from interview_tui.transcripts.mending.outcome_words import effect
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.doubts.pane import DoubtsPane, answer
from interview_tui.tui.kit.doubts.words import done, keeping, title, title_of_one
from interview_tui.tui.kit.host import Host


async def clear_up(app: Host, desk: Desk, widest: Circle) -> str:
    """Show what is not certain in the file on `desk`, and mend it if the user says so; return what was done.

    That is "" if nothing was. `widest` is the circle that may read something of the interview at most, by its form.
    """
    told = desk.doubts
    found = await asyncio.to_thread(look, desk.contents(), widest, told)
    if not found.told:
        desk.look_again()
        return _("Nothing is uncertain any more.")
    return await app.push_screen_wait(DoubtsDialog(desk, found)) or ""


class DoubtsDialog(Dialog[str]):
    """Show what is not certain, and what either answer does; mend the file as was chosen. Return what was done.

    Nobody can say that all is right who has not had all of it in sight.
    """

    CSS_PATH = "dialog.tcss"

    pane = query_one(DoubtsPane)

    def __init__(self, desk: Desk, found: Doubts) -> None:
        super().__init__()
        self._desk = desk
        self._found = found

    def compose(self) -> ComposeResult:
        """Compose the findings and the answers."""
        yield DoubtsPane(title(len(self._found.told)), self._found.told, self._answers())

    def on_mount(self) -> None:
        """Say what has to be done in the file itself, if anything."""
        self.pane.say_trouble(self._obstacle())

    def on_resize(self, _event: events.Resize) -> None:
        """Give the findings the rows that are left."""
        self.pane.fit()

    def _answers(self) -> list[Option]:
        """Return the answers, each with what it does. One that is not possible is left out."""
        found = self._found
        answers = _two_answers(found, self._desk.interview.interviewee)
        if found.one_by_one:
            text = _("Card {numbers}, one after the other.").format(numbers=listed([*map(str, found.one_by_one)]))
            answers.append(answer("each", _("Choose for each answer"), text))
        return [*answers, answer("later", _("Look at it later"), _("Until then nothing goes to others."))]

    def _obstacle(self) -> str:
        """Return what has to be done before there is anything to choose; "" if there is nothing."""
        if not self._found.obstacle:
            return ""
        text = _("Solve that first in the file itself, with another program; then you can choose here.")
        if self._found.right is not None:
            text = _("If that is not right, change it in the file itself, with another program.")
        told = {doubt.problem.told for doubt in self._found.told}
        return text if self._found.obstacle in told else f"{self._found.obstacle} {text}"

    def action_close(self) -> None:
        """Close without a change."""
        self.dismiss("")

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the file as was chosen, or close. What was not all in sight cannot be confirmed yet."""
        kept, right = self._found.kept, self._found.right
        if event.option.id == "keep" and kept is not None:
            self._mend(kept, confirmed=False)
        elif event.option.id in ("right", "each") and not self.pane.seen_all:
            self.pane.look_on()
        elif event.option.id == "right" and right is not None:
            self._mend(right, confirmed=True)
        elif event.option.id == "each" and right is not None and kept is not None:
            self._choose_for_each(kept, right)
        else:
            self.dismiss("")

    @work(exclusive=True, group="doubts-each")
    async def _choose_for_each(self, kept: Outcome, right: Outcome) -> None:
        """Ask about one answer after the other, and mend the file so; nothing changes if one of them is left open."""
        self.pane.visible = False  # else its edges show around the smaller ones
        narrow = await self._narrow_ones()
        self.pane.visible = True
        self.query_one(OptionList).focus()
        if narrow is not None:
            self._mend(right.but(kept, narrow), confirmed=True, but=narrow)

    async def _narrow_ones(self) -> set[int] | None:
        """Ask about one answer after the other; return those that stay narrow, None if one stays open."""
        numbers = self._found.one_by_one
        narrow: set[int] = set()
        for at, number in enumerate(numbers, start=1):
            name = self._desk.interview.interviewee
            about = AnswerDialog(title_of_one(number, at, len(numbers)), self._found.about(number), name)
            is_right = await self.app.push_screen_wait(about)
            if is_right is None:
                return None
            if not is_right:
                narrow.add(number)
        return narrow

    @work(exclusive=True, group="doubts")
    async def _mend(self, outcome: Outcome, *, confirmed: bool, but: Set[int] = frozenset()) -> None:
        """Mend the file and close; if it cannot be mended, say why."""
        try:
            await asyncio.to_thread(mend_desk, self._desk, confirmed=confirmed, but=but)
        except UnreadableFile as error:
            self.pane.say_trouble(error.told)
        except (CannotMend, FileTrouble) as error:
            self.pane.say_trouble(str(error))
        else:
            self.dismiss(done(outcome))


class AnswerDialog(Dialog[bool | None]):
    """Show what is not certain about one answer; return whether it is right as it is, or None if that stays open."""

    CSS_PATH = "dialog.tcss"

    pane = query_one(DoubtsPane)

    def __init__(self, about: str, found: Doubts, interviewee: str) -> None:
        super().__init__()
        self._about = about
        self._found = found
        self._interviewee = interviewee

    def compose(self) -> ComposeResult:
        """Compose the findings about the answer, and what can be said of it."""
        back = answer("back", _("Back to all of them"), _("Nothing has changed yet."))
        answers = [*_two_answers(self._found, self._interviewee), back]
        yield DoubtsPane(self._about, self._found.told, answers)

    def on_resize(self, _event: events.Resize) -> None:
        """Give the findings the rows that are left."""
        self.pane.fit()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Return what was chosen. What was not all in sight cannot be confirmed yet."""
        if event.option.id == "right" and not self.pane.seen_all:
            self.pane.look_on()
        else:
            self.dismiss({"keep": False, "right": True}.get(event.option.id or ""))


def _two_answers(found: Doubts, interviewee: str) -> list[Option]:
    """Return the answers that keep it narrow and confirm it, as far as they are possible, each with what it does."""
    kept, right = found.kept, found.right
    answers: list[Option] = []
    if kept is not None:
        answers.append(answer("keep", keeping(kept, right), effect(kept)))
    if right is not None and right != kept:
        text = _("It is right as it is: {name} has seen it, and agrees") if interviewee else _("It is right as it is")
        wider = kept is None or bool(right.gains(kept))
        style = "$warning" if wider else "$quiet"
        answers.append(answer("right", text.format(name=interviewee), effect(right), style))
    return answers
