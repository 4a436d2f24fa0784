"""What two colleagues agree before they begin: three questions, and the rest folded."""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _
from interview_tui.start import Start
from interview_tui.tui.agree.asked_field import AskedField
from interview_tui.tui.agree.checking import USUAL_MINUTES, cards_in, circles, forms, minutes_in
from interview_tui.tui.agree.form_part import FormPart
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import AGREE
from interview_tui.tui.kit.line_problems import name_problem, text_problem
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Choice, Press
from interview_tui.tui.kit.widgets.line_field import LineField


class AgreeScreen(FormPart, CommandScreen[None]):
    """Who, with whom, who may read it. Enter goes on, and begins after the last question.

    `straight_on`: all is filled in, so go on at once to what else is to be agreed.
    """

    CSS_PATH = "screen.tcss"
    commands = AGREE
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    folded: var[bool] = var(True)

    more = query_one("#more", Press)

    def __init__(self, start: Start, *, straight_on: bool = False) -> None:
        super().__init__(start)
        self._straight_on = straight_on
        self._begun = False

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """The questions, the fold, the button."""
        start = self._start
        empty = _("may stay empty")
        yield Line(id="header")
        with VerticalScroll(id="questions", can_focus=False):
            yield Static(id="form-line", markup=False)
            yield AskedField("interviewer", "", start.interviewer, _("your own name"))
            yield AskedField("interviewee", "", start.interviewee, _("the name of your colleague"))
            yield AskedField("listeners", "", "", empty)
            yield Static(_("Who may read this"), id="sharing-question", classes="question", markup=False)
            yield Choice(circles(), Circle.PRIVATE.key, id="sharing")
            yield Static(_("This stays between you two: that is what it is for."), id="sharing-fixed", markup=False)
            yield Press("", id="more")
            with Vertical(id="rest"):
                yield Static(_("What for"), classes="question", markup=False)
                yield Choice(forms(start.forms), start.form, id="form")
                yield AskedField("team", _("Team"), start.team, empty)
                yield AskedField("organisation", _("Organisation"), start.organisation, empty)
                usual = _("or {usual}; up and down choose").format(usual=", ".join(map(str, USUAL_MINUTES)))
                yield AskedField("minutes", _("Minutes"), "", usual)
                yield AskedField("cards", _("Cards"), ", ".join(map(str, start.chosen)), "")
            yield Press(_("Begin"), id="begin")
            yield Static(id="agree-tip", markup=False)
        yield Static(_("Enter goes on · → takes a name that is offered"), id="agree-hint", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Begin where something is still to be filled in."""
        self.query_one("#header", Line).left = Content.styled(_("New interview"), "bold $primary")
        start = self._start
        self.folded = not (start.team or start.organisation or start.chosen)
        self.show_form()
        self._show_fold()
        empty = [field for field in (self.interviewer, self.interviewee) if not field.line]
        (empty[0] if empty else self._asked()[-1]).focus()
        self.offer_names()
        if self._straight_on:
            self.action_begin()

    def watch_folded(self) -> None:
        """Show the rest, or only that it is there."""
        if self.is_mounted:
            self._show_fold()

    def _show_fold(self) -> None:
        self.query_one("#rest").display = not self.folded
        self.more.label = _("▸ More: what for, team, minutes, cards") if self.folded else _("▾ Less")
        self.show_form_line()

    # --- from one to the next

    def _asked(self) -> list[Widget]:
        """The questions above the fold, as far as they are asked."""
        asked: list[Widget] = [self.interviewer, self.interviewee]
        asked += [self.listeners] if self.chosen_form.listeners else []
        return [*asked, self.sharing] if self.sharing.display else asked

    @on(Input.Submitted)
    @on(Choice.Done)
    def _on(self, event: Input.Submitted | Choice.Done) -> None:
        """To the next question; after the last one, begin."""
        here = event.control
        order = self._asked()
        if not self.folded:
            order += [self.form, self.team, self.organisation, self.minutes, self.cards]
        if isinstance(here, LineField) and self._problem_of(here):
            return
        at = order.index(here) + 1
        if at < len(order):
            self._to(order[at], order[at])
        else:
            self.action_begin()

    def on_key(self, event: events.Key) -> None:
        """Up and down go from field to field; in the minutes they choose among the usual ones."""
        if event.key not in ("up", "down") or not isinstance(self.focused, LineField):
            return
        event.stop()
        down = event.key == "down"
        if self.focused is self.minutes:
            self.minutes.value = _other_minutes(self.minutes.line, more=not down)
            self.minutes.action_end()
        elif down:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        """The fold, or begin."""
        if event.press is self.more:
            self.action_more()
        else:
            self.action_begin()

    def action_more(self) -> None:
        """Show or fold the rest."""
        self.folded = not self.folded
        field = self._asked()[-1] if self.folded else self.form
        self._to(field, field)

    def _to(self, field: Widget, in_sight: Widget) -> None:
        """Give a field the focus; what should be in sight is scrolled to once it has its place."""
        field.focus(scroll_visible=False)
        self.call_after_refresh(in_sight.scroll_visible, animate=False)

    def action_to_list(self) -> None:
        """Begin nothing."""
        self.app.navigation.show_list()

    # --- what was filled in

    def _problem_of(self, field: LineField) -> str:
        """What is wrong with a field; it is said below it, and the field keeps the focus."""
        if field in (self.interviewer, self.interviewee):
            problem = name_problem(field.line)
        elif field is self.minutes:
            found = minutes_in(field.line)
            problem = found if isinstance(found, str) else ""
        elif field is self.cards:
            cards = cards_in(field.line, self._start.cards)
            problem = cards if isinstance(cards, str) else ""
        else:
            problem = text_problem(field.line)
        asked = self.query_one(f"#{field.id}-field", AskedField)
        asked.say(problem)
        if problem:
            if self.folded and field in self.query("#rest LineField"):
                self.folded = False
            self._to(field, asked)
        return problem

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What was wrong is being put right."""
        self.query_one(f"#{event.input.id}-field", AskedField).say("")

    def action_begin(self) -> None:
        """To the first card, or to what else is to be agreed, or to the first field with something wrong."""
        names = [self.interviewer, self.interviewee, self.listeners]
        fields = [*names, self.team, self.organisation, self.minutes, self.cards]
        if self._begun or any(self._problem_of(field) for field in fields):
            return
        self._begun = True
        if self.chosen_form.agreement:
            self._agree(self.chosen_form, self.agreed())
        else:
            self.app.navigation.begin(self.agreed())

    @work
    async def _agree(self, form: Form, interview: Interview) -> None:
        """Let both read what they agree on; then begin, or stay with the questions."""
        from interview_tui.tui.agree.agreement import AgreementScreen

        if await self.app.push_screen_wait(AgreementScreen(form, interview)):
            self.app.navigation.begin(interview)
        else:
            self._begun = False


def _other_minutes(text: str, *, more: bool) -> str:
    """The next of the usual times; the longest or the shortest stays."""
    now = minutes_in(text)
    if isinstance(now, str):
        return str(USUAL_MINUTES[1])
    others = [usual for usual in USUAL_MINUTES if (usual > now if more else usual < now)]
    return str((others[0] if more else others[-1]) if others else now)
