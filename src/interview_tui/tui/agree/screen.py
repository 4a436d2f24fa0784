"""The screen of a new interview: three questions, and further fields to unfold."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterator
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_tui.forms.model import Form
from interview_tui.forms.starting import begin
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.start import Start
from interview_tui.transcripts.format.file_names import new_id
from interview_tui.transcripts.library.listing import FolderTrouble
from interview_tui.tui.agree.filled import Filled
from interview_tui.tui.agree.more_fields import MoreFields
from interview_tui.tui.agree.readers_choice import ReadersChoice
from interview_tui.tui.fields.asked_field import AskedField
from interview_tui.tui.fields.names import offered
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import AGREE
from interview_tui.tui.kit.line_problems import name_problem
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Choice, Press
from interview_tui.tui.note.line_field import LineField

_TIP_COLUMNS: Final = 76  # as wide as it is at most (screen.tcss)


class AgreeScreen(CommandScreen[None]):
    """Ask who interviews whom, and who may read it. Enter goes on, and begins after the last question.

    `straight_on`: everything is filled in, so begin at once; a form with an agreement shows that first.
    """

    CSS_PATH = ["../fields/asked_field.tcss", "screen.tcss"]
    commands = AGREE
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    interviewer = query_one("#interviewer-field", AskedField)
    interviewee = query_one("#interviewee-field", AskedField)
    listeners = query_one("#listeners-field", AskedField)
    readers = query_one(ReadersChoice)
    more = query_one(MoreFields)

    def __init__(self, start: Start, filled: Filled, *, straight_on: bool = False) -> None:
        super().__init__()
        self._start = start
        self._filled = filled
        self._straight_on = straight_on
        self._begun = False

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the questions, the fields to unfold, and the button that begins."""
        start = self._start
        yield Line(id="header")
        with VerticalScroll(id="questions", can_focus=False):
            yield Static(id="form-line", markup=False)
            yield AskedField("interviewer", "", self._filled.interviewer, _("your own name"), name_problem)
            yield AskedField("interviewee", "", self._filled.interviewee, _("the name of your colleague"), name_problem)
            yield AskedField("listeners", "", self._filled.listeners, _("may stay empty"))
            yield ReadersChoice()
            yield MoreFields(start)
            yield Press(_("Begin"), id="begin")
            yield Static(id="agree-tip", markup=False)
        yield Static(id="agree-hint", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Focus the first empty field."""
        self.query_one("#header", Line).left = Content.styled(_("New interview"), "bold $primary")
        self.watch(self.more, "folded", self._show_form_line, init=False)
        self.follow_form()
        self._first().focus()
        self._offer_names()
        if self._straight_on:
            self.action_begin()

    def _first(self) -> Widget:
        """Return the field to begin at: the first empty one; the first of all, if the names were left here before."""
        empty = [asked.field for asked in (self.interviewer, self.interviewee) if not asked.line]
        if empty:
            return empty[0]
        return self.interviewer.field if self._filled.is_left else self._asked()[-1]

    @property
    def form(self) -> Form:
        """Return the form that is chosen."""
        return self.more.form

    @property
    def _is_usual(self) -> bool:
        """Return whether the form is the default one."""
        return self.form is self._start.forms.forms[0]

    @on(MoreFields.FormChosen)
    def follow_form(self) -> None:
        """Show what depends on the form; keep what the user chose or typed."""
        form = self.form
        self.query_one("#header", Line).right = Content() if self._is_usual else plain(form.name, "$quiet")
        for asked, question in (
            (self.interviewer, form.interviewer or _("Who asks")),
            (self.interviewee, form.interviewee or _("With whom")),
            (self.listeners, form.listeners),
        ):
            asked.ask(question)
            asked.display = bool(question)
        self.readers.follow(form)
        self._show_form_line()
        self._show_tip()

    def _show_form_line(self) -> None:
        """Show when to choose the form, while the form field is folded."""
        line = self.query_one("#form-line", Static)
        line.update(plain(self.form.choose, "$quiet"))
        line.display = self.more.folded and not self._is_usual

    def _show_tip(self) -> None:
        """Show the first tip of the form, and the key for the others; in a low window there is no room for it."""
        tip = self.query_one("#agree-tip", Static)
        tip.set_class(not self.has_tips, "-none")
        if self.has_tips:
            more = _("{key}: all tips").format(key=self.key_of("tips"))
            first = plain(_("Tip: {tip}").format(tip=self.form.tips[0]), "$quiet")
            between = "  " if first.cell_length + len(more) + 2 <= _TIP_COLUMNS else "\n"
            tip.update(Content.assemble(first, between, plain(more, "$quiet")))

    @work(exclusive=True, group="names")
    async def _offer_names(self) -> None:
        """Offer names used before as completions."""
        try:
            used = await asyncio.to_thread(self.app.library.names_used)
        except FolderTrouble:
            return
        for field, names in offered(used).items():
            self.query_one(f"#{field}", LineField).offered.names = names
        self._show_hint()

    # --- from field to field

    def _asked(self) -> list[Widget]:
        """Return the fields above those to unfold that this form asks."""
        asked: list[Widget] = [self.interviewer.field, self.interviewee.field]
        asked += [self.listeners.field] if self.form.listeners else []
        return [*asked, self.readers.choice] if self.readers.is_asked else asked

    @on(Input.Submitted)
    @on(Choice.Done)
    def go_on(self, event: Input.Submitted | Choice.Done) -> None:
        """Go to the next question; after the last one, begin."""
        here = event.control
        if isinstance(here, LineField) and not here.query_ancestor(AskedField).is_in_order():
            return
        order = [*self._asked(), *self.more.in_order_of_asking()]
        at = order.index(here) + 1
        if at < len(order):
            self._focus_field(order[at])
        else:
            self.action_begin()

    def on_key(self, event: events.Key) -> None:
        """Move between the fields with the up and down keys."""
        if event.key in ("up", "down") and isinstance(self.focused, LineField):
            event.stop()
            if event.key == "down":
                self.focus_next()
            else:
                self.focus_previous()

    @on(events.DescendantFocus)
    def _show_hint(self) -> None:
        """Say what the keys do in the field that has the focus."""
        self.query_one("#agree-hint", Static).update(" · ".join(self._ways()))

    def _ways(self) -> Iterator[str]:
        here, order = self.focused, [*self._asked(), *self.more.in_order_of_asking()]
        if isinstance(here, Choice) or here is self.more.minutes.field:
            yield _("the arrows: choose")
        if here in (order[-1], self.query_one("#begin")):
            yield _("Enter: begin")
        else:
            yield _("Enter: more or less") if here is self.query_one("#more") else _("Enter: on")
        if isinstance(here, LineField) and here.offered.names:
            yield _("→ takes a name that is offered")

    def _focus_field(self, field: Widget) -> None:
        """Focus a field, and scroll to it once it is laid out."""
        field.focus(scroll_visible=False)
        self.call_after_refresh(field.scroll_visible, animate=False)

    @on(AskedField.Resized)
    def keep_in_sight(self) -> None:
        """Scroll to the focused field again, after a field above it changed its height."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    # --- what can be done

    @property
    def has_tips(self) -> bool:
        """Return whether the form has tips for the interviewer."""
        return bool(self.form.tips)

    def action_tips(self) -> None:
        """Show the tips for the interviewer."""
        from interview_tui.tui.kit.tips import TipsDialog

        self.app.push_screen(TipsDialog(self.form))

    @on(Press.Pressed, "#more")
    def action_more(self) -> None:
        """Unfold or fold the further fields."""
        self.more.folded = not self.more.folded
        self._focus_field(self._asked()[-1] if self.more.folded else self.more.form_choice)

    def action_to_list(self) -> None:
        """Go to the list without beginning an interview; keep the names for when one comes back."""
        self._filled.interviewer, self._filled.interviewee = self.interviewer.line, self.interviewee.line
        self._filled.listeners = self.listeners.line
        self._filled.is_left = True
        self.app.navigation.show_list()

    @on(Press.Pressed, "#begin")
    def action_begin(self) -> None:
        """Begin the interview, after the agreement if the form has one; with an invalid field, focus that."""
        names = (self.interviewer, self.interviewee, self.listeners)
        if self._begun or not (all(asked.is_in_order() for asked in names) and self.more.are_in_order()):
            return
        self._begun = True
        if self.form.agreement:
            self._agree(self.form, self._agreed())
        else:
            self.app.navigation.begin(self._agreed())

    def _agreed(self) -> Interview:
        """Return the interview as filled in; every field is valid."""
        return begin(
            id=new_id(),
            date=datetime.date.today(),
            interviewer=self.interviewer.line,
            interviewee=self.interviewee.line,
            cards=self._start.cards,
            forms=self._start.forms,
            form=self.form.id,
            sharing=self.readers.circle,
            minutes=self.more.minutes.minutes,
            team=self.more.team.line,
            organisation=self.more.organisation.line,
            chosen=self.more.chosen_cards,
            listeners=self.listeners.line if self.form.listeners else "",
        )

    @work
    async def _agree(self, form: Form, interview: Interview) -> None:
        """Show the agreement; then begin the interview, or stay with the questions."""
        from interview_tui.tui.agree.agreement import AgreementScreen

        if await self.app.push_screen_wait(AgreementScreen(form, interview)):
            self.app.navigation.begin(interview)
        else:
            self._begun = False
