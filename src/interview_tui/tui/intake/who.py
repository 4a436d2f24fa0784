"""The screen that asks who it was and when, and makes an interview of the notes: for the two, to be read back."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterator
from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.tui.fields.asked_field import AskedField
from interview_tui.tui.fields.names import offered
from interview_tui.tui.intake.day_held import day_held
from interview_tui.tui.intake.placing import Placing
from interview_tui.tui.intake.taken_in import made_of_notes
from interview_tui.tui.intake.who_filled import WhoFilled
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import IMPORT_WHO
from interview_tui.tui.kit.line_problems import name_problem
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.note.line_field import LineField


class WhoScreen(CommandScreen[None]):
    """Ask for the two names and the day, and for team and organisation; then make the interview.

    Whoever leaves finds what was filled in there again, in `filled`.
    """

    CSS_PATH = ["../fields/asked_field.tcss", "screens.tcss"]
    commands = IMPORT_WHO
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    interviewer = query_one("#interviewer-field", AskedField)
    interviewee = query_one("#interviewee-field", AskedField)
    day = query_one("#day-field", AskedField)
    team = query_one("#team-field", AskedField)
    organisation = query_one("#organisation-field", AskedField)
    said = query_one("#who-said", Static)

    def __init__(self, placing: Placing, filled: WhoFilled) -> None:
        super().__init__()
        self._placing = placing
        self._filled = filled
        self._making = False
        self._tried: tuple[str, ...] = ()  # the lines with which it was made last, or could not be

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the fields, whom it is for, and the button that makes it."""
        filled, empty = self._filled, _("may stay empty")
        yield Line(id="header")
        with VerticalScroll(id="who-page", can_focus=False):
            yield AskedField("interviewer", _("Who asked"), filled.interviewer, _("your own name"), name_problem)
            yield AskedField(
                "interviewee", _("With whom"), filled.interviewee, _("the name of your colleague"), name_problem
            )
            yield AskedField(
                "day", _("On which day"), filled.day, _("such as 24 November, or 2026-11-24"), _day_problem
            )
            yield AskedField("team", _("Team"), filled.team, empty)
            yield AskedField("organisation", _("Organisation"), filled.organisation, empty)
            yield Static(id="who-for", markup=False)
            yield Press(_("Take it in"), id="who-make")
            yield Static(id="who-said", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Focus the first empty field."""
        self.query_one("#header", Line).left = Content.styled(_("Who was it?"), "bold $primary")
        self._say(Content())
        self._show_for()
        empty = [asked.field for asked in self._asked() if not asked.line]
        (empty[0] if empty else self.query_one("#who-make")).focus()
        self._offer_names()

    def _asked(self) -> list[AskedField]:
        return [self.interviewer, self.interviewee, self.day, self.team, self.organisation]

    @on(Input.Changed)
    def _show_for(self) -> None:
        """Say whom it is for, with the name as far as it is there."""
        if tuple(self._lines()) != self._tried:
            self._say(Content())
        name = self.interviewee.line or _("your colleague")
        text = _(
            "It is for the two of you alone, and not finished. Read it back together; "
            "then {name} chooses who may read it."
        )
        self.query_one("#who-for", Static).update(plain(text.format(name=name), "$quiet"))

    def _say(self, text: Content) -> None:
        self.said.update(text)
        self.said.display = bool(text.plain)
        if text.plain:
            self.call_after_refresh(self.said.scroll_visible, animate=False)

    @work(exclusive=True, group="names")
    async def _offer_names(self) -> None:
        """Offer names used before as completions."""
        from interview_tui.transcripts.library.listing import FolderTrouble

        try:
            used = await asyncio.to_thread(self.app.library.names_used)
        except FolderTrouble:
            return
        for field, names in offered(used).items():
            self.query_one(f"#{field}", LineField).offered.names = names

    # --- from field to field

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one to the button."""
        asked = next(one for one in self._asked() if one.field is event.control)
        if asked.is_in_order():
            self._write_day_out()
            order = [*(one.field for one in self._asked()), self.query_one("#who-make")]
            to = order[order.index(asked.field) + 1]
            to.focus(scroll_visible=False)
            self.call_after_refresh(to.scroll_visible, animate=False)

    def _write_day_out(self) -> None:
        """Show which day was understood, with its year."""
        found = day_held(self.day.line, datetime.date.today())
        if isinstance(found, datetime.date) and self.day.line != day(found):
            self.day.field.put(day(found), len(day(found)))

    def on_key(self, event: events.Key) -> None:
        """Move between the fields with the up and down keys."""
        if event.key in ("up", "down"):
            event.stop()
            self.focus_next() if event.key == "down" else self.focus_previous()

    @on(AskedField.Resized)
    def _keep_in_sight(self) -> None:
        """Scroll to the focused field again, after a field above it changed its height."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    # --- making it

    @on(Press.Pressed)
    def _pressed(self) -> None:
        self.action_make()

    def action_make(self) -> None:
        """Make the interview; with a field that is not in order, go there."""
        if self._making or not all(asked.is_in_order() for asked in self._asked()):
            return
        self._write_day_out()
        self._tried = tuple(self._lines())
        self._making = True
        self._make()

    @work(exclusive=True, group="make")
    async def _make(self) -> None:
        """Write the interview and show it in the list; or say why it could not be written, and stay."""
        from interview_tui.intake.errors import IntakeError
        from interview_tui.storage.trouble import FileTrouble

        try:
            path, interview = await asyncio.to_thread(self._write, *self._tried)
        except IntakeError as error:
            self._say(plain(str(error), "$warning"))
        except FileTrouble as error:
            self._say(plain(error.in_full, "$warning"))
        else:
            self.app.navigation.at = path
            self.app.navigation.show_list(made_of_notes(interview))
            return
        finally:
            self._making = False

    def _lines(self) -> Iterator[str]:
        return (asked.line for asked in self._asked())

    def _write(
        self, interviewer: str, interviewee: str, when: str, team: str, organisation: str
    ) -> tuple[Path, Interview]:
        """Write the interview to the folder. For a thread. Raises IntakeError, SaveError."""
        from interview_tui.intake.putting_in import above_of, answers_of, interview_from
        from interview_tui.intake.taking_in import write_new

        start = self.app.start
        date = day_held(when, datetime.date.today())
        assert isinstance(date, datetime.date)
        interview = interview_from(
            answers_of(self._placing.notes, self._placing.starts, start.cards),
            start.cards,
            start.forms,
            date=date,
            interviewer=interviewer,
            interviewee=interviewee,
            team=team,
            organisation=organisation,
            form=start.chosen_form.id,
        )
        deck = self.app.decks.cards_for(interview) or start.cards
        above = above_of(self._placing.notes, self._placing.starts) if self._placing.is_above else ""
        return write_new(interview, start.transcripts, deck, above), interview

    def action_back(self) -> None:
        """Go back to the notes; keep what was filled in."""
        filled = self._filled
        filled.interviewer, filled.interviewee, filled.day, filled.team, filled.organisation = self._lines()
        self.dismiss(None)


def _day_problem(text: str) -> str:
    found = day_held(text, datetime.date.today())
    return found if isinstance(found, str) else ""
