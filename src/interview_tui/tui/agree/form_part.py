"""What follows from the form on the screen of the questions: who sits where, who may read, the time, a tip."""

from __future__ import annotations

import asyncio
import datetime
from typing import ClassVar, Final

from textual import events, on, work
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.forms.starting import begin
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _, clean
from interview_tui.start import Start
from interview_tui.transcripts.format.file_names import new_id
from interview_tui.transcripts.library.listing import FolderTrouble
from interview_tui.tui.agree.asked_field import AskedField
from interview_tui.tui.agree.checking import cards_in, circles, minutes_in
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import Line
from interview_tui.tui.kit.widgets.choice import Choice
from interview_tui.tui.kit.widgets.line_field import LineField

_ROOMY: Final = 22  # rows from which there is room for a tip
_TIP_COLUMNS: Final = 76  # as wide as it is at most (agree.tcss)


class FormPart(CommandScreen[None]):
    """The fields, as the chosen form has them. What the user chose or typed is kept."""

    commands: ClassVar[tuple[Command, ...]] = ()
    folded = True  # a subclass makes it a reactive one

    interviewer = query_one("#interviewer", LineField)
    interviewee = query_one("#interviewee", LineField)
    listeners = query_one("#listeners", LineField)
    sharing = query_one("#sharing", Choice)
    form = query_one("#form", Choice)
    team = query_one("#team", LineField)
    organisation = query_one("#organisation", LineField)
    minutes = query_one("#minutes", LineField)
    cards = query_one("#cards", LineField)

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._readers: Circle | None = None  # as the user chose
        self._minutes_put = ""

    @property
    def chosen_form(self) -> Form:
        """The form that is chosen."""
        return self._start.forms.form(self.form.value)

    @property
    def _is_usual(self) -> bool:
        """Whether it is the form that is there for who chooses none."""
        return self.chosen_form is self._start.forms.forms[0]

    @on(Choice.Changed, "#form")
    def show_form(self) -> None:
        """Everything that follows from the form."""
        form = self.chosen_form
        self.query_one("#header", Line).right = Content() if self._is_usual else plain(form.name, "$quiet")
        for name, question in (
            ("interviewer", form.interviewer or _("Who asks")),
            ("interviewee", form.interviewee or _("With whom")),
            ("listeners", form.listeners),
        ):
            asked = self.query_one(f"#{name}-field", AskedField)
            asked.ask(question)
            asked.display = bool(question)
        self._show_readers(form)
        if self.minutes.value == self._minutes_put:
            self.minutes.value = self._minutes_put = str(self._start.minutes_for(form))
        hint = _("those of this way of use; or numbers such as 3, 4, 11")
        usual = _("all {count}; or numbers such as 3, 4, 11").format(count=len(self._start.cards.cards))
        self.cards.placeholder = hint if form.cards else usual
        self.show_form_line()
        self._show_tip(self.size.height)

    @on(AskedField.Resized)
    def keep_in_sight(self) -> None:
        """What stands above the field with the focus may take other rows now."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _show_readers(self, form: Form) -> None:
        sharing = self.sharing
        chosen = min(form.widest, form.sharing if self._readers is None else self._readers)
        sharing.offer(circles(form.widest), chosen.key)
        fixed = form.widest is Circle.PRIVATE
        sharing.display = self.query_one("#sharing-question").display = not fixed
        self.query_one("#sharing-fixed").display = fixed

    @on(Choice.Changed, "#sharing")
    def _readers_chosen(self) -> None:
        """From here on the user's choice counts."""
        self._readers = Circle[self.sharing.value.upper()]

    def show_form_line(self) -> None:
        """When to choose it, where the fold hides that."""
        line = self.query_one("#form-line", Static)
        line.update(plain(self.chosen_form.choose, "$quiet"))
        line.display = self.folded and not self._is_usual

    def _show_tip(self, height: int) -> None:
        """The first tip, where there is room, and the key for the others."""
        tips = self.chosen_form.tips
        tip = self.query_one("#agree-tip", Static)
        tip.display = bool(tips) and height >= _ROOMY
        if tips:
            more = _("{key}: all tips").format(key=self.key_of("tips"))
            first = plain(_("Tip: {tip}").format(tip=tips[0]), "$quiet")
            between = "  " if first.cell_length + len(more) + 2 <= _TIP_COLUMNS else "\n"
            tip.update(Content.assemble(first, between, plain(more, "$quiet")))

    def on_resize(self, event: events.Resize) -> None:
        """The tip is the first to go."""
        super().on_resize(event)
        if self.is_mounted:
            self._show_tip(event.size.height)

    def action_tips(self) -> None:
        """What is wise to know when you ask."""
        from interview_tui.tui.kit.tips import TipsDialog

        self.app.push_screen(TipsDialog(self.chosen_form))

    @property
    def has_tips(self) -> bool:
        """Return whether the form gives tips to whoever asks."""
        return bool(self.chosen_form.tips)

    # --- names, and what was agreed in the end

    @work(exclusive=True, group="names")
    async def offer_names(self) -> None:
        """Names used before are offered while typing."""
        try:
            used = await asyncio.to_thread(self.app.library.names_used)
        except FolderTrouble:
            return
        people = dict.fromkeys((*used.interviewers, *used.interviewees))
        self.interviewer.offered.names = _offerable(people)
        self.interviewee.offered.names = _offerable(dict.fromkeys((*used.interviewees, *used.interviewers)))
        self.team.offered.names = _offerable(dict.fromkeys(used.teams))
        self.organisation.offered.names = _offerable(dict.fromkeys(used.organisations))

    def agreed(self) -> Interview:
        """The interview as it is agreed here; every field is in order."""
        minutes, chosen = minutes_in(self.minutes.line), cards_in(self.cards.line, self._start.cards)
        assert isinstance(minutes, int)
        assert isinstance(chosen, tuple)
        form = self.chosen_form
        return begin(
            id=new_id(),
            date=datetime.date.today(),
            interviewer=self.interviewer.line,
            interviewee=self.interviewee.line,
            cards=self._start.cards,
            forms=self._start.forms,
            form=form.id,
            sharing=Circle[self.sharing.value.upper()],
            minutes=minutes,
            team=self.team.line,
            organisation=self.organisation.line,
            chosen=chosen,
            listeners=self.listeners.line if form.listeners else "",
        )


def _offerable(names: dict[str, None]) -> tuple[str, ...]:
    """Names that a field can hold as they are."""
    return tuple(name for name in names if clean(name) == name)
