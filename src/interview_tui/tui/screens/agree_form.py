"""What follows from the form on the screen of the questions: who sits where, who may read, the time, a tip."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.start import Start
from interview_tui.tui.agreed import circles
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.command import Command, shown_key
from interview_tui.tui.plain import plain
from interview_tui.tui.widgets.asked_field import AskedField
from interview_tui.tui.widgets.bars import Line
from interview_tui.tui.widgets.choice import Choice
from interview_tui.tui.widgets.line_field import LineField

_ROOMY: Final = 22  # rows from which there is room for a tip


class FormPart(CommandScreen[None]):
    """The part of the screen that is as the chosen form has it. What the user chose or typed is kept."""

    commands: ClassVar[tuple[Command, ...]] = ()
    folded = True  # a subclass makes it a reactive one

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._readers: Circle | None = None  # as the user chose
        self._minutes_put = ""

    @property
    def chosen_form(self) -> Form:
        """The form that is chosen."""
        return self._start.forms.form(self.query_one("#form", Choice).value)

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
        minutes = self.query_one("#minutes", LineField)
        if minutes.value == self._minutes_put:
            minutes.value = self._minutes_put = str(self._start.minutes_for(form))
        hint = _("those of this way of use; or numbers such as 3, 4, 11")
        usual = _("all {count}; or numbers such as 3, 4, 11").format(count=len(self._start.cards.cards))
        self.query_one("#cards", LineField).placeholder = hint if form.cards else usual
        self.show_form_line()
        self._show_tip(self.size.height)

    @on(AskedField.Resized)
    def keep_in_sight(self) -> None:
        """What stands above the field with the focus may take other rows now."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _show_readers(self, form: Form) -> None:
        sharing = self.query_one("#sharing", Choice)
        chosen = min(form.widest, form.sharing if self._readers is None else self._readers)
        sharing.offer(circles(form.widest), chosen.key)
        fixed = form.widest is Circle.PRIVATE
        sharing.display = self.query_one("#sharing-question").display = not fixed
        self.query_one("#sharing-fixed").display = fixed

    @on(Choice.Changed, "#sharing")
    def _readers_chosen(self) -> None:
        """From here on the user's choice counts."""
        self._readers = Circle[self.query_one("#sharing", Choice).value.upper()]

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
            key = next(command.keys for command in self.commands if command.id == "tips")
            more = _("{key}: all tips").format(key=shown_key(self.app.keymap_of_user.get("tips", key)))
            tip.update(plain(_("Tip: {tip}").format(tip=tips[0]) + f"  {more}", "$quiet"))

    def on_resize(self, event: events.Resize) -> None:
        """The tip is the first to go."""
        super().on_resize(event)
        if self.is_mounted:
            self._show_tip(event.size.height)

    def action_tips(self) -> None:
        """What is wise to know when you ask."""
        from interview_tui.tui.screens.tips import TipsDialog

        self.app.push_screen(TipsDialog(self.chosen_form))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There may be no tips."""
        return not (action == "tips" and self.is_mounted and not self.chosen_form.tips)
